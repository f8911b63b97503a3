"""The feeds by name: each makes output files from the makers of the site's events."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from handbill.feeds import calendar, search
from handbill.pages.maker import Maker
from handbill.pages.page import OutputFile

Feed = Callable[[Sequence[Maker]], Iterator[OutputFile]]

FEEDS: tuple[Feed, ...] = (calendar.files, search.files)
"""Every feed; a new one is a module beside this and a line here."""


def feed_files(makers: Sequence[Maker]) -> tuple[OutputFile, ...]:
    """Return the files of all feeds; the first maker is that of the event at the site's root."""
    return tuple(file for feed in FEEDS for file in feed(makers))
