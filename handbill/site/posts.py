"""Posts and pages find their addresses; posts their moment, their authors and the sessions they cover."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple, TypeVar

from handbill.keys import Mention
from handbill.model import PlainPage, Post
from handbill.names import NearNames, fold
from handbill.problem_kinds import problem
from handbill.site.addresses import OLDER, AddressBook, is_device, short_digest, slug
from handbill.site.draft_links import draft_linked
from handbill.site.events import LinkedEvent
from handbill.site.notes import Notes
from handbill.site.participants import Who, participations
from handbill.site.schedule import Dated, Entry
from handbill.site.targets import day_names, session_names
from handbill.site.timing import moment_of_day
from handbill.urls import alias_url, page_url

_DATE_BEFORE = re.compile(r"^\d{4}-\d{2}-\d{2}-?")
_BETWEEN = re.compile(r"\s*[,;]\s+(?:and\s+)?|\s+(?:and|&)\s+")
_Written = TypeVar("_Written", Post, PlainPage)


def written_entries(
    records: Sequence[_Written], folder: tuple[str, ...], book: AddressBook
) -> dict[str, Entry[_Written]]:
    """Return the entries of posts or pages by id: the typed slug, else the file's name without its date."""
    found: dict[str, Entry[_Written]] = {}
    for record in sorted(records, key=lambda record: record.path):
        kind = "post" if folder else "page"
        id_ = _claimed(record, kind, folder, book)
        while id_ in found:
            id_ = f"{id_}-2"
        found[id_] = Entry(id_, page_url(*folder, id_), own_page=True, record=record)
    return found


def _claimed(
    record: Post | PlainPage, kind: str, folder: tuple[str, ...], book: AddressBook
) -> str:
    made = own_slug(record) or f"{kind}-{short_digest(record.path)}"
    position = record.where.of("slug")
    owner = f'The {kind} "{record.title}"'
    if is_device(made):
        reason = "Windows keeps that name for a device"
        book.refuse(page_url(*folder, made), owner, position, reason)
    book.claim(page_url(*folder, made), owner, position)
    return made


def own_slug(record: Post | PlainPage) -> str:
    """Return the typed slug, else the file's name without its date; empty where that has no letters."""
    named = _DATE_BEFORE.sub("", PurePosixPath(record.path).stem)
    return slug(record.slug.strip("/ ") or named)


def claim_aliases(records: Iterable[Post | PlainPage], book: AddressBook) -> None:
    """Claim the older addresses of posts and pages, which may belong to nothing else."""
    for record in records:
        for alias in record.aliases:
            owner = f'{OLDER} "{record.title}"'
            position = record.where.of("aliases")
            url = alias_url(alias)
            if url is None:
                book.refuse(alias, owner, position, "it is no address within this site")
            else:
                book.claim(url, owner, position)


#  What posts tell of


class Covered(NamedTuple):
    """What a post covers: slot keys in the schedule's order, day numbers, and whether all of it."""

    slots: tuple[str, ...] = ()
    days: tuple[int, ...] = ()
    all: bool = False


class Coverable:
    """Days and sessions by the names that `covers` may give them."""

    def __init__(self, events: Sequence[LinkedEvent], hidden: Iterable[str]) -> None:
        self._hidden = frozenset(map(fold, hidden))
        self._days: dict[str, int] = {}
        self._sessions: dict[str, list[str]] = {}
        titles: list[str] = []
        main = events[0] if events else None
        self._slots_of_day: dict[int, list[str]] = {}
        for slot in main.slots.values() if main else ():
            self._slots_of_day.setdefault(slot.day, []).append(slot.key)
        for day in main.days if main else ():
            for name in day_names(day):
                self._days.setdefault(fold(name), day.number)
        for event in events:
            for slot in event.slots.values():
                titles.append(slot.session.title)
                for name in dict.fromkeys(session_names(slot)):
                    self._sessions.setdefault(fold(name), []).append(slot.key)
        self._near = NearNames(titles)

    def covered(self, mentions: Sequence[Mention], notes: Notes) -> Covered:
        """Return what `covers` names, and note the names that mean nothing."""
        days: dict[int, None] = {}
        slots: dict[str, None] = {}
        for mention in mentions:
            if fold(mention.text) in {"all", "everything", "all days"}:
                return Covered(self._all_slots(), tuple(sorted(self._slots_of_day)), all=True)
            for name in self._names(mention.text):
                number = self._days.get(fold(name))
                if number is not None:
                    days[number] = None
                    slots.update(dict.fromkeys(self._slots_of_day.get(number, ())))
                elif fold(name) in self._sessions:
                    slots.update(dict.fromkeys(self._sessions[fold(name)]))
                else:
                    self._note_unknown(name, mention, notes)
        return Covered(tuple(slots), tuple(sorted(days)))

    def _all_slots(self) -> tuple[str, ...]:
        return tuple(key for keys in self._slots_of_day.values() for key in keys)

    def _known(self, name: str) -> bool:
        folded = fold(name)
        return folded in self._days or folded in self._sessions or folded in self._hidden

    def _names(self, text: str) -> list[str]:
        """Return the whole text if it is known, else its parts if each of them is."""
        parts = [part for part in _BETWEEN.split(text) if part]
        if not self._known(text) and any(map(self._known, parts)):
            return parts
        return [text]

    def _note_unknown(self, name: str, mention: Mention, notes: Notes) -> None:
        if fold(name) in self._hidden:
            notes.add(draft_linked(mention._replace(text=name)))
            return
        near = self._near.find(name)
        hint = f'Write "{near}".' if near else "Write `all`, `day 1`, or the title of a session."
        notes.add(
            problem(
                "unknown-session",
                mention.position,
                f'"{name}" is neither a day nor a session of the agenda.',
                hint,
            )
        )


def post_facts(
    posts: Mapping[str, Post],
    held: frozenset[str],
    zone: str,
    coverable: Coverable,
    who: Who,
) -> dict[str, Dated]:
    """Return what is known of each post by its id."""
    found = {}
    for id_, post in posts.items():
        covered = coverable.covered(post.covers, who.notes)
        found[id_] = Dated(
            moment_of_day(post.date, zone) if post.date else None,
            moment_of_day(post.updated, zone) if post.updated else None,
            participations("author", post.authors, who),
            covered.slots,
            covered.days,
            covered.all,
            post.path in held,
        )
    return found


def recaps(facts: Mapping[str, Dated]) -> dict[str, tuple[str, ...]]:
    """Return the ids of the posts that cover each slot, the first published first."""
    ordered = sorted(facts, key=lambda id_: (_instant(facts[id_]), id_))
    found: dict[str, list[str]] = {}
    for id_ in ordered:
        for key in facts[id_].covers:
            found.setdefault(key, []).append(id_)
    return {key: tuple(ids) for key, ids in found.items()}


def _instant(dated: Dated) -> float:
    return dated.published.timestamp() if dated.published else float("inf")
