"""The lock that keeps two builds of one site from writing at once.

The system holds the lock and lets go of it when its process ends, however that
ends: a lock file that is left behind is never in the way. The process's number
stands in the file so that the one who waits can be told whom they wait for.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from handbill.problem_kinds import problem
from handbill.problems import ContentError, Position

LOCK = ".handbill/lock"
PATIENCE = 10.0
"""Seconds that a second build waits for the first."""

_PAUSE = 0.05
_LOCKLESS = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL}

if sys.platform == "win32":
    import msvcrt

    _BEYOND = 1 << 20  # a byte behind the number, which then stays readable for others

    def _take(handle: int) -> None:
        os.lseek(handle, _BEYOND, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        os.lseek(handle, 0, os.SEEK_SET)

else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def locked(
    site_root: Path, waiting: Callable[[], None], *, patience: float = PATIENCE
) -> Iterator[None]:
    """Hold the site's lock; while another process has it, call `waiting` some times a second.

    Raises:
        ContentError: The other process kept it for longer than `patience` seconds, or no lock can be made.
    """
    path = site_root / LOCK
    handle = _opened(path)
    try:
        _wait(handle, path, waiting, patience)
        os.ftruncate(handle, 0)
        os.write(handle, b"%d\n" % os.getpid())
        yield
    finally:
        os.close(handle)


def _opened(path: Path) -> int:
    try:
        path.parent.mkdir(exist_ok=True)
        return os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
    except OSError as error:
        raise ContentError(
            (
                problem(
                    "output-failed",
                    Position(LOCK),
                    f"Handbill cannot write into its working folder {path.parent}: {error.strerror}.",
                    "Make sure that the site's folder may be written to.",
                ),
            )
        ) from error


def _wait(handle: int, path: Path, waiting: Callable[[], None], patience: float) -> None:
    until = time.monotonic() + patience
    while True:
        try:
            _take(handle)
        except OSError as error:
            if error.errno in _LOCKLESS:
                return  # some network drives know no locks; one build at a time is then up to people
            if time.monotonic() >= until:
                raise _kept(path) from error
        else:
            return
        waiting()
        time.sleep(_PAUSE)


def _kept(path: Path) -> ContentError:
    try:
        number = path.read_text("ascii", "replace").strip()
    except OSError:
        number = ""
    named = f" (process {number})" if number.isdigit() else ""
    return ContentError(
        (
            problem(
                "output-locked",
                Position(LOCK),
                f"Another build of this site is still running{named}.",
                "Wait until it is done, or end it, and build again.",
            ),
        )
    )
