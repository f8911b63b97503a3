"""Time zones as typed."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from handbill.times import Asked, Refused
from handbill.zones import month_first, read_zone

READ = [
    ("America/Chicago", "America/Chicago"),
    ("america/chicago", "America/Chicago"),
    ("AMERICA/NEW_YORK", "America/New_York"),
    ("America/New York", "America/New_York"),
    ("Central", "America/Chicago"),
    ("Central Time", "America/Chicago"),
    ("central standard time", "America/Chicago"),
    ("CT", "America/Chicago"),
    ("C.T.", "America/Chicago"),
    ("CST", "America/Chicago"),
    ("CDT", "America/Chicago"),
    ("US Central", "America/Chicago"),
    ("US/Central", "America/Chicago"),
    ("Eastern", "America/New_York"),
    ("US Eastern", "America/New_York"),
    ("EST", "America/New_York"),
    ("Eastern Time (US and Canada)", "America/New_York"),
    ("Mountain Time", "America/Denver"),
    ("Pacific", "America/Los_Angeles"),
    ("PT", "America/Los_Angeles"),
    ("Alaska Time", "America/Anchorage"),
    ("Hawaii", "Pacific/Honolulu"),
    ("Arizona", "America/Phoenix"),
    ("Chicago", "America/Chicago"),
    ("Los Angeles", "America/Los_Angeles"),
    ("Berlin", "Europe/Berlin"),
    ("Europe/Berlin", "Europe/Berlin"),
    ("australia/lord howe", "Australia/Lord_Howe"),
    ("UTC", "UTC"),
]

_SEVERAL = "it is used in several parts of the world"
_PLACE = "Write a place whose clock counts, such as America/Chicago, or Central."


@pytest.mark.parametrize(("text", "zone"), READ)
def test_read(text: str, zone: str) -> None:
    assert read_zone(text) == zone
    assert ZoneInfo(zone).key == zone


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("MST", ("America/Denver", "America/Phoenix")),
        ("IST", ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem")),
        ("BST", ("Europe/London", "Asia/Dhaka")),
        ("GMT", ("Europe/London", "Africa/Accra", "UTC")),
        ("CET", ("Europe/Berlin", "Europe/Madrid", "Europe/Paris")),
        ("Atlantic Time", ("America/Puerto_Rico", "America/Halifax")),
    ],
)
def test_asked(text: str, readings: tuple[str, ...]) -> None:
    assert read_zone(text) == Asked(readings, _SEVERAL)
    assert tuple(map(read_zone, readings)) == readings


@pytest.mark.parametrize(
    "text", ["-05:00", "+1", "UTC-5", "GMT+1", "utc +05:30", "\u221205:00", "Etc/GMT+5", "-0500"]
)
def test_offsets_are_refused(text: str) -> None:
    reason = "an offset stays the same all year, but clocks change with daylight saving time"
    assert read_zone(text) == Refused(reason, _PLACE)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Chicgo", "Did you mean America/Chicago?"),
        ("America/Chicgo", "Did you mean America/Chicago?"),
        ("Europe/Munich", _PLACE),
        ("banana", _PLACE),
        ("", _PLACE),
        ("EST5EDT", _PLACE),
        ("x" * 10_000, _PLACE),
    ],
)
def test_unknown(text: str, hint: str) -> None:
    assert read_zone(text) == Refused("this is not a time zone that is known", hint)


@pytest.mark.parametrize(
    "zone",
    ["America/Chicago", "America/Indiana/Knox", "Pacific/Honolulu", "US/Central", "Pacific/Guam"],
)
def test_month_first_in_the_united_states(zone: str) -> None:
    assert month_first(zone)


@pytest.mark.parametrize(
    "zone", ["America/Toronto", "America/Puerto_Rico", "Europe/Berlin", "UTC", ""]
)
def test_not_month_first_elsewhere(zone: str) -> None:
    assert not month_first(zone)
