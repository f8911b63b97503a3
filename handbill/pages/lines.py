"""Sessions in lists outside the schedule: by day, one line each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from handbill.pages.agenda import is_off, label, people_line, status_words
from handbill.pages.maker import Maker
from handbill.pages.page import View
from handbill.pages.said_times import day_of, iso, time_words
from handbill.site.schedule import Slot


@dataclass(frozen=True, slots=True)
class SessionLine(View):
    """One session in a list: its link, when and where in words, what has become of it.

    `key` names the session for good; `starts` and `ends` are instants (ISO 8601).
    `role` is what the page's person or organization does there, empty elsewhere. Both
    `when` and `where` are empty for a part that has them from the whole.
    """

    key: str
    url: str
    title: str
    label: str
    people: str
    when: str
    starts: str
    ends: str
    where: str
    status: str
    struck: bool
    role: str


@dataclass(frozen=True, slots=True)
class SessionDay(View):
    """The sessions of one day in a list, under the day in words."""

    day: str
    stock: int
    number: int
    sessions: tuple[SessionLine, ...]


def session_days(
    maker: Maker,
    slots: Iterable[Slot],
    *,
    person: str = "",
    organization: str = "",
    venue: str = "",
) -> tuple[SessionDay, ...]:
    """Return sessions by day, in the order given.

    With roles of a person or an organization by id; on the page of a venue (by id),
    which need not be named again, with their rooms alone.
    """
    by_day: dict[tuple[str, int], list[Slot]] = {}
    for slot in slots:
        schedule = maker.slots[slot.key][0]
        by_day.setdefault((schedule.key, slot.day), []).append(slot)
    return tuple(
        SessionDay(
            day=day_of(maker, found[0]),
            stock=(number - 1) % 4 + 1,
            number=number,
            sessions=tuple(
                session_line(maker, slot, roles(maker, slot, person, organization), venue)
                for slot in found
            ),
        )
        for (_, number), found in by_day.items()
    )


def session_line(maker: Maker, slot: Slot, role: str = "", venue: str = "") -> SessionLine:
    """Return one session in a list; in that of a venue (by id) its room alone says where it is."""
    here = bool(venue) and slot.place.venue_id == venue
    return SessionLine(
        key=slot.key,
        url=slot.url,
        title=slot.session.title,
        label=label(maker, slot),
        people=people_line(maker, slot),
        when=time_words(maker, slot),
        starts=iso(slot.start),
        ends=iso(slot.end),
        where=slot.place.room if here else maker.where(slot.place),
        status=status_words(maker, slot),
        struck=is_off(slot),
        role=role,
    )


def roles(maker: Maker, slot: Slot, person: str, organization: str) -> str:
    """Say what a person or an organization does in a session: `Moderator`; nothing where neither is given."""
    tables = (who for led in slot.table_leads for who in led)
    found = [
        maker.words.say(f"role.{who.role}", count=1)
        for who in (*slot.participations, *tables)
        if (person and who.person_id == person)
        or (organization and who.kind == "organization" and who.organization_id == organization)
    ]
    return maker.words.commas(tuple(dict.fromkeys(found)))
