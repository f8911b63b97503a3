"""The timetable's grid: where each session stands, in rows of some minutes and in columns with their lanes.

Numbers and names alone: which sessions these are, and how they are drawn, is said elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

STEPS = (30, 15, 10, 5, 1)
"""Minutes that a row of the grid may stand for."""

SHORTEST_BOX = 300
"""How high the shortest session is to be, in hundredths of rem: two lines of words."""

LEAST_PACE, MOST_PACE = 450, 1200
"""How high an hour is at least and at most, in hundredths of rem."""


class Column(NamedTuple):
    """A column: a room with its venue as `group`, a track or a network with no group.

    With no name it stands for the whole group; with neither, for what has no column of its own.
    """

    group: str
    name: str


ELSEWHERE = Column("", "")


class Piece(NamedTuple):
    """A session to be placed: from when to when, in minutes after the grid begins, and in which columns.

    With no columns it is for everyone.
    """

    key: str
    start: int
    end: int
    columns: tuple[Column, ...]


class Box(NamedTuple):
    """A session in its place: first row and lane, counted from 1, and how many it takes of both.

    `columns` are those it stands in; all of them, for what is for everyone.
    """

    key: str
    row: int
    rows: int
    lane: int
    lanes: int
    columns: tuple[Column, ...]


class Wish(NamedTuple):
    """A session with the columns it should stand in, and the one for it where they are taken."""

    piece: Piece
    wanted: tuple[Column, ...]
    otherwise: Column


class Lanes(NamedTuple):
    """Where a column stands: its first lane, counted from 1, and how many it has."""

    first: int
    width: int


class Grid(NamedTuple):
    """All boxes in order of time, the columns with their lanes, minutes a row, rows in all, and a row's height.

    The height is in hundredths of rem.
    """

    boxes: tuple[Box, ...]
    columns: Mapping[Column, Lanes]
    step: int
    rows: int
    height: int


def lay(pieces: Sequence[Piece], order: Sequence[Column]) -> Grid:
    """Return the grid of these sessions; `order` is that of the columns, any others come after them as they appear."""
    step = _step(pieces)
    columns = _columns(pieces, order)
    spans = _spans(pieces, columns)
    used = {column for columns_of in spans.values() for column in columns_of}
    columns = [column for column in _with_extra(columns, used) if column in used]
    spans = {piece.key: _widened(piece, pieces, spans, columns) for piece in pieces}
    alone = {c: [p for p in pieces if spans[p.key] == (c,)] for c in columns}
    alone_in = {column: _lanes(found) for column, found in alone.items()}
    places = _places(columns, {column: max(1, count) for column, (count, _) in alone_in.items()})
    boxes: list[Box] = []
    for piece in pieces:
        lane, lanes = _across(piece, spans[piece.key], alone_in, places)
        row, rows = piece.start // step + 1, max(1, (piece.end - piece.start) // step)
        boxes.append(Box(piece.key, row, rows, lane, lanes, spans[piece.key]))
    boxes.sort(key=lambda box: (box.row, box.lane))
    last = max((box.row + box.rows - 1 for box in boxes), default=1)
    return Grid(tuple(boxes), places, step, last, _height(pieces, step))


# Rows


def _step(pieces: Iterable[Piece]) -> int:
    edges = {edge for piece in pieces for edge in (piece.start, piece.end)}
    return next(step for step in STEPS if all(edge % step == 0 for edge in edges))


def _height(pieces: Iterable[Piece], step: int) -> int:
    """Return how high a row is: an hour is higher where sessions are short, within limits."""
    shortest = min((piece.end - piece.start for piece in pieces), default=60)
    hour = SHORTEST_BOX * 60 // max(1, shortest)
    return max(1, min(MOST_PACE, max(LEAST_PACE, hour)) * step // 60)


# Columns


def _columns(pieces: Iterable[Piece], order: Sequence[Column]) -> list[Column]:
    """Return the columns that have sessions of their own; a group has one only where it has no others."""
    met = dict.fromkeys(column for piece in pieces for column in piece.columns)
    grouped = {column.group for column in met if column.name}
    found = [c for c in met if c.name or c.group not in grouped]
    known = {column: n for n, column in enumerate(order)}
    groups = {column.group: n for n, column in reversed(list(enumerate(order)))}
    for column in found:
        groups.setdefault(column.group, len(order) + len(groups))
    return sorted(found, key=lambda c: (groups[c.group], known.get(c, len(order))))


def _with_extra(columns: Sequence[Column], used: set[Column]) -> Iterator[Column]:
    """Yield the columns, before the rooms of a group that group's own where it is needed, last of all elsewhere."""
    seen: set[str] = set()
    for column in columns:
        own = Column(column.group, "")
        if column.group not in seen and own in used and own not in columns and own != ELSEWHERE:
            yield own
        seen.add(column.group)
        yield column
    if ELSEWHERE not in columns:
        yield ELSEWHERE


def _spans(pieces: Sequence[Piece], columns: Sequence[Column]) -> dict[str, tuple[Column, ...]]:
    """Return in which columns each session stands: in several only where nothing smaller is in any of them then."""
    wishes = [_wish(piece, columns) for piece in pieces]
    return {
        wish.piece.key: (wish.otherwise,)
        if not wish.wanted or any(_yields(wish, other) for other in wishes)
        else wish.wanted
        for wish in wishes
    }


def _yields(wish: Wish, other: Wish) -> bool:
    """Tell whether a session that would take several columns gives way to another."""
    if wish is other or not 1 < len(wish.wanted) >= len(other.wanted):
        return False
    there = {*other.wanted, other.otherwise}
    return _meet(wish.piece, other.piece) and not there.isdisjoint(wish.wanted)


def _meet(one: Piece, other: Piece) -> bool:
    return one.start < other.end and other.start < one.end


def _widened(
    piece: Piece,
    pieces: Sequence[Piece],
    spans: Mapping[str, tuple[Column, ...]],
    columns: Sequence[Column],
) -> tuple[Column, ...]:
    """Return where a session stands; one for everyone takes the columns that came later too, where they are free."""
    span = spans[piece.key]
    if piece.columns or len(span) < 2:
        return span
    alone = not any(_meet(piece, other) for other in pieces if other is not piece)
    return tuple(columns) if alone else span


def _wish(piece: Piece, columns: Sequence[Column]) -> Wish:
    """Return a session with the columns it should stand in, and the one for it where they are taken."""
    if not piece.columns:
        return Wish(piece, tuple(columns), ELSEWHERE)
    first = piece.columns[0]
    if len(piece.columns) == 1 and first not in columns:
        return Wish(piece, tuple(c for c in columns if c.group == first.group), first)
    here = [n for n, column in enumerate(columns) if column in piece.columns]
    side_by_side = bool(here) and here == list(range(here[0], here[-1] + 1))
    return Wish(piece, tuple(columns[n] for n in here) if side_by_side else (first,), first)


# Lanes


def _lanes(pieces: Iterable[Piece]) -> tuple[int, dict[str, tuple[int, int]]]:
    """Return how many lanes a column needs, and for each of its sessions its lane and the lanes used around it."""
    found: dict[str, tuple[int, int]] = {}
    cluster: list[Piece] = []
    until: list[int] = []
    most = 0
    for piece in sorted(pieces, key=lambda p: (p.start, -p.end)):
        if cluster and piece.start >= max(until):
            found |= {p.key: (found[p.key][0], len(until)) for p in cluster}
            cluster, until = [], []
        lane = next((n for n, end in enumerate(until) if end <= piece.start), len(until))
        until[lane : lane + 1] = [piece.end]
        found[piece.key] = (lane, 0)
        cluster.append(piece)
        most = max(most, len(until))
    found |= {p.key: (found[p.key][0], len(until)) for p in cluster}
    return most, found


def _places(columns: Sequence[Column], counts: Mapping[Column, int]) -> dict[Column, Lanes]:
    places: dict[Column, Lanes] = {}
    first = 1
    for column in columns:
        places[column] = Lanes(first, counts[column])
        first += counts[column]
    return places


def _across(
    piece: Piece,
    span: tuple[Column, ...],
    alone_in: Mapping[Column, tuple[int, dict[str, tuple[int, int]]]],
    places: Mapping[Column, Lanes],
) -> tuple[int, int]:
    """Return a session's first lane and how many it takes: the last of those side by side takes what is left."""
    first = places[span[0]].first
    if len(span) > 1:
        last = places[span[-1]]
        return first, last.first + last.width - first
    lane, around = alone_in[span[0]][1][piece.key]
    is_last = lane == around - 1
    return first + lane, places[span[0]].width - lane if is_last else 1
