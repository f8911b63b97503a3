"""What a phone fetches of scripts before anybody presses anything stays within its budget."""

from __future__ import annotations

import gzip
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from events import write_event

from handbill.commands.build import BuildOptions, build

BEFORE = datetime(2024, 10, 1, 12, 0, tzinfo=UTC)
EVENT_DAY, FOREIGN_ZONE, QR_CODE = "js/now.", "js/zones.", "vendor/lean-qr."


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("weight")
    write_event("small", root / "site")
    report = build(root / "site", root / "output", BuildOptions(BEFORE), lambda *_: None)
    assert report.ok
    return root / "output"


def scripts(output: Path, page: str, on_demand: tuple[str, ...]) -> set[Path]:
    """Return the scripts of a page, with all that they import, and those that a visit has it fetch as well."""
    html = (output / page).read_text(encoding="utf-8")
    asked = re.findall(r'<script type="module" src="([^"]+)"', html)
    wanted = [(output / page).parent / url for url in asked]
    wanted += [
        path
        for path in (output / "assets").rglob("*.*js")
        if any(one in path.as_posix() for one in on_demand)
    ]
    found: set[Path] = set()
    while wanted:
        script = wanted.pop().resolve()
        found.add(script)
        text = script.read_text(encoding="utf-8")
        imports = re.findall(r'^(?:import|export)\b[^"(]*"(\.[^"]+)"', text, re.MULTILINE)
        wanted += [
            path for url in imports if (path := (script.parent / url).resolve()) not in found
        ]
    return found


@pytest.mark.parametrize(
    ("page", "on_demand", "most"),
    [
        ("index.html", (EVENT_DAY, FOREIGN_ZONE), 8),
        ("schedule/index.html", (EVENT_DAY, FOREIGN_ZONE), 8),
        ("schedule/day-1/index.html", (EVENT_DAY, FOREIGN_ZONE), 8),
        ("my-agenda/index.html", (EVENT_DAY, FOREIGN_ZONE, QR_CODE), 13),
    ],
)
def test_scripts_of_a_first_view(
    output: Path, page: str, on_demand: tuple[str, ...], most: int
) -> None:
    sizes = {
        path.name: len(gzip.compress(path.read_bytes(), 9))
        for path in scripts(output, page, on_demand)
    }
    assert [one for one in on_demand if not any(one.split("/")[1] in name for name in sizes)] == []
    assert {"page", "stars", "clock", "offline"} <= {name.split(".")[0] for name in sizes}
    assert sum(sizes.values()) <= most * 1024, sizes
