"""Icons: a logo or a monogram on a square, small enough for a tab and large enough for a home screen."""

from __future__ import annotations

import io

from handbill.colors import bytes_of
from handbill.output.drawing_sheet import Sheet
from handbill.output.drawing_type import CAPITAL, DISPLAY, drawable, font, width
from handbill.pages.icons import IconView

_ROOM, _SAFE_ROOM = 0.84, 0.6
"""The share of the square that a mark may fill; a safe one lies within a circle of four fifths (W3C manifest)."""


def draw_icon(view: IconView, logo: bytes) -> bytes:
    """Return an icon as a PNG; `logo` are the bytes of its picture, empty where it has letters.

    Raises:
        ValueError: The logo is no picture that can be read.
    """
    return _of_logo(view, logo) if view.logo else _of_letters(view)


def _of_letters(view: IconView) -> bytes:
    """Return letters on a ground, or the mark of the day line where the face lacks them."""
    sheet = Sheet(view.size, view.size, view.ground, view.ink)
    letters = drawable(view.letters)
    if not letters:
        _mark(sheet, view)
        return sheet.png()
    room = round(view.size * (_SAFE_ROOM if view.safe else _ROOM))
    size = next(
        (
            n
            for n in range(room, 8, -1)
            if width(letters, DISPLAY, n) <= room and n * CAPITAL <= room
        ),
        8,
    )
    left = (view.size - width(letters, DISPLAY, size)) // 2
    base = (view.size + round(size * CAPITAL)) // 2
    sheet.text((left, base), letters, font(DISPLAY, size))
    return sheet.png()


def _mark(sheet: Sheet, view: IconView) -> None:
    """Draw a ring on the day line."""
    middle = view.size // 2
    radius = round(view.size * (0.2 if view.safe else 0.26))
    stroke = max(2, view.size // 10)
    sheet.rule((middle - stroke // 2, 0, middle + stroke - stroke // 2, view.size))
    sheet.ring((middle, middle), radius, stroke, view.ground)


def _of_logo(view: IconView, logo: bytes) -> bytes:
    """Return a logo in the middle of its ground, or of nothing."""
    from PIL import Image, ImageOps

    try:
        with Image.open(io.BytesIO(logo)) as opened:
            mark = ImageOps.exif_transpose(opened).convert("RGBA")
    except Exception as error:  # Pillow's plugins raise whatever their files lead them to
        raise ValueError(str(error) or type(error).__name__) from error
    room = round(view.size * (_SAFE_ROOM if view.safe else _ROOM if view.ground else 1))
    mark = ImageOps.contain(mark, (room, room), Image.Resampling.LANCZOS)
    ground = (*bytes_of(view.ground), 255) if view.ground else (0, 0, 0, 0)
    square = Image.new("RGBA", (view.size, view.size), ground)
    square.alpha_composite(mark, ((view.size - mark.width) // 2, (view.size - mark.height) // 2))
    target = io.BytesIO()
    made = square.convert("RGB") if view.ground else square
    made.save(target, "PNG", optimize=True)
    return target.getvalue()
