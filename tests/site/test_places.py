import pytest

VENUES = """\
- name: Main Library at Goodwood
  also called: Main Library
  rooms:
    - Large Meeting Room
    - Conference Room A
    - Lobby
- name: Conference Hotel
  rooms:
    - Founders Room
    - Lobby
- name: City Hall, North Wing
"""


def placed(build, lines):
    typed = "\n".join(f"    {line}" for line in lines.splitlines())
    text = f"day: 1\nsessions:\n  - title: Water\n{typed}\n"
    return build(venues=VENUES, day1=text)


def where(slot):
    return slot.place.venue, slot.place.room, slot.place.venue_id, slot.place.room_id


LIBRARY = ("Main Library at Goodwood", "", "main-library-at-goodwood", "")
LARGE = (
    "Main Library at Goodwood",
    "Large Meeting Room",
    "main-library-at-goodwood",
    "large-meeting-room",
)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("venue: main library", LIBRARY),
        ("venue: Main Library, Large Meeting Room", LARGE),
        ("venue: Main Library\nroom: Large Meeting Room", LARGE),
        ("room: Large Meeting Room", LARGE),
        (
            "venue: Founders Room",
            ("Conference Hotel", "Founders Room", "conference-hotel", "founders-room"),
        ),
        ("venue: City Hall, North Wing", ("City Hall, North Wing", "", "city-hall-north-wing", "")),
        (
            "venue: Main Library, Attic",
            ("Main Library at Goodwood", "Attic", "main-library-at-goodwood", ""),
        ),
        ("venue: The Park, Gazebo", ("The Park, Gazebo", "", "", "")),
        (
            "rooms:\n  - Conference Room A",
            (
                "Main Library at Goodwood",
                "Conference Room A",
                "main-library-at-goodwood",
                "conference-room-a",
            ),
        ),
        ("summary: Nowhere", ("", "", "", "")),
    ],
)
def test_where_a_name_leads(build, typed, expected):
    built = placed(build, typed)
    assert where(built.slots[0]) == expected
    assert built.told("unknown-venue", "unknown-room", "which-venue") == []


def test_to_be_announced(build):
    place = placed(build, "venue: to be announced").slots[0].place
    assert (place.venue, place.to_be_announced) == ("", True)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (
            "venue: Main Libary",
            '4:12 unknown-venue: "Main Libary" is no listed place, but "Main Library" is.',
        ),
        (
            "venue: Main Libary, Lobby",
            '4:12 unknown-venue: "Main Libary" is no listed place, but "Main Library" is.',
        ),
        (
            "venue: Main Library, Confrence Room A",
            '4:12 unknown-room: "Confrence Room A" is no room of the venue, but "Conference Room A" is.',
        ),
        (
            "room: Lobby",
            '4:11 which-venue: "Lobby" is a room of Main Library at Goodwood and Conference Hotel.',
        ),
        (
            "venue: Main Library\nroom: Founders Room",
            '5:11 unknown-room: "Founders Room" is no room of Main Library at Goodwood, but Conference Hotel has one.',
        ),
    ],
)
def test_what_is_not_clear_is_told(build, typed, told):
    built = placed(build, typed)
    assert built.told("unknown-venue", "unknown-room", "which-venue") == [
        f"content/agenda/day-1.yaml:{told}"
    ]


def test_the_hint_says_what_to_write(build):
    built = placed(build, "venue: Main Libary")
    assert built.hints("unknown-venue") == [
        'Write "Main Library". If it is another one, add it to venues.yaml.'
    ]


def test_children_are_where_the_session_around_them_is(build):
    built = placed(
        build,
        "venue: Main Library, Lobby\nparallel:\n  - title: One\n  - title: Two\n    room: Large Meeting Room\n"
        "  - title: Three\n    venue: Conference Hotel",
    )
    assert [where(slot)[:2] for slot in built.slots[1:]] == [
        ("Main Library at Goodwood", "Lobby"),
        ("Main Library at Goodwood", "Large Meeting Room"),
        ("Conference Hotel", ""),
    ]


def test_several_rooms(build):
    slot = placed(build, "venue: Main Library\nrooms:\n  - Lobby\n  - Conference Room A").slots[0]
    assert where(slot) == LIBRARY
    assert [room.room_id for room in slot.rooms] == ["lobby", "conference-room-a"]


def test_places_not_described_are_told_once(build):
    built = placed(build, "venue: The Park\nto: the park")
    assert built.told("not-described") == [
        'content/agenda/day-1.yaml:4:12 not-described: 1 place is used but not described: "The Park".'
    ]
