"""Colors: as people type them, in OKLCH, where lightness is as the eye sees it, and their contrast.

A color is `#rrggbb` in small letters throughout. OKLCH as in CSS Color Module Level 4, contrast
as in WCAG 2.2; standard library only.
"""

from __future__ import annotations

import math
import re
from typing import NamedTuple

from handbill.names import fold

Triple = tuple[float, float, float]

_NAMED = {
    "black": "#000000",
    "blue": "#0000ff",
    "gray": "#808080",
    "green": "#008000",
    "grey": "#808080",
    "maroon": "#800000",
    "navy": "#000080",
    "olive": "#808000",
    "purple": "#800080",
    "red": "#ff0000",
    "teal": "#008080",
}

_TO_CONES = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_TO_OKLAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
_FROM_OKLAB = (
    (1.0, 0.3963377774, 0.2158037573),
    (1.0, -0.1055613458, -0.0638541728),
    (1.0, -0.0894841775, -1.2914855480),
)
_FROM_CONES = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010),
)
_GRAY = 0.0005
"""A chroma below this is that of gray, whose hue says nothing."""

_STEP = 0.002
"""By how much lightness is changed at a time in the search for a color that can be read."""


class Oklch(NamedTuple):
    """A color by lightness (0 black to 1 white), chroma (0 gray, about 0.3 at most) and hue (degrees)."""

    lightness: float
    chroma: float
    hue: float


# Typed


def read_color(text: str) -> str | None:
    """Return a color as typed (`#0b5fa5`, `#abc`, the same without `#`, or a plain name), or None."""
    named = _NAMED.get(fold(text))
    if named:
        return named
    digits = text.strip().removeprefix("#").lower()
    if re.fullmatch(r"[0-9a-f]{6}", digits):
        return f"#{digits}"
    if re.fullmatch(r"[0-9a-f]{3}", digits):
        return "#" + "".join(digit * 2 for digit in digits)
    return None


def bytes_of(color: str) -> tuple[int, int, int]:
    """Return the red, green and blue of a color, each 0 to 255."""
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


# Contrast


def luminance(color: str) -> float:
    """Return the relative luminance of a color, 0 to 1 (WCAG 2.2)."""
    red, green, blue = map(_linear, _shares(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colors, 1 to 21 (WCAG 2.2)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def said_contrast(ratio: float) -> str:
    """Say a contrast, never more than it is: `4.4:1` for 4.4999."""
    return f"{math.floor(ratio * 10) / 10:g}:1"


# OKLCH


def to_oklch(color: str) -> Oklch:
    """Return a color in OKLCH; gray has chroma and hue 0."""
    red, green, blue = map(_linear, _shares(color))
    long, medium, short = _times(_TO_CONES, (red, green, blue))
    roots = (math.cbrt(long), math.cbrt(medium), math.cbrt(short))
    lightness, a, b = _times(_TO_OKLAB, roots)
    chroma = math.hypot(a, b)
    if chroma < _GRAY:
        return Oklch(lightness, 0.0, 0.0)
    return Oklch(lightness, chroma, math.degrees(math.atan2(b, a)) % 360)


def from_oklch(wanted: Oklch) -> str:
    """Return the color that a screen can show: that of OKLCH, with less chroma where it has too much."""
    if _fits(wanted):
        return _written(wanted)
    low, high = 0.0, wanted.chroma
    for _ in range(24):
        middle = (low + high) / 2
        low, high = (middle, high) if _fits(wanted._replace(chroma=middle)) else (low, middle)
    return _written(wanted._replace(chroma=low))


def at_lightness(color: str, lightness: float) -> str:
    """Return the same hue at another lightness, with as much of its chroma as can be shown there."""
    return from_oklch(to_oklch(color)._replace(lightness=lightness))


def readable(color: str, on: str, least: float) -> str:
    """Return the color itself, or the nearest of its hue whose contrast on another is at least so much.

    It gets darker on a light ground and lighter on a dark one; at the end of that way
    stands black or white, whatever its contrast.
    """
    found = color
    lightness = to_oklch(color).lightness
    step = -_STEP if contrast("#000000", on) >= contrast("#ffffff", on) else _STEP
    end = 0 if step < 0 else 1
    while contrast(found, on) < least and lightness != end:
        lightness = min(max(lightness + step, 0), 1)
        found = at_lightness(color, lightness)
    return found


def _shares(color: str) -> Triple:
    red, green, blue = bytes_of(color)
    return red / 255, green / 255, blue / 255


def _linear(share: float) -> float:
    """Return the light of a share of sRGB, 0 to 1."""
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def _encoded(light: float) -> float:
    """Return the share of sRGB that gives so much light."""
    return light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055


def _times(rows: tuple[Triple, ...], column: Triple) -> Triple:
    x, y, z = (sum(a * b for a, b in zip(row, column, strict=True)) for row in rows)
    return x, y, z


def _light(wanted: Oklch) -> Triple:
    """Return the linear red, green and blue of a color, outside of 0 to 1 where no screen shows it."""
    hue = math.radians(wanted.hue)
    lab = (wanted.lightness, wanted.chroma * math.cos(hue), wanted.chroma * math.sin(hue))
    long, medium, short = _times(_FROM_OKLAB, lab)
    return _times(_FROM_CONES, (long**3, medium**3, short**3))


def _fits(wanted: Oklch) -> bool:
    return all(-0.0005 <= light <= 1.0005 for light in _light(wanted))


def _written(wanted: Oklch) -> str:
    shares = (_encoded(min(max(light, 0), 1)) for light in _light(wanted))
    return "#" + "".join(f"{round(share * 255):02x}" for share in shares)
