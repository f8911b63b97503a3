"""Dates as people say them, in English and Spanish: read where there is one reading.

A slashed date (10/8/2024, 10-8-2024) with two readings is `slashed`, held month
first; with one (10/13/2024, 13/10/2024, 10/10/2024) it is read. A date with dots
and two readings (8.10.2024) is refused, and so is a year of two digits.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from handbill.clock_times import read_time
from handbill.times import LONGEST, Asked, Refused, SpokenDate, SpokenMoment, SpokenTime, plain

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS_OF = (
    "january jan enero ene", "february feb febrero", "march mar marzo", "april apr abril abr",
    "may mayo", "june jun junio", "july jul julio", "august aug agosto ago",
    "september sep sept septiembre setiembre", "october oct octubre", "november nov noviembre",
    "december dec diciembre dic",
)  # fmt: skip
_WEEKDAYS_OF = (
    "monday mon lunes", "tuesday tue tues martes", "wednesday wed weds miercoles",
    "thursday thu thur thurs jueves", "friday fri viernes", "saturday sat sabado",
    "sunday sun domingo",
)  # fmt: skip
_MONTH = {word: n for n, words in enumerate(_MONTHS_OF, 1) for word in words.split()}
_WEEKDAY = {word: n for n, words in enumerate(_WEEKDAYS_OF) for word in words.split()}

_ANY_MONTH = "(?P<month>" + "|".join(sorted(_MONTH, key=len, reverse=True)) + r")\.?"
_ANY_WEEKDAY = "(?P<weekday>" + "|".join(sorted(_WEEKDAY, key=len, reverse=True)) + r")\.?"
_ANY_DAY = r"(?:the )?(?P<day>[0-9]{1,2})(?:st|nd|rd|th|\.)?"
_OF_YEAR = r"(?: (?:(?:de|del|of) )?(?P<year>[0-9]{4}))?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_ANY_MONTH} {_ANY_DAY}{_OF_YEAR}",
        rf"{_ANY_DAY} (?:(?:of|de) )?{_ANY_MONTH}{_OF_YEAR}",
        rf"(?P<day>[0-9]{{1,2}})-{_ANY_MONTH}-(?P<year>[0-9]{{4}})",
        r"(?P<year>[0-9]{4})(?P<sign>[-/.])(?P<month>[0-9]{1,2})(?P=sign)(?P<day>[0-9]{1,2})",
    )
)
_FIGURES = re.compile(
    r"(?P<first>[0-9]{1,2})(?P<sign>[-/.])(?P<second>[0-9]{1,2})(?:(?P=sign)(?P<year>[0-9]{4}))?"
)
_WITH_WEEKDAY = re.compile(rf"(?:on )?(?:{_ANY_WEEKDAY}(?: the)?(?: |$))?(?P<rest>.*)")
_SHORT_YEAR = re.compile(
    rf"[0-9]{{1,2}}([-/.])[0-9]{{1,2}}\1'?[0-9]{{2}}|(?:{_ANY_MONTH} [0-9]{{1,2}}|[0-9]{{1,2}} "
    + _ANY_MONTH.replace("<month>", "<month_after>")
    + r") '?[0-9]{2}"
)
_SEVERAL = re.compile(
    rf"{_ANY_MONTH} [0-9]{{1,2}}(?: [0-9]{{4}})? ?(?:-|to|through|and|&) ?.*[0-9].*"
    rf"|[0-9]{{1,2}} ?(?:-|to|and|&) ?[0-9]{{1,2}} "
    + _ANY_MONTH.replace("<month>", "<month_after>")
    + r".*"
)
_NO_DAY = re.compile(rf"{_ANY_MONTH}(?: (?:de |of )?[0-9]{{4}})?")
_TO_COME = re.compile(r"(?:(?:date )?to be (?:announced|determined|confirmed|decided)|tb[acd])")
_OFFSET = re.compile(r"(.*[0-9][t ][0-9:.]{4,}) ?(?:z|[+-][0-9]{2}:?[0-9]{2})")

_HINT = "Write it as October 8, 2024."
_NOT_A_DATE = Refused("this is not written as a date", _HINT)
_MOMENT_HINT = "Write it as October 8, 2024 9:00 am, or as a date alone."


def say_date(day: date) -> str:
    """Say a date for messages, ready to paste: October 8, 2024."""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def read_date(text: str) -> SpokenDate | Refused:
    """Read a date; year or weekday may be missing, and a weekday may stand alone."""
    said = _spoken(text)
    found = _WITH_WEEKDAY.fullmatch(said)
    if found is None or len(plain(text)) > LONGEST:
        return Refused("this is too long for a date", _HINT)
    weekday = _WEEKDAY[found["weekday"]] if found["weekday"] else None
    rest = found["rest"]
    if not rest and weekday is not None:
        return SpokenDate(text, weekday=weekday)
    for form in _FORMS:
        if typed := form.fullmatch(rest):
            month = _MONTH.get(typed["month"]) or int(typed["month"])
            year = int(typed["year"]) if typed["year"] else None
            return _checked(SpokenDate(text, year, month, int(typed["day"]), weekday))
    if typed := _FIGURES.fullmatch(rest):
        return _read_figures(text, typed, weekday)
    return _why_not(rest)


def read_moment(text: str, *, clock_24: bool) -> SpokenMoment | Asked | Refused:
    """Read a date with a time of day after or before it, or a date alone.

    Midnight is asked: it may be the beginning of that day or its end.
    """
    said = plain(text)
    if _OFFSET.fullmatch(said):
        return Refused(
            "an offset from UTC does not belong here",
            "Write the time as clocks at the event show it: October 8, 2024 9:00 am.",
        )
    whole = read_date(text)
    if isinstance(whole, SpokenDate):
        return SpokenMoment(whole)
    best = whole if whole is not _NOT_A_DATE else None
    for date_words, time_words in _splits(said):
        day = read_date(date_words)
        time = read_time(time_words, clock_24=clock_24 or date_words + "t" + time_words == said)
        if isinstance(day, SpokenDate) and not isinstance(time, Refused):
            return _moment(day._replace(text=text), date_words, time, time_words)
        if best is None and not isinstance(time, Refused) and day is not _NOT_A_DATE:
            best = day if isinstance(day, Refused) else None
        elif best is None and isinstance(day, SpokenDate) and isinstance(time, Refused):
            best = Refused(time.reason, time.hint if time.code else _MOMENT_HINT)
    return best or Refused("this is not written as a date and a time", _MOMENT_HINT)


def check_weekday(spoken: SpokenDate) -> Refused | None:
    """Return a refusal where the weekday is not that of the date; None where it fits or one is missing."""
    if spoken.weekday is None or not (spoken.year and spoken.month and spoken.day):
        return None
    day = date(spoken.year, spoken.month, spoken.day)
    if day.weekday() == spoken.weekday:
        return None
    right, wrong = WEEKDAYS[day.weekday()], WEEKDAYS[spoken.weekday]
    return Refused(
        f"{say_date(day)} is a {right}, not a {wrong}",
        f"Write {right}, {say_date(day)}, or the date of the {wrong} you mean.",
        "weekday-wrong",
    )


def _spoken(text: str) -> str:
    """Return the words of a date without commas and accents."""
    bare = unicodedata.normalize("NFD", plain(text)).replace(",", " ")
    return " ".join("".join(c for c in bare if not unicodedata.combining(c)).split())


def _checked(spoken: SpokenDate) -> SpokenDate | Refused:
    """Return the date where a calendar has it, else why none does."""
    year, month, day = spoken.year, spoken.month or 0, spoken.day or 0
    if year is not None and not 1900 <= year <= 2199:
        return Refused(f"{year} is not a likely year", "Write the year with four digits, as 2024.")
    if not 1 <= month <= 12:
        return Refused(f"there is no month {month}", _HINT)
    days = monthrange(year or 2000, month)[1]
    if 1 <= day <= days:
        return spoken
    name = MONTHS[month - 1]
    in_year = f" in {year}" if month == 2 and year else ""
    return Refused(
        f"{name} has {days} days{in_year}, so there is no {name} {day}",
        f"Write a day from 1 to {days}.",
    )


def _read_figures(text: str, typed: re.Match[str], weekday: int | None) -> SpokenDate | Refused:
    """Read a date in figures whose order of month and day is not known."""
    first, second = int(typed["first"]), int(typed["second"])
    year = int(typed["year"]) if typed["year"] else None
    if typed["sign"] != "/" and year is None:
        return _NOT_A_DATE
    month_first = _checked(SpokenDate(text, year, first, second, weekday))
    day_first = _checked(SpokenDate(text, year, second, first, weekday))
    if first == second or isinstance(day_first, Refused):
        if isinstance(month_first, Refused) and first > 12 >= second:
            return day_first
        return month_first
    if isinstance(month_first, Refused):
        return day_first
    if typed["sign"] != ".":
        return month_first._replace(slashed=True)
    of_year = f", {year}" if year else ""
    return Refused(
        "its first number may be the month or the day",
        f"Write {MONTHS[first - 1]} {second}{of_year} or {MONTHS[second - 1]} {first}{of_year}.",
    )


def _why_not(rest: str) -> Refused:
    """Return why words are not a date."""
    if _TO_COME.fullmatch(rest):
        return Refused("it says nothing yet", "Leave the key out until the date is known.")
    if _SHORT_YEAR.fullmatch(rest):
        return Refused(
            "a year of two digits may be taken for a day", "Write the year with four digits: 2024."
        )
    if _SEVERAL.fullmatch(rest):
        return Refused(
            "this is more than one day",
            "Write one date here: the first day under `starts`, the last under `ends`.",
        )
    if _NO_DAY.fullmatch(rest):
        return Refused("the day of the month is missing", _HINT)
    return _NOT_A_DATE


def _splits(said: str) -> Iterator[tuple[str, str]]:
    """Yield each way to part words into a date and a time, the longest date first, then the time first."""
    if found := re.fullmatch(r"([0-9]{4}-[0-9]{2}-[0-9]{2})t([0-9].*)", said):
        yield found[1], found[2]
    words = said.split()
    for n in range(len(words) - 1, 0, -1):
        yield " ".join(words[:n]).rstrip(","), " ".join(words[n:])
    for n in range(1, len(words)):
        yield " ".join(words[n:]).removeprefix("on "), " ".join(words[:n]).rstrip(",")


def _moment(
    day: SpokenDate, date_words: str, time: SpokenTime | Asked, time_words: str
) -> SpokenMoment | Asked | Refused:
    """Join a date and a time of day."""
    shown = _said_again(day, date_words)
    if isinstance(time, Asked):
        return Asked(tuple(f"{shown} {reading}" for reading in time.readings), time.reason)
    if time.start is None or time.until_late:
        return Refused("it does not say at what time", _MOMENT_HINT)
    if time.end is not None:
        return Refused("this is more than one time", _MOMENT_HINT)
    if time_words.endswith("midnight"):
        return Asked(
            (f"{shown} 12:00 am", f"{shown} 24:00"),
            "midnight may be the one that begins that day or the one that ends it",
        )
    return SpokenMoment(day, time.start)


def _said_again(day: SpokenDate, words: str) -> str:
    """Say a date as typed again; with the month as a word where it was one."""
    if day.month is None or day.day is None:
        return WEEKDAYS[day.weekday or 0]
    if day.slashed:
        return words
    named = f"{MONTHS[day.month - 1]} {day.day}" + (f", {day.year}" if day.year else "")
    return named if day.weekday is None else f"{WEEKDAYS[day.weekday]}, {named}"
