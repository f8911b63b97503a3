from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from handbill.output.images import Cut, PictureCache, clean_picture

CANARY = b"CANARY-40.7128-74.0060"
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def drawn(size: tuple[int, int] = (24, 12), mode: str = "RGB") -> Image.Image:
    """Return a picture whose left half is red and whose right half is blue."""
    picture = Image.new("RGB", size, "blue")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    return picture.convert(mode)


def exif(orientation: int = 1) -> Image.Exif:
    made = Image.Exif()
    made[0x0112] = orientation
    made[0x010E] = CANARY.decode()
    made.get_ifd(0x8825).update({1: "N", 2: (40.0, 42.0, 46.0), 29: CANARY.decode()})
    return made


def saved(picture: Image.Image, kind: str, **more: object) -> bytes:
    target = io.BytesIO()
    picture.save(target, kind, **more)  # type: ignore[arg-type]
    return target.getvalue()


def jpeg(orientation: int = 1, mode: str = "RGB") -> bytes:
    body = saved(
        drawn(mode=mode),
        "JPEG",
        exif=exif(orientation),
        comment=CANARY,
        xmp=CANARY,
        icc_profile=PROFILE,
        quality=83,
    )
    iptc = b"\xff\xed" + struct.pack(">H", 2 + len(CANARY)) + CANARY
    return body[:2] + iptc + body[2:] + CANARY


def png(orientation: int = 1, mode: str = "RGB", **more: object) -> bytes:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", CANARY.decode())
    notes.add_itxt("XML:com.adobe.xmp", CANARY.decode(), zip=False)
    body = saved(
        drawn(mode=mode), "PNG", exif=exif(orientation), pnginfo=notes, icc_profile=PROFILE, **more
    )
    private = b"prVt" + CANARY
    chunk = struct.pack(">I", len(CANARY)) + private + struct.pack(">I", zlib.crc32(private))
    return body[:33] + chunk + body[33:] + CANARY


def webp(orientation: int = 1, **more: object) -> bytes:
    return saved(drawn(), "WEBP", exif=exif(orientation), xmp=CANARY, icc_profile=PROFILE, **more)


ALL = {
    "jpeg": jpeg(),
    "jpeg turned": jpeg(6),
    "jpeg gray": jpeg(mode="L"),
    "png": png(),
    "png turned": png(8),
    "png palette": png(mode="P"),
    "webp": webp(),
    "webp without loss": webp(lossless=True),
    "webp turned": webp(3),
}


@pytest.mark.parametrize("name", ALL)
def test_nothing_that_a_camera_wrote_is_left_and_the_profile_stays(name: str) -> None:
    assert CANARY in ALL[name]
    cleaned = clean_picture(ALL[name], name.split(maxsplit=1)[0])
    assert CANARY not in cleaned
    with Image.open(io.BytesIO(cleaned)) as picture:
        picture.load()
        assert dict(picture.getexif()) == {}
        assert set(picture.info) <= {
            "icc_profile",
            "jfif",
            "jfif_version",
            "jfif_unit",
            "jfif_density",
            "loop",
            "background",
            "timestamp",
            "duration",
            "srgb",
        }
        assert picture.info["icc_profile"] == PROFILE
    assert clean_picture(ALL[name], "jpg") == cleaned


@pytest.mark.parametrize(
    "name", [name for name in ALL if not name.startswith("jpeg") and "turned" not in name]
)
def test_no_pixel_changes_where_only_parts_are_dropped(name: str) -> None:
    cleaned = clean_picture(ALL[name], "png")
    assert pixels(cleaned) == pixels(ALL[name])


def test_a_jpeg_keeps_its_own_tables() -> None:
    with (
        Image.open(io.BytesIO(jpeg())) as before,
        Image.open(io.BytesIO(clean_picture(jpeg(), "jpg"))) as after,
    ):
        assert after.quantization == before.quantization
        assert [part[1:3] for part in after.layer] == [part[1:3] for part in before.layer]


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("make", [jpeg, png, webp])
def test_a_picture_is_turned_as_it_was_held(make: object, orientation: int) -> None:
    from PIL import ImageOps

    body = make(orientation)  # type: ignore[operator]
    with Image.open(io.BytesIO(body)) as before:
        upright = ImageOps.exif_transpose(before).convert("RGB")
    with Image.open(io.BytesIO(clean_picture(body, "jpg"))) as after:
        assert after.size == upright.size
        for spot in ((2, 2), (after.width - 3, 2), (2, after.height - 3)):
            wanted, found = upright.getpixel(spot), after.convert("RGB").getpixel(spot)
            assert max(abs(a - b) for a, b in zip(wanted, found, strict=True)) < 12


def moving(kind: str) -> bytes:
    frames = [Image.new("RGB", (8, 8), color) for color in ("red", "green", "blue")]
    more: dict[str, object] = {"comment": CANARY} if kind == "GIF" else {"exif": exif()}
    return saved(
        frames[0],
        kind,
        save_all=True,
        append_images=frames[1:],
        duration=[50, 70, 90],
        loop=2,
        **more,
    )


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_moving_pictures_keep_frames_and_timing(kind: str) -> None:
    body = moving(kind)
    assert CANARY in body
    cleaned = clean_picture(body, kind.casefold())
    assert CANARY not in cleaned
    assert frames_of(cleaned) == frames_of(body)
    assert len(frames_of(cleaned)) == 3


def frames_of(body: bytes) -> list[tuple[bytes, object, object]]:
    found = []
    with Image.open(io.BytesIO(body)) as picture:
        for number in range(picture.n_frames):
            picture.seek(number)
            picture.load()
            found.append(
                (
                    picture.convert("RGBA").tobytes(),
                    picture.info.get("duration"),
                    picture.info.get("loop"),
                )
            )
    return found


def pixels(body: bytes) -> bytes:
    with Image.open(io.BytesIO(body)) as picture:
        return picture.convert("RGBA").tobytes()


def test_a_still_gif_and_a_drawing() -> None:
    body = saved(drawn(mode="P"), "GIF", comment=CANARY)
    cleaned = clean_picture(body, "gif")
    assert (CANARY in body, CANARY in cleaned) == (True, False)
    assert pixels(cleaned) == pixels(body)
    assert clean_picture(b"<svg/>", "svg") == b"<svg/>"


@pytest.mark.parametrize(
    "body", [b"", b"no picture", jpeg()[:200], png()[:90], webp()[:60], moving("GIF")[:60]]
)
def test_what_is_no_picture_is_told(body: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        clean_picture(body, "jpg")


def test_a_broken_cache_never_changes_what_comes_out(tmp_path: Path) -> None:
    wanted = clean_picture(jpeg(), "jpg")
    assert PictureCache(tmp_path).made(jpeg(), Cut("jpg")) == wanted
    (entry,) = (tmp_path / ".handbill/cache/pictures").iterdir()
    whole = entry.read_bytes()
    for broken in (b"", whole[:70], whole[:-1], b"0" * 64 + b"other", whole[:64] + b"other"):
        entry.write_bytes(broken)
        assert PictureCache(tmp_path).made(jpeg(), Cut("jpg")) == wanted
        assert entry.read_bytes() == whole


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / ".handbill").write_text("a file")
    assert PictureCache(tmp_path).made(png(), Cut("png")) == clean_picture(png(), "png")
