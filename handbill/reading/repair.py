"""The line repair: what people type becomes what the YAML scanner reads as they meant it.

One pass over the lines, before the scanner. Each line keeps its number; a line
that is written anew keeps a table of where its parts stood. What cannot be read
as meant is a problem; what strict YAML would have refused or read otherwise is
noted as forgiven.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from handbill.names import fold_key
from handbill.problems import Problem
from handbill.reading import repair_words as say
from handbill.reading.indent import Level
from handbill.reading.repair_keys import Head, Key, read_head, read_key
from handbill.reading.repair_lines import Columns, Draft
from handbill.reading.repair_multiline import ValueLines
from handbill.reading.repair_values import (
    Anchors,
    comment_at,
    double_quoted,
    find_anchors,
    quote_end,
)

_DEEPEST = 50
_MOST_PROBLEMS = 1000  # a file with more of them is no text that a person typed


@dataclass(frozen=True, slots=True)
class Repaired:
    """Text for the scanner, with as many lines as were typed. Lines and columns count from 0.

    `columns` holds, for each line that was written anew, pairs of a column now
    and the column where that stood. `added` are the places of quotation marks
    that nobody typed, `folded` the lines whose value went on over further lines,
    `blocks` the lines with a `|` or `>`, and how far their words are indented.
    """

    text: str
    columns: Mapping[int, Columns]
    added: frozenset[tuple[int, int]]
    folded: frozenset[int]
    blocks: Mapping[int, int]
    problems: tuple[Problem, ...]
    forgiven: tuple[Problem, ...]

    def typed_column(self, line: int, column: int) -> int:
        """Return the column, as typed, of a place in the repaired text."""
        table = self.columns.get(line)
        if not table:
            return column
        number = max(bisect_right(table, (column, 1 << 60)) - 1, 0)
        now, typed = table[number]
        there = max(typed + column - now, 0)
        return min(there, table[number + 1][1]) if number + 1 < len(table) else there


def repair(
    text: str,
    known_keys: frozenset[str],
    path: str = "",
    first_line: int = 1,
    *,
    aliases: bool = True,
) -> Repaired:
    """Return the text as the scanner can read it.

    `known_keys` are folded, `first_line` is the number of the text's first line
    in its file. Without `aliases`, `*name` and `&name` are words everywhere.
    """
    anchors = find_anchors(text) if aliases else Anchors()
    return _Repair(text, known_keys, path, first_line, anchors).run()


class _Repair(ValueLines):
    """One pass over the lines of a file."""

    def run(self) -> Repaired:
        """Read every line."""
        number = 0
        while number < len(self.lines) and len(self.problems) < _MOST_PROBLEMS:
            self.draft = Draft()
            following = self._line(number)
            self._keep_draft(number)
            number = following
        return Repaired(
            "\n".join(self.out),
            self.columns,
            frozenset(self.added),
            frozenset(self.folded),
            self.blocks,
            tuple(self.problems),
            tuple(self.forgiven[n] for n in sorted(self.forgiven)),
        )

    # One line

    def _line(self, number: int) -> int:
        """Read one line; return the number of the next one to read."""
        line = self.lines[number]
        bare = line.strip()
        if not bare or bare[0] == "#":
            return number + 1
        if line[0] in "-.%" and (following := self._marker(number, line)):
            return following
        head = read_head(line)
        rest = line[head.place :].rstrip()
        if len(head.signs) + len(self.levels.open) > _DEEPEST:
            self.problems.append(say.too_deep(self._position(number, head.place)))
            return len(self.lines)
        key = read_key(rest, self.known_keys) if rest else None
        if head.signs and not self._signs(number, head, rest or "-"):
            return self._past_deeper(number, head.indent)
        if not rest:
            return number + 1
        self.started = True
        if head.meant:
            self._forgive(number, len(line) - len(line.lstrip()), "- " * len(head.signs) + rest)
        if key is None:
            return self._words(number, head, rest)
        return self._key(number, head, key)

    def _marker(self, number: int, line: str) -> int:
        """Read a line of hyphens or dots that starts or ends the file; return 0 where it is none."""
        bare = line[: comment_at(line)].rstrip()
        if bare in ("---", "..."):
            if not self.started:
                return number + 1
            if any(self._has_words(n) for n in range(number + 1, len(self.lines))):
                self.problems.append(say.several_documents(self._position(number, 0)))
            return len(self.lines)
        if bare.startswith("%YAML") and not self.started:
            return number + 1
        return 0

    def _signs(self, number: int, head: Head, name: str) -> bool:
        """Place the list signs of a line; report a line that no list can take."""
        for order, sign in enumerate(head.signs):
            above = self.levels.top
            place = self.levels.place(sign.column, is_list=True, inside=order > 0)
            where = self._position(number, sign.place)
            if place.level is None:
                self.problems.append(say.misplaced(where, name, above, is_list=True, lone=False))
                return False
            if place.beside:
                self.problems.append(
                    say.misaligned(where, name, sign.column, place.beside, tab=head.tab)
                )
            self._mark(place.level, name, number, sign.place)
            self.draft.pad_to(place.level.out)
            self.draft.add("-", sign.place)
        return True

    def _mark(self, level: Level, name: str, number: int, at: int) -> None:
        level.name, level.line, level.at, level.awaiting = (
            name,
            number + self.first_line - 1,
            at,
            True,
        )

    # A key

    def _key(self, number: int, head: Head, key: Key) -> int:
        where = self._position(number, head.place)
        if not key.words and not key.quoted and key.end == 0:
            self.problems.append(say.no_key(where, ":", ""))
            self.draft = Draft()
            return self._past_deeper(number, head.indent)
        above = self.levels.top
        place = self.levels.place(head.column, is_list=False, inside=bool(head.signs))
        if place.level is None:
            self.problems.append(
                say.misplaced(where, key.words, above, is_list=False, lone=place.needs_sign)
            )
            return self._past_deeper(number, head.indent)
        if place.beside:
            self.problems.append(
                say.misaligned(where, key.words, head.column, place.beside, tab=head.tab)
            )
        self._mark(place.level, key.words, number, head.place)
        self.draft.pad_to(place.level.out)
        self._write_key(number, head.place, key)
        at = head.place + key.rest
        return (
            self.read_value_at(number, at, head.column, place.level)
            if at < len(self.lines[number])
            else number + 1
        )

    def _write_key(self, number: int, at: int, key: Key) -> None:
        line = self.lines[number]
        typed = line[at : at + key.end]
        if key.meant:
            self._forgive(number, at, f"{key.words}: {line[at + key.rest :]}".strip())
        self.draft.add(
            double_quoted(key.quoted) if key.quoted else typed, at, added=bool(key.quoted)
        )
        before, after = (
            line[at + key.end : at + key.colon],
            line[at + key.colon + 1 : at + key.rest],
        )
        self.draft.add((before if not before.strip(" ") else "") + ":", at + key.end)
        if at + key.rest < len(line):
            self.draft.text += after if after and not after.strip(" ") else " "

    # Words without a key

    def _words(self, number: int, head: Head, rest: str) -> int:
        """Read a line's rest that has no key: a list entry, or a value below its key."""
        top = self.levels.top
        if head.signs and top:
            self.draft.pad_to(head.column + top.shift)
            return self.read_value_at(number, head.place, head.signs[-1].column, top)
        if top and top.awaiting and head.column > top.column:
            self.draft.pad_to(head.column + top.shift)
            return self.read_value_at(number, head.place, top.column, top)
        if not top and self._is_whole_file(number, rest):
            self.draft.pad_to(head.column)
            return self.read_value_at(number, head.place, -1, Level(-1, is_list=False, out=-1))
        return self._no_key(number, head, rest)

    def _is_whole_file(self, number: int, rest: str) -> bool:
        """Tell whether these words, or what they open, are all there is in the file."""
        if rest[0] in "[{&|>" or (rest[0] in "\"'" and quote_end(rest) > 0):
            return True
        heads = [
            (n, read_head(self.lines[n]))
            for n in range(number + 1, len(self.lines))
            if self._has_words(n)
        ]
        return not any(
            head.signs or self._is_known_key(self.lines[n][head.place :]) for n, head in heads
        )

    def _no_key(self, number: int, head: Head, rest: str) -> int:
        known = self._leading_key(rest)
        where, top = self._position(number, head.place), self.levels.top
        if top and number in self.below_blocks and (self.below_blocks[number] or not known):
            self.problems.append(say.not_right_of(where, rest, top.name))
            return self._past_prose(number, head.column)
        self.problems.append(say.no_key(where, rest, known))
        if known == rest:
            key = Key(rest, len(rest), len(rest), len(rest))
            place = self.levels.place(head.column, is_list=False)
            if place.level is not None:
                self._mark(place.level, rest, number, head.place)
                self.draft.pad_to(place.level.out)
                self._write_key(number, head.place, key)
            return number + 1
        return self._past_prose(number, head.column)

    def _leading_key(self, rest: str) -> str:
        """Return the known key that the words begin with, the longest one, or nothing."""
        words = rest.split(" ")
        for count in range(min(4, len(words)), 0, -1):
            key = " ".join(words[:count]).rstrip(" ;=")
            if fold_key(key) in self.known_keys:
                return key
        return ""

    def _past_prose(self, number: int, column: int) -> int:
        """Return the next line that has a key or a list sign, or stands further left."""
        number += 1
        while number < len(self.lines):
            if self._has_words(number):
                head = read_head(self.lines[number])
                rest = self.lines[number][head.place :]
                if (
                    head.signs
                    or head.indent < column
                    or not rest
                    or read_key(rest, self.known_keys)
                ):
                    return number
                if self._leading_key(rest):
                    return number
            number += 1
        return number
