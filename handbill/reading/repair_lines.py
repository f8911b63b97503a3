"""The lines of a file while they are repaired: as typed, as they go to the scanner, and what was found."""

from __future__ import annotations

import re
from difflib import get_close_matches

from handbill.names import fold_key
from handbill.problems import Position, Problem
from handbill.reading import repair_words as say
from handbill.reading.indent import Levels
from handbill.reading.repair_keys import indent_of, read_key
from handbill.reading.repair_values import Anchors

_STRANGE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_OTHER_BREAKS = re.compile("[\x85\u2028\u2029]")

Columns = tuple[tuple[int, int], ...]


class Draft:
    """A line being written anew."""

    def __init__(self) -> None:
        self.text = ""
        self.columns: list[tuple[int, int]] = []
        self.added: list[int] = []

    def pad_to(self, column: int) -> None:
        """Go on at this column."""
        self.text += " " * (column - len(self.text))

    def add(self, text: str, column: int, *, added: bool = False) -> None:
        """Write text that stood at this column; `added` where it is in quotation marks that nobody typed."""
        self.columns.append((len(self.text), column))
        if added:
            self.added.append(len(self.text))
        self.text += text


class Lines:
    """A file's lines, and what is known of them so far."""

    def __init__(
        self,
        text: str,
        known_keys: frozenset[str],
        path: str,
        first_line: int,
        anchors: Anchors,
    ) -> None:
        self.path, self.first_line = path, first_line
        self.known_keys = known_keys
        self.problems: list[Problem] = []
        self.lines = self._cleaned(text).split("\n")
        self.anchors = anchors
        self.out = [""] * len(self.lines)
        self.columns: dict[int, Columns] = {}
        self.added: set[tuple[int, int]] = set()
        self.folded: set[int] = set()
        self.blocks: dict[int, int] = {}
        self.below_blocks: dict[
            int, bool
        ] = {}  # the first line below a `|`; true where that has no words
        self.forgiven: dict[int, Problem] = {}
        self.levels = Levels()
        self.started = False
        self.draft = Draft()

    def _cleaned(self, text: str) -> str:
        """Put plain spaces for line breaks that only the scanner knows, and report what is not text."""
        found = _STRANGE.search(text)
        if found:
            before = text[: found.start()]
            place = self._position(before.count("\n"), len(before) - before.rfind("\n") - 1)
            self.problems.append(say.strange_character(place, ord(found[0])))
            text = _STRANGE.sub("\ufffd", text)
        return _OTHER_BREAKS.sub(" ", text)

    def _keep_draft(self, number: int) -> None:
        draft, typed = self.draft, self.lines[number]
        if not draft.text:
            return
        self.out[number] = draft.text
        if not typed.startswith(draft.text):
            self.columns[number] = tuple(draft.columns)
        self.added.update((number, column) for column in draft.added)

    def _position(self, number: int, column: int) -> Position:
        return Position(self.path, number + self.first_line, column + 1)

    def _forgive(self, number: int, column: int, reading: str) -> None:
        self.forgiven.setdefault(number, say.forgiven(self._position(number, column), reading))

    def _has_words(self, number: int) -> bool:
        bare = self.lines[number].strip()
        return bool(bare) and bare[0] != "#" and bare not in ("---", "...")

    def _past_deeper(self, number: int, column: int) -> int:
        """Return the next line that does not stand under this one."""
        number += 1
        while number < len(self.lines):
            line = self.lines[number]
            if self._has_words(number) and indent_of(line) <= column:
                return number
            number += 1
        return number

    def _is_known_key(self, rest: str) -> bool:
        """Tell whether a line's rest starts with a known key, or with what may be one with a slip in it."""
        key = read_key(rest, self.known_keys) if rest else None
        if key is None:
            return False
        folded = fold_key(key.words)
        return folded in self.known_keys or bool(
            len(key.words) <= 30 and get_close_matches(folded, self.known_keys, 1, 0.8)
        )
