"""Smaller versions of a picture, and the same in other kinds: upright, in the colors of the web, with no notes.

A picture is unpacked once (`opened`) and every version is drawn from that. Writes with Pillow, lazily.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from handbill.pages.pictures import largest_size

MOST_BYTES = 400_000
"""How large a published picture may be, wherever it can be made that small."""

_QUALITIES = (80, 72, 64, 56, 48, 40, 32, 24, 16, 8)
_COLORS = (256, 128, 64, 32, 16)
_DRAWN = 4096  # a picture of no more colors than this is a drawing, which shows every loss


@contextmanager
def faults_told() -> Iterator[None]:
    """Turn whatever Pillow raises over a picture into a ValueError.

    Raises:
        ValueError: It is no picture that can be read, or has too many pixels.
    """
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            yield
    except ValueError:
        raise
    except Exception as error:  # Pillow's plugins raise whatever their files lead them to
        raise ValueError(str(error) or type(error).__name__) from error


def opened(body: bytes) -> Any:
    """Return a picture in its largest version: upright, 8 bits a color, sRGB, with nothing but pixels.

    Raises:
        ValueError: It is no picture that can be read.
    """
    from PIL import Image, ImageOps

    with faults_told(), Image.open(io.BytesIO(body)) as picture:
        size = largest_size(*_as_seen(picture))
        if picture.format in {"JPEG", "MPO"}:
            picture.draft(None, (max(size), max(size)))  # unpacks a huge one at half its size
        upright = ImageOps.exif_transpose(picture)
        made = at_width(_in_web_colors(upright, picture.info.get("icc_profile")), size[0])
        made.info = {}
        return made


def _as_seen(picture: Any) -> tuple[int, int]:
    """Return width and height of a picture when it is upright."""
    width, height = picture.size
    return (height, width) if picture.getexif().get(0x0112) in range(5, 9) else (width, height)


def _in_web_colors(picture: Any, profile: bytes | None) -> Any:
    """Return a picture as L, RGB or RGBA in sRGB."""
    if picture.mode.startswith("I;16"):
        picture = picture.point(lambda value: value * (1 / 256)).convert("L")
    elif picture.mode in {"I", "F", "1"}:
        picture = picture.convert("L")
    clear = picture.mode in {"LA", "PA", "RGBA", "La", "RGBa"} or "transparency" in picture.info
    if picture.mode not in {"L", "RGB", "RGBA", "CMYK"} or (clear and picture.mode != "RGBA"):
        picture = picture.convert("RGBA" if clear else "RGB")
    if profile:
        picture = _by_profile(picture, profile)
    return picture.convert("RGB") if picture.mode == "CMYK" else picture


def _by_profile(picture: Any, profile: bytes) -> Any:
    """Return a picture with its colors brought from their own profile to sRGB; as it is where that cannot be."""
    from PIL import ImageCms

    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if own.profile.xcolor_space.strip() == "GRAY":
            return picture
        web = ImageCms.createProfile("sRGB")
        mode = "RGB" if picture.mode == "CMYK" else picture.mode
        intent = ImageCms.Intent.RELATIVE_COLORIMETRIC
        return ImageCms.profileToProfile(picture, own, web, renderingIntent=intent, outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture


def at_width(picture: Any, width: int) -> Any:
    """Return a picture so many pixels wide; one that is no wider stays as it is."""
    from PIL import Image

    if width >= picture.width:
        return picture
    height = max(1, round(picture.height * width / picture.width))
    return picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)


def saved(picture: Any, kind: str, most: int = MOST_BYTES) -> bytes:
    """Return a picture as a file of a kind (`jpeg`, `png`, `webp`, `avif`), of so many bytes at most where that can be.

    A drawing is saved without loss where it stays small so.
    """
    with faults_told():
        return _SAVERS[kind](picture, most)


def _jpeg(picture: Any, most: int) -> bytes:
    flat = _on_white(picture) if picture.mode == "RGBA" else picture
    return _small(
        lambda quality: _file(
            flat, "JPEG", quality=quality, optimize=True, progressive=True, subsampling="4:2:0"
        ),
        most,
    )


def _webp(picture: Any, most: int) -> bytes:
    if _is_drawing(picture):
        exact = _file(picture, "WEBP", lossless=True, quality=80, method=4)
        if len(exact) <= most:
            return exact
    return _small(lambda quality: _file(picture, "WEBP", quality=quality - 4, method=4), most)


def _avif(picture: Any, most: int) -> bytes:
    return _small(
        lambda quality: _file(
            picture, "AVIF", quality=max(quality - 15, 0), speed=7, max_threads=1
        ),
        most,
    )


def _png(picture: Any, most: int) -> bytes:
    made = _file(picture, "PNG", compress_level=9)
    for colors in _COLORS:
        if len(made) <= most:
            break
        made = _file(_with_colors(picture, colors), "PNG", compress_level=9)
    return made


KINDS = frozenset({"jpeg", "png", "webp", "avif"})
"""The kinds of files that versions are made of and in."""

_SAVERS: dict[str, Callable[[Any, int], bytes]] = {
    "jpeg": _jpeg,
    "png": _png,
    "webp": _webp,
    "avif": _avif,
}


def _small(save: Callable[[int], bytes], most: int) -> bytes:
    """Return the best file that is small enough, else the smallest; found by halves, since saving takes long."""
    best = save(_QUALITIES[0])
    if len(best) <= most:
        return best
    fits, fails = len(_QUALITIES), 0
    while fits - fails > 1:
        middle = (fits + fails) // 2
        made = save(_QUALITIES[middle])
        if len(made) <= most:
            best, fits = made, middle
        else:
            fails = middle
    return best if fits < len(_QUALITIES) else save(_QUALITIES[-1])


def _file(picture: Any, kind: str, **how: Any) -> bytes:
    target = io.BytesIO()
    picture.save(target, kind, **how)
    return target.getvalue()


def _is_drawing(picture: Any) -> bool:
    return picture.getcolors(_DRAWN) is not None


def _with_colors(picture: Any, colors: int) -> Any:
    from PIL import Image

    how = Image.Quantize.FASTOCTREE if picture.mode == "RGBA" else Image.Quantize.MEDIANCUT
    return picture.quantize(colors, method=how, dither=Image.Dither.NONE)


def _on_white(picture: Any) -> Any:
    from PIL import Image

    paper = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(paper, picture).convert("RGB")
