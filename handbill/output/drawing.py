"""Drawings: cards and icons become PNG files, kept by what decides them; draws with Pillow, lazily."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import handbill
from handbill.digests import digest_of
from handbill.output.fingerprints import Fingerprints
from handbill.pages.cards import CardView
from handbill.pages.icons import IconView
from handbill.pages.page import View


class SiteFile(NamedTuple):
    """A file of the site: its path, and the digest of its bytes."""

    path: str
    digest: str


RULES = "1"
"""Changes when the same view would be drawn otherwise, so that all are drawn anew."""


def drawing_fingerprint(view: View) -> str:
    """Return a digest of all that decides a drawing."""
    return Fingerprints().of("drawing", handbill.__version__, RULES, view)


def source_of(view: View) -> SiteFile:
    """Return the file of the site that a drawing needs; its path is empty where it needs none."""
    return SiteFile(view.logo, view.digest) if isinstance(view, IconView) else SiteFile("", "")


def draw(view: View, source: bytes = b"") -> bytes:
    """Return a drawing as a PNG; `source` are the bytes of the file that it needs.

    Raises:
        ValueError: That file is no picture that can be read.
        TypeError: Nobody draws such a view.
    """
    from handbill.output.drawing_cards import draw_card
    from handbill.output.drawing_icons import draw_icon

    match view:
        case CardView():
            return draw_card(view)
        case IconView():
            return draw_icon(view, source)
        case _:
            raise TypeError(f"{type(view).__name__} is no drawing")


class DrawingCache:
    """Drawings made before, by their fingerprints; a broken entry is never believed."""

    def __init__(self, site_root: Path) -> None:
        self._folder = site_root / ".handbill" / "cache" / "drawings"

    def drawn(self, view: View, fingerprint: str, source: bytes = b"") -> bytes:
        """Return a drawing, from the cache where it is there.

        Raises:
            ValueError: The file it needs is no picture that can be read.
        """
        path = self._folder / fingerprint
        with suppress(OSError):
            kept = path.read_bytes()
            if digest_of(kept[64:]).encode() == kept[:64]:
                return kept[64:]
        body = draw(view, source)
        with suppress(OSError):  # a cache that cannot be written costs time and nothing else
            self._folder.mkdir(parents=True, exist_ok=True)
            fresh = path.with_suffix(".new")
            fresh.write_bytes(digest_of(body).encode() + body)
            fresh.replace(path)
        return body
