"""How much fits on paper: about how high days stand in columns, and how large they can be set there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from handbill.pages.agenda import DayBlock, Entry


class Face(NamedTuple):
    """A size of type, in tenths of a point, its lines and the room below an entry in percent of it.

    Where it is `run_in`, the place follows the title in its line.
    """

    size: int
    leading: int
    below: int
    run_in: bool = False


class Columns(NamedTuple):
    """Columns on paper: how many, and the width and height of each in points."""

    columns: int
    width: int
    height: int


FACES = (
    Face(138, 130, 80),
    Face(120, 130, 65),
    Face(105, 130, 50),
    Face(92, 128, 40),
    Face(80, 124, 28, run_in=True),
    Face(70, 120, 25, run_in=True),
)
"""The sizes that days are set in, the largest first; `density` 1 to 6 in views, and in css/sheets.css."""

_BEFORE_TITLE = 6.3  # em of time and line
_LETTER = 0.51  # em, between that of bold titles and of what stands below them
_DAY = 4.6  # em that the name of a day takes, with what is above and below it
_LOST = 2  # letters at the end of a line
_SLACK = 0.94  # nothing is cut, so that no column is full to its end


def density(blocks: Sequence[DayBlock], room: Columns) -> int:
    """Return how closely days must be set to fit into columns: 1 to 6, or 0 where they do not fit at all."""
    for at, face in enumerate(FACES, 1):
        if height(blocks, face, room.width) <= room.columns * room.height * _SLACK:
            return at
    return 0


def height(blocks: Sequence[DayBlock], face: Face, width: int) -> float:
    """Return about how high days stand in one column of so many points, in points."""
    size = face.size / 10
    letters = max(12, int((width / size - _BEFORE_TITLE) / _LETTER))
    found = 0.0
    for block in blocks:
        lines = [_lines_of(entry, letters, run_in=face.run_in) for entry in block.entries]
        if not lines:
            lines = [_lines(block.summary or block.open, letters)]
        found += _DAY * size + len(lines) * size * face.below / 100
        found += sum(lines) * size * face.leading / 100
    return found


def _lines_of(entry: Entry, letters: int, *, run_in: bool) -> int:
    """Return how many lines an entry takes: its title, then when it ends and where it is, then what lies in it."""
    place = _dotted(_places(entry))
    if run_in:
        own = _lines(_dotted([entry.title, place]), letters)
    else:
        own = _lines(entry.title, letters) + _lines(_dotted([entry.time.until, place]), letters)
    inner = (
        _lines(_dotted([one.title, *_places(one)]), letters - 3)
        for one in (*entry.parts, *entry.branches)
    )
    return own + sum(inner)


def _places(entry: Entry) -> list[str]:
    return [*(link.text for link in (entry.venue, entry.room) if link), entry.place_note]


def _dotted(parts: Sequence[str]) -> str:
    return " · ".join(part for part in parts if part)


def _lines(text: str, letters: int) -> int:
    """Return how many lines a text takes; in all but the last some letters' room is lost at the end."""
    if len(text) <= letters:
        return 1 if text else 0
    return -(-len(text) // (letters - _LOST))
