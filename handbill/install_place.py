"""The place that packages are installed into: found, claimed by one Handbill at a time, and left tidy."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from handbill import environment
from handbill.problems import HandbillError

# https://bford.info/cachedir/: programs that make backups pass by a folder with this file.
_TAG = "CACHEDIR.TAG"
_TAG_TEXT = b"""Signature: 8a477f597d28d172789f06886806bc55
# Packages that Handbill installed for itself. May be deleted at any time; the next start installs them again.
"""
_LOCK = "lock"
_UNFINISHED = "making-"


def workshop(place: Path) -> Path:
    """Return a new folder in a claimed place for what is not whole yet; it goes when the claim ends."""
    return Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=place))


@contextlib.contextmanager
def claimed(home: Path, say: Callable[[str], None]) -> Iterator[Path]:
    """Give the first place that can be written to, once no other Handbill works in it.

    A place in which nothing was installed is removed again.

    Raises:
        HandbillError: where no place can be written to.
    """
    folder, handle = _open_place(home, say)
    try:
        _remove_leftovers(folder)
        yield folder
    finally:
        _remove_leftovers(folder)
        _remove_if_empty(folder)
        handle.close()  # which lets the next one in


def _open_place(home: Path, say: Callable[[str], None]) -> tuple[Path, IO[bytes]]:
    """Return the first place that will do, and its lock, held. What stood in the way is said."""
    reasons = []
    for folder in environment.places(home):
        if _is_foreign(folder):
            reasons.append(f"{folder} is not Handbill's own, and is left alone.")
            continue
        try:
            handle = _hold(folder, say)
        except OSError as error:
            reasons.append(f"{folder} cannot be written to ({error.strerror}).")
            continue
        for reason in reasons:
            say(reason)
        return folder, handle
    raise HandbillError(
        "\n".join(
            [*reasons, "Handbill needs a folder for its packages, and found none it can use."]
        )
    )


def _is_foreign(folder: Path) -> bool:
    """Tell whether somebody else made the folder, such as an environment of the user's own."""
    if folder.is_symlink() or folder.is_file():
        return True
    if not folder.is_dir() or not any(folder.iterdir()):
        return False
    try:
        return (folder / _TAG).read_bytes() != _TAG_TEXT
    except OSError:
        return True


def _hold(folder: Path, say: Callable[[str], None]) -> IO[bytes]:
    """Return the place's lock, held until it is closed or the process ends, however that comes."""
    while True:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _TAG).write_bytes(_TAG_TEXT)
        handle = (folder / _LOCK).open("ab")
        try:
            _wait_for(handle, say)
            if os.path.samestat(os.fstat(handle.fileno()), (folder / _LOCK).stat()):
                return handle
        except FileNotFoundError:  # the one before us tidied the place away
            pass
        except BaseException:
            handle.close()
            raise
        handle.close()


def _wait_for(handle: IO[bytes], say: Callable[[str], None]) -> None:
    if _try_lock(handle):
        return
    say("Another Handbill is installing packages here. Waiting for it.")
    while not _try_lock(handle):
        time.sleep(0.1)


if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: IO[bytes]) -> bool:
        try:
            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(handle: IO[bytes]) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # a file system without locks
            return True
        return True


def _remove_leftovers(folder: Path) -> None:
    """Remove what is not whole: our own, or that of a Handbill that was killed; the lock tells that none is at work."""
    for leftover in folder.glob(f"{_UNFINISHED}*"):
        shutil.rmtree(leftover, ignore_errors=True)


def _remove_if_empty(folder: Path) -> None:
    if {entry.name for entry in folder.iterdir()} <= {_TAG, _LOCK}:
        with contextlib.suppress(OSError):  # Windows keeps files that are open
            (folder / _LOCK).unlink()
            (folder / _TAG).unlink()
            folder.rmdir()
