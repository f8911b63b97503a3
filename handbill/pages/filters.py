"""Filters on the schedule: by what an event's sessions can be chosen, and what each session is found by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple
from urllib.parse import urlencode

from handbill.names import fold
from handbill.pages.agenda import DayBlock, Entry
from handbill.pages.frame import Link
from handbill.pages.maker import Maker, room_key
from handbill.pages.page import View
from handbill.pages.said_times import date_of
from handbill.site.addresses import slug
from handbill.site.schedule import Place, Slot

NAMES = ("day", "for", "track", "type", "place", "language", "offered", "room")
"""The filters by the names that they have in an address, in the order in which people see them."""

NOT_INHERITED = "offered"
"""What a session that lies in another does not have from the whole: nobody may count on it there."""

EXTRAS = frozenset({"language", "offered"})
"""What some sessions have and others do not, so that one choice alone tells them apart."""

FEWEST_SESSIONS = 8
"""With fewer sessions there are no filters: all of them are seen at once."""


@dataclass(frozen=True, slots=True)
class Choice(View):
    """One choice of a filter: its value in an address, and its words."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Filter(View):
    """One filter: its name in an address (`track`), its title, the choices that the event has."""

    name: str
    title: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class FilterForm(View):
    """The filters of a page, and how many sessions it has; `all_days` is the whole schedule, on the page of a day."""

    filters: tuple[Filter, ...]
    total: int
    all_days: str


class Filters(NamedTuple):
    """The filters of an event, and by slot key what each session is found by: `track=housing type=panel`."""

    filters: tuple[Filter, ...]
    found_by: Mapping[str, str]


Values = Mapping[str, Mapping[str, str]]
"""What a session has of each filter: the words of each value, by the filter's name and the value."""


def event_filters(maker: Maker) -> Filters:
    """Return the filters of the maker's event, and what its sessions are found by."""
    found = _found(maker)
    filters = tuple(_filters(maker, tuple(found.values())))
    names = [one.name for one in filters]
    if len(found) < FEWEST_SESSIONS or names in ([], ["day"]):
        return Filters((), {})
    return Filters(filters, {key: " ".join(_marks(values, names)) for key, values in found.items()})


def _found(maker: Maker) -> Mapping[str, Values]:
    """Return what each session has, by slot key."""
    slots = maker.schedule.slots
    found: dict[str, Values] = {}

    def look(slot: Slot) -> Values:
        if slot.key not in found:
            whole = slots.get(slot.parent)
            found[slot.key] = _with_whole(_values(maker, slot), look(whole) if whole else None)
        return found[slot.key]

    for slot in slots.values():
        look(slot)
    return found


def _with_whole(own: Values, whole: Values | None) -> Values:
    """Return what a session has, with what it has from the session that it lies in."""
    if whole is None:
        return own
    return {
        name: values or ({} if name == NOT_INHERITED else whole[name])
        for name, values in own.items()
    }


def _marks(values: Values, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield from (f"{name}={value}" for value in values[name])


def _filters(maker: Maker, found: tuple[Values, ...]) -> Iterator[Filter]:
    """Yield each filter by which the event's sessions can be told apart."""
    known = {
        "day": [str(day.number) for day in maker.schedule.days],
        "for": list(maker.schedule.networks),
        "track": list(maker.schedule.tracks),
        "place": list(maker.site.venues),
        "room": [room_value(key) for key in maker.site.rooms],
    }
    for name in NAMES:
        texts = {value: text for values in found for value, text in values[name].items()}
        some = name in EXTRAS and texts and not all(values[name] for values in found)
        if len(texts) < 2 and not some:
            continue
        rank = {value: at for at, value in enumerate(known.get(name, ()))}
        inside = sorted(texts, key=lambda value: (rank.get(value, len(rank)), fold(texts[value])))
        choices = tuple(Choice(value, texts[value]) for value in inside)
        yield Filter(name, maker.words.say(f"filter.{name}"), choices)


# What one session has


def _values(maker: Maker, slot: Slot) -> Values:
    words, session = maker.words, slot.session
    places = [place for place in (slot.place, *slot.rooms, *slot.stops) if place.venue]
    kinds = (session.type, "panel" if slot.is_panel else "")
    return {
        "day": {str(slot.day): _day(maker, slot)},
        "for": _audience(maker, slot),
        "track": {
            key: maker.schedule.tracks[key].record.name
            for key in slot.tracks
            if key in maker.schedule.tracks
        },
        "type": {slug(kind): words.known("type", kind) for kind in kinds if kind},
        "place": {place.venue_id or slug(place.venue): place.venue for place in places},
        "room": {
            room_value(room_key(place)): _room(maker, place) for place in places if place.room_id
        },
        "language": {slug(one): words.known("language", one) for one in (session.language,) if one},
        "offered": {slug(one): one[:1].upper() + one[1:] for one in session.offered},
    }


def _audience(maker: Maker, slot: Slot) -> Mapping[str, str]:
    """Return for whom a session is: the networks it is for or that take part in it, and others as typed."""
    networks = maker.schedule.networks
    ids = (*slot.networks, *(who.network_id for who in slot.participations))
    listed = {key: networks[key].record.name for key in ids if key in networks}
    others = {slug(name): name for name in slot.audience}
    return {**listed, **others}


def _day(maker: Maker, slot: Slot) -> str:
    date = date_of(maker, slot)
    name = maker.words.say("day.name", number=slot.day)
    return maker.words.commas((name, maker.words.day(date, "short") if date else ""))


def _room(maker: Maker, place: Place) -> str:
    """Say a room, with its venue where the site has several."""
    if len(maker.site.venues) == 1:
        return place.room
    return maker.words.say("room.title", room=place.room, venue=place.venue)


def room_value(key: str) -> str:
    """Return a room's key (`main-library/room-a`) as it is written in an address: `main-library.room-a`."""
    return key.replace("/", ".")


# Into the pages


def filter_form(maker: Maker, filters: Filters, day: int = 0) -> FilterForm | None:
    """Return the form for the whole schedule, or for one day, where there is no choice of days.

    None where there is nothing to choose.
    """
    offered = tuple(one for one in filters.filters if not (day and one.name == "day"))
    if not offered:
        return None
    slots = maker.schedule.slots
    shown = [
        slot
        for slot in slots.values()
        if day in {0, slot.day} and not (slot.parent and slots[slot.parent].parent)
    ]
    return FilterForm(offered, len(shown), f"{maker.schedule.root}schedule/" if day else "")


def findable(filters: Filters, block: DayBlock) -> DayBlock:
    """Return a day whose sessions say by what they are found."""
    return replace(block, entries=_findable(filters, block.entries))


def _findable(filters: Filters, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    return tuple(
        replace(
            one,
            found_by=filters.found_by.get(one.key, ""),
            branches=_findable(filters, one.branches),
            parts=_findable(filters, one.parts),
        )
        for one in entries
    )


def in_schedule(maker: Maker, filters: Filters, name: str, value: str) -> Link | None:
    """Return the link to the schedule with one choice taken; None where it is no choice there."""
    values = {choice.value for one in filters.filters if one.name == name for choice in one.choices}
    if value not in values:
        return None
    url = f"{maker.schedule.root}schedule/?{urlencode({name: value})}"
    return Link(url, maker.words.say("filter.in_schedule"))
