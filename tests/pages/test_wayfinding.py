"""The strip of a day: its places in order, the ways between them, how far people walk."""

import pytest
from made_pages import FULLER, made, view

VENUES = """\
- name: Hotel
  map: 30.4500, -91.1000
- name: Library
  map: 30.4540, -91.1000
- name: Center
  map: 30.4540, -91.1040
- name: Ranch
  map: 30.7000, -91.1000
- Hall
"""


def day(site, sessions, zone="America/Chicago"):
    event = FULLER["content/event.yaml"].replace("America/Chicago", zone)
    typed = f"day: 1\ndate: October 8, 2024\nsessions:\n{sessions}"
    files = {"content/event.yaml": event, "content/agenda/day-1.yaml": typed}
    return view(made(site.write(files | {"content/venues.yaml": VENUES})), "/schedule/day-1/").day


def told(block):
    return [
        (s.place.text, s.time, s.leg and (s.leg.kind, s.leg.text, s.leg.meters))
        for s in block.stations
    ]


def session(time, title, venue, *more):
    lines = [f"  - time: {time}", f"    title: {title}", f"    venue: {venue}"]
    return "\n".join([*lines, *(f"    {line}" for line in more)]) + "\n"


BREAKFAST = session("8:00 - 8:30 am", "Breakfast", "Hotel")
TALK = session("9:00 - 10:00 am", "Talk", "Library")


def test_places_in_order_with_the_walks_between_them(site):
    again = session("10:00 - 11:00 am", "Second talk", "Library")
    block = day(site, BREAKFAST + TALK + again + session("1:00 - 2:00 pm", "Visit", "Center"))
    assert told(block) == [
        ("Hotel", "8:00 am", None),
        ("Library", "9:00 am", ("walk", "Walk, about 8 minutes", 579)),
        ("Center", "1:00 pm", ("walk", "Walk, about 7 minutes", 499)),
    ]
    assert block.stations[1].starts == "2024-10-08T09:00-05:00"
    assert block.places == "3 places, about 0.7 miles on foot"


def test_kilometers_outside_the_united_states(site):
    assert day(site, BREAKFAST + TALK, "Europe/Madrid").places == (
        "2 places, about 0.6 kilometers on foot"
    )


def test_one_place_is_no_way(site):
    block = day(site, BREAKFAST)
    assert (block.stations, block.places) == ((), "1 place")


def test_typed_minutes_win_and_rides_are_not_walked(site):
    ride = session("1:00 - 2:00 pm", "Visit", "Ranch", "getting there: by bus")
    typed = session("9:00 - 10:00 am", "Talk", "Library", "walk: 20 minutes")
    block = day(site, BREAKFAST + typed + ride)
    assert told(block)[1:] == [
        ("Library", "9:00 am", ("walk", "Walk, 20 minutes", 1600)),
        ("Ranch", "1:00 pm", ("ride", "By bus", 0)),
    ]
    assert block.places == "3 places, about 1 mile on foot"


def test_a_way_that_nobody_knows_leaves_the_distance_out(site):
    block = day(site, BREAKFAST + TALK + session("1:00 - 2:00 pm", "Visit", "Hall"))
    assert told(block)[2] == ("Hall", "1:00 pm", None)
    assert block.places == "3 places"


def test_a_walk_of_its_own_leads_from_place_to_place(site):
    walk = """\
  - time: 8:40 - 8:55 am
    title: Walk over
    type: walk
    from: Hotel
    to: Library
"""
    assert told(day(site, walk + TALK)) == [
        ("Hotel", "8:40 am", None),
        ("Library", "8:55 am", ("walk", "Walk, about 8 minutes", 579)),
    ]


def test_the_stops_of_a_tour_are_places(site):
    tour = session("9:00 - 11:00 am", "Tour", "Hotel", "stops:", "  - Library", "  - Center")
    assert [name for name, _, _ in told(day(site, tour))] == ["Hotel", "Library", "Center"]


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_what_is_off_counts_in_nothing(site, status):
    off = session("9:00 - 10:00 pm", "Talk", "Library", f"status: {status}")
    block = day(site, BREAKFAST + off)
    assert (block.stations, block.places) == ((), "1 place")
    assert block.hours == "8:00 am to 8:30 am, Central Time"


def test_sessions_at_the_same_time_in_several_places_are_no_way(site):
    beside = session("8:15 - 9:00 am", "Talk", "Library")
    block = day(site, BREAKFAST + beside)
    assert block.stations == ()
    assert block.places == "2 places"
    assert [entry.leg for entry in block.entries] == [None, None]
