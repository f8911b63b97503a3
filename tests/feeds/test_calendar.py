"""Calendars: the browser joins them from pieces; read again, every time is the one that was typed."""

import json
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from made_pages import EVENT, FULLER, SMALLEST, made

from handbill.feeds.calendar import calendar_texts, files
from handbill.feeds.calendar_zones import time_zone

CHICAGO = ZoneInfo("America/Chicago")


def pieces(site, content, **how):
    return calendar_texts(made(site.write(content), **how).makers[0])


def joined(texts, keys=None):
    found = texts.events if keys is None else keys
    return texts.head + "".join(texts.events[key] for key in found) + texts.tail


def events(texts):
    """Return the events of the joined calendar by their summaries."""
    whole = Calendar.from_ical(joined(texts))
    return {str(event["summary"]): event for event in whole.walk("VEVENT")}


def test_the_joined_file_has_every_time_that_was_typed(site):
    def at(day, hour, minute=0):
        return datetime(2024, 10, day, hour, minute, tzinfo=CHICAGO)

    found = events(pieces(site, FULLER))
    assert {title: (event.start, event.end) for title, event in found.items()} == {
        "Visit to the Technology Center": (at(8, 9), at(8, 10, 30)),
        "Walk to the library": (at(8, 10, 30), at(8, 10, 45)),
        "What libraries make possible": (at(8, 12), at(8, 13, 30)),
        "Breakout sessions": (at(8, 14), at(8, 15, 15)),
        "Reentry": (at(8, 14), at(8, 15, 15)),
        "Justice policy": (at(8, 14), at(8, 15, 15)),
        "Monthly meeting": (at(8, 16), at(8, 18)),
        "Sustaining safety work": (at(9, 9), at(9, 10, 30)),
        "Canceled: Reception": (at(9, 18), at(9, 19)),
        "Moved: Night walk": (at(9, 22), at(10, 1)),
        "Tentative: Songs": (at(9, 20), at(9, 21)),
    }
    assert {event["dtstart"].params["TZID"] for event in found.values()} == {"America/Chicago"}


def test_one_event_in_full(site):
    texts = pieces(site, FULLER, base_url="https://example.gov/events/x/")
    key = next(key for key, text in texts.events.items() if "What libraries" in text)
    event = Calendar.from_ical(joined(texts, [key])).walk("VEVENT")[0]
    assert {name: str(event[name]) for name in event if not name.startswith("DT")} == {
        "UID": f"{key}.events.x@example.gov",
        "SUMMARY": "What libraries make possible",
        "LOCATION": "Large Meeting Room, Main Library, 100 Example Street, Riverton, LA 70801",
        "DESCRIPTION": "Moderator: Alma Reyes\n"
        "Panelists: Marcus Hill, Priya Nair, Center for Example Progress and residents\n"
        "https://example.gov/events/x/panels/what-libraries-make-possible/",
        "STATUS": "CONFIRMED",
        "URL": "https://example.gov/events/x/panels/what-libraries-make-possible/",
    }
    assert event["dtstamp"].dt == datetime(2024, 10, 8, 5, 0, tzinfo=UTC)


def test_what_has_become_of_a_session_is_told(site):
    found = events(pieces(site, FULLER))
    told = {title: str(event["status"]) for title, event in found.items() if ": " in title}
    assert told == {
        "Canceled: Reception": "CANCELLED",
        "Moved: Night walk": "CONFIRMED",
        "Tentative: Songs": "TENTATIVE",
    }
    assert str(found["Canceled: Reception"]["location"]) == "Place to be announced"
    assert str(found["Tentative: Songs"]["location"]) == "Online"


def test_ends_that_nobody_said_are_a_quarter_of_an_hour_for_moments_else_an_hour(site):
    agenda = "agenda:\n  - 8:00 am: Doors open\n  - 9:00 am: Talk\n"
    found = events(pieces(site, {"content/event.yaml": EVENT + agenda}))
    lengths = {title: event.end - event.start for title, event in found.items()}
    assert lengths == {"Doors open": timedelta(minutes=15), "Talk": timedelta(hours=1)}


def test_every_line_ends_as_the_standard_says_and_is_no_longer_than_75_octets(site):
    title = "Ñandú, " * 30
    content = {
        "content/event.yaml": EVENT + f"agenda:\n  - 8:00 am - 9:00 am: {title}\n",
    }
    lines = joined(pieces(site, content)).encode().split(b"\r\n")
    assert lines[-1] == b""
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)


def test_the_same_session_has_the_same_name_wherever_the_site_is_built(site):
    first = pieces(site, SMALLEST, base_url="https://example.gov")
    again = pieces(site, SMALLEST, base_url="https://example.gov/")
    (key,) = first.events
    assert first == again
    assert f"\r\nUID:{key}@example.gov\r\n" in first.events[key]


def test_a_site_with_no_address_has_names_of_its_own(site):
    first = pieces(site, SMALLEST)
    other = {"content/event.yaml": SMALLEST["content/event.yaml"].replace("Riverton", "Lakeside")}
    second = pieces(site, other)
    assert first.events.keys() == second.events.keys()
    uids = [next(iter(events(texts).values()))["uid"] for texts in (first, second)]
    assert all(uid.endswith(".handbill.invalid") for uid in uids)
    assert uids[0] != uids[1]


def test_a_place_in_another_zone_has_its_own_clock(site):
    content = {
        "content/event.yaml": EVENT,
        "content/venues.yaml": "- name: Hall\n  time zone: Europe/Berlin\n",
        "content/agenda/day-1.yaml": "date: October 8, 2024\nsessions:\n"
        "  - 9:00 am - 10:00 am: Here\n  - time: 8:00 pm - 9:00 pm\n    title: There\n    venue: Hall\n",
    }
    texts = pieces(site, content)
    found = events(texts)
    assert found["There"].start == datetime(2024, 10, 8, 18, 0, tzinfo=UTC)
    zones = [str(zone["tzid"]) for zone in Calendar.from_ical(joined(texts)).walk("VTIMEZONE")]
    assert zones == ["America/Chicago", "Europe/Berlin"]


def test_a_time_that_comes_twice_is_told_by_universal_time(site):
    content = {
        "content/event.yaml": EVENT.replace("October 8", "November 3").replace(
            "ends: October 10, 2024\n", ""
        )
        + "agenda:\n  - 12:30 am - 1:30 am: Vigil\n  - 1:30 am - 2:30 am: After\n",
    }
    found = events(pieces(site, content))
    assert found["Vigil"].start == datetime(2024, 11, 3, 5, 30, tzinfo=UTC)
    assert found["After"].end == datetime(2024, 11, 3, 8, 30, tzinfo=UTC)


def test_nobody_private_is_in_a_calendar(site):
    agenda = (
        "day: 1\nsessions:\n  - time: 9:00 am - 10:00 am\n    title: Water\n"
        "    speakers:\n      - Alma Reyes\n      - Marcus Hill\n"
    )
    people = "- name: Alma Reyes\n- name: Marcus Hill\n  private: yes\n"
    texts = pieces(
        site, FULLER | {"content/agenda/day-1.yaml": agenda, "content/people.yaml": people}
    )
    told = [
        str(event["description"]) for event in events(texts).values() if event["summary"] == "Water"
    ]
    assert [("Alma Reyes" in one, "Marcus Hill" in one) for one in told] == [(True, False)]


def test_undated_sessions_and_drafts_are_in_no_calendar(site):
    content = {
        "content/event.yaml": EVENT,
        "content/agenda/day-1.yaml": "date: October 8, 2024\nsessions:\n"
        "  - time: to be announced\n    title: Some time\n"
        "  - time: 9:00 am - 10:00 am\n    title: Secret\n    draft: yes\n",
    }
    viewed = made(site.write(content))
    (file,) = files(viewed.makers)
    assert file.path == "my-agenda/events.json"
    assert json.loads(file.body)["events"] == {}
    assert b"Secret" not in file.body


# Time zones


@pytest.mark.parametrize(
    "name",
    [
        "America/Chicago",
        "America/Phoenix",
        "Europe/Dublin",
        "Australia/Lord_Howe",
        "America/New_York",
    ],
)
def test_a_zone_tells_the_offset_of_every_hour_in_its_years(name):
    zone = ZoneInfo(name)
    moment = datetime(2024, 1, 1, tzinfo=UTC)
    wrong = []
    changes = sorted(
        (change - part["tzoffsetfrom"].td, part["tzoffsetto"].td)
        for part in time_zone(name, 2023, 2026).subcomponents
        for change in [part["dtstart"].dt, *_others(part)]
    )
    while moment.year < 2026:
        plain = moment.replace(tzinfo=None)
        offset = [to for at, to in changes if at <= plain][-1]
        if offset != moment.astimezone(zone).utcoffset():
            wrong.append(moment)
        moment += timedelta(minutes=30)
    assert wrong == []


def _others(part):
    found = part.get("rdate", [])
    return [one.dt for line in (found if isinstance(found, list) else [found]) for one in line.dts]


def test_daylight_saving_begins_at_the_hour_before_the_change():
    told = time_zone("America/Chicago", 2024, 2024).to_ical().decode().split("\r\n")
    begins = told[told.index("BEGIN:DAYLIGHT") + 1]
    assert begins == "DTSTART:20240310T020000"
    assert date(2024, 3, 10).isoweekday() == 7
