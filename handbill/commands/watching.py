"""What of a site's files has changed: one look at names, sizes and times, no links followed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

WATCHED = ("site_config.yaml", "content", "templates", "static")

Snapshot = dict[str, tuple[int, int, int]]
"""For each file: time of last change in nanoseconds, size in bytes, inode."""


def snapshot(root: Path) -> Snapshot:
    """Look at every file a build may read; what cannot be looked at counts as not there.

    The time, the size and the inode together see a save by rename, a file moved in
    with an old date, and two saves within a second.
    """
    found: Snapshot = {}
    for name in WATCHED:
        path = root / name
        if path.is_dir() and not path.is_symlink():
            found.update(_files(path))
        else:
            _look(path, found)
    return found


def _files(folder: Path) -> Iterator[tuple[str, tuple[int, int, int]]]:
    folders = [str(folder)]
    while folders:
        try:
            with os.scandir(folders.pop()) as entries:
                for entry in entries:
                    if _is_leftover(entry.name):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        folders.append(entry.path)
                    else:
                        seen = entry.stat(follow_symlinks=False)
                        yield entry.path, (seen.st_mtime_ns, seen.st_size, seen.st_ino)
        except OSError:
            continue  # a file or folder that went away while we looked is seen as gone next time


def _look(path: Path, found: Snapshot) -> None:
    try:
        seen = path.lstat()
    except OSError:
        return
    found[str(path)] = (seen.st_mtime_ns, seen.st_size, seen.st_ino)


def _is_leftover(name: str) -> bool:
    """Tell what editors and offices leave beside a file while it is open."""
    return name.endswith(("~", ".swp", ".swx", ".tmp")) or name.startswith((".", "~$", "#"))
