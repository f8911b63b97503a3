"""The short ways to type a record, each rewritten as the group of keys it stands for.

A session may be one line (`9:00 am - 10:00 am: Breakfast`), a link a title with
its address, a material a link, a file or a title. Nodes go in, nodes come out;
no words are lost and each keeps its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from handbill.clock_times import read_time, say_minute
from handbill.model import Material, NamedLink, Session
from handbill.names import fold_key
from handbill.problems import Position
from handbill.reading.forms import one_line
from handbill.reading.known import find_key, meant_key
from handbill.reading.links import looks_like_file, looks_like_link
from handbill.reading.nodes import Mapping, Node, Pair, Scalar, Sequence
from handbill.times import Refused, SpokenTime

_TITLE_WORDS = frozenset(("panel", "walk", "meal", "access", "note", "parts", "notice"))
_CLOCK = r"\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?\s?m\.?)?"
_TIME_FIRST = re.compile(
    rf"\d{{1,2}}[:.]\d\d\s*(?:[ap]\.?\s?m\.?)?(?:\s*(?:-|\u2013|\u2014|to)\s*{_CLOCK})?(?=\W|$)",
    re.IGNORECASE,
)
_TELLS_TIME = re.compile(
    r"\d[:.h]\d\d|\d\s*[ap]\.?\s?m\b|\d{3,4}\s*[-\u2013\u2014]\s*\d{3,4}|(?:noon|midnight)\s*(?:[-\u2013\u2014]|to\b)",
    re.IGNORECASE,
)
_NAMED_HOUR = re.compile(r"(?:noon|midnight|time to be announced|tba)", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[:,;|\u2013\u2014-]?\s*")


def reshape(cls: type[Any], node: Node) -> Node:
    """Return a record's node with its short form written out; any other node as it is."""
    shape = _SHAPES.get(cls)
    return shape(node) if shape else node


# Sessions


def _shape_session(node: Node) -> Node:
    if isinstance(node, Scalar):
        return _session_line(node)
    if isinstance(node, Sequence):
        line = one_line(node)
        return _session_line(line) if line else node
    if _is_title_with_colon(node):
        return _session_line(Scalar(node.typed.strip(), node.position, node.typed))
    pairs = tuple(new for pair in node.pairs for new in _session_pair(pair))
    return Mapping(_settle_ends(pairs), node.position)


def _is_title_with_colon(node: Mapping) -> bool:
    """Tell whether a group of keys on one line is only a title: `Site visit: the library`."""
    if len(node.pairs) != 1 or not node.typed.strip():
        return False
    key = node.pairs[0].key.text
    if fold_key(key) in _TITLE_WORDS:
        return True
    return not (_is_time(key) or find_key(Session, key) or meant_key(Session, key))


def _session_pair(pair: Pair) -> tuple[Pair, ...]:
    """Write out `9:00 am - 10:00 am: Breakfast` and `9:00 am - 10:00 am:` over further keys."""
    if find_key(Session, pair.key.text) or not _is_time(pair.key.text):
        return (pair,)
    time = _pair("time", pair.key)
    if isinstance(pair.value, Mapping) and not _is_prose_title(pair.value):
        return (time, *pair.value.pairs)
    return (time, Pair(Scalar("title", pair.key.position), pair.value))


def _is_prose_title(node: Mapping) -> bool:
    return bool(node.typed.strip()) and not any(
        find_key(Session, pair.key.text) for pair in node.pairs
    )


def _is_time(text: str) -> bool:
    """Tell whether a key is a time, or plainly meant as one."""
    if not isinstance(read_time(text, clock_24=False), Refused):
        return not re.fullmatch(r"\d+", text.strip())
    return bool(_TIME_FIRST.fullmatch(text.strip()))


def _session_line(line: Scalar) -> Node:
    """Write out a session typed on one line: a title, perhaps with a time before it."""
    time = "" if line.quoted else _leading_time(line.text)
    if not time:
        return Mapping((_pair("title", line),), line.position)
    skipped = _BETWEEN.match(line.text, len(time))
    start = skipped.end() if skipped else len(time)
    title = Scalar(line.text[start:], _further(line, start))
    pairs = (_pair("time", Scalar(time, line.position)), _pair("title", title))
    return Mapping(pairs if title.text else pairs[:1], line.position)


def _further(line: Scalar, offset: int) -> Position:
    """Return the place of a letter within words that stand on one line as typed."""
    as_typed = line.typed.startswith(line.text) or not line.typed
    if not as_typed or "\n" in line.text:
        return line.position
    return line.position._replace(column=line.position.column + offset)


def _leading_time(text: str) -> str:
    """Return the longest beginning of a line that is a time, or is plainly meant as one, or empty."""
    ends = [match.start() for match in re.finditer(r"(?=[\s,;|]|:\s|:$|$)", text)][:14]
    for end in reversed(ends):
        first, rest = text[:end].rstrip(" -\u2013\u2014"), text[end:]
        if first and _tells_time(first, rest) and _reads(first):
            return first
    meant = _TIME_FIRST.match(text)
    return meant[0].rstrip() if meant else ""


def _tells_time(first: str, rest: str) -> bool:
    """Tell whether words are clearly a time, not a title that begins with a number or with Noon."""
    if _NAMED_HOUR.fullmatch(first):
        return not rest or rest.startswith(":")
    return bool(_TELLS_TIME.search(first))


def _reads(text: str) -> bool:
    return not isinstance(read_time(text, clock_24=False), Refused)


def _settle_ends(pairs: tuple[Pair, ...]) -> tuple[Pair, ...]:
    """Let `start` and `end` settle each other's half of the day, as the sides of a range do."""
    sides = {fold_key(pair.key.text): pair for pair in pairs}
    start, end = (sides.get(side) for side in ("start", "end"))
    if start is None or end is None:
        return pairs
    if not isinstance(start.value, Scalar) or not isinstance(end.value, Scalar):
        return pairs
    first, last = start.value, end.value
    if isinstance(read_time(f"{first.text} - {last.text}", clock_24=False), SpokenTime):
        return tuple(_settled(pair, first, last) for pair in pairs)
    return pairs


def _settled(pair: Pair, first: Scalar, last: Scalar) -> Pair:
    """Return a pair whose value says its half of the day, where the range says it."""
    if pair.value not in (first, last) or not isinstance(pair.value, Scalar):
        return pair
    if isinstance(read_time(pair.value.text, clock_24=False), SpokenTime):
        return pair
    spoken = read_time(f"{first.text} - {last.text}", clock_24=False)
    if not isinstance(spoken, SpokenTime) or spoken.start is None or spoken.end is None:
        return pair
    minute = spoken.start if pair.value is first else spoken.end
    return Pair(pair.key, Scalar(say_minute(minute), pair.value.position, pair.value.typed))


def _pair(name: str, value: Scalar) -> Pair:
    return Pair(Scalar(name, value.position), value)


# Links and materials


def _shape_link(node: Node) -> Node:
    """Write out `Website: https://example.org`."""
    if not isinstance(node, Mapping) or len(node.pairs) != 1:
        return node
    key, value = node.pairs[0]
    if find_key(NamedLink, key.text) or not isinstance(value, Scalar):
        return node
    return Mapping((_pair("title", key), Pair(Scalar("link", key.position), value)), node.position)


def _shape_material(node: Node) -> Node:
    """Write out a material on one line: a web address, a file, or a title; or a title with either."""
    if isinstance(node, Scalar):
        return Mapping((_pair(_material_key(node.text), node),), node.position)
    if not isinstance(node, Mapping) or len(node.pairs) != 1:
        return node
    key, value = node.pairs[0]
    if find_key(Material, key.text) or not isinstance(value, Scalar) or not value.text:
        return node
    found = _material_key(value.text)
    if found == "title":
        return node
    return Mapping((_pair("title", key), Pair(Scalar(found, key.position), value)), node.position)


def _material_key(text: str) -> str:
    if looks_like_link(text):
        return "link"
    return "file" if looks_like_file(text) else "title"


_SHAPES: dict[type[Any], Callable[[Node], Node]] = {
    Session: _shape_session,
    NamedLink: _shape_link,
    Material: _shape_material,
}
