"""What the preview shows, and how it comes to show something newer after a save."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from handbill.commands.build import BuildFault, BuildReport
from handbill.commands.watching import Snapshot, snapshot
from handbill.problem_kinds import problem
from handbill.problems import HandbillError, Position
from handbill.reporting import as_html

Build = Callable[[Path], BuildReport]
"""Builds the site into a folder; raises HandbillError where it cannot be done as asked."""

Tell = Callable[[BuildReport, float], None]
"""Hears how a build ended and how many seconds it took."""

_LOOK_EVERY = 0.1
_LOOKING_SHARE = 5
"""Looking may take one part in so many of the time, however many files there are."""


@dataclass(slots=True)
class Shown:
    """A folder with the last good build, and the words laid over its pages.

    `prefix` is the path the site lies under, with a slash at both ends. `complete`
    tells whether the folder holds a site at all. `number` counts the builds shown.
    `settled` is set while no build is under way.
    """

    folder: Path
    prefix: str
    complete: bool = False
    number: int = 0
    overlay: str = ""
    settled: asyncio.Event = field(default_factory=asyncio.Event)

    def show(self, report: BuildReport) -> None:
        """Take up how a build ended; with errors, the pages stay those of the last good one."""
        self.complete = self.complete or report.ok
        self.number += 1
        self.overlay = as_html(report.problems, report.sources, ok=report.ok)
        self.settled.set()


class Preview:
    """Looks for saves and builds after them: one build for a burst, none lost."""

    def __init__(
        self,
        root: Path,
        shown: Shown,
        built: Snapshot,
        *,
        build: Build,
        tell: Tell,
        reload_pages: Callable[[], None],
    ) -> None:
        self._root = root
        self._shown = shown
        self._built = built
        self._seen = built
        self._build = build
        self._tell = tell
        self._reload_pages = reload_pages

    async def tick(self) -> float:
        """Look once; build where files have changed and lie still. Return the seconds until the next look."""
        began = time.monotonic()
        now = await asyncio.to_thread(snapshot, self._root)
        looking = time.monotonic() - began
        if now != self._built and now == self._seen:
            await self._build_from(now)
        self._seen = now
        return max(_LOOK_EVERY, looking * _LOOKING_SHARE)

    async def _build_from(self, now: Snapshot) -> None:
        began = time.monotonic()
        self._shown.settled.clear()
        self._built = now
        report = await asyncio.to_thread(self._built_now)
        self._shown.show(report)
        self._tell(report, time.monotonic() - began)
        self._reload_pages()

    def _built_now(self) -> BuildReport:
        """Build; whatever goes wrong is told, and the preview goes on."""
        try:
            return self._build(self._shown.folder)
        except (HandbillError, OSError) as reason:
            return _failed(str(reason), "")
        except BuildFault as fault:
            last = str(fault).strip().splitlines()[-1]
            return _failed(
                f"This is a fault in Handbill, not in your site: {last}",
                "End the preview and build the site: that prints what to report.",
            )


def _failed(message: str, hint: str) -> BuildReport:
    return BuildReport(ok=False, problems=(problem("ended", Position(""), message, hint),))
