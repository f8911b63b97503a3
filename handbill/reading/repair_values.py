"""One value on one line: what it is to the scanner, and what it is to the person who typed it."""

from __future__ import annotations

import enum
import re
from typing import NamedTuple

# A comment needs "# " with a space: "#3" and the keycap sign are text.
_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#(?![^\W_]|[\ufe0f\u20e3])")
_DOUBLE = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"')
_SINGLE = re.compile(r"'[^']*(?:''[^']*)*'")
_BLOCK = re.compile(r"[|>](?:[+-]?[1-9]?|[1-9][+-])[ \t]*(?:[ \t]#.*)?")
_BROKEN = re.compile(r":(?:[ \t]|$)|[ \t]#|^[-?:](?:[ \t]|$)")
_INDICATORS = frozenset("*&!@%`>|[]{},\"'#")
_PROPERTY = re.compile(r"[*&]([^\s,\[\]{}]+)")
_ESCAPE = re.compile(
    r'\\(?:[0abt\tnvfre "/\\N_LP]|x[0-9a-fA-F]{2}'
    r"|u(?![dD][89a-fA-F])[0-9a-fA-F]{4}|U000[0-9a-fA-F]{5}|U0010[0-9a-fA-F]{4})"
)
_OPENING, _CLOSING = "\u201c\u201e\u201f\u201d", "\u201d\u201c"
_OPENING_SINGLE, _CLOSING_SINGLE = "\u2018\u201a\u201b", "\u2019\u2018"
_DEEPEST = 50
_DEEPEST_TYPED = (
    8  # brackets deeper than that come from a program, and go to the scanner as they are
)


class Shape(enum.Enum):
    """What a value is. WORDS must be put into quotation marks before the scanner sees them."""

    EMPTY = enum.auto()
    PLAIN = enum.auto()
    WORDS = enum.auto()
    QUOTED = enum.auto()
    FLOW = enum.auto()
    DEEP_FLOW = enum.auto()
    BLOCK = enum.auto()
    ALIAS = enum.auto()
    OPEN_QUOTE = enum.auto()
    OPEN_FLOW = enum.auto()


class Value(NamedTuple):
    """A value: its words where it is PLAIN or WORDS, and where it ends.

    `start` is past an anchor. `wrapped` where quotation marks of any make stood around the words.
    """

    shape: Shape
    text: str = ""
    start: int = 0
    end: int = 0
    wrapped: bool = False


class Anchors(NamedTuple):
    """The names that a file both gives (`&name`) and uses (`*name`)."""

    given: frozenset[str] = frozenset()
    used: frozenset[str] = frozenset()


def find_anchors(text: str) -> Anchors:
    """Return the anchors and aliases that stand as a value, or at the start of one."""
    found = re.findall(r"(?:^|[\s\[{,])([&*])([^\s,\[\]{}*&]+)(?=[\s,\]}]|$)", text)
    return Anchors(
        frozenset(name for sign, name in found if sign == "&"),
        frozenset(name for sign, name in found if sign == "*"),
    )


def comment_at(text: str, start: int = 0) -> int:
    """Return where a comment begins, at or behind `start`, or the length of the text."""
    found = _COMMENT.search(text, start)
    return found.start() if found else len(text)


def nothing_after(text: str, end: int) -> bool:
    """Tell whether only spaces or a comment follow."""
    rest = text[end:]
    return not rest.strip() or (rest[0] in " \t" and not rest[: comment_at(rest)].strip())


def quote_end(text: str, start: int = 0) -> int:
    """Return the place behind the quotation mark that closes the one at `start`, or -1."""
    found = (_DOUBLE if text[start] == '"' else _SINGLE).match(text, start)
    return found.end() if found else -1


def is_plain(text: str) -> bool:
    """Tell whether the scanner reads these words, unquoted, as they were typed."""
    return not (text[0] in _INDICATORS or _BROKEN.search(text) or text != text.strip())


def double_quoted(text: str) -> str:
    """Return the words in quotation marks, as the scanner wants them."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return '"' + escaped.replace("\t", "\\t").replace("\ufeff", "\\ufeff") + '"'


def read_value(rest: str, anchors: Anchors) -> Value:
    """Return what the text behind a key or a list sign is; it starts with no space."""
    if not rest or comment_at(rest) == 0:
        return Value(Shape.EMPTY)
    first = rest[0]
    if first in "\"'":
        return _read_quoted(rest)
    if first in "[{":
        return _read_flow(rest)
    if first in "|>" and _BLOCK.fullmatch(rest):
        return Value(Shape.BLOCK, end=len(rest))
    if first in "*&":
        return _read_property(rest, anchors)
    return _read_words(rest, 0)


def flow_end(text: str, start: int = 0) -> tuple[int, int]:
    """Return the place behind the bracket that closes the one at `start`, or -1, and how deep brackets nest."""
    open_brackets: list[str] = []
    deepest, place, fresh = 0, start, True
    while place < len(text):
        character = text[place]
        if fresh and character in "\"'" and (end := quote_end(text, place)) > 0:
            place, fresh = end, False
            continue
        unclosed = fresh and character == '"'
        if unclosed or (character == "#" and comment_at(text, place) == place):
            break
        if character in "[{":
            open_brackets.append("]" if character == "[" else "}")
            deepest = max(deepest, len(open_brackets))
        elif character in "]}":
            if open_brackets.pop() != character:
                break
            if not open_brackets:
                return place + 1, deepest
        fresh = _stays_fresh(text, place, fresh=fresh)
        place += 1
    return -1, deepest


def _stays_fresh(text: str, place: int, *, fresh: bool) -> bool:
    """Tell whether a value may begin behind this character of a bracketed list."""
    character = text[place]
    if character.isspace():
        return fresh
    return character in "[{," or (character == ":" and text[place + 1 : place + 2].isspace())


def _read_quoted(rest: str) -> Value:
    end = quote_end(rest)
    if end > 0 and nothing_after(rest, end):
        if rest[0] == '"' and "\\" in _ESCAPE.sub("", rest[:end]):
            return Value(Shape.WORDS, rest[1 : end - 1], end=end, wrapped=True)
        return Value(Shape.QUOTED, end=end)
    if end < 0:
        words = _unwrapped(rest[: comment_at(rest)].rstrip())
        return Value(Shape.OPEN_QUOTE) if words is None else _read_words(rest, 0)
    return _read_words(rest, end)


def _read_flow(rest: str) -> Value:
    end, deepest = flow_end(rest)
    if end < 0:
        return Value(Shape.OPEN_FLOW)
    if nothing_after(rest, end):
        if deepest > _DEEPEST:
            return Value(Shape.DEEP_FLOW, end=end)
        return Value(Shape.FLOW if deepest <= _DEEPEST_TYPED else Shape.QUOTED, end=end)
    return _read_words(rest, end)


def _read_property(rest: str, anchors: Anchors) -> Value:
    """Read `*name` and `&name`, which are anchors only where the file uses them as a pair."""
    found = _PROPERTY.match(rest)
    if found and rest[0] == "*" and found[1] in anchors.given and nothing_after(rest, found.end()):
        return Value(Shape.ALIAS, end=found.end())
    if found and rest[0] == "&" and found[1] in anchors.used:
        behind = rest[found.end() :]
        if not behind or behind[0] in " \t":
            start = found.end() + len(behind) - len(behind.lstrip())
            inner = read_value(rest[start:], Anchors())
            return inner._replace(start=start + inner.start, end=start + inner.end)
    return _read_words(rest, 0)


def _read_words(rest: str, past: int) -> Value:
    """Read to the end of the line, or to a comment behind `past`."""
    typed = rest[: comment_at(rest, past)].rstrip()
    if not typed:
        return Value(Shape.EMPTY)
    words = _unwrapped(typed)
    if words is not None:
        return Value(Shape.WORDS, words, end=len(typed), wrapped=True)
    text = typed.strip()
    plain = is_plain(text) and rest[: len(typed) + 1].rstrip(" \t") == typed
    return Value(Shape.PLAIN if plain else Shape.WORDS, text, end=len(typed))


def _unwrapped(typed: str) -> str | None:
    """Return what stands inside one pair of typographic quotation marks, or None where there is no such pair."""
    if len(typed) < 2:
        return None
    inner = typed[1:-1]
    double, single = _OPENING + '"', _OPENING_SINGLE
    if typed[0] in double and typed[-1] in _CLOSING + '"' and typed[0] + typed[-1] != '""':
        return None if any(c in inner for c in double) else inner
    if typed[0] in single and typed[-1] in _CLOSING_SINGLE:
        lone = re.search(r"[\u2018\u201a\u201b]|\u2019(?!\w)", inner)
        return None if lone else inner
    return None


def unwrap_key(typed: str) -> str | None:
    """Return a key without the typographic quotation marks around it, or None where it has none."""
    return _unwrapped(typed)
