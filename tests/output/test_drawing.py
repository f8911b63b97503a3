"""Drawings read back: size, colors, margins, the same bytes everywhere, and a cache that is never believed blindly."""

import hashlib
import io
import os
import subprocess
import sys

import pytest
from PIL import Image

from handbill.model import SiteConfig
from handbill.output.drawing import DrawingCache, draw, drawing_fingerprint
from handbill.output.drawing_type import (
    DISPLAY,
    FACES,
    TEXT,
    drawable,
    font,
    letters,
    set_large,
    shortened,
    width,
)
from handbill.pages.cards import CardView
from handbill.pages.icons import IconView
from handbill.pages.palette import palette_of

BLACK = (0x14, 0x16, 0x1A)
PAPER = (255, 255, 255)
STOCKS = ((0xFF, 0xC8, 0x3D), (0xFF, 0xAD, 0x99), (0xA8, 0xDD, 0xB0), (0xA9, 0xCF, 0xF2))
HEAD, TITLE, LINE, FOOT = (0, 97), (104, 446), (446, 522), (524, 630)
"""The rows of a card."""


def card(title="Seeing the work up close", look="civic", **more):
    given = {
        "url": "/schedule/day-1/",
        "palette": palette_of(SiteConfig()),
        "stock": 1,
        "site_name": "Peer Exchange in Riverton",
        "label": "",
        "lines": ("Day 1, Tuesday, October 8, 2024", "Riverton, Louisiana"),
        **more,
    }
    return CardView(look=look, title=title, **given)


def icon(**more):
    given = {"size": 192, "letters": "PE", "ink": "#14161a", "ground": "#ffc83d", **more}
    return IconView(**given)


def read(body):
    with Image.open(io.BytesIO(body)) as picture:
        assert picture.format == "PNG"
        return picture.convert("RGBA" if "transparency" in picture.info else picture.mode)


def colors(body, box=None):
    picture = read(body).convert("RGB")
    return {color for _, color in (picture.crop(box) if box else picture).getcolors(1 << 20)}


def inked(body, rows, right=1200):
    """Return the columns from the first to the last that ink touches in some rows, or None."""
    picture = read(body).convert("L").crop((0, rows[0], right, rows[1]))
    found = picture.point(lambda value: 255 if value < 100 else 0).getbbox()
    return found and (found[0], found[2])


def test_a_card_has_the_size_and_the_colors_of_the_site():
    body = draw(card())
    assert read(body).size == (1200, 630)
    assert len(body) < 40_000
    assert {BLACK, STOCKS[0]} <= colors(body)
    assert read(body).convert("RGB").getpixel((2, 2)) == STOCKS[0]


@pytest.mark.parametrize(
    "title",
    [
        "Lunch",
        "How the city builds a public safety ecosystem",
        "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen",
        "What we saw, what we heard, " * 5,
        "x" * 160,
    ],
)
@pytest.mark.parametrize("look", ["civic", "festival", "plain"])
def test_every_title_stays_inside_the_margins(title, look):
    body = draw(card(title, look, tabs=(1, 2, 3), day=1, label="Panel", stations=("ring", "here")))
    left, right = inked(body, TITLE, right=1032)
    assert left >= 50
    assert right <= 1032 - 24
    left, right = inked(body, FOOT, right=1032)
    assert (left >= 60, right <= 1000) == (True, True)
    assert len(body) < 40_000


def test_a_short_title_is_set_larger_than_a_long_one():
    box, sizes = (900, 310), (260, 56)
    short = set_large("Lunch", DISPLAY, box, sizes, 0.9)
    long = set_large("How the city builds a public safety ecosystem", DISPLAY, box, sizes, 0.9)
    assert short.lines == ("Lunch",)
    assert long.lines == ("How the city", "builds a public", "safety ecosystem")
    assert 260 >= short.size > long.size > 56


def test_words_are_cut_only_where_the_least_size_is_too_large():
    found = set_large("one two three four five six", DISPLAY, (340, 60), (60, 56), 0.9)
    assert found.lines == ("one two three…",)
    assert width(found.lines[0], DISPLAY, found.size) <= 340
    assert shortened("Main Library, Large Meeting Room", TEXT, 32, 340) == "Main Library, Large…"
    cut = shortened("x" * 200, TEXT, 32, 300)
    assert cut.endswith("x…")
    assert width(cut, TEXT, 32) <= 300


def test_the_day_line_comes_from_the_left_edge_and_its_stops_lie_on_it():
    body = draw(card(day=1, stations=("ring", "tick", "here")))
    assert inked(body, (483, 485)) == (0, 1200)
    picture = read(body).convert("RGB")
    row = [picture.getpixel((x, 484)) for x in range(1200)]
    assert row.count(PAPER) > 30  # the stop that is here is filled with paper
    assert 10 < row.count(STOCKS[0]) < 40  # a ring shows the stock


def test_the_tab_of_the_day_is_open_and_the_others_are_paper():
    body = draw(card(day=2, stock=2, tabs=(1, 2, 3)))
    picture = read(body).convert("RGB")
    assert [picture.getpixel((1190, y)) for y in (20, 315, 600)] == [PAPER, STOCKS[1], PAPER]
    assert picture.getpixel((1034, 240)) == STOCKS[1]
    assert picture.getpixel((1034, 20)) == BLACK


def test_the_looks_differ():
    drawn = {look: draw(card(look=look, tabs=(1, 2), day=1)) for look in ("civic", "festival")}
    assert set(STOCKS[:3]) <= colors(drawn["festival"])
    assert not set(STOCKS[1:]) & colors(drawn["civic"])
    plain = draw(card(look="plain", tabs=(1, 2), day=1))
    assert not set(STOCKS) & colors(plain)


def test_a_title_in_letters_the_face_lacks_gives_way_to_the_name_of_the_site():
    assert draw(card("東京の図書館")) == draw(card("Peer Exchange in Riverton"))
    assert draw(card("العربية", lines=("東京",))) == draw(card("한국어", lines=()))
    nothing = draw(card("東京", site_name="東京", lines=(), tabs=(1, 2), day=1))
    assert inked(nothing, TITLE, right=1032) is None
    assert inked(nothing, (0, 300)) is not None  # the numeral of the day


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Qué aprendimos: ¿y ahora?", "Qué aprendimos: ¿y ahora?"),
        ("Cafe\u0301", "Café"),
        ("Dvořák \N{EN DASH} Straße", "Dvořák \N{EN DASH} Straße"),
        ("Launch \N{ROCKET} day", "Launch day"),
        ("one\u00a0two\u200b", "one\u00a0two"),
        ("Tokyo 東京", ""),
        ("...", ""),
        ("", ""),
    ],
)
def test_what_can_be_drawn_of_a_text(text, shown):
    assert drawable(text) == shown.replace("\u00a0", " ") or drawable(text) == shown


def test_both_faces_have_every_letter_that_is_promised():
    quotes = "\u2018\u2019\u201c\u201d\u2013\u2014\u2026"
    assert set("ABCXYZabcxyz0189áéíóúüñÁÉÍÓÚÜÑ¿¡«»·&@" + quotes) <= letters()
    for face in (DISPLAY, TEXT):
        missing = bytes(font(face, 40).getmask("\U0010fffe"))
        boxes = [one for one in letters() if bytes(font(face, 40).getmask(one)) == missing]
        assert boxes == []


def test_the_faces_are_small_and_bring_their_license():
    files = sorted(path.name for path in FACES.iterdir())
    assert files == [
        "big-shoulders-display-800.ttf",
        "big-shoulders-display-OFL.txt",
        "letters.txt",
        "public-sans-600.ttf",
        "public-sans-OFL.txt",
    ]
    assert sum((FACES / face).stat().st_size for face in (DISPLAY, TEXT)) <= 60_000
    for name in (files[1], files[4]):
        assert "SIL OPEN FONT LICENSE Version 1.1" in (FACES / name).read_text(encoding="utf-8")


SCRIPT = """
import hashlib, sys
sys.path[:0] = sys.argv[1:]
from test_drawing import card, icon
from handbill.output.drawing import draw
views = (card(tabs=(1, 2), day=1, stations=("ring", "here")), card(look="plain"), icon())
print(hashlib.sha256(b"".join(map(draw, views))).hexdigest())
"""


def test_the_same_view_gives_the_same_bytes_in_another_place_and_run():
    views = (card(tabs=(1, 2), day=1, stations=("ring", "here")), card(look="plain"), icon())
    here = hashlib.sha256(b"".join(map(draw, views))).hexdigest()
    folder = os.path.dirname(__file__)  # noqa: PTH120
    told = subprocess.run(
        [sys.executable, "-c", SCRIPT, folder, os.path.dirname(os.path.dirname(folder))],  # noqa: PTH120
        env={**os.environ, "TZ": "Asia/Tokyo", "LANG": "C", "PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == here


# Icons


@pytest.mark.parametrize("size", [96, 180, 192, 512])
def test_letters_stand_in_the_middle_of_the_stock(size):
    body = draw(icon(size=size))
    picture = read(body).convert("L")
    box = picture.point(lambda value: 255 if value < 100 else 0).getbbox()
    assert picture.size == (size, size)
    assert {BLACK, STOCKS[0]} <= colors(body)
    assert abs((box[0] + box[2]) / 2 - size / 2) <= size * 0.03
    assert abs((box[1] + box[3]) / 2 - size / 2) <= size * 0.03
    assert len(body) < 5_000


def test_a_safe_icon_lies_within_the_circle_that_no_system_cuts():
    picture = read(draw(icon(size=512, letters="WM", safe=True))).convert("L")
    left, top, right, bottom = picture.point(lambda value: 255 if value < 100 else 0).getbbox()
    for x in (left, right):
        for y in (top, bottom):
            assert ((x - 256) ** 2 + (y - 256) ** 2) ** 0.5 <= 512 * 0.4


def test_letters_the_face_lacks_give_way_to_the_mark_of_the_day_line():
    assert draw(icon(letters="東")) == draw(icon(letters=""))
    assert BLACK in colors(draw(icon(letters="")))


def logo(size=(300, 100), mode="RGBA", color=(10, 200, 30, 255)):
    target = io.BytesIO()
    Image.new(mode, size, color).save(target, "PNG")
    return target.getvalue()


def test_a_logo_keeps_its_shape_in_the_middle_and_the_rest_is_clear():
    view = icon(letters="", ground="", logo="content/images/logo.png")
    picture = read(draw(view, logo())).convert("RGBA")
    assert picture.getbbox() == (0, 64, 192, 128)
    assert picture.getpixel((96, 96)) == (10, 200, 30, 255)
    assert picture.getpixel((0, 0))[3] == 0


def test_a_logo_on_a_ground_keeps_its_distance_from_the_edge():
    view = icon(letters="", ground="#ffffff", logo="content/images/logo.png", safe=True, size=512)
    picture = read(draw(view, logo((300, 300)))).convert("RGB")
    assert picture.getpixel((90, 90)) == PAPER
    assert picture.getpixel((256, 256)) == (10, 200, 30)


def test_a_logo_that_is_no_picture_is_refused():
    with pytest.raises(ValueError, match="cannot identify"):
        draw(icon(logo="content/images/logo.png"), b"no picture")


# The cache


def test_a_drawing_is_made_once_and_a_broken_copy_is_made_again(tmp_path):
    view = card()
    fingerprint = drawing_fingerprint(view)
    first = DrawingCache(tmp_path).drawn(view, fingerprint)
    (kept,) = (tmp_path / ".handbill" / "cache" / "drawings").iterdir()
    other = kept.read_bytes().replace(b"IHDR", b"IHDX")
    body = other[64:]
    kept.write_bytes(hashlib.sha256(body).hexdigest().encode() + body)
    assert (
        DrawingCache(tmp_path).drawn(view, fingerprint) == body
    )  # its digest is right: it is taken
    kept.write_bytes(other)
    assert DrawingCache(tmp_path).drawn(view, fingerprint) == first


def test_what_decides_a_drawing_is_all_of_its_view():
    fingerprints = {
        drawing_fingerprint(view)
        for view in (card(), card(), card("Other"), card(stock=2), card(look="plain"), icon())
    }
    assert len(fingerprints) == 5
