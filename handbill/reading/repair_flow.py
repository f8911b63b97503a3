"""Lists and keys in brackets on one line: cut at commas, and joined again where the comma belongs to the words.

A comma within parentheses never cuts: `[Alma Reyes (Manager, City of Riverton), Marcus Hill]` are two.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from handbill.names import fold_key
from handbill.reading.repair_values import (
    Anchors,
    Shape,
    double_quoted,
    flow_end,
    is_plain,
    quote_end,
    read_value,
)


class Piece(NamedTuple):
    """Text for the scanner, and where it stood in the line as typed, from 0. `added` where it got quotation marks."""

    text: str
    column: int
    added: bool = False


class Span(NamedTuple):
    """A stretch of a line, from `start` up to `end`."""

    start: int
    end: int


class FlowReading(NamedTuple):
    """How a bracketed value is read.

    `pieces` are for the scanner. `words` where it is no list and no keys, but
    prose in braces. `unclear` names the part that has two readings, or is empty.
    `forgiven` where a comma was taken into a value.
    """

    pieces: tuple[Piece, ...] = ()
    words: bool = False
    unclear: str = ""
    forgiven: bool = False


class _Part(NamedTuple):
    """A key (or none) and its value, as spans."""

    key: Span | None
    value: Span
    joined: bool = False


def read_flow(line: str, span: Span, known_keys: frozenset[str], anchors: Anchors) -> FlowReading:
    """Return how the bracketed value in this stretch of a line is read."""
    return _Flow(line, known_keys, anchors).read(span)


class _Flow:
    """A line with brackets in it."""

    def __init__(self, line: str, known_keys: frozenset[str], anchors: Anchors) -> None:
        self.line = line
        self.known_keys = known_keys
        self.anchors = anchors

    def read(self, span: Span) -> FlowReading:
        inner = Span(span.start + 1, span.end - 1)
        segments = [s for s in self._segments(inner) if s.start < s.end]
        parts = [self._part(s) for s in segments]
        if self.line[span.start] == "{":
            if parts and not any(part.key for part in parts):
                return FlowReading(words=True)
            unclear = self._unclear(parts)
            if unclear:
                return FlowReading(unclear=unclear)
            parts = self._joined(parts)
        return self._written(span, parts)

    def _segments(self, inner: Span) -> Iterator[Span]:
        """Yield what stands between the commas of this bracket, without the spaces around it."""
        start = place = inner.start
        fresh = True
        while place < inner.end:
            character = self.line[place]
            if fresh and character in "\"'" and 0 < quote_end(self.line, place) <= inner.end:
                place = quote_end(self.line, place)
                fresh = False
                continue
            if character in "[{":
                place = max(flow_end(self.line, place)[0], place + 1)
                fresh = False
                continue
            if character == "(":
                place = max(self.line.find(")", place, inner.end), place)
            if character == ",":
                yield self._trimmed(start, place)
                start = place + 1
            fresh = character in ",:" or (fresh and character.isspace())
            place += 1
        yield self._trimmed(start, inner.end)

    def _trimmed(self, start: int, end: int) -> Span:
        text = self.line[start:end]
        return Span(
            start + len(text) - len(text.lstrip()), max(start, end - len(text) + len(text.rstrip()))
        )

    def _part(self, segment: Span) -> _Part:
        """Cut a stretch between commas into key and value."""
        start = segment.start
        quoted = self.line[start] in "\"'" and 0 < quote_end(self.line, start) <= segment.end
        colon = self.line.find(":", quote_end(self.line, start) if quoted else start, segment.end)
        first = True
        while colon >= 0:
            name = self.line[start:colon].strip()
            spaced = colon + 1 == segment.end or self.line[colon + 1].isspace()
            url = self.line.startswith("//", colon + 1)
            glued = first and not url and (quoted or fold_key(name) in self.known_keys)
            if (spaced or glued) and name and "{" not in name and "[" not in name:
                return _Part(self._trimmed(start, colon), self._trimmed(colon + 1, segment.end))
            first = False
            colon = self.line.find(":", colon + 1, segment.end)
        return _Part(None, segment)

    def _is_known(self, part: _Part) -> bool:
        return (
            part.key is not None and fold_key(self._text(part.key).strip("\"'")) in self.known_keys
        )

    def _unclear(self, parts: list[_Part]) -> str:
        """Name the first part that may be a key of its own or go on with the value before it."""
        if parts and parts[0].key is None:
            return self._text(parts[0].value)
        some_known = any(self._is_known(part) for part in parts)
        for before, part in pairwise(parts):
            if part.key is not None and some_known and not self._is_known(part):
                return self._text(Span(part.key.start, part.value.end))
            if part.key is None and self.line[before.value.start : before.value.start + 1] in (
                "{",
                "[",
                '"',
            ):
                return self._text(part.value)
        return ""

    def _joined(self, parts: list[_Part]) -> list[_Part]:
        """Give each part that has no key to the value before it."""
        joined: list[_Part] = []
        for part in parts:
            if part.key is None:
                before = joined.pop()
                joined.append(
                    _Part(before.key, Span(before.value.start, part.value.end), joined=True)
                )
            else:
                joined.append(part)
        return joined

    def _written(self, span: Span, parts: list[_Part]) -> FlowReading:
        pieces = [Piece(self.line[span.start], span.start)]
        forgiven = False
        for number, part in enumerate(parts):
            if number:
                pieces.append(Piece(", ", parts[number - 1].value.end))
            if part.key is not None:
                pieces += [self._words(part.key), Piece(": ", part.key.end)]
            value = self._value(part)
            if value.unclear:
                return value
            pieces += [*value.pieces, Piece("", part.value.end)]
            plain = is_plain(self._text(part.value))
            bent = any(p.added and ("," in p.text or not plain) for p in value.pieces)
            forgiven = forgiven or value.forgiven or part.joined or bent
        pieces.append(Piece(self.line[span.end - 1], span.end - 1))
        return FlowReading(tuple(pieces), forgiven=forgiven)

    def _value(self, part: _Part) -> FlowReading:
        """Return the pieces of one value; brackets inside brackets are read alike."""
        text = self._text(part.value)
        if not text:
            return FlowReading((Piece("", part.value.start),))
        if text[0] in "[{" and flow_end(text)[0] == len(text):
            inner = self.read(part.value)
            if not inner.words:
                return inner
        return FlowReading((self._words(part.value),))

    def _words(self, span: Span) -> Piece:
        text = self._text(span)
        value = read_value(text, self.anchors)
        if value.shape in (Shape.QUOTED, Shape.ALIAS) and value.end == len(text):
            return Piece(text, span.start)
        if value.wrapped:
            return Piece(double_quoted(value.text), span.start)
        if is_plain(text) and not any(c in "?:,[]{}" for c in text):
            return Piece(text, span.start)
        return Piece(double_quoted(text), span.start, added=True)

    def _text(self, span: Span) -> str:
        return self.line[span.start : span.end]
