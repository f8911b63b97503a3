"""One event is linked: its days are dated, its sessions timed, placed and joined to all they name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from handbill.model import Day, Event, EventContent, Network, Person, Series, Track
from handbill.site.addresses import slug
from handbill.site.dating import DatedDay, day_dates, settle_date
from handbill.site.entries import SharedRegisters, listed, with_ids
from handbill.site.notes import Notes
from handbill.site.participants import Who, participations
from handbill.site.places import SessionPlaces, session_places
from handbill.site.registers import Registers, make_register
from handbill.site.schedule import Participation, Place, ScheduledDay, Slot
from handbill.site.session_names import Turns, name_sessions
from handbill.site.slots import Facts, make_slots
from handbill.site.timing import Timed, time_day
from handbill.site.walk import At, Spoken, walk
from handbill.urls import page_url
from handbill.zones import month_first


class Groups(NamedTuple):
    """The networks, tracks and series of an event by id."""

    networks: Mapping[str, Network]
    tracks: Mapping[str, Track]
    series: Mapping[str, Series]


class LinkedEvent(NamedTuple):
    """An event with its slots in the order of days and time; its groups have no pages yet."""

    key: str
    root: str
    event: Event
    starts: date | None
    ends: date | None
    hosts: tuple[Participation, ...]
    days: tuple[ScheduledDay, ...]
    slots: Mapping[str, Slot]
    groups: Groups


class EventDates(NamedTuple):
    """First and last day of an event where known, and its days in order of their numbers."""

    starts: date | None
    ends: date | None
    days: tuple[tuple[DatedDay, Day], ...]


def link_event(
    content: EventContent,
    shared: SharedRegisters,
    venue_zones: Mapping[str, str],
    people: Mapping[str, Person],
    notes: Notes,
    *,
    turns: Turns,
) -> LinkedEvent:
    """Link one event; what is wrong goes into the notes."""
    event = content.event
    root = page_url(slug(content.key)) if content.key else "/"
    groups = _groups(event)
    who = Who(_registers(groups, shared), people, notes)
    dates = _dates(content, notes)
    facts = _facts(dates, content, who, venue_zones, turns)
    slots = make_slots(facts, content.key, root, who)
    return LinkedEvent(
        content.key,
        root,
        event,
        dates.starts,
        dates.ends,
        participations("host", event.hosts, who),
        _days(dates, slots, root),
        {slot.key: slot for slot in slots},
        groups,
    )


def _facts(
    dates: EventDates,
    content: EventContent,
    who: Who,
    venue_zones: Mapping[str, str],
    turns: Turns,
) -> tuple[Facts, ...]:
    """Return what is found out of each session: its places, then its time in their zone, its key and address."""
    spoken = [one for dated, day in dates.days for one in walk(dated.number, day.sessions)]
    placed = _places(spoken, who.known, who.notes)
    zones = {
        one.at: venue_zones.get(placed[one.at].place.venue_id, "") or content.event.time_zone
        for one in spoken
    }
    timed = _times(dates, spoken, zones, who.notes)
    starts = {at: one.start for at, one in timed.items()}
    named = name_sessions(spoken, starts, turns, content.key)
    return tuple(
        Facts(
            one,
            placed[one.at],
            timed[one.at],
            zones[one.at],
            named.keys[one.at],
            named.addresses[one.at],
        )
        for one in spoken
    )


def _groups(event: Event) -> Groups:
    return Groups(
        with_ids(event.networks, "network"),
        with_ids(event.tracks, "track"),
        with_ids(event.series, "series"),
    )


def event_registers(events: Sequence[LinkedEvent], shared: SharedRegisters) -> Registers:
    """Return what is listed for the site's first event, or for none."""
    groups = events[0].groups if events else Groups({}, {}, {})
    return _registers(groups, shared)


def _registers(groups: Groups, shared: SharedRegisters) -> Registers:
    return shared.of_event(
        make_register("network", listed(groups.networks)),
        make_register("track", listed(groups.tracks)),
        make_register("series", listed(groups.series)),
    )


#  Days


def _dates(content: EventContent, notes: Notes) -> EventDates:
    event = content.event
    american = month_first(event.time_zone)
    starts = ends = None
    if event.starts:
        settled = settle_date(
            event.starts, event.where.of("starts"), first=None, last=None, month_first=american
        )
        starts = settled.date
        notes.add(*settled.problems)
    if event.ends:
        settled = settle_date(
            event.ends, event.where.of("ends"), first=starts, last=None, month_first=american
        )
        ends = settled.date
        notes.add(*settled.problems)
    found = day_dates(content.days, first=starts, last=ends, month_first=american)
    notes.add(*found.problems)
    days = sorted(zip(found.days, content.days, strict=True), key=lambda pair: pair[0].number)
    return EventDates(starts, ends, tuple(_numbered_once(days)))


def _numbered_once(days: Sequence[tuple[DatedDay, Day]]) -> Iterator[tuple[DatedDay, Day]]:
    """Yield days, those after a day of the same number with the next one free, so that none is lost."""
    last = 0
    for dated, day in days:
        number = max(dated.number, last + 1)
        yield dated._replace(number=number), day
        last = number


def _days(dates: EventDates, slots: Sequence[Slot], root: str) -> tuple[ScheduledDay, ...]:
    top: dict[int, list[str]] = {}
    for slot in slots:
        if not slot.parent:
            top.setdefault(slot.day, []).append(slot.key)
    return tuple(
        ScheduledDay(
            dated.number,
            dated.date,
            f"{root}schedule/day-{dated.number}/",
            day,
            tuple(top.get(dated.number, ())),
        )
        for dated, day in dates.days
    )


#  Sessions


def _places(spoken: Sequence[Spoken], known: Registers, notes: Notes) -> dict[At, SessionPlaces]:
    found: dict[At, SessionPlaces] = {}
    for one in spoken:
        above = found[one.day, one.parent].place if one.parent is not None else Place()
        found[one.day, one.path] = session_places(one.session, above, known, notes)
    return found


def _times(
    dates: EventDates, spoken: Sequence[Spoken], zones: Mapping[At, str], notes: Notes
) -> dict[At, Timed]:
    zone_by_session = {id(one.session): zones[one.at] for one in spoken}
    found: dict[At, Timed] = {}
    for dated, day in dates.days:
        timed = time_day(dated.date, day.sessions, lambda session: zone_by_session[id(session)])
        notes.add(*timed.problems)
        found |= {(dated.number, path): one for path, one in timed.times.items()}
    return found
