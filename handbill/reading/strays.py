"""Files in content/ that nothing reads, and the names they were likely meant to have."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePosixPath

from handbill.model import Source
from handbill.names import fold_key
from handbill.problem_kinds import problem
from handbill.problems import Position, Problem
from handbill.reading.near import nearest

_TEXT_ENDINGS = (".yaml", ".yml", ".md", ".markdown")
_LEFT_ALONE = ("readme", "identity", "license")
_NAMES = {
    "event.yaml": "event events conference meeting about",
    "agenda/day-1.yaml": "agenda schedule program programme sessions day day1 day2 day3 days",
    "venues.yaml": "venues venue places place locations location rooms hotels",
    "people.yaml": "people person speakers speaker panelists panellists participants attendees "
    "moderators presenters staff team hosts",
    "organizations.yaml": "organizations organization organisations organisation partners sponsors "
    "cities members",
}
_MEANT = {fold_key(word): name for name, words in _NAMES.items() for word in words.split()}


def stray_files(sources: Mapping[str, Source], read: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for each text file in content/ that is not one of those that were read."""
    for path in sources:
        pure = PurePosixPath(path)
        if path in read or pure.parts[0] != "content" or pure.suffix.lower() not in _TEXT_ENDINGS:
            continue
        if fold_key(pure.stem) in _LEFT_ALONE or pure.parts[1] in ("files", "images"):
            continue
        message = "Handbill does not know a file of this name here, so nothing in it is shown."
        yield problem("unknown-file", Position(path), message, _hint(pure))


def _hint(pure: PurePosixPath) -> str:
    """Return where the file was likely meant to be."""
    if pure.suffix.lower() in (".md", ".markdown"):
        return f"Move it to content/posts/{pure.name} or content/pages/{pure.name}, or delete it."
    meant = _MEANT.get(fold_key(pure.stem)) or _MEANT.get(nearest(pure.stem, _MEANT), "")
    if meant.startswith("agenda/") and fold_key(pure.stem).removeprefix("day").isdecimal():
        meant = f"agenda/{pure.name}"
    if meant:
        return f"Move it to content/{meant}, or delete it."
    known = ", ".join(name for name in _NAMES if "/" not in name)
    return f"Known here: {known}, agenda/day-1.yaml. Rename it, or delete it."
