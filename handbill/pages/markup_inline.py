"""The steps of Markdown that are our own: marked links and names, attributes, tags as text, comments."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.extensions.attr_list import AttrListTreeprocessor, get_attrs_and_remainder
from markdown.inlinepatterns import (
    IMAGE_REFERENCE_RE,
    REFERENCE_RE,
    ImageReferenceInlineProcessor,
    InlineProcessor,
    ReferenceInlineProcessor,
    ShortImageReferenceInlineProcessor,
    ShortReferenceInlineProcessor,
)
from markdown.preprocessors import Preprocessor
from markdown.util import AtomicString

from handbill.pages.markup_links import Work, named
from handbill.pages.markup_marks import MARK, PIPE, without_marks
from handbill.pages.markup_tree import USED_AT

Current = Callable[[], Work]
"""Gives the text that is being rendered."""

Match = tuple[ET.Element | str | None, int | None, int | None]

_MARK_SEARCH = re.compile(MARK)
_ATTRIBUTE = re.compile(r"class|id|lang|dir|title|hreflang")
_NUMBER = re.compile(r"width|height|colspan|rowspan")


def register(md: Markdown, current: Current, *, raw_html: bool) -> None:
    """Put our own steps in place of Markdown's."""
    steps = md.inlinePatterns
    steps.register(_Name(rf"\[\[({MARK})([^\[\]\n]+)\]\](?!\()", md, current), "name", 172)
    steps.register(_Reference(REFERENCE_RE, md), "reference", 170)
    steps.register(_ImageReference(IMAGE_REFERENCE_RE, md), "image_reference", 140)
    steps.register(_ShortReference(REFERENCE_RE, md), "short_reference", 130)
    steps.register(_ShortImageReference(IMAGE_REFERENCE_RE, md), "short_image_ref", 125)
    address = rf"<({MARK})([A-Za-z][A-Za-z0-9+.-]*://[^<>]*)>"
    steps.register(_Address(address, md), "autolink", 120)
    steps.register(_Address(rf"<({MARK})([^<> !]+@[^@<> ]+)>", md, "mailto:"), "automail", 110)
    md.treeprocessors.register(_Attributes(md, current), "attr_list", 8)
    if raw_html:
        return
    steps.register(_Comment(rf"<{MARK}!--", md), "comment", 95)
    steps.register(_Tag(rf"<({MARK})(/?[A-Za-z][\w-]*|[?!/])", md, current), "html", 90)
    md.preprocessors.deregister("html_block")
    md.preprocessors.register(_Comments(md), "comments", 20)


class _Name(InlineProcessor):
    """`[[Name]]` and `[[Name|words]]`, which lead to a page of the site."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, pattern: str, md: Markdown, current: Current) -> None:
        super().__init__(pattern, md)
        self._current = current

    def handleMatch(self, m: re.Match[str], data: str) -> Match:  # type: ignore[override]  # noqa: N802, ARG002 - Markdown names it
        typed, bar, words = self.unescape(m.group(2)).partition(PIPE)
        work = self._current()
        url, own_words = named(work, without_marks(typed), work.marked.place(m.group(1)))
        shown = words.strip() if bar and words.strip() else AtomicString(own_words)
        if not url:
            return shown, m.start(), m.end()
        link = ET.Element("a", href=url)
        link.text = shown
        return link, m.start(), m.end()


class _MarkedReference(ReferenceInlineProcessor):
    """`[text][id]`, where the mark after the second bracket tells the place."""

    _mark = ""

    def evalId(self, data: str, index: int, text: str) -> tuple[str | None, int, bool]:  # noqa: N802 - Markdown names it
        found, end, handled = super().evalId(data, index, text)
        mark = _MARK_SEARCH.search(data, index, end)
        self._mark = mark[0] if mark else ""
        name = without_marks(found or "") or without_marks(text).lower()
        return (name if handled else None), end, handled

    def makeTag(self, href: str, title: str, text: str) -> ET.Element:  # noqa: N802 - Markdown names it
        element = super().makeTag(href, title, text)
        if self._mark:
            element.set(USED_AT, self._mark)
        return element


class _Reference(_MarkedReference, ReferenceInlineProcessor):
    pass


class _ImageReference(_MarkedReference, ImageReferenceInlineProcessor):
    pass


class _ShortReference(_MarkedReference, ShortReferenceInlineProcessor):
    pass


class _ShortImageReference(_MarkedReference, ShortImageReferenceInlineProcessor):
    pass


class _Address(InlineProcessor):
    """`<https://...>` and `<name@...>`."""

    def __init__(self, pattern: str, md: Markdown, scheme: str = "") -> None:
        super().__init__(pattern, md)
        self._scheme = scheme

    def handleMatch(self, m: re.Match[str], data: str) -> Match:  # type: ignore[override]  # noqa: N802, ARG002 - Markdown names it
        typed = self.unescape(m.group(2))
        link = ET.Element("a", href=m.group(1) + self._scheme + typed.removeprefix(self._scheme))
        link.text = AtomicString(m.group(2))
        return link, m.start(), m.end()


class _Tag(InlineProcessor):
    """A tag of HTML, which is shown as it was typed and told of once a text."""

    def __init__(self, pattern: str, md: Markdown, current: Current) -> None:
        super().__init__(pattern, md)
        self._current = current

    def handleMatch(self, m: re.Match[str], data: str) -> Match:  # type: ignore[override]  # noqa: N802, ARG002 - Markdown names it
        work = self._current()
        name = m.group(2)
        if name[-1].isalnum() and all(known.code != "raw-html" for known in work.problems):
            message = f'"<{name}" begins HTML, which is shown as text here.'
            hint = (
                'Write it in Markdown; or, to keep HTML, write "raw html: yes" in site_config.yaml.'
            )
            work.say("raw-html", work.marked.place(m.group(1)), message, hint)
        return "<", m.start(), m.end(1)


class _Comment(InlineProcessor):
    """A comment inside a paragraph, which is dropped."""

    def handleMatch(self, m: re.Match[str], data: str) -> Match:  # type: ignore[override]  # noqa: N802 - Markdown names it
        end = data.find("-->", m.end())
        return (None, None, None) if end < 0 else ("", m.start(), end + 3)


class _Comments(Preprocessor):
    """Comments that begin a line, which are dropped with all the lines they reach over."""

    _START = re.compile(rf"^ {{0,3}}<{MARK}!--", re.MULTILINE)

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        kept, done = [], 0
        while (found := self._START.search(text, done)) is not None:
            end = text.find("-->", found.end())
            if end < 0:
                break
            kept.append(text[done : found.start()])
            done = end + 3
        return "".join((*kept, text[done:])).split("\n")


class _Attributes(AttrListTreeprocessor):
    """`{.class #id}` after a thing; a list is only one that was marked, and only safe ones are kept."""

    BASE_RE = rf"\{{\:?[ ]*({MARK}[^\}}\n ][^\n]*)\}}"  # type: ignore[misc]
    HEADER_RE = re.compile(rf"[ ]+{BASE_RE}[ ]*$")  # type: ignore[misc]
    BLOCK_RE = re.compile(rf"\n[ ]*{BASE_RE}[ ]*$")  # type: ignore[misc]
    INLINE_RE = re.compile(rf"^{BASE_RE}")  # type: ignore[misc]

    def __init__(self, md: Markdown, current: Current) -> None:
        super().__init__(md)
        self._current = current

    def assign_attrs(self, elem: ET.Element, attrs_string: str, *, strict: bool = False) -> str:
        """Give an element the attributes that are safe, and report the others."""
        mark, typed = attrs_string[0], attrs_string[1:]
        pairs, remainder = get_attrs_and_remainder(typed)
        if strict and remainder:
            return remainder
        for name, value in pairs:
            self._assign(elem, name, without_marks(value or ""), mark)
        return remainder

    def _assign(self, elem: ET.Element, name: str, value: str, mark: str) -> None:
        if name == ".":
            elem.set("class", f"{elem.get('class', '')} {value}".strip())
        elif _ATTRIBUTE.fullmatch(name) or (_NUMBER.fullmatch(name) and value.isdecimal()):
            elem.set(name, value)
        else:
            work = self._current()
            message = f'The attribute "{without_marks(name)}" is not one that text may set; it was left out.'
            hint = "These are allowed: .class, #id, lang, dir, title, width, height."
            work.say("unsafe-attribute", work.marked.place(mark), message, hint)


def plain_words(element: Any) -> str:
    """Return the words inside an element, without marks."""
    return without_marks("".join(element.itertext()))
