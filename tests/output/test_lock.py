from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from handbill.output.lock import LOCK, locked
from handbill.problems import ContentError

HOLD = (
    "import sys, time; sys.path.insert(0, sys.argv[2])\nfrom pathlib import Path\n"
    "from handbill.output.lock import locked\n"
    "with locked(Path(sys.argv[1]), lambda: None):\n    print('held', flush=True)\n    time.sleep(60)"
)


def holder(root: Path) -> subprocess.Popen[str]:
    program = str(Path(__file__).parents[2])
    running = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(root), program], stdout=subprocess.PIPE, text=True
    )
    assert running.stdout is not None
    assert running.stdout.readline() == "held\n"
    return running


def test_the_second_waits_then_names_the_first(tmp_path: Path) -> None:
    waited: list[float] = []
    with holder(tmp_path) as first:
        with (
            pytest.raises(ContentError) as stop,
            locked(tmp_path, lambda: waited.append(time.monotonic()), patience=0.3),
        ):
            pass
        first.kill()
    (found,) = stop.value.problems
    assert (found.code, found.message) == (
        "output-locked", f"Another build of this site is still running (process {first.pid})."
    )  # fmt: skip
    assert len(waited) >= 3


def test_a_lock_left_by_a_killed_process_is_not_in_the_way(tmp_path: Path) -> None:
    with holder(tmp_path) as first:
        first.kill()
    with locked(tmp_path, lambda: None, patience=0):
        assert (tmp_path / LOCK).read_text() == f"{os.getpid()}\n"


def test_the_lock_is_let_go(tmp_path: Path) -> None:
    for _ in range(2):
        with locked(tmp_path, lambda: None, patience=0):
            pass


def test_a_working_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / ".handbill").write_text("a file")
    with (
        pytest.raises(ContentError, match="cannot write into its working folder"),
        locked(tmp_path, lambda: None),
    ):
        pass
