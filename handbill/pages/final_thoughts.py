"""The end of a post, which pages set apart: its last section, where that is headed `Final Thoughts`."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import NamedTuple

from handbill.names import fold
from handbill.pages.markup_place import Rendered

_SECTION = 2
"""The level of the headings that part a post."""

_VOID = frozenset({"area", "br", "col", "hr", "img", "input", "source", "track", "wbr"})
"""Elements that end where they begin (HTML, section 13.1.2)."""


_NOTES = re.compile(r'<section[^>]*class="footnotes".*', re.DOTALL)


class Parted(NamedTuple):
    """A post's text in two: what comes first, and the closing section with its heading, both clean HTML.

    Footnotes, which a text ends with, belong to what comes first.
    """

    body: str
    closing: str


def parted(text: Rendered, title: str) -> Parted:
    """Return a text parted before its last section, if that section has this title; else whole."""
    sections = [heading for heading in text.headings if heading.level == _SECTION]
    if not sections or fold(sections[-1].text) != fold(title):
        return Parted(text.html, "")
    at = text.html.rfind(f'<h{_SECTION} id="{sections[-1].anchor}"')
    if at < 0 or _depth(text.html[:at]):
        return Parted(text.html, "")
    closing = text.html[at:]
    notes = _NOTES.search(closing)
    if notes is None:
        return Parted(text.html[:at].rstrip(), closing)
    body = f"{text.html[:at].rstrip()}\n{notes[0].rstrip()}"
    return Parted(body, closing[: notes.start()].rstrip())


def _depth(html: str) -> int:
    """Return how many elements are open at the end of a piece of HTML."""
    counter = _Counter()
    counter.feed(html)
    counter.close()
    return counter.depth


class _Counter(HTMLParser):
    """Counts the elements that are open."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the base's
        self.depth += tag not in _VOID

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take `<br />` for what it is: nothing that stays open."""

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag not in _VOID
