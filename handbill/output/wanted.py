"""What the output should hold: each file with what decides it, and how its bytes are made when they are needed."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import handbill
from handbill.digests import digest_of
from handbill.output import images
from handbill.output.fingerprints import Fingerprints
from handbill.output.theme import Place, Theme, way_up
from handbill.pages.page import Copy, Page, Pages
from handbill.problem_kinds import problem
from handbill.problems import Position, Problem
from handbill.words.catalogue import catalogue


class PageToMake(NamedTuple):
    """A page with the theme and the place that it is made in."""

    page: Page
    theme: Theme
    place: Place


class Wanted(NamedTuple):
    """A file that the output should hold.

    `origin` is the file of the site that people know it by, `url` what is said while
    it is made, `fingerprint` that of all that decides its bytes.
    """

    path: str
    origin: str
    url: str
    fingerprint: str
    content: bytes | Copy | PageToMake


def wanted_files(pages: Pages, theme: Theme, language: str, base_path: str) -> tuple[Wanted, ...]:
    """Return all that the output should hold, sorted by path."""
    found = [*_pages(pages, theme, language, base_path)]
    found += (_given(path, body) for path, body in pages.files)
    found += (_given(path, body) for path, body in theme.assets.table.values())
    found += (_copied(copy) for copy in pages.copies)
    return tuple(sorted(found, key=lambda one: one.path))


def page_path(url: str) -> str:
    """Return the file of a page: `/x/` is `x/index.html`, `/404.html` is `404.html`."""
    path = url.removeprefix("/")
    return f"{path}index.html" if not path or path.endswith("/") else path


def _pages(pages: Pages, theme: Theme, language: str, base_path: str) -> Iterator[Wanted]:
    fingerprints = Fingerprints()
    for page in pages.pages:
        words = catalogue(_language(page) or language)
        place = Place(page.url, way_up(page.url, base_path), words)
        decided_by = fingerprints.of(
            *("page", handbill.__version__, page.url, place.up, page.template, page.view),
            *(theme.closure(page.template), theme.assets.fingerprint, words.digest),
        )
        origin = page.sources[0] if page.sources else page.url
        yield Wanted(
            page_path(page.url), origin, page.url, decided_by, PageToMake(page, theme, place)
        )


def _language(page: Page) -> str:
    """Return the language that a page's view tells, itself or in its frame."""
    for told in (page.view, getattr(page.view, "frame", None)):
        language = getattr(told, "language", "")
        if isinstance(language, str) and language:
            return language
    return ""


def _given(path: str, body: bytes) -> Wanted:
    return Wanted(path, path, path, f"given {digest_of(body)}", body)


def _copied(copy: Copy) -> Wanted:
    rules = f" {images.RULES}" if copy.treatment == "picture" else ""
    decided_by = f"copied {copy.treatment}{rules} {copy.digest}"
    return Wanted(copy.path, copy.source, copy.source, decided_by, copy)


class Maker:
    """Makes the bytes of wanted files, and collects what is wrong with them: one cause, one message."""

    def __init__(self, site_root: Path) -> None:
        self._site_root = site_root
        self._pictures = images.PictureCache(site_root)
        self.problems: dict[Problem, list[str]] = {}

    def body(self, wanted: Wanted) -> bytes | None:
        """Return the bytes of a file, or None where a problem was noted."""
        match wanted.content:
            case bytes():
                return wanted.content
            case PageToMake(page, theme, place):
                made = theme.render(page, place)
                body = made if isinstance(made, Problem) else made.encode()
            case copy:
                body = self._copied(copy)
        if isinstance(body, Problem):
            self.problems.setdefault(body, []).append(wanted.url)
            return None
        return body

    def told(self) -> tuple[Problem, ...]:
        """Return the problems; each names the page, or the first of the pages, that it was met on."""
        return tuple(_on_pages(found, urls) for found, urls in self.problems.items())

    def _copied(self, copy: Copy) -> bytes | Problem:
        read = _read_plain(self._site_root / copy.source)
        if read is None or digest_of(read) != copy.digest:
            return problem(
                "source-changed",
                Position(copy.source),
                f"{copy.source} was {'taken away' if read is None else 'changed'} while the site was built.",
                "Build again.",
            )
        if copy.treatment != "picture":
            return read
        try:
            return self._pictures.cleaned(read, PurePosixPath(copy.source).suffix.lstrip("."))
        except ValueError as error:
            return problem(
                "picture-unreadable",
                Position(copy.source),
                f"This picture cannot be read, so its hidden notes cannot be taken out: {error}.",
                "Save it again in a drawing or photo program.",
            )


def _read_plain(path: Path) -> bytes | None:
    """Return the bytes of a plain file, or None where there is none; links and devices are not followed."""
    flags = (
        os.O_RDONLY
        | getattr(os, "O_NOFOLLOW", 0)
        | getattr(os, "O_NONBLOCK", 0)
        | getattr(os, "O_BINARY", 0)
    )
    try:
        with os.fdopen(os.open(path, flags), "rb") as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                return None
            return stream.read()
    except OSError:
        return None


def _on_pages(found: Problem, urls: list[str]) -> Problem:
    if not found.code.startswith(("template-", "asset-")):
        return found
    more = f" and {len(urls) - 1} more" if len(urls) > 1 else ""
    message = f"{found.message} (Seen while making {urls[0]}{more}.)"
    return problem(found.code, found.position, message, found.hint)
