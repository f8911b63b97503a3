"""The whole site becomes pages: every page, the files they show, and what is wrong between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from handbill.model import PlainPage, Post
from handbill.pages.checks import check_addresses, check_links, check_static
from handbill.pages.days import day_pages
from handbill.pages.directory import directory_pages
from handbill.pages.frame import Frame, Link
from handbill.pages.framing import Framer, Setting, framer, permalink
from handbill.pages.groups import group_pages
from handbill.pages.maker import Ledger, Maker
from handbill.pages.menu import check_names
from handbill.pages.my_agenda import my_agenda_pages
from handbill.pages.now import now_pages
from handbill.pages.page import Page, Pages, Publication, View
from handbill.pages.palette import check_palette, palette_of
from handbill.pages.places import place_pages
from handbill.pages.posts import plain_pages, post_pages
from handbill.pages.print_pages import print_pages
from handbill.pages.search_page import search_page
from handbill.pages.sessions import session_pages
from handbill.pages.statement import statement_pages
from handbill.pages.texts import renderer
from handbill.pages.timetable import timetables
from handbill.problems import Problem
from handbill.site.schedule import Site
from handbill.urls import alias_url
from handbill.words.catalogue import Words, catalogue

MISSING = "/404.html"
OFFLINE = "/offline.html"


class Viewed(NamedTuple):
    """All pages of a site, what was found wrong while making them, and the makers of its events for the feeds."""

    pages: Pages
    problems: tuple[Problem, ...]
    makers: tuple[Maker, ...]


@dataclass(frozen=True, slots=True)
class NotFoundView(View):
    """The page shown for any address that does not exist; `ways` lead on from there."""

    frame: Frame
    ways: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class OfflineView(View):
    """The page shown without a network for any address that is not kept; `ways` lead on from there."""

    frame: Frame
    ways: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class RedirectView(View):
    """An older address that leads on: the new site url, its whole address where known, and the page's title."""

    target: str
    permalink: str
    title: str
    language: str


def make_pages(
    site: Site, publication: Publication, on_text: Callable[[str], None] = lambda _: None
) -> Viewed:
    """Return every page of a site as a frozen view, and the files that they refer to.

    `on_text` is told the path of each Markdown text before it is rendered.
    """
    makers = _makers(site, publication, on_text)
    pages = [page for maker in makers for page in _event_pages(framer(maker))]
    pages += _site_pages(framer(makers[0]))
    tables = timetables([framer(maker) for maker in makers])
    pages += tables.pages
    pages += _redirects(makers[0], {page.url for page in pages})
    ledger = makers[0].ledger
    config = site.config
    texts = tuple(ledger.texts.values())
    problems = [found for text in texts for found in text.problems]
    problems += check_names(makers[0])
    problems += check_palette(config, palette_of(config))
    problems += check_addresses(pages)
    problems += check_links(site, pages, texts, ledger.copies)
    static, clashes = check_static(site, pages, (*ledger.copies, *ledger.files, *ledger.drawings))
    copies = {**ledger.copies, **static}
    return Viewed(
        Pages(
            _once(pages),
            (*tables.files, *ledger.files.values()),
            tuple(copies[path] for path in sorted(copies)),
            tuple(ledger.drawings.values()),
        ),
        tuple(dict.fromkeys((*problems, *clashes))),
        makers,
    )


def _makers(
    site: Site, publication: Publication, on_text: Callable[[str], None]
) -> tuple[Maker, ...]:
    """Return a maker for each event; they share the ledger."""
    words = _words(site)
    ledger = Ledger()
    slots = {
        key: (schedule, slot) for schedule in site.schedules for key, slot in schedule.slots.items()
    }
    markup = renderer(site, on_text)
    return tuple(
        Maker(site, publication, words, schedule, ledger, markup, slots)
        for schedule in site.schedules
    )


def _words(site: Site) -> Words:
    language = next(iter(site.config.languages), "en")
    return catalogue(language, hours24=site.config.clock == "24 hours")


def _event_pages(framed: Framer) -> Iterator[Page]:
    yield from day_pages(framed)
    yield from now_pages(framed)
    yield from session_pages(framed)
    yield from my_agenda_pages(framed)
    yield from group_pages(framed)
    yield from print_pages(framed)


def _site_pages(framed: Framer) -> Iterator[Page]:
    yield from place_pages(framed)
    yield from directory_pages(framed)
    yield from post_pages(framed)
    yield from plain_pages(framed)
    yield from statement_pages(framed)
    yield search_page(framed)
    yield _missing_page(framed)
    if framed.maker.site.config.offline:
        yield _offline_page(framed)


def _missing_page(framed: Framer) -> Page:
    say = framed.maker.words.say
    title = say("missing.title")
    setting = Setting(MISSING, "404", title, say("missing.words"), noindex=True)
    view = NotFoundView(framed.frame(setting), framed.menu)
    return Page(MISSING, "404.html", view)


def _offline_page(framed: Framer) -> Page:
    say = framed.maker.words.say
    title = say("offline.title")
    setting = Setting(OFFLINE, "offline", title, say("offline.words"), noindex=True)
    home = Link(framed.maker.schedule.root, say("crumbs.home"))
    view = OfflineView(framed.frame(setting), (home, *framed.menu))
    return Page(OFFLINE, "offline.html", view)


def _redirects(maker: Maker, taken: set[str]) -> Iterator[Page]:
    """Yield a page at each older address that leads to the new one; a page of that address wins."""
    moved: list[tuple[str, Post | PlainPage]] = []
    moved += [(entry.url, entry.record) for entry in maker.site.posts.values()]
    moved += [(entry.url, entry.record) for entry in maker.site.pages.values()]
    for target, record in moved:
        for typed in record.aliases:
            url = alias_url(typed)
            if url and url not in taken:
                whole = permalink(maker.publication.base_url, target)
                view = RedirectView(target, whole, record.title, maker.words.language)
                yield Page(url, "redirect.html", view, (record.path,))


def _once(pages: list[Page]) -> tuple[Page, ...]:
    """Return the pages, the first of each address, in the order of addresses."""
    by_url: dict[str, Page] = {}
    for page in pages:
        by_url.setdefault(page.url, page)
    return tuple(by_url[url] for url in sorted(by_url))
