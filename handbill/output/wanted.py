"""What the output should hold: each file with what decides it, and how its bytes are made when they are needed."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import handbill
from handbill.digests import digest_of
from handbill.output import images
from handbill.output.closing import OFFLINE_LIST, WORKER, OfflineList, Told
from handbill.output.drawing import DrawingCache, drawing_fingerprint, source_of
from handbill.output.fingerprints import Fingerprints
from handbill.output.manifest import Entry
from handbill.output.theme import Place, Theme, way_up
from handbill.pages.page import Copy, Drawing, Page, Pages
from handbill.problem_kinds import problem
from handbill.problems import Position, Problem
from handbill.urls import page_file
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
    content: bytes | Copy | Drawing | PageToMake | OfflineList


WORKERS = {True: "sw.js", False: "sw-off.js"}
"""The theme's service worker that keeps copies, and the one that lets go of them: only one is published."""


def wanted_files(
    pages: Pages, theme: Theme, language: str, base_path: str, *, offline: bool
) -> tuple[Wanted, ...]:
    """Return all that the output should hold, sorted by path, with what tells of all others at the end."""
    assets = theme.assets.table
    found = [*_pages(pages, theme, language, base_path)]
    found += (_given(path, body) for path, body in pages.files)
    found += (_given(*asset) for name, asset in assets.items() if name not in WORKERS.values())
    found += (_copied(copy) for copy in pages.copies)
    found += (_drawn(drawing) for drawing in pages.drawings)
    worker = assets.get(WORKERS[offline])
    ordered = sorted(found, key=lambda one: one.path)
    if worker is None:
        return tuple(ordered)
    return (*ordered, _given(WORKER, worker.body), _offline_list(ordered, offline=offline))


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
            page_file(page.url), origin, page.url, decided_by, PageToMake(page, theme, place)
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
    rules = f" {images.RULES} {copy.width}" if copy.treatment == "picture" else ""
    decided_by = f"copied {copy.treatment}{rules} {copy.digest}"
    return Wanted(copy.path, copy.source, copy.source, decided_by, copy)


def _drawn(drawing: Drawing) -> Wanted:
    decided_by = drawing_fingerprint(drawing.view)
    origin = source_of(drawing.view).path or drawing.path
    return Wanted(drawing.path, origin, drawing.path, decided_by, drawing)


def _offline_list(others: Iterable[Wanted], *, offline: bool) -> Wanted:
    """Return the list of all other files: decided by whatever decides any of them."""
    content = OfflineList(tuple(Told(one.path, _kind(one)) for one in others), is_on=offline)
    decided_by = Fingerprints().of(
        *("closing", handbill.__version__, content, tuple(one.fingerprint for one in others))
    )
    return Wanted(OFFLINE_LIST, OFFLINE_LIST, OFFLINE_LIST, decided_by, content)


def _kind(wanted: Wanted) -> str:
    """Return a page's kind, `page` where its view tells none, and nothing for other files."""
    if not isinstance(wanted.content, PageToMake):
        return ""
    kind = getattr(getattr(wanted.content.page.view, "frame", None), "kind", "")
    return kind if isinstance(kind, str) and kind else "page"


class Maker:
    """Makes the bytes of wanted files, and collects what is wrong with them: one cause, one message."""

    def __init__(self, site_root: Path) -> None:
        self._site_root = site_root
        self._pictures = images.PictureCache(site_root)
        self._drawings = DrawingCache(site_root)
        self.problems: dict[Problem, list[str]] = {}

    def body(self, wanted: Wanted, entries: Mapping[str, Entry]) -> bytes | None:
        """Return the bytes of a file, or None where a problem was noted; `entries` are the files made before."""
        match wanted.content:
            case bytes():
                return wanted.content
            case OfflineList():
                return None if self.problems else wanted.content.body(entries)
            case PageToMake(page, theme, place):
                made = theme.render(page, place)
                body = made if isinstance(made, Problem) else made.encode()
            case Drawing():
                body = self._drawn(wanted.content, wanted.fingerprint)
            case copy:
                body = self._copied(copy)
        if isinstance(body, Problem):
            self.problems.setdefault(body, []).append(wanted.url)
            return None
        return body

    def told(self) -> tuple[Problem, ...]:
        """Return the problems; each names the page, or the first of the pages, that it was met on."""
        return tuple(_on_pages(found, urls) for found, urls in self.problems.items())

    def _drawn(self, drawing: Drawing, fingerprint: str) -> bytes | Problem:
        source, digest = source_of(drawing.view)
        read = self._read(source, digest) if source else b""
        if isinstance(read, Problem):
            return read
        try:
            return self._drawings.drawn(drawing.view, fingerprint, read)
        except ValueError as error:
            return problem(
                "picture-unreadable",
                Position(source),
                f"This picture cannot be read, so no icon can be drawn from it: {error}.",
                "Save it again in a drawing or photo program.",
            )

    def _read(self, source: str, digest: str) -> bytes | Problem:
        """Return the bytes of a file of the site, which must be those that were linked."""
        read = _read_plain(self._site_root / source)
        if read is None or digest_of(read) != digest:
            return problem(
                "source-changed",
                Position(source),
                f"{source} was {'taken away' if read is None else 'changed'} while the site was built.",
                "Build again.",
            )
        return read

    def _copied(self, copy: Copy) -> bytes | Problem:
        read = self._read(copy.source, copy.digest)
        if isinstance(read, Problem):
            return read
        if copy.treatment != "picture":
            return read
        try:
            ending = PurePosixPath(copy.path).suffix.lstrip(".").casefold()
            return self._pictures.made(read, images.Cut(ending, copy.width))
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
