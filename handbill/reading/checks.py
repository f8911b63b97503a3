"""What no record can know alone: names and ids typed twice, and files that are not there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from handbill.keys import Kind, Mention, Where
from handbill.model import Content, EventContent, Session
from handbill.names import distance, fold
from handbill.problem_kinds import problem
from handbill.problems import Position, Problem
from handbill.reading.known import fields
from handbill.reading.reads import shown


class _Named(NamedTuple):
    """A name that an entry of a list goes by, where it was typed, and which entry it is."""

    name: str
    position: Position
    entry: int
    own: bool


def same_names(content: Content) -> Iterator[Problem]:
    """Yield a problem for each name that two entries of one list go by."""
    yield from _same_in_list("venues", content.venues)
    yield from _same_in_list("people", content.people)
    yield from _same_in_list("organizations", content.organizations)
    for venue in content.venues:
        yield from _same_in_list(f"the rooms of {venue.name}", venue.rooms)
    for each in content.events:
        yield from _same_in_list("networks", each.event.networks)
        yield from _same_in_list("series", each.event.series)
        yield from _same_in_list("tracks", each.event.tracks)


def _same_in_list(listed: str, records: Iterable[Any]) -> Iterator[Problem]:
    first: dict[str, _Named] = {}
    for named in _names(records):
        earlier = first.setdefault(fold(named.name), named)
        if earlier.entry != named.entry:
            yield _same_name(listed, named, earlier)


def _names(records: Iterable[Any]) -> list[_Named]:
    """Return every name of every entry: own names before other names."""
    found: list[_Named] = []
    for entry, record in enumerate(records):
        where: Where = record.where
        others = getattr(record, "also_called", ())
        found.append(_Named(record.name, where.of("name"), entry, own=True))
        found += [_Named(name, where.of("also_called"), entry, own=False) for name in others]
    return sorted((named for named in found if named.name), key=lambda named: not named.own)


def _same_name(listed: str, named: _Named, earlier: _Named) -> Problem:
    place = f"line {earlier.position.line}"
    if earlier.own and named.own:
        message = f"{shown(named.name)} stands twice in {listed}, first in {place}."
        hint = "Put the two into one entry, or make their names differ"
        hint += ", as with a middle initial." if listed == "people" else "."
    else:
        message = f"{shown(named.name)} is also a name of another entry of {listed}, in {place}."
        hint = "Take it out of one of the two."
    return problem("duplicate-name", named.position, message, hint, related=(earlier.position,))


def same_ids(events: Iterable[EventContent]) -> Iterator[Problem]:
    """Yield a problem for each session whose id another session has, in any event."""
    first: dict[str, Position] = {}
    for session in (each for content in events for each in all_sessions(content)):
        place = session.where.of("id")
        earlier = first.setdefault(fold(session.id), place) if session.id else place
        if earlier != place:
            message = f"The id {shown(session.id)} is typed twice, first in line {earlier.line} of {earlier.path}."
            hint = "Give this session another id, or leave the id out."
            yield problem("duplicate-id", place, message, hint, related=(earlier,))


def all_sessions(content: EventContent) -> Iterator[Session]:
    """Yield the sessions of an event with those inside them, in the order typed."""
    for day in content.days:
        for session in day.sessions:
            yield from _with_inner(session)


def _with_inner(session: Session) -> Iterator[Session]:
    yield session
    for inner in (*session.parts, *session.parallel):
        yield from _with_inner(inner)


def missing_files(content: Content, broken: Collection[str] = ()) -> Iterator[Problem]:
    """Yield a problem for each file that a record names and that is not in content/.

    `broken` are the paths, relative to the site, of files that have been told of.
    """
    there = (*content.pictures, *content.files)
    known = frozenset((*there, *(path.removeprefix("content/") for path in broken)))
    for mention in _all_files(content):
        if mention.text and mention.text not in known:
            yield _missing_file(mention, there)


def _all_files(content: Content) -> Iterator[Mention]:
    lists: tuple[Iterable[Any], ...] = (
        content.venues, content.people, content.organizations, content.posts, content.pages,
    )  # fmt: skip
    yield from files_of(content.config)
    for each in content.events:
        yield from files_of(each.event)
        for day in each.days:
            yield from files_of(day)
    for records in lists:
        for record in records:
            yield from files_of(record)


def files_of(record: Any) -> Iterator[Mention]:
    """Yield the files that a record and the records in it name."""
    for attribute, declared in fields(type(record)):
        value = getattr(record, attribute)
        if declared.kind is Kind.FILE and value is not None:
            yield value
        elif declared.kind is Kind.RECORD and value is not None:
            yield from files_of(value)
        elif declared.kind is Kind.RECORDS:
            for inner in value:
                yield from files_of(inner)


def _missing_file(mention: Mention, there: Collection[str]) -> Problem:
    """Return the problem of a file that is not there, with the one that was likely meant."""
    other_case = next((each for each in there if each.casefold() == mention.text.casefold()), "")
    if other_case:
        message = f"{shown(mention.text)} is written {shown(other_case)} in content/: small and capital letters differ."
        return problem("missing-file", mention.position, message, f"Write `{other_case}`.")
    meant = _meant_file(mention.text, there)
    message = f"There is no file {shown(mention.text)} in content/."
    folder = "" if "/" in mention.text else "images/ or files/"
    hint = (
        f"Did you mean `{meant}`?"
        if meant
        else f"Put the file into content/{folder}, or mend its name."
    )
    if not meant and not folder:
        hint = f"Put the file at content/{mention.text}, or mend its name."
    return problem("missing-file", mention.position, message, hint)


def _meant_file(path: str, there: Collection[str]) -> str:
    """Return the file of the same name elsewhere, or with another ending, or a few letters off; or empty."""
    pure = PurePosixPath(path)
    name, stem = pure.name.casefold(), pure.stem.casefold()
    for each in sorted(there):
        if PurePosixPath(each).name.casefold() == name:
            return each
    for each in sorted(there):
        if PurePosixPath(each).stem.casefold() == stem:
            return each
    near = ((distance(path.casefold(), each.casefold(), 2), each) for each in sorted(there))
    return min(((slips, each) for slips, each in near if slips is not None), default=(0, ""))[1]
