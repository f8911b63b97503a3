"""One reader for each kind of value: a node becomes a value, or problems that say where and why not."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from handbill.colors import read_color
from handbill.keys import Key, Kind, Mention, Prose
from handbill.names import fold, fold_key
from handbill.problem_kinds import problem
from handbill.problems import Position, Problem
from handbill.reading import nodes
from handbill.reading.forms import entries, entry_shape, is_empty, one_line, wrong_shape
from handbill.reading.languages import language_names, language_tag
from handbill.reading.links import read_file_name, read_link
from handbill.reading.near import nearest
from handbill.reading.nodes import Node, Scalar, Sequence
from handbill.reading.reads import FieldRead, Typing, shown
from handbill.reading.roles import read_role
from handbill.reading.spoken import read_spoken

_YES = frozenset(("yes", "y", "true", "on", "1", "si"))
_NO = frozenset(("no", "n", "false", "off", "0"))
_SHORT_NAMES = frozenset(("offered", "tags", "also called", "bring", "languages", "menu"))
_SAME_CHOICE = {
    "canceled": "cancelled",
    "24": "24 hours",
    "24h": "24 hours",
    "24hour": "24 hours",
    "12": "12 hours",
    "12h": "12 hours",
    "12hour": "12 hours",
}
_COUNTED = "zero one two three four five six seven eight nine ten eleven twelve"
_NUMBER_WORDS = _COUNTED.split()
_NUMBER = re.compile(
    r"(?:(?P<before>[^\W\d]+)\s+)?(?P<digits>\d{1,3}(?:,\d{3})+|\d{1,9})"
    r"(?:\s+(?:people|persons|places|seats|guests|participants))?",
    re.IGNORECASE,
)
_DEGREES = r"([+\-\u2212]?\d{1,4}(?:\.\d+)?)\s*°?\s*"
_POINT = re.compile(rf"\[?\s*{_DEGREES}([NS]?)\s*[,;\s]\s*{_DEGREES}([EW]?)\s*\]?", re.IGNORECASE)


class Line(NamedTuple):
    """A value on one line, and the key it stands behind."""

    text: str
    position: Position
    declared: Key


def read_field(node: Node, declared: Key, typing: Typing) -> FieldRead:
    """Read the value of a field of any kind but RECORD and RECORDS.

    An empty value counts as not given.
    """
    if is_empty(node):
        return FieldRead()
    several = _LIST_READERS.get(declared.kind)
    if several:
        return several(node, declared)
    line = one_line(node)
    if line is None:
        return FieldRead.refused(wrong_shape(node, declared))
    if declared.kind is Kind.MARKDOWN:
        return FieldRead(Prose(line.text, line.position, line.by_line))
    words = Line(" ".join(line.text.split()), line.position, declared)
    spoken = read_spoken(words.text, words.position, declared, clock_24=typing.clock_24)
    return spoken or _LINE_READERS[declared.kind](words)


# One line


def _read_text(line: Line) -> FieldRead:
    return FieldRead(line.text)


def _read_name(line: Line) -> FieldRead:
    return FieldRead(Mention(line.text, line.position))


def _read_yes_no(line: Line) -> FieldRead:
    folded = fold(line.text)
    if folded in _YES or folded in _NO:
        return FieldRead(folded in _YES)
    message = f"`{line.declared.name}` is answered by yes or no, but {shown(line.text)} was found."
    return _refused(
        "not-yes-or-no",
        line,
        message,
        f"Write `{line.declared.name}: yes` or `{line.declared.name}: no`.",
    )


def _read_number(line: Line) -> FieldRead:
    """Read a whole number: `24`, `1,200`, `24 people`, `Day 1` behind the key `day`, `three`."""
    folded = fold(line.text)
    if folded in _NUMBER_WORDS:
        return FieldRead(_NUMBER_WORDS.index(folded))
    match = _NUMBER.fullmatch(line.text)
    if match and (not match["before"] or fold(match["before"]) == line.declared.name):
        return FieldRead(int(match["digits"].replace(",", "")))
    message = f"`{line.declared.name}` is a whole number, but {shown(line.text)} was found."
    usual = 24 if line.declared.name == "capacity" else 2
    hint = f"Write digits, such as `{line.declared.name}: {usual}`."
    return _refused("not-a-number", line, message, hint)


def _read_choice(line: Line) -> FieldRead:
    words = line.declared.choices
    folded = fold_key(line.text)
    folded = fold_key(_SAME_CHOICE.get(folded, folded))
    for word in words:
        if fold_key(word) == folded:
            return FieldRead(word)
    meant = nearest(line.text, words)
    hint = (
        f"Write `{line.declared.name}: {meant}`."
        if meant
        else f"Write one of these: {', '.join(words)}."
    )
    message = f"{shown(line.text)} is not one of the words that `{line.declared.name}` takes."
    return _refused("not-a-choice", line, message, hint)


def _read_colour(line: Line) -> FieldRead:
    """Read a color: `#0b5fa5`, `#abc`, the same without `#`, or a few plain names."""
    color = read_color(line.text)
    if color:
        return FieldRead(color)
    message = f"`{line.declared.name}` is a color, but {shown(line.text)} was found."
    hint = f"Write # and six digits or letters a to f, such as `{line.declared.name}: #0b5fa5`."
    return _refused("not-a-color", line, message, hint)


def _read_language(line: Line) -> FieldRead:
    tag = language_tag(line.text)
    if tag:
        return FieldRead(tag)
    meant = nearest(line.text, language_names())
    hint = (
        f"Write `{line.declared.name}: {meant}`."
        if meant
        else "Write its English name, such as Spanish, or its short form, such as es."
    )
    return _refused("not-a-language", line, f"{shown(line.text)} is not a known language.", hint)


def _read_point(line: Line) -> FieldRead:
    """Read latitude and longitude in degrees (WGS 84): `30.4364, -91.1086` or `30.4° N, 91.1° W`."""
    match = _POINT.fullmatch(line.text)
    if not match:
        message = (
            f"`{line.declared.name}` is a latitude and a longitude, "
            f"but {shown(line.text)} was found."
        )
        hint = f"Write two numbers with a comma between, such as `{line.declared.name}: 30.4364, -91.1086`."
        return _refused("not-a-point", line, message, hint)
    latitude, longitude = _degrees(match[1], match[2]), _degrees(match[3], match[4])
    if abs(latitude) <= 90 and abs(longitude) <= 180:
        return FieldRead((latitude, longitude))
    return _off_the_map(line, latitude, longitude)


def _degrees(number: str, side: str) -> float:
    """Return degrees, negative in the south and the west."""
    degrees = float(number.replace("\u2212", "-"))
    return -abs(degrees) if side.upper() in ("S", "W") and side else degrees


def _off_the_map(line: Line, latitude: float, longitude: float) -> FieldRead:
    """Refuse a latitude over 90 or a longitude over 180 degrees; the two may be swapped."""
    message = f"{shown(line.text)} is not a place on the map: the latitude goes from -90 to 90, "
    message += "the longitude from -180 to 180."
    if abs(longitude) <= 90 and abs(latitude) <= 180:
        hint = (
            f"The latitude comes first: write `{line.declared.name}: {longitude:g}, {latitude:g}`."
        )
    else:
        hint = f"Write both in degrees, such as `{line.declared.name}: 30.4364, -91.1086`."
    return _refused("not-a-point", line, message, hint)


def _read_link_line(line: Line) -> FieldRead:
    return read_link(line.text, line.position, line.declared)


def _read_file_line(line: Line) -> FieldRead:
    return read_file_name(line.text, line.position, line.declared)


def _refused(code: str, line: Line, message: str, hint: str) -> FieldRead:
    return FieldRead.refused(problem(code, line.position, message, hint))


_LINE_READERS: Mapping[Kind, Callable[[Line], FieldRead]] = {
    Kind.TEXT: _read_text,
    Kind.NAME: _read_name,
    Kind.YES_NO: _read_yes_no,
    Kind.NUMBER: _read_number,
    Kind.CHOICE: _read_choice,
    Kind.COLOUR: _read_colour,
    Kind.LANGUAGE: _read_language,
    Kind.POINT: _read_point,
    Kind.LINK: _read_link_line,
    Kind.FILE: _read_file_line,
}


# One or several


def _read_mentions(node: Node, declared: Key) -> FieldRead:
    """Read names; a line alone is one Mention, commas and all, until names are joined."""
    return _each_line(node, declared, lambda line: Mention(line.text, line.position))


def _read_texts(node: Node, declared: Key) -> FieldRead:
    """Read words or a list of them; a line alone is split at commas only where short names stand."""
    if isinstance(node, Scalar) and not node.quoted and declared.name in _SHORT_NAMES:
        parts = (" ".join(part.split()) for part in node.text.split(","))
        return FieldRead(tuple(part for part in parts if part))
    return _each_line(node, declared, lambda line: line.text)


def _each_line(node: Node, declared: Key, make: Callable[[Line], object]) -> FieldRead:
    """Read each entry as one line; a broken one leaves the others."""
    values: list[object] = []
    problems: list[Problem] = []
    for entry in entries(node):
        line = one_line(entry)
        if line is None:
            problems.append(entry_shape(entry, declared))
        else:
            values.append(make(Line(" ".join(line.text.split()), line.position, declared)))
    return FieldRead(tuple(values), tuple(problems))


def _read_open(node: Node, declared: Key) -> FieldRead:
    """Read keys of one's own: pairs of a key and a value, which is words or again such pairs."""
    if isinstance(node, nodes.Mapping):
        return FieldRead(_plain(node))
    found = "a list" if isinstance(node, Sequence) else shown(node.text)
    return FieldRead.refused(
        problem(
            "wrong-shape",
            node.position,
            f"`{declared.name}` is a group of keys, but {found} was found.",
            f"Write each key on a line of its own below `{declared.name}:`, further to the right.",
        )
    )


def _plain(node: Node) -> str | tuple[object, ...]:
    """Return a node as words, tuples of values, and tuples of pairs."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return tuple(_plain(each) for each in node.items)
    return tuple((pair.key.text, _plain(pair.value)) for pair in node.pairs)


_LIST_READERS: Mapping[Kind, Callable[[Node, Key], FieldRead]] = {
    Kind.TEXTS: _read_texts,
    Kind.NAMES: _read_mentions,
    Kind.ROLE: read_role,
    Kind.OPEN: _read_open,
}
