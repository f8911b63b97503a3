"""How a set of files replaces another so that, wherever the plug is pulled, the next start has one or the other.

All happens in the output folder, so that nothing is moved between disks:

1. New files are written whole into `.handbill-new/`, each under a number.
2. What is to be done is written there as `plan.json`; missing folders are made.
3. `plan.json` is renamed `journal.json`: from here on it will be done.
4. Files in the way go, new files move to their places one by one, removed ones go,
   the manifest moves last, and `.handbill-new/` is taken away.

A start that finds `.handbill-new/` without a journal takes back steps 1 and 2; with
a journal it does step 4 again, of which every part may be done twice.
"""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from handbill.digests import digest_of
from handbill.output.manifest import MANIFEST, Manifest, manifest_bytes, read_manifest
from handbill.output.paths import parents
from handbill.output.plan import Move, Plan, Removal, named, plan_bytes, read_plan
from handbill.problem_kinds import problem
from handbill.problems import ContentError, Position

STAGE = ".handbill-new"
_PLAN, _JOURNAL, _MANIFEST, _DISOWNED = "plan.json", "journal.json", "manifest.json", "less.json"
_FILE_MODE, _FOLDER_MODE = 0o644, 0o755
_BUSY_SECONDS = 2.0
_WAITS = sys.platform == "win32"


class Stage:
    """New files on their way into an output folder."""

    def __init__(self, output: Path) -> None:
        self._output = output
        self._folder = output / STAGE
        self._made_output = not output.exists()

    def open(self) -> None:
        """Make the stage, and the output folder where it is missing."""
        self._output.mkdir(parents=True, exist_ok=True)
        if self._made_output:
            self._output.chmod(_FOLDER_MODE)
        self._folder.mkdir(exist_ok=True)

    def put(self, number: int, body: bytes) -> None:
        """Write a new file under a number; the bytes have reached the disk when this returns."""
        _write(self._folder / str(number), body)

    def commit(
        self, plan: Plan, manifest: bytes, progress: Callable[[str], None]
    ) -> tuple[str, ...]:
        """Carry out a plan, and return the places where a foreign file stood after all, which were left."""
        _write(self._folder / _MANIFEST, manifest)
        _write(self._folder / _PLAN, plan_bytes(plan))
        for folder in plan.folders:
            _make_folder(self._output / folder)
        _check_writable(self._output, plan)
        _replace(self._folder / _PLAN, self._folder / _JOURNAL)
        _sync_folder(self._folder)
        return _carry_out(self._output, plan, progress)

    def drop(self) -> None:
        """Take back all that was staged, unless it began to move; the output is as it was."""
        if is_begun(self._output):
            return  # from here on it goes forward only, at the next start
        with suppress(OSError):
            _take_back(self._output)
            if self._made_output:
                self._output.rmdir()


def is_begun(output: Path) -> bool:
    """Tell whether a build has begun to move its files, and has not come to an end."""
    return (output / STAGE / _JOURNAL).exists()


def recover(output: Path) -> bool:
    """Bring an output that an earlier build left unfinished to its old or its new state; tell whether it was.

    Raises:
        ContentError: The notes of the unfinished build cannot be read, or the disk refuses.
    """
    folder = output / STAGE
    if not os.path.lexists(folder):
        return False
    if folder.is_symlink() or not folder.is_dir():
        raise _unusable(folder)
    try:
        if not is_begun(output):
            _take_back(output)
        else:
            _carry_out(output, read_plan(folder / _JOURNAL), lambda _: None)
    except ValueError as error:
        raise _unusable(folder) from error
    return True


def _carry_out(output: Path, plan: Plan, progress: Callable[[str], None]) -> tuple[str, ...]:
    """Do step 4 of a plan, or what is left of it; return the places that a foreign file kept."""
    stage = output / STAGE
    _remove(output, plan.clears)
    left = []
    for move in plan.moves:
        progress(move.path)
        if not _move(output, move):
            left.append(move.path)
    _remove(output, plan.removals)
    for folder in {(output / move.path).parent for move in plan.moves}:
        _sync_folder(folder)
    if (stage / _MANIFEST).exists():
        if left:
            _disown(stage / _MANIFEST, frozenset(left))
        _replace(stage / _MANIFEST, output / MANIFEST)
        _sync_folder(output)
    (stage / _JOURNAL).unlink()
    _empty_stage(stage)
    return tuple(left)


def _move(output: Path, move: Move) -> bool:
    """Move a staged file to its place; tell whether it stands there now.

    One that cannot move stays in the stage, so that doing this twice gives the same answer.
    """
    staged, place = output / STAGE / str(move.number), output / move.path
    if not staged.exists():
        return True  # moved before the plug was pulled
    if _taken(output, move):
        return False
    for folder in parents(move.path):
        _make_folder(output / folder)
    if not place.parent.is_dir() or not _prune(place):
        return False
    _replace(staged, place)
    return True


def _taken(output: Path, move: Move) -> bool:
    """Tell whether somebody put a file or link in the way since the build looked."""
    place = output / move.path
    if any((output / folder).is_symlink() for folder in parents(move.path)) or place.is_symlink():
        return True
    return move.fresh and os.path.lexists(place) and not place.is_dir()


def _disown(manifest: Path, left: frozenset[str]) -> None:
    """Take files that somebody else wrote off a manifest that is on its way."""
    flags, entries = read_manifest(manifest) or Manifest()
    kept = Manifest(flags, tuple(entry for entry in entries if entry.path not in left))
    fresh = manifest.with_name(_DISOWNED)
    fresh.unlink(missing_ok=True)
    _write(fresh, manifest_bytes(kept))
    fresh.replace(manifest)


def _remove(output: Path, removals: Iterable[Removal]) -> None:
    """Remove files that still are what we wrote, and the folders that this leaves empty."""
    folders = set()
    for removal in removals:
        place = output / removal.path
        if is_ours(output, removal):
            _patiently(place.unlink)
        folders.update(parents(removal.path))
    for folder in sorted(folders, key=len, reverse=True):
        with suppress(OSError):
            (output / folder).rmdir()


def is_ours(output: Path, removal: Removal) -> bool:
    """Tell whether a file still is what we wrote, and lies in folders and not behind links."""
    place = output / removal.path
    try:
        plain = stat.S_ISREG(place.lstat().st_mode)
        linked = any((output / folder).is_symlink() for folder in parents(removal.path))
        return plain and not linked and digest_of(place.read_bytes()) == removal.digest
    except (FileNotFoundError, NotADirectoryError):
        return False


def _take_back(output: Path) -> None:
    """Undo steps 1 and 2: remove what was staged, and the folders made for it that are still empty."""
    stage = output / STAGE
    if not stage.exists():
        return
    with suppress(ValueError, FileNotFoundError):
        for folder in sorted(read_plan(stage / _PLAN).folders, key=len, reverse=True):
            with suppress(OSError):
                (output / folder).rmdir()
    _empty_stage(stage)


def _empty_stage(stage: Path) -> None:
    """Remove the stage with the files that we put there; anything else in it stays."""
    for found in list(stage.iterdir()):
        if found.name.isdecimal() or found.name in {_PLAN, _MANIFEST, _DISOWNED}:
            found.unlink()
    with suppress(OSError):
        stage.rmdir()


def _prune(place: Path) -> bool:
    """Remove a folder that holds nothing but empty folders; tell whether no folder is there now."""
    try:
        for folder, _, _ in os.walk(place, topdown=False):
            Path(folder).rmdir()
    except OSError:
        return False
    return True


def _check_writable(output: Path, plan: Plan) -> None:
    """Find folders that may not be written to before the first file moves."""
    for folder in sorted({(output / path).parent for path in named(plan)}):
        if folder.is_dir() and not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(13, "Permission denied", str(folder))


def _write(path: Path, body: bytes) -> None:
    """Write a new file, readable for all whatever the umask, and wait until the disk has it."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags, _FILE_MODE)
    with os.fdopen(handle, "wb") as stream:
        stream.write(body)
        stream.flush()
        os.fsync(stream.fileno())
    path.chmod(_FILE_MODE)


def _make_folder(path: Path) -> None:
    with suppress(FileExistsError):
        path.mkdir()
        path.chmod(_FOLDER_MODE)


def _replace(source: Path, target: Path) -> None:
    """Move a file over another."""
    _patiently(lambda: source.replace(target))


def _patiently(act: Callable[[], object]) -> None:
    """Move or remove a file; on Windows, wait a little for a program that has it open."""
    until = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            act()
        except PermissionError:
            if not _WAITS or time.monotonic() >= until:
                raise
            time.sleep(0.05)
        else:
            return


def _sync_folder(folder: Path) -> None:
    """Have the names in a folder reach the disk, where the system can do that."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _unusable(folder: Path) -> ContentError:
    return ContentError(
        (
            problem(
                "output-refused",
                Position(folder.as_posix()),
                f"{folder} should hold the notes of a build that was cut short, but they cannot be read.",
                f"Delete {folder}, and build again.",
            ),
        )
    )
