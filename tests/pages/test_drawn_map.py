"""The drawn map: what is on it, where, and that no words lie on others."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_pages import FULLER, made, view

from handbill.pages.map_labels import Box, Ground, Point, along, around, place_words, spread
from handbill.pages.map_sheet import EDGE, WIDTH, sheet_of

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
DAY = """\
day: 1
date: October 8, 2024
sessions:
  - time: 8:00 - 8:30 am
    title: Breakfast
    venue: Hotel
  - time: 9:00 - 10:00 am
    title: Talk
    venue: Library
  - time: 1:00 - 2:00 pm
    title: Visit
    venue: Center
    getting there: by bus
"""


@pytest.fixture
def viewed(site):
    files = {"content/venues.yaml": VENUES, "content/agenda/day-1.yaml": DAY}
    return made(site.write({"content/event.yaml": FULLER["content/event.yaml"], **files}))


def test_the_map_of_all_places(viewed):
    """From the Center 383.4 m west to the ring 307.7 m east and as far south, 0.5741 units are a meter."""
    drawn = view(viewed, "/venues/").map
    told = [(s.number, s.place.text, s.x, s.y, s.moved, s.here, s.away) for s in drawn.stations]
    assert told == [
        (1, "Hotel", 342, 319, False, False, ""),
        (2, "Library", 342, 64, False, False, ""),
        (3, "Center", 122, 64, False, False, ""),
    ]
    assert drawn.stations[0].place.url == "/venues/hotel/"
    legs = [(leg.kind, leg.x, leg.y, leg.to_x, leg.to_y) for leg in drawn.legs]
    assert legs == [("walk", 342, 64, 342, 319), ("ride", 122, 64, 342, 64)]
    assert (drawn.width, drawn.scale.words) == (640, "500 feet")
    assert drawn.left_off == "Too far away for this map: Ranch."
    assert drawn.ring_says == "The dashed ring is about five minutes on foot from Hotel."
    assert "Hotel, Library and Center" in drawn.says


def test_the_scale_is_true(viewed):
    """The Library lies 444.78 m north of the Hotel, and 500 feet are 152.4 m."""
    drawn = view(viewed, "/venues/").map
    hotel, library, _ = drawn.stations
    units_a_meter = (hotel.y - library.y) / 444.78
    assert abs(drawn.scale.length / 152.4 - units_a_meter) < 0.01
    assert abs(drawn.ring.reach / (400 / 1.3) - units_a_meter) < 0.01


def test_one_place_near_no_other_has_no_map(site):
    site.write({"content/event.yaml": FULLER["content/event.yaml"]})
    site.write({"content/agenda/day-1.yaml": DAY})
    site.write({"content/venues.yaml": "- name: Hotel\n  map: 30.45, -91.1\n- Library\n- Center\n"})
    assert view(made(site), "/venues/").map is None


def test_the_page_of_a_place_is_in_the_middle(site):
    site.write(FULLER)
    drawn = view(made(site), "/venues/main-library/").map
    told = [(s.place.text, s.here, s.away) for s in drawn.stations]
    assert told == [
        ("Main Library", True, ""),
        ("Conference Hotel", False, "Walk, about 8 minutes"),
    ]


# Words and rings

POINTS = st.lists(
    st.builds(Point, st.integers(40, 600), st.integers(40, 500)), min_size=1, max_size=14
)
NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=60)
FRAME = Box(0, 0, 640, 540)


@given(POINTS, st.data())
def test_words_never_lie_on_each_other_nor_on_rings(points, data):
    points = spread(points, 66, FRAME)
    names = data.draw(st.lists(NAMES, min_size=len(points), max_size=len(points)))
    taken = Box(100, 100, 260, 126)
    avoided = tuple(along(points[0], points[-1]))
    placed = place_words(names, points, 18, Ground(FRAME, (taken,), avoided))
    boxes = [words.box for words in placed if words]
    rings = [around(point, 18) for point in points]
    for n, box in enumerate(boxes):
        assert FRAME.holds(box)
        assert not any(box.meets(other) for other in (*boxes[:n], *rings, taken))


@given(POINTS)
def test_rings_stay_apart(points):
    placed = spread(points[:8], 66, FRAME)
    assert placed[0] == points[0]
    assert all(math.dist(one, other) >= 66 for n, one in enumerate(placed) for other in placed[:n])


def test_words_keep_off_a_way_where_they_can():
    point = Point(300, 300)
    free = place_words(["Hotel"], [point], 18, Ground(FRAME))
    beside = place_words(
        ["Hotel"], [point], 18, Ground(FRAME, (), tuple(along(point, Point(600, 300))))
    )
    assert (free[0].side, beside[0].side) == ("start", "end")


@given(st.lists(st.tuples(st.floats(30, 30.03), st.floats(-91.03, -91)), min_size=1, max_size=9))
def test_all_places_lie_on_the_sheet(points):
    sheet = sheet_of(points, points[0])
    assert sheet.width == WIDTH
    for point in map(sheet.point, points):
        assert EDGE - 1 <= point.x <= WIDTH - EDGE + 1
        assert EDGE - 1 <= point.y <= sheet.height - EDGE + 1
