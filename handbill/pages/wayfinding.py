"""The wayfinding strip: the places of a day in the order in which everyone comes to them, and the ways between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from handbill.pages.frame import Link
from handbill.pages.maker import Maker
from handbill.pages.page import View
from handbill.pages.said_times import ends, iso
from handbill.pages.ways import Leg, is_way, leg, own_way, tour_way
from handbill.site.schedule import Place, Slot
from handbill.site.timing import utc
from handbill.zones import month_first

METERS_A_TENTH_OF_A_MILE = 160.9344
METERS_A_TENTH_OF_A_KILOMETER = 100


@dataclass(frozen=True, slots=True)
class Station(View):
    """A place of the day: since when people are there, in words and as an instant, and the way to it.

    `time` and `starts` are empty where unknown, `leg` is None for the first place and
    where nobody knows how people come to it.
    """

    place: Link
    time: str
    starts: str
    leg: Leg | None


class Visit(NamedTuple):
    """Everyone at a place: from when to when, where that is said, and the way to it from the visit before."""

    place: Place
    since: datetime | None
    until: datetime | None
    leg: Leg | None


def stations(maker: Maker, slots: Sequence[Slot]) -> tuple[Station, ...]:
    """Return the places of the sessions that take place, in order; none where they are fewer than two."""
    visited = visits(maker, slots)
    if len(visited) < 2:
        return ()
    return tuple(
        Station(
            place=maker.venue(visit.place) or Link("", visit.place.venue),
            time=maker.words.time(visit.since) if visit.since else "",
            starts=iso(visit.since),
            leg=visit.leg,
        )
        for visit in visited
    )


def visits(maker: Maker, slots: Sequence[Slot]) -> tuple[Visit, ...]:
    """Return the places of the sessions that take place, in order; those at one place are one visit.

    Nothing is returned where sessions in several places overlap: then there is no one way through the day.
    """
    found: list[Visit] = []
    for visit in _steps(maker, slots):
        before = found[-1] if found else None
        if before is None:
            found.append(visit._replace(leg=None))
        elif before.place[::2] == visit.place[::2]:
            since = before.since or visit.since
            found[-1] = before._replace(since=since, until=visit.until or before.until)
        elif _overlap(before, visit):
            return ()
        else:
            found.append(visit)
    return tuple(found)


def _overlap(before: Visit, visit: Visit) -> bool:
    """Tell whether people would be at a place before they have left the one before."""
    return bool(before.until and visit.since and utc(visit.since) < utc(before.until))


def _steps(maker: Maker, slots: Sequence[Slot]) -> Iterator[Visit]:
    """Yield each session's places in order, with the way to each."""
    before: Place | None = None
    for slot in slots:
        for visit in _of_slot(maker, before, slot):
            if visit.place.venue:
                before = visit.place
                yield visit


def _of_slot(maker: Maker, before: Place | None, slot: Slot) -> Iterator[Visit]:
    end = ends(slot)
    if is_way(slot):
        reached = slot.destination if slot.destination.venue else slot.place
        yield Visit(slot.origin, slot.start, None, None)
        yield Visit(reached, end, None, own_way(maker, slot))
        return
    yield Visit(slot.place, slot.start, None if slot.stops else end, leg(maker, before, slot))
    here = slot.place
    for stop in slot.stops:
        yield Visit(
            stop, None if here.venue else slot.start, None, tour_way(maker, slot, here, stop)
        )
        here = stop


# How many places, and how far apart


def places(maker: Maker, slots: Sequence[Slot]) -> str:
    """Say how many places a day has, and how far people walk: `4 places, about 0.9 miles on foot`.

    Of the sessions that take place; either is left out where it is not known.
    """
    named = {place.venue for slot in slots for place in _all_places(slot) if place.venue}
    counted = maker.words.say("count.places", count=len(named)) if named else ""
    return maker.words.commas((counted, on_foot(maker, slots)))


def _all_places(slot: Slot) -> tuple[Place, ...]:
    return (slot.place, *slot.rooms, slot.origin, slot.destination, *slot.stops)


def on_foot(maker: Maker, slots: Sequence[Slot]) -> str:
    """Say how far people walk in a day: `about 0.9 miles on foot`; nothing where any way is not known."""
    legs = [visit.leg for visit in visits(maker, slots)[1:]]
    if any(way is None or (way.kind == "walk" and not way.meters) for way in legs):
        return ""
    walked = sum(way.meters for way in legs if way)
    return distance(maker, walked) if walked else ""


def distance(maker: Maker, meters: int) -> str:
    """Say about how long a way on foot is: in miles where people count in miles, else in kilometers."""
    in_miles = month_first(maker.schedule.zone)
    unit = METERS_A_TENTH_OF_A_MILE if in_miles else METERS_A_TENTH_OF_A_KILOMETER
    whole, tenth = divmod(max(1, round(meters / unit)), 10)
    count = maker.words.say("number.tenths", whole=whole, tenth=tenth) if tenth else whole
    return maker.words.say("on_foot.miles" if in_miles else "on_foot.kilometers", count=count)
