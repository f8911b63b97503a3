"""The text as typed, made ready for Markdown: too large is refused, stray characters go, places are marked.

Markdown forgets where its source stood. So each thing that may be found wrong (a
link, a name in brackets, a list of attributes, a tag) gets one character of a
private plane beside it, which travels through Markdown and tells the place on the
other side. Whatever marks are left over in the end are taken out of the output.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from handbill.keys import Prose
from handbill.problem_kinds import problem
from handbill.problems import Position, Problem

MARK = "[\U000f0000-\U0010fffd]"
"""Matches one mark."""

PIPE = "\ue00e"
"""Stands for the bar in `[[Name|words]]`, so that a table does not split there."""

LARGEST_TEXT = 1_000_000
LONGEST_LINE = 20_000
MOST_OPEN = 500
DEEPEST = 20

_FIRST_MARK = 0xF0000
_LAST_MARK = 0x10FFFD
_LEFT_OVER = re.compile(MARK)

_FOREIGN_CLASS = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufffe\uffff\U000f0000-\U0010ffff"
)
_FOREIGN = re.compile(f"[{_FOREIGN_CLASS}]+")

_ALWAYS = rf"""
    (?P<foreign>[{_FOREIGN_CLASS}]+)
  | (?P<definition>^[ ]{{0,3}}\[(?!\^)[^\[\]\n{_FOREIGN_CLASS}]{{1,500}}\]:[ \t]*\n?[ \t]*<?)(?=\S)
  | (?P<link>\]\([ \t]*\n?[ \t]*<?)
  | (?P<reference>\][ \n]?\[)(?![\^\[])
  | (?P<attributes>\{{:?[ ]*)(?=[.\#][\w-]|[\w:-]{{1,50}}=)
  | (?P<name>\[\[)(?P<named>[^\[\]\n{_FOREIGN_CLASS}]{{1,300}}\]\])(?!\()
  | (?P<address><)(?=[A-Za-z][A-Za-z0-9+.-]{{0,30}}://|[^<>\s!]{{1,100}}@)
"""
_WITH_TAGS = re.compile(_ALWAYS + r"| (?P<tag><)(?=[A-Za-z/?!])", re.VERBOSE | re.MULTILINE)
_WITHOUT_TAGS = re.compile(_ALWAYS, re.VERBOSE | re.MULTILINE)

_NUMBERED = re.compile(r"&#(?:([0-9]{1,4000})|[xX]([0-9A-Fa-f]{1,4000}));?")
_FENCE = re.compile(r"^(?:`{3,}|~{3,})", re.MULTILINE)
_BLANKS_AFTER_FENCE = re.compile(r"(?m)^((?:`{3,}|~{3,})[^\s`~]{0,50})[ \t]{50,}")
_NESTED = re.compile(
    rf"^[ \t]*(?:(?:[-*+]|\d+\.|>)[ \t]*){{{DEEPEST + 1}}}|^(?: {{4}}|\t){{{DEEPEST},}}(?:[-*+]|\d+\.) ",
    re.MULTILINE,
)
_RULE = re.compile(r"[-*_ \t]+$", re.MULTILINE)
_BEFORE_WORDS = " \t>*+-#0123456789.|"


class Marked:
    """A text with its marks, and the way back from a mark to its place."""

    def __init__(self, prose: Prose, *, tags: bool) -> None:
        self.prose = prose
        self.problems: list[Problem] = []
        self._offsets: list[int] = []
        self._in_brackets: set[int] = set()
        self._lines = [0, *(m.end() for m in re.finditer("\n", prose.text))]
        self.fences = tuple(_fences(prose.text))
        marked = "".join(self._pieces(_WITH_TAGS if tags else _WITHOUT_TAGS))
        self.text = _BLANKS_AFTER_FENCE.sub(r"\1 ", marked)  # Markdown tries each split of them
        self._rows: list[str] = []

    def _pieces(self, tokens: re.Pattern[str]) -> Iterator[str]:
        """Yield the text, marked outside of fenced code, without foreign characters anywhere."""
        source, done = self.prose.text, 0
        for start, end in (*self.fences, (len(source), len(source))):
            for found in tokens.finditer(source, done, start):
                yield source[done : found.start()]
                yield self._token(found)
                done = found.end()
            yield source[done:start]
            yield self._native(source[start:end], start)
            done = end

    def _token(self, found: re.Match[str]) -> str:
        if found["foreign"]:
            self._report_foreign(found[0], found.start())
            return ""
        if found["name"]:
            return found["name"] + self._mark(found.start()) + found["named"].replace("|", PIPE)
        at_end = found["definition"] or found["link"] or found["reference"] or found["address"]
        offset = found.end() if at_end else found.start()
        if at_end and not found["address"]:
            self._in_brackets.add(offset)
        return found[0] + self._mark(offset)

    def _native(self, piece: str, start: int) -> str:
        found = _FOREIGN.search(piece)
        if not found:
            return piece
        self._report_foreign(found[0], start + found.start())
        return _FOREIGN.sub("", piece)

    def _report_foreign(self, found: str, offset: int) -> None:
        if self.problems:
            return
        message = f"This text holds a character that cannot be shown (U+{ord(found[0]):04X}). It was left out."
        hint = "Delete it: put the cursor after it and press Backspace once."
        self.problems.append(problem("foreign-character", self.at(offset), message, hint))

    def _mark(self, offset: int) -> str:
        self._offsets.append(offset)
        return chr(min(_FIRST_MARK + len(self._offsets) - 1, _LAST_MARK))

    def at(self, offset: int) -> Position:
        """Return the place of a character of the text as typed."""
        path, line, column = self.prose.position
        if not self.prose.by_line:
            return self.prose.position
        row = bisect_right(self._lines, offset) - 1
        return Position(path, line + row, column + offset - self._lines[row])

    def offset(self, text: str) -> int | None:
        """Return where the first mark in a text stands in the source."""
        found = _LEFT_OVER.search(text)
        return self._offsets[ord(found[0]) - _FIRST_MARK] if found else None

    def place(self, text: str) -> Position:
        """Return the place of the first mark in a text; of the whole text where it has none."""
        offset = self.offset(text)
        return self.prose.position if offset is None else self.at(offset)

    def opening(self, text: str) -> Position:
        """Return the place of the `[` (or `![`) of the link whose mark is the first in a text."""
        offset = self.offset(text)
        if offset is None:
            return self.prose.position
        if offset not in self._in_brackets:
            return self.at(offset - 1)
        source = self.prose.text
        return self.at(_opening(source, source.rfind("]", 0, offset)))

    def find(self, words: str) -> Position:
        """Return the first place of words outside of fenced code; of the whole text where they are not."""
        offset = self.prose.text.find(words)
        for start, end in self.fences:
            if start <= offset < end:
                offset = self.prose.text.find(words, end)
        return self.prose.position if offset < 0 else self.at(offset)

    def row_of(self, block: str, after: int, *, heading: bool = False) -> int | None:
        """Return the number, from 0, of the first line of a block that begins at or below a line.

        `block` is what Markdown was given: marked, with tabs made spaces. Fenced lines are passed over.
        """
        first = block.strip().split("\n", 1)[0].rstrip(" #")
        for row in range(after, len(self._typed_rows())):
            line = self._rows[row]
            if first not in line:
                continue
            begins = line.rstrip().endswith(first) and not line[: line.rindex(first)].strip(
                _BEFORE_WORDS
            )
            if self._is_heading(row) if heading else begins:
                return row
        return None

    def _typed_rows(self) -> list[str]:
        if not self._rows:
            self._rows = self.text.expandtabs(4).split("\n")
            for start, end in self.fences:
                first = bisect_right(self._lines, start) - 1
                last = bisect_right(self._lines, end - 1) - 1
                self._rows[first : last + 1] = [""] * (last + 1 - first)
        return self._rows

    def _is_heading(self, row: int) -> bool:
        if "#" in self._rows[row]:
            return True
        below = self._rows[row + 1].strip(" >") if row + 1 < len(self._rows) else ""
        return bool(below) and (not below.strip("=") or not below.strip("-"))

    def start_of(self, row: int | None) -> Position:
        """Return the place of the first character on a line that is not a blank."""
        if row is None:
            return self.prose.position
        start = self._lines[row]
        line = self.prose.text[start:].split("\n", 1)[0]
        return self.at(start + len(line) - len(line.lstrip()))


def without_forged(html: str) -> str:
    """Return HTML in which no number (`&#xE000;`) stands for a character that only Handbill may write."""
    return _NUMBERED.sub(_genuine, html) if "&#" in html else html


def _genuine(found: re.Match[str]) -> str:
    code = int(found[2], 16) if found[2] else int(found[1])
    foreign = code > _LAST_MARK or _FOREIGN.match(chr(code))
    return "\ufffd" if foreign else found[0]


def without_marks(text: str) -> str:
    """Return a text as the author typed it, with no marks left over."""
    return _LEFT_OVER.sub("", text).replace(PIPE, "|")


def _opening(source: str, closing: int) -> int:
    """Return where the bracket that a `]` closes stands, an image's `!` with it."""
    depth, lowest = 0, max(closing - LONGEST_LINE, 0)
    for index in range(closing, lowest - 1, -1):
        if source[index] in "[]" and (index == 0 or source[index - 1] != "\\"):
            depth += 1 if source[index] == "]" else -1
            if depth == 0:
                return index - 1 if source[index - 1 : index] == "!" else index
    return closing


def _fences(source: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each block of fenced code, as Markdown sees them: closed by the same fence."""
    if "```" not in source and "~~~" not in source:
        return
    closers: dict[str, list[int]] = {}
    openers = list(_FENCE.finditer(source))
    for found in openers:
        line_end = source.find("\n", found.end())
        rest = source[found.end() :] if line_end < 0 else source[found.end() : line_end]
        if not rest.strip(" "):
            closers.setdefault(found[0], []).append(found.start())
    done = 0
    for found in openers:
        if found.start() < done:
            continue
        ends = closers.get(found[0], [])
        after = bisect_right(ends, found.start())
        if after < len(ends):
            line_end = source.find("\n", ends[after])
            done = len(source) if line_end < 0 else line_end + 1
            yield found.start(), done


class _Limit(NamedTuple):
    """One bound on what a person types: where it was passed, in words."""

    offset: int
    words: str
    hint: str


def refused(prose: Prose) -> Problem | None:
    """Return why a text is too large, too deep or too tangled to be read in good time, if it is."""
    limit = _passed(prose.text)
    if limit is None:
        return None
    places = Marked(Prose(prose.text[: limit.offset], prose.position, prose.by_line), tags=False)
    return problem("too-large", places.at(limit.offset), limit.words, limit.hint)


def _passed(text: str) -> _Limit | None:
    if len(text) > LARGEST_TEXT:
        words = f"This text has {len(text):,} characters; {LARGEST_TEXT:,} are the most that one text may have."
        return _Limit(0, words, "Split it into several pages or posts.")
    start = 0
    for line in text.split("\n"):
        if len(line) > LONGEST_LINE:
            words = f"This line has {len(line):,} characters; {LONGEST_LINE:,} are the most that a line may have."
            return _Limit(start, words, "Break it into paragraphs.")
        start += len(line) + 1
    return _deep(text) or _tangled(text)


def _deep(text: str) -> _Limit | None:
    fences = tuple(_fences(text))
    for found in _NESTED.finditer(text):
        in_code = any(start <= found.start() < end for start, end in fences)
        if not in_code and not _RULE.match(text, found.start()):
            words = f"Lists or quotations lie more than {DEEPEST} levels deep here."
            return _Limit(found.start(), words, "Take some of the levels out.")
    return None


_OPEN = (
    (re.compile(r"\["), "]", "[", 'square brackets "["'),
    (re.compile(r"\]\("), ")", "(", 'round brackets "("'),
    (re.compile(r"<[!?a-zA-Z]"), ">", "<", 'angle brackets "<"'),
)


def _tangled(text: str) -> _Limit | None:
    for opening, closing, sign, name in _OPEN:
        if text.count(sign) <= MOST_OPEN:
            continue
        places = [found.start() for found in opening.finditer(text)]
        if len(places) - text.count(closing) > MOST_OPEN:
            words = (
                f"{len(places) - text.count(closing):,} {name} are opened here and never closed."
            )
            return _Limit(places[0], words, f'Close them, or write "\\{sign}" for the sign itself.')
    return None
