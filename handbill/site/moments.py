"""Dates and moments as said, in the event's year and zone."""

from __future__ import annotations

from datetime import date, datetime

from handbill.site.timing import at
from handbill.times import SpokenDate, SpokenMoment


def said_date(spoken: SpokenDate | None, year: int | None = None) -> date | None:
    """Return a date as said, `year` where none was said; None where it stays open."""
    if spoken is None or spoken.month is None or spoken.day is None:
        return None
    said = spoken.year if spoken.year is not None else year
    if said is None:
        return None
    try:
        return date(said, spoken.month, spoken.day)
    except ValueError:
        return None


def said_moment(
    spoken: SpokenMoment | None, zone: str, year: int | None = None, *, whole_day: bool = False
) -> datetime | None:
    """Return a moment as said, in a zone; a date alone is its first minute, or its end where `whole_day`."""
    day = said_date(spoken.date, year) if spoken else None
    if spoken is None or day is None:
        return None
    minute = spoken.minute if spoken.minute is not None else (1440 if whole_day else 0)
    return at(day, minute, zone).at
