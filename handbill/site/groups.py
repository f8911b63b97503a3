"""For whom a session is, and to which tracks and series it belongs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from handbill.keys import Mention
from handbill.model import Session
from handbill.names import fold, is_nobody
from handbill.site.notes import Notes
from handbill.site.registers import Listed, Register, Registers

_EVERYONE = frozenset({"everyone", "everybody", "all", "all participants", "all attendees"})
_PART = re.compile(r"[^\s,;][^,;]*(?<!\s)")
_BETWEEN = re.compile(r"\s*[,;]\s+(?:and\s+)?|\s+(?:and|&)\s+")


class SessionGroups(NamedTuple):
    """Ids of the networks, tracks and series of a session, and the words of `for` that name no network."""

    networks: tuple[str, ...]
    audience: tuple[str, ...]
    tracks: tuple[str, ...]
    series: str


def session_groups(session: Session, known: Registers, notes: Notes) -> SessionGroups:
    """Return the groups of one session; names that are not listed are noted."""
    networks, audience = _ids(session.for_, known.networks, notes)
    tracks, _ = _ids(session.track, known.tracks, notes)
    typed = () if session.series is None else (session.series,)
    series, _ = _ids(typed, known.series, notes)
    return SessionGroups(networks, audience, tracks, series[0] if series else "")


def _ids(
    mentions: Sequence[Mention], register: Register, notes: Notes
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the ids of the listed names, and the other words as shown."""
    ids: list[str] = []
    words: list[str] = []
    for mention in (one for typed in mentions for one in _singles(typed, register)):
        found = _listed(mention.text, register)
        ids += [listed.id for listed in found]
        if not found and not is_nobody(mention.text):
            words.append(_as_shown(mention, register, notes))
    return tuple(dict.fromkeys(ids)), tuple(dict.fromkeys(words))


def _singles(typed: Mention, register: Register) -> list[Mention]:
    """Return a line with commas as its parts, each at its place, where one of them is known."""
    if _listed(typed.text, register) or not _is_several(typed.text, register):
        return [typed]
    place = typed.position
    return [
        Mention(part[0], place._replace(column=place.column + part.start()))
        for part in _PART.finditer(typed.text)
    ]


def _is_several(text: str, register: Register) -> bool:
    parts = [part[0] for part in _PART.finditer(text)]
    return len(parts) > 1 and any(register.find(p) or fold(p) in _EVERYONE for p in parts)


def _listed(text: str, register: Register) -> list[Listed]:
    """Return the one record of a name, or those of a list of names if each is listed."""
    if whole := register.find(text):
        return [whole]
    parts = [register.find(part) for part in _BETWEEN.split(text)]
    found = [part for part in parts if part is not None]
    return found if len(found) == len(parts) else []


def _as_shown(mention: Mention, register: Register, notes: Notes) -> str:
    if register.kind == "network" and fold(mention.text) in _EVERYONE:
        return "Everyone"
    if near := register.near(mention.text):
        notes.near(register.kind, mention.text, near, mention.position)
    else:
        notes.undescribed(register.kind, mention.text, mention.position)
    return mention.text
