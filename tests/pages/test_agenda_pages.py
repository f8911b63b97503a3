from datetime import UTC, datetime

import pytest
from made_pages import FULLER, made, view

from handbill.pages.maker import contact_link, shorten
from handbill.pages.pictures import picture_url
from handbill.pages.ways import meters


@pytest.fixture
def fuller(site):
    return made(site.write(FULLER))


def day(viewed, number):
    return view(viewed, f"/schedule/day-{number}/").day


def test_the_line_under_a_day(fuller):
    first, second = day(fuller, 1), day(fuller, 2)
    assert (first.name, first.title, first.stock) == ("Day 1", "Seeing the work up close", 1)
    assert (first.date, first.iso_date) == ("Tuesday, October 8, 2024", "2024-10-08")
    assert first.hours == "9:00 am to 6:00 pm, Central Time"
    assert first.places == "3 places, about 0.7 miles on foot"
    assert (second.title, second.stock) == ("Day 2", 2)
    assert second.hours == "9:00 am to 1:00 am Thursday, Central Time"


def test_every_way_to_say_a_time(fuller):
    said = {entry.title: entry.time.whole for entry in day(fuller, 2).entries}
    assert said == {
        "Sustaining safety work": "9:00 am to 10:30 am",
        "Reception": "from 6:00 pm",
        "Night walk": "10:00 pm to 1:00 am Thursday",
        "Closing words": "To be announced",
        "Songs": "8:00 pm until late",
    }


def test_a_time_in_its_parts(fuller):
    entries = {entry.title: entry.time for entry in day(fuller, 2).entries}
    told = entries["Sustaining safety work"]
    assert (told.lead, told.numerals, told.half, told.until) == ("", "9:00", "am", "to 10:30 am")
    assert told.starts == "2024-10-09T09:00-05:00"
    told = entries["Reception"]
    assert (told.lead, told.numerals, told.half, told.until) == ("from", "6:00", "pm", "")


def test_twenty_four_hours(site):
    site.write(FULLER).write({"site_config.yaml": "clock: 24 hours\n"})
    first = day(made(site), 1)
    assert first.hours == "09:00 to 18:00, Central Time"
    told = first.entries[0].time
    assert (told.numerals, told.half, told.until) == ("09:00", "", "to 10:30")


def test_statuses_are_words_and_only_what_is_off_is_struck(fuller):
    told = {e.title: (e.status, e.struck) for e in day(fuller, 2).entries if e.status}
    assert told == {
        "Reception": ("Canceled", True),
        "Night walk": ("Moved", False),
        "Songs": ("Tentative", False),
    }


def test_where_a_session_is(fuller):
    places = {e.title: e for e in (*day(fuller, 1).entries, *day(fuller, 2).entries)}
    panel = places["What libraries make possible"]
    assert (panel.venue.text, panel.venue.url) == ("Main Library", "/venues/main-library/")
    assert panel.room.text == "Large Meeting Room"
    assert places["Reception"].place_note == "Place to be announced"
    assert places["Songs"].place_note == "Online"


def test_the_ways_between_places(fuller):
    entries = day(fuller, 1).entries
    told = [
        (e.title, e.kind, e.moves, e.label, e.venue and e.venue.text, e.leg and e.leg.text)
        for e in entries
    ]
    assert told == [
        (
            "Visit to the Technology Center",
            "session",
            True,
            "Site visit",
            "Technology Center",
            None,
        ),
        ("Walk to the library", "walk", False, "Walk, 7 minutes", "Main Library", None),
        (
            "What libraries make possible",
            "session",
            True,
            "Panel · Lunch, provided",
            "Main Library",
            None,
        ),
        ("Breakout sessions", "session", False, "Breakouts", "Main Library", None),
        (
            "Monthly meeting",
            "session",
            True,
            "Meeting",
            "Conference Hotel",
            "Walk, about 8 minutes",
        ),
    ]


def test_a_typed_way_wins(site):
    agenda = FULLER["content/agenda/day-1.yaml"]
    site.write(FULLER | {"content/agenda/day-1.yaml": agenda + "    getting there: by bus\n"})
    way = day(made(site), 1).entries[-1].leg
    assert (way.kind, way.text) == ("ride", "By bus")


def test_meters_along_the_globe():
    assert round(meters((0, 0), (0, 1))) == 111195
    assert meters((30.4, -91.1), (30.4, -91.1)) == 0


def test_sessions_at_the_same_time(fuller):
    breakouts = day(fuller, 1).entries[3]
    assert breakouts.choose == "Choose one of 2"
    told = [(b.title, b.room.text, b.audience) for b in breakouts.branches]
    assert told == [
        ("Reentry", "Conference Room A", "Reentry Leaders Network"),
        ("Justice policy", "Conference Room B", "Justice Policy Network"),
    ]
    (sibling,) = view(fuller, "/sessions/reentry/").siblings
    assert (sibling.title, sibling.url) == ("Justice policy", "/sessions/justice-policy/")


def whole(site, agenda):
    return made(site.write(FULLER | {"content/agenda/day-2.yaml": agenda}))


def test_what_lies_in_a_session_says_only_what_differs(site):
    viewed = whole(
        site,
        """\
day: 2
sessions:
  - time: 9:00 - 10:30 am
    title: Morning
    venue: Main Library, Large Meeting Room
    parts:
      - Opening words
      - time: 9:30 - 10:00 am
        title: A film
        room: Conference Room A
  - time: 1:00 - 2:00 pm
    title: Breakouts
    venue: Main Library
    parallel:
      - title: Here
      - title: There
        venue: Conference Hotel, Ballroom
""",
    )
    morning, breakouts = day(viewed, 2).entries
    told = [
        (
            inner.title,
            inner.time.whole,
            inner.venue and inner.venue.text,
            inner.room and inner.room.text,
        )
        for inner in (*morning.parts, *breakouts.branches)
    ]
    assert told == [
        ("Opening words", "", None, None),
        ("A film", "9:30 am to 10:00 am", None, "Conference Room A"),
        ("Here", "", None, None),
        ("There", "", "Conference Hotel", "Ballroom"),
    ]
    listed = view(viewed, morning.url).parts
    assert [(line.title, line.when, line.starts, line.where) for line in listed] == [
        ("Opening words", "", "2024-10-09T09:00-05:00", ""),
        (
            "A film",
            "9:30 am to 10:00 am",
            "2024-10-09T09:30-05:00",
            "Main Library, Conference Room A",
        ),
    ]


def test_nobody_is_led_to_what_is_off_and_a_tour_ends_at_its_last_stop(site):
    viewed = whole(
        site,
        """\
day: 2
sessions:
  - time: 9:00 - 10:00 am
    title: Talk
    venue: Main Library
  - time: 10:00 - 11:00 am
    title: Cancelled talk
    venue: Conference Hotel
    status: cancelled
  - time: 11:00 am - noon
    title: Second talk
    venue: Main Library
  - time: 1:00 - 2:00 pm
    title: Tour on foot
    type: tour
    walk: 35 minutes
    stops:
      - Main Library
      - Conference Hotel
  - time: 2:00 - 3:00 pm
    title: Table talk
    venue: Conference Hotel
""",
    )
    told = [(e.title, e.moves, e.leg and e.leg.text) for e in day(viewed, 2).entries]
    assert told == [
        ("Talk", True, None),
        ("Cancelled talk", False, None),
        ("Second talk", False, None),
        ("Tour on foot", False, None),
        ("Table talk", True, None),
    ]


def test_a_panel(fuller):
    panel = view(fuller, "/panels/what-libraries-make-possible/")
    told = [
        (role.role, [(who.who.text, who.who.url) for who in role.people]) for role in panel.roles
    ]
    assert told == [
        ("Moderator", [("Alma Reyes", "/people/alma-reyes/")]),
        (
            "Panelists",
            [
                ("Marcus Hill", "/people/#marcus-hill"),
                ("Priya Nair", ""),
                ("Center for Example Progress", "/organizations/#center-for-example-progress"),
                ("residents", ""),
            ],
        ),
    ]
    assert panel.questions == ("What does a library owe its neighbors?",)
    assert [(link.url, link.text) for link in panel.materials] == [("/files/slides.pdf", "Slides")]
    assert [link.url for link in panel.recaps] == ["/posts/three-days/"]
    facts = {fact.name: fact.text or [link.text for link in fact.links] for fact in panel.facts}
    assert facts == {
        "When": "Tuesday, October 8, 12:00 pm to 1:30 pm, Central Time",
        "Where": ["Main Library", "Large Meeting Room"],
        "Track": ["Libraries"],
        "Meal": "Lunch, provided",
    }
    assert panel.frame.previous.text == "Walk to the library"
    assert panel.frame.next.text == "Breakout sessions"
    assert (panel.day.url, panel.day.text) == (
        "/schedule/day-1/",
        "Day 1: Seeing the work up close",
    )


def test_a_very_long_schedule_is_a_list_of_its_days(site):
    rows = "".join(f"  - 9:00 am - 9:30 am: Session {n}\n" for n in range(151))
    rows += "  - 10:00 am - 10:30 am: Report back\n"
    rows += "  - time: 10:00 am - 10:45 am\n    title: Coffee\n    type: meal\n"
    rows += "  - 11:00 am - 11:30 am: One for all\n"
    site.write(FULLER | {"content/agenda/day-2.yaml": f"day: 2\nsessions:\n{rows}"})
    schedule = view(made(site), "/schedule/")
    assert not schedule.in_full
    assert [entry.title for entry in schedule.days[1].entries] == ["Coffee", "One for all"]


def test_pictures_get_an_address_of_their_content():
    assert picture_url("images/Alma Réyes.JPG", "0123456789") == "/images/alma-reyes-01234567.jpg"
    assert picture_url("images/照片.png", "0123456789").endswith("-01234567.png")


def test_descriptions_end_between_words():
    assert shorten("One  two\nthree") == "One two three"
    assert shorten("One two three, four", 16) == "One two three…"


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("events@example.gov", "mailto:events@example.gov"),
        ("(225) 555-0100", "tel:2255550100"),
        ("https://example.gov/", "https://example.gov/"),
        ("the front desk", ""),
    ],
)
def test_how_to_reach_someone(typed, url):
    assert contact_link(typed).url == url


def test_sessions_are_announced_only_for_a_day_still_to_come(site):
    empty = {"content/agenda/day-2.yaml": "day: 2\ndate: October 9, 2024\n"}
    site.write(FULLER | empty)
    told = [
        day(made(site, as_of=datetime(2024, 10, 10, hour, tzinfo=UTC)), 2).open for hour in (4, 5)
    ]
    assert told == ["Sessions will be announced.", ""]
