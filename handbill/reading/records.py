"""Nodes become records: every declared key read, every other one told of, whatever the record.

A record with a mistake goes on with the fields that could be read. A required
field that is missing or unreadable is left as empty words (an empty `Mention`
for a name or a file): its problem is told here, so an empty required field
means "already told" to all that comes after.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Generic, NamedTuple, TypeVar

from handbill.keys import Key, Kind, Mention, Where
from handbill.names import fold_key
from handbill.problem_kinds import problem
from handbill.problems import Position, Problem
from handbill.reading.fields import read_field
from handbill.reading.forms import entries, group_below, is_empty, no_hyphens, one_line
from handbill.reading.known import Known, called, fields, find_key, meant_key, unknown_key
from handbill.reading.nodes import Mapping, Node, Pair, Scalar, Sequence
from handbill.reading.reads import FieldRead, Typing, shown
from handbill.reading.shapes import reshape

R = TypeVar("R")


class Decoded(NamedTuple, Generic[R]):
    """A record as far as it could be read; None where nothing of it could."""

    record: R | None
    problems: tuple[Problem, ...] = ()


class _Typed(NamedTuple):
    """A field of a record as typed: its key, and the pair it stands in."""

    known: Known
    pair: Pair

    @property
    def place(self) -> Position:
        """The place of the value, or of the key where nothing was given."""
        return self.pair.key.position if is_empty(self.pair.value) else self.pair.value.position


def decode(node: Node, cls: type[R], typing: Typing, **given: object) -> Decoded[R]:
    """Return a record of a class from its node; `given` are values that do not come from keys."""
    shaped = _spread(cls, reshape(cls, node))
    if not isinstance(shaped, Mapping):
        return Decoded(None, (_not_a_group(node, cls),))
    typed, problems = _sort_keys(shaped, cls)
    values: dict[str, Any] = dict(given)
    for field in typed:
        read = _read(field, cls, typing)
        problems += read.problems
        if read.value is not None:
            values[field.known.attribute] = read.value
    problems += _fill_required(cls, shaped, typed, values)
    places = tuple((field.known.attribute, field.place) for field in typed)
    values["where"] = Where(shaped.position, places)
    return Decoded(cls(**values), tuple(problems))


def _spread(cls: type[Any], node: Node) -> Node:
    """Write out a record typed as one line: the line fills the field that SHORT names."""
    short: str = getattr(cls, "SHORT", "")
    if isinstance(node, Mapping) and not _is_prose(node, cls, short):
        return node
    line = one_line(node)
    if not short or line is None:
        return node
    return Mapping((Pair(Scalar(short, line.position), line),), line.position)


def _is_prose(node: Mapping, cls: type[Any], short: str) -> bool:
    """Tell whether a group of keys on one line is only words with a colon: `Table 1: housing`."""
    if not short or not node.typed.strip() or len(node.pairs) != 1:
        return False
    key = node.pairs[0].key
    return not find_key(cls, key.text) and not meant_key(cls, key.text)


def _not_a_group(node: Node, cls: type[Any]) -> Problem:
    """Return the problem of a list or a line that stands where a record's keys are expected."""
    found = "a list" if isinstance(node, Sequence) else "one line"
    if isinstance(node, Scalar):
        found = shown(node.text) if node.text.strip() else "nothing"
    first = next(declared.name for _, declared in fields(cls))
    return problem(
        "wrong-shape",
        node.position,
        f"Keys are needed here for {called(cls)}, but {found} was found.",
        f"Write each key on a line of its own, such as `{first}: ...`.",
    )


def _sort_keys(node: Mapping, cls: type[Any]) -> tuple[list[_Typed], list[Problem]]:
    """Return the fields that a record's keys stand for, and problems of keys unknown or typed twice."""
    typed: dict[str, _Typed] = {}
    problems: list[Problem] = []
    used = frozenset(found.attribute for found in _known_of(node, cls))
    for pair in node.pairs:
        known = find_key(cls, pair.key.text)
        if known is None:
            problems.append(unknown_key(cls, pair.key, used))
        elif known.attribute not in typed:
            typed[known.attribute] = _Typed(known, pair)
        elif pair.key.position == pair.value.position:
            problems.append(_session_begins(pair))
        elif not any(pair.key.position == told.position for told in problems):
            problems.append(_typed_twice(pair.key, typed[known.attribute].pair.key))
    return list(typed.values()), problems


def _known_of(node: Mapping, cls: type[Any]) -> Iterator[Known]:
    for pair in node.pairs:
        known = find_key(cls, pair.key.text)
        if known:
            yield known


def _session_begins(pair: Pair) -> Problem:
    """Return the problem of a time that stands as a key in a session which has its time already."""
    typed = one_line(pair.value)
    time = typed.text if typed else ""
    message = f"A second time stands in this session: {shown(time)}."
    hint = f"If a new session begins here, write a hyphen and a space before it: `- {time}: ...`."
    return problem("duplicate-key", pair.key.position, message, hint)


def _typed_twice(key: Scalar, first: Scalar) -> Problem:
    """Return the problem of a second key for the same field."""
    if fold_key(key.text) == fold_key(first.text):
        message = f"`{key.text}` is typed twice, first in line {first.position.line}."
    else:
        message = f"`{key.text}` means the same as `{first.text}` in line {first.position.line}."
    hint = "Keep one of the two lines."
    return problem("duplicate-key", key.position, message, hint, related=(first.position,))


def _read(field: _Typed, cls: type[Any], typing: Typing) -> FieldRead:
    """Read one field; records within it are decoded in turn."""
    declared, value = field.known.declared, field.pair.value
    if is_empty(value):
        return FieldRead()
    misread = no_hyphens(field.pair, declared) or group_below(field.pair, declared)
    if misread:
        return FieldRead.refused(misread)
    if declared.kind is Kind.RECORD:
        inner: Decoded[Any] = decode(value, declared.of or cls, typing)
        return FieldRead(inner.record, inner.problems)
    if declared.kind is Kind.RECORDS:
        return _read_records(value, declared, declared.of or cls, typing)
    return read_field(value, declared, typing)


def _read_records(node: Node, declared: Key, cls: type[Any], typing: Typing) -> FieldRead:
    """Read a list of records; one record alone counts as a list of one."""
    several = _several_on_a_line(node, declared, cls)
    if several:
        return FieldRead.refused(several)
    found = [decode(entry, cls, typing) for entry in entries(node)]
    records = tuple(each.record for each in found if each.record is not None)
    return FieldRead(records, tuple(p for each in found for p in each.problems))


def _several_on_a_line(node: Node, declared: Key, cls: type[Any]) -> Problem | None:
    """Return the question whether one line with commas is one name or several, or None."""
    if not isinstance(node, Scalar) or node.quoted or getattr(cls, "SHORT", "") != "name":
        return None
    parts = [part.strip() for part in node.text.split(",")]
    if len(parts) < 2 or not all(parts):
        return None
    message = f"{shown(node.text)} may be one name or {len(parts)}."
    hint = f"Write a list below `{declared.name}:`, each name on its own line: `- {parts[0]}`."
    return problem("one-or-several", node.position, message, hint)


def _fill_required(
    cls: type[Any], node: Mapping, typed: list[_Typed], values: dict[str, Any]
) -> list[Problem]:
    """Put empty words where a required field has no value, and return the problems of missing ones.

    A field that was likely typed under a mistyped key has been told of with the key.
    """
    problems: list[Problem] = []
    by_attribute = {field.known.attribute: field for field in typed}
    for attribute, declared in fields(cls):
        if not declared.required or attribute in values:
            continue
        field = by_attribute.get(attribute)
        place = field.place if field else node.position
        values[attribute] = _nothing(declared.kind, place)
        mistyped = field is None and declared.name in _meant_keys(cls, node)
        if not mistyped and (field is None or is_empty(field.pair.value)):
            problems.append(_missing(cls, declared, place))
    return problems


def _meant_keys(cls: type[Any], node: Mapping) -> frozenset[str]:
    """Return the keys that a record's unknown keys were likely meant to be."""
    used = frozenset(known.attribute for known in _known_of(node, cls))
    unknown = (pair.key.text for pair in node.pairs if not find_key(cls, pair.key.text))
    return frozenset(meant_key(cls, key, used) for key in unknown)


def _nothing(kind: Kind, place: Position) -> str | Mention:
    return Mention("", place) if kind in (Kind.NAME, Kind.FILE) else ""


def _missing(cls: type[Any], declared: Key, place: Position) -> Problem:
    """Return the problem of a required key that is missing or empty."""
    message = f"{called(cls).capitalize()} needs a {declared.name}, but none is given here."
    return problem("missing-key", place, message, f"Add `{declared.name}: ` and what it is.")
