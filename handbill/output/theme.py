"""The theme: templates and assets that turn views into HTML.

A site's own `templates/` lie over the built-in theme, file by file; an override
reaches what it overrides as `!theme/base.html`. Templates are given `page`, the
view, and four functions: `href`, `asset`, `t` and `safe`.
"""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import Any, NamedTuple

from handbill.digests import digest_of
from handbill.output import theme_errors
from handbill.output.assets import Assets, published
from handbill.output.theme_files import ASSETS, BUILT_IN, ThemeFiles, read_theme_files
from handbill.pages.page import ROOT_MARK, Page
from handbill.problems import Problem
from handbill.words.catalogue import Words

OUTWARD = ("https:", "http:", "mailto:", "tel:", "webcal:")
"""How addresses outside the site begin; a template writes no others but points on the globe."""

_POINT = re.compile(r"geo:-?[0-9]{1,2}(?:\.[0-9]+)?,-?[0-9]{1,3}(?:\.[0-9]+)?")
"""Latitude and longitude as a map app takes them (RFC 5870), and nothing after them."""


class Place(NamedTuple):
    """Where a page stands: its url, the way from it up to the site's root, and the words of its language."""

    url: str
    up: str
    words: Words


def way_up(url: str, base_path: str) -> str:
    """Return how a page reaches the site's root: `../../`, `./`, or the base path for the missing page.

    The page for missing addresses is shown under any address, so that no relative way is right.
    """
    if url == "/404.html":
        return f"/{base_path.strip('/')}/".replace("//", "/")
    return "../" * (url.count("/") - 1) or "./"


def relative(url: str, up: str) -> str:
    """Return a site url as seen from a page; addresses elsewhere and in the page stay as they are.

    Raises:
        ValueError: It is neither an address in the site nor one that a browser may be sent to.
    """
    if url.startswith("/") and not url.startswith(("//", "/\\")):
        return up + url[1:]
    if url.startswith("#") or url.casefold().startswith(OUTWARD) or _POINT.fullmatch(url):
        return url
    raise ValueError(f"{url!r} is no address that a page can lead to")


class Theme:
    """The templates and assets that a site is shown with."""

    def __init__(self, files: ThemeFiles) -> None:
        self._templates = {
            name: file
            for name, file in files.found.items()
            if not name.removeprefix(BUILT_IN).startswith(ASSETS)
        }
        self._named_by: dict[str, tuple[str, ...]] = {}
        self.assets: Assets = published(files.found)
        self.problems: tuple[Problem, ...] = (*files.problems, *self.assets.problems)
        self._closures: dict[str, str] = {}
        self._place: Place | None = None

    @classmethod
    def of(cls, site_root: Path, built_in: Path | None = None) -> Theme:
        """Read the theme of a site: its own files over the built-in ones."""
        return cls(read_theme_files(site_root, built_in))

    # what decides a page

    def closure(self, template: str) -> str:
        """Return a digest of a template and all that it extends, includes and imports.

        It also changes when an override comes to lie over any of them. Where a name
        is made while rendering, all templates count.
        """
        if template not in self._closures:
            lines = [self._told(name) for name in sorted(self._reached(template))]
            self._closures[template] = digest_of("\n".join(lines).encode())
        return self._closures[template]

    def _told(self, name: str) -> str:
        found = self._templates.get(name)
        return f"{name} {found.shown} {found.digest}" if found else f"{name} is missing"

    def _reached(self, template: str) -> set[str]:
        reached: set[str] = set()
        waiting = [template]
        while waiting:
            name = waiting.pop()
            if name not in reached:
                reached.add(name)
                waiting.extend(self._names_in(name))
        return reached

    def _names_in(self, name: str) -> tuple[str, ...]:
        if name not in self._named_by:
            self._named_by[name] = self._looked_up(name)
        return self._named_by[name]

    def _looked_up(self, name: str) -> tuple[str, ...]:
        from handbill.output.theme_jinja import references

        if name not in self._templates:
            return ()
        named = references(self._environment, self._templates[name].text)
        return tuple(self._templates) if None in named else tuple(n for n in named if n)

    # making pages

    def render(self, page: Page, place: Place) -> str | Problem:
        """Return a page as HTML, or what is wrong with a template."""
        self._place = place
        try:
            made: str = self._environment.get_template(page.template).render(page=page.view)
            made.encode()
        except Exception as error:  # noqa: BLE001 - a template may do anything; all of it is told
            return theme_errors.told(error, page.template, self._templates)
        return made

    @functools.cached_property
    def _environment(self) -> Any:
        from handbill.output.theme_jinja import environment

        functions = {
            "href": self._href,
            "asset": self._asset,
            "t": self._say,
            "safe": self._safe,
        }
        return environment(self._templates, functions)

    # what templates may call

    def _href(self, url: object) -> str:
        if not isinstance(url, str):
            raise TypeError(f"href needs an address, not {url!r}")
        return relative(url, self._here.up)

    def _asset(self, name: str) -> str:
        return self._here.up + self.assets.path(name)

    def _say(self, key: str, /, **values: object) -> str:
        try:
            return self._here.words.say(key, **values)
        except KeyError as error:
            raise _words_missing(key, str(error.args[0])) from None

    def _safe(self, html: object) -> str:
        from handbill.output.theme_jinja import marked

        if not isinstance(html, str):
            raise TypeError(f"safe needs text, not {html!r}")
        return marked(html.replace(ROOT_MARK, self._here.up))

    @property
    def _here(self) -> Place:
        if self._place is None:
            raise RuntimeError("no page is being made")
        return self._place


def _words_missing(key: str, missing: str) -> theme_errors.MissingWordsError:
    if missing == key:
        return theme_errors.MissingWordsError(
            f"There is no message {key}.", "Mend its name, or add it to the catalogue of words."
        )
    return theme_errors.MissingWordsError(
        f"The message {key} needs {missing}, which is not given.",
        f'Write t("{key}", {missing}=...).',
    )
