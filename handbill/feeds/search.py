"""The list of all there is, which the search page fetches: `/search/index.json`.

It is an object of `groups`; each has a `title` and its `entries`, in the order in which they
stand in their lists. An entry is a list of texts: title, url, where and when or what it is,
names that belong to it, first words of its text, and the tag of its language where that is
another than the site's; empty ones at the end are left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from handbill.model import Network, PlainPage, Post, Series, Track
from handbill.pages.agenda import audience_names, label
from handbill.pages.directory import people_in_order
from handbill.pages.maker import Maker, shorten
from handbill.pages.menu import pages_in_order
from handbill.pages.page import OutputFile
from handbill.pages.posts import posts_in_order
from handbill.pages.said_times import date_of
from handbill.pages.search_page import INDEX
from handbill.pages.texts import text_of
from handbill.site.schedule import Entry, Slot

TEXT_IN_ALL = 50_000
"""How many characters of texts the list holds: with more entries, each has fewer, so that it stays small."""

LONGEST_TEXT = 240
"""How many characters of its text an entry has at most."""


Described = TypeVar("Described", Network, Track, Series)


class Found(NamedTuple):
    """One thing that can be found."""

    title: str
    url: str
    line: str = ""
    names: tuple[str, ...] = ()
    text: str = ""
    language: str = ""


def files(makers: Sequence[Maker]) -> Iterator[OutputFile]:
    """Yield the list of all that can be searched; the makers are those of the site's events."""
    found = {title: tuple(entries) for title, entries in _groups(makers)}
    count = sum(len(entries) for entries in found.values())
    longest = min(LONGEST_TEXT, TEXT_IN_ALL // max(count, 1))
    groups = [
        {"title": title, "entries": [_written(one, longest) for one in entries]}
        for title, entries in found.items()
        if entries
    ]
    told = json.dumps({"groups": groups}, ensure_ascii=False, separators=(",", ":"))
    yield OutputFile(INDEX, f"{told}\n".encode())


def _written(found: Found, longest: int) -> list[str]:
    """Return an entry as it stands in the list, its text no longer than so many characters."""
    text = shorten(found.text, longest)
    parts = [found.title, found.url, found.line, ", ".join(found.names), text, found.language]
    while parts and not parts[-1]:
        parts.pop()
    return parts


def _groups(makers: Sequence[Maker]) -> Iterator[tuple[str, Iterable[Found]]]:
    """Yield the groups by their titles: sessions of all events, then what belongs to the site."""
    maker = makers[0]
    say = maker.words.say
    yield say("sessions.title"), (one for each in makers for one in _sessions(each, makers))
    yield say("people.title"), _people(maker)
    yield say("organizations.title"), _organizations(maker)
    yield say("venues.title"), (*_venues(maker), *_rooms(maker))
    schedules = [each.schedule for each in makers]
    yield say("networks.title"), _described(maker, (one.networks for one in schedules))
    yield say("tracks.title"), _described(maker, (one.tracks for one in schedules))
    yield say("series.title"), _described(maker, (one.series for one in schedules))
    yield say("posts.title"), _posts(maker)
    yield say("search.pages"), _pages(maker)


# Each kind


def _sessions(maker: Maker, makers: Sequence[Maker]) -> Iterator[Found]:
    """Yield the sessions of one event, in order of time; of several events, each says which."""
    event = maker.schedule.event.name if len(makers) > 1 else ""
    for slot in maker.schedule.slots.values():
        session = slot.session
        told = session.summary or text_of(maker, session.description, level=3).summary
        line = maker.words.commas(
            (label(maker, slot), _when(maker, slot), maker.where(slot.place), event)
        )
        yield Found(session.title, slot.url, line, _names(maker, slot), told)


def _when(maker: Maker, slot: Slot) -> str:
    words = maker.words
    date = date_of(maker, slot)
    day = words.day(date, "short") if date else words.say("day.name", number=slot.day)
    return words.commas((day, words.time(slot.start) if slot.start else ""))


def _names(maker: Maker, slot: Slot) -> tuple[str, ...]:
    """Name who takes part in a session, for whom it is and its tracks, but nobody who is private."""
    tracks = maker.schedule.tracks
    themes = tuple(tracks[key].record.name for key in slot.tracks if key in tracks)
    tables = tuple(who for led in slot.table_leads for who in led)
    people = (who.name for who in maker.public((*slot.participations, *tables)))
    names = (*people, *audience_names(maker, slot))
    return tuple(dict.fromkeys((*names, *themes)))


def _people(maker: Maker) -> Iterator[Found]:
    for _, entry in people_in_order(maker):
        person = entry.record
        organization = person.organization.text if person.organization else ""
        line = maker.words.commas((person.title, organization))
        yield Found(person.name, entry.url, line, text=text_of(maker, person.bio).summary)


def _organizations(maker: Maker) -> Iterator[Found]:
    for entry in maker.site.organizations.values():
        record = entry.record
        names = (record.short_name,) if record.short_name else ()
        told = text_of(maker, record.description).summary
        yield Found(record.name, entry.url, "", names, told)


def _venues(maker: Maker) -> Iterator[Found]:
    for entry in maker.site.venues.values():
        venue = entry.record
        yield Found(venue.name, entry.url, venue.address, text=venue.access or venue.getting_there)


def _rooms(maker: Maker) -> Iterator[Found]:
    for key, entry in maker.site.rooms.items():
        venue = maker.site.venues[key.rpartition("/")[0]].record.name
        line = maker.words.commas((venue, entry.record.floor))
        yield Found(entry.record.name, entry.url, line, text=entry.record.access)


def _described(maker: Maker, tables: Iterable[Mapping[str, Entry[Described]]]) -> Iterator[Found]:
    """Yield networks, tracks or series: their names, and the first words of what they are."""
    for entry in (entry for table in tables for entry in table.values()):
        record = entry.record
        yield Found(record.name, entry.url, text=text_of(maker, record.description).summary)


def _posts(maker: Maker) -> Iterator[Found]:
    for entry in posts_in_order(maker):
        post, facts = entry.record, maker.site.post_facts[entry.id]
        kind = maker.words.say(f"post.kind.{post.kind}")
        date = maker.words.day(facts.published.date(), "plain") if facts.published else ""
        line = maker.words.commas((kind, date))
        authors = tuple(who.name for who in maker.public(facts.authors))
        yield Found(post.title, entry.url, line, authors, _told(maker, post), post.language)


def _pages(maker: Maker) -> Iterator[Found]:
    for entry in pages_in_order(maker):
        page = entry.record
        yield Found(page.title, entry.url, text=_told(maker, page), language=page.language)


def _told(maker: Maker, record: Post | PlainPage) -> str:
    """Return the first words of a text: its summary, or first paragraph, then its headings."""
    text = text_of(maker, record.body)
    headings = (heading.text for heading in text.headings)
    return " · ".join(part for part in (record.summary or text.summary, *headings) if part)
