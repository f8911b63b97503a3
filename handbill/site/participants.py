"""Who takes part: the entries under a role become participations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from handbill.keys import RoleEntry
from handbill.model import Person, Session
from handbill.names import fold, is_nobody
from handbill.problem_kinds import problem
from handbill.problems import Position, Problem
from handbill.site.entry_text import Written, bare_name, parts, read_entry
from handbill.site.notes import Notes
from handbill.site.registers import Listed, Register, Registers
from handbill.site.schedule import Participation

ROLES = {
    "moderator": "moderator",
    "panelists": "panelist",
    "speakers": "speaker",
    "hosts": "host",
    "facilitators": "facilitator",
    "guides": "guide",
    "interpreters": "interpreter",
}
"""The roles of a session in order: the attribute, and the word for one of them."""

_BETWEEN = re.compile(r"\s+(?:and|&)\s+|\s*;\s*")
_LEADING_AND = re.compile(r"^(?:and\s|&)\s*")
_AND = re.compile(r"\s+(?:and|&)\s+|\s*;\s*|,\s+and\s+|,\s*")


_BODY_WORDS = frozenset(
    {
        "academy", "agency", "alliance", "association", "authority", "bureau", "center", "centre",
        "city", "coalition", "college", "commission", "committee", "corporation", "council",
        "county", "department", "district", "federation", "foundation", "fund", "inc", "inc.",
        "initiative", "institute", "league", "library", "llc", "ministry", "museum", "network",
        "office", "organization", "partnership", "program", "project", "school", "society",
        "university",
    }
)  # fmt: skip


class Who(NamedTuple):
    """Whom names may mean: all that is listed, people's records by id, and the notebook."""

    known: Registers
    people: Mapping[str, Person]
    notes: Notes


def session_participations(session: Session, who: Who) -> tuple[Participation, ...]:
    """Return everyone in a role of the session, roles in their order, entries as typed."""
    return tuple(
        participation
        for attribute, role in ROLES.items()
        for participation in participations(role, getattr(session, attribute), who)
    )


def participations(role: str, entries: Sequence[RoleEntry], who: Who) -> tuple[Participation, ...]:
    """Return the participations of one role's entries; nobody (TBA) gives none."""
    return tuple(
        found
        for entry in entries
        for single in _singles(role, entry, who)
        if (found := _read(role, single, who)) is not None
    )


#  One entry, one or several people


def _singles(role: str, entry: RoleEntry, who: Who) -> Iterator[RoleEntry]:
    """Yield an entry for each person that an entry names."""
    if not entry.text or _listed(entry.text, who.known):
        yield entry
        return
    for text in _texts(role, entry, who):
        yield entry._replace(text=text, alone=False)


def _texts(role: str, entry: RoleEntry, who: Who) -> Sequence[str]:
    if entry.alone and ";" in entry.text:
        return [piece.strip() for piece in entry.text.split(";") if piece.strip()]
    pieces = [piece.strip() for piece in _AND.split(entry.text) if piece.strip()]
    joined = len(_BETWEEN.split(entry.text)) > 1
    if joined and len(pieces) > 1 and all(_listed(piece, who.known) for piece in pieces):
        return pieces
    commas = parts(entry.text)
    if entry.alone and len(commas) > 1:
        return _by_commas(role, entry, commas, who)
    halves = _BETWEEN.split(entry.text)
    if len(commas) == 1 and any(who.known.people.find(half.strip()) for half in halves):
        return [half.strip() for half in halves]
    return [entry.text]


def _by_commas(role: str, entry: RoleEntry, commas: tuple[str, ...], who: Who) -> Sequence[str]:
    """Return the people of a one-line value with commas: several, one, or asked."""
    known = who.known
    all_listed = all(_listed(part, known) or part.endswith(")") for part in commas)
    people = sum(known.people.find(bare_name(part)) is not None for part in commas)
    ends_in_body = known.organizations.find(commas[-1]) is not None
    if all_listed and (not ends_in_body or people == 0):
        return commas
    if ends_in_body and people <= 1 and not (all_listed and len(commas) > 2):
        return [entry.text]
    who.notes.add(_asked(role, entry, commas))
    return ()


def _asked(role: str, entry: RoleEntry, commas: tuple[str, ...]) -> Problem:
    key = next((name for name, word in ROLES.items() if word == role), role)
    people = (*commas[:-1], *_last_of_them(commas[-1]))
    several = "\n".join(f"  - {part}" for part in people)
    return problem(
        "people-asked",
        entry.position,
        f'"{entry.text}" can be one person or {len(people)} people.',
        f"Write one person as\n{key}:\n  - {entry.text}\nor {len(people)} people as\n{key}:\n{several}",
    )


def _last_of_them(part: str) -> Sequence[str]:
    """Return whom the last words of an enumeration name: `and José Núñez` one, `Marcus Hill and Tom Okafor` two.

    `Office of Health and Safety` is one, for its halves are not two names.
    """
    last = _LEADING_AND.sub("", part)
    halves = [half.strip() for half in _BETWEEN.split(last)]
    names = all(" " in half and not _sounds_like_a_body(half) for half in halves)
    return halves if names else [last]


def _listed(text: str, known: Registers) -> Listed | None:
    return (
        known.people.find(text)
        or known.people.find(bare_name(text))
        or known.organizations.find(text)
        or known.networks.find(text)
    )


#  One person, organization or group


def _read(role: str, entry: RoleEntry, who: Who) -> Participation | None:
    if entry.group:
        return Participation(role, "group", entry.group)
    if entry.text and who.known.organizations.find(entry.text):
        return _body(role, entry.text, "", entry.position, who)  # a name may hold commas of its own
    if entry.text:
        written = read_entry(entry.text)
        return _from_text(role, written, entry.position, who)
    if entry.name:
        written = read_entry(entry.name)
        after = (*written.after, entry.title) if entry.title else written.after
        organization = entry.organization or written.bracketed
        return _one(
            role,
            written._replace(after=(), bracketed=organization),
            ", ".join(after),
            entry.position,
            who,
        )
    if entry.organization:
        return _body(role, entry.organization, entry.title, entry.position, who)
    return Participation(role, "group", entry.title) if entry.title else None


def _from_text(role: str, written: Written, position: Position, who: Who) -> Participation | None:
    if written.bracketed:
        return _one(role, written, ", ".join(written.after), position, who)
    title, organization = _title_and_organization(written.after, who.known)
    return _one(role, written._replace(bracketed=organization), title, position, who)


def _title_and_organization(after: tuple[str, ...], known: Registers) -> tuple[str, str]:
    """Return what follows a name as title and organization.

    The longest listed ending is the organization; with none listed, the last of
    several parts is, and one part alone is printed as typed, where a title stands.
    """
    for start in range(len(after)):
        ending = ", ".join(after[start:])
        if known.organizations.find(ending) or known.networks.find(ending):
            return ", ".join(after[:start]), ending
    if len(after) == 1:
        return after[0], ""
    return ", ".join(after[:-1]), after[-1] if after else ""


def _one(
    role: str, written: Written, title: str, position: Position, who: Who
) -> Participation | None:
    """Return the participation of one name, `written.bracketed` being the organization."""
    if is_nobody(written.name):
        return None
    known = who.known
    listed = known.people.find(written.name) or known.people.find(bare_name(written.name))
    if listed is None and (
        known.organizations.find(written.name) or known.networks.find(written.name)
    ):
        words = ", ".join(word for word in (title, written.bracketed) if word)
        return _body(role, written.name, words, position, who)
    if listed is None:
        if _sounds_like_a_body(written.name):
            words = ", ".join(word for word in (title, written.bracketed) if word)
            return _body(role, written.name, words, position, who)
        _note_unlisted(written.name, position, who)
    return _person(role, written._replace(after=(title,)), listed, position, who)


def _person(
    role: str, written: Written, listed: Listed | None, position: Position, who: Who
) -> Participation:
    title = written.after[0]
    record = who.people.get(listed.id) if listed and listed.id else None
    organization, place = written.bracketed, position
    if record and not title and not organization:
        title = record.title
        if record.organization:
            organization, place = record.organization.text, record.organization.position
    elif record and not organization and record.organization:
        organization, place = record.organization.text, record.organization.position
    elif record and not title:
        title = record.title if _same_body(organization, record, who.known) else ""
    body = _organization(organization, place, who)
    plain = record is not None and bare_name(written.name) == written.name
    return Participation(
        role,
        "person",
        listed.name if listed and plain else written.name,
        title,
        body.name if body else organization,
        listed.id if listed else "",
        body.id if body else "",
        pronouns=written.pronouns or (record.pronouns if record else ""),
    )


def _same_body(organization: str, record: Person, known: Registers) -> bool:
    """Tell whether the organization typed is the one that the person's own record names."""
    if record.organization is None:
        return True
    typed, own = (known.organizations.find(n) for n in (organization, record.organization.text))
    return typed is not None and typed is own


def _organization(name: str, position: Position, who: Who) -> Listed | None:
    """Return the listed organization of an affiliation, and note a name near one."""
    if not name:
        return None
    if body := who.known.organizations.find(name):
        return body
    if who.known.networks.find(name) is None:
        _note_near(who.known.organizations, name, position, who.notes)
    return None


def _body(role: str, name: str, words: str, position: Position, who: Who) -> Participation | None:
    """Return the participation of an organization or network that takes part itself."""
    if is_nobody(name):
        return None
    if body := who.known.organizations.find(name):
        return Participation(role, "organization", body.name, words, organization_id=body.id)
    if network := who.known.networks.find(name):
        return Participation(role, "organization", network.name, words, network_id=network.id)
    if not _note_near(who.known.organizations, name, position, who.notes):
        who.notes.undescribed("organization", name, position)
    return Participation(role, "organization", name, words)


def _sounds_like_a_body(name: str) -> bool:
    """Tell whether a name that is not listed has a word that organizations have and people have not."""
    return not _BODY_WORDS.isdisjoint(fold(name).replace(",", " ").split())


def _note_unlisted(name: str, position: Position, who: Who) -> None:
    near = _note_near(who.known.people, bare_name(name), position, who.notes)
    if not near and not _note_near(who.known.organizations, name, position, who.notes):
        who.notes.undescribed("person", name, position)


def _note_near(register: Register, name: str, position: Position, notes: Notes) -> bool:
    listed = register.near(name)
    if listed is None:
        return False
    notes.near(register.kind, name, listed, position)
    return True
