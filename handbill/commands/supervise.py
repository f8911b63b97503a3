"""Work in a process of its own, ended when nothing is heard of it for too long, or when its parent ends."""

from __future__ import annotations

import contextlib
import multiprocessing
import multiprocessing.forkserver
import os
import pickle
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

Beat = Callable[[str, str], None]
"""Tells what is worked on now: the stage, and the page or file."""

_T = TypeVar("_T")
_PATIENCE = 0.5
_TELL_EVERY = 0.5
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of Linux


@dataclass(frozen=True, slots=True)
class Outcome(Generic[_T]):
    """How work in a process of its own ended.

    Exactly one of these: `done` with its `value`; `stuck`, nothing heard for too long;
    `crashed`, with words for how the process ended; or `error`, what it raised, with
    the traceback's text. `stage` and `what` are what it last said it worked on.
    """

    value: _T | None = None
    done: bool = False
    stuck: bool = False
    crashed: str = ""
    error: BaseException | None = None
    traceback: str = ""
    stage: str = ""
    what: str = ""


class LostError(RuntimeError):
    """Stands in for an error of the work that cannot be carried between processes."""


def supervise(
    work: Callable[[Beat], _T], *, limit: float = 10.0, on_beat: Beat | None = None
) -> Outcome[_T]:
    """Run work in a child process and return how it ended.

    `work` is called with a beat, and must call it at least every `limit` seconds;
    it and its result are carried between processes, so they must be picklable.
    `on_beat` is called here with every beat, and again
    every half second while it lasts. On Ctrl-C or SIGTERM the child is ended first.
    """
    heard, said = multiprocessing.Pipe(duplex=False)
    child = _child(said, work)
    with heard, _ended_by_sigterm():
        try:
            child.start()
            said.close()
            return _listen(heard, child, limit, on_beat)
        finally:
            _end(child)


def keep_ready(modules: Sequence[str]) -> None:
    """Have work that is run beside other threads begin with these modules loaded, where that is safe.

    On Linux a process without threads is started now, of which such work is a fork. It
    ends with this one.
    """
    if sys.platform != "linux":
        return
    multiprocessing.forkserver.set_forkserver_preload(list(modules))
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))  # it looks there alone
    try:
        multiprocessing.forkserver.ensure_running()
    finally:
        del os.environ["PYTHONPATH"]
        if before is not None:
            os.environ["PYTHONPATH"] = before


def end_all() -> None:
    """End all work that other threads have under way; to them it crashed."""
    for child in multiprocessing.active_children():
        child.terminate()


def _child(said: Connection, work: Callable[[Beat], object]) -> BaseProcess:
    """Return the process to start: a fork where that is safe, else a new Python.

    Safe is Linux. Beside other threads, which may hold a lock, what is forked is a
    process that has none.
    """
    way = "spawn"
    if sys.platform == "linux":
        way = "fork" if threading.active_count() == 1 else "forkserver"
    context: Any = multiprocessing.get_context(way)
    process: BaseProcess = context.Process(target=_run, args=(said, work), daemon=True)
    return process


def _listen(
    heard: Connection, child: BaseProcess, limit: float, on_beat: Beat | None
) -> Outcome[Any]:
    stage = what = ""
    until = time.monotonic() + limit
    while True:
        left = until - time.monotonic()
        if not heard.poll(max(0.0, min(left, _TELL_EVERY))):
            if left <= _TELL_EVERY:
                return Outcome(stuck=True, stage=stage, what=what)
            if on_beat:
                on_beat(stage, what)
            continue
        try:
            kind, *said = pickle.loads(heard.recv_bytes())  # noqa: S301 - from our own child
        except (EOFError, OSError):
            return Outcome(crashed=_how_it_ended(child), stage=stage, what=what)
        if kind == "done":
            return Outcome(said[0], done=True, stage=stage, what=what)
        if kind == "error":
            return Outcome(error=said[0], traceback=said[1], stage=stage, what=what)
        stage, what = said
        until = time.monotonic() + limit
        if on_beat:
            on_beat(stage, what)


def _how_it_ended(child: BaseProcess) -> str:
    child.join(_PATIENCE)
    code = child.exitcode
    if code is None:
        return "it stopped answering"
    if code >= 0:
        return f"it ended by itself with code {code}"
    if code == -9:
        return "the system ended it, most likely because it needed too much memory"
    with contextlib.suppress(ValueError):
        return f"the system ended it ({signal.Signals(-code).name})"
    return f"the system ended it (signal {-code})"


def _end(child: BaseProcess) -> None:
    """End the child if it still runs: kindly, then by force."""
    if child.pid is None:
        return
    child.join(0.05)
    if child.is_alive():
        child.terminate()
        child.join(_PATIENCE)
    if child.is_alive():
        child.kill()
        child.join(_PATIENCE)
    with contextlib.suppress(ValueError):
        child.close()


@contextlib.contextmanager
def _ended_by_sigterm() -> Iterator[None]:
    """Let SIGTERM end this process by way of `finally`, where nobody else has taken it."""
    main = threading.current_thread() is threading.main_thread()
    if not main or signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL:
        yield
        return
    signal.signal(signal.SIGTERM, _leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _leave(number: int, _frame: object) -> None:
    raise SystemExit(128 + number)


# in the child


def _run(said: Connection, work: Callable[[Beat], object]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the parent, which ends us
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _end_with_parent()

    def say(*message: object) -> None:
        said.send_bytes(pickle.dumps(message))

    try:
        message = _message("done", work(lambda stage, what: say("beat", stage, what)))
    except BrokenPipeError:
        return  # the parent is gone
    except BaseException as error:  # noqa: BLE001 - all of it is told to the parent
        message = _error_message(error)
    with contextlib.suppress(OSError):
        said.send_bytes(message)


def _message(*parts: object) -> bytes:
    return pickle.dumps(parts)


def _error_message(error: BaseException) -> bytes:
    text = "".join(traceback.format_exception(error))
    try:
        message = _message("error", error, text)
        pickle.loads(message)  # noqa: S301 - our own, to see whether it can be read over there
    except Exception:  # noqa: BLE001 - an error may hold anything
        return _message("error", LostError(f"{type(error).__name__}: {error}"), text)
    return message


def _end_with_parent() -> None:
    """See to it that this process ends when its parent does, even if it hangs or is killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_wait_for_end, args=(parent.sentinel,), daemon=True).start()
    if sys.platform == "linux":
        import ctypes

        # what this process is a fork of ends once nobody holds this open
        forks: Any = multiprocessing.forkserver
        with contextlib.suppress(OSError, AttributeError, TypeError):
            os.close(forks._forkserver._forkserver_alive_fd)  # noqa: SLF001 - no public way
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)


def _wait_for_end(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
