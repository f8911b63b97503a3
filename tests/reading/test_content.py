"""A whole folder becomes content, with the problems of all its files."""

import pytest

from handbill.keys import Mention
from handbill.model import (
    Day,
    Event,
    EventContent,
    Organization,
    Person,
    PlainFile,
    Session,
    SiteConfig,
    Venue,
)
from handbill.problems import Position
from handbill.reading.agenda import natural
from handbill.reading.content import read_content
from handbill.times import SpokenDate, SpokenTime

EVENT = "name: Peer Exchange\nstarts: October 8, 2024\ntime zone: Central\n"
DAY_1 = "content/agenda/day-1.yaml"
TABLE = {"content/event.yaml": EVENT, DAY_1: "sessions:\n  - Break\n"}


@pytest.fixture
def site(tmp_path):
    def make(files):
        for path, text in files.items():
            file = tmp_path / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        return read_content(tmp_path)

    return make


def told(reading):
    return [(str(p.position), p.code, p.message, p.hint) for p in reading.problems]


def places(reading):
    return [(str(p.position), p.code) for p in reading.problems]


def test_the_smallest_site(site):
    reading = site({"content/event.yaml": EVENT + "agenda:\n  - 9:00 am - 10:00 am: Breakfast\n"})
    breakfast = Session(title="Breakfast", time=SpokenTime("9:00 am - 10:00 am", 540, 600))
    event = Event(
        name="Peer Exchange",
        starts=SpokenDate("October 8, 2024", 2024, 10, 8),
        time_zone="America/Chicago",
    )
    assert reading.problems == ()
    assert reading.content.config == SiteConfig()
    assert reading.content.events == (
        EventContent("", event, (Day(day=1, sessions=(breakfast,)),)),
    )
    assert list(reading.sources) == ["content/event.yaml"]


def test_all_lists_are_read(site):
    reading = site(
        {
            **TABLE,
            "site_config.yaml": "languages: English, Español\n",
            "content/venues.yaml": "venues:\n  - Main Library\n",
            "content/people.yaml": "- Alma Reyes\n- name: Marcus Hill\n",
            "content/organisations.yaml": "- name: City of Riverton\n",
            "content/posts/2024-10-15-news.md": "# News\n",
            "content/pages/about.md": "# About\n",
            "content/identity.yaml": "anything: [\n",
            "content/README.md": "Notes for staff.\n",
        }
    )
    content = reading.content
    assert reading.problems == ()
    assert content.config == SiteConfig(languages=("en", "es"))
    assert content.venues == (Venue(name="Main Library"),)
    assert content.people == (Person(name="Alma Reyes"), Person(name="Marcus Hill"))
    assert content.organizations == (Organization(name="City of Riverton"),)
    assert [post.title for post in content.posts] == ["News"]
    assert [page.title for page in content.pages] == ["About"]


def test_days_come_in_the_order_of_their_numbers(site):
    one = "- Break\n"
    reading = site(
        {
            "content/event.yaml": EVENT,
            "content/agenda/day-10.yaml": one,
            "content/agenda/day-2.yaml": "title: Two\n",
            "content/agenda/day-1.yaml": "date: October 8, 2024\nsessions:\n",
        }
    )
    assert reading.problems == ()
    assert reading.content.events[0].days == (
        Day(date=SpokenDate("October 8, 2024", 2024, 10, 8)),
        Day(day=2, title="Two"),
        Day(day=10, sessions=(Session(title="Break"),)),
    )


def test_natural_order():
    assert sorted(["day-10", "Day-2", "day-1b", "day-1"], key=natural) == [
        "day-1",
        "day-1b",
        "Day-2",
        "day-10",
    ]


def test_one_file_with_several_days(site):
    text = "days:\n  - day: 1\n    sessions:\n      - Break\n  - day: 2\nnotes: x\n"
    reading = site({"content/event.yaml": EVENT, "content/agenda/all.yaml": text})
    assert reading.content.events[0].days == (
        Day(day=1, sessions=(Session(title="Break"),)),
        Day(day=2),
    )
    assert told(reading) == [
        (
            "content/agenda/all.yaml:6:1",
            "unknown-key",
            '"notes" stands beside `days`, where no other key is known.',
            "Move it into an entry below `days`, or take it out.",
        )
    ]


def test_several_events(site):
    spring = "content/events/spring"
    reading = site(
        {**TABLE, f"{spring}/event.yaml": EVENT, f"{spring}/agenda/day-1.yaml": "- Talk\n"}
    )
    assert reading.problems == ()
    assert [(each.key, each.days) for each in reading.content.events] == [
        ("", (Day(day=1, sessions=(Session(title="Break"),)),)),
        ("spring", (Day(day=1, sessions=(Session(title="Talk"),)),)),
    ]


def test_no_event(site):
    reading = site({DAY_1: "sessions:\n  - titel: Break\n"})
    assert reading.content is None
    assert told(reading) == [
        (
            f"{DAY_1}:2:5",
            "unknown-key",
            '"titel" is not a key of a session.',
            "Write `title` instead.",
        ),
        (
            "content/event.yaml:1:1",
            "no-event",
            "There is no such file; it says what the event is, when, and where.",
            (
                "Write a file content/event.yaml with these lines: `name: Peer Exchange in Riverton`, "
                "`starts: October 8, 2024`, `time zone: America/Chicago`, `agenda:`, "
                "and below it `  - 9:00 am - 10:00 am: Breakfast`."
            ),
        ),
    ]


def test_an_event_that_cannot_be_read_is_told_of_once(site, tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "content/event.yaml").write_bytes(b"name: \xff\xfe\xe9\n")
    reading = site({})
    assert reading.content is None
    assert [p.code for p in reading.problems] == ["not-utf8"]


def test_empty_files(site):
    reading = site({**TABLE, "content/event.yaml": "", "content/people.yaml": "# later\n"})
    assert reading.content.people == ()
    assert told(reading) == [
        (
            "content/event.yaml:1:1",
            "missing-key",
            "The event needs a name, but none is given here.",
            "Add `name: ` and what it is.",
        ),
        (
            "content/people.yaml:1:1",
            "empty-file",
            "There is nothing in this file yet.",
            "Fill it, or delete it.",
        ),
    ]


def test_two_agendas(site):
    reading = site({**TABLE, "content/event.yaml": EVENT + "agenda:\n  - Break\n"})
    (problem,) = reading.problems
    assert (str(problem.position), problem.code) == ("content/event.yaml:5:3", "two-agendas")
    assert problem.message == f"The agenda is typed here and again in {DAY_1}."
    assert problem.related == (Position(DAY_1),)


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("content/speakers.yaml", "Move it to content/people.yaml, or delete it."),
        ("content/venue.yaml", "Move it to content/venues.yaml, or delete it."),
        ("content/organizatons.yaml", "Move it to content/organizations.yaml, or delete it."),
        ("content/day-2.yaml", "Move it to content/agenda/day-2.yaml, or delete it."),
        ("content/schedule.yaml", "Move it to content/agenda/day-1.yaml, or delete it."),
        (
            "content/xyz.yaml",
            (
                "Known here: event.yaml, venues.yaml, people.yaml, organizations.yaml, "
                "agenda/day-1.yaml. Rename it, or delete it."
            ),
        ),
        (
            "content/news.md",
            "Move it to content/posts/news.md or content/pages/news.md, or delete it.",
        ),
    ],
)
def test_files_that_nothing_reads(site, path, hint):
    message = "Handbill does not know a file of this name here, so nothing in it is shown."
    assert told(site({**TABLE, path: "- A\n"})) == [(f"{path}:1:1", "unknown-file", message, hint)]


def test_names_typed_twice(site):
    people = "- name: Alma Reyes\n- name: Marcus Hill\n  also called: alma reyes\n- ALMA  REYES\n"
    venues = "- name: Library\n  rooms:\n    - Room A\n    - Room A\n"
    reading = site({**TABLE, "content/people.yaml": people, "content/venues.yaml": venues})
    assert told(reading) == [
        (
            "content/people.yaml:3:16",
            "duplicate-name",
            '"alma reyes" is also a name of another entry of people, in line 1.',
            "Take it out of one of the two.",
        ),
        (
            "content/people.yaml:4:3",
            "duplicate-name",
            '"ALMA REYES" stands twice in people, first in line 1.',
            "Put the two into one entry, or make their names differ, as with a middle initial.",
        ),
        (
            "content/venues.yaml:4:7",
            "duplicate-name",
            '"Room A" stands twice in the rooms of Library, first in line 3.',
            "Put the two into one entry, or make their names differ.",
        ),
    ]
    assert reading.problems[0].related == (Position("content/people.yaml", 1, 9),)


def test_an_id_typed_twice(site):
    text = "- title: A\n  id: one\n  parts:\n    - title: B\n      id: One\n"
    (problem,) = site({**TABLE, DAY_1: text}).problems
    assert (str(problem.position), problem.code) == (f"{DAY_1}:5:11", "duplicate-id")
    assert problem.message == f'The id "One" is typed twice, first in line 2 of {DAY_1}.'
    assert problem.related == (Position(DAY_1, 2, 7),)


def test_a_list_with_a_key_for_each_entry(site):
    reading = site({**TABLE, "content/venues.yaml": "Main Library:\n  hours: 9-5\n"})
    assert told(reading) == [
        (
            "content/venues.yaml:1:1",
            "wrong-shape",
            '"Main Library" is no key of a venue; this file is a list.',
            (
                "Begin each entry with a hyphen: `- name: Main Library`, its other keys below, "
                "under `name`."
            ),
        )
    ]


def test_missing_files(site):
    materials = (
        "- title: Talk\n"
        "  materials:\n"
        "    - files/slides.pdf\n"
        "    - files/slide.pdf\n"
        "    - files/Slides.PDF\n"
        "    - slides.pdf\n"
        "    - files/other.pdf\n"
    )
    reading = site({**TABLE, DAY_1: materials, "content/files/slides.pdf": "x"})
    (session,) = reading.content.events[0].days[0].sessions
    assert session.materials[0].file == Mention("files/slides.pdf", Position(DAY_1, 3, 7))
    assert isinstance(reading.content.files["files/slides.pdf"], PlainFile)
    lost = 'There is no file "{}" in content/.'
    assert told(reading) == [
        (
            f"{DAY_1}:4:7",
            "missing-file",
            lost.format("files/slide.pdf"),
            "Did you mean `files/slides.pdf`?",
        ),
        (
            f"{DAY_1}:5:7",
            "missing-file",
            (
                '"files/Slides.PDF" is written "files/slides.pdf" in content/: '
                "small and capital letters differ."
            ),
            "Write `files/slides.pdf`.",
        ),
        (
            f"{DAY_1}:6:7",
            "missing-file",
            lost.format("slides.pdf"),
            "Did you mean `files/slides.pdf`?",
        ),
        (
            f"{DAY_1}:7:7",
            "missing-file",
            lost.format("files/other.pdf"),
            "Put the file at content/files/other.pdf, or mend its name.",
        ),
    ]


def test_times_are_asked_once_a_file(site):
    text = "- 9:00 - 10:30: A\n- 10:30 - 11:00: B\n- time: 2:00\n  title: C\n"
    reading = site({**TABLE, DAY_1: text})
    assert [str(p.position) for p in reading.problems] == [f"{DAY_1}:1:3"]
    assert reading.problems[0].message == "3 times have no am or pm (lines 1, 2, 3)."
    assert reading.problems[0].related == (Position(DAY_1, 2, 3), Position(DAY_1, 3, 9))


def test_a_24_hour_clock_answers(site):
    text = "- 9:00 - 10:30: A\n"
    reading = site({**TABLE, DAY_1: text, "site_config.yaml": "clock: 24 hours\n"})
    assert reading.problems == ()
    assert reading.content.events[0].days[0].sessions == (
        Session(title="A", time=SpokenTime("9:00 - 10:30", 540, 630)),
    )


def test_a_language_of_the_site_that_is_not_known(site):
    reading = site({**TABLE, "site_config.yaml": "languages: English, Klingon\n"})
    assert reading.content.config.languages == ("en",)
    assert places(reading) == [("site_config.yaml:1:12", "not-a-language")]


def test_problems_come_in_the_order_of_their_places(site):
    reading = site(
        {
            **TABLE,
            "content/venues.yaml": "- name: A\n  hourz: 9\n  adress: B\n",
            DAY_1: "dai: 1\n",
        }
    )
    assert places(reading) == [
        (f"{DAY_1}:1:1", "unknown-key"),
        ("content/venues.yaml:2:3", "unknown-key"),
        ("content/venues.yaml:3:3", "unknown-key"),
    ]
