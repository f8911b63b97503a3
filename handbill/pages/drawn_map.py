"""The drawn map: the places that have coordinates, as rings, with the ways that the schedule takes between them.

Nothing is drawn that nobody typed: no streets, no ground.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from handbill.pages.agenda import is_off
from handbill.pages.frame import Link
from handbill.pages.maker import Maker
from handbill.pages.map_labels import (
    LINE,
    SIGN,
    Box,
    Ground,
    PlacedName,
    Point,
    along,
    around,
    place_words,
    spread,
)
from handbill.pages.map_sheet import FIVE_MINUTES, MapPlace, Sheet, near_places, sheet_of
from handbill.pages.page import View
from handbill.pages.wayfinding import Visit, visits
from handbill.pages.ways import LONGEST_WALK, along_streets, minutes_on_foot
from handbill.zones import month_first

RING = 18
"""How far a station's ring reaches on a wide screen."""

APART = 66
"""How far apart the rings of two stations are: on a small screen they are drawn larger."""

FOOT = 56
"""How high the foot of a map is, which holds the scale and the arrow to the north."""

FEET = (250, 500, 1320, 2640, 5280, 10560, 21120)
"""Lengths that a scale may have in the United States: from 250 feet to four miles."""

METERS = (100, 200, 500, 1000, 2000, 5000)


@dataclass(frozen=True, slots=True)
class MapName(View):
    """The name beside a station: its lines with the points where they stand, and on which side of the ring.

    `side` is start, middle or end. `far` where a line leads from the ring to it, to `to_x` and `to_y`.
    """

    lines: tuple[MapLine, ...]
    side: str
    far: bool
    to_x: int
    to_y: int


@dataclass(frozen=True, slots=True)
class MapLine(View):
    """One line of words on the map, and where it stands."""

    text: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class MapStation(View):
    """A place on the map: its number, link, ring, name, and how far it is on foot from the middle one.

    `true_x` and `true_y` are where it lies, if its ring had to make way for another
    (`moved`). `name` is None where there is no room for it: its number tells it.
    """

    number: int
    place: Link
    x: int
    y: int
    moved: bool
    true_x: int
    true_y: int
    name: MapName | None
    here: bool
    away: str


@dataclass(frozen=True, slots=True)
class MapLeg(View):
    """A way between two stations: `kind` is walk or ride."""

    kind: str
    x: int
    y: int
    to_x: int
    to_y: int


@dataclass(frozen=True, slots=True)
class MapRing(View):
    """How far one comes in five minutes on foot from the middle station, and where its words stand."""

    x: int
    y: int
    reach: int
    words: MapLine


@dataclass(frozen=True, slots=True)
class MapScale(View):
    """How long a known length is on the map, drawn at a height below all else, and what it is in words."""

    length: int
    y: int
    words: str


@dataclass(frozen=True, slots=True)
class DrawnMap(View):
    """A map of some places: its size in units, stations in order, ways, a ring, a scale, what is not on it.

    `says` is what the map shows in words, `ring_says` what its ring means.
    """

    width: int
    height: int
    says: str
    ring_says: str
    stations: tuple[MapStation, ...]
    legs: tuple[MapLeg, ...]
    ring: MapRing
    scale: MapScale
    left_off: str


class Layout(NamedTuple):
    """The places of a map with where they lie, and where their rings are drawn."""

    spots: Sequence[MapPlace]
    true: Sequence[Point]
    points: Sequence[Point]


def drawn_map(maker: Maker, here: str = "") -> DrawnMap | None:
    """Return the map of all places, or that around one of them by its id; None where fewer than two can be drawn."""
    spots = _spots(maker)
    kept = near_places(spots, here)
    if len(kept) < 2 or (here and all(spot.id != here for spot in kept)):
        return None
    middle = next((spot for spot in kept if spot.id == here), kept[0])
    sheet = sheet_of([spot.at for spot in kept], middle.at)
    true = [sheet.point(spot.at) for spot in kept]
    laid = Layout(kept, true, spread(true, APART, sheet.inner))
    legs = tuple(_legs(maker, laid))
    ring = _ring(maker, sheet, middle, laid.points, _under(legs))
    names = place_words(_names(kept), laid.points, RING, _ground(sheet, ring, _under(legs)))
    return DrawnMap(
        width=sheet.width,
        height=sheet.height + FOOT,
        says=maker.words.say("drawn_map.says", places=maker.words.join(_names(kept))),
        ring_says=maker.words.say("drawn_map.ring", place=middle.entry.record.name),
        stations=tuple(_stations(maker, laid, names, middle, here)),
        legs=legs,
        ring=ring,
        scale=_scale(maker, sheet),
        left_off=_left_off(maker, [spot for spot in spots if spot not in kept]),
    )


def _names(spots: Sequence[MapPlace]) -> list[str]:
    return [spot.entry.record.name for spot in spots]


def _left_off(maker: Maker, spots: Sequence[MapPlace]) -> str:
    if not spots:
        return ""
    return maker.words.say("drawn_map.left_off", places=maker.words.join(_names(spots)))


# Which places


def _spots(maker: Maker) -> list[MapPlace]:
    """Return the places that have coordinates: as visited, then as listed."""
    visited = (visit.place.venue_id for day in _days(maker) for visit in day)
    listed = maker.site.venues
    ids = [id_ for id_ in dict.fromkeys([*visited, *listed]) if id_ in listed]
    return [MapPlace(id_, listed[id_], at) for id_ in ids if (at := listed[id_].record.map)]


def _days(maker: Maker) -> Iterator[tuple[Visit, ...]]:
    """Yield where people are on each day of all events of the site."""
    for schedule in maker.site.schedules:
        for day in schedule.days:
            slots = [schedule.slots[key] for key in day.slots]
            yield visits(maker, [slot for slot in slots if not is_off(slot)])


# What is drawn


def _ring(
    maker: Maker, sheet: Sheet, middle: MapPlace, points: Sequence[Point], ways: Sequence[Box]
) -> MapRing:
    """Return the ring of five minutes, its words where they fit: above it, below it, or nowhere."""
    center = sheet.point(middle.at)
    reach = round(FIVE_MINUTES * sheet.scale)
    said = maker.words.say("drawn_map.five_minutes")
    spots = [MapLine(said, center.x, y) for y in (center.y - reach - 8, center.y + reach + LINE)]
    taken = (*ways, *(around(point, RING) for point in points))
    free = (words for words in spots if _is_free(_words_box(words), sheet, taken))
    return MapRing(center.x, center.y, reach, next(free, MapLine("", center.x, center.y)))


def _is_free(box: Box, sheet: Sheet, taken: Sequence[Box]) -> bool:
    return sheet.frame.holds(box) and not any(box.meets(one) for one in taken)


def _ground(sheet: Sheet, ring: MapRing, ways: tuple[Box, ...]) -> Ground:
    """Return the ground for the names: never on the words of the ring, and on a way only where nothing else is near."""
    taken = (_words_box(ring.words),) if ring.words.text else ()
    return Ground(sheet.frame, taken, ways)


def _under(legs: Sequence[MapLeg]) -> tuple[Box, ...]:
    """Return what ways cover."""
    lines = (along(Point(leg.x, leg.y), Point(leg.to_x, leg.to_y)) for leg in legs)
    return tuple(box for line in lines for box in line)


def _words_box(words: MapLine) -> Box:
    half = SIGN * len(words.text) // 2
    return Box(words.x - half, words.y - LINE, words.x + half, words.y + 6)


def _stations(
    maker: Maker, laid: Layout, names: Sequence[PlacedName | None], middle: MapPlace, here: str
) -> Iterator[MapStation]:
    """Yield the places as they are drawn, numbered from 1; with their way on foot on the page of one of them."""
    for number, (spot, lies, point, name) in enumerate(zip(*laid, names, strict=True), start=1):
        yield MapStation(
            number=number,
            place=Link(spot.entry.url, spot.entry.record.name),
            x=point.x,
            y=point.y,
            moved=point != lies,
            true_x=lies.x,
            true_y=lies.y,
            name=_name(name) if name else None,
            here=spot.id == here,
            away=_away(maker, middle, spot) if here else "",
        )


def _name(words: PlacedName) -> MapName:
    """Return words as they are drawn: each line by the point where it begins, is centered, or ends."""
    box = words.box
    x = {"start": box.left, "middle": (box.left + box.right) // 2, "end": box.right}[words.side]
    lines = tuple(
        MapLine(line, x, box.top + n * LINE + LINE - 5) for n, line in enumerate(words.lines)
    )
    return MapName(lines, words.side, words.far, x, (box.top + box.bottom) // 2)


def _away(maker: Maker, middle: MapPlace, spot: MapPlace) -> str:
    """Say how far a place is on foot from the middle one; nothing where it is that one, or too far to walk."""
    minutes = minutes_on_foot(along_streets(middle.at, spot.at))
    if spot is middle or not 0 < minutes <= LONGEST_WALK:
        return ""
    return maker.words.say("way.walk_about", count=minutes)


def _legs(maker: Maker, laid: Layout) -> Iterator[MapLeg]:
    """Yield the ways of the schedule between the places drawn, each once; a walk wins over a ride."""
    where = {spot.id: point for spot, point in zip(laid.spots, laid.points, strict=True)}
    found: dict[frozenset[str], str] = {}
    for day in _days(maker):
        for before, visit in pairwise(day):
            ends = frozenset((before.place.venue_id, visit.place.venue_id))
            if visit.leg and len(ends) == 2 and ends <= where.keys():
                found[ends] = "walk" if found.get(ends) == "walk" else visit.leg.kind
    for ends, kind in found.items():
        here, there = sorted(where[end] for end in ends)
        yield MapLeg(kind, here.x, here.y, there.x, there.y)


def _scale(maker: Maker, sheet: Sheet) -> MapScale:
    """Return the longest known length that fits a third of the sheet."""
    feet = month_first(maker.schedule.zone)
    known = [(n, n * 0.3048) for n in FEET] if feet else [(n, n) for n in METERS]
    fitting = [one for one in known if one[1] * sheet.scale <= sheet.width / 3] or known[:1]
    number, length = fitting[-1]
    family = "feet" if feet else "meters"
    words = maker.words.say(f"drawn_map.{family}.{number}")
    return MapScale(round(length * sheet.scale), sheet.height + FOOT // 2, words)
