"""Files that hold a list of records: venues, people, organizations, the days of an agenda."""

from __future__ import annotations

from typing import Any, NamedTuple, TypeVar

from handbill.model import Source
from handbill.names import fold_key
from handbill.problem_kinds import problem
from handbill.problems import Position, Problem
from handbill.reading.forms import entries
from handbill.reading.known import called, find_key, folded_keys
from handbill.reading.nodes import Mapping, Node, Pair, read_nodes
from handbill.reading.reads import Typing, shown
from handbill.reading.records import Decoded, decode

R = TypeVar("R")


class Top(NamedTuple):
    """What a file holds at its top; None where nothing can be read, which the problems tell."""

    node: Node | None
    problems: tuple[Problem, ...] = ()


def read_top(source: Source) -> Top:
    """Read a YAML file; an empty one is told of, as advice."""
    read = read_nodes(source, folded_keys())
    if read.node is None and not read.problems:
        return Top(None, (empty_file(source.path),))
    return Top(read.node, read.problems)


def empty_file(path: str) -> Problem:
    """Return the advice that a file has nothing in it."""
    message = "There is nothing in this file yet."
    return problem("empty-file", Position(path), message, "Fill it, or delete it.")


def read_list(
    source: Source, cls: type[R], tops: tuple[str, ...], typing: Typing
) -> Decoded[tuple[R, ...]]:
    """Read a file that is a list of records, or has the list behind one of the keys `tops`."""
    top = read_top(source)
    if top.node is None:
        return Decoded((), top.problems)
    read = decode_list(top.node, cls, tops, typing)
    return Decoded(read.record, (*top.problems, *read.problems))


def decode_list(
    node: Node, cls: type[R], tops: tuple[str, ...], typing: Typing
) -> Decoded[tuple[R, ...]]:
    """Decode a list of records that stands alone or behind one of the keys `tops`."""
    listed = _unwrap(node, cls, tops)
    decoded = [decode(entry, cls, typing) for entry in entries(listed.node)] if listed.node else []
    records = tuple(each.record for each in decoded if each.record is not None)
    problems = (p for each in decoded for p in each.problems)
    return Decoded(records, (*listed.problems, *problems))


def _unwrap(node: Node, cls: type[Any], tops: tuple[str, ...]) -> Top:
    """Return the list of a file, whether it stands alone or behind its key."""
    if not isinstance(node, Mapping):
        return Top(node)
    wrapped = next((pair for pair in node.pairs if fold_key(pair.key.text) in tops), None)
    if wrapped:
        others = (pair for pair in node.pairs if pair is not wrapped)
        return Top(wrapped.value, tuple(_beside(pair, wrapped) for pair in others))
    if node.pairs and not any(find_key(cls, pair.key.text) for pair in node.pairs):
        return Top(None, (_no_list(node, cls),))
    return Top(node)


def _beside(pair: Pair, wrapped: Pair) -> Problem:
    """Return the problem of a key that stands beside a file's list."""
    message = (
        f"{shown(pair.key.text)} stands beside `{wrapped.key.text}`, where no other key is known."
    )
    hint = f"Move it into an entry below `{wrapped.key.text}`, or take it out."
    return problem("unknown-key", pair.key.position, message, hint)


def _no_list(node: Mapping, cls: type[Any]) -> Problem:
    """Return the problem of a file with one key for each entry, where a list is expected."""
    key = node.pairs[0].key
    message = f"{shown(key.text)} is no key of {called(cls)}; this file is a list."
    hint = (
        f"Begin each entry with a hyphen: `- name: {key.text}`, its other keys below, under `name`."
    )
    return problem("wrong-shape", key.position, message, hint)
