"""Pictures without what cameras write into them: places, times, names, thumbnails, comments.

Pixels stay as they are wherever the format allows it: a PNG, WebP or GIF loses only the
parts that are no picture, and a JPEG is saved with its own tables. A picture that was
held sideways is turned upright. The color profile stays. Only what is too large for a page,
or is wanted smaller or in another kind, is drawn anew (`picture_sizes`). Writes with Pillow, lazily.
"""

from __future__ import annotations

import io
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from handbill.digests import digest_of
from handbill.output import picture_parts, picture_sizes
from handbill.pages.pictures import WIDEST_PNG, largest_size

RULES = "2"
"""Changes when the same picture would come out otherwise, so that all are made anew."""

_ORIENTATION = 0x0112
_STRIPPERS = {
    "PNG": picture_parts.clean_png,
    "WEBP": picture_parts.clean_webp,
    "GIF": picture_parts.clean_gif,
}


def clean_picture(body: bytes, kind: str) -> bytes:
    """Return a picture without metadata, upright; `kind` is how its file name ends (`jpg`, `svg`).

    A drawing (svg) is returned as it is.

    Raises:
        ValueError: It is no picture that can be read.
    """
    if kind.casefold().lstrip(".") == "svg":
        return body
    from PIL import Image

    with picture_sizes.faults_told(), Image.open(io.BytesIO(body)) as picture:
        return _cleaned(picture, body)


def _cleaned(picture: Any, body: bytes) -> bytes:
    strip = _STRIPPERS.get(picture.format)
    upright = picture.getexif().get(_ORIENTATION, 1) not in range(2, 9)
    moving = getattr(picture, "is_animated", False) and picture.format != "MPO"
    if strip and (upright or moving):
        picture.load()
        return strip(body)
    return _saved(picture, turned=not upright)


def _saved(picture: Any, *, turned: bool) -> bytes:
    """Return a still picture saved anew in its format."""
    from PIL import ImageOps

    kept = {"icc_profile": picture.info.get("icc_profile")}
    kind = "JPEG" if picture.format == "MPO" else picture.format
    if kind == "JPEG":
        kept |= _jpeg_tables(picture, turned=turned)
    elif kind == "WEBP":
        kept |= {
            "lossless": b"VP8L" in picture_parts.webp_names(picture),
            "quality": 95,
            "method": 6,
        }
    elif kind == "PNG" and "transparency" in picture.info:
        kept["transparency"] = picture.info["transparency"]
    upright = ImageOps.exif_transpose(picture) if turned else picture
    upright.load()
    upright.info = {}
    target = io.BytesIO()
    upright.save(target, kind, **{name: value for name, value in kept.items() if value is not None})
    return target.getvalue()


def _jpeg_tables(picture: Any, *, turned: bool) -> dict[str, Any]:
    """Return how a JPEG was saved, so that saving it again loses next to nothing."""
    from PIL import JpegImagePlugin

    sampling = JpegImagePlugin.get_sampling(picture)
    if turned and sampling == 1:
        sampling = 0  # half the color across only: turned, that would be half the color down
    return {
        "qtables": picture.quantization,
        "subsampling": sampling,
        "progressive": bool(picture.info.get("progressive")),
    }


_KINDS = {"jpg": "jpeg", "jpeg": "jpeg", "png": "png", "webp": "webp", "avif": "avif"}


class Cut(NamedTuple):
    """A version of a picture: how its file name ends (`webp`), and its width in pixels, 0 for as large as it may be."""

    ending: str
    width: int = 0


class PictureCache:
    """Published pictures, kept by the digest of what they were made from; a broken entry is never believed."""

    def __init__(self, site_root: Path) -> None:
        self._folder = site_root / ".handbill" / "cache" / "pictures"
        self._open: tuple[str, Any] = ("", None)

    def made(self, body: bytes, cut: Cut) -> bytes:
        """Return a version of a picture, without metadata, from the cache where it is there.

        Raises:
            ValueError: It is no picture that can be read.
        """
        key = digest_of(f"{RULES} {cut.ending} {cut.width} ".encode() + body)
        known = _known(self._folder / key)
        if known is None:
            known = self._drawn(body, cut)
            self._keep(self._folder / key, known)
        return known

    def _drawn(self, body: bytes, cut: Cut) -> bytes:
        """Return a version of a picture made now."""
        kind = _KINDS.get(cut.ending)
        own, moving, size = _facts(body, cut.ending)
        if kind is None or moving or own not in picture_sizes.KINDS:
            return clean_picture(body, cut.ending)
        if own == kind and not cut.width and largest_size(*size) == size:
            cleaned = clean_picture(body, cut.ending)
            if len(cleaned) <= picture_sizes.MOST_BYTES:
                return cleaned
        opened = self._opened(body)
        picture = picture_sizes.at_width(opened, cut.width or opened.width)
        most = picture_sizes.MOST_BYTES
        if kind == "webp" and (own == "jpeg" or (own == "png" and picture.width <= WIDEST_PNG)):
            beside = self.made(body, Cut("jpg" if own == "jpeg" else own, cut.width))
            most = min(most, len(beside))
        return picture_sizes.saved(picture, kind, most)

    def _opened(self, body: bytes) -> Any:
        """Return a picture unpacked; the last one is kept, since its versions follow each other."""
        digest = digest_of(body)
        if self._open[0] != digest:
            self._open = ("", None)
            self._open = (digest, picture_sizes.opened(body))
        return self._open[1]

    def _keep(self, path: Path, body: bytes) -> None:
        fresh = path.with_suffix(".new")
        with suppress(OSError):  # a cache that cannot be written costs time and nothing else
            self._folder.mkdir(parents=True, exist_ok=True)
            fresh.write_bytes(digest_of(body).encode() + body)
            fresh.replace(path)


def _known(path: Path) -> bytes | None:
    try:
        kept = path.read_bytes()
    except OSError:
        return None
    digest, body = kept[:64], kept[64:]
    return body if digest_of(body).encode() == digest else None


def _facts(body: bytes, ending: str) -> tuple[str, bool, tuple[int, int]]:
    """Return a picture's own kind, whether it moves, and its size in pixels as it lies in the file."""
    if ending == "svg":
        return "svg", False, (0, 0)
    from PIL import Image

    with picture_sizes.faults_told(), Image.open(io.BytesIO(body)) as picture:
        kind = "jpeg" if picture.format == "MPO" else str(picture.format).casefold()
        moving = kind != "jpeg" and bool(getattr(picture, "is_animated", False))
        return kind, moving, picture.size
