"""QR codes that lead from paper to the live page; the one owner of segno, imported when a code is drawn."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from handbill.pages.page import View

QUIET = 4
"""Modules of white around a code, without which phones do not find it (ISO/IEC 18004, quiet zone)."""


@dataclass(frozen=True, slots=True)
class Code(View):
    """A QR code: the outline of its dark modules as an SVG path in a square of `size`, and the address it says.

    `shown` is the address as people read it, without `https://`, in the parts between which a line may end.
    """

    path: str
    size: int
    address: str
    shown: tuple[str, ...]


def code(address: str) -> Code | None:
    """Return the code of a whole address, one that a smudge does not spoil (level M or better); None for no address."""
    if not address:
        return None
    import segno

    drawn = segno.make(address, error="m", micro=False)
    path = "".join(_row(at, row) for at, row in enumerate(drawn.matrix_iter(border=QUIET)))
    width, _ = drawn.symbol_size(border=QUIET)
    shown = address.removeprefix("https://").removeprefix("http://").rstrip("/")
    parts = tuple(part for part in re.split(r"(?<=/)", shown) if part)
    return Code(path, int(width), address, parts)


def _row(y: int, row: Iterable[int]) -> str:
    """Return the dark runs of a row as rectangles one module high."""
    drawn, x = "", 0
    for dark, run in groupby(row):
        length = len(list(run))
        if dark:
            drawn += f"M{x} {y}h{length}v1h-{length}z"
        x += length
    return drawn
