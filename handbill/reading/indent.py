"""Where each line belongs: the levels that are open, and lines that stand a little beside theirs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


@dataclass(slots=True)
class Level:
    """An open list or group of keys, and the last thing typed in it.

    `column` is how far right it stands as typed, `shift` what is added for the
    scanner. `awaiting` while the last key or list sign has no value yet.
    """

    column: int
    is_list: bool
    out: int
    shift: int = 0
    name: str = ""
    line: int = 0
    at: int = 0
    awaiting: bool = True
    strays: set[int] = field(default_factory=set)


class Place(NamedTuple):
    """Where a line goes: its level, the level it was meant to line up with, or neither where nothing can take it."""

    level: Level | None
    beside: Level | None = None
    needs_sign: bool = False


class Levels:
    """The levels that are open above a line."""

    def __init__(self) -> None:
        self.open: list[Level] = []

    @property
    def top(self) -> Level | None:
        """The innermost open level."""
        return self.open[-1] if self.open else None

    def place(self, column: int, *, is_list: bool, inside: bool = False) -> Place:
        """Find or open the level for a key or list sign; `inside` behind a list sign on its own line."""
        if inside:
            return Place(self._push(column, is_list=is_list))
        known = self._stray_level(column, is_list=is_list)
        if known:
            return Place(known)
        closed = self._close_beyond(column)
        top = self.top
        if top is None and closed is None:
            return Place(self._push(column, is_list=is_list))
        if top is not None and top.column == column:
            found = self._same_column(top, column, is_list=is_list)
            if found:
                return Place(found)
        elif top is not None and closed is None and top.awaiting:
            return Place(self._push(column, is_list=is_list))
        return self._beside(column, closed, is_list=is_list)

    def _stray_level(self, column: int, *, is_list: bool) -> Level | None:
        """Return the level that another line at this wrong column was counted to before."""
        for number in range(len(self.open) - 1, -1, -1):
            level = self.open[number]
            if column in level.strays and level.is_list == is_list:
                del self.open[number + 1 :]
                level.shift = level.out - column
                return level
            if level.column < column and not level.strays:
                return None
        return None

    def _close_beyond(self, column: int) -> list[Level] | None:
        """Close the levels that stand further right; return them, the outermost first, or None."""
        number = len(self.open)
        while number and self.open[number - 1].column > column:
            number -= 1
        closed = self.open[number:]
        del self.open[number:]
        return closed or None

    def _same_column(self, top: Level, column: int, *, is_list: bool) -> Level | None:
        """Find a level at exactly this column; a list may stand right under its key."""
        if top.is_list == is_list:
            top.shift = top.out - column
            return top
        if is_list and top.awaiting:
            return self._push(column, is_list=True, under=top)
        below = self.open[-2] if len(self.open) > 1 else None
        if not is_list and below is not None and below.column == column and not below.is_list:
            self.open.pop()
            below.shift = below.out - column
            return below
        return None

    def _beside(self, column: int, closed: list[Level] | None, *, is_list: bool) -> Place:
        """Choose the level that the line was meant to line up with: the nearest of its own sort."""
        candidates = [level for level in (closed or [])[:1] if level.is_list == is_list]
        candidates += [level for level in self.open[-1:] if level.is_list == is_list]
        if closed and not candidates:
            candidates = [level for level in self.open[-2:] if level.is_list == is_list and is_list]
        if not candidates:
            top = self.top
            lone = not is_list and top is not None and top.is_list and top.column == column
            return Place(None, top if lone else None, needs_sign=lone)
        nearest = min(candidates, key=lambda level: abs(level.column - column))
        if closed and nearest is closed[0]:
            self.open.append(nearest)
        elif nearest in self.open:
            del self.open[self.open.index(nearest) + 1 :]
        nearest.strays.add(column)
        nearest.shift = nearest.out - column
        return Place(nearest, nearest)

    def _push(self, column: int, *, is_list: bool, under: Level | None = None) -> Level:
        top = self.top
        shift = 0
        if top is not None:
            top.awaiting = False
            shift = top.shift
        out = under.out if under is not None else column + shift
        level = Level(column, is_list, out, out - column)
        self.open.append(level)
        return level
