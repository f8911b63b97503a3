"""The timetable's pages: which there are, what stands where, and the style sheet that places it."""

from made_pages import FULLER, made, urls, view


def event(more="", zone="America/Chicago"):
    return (
        "name: Peer Exchange\nstarts: November 2, 2024\nends: November 4, 2024\n"
        f"time zone: {zone}\n{more}"
    )


VENUES = """\
- name: Library
  rooms: [Hall, Attic]
- Hotel
"""
DAY = """\
day: 1
date: November 2, 2024
sessions:
  - time: 9:15 - 10:00 am
    title: Opening
    venue: Library, Hall
    track: Streets
  - time: 9:30 - 10:00 am
    title: Briefing
    venue: Hotel
    status: cancelled
    track: Housing
  - time: 10:00 - 10:15 am
    title: Break
    type: break
  - time: 10:15 - 11:00 am
    title: Breakouts
    venue: Library
    parallel:
      - title: First
        room: Hall
      - title: Second
        room: Attic
  - time: to be announced
    title: Closing
"""
LATE = """\
day: 2
date: November 3, 2024
sessions:
  - time: 12:30 - 3:30 am
    title: Night walk
  - time: 10:00 pm - 1:00 am next day
    title: Songs
"""
TRACKS = "tracks: [Streets, Housing]\n"


def pages_of(site, more="", **days):
    files = {f"content/agenda/{name.replace('_', '-')}.yaml": text for name, text in days.items()}
    return made(
        site.write({"content/event.yaml": event(more), "content/venues.yaml": VENUES, **files})
    )


def sheets(viewed):
    return [file for file in viewed.pages.files if "timetable" in file.path]


def placed(page):
    return [(e.title, e.place, e.heads) for e in page.entries]


def test_one_page_for_a_day_and_a_kind(site):
    viewed = pages_of(site, TRACKS, day_1=DAY, day_2=LATE)
    assert [url for url in urls(viewed) if "timetable" in url] == [
        "/schedule/timetable/",
        "/schedule/timetable/day-2/",
        "/schedule/timetable/tracks/",
    ]
    first = view(viewed, "/schedule/timetable/")
    assert [(tab.number, tab.url) for tab in first.tabs] == [
        (1, "/schedule/timetable/"),
        (2, "/schedule/timetable/day-2/"),
    ]
    assert [(kind.text, kind.url, kind.current) for kind in first.kinds] == [
        ("By room", "/schedule/timetable/", True),
        ("By track", "/schedule/timetable/tracks/", False),
    ]
    assert first.line.url == "/schedule/day-1/"
    assert first.frame.stock == 1
    assert view(viewed, "/schedule/day-2/").timetable.url == "/schedule/timetable/day-2/"
    assert view(viewed, "/schedule/").indexes[0].url == "/schedule/timetable/"


def test_a_day_with_one_session_has_none(site):
    viewed = pages_of(site, day_1="day: 1\nsessions:\n  - 9:00 - 10:00 am: Talk\n")
    assert [url for url in urls(viewed) if "timetable" in url] == []
    assert view(viewed, "/schedule/day-1/").timetable is None
    assert sheets(viewed) == []


def test_rooms_rows_and_columns(site):
    page = view(pages_of(site, day_1=DAY), "/schedule/timetable/")
    assert [(h.key, h.group, h.link.text, h.place) for h in page.heads] == [
        ("hall", "Library", "Hall", "c1 w1"),
        ("attic", "Library", "Attic", "c2 w1"),
        ("hotel", "", "Hotel", "c3 w1"),
    ]
    assert placed(page) == [
        ("Opening", "r2 s3 c1 w1", "hall"),
        ("Briefing", "r3 s2 c3 w1", "hotel"),
        ("Break", "r5 s1 c1 w3", "hall attic hotel"),
        ("First", "r6 s3 c1 w1", "hall"),
        ("Second", "r6 s3 c2 w1", "attic"),
    ]
    assert [(hour.text, hour.place) for hour in page.hours] == [
        ("9:00 am", "r1"),
        ("10:00 am", "r5"),
        ("11:00 am", "r9"),
    ]
    assert page.place == "n3 m8 h300"
    opening, briefing, pause, first, _ = page.entries
    assert (opening.time, opening.where, opening.told) == (
        *("9:15 am to 10:00 am", "Library, Hall"),
        True,
    )
    assert (briefing.status, briefing.struck) == ("Canceled", True)
    assert (pause.wide, pause.where, pause.told) == (True, "", False)
    assert first.where == "Library, Hall"
    assert [line.title for line in page.untimed] == ["Closing"]


def test_tracks(site):
    page = view(pages_of(site, TRACKS, day_1=DAY), "/schedule/timetable/tracks/")
    assert [(h.link.text, h.place) for h in page.heads] == [
        ("Streets", "c1 w1"),
        ("Housing", "c2 w1"),
    ]
    assert placed(page)[2:] == [
        ("Break", "r5 s1 c1 w2", "streets housing"),
        ("Breakouts", "r6 s3 c1 w2", "streets housing"),
    ]
    assert [link.text for link in page.entries[-1].inside] == ["First", "Second"]


def test_a_night_when_clocks_go_back_is_an_hour_longer(site):
    """Clocks in Chicago go back from 2 am to 1 am on November 3: 12:30 to 3:30 am are four hours."""
    page = view(pages_of(site, day_2=LATE), "/schedule/timetable/")
    assert placed(page) == [("Night walk", "r2 s8 c1 w1", "x"), ("Songs", "r47 s6 c1 w1", "x")]
    assert [(hour.text, hour.place) for hour in page.hours[:5]] == [
        ("12:00 am", "r1"),
        ("1:00 am", "r3"),
        ("1:00 am", "r5"),
        ("2:00 am", "r7"),
        ("3:00 am", "r9"),
    ]
    assert [hour.text for hour in page.hours[-3:]] == ["11:00 pm", "12:00 am", "1:00 am"]


def test_the_style_sheet_has_every_class_and_no_other(site):
    viewed = pages_of(site, TRACKS, day_1=DAY, day_2=LATE)
    (sheet,) = sheets(viewed)
    text = sheet.body.decode()
    tables = [page.view for page in viewed.pages.pages if page.template == "timetable.html"]
    assert {table.sheet for table in tables} == {f"/{sheet.path}"}
    used = {
        name
        for table in tables
        for one in (table, *table.heads, *table.hours, *table.entries)
        for name in one.place.split()
    }
    for name in used:
        assert f".{name} {{" in text, name
    assert ".timetable .r47 { grid-row-start: 47; }" in text
    assert ".s7 {" not in text
    assert "--lanes: 3;" in text


def test_keys_of_rooms_with_the_same_name_differ(site):
    venues = "- name: Library\n  rooms: [Hall]\n- name: Hotel\n  rooms: [Hall]\n"
    day = "day: 1\nsessions:\n  - time: 9:00 - 10:00 am\n    title: A\n    venue: Library, Hall\n"
    day += "  - time: 9:00 - 10:00 am\n    title: B\n    venue: Hotel, Hall\n"
    day = day.replace("day: 1\n", "day: 1\ndate: November 2, 2024\n")
    site.write({"content/event.yaml": event(), "content/venues.yaml": venues})
    page = view(made(site.write({"content/agenda/day-1.yaml": day})), "/schedule/timetable/")
    assert [head.key for head in page.heads] == ["hall", "hotel-hall"]


def test_networks_of_the_fuller_site(site):
    page = view(made(site.write(FULLER)), "/schedule/timetable/networks/")
    assert [head.link.text for head in page.heads] == [
        "Reentry Leaders Network",
        "Justice Policy Network",
    ]
