"""What a session says of its time, and the words for what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from handbill.clock_times import DAY, say_minute
from handbill.dates import say_date
from handbill.model import Session
from handbill.problem_kinds import problem
from handbill.problems import Position, Problem
from handbill.times import SpokenTime

_WHY_NO_START = {
    "no end above": ": the session above does not say when it ends",
    "no time above": ": there is no session with a time above it",
}


class TypedTime(NamedTuple):
    """What a session says of its time, in minutes of its day, with the places where it does.

    `to_come` where it is to be announced.
    """

    start: int | None = None
    end: int | None = None
    length: int | None = None
    until_late: bool = False
    to_come: bool = False
    start_place: Position = Position("")
    end_place: Position = Position("")


class Noted(NamedTuple):
    """A local time that daylight saving touches: its minute and place, and what a clock and UTC say then."""

    minute: int
    place: Position
    shown: int
    offset: str


def typed_time(session: Session) -> TypedTime:
    """Return what a session says of its time; what is said twice counts as `time` says, else `start`."""
    said = session.time or session.start
    place = session.where.of("time" if session.time else "start")
    twice = said_twice(session) is not None
    own = TypedTime(
        start=said.start if said else None,
        end=said.end if said else None,
        length=None if twice else session.length,
        until_late=said is not None and said.until_late,
        to_come=said is not None and said.start is None and not said.until_late,
        start_place=place,
        end_place=place,
    )
    return own if twice or session.end is None else _with_end(own, session.end, session)


def says_when(session: Session) -> bool:
    """Tell whether a session says anything of its time."""
    said = (session.time, session.start, session.end, session.length)
    return any(one is not None for one in said)


def unread(session: Session) -> bool:
    """Tell whether something of a session's time was typed that could not be read, and was told of then."""
    typed = {name for name, _ in session.where.fields}
    said = {
        "time": session.time, "start": session.start, "end": session.end, "length": session.length,
    }  # fmt: skip
    return any(name in typed and value is None for name, value in said.items())


def said_twice(session: Session) -> tuple[str, str] | None:
    """Return the two keys that say the same of a session's time, None where none do."""
    said = session.time or session.start
    if session.time and session.start:
        return "time", "start"
    place = "time" if session.time else "start"
    has_end = said is not None and (said.end is not None or said.until_late)
    if session.end and (has_end or (session.time and session.time.start is None)):
        return place, "end"
    if session.length and has_end:
        return place, "length"
    if session.end and session.length:
        return "end", "length"
    return None


def time_place(session: Session) -> Position:
    """Return where a session's time is typed, or the session where none is."""
    typed = [name for name, _ in session.where.fields]
    key = next((name for name in ("time", "start", "end", "length") if name in typed), "time")
    return session.where.of(key)


def _with_end(own: TypedTime, end: SpokenTime, session: Session) -> TypedTime:
    """Return a time with the end that was typed under its own key; midnight is the end of the day."""
    minute = end.end if end.end is not None else end.start
    if minute is not None:
        minute = minute or DAY
        if own.start is not None and own.start >= DAY >= minute:
            minute += DAY
    return own._replace(end=minute, until_late=end.until_late, end_place=session.where.of("end"))


# What is wrong


def twice_typed(session: Session) -> tuple[Problem, ...]:
    """Tell of a time that is said by two keys."""
    twice = said_twice(session)
    if twice is None:
        return ()
    message = f'"{session.title}" says its time twice: in `{twice[0]}` and again in `{twice[1]}`.'
    hint = "Keep `time` alone, or `start` with either `end` or `length`."
    first, again = session.where.of(twice[0]), session.where.of(twice[1])
    return (problem("time-and-start", again, message, hint, related=(first,)),)


def end_first(session: Session, typed: TypedTime, start: int, end: int) -> Problem:
    """Tell of an end that does not come after its start."""
    how = "when" if start == end else "before"
    message = f'"{session.title}" ends {how} it starts: {say_minute(start)} to {say_minute(end)}.'
    after = say_minute(end % DAY + DAY)
    hint = f"Mend one of the times; if it ends on the next day, write `{after}`."
    return problem("end-before-start", typed.end_place, message, hint)


def skipped(session: Session, day: date, zone: str, noted: Sequence[Noted]) -> Problem:
    """Tell of local times that do not exist."""
    when, where = _faces(noted), _where(day, zone, noted)
    does = "do" if len(noted) > 1 else "does"
    message = (
        f'"{session.title}": {when} {does} not exist {where}, since clocks are set forward over it.'
    )
    hint = f"Clocks show {say_minute(noted[0].shown)} instead. Write a time that they show."
    return problem("time-skipped", noted[0].place, message, hint)


def repeated(session: Session, day: date, zone: str, noted: Sequence[Noted]) -> Problem:
    """Tell of local times that come twice, and which is taken."""
    when, where, offset = _faces(noted), _where(day, zone, noted), noted[0].offset
    comes = "come" if len(noted) > 1 else "comes"
    message = (
        f'"{session.title}": {when} {comes} twice {where}, since clocks are set back; '
        f"the first is taken, before they are set back (UTC{offset[:3]}:{offset[3:]})."
    )
    hint = "Choose a time outside that stretch if you can."
    return problem("time-repeated", noted[0].place, message, hint)


def no_start(session: Session, typed: TypedTime, why: str) -> Problem:
    """Tell of an end or a length that hangs on an unknown start."""
    reason = _WHY_NO_START.get(why, "") if typed.length and typed.end is None else ""
    message = f'Nothing tells when "{session.title}" starts{reason}.'
    return problem("start-missing", time_place(session), message, "Add a start: `start: 9:00 am`.")


def out_of_order(session: Session, above: Session) -> Problem:
    """Tell of a session that starts earlier than the one above it."""
    message = f'"{session.title}" starts before "{above.title}", which stands above it.'
    hint = "Move it up, or mend its time; for a time after midnight, write `next day`."
    place, related = time_place(session), (time_place(above),)
    return problem("out-of-order", place, message, hint, related=related)


def outside(session: Session, around: Session) -> Problem:
    """Tell of a session that lies outside the one it belongs to."""
    message = f'"{session.title}" lies outside the time of "{around.title}", to which it belongs.'
    hint = "Mend its time, or that of the whole session."
    place, related = time_place(session), (time_place(around),)
    return problem("time-outside", place, message, hint, related=related)


def _faces(noted: Sequence[Noted]) -> str:
    """Say what clocks show, without the day."""
    return " and ".join(say_minute(one.minute % DAY) for one in noted)


def _where(day: date, zone: str, noted: Sequence[Noted]) -> str:
    """Say in which zone and on which day."""
    return f"in {zone} on {say_date(day + timedelta(days=noted[0].minute // DAY))}"
