"""The colors of a site: every role for light and dark, from the accent and the second color that were typed.

Only ink stands on stock, so that a color may be typed without a thought for what is read on it. The
accent is also the color of links where it can be read on paper. Every pair of colors that the
styles set on each other is in `pairs`, with the contrast it must hold.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from handbill.colors import at_lightness, contrast, readable, said_contrast
from handbill.digests import digest_of
from handbill.model import SiteConfig
from handbill.pages.page import OutputFile, View
from handbill.problem_kinds import problem
from handbill.problems import Problem

TEXT = 4.5
"""The least contrast of text (WCAG 1.4.3)."""

LARGE = 3.0
"""The least contrast of large text, and of lines and marks that say something (WCAG 1.4.3, 1.4.11)."""

PRINT = 7.0
"""The least contrast of what is read most: ink on paper and on stock (WCAG 1.4.6)."""

STOCK_LIGHTNESS = 0.86
"""The OKLCH lightness of stock: dark ink has 11:1 or more on every hue of it."""

WHITE = "#ffffff"
_BLACK = "#14161a"
_STOCKS = ("#ffc83d", "#ffad99", "#a8ddb0", "#a9cff2")
_LINK_IN_DARK = "#9cc7ff"


@dataclass(frozen=True, slots=True)
class Scheme(View):
    """The colors of one scheme, light or dark, by what they are for."""

    ink: str
    paper: str
    quiet: str
    rule: str
    link: str
    alert: str


@dataclass(frozen=True, slots=True)
class Palette(View):
    """All colors of a site; `black` is the ink on stock, which is the same in light and dark."""

    light: Scheme
    dark: Scheme
    black: str
    stocks: tuple[str, str, str, str]


class Pair(NamedTuple):
    """One color on another: what it is, both, the least contrast, and the key that decides it (empty: none)."""

    what: str
    front: str
    back: str
    least: float
    key: str = ""


_LIGHT = Scheme(_BLACK, WHITE, "#50565f", "#767d87", "#0b4a8f", "#a4161a")
_DARK = Scheme("#f4f5f7", _BLACK, "#b4bac4", "#8a919c", _LINK_IN_DARK, "#ff9b94")


def palette_of(config: SiteConfig) -> Palette:
    """Return the colors of a site."""
    return _palette(config.accent, config.second_colour)


@functools.cache
def _palette(accent: str, second: str) -> Palette:
    link, link_in_dark = _LIGHT.link, _DARK.link
    if accent and contrast(accent, _LIGHT.paper) >= TEXT:
        link, link_in_dark = accent, _link_in_dark(accent)
    return Palette(
        Scheme(_LIGHT.ink, _LIGHT.paper, _LIGHT.quiet, _LIGHT.rule, link, _LIGHT.alert),
        Scheme(_DARK.ink, _DARK.paper, _DARK.quiet, _DARK.rule, link_in_dark, _DARK.alert),
        _BLACK,
        (
            at_lightness(accent, STOCK_LIGHTNESS) if accent else _STOCKS[0],
            at_lightness(second, STOCK_LIGHTNESS) if second else _STOCKS[1],
            *_STOCKS[2:],
        ),
    )


def _link_in_dark(accent: str) -> str:
    """Return the accent, lightened until it reads as well on dark paper as quiet words do; else the usual color."""
    lightened = readable(accent, _DARK.paper, PRINT)
    return lightened if contrast(lightened, _DARK.paper) >= TEXT else _LINK_IN_DARK


# Checked


def pairs(palette: Palette) -> Iterator[Pair]:
    """Yield every color that the styles of all looks set on another, links and marks among them."""
    for name, scheme in (("light", palette.light), ("dark", palette.dark)):
        yield Pair(f"words ({name})", scheme.ink, scheme.paper, PRINT)
        yield Pair(f"buttons under the pointer ({name})", scheme.paper, scheme.ink, PRINT)
        yield Pair(f"quiet words ({name})", scheme.quiet, scheme.paper, TEXT)
        yield Pair(f"links ({name})", scheme.link, scheme.paper, TEXT, "accent")
        yield Pair(f"warnings ({name})", scheme.alert, scheme.paper, TEXT)
        yield Pair(f"what is off ({name})", scheme.paper, scheme.alert, TEXT)
        yield Pair(f"lines ({name})", scheme.rule, scheme.paper, LARGE)
    yield Pair("buttons", WHITE, palette.black, PRINT)
    for number, stock in enumerate(palette.stocks, start=1):
        key = {1: "accent", 2: "second_colour"}.get(number, "")
        yield Pair(f"ink on stock {number}", palette.black, stock, PRINT, key)
        yield Pair(f"notices in stock {number}", stock, palette.black, PRINT, key)


def check_palette(config: SiteConfig, palette: Palette) -> Iterator[Problem]:
    """Yield a problem for each pair that is hard to read, at the line that decides it."""
    accent, paper = config.accent, palette.light.paper
    where = config.where
    if accent and contrast(accent, paper) < TEXT:
        yield problem(
            "pale-accent",
            where.of("accent"),
            f"The accent {accent} is too pale for links: on white it has a contrast of "
            f"{said_contrast(contrast(accent, paper))}, and {TEXT}:1 is needed (WCAG 1.4.3). "
            f"It still colors the first day, but links stay {palette.light.link}.",
            f'Write `accent: "{readable(accent, paper, TEXT)}"`, the nearest that can be read.',
        )
    for pair in pairs(palette):
        ratio = contrast(pair.front, pair.back)
        if ratio < pair.least:
            nearest = readable(pair.front, pair.back, pair.least)
            yield problem(
                "low-contrast",
                where.of(pair.key),
                f"The color of {pair.what}, {pair.front} on {pair.back}, has a contrast of "
                f"{said_contrast(ratio)}, and {pair.least:g}:1 is needed (WCAG 1.4.3).",
                f"Write {nearest} in place of {pair.front}.",
            )


# Written


def style_sheet(palette: Palette) -> OutputFile:
    """Return the colors as custom properties, in a layer under all other styles, named by its content."""
    stocks = "".join(
        f"  --stock-{number}: {stock};\n" for number, stock in enumerate(palette.stocks, start=1)
    )
    body = (
        "@layer palette {\n"
        f":root {{\n  --black: {palette.black};\n{_properties(palette.light)}{stocks}}}\n"
        "@media (prefers-color-scheme: dark) {\n"
        f":root {{\n{_properties(palette.dark)}}}\n"
        "}\n}\n"
    ).encode()
    return OutputFile(f"assets/palette.{digest_of(body)[:8]}.css", body)


def _properties(scheme: Scheme) -> str:
    """Return the custom properties of a scheme, each on its line."""
    named = {
        "ink": scheme.ink,
        "paper": scheme.paper,
        "quiet": scheme.quiet,
        "rule": scheme.rule,
        "link": scheme.link,
        "alert": scheme.alert,
    }
    return "".join(f"  --{name}: {color};\n" for name, color in named.items())
