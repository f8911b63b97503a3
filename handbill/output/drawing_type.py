"""Type for drawings: two faces, which letters they have, and text set as large as fits.

The faces lie in faces/, reduced to the letters of the languages written in Latin letters
in Europe and the Americas; `letters.txt` lists them. Kerning comes from the faces' plain
tables, so that every system sets the same lines.
"""

from __future__ import annotations

import bisect
import functools
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

FACES = Path(__file__).parent / "faces"
DISPLAY = "big-shoulders-display-800.ttf"
TEXT = "public-sans-600.ttf"

_FILLERS = frozenset({"Cf", "Mn", "Sk", "So"})
"""Kinds of characters without which a text still says what it says: joiners, marks left over, emblems."""

_SIZE_STEP = 4

CAPITAL, BELOW = 0.74, 0.2
"""How far capitals rise above the base line and letters hang below it, as shares of the size."""

LINE = CAPITAL + BELOW
"""The height of one line, as a share of the size."""


class SetText(NamedTuple):
    """Lines of text in one size, in pixels."""

    lines: tuple[str, ...]
    size: int


@functools.cache
def font(face: str, size: int) -> Any:
    """Return a face in a size in pixels."""
    from PIL import ImageFont

    return ImageFont.truetype(FACES / face, size, layout_engine=ImageFont.Layout.BASIC)


@functools.cache
def letters() -> frozenset[str]:
    """Return the characters that both faces have."""
    return frozenset((FACES / "letters.txt").read_text(encoding="utf-8").rstrip("\n"))


def drawable(text: str) -> str:
    """Return a text as the faces can show it, emblems left out; empty where a letter of it is missing.

    Half a title would say something else, and boxes say nothing.
    """
    known = letters()
    kept = []
    for sign in unicodedata.normalize("NFC", text):
        if sign in known:
            kept.append(sign)
        elif sign.isspace():
            kept.append(" ")
        elif unicodedata.category(sign) not in _FILLERS:
            return ""
    shown = " ".join("".join(kept).split())
    return shown if any(sign.isalnum() for sign in shown) else ""


def width(text: str, face: str, size: int) -> int:
    """Return how wide a line is, in pixels."""
    length: float = font(face, size).getlength(text)
    return round(length)


def set_large(
    text: str, face: str, box: tuple[int, int], sizes: tuple[int, int], leading: float
) -> SetText:
    """Return a text in lines, as large as fits a box (width, height) between two sizes (most, least).

    Lines are of about equal length, and no word is cut; where even the least size is too
    large, words go from the end and an ellipsis stands for them. `leading` is the
    height of a line, as a share of the size.
    """
    most, least = sizes
    fitting: dict[int, tuple[str, ...]] = {}

    def too_large(step: int) -> bool:
        size = least + step * _SIZE_STEP
        fitting[size] = _fitted(text.split(), face, box, size, leading)
        return not fitting[size]

    steps = range((most - least) // _SIZE_STEP + 1)
    bisect.bisect_left(steps, 1, key=too_large)
    found = max((size for size, lines in fitting.items() if lines), default=0)
    if found:
        return SetText(fitting[found], found)
    words = text.split()
    while len(words) > 1:
        words.pop()
        cut = _fitted([*words[:-1], words[-1].rstrip(",;:.") + "…"], face, box, least, leading)
        if cut:
            return SetText(cut, least)
    return SetText((shortened(text, face, least, box[0]),), least)


def shortened(text: str, face: str, size: int, room: int) -> str:
    """Return a line that is no wider than the room for it, with an ellipsis where some of it is left out."""
    if width(text, face, size) <= room:
        return text
    words = text.split()
    while len(words) > 1:
        words.pop()
        tried = " ".join(words).rstrip(" ,;:.") + "…"
        if width(tried, face, size) <= room:
            return tried
    cut = text
    while cut and width(cut + "…", face, size) > room:
        cut = cut[:-1]
    return cut + "…"


def _fitted(
    words: Sequence[str], face: str, box: tuple[int, int], size: int, leading: float
) -> tuple[str, ...]:
    """Return balanced lines that fit a box in one size, or nothing."""
    below_first = int(max(box[1] - size * LINE, 0) / (size * leading))
    most = below_first + 1 if box[1] >= size * LINE else 0
    widths = [width(word, face, size) for word in words]
    blank = width(" ", face, size)
    if not most or max(widths) > box[0]:
        return ()
    lines = _broken(words, widths, blank, box[0])
    if len(lines) > most:
        return ()
    low, high = max(widths), box[0]
    while high - low > size // 8:
        middle = (low + high) // 2
        tried = _broken(words, widths, blank, middle)
        if len(tried) == len(lines):
            lines, high = tried, middle
        else:
            low = middle
    said = tuple(" ".join(line) for line in lines)
    return said if all(width(line, face, size) <= box[0] for line in said) else ()


def _broken(words: Sequence[str], widths: Sequence[int], blank: int, room: int) -> list[list[str]]:
    """Return words in lines, as many on each as have room."""
    lines: list[list[str]] = [[]]
    used = 0
    for word, wide in zip(words, widths, strict=True):
        if lines[-1] and used + blank + wide > room:
            lines.append([])
            used = 0
        used += wide + (blank if lines[-1] else 0)
        lines[-1].append(word)
    return lines
