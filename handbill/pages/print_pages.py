"""Sheets to print: the event on a page, signs for doors, the folded handbill, and the page that leads to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from handbill.pages.agenda import DayBlock, day_block
from handbill.pages.codes import Code, code
from handbill.pages.door_signs import DoorSignsView, door_signs
from handbill.pages.frame import Frame, Link
from handbill.pages.framing import Framer, Setting, permalink
from handbill.pages.handbill_sheet import handbill_view
from handbill.pages.maker import Maker
from handbill.pages.menu import print_link
from handbill.pages.page import Page, View
from handbill.pages.paper import FACES, Columns, density

PAGE = 540, 600
"""Width and height in points of what a Letter page holds below the head of the event's sheet."""

_MOST_COLUMNS = 3
_BETWEEN = 22  # points between columns


@dataclass(frozen=True, slots=True)
class SheetLine(View):
    """A sheet on the list of all: its link, and what it is good for."""

    link: Link
    words: str


@dataclass(frozen=True, slots=True)
class PrintView(View):
    """The list of all sheets."""

    frame: Frame
    sheets: tuple[SheetLine, ...]


@dataclass(frozen=True, slots=True)
class EventSheetView(View):
    """The whole event on one page, on more where it is long.

    `density` is 1 to 6, the more sessions the higher; `columns` 1 to 3. `code` leads to the
    live schedule; None where the site has no public address.
    """

    frame: Frame
    name: str
    when: str
    where: str
    zone: str
    days: tuple[DayBlock, ...]
    density: int
    columns: int
    hosts: str
    code: Code | None


_MOST_SIGNS = 40
"""How many door signs stand on one page."""


class Sheet(NamedTuple):
    """A sheet: which it is (event, handbill, doors), its title, its page."""

    name: str
    title: str
    page: Page


def print_pages(framer: Framer) -> Iterator[Page]:
    """Yield the sheets of the framer's event and the page that leads to them, where there are sessions."""
    if print_link(framer.maker) is None:
        return
    sheets = [_event_sheet(framer), _handbill(framer), *_door_signs(framer)]
    yield _index(framer, sheets)
    yield from (sheet.page for sheet in sheets)


def _index(framer: Framer, sheets: list[Sheet]) -> Page:
    say = framer.maker.words.say
    url = _url(framer.maker)
    title = say("print.title")
    view = PrintView(
        framer.frame(_setting(framer, url, title, Link(url, title), kind="print")),
        tuple(
            SheetLine(Link(sheet.page.url, sheet.title), say(f"print.{sheet.name}.words"))
            for sheet in sheets
        ),
    )
    return Page(url, "print.html", view)


def _event_sheet(framer: Framer) -> Sheet:
    maker = framer.maker
    event, schedule = maker.schedule.event, maker.schedule
    url, title, frame = _framed(framer, "event")
    days = tuple(day_block(maker, day) for day in schedule.days)
    columns = max(1, min(sum(1 for day in days if day.entries), _MOST_COLUMNS))
    width = (PAGE[0] - _BETWEEN * (columns - 1)) // columns
    view = EventSheetView(
        frame=frame,
        name=event.name,
        when=_when(maker),
        where=event.city,
        zone=maker.words.zone(schedule.zone),
        days=days,
        density=max(2, density(days, Columns(columns, width, PAGE[1])) or len(FACES)),
        columns=columns,
        hosts=framer.footer.hosts,
        code=code(permalink(maker.publication.base_url, f"{schedule.root}schedule/")),
    )
    return Sheet("event", title, Page(url, "event-sheet.html", view))


def _door_signs(framer: Framer) -> Iterator[Sheet]:
    """Yield the signs of all days on one page, or with very many those of each day on its own."""
    signs = door_signs(framer.maker)
    days = sorted({sign.number for sign in signs}) if len(signs) > _MOST_SIGNS else [0]
    for day in days if signs else ():
        shown = tuple(sign for sign in signs if day in {0, sign.number})
        url, title, frame = _framed(framer, "doors", day)
        view = DoorSignsView(frame, framer.maker.schedule.event.name, shown)
        yield Sheet("doors", title, Page(url, "door-signs.html", view))


def _handbill(framer: Framer) -> Sheet:
    url, title, frame = _framed(framer, "handbill")
    view = handbill_view(framer.maker, frame, _when(framer.maker))
    return Sheet("handbill", title, Page(url, "handbill.html", view))


def _framed(framer: Framer, name: str, day: int = 0) -> tuple[str, str, Frame]:
    """Return the url, the title and the frame of a sheet; one for a day alone says so."""
    words = framer.maker.words
    top = _url(framer.maker)
    url, title = f"{top}{name}/", words.say(f"print.{name}")
    if day:
        url, title = f"{url}day-{day}/", words.commas((title, words.say("day.name", number=day)))
    crumbs = (Link(top, words.say("print.title")), Link(url, title))
    return url, title, framer.frame(_setting(framer, url, title, *crumbs, kind=f"print-{name}"))


def _setting(framer: Framer, url: str, title: str, *crumbs: Link, kind: str) -> Setting:
    name = framer.maker.schedule.event.name
    return Setting(
        url,
        kind,
        title,
        framer.maker.words.say("print.description", name=name),
        crumbs=framer.crumbs(*crumbs),
        noindex=True,
    )


def _url(maker: Maker) -> str:
    return f"{maker.schedule.root}print/"


def _when(maker: Maker) -> str:
    """Say the dates of the event; nothing where they are not known."""
    schedule = maker.schedule
    if not schedule.starts:
        return ""
    return maker.words.dates(schedule.starts, schedule.ends or schedule.starts)
