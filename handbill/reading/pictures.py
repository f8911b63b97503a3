"""Pictures: their kind and size, from their first bytes; nothing is decoded."""

from __future__ import annotations

import warnings
from typing import BinaryIO, NamedTuple

from handbill.problem_kinds import problem
from handbill.problems import Position, Problem
from handbill.reading.svg import BrokenDrawingError, Unsafe, read_svg

_KINDS = {"JPEG": "jpeg", "MPO": "jpeg", "PNG": "png", "GIF": "gif", "WEBP": "webp", "AVIF": "avif"}
_MOST_PIXELS = 100_000_000
_LARGEST_SVG = 5_000_000
_ORIENTATION = 0x0112
_TURNED = frozenset({5, 6, 7, 8})  # EXIF 2.32, orientation: the camera was held upright
_PHONE_PHOTO = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypmsf1", b"ftyphevc")
_SAVE_AGAIN = "Save it again as JPEG or PNG, and put that file in its place."


class PictureRead(NamedTuple):
    """A picture's kind, its size in pixels as seen upright, whether it moves, or why it cannot be used."""

    kind: str = ""
    width: int = 0
    height: int = 0
    problems: tuple[Problem, ...] = ()
    moving: bool = False


def read_picture(content: BinaryIO, path: str) -> PictureRead:
    """Read a picture's head; `path`, relative to the site, is for its problems.

    `kind` is empty where it cannot be shown at all.
    """
    head = content.read(4096)
    content.seek(0)
    if not head:
        return _bad(path, "This picture file is empty.")
    if head[4:12] in _PHONE_PHOTO:
        return _bad(
            path, "This photo is in HEIC, the format of a phone, which browsers do not show."
        )
    if b"<svg" in head.lower() or head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml"):
        return _read_svg(content.read(_LARGEST_SVG + 1), path)
    return _read_pixels(content, path)


def _read_pixels(content: BinaryIO, path: str) -> PictureRead:
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(content) as image:
                kind = _KINDS.get(image.format or "", "")
                width, height = image.size
                name = image.format or "an unknown format"
                turned = bool(kind) and _is_turned(image)
                moving = kind != "jpeg" and getattr(image, "is_animated", False)
    except Image.DecompressionBombError:
        return _bad(path, "This picture has more dots than any screen or printer can show.")
    except Exception:  # noqa: BLE001 - a broken file makes Pillow raise whatever its reader meets
        return _bad(path, "This is not a picture, or it is damaged.")
    if not kind:
        return _bad(path, f"This picture is in {name}, which browsers do not show.")
    if width * height > _MOST_PIXELS:
        return _bad(path, f"This picture has {width} by {height} dots, more than any page needs.")
    if turned:
        width, height = height, width
    return PictureRead(kind, width, height, moving=moving)


def _is_turned(image: object) -> bool:
    """Tell whether the picture lies on its side, so that width and height change places."""
    from PIL import Image

    if not isinstance(image, Image.Image) or "exif" not in image.info:
        return False
    return image.getexif().get(_ORIENTATION) in _TURNED


def _read_svg(content: bytes, path: str) -> PictureRead:
    if len(content) > _LARGEST_SVG:
        return _bad(path, "This drawing is larger than 5 MB.")
    try:
        drawing = read_svg(content)
    except BrokenDrawingError as error:
        return _bad(path, "This drawing is damaged, or is no SVG.", error.line, error.column)
    problems = tuple(_unsafe(found, path) for found in drawing.unsafe)
    kind = "" if problems else "svg"
    return PictureRead(kind, drawing.width, drawing.height, problems)


def _bad(path: str, message: str, line: int = 1, column: int = 1) -> PictureRead:
    found = problem("bad-picture", Position(path, line, column), message, _SAVE_AGAIN)
    return PictureRead(problems=(found,))


def _unsafe(found: Unsafe, path: str) -> Problem:
    return problem(
        "unsafe-svg",
        Position(path, found.line, found.column),
        f"This drawing holds {found.what}: it could run a program or call other sites.",
        "Export it again as a plain SVG, with fonts turned into outlines, or save it as PNG.",
    )
