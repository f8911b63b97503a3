"""The style sheet that places the boxes of all timetables, written for them: no page has styles of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handbill.pages.timetable_grid import Grid

NARROWEST_LANE = 8
"""How wide a lane is at least, in rem; where that is more than the screen has, the grid is scrolled in itself."""

BESIDE = 11
"""How much of the page's width is not for lanes, in rem: the hours, and the margins."""


def sheet(grids: Iterable[Grid]) -> str:
    """Return the style sheet with the classes that these grids use, and no others."""
    rules = {rule for grid in grids for rule in _rules(grid)}
    written = "\n".join(rule for _, _, rule in sorted(rules))
    return f"@layer tools {{\n{written}\n}}\n"


def frame_classes(grid: Grid) -> str:
    """Return the classes of a whole grid: how many lanes and rows it has, and how high these are."""
    return f"n{_lanes(grid)} m{grid.rows} h{grid.height}"


def hour_rows(grid: Grid) -> Iterator[int]:
    """Yield the rows at which a full or a half hour begins, the end of the grid too."""
    for row in range(grid.rows + 1):
        if row * grid.step % 30 == 0:
            yield row + 1


def _lanes(grid: Grid) -> int:
    return sum(column.width for column in grid.columns.values())


def _rules(grid: Grid) -> Iterator[tuple[str, int, str]]:
    """Yield the rules of a grid, each with the letter and the number of its class to sort them by."""
    yield from _placing(grid)
    lanes = _lanes(grid)
    height = f"{grid.height // 100}.{grid.height % 100:02d}rem"
    yield "n", lanes, f".timetable.n{lanes} {{ --lanes: {lanes}; }}"
    yield "m", grid.rows, f".timetable.m{grid.rows} {{ --rows: {grid.rows}; }}"
    yield "h", grid.height, f".timetable.h{grid.height} {{ --row: {height}; }}"
    needed = lanes * NARROWEST_LANE + BESIDE
    scrolled = f".timetable.n{lanes} .scale {{ overflow: auto; max-height: 90vh; }}"
    yield "x", lanes, f"@media screen and (48rem <= width < {needed}rem) {{ {scrolled} }}"


def _placing(grid: Grid) -> Iterator[tuple[str, int, str]]:
    spans = [(box.row, box.rows, box.lane, box.lanes) for box in grid.boxes]
    spans += [(row, 1, 1, 1) for row in hour_rows(grid)]
    spans += [(1, 1, column.first, column.width) for column in grid.columns.values()]
    for row, rows, lane, width in spans:
        yield "r", row, f".timetable .r{row} {{ grid-row-start: {row}; }}"
        yield "s", rows, f".timetable .s{rows} {{ grid-row-end: span {rows}; }}"
        yield "c", lane, f".timetable .c{lane} {{ grid-column-start: {lane}; }}"
        yield "w", width, f".timetable .w{width} {{ grid-column-end: span {width}; }}"
