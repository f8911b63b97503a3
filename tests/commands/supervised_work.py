"""Work for the tests of supervision: each is called with a beat, in a process of its own."""

from __future__ import annotations

import ctypes
import faulthandler
import functools
import os
import re
import sys
import threading
import time
from pathlib import Path

from handbill.commands.supervise import Beat, supervise
from handbill.problem_kinds import problem
from handbill.problems import ContentError, Position


def add(one: int, other: int, beat: Beat) -> int:
    beat("page", "/a/")
    beat("page", "/b/")
    return one + other


def loop(beat: Beat) -> None:
    beat("page", "/endless/")
    while True:
        pass


def hang_in_c(beat: Beat) -> None:
    beat("page", "/pattern/")
    re.match(r"(a+)+$", "a" * 64 + "b")


def slow_but_alive(beat: Beat) -> str:
    for number in range(10):
        beat("page", f"/{number}/")
        time.sleep(0.05)
    return "done"


def fail(_beat: Beat) -> None:
    raise ContentError((problem("too-large", Position("a.yaml", 3), "Too large."),))


def fail_oddly(_beat: Beat) -> None:
    class OddError(Exception):
        pass

    raise OddError(threading.Lock())


def give_oddly(_beat: Beat) -> object:
    return threading.Lock()


def crash(_beat: Beat) -> None:
    faulthandler.disable()
    ctypes.string_at(0)


def leave(_beat: Beat) -> None:
    os._exit(3)


def exit_kindly(_beat: Beat) -> None:
    sys.exit("enough")


def be_killed(_beat: Beat) -> None:
    os.kill(os.getpid(), 9)


def is_loaded(module: str, _beat: Beat) -> bool:
    return module in sys.modules


def tell_pid(path: str, work: str, beat: Beat) -> None:
    Path(path).write_text(str(os.getpid()))
    (loop if work == "loop" else hang_in_c)(beat)


def main() -> None:
    """Supervise endless work, beside a thread where that is asked for."""
    if sys.argv[3] == "beside a thread":
        threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
    try:
        supervise(functools.partial(tell_pid, sys.argv[1], sys.argv[2]), limit=60)
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
