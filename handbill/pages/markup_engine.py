"""Python-Markdown, set up once: which extensions there are, and which of their steps a text can need.

The one owner of markdown and pymdownx. A step is tried only where the text has the
signs without which it can do nothing; the output is the same as with all steps.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.tables import TableProcessor
from markdown.treeprocessors import Treeprocessor

from handbill.pages import markup_inline as inline
from handbill.pages.markup_blocks import HEADER_ROW, judge_blocks
from handbill.pages.markup_links import Work
from handbill.pages.markup_tree import finish

_EXTENSIONS = (
    "tables",
    "def_list",
    "admonition",
    "pymdownx.tasklist",
    "smarty",
    "fenced_code",
    "abbr",
    "pymdownx.tilde",
    "sane_lists",
)

_ANY_RULE = re.compile(r"[-*_]")
_ORDERED = re.compile(r"\d\.[ \t]")
_UNORDERED = re.compile(r"[*+-][ \t]")
_DEFINED = re.compile(r":[ \t]")
_TASK = re.compile(r"\[[xX ]\]")

Needed = Callable[[str], bool]


def _has(*signs: str) -> Needed:
    return lambda text: any(sign in text for sign in signs)


_footnotes, _indented, _defined = _has("[^"), _has("    ", "\t"), _has("]:")
_quotes = _has("'", '"')

_BLOCKS: dict[str, Needed] = {
    "admonition": _has("!!!"),
    "indent": _indented,
    "defindent": lambda text: bool(_DEFINED.search(text)),
    "code": _indented,
    "table": _has("|"),
    "hashheader": _has("#"),
    "setextheader": _has("=", "-"),
    "hr": lambda text: bool(_ANY_RULE.search(text)),
    "olist": lambda text: bool(_ORDERED.search(text)),
    "ulist": lambda text: bool(_UNORDERED.search(text)),
    "deflist": lambda text: bool(_DEFINED.search(text)),
    "quote": _has(">"),
    "footnote": _footnotes,
    "abbr": _has("*["),
    "reference": _defined,
}
_INLINE: dict[str, Needed] = {
    "backtick": _has("`"),
    "escape": _has("\\"),
    "footnote": _footnotes,
    "name": _has("[["),
    "reference": _defined,
    "link": _has("]("),
    "image_link": _has("!["),
    "image_reference": _defined,
    "short_reference": _defined,
    "short_image_ref": _defined,
    "autolink": _has("<"),
    "automail": _has("<"),
    "linebreak": _has("  \n", "\t"),
    "comment": _has("<"),
    "html": _has("<"),
    "entity": _has("&"),
    "em_strong": _has("*", "_"),
    "delimiter": _has("~"),
}
_TREE: dict[str, Needed] = {
    "footnote": _footnotes,
    "task-list": lambda text: bool(_TASK.search(text)),
    "footnote-duplicate": _footnotes,
    "footnote-reorder": _footnotes,
    "attr_list": _has("{"),
    "abbr": _has("*["),
    "smarty": _has("'", '"', "--", "..."),
    "unescape": _has("\\"),
}
_BEFORE: dict[str, Needed] = {
    "fenced_code_block": _has("```", "~~~"),
    "comments": _has("<"),
    "html_block": _has("<", "&"),
}
_AFTER: dict[str, Needed] = {"footnote": _footnotes}


def _smarty_needed(name: str) -> Needed:
    if "quotes" in name:
        return _quotes
    return _has("...") if "ellipses" in name else _has("--")


class _Tables(TableProcessor):
    """Tables that remember their first row as typed, and name an alignment by class."""

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        header = blocks[0].split("\n", 1)[0]
        super().run(parent, blocks)
        parent[-1].set(HEADER_ROW, header)


class _Step(Treeprocessor):
    """One of our own walks through the tree."""

    def __init__(self, md: Markdown, walk: Callable[[ET.Element], None]) -> None:
        super().__init__(md)
        self._walk = walk

    def run(self, root: ET.Element) -> None:
        self._walk(root)


class Engine:
    """Markdown with all that Handbill reads, for one text after another.

    With `lean` off every step is tried on every text (to compare).
    """

    def __init__(self, *, raw_html: bool, lean: bool = True) -> None:
        footnotes = FootnoteExtension(SEPARATOR="-", BACKLINK_TITLE="{}")
        self._md = Markdown(
            extensions=[*_EXTENSIONS, footnotes],
            extension_configs={"pymdownx.tilde": {"subscript": False}},
            output_format="html",
        )
        self._lean = lean
        self._work: Work | None = None
        self._pieces: tuple[str, ...] = ()
        self._register(raw_html=raw_html)
        self._all = _Steps(self._md)

    def _register(self, *, raw_html: bool) -> None:
        md = self._md
        inline.register(md, self._current, raw_html=raw_html)
        tables = _Tables(md.parser, {"use_align_attribute": True})
        md.parser.blockprocessors.register(tables, "table", 75)
        md.treeprocessors.register(
            _Step(md, lambda root: judge_blocks(root, self._current())), "judge", 30
        )
        md.treeprocessors.register(
            _Step(md, lambda root: finish(root, self._current())), "finish", -5
        )

    def _current(self) -> Work:
        if self._work is None:
            raise RuntimeError("Markdown is asked for a text outside of convert")
        return self._work

    def convert(self, work: Work) -> str:
        """Return the HTML of a marked text; problems and links go into `work`. Nothing is left behind."""
        self._work = work
        self._md.reset()
        try:
            self._all.choose(work.marked.text if self._lean else None)
            html = self._md.convert(work.marked.text)
            self._pieces = tuple(str(piece) for piece in self._md.htmlStash.rawHtmlBlocks)
            return html
        finally:
            self._work = None
            self._md.reset()

    def raw_pieces(self) -> tuple[str, ...]:
        """Return the pieces of HTML that the last text held, outside of code."""
        return self._pieces


class _Steps:
    """All steps of a Markdown, of which those that a text needs are put in place."""

    def __init__(self, md: Markdown) -> None:
        self._md = md
        self._blocks = _named(md.parser.blockprocessors)
        self._inline = _named(md.inlinePatterns)
        self._before = _named(md.preprocessors)
        self._after = _named(md.postprocessors)
        self._tree = _named(md.treeprocessors)
        self._by_name = dict(self._tree)
        self._in_tree = self._by_name["inline"]
        self._smarty = self._by_name["smarty"]
        self._smart = _named(self._smarty.inlinePatterns)
        self._smart_needed = {name: _smarty_needed(name) for name, _ in self._smart}

    def choose(self, text: str | None) -> None:
        """Put the steps in place that a text needs; all where no text is given."""
        md: Any = self._md
        md.parser.blockprocessors = _needed(self._blocks, _BLOCKS, text)
        md.preprocessors = _needed(self._before, _BEFORE, text)
        md.postprocessors = _needed(self._after, _AFTER, text)
        md.treeprocessors = _Lookup(_needed(self._tree, _TREE, text), self._by_name)
        self._in_tree.inlinePatterns = _needed(self._inline, _INLINE, text)
        self._smarty.inlinePatterns = _needed(self._smart, self._smart_needed, text)


class _Lookup(list[Any]):
    """The tree steps to take, in order; by name each of all is found, as patterns expect."""

    def __init__(self, steps: list[Any], named: dict[str, Any]) -> None:
        super().__init__(steps)
        self._by_name = named

    def __getitem__(self, key: Any) -> Any:
        return self._by_name[key] if isinstance(key, str) else super().__getitem__(key)


def _named(registry: Any) -> tuple[tuple[str, Any], ...]:
    """Return a registry's steps with their names, in the order they are tried."""
    steps = tuple(registry)
    names = sorted(
        (registry.get_index_for_name(name), name)
        for name in tuple(registry._data)  # noqa: SLF001 - names have no other reader
    )
    return tuple((name, steps[index]) for index, name in names)


def _needed(
    steps: tuple[tuple[str, Any], ...], signs: dict[str, Needed], text: str | None
) -> list[Any]:
    if text is None:
        return [step for _, step in steps]
    return [step for name, step in steps if name not in signs or signs[name](text)]
