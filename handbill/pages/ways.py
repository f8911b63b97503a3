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
    """The way to a session from the one before: `kind` is walk or ride, drawn dotted or double."""

    kind: str
    text: str


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
        return Leg("walk", maker.words.say("way.walk", count=slot.session.walk))
    if typed:
        on_foot = maker.words.say("way.on_foot").split()
        kind = "walk" if any(word in typed.casefold() for word in on_foot) else "ride"
        return Leg(kind, typed[:1].upper() + typed[1:])
    minutes = walk_minutes(maker, before, slot.place)
    return Leg("walk", maker.words.say("way.walk_about", count=minutes)) if minutes else None


def way_words(maker: Maker, slot: Slot) -> str:
    """Say how long a walk takes: as typed, else about as computed between its two places."""
    if slot.session.walk is not None:
        return maker.words.say("way.walk", count=slot.session.walk)
    minutes = walk_minutes(maker, slot.origin, slot.destination) if is_on_foot(slot) else 0
    return maker.words.say("way.walk_about", count=minutes) if minutes else ""


def walk_minutes(maker: Maker, origin: Place | None, destination: Place) -> int:
    """Return about how many minutes the walk between two listed venues takes; 0 where unknown or too far."""
    if origin is None or origin.venue_id == destination.venue_id:
        return 0
    points = [_point(maker, place) for place in (origin, destination)]
    if points[0] is None or points[1] is None:
        return 0
    minutes = math.ceil(meters(points[0], points[1]) * DETOUR / METERS_A_MINUTE)
    return minutes if minutes <= LONGEST_WALK else 0


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
