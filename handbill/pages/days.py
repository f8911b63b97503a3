"""The home page, the schedule and its days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handbill.model import Registration
from handbill.pages.agenda import DayBlock, day_block, day_in_brief, stock_of
from handbill.pages.cards import day_card
from handbill.pages.filters import FilterForm, Filters, event_filters, filter_form, findable
from handbill.pages.frame import Frame, Link, PictureView
from handbill.pages.framing import Framer, Setting, is_outside, when
from handbill.pages.maker import Maker
from handbill.pages.menu import SECTIONS, home_sections, print_link
from handbill.pages.page import Page, View
from handbill.pages.posts import PostLine, post_lines
from handbill.pages.said_times import iso
from handbill.pages.texts import html
from handbill.pages.timetable_days import timetable_link
from handbill.site.schedule import Schedule, ScheduledDay

LONGEST_SCHEDULE = 150
"""How many sessions the schedule shows on one page; with more, it is a list of its days."""

LATEST_POSTS = 3


@dataclass(frozen=True, slots=True)
class RegistrationView(View):
    """How to register: links, and notes on dates and cost.

    The links hold from `since` until `until` (ISO 8601, or empty), and are `hidden`
    where the site was built outside of that.
    """

    links: tuple[Link, ...]
    notes: tuple[str, ...]
    since: str
    until: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class HomeView(View):
    """The home page of an event.

    `about` is clean HTML. `days` are in full (`in_full`) where there is only one.
    `sections` names what stands below, in order: about, days, posts, networks, places, events.
    """

    frame: Frame
    name: str
    tagline: str
    when: str
    where: str
    zone: str
    picture: PictureView | None
    registration: RegistrationView | None
    sections: tuple[str, ...]
    about: str
    offered: str
    days: tuple[DayBlock, ...]
    in_full: bool
    posts: tuple[PostLine, ...]
    networks: tuple[Link, ...]
    places: tuple[Link, ...]
    events: tuple[Link, ...]
    previous_event: str


@dataclass(frozen=True, slots=True)
class ScheduleView(View):
    """The whole schedule: its days in full, or as a list (`in_full` false) where it is very long.

    `indexes` lead to the timetable, and to the lists of all panels and of all other sessions. `filters` is None
    where there is nothing to choose by, `timetable` where none would be of use.
    """

    frame: Frame
    days: tuple[DayBlock, ...]
    in_full: bool
    timetable: Link | None
    filters: FilterForm | None
    indexes: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class DayView(View):
    """One day in full; `tabs` are all days of the event, `filters` None where there is nothing to choose by.

    `timetable` leads to the same day on a time scale, None where that would be of no use.
    """

    frame: Frame
    day: DayBlock
    tabs: tuple[DayBlock, ...]
    timetable: Link | None
    filters: FilterForm | None


def day_pages(framer: Framer) -> Iterator[Page]:
    """Yield the home page, the schedule and the days of the framer's event."""
    yield home_page(framer)
    filters = event_filters(framer.maker)
    yield schedule_page(framer, filters)
    for day in framer.maker.schedule.days:
        yield day_page(framer, day, filters)


# Home


def home_page(framer: Framer) -> Page:
    """Return the home page."""
    maker, schedule = framer.maker, framer.maker.schedule
    event, words = schedule.event, maker.words
    dates = (
        words.dates(schedule.starts, schedule.ends or schedule.starts) if schedule.starts else ""
    )
    key = "home.description" if dates else "home.description_undated"
    description = event.tagline or words.say(key, name=event.name, when=dates)
    one_day = len(schedule.days) == 1
    picture = maker.picture(event.photo, event.photo_description, spot="lead")
    view = HomeView(
        frame=framer.frame(Setting(schedule.root, "home", event.name, description, stock=1)),
        name=event.name,
        tagline=event.tagline,
        when=dates,
        where=event.city,
        zone=words.zone(schedule.zone),
        picture=picture,
        registration=_registration(maker, event.registration),
        sections=_sections(maker),
        about=html(maker, event.description, level=3),
        offered=words.say("home.offered", offered=words.join(event.offered))
        if event.offered
        else "",
        days=tuple(day_block(maker, day, with_entries=one_day) for day in schedule.days),
        in_full=one_day,
        posts=post_lines(maker)[:LATEST_POSTS],
        networks=tuple(Link(e.url, e.record.name) for e in schedule.networks.values()),
        places=tuple(Link(e.url, e.record.name) for e in maker.site.venues.values()),
        events=tuple(_other_events(framer)),
        previous_event=event.previous_event,
    )
    return Page(schedule.root, "home.html", view)


def _sections(maker: Maker) -> tuple[str, ...]:
    """Return what stands on the home page, in order: as typed, else the recap before the days once there is one."""
    typed = home_sections(maker.site.config)
    if typed:
        return typed
    told = any(entry.record.kind == "recap" for entry in maker.site.posts.values())
    first = ("about", "posts", "days") if told else ("about", "days", "posts")
    return (*first, *(name for name in SECTIONS if name not in first))


def _registration(maker: Maker, typed: Registration | None) -> RegistrationView | None:
    if typed is None:
        return None
    since = when(maker, typed.opens)
    until = when(maker, typed.closes, whole_day=True)
    return RegistrationView(
        links=tuple(_registration_links(maker, typed)),
        notes=tuple(_registration_notes(maker, typed)),
        since=iso(since),
        until=iso(until),
        hidden=is_outside(maker, since, until),
    )


def _registration_links(maker: Maker, typed: Registration) -> Iterator[Link]:
    if typed.link and not typed.full:
        yield Link(typed.link, maker.words.say("register.link"))
    if typed.waiting_list:
        yield Link(typed.waiting_list, maker.words.say("register.waiting_list"))


def _registration_notes(maker: Maker, typed: Registration) -> Iterator[str]:
    words = maker.words
    if typed.full:
        yield words.say("register.full")
    for key, spoken in (("opens", typed.opens), ("closes", typed.closes)):
        moment = when(maker, spoken)
        if moment:
            yield words.say(f"register.{key}", date=words.moment(moment))
    if typed.cost:
        yield typed.cost


def _other_events(framer: Framer) -> Iterator[Link]:
    for schedule in framer.maker.site.schedules:
        if schedule.key != framer.maker.schedule.key:
            yield Link(schedule.root, schedule.event.name)


# The schedule


def schedule_page(framer: Framer, filters: Filters) -> Page:
    """Return the page with the whole schedule."""
    maker, schedule = framer.maker, framer.maker.schedule
    words = maker.words
    url = f"{schedule.root}schedule/"
    title = words.say("schedule.title")
    in_full = len(schedule.slots) <= LONGEST_SCHEDULE
    setting = Setting(
        url,
        "schedule",
        title,
        words.say("schedule.description", name=schedule.event.name),
        crumbs=framer.crumbs(Link(url, title)),
        stock=1,
    )
    view = ScheduleView(
        frame=framer.frame(setting),
        days=tuple(
            findable(filters, day_block(maker, day)) if in_full else day_in_brief(maker, day)
            for day in schedule.days
        ),
        in_full=in_full,
        timetable=timetable_link(maker),
        filters=filter_form(maker, filters),
        indexes=tuple(_indexes(framer, schedule)),
    )
    return Page(url, "schedule.html", view)


def _indexes(framer: Framer, schedule: Schedule) -> Iterator[Link]:
    words = framer.maker.words
    timetable = timetable_link(framer.maker)
    if timetable:
        yield timetable
    if any(slot.is_panel for slot in schedule.slots.values()):
        yield Link(f"{schedule.root}panels/", words.say("schedule.panels"))
    if any(not slot.is_panel for slot in schedule.slots.values()):
        yield Link(f"{schedule.root}sessions/", words.say("schedule.sessions"))
    printed = print_link(framer.maker)
    if printed:
        yield printed


def day_page(framer: Framer, day: ScheduledDay, filters: Filters) -> Page:
    """Return the page of one day."""
    maker = framer.maker
    days = maker.schedule.days
    block = findable(filters, day_block(maker, day))
    at = days.index(day)
    setting = Setting(
        day.url,
        "day",
        day_title(framer, day),
        _day_description(framer, day, block),
        crumbs=framer.crumbs(schedule_link(framer), Link(day.url, block.name)),
        stock=stock_of(day.number),
        card=day_card(maker, day, stock_of(day.number)),
        notices=(day.record.notice,) if day.record.notice else (),
        previous=day_link(framer, days[at - 1]) if at else None,
        next=day_link(framer, days[at + 1]) if at + 1 < len(days) else None,
    )
    tabs = tuple(day_block(maker, other, with_entries=False) for other in days)
    form = filter_form(maker, filters, day.number)
    view = DayView(framer.frame(setting), block, tabs, timetable_link(maker, day), form)
    sources = (day.record.where.record.path,)
    return Page(day.url, "day.html", view, sources)


def _day_description(framer: Framer, day: ScheduledDay, block: DayBlock) -> str:
    if day.record.summary:
        return day.record.summary
    words = framer.maker.words
    sessions = words.say("count.sessions", count=len(day.slots))
    name = framer.maker.schedule.event.name
    said = words.commas((block.name, block.date))
    return words.say("day.description", day=said, name=name, sessions=sessions)


def day_title(framer: Framer, day: ScheduledDay) -> str:
    """Say a day by number and title: `Day 1: Seeing the work up close`."""
    words = framer.maker.words
    if day.record.title:
        return words.say("day.title", number=day.number, title=day.record.title)
    name = words.say("day.name", number=day.number)
    return words.commas((name, words.day(day.date, "day"))) if day.date else name


def day_link(framer: Framer, day: ScheduledDay) -> Link:
    """Return the link to a day, in words."""
    return Link(day.url, day_title(framer, day))


def schedule_link(framer: Framer) -> Link:
    """Return the link to the schedule."""
    root = framer.maker.schedule.root
    return Link(f"{root}schedule/", framer.maker.words.say("schedule.title"))
