from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from handbill.keys import RoleEntry
from handbill.model import Content, Day, Event, EventContent, Person, Session, SiteConfig, Venue
from handbill.problems import Position
from handbill.site.linking import link
from handbill.site.targets import session_names
from handbill.times import SpokenDate, SpokenTime

DAYS = {
    "day1": """\
day: 1
title: Seeing the work
sessions:
  - time: 2:00 pm - 3:00 pm
    title: Water
    panelists:
      - Alma Reyes
  - time: 9:00 am - 10:00 am
    title: Opening
  - 12:00 pm - 1:00 pm: Lunch
""",
    "day2": """\
day: 2
sessions:
  - time: 9:00 am - 10:00 am
    title: Water
    moderator: Alma Reyes
    for: Reentry Leaders Network, Everyone
  - time: 10:00 am - noon
    title: Breakouts
    parallel:
      - title: One
        for: Everyone
      - title: Two
""",
}
EVENT = """\
name: Peer Exchange
starts: October 8, 2024
time zone: America/Chicago
networks:
  - Reentry Leaders Network
"""
RECAP = "---\ntitle: Recap\ndate: August 1, 2024\ncovers: {}\n---\nWords.\n"


def test_slots_in_order_of_time_with_their_addresses(build):
    built = build(**DAYS)
    assert [(s.url, s.needs_day, s.start.isoformat()) for s in built.slots] == [
        ("/sessions/opening/", False, "2024-10-08T09:00:00-05:00"),
        ("/sessions/lunch-day-1/", True, "2024-10-08T12:00:00-05:00"),
        ("/panels/water-day-1/", True, "2024-10-08T14:00:00-05:00"),
        ("/sessions/water-day-2/", True, "2024-10-09T09:00:00-05:00"),
        ("/sessions/breakouts/", False, "2024-10-09T10:00:00-05:00"),
        ("/sessions/one/", False, "2024-10-09T10:00:00-05:00"),
        ("/sessions/two/", False, "2024-10-09T10:00:00-05:00"),
    ]


def test_the_agenda_of_a_one_day_event(build):
    built = build(event=EVENT + "agenda:\n  - 9:00 am - 10:00 am: Breakfast\n")
    assert [(s.url, s.start.isoformat()) for s in built.slots] == [
        ("/sessions/breakfast-day-1/", "2024-10-08T09:00:00-05:00")
    ]
    assert built.told() == []


def test_days_hold_their_top_sessions(build):
    built = build(**DAYS)
    titles = {slot.key: slot.session.title for slot in built.slots}
    assert [(d.number, d.url, [titles[k] for k in d.slots]) for d in built.schedule.days] == [
        (1, "/schedule/day-1/", ["Opening", "Lunch", "Water"]),
        (2, "/schedule/day-2/", ["Water", "Breakouts"]),
    ]


def test_parents_and_children_know_each_other(build):
    *_, parent, one, two = build(**DAYS).slots
    assert (parent.parallel, one.parent, two.parent) == ((one.key, two.key), parent.key, parent.key)


def test_panelists_make_a_panel(build):
    water = build(**DAYS).slots[2]
    assert (water.is_panel, water.session.type) == (True, "panel")


def test_people_with_two_sessions_have_a_page(build):
    built = build(people="- name: Alma Reyes\n- name: Marcus Hill\n", **DAYS)
    assert [(e.url, e.own_page) for e in built.site.people.values()] == [
        ("/people/alma-reyes/", True),
        ("/people/#marcus-hill", False),
    ]
    slots = built.slots
    assert built.site.with_person == {"alma-reyes": (slots[2].key, slots[3].key)}


def test_for_names_networks_and_everyone(build):
    text = DAYS["day2"].replace(", Everyone", "")
    slots = build(event=EVENT, day1=DAYS["day1"], day2=text).slots
    assert [(s.networks, s.audience) for s in slots[3:6]] == [
        (("reentry-leaders-network",), ()),
        ((), ()),
        ((), ("Everyone",)),
    ]


def test_a_network_near_a_listed_one(build):
    text = DAYS["day2"].replace("Leaders Network, Everyone", "Leader Network")
    built = build(event=EVENT, day2=text)
    assert built.told("unknown-network") == [
        (
            'content/agenda/day-2.yaml:6:10 unknown-network: "Reentry Leader Network" is no listed network, '
            'but "Reentry Leaders Network" is.'
        )
    ]


def covered(build, covers):
    built = build(**DAYS, **{"posts/recap.md": RECAP.format(covers)})
    titles = {slot.key: [*session_names(slot)][-1] for slot in built.slots}
    fact = built.site.post_facts["recap"]
    return built, [titles[key] for key in fact.covers], fact.covers_days, fact.covers_all


def test_what_a_post_covers(build):
    first = ["Opening", "Lunch, Day 1", "Water, Day 1"]
    assert covered(build, "day 1")[1:] == (first, (1,), False)
    assert covered(build, "Tuesday")[1:] == (first, (1,), False)
    assert covered(build, "Opening, Breakouts")[1:] == (["Opening", "Breakouts"], (), False)
    built, titles, days, everything = covered(build, "all")
    assert (len(titles), days, everything) == (7, (1, 2), True)
    assert built.site.recaps == {slot.key: ("recap",) for slot in built.slots}


def test_covering_nothing_known_is_an_error(build):
    built, *_ = covered(build, "Openning")
    assert built.told("unknown-session") == [
        'content/posts/recap.md:4:9 unknown-session: "Openning" is neither a day nor a session of the agenda.'
    ]
    assert built.hints("unknown-session") == ['Write "Opening".']


def test_names_lead_to_everything(build):
    built = build(
        venues="- name: Main Library\n  also called: the library\n  rooms: [Lobby]\n",
        **DAYS,
        **{"pages/about.md": "---\ntitle: About us\n---\nWords.\n"},
    )
    targets = built.site.targets
    assert [
        targets[name] for name in ("the library", "lobby", "about us", "day 1", "october 8")
    ] == [
        (("venue", "Main Library", "/venues/main-library/"),),
        (("room", "Lobby", "/venues/main-library/#lobby"),),
        (("page", "About us", "/about/"),),
        (("day", "Day 1", "/schedule/day-1/"),),
        (("day", "October 8", "/schedule/day-1/"),),
    ]
    assert [target.url for target in targets["water"]] == [
        "/panels/water-day-1/",
        "/sessions/water-day-2/",
    ]


def test_a_page_may_not_take_the_sites_own_address(build):
    built = build(**{"pages/schedule.md": "---\ntitle: Plan\n---\nWords.\n"})
    assert built.told("same-address") == [
        (
            'content/pages/schedule.md:2:1 same-address: The page "Plan" would have the address /schedule/, '
            "which belongs to the site itself."
        )
    ]


def test_two_posts_at_one_address(build):
    post = "---\ntitle: Post {}\nslug: recap\ndate: August 1, 2024\n---\nWords.\n"
    built = build(**{"posts/a.md": post.format(1), "posts/b.md": post.format(2)})
    assert built.told("same-address") == [
        (
            'content/posts/b.md:3:7 same-address: The post "Post 2" would have the address /posts/recap/, '
            'which belongs to the post "Post 1" (content/posts/a.md, line 3).'
        )
    ]


def test_an_older_address_that_is_taken(build):
    page = "---\ntitle: About\naliases: sessions/opening\n---\nWords.\n"
    built = build(**DAYS, **{"pages/about.md": page})
    assert built.told("same-address") == [
        (
            'content/pages/about.md:3:10 same-address: An older address of "About" would have the address '
            '/sessions/opening/, which belongs to the session "Opening" (content/agenda/day-1.yaml, line 8).'
        )
    ]


AS_OF = datetime(2024, 9, 1, tzinfo=UTC)
NAMES = st.lists(st.sampled_from(["Ana", "Ána B", "Bo", "Ana B.", "Con", "???", "李"]), max_size=6)


def content(people, titles):
    sessions = tuple(
        Session(
            title=title,
            time=SpokenTime("9", 540, 600),
            speakers=tuple(RoleEntry(Position("a.yaml", 1, 1), name) for name in people[:2]),
        )
        for title in titles
    )
    event = Event(name="E", starts=SpokenDate("", 2024, 10, 8), time_zone="America/Chicago")
    return Content(
        SiteConfig(),
        (EventContent("", event, (Day(day=1, sessions=sessions),)),),
        venues=tuple(Venue(name=name) for name in dict.fromkeys(people)),
        people=tuple(Person(name=name) for name in dict.fromkeys(people)),
    )


@given(NAMES, st.lists(st.sampled_from(["Water", "Lunch", "Water!", "🎉"]), max_size=6))
def test_every_address_is_one_of_a_kind(people, titles):
    site = link(content(people, titles), AS_OF, drafts=False).site
    slots = site.schedules[0].slots.values()
    entries = [*site.people.values(), *site.venues.values()]
    urls = [slot.url for slot in slots] + [entry.url for entry in entries]
    assert len(set(urls)) == len(urls)
    assert [u for u in urls if not u.startswith("/") or not (u.endswith("/") or "#" in u)] == []


@given(st.permutations(["Ana", "Ána B", "Bo", "Ana-B", "Con", "???", "李"]))
def test_ids_do_not_hang_on_the_order_of_lists(names):
    site = link(content(names, []), AS_OF, drafts=False).site
    usual = link(content(sorted(names), []), AS_OF, drafts=False).site
    assert {i: e.record.name for i, e in site.people.items()} == {
        i: e.record.name for i, e in usual.people.items()
    }
