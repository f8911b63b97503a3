"""The blocks of a text before their words are read: levels of headings, and what is wrong with a block."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from handbill.pages.markup_links import Work
from handbill.pages.markup_marks import without_marks

HEADER_ROW = "header-row"
"""The attribute under which a table keeps its first row as typed, until it is finished."""

CONTENTS = "\ue00f"
"""Stands where the table of contents belongs."""

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BOLD_ALONE = re.compile(r"(\*\*|__)(?!\s)([^*_\n]{1,80})(?<![\s.!?:;,])\1")
_LOWEST = 6
_LETTERS_OF_A_SHOUT = 20
_WORDS_OF_A_SHOUT = 4


def judge_blocks(root: ET.Element, work: Work) -> None:
    """Give headings their levels, find the place for the contents, and report what is wrong with blocks."""
    _Blocks(root, work).walk()


class _Blocks:
    """One walk through the blocks, in the order of the source, so that each finds its line."""

    def __init__(self, root: ET.Element, work: Work) -> None:
        self._root = root
        self._work = work
        self._row = 0
        typed = [int(block.tag[1]) for block in root.iter() if block.tag in _HEADINGS]
        self._highest = min(typed, default=1)
        self._path: list[int] = []

    def walk(self) -> None:
        for block in self._root.iter():
            if block.tag in _HEADINGS:
                self._level(block)
            elif block.tag == "p":
                self._paragraph(block)
            elif block.tag == "li" and block.text:
                self._judge_shout(block.text)
            elif block.tag == "table":
                self._table(block)

    def _find(self, text: str, *, heading: bool = False) -> int | None:
        marked = self._work.marked
        row = marked.row_of(text, self._row, heading=heading)
        if row is None:
            return marked.row_of(text, 0, heading=heading)
        self._row = row + 1
        return row

    def _level(self, block: ET.Element) -> None:
        """Give a heading the level that its place among the others asks for, and tell of a leap."""
        level, text = int(block.tag[1]), block.text or ""
        row = self._find(text, heading=True) if text else None
        left = [higher for higher in self._path if higher < level]
        beside = len(left) < len(self._path) and self._path[len(left)] == level
        above = left[-1] if left else self._highest - 1
        self._path = [*left, level]
        block.tag = f"h{min(self._work.place.top_level + len(left), _LOWEST)}"
        if level > above + 1 and not beside:
            self._report_leap(above, level, row)

    def _report_leap(self, above: int, level: int, row: int | None) -> None:
        signs = "#" * (above + 1)
        message = f"This heading is on level {level}, but no heading of level {above + 1} stands above it."
        hint = f"Write it with {above + 1} signs: {signs} ... Sizes are the theme's business."
        self._work.say("heading-skipped", self._work.marked.start_of(row), message, hint)

    def _paragraph(self, block: ET.Element) -> None:
        text = (block.text or "").strip()
        if text == "[TOC]":
            block.tag, block.text = "div", CONTENTS
            block.set("class", "contents")
        elif _BOLD_ALONE.fullmatch(text) and any(block is child for child in self._root):
            message = (
                "A paragraph of bold words stands where a heading would help people find their way."
            )
            words = without_marks(text.strip("*_"))
            place = self._work.marked.start_of(self._find(text))
            self._work.say("fake-heading", place, message, f"Write it as a heading: ## {words}")
        else:
            self._judge_shout(text)

    def _judge_shout(self, text: str) -> None:
        if not text.isupper() or text.isspace():
            return
        letters = sum(character.isalpha() for character in text)
        if letters < _LETTERS_OF_A_SHOUT or len(text.split()) < _WORDS_OF_A_SHOUT:
            return
        message = "This is all in capital letters, which is hard to read and is spelled out by some readers."
        hint = "Write it in ordinary letters; **bold** makes it stand out."
        place = self._work.marked.start_of(self._find(text))
        self._work.say("all-capitals", place, message, hint)

    def _table(self, table: ET.Element) -> None:
        header = table.get(HEADER_ROW, "")
        table.attrib.pop(HEADER_ROW, None)
        cells = [cell for row in table[0] for cell in row]
        if cells and not any((cell.text or "").strip() for cell in cells):
            message = (
                "The first row of this table is empty, so that nothing says what its columns hold."
            )
            hint = "Write a name for each column into the first row."
            place = self._work.marked.start_of(self._find(header))
            self._work.say("table-without-header", place, message, hint)
