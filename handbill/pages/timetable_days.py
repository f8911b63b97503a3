"""Which days have a timetable, by what its columns can be, and where it lies."""

from __future__ import annotations

from collections.abc import Sequence

from handbill.pages.frame import Link
from handbill.pages.maker import Maker
from handbill.pages.timetable_grid import Column
from handbill.pages.ways import is_way
from handbill.site.schedule import Place, ScheduledDay, Slot

KINDS = ("rooms", "tracks", "networks")
"""What the columns of a timetable can be."""

FEWEST = 2
"""Sessions with a time that a day has at least, for a timetable to be of use."""


def timetabled(maker: Maker) -> tuple[ScheduledDay, ...]:
    """Return the days of the event that have a timetable."""
    return tuple(day for day in maker.schedule.days if len(timed(maker, day)) >= FEWEST)


def timed(maker: Maker, day: ScheduledDay, kind: str = "rooms") -> list[Slot]:
    """Return a day's sessions that have a time, in order.

    Sessions inside another that run at the same time stand in its place where each has a column.
    """
    found: list[Slot] = []
    for slot in maker.kept(day.slots):
        inner = maker.kept(slot.parallel)
        apart = inner and all(one.start and columns_of(maker, one, kind) for one in inner)
        found += inner if apart else [slot]
    return [slot for slot in found if slot.start and slot.end]


def kinds(maker: Maker, day: ScheduledDay) -> tuple[str, ...]:
    """Return by what a day's timetable can be shown: rooms; tracks and networks where it has two or more of them."""
    more = (kind for kind in KINDS[1:] if len(_headed(maker, day, kind)) > 1)
    return ("rooms", *more)


def _headed(maker: Maker, day: ScheduledDay, kind: str) -> set[Column]:
    slots = timed(maker, day, kind)
    return {column for slot in slots for column in columns_of(maker, slot, kind)}


def columns_of(maker: Maker, slot: Slot, kind: str) -> tuple[Column, ...]:
    """Return the columns that a session stands in: rooms under their venue, tracks or networks; none for everyone."""
    if kind == "rooms":
        return () if is_way(slot) else tuple(dict.fromkeys(map(column, _all_rooms(slot))))
    listed = maker.schedule.tracks if kind == "tracks" else maker.schedule.networks
    ids = slot.tracks if kind == "tracks" else slot.networks
    return tuple(Column("", listed[id_].record.name) for id_ in ids if id_ in listed)


def _all_rooms(slot: Slot) -> Sequence[Place]:
    """Return the rooms of a session, else its venue alone; nothing where no place was said."""
    rooms = [place for place in slot.rooms if place.room]
    return rooms or [place for place in (slot.place,) if place.venue or place.room]


def column(place: Place) -> Column:
    """Return the column of a place."""
    return Column(place.venue, place.room)


def column_order(maker: Maker, kind: str) -> tuple[Column, ...]:
    """Return all columns that are listed, in the order in which they are."""
    if kind == "tracks":
        return tuple(Column("", entry.record.name) for entry in maker.schedule.tracks.values())
    if kind == "networks":
        return tuple(Column("", entry.record.name) for entry in maker.schedule.networks.values())
    return tuple(
        Column(venue.record.name, room)
        for venue in maker.site.venues.values()
        for room in ("", *(one.name for one in venue.record.rooms))
    )


def address(maker: Maker, day: ScheduledDay, kind: str = "rooms") -> str:
    """Return the url of a day's timetable: that of the first day, by rooms, is `/schedule/timetable/`."""
    way = f"{maker.schedule.root}schedule/timetable/"
    if kind != "rooms":
        way += f"{kind}/"
    first = next(one for one in timetabled(maker) if kind in kinds(maker, one))
    return way if day == first else f"{way}day-{day.number}/"


def timetable_link(maker: Maker, day: ScheduledDay | None = None) -> Link | None:
    """Return the link to the timetable of a day, or of the first that has one; None where there is none."""
    days = timetabled(maker)
    found = day if day in days else None if day else next(iter(days), None)
    return Link(address(maker, found), maker.words.say("timetable.title")) if found else None
