"""Times, dates, lengths and zones behind a key: what the spoken readers say becomes values and problems."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from handbill.clock_times import read_time
from handbill.dates import read_date, read_moment
from handbill.keys import Key, Kind
from handbill.lengths import read_length
from handbill.problem_kinds import problem
from handbill.problems import Position, Problem
from handbill.reading.reads import FieldRead, shown
from handbill.times import Asked, Refused
from handbill.zones import read_zone

_READERS: Mapping[Kind, Callable[[str, bool], object]] = {
    Kind.TIME: lambda text, clock_24: read_time(text, clock_24=clock_24),
    Kind.MOMENT: lambda text, clock_24: read_moment(text, clock_24=clock_24),
    Kind.DATE: lambda text, _: read_date(text),
    Kind.LENGTH: lambda text, _: read_length(text),
    Kind.ZONE: lambda text, _: read_zone(text),
}
_CODES = {
    Kind.TIME: "time",
    Kind.MOMENT: "date",
    Kind.DATE: "date",
    Kind.LENGTH: "length",
    Kind.ZONE: "zone",
}
_CALLED = {
    Kind.TIME: "a time",
    Kind.MOMENT: "a date and a time",
    Kind.DATE: "a date",
    Kind.LENGTH: "a length of time",
    Kind.ZONE: "a time zone",
}
_SAYS_NOT = "this is not "
NO_HALF = "it has neither am nor pm"
"""Why a time is asked that lacks its half of the day; the reason ends its message."""


def read_spoken(
    text: str, position: Position, declared: Key, *, clock_24: bool
) -> FieldRead | None:
    """Read a time, date, moment, length or zone; None where the key is of another kind."""
    reader = _READERS.get(declared.kind)
    if reader is None:
        return None
    found = reader(text, clock_24)
    if isinstance(found, Asked):
        return FieldRead.refused(_asked(text, position, declared, found))
    if isinstance(found, Refused):
        code = found.code or f"{_CODES[declared.kind]}-refused"
        message = _refusal(text, declared, found)
        return FieldRead.refused(problem(code, position, message, found.hint))
    return FieldRead(found)


def _refusal(text: str, declared: Key, refused: Refused) -> str:
    """Return why words are refused; a reason that only says what they are not is not told twice."""
    if refused.code:
        return f"{shown(text)}: {refused.reason}."
    why = "" if refused.reason.startswith(_SAYS_NOT) else f": {refused.reason}"
    return f"{shown(text)} cannot be read as {_CALLED[declared.kind]}{why}."


def _asked(text: str, position: Position, declared: Key, asked: Asked) -> Problem:
    """Return the question which of several readings is meant."""
    code = "zone-asked" if declared.kind is Kind.ZONE else "time-asked"
    readings = " or ".join(f"`{declared.name}: {reading}`" for reading in asked.readings)
    message = f"{shown(text)} has {_many(len(asked.readings))} readings: {asked.reason}."
    hint = f"Write {readings}."
    if asked.reason == NO_HALF:
        hint += " Where the whole site uses a 24 hour clock, write `clock: 24 hours` in site_config.yaml."
    return problem(code, position, message, hint)


def _many(count: int) -> str:
    return {2: "two", 3: "three"}.get(count, str(count))
