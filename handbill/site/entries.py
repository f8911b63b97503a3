"""Listed records become entries: an id, an address, and a page of their own where they fill one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol, TypeVar

from handbill.keys import Where
from handbill.model import (
    Content,
    Network,
    Organization,
    Person,
    PlainPage,
    Post,
    Room,
    Series,
    Track,
    Venue,
)
from handbill.site.addresses import Claim, ids
from handbill.site.registers import Listed, Register, Registers
from handbill.site.schedule import Entry
from handbill.urls import entry_url, page_url

SESSIONS_FOR_A_PAGE = 2


class Named(Protocol):
    """A record with a name."""

    @property
    def name(self) -> str:
        """Return the name."""

    @property
    def where(self) -> Where:
        """Return where it was typed."""


_N = TypeVar("_N", bound=Named)
_Counts = Mapping[str, Sequence[str]]


def with_ids(records: Sequence[_N], kind: str) -> dict[str, _N]:
    """Return records of one kind by their ids, in the order typed."""
    return dict(zip(ids([record.name for record in records], kind), records, strict=True))


def listed(records: Mapping[str, Named], *, hidden: Iterable[Named] = ()) -> tuple[Listed, ...]:
    """Return records as a register takes them; hidden ones have no id."""
    shown = [_listed(id_, record) for id_, record in records.items()]
    return (*shown, *(_listed("", record) for record in hidden))


def _listed(id_: str, record: Named) -> Listed:
    also: tuple[str, ...] = getattr(record, "also_called", ())
    if isinstance(record, Organization) and record.short_name:
        also = (*also, record.short_name)
    return Listed(id_, record.name, also, record.where.of("name"))


class Shared(NamedTuple):
    """The records that all events share, by id, and what is listed of them."""

    venues: Mapping[str, Venue]
    rooms: Mapping[str, Mapping[str, Room]]
    people: Mapping[str, Person]
    organizations: Mapping[str, Organization]


class Entries(NamedTuple):
    """The entries of all that events share, by id; rooms by `venue_id/room_id`."""

    venues: Mapping[str, Entry[Venue]]
    rooms: Mapping[str, Entry[Room]]
    people: Mapping[str, Entry[Person]]
    organizations: Mapping[str, Entry[Organization]]
    pages: Mapping[str, Entry[PlainPage]]
    posts: Mapping[str, Entry[Post]]


def shared_records(content: Content) -> Shared:
    """Return venues, their rooms, people and organizations by their ids."""
    venues = with_ids(content.venues, "venue")
    return Shared(
        venues,
        {id_: with_ids(venue.rooms, "room") for id_, venue in venues.items()},
        with_ids(content.people, "person"),
        with_ids(content.organizations, "organization"),
    )


#  Pages of their own


def venue_entries(venues: Mapping[str, Venue]) -> dict[str, Entry[Venue]]:
    """Return the entries of venues; each has a page."""
    return {
        id_: Entry(id_, page_url("venues", id_), own_page=True, record=v)
        for id_, v in venues.items()
    }


def room_entries(
    rooms: Mapping[str, Mapping[str, Room]], with_room: _Counts
) -> dict[str, Entry[Room]]:
    """Return the entries of rooms under `venue_id/room_id`, at home on their venue's page."""
    found: dict[str, Entry[Room]] = {}
    for venue_id, in_venue in rooms.items():
        home = page_url("venues", venue_id)
        for id_, entry in _entries(in_venue, home, _prefixed(with_room, venue_id), _access).items():
            found[f"{venue_id}/{id_}"] = entry
    return found


def _prefixed(with_room: _Counts, venue_id: str) -> Callable[[str], int]:
    return lambda id_: len(with_room.get(f"{venue_id}/{id_}", ()))


def _counted(counts: _Counts) -> Callable[[str], int]:
    return lambda id_: len(counts.get(id_, ()))


def _access(room: Room) -> bool:
    return bool(room.access)


def person_entries(people: Mapping[str, Person], counts: _Counts) -> dict[str, Entry[Person]]:
    """Return the entries of people: a page with a bio or two sessions."""
    return _entries(people, page_url("people"), _counted(counts), lambda p: p.bio is not None)


def organization_entries(
    organizations: Mapping[str, Organization], counts: _Counts
) -> dict[str, Entry[Organization]]:
    """Return the entries of organizations: a page with a description or two sessions."""
    home = page_url("organizations")
    return _entries(organizations, home, _counted(counts), lambda o: o.description is not None)


_Group = TypeVar("_Group", Network, Track, Series)


def group_entries(
    groups: Mapping[str, _Group], home: str, counts: _Counts
) -> dict[str, Entry[_Group]]:
    """Return the entries of networks, tracks or series: a page with a description or two sessions."""
    return _entries(groups, home, _counted(counts), lambda g: g.description is not None)


def _entries(
    records: Mapping[str, _N],
    home: str,
    sessions: Callable[[str], int],
    has_words: Callable[[_N], bool],
) -> dict[str, Entry[_N]]:
    found = {}
    for id_, record in records.items():
        own = has_words(record) or sessions(id_) >= SESSIONS_FOR_A_PAGE
        url = f"{home}{id_}/" if own else entry_url(home, id_)
        found[id_] = Entry(id_, url, own, record)
    return found


def claims(entries: Mapping[str, Entry[_N]]) -> Iterator[Claim]:
    """Yield the claims of entries with a page of their own."""
    for entry in entries.values():
        if entry.own_page:
            yield Claim(entry.url, f'"{entry.record.name}"', entry.record.where.record)


#  Registers


class SharedRegisters(NamedTuple):
    """What is listed for all events, before an event's own groups join it."""

    venues: Register
    rooms: Mapping[str, Register]
    venues_with: Mapping[str, tuple[str, ...]]
    people: Register
    organizations: Register

    def of_event(self, networks: Register, tracks: Register, series: Register) -> Registers:
        """Return the registers of one event."""
        return Registers(*self, networks, tracks, series)


def rooms_by_name(rooms: Mapping[str, Register]) -> dict[str, tuple[str, ...]]:
    """Return the ids of the venues that have a room of each folded name."""
    found: dict[str, list[str]] = {}
    for venue_id, register in rooms.items():
        for name in register.by_name:
            found.setdefault(name, []).append(venue_id)
    return {name: tuple(venues) for name, venues in found.items()}
