"""Sessions as they stand in the schedule: entries on the day line, with the way from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from handbill.names import fold
from handbill.pages.frame import Link
from handbill.pages.hours import extent, hours
from handbill.pages.maker import Maker
from handbill.pages.page import View
from handbill.pages.said_times import NO_TIME, TimeView, ends, iso, time_view
from handbill.pages.wayfinding import Station, places, stations
from handbill.pages.ways import Leg, is_on_foot, is_way, leg, way_words
from handbill.site.schedule import Place, ScheduledDay, Slot
from handbill.site.timing import at, utc

TOGETHER = frozenset({"welcome", "keynote", "meal", "reception", "closing"})
"""Types of session for which all come together, whatever else is on."""

LONGEST_BRIEF = 24
"""How many of them stand under a day in brief."""

STOCKS = 4
"""How many colors of stock the days take in turn."""


@dataclass(frozen=True, slots=True)
class Entry(View):
    """One session on the day line.

    `label` says its type and meal, where the title does not begin with that, `people`
    who takes part, `audience` for whom it is. A walk or ride has the place where it
    leads. `status` is in words; `struck` where the session is off. `moves` where the
    place is another than before (a ring on the line, else a tick). `room_below` is
    1 to 5 with its length. `kind` is session, walk or ride. `branches` run at the same
    time, under the heading `choose`; `parts` one after another: each of both with its
    time, venue and room only where they are not those of the whole.

    `key` names the session for good; `starts` and `ends` are instants (ISO 8601 with
    offset) by which the browser knows what is on, also where `time` says nothing; `ends`
    may be assumed. `found_by` are the choices of the filters that lead to the session
    (`track=housing type=panel`), where the page has filters.
    """

    key: str
    starts: str
    ends: str
    url: str
    title: str
    label: str
    summary: str
    people: str
    audience: str
    status: str
    struck: bool
    time: TimeView
    venue: Link | None
    room: Link | None
    place_note: str
    leg: Leg | None
    kind: str
    moves: bool
    room_below: int
    choose: str
    branches: tuple[Entry, ...]
    parts: tuple[Entry, ...]
    found_by: str = ""


@dataclass(frozen=True, slots=True)
class DayBlock(View):
    """One day: its number, color of stock, page, title, date in words and ISO, a line on its hours, its entries.

    `name` is `Day 1`, `title` what the day is about (or its name again). `open` says
    that sessions will be announced, where there are none and the day is still to come.
    `count` says how much there is: `12 sessions`. `starts` and `ends` are the instants (ISO 8601 with offset)
    that `hours` tells, or empty.
    `stations` are its places in the order in which everyone comes to them, where there are two or more.
    """

    number: int
    stock: int
    url: str
    name: str
    title: str
    date: str
    short_date: str
    iso_date: str
    hours: str
    starts: str
    ends: str
    places: str
    count: str
    summary: str
    open: str
    entries: tuple[Entry, ...]
    stations: tuple[Station, ...]


def stock_of(number: int) -> int:
    """Return the color of a day: 1 to 4, then from the first again."""
    return (number - 1) % STOCKS + 1


def day_block(maker: Maker, day: ScheduledDay, *, with_entries: bool = True) -> DayBlock:
    """Return a day as it stands in the schedule."""
    words = maker.words
    name = words.say("day.name", number=day.number)
    slots = [maker.schedule.slots[key] for key in day.slots]
    held = [slot for slot in slots if not is_off(slot)]
    first, last = extent(held)
    return DayBlock(
        number=day.number,
        stock=stock_of(day.number),
        url=day.url,
        name=name,
        title=day.record.title or name,
        date=words.day(day.date) if day.date else "",
        short_date=words.day(day.date, "short") if day.date else "",
        iso_date=day.date.isoformat() if day.date else "",
        hours=hours(maker, held),
        starts=iso(first),
        ends=iso(last),
        places=places(maker, held),
        count=words.say("count.sessions", count=len(day.slots)) if day.slots else "",
        summary=day.record.summary,
        open="" if slots or _is_over(maker, day) else words.say("day.open"),
        entries=entries(maker, slots) if with_entries else (),
        stations=stations(maker, held) if with_entries else (),
    )


def day_in_brief(maker: Maker, day: ScheduledDay) -> DayBlock:
    """Return a day with only what brings everyone together, for a schedule too long for one page."""
    slots = [maker.schedule.slots[key] for key in day.slots]
    together = [slot for slot in slots if _is_for_all(slot, slots)][:LONGEST_BRIEF]
    block = day_block(maker, day, with_entries=False)
    return replace(block, entries=entries(maker, together))


def _is_for_all(slot: Slot, slots: Sequence[Slot]) -> bool:
    """Tell whether a session brings everyone together: by its type, or because nothing else begins with it."""
    alone = slot.start is not None and all(
        other is slot or other.start != slot.start for other in slots
    )
    return alone or fold(slot.session.type) in TOGETHER


def _is_over(maker: Maker, day: ScheduledDay) -> bool:
    """Tell whether the day has ended at the instant of the build."""
    return day.date is not None and at(day.date, 1440, maker.schedule.zone).at <= maker.site.as_of


# Entries


def entries(maker: Maker, slots: Sequence[Slot]) -> tuple[Entry, ...]:
    """Return a day's sessions on their line, each with the way from the one before that takes place.

    Nobody goes from one session to another that begins before it ends.
    """
    found: list[Entry] = []
    before: Place | None = None
    until: datetime | None = None
    drawn = ""
    for slot in slots:
        if is_off(slot):
            found.append(entry(maker, slot))
            continue
        beside = bool(until and slot.start and utc(slot.start) < utc(until))
        way = None if is_way(slot) else leg(maker, None if beside else before, slot)
        here = slot.place.venue
        found.append(entry(maker, slot, way, moves=here not in {"", drawn}))
        drawn = here or drawn
        before, until = _left_from(slot, before), ends(slot) or until
    return tuple(found)


def _left_from(slot: Slot, before: Place | None) -> Place | None:
    """Return where people are after a session: the last stop of a tour, the end of a way, else its place."""
    if slot.stops:
        return slot.stops[-1]
    leaves = slot.destination if slot.destination.venue else slot.place
    return leaves if leaves.venue else before


def entry(maker: Maker, slot: Slot, way: Leg | None = None, *, moves: bool = False) -> Entry:
    """Return one session as it stands in the schedule, with what lies in it."""
    session = slot.session
    branches = tuple(_inner(maker, slot, inner) for inner in maker.kept(slot.parallel))
    choose = maker.words.say("choose", count=len(branches)) if len(branches) > 1 else ""
    place = slot.destination if is_way(slot) and slot.destination.venue else slot.place
    return Entry(
        key=slot.key,
        starts=iso(slot.start),
        ends=iso(slot.end),
        url=slot.url,
        title=session.title,
        label=_told_apart(label(maker, slot), session.title),
        summary=session.summary,
        people=people_line(maker, slot),
        audience=maker.words.join(audience_names(maker, slot)),
        status=status_words(maker, slot),
        struck=is_off(slot),
        time=time_view(maker, slot),
        venue=maker.venue(place),
        room=maker.room(place),
        place_note=place_note(maker, slot),
        leg=way,
        kind="walk" if is_way(slot) and is_on_foot(slot) else "ride" if is_way(slot) else "session",
        moves=moves,
        room_below=_room_below(slot),
        choose=choose,
        branches=branches,
        parts=tuple(_inner(maker, slot, inner) for inner in maker.kept(slot.parts)),
    )


def _inner(maker: Maker, whole: Slot, slot: Slot) -> Entry:
    """Return a session that lies in another: time, venue and room are said only where they are its own."""
    shown = entry(maker, slot)
    same_venue = slot.place.venue == whole.place.venue
    return replace(
        shown,
        time=shown.time if has_own_time(whole, slot) else NO_TIME,
        venue=None if same_venue else shown.venue,
        room=None if slot.place == whole.place else shown.room,
    )


def has_own_time(whole: Slot, slot: Slot) -> bool:
    """Tell whether a session is at another time than the one it lies in, which it has where none is typed."""
    return (slot.start, slot.end) != (whole.start, whole.end)


def label(maker: Maker, slot: Slot) -> str:
    """Say what a session is above its title: its type, its meal, the length of a walk."""
    typed = slot.session.type or ("panel" if slot.is_panel else "")
    if is_way(slot):
        said = way_words(maker, slot)
        if said:
            return said
    kind = maker.words.known("type", typed) if typed else ""
    meal = slot.session.meal
    meal = "" if fold(meal) == fold(slot.session.title) else meal[:1].upper() + meal[1:]
    return maker.words.say("label", first=kind, second=meal) if kind and meal else kind or meal


def _told_apart(said: str, title: str) -> str:
    """Return a label, or nothing where the title begins with the same words."""
    begins = f"{fold(title)} ".startswith(f"{fold(said)} ") or fold(title).startswith(
        f"{fold(said)}:"
    )
    return "" if begins else said


def people_line(maker: Maker, slot: Slot) -> str:
    """Name all who take part in a session, once each, interpreters apart."""
    names = [who.name for who in slot.participations if who.role != "interpreter"]
    return maker.words.commas(tuple(dict.fromkeys(names)))


def audience_names(maker: Maker, slot: Slot) -> tuple[str, ...]:
    """Return for whom a session is: networks by their names, others as typed."""
    networks = maker.slots[slot.key][0].networks
    listed = tuple(networks[key].record.name for key in slot.networks if key in networks)
    return listed + tuple(name for name in slot.audience if name not in listed)


def status_words(maker: Maker, slot: Slot) -> str:
    """Say what has become of a session, or nothing; of one that only a preview shows, that it is a draft."""
    if is_draft(maker, slot):
        return maker.words.say("draft")
    return maker.words.known("status", slot.session.status) if slot.session.status else ""


def is_draft(maker: Maker, slot: Slot) -> bool:
    """Tell whether a session, or the one it belongs to, is shown in a preview alone."""
    own = slot.session.draft or slot.session.internal
    return own or bool(slot.parent and is_draft(maker, maker.slots[slot.parent][1]))


def is_off(slot: Slot) -> bool:
    """Tell whether a session does not take place as planned, so that its title is struck through."""
    return slot.session.status in {"cancelled", "postponed"}


def place_note(maker: Maker, slot: Slot) -> str:
    """Say where a session is when no venue tells it: to be announced, online, or several rooms."""
    if slot.place.to_be_announced:
        return maker.words.say("place.open")
    others = [place.room for place in slot.rooms if place.room and place.room != slot.place.room]
    if others:
        return maker.words.join(others)
    online = slot.session.online or slot.session.status == "moved online"
    return maker.words.say("session.online.place") if online else ""


def _room_below(slot: Slot) -> int:
    """Return how much room a session takes below: 1 for up to half an hour, 5 for more than two hours."""
    end = ends(slot)
    if slot.start is None or end is None:
        return 2
    return min(5, 1 + int((end - slot.start).total_seconds() // 60) // 31)
