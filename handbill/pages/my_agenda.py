"""My agenda: the page on which visitors find the sessions that they keep in their browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handbill.pages.agenda import has_own_time, is_off, place_note, status_words, stock_of
from handbill.pages.frame import Frame, Link
from handbill.pages.framing import Framer, Setting
from handbill.pages.maker import Maker
from handbill.pages.menu import my_agenda_link
from handbill.pages.page import Page, View
from handbill.pages.said_times import TimeView, ends, iso, time_view
from handbill.pages.sessions import in_order
from handbill.site.schedule import ScheduledDay, Slot


@dataclass(frozen=True, slots=True)
class Pick(View):
    """A session as it stands in somebody's agenda.

    `key`, `starts`, `ends`, `title`, `status` and `struck` are those of the schedule.
    `open_end` where nobody said when it ends. `within` names, with blanks between, the
    sessions that it lies in, `in_turn` the one whose time it has as one of several in
    turn: those are never said to clash.
    """

    key: str
    starts: str
    ends: str
    url: str
    title: str
    status: str
    struck: bool
    time: TimeView
    venue: Link | None
    room: Link | None
    place_note: str
    open_end: bool
    within: str
    in_turn: str


@dataclass(frozen=True, slots=True)
class PickDay(View):
    """A day with all sessions that may be in somebody's agenda, in order of time."""

    number: int
    stock: int
    url: str
    name: str
    date: str
    iso_date: str
    sessions: tuple[Pick, ...]


@dataclass(frozen=True, slots=True)
class MyAgendaView(View):
    """My agenda.

    `days` hold every session of the event; a script shows those that the visitor
    keeps. `calendar` is the url of the pieces of the calendar. `elsewhere` names, with
    blanks between, the sessions of the site's other events. `schedule` leads to where
    sessions are added.
    """

    frame: Frame
    schedule: str
    calendar: str
    elsewhere: str
    days: tuple[PickDay, ...]


def my_agenda_pages(framer: Framer) -> Iterator[Page]:
    """Yield the page of an event's visitors, if the event has sessions."""
    maker = framer.maker
    if not maker.schedule.slots:
        return
    link = my_agenda_link(maker)
    setting = Setting(
        link.url,
        "my-agenda",
        link.text,
        maker.words.say("mine.description", name=maker.schedule.event.name),
        crumbs=framer.crumbs(link),
        noindex=True,
    )
    others = [key for key, (schedule, _) in maker.slots.items() if schedule is not maker.schedule]
    view = MyAgendaView(
        frame=framer.frame(setting),
        schedule=f"{maker.schedule.root}schedule/",
        calendar=f"{link.url}events.json",
        elsewhere=" ".join(others),
        days=tuple(_day(maker, day) for day in maker.schedule.days if day.slots),
    )
    yield Page(link.url, "my-agenda.html", view)


def _day(maker: Maker, day: ScheduledDay) -> PickDay:
    words = maker.words
    return PickDay(
        number=day.number,
        stock=stock_of(day.number),
        url=day.url,
        name=day.record.title or words.say("day.name", number=day.number),
        date=words.day(day.date) if day.date else "",
        iso_date=day.date.isoformat() if day.date else "",
        sessions=tuple(_pick(maker, slot) for slot in in_order(maker) if slot.day == day.number),
    )


def _pick(maker: Maker, slot: Slot) -> Pick:
    place = slot.place if slot.place.venue else slot.origin
    return Pick(
        key=slot.key,
        starts=iso(slot.start),
        ends=iso(slot.end),
        url=slot.url,
        title=slot.session.title,
        status=status_words(maker, slot),
        struck=is_off(slot),
        time=time_view(maker, slot),
        venue=maker.venue(place),
        room=maker.room(place),
        place_note=place_note(maker, slot),
        open_end=ends(slot) is None,
        within=" ".join(_above(maker, slot)),
        in_turn=_in_turn(maker, slot),
    )


def _above(maker: Maker, slot: Slot) -> Iterator[str]:
    """Yield the keys of the sessions that a session lies in, the nearest first."""
    for parent in maker.kept((slot.parent,)):
        yield parent.key
        yield from _above(maker, parent)


def _in_turn(maker: Maker, slot: Slot) -> str:
    """Return the key of the session that a part without a time of its own belongs to, or nothing."""
    for parent in maker.kept((slot.parent,)):
        if slot.key in parent.parts and not has_own_time(parent, slot):
            return parent.key
    return ""
