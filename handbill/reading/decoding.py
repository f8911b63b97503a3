"""Bytes become text: UTF-8 alone, and what is not is named with its place (promise P16)."""

from __future__ import annotations

import re
from typing import NamedTuple

from handbill.problem_kinds import problem
from handbill.problems import Position, Problem

_SAVE_AGAIN = (
    "Save the file again as UTF-8: in Notepad, choose Save As and, beside Encoding, UTF-8; "
    "in Word, save as plain text and choose Unicode (UTF-8)."
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


class Decoded(NamedTuple):
    """A file's text with LF line ends and no byte-order mark, or None, and what is wrong with it."""

    text: str | None
    problems: tuple[Problem, ...] = ()


def decode(content: bytes, path: str) -> Decoded:
    """Return the text of a file; a control character is reported, and becomes a space."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _refused(path, 1, 1, 'This file is saved as UTF-16, which Notepad calls "Unicode".')
    content = content.removeprefix(b"\xef\xbb\xbf")
    nul = content.find(b"\0")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        if nul >= 0:
            return _not_text(content, nul, path)
        return _not_utf8(content, error.start, path)
    if nul >= 0:
        return _not_text(content, nul, path)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = _CONTROL.search(text)
    if not found:
        return Decoded(text)
    line, column = _place(text[: found.start()])
    strange = problem(
        "control-character",
        Position(path, line, column),
        f"An invisible character that is not text (U+{ord(found[0]):04X}) stands here.",
        "Delete it, or type this line again.",
    )
    return Decoded(_CONTROL.sub(" ", text), (strange,))


def _not_utf8(content: bytes, start: int, path: str) -> Decoded:
    """Say what the first bad byte was meant to be, if the file came from an older Windows program."""
    line, column = _place(content[:start].decode("utf-8"))
    try:
        meant = content[start : start + 1].decode("cp1252")
    except UnicodeDecodeError:
        meant = ""
    message = "This character is not saved as UTF-8"
    message += (
        f'; it looks like "{meant}" from an older Windows program.'
        if meant.isprintable() and meant
        else "."
    )
    return _refused(path, line, column, message)


def _not_text(content: bytes, nul: int, path: str) -> Decoded:
    line, column = _place(content[:nul].decode("utf-8", "replace"))
    wide = len(content) > 1 and content.count(b"\0") * 4 > len(content)
    message = (
        "This file is saved as UTF-16, not as UTF-8." if wide else "This file is not a text file."
    )
    return _refused(path, line, column, message)


def _refused(path: str, line: int, column: int, message: str) -> Decoded:
    return Decoded(None, (problem("not-utf8", Position(path, line, column), message, _SAVE_AGAIN),))


def _place(before: str) -> tuple[int, int]:
    """Return the line and column, from 1, behind this text."""
    plain = before.replace("\r\n", "\n").replace("\r", "\n")
    return plain.count("\n") + 1, len(plain) - plain.rfind("\n")
