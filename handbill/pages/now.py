"""The page of now: what is on and what is next, light enough for a phone in a crowd.

Up to `LONGEST` sessions stand in the page itself. With more, it lists stretches of the
days, each a bare page of its own that holds all that is on in it and what comes right
after, so that a script needs but one of them at any instant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from handbill.pages.agenda import has_own_time, is_off, stock_of
from handbill.pages.frame import Frame, Link
from handbill.pages.framing import Framer, Setting
from handbill.pages.lines import SessionLine, session_line
from handbill.pages.maker import Maker
from handbill.pages.now_link import now_link
from handbill.pages.page import Page, View
from handbill.pages.said_times import iso
from handbill.site.schedule import ScheduledDay, Slot
from handbill.site.timing import at, utc

LONGEST = 70
"""How many sessions one page lists: with 50 bytes for each, all that it loads stays within 14 KB when compressed."""

NIGHT = 240
"""How many minutes after midnight a day still goes on: at 1 am it is the evening before. js/clock.js counts alike."""


@dataclass(frozen=True, slots=True)
class Stretch(View):
    """A part of a day that has a page of its own: from when to when in words, and until when it counts (ISO 8601)."""

    url: str
    text: str
    ends: str


@dataclass(frozen=True, slots=True)
class NowDay(View):
    """One day: `name` in words, `date` in ISO, `url` of the day in full, `open` where the site was built on it.

    It has `sessions`, or `stretches` where the event is long.
    """

    number: int
    stock: int
    name: str
    date: str
    url: str
    open: bool
    sessions: tuple[SessionLine, ...]
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class NowView(View):
    """What is on and what is next; a script tells it by the visitor's clock, from the sessions of `days`."""

    frame: Frame
    days: tuple[NowDay, ...]


@dataclass(frozen=True, slots=True)
class StretchView(View):
    """The sessions of a stretch of a day, said in `title`; `now` leads back to the page of now."""

    frame: Frame
    title: str
    now: Link
    day: NowDay


def now_pages(framer: Framer) -> Iterator[Page]:
    """Yield the page of now, and those of the stretches of a long event; none without dated sessions."""
    maker = framer.maker
    link = now_link(maker)
    if link is None:
        return
    days = [(day, tuple(_shown(maker, day))) for day in maker.schedule.days]
    days = [(day, slots) for day, slots in days if any(slot.start for slot in slots)]
    if sum(len(slots) for _, slots in days) <= LONGEST:
        yield _page(framer, link, tuple(_day(maker, day, slots) for day, slots in days))
        return
    listed: list[NowDay] = []
    for day, slots in days:
        cut = tuple(_stretches(maker, day, slots))
        listed.append(replace(_day(maker, day, ()), stretches=tuple(one for one, _ in cut)))
        for stretch, inner in cut:
            yield _stretch_page(framer, stretch, _day(maker, day, inner), link)
    yield _page(framer, link, tuple(listed))


def _page(framer: Framer, link: Link, days: tuple[NowDay, ...]) -> Page:
    setting = _setting(framer, link.url, framer.maker.words.say("now.title"))
    return Page(link.url, "now.html", NowView(framer.frame(setting), days))


def _stretch_page(framer: Framer, stretch: Stretch, day: NowDay, link: Link) -> Page:
    title = framer.maker.words.commas((day.name, stretch.text))
    frame = framer.frame(_setting(framer, stretch.url, title))
    return Page(stretch.url, "now-stretch.html", StretchView(frame, title, link, day))


def _setting(framer: Framer, url: str, title: str) -> Setting:
    name = framer.maker.schedule.event.name
    description = framer.maker.words.say("now.description", name=name)
    return Setting(url, "now", title, description, stock=1, noindex=True)


def _day(maker: Maker, day: ScheduledDay, slots: Sequence[Slot]) -> NowDay:
    words = maker.words
    name = words.day(day.date, "day") if day.date else words.say("day.name", number=day.number)
    return NowDay(
        number=day.number,
        stock=stock_of(day.number),
        name=name,
        date=day.date.isoformat() if day.date else "",
        url=day.url,
        open=_is_today(maker, day),
        sessions=tuple(session_line(maker, slot) for slot in slots),
        stretches=(),
    )


def _is_today(maker: Maker, day: ScheduledDay) -> bool:
    """Tell whether the site was built on the day, or in the night after it."""
    if day.date is None:
        return False
    first, last = (at(day.date, minute, maker.schedule.zone).at for minute in (0, NIGHT + 1440))
    return first <= maker.site.as_of < last


# Which sessions


def _shown(maker: Maker, day: ScheduledDay) -> Iterator[Slot]:
    """Yield the sessions of a day in order of time, the parts of one instead of the whole where they have own times."""
    slots = [leaf for slot in maker.kept(day.slots) for leaf in _leaves(maker, slot)]
    timed = [slot for slot in slots if slot.start]
    yield from sorted(timed, key=_begins)
    yield from (slot for slot in slots if not slot.start)


def _leaves(maker: Maker, slot: Slot) -> Iterator[Slot]:
    """Yield what people sit in: parallel sessions, else parts with times of their own, else the session itself."""
    inner = maker.kept(slot.parallel)
    inner = inner or [part for part in maker.kept(slot.parts) if has_own_time(slot, part)]
    if is_off(slot) or not inner:
        yield slot
        return
    for one in inner:
        yield from _leaves(maker, one)


def _begins(slot: Slot) -> datetime:
    if slot.start is None:
        raise ValueError(slot.key)
    return utc(slot.start)


def _ends(slot: Slot) -> datetime:
    return utc(slot.end) if slot.end else _begins(slot)


# Stretches


def _stretches(
    maker: Maker, day: ScheduledDay, slots: Sequence[Slot]
) -> Iterator[tuple[Stretch, tuple[Slot, ...]]]:
    """Yield a day cut into stretches of no more than about `LONGEST` sessions, each with what is on in it."""
    timed = [slot for slot in slots if slot.start]
    every = -(-len(timed) // -(-len(timed) // LONGEST))
    marks = sorted({_begins(timed[n]) for n in range(0, len(timed), every)})
    until = max(map(_ends, timed))
    zone = timed[0].start.tzinfo if timed[0].start else None
    root = f"{maker.schedule.root}now/day-{day.number}"
    for number, (first, last) in enumerate(pairwise((*marks, until)), 1):
        inner = tuple(
            slot
            for slot in timed
            if _begins(slot) <= last and (_ends(slot) > first or _begins(slot) == first)
        )
        url = f"{root}/" if len(marks) == 1 else f"{root}-{number}/"
        said = maker.words.range(*(moment.astimezone(zone) for moment in (first, last)))
        yield Stretch(url, said, iso(last)), inner
