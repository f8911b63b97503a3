"""Signs for doors: for each room (or venue without rooms) and each day, what is on there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from handbill.pages.agenda import (
    audience_names,
    is_off,
    people_line,
    status_words,
    stock_of,
)
from handbill.pages.codes import Code, code
from handbill.pages.frame import Frame
from handbill.pages.framing import permalink
from handbill.pages.maker import Maker, room_key
from handbill.pages.page import View
from handbill.pages.said_times import TimeView, time_view
from handbill.pages.ways import is_way
from handbill.site.schedule import Place, ScheduledDay, Slot

_NAME_SIZES = (7, 9, 11, 14, 18, 26)  # letters in a line, for each size of a name
_NAME_ROWS = (86, 69, 56, 44, 34, 25, 20)  # points that a row of a name takes, for each size
_BODY = 450  # points of a Letter page between the day and the code


class _Crowd(NamedTuple):
    """How large sessions are set: how much larger the name is, letters in a line of a title, and heights in points."""

    name: str
    scale: float
    letters: int
    line: int
    below: int


_CROWDS = (
    _Crowd("few", 1.42, 20, 33, 56),
    _Crowd("some", 1.1, 34, 23, 40),
    _Crowd("many", 0.75, 50, 16, 27),
)


@dataclass(frozen=True, slots=True)
class DoorLine(View):
    """One session on a sign."""

    time: TimeView
    title: str
    people: str
    audience: str
    status: str
    struck: bool


@dataclass(frozen=True, slots=True)
class DoorSign(View):
    """A sign: the name of the room in huge letters (`size` 1, the largest, to 7), its venue, the day, the sessions.

    `crowd` is few, some or many, by the room that the sessions take. `code` leads to the live page of
    the room or venue; None where the site has no public address.
    """

    name: str
    size: int
    venue: str
    day: str
    date: str
    number: int
    stock: int
    crowd: str
    sessions: tuple[DoorLine, ...]
    code: Code | None


@dataclass(frozen=True, slots=True)
class DoorSignsView(View):
    """All signs, by place and day. `event` is the event's name."""

    frame: Frame
    event: str
    signs: tuple[DoorSign, ...]


def door_signs(maker: Maker) -> tuple[DoorSign, ...]:
    """Return the signs of the maker's event, those of one place together."""
    signs = [
        (place, _sign(maker, day, place, slots))
        for day in maker.schedule.days
        for place, slots in _at_doors(maker, day).items()
    ]
    order = list(dict.fromkeys(place for place, _ in signs))
    return tuple(sign for _, sign in sorted(signs, key=lambda one: order.index(one[0])))


def _at_doors(maker: Maker, day: ScheduledDay) -> dict[Place, list[Slot]]:
    """Return the sessions of a day by the place whose door they are behind."""
    found: dict[Place, list[Slot]] = {}
    for slot in _with_inner(maker, day):
        for place in _doors(maker, slot):
            found.setdefault(place, []).append(slot)
    return found


def _with_inner(maker: Maker, day: ScheduledDay) -> Iterator[Slot]:
    """Yield the sessions of a day, each followed by those in it, in order of time."""
    for slot in maker.kept(day.slots):
        if not is_way(slot):
            yield slot
            yield from maker.kept((*slot.parts, *slot.parallel))


def _doors(maker: Maker, slot: Slot) -> Iterator[Place]:
    """Yield the places of a session; none for one that is where the session around it is."""
    around = maker.slots[slot.parent][1] if slot.parent else None
    for place in dict.fromkeys((*slot.rooms, slot.place)):
        if not place.venue or (not place.room and slot.rooms):
            continue
        if around is None or place not in {around.place, *around.rooms}:
            yield place


def _sign(maker: Maker, day: ScheduledDay, place: Place, slots: list[Slot]) -> DoorSign:
    words = maker.words
    name = place.room or place.venue
    return DoorSign(
        name=name,
        size=name_size(name),
        venue=place.venue if place.room else "",
        day=words.say("day.name", number=day.number),
        date=words.day(day.date, "day") if day.date else "",
        number=day.number,
        stock=stock_of(day.number),
        crowd=_crowd(name, slots),
        sessions=tuple(_line(maker, slot) for slot in slots),
        code=code(_live(maker, day, place)),
    )


def _crowd(name: str, slots: list[Slot]) -> str:
    """Return how large the sessions can be set so that the sign stays on its page."""
    size = name_size(name)
    rows = -(-len(name) // (*_NAME_SIZES, 40)[size - 1])
    for crowd in _CROWDS:
        taken = rows * _NAME_ROWS[size - 1] * crowd.scale
        for slot in slots:
            taken += -(-len(slot.session.title) // crowd.letters) * crowd.line + crowd.below
        if taken <= _BODY:
            break
    return crowd.name


def _line(maker: Maker, slot: Slot) -> DoorLine:
    return DoorLine(
        time=time_view(maker, slot),
        title=slot.session.title,
        people=people_line(maker, slot),
        audience=maker.words.join(audience_names(maker, slot)),
        status=status_words(maker, slot),
        struck=is_off(slot),
    )


def _live(maker: Maker, day: ScheduledDay, place: Place) -> str:
    """Return the whole address of a place's page, of the day's for a place that is not listed."""
    room = maker.site.rooms.get(room_key(place))
    venue = maker.site.venues.get(place.venue_id)
    entry = room or venue
    return permalink(maker.publication.base_url, entry.url if entry else day.url)


def name_size(name: str, rows: int = 3) -> int:
    """Return how large a name can be set in so many rows: 1 for the shortest, 7 for the longest."""
    widest = max((len(word) for word in name.split()), default=0)
    needed = max(widest, -(-len(name) // rows))
    return next((size for size, letters in enumerate(_NAME_SIZES, 1) if needed <= letters), 7)
