"""Which versions of a picture are published, and how a text shows them."""

import io

import pytest
from made_pages import FULLER, made, view
from PIL import Image

from handbill.model import Picture
from handbill.pages.markup_place import Rendered
from handbill.pages.pictures import largest_size, published
from handbill.pages.prose_pictures import with_versions

DIGEST = "0123456789"


def versions(kind, size, spot, name, *, moving=False):
    """Return a picture as it is published."""
    picture = Picture(f"images/{name}", kind, *size, DIGEST, moving)
    return published(picture, spot)


def widths(candidates):
    return [one.width for one in candidates]


@pytest.mark.parametrize(
    ("size", "largest"),
    [
        ((30, 20), (30, 20)),
        ((2400, 1600), (2400, 1600)),
        ((4000, 3000), (2400, 1800)),
        ((3000, 4000), (2078, 2771)),
        ((300, 40_000), (120, 16_000)),
    ],
)
def test_the_largest_version(size, largest):
    assert largest_size(*size) == largest


def test_a_photograph_in_a_wide_spot():
    made_of = versions("jpeg", (4000, 3000), "lead", "Hall 1.JPG")
    assert (made_of.width, made_of.height) == (2400, 1800)
    assert widths(made_of.candidates) == [480, 800, 1200, 1600, 2400]
    assert [source.kind for source in made_of.sources] == ["image/webp"]
    assert widths(made_of.sources[0].candidates) == [480, 800, 1200, 1600, 2400]
    assert made_of.url == "/images/hall-1-01234567-1200.jpg"
    assert made_of.large == "/images/hall-1-01234567.jpg"
    assert {(copy.path, copy.width) for copy in made_of.copies} == {
        (f"images/hall-1-01234567{size}.{ending}", width)
        for ending in ("jpg", "webp")
        for size, width in (("-480", 480), ("-800", 800), ("-1200", 1200), ("-1600", 1600), ("", 0))
    }


def test_no_version_is_wider_than_the_picture_or_nearly_as_wide():
    assert widths(versions("jpeg", (1250, 900), "lead", "a.jpg").candidates) == [480, 800, 1250]
    assert widths(versions("jpeg", (300, 200), "lead", "a.jpg").candidates) == [300]


def test_small_spots_get_small_versions():
    assert widths(versions("jpeg", (2000, 2000), "portrait", "a.jpg").candidates) == [200, 400, 600]
    assert widths(versions("jpeg", (500, 500), "logo", "a.jpg").candidates) == [200, 400, 500]


def test_a_png_is_offered_wider_only_as_webp():
    made_of = versions("png", (3000, 2000), "figure", "a.png")
    assert widths(made_of.candidates) == [480, 800, 1200]
    assert widths(made_of.sources[0].candidates) == [480, 800, 1200, 1600, 2400]
    assert made_of.large == "/images/a-01234567.webp"


def test_an_avif_comes_with_webp_for_other_browsers():
    made_of = versions("avif", (1000, 800), "figure", "a.avif")
    assert made_of.url.endswith(".webp")
    assert [source.kind for source in made_of.sources] == ["image/avif"]


def test_the_ending_tells_the_kind_whatever_was_typed():
    assert versions("png", (100, 80), "figure", "a.jpg").url == "/images/a-01234567.png"


@pytest.mark.parametrize(
    ("kind", "name", "moving"),
    [("gif", "a.gif", False), ("svg", "a.svg", False), ("webp", "a.webp", True)],
)
def test_what_has_one_version(kind, name, moving):
    made_of = versions(kind, (4000, 3000), "lead", name, moving=moving)
    assert (made_of.candidates, made_of.sources, len(made_of.copies)) == ((), (), 1)
    assert (made_of.width, made_of.height) == (4000, 3000)


def test_a_text_shows_its_pictures_in_versions():
    hall = Picture("images/hall.jpg", "jpeg", 600, 400, DIGEST)
    other = '<img src="\ue000images/else.jpg" alt="Else">'
    typed = '<p><img alt="A &quot;hall&quot; > all" src="\ue000images/hall-01234567.jpg"></p>'
    given = Rendered(typed + other, pictures=("images/hall.jpg",))
    made_of = with_versions(given, [hall])
    address = "\ue000images/hall-01234567"
    sizes = 'sizes="(min-width: 40rem) 36rem, 100vw"'
    assert (made_of.shown, made_of.linked) == (("images/hall.jpg",), ())
    assert made_of.html == (
        f'<p><picture><source type="image/webp" srcset="{address}-480.webp 480w, {address}.webp 600w" {sizes}>'
        f'<img alt="A &quot;hall&quot; &gt; all" src="{address}-480.jpg" width="600" height="400" loading="lazy" '
        f'decoding="async" srcset="{address}-480.jpg 480w, {address}.jpg 600w" {sizes}></picture></p>{other}'
    )


def test_every_version_that_a_page_names_is_published(site):
    target = io.BytesIO()
    Image.new("RGB", (1000, 700), "navy").save(target, "JPEG")
    post = FULLER["content/posts/2024-10-15-three-days.md"]
    post = post.replace("covers:", "photo: images/hall.jpg\nphoto description: A hall\ncovers:")
    post = post.replace(
        "Table talk.", "![decorative](images/bridge.jpg)\n\n[plan](images/plan.jpg)"
    )
    site.write(
        FULLER
        | {
            "content/posts/2024-10-15-three-days.md": post,
            **{
                f"content/images/{name}.jpg": target.getvalue()
                for name in ("hall", "bridge", "plan")
            },
        }
    )
    viewed = made(site)
    found = view(viewed, "/posts/three-days/")
    named = {f"/{copy.path}" for copy in viewed.pages.copies if copy.path.startswith("images/")}
    told = {one.url for one in found.picture.candidates}
    told |= {one.url for one in found.picture.sources[0].candidates}
    assert told < named
    assert found.picture.large in told
    names = sorted(url.rpartition("/")[2].partition("-")[0] for url in named)
    assert names == ["bridge"] * 6 + ["hall"] * 6 + ["plan"]
    assert 'alt=""' in found.body
    assert "decorative" not in found.body
