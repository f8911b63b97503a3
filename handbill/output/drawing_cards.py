"""Cards: what stands where on a picture of 1200 by 630 pixels that is shown for a link.

A card is a small day of the schedule: the site's name over a rule, the title large, the day
line from edge to edge with its stops, below it when and where, and the days as tabs at the side.
"""

from __future__ import annotations

from typing import NamedTuple

from handbill.output.drawing_sheet import Sheet
from handbill.output.drawing_type import (
    CAPITAL,
    DISPLAY,
    LINE,
    TEXT,
    drawable,
    font,
    set_large,
    shortened,
    width,
)
from handbill.pages.cards import HEIGHT, WIDTH, CardView

_MARGIN = 64
_TABS = 168
_TOP = 100
_LINE = 484
_LEAST = 56
_NAME, _FACT = 30, 32


class Style(NamedTuple):
    """How a look draws: the title's face, its largest size, its lines' height, and how thick rule and line are."""

    face: str
    most: int
    leading: float
    rule: int
    line: int


_STYLES = {
    "civic": Style(DISPLAY, 260, 0.9, 3, 8),
    "festival": Style(DISPLAY, 260, 0.9, 8, 10),
    "plain": Style(TEXT, 120, 1.08, 2, 4),
}


def draw_card(view: CardView) -> bytes:
    """Return a card as a PNG."""
    return _Card(view).drawn()


class _Card:
    """One card while it is drawn."""

    def __init__(self, view: CardView) -> None:
        colors = view.palette
        self.view = view
        self.style = _STYLES[view.look]
        self.paper = colors.light.paper
        self.stocks = colors.stocks
        self.ground = self.paper if view.look == "plain" else self._stock(view.stock)
        self.sheet = Sheet(WIDTH, HEIGHT, self.ground, colors.black)
        self.right = WIDTH - _TABS if view.tabs else WIDTH
        self.named = self._title_words() != drawable(view.site_name)
        self.room = self.right - _MARGIN - (_MARGIN if not view.tabs else _MARGIN // 2)

    def drawn(self) -> bytes:
        self._bands()
        self._head()
        self._title()
        self._day_line()
        self._facts()
        self._tabs()
        return self.sheet.png()

    def _stock(self, number: int) -> str:
        return self.stocks[(number - 1) % len(self.stocks)]

    def _bands(self) -> None:
        """Give head and foot a stock of their own where the look is of bands."""
        if self.view.look == "festival":
            if self.named:
                self.sheet.band((0, 0, WIDTH, _TOP), self._stock(self.view.stock + 1))
            self.sheet.band((0, _LINE, WIDTH, HEIGHT), self._stock(self.view.stock + 2))

    def _head(self) -> None:
        """Set the site's name, and the type of session at the other end of the same line."""
        label = shortened(drawable(self.view.label), TEXT, _NAME, self.room // 2)
        taken = width(label, TEXT, _NAME) if label else 0
        name = drawable(self.view.site_name) if self.named else ""
        if name:
            shown = shortened(name, TEXT, _NAME, self.room - taken - _MARGIN)
            self.sheet.text((_MARGIN, 64), shown, font(TEXT, _NAME))
        if label:
            self.sheet.text((_MARGIN + self.room - taken, 64), label, font(TEXT, _NAME))
        rule = self.style.rule
        if self.view.look == "festival" and self.named:
            self.sheet.rule((0, _TOP - rule // 2, WIDTH, _TOP + rule - rule // 2))
        elif self.named and (name or label):
            self.sheet.rule((_MARGIN, _TOP - rule, _MARGIN + self.room, _TOP))

    def _title_words(self) -> str:
        """Return what is set large: the title, else the site's name, where the faces have their letters."""
        return drawable(self.view.title) or drawable(self.view.site_name)

    def _title(self) -> None:
        words = self._title_words()
        if not words:
            return
        style = self.style
        top, bottom = (_TOP + 24 if self.named else 48), _LINE - 46
        box = (self.room, bottom - top)
        found = set_large(words, style.face, box, (style.most, _LEAST), style.leading)
        size, step = found.size, round(found.size * style.leading)
        used = round(size * LINE) + step * (len(found.lines) - 1)
        base = top + (bottom - top - used) // 2 + round(size * CAPITAL)
        for at, line in enumerate(found.lines):
            place = (_MARGIN - size // 24, base + at * step)
            self.sheet.text(place, line, font(style.face, size))

    def _day_line(self) -> None:
        """Draw the line from the left edge on, with its stops."""
        stops, thick = self.view.stations, self.style.line
        ends_here = bool(stops) and stops[-1] == "here" and not self.view.day
        first = _MARGIN + 28
        span = self.room - 56
        places = [first + round(span * (at + 0.5) / len(stops)) for at in range(len(stops))]
        if ends_here:
            places[-1] = first + span
        end = places[-1] if ends_here else self.right
        self.sheet.rule((0, _LINE - thick // 2, end, _LINE + thick - thick // 2))
        for place, kind in zip(places, stops, strict=True):
            self._stop(place, kind)

    def _stop(self, x: int, kind: str) -> None:
        thick = self.style.line
        if kind == "tick":
            self.sheet.rule((x - thick // 2, _LINE, x + thick - thick // 2, _LINE + 24))
        elif kind == "ring":
            self.sheet.ring((x, _LINE), 16 + thick // 4, thick, self.ground)
        else:
            self.sheet.disc((x, _LINE), 34, ink=True)
            self.sheet.disc((x, _LINE), 34 - thick - thick // 2, ink=False)
            self.sheet.ring((x, _LINE), 34, thick + thick // 2, self.paper)

    def _facts(self) -> None:
        """Set when and where below the line."""
        lines = [drawable(line) for line in self.view.lines]
        shown = [line for line in lines if line]
        base = 558 if len(shown) > 1 else 578
        for at, line in enumerate(shown[:2]):
            cut = shortened(line, TEXT, _FACT, self.room)
            self.sheet.text((_MARGIN, base + at * 42), cut, font(TEXT, _FACT))

    def _tabs(self) -> None:
        """Draw the days as tabs at the right; that of the card's own day is open to the left."""
        days = self.view.tabs
        edges = [round(HEIGHT * at / max(len(days), 1)) for at in range(len(days) + 1)]
        for at, number in enumerate(days):
            top, bottom = edges[at], edges[at + 1]
            is_open = number == self.view.day
            self.sheet.rule((self.right, top, WIDTH, bottom), ink=False)
            self.sheet.band((self.right, top, WIDTH, bottom), self._tab_ground(number, is_open))
            rule = 2 if self.view.look == "plain" else 6
            if not is_open or self.view.look == "plain":
                self.sheet.rule((self.right, top, self.right + rule, bottom))
            if at:
                self.sheet.rule((self.right, top - rule // 2, WIDTH, top + rule - rule // 2))
            self._numeral(number, (top, bottom), filled=is_open and self.view.look == "plain")

    def _tab_ground(self, number: int, is_open: bool) -> str:  # noqa: FBT001 - of one tab
        if self.view.look == "plain":
            return self.paper
        if self.view.look == "festival" or not self.view.day or is_open:
            return self._stock(number)
        return self.paper

    def _numeral(self, number: int, edges: tuple[int, int], *, filled: bool) -> None:
        """Set a day's numeral in the middle of its tab; in the festival look it is a stencil's."""
        top, bottom = edges
        face = self.style.face
        size = min(150, round((bottom - top) * 0.7))
        left = self.right + (_TABS - width(str(number), face, size)) // 2 + 2
        base = (top + bottom) // 2 + round(size * 0.36)
        if filled:
            self.sheet.rule((self.right, top, WIDTH, bottom))
        self.sheet.text((left, base), str(number), font(face, size), ink=not filled)
        if self.view.look == "festival":
            middle = (top + bottom) // 2
            gap = 3
            self.sheet.rule((left - 8, middle - gap, WIDTH, middle + gap), ink=False)
