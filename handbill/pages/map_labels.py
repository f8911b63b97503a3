"""Where the rings and words of a drawn map go, so that none lies on another; whole numbers alone."""

from __future__ import annotations

import math
import textwrap
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

LINE = 20
"""How high one line of words is, in units of the map."""

SIGN = 9
"""How wide a sign is at most, on average; signs of Chinese and the like are twice as wide."""

LONGEST_LINE = 24
MOST_LINES = 2

DIRECTIONS = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1))


class Box(NamedTuple):
    """A rectangle by its left, top, right and bottom; right and bottom lie outside of it."""

    left: int
    top: int
    right: int
    bottom: int

    def meets(self, other: Box) -> bool:
        """Tell whether two rectangles share any point."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: Box) -> bool:
        """Tell whether another rectangle lies within this one."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
        )


class Point(NamedTuple):
    """A point of the map."""

    x: int
    y: int


class PlacedName(NamedTuple):
    """A name put in its place: the lines, the rectangle they fill, on which side of their ring they stand.

    `side` is start, middle or end, as in `text-anchor`. `far` where they stand so far
    from the ring that a line must lead there.
    """

    lines: tuple[str, ...]
    box: Box
    side: str
    far: bool


def around(point: Point, reach: int) -> Box:
    """Return the square around a point."""
    return Box(point.x - reach, point.y - reach, point.x + reach, point.y + reach)


def spread(points: Sequence[Point], apart: int, frame: Box) -> tuple[Point, ...]:
    """Return the points moved as little as can be so that each two are `apart`, or more, within the frame.

    The earlier a point stands, the more surely it stays where it is.
    """
    placed: list[Point] = []
    for point in points:
        free = (
            spot
            for spot in _spiral(point, apart)
            if frame.holds(around(spot, 0)) and all(math.dist(spot, p) >= apart for p in placed)
        )
        placed.append(next(free, point))
    return tuple(placed)


def _spiral(point: Point, step: int) -> Iterator[Point]:
    """Yield a point, then points around it, further and further away."""
    yield point
    for ring in range(1, 9):
        for turn in range(12):
            angle = turn * math.pi / 6
            reach = ring * step / 2
            yield Point(
                point.x + round(reach * math.cos(angle)), point.y + round(reach * math.sin(angle))
            )


class Ground(NamedTuple):
    """The ground that words are put on: its frame, what they may not lie on, and what they had better not."""

    frame: Box
    taken: tuple[Box, ...] = ()
    avoided: tuple[Box, ...] = ()


def place_words(
    names: Sequence[str], points: Sequence[Point], reach: int, ground: Ground
) -> tuple[PlacedName | None, ...]:
    """Return each name in its place beside its point, in order; None where there is no room for it.

    No two of them meet, nor any ring (a point and `reach` around it), nor what is taken; all lie in the frame.
    """
    busy = [*ground.taken, *(around(point, reach) for point in points)]
    placed: list[PlacedName | None] = []
    for name, point in zip(names, points, strict=True):
        choices = [c for c in _choices(_lines(name), point, reach) if ground.frame.holds(c.box)]
        free = [c for c in choices if not any(c.box.meets(box) for box in busy)]
        found = min(free, key=lambda choice: _blemish(choice, ground.avoided), default=None)
        if found:
            busy.append(found.box)
        placed.append(found)
    return tuple(placed)


def _blemish(choice: PlacedName, avoided: Sequence[Box]) -> tuple[bool, bool]:
    """Return how bad a place is: far from its ring is worst, on a way is bad; of equals, the first is taken."""
    return choice.far, any(choice.box.meets(box) for box in avoided)


def _choices(lines: tuple[str, ...], point: Point, reach: int) -> Iterator[PlacedName]:
    """Yield the places where words can stand, the best first: beside their ring, else further and further away."""
    for steps in range(4):
        away = reach + 6 + steps * 26
        for across, down in DIRECTIONS:
            side = {1: "start", 0: "middle", -1: "end"}[across]
            yield PlacedName(lines, _beside(lines, point, away, across, down), side, far=steps > 0)


def along(start: Point, end: Point) -> Iterator[Box]:
    """Yield small squares that cover a line between two points."""
    steps = max(1, round(math.dist(start, end)) // 10)
    for step in range(steps + 1):
        x = start.x + (end.x - start.x) * step // steps
        yield around(Point(x, start.y + (end.y - start.y) * step // steps), 6)


def _beside(lines: tuple[str, ...], point: Point, away: int, across: int, down: int) -> Box:
    """Return the rectangle that words fill on one side of a point."""
    width, height = max(map(_width, lines)), LINE * len(lines)
    left = {1: point.x + away, 0: point.x - width // 2, -1: point.x - away - width}[across]
    top = {1: point.y + away, 0: point.y - height // 2, -1: point.y - away - height}[down]
    return Box(left, top, left + width, top + height)


def _width(text: str) -> int:
    return sum(SIGN * (2 if unicodedata.east_asian_width(sign) in "WF" else 1) for sign in text)


def _lines(name: str) -> tuple[str, ...]:
    """Return a name in at most two short lines; one that is longer ends in three dots."""
    said = textwrap.wrap(
        name, LONGEST_LINE, max_lines=MOST_LINES, placeholder=" …", break_on_hyphens=False
    )
    return tuple(said) or ("",)
