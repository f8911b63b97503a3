"""Sessions find their start and end; daylight saving is heeded."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbill.clock_times import read_time
from handbill.keys import Where
from handbill.model import Session
from handbill.problems import Position
from handbill.site.timing import Instant, Timed, at, children, is_moment, later, time_day, utc
from handbill.times import SpokenDate, SpokenMoment, SpokenTime

CHICAGO = "America/Chicago"
DAY = date(2024, 10, 8)
PATH = "content/agenda/day-1.yaml"


def spoken(text: str) -> SpokenTime:
    found = read_time(text, clock_24=False)
    assert isinstance(found, SpokenTime)
    return found


def session(
    title: str,
    line: int = 1,
    *,
    time: str = "",
    start: str = "",
    end: str = "",
    length: int | None = None,
    parts: tuple[Session, ...] = (),
    parallel: tuple[Session, ...] = (),
) -> Session:
    """Make a session whose fields are typed from the given line on, one a line."""
    typed = [
        n for n, v in (("time", time), ("start", start), ("end", end), ("length", length)) if v
    ]
    fields = tuple((name, Position(PATH, line + n, 11)) for n, name in enumerate(typed))
    return Session(
        where=Where(Position(PATH, line, 5), fields),
        title=title,
        time=spoken(time) if time else None,
        start=spoken(start) if start else None,
        end=spoken(end) if end else None,
        length=length,
        parts=parts,
        parallel=parallel,
    )


def faces(*sessions: Session, day: date = DAY, zone: str = CHICAGO) -> list[tuple[object, ...]]:
    """Return path, start and end by the clock, and whether the end is assumed or the time inherited."""
    timed = time_day(day, sessions, lambda _: zone)
    return [
        (
            path,
            f"{one.start:%H:%M}" if one.start else "",
            f"{one.end:%H:%M}" if one.end else "",
            *(("assumed",) if one.end_assumed else ()),
            *(("late",) if one.until_late else ()),
            *(("inherited",) if one.inherited else ()),
        )
        for path, one in timed.times.items()
    ]


def told(*sessions: Session, day: date | None = DAY, zone: str = CHICAGO) -> list[tuple[str, ...]]:
    """Return code, place and message of each problem."""
    problems = time_day(day, sessions, lambda _: zone).problems
    return [(p.code, f"{p.position.line}:{p.position.column}", p.message) for p in problems]


# Daylight saving. zone, day, minute, the instant in UTC, note
CHANGES = [
    (CHICAGO, (2024, 3, 10), 119, "2024-03-10 07:59", ""),
    (CHICAGO, (2024, 3, 10), 120, "2024-03-10 08:00", "skipped"),
    (CHICAGO, (2024, 3, 10), 150, "2024-03-10 08:30", "skipped"),
    (CHICAGO, (2024, 3, 10), 180, "2024-03-10 08:00", ""),
    (CHICAGO, (2024, 3, 9), 1440 + 150, "2024-03-10 08:30", "skipped"),
    (CHICAGO, (2024, 3, 9), 1440 + 180, "2024-03-10 08:00", ""),
    (CHICAGO, (2024, 11, 3), 59, "2024-11-03 05:59", ""),
    (CHICAGO, (2024, 11, 3), 60, "2024-11-03 06:00", "repeated"),
    (CHICAGO, (2024, 11, 3), 90, "2024-11-03 06:30", "repeated"),
    (CHICAGO, (2024, 11, 3), 120, "2024-11-03 08:00", ""),
    (CHICAGO, (2024, 11, 2), 1440 + 90, "2024-11-03 06:30", "repeated"),
    ("Europe/Berlin", (2024, 3, 31), 150, "2024-03-31 01:30", "skipped"),
    ("Europe/Berlin", (2024, 10, 27), 150, "2024-10-27 00:30", "repeated"),
    ("Europe/Berlin", (2024, 10, 27), 180, "2024-10-27 02:00", ""),
    ("Australia/Lord_Howe", (2024, 10, 6), 135, "2024-10-05 15:45", "skipped"),
    ("Australia/Lord_Howe", (2024, 10, 6), 150, "2024-10-05 15:30", ""),
    ("Australia/Lord_Howe", (2024, 4, 7), 105, "2024-04-06 14:45", "repeated"),
    ("Australia/Lord_Howe", (2024, 4, 7), 120, "2024-04-06 15:30", ""),
    ("America/Phoenix", (2024, 3, 10), 150, "2024-03-10 09:30", ""),
    ("America/Phoenix", (2024, 11, 3), 90, "2024-11-03 08:30", ""),
    ("", (2024, 3, 10), 150, "2024-03-10 02:30", ""),
]


@pytest.mark.parametrize(("zone", "day", "minute", "instant", "note"), CHANGES)
def test_local_times_become_instants(
    zone: str, day: tuple[int, int, int], minute: int, instant: str, note: str
) -> None:
    found = at(date(*day), minute, zone)
    assert (f"{utc(found.at):%Y-%m-%d %H:%M}", found.note) == (instant, note)


def test_a_plain_instant() -> None:
    expected = datetime(2024, 10, 8, 9, 0, tzinfo=ZoneInfo(CHICAGO))
    assert at(DAY, 540, CHICAGO) == Instant(expected, "")


_zones = st.sampled_from(
    [CHICAGO, "Europe/Berlin", "Australia/Lord_Howe", "America/Phoenix", "Asia/Kathmandu", "UTC"]
)


@given(
    st.dates(date(2023, 1, 1), date(2026, 12, 31)),
    st.integers(0, 2880),
    st.integers(1, 1440),
    _zones,
)
@settings(max_examples=200, deadline=None)
def test_lengths_are_counted_in_utc(day: date, minute: int, length: int, zone: str) -> None:
    start = at(day, minute, zone).at
    end = later(start, length)
    assert utc(end) - utc(start) == timedelta(minutes=length)
    assert end.tzinfo is start.tzinfo


@given(st.dates(date(2024, 3, 8), date(2024, 3, 12)), st.integers(0, 1439))
@settings(max_examples=100, deadline=None)
def test_an_instant_shows_what_was_typed_unless_skipped(day: date, minute: int) -> None:
    found = at(day, minute, CHICAGO)
    shown = found.at.hour * 60 + found.at.minute
    assert (shown == minute) == (found.note != "skipped")


def test_moment_of_day_needs_a_year() -> None:
    from handbill.site.timing import moment_of_day

    whole = SpokenMoment(SpokenDate("", 2024, 10, 8), 540)
    assert moment_of_day(whole, CHICAGO) == datetime(2024, 10, 8, 9, tzinfo=ZoneInfo(CHICAGO))
    assert moment_of_day(SpokenMoment(SpokenDate("", None, 10, 8)), CHICAGO) is None


@pytest.mark.parametrize(
    ("title", "moment"),
    [
        ("Doors open", True),
        ("Doors open at the library", True),
        ("Adjourn", True),
        ("Closing circle and adjournment", True),
        ("Departmental meeting", False),
        ("Welcome", False),
        ("Lunch", False),
    ],
)
def test_moments(title: str, *, moment: bool) -> None:
    assert is_moment(title) == moment


def test_ways_to_say_when() -> None:
    assert faces(
        session("Breakfast", time="8:00 - 9:00 am"),
        session("Doors open", time="9:00 am"),
        session("Talk", time="9:30 am"),
        session("Walk", start="10:30 am", end="10:45 am"),
        session("Panel", start="11:00 am", length=45),
        session("Break", length=15),
        session("Lunch", time="noon", length=90),
        session("Later", time="TBA"),
        session("Party", time="9:00 pm until late"),
        session("Dance", start="9:00 pm", end="midnight"),
        session("Night", start="10:00 pm", end="1:00 am next day"),
        session("Sing", start="11:00 pm", end="until late"),
    ) == [
        ((0,), "08:00", "09:00"),
        ((1,), "09:00", "09:15", "assumed"),
        ((2,), "09:30", "10:30", "assumed"),
        ((3,), "10:30", "10:45"),
        ((4,), "11:00", "11:45"),
        ((5,), "11:45", "12:00"),
        ((6,), "12:00", "13:30"),
        ((7,), "", ""),
        ((8,), "21:00", "22:00", "assumed", "late"),
        ((9,), "21:00", "00:00"),
        ((10,), "22:00", "01:00"),
        ((11,), "23:00", "00:00", "assumed", "late"),
    ]


def test_past_midnight_is_on_the_next_day() -> None:
    timed = time_day(DAY, (session("Night", time="10 pm - 1 am next day"),), lambda _: CHICAGO)
    zone = ZoneInfo(CHICAGO)
    start, end = datetime(2024, 10, 8, 22, tzinfo=zone), datetime(2024, 10, 9, 1, tzinfo=zone)
    assert timed.times == {(0,): Timed(start, end)}


def test_parts_and_parallel_sessions() -> None:
    both = session(
        "Breakouts",
        time="2:00 - 3:15 pm",
        parts=(session("Opening", length=15), session("Talks", length=30), session("Walk")),
        parallel=(
            session("Reentry"),
            session("Justice", time="2:30 - 3:00 pm"),
            session("Short", length=20),
        ),
    )
    assert faces(both, session("Break", length=15)) == [
        ((0,), "14:00", "15:15"),
        ((0, 0), "14:00", "14:15"),
        ((0, 1), "14:15", "14:45"),
        ((0, 2), "14:00", "15:15", "inherited"),
        ((0, 3), "14:00", "15:15", "inherited"),
        ((0, 4), "14:30", "15:00"),
        ((0, 5), "14:00", "14:20"),
        ((1,), "15:15", "15:30"),
    ]
    assert told(both) == []
    assert [one.title for one in children(both)] == [
        "Opening", "Talks", "Walk", "Reentry", "Justice", "Short",
    ]  # fmt: skip


def test_a_whole_is_as_long_as_its_parts_where_it_does_not_say() -> None:
    parts = (session("A", time="9:00 - 9:30 am"), session("B", time="9:30 - 10:15 am"))
    assert faces(
        session("Untimed", parts=parts),
        session("Break", length=15),
        session("Open", time="9:00 am", parallel=parts),
        session("Loose", parts=(*parts, session("C", time="10:30 am"))),
    ) == [
        ((0,), "09:00", "10:15"),
        ((0, 0), "09:00", "09:30"),
        ((0, 1), "09:30", "10:15"),
        ((1,), "10:15", "10:30"),
        ((2,), "09:00", "10:15"),
        ((2, 0), "09:00", "09:30"),
        ((2, 1), "09:30", "10:15"),
        ((3,), "09:00", "10:00", "assumed"),
        ((3, 0), "09:00", "09:30"),
        ((3, 1), "09:30", "10:15"),
        ((3, 2), "10:30", "11:30", "assumed"),
    ]


def test_a_length_over_a_clock_change_is_counted_in_real_minutes() -> None:
    spring, fall = date(2024, 3, 10), date(2024, 11, 3)
    night = session("Night", start="12:30 am", length=120)
    assert faces(night, day=spring) == [((0,), "00:30", "03:30")]
    assert faces(night, day=fall) == [((0,), "00:30", "01:30")]
    assert told(night, session("After", length=30), day=fall) == []


def test_without_a_date_times_are_unknown_and_mistakes_found() -> None:
    wrong = session("Talk", start="9:00 am", end="8:00 am")
    assert time_day(None, (wrong,), lambda _: CHICAGO).times == {(0,): Timed(None, None)}
    assert [code for code, *_ in told(wrong, day=None)] == ["end-before-start"]


def test_skipped_time() -> None:
    assert told(session("Night run", 3, time="2:30 am - 4:00 am"), day=date(2024, 3, 10)) == [
        (
            "time-skipped",
            "3:11",
            (
                '"Night run": 2:30 am does not exist in America/Chicago on March 10, 2024, '
                "since clocks are set forward over it."
            ),
        )
    ]
    problem = time_day(
        date(2024, 3, 9),
        (session("Night", start="11 pm", end="2:15 am next day"),),
        lambda _: CHICAGO,
    ).problems[0]
    assert (problem.position, problem.hint) == (
        Position(PATH, 2, 11),
        "Clocks show 3:15 am instead. Write a time that they show.",
    )


def test_repeated_time() -> None:
    assert told(session("Night run", 3, time="1:15 am - 1:45 am"), day=date(2024, 11, 3)) == [
        (
            "time-repeated",
            "3:11",
            (
                '"Night run": 1:15 am and 1:45 am come twice in America/Chicago on November 3, 2024, '
                "since clocks are set back; the first is taken, before they are set back (UTC-05:00)."
            ),
        )
    ]


def test_end_before_start() -> None:
    assert told(session("Talk", 3, start="9:00 am", end="8:30 am")) == [
        ("end-before-start", "4:11", '"Talk" ends before it starts: 9:00 am to 8:30 am.')
    ]
    assert told(session("Talk", 3, start="9:00 am", end="9:00 am")) == [
        ("end-before-start", "4:11", '"Talk" ends when it starts: 9:00 am to 9:00 am.')
    ]


@pytest.mark.parametrize(
    ("one", "keys"),
    [
        (session("X", time="9 am", start="9 am"), "`time` and again in `start`"),
        (session("X", time="9 - 10 am", end="10 am"), "`time` and again in `end`"),
        (session("X", time="TBA", end="10 am"), "`time` and again in `end`"),
        (session("X", time="9 - 10 am", length=60), "`time` and again in `length`"),
        (session("X", start="9 - 10 am", length=60), "`start` and again in `length`"),
        (session("X", start="9 am", end="10 am", length=60), "`end` and again in `length`"),
    ],
)
def test_time_said_twice(one: Session, keys: str) -> None:
    expected = f'"X" says its time twice: in {keys}.'
    again = f"{len(one.where.fields)}:11"
    assert told(one) == [("time-and-start", again, expected)]


def test_nothing_tells_when_it_starts() -> None:
    open_ended = session("Talk", 1, time="9:00 am")
    assert told(session("A", 1, length=30), session("B", 3, length=30)) == [
        (
            "start-missing",
            "1:11",
            'Nothing tells when "A" starts: there is no session with a time above it.',
        )
    ]
    assert told(open_ended, session("A", 3, length=30)) == [
        (
            "start-missing",
            "3:11",
            'Nothing tells when "A" starts: the session above does not say when it ends.',
        )
    ]
    assert told(session("A", 3, end="10:00 am")) == [
        ("start-missing", "3:11", 'Nothing tells when "A" starts.')
    ]
    assert told(session("A", 3, time="TBA"), session("B", 4, length=30)) == []


def test_what_could_not_be_read_is_not_told_again() -> None:
    where = Where(Position(PATH, 1, 5), (("time", Position(PATH, 1, 11)),))
    refused = Session(where=where, title="Talk")
    assert told(refused, session("A", 3, length=30)) == []
    ended = Where(
        Position(PATH, 1, 5), (("start", Position(PATH, 1, 1)), ("end", Position(PATH, 2, 1)))
    )
    half = Session(where=ended, title="Talk", start=spoken("9:00 am"))
    assert told(half, session("A", 3, length=30)) == []
    whole = session("Morning", time="9:00 - 10:00 am", parts=(refused,))
    assert faces(whole) == [((0,), "09:00", "10:00"), ((0, 0), "", "")]


def test_order_of_the_file() -> None:
    rows = (
        session("A", 1, time="9:00 am"),
        session("B", 2, time="9:00 pm"),
        session("C", 3, time="10:00 am"),
        session("D", 4, time="11:00 am"),
    )
    assert told(*rows) == [
        ("out-of-order", "3:11", '"C" starts before "B", which stands above it.')
    ]


def test_a_part_outside_its_whole() -> None:
    whole = session(
        "Morning", 1, time="9:00 - 10:00 am",
        parts=(session("Early", 3, time="8:45 - 9:15 am"), session("Late", 5, time="9:30 - 10:30 am")),
    )  # fmt: skip
    assert told(whole) == [
        (
            "time-outside",
            "3:11",
            '"Early" lies outside the time of "Morning", to which it belongs.',
        ),
        ("time-outside", "5:11", '"Late" lies outside the time of "Morning", to which it belongs.'),
    ]
    loose = session("Open", time="9:00 am", parts=(session("Long", time="9:30 am - 1:00 pm"),))
    assert told(loose) == []


def test_zones_of_venues_count_each() -> None:
    rows = (session("Here", time="9:00 am"), session("There", time="9:30 am"))
    zones = {"Here": CHICAGO, "There": "America/New_York"}
    timed = time_day(DAY, rows, lambda one: zones[one.title])
    assert timed.times[1,].start == datetime(2024, 10, 8, 13, 30, tzinfo=UTC)
    assert [p.code for p in timed.problems] == ["out-of-order"]
