"""Sessions become slots: each with its time, place, people and groups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from handbill.model import Session
from handbill.names import fold
from handbill.site.addresses import Addressed
from handbill.site.groups import session_groups
from handbill.site.participants import Who, participations, session_participations
from handbill.site.places import SessionPlaces
from handbill.site.schedule import Slot
from handbill.site.timing import Timed
from handbill.site.walk import At, Spoken
from handbill.urls import page_url

PANEL = "panel"


class Facts(NamedTuple):
    """What was found out of one session."""

    spoken: Spoken
    places: SessionPlaces
    timed: Timed
    zone: str
    key: str
    address: Addressed


class Kin(NamedTuple):
    """The keys of a session's parent, parts and parallel sessions."""

    parent: str = ""
    parts: tuple[str, ...] = ()
    parallel: tuple[str, ...] = ()


def make_slots(facts: Sequence[Facts], event_key: str, root: str, who: Who) -> tuple[Slot, ...]:
    """Return the slots in order of day and time; one with no time yet stays where it was typed."""
    kin = _kin(facts)
    slots = [_slot(one, kin[one.spoken.at], event_key, root, who) for one in facts]
    return tuple(slots[index] for index in _order(slots))


def is_panel(session: Session) -> bool:
    """Tell whether a session is a panel: by its type, or because people sit on it."""
    return fold(session.type) == PANEL or bool(session.panelists)


def _slot(facts: Facts, kin: Kin, event_key: str, root: str, who: Who) -> Slot:
    session, timed, places = facts.spoken.session, facts.timed, facts.places
    panel = is_panel(session)
    groups = session_groups(session, who.known, who.notes)
    folder = page_url("panels" if panel else "sessions")[1:]
    return Slot(
        key=facts.key,
        url=f"{root}{folder}{facts.address.slug}/",
        needs_day=facts.address.needs_day,
        needs_time=facts.address.needs_time,
        session=session if session.type or not panel else replace(session, type=PANEL),
        schedule=event_key,
        day=facts.spoken.day,
        start=timed.start,
        end=timed.end,
        end_assumed=timed.end_assumed,
        inherited=timed.inherited,
        until_late=timed.until_late,
        zone=facts.zone,
        place=places.place,
        rooms=places.rooms,
        origin=places.origin,
        destination=places.destination,
        stops=places.stops,
        participations=session_participations(session, who),
        table_leads=tuple(participations("lead", table.lead, who) for table in session.tables),
        networks=groups.networks,
        audience=groups.audience,
        tracks=groups.tracks,
        series=groups.series,
        is_panel=panel,
        parent=kin.parent,
        parts=kin.parts,
        parallel=kin.parallel,
    )


def _kin(facts: Sequence[Facts]) -> dict[At, Kin]:
    keys = {one.spoken.at: one.key for one in facts}
    found = {}
    for one in facts:
        (day, path), session = one.spoken.at, one.spoken.session
        parts = len(session.parts)
        below = [keys[day, (*path, n)] for n in range(parts + len(session.parallel))]
        parent = keys[day, one.spoken.parent] if one.spoken.parent is not None else ""
        found[day, path] = Kin(parent, tuple(below[:parts]), tuple(below[parts:]))
    return found


def _order(slots: Sequence[Slot]) -> list[int]:
    """Return the indexes of slots by day and start; a start not known is that of the slot above."""
    keys: list[tuple[int, float, int]] = []
    day, last = 0, float("-inf")
    for index, slot in enumerate(slots):
        if slot.day != day:
            day, last = slot.day, float("-inf")
        last = _instant(slot.start, last)
        keys.append((slot.day, last, index))
    return [index for *_, index in sorted(keys)]


def _instant(start: datetime | None, otherwise: float) -> float:
    return start.timestamp() if start else otherwise


class Appearances(NamedTuple):
    """By id, the keys of the slots in which each takes part, in order of time."""

    venues: Mapping[str, tuple[str, ...]]
    rooms: Mapping[str, tuple[str, ...]]
    people: Mapping[str, tuple[str, ...]]
    organizations: Mapping[str, tuple[str, ...]]
    networks: Mapping[str, tuple[str, ...]]
    tracks: Mapping[str, tuple[str, ...]]
    series: Mapping[str, tuple[str, ...]]


def appearances(slots: Iterable[Slot]) -> Appearances:
    """Return who and what takes part in which slots; an affiliation counts for the organization."""
    found: tuple[dict[str, list[str]], ...] = tuple({} for _ in Appearances._fields)
    for slot in slots:
        for index, ids in zip(found, _taking_part(slot), strict=True):
            for id_ in dict.fromkeys(ids):
                if id_:
                    index.setdefault(id_, []).append(slot.key)
    return Appearances(*({id_: tuple(keys) for id_, keys in one.items()} for one in found))


def _taking_part(slot: Slot) -> tuple[Iterable[str], ...]:
    places = (slot.place, *slot.rooms, *slot.stops)
    people = (*slot.participations, *(lead for leads in slot.table_leads for lead in leads))
    return (
        [place.venue_id for place in places],
        [f"{place.venue_id}/{place.room_id}" for place in places if place.room_id],
        [one.person_id for one in people],
        [one.organization_id for one in people],
        [*slot.networks, *(one.network_id for one in people)],
        slot.tracks,
        [slot.series],
    )
