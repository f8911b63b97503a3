"""Values as they stand in their lines, on one line or several, and how they go to the scanner."""

from __future__ import annotations

import re
from typing import NamedTuple

from handbill.reading import repair_words as say
from handbill.reading.indent import Level
from handbill.reading.repair_flow import Piece, Span, read_flow
from handbill.reading.repair_keys import indent_of, read_head
from handbill.reading.repair_lines import Lines
from handbill.reading.repair_values import (
    Shape,
    Value,
    comment_at,
    double_quoted,
    flow_end,
    nothing_after,
    quote_end,
    read_value,
)

_DEEPEST = 50


class _Continuation(NamedTuple):
    """Further lines of a value: its words so far, the next line, and whether strict YAML would have read the same."""

    text: str
    next_line: int
    strict: bool


class ValueLines(Lines):
    """Lines whose values can be read."""

    def read_value_at(self, number: int, at: int, parent: int, level: Level) -> int:
        """Read the value at this place; `parent` is the column that its further lines must stand right of."""
        value = read_value(self.lines[number][at:].rstrip(), self.anchors)
        if value.start:
            self.draft.add(self.lines[number][at : at + value.start], at)
        if value.shape is Shape.EMPTY:
            return number + 1
        level.awaiting = False
        start = at + value.start
        if value.shape in (Shape.QUOTED, Shape.ALIAS):
            self.draft.add(self.lines[number][start : at + value.end], start)
            return number + 1
        if value.shape is Shape.BLOCK:
            return self._block(number, start, parent, level)
        if value.shape in (Shape.FLOW, Shape.DEEP_FLOW):
            return self._flow(number, at, value)
        if value.shape in (Shape.OPEN_QUOTE, Shape.OPEN_FLOW):
            return self._open(number, start, parent, level)
        return self._plain(number, at, value, parent)

    def _plain(self, number: int, at: int, value: Value, parent: int) -> int:
        """Read words; they may go on over further lines."""
        line = self.lines[number]
        further = self._continuation(number, value, parent)
        start, end = at + value.start, at + value.end
        if value.shape is Shape.PLAIN and further.next_line == number + 1:
            self.draft.add(line[start:end], start)
            return number + 1
        if not further.strict or value.shape is Shape.WORDS or line[end:].strip():
            self._forgive(number, start, " ".join(further.text.split()))
        if further.next_line > number + 1:
            self.folded.add(number)
        self._write_words(further.text, start, end, wrapped=value.wrapped)
        return further.next_line

    def _write_words(self, text: str, start: int, end: int, *, wrapped: bool = False) -> None:
        self.draft.add(double_quoted(text), start, added=not wrapped)
        self.draft.add("", end)

    def _continuation(self, number: int, value: Value, parent: int) -> _Continuation:
        """Gather the further lines of words: those that stand further right and are no key and no list entry."""
        text, strict, blank, end = value.text, True, 0, number + 1
        if value.wrapped:
            return _Continuation(text, end, strict)
        for following in range(number + 1, len(self.lines)):
            bare = self.lines[following].strip()
            if not bare:
                blank += 1
            elif bare[0] == "#":
                strict = False
            elif self._goes_on(following, parent):
                cut = comment_at(bare)
                strict = strict and cut == len(bare) and not re.search(r":(?:[ \t]|$)|[ \t]#", bare)
                text += "\n" * blank + bare[:cut].rstrip() if blank else " " + bare[:cut].rstrip()
                blank, end = 0, following + 1
            else:
                break
        return _Continuation(text, end, strict or end == number + 1)

    def _goes_on(self, number: int, parent: int) -> bool:
        head = read_head(self.lines[number])
        if head.indent <= parent or head.signs:
            return False
        return not self._is_known_key(self.lines[number][head.place :])

    def _flow(self, number: int, at: int, value: Value) -> int:
        """Read brackets that close on their line."""
        line = self.lines[number]
        start, end = at + value.start, at + value.end
        if value.shape is Shape.DEEP_FLOW:
            self.problems.append(say.too_deep(self._position(number, start)))
            self._write_words(line[start:end], start, end)
            return number + 1
        reading = read_flow(line, Span(start, end), self.known_keys, self.anchors)
        if reading.unclear:
            self.problems.append(say.unclear_braces(self._position(number, start), reading.unclear))
        if reading.forgiven or reading.words:
            self._forgive(number, start, _reading(reading.pieces) or line[start:end])
        if reading.words or reading.unclear:
            self._write_words(line[start:end], start, end)
            return number + 1
        for piece in reading.pieces:
            self.draft.add(piece.text, piece.column, added=piece.added)
        return number + 1

    # Values on several lines

    def _open(self, number: int, start: int, parent: int, level: Level) -> int:
        """Read a quotation mark or bracket that is not closed on its line."""
        line = self.lines[number]
        sign = line[start]
        last, deepest = self._closing_line(number, start, parent)
        if last and deepest <= _DEEPEST:
            self.draft.add(line[start:], start)
            for following in range(number + 1, last + 1):
                self.out[following] = " " * max(level.shift, 0) + self.lines[following]
            return last + 1
        rest = line[start:].rstrip()
        text = rest[: comment_at(rest)].rstrip()
        if deepest > _DEEPEST:
            self.problems.append(say.too_deep(self._position(number, start)))
        elif sign == "'":
            self._forgive(number, start, text)
        else:
            self.problems.append(say.unclosed(self._position(number, start), sign))
        words = Value(Shape.WORDS, text, end=len(text))
        further = self._continuation(number, words, parent)
        self._write_words(further.text, start, start + len(text))
        if further.next_line > number + 1:
            self.folded.add(number)
        return max(further.next_line, last + 1)

    def _closing_line(self, number: int, start: int, parent: int) -> tuple[int, int]:
        """Return the line on which the mark at this place is closed, or 0, and how deep brackets nest."""
        line = self.lines[number]
        brackets = line[start] in "[{"
        parts = [line[start:]]
        for following in range(number + 1, len(self.lines)):
            further = self.lines[following]
            if further.strip():
                head = read_head(further)
                closes = brackets and further[head.place : head.place + 1] in ("]", "}")
                inside = brackets and line[start] == "{"
                if head.indent <= parent and not closes:
                    break
                if not inside and self._is_known_key(further[head.place :]):
                    break
            parts.append(further)
        if brackets:
            text = "\n".join(part[: comment_at(part)] for part in parts)
            end, deepest = flow_end(text)
        else:
            text = "\n".join(parts)
            end, deepest = quote_end(text), 0
        if end < 0:
            return 0, deepest
        closed = text[:end].count("\n")
        line_end = text.find("\n", end)
        whole = text if line_end < 0 else text[:line_end]
        return (number + closed, deepest) if closed and nothing_after(whole, end) else (0, deepest)

    def _block(self, number: int, start: int, parent: int, level: Level) -> int:
        """Read a `|` or `>` and the words under it, which may be anything."""
        header = self.lines[number][start:].rstrip()
        end = self._block_end(number, parent)
        inner = range(number + 1, end)
        indents = [indent_of(self.lines[n]) for n in inner if self.lines[n].strip()]
        self.below_blocks[end] = not indents
        if not indents or re.search(r"[1-9]", header[:3]):
            self.draft.add(header, start)
            self.out[number + 1 : end] = self.lines[number + 1 : end]
            return end
        least = min(indents)
        base = least + level.shift if least - parent <= 9 else level.out + 2
        base = max(base, 1)  # a file that is one block of words
        sign = "" if indents[0] == least or parent < 0 else str(base - level.out)
        self.draft.add(header[0] + sign + header[1:], start)
        self.blocks[number] = least
        leading = True
        for n in inner:
            leading = leading and not self.lines[n].strip()
            self.out[n] = "" if leading else self._block_line(n, least, base)
        return end

    def _block_end(self, number: int, parent: int) -> int:
        """Return the first line below a block that stands no further right than its key."""
        for following in range(number + 1, len(self.lines)):
            line = self.lines[following]
            if line.strip() and indent_of(line) <= parent:
                return following
        return len(self.lines)

    def _block_line(self, number: int, least: int, base: int) -> str:
        """Return a line of a block with its indent in plain spaces."""
        line = self.lines[number]
        if not line.strip():
            return "" if len(line) <= least else " " * base + line[least:]
        if len(line) - len(line.lstrip(" ")) >= least:
            return " " * base + line[least:]
        self._forgive(number, 0, line.strip())
        return " " * (base + indent_of(line) - least) + line.lstrip()


def _reading(pieces: tuple[Piece, ...]) -> str:
    """Return brackets as they were read, without the quotation marks that were added."""
    return "".join(piece.text[1:-1] if piece.added else piece.text for piece in pieces)
