"""Venues and rooms: how to get there, and what is on there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from handbill.model import Room, Venue
from handbill.pages.drawn_map import DrawnMap, drawn_map
from handbill.pages.filters import Filters, event_filters, in_schedule, room_value
from handbill.pages.frame import Fact, Frame, Link, PictureView
from handbill.pages.framing import Framer, Setting
from handbill.pages.lines import SessionDay, session_days
from handbill.pages.maker import Maker, contact_link, fragment
from handbill.pages.page import Page, View
from handbill.site.schedule import Entry


@dataclass(frozen=True, slots=True)
class RoomLine(View):
    """A room on its venue's page or on the list of places; `anchor` where its entry there is its address."""

    anchor: str
    link: Link
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class VenueLine(View):
    """A venue on the list of places.

    `anchor` where its entry there is its address; it then brings its facts and rooms.
    """

    anchor: str
    link: Link
    address: str
    sessions: str
    facts: tuple[Fact, ...]
    rooms: tuple[RoomLine, ...]
    maps: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class VenuesView(View):
    """All places; `map` shows those with coordinates, where there are two or more near each other."""

    frame: Frame
    map: DrawnMap | None
    venues: tuple[VenueLine, ...]


@dataclass(frozen=True, slots=True)
class VenueView(View):
    """One place: `facts` are ways to come, access and more; `maps` open it in the visitor's own map app.

    `map` shows what else is near it, None where nothing with coordinates is.
    `in_schedule` leads to the schedule with its sessions alone, where it can be filtered so.
    """

    frame: Frame
    name: str
    picture: PictureView | None
    address: str
    facts: tuple[Fact, ...]
    maps: tuple[Link, ...]
    map: DrawnMap | None
    rooms: tuple[RoomLine, ...]
    sessions: tuple[SessionDay, ...]
    in_schedule: Link | None


@dataclass(frozen=True, slots=True)
class RoomView(View):
    """One room of a venue; `in_schedule` leads to the schedule with its sessions alone."""

    frame: Frame
    name: str
    venue: Link
    facts: tuple[Fact, ...]
    sessions: tuple[SessionDay, ...]
    in_schedule: Link | None


def place_pages(framer: Framer) -> Iterator[Page]:
    """Yield the list of places, if there are any, and the venues and rooms that have pages of their own."""
    maker = framer.maker
    if not maker.site.venues:
        return
    index = Link("/venues/", maker.words.say("venues.title"))
    yield _index(framer, index)
    filters = event_filters(maker)
    for key, venue in maker.site.venues.items():
        if venue.own_page:
            yield venue_page(framer, key, venue, index, filters)
        for room_key, room in rooms_of(maker, key):
            if room.own_page:
                yield _room_page(framer, room_key, room, (venue, index), filters)


def rooms_of(maker: Maker, venue_id: str) -> Iterator[tuple[str, Entry[Room]]]:
    """Yield the rooms of a venue, each with its id under the venue's."""
    for key, room in maker.site.rooms.items():
        if key.rpartition("/")[0] == venue_id:
            yield key, room


def _index(framer: Framer, index: Link) -> Page:
    maker = framer.maker
    setting = Setting(
        index.url,
        "venues",
        index.text,
        maker.words.say("venues.description", name=maker.schedule.event.name),
        crumbs=framer.crumbs(index),
    )
    venues = tuple(_line(maker, key, venue) for key, venue in maker.site.venues.items())
    return Page(
        index.url, "venues.html", VenuesView(framer.frame(setting), drawn_map(maker), venues)
    )


def _line(maker: Maker, key: str, venue: Entry[Venue]) -> VenueLine:
    count = len(maker.site.with_venue.get(key, ()))
    here = not venue.own_page
    return VenueLine(
        anchor=fragment(venue.url),
        link=Link("" if here else venue.url, venue.record.name),
        address=venue.record.address,
        sessions=maker.words.say("count.sessions", count=count) if count else "",
        facts=venue_facts(maker, venue.record) if here else (),
        rooms=tuple(room_lines(maker, key)) if here else (),
        maps=map_links(maker, venue.record) if here else (),
    )


def room_lines(maker: Maker, venue_id: str) -> Iterator[RoomLine]:
    """Yield a venue's rooms as they stand on its page."""
    for _, room in rooms_of(maker, venue_id):
        url = room.url if room.own_page else ""
        yield RoomLine(
            fragment(room.url), Link(url, room.record.name), tuple(_room_facts(maker, room.record))
        )


def venue_page(
    framer: Framer, key: str, venue: Entry[Venue], index: Link, filters: Filters
) -> Page:
    """Return the page of a venue."""
    maker, record = framer.maker, venue.record
    setting = Setting(
        venue.url,
        "venue",
        record.name,
        maker.words.say("venue.description", venue=record.name),
        crumbs=framer.crumbs(index, Link(venue.url, record.name)),
    )
    view = VenueView(
        frame=framer.frame(setting),
        name=record.name,
        picture=maker.picture(record.photo, record.photo_description),
        address=record.address,
        facts=venue_facts(maker, record),
        maps=map_links(maker, record),
        map=drawn_map(maker, key),
        rooms=tuple(room_lines(maker, key)),
        sessions=session_days(maker, maker.kept(maker.site.with_venue.get(key, ())), venue=key),
        in_schedule=in_schedule(maker, filters, "place", key),
    )
    return Page(venue.url, "venue.html", view, (record.where.record.path,))


def _room_page(
    framer: Framer,
    key: str,
    room: Entry[Room],
    above: tuple[Entry[Venue], Link],
    filters: Filters,
) -> Page:
    maker = framer.maker
    venue, index = above
    building = Link(venue.url, venue.record.name)
    say = maker.words.say
    title = say("room.title", room=room.record.name, venue=venue.record.name)
    setting = Setting(
        room.url,
        "room",
        title,
        say("room.description", room=room.record.name, venue=venue.record.name),
        crumbs=framer.crumbs(index, building, Link(room.url, room.record.name)),
    )
    view = RoomView(
        frame=framer.frame(setting),
        name=room.record.name,
        venue=building,
        facts=tuple(_room_facts(maker, room.record)),
        sessions=session_days(maker, maker.kept(maker.site.with_room.get(key, ()))),
        in_schedule=in_schedule(maker, filters, "room", room_value(key)),
    )
    return Page(room.url, "room.html", view, (room.record.where.record.path,))


def _room_facts(maker: Maker, room: Room) -> Iterator[Fact]:
    say = maker.words.say
    if room.floor:
        yield Fact(say("room.floor"), room.floor)
    if room.capacity:
        yield Fact(say("room.capacity"), say("session.capacity.people", count=room.capacity))
    if room.access:
        yield Fact(say("venue.access"), room.access)


def venue_facts(maker: Maker, venue: Venue) -> tuple[Fact, ...]:
    """Return what is typed of a venue besides its address, one line each, in the order in which people ask for it."""
    say = maker.words.say
    typed = (
        ("venue.getting_there", venue.getting_there),
        ("venue.access", venue.access),
        ("venue.transit", venue.transit),
        ("venue.parking", venue.parking),
        ("venue.hours", venue.hours),
        ("venue.note", venue.note),
        ("venue.zone", maker.words.zone(venue.time_zone) if venue.time_zone else ""),
    )
    facts = [Fact(say(key), text) for key, text in typed if text]
    for key, text in (("venue.phone", venue.phone), ("venue.link", venue.link)):
        if text:
            facts.append(Fact(say(key), "", (contact_link(text),)))
    return tuple(facts)


def map_links(maker: Maker, venue: Venue) -> tuple[Link, ...]:
    """Return links that open a venue in the visitor's own map app: by its point, else by its address.

    Nothing is embedded, so no map company learns of the visit before the visitor asks.
    """
    say = maker.words.say
    if venue.map:
        point = ",".join(f"{degrees:.6f}".rstrip("0").rstrip(".") for degrees in venue.map)
        latitude, longitude = point.split(",")
        name = quote(venue.name)
        return (
            Link(f"geo:{point}", say("map.geo")),
            Link(
                f"https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}"
                f"#map=18/{latitude}/{longitude}",
                say("map.openstreetmap"),
            ),
            Link(f"https://www.google.com/maps/search/?api=1&query={point}", say("map.google")),
            Link(f"https://maps.apple.com/?ll={point}&q={name}", say("map.apple")),
        )
    if not venue.address:
        return ()
    address = quote(venue.address)
    return (
        Link(f"https://www.openstreetmap.org/search?query={address}", say("map.openstreetmap")),
        Link(f"https://www.google.com/maps/search/?api=1&query={address}", say("map.google")),
        Link(f"https://maps.apple.com/?q={address}", say("map.apple")),
    )
