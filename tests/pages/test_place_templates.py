"""The strip, the map and the timetable as they are written."""

import re

import pytest
from made_pages import FULLER, made
from test_templates import rendered


@pytest.fixture
def told(site):
    venues = FULLER["content/venues.yaml"].replace(
        "LA 70801\n- name: Conference", "LA 70801\n  map: 30.4380, -91.1100\n- name: Conference"
    )
    return rendered(site, made(site.write(FULLER | {"content/venues.yaml": venues})))


def test_the_strip_is_a_list_of_places_with_the_ways_between_them(told):
    page = told["/schedule/day-1/"]
    assert (
        page.count('<nav class="route" aria-label="From place to place">\n<ol class="strip">') == 1
    )
    assert '<p class="way">Walk, about 8 minutes</p>' in page
    assert '<time datetime="2024-10-08T16:00-05:00">4:00 pm</time> <b>' in page


def test_the_map_is_named_and_its_stations_are_links(told):
    page = told["/venues/main-library/"]
    assert 'role="group" aria-labelledby="map_title map_says"' in page
    assert '<a href="../../venues/main-library/" class="here" aria-current="page"' in page
    assert 'aria-label="3 Conference Hotel"' in page
    keys = re.findall(r"<li><b>(\d)</b>", page)
    assert keys == ["1", "2", "3"]
    assert '<line class="walk"' in page


def test_a_point_opens_in_the_map_app(told):
    assert '<a href="geo:30.4364,-91.1086">Map app</a>' in told["/venues/main-library/"]


def test_the_timetable_tells_time_and_room_of_each_session(told):
    page = told["/schedule/timetable/"]
    assert "style=" not in page
    assert 'role="grid"' not in page
    entries = re.findall(r'<p class="when"><time datetime="([^"]+)">', page)
    assert entries == sorted(entries)
    assert '<p class="where told">Main Library, Large Meeting Room</p>' in page
