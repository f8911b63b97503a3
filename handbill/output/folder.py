"""The output folder: which folders are never taken for it, and what in it belongs to somebody else."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from handbill.output.journal import STAGE
from handbill.output.manifest import MANIFEST
from handbill.output.paths import Named, fold, parents
from handbill.problem_kinds import problem
from handbill.problems import Position, Problem

TYPED_FOLDERS = ("content", "templates", "static", "handbill", "docs", "tests", ".git", ".venv")
"""Folders of a site that hold what people or the program wrote."""

LEFT_BY_SYSTEMS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""Files that systems put into any folder that somebody looked at."""


def refusal(site_root: Path, output: Path) -> Problem | None:
    """Return why a folder is not taken as output, or None where it is."""
    reason = _reason(site_root.resolve(), output)
    if not reason:
        return None
    return problem(
        "output-refused",
        Position(output.as_posix()),
        f"{output} cannot be the output folder: {reason}.",
        "Give a new or empty folder, such as output, or one that Handbill made.",
    )


def _reason(site_root: Path, output: Path) -> str:
    if output.is_symlink():
        return "it is a link to another place"
    place = output.resolve()
    if place == Path(place.anchor):
        return "it is the top folder of the disk"
    if place.exists() and not place.is_dir():
        return "a file has that name"
    return _wrong_place(site_root, place) or _wrong_content(place)


def _wrong_place(site_root: Path, place: Path) -> str:
    home = _home()
    if home and _within(home, place):
        return "it is your home folder, or holds it"
    if _same(site_root, place):
        return "it is the folder of the site itself"
    if _within(site_root, place):
        return "the site lies inside it"
    if _within(Path.cwd(), place):
        return "you are working in it"
    for name in TYPED_FOLDERS:
        if _within(place, site_root / name):
            return f"{name}/ holds what people wrote"
    if _same(place, site_root / ".handbill"):
        return "Handbill keeps its own notes there"
    return ""


def _wrong_content(place: Path) -> str:
    if not place.is_dir():
        return ""
    if (place / ".git").exists():
        return "it is the top of a git working tree"
    names = {found.name for found in place.iterdir()} - LEFT_BY_SYSTEMS
    if names and not names & {MANIFEST, STAGE}:
        return f"it has files in it that Handbill did not write, such as {min(names)}"
    return ""


def _home() -> Path | None:
    try:
        return Path.home().resolve()
    except (RuntimeError, OSError):
        return None


def _within(inner: Path, outer: Path) -> bool:
    """Tell whether a folder is another, or lies in it, whatever the case of the letters."""
    return any(_same(step, outer) for step in (inner, *inner.parents))


def _same(one: Path, other: Path) -> bool:
    if one == other:
        return True
    try:
        return one.samefile(other)
    except OSError:
        return False


def foreign_problems(
    output: Path, wanted: Iterable[Named], owned: frozenset[str], leaving: frozenset[str]
) -> tuple[Problem, ...]:
    """Return a problem for each file of somebody else that stands where we must write.

    `owned` are the paths that the last manifest names, `leaving` those of them that
    will be removed.
    """
    known: dict[str, str] = {}
    found = []
    for name in wanted:
        for folder in parents(name.path):
            if folder not in known:
                known[folder] = _in_the_way_of_folder(output, folder, leaving)
        blocked = next((known[f] for f in parents(name.path) if known[f]), "")
        blocked = blocked or _in_the_way_of_file(output, name.path, owned, leaving)
        if blocked:
            found.append(_foreign(name, blocked))
    return tuple(found)


def _in_the_way_of_folder(output: Path, folder: str, leaving: frozenset[str]) -> str:
    mode = _mode(output / folder)
    if mode is None or stat.S_ISDIR(mode):
        return ""
    return "" if folder in leaving and stat.S_ISREG(mode) else folder


def _in_the_way_of_file(
    output: Path, path: str, owned: frozenset[str], leaving: frozenset[str]
) -> str:
    mode = _mode(output / path)
    if mode is None:
        return ""
    if stat.S_ISDIR(mode):
        return next((p for p in _files_below(output, path) if p not in leaving), "")
    if (path in owned and stat.S_ISREG(mode)) or _other_spelling(output, path, leaving):
        return ""
    return path


def _other_spelling(output: Path, path: str, leaving: frozenset[str]) -> bool:
    """Tell whether the file is one that leaves, under a name that only some systems tell apart."""
    key = fold(path)
    return any(fold(old) == key and _same(output / old, output / path) for old in leaving)


def _files_below(output: Path, folder: str) -> Iterator[str]:
    for place, _, names in os.walk(output / folder):
        for name in names:
            yield (Path(place) / name).relative_to(output).as_posix()


def _mode(path: Path) -> int | None:
    try:
        return path.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None


def _foreign(name: Named, blocked: str) -> Problem:
    return problem(
        "foreign-file",
        Position(name.origin),
        f"{name.path} must be written in the output folder, but {blocked} is there already, "
        "and Handbill did not write it.",
        "Move that file away, or put it into static/ if it belongs to the site.",
    )
