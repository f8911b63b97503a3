"""Nodes become records: every example of the content model, every short form, every problem."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbill import model
from handbill.keys import Mention, Prose, RoleEntry
from handbill.model import (
    AccessRequests,
    Day,
    Event,
    Material,
    NamedLink,
    Network,
    Notice,
    Organization,
    Person,
    Recording,
    Registration,
    Room,
    Series,
    Session,
    SiteConfig,
    Source,
    Stop,
    Table,
    Venue,
)
from handbill.problems import Position
from handbill.reading.known import folded_keys
from handbill.reading.nodes import Mapping, Pair, Scalar, Sequence, read_nodes
from handbill.reading.reads import Typing
from handbill.reading.records import decode
from handbill.times import SpokenDate, SpokenMoment, SpokenTime


def at(line, column):
    return Position("x.yaml", line, column)


def read(text, cls, *, clock_24=False):
    nodes = read_nodes(Source("x.yaml", text, ""), folded_keys())
    node = nodes.node.items[0] if isinstance(nodes.node, Sequence) else nodes.node
    return decode(node, cls, Typing(clock_24=clock_24))


def record_of(text, cls):
    decoded = read(text, cls)
    assert decoded.problems == ()
    return decoded.record


def told(text, cls):
    return [(*p.position[1:], p.code, p.message, p.hint) for p in read(text, cls).problems]


OCTOBER_8 = SpokenDate("October 8, 2024", 2024, 10, 8)


def test_the_smallest_event():
    text = """\
name: Peer Exchange in Riverton
starts: October 8, 2024
time zone: America/Chicago
agenda:
  - 9:00 am - 10:00 am: Breakfast        # the smallest site: it builds, and stands in the README
"""
    assert record_of(text, Event) == Event(
        name="Peer Exchange in Riverton",
        starts=OCTOBER_8,
        time_zone="America/Chicago",
        agenda=(Session(title="Breakfast", time=SpokenTime("9:00 am - 10:00 am", 540, 600)),),
    )


def test_the_fuller_event():
    text = """\
name: Peer Exchange in Riverton
tagline: Three days of site visits, panels and table talk
starts: October 8, 2024
ends: October 10, 2024
city: Riverton, Louisiana
time zone: America/Chicago        # "Central" is accepted too
hosts: City of Riverton
contact: events@example.gov
registration:
  link: https://example.gov/register
  closes: October 1, 2024
access requests:
  email: access@example.gov
  by: September 24, 2024
offered: ASL interpretation, live captions
networks:
  - Reentry Leaders Network
  - Justice Policy Network
series:
  - name: Monthly Ecosystem Meeting
    repeats: second Wednesday of each month
notice:
  text: Shuttle leaves the hotel at 8:40 am.
  from: October 8, 2024
  until: October 8, 2024 noon
hide from search engines: no
"""
    assert record_of(text, Event) == Event(
        name="Peer Exchange in Riverton",
        tagline="Three days of site visits, panels and table talk",
        starts=OCTOBER_8,
        ends=SpokenDate("October 10, 2024", 2024, 10, 10),
        city="Riverton, Louisiana",
        time_zone="America/Chicago",
        hosts=(RoleEntry(at(7, 8), "City of Riverton", alone=True),),
        contact="events@example.gov",
        registration=Registration(
            link="https://example.gov/register",
            closes=SpokenMoment(SpokenDate("October 1, 2024", 2024, 10, 1)),
        ),
        access_requests=AccessRequests(
            email="access@example.gov", by=SpokenDate("September 24, 2024", 2024, 9, 24)
        ),
        offered=("ASL interpretation", "live captions"),
        networks=(Network(name="Reentry Leaders Network"), Network(name="Justice Policy Network")),
        series=(
            Series(name="Monthly Ecosystem Meeting", repeats="second Wednesday of each month"),
        ),
        notices=(
            Notice(
                text="Shuttle leaves the hotel at 8:40 am.",
                from_=SpokenMoment(OCTOBER_8),
                until=SpokenMoment(OCTOBER_8._replace(text="October 8, 2024 noon"), 720),
            ),
        ),
        hide_from_search_engines=False,
    )


DAY = """\
day: 1
date: Tuesday, October 8, 2024     # the weekday is checked against the date
title: Seeing the work up close
sessions:                          # the last key, so that people can append
  - time: 9:00 am - 10:30 am
    title: Site visit, Community Technology Center
    type: site visit
    venue: Community Technology Center
    meet: 8:40 am, Conference Hotel lobby
    getting there: bus
  - time: 10:30 - 10:45 am
    title: Walk to the library
    type: walk
    from: Community Technology Center
    to: Main Library
    walk: 7 minutes
  - time: 12:00 - 1:30 pm
    title: What libraries make possible
    type: panel
    meal: lunch, provided
    venue: Main Library, Large Meeting Room
    moderator: Alma Reyes
    panelists:
      - Marcus Hill
      - Priya Nair (Library Partners Network)
      - Tom Okafor, Branch Manager, Main Library
      - organization: Center for Example Progress     # may sit on a panel with no person named
      - group: residents                              # words only, no page
  - time: 2:00 - 3:15 pm
    title: Breakout sessions
    type: breakouts
    venue: Main Library
    parallel:
      - title: Reentry
        for: Reentry Leaders Network
        room: Conference Room A
      - title: Justice policy
        for: Justice Policy Network
        room: Conference Room B
  - 3:15 pm - 3:30 pm: Break           # a session may be one line: time and title
"""


def test_a_day_of_the_agenda():
    day = record_of(DAY, Day)
    assert replace(day, sessions=()) == Day(
        day=1,
        date=SpokenDate("Tuesday, October 8, 2024", 2024, 10, 8, 1),
        title="Seeing the work up close",
    )
    assert day.sessions == (
        Session(
            title="Site visit, Community Technology Center",
            time=SpokenTime("9:00 am - 10:30 am", 540, 630),
            type="site visit",
            venue=Mention("Community Technology Center", at(8, 12)),
            meet="8:40 am, Conference Hotel lobby",
            getting_there="bus",
        ),
        Session(
            title="Walk to the library",
            time=SpokenTime("10:30 - 10:45 am", 630, 645),
            type="walk",
            from_=Mention("Community Technology Center", at(14, 11)),
            to=Mention("Main Library", at(15, 9)),
            walk=7,
        ),
        Session(
            title="What libraries make possible",
            time=SpokenTime("12:00 - 1:30 pm", 720, 810),
            type="panel",
            meal="lunch, provided",
            venue=Mention("Main Library, Large Meeting Room", at(21, 12)),
            moderator=(RoleEntry(at(22, 16), "Alma Reyes", alone=True),),
            panelists=(
                RoleEntry(at(24, 9), "Marcus Hill"),
                RoleEntry(at(25, 9), "Priya Nair (Library Partners Network)"),
                RoleEntry(at(26, 9), "Tom Okafor, Branch Manager, Main Library"),
                RoleEntry(at(27, 9), organization="Center for Example Progress"),
                RoleEntry(at(28, 9), group="residents"),
            ),
        ),
        Session(
            title="Breakout sessions",
            time=SpokenTime("2:00 - 3:15 pm", 840, 915),
            type="breakouts",
            venue=Mention("Main Library", at(32, 12)),
            parallel=(
                Session(
                    title="Reentry",
                    for_=(Mention("Reentry Leaders Network", at(35, 14)),),
                    room=Mention("Conference Room A", at(36, 15)),
                ),
                Session(
                    title="Justice policy",
                    for_=(Mention("Justice Policy Network", at(38, 14)),),
                    room=Mention("Conference Room B", at(39, 15)),
                ),
            ),
        ),
        Session(title="Break", time=SpokenTime("3:15 pm - 3:30 pm", 915, 930)),
    )


def test_where_a_record_and_its_values_were_typed():
    where = record_of("- title: Break\n  time: noon\n  room:\n", Session).where
    assert where.record == at(1, 3)
    assert where.fields == (("title", at(1, 10)), ("time", at(2, 9)), ("room", at(3, 3)))


def test_venues_people_and_organizations():
    venue = """\
- name: Main Library at Goodwood
  also called:
    - Main Library
    - the library
  address: 100 Example Street, Riverton, LA 70801
  map: 30.4364, -91.1086
  rooms:
    - Large Meeting Room
    - name: Conference Room A
      capacity: 24
  access: Step-free entrance from the parking lot.
  parking: Free, north lot.
"""
    assert record_of(venue, Venue) == Venue(
        name="Main Library at Goodwood",
        also_called=("Main Library", "the library"),
        address="100 Example Street, Riverton, LA 70801",
        map=(30.4364, -91.1086),
        rooms=(Room(name="Large Meeting Room"), Room(name="Conference Room A", capacity=24)),
        access="Step-free entrance from the parking lot.",
        parking="Free, north lot.",
    )
    person = """\
- name: Alma Reyes
  title: Digital Inclusion Manager
  organization: City of Riverton
  photo: images/alma-reyes.jpg
  photo description: Alma Reyes smiling, in a blue jacket
"""
    assert record_of(person, Person) == Person(
        name="Alma Reyes",
        title="Digital Inclusion Manager",
        organization=Mention("City of Riverton", at(3, 17)),
        photo=Mention("images/alma-reyes.jpg", at(4, 10)),
        photo_description="Alma Reyes smiling, in a blue jacket",
    )
    body = """\
- name: National Partner A
  link: https://example.org
  role: partner
  logo: images/npa.svg
"""
    assert record_of(body, Organization) == Organization(
        name="National Partner A",
        link="https://example.org",
        role="partner",
        logo=Mention("images/npa.svg", at(4, 9)),
    )


@pytest.mark.parametrize(
    ("line", "session"),
    [
        ("- Break", Session(title="Break")),
        (
            "- 3:15 pm - 3:30 pm: Break",
            Session(title="Break", time=SpokenTime("3:15 pm - 3:30 pm", 915, 930)),
        ),
        ("- 9:00 am Breakfast", Session(title="Breakfast", time=SpokenTime("9:00 am", 540))),
        (
            "- 9:00 am - 10:00 am Breakfast",
            Session(title="Breakfast", time=SpokenTime("9:00 am - 10:00 am", 540, 600)),
        ),
        ("- 9:00 am, Breakfast", Session(title="Breakfast", time=SpokenTime("9:00 am", 540))),
        ("- 09:00-10:30 Breakfast", Session(title="Breakfast", time=SpokenTime("09:00-10:30", 540, 630))),
        ("- noon: Lunch", Session(title="Lunch", time=SpokenTime("noon", 720))),
        ("- Noon concert", Session(title="Noon concert")),
        ("- 2024 in review", Session(title="2024 in review")),
        ("- 3 ways to start", Session(title="3 ways to start")),
        ("- Site visit: the library", Session(title="Site visit: the library")),
        ("- Panel: what works", Session(title="Panel: what works")),
        ("- time: to be announced\n  title: Tour", Session(title="Tour", time=SpokenTime("to be announced", None))),
        (
            "- 9:00 am - 10:00 am:\n    title: Breakfast\n    meal: provided",
            Session(title="Breakfast", meal="provided", time=SpokenTime("9:00 am - 10:00 am", 540, 600)),
        ),
        (
            "- 9:00 am - 10:00 am: Breakfast\n  meal: provided",
            Session(title="Breakfast", meal="provided", time=SpokenTime("9:00 am - 10:00 am", 540, 600)),
        ),
        (
            "- start: 9:00 am\n  end: 10:30\n  title: Talk",
            Session(title="Talk", start=SpokenTime("9:00 am", 540), end=SpokenTime("10:30 am", 630)),
        ),
        (
            "- title: Talk\n  start: 9 am\n  length: 45 minutes",
            Session(title="Talk", start=SpokenTime("9 am", 540), length=45),
        ),
    ],
)  # fmt: skip
def test_the_ways_to_type_a_session(line, session):
    assert record_of(line, Session) == session


def test_a_title_after_a_time_has_its_own_place():
    session = record_of("- 9:00 am Breakfast", Session)
    assert session.where.of("title") == at(1, 11)
    assert session.where.of("time") == at(1, 3)


def test_a_one_line_session_with_a_further_colon():
    assert read("- 9:00 am - 10:00 am: Lunch and panel: What works", Session).record == Session(
        title="Lunch and panel: What works", time=SpokenTime("9:00 am - 10:00 am", 540, 600)
    )


def test_every_other_key_of_a_session():
    text = """\
title: Tour
subtitle: On foot
summary: A short one.
description: |
  First line.
  Second line.
rooms: [Room A, Room B]
shared: yes
online: https://example.gov/join
stops:
  - place: Fire station
    time: 9:15 am
    note: New engine
  - City Hall
bring: water, hat
capacity: 24 people
sign up: https://example.gov/tour
cost: Free
track: Justice, Reentry
open to: Everyone who registered
series: Monthly Meeting
speaker: TBA
host:
  - name: Alma Reyes
    title: Manager
    organisation: City of Riverton
  - Marcus Hill: Director
facilitators: Priya Nair
guide: [Tom Okafor]
interpreter: N/A
questions:
  - What works: and for whom?
parts:
  - Welcome
tables:
  - Housing
  - topic: Jobs
    lead: Alma Reyes
    notes: Full.
materials:
  - https://example.gov/slides
  - files/handout.pdf
  - Reading list
  - Slides: https://example.gov/deck
recording: https://example.gov/watch
offered: live captions
access: Two steps.
language: Spanish
picture: content/images/tour.jpg
image alt: A bus
contact: tours@example.gov
status: canceled
note: Rain.
draft: no
internal: off
id: tour
"""
    assert record_of(text, Session) == Session(
        title="Tour",
        subtitle="On foot",
        summary="A short one.",
        description=Prose("First line.\nSecond line.\n", at(5, 3)),
        rooms=(Mention("Room A", at(7, 9)), Mention("Room B", at(7, 17))),
        shared=True,
        online="https://example.gov/join",
        stops=(
            Stop(
                place=Mention("Fire station", at(11, 12)),
                time=SpokenTime("9:15 am", 555),
                note="New engine",
            ),
            Stop(place=Mention("City Hall", at(14, 5))),
        ),
        bring=("water", "hat"),
        capacity=24,
        sign_up="https://example.gov/tour",
        cost="Free",
        track=(Mention("Justice, Reentry", at(19, 8)),),
        open_to="Everyone who registered",
        series=Mention("Monthly Meeting", at(21, 9)),
        hosts=(
            RoleEntry(
                at(24, 5), name="Alma Reyes", title="Manager", organization="City of Riverton"
            ),
            RoleEntry(at(27, 5), "Marcus Hill: Director"),
        ),
        facilitators=(RoleEntry(at(28, 15), "Priya Nair", alone=True),),
        guides=(RoleEntry(at(29, 9), "Tom Okafor"),),
        questions=("What works: and for whom?",),
        parts=(Session(title="Welcome"),),
        tables=(
            Table(topic="Housing"),
            Table(
                topic="Jobs",
                lead=(RoleEntry(at(38, 11), "Alma Reyes", alone=True),),
                notes=Prose("Full.", at(39, 12), by_line=False),
            ),
        ),
        materials=(
            Material(link="https://example.gov/slides"),
            Material(file=Mention("files/handout.pdf", at(42, 5))),
            Material(title="Reading list"),
            Material(title="Slides", link="https://example.gov/deck"),
        ),
        recording=Recording(link="https://example.gov/watch"),
        offered=("live captions",),
        access="Two steps.",
        language="es",
        image=Mention("images/tour.jpg", at(49, 10)),
        image_description="A bus",
        contact="tours@example.gov",
        status="cancelled",
        note="Rain.",
        id="tour",
    )


def test_a_link_may_be_a_title_and_an_address():
    text = "name: Alma Reyes\nlinks:\n  - Website: https://example.org\n  - https://example.com\n"
    assert record_of(text, Person).links == (
        NamedLink(title="Website", link="https://example.org"),
        NamedLink(link="https://example.com"),
    )


def test_keys_are_equal_whatever_their_case_and_signs():
    text = "Title: Tour\nGetting_There: bus\nSIGN-UP: https://example.gov\nmoderators: Alma Reyes\n"
    assert record_of(text, Session) == Session(
        title="Tour",
        getting_there="bus",
        sign_up="https://example.gov",
        moderator=(RoleEntry(at(4, 13), "Alma Reyes", alone=True),),
    )


def test_the_site_keeps_what_is_published_where_as_typed():
    text = "publish:\n  to: git\n  options:\n    branch: pages\n    list: [a, b]\n"
    assert record_of(text, SiteConfig).publish == (
        ("to", "git"),
        ("options", (("branch", "pages"), ("list", ("a", "b")))),
    )


@pytest.mark.parametrize(
    ("cls", "text", "problem"),
    [
        (
            Session,
            "titel: Break",
            (1, 1, "unknown-key", '"titel" is not a key of a session.', "Write `title` instead."),
        ),
        (
            Session,
            "title: A\nlocation: Library",
            (2, 1, "unknown-key", '"location" is not a key of a session.', "Write `venue` instead."),
        ),
        (
            Day,
            "title: A\npanelists: Alma Reyes",
            (
                2, 1, "unknown-key", '"panelists" is not a key of a day.',
                "`panelists` belongs to a session: move the line there, or take it out.",
            ),
        ),
        (
            Room,
            "name: A\nzyx: B",
            (
                2, 1, "unknown-key", '"zyx" is not a key of a room.',
                "Take the line out, or put its words under a key that is known: name, capacity, floor, access.",
            ),
        ),
        (
            Session,
            "title: A\nphoto: images/a.jpg\nimage: images/b.jpg",
            (3, 1, "duplicate-key", "`image` means the same as `photo` in line 2.", "Keep one of the two lines."),
        ),
        (
            Session,
            "time: 9:00 am",
            (1, 1, "missing-key", "A session needs a title, but none is given here.", "Add `title: ` and what it is."),
        ),
        (
            Venue,
            "name:\nhours: 9-5",
            (1, 1, "missing-key", "A venue needs a name, but none is given here.", "Add `name: ` and what it is."),
        ),
        (
            Day,
            "notice:\n  - A\n  - B",
            (
                2, 3, "wrong-shape", "Keys are needed here for a notice, but a list was found.",
                "Write each key on a line of its own, such as `text: ...`.",
            ),
        ),
        (
            Session,
            "title: A\ndescription:\n  - One\n  - Two",
            (
                3, 3, "wrong-shape", "`description` is words in Markdown, but a list was found.",
                "Write `description: |`, and the words on the lines below it, further to the right.",
            ),
        ),
        (
            Venue,
            "name: A\nrooms: Room A, Room B",
            (
                2, 8, "one-or-several", '"Room A, Room B" may be one name or 2.',
                "Write a list below `rooms:`, each name on its own line: `- Room A`.",
            ),
        ),
        (
            Session,
            "title:\n  - One\n  - Two",
            (
                2, 3, "wrong-shape", "`title` is words on one line, but a list was found.",
                "Write it on one line, behind `title:`.",
            ),
        ),
        (
            Session,
            "title: A\npanelists:\n  - organisaton: B",
            (3, 5, "unknown-key", '"organisaton" is not known in an entry of `panelists`.', "Write `organization`."),
        ),
        (
            Session,
            "title: A\npanelists:\n  - title: Manager",
            (3, 5, "missing-key", "This entry of `panelists` names nobody.", "Add `name: ` and the name."),
        ),
        (
            Session,
            "title: A\npanelists:\n  - name: B\n    person: C",
            (
                4, 5, "duplicate-key", "`name` is typed twice in this entry of `panelists`.",
                "Keep one of the two, or begin a new entry with `- `.",
            ),
        ),
        (
            Session,
            "title: A\nquestions:\n  - - One\n    - Two",
            (
                3, 5, "wrong-shape", "Each entry of `questions` is one line, but a list was found.",
                "Write each entry on a line of its own, with `- ` in front.",
            ),
        ),
    ],
)  # fmt: skip
def test_each_problem_of_a_record(cls, text, problem):
    assert told(text, cls) == [problem]


def test_a_record_with_a_mistake_goes_on():
    decoded = read("titel: Break\ntime: 9:00 am\nroom: Room A", Session)
    assert decoded.record == Session(
        title="", time=SpokenTime("9:00 am", 540), room=Mention("Room A", at(3, 7))
    )
    assert [p.code for p in decoded.problems] == ["unknown-key"]


RECORDS = [
    model.SiteConfig, model.Event, model.Registration, model.AccessRequests, model.Notice,
    model.Network, model.Series, model.Track, model.Day, model.Session, model.Table,
    model.Material, model.Recording, model.Stop, model.Venue, model.Room, model.Person,
    model.NamedLink, model.Organization, model.Post, model.GalleryPicture, model.PlainPage,
]  # fmt: skip
positions = st.builds(at, st.integers(1, 50), st.integers(1, 50))
words = st.sampled_from(
    [
        "", "title", "name", "time", "9:00 - 10:30", "9:00 am Talk", "sessions", "parts", "panelists",
        "a, b", "TBA", "yes", "photo", "images/x.jpg", "../x", "links", "map", "1, 2", "publish",
        "13:99", "-",
    ]
) | st.text(max_size=8)  # fmt: skip
scalars = st.builds(Scalar, words, positions, words, st.booleans(), st.booleans())
nodes = st.recursive(
    scalars,
    lambda inner: (
        st.builds(
            Sequence, st.lists(inner, max_size=3).map(tuple), positions, st.sampled_from(["", "[a"])
        )
        | st.builds(
            Mapping,
            st.lists(st.builds(Pair, scalars, inner), max_size=4).map(tuple),
            positions,
            st.sampled_from(["", "a: b"]),
        )
    ),
    max_leaves=12,
)  # fmt: skip


def places(node):
    yield node.position
    for child in getattr(node, "items", ()):
        yield from places(child)
    for pair in getattr(node, "pairs", ()):
        yield pair.key.position
        yield from places(pair.value)


@settings(max_examples=150, deadline=None)
@given(nodes, st.sampled_from(RECORDS), st.booleans())
def test_any_nodes_decode_and_problems_have_places(node, cls, clock_24):
    decoded = decode(node, cls, Typing(clock_24=clock_24))
    assert {p.position for p in decoded.problems} <= set(places(node))
    assert decoded.record is None or isinstance(decoded.record, cls)


def test_every_key_of_the_site():
    text = """\
name: Peer Exchanges
address: https://events.example.gov/
languages: English, Spanish
look: festival
accent: #0b5fa5
second colour: "#abc"
font: system
logo: images/logo.svg
clock: 24 hours
menu: Schedule, Travel
home sections:
  - Notices
  - Days
raw html: yes
hide from search engines: yes
archived: 2025-01-31
publish:
  to: folder
"""
    assert record_of(text, SiteConfig) == SiteConfig(
        name="Peer Exchanges",
        address="https://events.example.gov/",
        languages=("English", "Spanish"),
        look="festival",
        accent="#0b5fa5",
        second_colour="#aabbcc",
        font="system",
        logo=Mention("images/logo.svg", at(8, 7)),
        clock="24 hours",
        menu=(Mention("Schedule, Travel", at(10, 7)),),
        home_sections=(Mention("Notices", at(12, 5)), Mention("Days", at(13, 5))),
        raw_html=True,
        hide_from_search_engines=True,
        archived=SpokenDate("2025-01-31", 2025, 1, 31),
        publish=(("to", "folder"),),
    )
