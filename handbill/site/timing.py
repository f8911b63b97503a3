"""The sessions of one day find their start and end: typed, counted from a length, or taken from the session around.

Local times are turned into instants here, so daylight saving is heeded in one
place: a local time that is skipped is an error, one that comes twice is taken as
the first. Lengths are counted in UTC.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple
from zoneinfo import ZoneInfo

from handbill.model import Session
from handbill.problems import Problem
from handbill.site.typed_times import (
    Noted,
    TypedTime,
    end_first,
    no_start,
    out_of_order,
    outside,
    repeated,
    says_when,
    skipped,
    twice_typed,
    typed_time,
    unread,
)
from handbill.times import SpokenMoment

MOMENTS = (
    "adjourn", "adjourns", "adjournment", "depart", "departs", "departure", "dismissal",
    "doors close", "doors open", "end of day", "bus leaves", "buses leave", "shuttle leaves",
    "shuttles leave", "registration opens", "check-in opens",
)  # fmt: skip
"""Titles that begin or end with one of these are moments, not stretches of time."""

MOMENT_MINUTES = 15
ASSUMED_MINUTES = 60

Path = tuple[int, ...]

_ANY_DAY = date(2001, 1, 1)
_MOMENT_AT_EDGE = re.compile(rf"(?:{'|'.join(MOMENTS)})\b.*|.*\b(?:{'|'.join(MOMENTS)})")


class Instant(NamedTuple):
    """A local time as an instant; `note` is `skipped` or `repeated` where daylight saving touches it.

    A repeated time is the first of the two; a skipped one is what clocks show then.
    """

    at: datetime
    note: str = ""


class Timed(NamedTuple):
    """A session's start and end, None where not known.

    `end_assumed` where nobody said when it ends. `inherited` where it has no time of
    its own and shows that of the session around it.
    """

    start: datetime | None
    end: datetime | None
    end_assumed: bool = False
    until_late: bool = False
    inherited: bool = False


class TimedDay(NamedTuple):
    """The times of a day's sessions by their path, in document order, and what is wrong with them."""

    times: dict[Path, Timed]
    problems: tuple[Problem, ...] = ()


class _Cursor(NamedTuple):
    """What a session with a length alone follows: an end, or why there is none, or nothing more to say."""

    end: datetime | None = None
    why: str = ""


NOTHING = Timed(None, None)


def at(day: date, minute: int, zone: str) -> Instant:
    """Return the instant of a local time: minutes after a day's midnight, over 1440 on the days after."""
    local = datetime.combine(day, time()) + timedelta(minutes=minute)
    first = local.replace(tzinfo=_zone(zone))
    second = first.replace(fold=1)
    if first.utcoffset() == second.utcoffset():
        return Instant(first)
    shown = first.astimezone(UTC).astimezone(_zone(zone))
    if shown.replace(tzinfo=None, fold=0) == local:
        return Instant(first, "repeated")
    return Instant(shown, "skipped")


def moment_of_day(spoken: SpokenMoment, zone: str) -> datetime | None:
    """Return a moment that names its year, a date alone as its midnight; None where it names no year."""
    named = spoken.date
    if named.year is None or named.month is None or named.day is None:
        return None
    return at(date(named.year, named.month, named.day), spoken.minute or 0, zone).at


def utc(moment: datetime) -> datetime:
    """Return a moment in UTC, to compare: Python compares times of one zone by the clock face, which may come twice."""
    return moment.astimezone(UTC)


def later(start: datetime, minutes: int) -> datetime:
    """Return the local time a number of real minutes after another."""
    return (utc(start) + timedelta(minutes=minutes)).astimezone(start.tzinfo)


def children(session: Session) -> tuple[Session, ...]:
    """Return the sessions in a session as their paths count them: its parts, then those in parallel."""
    return (*session.parts, *session.parallel)


def is_moment(title: str) -> bool:
    """Tell whether a title speaks of a moment, such as Doors open or Adjourn."""
    return _MOMENT_AT_EDGE.fullmatch(" ".join(title.lower().split())) is not None


def time_day(
    day: date | None, sessions: tuple[Session, ...], zone_of: Callable[[Session], str]
) -> TimedDay:
    """Time the sessions of a day, in the order of their file, with all that lie in them.

    Where the day has no date, mistakes are found all the same, and all times are unknown.
    """
    timer = _Timer(day or _ANY_DAY, zone_of if day else lambda _: "UTC")
    timer.row(sessions, (), NOTHING, "no time above")
    ordered = sorted(timer.times)
    times = {path: timer.times[path] if day else NOTHING for path in ordered}
    return TimedDay(times, tuple(timer.problems))


def _zone(name: str) -> tzinfo:
    """Return a zone by its IANA name, UTC where there is none."""
    return ZoneInfo(name) if name else UTC


@dataclass(slots=True)
class _Timer:
    """Times one day's sessions; gathers their times and problems."""

    day: date
    zone_of: Callable[[Session], str]
    times: dict[Path, Timed] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def row(self, sessions: tuple[Session, ...], path: Path, around: Timed, why: str) -> None:
        """Time sessions that come one after another, the first from where the one around starts."""
        cursor = _Cursor(around.start, why)
        above: tuple[Session, datetime] | None = None
        for n, session in enumerate(sessions):
            timed, cursor = self.one(session, (*path, n), around, cursor)
            if timed.start is None or timed.inherited:
                continue
            if above and utc(timed.start) < utc(above[1]):
                self.problems.append(out_of_order(session, above[0]))
            above = (session, timed.start)

    def one(
        self, session: Session, path: Path, around: Timed, cursor: _Cursor
    ) -> tuple[Timed, _Cursor]:
        """Time a session and all in it; return with it what the next one may follow."""
        self.problems += twice_typed(session)
        own, why = self.own(session, typed_time(session), cursor)
        if len(path) > 1 and not says_when(session) and not unread(session):
            own = around._replace(inherited=True)
        self.times[path] = own
        self.row(session.parts, path, own, why)
        for n, beside in enumerate(session.parallel, len(session.parts)):
            self.one(beside, (*path, n), own, _Cursor(own.start, "told"))
        self.tell_outside(session, path, own)
        own = self.times[path] = self.spanned(own, session, path)
        if own.inherited:
            return own, _Cursor(None, "no time above")
        return own, _Cursor(None if own.end_assumed else own.end, why)

    def own(self, session: Session, typed: TypedTime, cursor: _Cursor) -> tuple[Timed, str]:
        """Return the time a session says or counts itself, and why the next may not follow it."""
        if typed.to_come or (typed.start is None and unread(session)):
            return NOTHING, "told"
        if typed.start is None:
            return self.following(session, typed, cursor)
        if typed.end is not None and typed.end <= typed.start:
            self.problems.append(end_first(session, typed, typed.start, typed.end))
            return _ended(session, self.at(session, typed.start).at, None), "told"
        start = self.at(session, typed.start)
        end = self.at(session, typed.end) if typed.end is not None else None
        self.tell_clock_change(session, typed, start, end)
        if start.note == "skipped":
            return NOTHING, "told"
        if end and end.note == "skipped":
            return _ended(session, start.at, None), "told"
        sure = end.at if end else later(start.at, typed.length) if typed.length else None
        return _ended(session, start.at, sure, until_late=typed.until_late), (
            "told" if unread(session) else "no end above"
        )

    def at(self, session: Session, minute: int) -> Instant:
        """Return the instant of a minute of the day where a session happens."""
        return at(self.day, minute, self.zone_of(session))

    def following(self, session: Session, typed: TypedTime, cursor: _Cursor) -> tuple[Timed, str]:
        """Return the time of a session with no start: a length alone follows the one before."""
        if typed.length and cursor.end is not None:
            start = cursor.end.astimezone(_zone(self.zone_of(session)))
            return _ended(session, start, later(start, typed.length)), ""
        if not says_when(session):
            return NOTHING, "no time above"
        if cursor.why != "told" or not typed.length:
            self.problems.append(no_start(session, typed, cursor.why))
        return NOTHING, "told"

    def spanned(self, own: Timed, session: Session, path: Path) -> Timed:
        """Return a session's time with what it lacks taken from the sessions in it."""
        lacks = own.end_assumed if own.start else not says_when(session)
        inner = self.inside(session, path)
        starts = [one.start for _, one in inner if one.start and not one.inherited]
        if not lacks or own.inherited or own.until_late or not starts:
            return own
        start = own.start or min(starts, key=utc)
        ends = [one.end for _, one in inner if one.end and not one.end_assumed]
        if len(ends) == len(inner) and utc(max(ends, key=utc)) > utc(start):
            return Timed(start, max(ends, key=utc))
        return own if own.start else _ended(session, start, None)

    def inside(self, session: Session, path: Path) -> list[tuple[Session, Timed]]:
        """Return the sessions directly in a session with their times."""
        return [(one, self.times[*path, n]) for n, one in enumerate(children(session))]

    def tell_outside(self, session: Session, path: Path, own: Timed) -> None:
        """Tell of sessions in a session that lie outside its own time; an assumed end bounds nothing."""
        for inner, timed in self.inside(session, path):
            if own.start is None or timed.start is None or own.inherited or timed.inherited:
                continue
            ends = timed.start if timed.end_assumed or timed.end is None else timed.end
            past = own.end is not None and not own.end_assumed and utc(ends) > utc(own.end)
            if utc(timed.start) < utc(own.start) or past:
                self.problems.append(outside(inner, session))

    def tell_clock_change(
        self, session: Session, typed: TypedTime, start: Instant, end: Instant | None
    ) -> None:
        """Tell of times that daylight saving skips or repeats, once for a session."""
        said = ((start, typed.start, typed.start_place), (end, typed.end, typed.end_place))
        for note, tell in (("skipped", skipped), ("repeated", repeated)):
            noted = [
                Noted(minute, place, one.at.hour * 60 + one.at.minute, one.at.strftime("%z"))
                for one, minute, place in said
                if one and minute is not None and one.note == note
            ]
            if noted:
                self.problems.append(tell(session, self.day, self.zone_of(session), noted))


def _ended(
    session: Session, start: datetime, end: datetime | None, *, until_late: bool = False
) -> Timed:
    """Return a time with its end, assumed where none is known."""
    if end is not None:
        return Timed(start, end)
    minutes = MOMENT_MINUTES if is_moment(session.title) and not until_late else ASSUMED_MINUTES
    return Timed(start, later(start, minutes), end_assumed=True, until_late=until_late)
