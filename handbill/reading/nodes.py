"""YAML text becomes nodes: every scalar as text, each node with its place; the one owner of PyYAML."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

import yaml

from handbill.model import Source
from handbill.names import fold_key
from handbill.problem_kinds import problem
from handbill.problems import Position, Problem
from handbill.reading import nodes_words as say
from handbill.reading.repair import Repaired, repair
from handbill.reading.repair_words import too_deep

_DEEPEST = 50
_MOST_COPIES = 20_000
_MOST_PROBLEMS = 1000  # a file with more of them is no text that a person typed

_folded = lru_cache(4096)(fold_key)
_FENCE = re.compile(r"(-{3,}|[\u2010-\u2015]+-?)[ \t]*")
_CLOSING = re.compile(r"(-{3,}|[\u2010-\u2015]+-?|\.\.\.)[ \t]*")


@dataclass(frozen=True, slots=True)
class Scalar:
    """Words as typed. A missing value is an empty scalar at the end of its key.

    `typed` is the source from the node's start to its end, for a node that lies on
    one line, else empty. `quoted` where quotation marks stood around it. `by_line`
    where each line of `text` is a line of the file (a literal block).
    """

    text: str
    position: Position
    typed: str = ""
    quoted: bool = False
    by_line: bool = False


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list. `typed` as for a scalar: what stood on the one line, read to its end."""

    items: tuple[Node, ...]
    position: Position
    typed: str = ""


class Pair(NamedTuple):
    """A key with its value."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order typed. `typed` as for a scalar."""

    pairs: tuple[Pair, ...]
    position: Position
    typed: str = ""


Node = Scalar | Sequence | Mapping


class NodesRead(NamedTuple):
    """A file's nodes, None where it is empty or cannot be read at all, and what is wrong in it."""

    node: Node | None
    problems: tuple[Problem, ...] = ()


class FrontMatter(NamedTuple):
    """The keys at the top of a Markdown file, None where there are none, and the text below them.

    `body_line` is the number of the body's first line in the file.
    """

    node: Node | None
    body: str
    body_line: int
    problems: tuple[Problem, ...] = ()


def read_nodes(source: Source, known_keys: frozenset[str]) -> NodesRead:
    """Read a YAML file; `known_keys` are the folded keys that its records may have."""
    return _read(source.text, source.path, 1, known_keys)


def read_front_matter(source: Source, known_keys: frozenset[str]) -> FrontMatter:
    """Read a Markdown file: keys between two lines of three hyphens, then the text."""
    lines = source.text.removeprefix("\ufeff").split("\n")
    first = next((n for n, line in enumerate(lines) if line.strip()), len(lines))
    if first == len(lines) or not _opens(lines, first, known_keys):
        return FrontMatter(None, "\n".join(lines), 1)
    last = next((n for n in range(first + 1, len(lines)) if _CLOSING.fullmatch(lines[n])), None)
    if last is None:
        return _unclosed_front_matter(source.path, lines, first, known_keys)
    read = _read("\n".join(lines[first + 1 : last]), source.path, first + 2, known_keys)
    return FrontMatter(read.node, "\n".join(lines[last + 1 :]), last + 2, read.problems)


def _opens(lines: list[str], number: int, known_keys: frozenset[str]) -> bool:
    """Tell whether a line opens the keys; dashes from a word processor do so where a known key follows."""
    line = lines[number]
    if line.rstrip() == "---":
        return True
    following = next((text for text in lines[number + 1 :] if text.strip()), "")
    return bool(_FENCE.fullmatch(line)) and fold_key(following.partition(":")[0]) in known_keys


def _unclosed_front_matter(
    path: str, lines: list[str], first: int, known_keys: frozenset[str]
) -> FrontMatter:
    """Read the keys down to the first empty line, so that what they say can be judged too."""
    missing = problem(
        "front-matter",
        Position(path, first + 1, 1),
        "The keys at the top begin with this line, but no second line of three hyphens ends them.",
        'Write "---" on a line of its own between the keys and the text.',
    )
    end = next((n for n in range(first + 1, len(lines)) if not lines[n].strip()), len(lines))
    read = _read("\n".join(lines[first + 1 : end]), path, first + 2, known_keys)
    body = "\n".join(lines[end:])
    return FrontMatter(read.node, body, min(end + 1, len(lines)), (missing, *read.problems))


def _read(text: str, path: str, first_line: int, known_keys: frozenset[str]) -> NodesRead:
    """Repair, compose and turn into our own nodes; the text's first line has this number in its file."""
    text = text.removeprefix("\ufeff")
    for number, line in enumerate(text.split("\n")):
        if len(line) > say.LONGEST_LINE:
            return NodesRead(
                None, (say.too_long(Position(path, number + first_line, 1), len(line)),)
            )
    repaired = repair(text, known_keys, path, first_line)
    try:
        try:
            composed = _compose(repaired.text)
        except yaml.composer.ComposerError:  # a star before its "&": both are words
            repaired = repair(text, known_keys, path, first_line, aliases=False)
            composed = _compose(repaired.text)
    except yaml.MarkedYAMLError as error:
        refused = _refused(error, repaired, path, first_line)
        return NodesRead(None, (*repaired.problems, refused))
    except RecursionError:
        deep = too_deep(Position(path, first_line, 1))
        return NodesRead(None, (*repaired.problems, deep))
    reader = _NodeReader(text, path, first_line, repaired)
    node = reader.read(composed) if composed is not None else None
    return NodesRead(node, _in_order((*repaired.problems, *reader.problems), repaired.forgiven))


def _in_order(wrong: tuple[Problem, ...], forgiven: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return problems by place; a line with a mistake in it is not told as forgiven too."""
    lines = {found.position.line for found in wrong}
    told = [*wrong, *(found for found in forgiven if found.position.line not in lines)]
    return tuple(sorted(told, key=lambda found: (found.position.line, found.position.column)))


def _compose(text: str) -> yaml.Node | None:
    """Compose the one document of a text; nothing is ever loaded."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        composed: yaml.Node | None = loader.get_single_node()
    finally:
        loader.dispose()
    return composed


class _Copies(NamedTuple):
    """What a node costs where it is used again: itself and all below it, and the aliases among them."""

    nodes: int = 1
    aliases: int = 0


class _StopReadingError(Exception):
    """The nodes cannot be walked any further; the problem has been noted."""


class _NodeReader:
    """Turns composed nodes into our own."""

    def __init__(self, text: str, path: str, first_line: int, repaired: Repaired) -> None:
        self.lines = text.split("\n")
        self.path, self.first_line, self.repaired = path, first_line, repaired
        self.problems: list[Problem] = []
        self.done: dict[int, tuple[Node, _Copies]] = {}
        self.under_way: set[int] = set()
        self.total = _Copies(0, 0)

    def read(self, composed: yaml.Node) -> Node | None:
        """Return the node with all below it, or None where it cannot be walked."""
        try:
            return self._node(composed, 0)[0]
        except _StopReadingError:
            return None

    def _node(self, composed: yaml.Node, depth: int) -> tuple[Node, _Copies]:
        if id(composed) in self.under_way:
            self._stop(say.recursive(self._position(composed.start_mark)))
        if id(composed) in self.done:
            return self._again(composed)
        if depth > _DEEPEST + 2:  # the line repair stops at _DEEPEST, and names the line
            self._stop(too_deep(self._position(composed.start_mark)))
        self.under_way.add(id(composed))
        result = self._new(composed, depth)
        self.under_way.discard(id(composed))
        self.done[id(composed)] = result
        return result

    def _new(self, composed: yaml.Node, depth: int) -> tuple[Node, _Copies]:
        if isinstance(composed, yaml.MappingNode):
            return self._mapping(composed, depth)
        if isinstance(composed, yaml.SequenceNode):
            return self._sequence(composed, depth)
        return self._scalar(composed), _Copies()

    def _again(self, composed: yaml.Node) -> tuple[Node, _Copies]:
        """Return a node that an alias names, and count what it comes to when it is written out."""
        node, copies = self.done[id(composed)]
        self.total = _Copies(
            self.total.nodes + copies.nodes, self.total.aliases + copies.aliases + 1
        )
        if self.total.aliases > say.MOST_ALIASES or self.total.nodes > _MOST_COPIES:
            self._stop(say.many_aliases(self._position(composed.start_mark)))
        return node, _Copies(copies.nodes, copies.aliases + 1)

    def _stop(self, found: Problem) -> None:
        self.problems.append(found)
        raise _StopReadingError

    def _scalar(self, composed: yaml.Node) -> Scalar:
        start = composed.start_mark
        style = composed.style if isinstance(composed, yaml.ScalarNode) else None
        added = (start.line, start.column) in self.repaired.added
        text = re.sub("[\ud800-\udfff]", "\ufffd", str(composed.value))
        if style in ("|", ">"):
            return Scalar(text, self._block_position(start), by_line=style == "|")
        quoted = style in ("'", '"') and not added
        typed = self._typed(start, composed.end_mark)
        return Scalar(text, self._position(start), typed, quoted=quoted)

    def _sequence(self, composed: yaml.Node, depth: int) -> tuple[Sequence, _Copies]:
        read = [self._node(child, depth + 1) for child in composed.value]
        typed = self._typed(composed.start_mark, _end(composed))
        node = Sequence(
            tuple(child for child, _ in read), self._position(composed.start_mark), typed
        )
        return node, _sum([copies for _, copies in read])

    def _mapping(self, composed: yaml.Node, depth: int) -> tuple[Mapping, _Copies]:
        pairs: dict[str, Pair] = {}
        below: list[_Copies] = []
        for key_node, value_node in composed.value:
            key = self._key(key_node)
            if key is None:
                continue
            value, copies = self._node(value_node, depth + 1)
            below.append(copies)
            if (
                isinstance(value, Scalar)
                and not value.text
                and not value.typed
                and not value.by_line
            ):
                value = replace(value, position=self._position(key_node.end_mark))
            self._add(pairs, Pair(key, value))
        typed = self._typed(composed.start_mark, _end(composed))
        node = Mapping(tuple(pairs.values()), self._position(composed.start_mark), typed)
        return node, _sum(below)

    def _key(self, composed: yaml.Node) -> Scalar | None:
        """Return a key, or None where it is no words."""
        if not isinstance(composed, yaml.ScalarNode):
            self.problems.append(say.key_not_words(self._position(composed.start_mark)))
            return None
        key = self._scalar(composed)
        if key.text == "<<" and not key.quoted:
            self.problems.append(say.merge_key(key.position))
            return None
        return key

    def _add(self, pairs: dict[str, Pair], pair: Pair) -> None:
        """Add a pair; of two equal keys the first stays."""
        folded = _folded(pair.key.text) or pair.key.text
        if folded in pairs:
            self.problems.append(
                say.duplicate_key(pair.key.text, pair.key.position, pairs[folded].key.position)
            )
            if len(self.problems) >= _MOST_PROBLEMS:
                raise _StopReadingError
        else:
            pairs[folded] = pair

    # Places

    def _position(self, mark: yaml.Mark) -> Position:
        line = min(mark.line, len(self.lines) - 1)
        column = min(self.repaired.typed_column(mark.line, mark.column), len(self.lines[line]))
        return Position(self.path, line + self.first_line, column + 1)

    def _block_position(self, mark: yaml.Mark) -> Position:
        """Return the place of a block's first character, on the line below its sign."""
        line = mark.line + 1
        if line >= len(self.lines):
            return self._position(mark)
        column = min(self.repaired.blocks.get(mark.line, 0), len(self.lines[line]))
        return Position(self.path, line + self.first_line, column + 1)

    def _typed(self, start: yaml.Mark, end: yaml.Mark) -> str:
        """Return the source between two places on one line, or nothing."""
        if (
            start.line != end.line
            or start.line >= len(self.lines)
            or start.line in self.repaired.folded
        ):
            return ""
        from_column = self.repaired.typed_column(start.line, start.column)
        to_column = self.repaired.typed_column(end.line, end.column)
        return self.lines[start.line][from_column:to_column]


def _end(composed: yaml.Node) -> yaml.Mark:
    """Return where a node ends: the scanner puts the end of a block only before the next thing."""
    for _ in range(_DEEPEST):
        if (
            not isinstance(composed, yaml.CollectionNode)
            or composed.flow_style
            or not composed.value
        ):
            break
        last = composed.value[-1]
        composed = last[1] if isinstance(composed, yaml.MappingNode) else last
    return composed.end_mark


def _sum(below: list[_Copies]) -> _Copies:
    return _Copies(1 + sum(c.nodes for c in below), sum(c.aliases for c in below))


def _refused(
    error: yaml.MarkedYAMLError, repaired: Repaired, path: str, first_line: int
) -> Problem:
    """Say in our own words where the scanner gave up."""
    mark = error.problem_mark or error.context_mark
    lines = repaired.text.split("\n")
    line = min(mark.line, len(lines) - 1) if mark else 0
    while line > 0 and not lines[line].strip():
        line -= 1
    column = (
        repaired.typed_column(line, min(mark.column, len(lines[line])))
        if mark and mark.line == line
        else 0
    )
    return problem(
        "yaml",
        Position(path, line + first_line, column + 1),
        "From here on the file cannot be read.",
        "Look at this line and the one above it: is a colon, a quotation mark or a bracket missing, "
        "or is there one too many? Quotation marks around the words often help.",
    )
