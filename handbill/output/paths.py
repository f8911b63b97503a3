"""Paths in the output: which names every system can hold, and which two of them would be one file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from handbill.problem_kinds import problem
from handbill.problems import Position, Problem

OURS = ".handbill"
"""How the names of the program's own files in the output folder begin."""

LONGEST_PART = 255
"""Bytes that a file name may have on the common file systems."""

LONGEST_PATH = 1024
"""Bytes that a path below the output folder may have."""

_DEVICE = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9\u00b9\u00b2\u00b3])", re.IGNORECASE
)
_DRIVE = re.compile(r"[A-Za-z]:")
_FORBIDDEN = re.compile(r'[<>"|?*:]')


class Named(NamedTuple):
    """A path in the output, and the file or url that it comes from."""

    path: str
    origin: str


def fold(path: str) -> str:
    """Return a path in the form in which paths that are one file on some system are equal."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def parents(path: str) -> list[str]:
    """Return the folders that a path lies in, the outermost first: `a/b/c` gives `a` and `a/b`."""
    parts = path.split("/")[:-1]
    return ["/".join(parts[: at + 1]) for at in range(len(parts))]


def fault(path: str) -> str:
    """Return why a path cannot be used in the output, in words that follow "it", or empty where it can.

    The rules are those of the strictest of Windows, macOS and Linux, on all of them.
    """
    if not path:
        return "is empty"
    if path.startswith("/") or _DRIVE.match(path):
        return "does not begin inside the output folder"
    if "\\" in path:
        return "has a backslash in it"
    if len(path.encode("utf-8", "surrogatepass")) > LONGEST_PATH:
        return f"is longer than {LONGEST_PATH} bytes"
    if path.partition("/")[0].casefold().startswith(OURS):
        return f"begins with {OURS}, which Handbill keeps for its own files"
    return next((found for part in path.split("/") if (found := _part_fault(part))), "")


def _part_fault(part: str) -> str:
    if part in {"", ".", ".."}:
        return (
            f"has {part!r} between its slashes"
            if part
            else "has two slashes together, or one at its end"
        )
    if any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in part):
        return "has a sign in it that cannot be printed"
    if found := _FORBIDDEN.search(part):
        return f"has {found[0]} in it, which Windows does not allow"
    if part.endswith((".", " ")):
        return f"has the part {part!r}, which ends with a dot or a blank; Windows drops those"
    if _DEVICE.fullmatch(part.partition(".")[0].rstrip()):
        return f"has the part {part!r}, which on Windows names a device, not a file"
    if len(part.encode()) > LONGEST_PART:
        return f"has a part longer than {LONGEST_PART} bytes"
    return ""


def path_problems(wanted: Iterable[Named]) -> tuple[Problem, ...]:
    """Return a problem for each path that cannot be used, and for each two that would be one file."""
    found: list[Problem] = []
    usable: list[Named] = []
    for name in wanted:
        reason = fault(name.path)
        if reason:
            found.append(_refused(name, reason))
        else:
            usable.append(name)
    return (*found, *_collisions(usable))


def _refused(name: Named, reason: str) -> Problem:
    shown = name.path.encode("utf-8", "backslashreplace").decode()[:200]
    return problem(
        "output-path",
        Position(name.origin),
        f"This would be published as {shown!r}, but that name {reason}.",
        "Give it another name.",
    )


def _collisions(names: list[Named]) -> list[Problem]:
    found = []
    files: dict[str, Named] = {}
    folders: dict[str, Named] = {}
    for name in names:
        first = files.setdefault(fold(name.path), name)
        other = _other_spelling(name, folders)
        if first is not name or other:
            found.append(_collision(name, other or first))
    below = [(folders[key], file) for key, file in files.items() if key in folders]
    return [*found, *(_collision(inner, file) for inner, file in below)]


def _other_spelling(name: Named, folders: dict[str, Named]) -> Named | None:
    """Return an earlier path that spells a folder of this one otherwise; note the folders of this one."""
    for folder in parents(name.path):
        first = folders.setdefault(fold(folder), name)
        if not first.path.startswith(f"{folder}/"):
            return first
    return None


def _collision(second: Named, first: Named) -> Problem:
    return problem(
        "output-collision",
        Position(second.origin),
        f"This would be published as {second.path!r}, and {first.origin} as {first.path!r}. "
        "On some systems these are one file or folder.",
        "Rename one of the two.",
        related=(Position(first.origin),),
    )
