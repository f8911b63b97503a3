"""When a session is, in words and in the parts that are set in different sizes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from handbill.pages.maker import Maker
from handbill.pages.page import View
from handbill.site.schedule import Slot


@dataclass(frozen=True, slots=True)
class TimeView(View):
    """When a session is, in the parts that are set in different sizes.

    `lead` (`from`) stands before, `numerals` and `half` (`9:00`, `am`) large, `until`
    (`to 10:30 am`) below. `starts` is an ISO 8601 instant. `whole` says all of it in
    one line; it is all there is where the time is to be announced.
    """

    lead: str
    numerals: str
    half: str
    until: str
    starts: str
    whole: str


NO_TIME = TimeView("", "", "", "", "", "")
"""Where the time is said elsewhere: a session that lies in another, at the same time."""


def time_view(maker: Maker, slot: Slot) -> TimeView:
    """Return when a session is; an end that nobody said is never shown."""
    words = maker.words
    if slot.start is None:
        return TimeView("", "", "", "", "", words.say("time.open"))
    numerals, half = words.face(slot.start)
    until = ""
    lead = words.say("time.within_lead") if is_within(maker, slot) else ""
    if slot.until_late:
        until = words.say("time.late")
    elif ends(slot) is None:
        lead = words.say("time.lead")
    else:
        until = words.say("time.to", end=words.time_on(_end(slot), slot.start.date()))
    return TimeView(lead, numerals, half, until, iso(slot.start), time_words(maker, slot))


def time_words(maker: Maker, slot: Slot) -> str:
    """Say when a session is, in one line: `9:00 am to 10:30 am`, `from 6:00 pm`."""
    words = maker.words
    if slot.start is None:
        return words.say("time.open")
    if slot.until_late:
        return words.say("time.until_late", start=words.time(slot.start))
    if ends(slot) is None:
        return words.say("time.from", start=words.time(slot.start))
    said = words.range(slot.start, _end(slot))
    return words.say("time.within", time=said) if is_within(maker, slot) else said


def is_within(maker: Maker, slot: Slot) -> bool:
    """Tell whether a session is a part of another for which nobody said when in its course it comes."""
    return slot.inherited and slot.key in maker.slots[slot.parent][1].parts


def iso(moment: datetime | None) -> str:
    """Return an instant in ISO 8601 with its offset, to the minute; empty where there is none."""
    return moment.isoformat(timespec="minutes") if moment else ""


def day_of(maker: Maker, slot: Slot) -> str:
    """Say a session's day: its date, or `Day 2` where there is none."""
    found = date_of(maker, slot)
    return maker.words.day(found, "day") if found else maker.words.say("day.name", number=slot.day)


def page_title(maker: Maker, slot: Slot) -> str:
    """Say a session's title, with its day and its time where others share it: `Lunch, Day 2`."""
    words, session = maker.words, slot.session
    day = words.say("day.name", number=slot.day) if slot.needs_day else ""
    time = words.time(slot.start) if slot.needs_time and slot.start else ""
    return words.commas((session.title, day, time))


def date_of(maker: Maker, slot: Slot) -> date | None:
    """Return the date of the day that a session belongs to, where known."""
    days = maker.slots[slot.key][0].days
    return next((day.date for day in days if day.number == slot.day), None)


def ends(slot: Slot) -> datetime | None:
    """Return when a session ends, if somebody said so."""
    return None if slot.end_assumed or slot.until_late else slot.end


def _end(slot: Slot) -> datetime:
    end = slot.end
    if end is None:
        raise ValueError(slot.key)
    return end
