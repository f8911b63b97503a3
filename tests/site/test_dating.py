"""Dates find their year and day, days of the agenda their number and date."""

from __future__ import annotations

from datetime import date

import pytest

from handbill.dates import read_date
from handbill.keys import Where
from handbill.model import Day
from handbill.problems import Position, Severity
from handbill.site.dating import DatedDay, day_dates, resolve_date, settle_date
from handbill.times import Asked, Refused, SpokenDate

FIRST, LAST = date(2024, 10, 8), date(2024, 10, 10)


def spoken(text: str) -> SpokenDate:
    found = read_date(text)
    assert isinstance(found, SpokenDate)
    return found


def resolve(text: str, *, month_first: bool = False) -> date | Asked | Refused:
    return resolve_date(spoken(text), first=FIRST, last=LAST, month_first=month_first)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("October 9, 2024", date(2024, 10, 9)),
        ("Oct 9", date(2024, 10, 9)),
        ("Wednesday", date(2024, 10, 9)),
        ("Wednesday, October 9", date(2024, 10, 9)),
        ("September 24", date(2024, 9, 24)),
        ("January 5", date(2025, 1, 5)),
        ("13/10/2024", date(2024, 10, 13)),
        ("Tuesday 10/8/2024", date(2024, 10, 8)),
        ("Saturday 10/8/2024", date(2024, 8, 10)),
    ],
)
def test_resolved(text: str, day: date) -> None:
    assert resolve(text) == day


def test_slashed_is_month_first_in_the_united_states() -> None:
    assert resolve("10/9/2024", month_first=True) == date(2024, 10, 9)
    assert resolve("10/9", month_first=True) == date(2024, 10, 9)


@pytest.mark.parametrize(
    ("text", "readings", "reason"),
    [
        (
            "10/8/2024",
            ("October 8, 2024", "August 10, 2024"),
            "its first number may be the month or the day",
        ),
        (
            "April 8",
            ("April 8, 2024", "April 8, 2025"),
            "it has no year and is far from the event",
        ),
    ],
)
def test_asked(text: str, readings: tuple[str, ...], reason: str) -> None:
    assert resolve(text) == Asked(readings, reason)


def test_a_weekday_that_comes_twice_is_asked() -> None:
    found = resolve_date(spoken("Tuesday"), first=FIRST, last=date(2024, 10, 16), month_first=True)
    assert found == Asked(
        ("October 8, 2024", "October 15, 2024"), "the event has several days that are a Tuesday"
    )


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        (
            "Friday",
            Refused(
                "the event, October 8, 2024 to October 10, 2024, has no Friday",
                "Write the whole date, such as October 8, 2024.",
            ),
        ),
        (
            "Tuesday, October 9, 2024",
            Refused(
                "October 9, 2024 is a Wednesday, not a Tuesday",
                "Write Wednesday, October 9, 2024, or the date of the Tuesday you mean.",
                "weekday-wrong",
            ),
        ),
        (
            "Tuesday, October 9",
            Refused(
                "October 9, 2024 is a Wednesday, not a Tuesday",
                "Write Wednesday, October 9, 2024, or the date of the Tuesday you mean.",
                "weekday-wrong",
            ),
        ),
    ],
)
def test_refused(text: str, refused: Refused) -> None:
    assert resolve(text) == refused


@pytest.mark.parametrize("text", ["Tuesday", "Oct 8"])
def test_nothing_to_go_by(text: str) -> None:
    found = resolve_date(spoken(text), first=None, last=None, month_first=True)
    assert isinstance(found, Refused)


def test_settled_with_a_notice() -> None:
    place = Position("content/event.yaml", 2, 9)
    found = settle_date(spoken("10/8/2024"), place, first=None, last=None, month_first=True)
    (notice,) = found.problems
    assert (found.date, notice.code, notice.severity, notice.position, notice.message) == (
        date(2024, 10, 8),
        "date-slashed",
        Severity.ADVICE,
        place,
        '"10/8/2024" is read as October 8, 2024.',
    )


def test_settled_and_asked() -> None:
    place = Position("content/event.yaml", 2, 9)
    found = settle_date(spoken("10/8/2024"), place, first=None, last=None, month_first=False)
    (asked,) = found.problems
    assert (found.date, asked.code, asked.message, asked.hint) == (
        None,
        "date-asked",
        '"10/8/2024" can be read in two ways: its first number may be the month or the day.',
        "Write October 8, 2024 or August 10, 2024.",
    )


def day(number: int | None = None, text: str = "", n: int = 1) -> Day:
    path = f"content/agenda/day-{n}.yaml"
    fields = (("day", Position(path, 1, 6)), ("date", Position(path, 2, 7)))
    typed = spoken(text) if text else None
    return Day(where=Where(Position(path), fields), day=number, date=typed)


@pytest.mark.parametrize(
    ("days", "first", "expected"),
    [
        ((day(1), day(2)), FIRST, ((1, 8), (2, 9))),
        ((day(), day(), day()), FIRST, ((1, 8), (2, 9), (3, 10))),
        ((day(2), day(1)), FIRST, ((2, 9), (1, 8))),
        ((day(), day()), None, ((1, None), (2, None))),
        ((day(1, "October 8, 2024"), day(2)), None, ((1, 8), (2, 9))),
        ((day(None, "Wednesday"), day(None, "Tuesday")), FIRST, ((2, 9), (1, 8))),
        ((day(None, "October 8"), day(None, "October 10")), FIRST, ((1, 8), (2, 10))),
        ((day(1), day(None, "Thursday")), FIRST, ((1, 8), (2, 10))),
    ],
)
def test_days_are_numbered_and_dated(
    days: tuple[Day, ...], first: date | None, expected: tuple[tuple[int, int | None], ...]
) -> None:
    found = day_dates(days, first=first, last=first and LAST, month_first=True)
    dated = tuple(DatedDay(n, date(2024, 10, d) if d else None) for n, d in expected)
    assert (found.days, found.problems) == (dated, ())


def test_days_that_are_one() -> None:
    days = (day(1, n=1), day(1, n=2), day(3, "October 8", n=3))
    found = day_dates(days, first=FIRST, last=LAST, month_first=True)
    assert [(p.code, str(p.position), p.message) for p in found.problems] == [
        (
            "day-twice",
            "content/agenda/day-2.yaml:1:6",
            "Two days of the agenda are day 1: this one and the one in content/agenda/day-1.yaml, line 1.",
        ),
        (
            "day-twice",
            "content/agenda/day-3.yaml:2:7",
            "Two days of the agenda are October 8, 2024: this one and the one in content/agenda/day-1.yaml, line 2.",
        ),
    ]


def test_days_out_of_step() -> None:
    days = (day(1, "October 9", n=1), day(2, "October 8", n=2), day(4, n=4))
    found = day_dates(days, first=FIRST, last=LAST, month_first=True)
    assert [(p.code, str(p.position), p.message) for p in found.problems] == [
        (
            "day-out-of-step",
            "content/agenda/day-2.yaml:2:7",
            "Day 2 is October 8, 2024, before day 1, October 9, 2024.",
        ),
        (
            "day-out-of-step",
            "content/agenda/day-4.yaml:1:6",
            "Day 4 is October 11, 2024, but the event ends on October 10, 2024.",
        ),
    ]
