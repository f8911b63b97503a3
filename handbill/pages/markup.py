"""Markdown becomes HTML that is safe to publish, and every problem names the author's own line."""

from __future__ import annotations

import re
from functools import cache, partial
from typing import Protocol

from handbill.keys import Prose
from handbill.pages import markup_links, markup_text
from handbill.pages.markup_links import Work
from handbill.pages.markup_marks import Marked, refused, without_forged, without_marks
from handbill.pages.markup_place import MarkupPlace, Rendered
from handbill.pages.page import ROOT_MARK
from handbill.problem_kinds import problem
from handbill.problems import Problem
from handbill.reading.cleaning import TAGS, clean

_SAFE_START = re.compile(rf"{ROOT_MARK}|#|(?:https?|mailto|tel):", re.IGNORECASE)
_DROPPED = (
    (re.compile(r"(<[A-Za-z][\w-]*)"), "raw-html", "HTML that is not safe to publish"),
    (
        re.compile(r"<[A-Za-z][^<>]*?\s((?:on\w+|style|srcdoc)\s*=)", re.IGNORECASE),
        "unsafe-attribute",
        "an attribute that is not safe to publish",
    ),
    (
        re.compile(r"\s(?:href|src)\s*=\s*[\"']?\s*((?:javascript|vbscript|data):)", re.IGNORECASE),
        "unsafe-link",
        "the beginning of a link that is not safe to publish",
    ),
)
_LINKED = {("a", "href"), ("img", "src")}


class _Engine(Protocol):
    """What turns a marked text into HTML."""

    def convert(self, work: Work) -> str: ...

    def raw_pieces(self) -> tuple[str, ...]: ...


class Markup:
    """Markdown for one text after another; one of these serves a whole build.

    `slug` makes the words of a heading into its id. With `lean` off, every step of
    Markdown is tried on every text: slower, with the same output.
    """

    def __init__(self, slug: markup_text.Slug, *, lean: bool = True) -> None:
        self._slug = slug
        self._engine = cache(partial(_make_engine, lean=lean))

    def render(self, prose: Prose, place: MarkupPlace) -> Rendered:
        """Return a text as HTML with what pages need to know of it; never raises for what was typed."""
        too_large = refused(prose)
        if too_large:
            return Rendered(problems=(too_large,))
        work = Work(place, Marked(prose, tags=not place.raw_html))
        work.problems += work.marked.problems
        try:
            html = self._converted(work)
        except Exception as fault:  # noqa: BLE001 - whatever Markdown stumbles on is told, never thrown
            return Rendered(problems=(*work.problems, _failed(prose, fault)))
        html, headings = markup_text.with_anchors(html, self._slug, place.prefix)
        return Rendered(
            html=markup_text.with_contents(html, headings),
            headings=headings,
            summary=markup_text.summary(html),
            plain=markup_text.plain(html),
            pictures=tuple(work.pictures),
            files=tuple(work.files),
            links_in=tuple(work.links_in),
            links_out=tuple(work.links_out),
            problems=tuple(sorted(work.problems, key=lambda found: found.position)),
        )

    def _converted(self, work: Work) -> str:
        engine = self._engine(raw_html=work.place.raw_html)
        html = without_forged(without_marks(engine.convert(work)))
        if not work.place.raw_html:
            return clean(html).strip()
        _report_dropped(engine.raw_pieces(), work)
        return clean(html, partial(_raw_link, work)).strip()


def _make_engine(*, raw_html: bool, lean: bool) -> _Engine:
    """Return a Markdown set up; it is imported here, as not every command needs it."""
    from handbill.pages.markup_engine import Engine

    return Engine(raw_html=raw_html, lean=lean)


def _raw_link(work: Work, tag: str, attribute: str, value: str) -> str | None:
    """Return the address that stands in HTML as published; None, and a problem, where it cannot be kept."""
    if (tag, attribute) not in _LINKED or value.startswith(ROOT_MARK):
        return value
    position = work.marked.find(value)
    if tag == "img":
        return _raw_picture(work, value)
    if _SAFE_START.match(value):
        return value
    return markup_links.address(work, value, position) or None


def _raw_picture(work: Work, value: str) -> str | None:
    position = work.marked.find(value)
    if markup_links.is_outside(value):
        message = f'The picture "{value}" lies on another site, so it is left out.'
        work.say("outside-picture", position, message, "Put the picture into content/images/.")
        return None
    shown = markup_links.picture(work, value, position)
    return shown.url if shown else None


def _report_dropped(pieces: tuple[str, ...], work: Work) -> None:
    """Tell, once a text, of each sort of HTML that may not stay."""
    html = "\n".join(pieces)
    for pattern, code, words in _DROPPED:
        found = next((found for found in pattern.finditer(html) if _goes(found)), None)
        if found:
            typed = found[1].strip()
            message = f'"{typed}" is {words}; it was left out.'
            hint = "Delete it. A link to the page that it should show often does the same."
            work.say(code, work.marked.find(typed), message, hint)


def _goes(found: re.Match[str]) -> bool:
    """Tell whether something found in HTML is taken out: all but the elements that may stay."""
    return not found[1].startswith("<") or found[1][1:].lower() not in TAGS


def _failed(prose: Prose, fault: Exception) -> Problem:
    message = f"This text could not be made into a page ({type(fault).__name__})."
    hint = "Take out half of it and try again: so you find the lines that do it."
    return problem("markdown-failed", prose.position, message, hint)
