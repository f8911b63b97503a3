"""Colors: contrast as in WCAG 2.2, OKLCH as in CSS Color 4."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbill.colors import (
    Oklch,
    at_lightness,
    contrast,
    from_oklch,
    luminance,
    read_color,
    readable,
    said_contrast,
    to_oklch,
)

ANY_COLOR = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("typed", "color"),
    [
        ("#0b5fa5", "#0b5fa5"),
        ("#0B5FA5", "#0b5fa5"),
        ("0b5fa5", "#0b5fa5"),
        (" #abc ", "#aabbcc"),
        ("abc", "#aabbcc"),
        ("Navy", "#000080"),
        ("#abcd", None),
        ("sunset", None),
        ("", None),
    ],
)
def test_colors_as_people_type_them(typed, color):
    assert read_color(typed) == color


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", "21:1"),
        ("#ffffff", "#ffffff", "1:1"),
        ("#777777", "#ffffff", "4.4:1"),  # just too pale for text
        ("#767676", "#ffffff", "4.5:1"),  # the palest gray that is not
        ("#949494", "#ffffff", "3:1"),
        ("#ff0000", "#ffffff", "3.9:1"),
        ("#0000ff", "#ffffff", "8.5:1"),
        ("#50565f", "#ffffff", "7.4:1"),
        ("#0b4a8f", "#ffffff", "8.7:1"),
        ("#a4161a", "#ffffff", "7.7:1"),
        ("#ff9b94", "#14161a", "8.9:1"),
    ],
)
def test_contrast_as_wcag_counts_it(one, other, ratio):
    assert said_contrast(contrast(one, other)) == ratio
    assert contrast(other, one) == contrast(one, other)


def test_the_luminance_of_the_three_lights_is_their_share():
    assert [round(luminance(c), 4) for c in ("#ff0000", "#00ff00", "#0000ff")] == [
        0.2126,
        0.7152,
        0.0722,
    ]


@pytest.mark.parametrize(
    ("color", "lightness", "chroma", "hue"),
    [
        ("#ff0000", 0.62796, 0.25768, 29.234),
        ("#00ff00", 0.86644, 0.29483, 142.495),
        ("#0000ff", 0.45201, 0.31321, 264.052),
        ("#008000", 0.51975, 0.17686, 142.495),
        ("#663399", 0.44027, 0.16030, 303.373),
        ("#ffffff", 1.0, 0.0, 0.0),
        ("#000000", 0.0, 0.0, 0.0),
    ],
)
def test_oklch_of_known_colors(color, lightness, chroma, hue):
    found = to_oklch(color)
    assert found == pytest.approx((lightness, chroma, hue), abs=0.002)
    assert from_oklch(found) == color


def test_known_colors_of_oklch():
    assert from_oklch(Oklch(0.5, 0.2, 0)) == "#b4065f"
    assert from_oklch(Oklch(0.5, 0.2, 270)) == "#3b51d3"
    assert from_oklch(Oklch(1, 0.4, 100)) == "#ffffff"


@given(ANY_COLOR)
def test_every_color_comes_back_from_oklch(color):
    assert from_oklch(to_oklch(color)) == color


@given(ANY_COLOR, st.floats(0.2, 1))
def test_another_lightness_keeps_the_hue(color, lightness):
    found = to_oklch(at_lightness(color, lightness))
    assert found.lightness == pytest.approx(lightness, abs=0.01)
    assert found.chroma <= to_oklch(color).chroma + 0.02


@given(ANY_COLOR, ANY_COLOR)
def test_a_color_made_readable_is_so_on_any_ground(color, ground):
    assert contrast(readable(color, ground, 4.5), ground) >= 4.5


def test_a_readable_color_stays_and_another_moves_no_further_than_needed():
    assert readable("#0b4a8f", "#ffffff", 4.5) == "#0b4a8f"
    assert readable("#ffc83d", "#ffffff", 4.5) == "#967100"
    assert contrast("#967100", "#ffffff") < 4.6
    assert readable("#000080", "#14161a", 4.5) == "#4579f0"
