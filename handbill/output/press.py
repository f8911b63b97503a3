"""The press: pages as values become files in the output folder; only what changed is made and written."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from handbill.digests import digest_of
from handbill.output.folder import foreign_problems, refusal
from handbill.output.journal import STAGE, Stage, is_begun, is_ours, recover
from handbill.output.lock import locked
from handbill.output.manifest import MANIFEST, Entry, Flags, Manifest, manifest_bytes, read_manifest
from handbill.output.paths import Named, path_problems
from handbill.output.plan import Move, Removal, planned
from handbill.output.seen import Seen
from handbill.output.theme import Theme
from handbill.output.wanted import Maker, Wanted, wanted_files
from handbill.pages.page import Pages
from handbill.problem_kinds import problem
from handbill.problems import ContentError, Position, Problem, Severity

__all__ = ["Flags", "Pressed", "end_unfinished", "press"]

Progress = Callable[[str], None]

WRITERS = 8
"""Files that are written at a time: most of writing is waiting for the disk."""


class Pressed(NamedTuple):
    """How a press ended: paths written and removed, files kept, what is wrong, and files in all.

    With an error nothing was written or removed.
    """

    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    kept: int = 0
    problems: tuple[Problem, ...] = ()
    total: int = 0


def press(
    pages: Pages,
    theme: Theme,
    *,
    site_root: Path,
    output: Path,
    flags: Flags = Flags(),  # noqa: B008 - a frozen value
    language: str = "en",
    base_path: str = "/",
    offline: bool = True,
    progress: Progress = lambda _: None,
) -> Pressed:
    """Bring an output folder to the state that pages describe, all of it or nothing.

    `language` is that of pages whose view tells none, `base_path` the path of the
    public address. With `offline` no, browsers are told to let go of the copies they
    keep. `progress` is called with each url or path before it is worked on.
    """
    try:
        with locked(site_root, lambda: progress("another build, which must end first")):
            return _Press(site_root, output, progress).run(
                wanted_files(pages, theme, language, base_path, offline=offline),
                theme.problems,
                flags,
            )
    except ContentError as stop:
        return Pressed(problems=stop.problems)
    except OSError as error:
        return Pressed(problems=(_failed(output, error),))


def end_unfinished(site_root: Path, output: Path, progress: Progress) -> None:
    """Bring what an earlier build left half done to its old or new state, where that can be done now.

    `press` begins with this; a build that does not come to it does it alone.
    """
    if not os.path.lexists(output / STAGE) or refusal(site_root, output):
        return
    with (
        suppress(ContentError, OSError),
        locked(site_root, lambda: progress("another build, which must end first")),
    ):
        recover(output)


class _Press:
    """One run over one output folder."""

    def __init__(self, site_root: Path, output: Path, progress: Progress) -> None:
        self._site_root = site_root
        self._output = output
        self._progress = progress

    def run(
        self, wanted: tuple[Wanted, ...], problems: tuple[Problem, ...], flags: Flags
    ) -> Pressed:
        """Do the run, in the order in which nothing is lost."""
        self._refuse()
        recover(self._output)
        old = read_manifest(self._output / MANIFEST) or Manifest()
        problems += path_problems(Named(w.path, w.origin) for w in wanted)
        if _fatal(problems):
            return Pressed(problems=problems, total=len(wanted))
        seen = Seen(self._site_root, self._output)
        kept = _still_right(wanted, old, seen)
        new = tuple(w for w in wanted if w.path not in kept)
        leaving = _leaving(wanted, old)
        problems += self._foreign(new, old, leaving)
        if _fatal(problems):
            return Pressed(problems=problems, total=len(wanted))
        entries = tuple(kept.values())
        if not new and not leaving and flags == old.flags and len(entries) == len(old.entries):
            if seen.read_some:
                seen.remember(entries)
            return Pressed(kept=len(kept), problems=problems, total=len(wanted))
        return self._write(new, kept, leaving, Manifest(flags, old.entries), problems)._replace(
            total=len(wanted)
        )

    def _refuse(self) -> None:
        refused = refusal(self._site_root, self._output)
        if refused:
            raise ContentError((refused,))

    def _foreign(
        self, new: tuple[Wanted, ...], old: Manifest, leaving: tuple[Removal, ...]
    ) -> tuple[Problem, ...]:
        going = frozenset(r.path for r in leaving if is_ours(self._output, r))
        owned = frozenset(entry.path for entry in old.entries)
        named = [Named(w.path, w.origin) for w in new]
        return foreign_problems(self._output, named, owned, going)

    def _write(
        self,
        new: tuple[Wanted, ...],
        kept: dict[str, Entry],
        leaving: tuple[Removal, ...],
        old: Manifest,
        problems: tuple[Problem, ...],
    ) -> Pressed:
        """Make the new files, then carry all out by journal; `old` has the new flags already."""
        stage = Stage(self._output)
        try:
            stage.open()
            made, faults = self._make(new, kept, stage)
            problems += faults
            if _fatal(problems):
                return Pressed(problems=problems)
            owned = {entry.path for entry in old.entries}
            moves = tuple(
                Move(at, entry.path, entry.digest, entry.path not in owned)
                for at, entry in enumerate(made)
            )
            changed = tuple(r for r in leaving if self._was_changed(r))
            manifest = Manifest(old.flags, tuple(sorted((*kept.values(), *made))))
            left = stage.commit(
                planned(self._output, moves, leaving), manifest_bytes(manifest), self._progress
            )
        finally:
            stage.drop()
        Seen(self._site_root, self._output).remember(manifest.entries)
        gone = {r.path for r in leaving} - {r.path for r in changed}
        return Pressed(
            tuple(entry.path for entry in made if entry.path not in left),
            tuple(sorted(gone)),
            len(kept),
            (*problems, *map(_left, changed), *(_taken(new, path) for path in left)),
        )

    def _was_changed(self, removal: Removal) -> bool:
        """Tell whether a file of ours that should go is there, but no longer what we wrote."""
        there = os.path.lexists(self._output / removal.path)
        return there and not is_ours(self._output, removal)

    def _make(
        self, new: tuple[Wanted, ...], kept: dict[str, Entry], stage: Stage
    ) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
        """Make new files and stage them, the disk working while the next is made; all problems are found."""
        maker = Maker(self._site_root)
        entries: list[Entry] = []
        known = dict(kept)
        writing: list[Future[None]] = []
        with ThreadPoolExecutor(WRITERS) as writers:
            for one in new:
                self._progress(one.url)
                body = maker.body(one, known)
                if body is None or maker.problems:
                    continue
                writing.append(writers.submit(stage.put, len(entries), body))
                entries.append(Entry(one.path, len(body), digest_of(body), one.fingerprint))
                known[one.path] = entries[-1]
                _settle(writing, WRITERS * 4)
            for at, done in enumerate(writing):
                self._progress(entries[at].path)
                done.result()
        return tuple(entries), maker.told()


def _settle(writing: list[Future[None]], most: int) -> None:
    """Wait until no more than so many files are on their way, so that memory holds only those."""
    if len(writing) > most:
        writing[-most].result()


def _still_right(wanted: tuple[Wanted, ...], old: Manifest, seen: Seen) -> dict[str, Entry]:
    """Return the files that need not be made: decided by the same values, and still as they were written."""
    known = {entry.path: entry for entry in old.entries}
    return {
        one.path: entry
        for one in wanted
        if (entry := known.get(one.path)) is not None
        and entry.fingerprint == one.fingerprint
        and seen.still(entry)
    }


def _leaving(wanted: tuple[Wanted, ...], old: Manifest) -> tuple[Removal, ...]:
    paths = {one.path for one in wanted}
    return tuple(Removal(e.path, e.digest) for e in old.entries if e.path not in paths)


def _fatal(problems: tuple[Problem, ...]) -> bool:
    return any(p.severity is Severity.ERROR for p in problems)


def _left(removal: Removal) -> Problem:
    return problem(
        "output-left",
        Position(removal.path),
        f"{removal.path} is no longer part of the site, but somebody changed it in the output folder. "
        "It was left there.",
        "Delete it, if nobody needs it.",
    )


def _taken(new: tuple[Wanted, ...], path: str) -> Problem:
    origin = next((one.origin for one in new if one.path == path), path)
    return problem(
        "foreign-file",
        Position(origin),
        f"While the site was built, somebody put {path} into the output folder. It was left there.",
        "Move that file away, and build again.",
    )


def _failed(output: Path, error: OSError) -> Problem:
    reason = error.strerror or str(error)
    at = f" ({error.filename})" if error.filename else ""
    state = (
        "Part of it is in place; the next build brings the rest."
        if is_begun(output)
        else "The site that was there before is kept."
    )
    return problem(
        "output-failed",
        Position(output.as_posix()),
        f"The site cannot be written into {output}: {reason}{at}. {state}",
        "Make room on the disk, or allow writing there, and build again.",
    )
