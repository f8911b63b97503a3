"""The ways from a page into the other languages of the site: its translation, else where that language begins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from handbill.model import PlainPage, Post
from handbill.names import fold
from handbill.pages.frame import Alternate, Link
from handbill.pages.maker import Maker
from handbill.reading.languages import own_name
from handbill.site.schedule import Entry

Text = Entry[Post] | Entry[PlainPage]

RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})
"""Languages that are written from right to left."""


def direction(language: str) -> str:
    """Return which way a language is written: `ltr` or `rtl`."""
    return "rtl" if language.split("-", maxsplit=1)[0] in RIGHT_TO_LEFT else "ltr"


def main_language(maker: Maker) -> str:
    """Return the tag of the language that the site is written in."""
    return next(iter(maker.site.config.languages), "en")


def spoken_in(maker: Maker, text: Text) -> str:
    """Return the tag of the language that a post or page is written in."""
    return text.record.language or main_language(maker)


def text_link(text: Text) -> Link:
    """Return the link to a post or page: its title, with its language where that is told."""
    return Link(text.url, text.record.title, language=text.record.language)


def same_texts(entries: Iterable[Text]) -> Mapping[str, tuple[Text, ...]]:
    """Return, by id, each post or page with all its translations, the original first."""
    texts = list(entries)
    by_title = {fold(text.record.title): text for text in texts}
    groups: dict[str, list[Text]] = {}
    for text in texts:
        first = _original(by_title, text)
        group = groups.setdefault(first.id, [first])
        if text.id != first.id:
            group.append(text)
    return {one.id: tuple(group) for group in groups.values() for one in group}


def _original(by_title: Mapping[str, Text], text: Text) -> Text:
    """Return what a text translates in the end, itself where that is nothing; a ring ends where it began."""
    seen = [text]
    while (named := seen[-1].record.translation_of) is not None:
        found = by_title.get(fold(named.text))
        if found is None or any(found.id == one.id for one in seen):
            break
        seen.append(found)
    return seen[-1]


def alternates(maker: Maker, same: Sequence[Text]) -> tuple[Alternate, ...]:
    """Return a post or page and its translations by language; nothing where there are none."""
    by_language: dict[str, Alternate] = {}
    for one in same:
        tag = spoken_in(maker, one)
        by_language.setdefault(tag, Alternate(tag, one.url))
    return tuple(by_language.values()) if len(by_language) > 1 else ()


def language_links(spoken: str, *ways: Alternate) -> tuple[Link, ...]:
    """Return a link for each language of the ways but the one spoken, in its own name, by its first way.

    The ways are the page's translations, then where each language of the site begins.
    """
    begins: dict[str, str] = {}
    for one in ways:
        begins.setdefault(one.language, one.url)
    return tuple(
        Link(url, own_name(tag), language=tag) for tag, url in begins.items() if tag != spoken
    )


def beginnings(maker: Maker) -> tuple[Alternate, ...]:
    """Return where each language of the site begins: home, and its first page, else its first post."""
    texts: list[Text] = [*maker.site.pages.values(), *maker.site.posts.values()]
    begins = {main_language(maker): maker.schedule.root}
    for text in texts:
        if text.record.language:
            begins.setdefault(text.record.language, text.url)
    return tuple(Alternate(tag, url) for tag, url in begins.items())
