"""Rules of time and place: nobody is in two sessions at once, and there is time for the way between them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from handbill.problem_kinds import problem
from handbill.problems import Position, Problem
from handbill.site.participants import ROLES
from handbill.site.schedule import Schedule, Site, Slot

STREETS_PER_STRAIGHT = 1.3
"""How much longer the way along streets is than the straight line."""

METERS_A_MINUTE = 80
_EARTH_RADIUS = 6_371_000
_NOT_HELD = frozenset({"cancelled", "postponed"})


class Span(NamedTuple):
    """A session that is held from a start to an end that somebody said."""

    start: datetime
    end: datetime
    slot: Slot


def people_at_once(site: Site) -> Iterator[Problem]:
    """Yield a warning for each session in which a listed person is while in another."""
    for schedule in site.schedules:
        for id_, entry in site.people.items():
            slots = _slots(schedule, site.with_person.get(id_, ()))
            for first, second in _overlaps(schedule, slots):
                yield problem(
                    "person-clash",
                    _place_of_person(second.slot, id_),
                    f"{entry.record.name} is in two sessions at once: {_both(first, second)}.",
                    "Change a time, or who takes part.",
                    related=(_place_of_person(first.slot, id_),),
                )


def rooms_at_once(site: Site) -> Iterator[Problem]:
    """Yield a warning for each session that uses a room, not shared, while another does."""
    for schedule in site.schedules:
        for id_, entry in site.rooms.items():
            slots = [slot for slot in _slots(schedule, site.with_room.get(id_, ())) if _own(slot)]
            for first, second in _overlaps(schedule, slots):
                if first.slot.session.shared or second.slot.session.shared:
                    continue
                yield problem(
                    "room-clash",
                    _place_of_room(second.slot),
                    f"{entry.record.name} is used by two sessions at once: {_both(first, second)}.",
                    "Change a time or a room, or write `shared: yes` in one of the sessions.",
                    related=(_place_of_room(first.slot),),
                )


def _slots(schedule: Schedule, keys: Sequence[str]) -> list[Slot]:
    return [schedule.slots[key] for key in keys if key in schedule.slots]


def _own(slot: Slot) -> bool:
    """Tell whether a session names its room itself; a room of the session around it is no clash."""
    session = slot.session
    return not slot.parent or bool(session.venue or session.room or session.rooms)


def _overlaps(schedule: Schedule, slots: Sequence[Slot]) -> Iterator[tuple[Span, Span]]:
    """Yield, for each span that begins within another, the one that lasts longest, and it."""
    spans = sorted(_spans(slots), key=lambda span: (span.start, span.end, span.slot.key))
    running: list[Span] = []
    for span in spans:
        running = [other for other in running if other.end > span.start]
        met = [other for other in running if not _of_one_family(schedule, other.slot, span.slot)]
        if met:
            yield met[0], span
        running.append(span)


def _spans(slots: Iterable[Slot]) -> Iterator[Span]:
    """Yield the sessions that are held at a time whose end was said; assumed ends never count."""
    for slot in slots:
        held = slot.session.status not in _NOT_HELD
        if held and slot.start and slot.end and not (slot.end_assumed or slot.until_late):
            yield Span(slot.start, slot.end, slot)


def _of_one_family(schedule: Schedule, one: Slot, other: Slot) -> bool:
    """Tell whether one session is in the other, or both are parts, in turn, of one with no times of their own."""
    if one.key in _above(schedule, other) or other.key in _above(schedule, one):
        return True
    if not one.parent or one.parent != other.parent:
        return False
    parts = schedule.slots[one.parent].parts
    in_turn = one.key in parts and other.key in parts
    return in_turn and (one.start, one.end) == (other.start, other.end)


def _above(schedule: Schedule, slot: Slot) -> Iterator[str]:
    while slot.parent:
        yield slot.parent
        slot = schedule.slots[slot.parent]


def _place_of_person(slot: Slot, id_: str) -> Position:
    attributes = {role: attribute for attribute, role in ROLES.items()}
    for one in slot.participations:
        if one.person_id == id_:
            return slot.session.where.of(attributes[one.role])
    return slot.session.where.of("tables")


def _place_of_room(slot: Slot) -> Position:
    session = slot.session
    typed = session.room or session.venue or next(iter(session.rooms), None)
    return typed.position if typed else session.where.record


def _both(first: Span, second: Span) -> str:
    return f"{_told(first)} and {_told(second)}"


def _told(span: Span) -> str:
    return f'"{span.slot.session.title}" ({_clock(span.start)} to {_clock(span.end)})'


def _clock(moment: datetime) -> str:
    return f"{moment.hour % 12 or 12}:{moment:%M} {'am' if moment.hour < 12 else 'pm'}"


#  The way between


def too_little_time(site: Site) -> Iterator[Problem]:
    """Yield a warning where a walk takes longer than its time, or than there is between two sessions."""
    for schedule in site.schedules:
        for slot in schedule.slots.values():
            yield from _short_walk(slot)
        for day in schedule.days:
            yield from _short_ways(site, [schedule.slots[key] for key in day.slots])


def _short_walk(slot: Slot) -> Iterator[Problem]:
    walk = slot.session.walk
    if walk is None or slot.start is None or slot.end is None or slot.end_assumed:
        return
    minutes = _minutes(slot.start, slot.end)
    if (slot.origin.venue or slot.destination.venue) and minutes < walk:
        yield problem(
            "too-little-time",
            slot.session.where.of("walk"),
            f'"{slot.session.title}" takes {walk} minutes, but has {minutes} minutes.',
            "Give it more time, or mend `walk`.",
        )


def _short_ways(site: Site, slots: Sequence[Slot]) -> Iterator[Problem]:
    """Yield what is wrong between each session of a day and the next one that is elsewhere."""
    last: Slot | None = None
    on_the_way: list[Slot] = []
    for slot in slots:
        if not slot.place.venue_id:
            on_the_way.append(slot)
            continue
        if last is not None:
            yield from _short_way(site, last, on_the_way, slot)
        last, on_the_way = slot, []


def _short_way(site: Site, last: Slot, between: Sequence[Slot], slot: Slot) -> Iterator[Problem]:
    if last.end is None or last.end_assumed or slot.start is None or slot.start < last.end:
        return
    if any(tuple(_short_walk(one)) for one in between):
        return  # the walk itself has been told of
    needed = _minutes_needed(site, last, between, slot)
    minutes = _minutes(last.end, slot.start)
    if needed is None or minutes >= needed:
        return
    yield problem(
        "too-little-time",
        slot.session.where.of("time"),
        f'The walk from {last.place.venue} to {slot.place.venue} takes about {needed} minutes, but "'
        f'{slot.session.title}" starts {minutes} minutes after "{last.session.title}".',
        "Change a time; or write how people get there: `walk: 7 minutes`, or `getting there: bus`.",
        related=(last.session.where.of("time"),),
    )


def _minutes_needed(site: Site, last: Slot, between: Sequence[Slot], slot: Slot) -> int | None:
    """Return the minutes on foot between two sessions, None where they are in one place or people ride."""
    if last.place.venue_id == slot.place.venue_id:
        return None
    if any(one.session.type == "travel" or one.session.getting_there for one in (*between, slot)):
        return None
    typed = [one.session.walk for one in (*between, slot) if one.session.walk is not None]
    if typed:
        return sum(typed)
    points = [site.venues[one.place.venue_id].record.map for one in (last, slot)]
    if points[0] is None or points[1] is None:
        return None
    return walking_minutes(points[0], points[1])


def walking_minutes(one: tuple[float, float], other: tuple[float, float]) -> int:
    """Return the minutes on foot between two points of latitude and longitude: 1.3 times as far, 80 m a minute."""
    (south, west), (north, east) = (tuple(map(math.radians, point)) for point in (one, other))
    half = math.sin((north - south) / 2) ** 2
    half += math.cos(south) * math.cos(north) * math.sin((east - west) / 2) ** 2
    meters = 2 * _EARTH_RADIUS * math.asin(math.sqrt(half))
    return math.ceil(meters * STREETS_PER_STRAIGHT / METERS_A_MINUTE)


def _minutes(start: datetime, end: datetime) -> int:
    return round((end.timestamp() - start.timestamp()) / 60)
