"""What the menu and the home page are made of: their parts, by the names that site_config.yaml may use."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from handbill.keys import Mention
from handbill.model import PlainPage, SiteConfig
from handbill.names import NearNames, fold
from handbill.pages.frame import Link
from handbill.pages.maker import Maker
from handbill.pages.now_link import now_link
from handbill.pages.tongues import main_language, text_link
from handbill.problem_kinds import problem
from handbill.problems import Problem
from handbill.site.draft_links import draft_linked
from handbill.site.schedule import Entry

PARTS = (
    "schedule",
    "my agenda",
    "places",
    "people",
    "organizations",
    "networks",
    "tracks",
    "series",
    "posts",
    "search",
)
"""The parts of a site that a menu may name, also while there is nothing in them."""

STATEMENT = "/accessibility/"
"""Where the accessibility statement is; a page of the site's own at that address replaces it."""

SECTIONS = ("about", "days", "posts", "networks", "places", "events")
"""What can stand on the home page."""

_SAME_PART = {
    "days": "schedule",
    "agenda": "schedule",
    "venues": "places",
    "organisations": "organizations",
    "recap": "posts",
    "recaps": "posts",
    "news": "posts",
}
_SAME_SECTION = {**_SAME_PART, "schedule": "days", "agenda": "days"}


# The menu


def menu(maker: Maker) -> tuple[Link, ...]:
    """Return the menu: what the site has, in the order of `menu` in site_config.yaml where typed."""
    offered = dict(parts(maker))
    asked = maker.site.config.menu
    if not asked:
        own = {"", main_language(maker)}
        return tuple(
            link for name, link in offered.items() if name != "series" and link.language in own
        )
    by_name = {fold(link.text): link for link in offered.values()} | offered
    by_name |= {fold(p.record.title): text_link(p) for p in maker.site.pages.values()}
    names = {**{name: name for name in by_name}, **_SAME_PART}
    found = (by_name.get(names.get(fold(one.text), "")) for one in _asked(asked, names))
    return tuple(dict.fromkeys(link for link in found if link))


def home_sections(config: SiteConfig) -> tuple[str, ...]:
    """Return the sections that `home sections` in site_config.yaml names, in that order."""
    names = _section_names()
    meant = (names.get(fold(one.text)) for one in _asked(config.home_sections, names))
    return tuple(dict.fromkeys(name for name in meant if name))


def _section_names() -> dict[str, str]:
    same = {name: meant for name, meant in _SAME_SECTION.items() if meant in SECTIONS}
    return {**same, **{name: name for name in SECTIONS}}


def _asked(typed: Sequence[Mention], known: Container[str]) -> Iterator[Mention]:
    """Yield each name that was typed; a line alone may hold several, with commas."""
    for mention in typed:
        if len(typed) > 1 or fold(mention.text) in known:
            yield mention
            continue
        for name in mention.text.split(","):
            if name.strip():
                yield mention._replace(text=name.strip())


def parts(maker: Maker) -> Iterable[tuple[str, Link]]:
    """Yield the parts of the site that exist, each with the name that site_config.yaml may use."""
    say, site, schedule = maker.words.say, maker.site, maker.schedule
    root = schedule.root
    yield "schedule", Link(f"{root}schedule/", say("menu.schedule"))
    if schedule.slots:
        yield "my agenda", my_agenda_link(maker)
    yield from _lists(maker)
    if site.posts:
        recaps = any(entry.record.kind == "recap" for entry in site.posts.values())
        yield "posts", Link("/posts/", say("menu.recap" if recaps else "menu.news"))
    for entry in pages_in_order(maker):
        if not _kept_out(entry):
            yield entry.id, text_link(entry)
    if schedule.series:
        yield "series", Link(f"{root}series/", say("menu.series"))
    yield "search", Link("/search/", say("menu.search"))


def _lists(maker: Maker) -> Iterable[tuple[str, Link]]:
    """Yield the lists of places, people and groups that have anybody or anything in them."""
    say, site, schedule = maker.words.say, maker.site, maker.schedule
    if site.venues:
        yield "places", Link("/venues/", say("menu.places"))
    if any(not entry.record.private for entry in site.people.values()):
        yield "people", Link("/people/", say("menu.people"))
    if site.organizations:
        yield "organizations", Link("/organizations/", say("menu.organizations"))
    if schedule.networks:
        yield "networks", Link(f"{schedule.root}networks/", say("menu.networks"))
    if schedule.tracks:
        yield "tracks", Link(f"{schedule.root}tracks/", say("menu.tracks"))


def my_agenda_link(maker: Maker) -> Link:
    """Return the link to the sessions that visitors of the maker's event keep in their browser."""
    return Link(f"{maker.schedule.root}my-agenda/", maker.words.say("menu.mine"))


def print_link(maker: Maker) -> Link | None:
    """Return the link to the sheets to print; None while there is no session to print."""
    if not maker.schedule.slots:
        return None
    return Link(f"{maker.schedule.root}print/", maker.words.say("menu.print"))


def all_parts(maker: Maker) -> Iterable[Link]:
    """Yield every part of the site and every plain page, so that each page can be reached from all others."""
    now = now_link(maker)
    if now:
        yield now
    yield from dict(parts(maker)).values()
    for entry in pages_in_order(maker):
        if _kept_out(entry):
            yield text_link(entry)
    printed = print_link(maker)
    if printed:
        yield printed
    if all(entry.url != STATEMENT for entry in maker.site.pages.values()):
        yield Link(STATEMENT, maker.words.say("access.title"))


def _kept_out(entry: Entry[PlainPage]) -> bool:
    return entry.record.menu.strip().casefold() in {"no", "false", "never"}


def pages_in_order(maker: Maker) -> list[Entry[PlainPage]]:
    """Return the plain pages in the order of their `menu` numbers, the others after them by title."""

    def place(entry: Entry[PlainPage]) -> tuple[int, str]:
        typed = entry.record.menu.strip()
        return int(typed) if typed.isdecimal() else 1000, entry.record.title.casefold()

    return sorted(maker.site.pages.values(), key=place)


def marked(links: tuple[Link, ...], here: Container[str]) -> tuple[Link, ...]:
    """Return the menu with the part marked that the page is, or lies in: one of the urls `here`."""
    return tuple(
        Link(link.url, link.text, current=link.url in here, language=link.language)
        for link in links
    )


# Names that mean nothing


def check_names(maker: Maker) -> Iterator[Problem]:
    """Yield a problem for each name in `menu` and `home sections` that the site does not have."""
    config = maker.site.config
    pages = {fold(entry.record.title): entry.record.title for entry in maker.site.pages.values()}
    titles = {fold(link.text): name for name, link in parts(maker)}
    known = {**_SAME_PART, **{name: name for name in PARTS}, **titles, **pages}
    known |= {entry.id: entry.record.title for entry in maker.site.pages.values()}
    yield from _unknown("menu", config.menu, known, maker.site.held_back.names)
    yield from _unknown("home sections", config.home_sections, _section_names(), ())


def _unknown(
    key: str, typed: Sequence[Mention], known: Mapping[str, str], held: Container[str]
) -> Iterator[Problem]:
    near = NearNames([*known.values(), *known])
    for mention in _asked(typed, known):
        name = fold(mention.text)
        if name in known:
            continue
        if name in held:
            yield draft_linked(mention)
            continue
        meant = near.find(mention.text)
        these = ", ".join(sorted(set(known.values())))
        hint = f'Did you mean "{meant}"?' if meant else f"Write one of these: {these}."
        message = f'The site has no "{mention.text}" for `{key}`.'
        yield problem("unknown-part", mention.position, message, hint)
