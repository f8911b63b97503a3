"""Where the page of what is on lies, on which days it counts, and when the event is over."""

from __future__ import annotations

from handbill.pages.frame import Link
from handbill.pages.maker import Maker
from handbill.site.timing import utc


def now_link(maker: Maker) -> Link | None:
    """Return the link to what is on and what is next; None where no session has a date and a time."""
    if all(slot.start is None for slot in maker.schedule.slots.values()):
        return None
    return Link(f"{maker.schedule.root}now/", maker.words.say("now.menu"))


def is_over(maker: Maker) -> bool:
    """Tell whether the last session had ended at the instant of the build."""
    ends = [utc(slot.end) for slot in maker.schedule.slots.values() if slot.end]
    return bool(ends) and max(ends) <= maker.site.as_of


def session_dates(maker: Maker) -> str:
    """Return the dates on which there are sessions: `2024-10-08 2024-10-09`."""
    days = (day.date for day in maker.schedule.days if day.date and day.slots)
    return " ".join(date.isoformat() for date in days)
