"""Time zones as calendars carry them: the changes of a zone's clock in some years (VTIMEZONE, RFC 5545 3.6.5).

The icalendar library can write them from a zone too, but puts the start of daylight
saving at the hour that the clock shows after the change, where the RFC means the one before.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard


class Clock(NamedTuple):
    """What a zone's clock shows from an instant on: its offset from UTC, its short name, whether daylight is saved."""

    offset: timedelta
    name: str
    saves_daylight: bool


class Change(NamedTuple):
    """A change of clock: what the clock before it shows then, its offset, and the clock after it."""

    local: datetime
    before: timedelta
    clock: Clock


@functools.cache
def time_zone(name: str, first_year: int, last_year: int) -> Timezone:
    """Return a zone, by its IANA name, as it is from the begin of one year to the end of another."""
    found = Timezone()
    found.add("tzid", name)
    together: dict[tuple[timedelta, Clock], list[datetime]] = {}
    for change in _changes(ZoneInfo(name), first_year, last_year):
        together.setdefault((change.before, change.clock), []).append(change.local)
    for (before, clock), (first, *others) in together.items():
        part = TimezoneDaylight() if clock.saves_daylight else TimezoneStandard()
        part.add("dtstart", first)
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", clock.offset)
        part.add("tzname", clock.name)
        if others:
            part.add("rdate", others)
        found.add_component(part)
    return found


def _changes(zone: ZoneInfo, first_year: int, last_year: int) -> Iterator[Change]:
    """Yield the clock that the first year begins with, as if it changed then, and each change after it."""
    at = datetime(first_year, 1, 1, tzinfo=UTC)
    last = datetime(last_year + 1, 1, 1, tzinfo=UTC)
    clock = _clock(zone, at)
    yield Change((at + clock.offset).replace(tzinfo=None), clock.offset, clock)
    while at < last:
        tomorrow = at + timedelta(days=1)
        if _clock(zone, tomorrow) != clock:
            changed = _first_minute(zone, clock, at, tomorrow)
            before, clock = clock.offset, _clock(zone, changed)
            yield Change((changed + before).replace(tzinfo=None), before, clock)
        at = tomorrow


def _first_minute(zone: ZoneInfo, clock: Clock, before: datetime, after: datetime) -> datetime:
    """Return the minute in which a zone no longer has a clock that it has at `before` and not at `after`."""
    while after - before > timedelta(minutes=1):
        middle = before + timedelta(minutes=(after - before) // timedelta(minutes=2))
        before, after = (middle, after) if _clock(zone, middle) == clock else (before, middle)
    return after


def _clock(zone: ZoneInfo, moment: datetime) -> Clock:
    local = moment.astimezone(zone)
    return Clock(local.utcoffset() or timedelta(), local.tzname() or "", bool(local.dst()))
