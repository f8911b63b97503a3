"""The frame around a page: menu, breadcrumbs, notices, footer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from handbill.model import Notice
from handbill.pages.cards import CardView, event_card
from handbill.pages.frame import (
    Alternate,
    Footer,
    Frame,
    Head,
    HelpLine,
    Icons,
    Link,
    NoticeView,
    PictureView,
)
from handbill.pages.icons import publish_icons
from handbill.pages.maker import Maker, contact_link, shorten
from handbill.pages.menu import all_parts, marked, menu
from handbill.pages.now_link import is_over, now_link, session_dates
from handbill.pages.said_times import iso
from handbill.pages.sharing import head, logo_view, publish_palette
from handbill.pages.tongues import beginnings, direction, language_links, main_language
from handbill.site.moments import said_date, said_moment
from handbill.times import SpokenMoment
from handbill.words.catalogue import catalogue

LONGEST_TITLE = 70
"""How many characters of a document's title are shown anywhere."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What sets one page's frame apart from the others'.

    `crumbs` lead from home to the page; the part of the site that they pass through is
    marked in the menu. `language` is that of the page where it is not the site's. `card` is the
    picture for links to it, where it is not the event's; `published` when a post came out (ISO 8601).
    """

    url: str
    kind: str
    title: str
    description: str
    crumbs: tuple[Link, ...] = ()
    stock: int = 0
    language: str = ""
    noindex: bool = False
    draft: bool = False
    notices: tuple[Notice, ...] = ()
    previous: Link | None = None
    next: Link | None = None
    alternates: tuple[Alternate, ...] = ()
    card: CardView | None = None
    published: str = ""


@dataclass(frozen=True, slots=True)
class Framer:
    """Frames pages of one event; `menu` and `footer` are the same on all of them.

    `beginnings` tell where each language of the site begins.
    """

    maker: Maker
    site_name: str
    menu: tuple[Link, ...]
    footer: Footer
    notices: tuple[NoticeView, ...]
    now: Link | None
    days: str
    beginnings: tuple[Alternate, ...]
    palette: str
    logo: PictureView | None
    icons: Icons

    def frame(self, setting: Setting) -> Frame:
        """Return the frame of a page."""
        maker, publication = self.maker, self.maker.publication
        hidden = maker.site.config.hide_from_search_engines or any(
            schedule.event.hide_from_search_engines for schedule in maker.site.schedules[:1]
        )
        spoken = setting.language or main_language(maker)
        return Frame(
            kind=setting.kind,
            title=self._title(setting),
            site_name=self.site_name,
            home=maker.schedule.root,
            description=shorten(setting.description),
            language=maker.words.language,
            direction=direction(spoken),
            content_language=spoken if spoken != maker.words.language else "",
            permalink=permalink(publication.base_url, setting.url),
            noindex=hidden or setting.noindex or setting.draft or publication.preview,
            preview=publication.preview,
            draft=setting.draft,
            look=maker.site.config.look,
            font=_font(maker),
            stock=setting.stock,
            menu=marked(self.menu, {setting.url, *(crumb.url for crumb in setting.crumbs[1:])}),
            crumbs=setting.crumbs,
            notices=self.notices + notices(maker, setting.notices),
            previous=setting.previous,
            next=setting.next,
            footer=self.footer,
            zone=maker.schedule.zone,
            zone_words=maker.words.zone(maker.schedule.zone),
            hours24=maker.words.hours24,
            now=marked((self.now,), {setting.url})[0] if self.now else None,
            days=self.days,
            offline=maker.site.config.offline and not publication.preview,
            alternates=tuple(
                replace(one, permalink=permalink(publication.base_url, one.url))
                for one in setting.alternates
            ),
            languages=language_links(spoken, *setting.alternates, *self.beginnings),
            palette=self.palette,
            logo=self.logo,
            head=self._head(setting, spoken),
        )

    def _head(self, setting: Setting, spoken: str) -> Head:
        """Return what a page in a language says of itself to others; nobody shares the page for missing addresses."""
        card = None if setting.kind == "404" else setting.card or event_card(self.maker)
        return head(
            self.maker,
            self.icons,
            card,
            stock=setting.stock,
            language=spoken,
            published=setting.published,
        )

    def crumbs(self, *links: Link) -> tuple[Link, ...]:
        """Return the way from the home page to a page: home, then these."""
        home = Link(self.maker.schedule.root, self.maker.words.say("crumbs.home"))
        return (home, *links)

    def _title(self, setting: Setting) -> str:
        if not setting.title or setting.title == self.site_name:
            return shorten(self.site_name, LONGEST_TITLE)
        said = self.maker.words.say("page.title", title=setting.title, site=self.site_name)
        return said if len(said) <= LONGEST_TITLE else shorten(setting.title, LONGEST_TITLE)


def framer(maker: Maker) -> Framer:
    """Return the framer of the maker's event."""
    event = maker.schedule.event
    name = maker.site.config.name or event.name
    if maker.schedule.key:
        name = event.name
    return Framer(
        maker=maker,
        site_name=name,
        menu=menu(maker),
        footer=footer(maker),
        notices=notices(maker, event.notices),
        now=None if is_over(maker) else now_link(maker),
        days=session_dates(maker),
        beginnings=beginnings(maker),
        palette=publish_palette(maker),
        logo=logo_view(maker),
        icons=publish_icons(maker),
    )


def framer_in(framed: Framer, language: str) -> Framer:
    """Return the framer with the interface words of a page's own language, where it has one."""
    hours24 = framed.maker.words.hours24
    words = catalogue(language, hours24=hours24) if language else framed.maker.words
    if words == framed.maker.words:
        return framed
    return framer(replace(framed.maker, words=words))


def permalink(base_url: str, url: str) -> str:
    """Return the whole address of a page, or nothing where the site has none."""
    return base_url.rstrip("/") + url if base_url else ""


def _font(maker: Maker) -> str:
    """Return whose typefaces a site shows; the plain look shows the visitor's."""
    config = maker.site.config
    return "system" if config.look == "plain" else config.font


# Notices


def notices(maker: Maker, typed: Iterable[Notice]) -> tuple[NoticeView, ...]:
    """Return notices; those outside their dates at the build's instant are there, but hidden."""
    return tuple(_notice(maker, notice) for notice in typed)


def _notice(maker: Maker, notice: Notice) -> NoticeView:
    since = when(maker, notice.from_)
    until = when(maker, notice.until, whole_day=True)
    hidden = is_outside(maker, since, until)
    link = Link(notice.link, notice.text) if notice.link else None
    return NoticeView(notice.text, link, iso(since), iso(until), hidden)


def when(maker: Maker, spoken: SpokenMoment | None, *, whole_day: bool = False) -> datetime | None:
    """Return the instant that was said, in the event's zone; a date alone is its start, or its end (`whole_day`).

    A year that was not said is that of the event.
    """
    return said_moment(spoken, maker.schedule.zone, event_year(maker), whole_day=whole_day)


def event_year(maker: Maker) -> int | None:
    """Return the year in which the event begins, where known."""
    first = maker.schedule.starts
    return first.year if first else None


def is_outside(maker: Maker, since: datetime | None, until: datetime | None) -> bool:
    """Tell whether the instant of the build lies before or after these."""
    now = maker.site.as_of
    return bool((since and now < since) or (until and now >= until))


# The footer


def footer(maker: Maker) -> Footer:
    """Return the footer: whom to ask, who holds the event, which clock counts."""
    hosts = maker.words.join([host.name for host in maker.schedule.hosts])
    zone = maker.words.zone(maker.schedule.zone)
    return Footer(
        parts=tuple(all_parts(maker)),
        help=tuple(_help(maker)),
        hosts=maker.words.say("footer.hosts", hosts=hosts) if hosts else "",
        zone=maker.words.say("footer.zone", zone=zone),
    )


def _help(maker: Maker) -> Iterable[HelpLine]:
    event, say = maker.schedule.event, maker.words.say
    if event.contact:
        yield HelpLine(say("footer.questions"), (contact_link(event.contact),))
    asked = access_line(maker)
    if asked:
        yield asked


def access_line(maker: Maker) -> HelpLine | None:
    """Return whom to ask for what one needs to take part, and until when; None where nobody is named."""
    asked, say = maker.schedule.event.access_requests, maker.words.say
    if asked is None:
        return None
    typed = (asked.name, asked.email, asked.phone)
    by = said_date(asked.by, event_year(maker))
    return HelpLine(
        say("footer.access"),
        tuple(contact_link(text) for text in typed if text),
        say("footer.access_by", date=maker.words.day(by, "day")) if by else "",
    )
