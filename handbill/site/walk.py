"""The sessions of an agenda one after another, each with its way there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from handbill.model import Session

SessionPath = tuple[int, ...]
"""Indexes from a day's sessions down: `(2, 0)` is the first child of the third session, parts before parallel."""

At = tuple[int, SessionPath]
"""A session's place in an agenda: its day's number and its path there."""


class Spoken(NamedTuple):
    """A session as typed, where it stands, and the path of the session that it is part of."""

    day: int
    path: SessionPath
    session: Session
    parent: SessionPath | None

    @property
    def at(self) -> At:
        """Return its place in the agenda."""
        return self.day, self.path


def walk(
    day: int, sessions: Sequence[Session], parent: SessionPath | None = None
) -> Iterator[Spoken]:
    """Yield sessions as they stand, each before its parts, and those before its parallel sessions."""
    for index, session in enumerate(sessions):
        path = (*(parent or ()), index)
        yield Spoken(day, path, session, parent)
        yield from walk(day, (*session.parts, *session.parallel), path)
