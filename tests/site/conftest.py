"""A little site, written in the test, read and linked."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from textwrap import dedent
from typing import NamedTuple

import pytest

from handbill.reading.content import read_content
from handbill.site.linking import link
from handbill.site.rules import judge
from handbill.site.schedule import Schedule, Site, Slot

EVENT = """\
name: Peer Exchange in Riverton
starts: October 8, 2024
ends: October 10, 2024
time zone: America/Chicago
"""


class Built(NamedTuple):
    site: Site
    problems: tuple

    @property
    def schedule(self) -> Schedule:
        return self.site.schedules[0]

    @property
    def slots(self) -> tuple[Slot, ...]:
        return tuple(self.schedule.slots.values())

    def told(self, *codes: str) -> list[str]:
        """Return `file:line:column code: message` of the problems of some kinds."""
        return [
            f"{p.position} {p.code}: {p.message}"
            for p in self.problems
            if not codes or p.code in codes
        ]

    def hints(self, code: str) -> list[str]:
        return [p.hint for p in self.problems if p.code == code]


@pytest.fixture
def build(tmp_path: Path) -> Callable[..., Built]:
    def make(
        *, drafts: bool = False, as_of: datetime = datetime(2024, 9, 1, tzinfo=UTC), **files: str
    ):
        texts = {"event": EVENT} | files
        for name, text in texts.items():
            folder = {"day1": "agenda/day-1", "day2": "agenda/day-2"}.get(name, name)
            path = tmp_path / "content" / (folder if "." in folder else f"{folder}.yaml")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(dedent(text), encoding="utf-8")
        reading = read_content(tmp_path)
        assert reading.content is not None
        linked = link(reading.content, as_of, drafts=drafts)
        return Built(linked.site, (*linked.problems, *judge(linked.site)))

    return make
