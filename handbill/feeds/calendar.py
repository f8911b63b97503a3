"""Calendars: every public session with a time as iCalendar text, ready to be joined into one file.

The terms in capitals are those of RFC 5545.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import NamedTuple
from urllib.parse import urlsplit

from icalendar import Calendar, Event, Timezone

from handbill.feeds.calendar_zones import time_zone
from handbill.pages.agenda import audience_names, status_words
from handbill.pages.framing import permalink
from handbill.pages.maker import Maker
from handbill.pages.page import OutputFile
from handbill.site.addresses import short_digest
from handbill.site.schedule import Place, Schedule, Slot
from handbill.site.timing import at, utc

PRODUCT = "-//Handbill//Event site//EN"
"""PRODID: which program wrote the calendar."""

NO_HOST = "handbill.invalid"
"""Stands in UIDs where the site has no public address; RFC 2606 keeps the name from ever being one."""

_STATUS = {"cancelled": "CANCELLED", "postponed": "CANCELLED", "tentative": "TENTATIVE"}


class CalendarTexts(NamedTuple):
    """A calendar in pieces: what stands before and after the events, and each event by its session's key.

    Each piece ends with CRLF, so that head, any events and tail, joined, are a whole calendar.
    """

    head: str
    tail: str
    events: Mapping[str, str]


def files(makers: Sequence[Maker]) -> Iterator[OutputFile]:
    """Yield, for each event that has sessions, the pieces of its calendar, for the browser to join."""
    for maker in makers:
        if maker.schedule.slots:
            texts = calendar_texts(maker)
            body = json.dumps(texts._asdict(), ensure_ascii=False, separators=(",", ":"))
            path = f"{maker.schedule.root}my-agenda/events.json"[1:]
            yield OutputFile(path, body.encode())


def calendar_texts(maker: Maker) -> CalendarTexts:
    """Return the pieces of an event's calendar."""
    slots = [slot for slot in maker.schedule.slots.values() if slot.start and slot.end]
    whole = _text(_calendar(maker, slots))
    tail = "END:VCALENDAR\r\n"
    stamp = _stamp(maker.schedule, slots)
    return CalendarTexts(
        whole.removesuffix(tail),
        tail,
        {slot.key: _text(_event(maker, slot, stamp)) for slot in slots},
    )


def uid(maker: Maker, slot: Slot) -> str:
    """Return the UID of a session: its key at the site's host; sites under one host differ by their path."""
    address = urlsplit(maker.publication.base_url)
    if not address.hostname:
        return f"{slot.key}@{short_digest(maker.schedule.event.name)}.{NO_HOST}"
    steps = [step for step in address.path.split("/") if step]
    return f"{'.'.join((slot.key, *steps))}@{address.hostname}"


def _text(piece: Calendar | Event) -> str:
    text: bytes = piece.to_ical()
    return text.decode()


# The calendar around the events


def _calendar(maker: Maker, slots: Sequence[Slot]) -> Calendar:
    """Return a calendar with the time zones of these sessions and no events."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("name", maker.schedule.event.name)
    calendar.add("x-wr-calname", maker.schedule.event.name)
    for zone in _zones(slots):
        calendar.add_component(zone)
    return calendar


LAST_YEAR = 9998
"""The last year whose end Python can tell."""


def _zones(slots: Sequence[Slot]) -> Iterator[Timezone]:
    """Yield the time zones that sessions are in, each with the changes of clock in the years around them."""
    years = [moment.year for slot in slots for moment in (slot.start, slot.end) if moment]
    for name in sorted({slot.zone for slot in slots} - {"", "UTC"}):
        yield time_zone(name, max(min(years) - 1, 1), min(max(years) + 1, LAST_YEAR))


def _stamp(schedule: Schedule, slots: Iterable[Slot]) -> datetime:
    """Return the DTSTAMP of all events: when the event begins, so that the same content makes the same bytes."""
    days = [slot.start.date() for slot in slots if slot.start]
    first = schedule.starts or min(days, default=date(1970, 1, 1))
    return utc(at(first, 0, schedule.zone).at)


# One event


def _event(maker: Maker, slot: Slot, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", uid(maker, slot))
    event.add("dtstamp", stamp)
    event.add("dtstart", _exact(slot.start))
    event.add("dtend", _exact(slot.end))
    event.add("summary", _summary(maker, slot))
    event.add("status", _STATUS.get(slot.session.status, "CONFIRMED"))
    url = permalink(maker.publication.base_url, slot.url)
    for name, text in (
        ("location", _location(maker, slot)),
        ("description", "\n".join(_description(maker, slot, url))),
        ("url", url),
    ):
        if text:
            event.add(name, text)
    return event


def _exact(moment: datetime | None) -> datetime:
    """Return a time by its zone's clock; in UTC where that clock shows it for the second time."""
    if moment is None:
        raise ValueError("only sessions with a time are in a calendar")
    return moment.astimezone(UTC) if moment.fold else moment


def _summary(maker: Maker, slot: Slot) -> str:
    """Say the title, after what has become of the session: not every calendar shows its STATUS."""
    status = status_words(maker, slot)
    title = slot.session.title
    return maker.words.say("calendar.status", status=status, title=title) if status else title


def _location(maker: Maker, slot: Slot) -> str:
    """Say where a session is: room, venue and address; the start of a walk, else that it is online."""
    words, place = maker.words, slot.place if slot.place.venue else slot.origin
    if slot.place.to_be_announced:
        return words.say("place.open")
    listed = maker.site.venues.get(place.venue_id)
    address = listed.record.address if listed else ""
    said = words.commas((_rooms(maker, slot, place), place.venue, address))
    return said or (words.say("session.online.place") if slot.session.online else "")


def _rooms(maker: Maker, slot: Slot, place: Place) -> str:
    rooms = [place.room, *(one.room for one in slot.rooms)]
    return maker.words.join(tuple(dict.fromkeys(room for room in rooms if room)))


def _description(maker: Maker, slot: Slot, url: str) -> Iterator[str]:
    """Yield the lines of the DESCRIPTION: what it is, for whom, who takes part, how to come, where to read on."""
    session, say = slot.session, maker.words.say
    if session.summary:
        yield session.summary
    if session.note:
        yield _line(maker, say("session.note"), session.note)
    for_whom = maker.words.join(audience_names(maker, slot))
    for name, text in (
        (say("session.for"), for_whom),
        *_roles(maker, slot),
        (say("session.meet"), session.meet),
        (say("session.access"), session.access),
        (say("session.online"), session.online),
    ):
        if text:
            yield _line(maker, name, text)
    if url:
        yield url


def _roles(maker: Maker, slot: Slot) -> Iterator[tuple[str, str]]:
    """Yield each role with the names of all who have it and are not private, in the order typed."""
    names: dict[str, list[str]] = {}
    for who in maker.public(slot.participations):
        names.setdefault(who.role, []).append(who.name)
    for role, found in names.items():
        yield maker.words.say(f"role.{role}", count=len(found)), maker.words.join(found)


def _line(maker: Maker, name: str, text: str) -> str:
    return maker.words.say("calendar.line", name=name, text=text)
