"""The search page: a field, what it finds, and the lists to look through instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from handbill.pages.frame import Frame, Link
from handbill.pages.framing import Framer, Setting
from handbill.pages.menu import all_parts
from handbill.pages.page import Page, View

SEARCH = "/search/"

INDEX = "search/index.json"
"""The path of the list of all there is, which `feeds.search` makes and the page's script fetches."""


@dataclass(frozen=True, slots=True)
class SearchView(View):
    """The search page: `index` is the url of what is searched, `lists` lead to all parts of the site."""

    frame: Frame
    index: str
    lists: tuple[Link, ...]


def search_page(framer: Framer) -> Page:
    """Return the search page."""
    maker = framer.maker
    title = maker.words.say("search.title")
    setting = Setting(
        SEARCH,
        "search",
        title,
        maker.words.say("search.description", name=framer.site_name),
        crumbs=framer.crumbs(Link(SEARCH, title)),
        noindex=True,
    )
    lists = tuple(_others(all_parts(maker)))
    return Page(SEARCH, "search.html", SearchView(framer.frame(setting), f"/{INDEX}", lists))


def _others(parts: Iterable[Link]) -> Iterable[Link]:
    return (link for link in parts if link.url != SEARCH)
