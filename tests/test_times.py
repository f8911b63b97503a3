"""Times of day and lengths as typed."""

# ruff: noqa: RUF001 - people type dashes and digits that look alike

from __future__ import annotations

import time as stopwatch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbill.clock_times import read_time, say_minute
from handbill.dates import read_date, read_moment
from handbill.lengths import read_length
from handbill.times import Asked, Refused, SpokenTime
from handbill.zones import read_zone

# typed, start, end in minutes
READ = [
    ("9 am", 540, None),
    ("9am", 540, None),
    ("9:00AM", 540, None),
    ("9:00 A.M.", 540, None),
    ("9:00 a. m.", 540, None),
    ("9:00:00 AM", 540, None),
    ("9.30 am", 570, None),
    ("930 am", 570, None),
    ("9 o'clock am", 540, None),
    ("9 o’clock pm", 1260, None),
    ("at 9 am", 540, None),
    ("from 6:00 pm", 1080, None),
    ("starting at 6 pm", 1080, None),
    ("6 pm onwards", 1080, None),
    ("9\u202fam", 540, None),
    ("9:00\u00a0am", 540, None),
    ("９：００ ａｍ", 540, None),
    ("noon", 720, None),
    ("12 noon", 720, None),
    ("12:00 Noon", 720, None),
    ("midday", 720, None),
    ("midnight", 0, None),
    ("12 midnight", 0, None),
    ("12:00 am", 0, None),
    ("12:00 pm", 720, None),
    ("12:30 am", 30, None),
    ("0:30 am", 30, None),
    ("09:00", 540, None),
    ("0900", 540, None),
    ("0900 hours", 540, None),
    ("13:00", 780, None),
    ("13:00 pm", 780, None),
    ("17:00 PM", 1020, None),
    ("9h30", 570, None),
    ("21 h", 1260, None),
    ("0:00", 0, None),
    ("24:00", 1440, None),
    ("1:00 am next day", 1500, None),
    ("9:00 am - 10:30 am", 540, 630),
    ("9:00 a.m. to 5 p.m.", 540, 1020),
    ("9–10:30 am", 540, 630),
    ("9—10:30 am", 540, 630),
    ("9:00 am −10:30 am", 540, 630),
    ("9:00 am -- 10:30 am", 540, 630),
    ("9:00 am → 10:30 am", 540, 630),
    ("9:00 am until 10:30 am", 540, 630),
    ("9:00 am till 10:30 am", 540, 630),
    ("9:00 am ’til 10:30 am", 540, 630),
    ("9:00 am through 10:30 am", 540, 630),
    ("from 9 to 10:30 am", 540, 630),
    ("between 9 and 10:30 am", 540, 630),
    ("09:00-10:30", 540, 630),
    ("0900-1000", 540, 600),
    ("08:00 - 9:30", 480, 570),
    ("8:00 - 17:00", 480, 1020),
    ("9a-10p", 540, 1320),
    ("9h - 10h30", 540, 630),
    ("11:30 - 1:00 pm", 690, 780),
    ("10:30 - 10:45 am", 630, 645),
    ("9 - 5 pm", 540, 1020),
    ("8 - 9 pm", 1200, 1260),
    ("12:00 - 1:30 pm", 720, 810),
    ("9:00 am - 5", 540, 1020),
    ("11 am - 12:30", 660, 750),
    ("9 - noon", 540, 720),
    ("noon - 1:30", 720, 810),
    ("noon - 01:30", 720, 810),
    ("9 am - 17:00", 540, 1020),
    ("9 pm - midnight", 1260, 1440),
    ("11 pm - 12", 1380, 1440),
    ("10:00 pm - 12:00 am", 1320, 1440),
    ("20:00 - 24:00", 1200, 1440),
    ("20:00 - 0:00", 1200, 1440),
    ("midnight - midnight", 0, 1440),
    ("9:00 pm - 1:00 am next day", 1260, 1500),
    ("9:00 pm - 1:00 next day", 1260, 1500),
    ("9:00 pm - 1:00 am (next day)", 1260, 1500),
    ("10 pm to 2 am the next day", 1320, 1560),
    ("9 pm - 12:00 am next day", 1260, 1440),
    ("9 pm - 24:00 next day", 1260, 2880),
    ("12:30 am next day - 1:30 am", 1470, 1530),
    ("12:30 am next day - 1:30 am next day", 1470, 1530),
]

LATE = ["6:00 pm until late", "6 pm - late", "6 pm – late", "from 6 pm till late"]

TO_COME = ["to be announced", "TBA", "tbd", "T.B.A.", "To Be Confirmed", "time to be announced"]

_NO_HALF = "it has neither am nor pm"
_TWO_CLOCKS = "it can be read with am and pm, and as on a 24 hour clock"
_MIDNIGHTS = "midnight of the next day may be the one it begins with or the one it ends with"

ASKED = [
    ("9:00", ("9:00 am", "9:00 pm"), _NO_HALF),
    ("9", ("9:00 am", "9:00 pm"), _NO_HALF),
    ("12:00", ("midnight", "noon"), _NO_HALF),
    ("9 o'clock", ("9:00 am", "9:00 pm"), _NO_HALF),
    ("9:00 next day", ("9:00 am next day", "9:00 pm next day"), _NO_HALF),
    ("9:00 until late", ("9:00 am until late", "9:00 pm until late"), _NO_HALF),
    ("9:00 - 10:30", ("9:00 am - 10:30 am", "9:00 pm - 10:30 pm"), _NO_HALF),
    ("1030-1145", ("10:30 am - 11:45 am", "10:30 pm - 11:45 pm"), _NO_HALF),
    ("11:00 - 1:00", ("11:00 am - 1:00 pm", "11:00 pm - 1:00 am next day"), _NO_HALF),
    ("11 - 12", ("11:00 am - noon", "11:00 pm - midnight"), _NO_HALF),
    ("12 - 12:30", ("midnight - 12:30 am", "noon - 12:30 pm"), _NO_HALF),
    ("9 - 9", ("9:00 am - 9:00 pm", "9:00 pm - 9:00 am next day"), _NO_HALF),
    (
        "9 - 10:30 next day",
        ("9:00 am - 10:30 am next day", "9:00 pm - 10:30 am next day"),
        _NO_HALF,
    ),
    ("09:00 - 10:30 pm", ("9:00 am - 10:30 pm", "9:00 pm - 10:30 pm"), _TWO_CLOCKS),
    ("01:00 - 02:00 pm", ("1:00 am - 2:00 pm", "1:00 pm - 2:00 pm"), _TWO_CLOCKS),
    ("midnight next day", ("24:00", "24:00 next day"), _MIDNIGHTS),
    ("9 pm - midnight next day", ("9:00 pm - midnight", "9:00 pm - 24:00 next day"), _MIDNIGHTS),
]

_FORM = "Write it as 9:00 am - 10:30 am, 6:00 pm, 6:00 pm until late, or to be announced."
_ZONE = Refused(
    "a time zone does not belong beside a time",
    "Leave it out here; write `time zone` once, in event.yaml or with the venue.",
)
_NOT = Refused("this is not written as a time", _FORM)
_HOURS = "Write an hour from 0 to 24; for the day after, write 1:00 am next day."


def _ends(how: str, instead: str) -> Refused:
    hint = f"Mend one of the times; if it ends on the next day, write {instead}."
    return Refused(f"it ends {how} it starts", hint, "end-before-start")


REFUSED = [
    ("", _NOT),
    ("lunch", _NOT),
    ("9:5 am", _NOT),
    ("about 9 am", _NOT),
    ("9:00 am, 2:00 pm", _NOT),
    ("9:00 and 10:00 am", _NOT),
    ("October 8, 2024", _NOT),
    ("25:00", Refused("there is no 25:00, since a day has 24 hours", _HOURS)),
    ("24:30", Refused("there is no 24:30, since a day has 24 hours", _HOURS)),
    (
        "9:75 am",
        Refused("there is no 9:75, since an hour has 60 minutes", "Write minutes from 00 to 59."),
    ),
    ("13:00 am", Refused("13:00 and am contradict each other", "Write 1:00 am or 1:00 pm.")),
    ("0:30 pm", Refused("0:30 and pm contradict each other", "Write 12:30 am or 12:30 pm.")),
    ("24:00 am", Refused("24:00 and am contradict each other", "Write 12:00 am or 12:00 pm.")),
    (
        "until 5 pm",
        Refused(
            "it says when it ends but not when it starts", "Write both, as in 9:00 am - 10:30 am."
        ),
    ),
    ("9:00 am CT", _ZONE),
    ("9 am - 10 am (EST)", _ZONE),
    ("14:00 UTC", _ZONE),
    ("9 am Central Time", _ZONE),
    ("10:00 am - 9:00 am", _ends("before", "10:00 am - 9:00 am next day")),
    ("13:00 - 2:00", _ends("before", "1:00 pm - 2:00 am next day")),
    ("9:00 pm - 1:00", _ends("before", "9:00 pm - 1:00 am next day")),
    ("11:45 - 12:15 am", _ends("before", "11:45 pm - 12:15 am next day")),
    ("9 am - 9 am", _ends("when", "9:00 am - 9:00 am next day")),
    ("9 am" + " " * 3000 + "or so", Refused("this is too long for a time", _FORM)),
    ("9 am" * 1000, Refused("this is too long for a time", _FORM)),
]

LENGTHS = [
    ("45 minutes", 45), ("45 min", 45), ("45 mins.", 45), ("45min", 45), ("90m", 90),
    ("20-minute", 20), ("forty-five minutes", 45), ("1 hour", 60), ("an hour", 60),
    ("one hour", 60), ("2 hrs", 120), ("1.5 hours", 90), ("1,5 hours", 90), ("1½ hours", 90),
    ("1 1/2 hours", 90), ("1 h 30", 90), ("1h30", 90), ("1 h 30 min", 90),
    ("1 hour 30 minutes", 90), ("1 hour and 5 minutes", 65), ("an hour and a half", 90),
    ("half an hour", 30), ("a half hour", 30), ("a quarter of an hour", 15),
    ("three quarters of an hour", 45), ("1:30", 90), ("0:45", 45),
    ("1 hour 75 minutes", None), ("long", None), ("1:75", None), ("", None),
]  # fmt: skip


def test_tables_are_as_long_as_promised() -> None:
    assert len(READ) >= 45


@pytest.mark.parametrize(("text", "start", "end"), READ)
def test_read(text: str, start: int, end: int | None) -> None:
    assert read_time(text, clock_24=False) == SpokenTime(text, start, end)


@pytest.mark.parametrize("text", LATE)
def test_until_late(text: str) -> None:
    assert read_time(text, clock_24=False) == SpokenTime(text, 1080, None, until_late=True)


@pytest.mark.parametrize("text", ["late", "until late"])
def test_late_alone_has_no_start(text: str) -> None:
    assert read_time(text, clock_24=False) == SpokenTime(text, None, until_late=True)


@pytest.mark.parametrize("text", TO_COME)
def test_to_be_announced(text: str) -> None:
    assert read_time(text, clock_24=False) == SpokenTime(text, None)


@pytest.mark.parametrize(("text", "readings", "reason"), ASKED)
def test_asked(text: str, readings: tuple[str, ...], reason: str) -> None:
    assert read_time(text, clock_24=False) == Asked(readings, reason)


@pytest.mark.parametrize("reading", [reading for _, found, _ in ASKED for reading in found])
@pytest.mark.parametrize("clock_24", [False, True])
def test_readings_have_one_reading(reading: str, *, clock_24: bool) -> None:
    assert isinstance(read_time(reading, clock_24=clock_24), SpokenTime)


@pytest.mark.parametrize(("text", "refused"), REFUSED)
def test_refused(text: str, refused: Refused) -> None:
    assert read_time(text, clock_24=False) == refused


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("9:00", 540, None),
        ("9", 540, None),
        ("9:00 - 10:30", 540, 630),
        ("9 - 10", 540, 600),
        ("12:00 - 1:30 pm", 720, 810),
        ("11:30 - 1:00 pm", 690, 780),
        ("9:00 until late", 540, None),
    ],
)
def test_the_24_hour_clock_is_read(text: str, start: int, end: int | None) -> None:
    found = read_time(text, clock_24=True)
    assert found == SpokenTime(text, start, end, until_late=text.endswith("late"))


def test_the_24_hour_clock_beside_pm_is_asked() -> None:
    asked = Asked(("8:00 am - 9:00 pm", "8:00 pm - 9:00 pm"), _TWO_CLOCKS)
    assert read_time("8 - 9 pm", clock_24=True) == asked


@pytest.mark.parametrize(("text", "minutes"), LENGTHS)
def test_lengths(text: str, minutes: int | None) -> None:
    not_one = Refused(
        "this is not written as a length of time", "Write it as 45 minutes, or 1 hour 30 minutes."
    )
    assert read_length(text) == (not_one if minutes is None else minutes)


@pytest.mark.parametrize(
    ("text", "reason", "hint"),
    [
        (
            "90",
            "it does not say whether these are minutes or hours",
            "Write 90 minutes, or 90 hours.",
        ),
        ("0 minutes", "it is no time at all", "Write it as 45 minutes, or 1 hour 30 minutes."),
        (
            "1.33 hours",
            "it is not a whole number of minutes",
            "Write it as 45 minutes, or 1 hour 30 minutes.",
        ),
        (
            "400 hours",
            "it is longer than two weeks",
            "Write it as 45 minutes, or 1 hour 30 minutes.",
        ),
    ],
)
def test_lengths_refused(text: str, reason: str, hint: str) -> None:
    assert read_length(text) == Refused(reason, hint)


def _twelve(minute: int, pattern: str) -> str:
    hour, small = divmod(minute, 60)
    half = "am" if hour < 12 else "pm"
    return pattern.format(hour % 12 or 12, small, half, half[0])


_minutes = st.integers(0, 1439)


@given(_minutes, _minutes, st.booleans())
@settings(max_examples=150, deadline=None)
def test_every_range_reads_back(one: int, other: int, clock_24: bool) -> None:  # noqa: FBT001
    start, end = min(one, other), max(one, other)
    if start == end:
        end += 1440
    after = " next day" if end >= 1440 else ""
    shown = end % 1440
    for pattern in ("{}:{:02} {}", "{}:{:02}{}", "{0}.{1:02} {3}.m.", "{:02}:{:02} {}"):
        for dash in (" - ", "–", " to "):
            text = _twelve(start, pattern) + dash + _twelve(shown, pattern) + after
            assert read_time(text, clock_24=clock_24) == SpokenTime(text, start, end)
    for pattern in ("{:02}:{:02}", "{:02}{:02}", "{:02}h{:02}"):
        text = f"{pattern.format(*divmod(start, 60))}-{pattern.format(*divmod(shown, 60))}{after}"
        expected = SpokenTime(text, start, end)
        if start < 600 or start >= 780 or shown < 600 or shown >= 780 or "h" in text or clock_24:
            assert read_time(text, clock_24=clock_24) == expected
        else:
            assert isinstance(read_time(text, clock_24=clock_24), Asked)


@given(st.integers(0, 2880), st.booleans())
@settings(max_examples=200, deadline=None)
def test_what_is_said_reads_back(minute: int, clock_24: bool) -> None:  # noqa: FBT001
    said = say_minute(minute)
    assert read_time(said, clock_24=clock_24) == SpokenTime(said, minute)


@given(
    st.one_of(
        st.text(max_size=60),
        st.text("0123456789:.-–apmhnox 'tuilef\u00a0½½/T+", max_size=40),
        st.lists(
            st.sampled_from(
                ["9", ":", "00", " ", "am", "-", "to", "noon", "October", "8", ",", "2024"]
            )
        ).map("".join),
    )
)
@settings(max_examples=400, deadline=None)
def test_reading_never_raises(text: str) -> None:
    for clock_24 in (False, True):
        asked = read_time(text, clock_24=clock_24)
        if isinstance(asked, Asked):
            assert all(
                isinstance(read_time(r, clock_24=clock_24), SpokenTime) for r in asked.readings
            )
        read_moment(text, clock_24=clock_24)
    read_date(text)
    read_length(text)
    read_zone(text)


@pytest.mark.parametrize(
    "text",
    ["9" * 10_000, " " * 10_000, "9 am " * 2_000, "9:00 - " * 1_500, "h" * 10_000, "9 " * 5_000,
     "October " * 1_250, "½" * 10_000, "-" * 10_000, "9" * 120, "9 " * 60, "a " * 60],
)  # fmt: skip
def test_long_texts_are_quick(text: str) -> None:
    read_zone("warm up")
    begun = stopwatch.perf_counter()
    for _ in range(3):
        read_time(text, clock_24=False)
        read_moment(text, clock_24=False)
        read_date(text)
        read_length(text)
        read_zone(text)
    assert stopwatch.perf_counter() - begun < 1
