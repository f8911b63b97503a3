"""Whether files of the output still are what the manifest says, without reading most of them.

A file whose size, time of change and inode are those of the moment when its digest
was last known is taken as unchanged; any other is read. What is remembered lies in
`.handbill/` and may be lost: then all files are read once.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from handbill.digests import digest_of
from handbill.output.manifest import Entry

COARSEST_CLOCK = 2_000_000_000
"""Nanoseconds between two times that the coarsest file system (FAT) can tell apart."""

Mark = tuple[int, int, str]
"""Time of change in nanoseconds, inode, digest."""


class Seen:
    """What the files of one output folder looked like when they were last known."""

    def __init__(self, site_root: Path, output: Path) -> None:
        self._output = output
        name = hashlib.sha256(os.fsencode(output.absolute())).hexdigest()[:16]
        self._path = site_root / ".handbill" / "seen" / f"{name}.json"
        self._marks, self._trusted_before = self._remembered()
        self.read_some = False

    def still(self, entry: Entry) -> bool:
        """Tell whether a file is there and has the size and digest that the manifest gives."""
        path = self._output / entry.path
        try:
            found = path.lstat()
            if not stat.S_ISREG(found.st_mode) or found.st_size != entry.size:
                return False
            mark = (found.st_mtime_ns, found.st_ino, entry.digest)
            if found.st_mtime_ns < self._trusted_before and self._marks.get(entry.path) == mark:
                return True
            self.read_some = True
            return digest_of(path.read_bytes()) == entry.digest
        except OSError:
            return False

    def remember(self, entries: Iterable[Entry]) -> None:
        """Remember what the files look like now; entries must have been found or written just before."""
        marks: dict[str, Mark] = {}
        for entry in entries:
            with suppress(OSError):
                found = (self._output / entry.path).lstat()
                marks[entry.path] = (found.st_mtime_ns, found.st_ino, entry.digest)
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            fresh = self._path.with_suffix(".new")
            fresh.write_text(json.dumps(marks), "utf-8")
            fresh.replace(self._path)

    def _remembered(self) -> tuple[dict[str, Mark], int]:
        """Return the marks, and the time that changes must precede to be told apart from what came after."""
        try:
            written = self._path.stat().st_mtime_ns
            typed = json.loads(self._path.read_bytes())
            marks = {str(path): (int(m[0]), int(m[1]), str(m[2])) for path, m in typed.items()}
        except (OSError, ValueError, TypeError, AttributeError, LookupError):
            return {}, 0
        return marks, written - COARSEST_CLOCK
