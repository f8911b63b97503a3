"""Closing files: those that tell of all other files, and so are made when these have been.

The first is `offline.json`. The site's service worker keeps an answer only where its
digest stands in this list, so that nothing else, such as a hotel's log-in page, is ever
kept; and it shows by the list's version that there is a newer release.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from handbill.digests import digest_of
from handbill.output.manifest import Entry

OFFLINE_LIST = "offline.json"
WORKER = "sw.js"

SHORT = 16
"""Hexadecimal digits of a SHA-256 that the list tells: enough that no two files are taken for each other."""

AHEAD_FILES = 400
AHEAD_BYTES = 4_000_000
"""Up to so many files and bytes are fetched before anybody asks for them, if not first of all."""

PICTURE_BYTES = 120_000
PICTURES_BYTES = 2_000_000
"""The largest picture that is fetched ahead, and how much all of them may be."""

_FIRST_KINDS = frozenset({"home", "schedule", "day", "now", "search", "my-agenda", "offline"})
_FIRST_PATHS = ("assets/", "my-agenda/", "search/", "site.webmanifest")
_WORDS_ON_ASSETS = (".md", ".LICENSE")
_PICTURES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")
_NEVER = frozenset({WORKER, OFFLINE_LIST, "404.html", "CNAME", "robots.txt"})
_UNPREPARED = ("cards/", "files/")


class Told(NamedTuple):
    """What is known of a file before it is made: its path, and of a page its kind (home, day ...)."""

    path: str
    kind: str = ""


class OfflineList(NamedTuple):
    """The list of files that a visitor's browser may keep; with `is_on` no, it tells browsers to let go of all."""

    told: tuple[Told, ...]
    is_on: bool

    def body(self, entries: Mapping[str, Entry]) -> bytes:
        """Return the list as JSON, from the entries of all other files by their paths.

        `ahead` and `visited` give each file's digest by its path; those in `ahead` are
        fetched after the first visit, in this order, the others kept when they are seen. `version` is a digest of both.
        """
        if not self.is_on:
            return _json({"off": True})
        known = {t.path: entries[t.path] for t in self.told if _may_be_kept(t.path)}
        ahead = _ahead((t for t in self.told if t.path in known), known)
        lists = {
            "ahead": {path: known[path].digest[:SHORT] for path in ahead},
            "visited": {p: e.digest[:SHORT] for p, e in known.items() if p not in ahead},
        }
        return _json({"version": digest_of(_json(lists))[:SHORT], **lists})


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _may_be_kept(path: str) -> bool:
    return path not in _NEVER and not any(part.startswith(".") for part in path.split("/"))


def _ahead(told: Iterable[Told], known: Mapping[str, Entry]) -> dict[str, None]:
    """Return the files to fetch ahead, in order: what everybody needs, the rest if it is little, small pictures."""
    first, rest, pictures = _sorted_out(told)
    is_little = len(rest) <= AHEAD_FILES and sum(known[p].size for p in rest) <= AHEAD_BYTES
    return dict.fromkeys((*first, *(rest if is_little else ()), *_small(pictures, known)))


def _sorted_out(told: Iterable[Told]) -> tuple[list[str], list[str], list[str]]:
    """Return the paths of what everybody needs, of other pages, and of pictures."""
    first: list[str] = []
    rest: list[str] = []
    pictures: list[str] = []
    for path, kind in told:
        if path.endswith(_WORDS_ON_ASSETS):
            continue
        if kind in _FIRST_KINDS or path.startswith(_FIRST_PATHS):
            first.append(path)
        elif kind:
            rest.append(path)
        elif path.endswith(_PICTURES) and not path.startswith(_UNPREPARED):
            pictures.append(path)
    return first, rest, pictures


def _small(pictures: Iterable[str], known: Mapping[str, Entry]) -> Iterator[str]:
    """Yield pictures, the smallest first, until they are too large, one or together."""
    total = 0
    for size, path in sorted((known[path].size, path) for path in pictures):
        total += size
        if size > PICTURE_BYTES or total > PICTURES_BYTES:
            return
        yield path
