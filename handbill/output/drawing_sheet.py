"""A sheet to draw on: bands of flat color with one ink on them, saved as a small PNG.

The ink is kept as coverage apart from the ground, and both become one picture of few colors:
sixteen steps from each ground to the ink. So a card of a million dots is some twenty kilobytes.
"""

from __future__ import annotations

import io
from typing import Any

from handbill.colors import bytes_of

STEPS = 16
"""Shades between a ground and the ink: what the eye needs to see a smooth edge."""

_FINE = 4
"""Round things are drawn so many times larger, and made smaller."""

Box = tuple[int, int, int, int]
"""Left, top, right and bottom in pixels; right and bottom are the first ones outside."""


class Sheet:
    """A sheet of a size in pixels, with its ground's color and the color of the ink."""

    def __init__(self, width: int, height: int, ground: str, ink: str) -> None:
        from PIL import Image, ImageDraw

        self._image, self._ink = Image, ink
        self._grounds = [ground]
        self._coverage = Image.new("L", (width, height), 0)
        self._zones = Image.new("L", (width, height), 0)
        self._pen = ImageDraw.Draw(self._coverage)

    def band(self, box: Box, color: str) -> None:
        """Give a part of the sheet another ground."""
        self._zones.paste(self._number(color), box)

    def rule(self, box: Box, *, ink: bool = True) -> None:
        """Fill a part with ink, or take the ink away from it."""
        left, top, right, bottom = box
        if right > left and bottom > top:
            self._coverage.paste(255 if ink else 0, box)

    def text(self, at: tuple[int, int], words: str, font: Any, *, ink: bool = True) -> None:
        """Set words on one line; `at` is where their base line begins. Without `ink` they are spared out."""
        self._pen.text(at, words, fill=255 if ink else 0, font=font, anchor="ls")

    def ring(self, center: tuple[int, int], radius: int, stroke: int, ground: str = "") -> None:
        """Draw a ring; inside of it the ground shows, or another one."""
        self.disc(center, radius, ink=True)
        self.disc(center, radius - stroke, ink=False)
        if ground:
            x, y = center
            inner = radius - stroke // 2
            shape = self._disc(inner).point(lambda value: 255 if value else 0)
            self._zones.paste(self._number(ground), (x - inner, y - inner), shape)

    def disc(self, center: tuple[int, int], radius: int, *, ink: bool) -> None:
        """Fill a circle with ink, or take the ink away from it."""
        x, y = center
        self._coverage.paste(255 if ink else 0, (x - radius, y - radius), self._disc(radius))

    def png(self) -> bytes:
        """Return the sheet as a PNG."""
        from PIL import ImageChops

        shades = self._coverage.point(lambda value: (value * (STEPS - 1) + 127) // 255)
        picture = ImageChops.add(self._zones.point(lambda zone: zone * STEPS), shades)
        picture.putpalette([part for ground in self._grounds for part in self._ramp(ground)])
        target = io.BytesIO()
        picture.save(target, "PNG", compress_level=6)
        return target.getvalue()

    def _ramp(self, ground: str) -> list[int]:
        """Return the steps from a ground to the ink, as red, green and blue in turn."""
        pairs = list(zip(bytes_of(ground), bytes_of(self._ink), strict=True))
        return [
            round(start + (end - start) * step / (STEPS - 1))
            for step in range(STEPS)
            for start, end in pairs
        ]

    def _number(self, ground: str) -> int:
        """Return the number of a ground, which may be a new one."""
        if ground not in self._grounds:
            self._grounds.append(ground)
        return self._grounds.index(ground)

    def _disc(self, radius: int) -> Any:
        """Return a disc as coverage, smooth at its edge."""
        from PIL import ImageDraw

        large = self._image.new("L", (2 * radius * _FINE, 2 * radius * _FINE), 0)
        edge = 2 * radius * _FINE - 1
        ImageDraw.Draw(large).ellipse((0, 0, edge, edge), fill=255)
        return large.resize((2 * radius, 2 * radius), self._image.Resampling.BOX)
