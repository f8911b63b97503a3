"""What a reader of a value gives back, how the site types, and how found words are shown in messages."""

from __future__ import annotations

from typing import NamedTuple

from handbill.problems import Problem

_LONGEST_SHOWN = 60


class Typing(NamedTuple):
    """How this site types: `clock_24` where `9:00 - 10:30` needs no am or pm."""

    clock_24: bool = False


class FieldRead(NamedTuple):
    """A value as read; None where nothing was given, or where a problem says why there is none."""

    value: object = None
    problems: tuple[Problem, ...] = ()

    @classmethod
    def refused(cls, problem: Problem) -> FieldRead:
        """Return no value, because of one problem."""
        return cls(None, (problem,))


def shown(text: str) -> str:
    """Return words as found, between quotation marks, on one line and not too long."""
    line = " ".join(text.split())
    return f'"{line[: _LONGEST_SHOWN - 1]}…"' if len(line) > _LONGEST_SHOWN else f'"{line}"'
