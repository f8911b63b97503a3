"""Networks, tracks and series: groups of sessions, each for an audience, a theme or a round of meetings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from handbill.keys import Prose
from handbill.model import Network, Series, Track
from handbill.pages.filters import Filters, event_filters, in_schedule
from handbill.pages.frame import Fact, Frame, Link
from handbill.pages.framing import Framer, Setting
from handbill.pages.lines import SessionDay, session_days
from handbill.pages.maker import Maker, contact_link, fragment
from handbill.pages.page import Page, View
from handbill.pages.texts import text_of
from handbill.site.schedule import Entry


@dataclass(frozen=True, slots=True)
class GroupLine(View):
    """A network, track or series in its list; `anchor` where its entry there is its address, then in full."""

    anchor: str
    link: Link
    count: str
    facts: tuple[Fact, ...]
    sessions: tuple[SessionDay, ...]


@dataclass(frozen=True, slots=True)
class GroupsView(View):
    """All networks, all tracks or all series."""

    frame: Frame
    title: str
    groups: tuple[GroupLine, ...]


@dataclass(frozen=True, slots=True)
class GroupView(View):
    """A network, a track or a series, and every session of it; `description` is clean HTML.

    `in_schedule` leads to the schedule with these sessions alone, where it can be filtered so.
    """

    frame: Frame
    name: str
    description: str
    facts: tuple[Fact, ...]
    sessions: tuple[SessionDay, ...]
    in_schedule: Link | None


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of group: the key of its words, its folder, its filter on the schedule, and its sessions by id."""

    name: str
    folder: str
    filter: str
    entries: Mapping[str, Entry[Network]] | Mapping[str, Entry[Track]] | Mapping[str, Entry[Series]]
    sessions: Mapping[str, tuple[str, ...]]


def group_pages(framer: Framer) -> Iterator[Page]:
    """Yield the lists of networks, tracks and series that the event has, and their own pages."""
    schedule, site = framer.maker.schedule, framer.maker.site
    root = schedule.root
    filters = event_filters(framer.maker)
    for kind in (
        Kind("networks", f"{root}networks/", "for", schedule.networks, site.with_network),
        Kind("tracks", f"{root}tracks/", "track", schedule.tracks, site.with_track),
        Kind("series", f"{root}series/", "", schedule.series, site.with_series),
    ):
        if kind.entries:
            yield _index(framer, kind)
            for key, entry in kind.entries.items():
                if entry.own_page:
                    yield _page(framer, kind, key, entry, filters)


def _index(framer: Framer, kind: Kind) -> Page:
    maker = framer.maker
    title = maker.words.say(f"{kind.name}.title")
    setting = Setting(
        kind.folder,
        kind.name,
        title,
        maker.words.say(f"{kind.name}.description", name=maker.schedule.event.name),
        crumbs=framer.crumbs(Link(kind.folder, title)),
    )
    lines = tuple(_line(maker, kind, key, entry) for key, entry in kind.entries.items())
    return Page(kind.folder, "groups.html", GroupsView(framer.frame(setting), title, lines))


def _line(
    maker: Maker, kind: Kind, key: str, entry: Entry[Network] | Entry[Track] | Entry[Series]
) -> GroupLine:
    count = len(kind.sessions.get(key, ()))
    here = not entry.own_page
    return GroupLine(
        anchor=fragment(entry.url),
        link=Link("" if here else entry.url, entry.record.name),
        count=maker.words.say("count.sessions", count=count) if count else "",
        facts=tuple(_facts(maker, entry.record)) if here else (),
        sessions=_sessions(maker, kind, key) if here else (),
    )


def _page(
    framer: Framer,
    kind: Kind,
    key: str,
    entry: Entry[Network] | Entry[Track] | Entry[Series],
    filters: Filters,
) -> Page:
    maker, record = framer.maker, entry.record
    prose: Prose | None = record.description
    told = text_of(maker, prose)
    index = Link(kind.folder, maker.words.say(f"{kind.name}.title"))
    said = maker.words.say(
        f"{kind.name}.one.description", name=record.name, event=maker.schedule.event.name
    )
    setting = Setting(
        entry.url,
        kind.name,
        maker.words.say(f"{kind.name}.one.title", name=record.name),
        told.summary or said,
        crumbs=framer.crumbs(index, Link(entry.url, record.name)),
    )
    view = GroupView(
        frame=framer.frame(setting),
        name=record.name,
        description=told.html,
        facts=tuple(_facts(maker, record)),
        sessions=_sessions(maker, kind, key),
        in_schedule=in_schedule(maker, filters, kind.filter, key),
    )
    return Page(entry.url, "group.html", view, (record.where.record.path,))


def _sessions(maker: Maker, kind: Kind, key: str) -> tuple[SessionDay, ...]:
    slots = maker.kept(kind.sessions.get(key, ()))
    return session_days(maker, [s for s in slots if s.schedule == maker.schedule.key])


def _facts(maker: Maker, record: Network | Track | Series) -> Iterator[Fact]:
    say = maker.words.say
    if isinstance(record, Series):
        if record.repeats:
            yield Fact(say("series.repeats"), record.repeats)
        hosts = maker.words.join([host.text or host.name for host in record.hosts])
        if hosts:
            yield Fact(say("series.hosts"), hosts)
    if isinstance(record, Network) and record.contact:
        yield Fact(say("network.contact"), "", (contact_link(record.contact),))
    if not isinstance(record, Track) and record.link:
        yield Fact(say("group.link"), "", (contact_link(record.link),))
