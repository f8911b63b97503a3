"""People and organizations under a role: each entry as typed, or by its parts."""

from __future__ import annotations

from handbill.keys import Key, Kind, RoleEntry
from handbill.model import Person
from handbill.names import fold, fold_key, is_nobody
from handbill.problem_kinds import problem
from handbill.problems import Problem
from handbill.reading.forms import entries, entry_shape, one_line, wrong_shape
from handbill.reading.known import find_key
from handbill.reading.near import nearest
from handbill.reading.nodes import Mapping, Node, Pair, Scalar, Sequence
from handbill.reading.reads import FieldRead, shown

_PARTS = {
    "name": "name",
    "person": "name",
    "title": "title",
    "role": "title",
    "organization": "organization",
    "organisation": "organization",
    "org": "organization",
    "affiliation": "organization",
    "group": "group",
}
_SLIPS = {
    "position": "title",
    "job": "title",
    "jobtitle": "title",
    "company": "organization",
    "employer": "organization",
    "agency": "organization",
    "fullname": "name",
}
_NOBODY = frozenset(("n/a", "na", "none", "nobody", "no one"))


def read_role(node: Node, declared: Key) -> FieldRead:
    """Read the entries of a role; `to be announced` and its short forms are nobody."""
    found = [_read_entry(entry, declared) for entry in entries(node)]
    alone = not isinstance(node, Sequence)
    values = tuple(
        entry._replace(alone=alone and bool(entry.text)) for entry, _ in found if entry is not None
    )
    return FieldRead(values, tuple(each for _, problems in found for each in problems))


def _read_entry(node: Node, declared: Key) -> tuple[RoleEntry | None, tuple[Problem, ...]]:
    """Read one entry: None where it names nobody or cannot be read."""
    if isinstance(node, Mapping) and not _is_prose(node):
        return _read_parts(node, declared)
    line = one_line(node)
    if line is None:
        return None, (entry_shape(node, declared),)
    text = " ".join(line.text.split())
    return (None if _names_nobody(text) else RoleEntry(node.position, text)), ()


def _is_prose(node: Mapping) -> bool:
    """Tell whether a group of keys on one line is only words with a colon: `Alma Reyes: Manager`."""
    if not node.typed.strip():
        return False
    return not any(_part_of(pair.key.text) or nearest(pair.key.text, _PARTS) for pair in node.pairs)


def _part_of(key: str) -> str:
    return _PARTS.get(fold_key(key), "")


def _names_nobody(text: str) -> bool:
    return is_nobody(text) or fold(text) in _NOBODY


def _read_parts(node: Mapping, declared: Key) -> tuple[RoleEntry | None, tuple[Problem, ...]]:
    """Read an entry whose parts are typed by key."""
    parts: dict[str, str] = {}
    problems: list[Problem] = []
    for pair in node.pairs:
        part = _part_of(pair.key.text)
        fault = _fault(pair, part, parts, declared)
        if fault:
            problems.append(fault)
            continue
        line = one_line(pair.value)
        parts[part] = " ".join(line.text.split()) if line else ""
    entry = RoleEntry(
        node.position,
        name=parts.get("name", ""),
        title=parts.get("title", ""),
        organization=parts.get("organization", ""),
        group=parts.get("group", ""),
    )
    if not any((entry.name, entry.organization, entry.group)):
        return None, tuple(problems) or (_names_none(node, declared),)
    if _names_nobody(entry.name):
        entry = entry._replace(name="")
    return (entry if entry.name or entry.organization or entry.group else None), tuple(problems)


def _fault(pair: Pair, part: str, parts: dict[str, str], declared: Key) -> Problem | None:
    """Return what is wrong with one part of an entry, or None."""
    if not part:
        return _unknown_part(pair.key, declared)
    if part in parts:
        message = f"`{part}` is typed twice in this entry of `{declared.name}`."
        hint = "Keep one of the two, or begin a new entry with `- `."
        return problem("duplicate-key", pair.key.position, message, hint)
    if one_line(pair.value) is None:
        return wrong_shape(pair.value, Key(part, Kind.TEXT, ""))
    return None


def _unknown_part(key: Scalar, declared: Key) -> Problem:
    """Return the problem of a part that an entry does not have."""
    meant = _SLIPS.get(fold_key(key.text)) or _PARTS.get(nearest(key.text, _PARTS), "")
    message = f"{shown(key.text)} is not known in an entry of `{declared.name}`."
    hint = f"Write `{meant}`." if meant else "Known here: name, title, organization, group."
    if find_key(Person, key.text) and not meant:
        hint += f" For `{key.text}`, describe the person in people.yaml."
    return problem("unknown-key", key.position, message, hint)


def _names_none(node: Mapping, declared: Key) -> Problem:
    """Return the problem of an entry that has parts but says neither who nor what."""
    message = f"This entry of `{declared.name}` names nobody."
    return problem("missing-key", node.position, message, "Add `name: ` and the name.")
