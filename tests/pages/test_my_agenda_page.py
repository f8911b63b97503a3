"""My agenda: a page that holds every session of the event, ready for those that a visitor keeps."""

import pytest
from made_pages import EVENT, FULLER, SMALLEST, made, urls, view


def picks(viewed, url="/my-agenda/"):
    return {pick.title: pick for day in view(viewed, url).days for pick in day.sessions}


@pytest.fixture
def fuller(site):
    return made(site.write(FULLER))


def test_every_session_is_there_by_day(fuller):
    days = [
        (day.number, day.stock, day.url, day.date, len(day.sessions))
        for day in view(fuller, "/my-agenda/").days
    ]
    assert days == [
        (1, 1, "/schedule/day-1/", "Tuesday, October 8, 2024", 7),
        (2, 2, "/schedule/day-2/", "Wednesday, October 9, 2024", 5),
    ]


def test_one_session_says_when_where_and_what_it_lies_in(fuller):
    found = picks(fuller)
    one, whole = found["Reentry"], found["Breakout sessions"]
    assert (one.url, one.time.whole, one.venue.text, one.room.text, one.within, one.in_turn) == (
        "/sessions/reentry/",
        "2:00 pm to 3:15 pm",
        "Main Library",
        "Conference Room A",
        whole.key,
        "",
    )


def test_ends_that_nobody_said_are_open(fuller):
    found = picks(fuller)
    assert {title for title, pick in found.items() if pick.open_end} == {
        "Reception",
        "Closing words",
        "Songs",
    }
    assert {title for title, pick in found.items() if pick.struck} == {"Reception"}


def test_parts_in_turn_without_times_of_their_own_know_their_whole(site):
    content = {
        "content/event.yaml": EVENT,
        "content/agenda/day-1.yaml": """\
date: October 8, 2024
sessions:
  - time: 9:00 am - 11:00 am
    title: Talks
    parts:
      - title: First
      - title: Second
""",
    }
    found = picks(made(site.write(content)))
    key = found["Talks"].key
    assert [(found[t].within, found[t].in_turn) for t in ("First", "Second")] == [(key, key)] * 2


def test_search_engines_leave_it_out(fuller):
    assert view(fuller, "/my-agenda/").frame.noindex is True


def test_an_event_without_sessions_has_none(site):
    viewed = made(site.write({"content/event.yaml": EVENT}))
    assert "/my-agenda/" not in urls(viewed)


def test_each_event_has_its_own_and_knows_the_sessions_of_the_others(site):
    later = SMALLEST["content/event.yaml"].replace("Riverton", "Lakeside").replace("2024", "2025")
    content = {**SMALLEST, "content/events/lakeside/event.yaml": later}
    viewed = made(site.write(content))
    (here,) = picks(viewed).values()
    (there,) = picks(viewed, "/lakeside/my-agenda/").values()
    assert here.key != there.key
    assert view(viewed, "/my-agenda/").elsewhere == there.key
    assert view(viewed, "/lakeside/my-agenda/").calendar == "/lakeside/my-agenda/events.json"
