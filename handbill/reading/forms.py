"""The forms a value takes: nothing, one line, a list, a group of keys."""

from __future__ import annotations

from handbill.keys import Key, Kind
from handbill.problem_kinds import problem
from handbill.problems import Problem
from handbill.reading.nodes import Mapping, Node, Pair, Scalar, Sequence

_LISTS = frozenset({Kind.ROLE, Kind.NAMES, Kind.TEXTS, Kind.RECORDS})


def is_empty(node: Node) -> bool:
    """Tell whether nothing was given."""
    return isinstance(node, Scalar) and not node.text.strip()


def one_line(node: Node) -> Scalar | None:
    """Return a value as words, or None where it is a list or a group of keys on several lines.

    What YAML takes for a list or a group on one line (`[Tentative] Reception`,
    `Site visit: the library`) is read to its end as typed.
    """
    if isinstance(node, Scalar):
        return node
    return Scalar(node.typed.strip(), node.position, node.typed) if node.typed.strip() else None


def wrong_shape(node: Node, declared: Key) -> Problem:
    """Return the problem of a list or a group of keys that stands where one line is expected."""
    found = "a list" if isinstance(node, Sequence) else "a group of keys"
    hint = f"Write it on one line, behind `{declared.name}:`."
    if declared.kind is Kind.MARKDOWN:
        hint = f"Write `{declared.name}: |`, and the words on the lines below it, further to the right."
    message = f"`{declared.name}` is {declared.kind.value}, but {found} was found."
    return problem("wrong-shape", node.position, message, hint)


def no_hyphens(pair: Pair, declared: Key) -> Problem | None:
    """Return the problem of several lines below a key, none with a hyphen, where a list is expected."""
    value = pair.value
    if declared.kind not in _LISTS or not isinstance(value, Scalar):
        return None
    below = value.position.line > pair.key.position.line
    if not below or value.typed or value.quoted or value.by_line:
        return None
    return problem(
        "one-or-several",
        value.position,
        f"The lines below `{declared.name}:` have no hyphens, so it is not clear where an entry begins.",
        "Write a hyphen and a space before each entry, or put a single entry on one line.",
    )


def group_below(pair: Pair, declared: Key) -> Problem | None:
    """Return the problem of `name: ...` on a line of its own below a key that takes one name."""
    value = pair.value
    if declared.kind is not Kind.NAME or not isinstance(value, Mapping):
        return None
    below = value.position.line > pair.key.position.line
    return wrong_shape(value, declared) if below else None


def entries(node: Node) -> tuple[Node, ...]:
    """Return the entries of a list that are not empty, or a value alone as its only entry."""
    several = node.items if isinstance(node, Sequence) else (node,)
    return tuple(each for each in several if not is_empty(each))


def entry_shape(node: Node, declared: Key) -> Problem:
    """Return the problem of a list entry that is itself a list or a group of keys."""
    found = "a list" if isinstance(node, Sequence) else "a group of keys"
    return problem(
        "wrong-shape",
        node.position,
        f"Each entry of `{declared.name}` is one line, but {found} was found.",
        "Write each entry on a line of its own, with `- ` in front.",
    )
