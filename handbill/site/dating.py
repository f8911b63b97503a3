"""Dates find their year and their day of the event, and each day of the agenda its number and date."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from handbill.dates import MONTHS, WEEKDAYS, check_weekday, say_date
from handbill.model import Day
from handbill.problem_kinds import problem
from handbill.problems import Position, Problem
from handbill.times import Asked, Refused, SpokenDate

_FAR = timedelta(days=120)
"""A date without a year that is farther from the event than this may belong to two years."""


class Settled(NamedTuple):
    """A date with all it lacked, None where it could not be told, and what is to be said of it."""

    date: date | None
    problems: tuple[Problem, ...] = ()


class DatedDay(NamedTuple):
    """A day of the agenda with its number from 1 and its date where known."""

    number: int
    date: date | None


class DayDates(NamedTuple):
    """The days of an agenda in the order of their files."""

    days: tuple[DatedDay, ...]
    problems: tuple[Problem, ...] = ()


def resolve_date(
    spoken: SpokenDate, *, first: date | None, last: date | None, month_first: bool
) -> date | Asked | Refused:
    """Return the date that is meant.

    A weekday alone is that day of the event; a date without a year takes the year
    that puts it in or next to the event. `month_first` reads 10/8 as October 8. A
    weekday that does not fit is refused with the code weekday-wrong.
    """
    last = last or first
    if spoken.month is None or spoken.day is None:
        return _weekday_of_event(spoken, first, last)
    found = tuple(
        _with_year(reading, first, last) for reading in _orders(spoken, month_first=month_first)
    )
    dates = tuple(one for one in found if isinstance(one, date))
    if len(dates) == 2 and spoken.weekday is not None:
        dates = tuple(day for day in dates if day.weekday() == spoken.weekday) or dates
    if len(dates) == 2:
        return Asked(tuple(map(say_date, dates)), "its first number may be the month or the day")
    if not dates:
        return found[0]
    full = spoken._replace(year=dates[0].year, month=dates[0].month, day=dates[0].day)
    return check_weekday(full) or dates[0]


def settle_date(
    spoken: SpokenDate,
    position: Position,
    *,
    first: date | None,
    last: date | None,
    month_first: bool,
) -> Settled:
    """Resolve a date and tell what is wrong with it, or that 10/8/2024 was read with the month first."""
    found = resolve_date(spoken, first=first, last=last, month_first=month_first)
    words = " ".join(spoken.text.split())
    if isinstance(found, Refused):
        code = found.code or "date-refused"
        return Settled(None, (problem(code, position, f'"{words}": {found.reason}.', found.hint),))
    if isinstance(found, Asked):
        choice = " or ".join(found.readings)
        message = f'"{words}" can be read in two ways: {found.reason}.'
        return Settled(None, (problem("date-asked", position, message, f"Write {choice}."),))
    if spoken.slashed and month_first:
        message = f'"{words}" is read as {say_date(found)}.'
        hint = f"To be sure, write {say_date(found)}."
        return Settled(found, (problem("date-slashed", position, message, hint),))
    return Settled(found)


def day_dates(
    days: tuple[Day, ...], *, first: date | None, last: date | None, month_first: bool
) -> DayDates:
    """Give each day its number and its date.

    A day with a number alone is that many days after the first; one with a date
    alone is numbered by its date; one with neither follows the day above it. Where
    the event has no first day, the date of day 1 is it.
    """
    settled = tuple(
        settle_date(day.date, day.where.of("date"), first=first, last=last, month_first=month_first)
        if day.date
        else Settled(None)
        for day in days
    )
    numbers = _numbers(days, tuple(one.date for one in settled))
    start = first or _first_day(numbers, settled)
    dated = tuple(
        DatedDay(n, one.date or _counted(start, n) if day.date is None else one.date)
        for n, one, day in zip(numbers, settled, days, strict=True)
    )
    told = tuple(said for one in settled for said in one.problems)
    return DayDates(dated, (*told, *_twice(days, dated), *_out_of_step(days, dated, first, last)))


def _orders(spoken: SpokenDate, *, month_first: bool) -> tuple[SpokenDate, ...]:
    """Return the date with its month first and, where that is not settled, with its day first."""
    if not spoken.slashed or month_first or spoken.month == spoken.day:
        return (spoken,)
    return (spoken, spoken._replace(month=spoken.day, day=spoken.month))


def _weekday_of_event(
    spoken: SpokenDate, first: date | None, last: date | None
) -> date | Asked | Refused:
    """Return the day of the event that a weekday alone means; of the week from the first day where no last is known."""
    if spoken.weekday is None:
        return Refused("it names no day", "Write it as October 8, 2024.")
    name = WEEKDAYS[spoken.weekday]
    if first is None or last is None:
        return Refused(
            f"the event has no first day yet, so it is not known which {name} is meant",
            "Write the whole date, such as October 8, 2024, or `starts` in event.yaml.",
        )
    end = last if last > first else first + timedelta(days=6)
    length = min((end - first).days, 400)
    days = (first + timedelta(days=n) for n in range(length + 1))
    fitting = tuple(day for day in days if day.weekday() == spoken.weekday)
    if not fitting:
        return Refused(
            f"the event, {say_date(first)} to {say_date(last)}, has no {name}",
            "Write the whole date, such as October 8, 2024.",
        )
    if len(fitting) == 1:
        return fitting[0]
    return Asked(tuple(map(say_date, fitting)), f"the event has several days that are a {name}")


def _with_year(spoken: SpokenDate, first: date | None, last: date | None) -> date | Asked | Refused:
    """Return the date, in the year that puts it in or next to the event where none was said."""
    month, day = spoken.month or 1, spoken.day or 1
    named = f"{MONTHS[month - 1]} {day}"
    if spoken.year is not None:
        return _on_calendar(spoken.year, month, day) or Refused(
            f"no calendar has {named}, {spoken.year}", "Write it as October 8, 2024."
        )
    if first is None or last is None:
        return Refused(
            "it has no year, and the event has no first day to tell it by",
            f"Write the year too, as in {named}, 2024.",
        )
    years = range(first.year - 1, last.year + 2)
    near = sorted(
        (_distance(found, first, last), found)
        for found in (_on_calendar(year, month, day) for year in years)
        if found
    )
    if not near:
        return Refused(f"{named} is not in the year of the event", "Write the whole date.")
    if near[0][0] > _FAR and len(near) > 1:
        return Asked(
            tuple(say_date(found) for _, found in sorted(near[:2], key=lambda one: one[1])),
            "it has no year and is far from the event",
        )
    return near[0][1]


def _on_calendar(year: int, month: int, day: int) -> date | None:
    """Return a date, None where no calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _distance(day: date, first: date, last: date) -> timedelta:
    """Return how far a date is from the event, nothing within it."""
    return max(first - day, day - last, timedelta(0))


def _numbers(days: tuple[Day, ...], dates: tuple[date | None, ...]) -> tuple[int, ...]:
    """Return each day's number: as typed, else by its date, else after the day above it."""
    numbers: dict[int, int] = {n: day.day for n, day in enumerate(days) if day.day is not None}
    by_date = sorted(
        (when, n) for n, when in enumerate(dates) if when is not None and n not in numbers
    )
    for when, n in by_date:
        earlier = [number for m, number in numbers.items() if (other := dates[m]) and other < when]
        numbers[n] = _next_free(max(earlier, default=0), numbers)
    for n in range(len(days)):
        if n not in numbers:
            numbers[n] = _next_free(numbers.get(n - 1, 0), numbers)
    return tuple(numbers[n] for n in range(len(days)))


def _next_free(after: int, numbers: dict[int, int]) -> int:
    """Return the first number after another that no day has."""
    taken = set(numbers.values())
    return next(
        n for n in range(max(after, 0) + 1, max(after, 0) + len(taken) + 2) if n not in taken
    )


def _first_day(numbers: tuple[int, ...], settled: tuple[Settled, ...]) -> date | None:
    """Return the date of day 1, where it is known."""
    return next((one.date for n, one in zip(numbers, settled, strict=True) if n == 1), None)


def _counted(start: date | None, number: int) -> date | None:
    """Return the date of a day by its number, None where it cannot be told."""
    return start + timedelta(days=number - 1) if start and 1 <= number <= 1000 else None


def _twice(days: tuple[Day, ...], dated: tuple[DatedDay, ...]) -> tuple[Problem, ...]:
    """Tell of days that have the number or the date of a day before them."""
    told: list[Problem] = []
    for n, (day, one) in enumerate(zip(days, dated, strict=True)):
        for other, before in zip(days[:n], dated[:n], strict=True):
            if one.number == before.number:
                place, was, same = "day", other.where.of("day"), f"day {one.number}"
            elif one.date is not None and one.date == before.date:
                place, was, same = "date", other.where.of("date"), say_date(one.date)
            else:
                continue
            message = f"Two days of the agenda are {same}: this one and the one in {was.path}, line {was.line}."
            hint = "Give each day its own number and date, or put their sessions into one day."
            told.append(problem("day-twice", day.where.of(place), message, hint, related=(was,)))
            break
    return tuple(told)


def _out_of_step(
    days: tuple[Day, ...], dated: tuple[DatedDay, ...], first: date | None, last: date | None
) -> tuple[Problem, ...]:
    """Tell of days outside the event, and of days whose date comes before that of a lower number."""
    told: list[Problem] = []
    latest: tuple[date, int] | None = None
    for day, one in sorted(zip(days, dated, strict=True), key=lambda pair: pair[1].number):
        if one.date is None:
            continue
        place = day.where.of("date" if day.date else "day")
        outside = _outside(one.date, first, last)
        if outside:
            hint = "Mend this day, or `starts` and `ends` in event.yaml."
            message = f"Day {one.number} is {say_date(one.date)}, {outside}."
            told.append(problem("day-out-of-step", place, message, hint))
        elif latest and one.date < latest[0]:
            message = f"Day {one.number} is {say_date(one.date)}, before day {latest[1]}, {say_date(latest[0])}."
            told.append(problem("day-out-of-step", place, message, "Mend a number or a date."))
        latest = max(latest, (one.date, one.number)) if latest else (one.date, one.number)
    return tuple(told)


def _outside(day: date, first: date | None, last: date | None) -> str:
    """Say where a day lies outside the event, nothing where it lies within."""
    if first and day < first:
        return f"but the event starts on {say_date(first)}"
    if last and day > last:
        return f"but the event ends on {say_date(last)}"
    return ""
