"""Content becomes a site: names joined, days dated, sessions placed, addresses given."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import chain
from typing import NamedTuple

from handbill.model import Content, Person
from handbill.names import fold
from handbill.problems import Position, Problem, reading_order
from handbill.site.addresses import RESERVED, AddressBook
from handbill.site.entries import (
    Entries,
    Shared,
    SharedRegisters,
    claims,
    group_entries,
    listed,
    organization_entries,
    person_entries,
    room_entries,
    rooms_by_name,
    shared_records,
    venue_entries,
)
from handbill.site.events import LinkedEvent, event_registers, link_event
from handbill.site.held_back import held_back
from handbill.site.notes import Notes
from handbill.site.participants import Who
from handbill.site.posts import Coverable, claim_aliases, post_facts, recaps, written_entries
from handbill.site.registers import make_register
from handbill.site.schedule import Schedule, Site
from handbill.site.slots import Appearances, appearances
from handbill.site.targets import targets
from handbill.site.translations import check_translations
from handbill.site.visibility import Visible, visible
from handbill.urls import page_url

_THE_SITE = Position("")


class Linked(NamedTuple):
    """A site, and what is wrong with the names, times and addresses in it."""

    site: Site
    problems: tuple[Problem, ...]


def link(content: Content, as_of: datetime, *, drafts: bool) -> Linked:
    """Link content into a site as it is at an instant (aware), with or without what is not yet public."""
    seen = visible(content, as_of, drafts=drafts)
    notes = Notes()
    notes.add(*seen.problems)
    shared = shared_records(seen.content)
    registers = _shared_registers(shared, seen.private)
    zones = {id_: venue.time_zone for id_, venue in shared.venues.items()}
    events = tuple(
        link_event(event, registers, zones, shared.people, notes, turns=seen.turns)
        for event in seen.content.events
    )
    who = Who(event_registers(events, registers), shared.people, notes)
    site = _site(_Joined(content, seen, shared, events, who), as_of, drafts=drafts)
    notes.add(*check_translations("post", site.posts, site.held_back))
    notes.add(*check_translations("page", site.pages, site.held_back))
    return Linked(site, tuple(sorted(notes.problems(), key=reading_order)))


class _Joined(NamedTuple):
    """What is known when the events are linked: all that was typed, what of it may be seen, and the records by name."""

    typed: Content
    seen: Visible
    shared: Shared
    events: tuple[LinkedEvent, ...]
    who: Who


def _shared_registers(shared: Shared, private: Sequence[Person]) -> SharedRegisters:
    """Return what is listed for all events; private people are known by name, with no entry."""
    rooms = {id_: make_register("room", listed(in_venue)) for id_, in_venue in shared.rooms.items()}
    return SharedRegisters(
        make_register("venue", listed(shared.venues)),
        rooms,
        rooms_by_name(rooms),
        make_register("person", listed(shared.people, hidden=private)),
        make_register("organization", listed(shared.organizations)),
    )


def _site(joined: _Joined, as_of: datetime, *, drafts: bool) -> Site:
    seen, events = joined.seen, joined.events
    content = seen.content
    found = appearances(slot for event in events for slot in event.slots.values())
    schedules = tuple(_schedule(event, found) for event in events)
    entries = _entries(joined, schedules, found)
    zone = content.events[0].event.time_zone if content.events else ""
    coverable = Coverable(events, [waiting.title for waiting in seen.waiting])
    posts = {id_: entry.record for id_, entry in entries.posts.items()}
    facts = post_facts(posts, seen.held, zone, coverable, joined.who)
    named = targets(schedules, entries)
    return Site(
        config=content.config,
        as_of=as_of,
        drafts=drafts,
        schedules=schedules,
        **entries._asdict(),
        post_facts=facts,
        pictures=content.pictures,
        files=content.files,
        static=content.static,
        targets=named,
        waiting=seen.waiting,
        waiting_pages=tuple(
            i for i, entry in entries.pages.items() if entry.record.path in seen.held
        ),
        held_back=held_back(joined.typed, seen, named),
        private_names=tuple(sorted(fold(person.name) for person in seen.private)),
        with_venue=found.venues,
        with_room=found.rooms,
        with_person=found.people,
        with_organization=found.organizations,
        with_network=found.networks,
        with_track=found.tracks,
        with_series=found.series,
        recaps=recaps(facts),
    )


def _entries(joined: _Joined, schedules: Sequence[Schedule], found: Appearances) -> Entries:
    """Return the entries of all records, their addresses claimed: typed ones, made ones, older ones."""
    content, shared = joined.seen.content, joined.shared
    book = _book(joined.events)
    entries = Entries(
        venues=venue_entries(shared.venues),
        rooms=room_entries(shared.rooms, found.rooms),
        people=person_entries(shared.people, found.people),
        organizations=organization_entries(shared.organizations, found.organizations),
        pages=written_entries(content.pages, (), book),
        posts=written_entries(content.posts, ("posts",), book),
    )
    _claim_made(entries, schedules, book)
    claim_aliases(content.pages, book)
    claim_aliases(content.posts, book)
    joined.who.notes.add(*book.problems())
    return entries


def _schedule(event: LinkedEvent, found: Appearances) -> Schedule:
    groups, root = event.groups, event.root
    return Schedule(
        key=event.key,
        root=root,
        event=event.event,
        zone=event.event.time_zone,
        starts=event.starts,
        ends=event.ends,
        hosts=event.hosts,
        days=event.days,
        slots=event.slots,
        networks=group_entries(groups.networks, f"{root}networks/", found.networks),
        tracks=group_entries(groups.tracks, f"{root}tracks/", found.tracks),
        series=group_entries(groups.series, f"{root}series/", found.series),
    )


def _book(events: Sequence[LinkedEvent]) -> AddressBook:
    """Return a book in which the site's own folders and those of later events are claimed."""
    book = AddressBook()
    for folder in sorted(RESERVED):
        book.claim(page_url(folder), "the site itself", _THE_SITE)
    for event in events:
        if event.key:
            owner = f'The event "{event.event.name}"'
            book.claim(event.root, owner, event.event.where.record)
    return book


def _claim_made(entries: Entries, schedules: Sequence[Schedule], book: AddressBook) -> None:
    """Claim the addresses that were made of names and titles."""
    made = (entries.venues, entries.rooms, entries.people, entries.organizations)
    for claim in chain.from_iterable(claims(one) for one in made):
        book.claim(*claim)
    for schedule in schedules:
        groups = (schedule.networks, schedule.tracks, schedule.series)
        for claim in chain.from_iterable(claims(one) for one in groups):
            book.claim(*claim)
        for day in schedule.days:
            book.claim(day.url, f"Day {day.number}", day.record.where.record)
        for slot in schedule.slots.values():
            book.claim(slot.url, f'The session "{slot.session.title}"', slot.session.where.record)
