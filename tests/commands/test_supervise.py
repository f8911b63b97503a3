from __future__ import annotations

import functools
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import supervised_work as works

from handbill.commands.supervise import LostError, Outcome, end_all, supervise
from handbill.problems import ContentError

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals are of POSIX")


@pytest.fixture(params=["alone", "beside a thread"])
def _started_both_ways(request: pytest.FixtureRequest) -> Iterator[None]:
    """A fork of this process where the test runs alone, of one without threads where it does not."""
    end = threading.Event()
    beside = threading.Thread(target=end.wait)
    if request.param != "alone":
        beside.start()
    yield
    end.set()
    if beside.ident:
        beside.join()


@pytest.mark.usefixtures("_started_both_ways")
def test_work_comes_back_with_its_value_and_beats() -> None:
    beats: list[tuple[str, str]] = []
    found = supervise(functools.partial(works.add, 1, 2), on_beat=lambda *said: beats.append(said))
    assert found == Outcome(3, done=True, stage="page", what="/b/")
    assert beats == [("page", "/a/"), ("page", "/b/")]


@pytest.mark.usefixtures("_started_both_ways")
def test_an_error_comes_back_whole() -> None:
    found: Outcome[None] = supervise(works.fail)
    assert isinstance(found.error, ContentError)
    assert [str(p.position) for p in found.error.problems] == ["a.yaml:3:1"]
    assert found.traceback.startswith("Traceback")
    assert not found.done


@pytest.mark.parametrize("work", [works.loop, works.hang_in_c])
def test_work_that_says_nothing_is_ended_and_named(work: works.Beat) -> None:
    began = time.monotonic()
    found: Outcome[None] = supervise(work, limit=0.4)  # type: ignore[arg-type]
    assert (found.stuck, found.stage) == (True, "page")
    assert found.what in {"/endless/", "/pattern/"}
    assert time.monotonic() - began < 2


def test_work_that_goes_on_is_let_go_on() -> None:
    assert supervise(works.slow_but_alive, limit=0.3).value == "done"


def test_what_cannot_be_carried_over_is_told() -> None:
    odd: Outcome[None] = supervise(works.fail_oddly)
    assert isinstance(odd.error, LostError)
    assert str(odd.error).startswith("OddError: <unlocked")
    given = supervise(works.give_oddly)
    assert isinstance(given.error, TypeError)


@POSIX
@pytest.mark.parametrize(
    ("work", "words"),
    [
        (works.crash, "the system ended it (SIGSEGV)"),
        (works.leave, "it ended by itself with code 3"),
        (works.be_killed, "the system ended it, most likely because it needed too much memory"),
    ],
)
def test_a_crash_is_told(work: works.Beat, words: str) -> None:
    found: Outcome[None] = supervise(work)  # type: ignore[arg-type]
    assert found.crashed == words


def test_an_exit_of_the_work_is_an_error() -> None:
    found: Outcome[None] = supervise(works.exit_kindly)
    assert isinstance(found.error, SystemExit)


def test_work_of_other_threads_is_ended_at_once(tmp_path: Path) -> None:
    note, found = tmp_path / "pid", []
    work = functools.partial(works.tell_pid, str(note), "loop")
    working = threading.Thread(target=lambda: found.append(supervise(work, limit=60)))
    working.start()
    _number_in(note)
    end_all()
    working.join(2)
    assert [outcome.done for outcome in found] == [False]


KEEP = """
import functools, os, sys, threading, time
sys.path[:0] = sys.argv[1:3]
import supervised_work as works
from handbill.commands.supervise import keep_ready, supervise
if __name__ == "__main__":
    keep_ready(["colorsys", "handbill.names"])
    threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
    asked = ("colorsys", "handbill.names", "wave")
    print([supervise(functools.partial(works.is_loaded, name)).value for name in asked])
    print(os.environ.get("PYTHONPATH"))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere each work is a new Python")
@pytest.mark.parametrize("before", [None, "elsewhere"])
def test_work_beside_threads_begins_with_what_was_kept_ready(before: str | None) -> None:
    places = [str(Path(__file__).parents[2]), str(Path(__file__).parent)]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    environment |= {"PYTHONPATH": before} if before else {}
    ran = subprocess.run(
        [sys.executable, "-c", KEEP, *places],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.stdout, ran.stderr) == (f"[True, True, False]\n{before}\n", "")


@POSIX
@pytest.mark.parametrize("way", ["alone", "beside a thread"])
@pytest.mark.parametrize("work", ["loop", "pattern"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_child_outlives_its_parent(tmp_path: Path, way: str, work: str, number: int) -> None:
    note = tmp_path / "pid"
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(Path(__file__).parents[2]), *filter(None, sys.path)]),
    }
    with subprocess.Popen(
        [sys.executable, works.__file__, str(note), work, way],
        env=environment,
        stderr=subprocess.PIPE,
    ) as parent:
        child = _number_in(note)
        began = time.monotonic()
        parent.send_signal(number)
        code = parent.wait(5)
        _wait_until_gone(child, began + 2)
        assert parent.stderr is not None
        said = parent.stderr.read()
    assert (
        code
        == {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGKILL: -9}[signal.Signals(number)]
    )
    assert b"Traceback" not in said


def _number_in(note: Path) -> int:
    until = time.monotonic() + 10
    while not (note.exists() and note.read_text()):
        assert time.monotonic() < until
        time.sleep(0.02)
    return int(note.read_text())


def _wait_until_gone(child: int, until: float) -> None:
    while True:
        try:
            os.kill(child, 0)
        except ProcessLookupError:
            return
        if (
            Path(f"/proc/{child}/stat").exists()
            and " Z " in Path(f"/proc/{child}/stat").read_text()
        ):
            return
        assert time.monotonic() < until, "the child is still there"
        time.sleep(0.02)
