"""The made-up events that other tests build on: as large as they say, the same every time, and without a fault."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from events import SIZES, event_files, write_event

from handbill.commands.build import BuildOptions, view
from handbill.problems import Severity

NOW = datetime(2024, 10, 20, 12, 0, tzinfo=UTC)
COUNTS = {"small": (1, 12, 12, 2), "middle": (3, 80, 60, 20), "large": (5, 500, 300, 200)}


@pytest.mark.parametrize("name", SIZES)
def test_each_event_is_as_large_as_it_says_and_has_no_fault(name: str, tmp_path: Path) -> None:
    write_event(name, tmp_path)
    viewed = view(tmp_path, BuildOptions(NOW), lambda *_: None)
    assert [str(p.position) for p in viewed.problems if p.severity is not Severity.ADVICE] == []
    assert viewed.site is not None
    schedule = viewed.site.schedules[0]
    site = viewed.site
    counts = (len(schedule.days), len(schedule.slots), len(site.people), len(site.posts))
    assert counts == COUNTS[name]


def test_an_event_is_the_same_every_time() -> None:
    assert event_files("middle") == event_files("middle")
