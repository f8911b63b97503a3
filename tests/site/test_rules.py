import pytest

from handbill.site.clash_rules import walking_minutes
from handbill.site.rules import RULES, judge

VENUES = """\
- name: Main Library
  map: 30.4364, -91.1086
  rooms:
    - name: Room A
      capacity: 24
    - Room B
- name: River Hall
  map: 30.4500, -91.1086
"""
PEOPLE = "- name: Alma Reyes\n- name: Marcus Hill\n"


def judged(build, sessions, **files):
    text = "day: 1\nsessions:\n" + sessions
    built = build(**({"venues": VENUES, "people": PEOPLE, "day1": text} | files))
    return [f"{p.position} {p.code}: {p.message}" for p in judge(built.site)]


def session(title, time, **keys):
    lines = [
        f"  - time: {time}",
        f"    title: {title}",
        *(f"    {k}: {v}" for k, v in keys.items()),
    ]
    return "\n".join(lines) + "\n"


def test_every_rule_is_a_function_with_a_sentence():
    assert [name for name, rule in RULES.items() if not rule.__doc__] == []


def test_a_person_in_two_sessions_at_once(build):
    text = session("One", "9:00 am - 10:00 am", speakers="Alma Reyes")
    later = session("Two", "9:30 am - 10:30 am", hosts="Alma Reyes")
    assert judged(build, text + later) == [
        (
            "content/agenda/day-1.yaml:8:12 person-clash: Alma Reyes is in two sessions at once: "
            '"One" (9:00 am to 10:00 am) and "Two" (9:30 am to 10:30 am).'
        )
    ]


@pytest.mark.parametrize(
    ("time", "keys"),
    [
        ("10:00 am - 10:30 am", {"hosts": "Alma Reyes"}),
        ("9:30 am - 10:30 am", {"hosts": "Marcus Hill"}),
        ("9:30 am", {"hosts": "Alma Reyes"}),
        ("9:30 am - 10:30 am", {"hosts": "Alma Reyes", "status": "cancelled"}),
    ],
)
def test_no_clash_of_people(build, time, keys):
    text = session("One", "9:00 am - 10:00 am", speakers="Alma Reyes")
    assert judged(build, text + session("Two", time, **keys)) == []


def test_a_room_in_two_sessions_at_once(build):
    text = session("One", "9:00 am - 10:00 am", room="Room A")
    later = session("Two", "9:00 am - 10:30 am", venue="Main Library, Room A")
    assert judged(build, text + later) == [
        (
            "content/agenda/day-1.yaml:8:12 room-clash: Room A is used by two sessions at once: "
            '"One" (9:00 am to 10:00 am) and "Two" (9:00 am to 10:30 am).'
        )
    ]
    shared = session("Two", "9:00 am - 10:30 am", room="Room A", shared="yes")
    other = session("Two", "9:00 am - 10:30 am", room="Room B")
    assert judged(build, text + shared) + judged(build, text + other) == []


FAMILY = """\
  - time: 9:00 am - 11:00 am
    title: Breakouts
    room: Room A
    hosts: Alma Reyes
    {}:
      - title: One
        speakers: Alma Reyes
      - title: Two
        speakers: {}
"""


def test_sessions_do_not_clash_with_the_one_around_them(build):
    assert judged(build, FAMILY.format("parallel", "Marcus Hill")) == []
    assert judged(build, FAMILY.format("parts", "Alma Reyes")) == []


def test_parallel_sessions_clash_with_each_other(build):
    assert judged(build, FAMILY.format("parallel", "Alma Reyes")) == [
        (
            "content/agenda/day-1.yaml:11:19 person-clash: Alma Reyes is in two sessions at once: "
            '"One" (9:00 am to 11:00 am) and "Two" (9:00 am to 11:00 am).'
        )
    ]


def test_the_way_between_two_venues(build):
    first = session("One", "9:00 am - 10:00 am", venue="Main Library")
    assert walking_minutes((30.4364, -91.1086), (30.45, -91.1086)) == 25
    assert judged(build, first + session("Two", "10:10 am - 11:00 am", venue="River Hall")) == [
        (
            "content/agenda/day-1.yaml:6:11 too-little-time: The walk from Main Library to River Hall takes "
            'about 25 minutes, but "Two" starts 10 minutes after "One".'
        )
    ]


@pytest.mark.parametrize(
    ("time", "keys"),
    [
        ("10:25 am - 11:00 am", {"venue": "River Hall"}),
        ("10:10 am - 11:00 am", {"venue": "Main Library"}),
        ("10:10 am - 11:00 am", {"venue": "River Hall", "getting there": "bus"}),
        ("10:10 am - 11:00 am", {"venue": "River Hall", "walk": "10 minutes"}),
        ("9:30 am - 11:00 am", {"venue": "River Hall"}),
    ],
)
def test_time_enough(build, time, keys):
    first = session("One", "9:00 am - 10:00 am", venue="Main Library")
    assert judged(build, first + session("Two", time, **keys)) == []


def test_a_walk_longer_than_its_time(build):
    walk = {"type": "walk", "from": "Main Library", "to": "River Hall"}
    assert judged(build, session("Walk", "9:00 am - 9:10 am", **walk, walk="12 minutes")) == [
        'content/agenda/day-1.yaml:8:11 too-little-time: "Walk" takes 12 minutes, but has 10 minutes.'
    ]
    assert judged(build, session("Walk", "9:00 am - 9:10 am", **walk, walk="10 minutes")) == []


def test_a_panel_wants_a_moderator(build):
    assert judged(build, session("Water", "9:00 am - 10:00 am", type="panel")) == [
        'content/agenda/day-1.yaml:4:12 no-moderator: The panel "Water" has no moderator.'
    ]
    with_one = session("Water", "9:00 am - 10:00 am", type="panel", moderator="to be announced")
    assert judged(build, with_one) == []


def test_an_empty_day(build):
    assert judged(build, "", day1="day: 1\ntitle: Later\n") == [
        "content/agenda/day-1.yaml:1:1 empty-day: Day 1 has no sessions yet."
    ]


def test_unknown_types_are_listed_once(build):
    text = session("One", "9:00 am - 10:00 am", type="fireside") + session(
        "Two", "10:00 am - 11:00 am", type="Fireside"
    )
    assert judged(build, text) == [
        'content/agenda/day-1.yaml:5:11 unknown-type: 1 type of session is not known, and shown as typed: "fireside".'
    ]
    assert judged(build, session("One", "9:00 am - 10:00 am", type="Site  Visit")) == []


def test_more_people_than_the_room_holds(build):
    text = session("One", "9:00 am - 10:00 am", room="Room A", capacity=25)
    assert judged(build, text) == [
        'content/agenda/day-1.yaml:6:15 over-capacity: "One" is for 25 people, but Room A holds 24.'
    ]
    assert judged(build, text.replace("25", "24")) == []
    assert judged(build, text.replace("Room A", "Room B")) == []


def test_times_want_a_zone(build):
    event = "name: Exchange\nstarts: October 8, 2024\n"
    assert judged(build, session("One", "9:00 am - 10:00 am"), event=event) == [
        "content/event.yaml:1:7 no-time-zone: Exchange does not say in which time zone its times are."
    ]
    assert judged(build, "  - title: One\n", event=event) == []


def test_pictures_want_words(build):
    people = "- name: Alma Reyes\n  photo: images/a.jpg\n{}"
    assert judged(build, "  - title: One\n", people=people.format("")) == [
        "content/people.yaml:2:10 missing-alt: The photo of Alma Reyes has no description."
    ]
    for words in ("decorative", "Alma Reyes smiling"):
        described = people.format(f"  photo description: {words}\n")
        assert judged(build, "  - title: One\n", people=described) == []


DATED = """\
name: Exchange
starts: October 8, 2024
ends: October {ends}, 2024
time zone: America/Chicago
registration:
  link: https://example.org/
  opens: {opens}
  closes: {closes}
notice:
  text: Shuttle leaves.
  from: October 8, 2024 1:00 pm
  until: {until}
"""
GOOD = {
    "ends": 9,
    "opens": "September 1, 2024",
    "closes": "October 1, 2024",
    "until": "October 8, 2024",
}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({}, []),
        ({"ends": 7}, ["3:7 event-ends-first: Exchange ends before it starts."]),
        (
            {"closes": "October 10, 2024"},
            ["8:11 registration-dates: Registration closes after the event is over."],
        ),
        (
            {"closes": "August 1, 2024"},
            ["8:11 registration-dates: Registration closes before it opens."],
        ),
        (
            {"until": "October 8, 2024 noon"},
            ['12:10 notice-dates: The notice "Shuttle leaves." ends before it begins.'],
        ),
    ],
)
def test_dates_that_fit_together(build, change, told):
    event = DATED.format(**(GOOD | change))
    found = judged(build, "  - title: One\n", event=event)
    assert found == [f"content/event.yaml:{line}" for line in told]


def test_a_recap_before_the_event(build):
    post = "---\ntitle: Recap\nkind: {}\ndate: August 1, 2024\n---\nWords.\n"
    assert judged(build, "  - title: One\n", **{"posts/a.md": post.format("recap")}) == [
        'content/posts/a.md:4:7 recap-dates: The recap "Recap" is dated before the event starts.'
    ]
    assert judged(build, "  - title: One\n", **{"posts/a.md": post.format("news")}) == []
