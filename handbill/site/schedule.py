"""The linked site: records in their places, names joined by id, every page's address known.

`site.linking` makes these values and `pages` turns them into views.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Generic, NamedTuple, TypeVar

from handbill.model import (
    Day,
    Event,
    Network,
    Organization,
    Person,
    Picture,
    PlainFile,
    PlainPage,
    Post,
    Room,
    Series,
    Session,
    SiteConfig,
    Track,
    Venue,
)
from handbill.problems import Position

R_co = TypeVar("R_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Entry(Generic[R_co]):
    """A listed record with its id and address.

    `url` is its own page (`own_page`), or its entry on an index (`/people/#alma-reyes`).
    Urls begin with `/` at the site's root, whatever path the site is published under.
    """

    id: str
    url: str
    own_page: bool
    record: R_co


class Place(NamedTuple):
    """Where something happens: a listed venue and room by id, else words as typed.

    `venue_id` and `room_id` are empty where the name is not listed; all empty but
    `to_be_announced` where that was said. A room is listed under its venue's id.
    """

    venue: str = ""
    room: str = ""
    venue_id: str = ""
    room_id: str = ""
    to_be_announced: bool = False


class Participation(NamedTuple):
    """One person, organization or group in a role of a session.

    `role` is the singular word of the session's key (moderator, panelist, speaker,
    host, facilitator, guide, interpreter, lead). For a person, `organization` is
    their affiliation as shown. `kind` is person, organization or group; a listed
    network that takes part is an organization with a `network_id`. `pronouns` are
    those typed here, else the person's own.
    """

    role: str
    kind: str
    name: str
    title: str = ""
    organization: str = ""
    person_id: str = ""
    organization_id: str = ""
    network_id: str = ""
    pronouns: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """A session in its place in the schedule.

    `start` and `end` are aware datetimes in the venue's or the event's zone, None
    while to be announced; `end_assumed` where nobody said when it ends (its `end`
    is then 15 minutes on for a moment, else 60), `inherited` where both are those of the
    session around it. `key` outlives edits of the title.
    `rooms` are all the rooms of the session, that of `place` too; where they are
    several, `place` is the venue alone. `audience` are the words of `for` that name
    no listed network.
    `needs_day` and `needs_time` tell that the title alone would not tell it from others.
    """

    key: str
    url: str
    needs_day: bool
    needs_time: bool
    session: Session
    schedule: str
    day: int
    start: datetime | None
    end: datetime | None
    end_assumed: bool
    inherited: bool
    until_late: bool
    zone: str
    place: Place
    rooms: tuple[Place, ...]
    origin: Place
    destination: Place
    stops: tuple[Place, ...]
    participations: tuple[Participation, ...]
    table_leads: tuple[tuple[Participation, ...], ...]
    networks: tuple[str, ...]
    audience: tuple[str, ...]
    tracks: tuple[str, ...]
    series: str
    is_panel: bool
    parent: str
    parts: tuple[str, ...]
    parallel: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScheduledDay:
    """One day: its number from 1, its date where known, its page, and its top-level slots in order of time."""

    number: int
    date: date | None
    url: str
    record: Day
    slots: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Schedule:
    """One event with its days; `key` is empty for the site's first event, whose pages lie at the root."""

    key: str
    root: str
    event: Event
    zone: str
    starts: date | None
    ends: date | None
    hosts: tuple[Participation, ...]
    days: tuple[ScheduledDay, ...]
    slots: Mapping[str, Slot]
    networks: Mapping[str, Entry[Network]]
    tracks: Mapping[str, Entry[Track]]
    series: Mapping[str, Entry[Series]]


@dataclass(frozen=True, slots=True)
class Dated:
    """A post in its place: authors joined, its day, and the sessions it covers (slot keys)."""

    published: datetime | None
    updated: datetime | None
    authors: tuple[Participation, ...]
    covers: tuple[str, ...]
    covers_days: tuple[int, ...]
    covers_all: bool
    draft: bool


class Target(NamedTuple):
    """What a name in `[[...]]` leads to: kind (venue, room, person, ...), words to show, url."""

    kind: str
    words: str
    url: str


class Waiting(NamedTuple):
    """A draft or embargoed record that this build leaves out: where it is, why, and until when."""

    position: Position
    title: str
    reason: str
    until: datetime | None


class HeldBack(NamedTuple):
    """What a build leaves out, by what people type for it, each sorted.

    `names` are folded names that mean nothing else; `addresses` paths in content/
    (`posts/2024-10-15-recap.md`) and urls (`/posts/recap/`).
    """

    names: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()


NOTHING_HELD = HeldBack()


@dataclass(frozen=True, slots=True)
class Site:
    """The whole site, linked: what every page is made from.

    `with_*` give, by id, the slot keys of the sessions in which a venue, room
    (`venue_id/room_id`), person, organization, network, track or series takes part,
    in order of time. `recaps` gives the ids of the posts that cover a slot key.
    `targets` maps a folded name to all it may mean. `held_back` is what this build leaves out.
    `private_names` are the folded names of people who are shown only where a session or post names them.
    """

    config: SiteConfig
    as_of: datetime
    drafts: bool
    schedules: tuple[Schedule, ...]
    venues: Mapping[str, Entry[Venue]]
    rooms: Mapping[str, Entry[Room]]
    people: Mapping[str, Entry[Person]]
    organizations: Mapping[str, Entry[Organization]]
    posts: Mapping[str, Entry[Post]]
    post_facts: Mapping[str, Dated]
    pages: Mapping[str, Entry[PlainPage]]
    pictures: Mapping[str, Picture]
    files: Mapping[str, PlainFile]
    static: Mapping[str, PlainFile]
    targets: Mapping[str, tuple[Target, ...]]
    waiting: tuple[Waiting, ...] = ()
    waiting_pages: tuple[str, ...] = ()
    held_back: HeldBack = NOTHING_HELD
    private_names: tuple[str, ...] = ()
    with_venue: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    with_room: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    with_person: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    with_organization: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    with_network: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    with_track: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    with_series: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    recaps: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
