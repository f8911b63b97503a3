"""Sessions get their keys, which outlive edits, and their addresses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from handbill.model import Day, Session
from handbill.names import fold
from handbill.problems import Position
from handbill.site.addresses import (
    DATED_TYPES,
    Addressed,
    Titled,
    session_addresses,
    short_digest,
    slug,
)
from handbill.site.walk import At, Spoken, walk

Turns = Mapping[Position, int]
"""How many sessions of the same title stand before one on its day, by where it was typed."""

_DATED_WORDS = tuple([word] for word in ("break", "breakfast", "lunch", "dinner"))
"""A session with no type whose title ends in one of these is a meal or a break."""


class NamedSessions(NamedTuple):
    """Key and address of each session by its place."""

    keys: Mapping[At, str]
    addresses: Mapping[At, Addressed]


def turns(days: Iterable[Day]) -> Turns:
    """Return how many sessions of the same title stand before each on its day.

    Drafts count as well where `days` have them, so that a session keeps its key on the
    day an earlier one is published.
    """
    found: dict[Position, int] = {}
    for day in days:
        seen: Counter[str] = Counter()
        for one in walk(0, day.sessions):
            title = fold(one.session.title)
            found.setdefault(one.session.where.record, seen[title])
            seen[title] += 1
    return found


def name_sessions(
    spoken: Sequence[Spoken],
    starts: Mapping[At, datetime | None],
    turn: Turns,
    event_key: str,
) -> NamedSessions:
    """Return the keys and addresses of an event's sessions."""
    keys = _keys(spoken, turn, _typed_keys(spoken, event_key), event_key)
    titled = [_titled(one, keys[one.at], starts[one.at]) for one in spoken]
    addresses = session_addresses(titled)
    by_place = {one.at: address for one, address in zip(spoken, addresses, strict=True)}
    return NamedSessions(keys, by_place)


def _titled(one: Spoken, key: str, start: datetime | None) -> Titled:
    dated = comes_every_day(one.session)
    clock = f"{start:%H%M}" if start else ""
    return Titled(key, one.session.title, dated, one.day, clock)


def comes_every_day(session: Session) -> bool:
    """Tell whether a session is a meal, break, walk or ride, of which every day has one."""
    kind, title = fold(session.type), fold(session.title)
    return kind in DATED_TYPES or (not kind and title.split()[-1:] in _DATED_WORDS)


def _keys(
    spoken: Sequence[Spoken], turn: Turns, typed: Mapping[At, str], event_key: str
) -> dict[At, str]:
    """Return each session's key: as typed, else from event, day, title and how many before share them."""
    keys: dict[At, str] = {}
    used = set(typed.values())
    for one in spoken:
        count = str(turn[one.session.where.record])
        told = (event_key, str(one.day), fold(one.session.title), count)
        keys[one.at] = typed.get(one.at) or _unused(told, used)
        used.add(keys[one.at])
    return keys


def _unused(told: tuple[str, ...], used: set[str]) -> str:
    key, turn = short_digest(*told), 1
    while key in used:
        key, turn = short_digest(*told, str(turn)), turn + 1
    return key


def _typed_keys(spoken: Sequence[Spoken], event_key: str) -> dict[At, str]:
    """Return the keys of sessions with an id of their own; of two that share one, the first has it."""
    found: dict[str, At] = {}
    for one in spoken:
        if key := slug(one.session.id):
            found.setdefault(f"{slug(event_key)}-{key}" if event_key else key, one.at)
    return {at: key for key, at in found.items()}
