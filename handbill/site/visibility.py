"""What the public may see: drafts, internal sessions and posts not yet due are left out of the content."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import NamedTuple, TypeVar

from handbill.model import Content, Day, EventContent, Person, PlainPage, Post, Session
from handbill.problem_kinds import problem
from handbill.problems import Problem
from handbill.site.schedule import Waiting
from handbill.site.session_names import Turns, turns
from handbill.site.timing import moment_of_day
from handbill.times import SpokenDate, SpokenMoment

_DATED_NAME = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:-|$)")
_Written = TypeVar("_Written", Post, PlainPage)


class Visible(NamedTuple):
    """The content that a build may show, and what it leaves out.

    `held` are the paths of posts and pages that wait, also where drafts are shown.
    `private` are the people who have no entry. One-day agendas have become days.
    `turns` tell sessions of one title apart, drafts counted.
    """

    content: Content
    waiting: tuple[Waiting, ...]
    held: frozenset[str]
    private: tuple[Person, ...]
    turns: Turns
    problems: tuple[Problem, ...]


def visible(content: Content, as_of: datetime, *, drafts: bool) -> Visible:
    """Return the content with what the public may not see left out, unless drafts are shown."""
    zone = content.events[0].event.time_zone if content.events else ""
    posts = tuple(with_date(post) for post in content.posts)
    held_posts = _held(posts, as_of, zone)
    held_pages = _held(content.pages, as_of, zone)
    held_sessions = tuple(_waiting_sessions(content))
    held = frozenset(path for path, _ in (*held_posts, *held_pages))
    shown = replace(
        content,
        events=tuple(_event(event, drafts=drafts) for event in content.events),
        people=tuple(_without_photo(p) for p in content.people if not p.private),
        posts=tuple(post for post in posts if drafts or post.path not in held),
        pages=tuple(page for page in content.pages if drafts or page.path not in held),
    )
    waiting = (*held_sessions, *(w for _, w in held_posts), *(w for _, w in held_pages))
    return Visible(
        shown,
        () if drafts else waiting,
        held,
        tuple(person for person in content.people if person.private),
        turns(day for event in content.events for day in _days(event)),
        (*_photo_problems(content.people), *_undated(posts, content.pages)),
    )


#  Posts and pages


def with_date(post: Post) -> Post:
    """Return a post with the date of its file's name where it says none, or its year where it says none."""
    named = file_date(post.path)
    if named is None:
        return post
    if post.date is None:
        spoken = SpokenDate(named.isoformat(), named.year, named.month, named.day)
        return replace(post, date=SpokenMoment(spoken))
    said = post.date.date
    if said.year is None and (said.month, said.day) == (named.month, named.day):
        return replace(post, date=post.date._replace(date=said._replace(year=named.year)))
    return post


def file_date(path: str) -> date | None:
    """Return the date that a file's name begins with, or None."""
    found = _DATED_NAME.match(PurePosixPath(path).stem)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _held(
    written: Sequence[_Written], as_of: datetime, zone: str
) -> tuple[tuple[str, Waiting], ...]:
    """Return the paths of what waits, each with why and until when."""
    return tuple(
        (record.path, Waiting(record.where.record, record.title, *why))
        for record in written
        if (why := _why_held(record, as_of, zone)) is not None
    )


def _why_held(
    record: Post | PlainPage, as_of: datetime, zone: str
) -> tuple[str, datetime | None] | None:
    if record.draft:
        return "draft", None
    due = record.publish_on
    reason = "publish on"
    if due is None and isinstance(record, Post):
        due, reason = record.date, "date"
    if due is None:
        return None
    until = moment_of_day(due, zone)
    if until is None:
        return reason, None
    return (reason, until) if until > as_of else None


def _undated(posts: Sequence[Post], pages: Sequence[PlainPage]) -> Iterator[Problem]:
    """Yield a problem for each date that decides when something is published and has no year."""
    records: tuple[Post | PlainPage, ...] = (*posts, *pages)
    for record in records:
        dates = [("publish_on", record.publish_on)]
        if isinstance(record, Post):
            dates += [("date", record.date), ("updated", record.updated)]
        for attribute, said in dates:
            if said is not None and said.date.year is None:
                text = said.date.text
                yield problem(
                    "date-without-year",
                    record.where.of(attribute),
                    f'"{text}" does not say which year.',
                    "Write it with the year, such as October 15, 2024.",
                )


#  Sessions


def _event(content: EventContent, *, drafts: bool) -> EventContent:
    """Return an event whose one-day agenda is a day, with the sessions that may be seen."""
    event, days = content.event, _days(content)
    if not drafts:
        days = tuple(replace(day, sessions=_seen(day.sessions)) for day in days)
    return replace(content, event=replace(event, agenda=()), days=days)


def _days(content: EventContent) -> tuple[Day, ...]:
    """Return an event's days; a one-day agenda that has not become a day yet is one."""
    event = content.event
    if content.days or not event.agenda:
        return content.days
    return (Day(where=event.where, date=event.starts, sessions=event.agenda),)


def _seen(sessions: Sequence[Session]) -> tuple[Session, ...]:
    return tuple(
        replace(session, parts=_seen(session.parts), parallel=_seen(session.parallel))
        if session.parts or session.parallel
        else session
        for session in sessions
        if not (session.draft or session.internal)
    )


def _waiting_sessions(content: Content) -> Iterator[Waiting]:
    for event in content.events:
        for day in _days(event):
            yield from _waiting_among(day.sessions)


def _waiting_among(sessions: Sequence[Session]) -> Iterator[Waiting]:
    for session in sessions:
        if session.draft or session.internal:
            reason = "draft" if session.draft else "internal"
            yield Waiting(session.where.record, session.title, reason, None)
        yield from _waiting_among(session.parts)
        yield from _waiting_among(session.parallel)


#  People


def _photo_refused(person: Person) -> bool:
    return person.do_not_photograph or person.photo_consent is False


def _without_photo(person: Person) -> Person:
    if person.photo is None or not _photo_refused(person):
        return person
    return replace(person, photo=None, photo_description="")


def _photo_problems(people: Sequence[Person]) -> Iterator[Problem]:
    for person in people:
        if person.photo is not None and _photo_refused(person):
            key = "do not photograph: yes" if person.do_not_photograph else "photo consent: no"
            yield problem(
                "photo-left-out",
                person.photo.position,
                f'The photo of {person.name} is left out, since their entry says "{key}".',
                "Delete the key `photo` and the picture; or, if they have agreed, delete that line.",
            )
