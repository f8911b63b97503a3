"""Where the boxes of a timetable stand: rows, columns and lanes."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from handbill.pages.timetable_grid import ELSEWHERE, Column, Lanes, Piece, lay

HALL = Column("Library", "Hall")
ROOM = Column("Library", "Room")
LIBRARY = Column("Library", "")
HOTEL = Column("Hotel", "")
ORDER = (LIBRARY, HALL, ROOM, HOTEL)


def boxes(*pieces, order=ORDER):
    return [(box.key, box.row, box.rows, box.lane, box.lanes) for box in lay(pieces, order).boxes]


def test_rows_are_the_longest_step_that_all_times_fit():
    grid = lay([Piece("a", 0, 60, (HALL,)), Piece("b", 75, 90, (HALL,))], ORDER)
    assert (grid.step, grid.rows) == (15, 6)
    assert [(box.row, box.rows) for box in grid.boxes] == [(1, 4), (6, 1)]
    assert lay([Piece("a", 3, 60, (HALL,))], ORDER).step == 1


def test_an_hour_is_higher_where_sessions_are_short():
    heights = [lay([Piece("a", 0, minutes, (HALL,))], ORDER) for minutes in (15, 30, 60)]
    assert [grid.height * 60 // grid.step for grid in heights] == [1200, 600, 450]


def test_columns_stand_in_the_order_given_then_as_met():
    met = [Column("Annex", "Attic"), HOTEL, ROOM, HALL]
    grid = lay([Piece(str(n), 0, 60, (column,)) for n, column in enumerate(met)], ORDER)
    assert list(grid.columns) == [HALL, ROOM, HOTEL, Column("Annex", "Attic")]


def test_overlapping_sessions_stand_side_by_side():
    assert boxes(
        Piece("long", 0, 120, (HALL,)),
        Piece("first", 0, 60, (HALL,)),
        Piece("second", 60, 120, (HALL,)),
        Piece("alone", 120, 180, (HALL,)),
        Piece("beside", 0, 60, (ROOM,)),
    ) == [
        ("long", 1, 4, 1, 1),
        ("first", 1, 2, 2, 1),
        ("beside", 1, 2, 3, 1),
        ("second", 3, 2, 2, 1),
        ("alone", 5, 2, 1, 2),
    ]


def test_what_is_for_everyone_goes_across():
    assert boxes(
        Piece("talk", 0, 60, (HALL,)),
        Piece("visit", 0, 60, (HOTEL,)),
        Piece("break", 60, 90, ()),
    ) == [("talk", 1, 2, 1, 1), ("visit", 1, 2, 2, 1), ("break", 3, 1, 1, 2)]


def test_what_is_for_everyone_stands_apart_while_something_else_is_on():
    grid = lay(
        [
            Piece("talk", 0, 90, (HALL,)),
            Piece("other", 0, 60, (ROOM,)),
            Piece("break", 60, 90, ()),
            Piece("lunch", 90, 120, ()),
        ],
        ORDER,
    )
    assert grid.columns == {HALL: Lanes(1, 1), ROOM: Lanes(2, 1), ELSEWHERE: Lanes(3, 1)}
    placed = {box.key: (box.lane, box.lanes) for box in grid.boxes}
    assert placed == {"talk": (1, 1), "other": (2, 1), "break": (3, 1), "lunch": (1, 3)}


def test_a_venue_with_no_room_named_goes_across_its_rooms_or_beside_them():
    talks = [Piece("talk", 0, 60, (HALL,)), Piece("other", 0, 60, (ROOM,))]
    free = lay([*talks, Piece("lunch", 60, 120, (LIBRARY,))], ORDER)
    assert [(b.lane, b.lanes) for b in free.boxes if b.key == "lunch"] == [(1, 2)]
    taken = lay([*talks, Piece("lunch", 30, 120, (LIBRARY,))], ORDER)
    assert list(taken.columns) == [LIBRARY, HALL, ROOM]
    assert [(b.lane, b.lanes) for b in taken.boxes if b.key == "lunch"] == [(1, 1)]


def test_a_session_in_several_rooms_goes_across_them():
    wide = Piece("wide", 0, 60, (HALL, ROOM))
    assert boxes(wide, Piece("later", 60, 120, (ROOM,)), Piece("x", 60, 120, (HALL,)))[0] == (
        *("wide", 1, 2),
        *(1, 2),
    )


def test_a_day_with_one_column():
    assert boxes(Piece("a", 0, 30, ()), Piece("b", 30, 60, ())) == [
        ("a", 1, 1, 1, 1),
        ("b", 2, 1, 1, 1),
    ]
    assert list(lay([Piece("a", 0, 30, ())], ORDER).columns) == [ELSEWHERE]


TIMES = st.integers(0, 40).flatmap(
    lambda start: st.integers(1, 12).map(lambda length: (start * 15, (start + length) * 15))
)
COLUMNS = st.sampled_from(
    [(), (HALL,), (ROOM,), (LIBRARY,), (HOTEL,), (HALL, ROOM), (HALL, HOTEL), (Column("", "Yard"),)]
)


@given(st.lists(st.tuples(TIMES, COLUMNS), min_size=1, max_size=16))
def test_no_box_lies_on_another(drawn):
    pieces = [Piece(str(n), *time, columns) for n, (time, columns) in enumerate(drawn)]
    grid = lay(pieces, ORDER)
    lanes = sum(column.width for column in grid.columns.values())
    assert sorted(box.key for box in grid.boxes) == sorted(piece.key for piece in pieces)
    for box in grid.boxes:
        assert (box.row, box.lane) >= (1, 1)
        assert box.lane + box.lanes - 1 <= lanes
        assert box.row + box.rows - 1 <= grid.rows
    for one, other in itertools.combinations(grid.boxes, 2):
        apart_in_time = one.row + one.rows <= other.row or other.row + other.rows <= one.row
        apart_in_lanes = one.lane + one.lanes <= other.lane or other.lane + other.lanes <= one.lane
        assert apart_in_time or apart_in_lanes, (one, other)
