from __future__ import annotations

import io
import random
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from handbill.output.images import Cut, PictureCache
from handbill.output.picture_sizes import MOST_BYTES, opened

CANARY = "CANARY-40.7128-74.0060"


def photo(size: tuple[int, int] = (900, 600)) -> Image.Image:
    """Return a picture of many colors, the same at every run."""
    seeded = random.Random(7)  # noqa: S311 - a pattern, no secret
    small = Image.frombytes("RGB", (30, 20), seeded.randbytes(30 * 20 * 3))
    return small.resize(size, Image.Resampling.BICUBIC)


def saved(picture: Image.Image, kind: str, **more: object) -> bytes:
    exif = Image.Exif()
    exif[0x010E] = CANARY
    exif[0x0112] = more.pop("orientation", 1)
    target = io.BytesIO()
    picture.save(target, kind, exif=exif, **more)  # type: ignore[arg-type]
    return target.getvalue()


def looked_at(body: bytes) -> tuple[str | None, tuple[int, int], dict[int, object]]:
    with Image.open(io.BytesIO(body)) as picture:
        picture.load()
        return picture.format, picture.size, dict(picture.getexif())


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize(
    ("ending", "made"), [("jpg", "JPEG"), ("png", "PNG"), ("webp", "WEBP"), ("avif", "AVIF")]
)
def test_a_smaller_version_in_any_kind(kind: str, ending: str, made: str, tmp_path: Path) -> None:
    body = saved(photo(), kind, orientation=6)
    version = PictureCache(tmp_path).made(body, Cut(ending, 200))
    assert looked_at(version) == (made, (200, 300), {})
    assert CANARY.encode() not in version


def test_the_same_bytes_every_time(tmp_path: Path) -> None:
    body = saved(photo(), "JPEG")
    for ending in ("jpg", "webp", "png"):
        first = PictureCache(tmp_path / "a").made(body, Cut(ending, 480))
        assert PictureCache(tmp_path / "b").made(body, Cut(ending, 480)) == first


def test_a_huge_photograph_comes_out_bearable(tmp_path: Path) -> None:
    grain = Image.effect_noise((3000, 2000), 60).convert("RGB")
    noise = Image.blend(photo((3000, 2000)), grain, 0.3)
    cache = PictureCache(tmp_path)
    body = saved(noise, "JPEG", quality=95)
    whole = cache.made(body, Cut("jpg"))
    assert len(body) > MOST_BYTES > len(cache.made(body, Cut("webp", 1200)))
    assert looked_at(whole)[1] == (2400, 1600)
    assert len(cache.made(body, Cut("webp"))) <= len(whole)


def test_a_strip_stays_readable() -> None:
    assert opened(saved(Image.new("L", (1000, 7000)), "PNG")).size == (907, 6349)


def test_a_webp_is_never_larger_than_the_file_beside_it(tmp_path: Path) -> None:
    cache = PictureCache(tmp_path)
    for body, ending in (
        (saved(photo(), "JPEG", quality=12), "jpg"),
        (saved(photo(), "JPEG", quality=95), "jpg"),
        (saved(Image.new("RGB", (700, 400), "navy"), "PNG"), "png"),
        (saved(photo(), "PNG"), "png"),
    ):
        for width in (0, 480):
            beside = cache.made(body, Cut(ending, width))
            assert len(cache.made(body, Cut("webp", width))) <= len(beside)


def test_a_drawing_loses_nothing(tmp_path: Path) -> None:
    drawing = Image.new("RGBA", (500, 300), (0, 0, 0, 0))
    drawing.paste((200, 20, 30, 255), (40, 40, 200, 90))
    made = PictureCache(tmp_path).made(saved(drawing, "PNG"), Cut("webp"))
    with Image.open(io.BytesIO(made)) as picture:
        assert picture.convert("RGBA").tobytes() == drawing.tobytes()


def test_a_small_picture_in_its_own_kind_keeps_its_pixels(tmp_path: Path) -> None:
    body = saved(photo((300, 200)), "PNG")
    with Image.open(io.BytesIO(PictureCache(tmp_path).made(body, Cut("png")))) as picture:
        assert picture.tobytes() == photo((300, 200)).tobytes()


@pytest.mark.parametrize(
    ("mode", "color", "seen"),
    [
        ("1", 1, (255, 255, 255)),
        ("L", 90, (90, 90, 90)),
        ("LA", (90, 255), (90, 90, 90)),
        ("P", 0, (0, 0, 0)),
        ("I;16", 40_000, (156, 156, 156)),
        ("RGBA", (200, 100, 50, 255), (200, 100, 50)),
    ],
)
def test_every_way_to_store_colors(mode: str, color: object, seen: tuple[int, ...]) -> None:
    picture = Image.new(mode, (600, 400), color)  # type: ignore[arg-type]
    found = opened(saved(picture, "PNG"))
    assert found.convert("RGB").getpixel((300, 200)) == pytest.approx(seen, abs=1)


def test_colors_of_a_press_become_those_of_a_screen() -> None:
    found = opened(saved(Image.new("CMYK", (40, 40), (0, 255, 255, 0)), "JPEG"))
    assert found.mode == "RGB"
    assert found.getpixel((20, 20)) == pytest.approx((254, 0, 0), abs=3)


def test_a_color_profile_is_followed_and_left_out(tmp_path: Path) -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    body = saved(photo(), "JPEG", icc_profile=lab)
    version = PictureCache(tmp_path).made(body, Cut("webp", 480))
    with Image.open(io.BytesIO(version)) as picture:
        assert "icc_profile" not in picture.info


def test_a_profile_that_is_none_does_no_harm() -> None:
    assert opened(saved(photo(), "JPEG", icc_profile=b"no profile")).size == (900, 600)


def test_a_picture_that_moves_stays_as_it_is(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (900, 600), color) for color in ("red", "blue")]
    body = saved(frames[0], "PNG", save_all=True, append_images=frames[1:])
    with Image.open(io.BytesIO(PictureCache(tmp_path).made(body, Cut("png")))) as picture:
        assert (picture.n_frames, picture.size) == (2, (900, 600))


@pytest.mark.parametrize("body", [b"", b"no picture", b"\x89PNG\r\n\x1a\n"])
def test_what_is_no_picture_is_told_at_any_width(body: bytes, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"."):
        PictureCache(tmp_path).made(body, Cut("webp", 480))
