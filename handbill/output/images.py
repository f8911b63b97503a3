"""Pictures without what cameras write into them: places, times, names, thumbnails, comments.

Pixels stay as they are wherever the format allows it: a PNG, WebP or GIF loses only the
parts that are no picture, and a JPEG is saved with its own tables. A picture that was
held sideways is turned upright. The color profile stays. Writes with Pillow, lazily.
"""

from __future__ import annotations

import io
import warnings
from contextlib import suppress
from pathlib import Path
from typing import Any

from handbill.digests import digest_of
from handbill.output import picture_parts

RULES = "1"
"""Changes when the same picture would come out otherwise, so that all are cleaned anew."""

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

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(body)) as picture:
                return _cleaned(picture, body)
    except ValueError:
        raise
    except Exception as error:  # Pillow's plugins raise whatever their files lead them to
        raise ValueError(str(error) or type(error).__name__) from error


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


class PictureCache:
    """Cleaned pictures, kept by the digest of what they were made from; a broken entry is never believed."""

    def __init__(self, site_root: Path) -> None:
        self._folder = site_root / ".handbill" / "cache" / "pictures"

    def cleaned(self, body: bytes, kind: str) -> bytes:
        """Return a picture without metadata, from the cache where it is there.

        Raises:
            ValueError: It is no picture that can be read.
        """
        path = self._folder / digest_of(f"{RULES} {kind} ".encode() + body)
        known = _known(path)
        if known is None:
            known = clean_picture(body, kind)
            self._keep(path, known)
        return known

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
