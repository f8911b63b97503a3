"""Where the packages Handbill runs on lie, and how they join the running Python; made by `installing`.

A place holds one folder for each Python and group of packages, never changed
once it is whole:

    .venv/CACHEDIR.TAG                          tells that the place is Handbill's own
    .venv/cpython-312-x86_64-linux-gnu/base/    the packages, and their stamp

The stamp repeats the lock file and names what lies beside it, so that a start
compares two small files and reads nothing else.
"""

from __future__ import annotations

import os
import site
import sys
from collections.abc import Iterator
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

GROUPS = {
    "base": "the packages that Handbill runs on",
    "tests": "the packages that Handbill's tests need",
}

_STAMP = "handbill-stamp.txt"


def ready(home: Path, group: str) -> Path | None:
    """Return the folder of a group's packages, if it is whole and of the locked versions."""
    wanted = lock(home, group).read_bytes()
    folders = (place / python_tag() / group for place in places(home))
    return next((folder for folder in folders if is_whole(folder, wanted)), None)


def join(folder: Path) -> None:
    """Make a folder's packages importable in this process, before any other copies of them.

    Only the program's own folder stays ahead. `.pth` files are followed.
    """
    before = list(sys.path)
    site.addsitedir(str(folder))
    added = [entry for entry in sys.path if entry not in before]
    sys.path[:] = [*before[:1], *added, *before[1:]]


def lock(home: Path, group: str) -> Path:
    """Return the file that names a group's packages, with versions and hashes."""
    return home / "requirements" / f"{group}.txt"


def python_tag() -> str:
    """Return what compiled packages depend on, such as `cpython-312-x86_64-linux-gnu`."""
    tag = EXTENSION_SUFFIXES[0].strip(".").rpartition(".")[0]
    return f"{tag}-{os.uname().machine}" if sys.platform == "darwin" else tag


def places(home: Path) -> Iterator[Path]:
    """Yield the places that may hold packages, best first: beside build.py, then the user's own.

    On Windows only the user's own, since folders that are synchronized break them.
    """
    if os.name != "nt":
        yield home / ".venv"
        yield home / ".venv.handbill"
    cache = _user_folder()
    if cache is not None:
        yield cache / _digest(home)


def is_whole(folder: Path, wanted: bytes) -> bool:
    """Tell whether a folder holds the packages of a lock, as they were installed."""
    try:
        return (folder / _STAMP).read_bytes() == _stamp(folder, wanted)
    except OSError:
        return False


def put_stamp(folder: Path, wanted: bytes) -> None:
    """Mark a folder as whole; the last thing done to it."""
    (folder / _STAMP).write_bytes(_stamp(folder, wanted))


def _stamp(folder: Path, wanted: bytes) -> bytes:
    names = sorted({entry.name for entry in folder.iterdir()} - {_STAMP, "__pycache__"})
    return wanted + "".join(f"# {name}\n" for name in names).encode()


def _user_folder() -> Path | None:
    try:
        if os.name == "nt":
            named = os.environ.get("LOCALAPPDATA")
            return (Path(named) if named else Path.home() / "AppData" / "Local") / "Handbill"
        if sys.platform == "darwin":
            return Path.home() / "Library" / "Caches" / "Handbill"
        named = os.environ.get("XDG_CACHE_HOME", "")
        return (Path(named) if named.startswith("/") else Path.home() / ".cache") / "handbill"
    except RuntimeError:  # a user without a home folder
        return None


def _digest(home: Path) -> str:
    import hashlib

    return hashlib.sha256(os.fsencode(home)).hexdigest()[:12]
