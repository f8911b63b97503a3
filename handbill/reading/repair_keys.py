"""The head of a line: its indent, its list signs, its key."""

from __future__ import annotations

import re
from typing import NamedTuple

from handbill.names import fold_key
from handbill.reading.repair_values import comment_at, flow_end, is_plain, quote_end, unwrap_key

TAB = 2
_WIDTHLESS = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060"
_BULLETS = (
    "\u2022\u00b7\u2023\u25e6\u25aa\u25ab\u25cf\u25cb\u25a0\u25a1\u2043\uf0b7\u2013\u2014\u2212"
)
_COLONS = re.compile("[:\uff1a\ufe55\ufe30\u2236]")
_LONGEST_KEY = 1000  # the scanner takes no longer key


class Sign(NamedTuple):
    """A list sign: where it stands in the line as typed, from 0, and how far right it counts as standing."""

    place: int
    column: int
    meant: bool


class Head(NamedTuple):
    """The start of a line: how far right it counts as standing, its list signs, and where the rest begins.

    `column` is that of the rest, with tabs counted as two. `meant` where strict
    YAML would not have read the signs or the indent.
    """

    indent: int
    signs: tuple[Sign, ...]
    place: int
    column: int
    odd: bool
    tab: bool
    meant: bool


class Key(NamedTuple):
    """A key: its words, where it ends, where what follows begins, and how strict YAML would have seen it.

    `quoted` is the key as the scanner needs it, empty where it can stay as typed.
    """

    words: str
    end: int
    colon: int
    rest: int
    quoted: str = ""
    meant: bool = False


def read_head(line: str) -> Head:
    """Return the head of a line that is neither empty nor a comment."""
    place, column = _past_spaces(line, 0, 0)
    indent = column
    signs: list[Sign] = []
    spaces = line[:place]
    while sign := _sign(line, place, column, first=not signs):
        signs.append(sign)
        after, column = _past_spaces(line, place + 1, column + 1)
        column += after == place + 1 and after < len(line)
        spaces, place = spaces + line[place + 1 : after], after
    odd = bool(spaces.strip(" ")) or any(sign.meant for sign in signs)
    tab = "\t" in spaces
    return Head(indent, tuple(signs), place, column, odd, tab, odd)


def indent_of(line: str) -> int:
    """Return how far right a line counts as standing, a tab as two columns."""
    return _past_spaces(line, 0, 0)[1]


def _past_spaces(line: str, place: int, column: int) -> tuple[int, int]:
    while place < len(line):
        character = line[place]
        if character == "\t":
            column += TAB
        elif character.isspace():
            column += 1
        elif character not in _WIDTHLESS:
            break
        place += 1
    return place, column


def _sign(line: str, place: int, column: int, *, first: bool) -> Sign | None:
    """Return the list sign at this place: a hyphen, or at the start of a line what a word processor makes of it."""
    character = line[place : place + 1]
    after = line[place + 1 : place + 2]
    if character == "-" and (not after or after.isspace()):
        return Sign(place, column, meant=False)
    if not first or not character:
        return None
    if character == "-":
        return (
            Sign(place, column, meant=True)
            if after.isalnum() or after in "\"'[{\u201c#@*"
            else None
        )
    if character in _BULLETS or (
        character == "*" and after.isspace() and line[place + 1 :].strip()
    ):
        return Sign(place, column, meant=True)
    return None


def read_key(rest: str, known_keys: frozenset[str]) -> Key | None:
    """Return the key at the start of a line's rest, or None where it has none."""
    start = _past_opening(rest)
    if start < 0:
        return None
    body = rest[: comment_at(rest, start)]
    for number, found in enumerate(_COLONS.finditer(body, start, _LONGEST_KEY)):
        after = body[found.end() : found.end() + 1]
        words = body[: found.start()].strip()
        spaced = found[0] == ":" and (not after or after.isspace())
        known = (
            number == 0
            and not body.startswith("//", found.end())
            and fold_key(_bare(words)) in known_keys
        )
        if spaced or known:
            strict = found[0] == ":" and (not after or after in " \t")
            return _key(body, words, found.start(), strict=strict, whole=rest)
    return None


def _past_opening(rest: str) -> int:
    """Return where the colon of a key may stand, or -1 where a value in quotes or brackets fills the rest."""
    if rest[0] in "\"'":
        end = quote_end(rest)
        return max(end, 0)
    if rest[0] in "[{":
        end = flow_end(rest)[0]
        return end if end > 0 else -1
    return 0


def _bare(words: str) -> str:
    """Return a key's words without quotation marks of any make around them."""
    if len(words) > 1 and words[0] in "\"'" and quote_end(words) == len(words):
        return words[1:-1]
    smart = unwrap_key(words)
    return words if smart is None else smart


def _key(body: str, words: str, colon: int, *, strict: bool, whole: str) -> Key:
    end = len(body[:colon].rstrip())
    after = whole[colon + 1 :]
    rest = colon + 1 + len(after) - len(after.lstrip())
    bare = _bare(words)
    closed = words[:1] in ("[", "{") and flow_end(words)[0] == len(words)
    in_quotes = len(words) > 1 and words[0] in "\"'" and quote_end(words) == len(words)
    as_typed = (
        not words
        or closed
        or in_quotes
        or (is_plain(words) and bare == words and not words.startswith(("---", "...")))
    )
    return Key(bare, end, colon, rest, "" if as_typed else bare, meant=not (strict and as_typed))
