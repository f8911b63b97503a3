"""Names that links lead to: everything with an address, by the names people type for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from handbill.dates import WEEKDAYS, say_date
from handbill.model import (
    Network,
    Organization,
    Person,
    Room,
    Series,
    Track,
    Venue,
)
from handbill.names import fold
from handbill.site.entries import Entries
from handbill.site.schedule import Entry, Schedule, ScheduledDay, Slot, Target

_Called = Venue | Person | Organization | Network


def targets(schedules: Sequence[Schedule], entries: Entries) -> dict[str, tuple[Target, ...]]:
    """Return all that each folded name may mean, in a fixed order."""
    named = [
        *_called("venue", entries.venues.values()),
        *_rooms(entries.venues, entries.rooms),
        *_called("person", entries.people.values()),
        *_called("organization", entries.organizations.values()),
        *(pair for schedule in schedules for pair in _of_schedule(schedule)),
        *((e.record.title, Target("post", e.record.title, e.url)) for e in entries.posts.values()),
        *((e.record.title, Target("page", e.record.title, e.url)) for e in entries.pages.values()),
    ]
    found: dict[str, dict[Target, None]] = {}
    for name, target in named:
        found.setdefault(fold(name), {})[target] = None
    found.pop("", None)
    return {name: tuple(found[name]) for name in sorted(found)}


def day_names(day: ScheduledDay) -> Iterator[str]:
    """Yield what a day is called: its number, date, weekday and title."""
    yield f"Day {day.number}"
    if day.record.title:
        yield day.record.title
        yield f"Day {day.number}: {day.record.title}"
    if day.date:
        yield WEEKDAYS[day.date.weekday()]
        yield say_date(day.date)
        yield say_date(day.date).split(",")[-2].strip()


def session_names(slot: Slot) -> Iterator[str]:
    """Yield what a session is called: its title, and with its day and time where others share it."""
    title, start = slot.session.title, slot.start
    yield title
    if slot.needs_day:
        yield f"{title}, Day {slot.day}"
    if slot.needs_time and start:
        half = "am" if start.hour < 12 else "pm"
        yield f"{title}, Day {slot.day}, {start.hour % 12 or 12}:{start:%M} {half}"


def _called(kind: str, entries: Iterable[Entry[_Called]]) -> Iterator[tuple[str, Target]]:
    for entry in entries:
        target = Target(kind, entry.record.name, entry.url)
        short = entry.record.short_name if isinstance(entry.record, Organization) else ""
        for name in (entry.record.name, short, *entry.record.also_called):
            yield name, target


def _rooms(
    venues: Mapping[str, Entry[Venue]], rooms: Mapping[str, Entry[Room]]
) -> Iterator[tuple[str, Target]]:
    for key, entry in rooms.items():
        target = Target("room", entry.record.name, entry.url)
        venue = venues[key.partition("/")[0]].record
        yield entry.record.name, target
        for name in (venue.name, *venue.also_called):
            yield f"{name}, {entry.record.name}", target


def _of_schedule(schedule: Schedule) -> Iterator[tuple[str, Target]]:
    yield schedule.event.name, Target("event", schedule.event.name, schedule.root)
    yield from _called("network", schedule.networks.values())
    groups: tuple[tuple[str, Mapping[str, Entry[Track]] | Mapping[str, Entry[Series]]], ...] = (
        ("track", schedule.tracks),
        ("series", schedule.series),
    )
    for kind, entries in groups:
        for entry in entries.values():
            yield entry.record.name, Target(kind, entry.record.name, entry.url)
    for day in schedule.days:
        for name in day_names(day):
            yield name, Target("day", name, day.url)
    for slot in schedule.slots.values():
        target = Target("session", slot.session.title, slot.url)
        for name in session_names(slot):
            yield name, target
