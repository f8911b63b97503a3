"""The timetable: each day on a real time scale, by rooms, tracks or networks, and the style sheet that places it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import NamedTuple

from handbill.digests import digest_of
from handbill.pages.agenda import (
    DayBlock,
    audience_names,
    day_block,
    is_off,
    status_words,
    stock_of,
)
from handbill.pages.days import day_link, schedule_link
from handbill.pages.frame import Frame, Link
from handbill.pages.framing import Framer, Setting
from handbill.pages.lines import SessionLine, session_line
from handbill.pages.maker import Maker, room_key, url_of
from handbill.pages.page import OutputFile, Page, View
from handbill.pages.said_times import iso, time_words
from handbill.pages.timetable_days import (
    address,
    column_order,
    columns_of,
    kinds,
    timed,
    timetabled,
)
from handbill.pages.timetable_grid import ELSEWHERE, Box, Column, Grid, Piece, lay
from handbill.pages.timetable_sheet import frame_classes, hour_rows, sheet
from handbill.pages.ways import is_way
from handbill.site.addresses import slug
from handbill.site.schedule import ScheduledDay, Slot
from handbill.site.timing import later, utc


@dataclass(frozen=True, slots=True)
class TimetableHead(View):
    """The head of a column: its key in the page's address, its words, the venue or nothing above them.

    `place` names the classes of the style sheet that put it above its lanes.
    """

    key: str
    group: str
    link: Link
    place: str


@dataclass(frozen=True, slots=True)
class TimetableHour(View):
    """A full hour at the side: its words, and the class of its row."""

    text: str
    place: str


@dataclass(frozen=True, slots=True)
class TimetableEntry(View):
    """A session on the grid: `time` and `where` in words, what is inside it, and the classes that place it.

    `heads` are the keys of the columns that it stands in, with blanks between. `told`
    where the head of its column says where it is. `wide` where it takes several columns.
    """

    key: str
    starts: str
    ends: str
    url: str
    title: str
    status: str
    struck: bool
    time: str
    where: str
    audience: str
    inside: tuple[Link, ...]
    place: str
    heads: str
    told: bool
    wide: bool


@dataclass(frozen=True, slots=True)
class TimetableView(View):
    """One day's timetable. `tabs` lead to the other days, `kinds` to other columns, `line` to the day as a list.

    `sheet` is the url of the style sheet with the classes that `place` names anywhere in
    it. `name` says by what the columns are, `choose` what they are. `untimed` are the
    sessions without a time.
    """

    frame: Frame
    day: DayBlock
    tabs: tuple[DayBlock, ...]
    kinds: tuple[Link, ...]
    line: Link
    sheet: str
    name: str
    choose: str
    heads: tuple[TimetableHead, ...]
    hours: tuple[TimetableHour, ...]
    entries: tuple[TimetableEntry, ...]
    place: str
    untimed: tuple[SessionLine, ...]


class Laid(NamedTuple):
    """One timetable before its style sheet is known: whose day, by what, since when, and where all stands."""

    framed: Framer
    day: ScheduledDay
    kind: str
    since: datetime
    grid: Grid


class Timetables(NamedTuple):
    """All timetables of the site, and the style sheet that they share, where there are any."""

    pages: tuple[Page, ...]
    files: tuple[OutputFile, ...]


def timetables(framers: Sequence[Framer]) -> Timetables:
    """Return the timetables of all events."""
    laid = [one for framed in framers for one in _laid(framed)]
    if not laid:
        return Timetables((), ())
    body = sheet(one.grid for one in laid).encode()
    path = f"assets/timetable-places.{digest_of(body)[:8]}.css"
    return Timetables(tuple(_page(one, f"/{path}") for one in laid), (OutputFile(path, body),))


def _laid(framed: Framer) -> Iterator[Laid]:
    maker = framed.maker
    for day in timetabled(maker):
        for kind in kinds(maker, day):
            slots = timed(maker, day, kind)
            since = first_hour(slots)
            pieces = [_piece(maker, slot, kind, since) for slot in slots]
            yield Laid(framed, day, kind, since, lay(pieces, column_order(maker, kind)))


def first_hour(slots: Sequence[Slot]) -> datetime:
    """Return the full hour, by the clock, before the first session starts."""
    first = min((slot.start for slot in slots if slot.start), key=utc)
    return later(first, -first.minute)


def _piece(maker: Maker, slot: Slot, kind: str, since: datetime) -> Piece:
    columns = columns_of(maker, slot, kind)
    return Piece(slot.key, _minutes(since, slot.start), _minutes(since, slot.end), columns)


def _minutes(since: datetime, moment: datetime | None) -> int:
    """Return the real minutes from one moment to another, whatever clocks do between them."""
    if moment is None:
        raise ValueError(since)
    return int((utc(moment) - utc(since)) / timedelta(minutes=1))


# Pages


def _page(laid: Laid, sheet_url: str) -> Page:
    framed, day, kind, _, grid = laid
    maker = framed.maker
    say = maker.words.say
    block = day_block(maker, day, with_entries=False)
    url = address(maker, day, kind)
    name = say(f"timetable.by.{kind}")
    setting = Setting(
        url,
        "timetable",
        say(f"timetable.of.{kind}", day=block.date or block.name),
        say("timetable.description", day=maker.words.commas((block.name, block.date)), by=name),
        crumbs=framed.crumbs(schedule_link(framed), Link(url, say("timetable.title"))),
        stock=stock_of(day.number),
    )
    keys = _keys(grid.columns)
    view = TimetableView(
        frame=framed.frame(setting),
        day=block,
        tabs=tuple(_tab(maker, one, kind) for one in timetabled(maker)),
        kinds=tuple(_kinds(maker, day, kind)),
        line=day_link(framed, day),
        sheet=sheet_url,
        name=name,
        choose=say(f"timetable.choose.{kind}"),
        heads=tuple(_heads(laid, keys)),
        hours=tuple(_hours(laid)),
        entries=tuple(_entry(laid, box, keys) for box in grid.boxes),
        place=frame_classes(grid),
        untimed=tuple(session_line(maker, s) for s in maker.kept(day.slots) if not s.start),
    )
    return Page(url, "timetable.html", view, (day.record.where.record.path,))


def _tab(maker: Maker, day: ScheduledDay, kind: str) -> DayBlock:
    """Return the tab of a day: it leads to the timetable by the same columns, where the day has one."""
    kept = kind if kind in kinds(maker, day) else "rooms"
    return replace(day_block(maker, day, with_entries=False), url=address(maker, day, kept))


def _kinds(maker: Maker, day: ScheduledDay, current: str) -> Iterator[Link]:
    found = kinds(maker, day)
    if len(found) > 1:
        for kind in found:
            words = maker.words.say(f"timetable.by.{kind}")
            yield Link(address(maker, day, kind), words, current=kind == current)


def _keys(columns: Iterable[Column]) -> dict[Column, str]:
    """Return a key for each column that may stand in an address, each its own."""
    keys: dict[Column, str] = {}
    for column in columns:
        said = slug(column.name or column.group) or "x"
        if said in keys.values():
            said = slug(f"{column.group} {column.name}") or "x"
        number = sum(key == said or key.startswith(f"{said}-") for key in keys.values())
        keys[column] = f"{said}-{number + 1}" if said in keys.values() else said
    return keys


def _heads(laid: Laid, keys: dict[Column, str]) -> Iterator[TimetableHead]:
    """Yield the heads of the columns; the venue stands above its rooms where there are several venues."""
    maker, kind, columns = laid.framed.maker, laid.kind, laid.grid.columns
    several = len({column.group for column in columns if column != ELSEWHERE}) > 1
    for column, lanes in columns.items():
        words = column.name or column.group or maker.words.say(f"timetable.elsewhere.{kind}")
        group = column.group if column.name and several else ""
        link = Link(_url(maker, kind, column), words)
        yield TimetableHead(keys[column], group, link, f"c{lanes.first} w{lanes.width}")


def _url(maker: Maker, kind: str, column: Column) -> str:
    """Return the url of what a column stands for, or nothing where it is not listed."""
    if kind == "rooms":
        slots = maker.schedule.slots.values()
        places = (place for slot in slots for place in (*slot.rooms, slot.place))
        found = next((p for p in places if (p.venue, p.room) == column), None)
        if found is None:
            return ""
        is_room = bool(found.room)
        return (
            url_of(maker.site.rooms, room_key(found))
            if is_room
            else url_of(maker.site.venues, found.venue_id)
        )
    listed = maker.schedule.tracks if kind == "tracks" else maker.schedule.networks
    return next((entry.url for entry in listed.values() if entry.record.name == column.name), "")


def _hours(laid: Laid) -> Iterator[TimetableHour]:
    """Yield the full hours by the clock of the event, which daylight saving may skip or repeat."""
    for row in hour_rows(laid.grid):
        moment = later(laid.since, (row - 1) * laid.grid.step)
        if moment.minute == 0:
            yield TimetableHour(laid.framed.maker.words.time(moment), f"r{row}")


def _entry(laid: Laid, box: Box, keys: dict[Column, str]) -> TimetableEntry:
    maker = laid.framed.maker
    slot = maker.slots[box.key][1]
    own = columns_of(maker, slot, laid.kind)
    inside = maker.kept((*slot.parts, *slot.parallel))
    return TimetableEntry(
        key=slot.key,
        starts=iso(slot.start),
        ends=iso(slot.end),
        url=slot.url,
        title=slot.session.title,
        status=status_words(maker, slot),
        struck=is_off(slot),
        time=time_words(maker, slot),
        where=_where(maker, slot),
        audience=maker.words.join(audience_names(maker, slot)),
        inside=tuple(Link(one.url, one.session.title) for one in inside),
        place=f"r{box.row} s{box.rows} c{box.lane} w{box.lanes}",
        heads=" ".join(keys[column] for column in box.columns),
        told=laid.kind == "rooms" and own == box.columns,
        wide=len(box.columns) > 1,
    )


def _where(maker: Maker, slot: Slot) -> str:
    """Say where a session is, in one line: the venue, and all its rooms; of a way, where it leads."""
    if is_way(slot) and slot.destination.venue:
        return maker.where(slot.destination)
    rooms = [place.room for place in slot.rooms if place.room]
    if len(rooms) > 1:
        return maker.words.commas((slot.place.venue, maker.words.join(rooms)))
    return maker.where(slot.place)
