"""What the pages floor hands to the press: pages as frozen views, and files that are copied.

A view is plain frozen values (strings, numbers, booleans, tuples, other views):
it is the page's whole list of dependencies. Every address in a view is a site url
(`/venues/x/`, `/images/a-1f2e.jpg`); templates write it with `href`, which makes
it relative to the page, so that the site works under any path.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

ROOT_MARK = "\ue000"
"""Stands in rendered Markdown where the way from the page up to the site's root belongs."""


@dataclass(frozen=True, slots=True)
class View:
    """What one template is given; each page kind has its own subclass."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be pressed: its url (`/panels/water/`, `/404.html`), template, view, and the files it came from."""

    url: str
    template: str
    view: View
    sources: tuple[str, ...] = ()


class OutputFile(NamedTuple):
    """A file whose bytes are known: path relative to the output folder, `/` on every system."""

    path: str
    body: bytes


class Copy(NamedTuple):
    """A file of the site that is published: path in the output, path in the site, digest of its bytes.

    `treatment` is `as is`, or `picture` where metadata are taken out on the way. A picture
    comes out in the kind that `path` ends with, `width` pixels wide, or with 0 as large as is good for pages.
    """

    path: str
    source: str
    digest: str
    treatment: str = "as is"
    width: int = 0


class Drawing(NamedTuple):
    """A picture that the press draws: path in the output, and the view that decides every dot of it."""

    path: str
    view: View


class Publication(NamedTuple):
    """How the site goes out: its public address with the path it lies under (or empty), and whether it is a preview."""

    base_url: str = ""
    preview: bool = False


class Pages(NamedTuple):
    """All that a build publishes, as values."""

    pages: tuple[Page, ...]
    files: tuple[OutputFile, ...]
    copies: tuple[Copy, ...]
    drawings: tuple[Drawing, ...] = ()
