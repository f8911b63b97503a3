"""Where things happen: venue and room as typed become places."""

from __future__ import annotations

from typing import NamedTuple

from handbill.keys import Mention
from handbill.model import Session, Stop
from handbill.names import fold, is_nobody
from handbill.problem_kinds import problem
from handbill.problems import Problem
from handbill.site.notes import Notes
from handbill.site.registers import Register, Registers
from handbill.site.schedule import Place

NOWHERE_YET = Place(to_be_announced=True)


class SessionPlaces(NamedTuple):
    """The places of one session. `place` has no room where `rooms` are several."""

    place: Place
    rooms: tuple[Place, ...]
    origin: Place
    destination: Place
    stops: tuple[Place, ...]


def session_places(
    session: Session, inherited: Place, known: Registers, notes: Notes
) -> SessionPlaces:
    """Return where a session happens; what it does not say comes from the session it is part of."""
    place = _main_place(session, inherited, known, notes)
    rooms = tuple(_in_room(place, room, known, notes) for room in session.rooms)
    if rooms:
        venue = rooms[0]._replace(room="", room_id="")
        place = rooms[0] if len(rooms) == 1 else venue
    elif place.room:
        rooms = (place,)
    return SessionPlaces(
        place,
        rooms,
        _mentioned(session.from_, known, notes),
        _mentioned(session.to, known, notes),
        tuple(_stop(stop, known, notes) for stop in session.stops),
    )


def _main_place(session: Session, inherited: Place, known: Registers, notes: Notes) -> Place:
    if session.venue is None and session.room is None:
        return inherited._replace(room="", room_id="") if session.rooms else inherited
    if session.venue is not None:
        place = named_place(session.venue, known, notes)
    else:
        place = inherited._replace(room="", room_id="")
    return place if session.room is None else _in_room(place, session.room, known, notes)


def _mentioned(mention: Mention | None, known: Registers, notes: Notes) -> Place:
    return Place() if mention is None else named_place(mention, known, notes)


def _stop(stop: Stop, known: Registers, notes: Notes) -> Place:
    return named_place(stop.place, known, notes)


def named_place(mention: Mention, known: Registers, notes: Notes) -> Place:
    """Return the place that a name means: `Venue`, `Venue, Room`, a room found in one venue alone, or as typed."""
    if is_nobody(mention.text):
        return NOWHERE_YET
    if venue := known.venues.find(mention.text):
        return Place(venue.name, venue_id=venue.id)
    for head, tail in _at_commas(mention.text):
        if venue := known.venues.find(head):
            return _in_room(
                Place(venue.name, venue_id=venue.id), mention._replace(text=tail), known, notes
            )
    if place := _only_room(mention.text, known):
        return place
    return _unlisted(mention, known, notes)


def _at_commas(text: str) -> list[tuple[str, str]]:
    """Return each way to cut a text in two at a comma, the longest first part first."""
    cuts = [index for index, sign in enumerate(text) if sign == ","]
    return [(text[:cut].strip(), text[cut + 1 :].strip()) for cut in reversed(cuts)]


def _only_room(text: str, known: Registers) -> Place | None:
    venues = known.venues_with.get(fold(text), ())
    if len(venues) != 1:
        return None
    room = known.rooms[venues[0]].find(text)
    venue = _venue_name(venues[0], known)
    return Place(venue, room.name, venues[0], room.id) if room else None


def _venue_name(venue_id: str, known: Registers) -> str:
    return next(v.name for v in known.venues.by_name.values() if v.id == venue_id)


def _unlisted(mention: Mention, known: Registers, notes: Notes) -> Place:
    heads = [head for head, _ in _at_commas(mention.text)]
    for name in (mention.text, *heads):
        if listed := known.venues.near(name):
            notes.near("venue", name, listed, mention.position)
            return Place(mention.text)
    if _in_several(mention, known, notes):
        return Place(room=mention.text)
    notes.undescribed("venue", mention.text, mention.position)
    return Place(mention.text)


def _in_several(mention: Mention, known: Registers, notes: Notes) -> bool:
    """Note a room that stands with no venue and is in several; tell whether it is one."""
    ids = known.venues_with.get(fold(mention.text), ())
    if not ids:
        return False
    venues = [_venue_name(id_, known) for id_ in ids]
    notes.add(
        problem(
            "which-venue",
            mention.position,
            f'"{mention.text}" is a room of {_either(venues, "and")}.',
            "Say which: " + _either([f'"venue: {v}, {mention.text}"' for v in venues], "or") + ".",
        )
    )
    return True


def _in_room(place: Place, room: Mention, known: Registers, notes: Notes) -> Place:
    """Return a place with its room, which is looked for in the venue first."""
    if is_nobody(room.text):
        return place
    if not place.venue:
        return _room_alone(room, known, notes)
    register = known.rooms.get(place.venue_id)
    listed = register.find(room.text) if register else None
    if listed:
        return place._replace(room=listed.name, room_id=listed.id, to_be_announced=False)
    if register and place.venue_id:
        _note_strange_room(place, room, register, known, notes)
    return place._replace(room=room.text, room_id="", to_be_announced=False)


def _room_alone(room: Mention, known: Registers, notes: Notes) -> Place:
    if place := _only_room(room.text, known):
        return place
    _in_several(room, known, notes)
    return Place(room=room.text)


def _note_strange_room(
    place: Place, room: Mention, register: Register, known: Registers, notes: Notes
) -> None:
    if near := register.near(room.text):
        notes.near("room", room.text, near, room.position)
        return
    elsewhere = known.venues_with.get(fold(room.text), ())
    if elsewhere:
        venues = [_venue_name(id_, known) for id_ in elsewhere]
        notes.add(_room_elsewhere(place, room, venues))


def _room_elsewhere(place: Place, room: Mention, venues: list[str]) -> Problem:
    ways = _either([f'"venue: {venue}, {room.text}"' for venue in venues], "or")
    return problem(
        "unknown-room",
        room.position,
        f'"{room.text}" is no room of {place.venue}, but {_either(venues, "and")} has one.',
        f"Write {ways}. If {place.venue} has a room of that name too, add it to venues.yaml.",
    )


def _either(words: list[str], last: str) -> str:
    *firsts, end = words
    return f"{', '.join(firsts)} {last} {end}" if firsts else end
