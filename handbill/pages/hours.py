"""The hours of a day: when its sessions begin and end, and how that is said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from handbill.pages.maker import Maker
from handbill.site.schedule import Slot


def hours(maker: Maker, slots: Sequence[Slot]) -> str:
    """Say from when to when a day lasts, with the zone: `9:00 am to 6:00 pm, Central Time`.

    Ends that nobody said do not count; a day that has no others is said by its start alone.
    """
    first, last = extent(slots)
    if first is None:
        return ""
    words = maker.words
    said = words.range(first, last) if last else words.say("time.from", start=words.time(first))
    zone = words.zone(maker.schedule.zone)
    return words.say("time.zoned", time=said, zone=zone)


def extent(slots: Sequence[Slot]) -> tuple[datetime | None, datetime | None]:
    """Return when sessions begin and end; no end where nobody said when the last of them does."""
    starts = [slot.start for slot in slots if slot.start]
    if not starts:
        return None, None
    ends = [slot.end for slot in slots if slot.end and not slot.end_assumed]
    last = max(ends, default=None)
    return min(starts), last if last and last >= max(starts) else None
