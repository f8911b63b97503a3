"""The way in: packages join this process, installed on first use, then the commands are called."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from handbill import environment

_INTERRUPTED = 130
_PYTHON = "py" if os.name == "nt" else "python3"


def start(home: str | Path, arguments: Sequence[str]) -> int:
    """Run a command from a working copy, whose folder is `home`, and return the exit code."""
    mend_streams()
    home = Path(home)
    stopped = enter(home, "base") or _mend_packages(home)
    return call(arguments, home) if stopped is None else stopped


def main() -> int:
    """Run a command where Handbill is installed, with the words it was started with, and return the exit code."""
    return call(sys.argv[1:], None)


def call(arguments: Sequence[str], home: Path | None) -> int:
    """Run a command with the packages that are importable, and return the exit code."""
    mend_streams()
    from handbill.cli import main

    program = "handbill" if home is None else f"{_PYTHON} build.py"
    return main(arguments, home=home, program=program)


def enter(home: Path, *groups: str) -> int | None:
    """Make groups of packages importable in this process; return an exit code where that fails, said already."""
    for group in groups:
        folder = environment.ready(home, group) if _has_lock(home, group) else None
        if folder is None:
            return _install(home, *groups)
        environment.join(folder)
    return None


def say(line: str) -> None:
    """Tell the person at the terminal; standard output is left to the commands."""
    print(line, file=sys.stderr, flush=True)


def mend_streams() -> None:
    """Give every stream a place to write to, and an encoding in which no character is an error.

    What is redirected to a file or another program is UTF-8 on every system.
    """
    for name in ("stdin", "stdout", "stderr"):  # in the order of their numbers, which opening fills
        stream = getattr(sys, name)
        if stream is None:
            mode = "r" if name == "stdin" else "w"
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - lasts to the end
        elif name != "stdin" and hasattr(stream, "reconfigure"):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def _has_lock(home: Path, group: str) -> bool:
    return environment.lock(home, group).is_file()


def _install(home: Path, *groups: str, anew: bool = False) -> int | None:
    """Install and join what is missing, in full view; return an exit code where that fails."""
    from handbill import installing
    from handbill.problems import HandbillError

    try:
        for group in groups:
            environment.join(installing.install(home, group, say, anew=anew))
    except HandbillError as reason:
        say(str(reason))
        return reason.exit_code
    except KeyboardInterrupt:
        say("Stopped. Nothing was installed.")
        return _INTERRUPTED
    return None


def _mend_packages(home: Path) -> int | None:
    """Install anew where a package has lost some of its files."""
    try:
        import handbill.cli  # noqa: F401 - needs the packages that every command needs
    except ImportError as error:
        if error.name is None or error.name.partition(".")[0] == "handbill":
            raise
        say(f"The installed packages are damaged ({error.name} is missing).")
        return _install(home, "base", anew=True)
    return None
