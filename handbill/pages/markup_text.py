"""What is read off a text's finished HTML: its headings with their ids, the contents, and its plain words."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from handbill.pages.markup_blocks import CONTENTS
from handbill.pages.markup_place import Heading
from handbill.pages.page import ROOT_MARK

_ATTRIBUTES = r'(?:[^<>"]|"[^"]*")*'
_HEADING = re.compile(rf"<h([1-6])({_ATTRIBUTES})>(.*?)</h\1>", re.DOTALL)
_ID = re.compile(r'\sid="([^"]*)"')
_TAG = re.compile(rf"<{_ATTRIBUTES}>")
_NOTE_REFERENCE = re.compile(r'<sup id="fnref[^"]*">.*?</sup>', re.DOTALL)
_NOTES = re.compile(r'<section class="footnotes".*?</section>', re.DOTALL)
_BACK = re.compile(rf'<a[^>]* class="footnote-backref"{_ATTRIBUTES}>.*?</a>', re.DOTALL)
_CODE_BLOCK = re.compile(rf"<pre{_ATTRIBUTES}>.*?</pre>", re.DOTALL)
_PARAGRAPH = re.compile(rf"<p((?:\s{_ATTRIBUTES})?)>(.*?)</p>", re.DOTALL)
_BLOCK_END = re.compile(
    r"</(?:p|h[1-6]|li|td|th|dt|dd|tr|div|figcaption|blockquote)>|<br>", re.IGNORECASE
)

_OURS = re.compile(f"[{CONTENTS}{ROOT_MARK}]")

Slug = Callable[[str], str]
"""Makes words into a part of an address: ASCII letters, digits and hyphens, or nothing."""


def with_anchors(text: str, slug: Slug, prefix: str = "") -> tuple[str, tuple[Heading, ...]]:
    """Return HTML in which each heading has an id of its own, which begins with `prefix`, and the headings in order."""
    taken = set(_ID.findall(text))
    headings: list[Heading] = []

    def anchored(found: re.Match[str]) -> str:
        level, attributes, inner = found.groups()
        own = _ID.search(attributes)
        words = plain(inner)
        anchor = html.unescape(own[1]) if own else _free(prefix + (slug(words) or "part"), taken)
        headings.append(Heading(int(level), words, anchor, _without_notes(inner)))
        given = attributes if own else f'{attributes} id="{anchor}"'
        return f"<h{level}{given}>{inner}</h{level}>"

    return _HEADING.sub(anchored, text), tuple(headings)


def _free(anchor: str, taken: set[str]) -> str:
    """Return an id that is not taken: the one given, or with a number from 2 after it."""
    free, number = anchor, 1
    while free in taken:
        number += 1
        free = f"{anchor}-{number}"
    taken.add(free)
    return free


def with_contents(text: str, headings: tuple[Heading, ...]) -> str:
    """Return HTML with the table of contents where the author asked for it."""
    return text.replace(CONTENTS, _contents(headings)) if CONTENTS in text else text


def _contents(headings: tuple[Heading, ...]) -> str:
    """Return nested lists of links to the headings."""
    parts: list[str] = []
    open_levels: list[int] = []
    for heading in headings:
        while len(open_levels) > 1 and open_levels[-1] > heading.level:
            parts.append("</li></ul>")
            open_levels.pop()
        if open_levels and open_levels[-1] >= heading.level:
            parts.append("</li>")
        else:
            parts.append("<ul>")
            open_levels.append(heading.level)
        words = html.escape(heading.text, quote=False)
        address = html.escape(heading.anchor, quote=False).replace('"', "&quot;")
        parts.append(f'<li><a href="#{address}">{words}</a>')
    parts.append("</li></ul>" * len(open_levels))
    return "".join(parts)


def plain(text: str) -> str:
    """Return the words of HTML, without blocks of code and the signs of footnotes, blanks made single."""
    text = _CODE_BLOCK.sub(" ", _without_notes(text)) if "<" in text else text
    text = _OURS.sub("", _TAG.sub("", _BLOCK_END.sub(" ", text)))
    return " ".join(html.unescape(text).split())


def summary(text: str) -> str:
    """Return the words of the first paragraph that has any."""
    body = _NOTES.sub("", text)
    for found in _PARAGRAPH.finditer(body):
        words = plain(found[2])
        if words and "admonition-title" not in found[1]:
            return words
    return ""


def _without_notes(text: str) -> str:
    if "footnote" not in text:
        return text
    return _BACK.sub("", _NOTE_REFERENCE.sub("", text))
