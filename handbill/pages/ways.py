"""The way from one place of the schedule to the next: as typed, else about as computed."""

from __future__ import annotations

import math
from dataclasses import dataclass

from handbill.model import Venue
from handbill.pages.maker import Maker
from handbill.pages.page import View
from handbill.site.schedule import Place, Slot

METERS_A_MINUTE = 80
"""How fast people walk together."""

DETOUR = 1.3
"""How much longer streets are than a straight line."""

LONGEST_WALK = 30
"""Minutes; nobody is told to walk further."""


@dataclass(frozen=True, slots=True)
class Leg(View):
    """The way to a session from the one before: `kind` is walk or ride, drawn dotted or double.

    `meters` is about how far a walk is, 0 where that is not known, or nobody walks.
    """

    kind: str
    text: str
    meters: int = 0


def is_way(slot: Slot) -> bool:
    """Tell whether a session is itself the way from one place to another."""
    return slot.session.type.casefold() in {"walk", "travel"} or bool(slot.destination.venue)


def is_on_foot(slot: Slot) -> bool:
    """Tell whether a way is gone on foot."""
    return slot.session.type.casefold() == "walk" or slot.session.walk is not None


def leg(maker: Maker, before: Place | None, slot: Slot) -> Leg | None:
    """Return the way to a session from the place before, as typed, else as computed; None where unknown.

    The minutes typed for a tour with stops are those of the tour, not of the way to it.
    """
    typed = slot.session.getting_there
    if slot.session.walk is not None and not slot.stops:
        return _typed_walk(maker, slot.session.walk)
    if typed:
        said = typed[:1].upper() + typed[1:]
        if not _says_on_foot(maker, typed):
            return Leg("ride", said)
        return Leg("walk", said, walk_meters(maker, before, slot.place))
    return walk(maker, before, slot.place)


def walk(maker: Maker, origin: Place | None, destination: Place) -> Leg | None:
    """Return the walk between two listed venues, about as long as computed; None where unknown or too far."""
    minutes = walk_minutes(maker, origin, destination)
    if not minutes:
        return None
    said = maker.words.say("way.walk_about", count=minutes)
    return Leg("walk", said, walk_meters(maker, origin, destination))


def own_way(maker: Maker, slot: Slot) -> Leg:
    """Return the way that a session itself is: a walk with its minutes where known, a ride by its title."""
    if not is_on_foot(slot):
        return Leg("ride", slot.session.title)
    if slot.session.walk is not None:
        return _typed_walk(maker, slot.session.walk)
    said = way_words(maker, slot) or maker.words.known("type", "walk")
    return Leg("walk", said, walk_meters(maker, slot.origin, slot.destination))


def tour_way(maker: Maker, slot: Slot, origin: Place, stop: Place) -> Leg | None:
    """Return the way from one stop of a tour to the next; None where it is not known."""
    typed = slot.session.getting_there
    if typed and not _says_on_foot(maker, typed):
        return Leg("ride", typed[:1].upper() + typed[1:])
    return walk(maker, origin, stop)


def _typed_walk(maker: Maker, minutes: int) -> Leg:
    return Leg("walk", maker.words.say("way.walk", count=minutes), minutes * METERS_A_MINUTE)


def _says_on_foot(maker: Maker, typed: str) -> bool:
    return any(word in typed.casefold() for word in maker.words.say("way.on_foot").split())


def way_words(maker: Maker, slot: Slot) -> str:
    """Say how long a walk takes: as typed, else about as computed between its two places."""
    if slot.session.walk is not None:
        return maker.words.say("way.walk", count=slot.session.walk)
    minutes = walk_minutes(maker, slot.origin, slot.destination) if is_on_foot(slot) else 0
    return maker.words.say("way.walk_about", count=minutes) if minutes else ""


def walk_minutes(maker: Maker, origin: Place | None, destination: Place) -> int:
    """Return about how many minutes the walk between two listed venues takes; 0 where unknown or too far."""
    minutes = minutes_on_foot(walk_meters(maker, origin, destination))
    return minutes if minutes <= LONGEST_WALK else 0


def walk_meters(maker: Maker, origin: Place | None, destination: Place) -> int:
    """Return about how far the walk between two listed venues is, along streets; 0 where unknown."""
    if origin is None or origin.venue_id == destination.venue_id:
        return 0
    here, there = _point(maker, origin), _point(maker, destination)
    return along_streets(here, there) if here and there else 0


def along_streets(here: tuple[float, float], there: tuple[float, float]) -> int:
    """Return about how many meters people walk between two points (latitude and longitude in degrees)."""
    return math.ceil(meters(here, there) * DETOUR)


def minutes_on_foot(walked: int) -> int:
    """Return in how many minutes people walk so many meters, the last one counted whole."""
    return math.ceil(walked / METERS_A_MINUTE)


def _point(maker: Maker, place: Place) -> tuple[float, float] | None:
    listed = maker.site.venues.get(place.venue_id)
    venue: Venue | None = listed.record if listed else None
    return venue.map if venue else None


def meters(here: tuple[float, float], there: tuple[float, float]) -> float:
    """Return the distance of two points (latitude and longitude in degrees) along the globe."""
    south, west, north, east = map(math.radians, (*here, *there))
    half = math.sin((north - south) / 2) ** 2
    half += math.cos(south) * math.cos(north) * math.sin((east - west) / 2) ** 2
    return 2 * 6_371_000 * math.asin(math.sqrt(half))
