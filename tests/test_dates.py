"""Dates and moments as typed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbill.dates import WEEKDAYS, check_weekday, read_date, read_moment, say_date
from handbill.times import Asked, Refused, SpokenDate, SpokenMoment

# typed, year, month, day, weekday, slashed
READ = [
    ("October 8, 2024", 2024, 10, 8, None, False),
    ("october 8 2024", 2024, 10, 8, None, False),
    ("OCTOBER 8,2024", 2024, 10, 8, None, False),
    ("Oct 8, 2024", 2024, 10, 8, None, False),
    ("Oct. 8th, 2024", 2024, 10, 8, None, False),
    ("Sept 3, 2024", 2024, 9, 3, None, False),
    ("8 October 2024", 2024, 10, 8, None, False),
    ("8th of October, 2024", 2024, 10, 8, None, False),
    ("the 8th of October 2024", 2024, 10, 8, None, False),
    ("October the 8th, 2024", 2024, 10, 8, None, False),
    ("Tuesday, October 8, 2024", 2024, 10, 8, 1, False),
    ("Tue Oct 8", None, 10, 8, 1, False),
    ("Tues., Oct. 8", None, 10, 8, 1, False),
    ("on Tuesday the 8th of October", None, 10, 8, 1, False),
    ("Oct 8", None, 10, 8, None, False),
    ("Mar 8", None, 3, 8, None, False),
    ("Feb 29", None, 2, 29, None, False),
    ("Tuesday", None, None, None, 1, False),
    ("thurs", None, None, None, 3, False),
    ("2024-10-08", 2024, 10, 8, None, False),
    ("8-Oct-2024", 2024, 10, 8, None, False),
    ("2024/10/8", 2024, 10, 8, None, False),
    ("2024.10.08", 2024, 10, 8, None, False),
    ("10/8/2024", 2024, 10, 8, None, True),
    ("10-8-2024", 2024, 10, 8, None, True),
    ("10/8", None, 10, 8, None, True),
    ("Tuesday 10/8/2024", 2024, 10, 8, 1, True),
    ("10/13/2024", 2024, 10, 13, None, False),
    ("13/10/2024", 2024, 10, 13, None, False),
    ("13.10.2024", 2024, 10, 13, None, False),
    ("10/10/2024", 2024, 10, 10, None, False),
    ("8 de octubre de 2024", 2024, 10, 8, None, False),
    ("8 de octubre del 2024", 2024, 10, 8, None, False),
    ("martes, 8 de octubre de 2024", 2024, 10, 8, 1, False),
    ("Miércoles", None, None, None, 2, False),
    ("October\u00a08,\u202f2024", 2024, 10, 8, None, False),
    ("2024\u201310\u201308", 2024, 10, 8, None, False),
]

_FORM = "Write it as October 8, 2024."
_FOUR = "Write the year with four digits: 2024."
REFUSED = [
    ("", "this is not written as a date", _FORM),
    ("tomorrow", "this is not written as a date", _FORM),
    ("day 2", "this is not written as a date", _FORM),
    (
        "February 30, 2024",
        "February has 29 days in 2024, so there is no February 30",
        "Write a day from 1 to 29.",
    ),
    (
        "2/29/2023",
        "February has 28 days in 2023, so there is no February 29",
        "Write a day from 1 to 28.",
    ),
    ("June 31", "June has 30 days, so there is no June 31", "Write a day from 1 to 30."),
    ("October 0", "October has 31 days, so there is no October 0", "Write a day from 1 to 31."),
    ("2024-13-01", "there is no month 13", _FORM),
    ("13/13/2024", "there is no month 13", _FORM),
    (
        "8.10.2024",
        "its first number may be the month or the day",
        "Write August 10, 2024 or October 8, 2024.",
    ),
    ("10/08/24", "a year of two digits may be taken for a day", _FOUR),
    ("Oct 8, 24", "a year of two digits may be taken for a day", _FOUR),
    ("8 October '24", "a year of two digits may be taken for a day", _FOUR),
    ("0204-10-08", "204 is not a likely year", "Write the year with four digits, as 2024."),
    (
        "October 8-10, 2024",
        "this is more than one day",
        "Write one date here: the first day under `starts`, the last under `ends`.",
    ),
    (
        "8\u201310 October 2024",
        "this is more than one day",
        "Write one date here: the first day under `starts`, the last under `ends`.",
    ),
    (
        "October 8, 2024 - October 10, 2024",
        "this is more than one day",
        "Write one date here: the first day under `starts`, the last under `ends`.",
    ),
    ("October 2024", "the day of the month is missing", _FORM),
    ("TBA", "it says nothing yet", "Leave the key out until the date is known."),
    ("October 8, 2024 " * 700, "this is too long for a date", _FORM),
]

MOMENTS = [
    ("October 15, 2024 8:00 am", 2024, 10, 15, 480),
    ("Oct 9, 2024 2:05 pm", 2024, 10, 9, 845),
    ("2024-10-15 08:00", 2024, 10, 15, 480),
    ("2024-10-15T08:00", 2024, 10, 15, 480),
    ("2024-10-15T10:30:00", 2024, 10, 15, 630),
    ("October 8, 2024 noon", 2024, 10, 8, 720),
    ("October 8, 2024, 9 am", 2024, 10, 8, 540),
    ("October 8, 2024 at 9 am", 2024, 10, 8, 540),
    ("9 am on October 8, 2024", 2024, 10, 8, 540),
    ("9:00 am, Oct 8", None, 10, 8, 540),
    ("Oct 8 0900", None, 10, 8, 540),
    ("8 de octubre de 2024 14:00", 2024, 10, 8, 840),
    ("October 1, 2024 24:00", 2024, 10, 1, 1440),
    ("October 1, 2024 12:00 am", 2024, 10, 1, 0),
    ("October 8, 2024", 2024, 10, 8, None),
]

_MOMENT = "Write it as October 8, 2024 9:00 am, or as a date alone."
_AT_EVENT = "Write the time as clocks at the event show it: October 8, 2024 9:00 am."


def test_table_is_as_long_as_promised() -> None:
    assert len(READ) >= 25


@pytest.mark.parametrize(("text", "year", "month", "day", "weekday", "slashed"), READ)
def test_read(  # noqa: PLR0917 - a row of the table
    text: str,
    year: int | None,
    month: int,
    day: int,
    weekday: int | None,
    slashed: bool,  # noqa: FBT001
) -> None:
    assert read_date(text) == SpokenDate(text, year, month, day, weekday, slashed)


@pytest.mark.parametrize(("text", "reason", "hint"), REFUSED)
def test_refused(text: str, reason: str, hint: str) -> None:
    assert read_date(text) == Refused(reason, hint)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_what_is_said_reads_back(day: date) -> None:
    said = say_date(day)
    assert read_date(said) == SpokenDate(said, day.year, day.month, day.day)
    assert read_date(day.isoformat()) == SpokenDate(day.isoformat(), day.year, day.month, day.day)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.integers(0, 6))
def test_weekday_is_checked(day: date, weekday: int) -> None:
    spoken = SpokenDate("", day.year, day.month, day.day, weekday)
    assert (check_weekday(spoken) is None) == (day.weekday() == weekday)


def test_wrong_weekday_says_both() -> None:
    spoken = read_date("Tuesday, October 9, 2024")
    assert isinstance(spoken, SpokenDate)
    assert check_weekday(spoken) == Refused(
        "October 9, 2024 is a Wednesday, not a Tuesday",
        "Write Wednesday, October 9, 2024, or the date of the Tuesday you mean.",
        "weekday-wrong",
    )


@pytest.mark.parametrize("text", ["Tuesday", "October 9, 2024", "Tuesday, October 9"])
def test_weekday_alone_or_without_year_is_not_judged(text: str) -> None:
    spoken = read_date(text)
    assert isinstance(spoken, SpokenDate)
    assert check_weekday(spoken) is None


@pytest.mark.parametrize(("text", "year", "month", "day", "minute"), MOMENTS)
def test_moments(text: str, year: int | None, month: int, day: int, minute: int | None) -> None:
    expected = SpokenMoment(SpokenDate(text, year, month, day), minute)
    assert read_moment(text, clock_24=False) == expected


def test_moment_by_weekday() -> None:
    expected = SpokenMoment(SpokenDate("Tuesday 9 am", weekday=1), 540)
    assert read_moment("Tuesday 9 am", clock_24=False) == expected


@pytest.mark.parametrize(
    ("text", "readings", "reason"),
    [
        (
            "Oct 1, 2024 9:00",
            ("October 1, 2024 9:00 am", "October 1, 2024 9:00 pm"),
            "it has neither am nor pm",
        ),
        (
            "Tuesday, Oct 1 9",
            ("Tuesday, October 1 9:00 am", "Tuesday, October 1 9:00 pm"),
            "it has neither am nor pm",
        ),
        ("10/8/2024 9:00", ("10/8/2024 9:00 am", "10/8/2024 9:00 pm"), "it has neither am nor pm"),
        (
            "October 1, 2024 midnight",
            ("October 1, 2024 12:00 am", "October 1, 2024 24:00"),
            "midnight may be the one that begins that day or the one that ends it",
        ),
    ],
)
def test_moments_asked(text: str, readings: tuple[str, ...], reason: str) -> None:
    assert read_moment(text, clock_24=False) == Asked(readings, reason)
    assert all(isinstance(read_moment(r, clock_24=False), SpokenMoment) for r in readings)


@pytest.mark.parametrize(
    ("text", "reason", "hint"),
    [
        ("soon", "this is not written as a date and a time", _MOMENT),
        ("9 am", "this is not written as a date and a time", _MOMENT),
        (
            "February 30, 2024 9 am",
            "February has 29 days in 2024, so there is no February 30",
            "Write a day from 1 to 29.",
        ),
        (
            "October 8, 2024 25:00",
            "there is no 25:00, since a day has 24 hours",
            "Write it as October 8, 2024 9:00 am, or as a date alone.",
        ),
        ("October 8, 2024 9 - 10 am", "this is more than one time", _MOMENT),
        ("October 8, 2024 TBA", "it does not say at what time", _MOMENT),
        ("October 8, 2024 9 am CT", "a time zone does not belong beside a time", _MOMENT),
        ("2024-10-15T08:00:00Z", "an offset from UTC does not belong here", _AT_EVENT),
        ("2024-10-15 08:00 -05:00", "an offset from UTC does not belong here", _AT_EVENT),
    ],
)
def test_moments_refused(text: str, reason: str, hint: str) -> None:
    assert read_moment(text, clock_24=False) == Refused(reason, hint)


def test_weekdays_begin_with_monday() -> None:
    assert WEEKDAYS[date(2024, 10, 7).weekday()] == "Monday"
