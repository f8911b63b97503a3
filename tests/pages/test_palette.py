"""The colors of a site: from any two typed ones, every pair that is not warned of can be read."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from handbill.colors import contrast, to_oklch
from handbill.keys import Where
from handbill.model import SiteConfig
from handbill.pages.palette import check_palette, pairs, palette_of, style_sheet
from handbill.problems import Position

TYPED = st.just("") | st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
WHERE = Where(
    Position("site_config.yaml"),
    (
        ("accent", Position("site_config.yaml", 4, 9)),
        ("second_colour", Position("site_config.yaml", 5, 15)),
    ),
)


def found(**typed):
    config = SiteConfig(where=WHERE, **typed)
    return [(p.code, p.position, p.hint) for p in check_palette(config, palette_of(config))]


def test_the_colors_of_a_site_that_types_none():
    assert style_sheet(palette_of(SiteConfig())).path == "assets/palette.2719a977.css"
    assert (
        style_sheet(palette_of(SiteConfig())).body.decode()
        == """\
@layer palette {
:root {
  --black: #14161a;
  --ink: #14161a;
  --paper: #ffffff;
  --quiet: #50565f;
  --rule: #767d87;
  --link: #0b4a8f;
  --alert: #a4161a;
  --stock-1: #ffc83d;
  --stock-2: #ffad99;
  --stock-3: #a8ddb0;
  --stock-4: #a9cff2;
}
@media (prefers-color-scheme: dark) {
:root {
  --ink: #f4f5f7;
  --paper: #14161a;
  --quiet: #b4bac4;
  --rule: #8a919c;
  --link: #9cc7ff;
  --alert: #ff9b94;
}
}
}
"""
    )
    assert found() == []


def test_a_dark_accent_is_the_color_of_links_and_the_hue_of_day_1():
    palette = palette_of(SiteConfig(accent="#7a1fa2", second_colour="#00695c"))
    assert palette.light.link == "#7a1fa2"
    assert palette.dark.link == "#d27eff"
    assert palette.stocks == ("#e7bfff", "#91e4d3", "#a8ddb0", "#a9cff2")
    assert found(accent="#7a1fa2", second_colour="#00695c") == []


def test_a_pale_accent_colors_the_stock_alone_and_is_told_at_its_line():
    palette = palette_of(SiteConfig(accent="#ffee00"))
    assert (palette.light.link, palette.dark.link) == ("#0b4a8f", "#9cc7ff")
    assert found(accent="#ffee00") == [
        (
            "pale-accent",
            Position("site_config.yaml", 4, 9),
            'Write `accent: "#817800"`, the nearest that can be read.',
        )
    ]
    assert found(accent="#817800") == []


def test_a_pair_that_cannot_be_read_is_told_at_the_line_that_decides_it():
    config = SiteConfig(where=WHERE, second_colour="#00695c")
    palette = palette_of(config)
    dim = replace(palette, stocks=(palette.stocks[0], "#777777", *palette.stocks[2:]))
    problem, other = check_palette(config, dim)
    assert {(one.code, one.position) for one in (problem, other)} == {
        ("low-contrast", Position("site_config.yaml", 5, 15))
    }
    assert problem.message == (
        "The color of ink on stock 2, #14161a on #777777, has a contrast of 4:1, "
        "and 7:1 is needed (WCAG 1.4.3)."
    )


@given(TYPED, TYPED)
def test_any_two_colors_give_pairs_that_can_be_read(accent, second):
    palette = palette_of(SiteConfig(accent=accent, second_colour=second))
    for pair in pairs(palette):
        assert contrast(pair.front, pair.back) >= pair.least, pair
    for stock in palette.stocks:
        assert contrast(palette.black, stock) >= 10
    codes = [code for code, _, _ in found(accent=accent, second_colour=second)]
    pale = bool(accent) and contrast(accent, "#ffffff") < 4.5
    assert codes == (["pale-accent"] if pale else [])
    assert pale or palette.light.link == (accent or "#0b4a8f")


@given(TYPED.filter(bool))
def test_stock_has_the_lightness_of_stock(accent):
    assert abs(to_oklch(palette_of(SiteConfig(accent=accent)).stocks[0]).lightness - 0.86) < 0.01
