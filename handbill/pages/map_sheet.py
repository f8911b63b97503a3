"""The sheet that a map is drawn on: which places it holds, and where each of them lies on it.

A degree of latitude is as long everywhere, one of longitude as on the latitude of the
places (an equirectangular projection), which is right to a thousandth over the few
miles that a map shows.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from handbill.model import Venue
from handbill.pages.map_labels import Box, Point
from handbill.pages.ways import DETOUR, METERS_A_MINUTE, meters
from handbill.site.schedule import Entry

WIDTH = 640
"""How wide a map is, in its own units."""

TALLEST = 560

EDGE = 64
"""How much is free around the places and the ring."""

MARGIN = 10
"""How far words stay away from the edge."""

FARTHEST = 5000
"""Meters; a place that is further from all others is left off, since the others would shrink to a point."""

FIVE_MINUTES = 5 * METERS_A_MINUTE / DETOUR
"""Meters as the crow flies."""

METERS_A_DEGREE = 111_195


class MapPlace(NamedTuple):
    """A place to be drawn, by its id: latitude and longitude in degrees."""

    id: str
    entry: Entry[Venue]
    at: tuple[float, float]


class Sheet(NamedTuple):
    """The paper that a map is drawn on: where its top left corner lies, in meters, and units a meter."""

    west: float
    north: float
    scale: float
    width: int
    height: int
    latitude: float

    def point(self, at: tuple[float, float]) -> Point:
        """Return where a point on the globe lies on the sheet."""
        x, y = flat(at, self.latitude)
        return Point(
            EDGE + round((x - self.west) * self.scale), EDGE + round((y - self.north) * self.scale)
        )

    @property
    def frame(self) -> Box:
        """Return the part of the sheet where words may stand."""
        return Box(MARGIN, MARGIN, self.width - MARGIN, self.height)

    @property
    def inner(self) -> Box:
        """Return the part of the sheet where rings may stand."""
        return Box(EDGE // 2, EDGE // 2, self.width - EDGE // 2, self.height - EDGE // 2)


def near_places(spots: Sequence[MapPlace], here: str = "") -> tuple[MapPlace, ...]:
    """Return the most places of which each is near another, in order; those around one place (by id) where named."""
    groups: list[list[MapPlace]] = []
    for spot in spots:
        joined = [g for g in groups if any(meters(spot.at, s.at) <= FARTHEST for s in g)]
        groups = [g for g in groups if g not in joined]
        groups.append([*(s for g in joined for s in g), spot])
    around_here = [g for g in groups if any(spot.id == here for spot in g)]
    kept = max(around_here or groups, key=len, default=[])
    return tuple(spot for spot in spots if spot in kept)


def flat(at: tuple[float, float], latitude: float) -> tuple[float, float]:
    """Return a point in meters east and south of where the equator meets Greenwich, true near a latitude."""
    return (
        at[1] * METERS_A_DEGREE * math.cos(math.radians(latitude)),
        -at[0] * METERS_A_DEGREE,
    )


def sheet_of(points: Sequence[tuple[float, float]], middle: tuple[float, float]) -> Sheet:
    """Return the sheet that holds all points, and the ring of five minutes around the middle one."""
    latitude = sum(at[0] for at in points) / len(points)
    x, y = flat(middle, latitude)
    corners = [(x - FIVE_MINUTES, y - FIVE_MINUTES), (x + FIVE_MINUTES, y + FIVE_MINUTES)]
    corners += [flat(at, latitude) for at in points]
    west, east = min(x for x, _ in corners), max(x for x, _ in corners)
    north, south = min(y for _, y in corners), max(y for _, y in corners)
    scale = min((WIDTH - 2 * EDGE) / (east - west), (TALLEST - 2 * EDGE) / (south - north))
    spare = (WIDTH - 2 * EDGE) / scale - (east - west)
    height = 2 * EDGE + math.ceil((south - north) * scale)
    return Sheet(west - spare / 2, north, scale, WIDTH, height, latitude)
