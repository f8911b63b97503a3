"""Filters on the schedule: what an event can be filtered by, what each session is found by, who links there."""

from made_pages import EVENT, FULLER, SMALLEST, made, view

ROOM = "/venues/main-library/large-meeting-room/"


def offered(viewed, url="/schedule/"):
    """Return the filters of a page: the values of each, by its name."""
    form = view(viewed, url).filters
    return {one.name: [choice.value for choice in one.choices] for one in form.filters}


def found_by(viewed, url="/schedule/"):
    """Return by what the sessions of the schedule are found, by title."""
    found = {}
    for day in view(viewed, url).days:
        for entry in day.entries:
            for session in (entry, *entry.branches, *entry.parts):
                found[session.title] = session.found_by
    return found


def test_an_event_is_filtered_by_what_tells_its_sessions_apart(site):
    viewed = made(site.write(FULLER))
    assert offered(viewed) == {
        "day": ["1", "2"],
        "for": ["reentry-leaders-network", "justice-policy-network"],
        "type": [
            *("breakouts", "meeting", "panel", "reception", "site-visit", "tour", "walk"),
        ],
        "place": ["main-library", "technology-center", "conference-hotel"],
        "room": [
            "main-library.large-meeting-room",
            "main-library.conference-room-a",
            "main-library.conference-room-b",
        ],
    }
    form = view(viewed, "/schedule/").filters
    assert (form.total, form.all_days) == (12, "")
    assert [choice.text for choice in form.filters[0].choices] == [
        "Day 1, Tuesday, Oct 8",
        "Day 2, Wednesday, Oct 9",
    ]
    assert form.filters[4].choices[0].text == "Large Meeting Room, Main Library"


def test_a_session_is_found_by_its_own_and_by_what_it_has_from_the_whole(site):
    found = found_by(made(site.write(FULLER)))
    assert found["Breakout sessions"] == "day=1 type=breakouts place=main-library"
    assert found["Reentry"] == (
        "day=1 for=reentry-leaders-network type=breakouts place=main-library"
        " room=main-library.conference-room-a"
    )
    assert found["Closing words"] == "day=2"


def test_a_day_is_filtered_like_the_event_but_not_by_day(site):
    viewed = made(site.write(FULLER))
    assert list(offered(viewed, "/schedule/day-2/")) == ["for", "type", "place", "room"]
    form = view(viewed, "/schedule/day-2/").filters
    assert (form.total, form.all_days) == (5, "/schedule/")


def test_few_sessions_or_nothing_to_choose_between_have_no_filters(site):
    viewed = made(site.write(SMALLEST))
    assert view(viewed, "/schedule/").filters is None
    assert found_by(viewed) == {"Breakfast": ""}
    alike = "".join(f"  - {hour}:00 am: Session {hour}\n" for hour in range(1, 12))
    viewed = made(site.write({"content/event.yaml": EVENT + "agenda:\n" + alike}))
    assert view(viewed, "/schedule/").filters is None


def test_what_is_offered_at_some_sessions_is_a_choice_of_its_own(site):
    sessions = "".join(
        f"  - time: {hour}:00 am - {hour}:30 am\n    title: Session {hour}\n"
        for hour in range(1, 9)
    )
    branches = "    offered: ASL interpretation\n    parallel:\n      - One\n      - Two\n"
    event = EVENT + "agenda:\n" + sessions
    assert view(made(site.write({"content/event.yaml": event})), "/schedule/").filters is None
    viewed = made(site.write({"content/event.yaml": event + branches}))
    assert offered(viewed) == {"offered": ["asl-interpretation"]}
    found = found_by(viewed)
    assert [found[title] for title in ("Session 7", "Session 8", "One")] == [
        *("", "offered=asl-interpretation", ""),
    ]


def test_networks_and_places_lead_to_their_sessions_in_the_schedule(site):
    viewed = made(site.write(FULLER))
    urls = ("/networks/reentry-leaders-network/", "/venues/main-library/", ROOM)
    assert [view(viewed, url).in_schedule.url for url in urls] == [
        "/schedule/?for=reentry-leaders-network",
        "/schedule/?place=main-library",
        "/schedule/?room=main-library.large-meeting-room",
    ]


def test_a_schedule_too_long_for_one_page_has_the_filters_and_the_places_of_its_days(site):
    sessions = "".join(
        f"  - time: {at // 60 + 6}:{at % 60:02d} am\n    title: Session {at}\n"
        f"    type: {'panel' if at % 2 else 'talk'}\n"
        for at in range(151)
    )
    viewed = made(site.write({"content/event.yaml": EVENT + "agenda:\n" + sessions}))
    page = view(viewed, "/schedule/")
    assert (page.in_full, offered(viewed), page.filters.total) == (
        False,
        {"type": ["panel", "talk"]},
        151,
    )
