"""How wide pictures are shown, and in which sizes and kinds they are therefore published.

All of it is decided from what reading knows of a picture (kind, size, whether it moves), so
that pages do not depend on the bytes that the press will make.
"""

from __future__ import annotations

import math
from pathlib import PurePosixPath
from typing import NamedTuple

from handbill.model import Picture
from handbill.pages.frame import Candidate, PictureSource
from handbill.pages.page import Copy
from handbill.site.addresses import slug

UNKNOWN_SIZE = (1200, 800)
"""Width and height told for a drawing that has no size of its own; the style sheet keeps its true shape."""

WIDEST = 2400
"""Pixels across a picture's largest version; it has no more pixels in all than a square of that width."""

HIGHEST = 16_000
"""Pixels down a picture's largest version; a WebP can have 16,383."""

WIDEST_PNG = 1200
"""Pixels across the widest version of a PNG as PNG: few browsers want it, and photographs kept so are large."""

_WIDE = (480, 800, 1200, 1600)
_SMALL = (200, 400, 600)
_NEAR = 0.9  # a step this near to the whole picture is not worth a file

_ENDINGS = {"jpeg": (".jpg", ".jpeg"), "png": (".png",), "webp": (".webp",), "avif": (".avif",)}
_SOURCES = {"jpeg": ("webp",), "png": ("webp",), "avif": ("avif",), "webp": ()}
_SHOWN_AS = {"jpeg": "jpeg", "png": "png", "avif": "webp", "webp": "webp"}


class Spot(NamedTuple):
    """A sort of place for pictures: its width as the attribute `sizes` says it, and the widths to offer, in pixels."""

    sizes: str
    widths: tuple[int, ...]


SPOTS = {
    "lead": Spot("100vw", _WIDE),
    "figure": Spot("(min-width: 75rem) 50rem, (min-width: 60rem) 60vw, 100vw", _WIDE),
    "prose": Spot("(min-width: 40rem) 36rem, 100vw", _WIDE),
    "gallery": Spot("(min-width: 34rem) 18rem, 100vw", _WIDE),
    "portrait": Spot("12rem", _SMALL),
    "logo": Spot("12rem", _SMALL),
}
"""The places that pictures are shown in, by name."""


class Published(NamedTuple):
    """A picture as a page shows it.

    `url` is for the `src`, `width` and `height` give its shape in pixels, `candidates` are the
    widths of the same kind, `sources` those of kinds to be preferred, `large` the largest
    version; `copies` is all that is to be published for it.
    """

    url: str
    width: int
    height: int
    candidates: tuple[Candidate, ...]
    sources: tuple[PictureSource, ...]
    large: str
    copies: tuple[Copy, ...]


def picture_url(path: str, digest: str, width: int = 0, ending: str = "") -> str:
    """Return where a picture is published: its name in plain letters, and eight signs of its digest.

    The digest makes a new address for a new picture, so that browsers may keep the old one for good.
    A smaller version tells its width, in pixels; `ending` is that of another kind.
    """
    name = PurePosixPath(path)
    stem = slug(name.stem) or "picture"
    size = f"-{width}" if width else ""
    return f"/images/{stem}-{digest[:8]}{size}{ending or name.suffix.casefold()}"


def whole(picture: Picture) -> Copy:
    """Return the largest version of a picture in its own kind."""
    return _copy(picture, 0, _own_ending(picture))


def published(picture: Picture, spot: str) -> Published:
    """Return a picture as it is published for a spot; one that moves, or is drawn of lines, has one version."""
    width, height = _largest(picture)
    if picture.kind not in _SHOWN_AS or picture.moving:
        only = whole(picture)
        return Published(_url(only), width, height, (), (), _url(only), (only,))
    steps = _steps(SPOTS[spot].widths, width)
    shown = _versions(picture, steps, _SHOWN_AS[picture.kind])
    better = [(kind, _versions(picture, steps, kind)) for kind in _SOURCES[picture.kind]]
    best = better[0][1] if picture.kind == "png" else shown
    return Published(
        url=_url(_middle(shown)),
        width=width,
        height=height,
        candidates=_candidates(shown, width),
        sources=tuple(
            PictureSource(f"image/{kind}", _candidates(versions, width))
            for kind, versions in better
        ),
        large=_url(best[-1]),
        copies=(*shown, *(copy for _, versions in better for copy in versions)),
    )


def _largest(picture: Picture) -> tuple[int, int]:
    """Return width and height of a picture's largest version, in pixels."""
    width, height = (picture.width, picture.height) if picture.width else UNKNOWN_SIZE
    if picture.kind not in _SHOWN_AS or picture.moving:
        return width, height
    return largest_size(width, height)


def largest_size(width: int, height: int) -> tuple[int, int]:
    """Return width and height of the largest version of a picture of so many pixels.

    A strip keeps more of its length than a photograph, so that what is written in it can be read.
    """
    share = min(1.0, WIDEST / width, HIGHEST / height, WIDEST / math.sqrt(width * height))
    return max(1, round(width * share)), max(1, round(height * share))


def _steps(widths: tuple[int, ...], width: int) -> tuple[int, ...]:
    """Return the widths to offer of a picture, 0 for its largest version; small spots need none of that."""
    kept = tuple(step for step in widths if step < width * _NEAR)
    return kept if widths is _SMALL and len(kept) == len(widths) else (*kept, 0)


def _versions(picture: Picture, steps: tuple[int, ...], kind: str) -> list[Copy]:
    ending = _own_ending(picture) if kind == picture.kind else _ENDINGS[kind][0]
    if kind == "png":
        largest = _largest(picture)[0]
        steps = tuple(step for step in steps if (step or largest) <= WIDEST_PNG)
    return [_copy(picture, step, ending) for step in steps]


def _copy(picture: Picture, width: int, ending: str) -> Copy:
    url = picture_url(picture.path, picture.digest, width, ending)
    return Copy(url.removeprefix("/"), f"content/{picture.path}", picture.digest, "picture", width)


def _own_ending(picture: Picture) -> str:
    """Return how the name of a picture ends, as typed where that tells its kind."""
    typed = PurePosixPath(picture.path).suffix.casefold()
    known = _ENDINGS.get(picture.kind, (typed,))
    return typed if typed in known else known[0]


def _url(copy: Copy) -> str:
    return f"/{copy.path}"


def _middle(versions: list[Copy]) -> Copy:
    """Return the version for browsers that cannot choose: the widest one that a phone can bear."""
    bearable = [copy for copy in versions if 0 < copy.width <= WIDEST_PNG]
    return bearable[-1] if bearable else versions[0]


def _candidates(versions: list[Copy], width: int) -> tuple[Candidate, ...]:
    """Return the versions with their widths; nothing where there is one only and it is the picture itself."""
    return tuple(Candidate(_url(copy), copy.width or width) for copy in versions)
