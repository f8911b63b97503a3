"""Installing a group of packages from its hash-locked list: whole, or not at all.

pip comes from a Python environment that lives for this one run; the packages
go into a folder beside their final place, which one rename makes theirs.
"""

from __future__ import annotations

import contextlib
import importlib.util
import os
import signal
import subprocess  # the runs of Python and pip
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import FrameType
from typing import NamedTuple

from handbill import environment, install_failures
from handbill.install_place import claimed, workshop
from handbill.problems import HandbillError

Say = Callable[[str], None]

_ALONE = ("-I", "-X", "utf8")  # neither the user's Python variables nor the user's own packages


def install(home: Path, group: str, say: Say, *, anew: bool = False) -> Path:
    """Return the folder of a group's packages, installing them unless another Handbill just did.

    `anew` installs them even where they look whole.

    Raises:
        HandbillError: in plain words, with nothing half-made left behind.
    """
    wanted = _read_lock(home, group)
    _check_python()
    with _ended_politely(), claimed(home, say) as place:
        folder = place / environment.python_tag() / group
        if environment.is_whole(folder, wanted) and not anew:
            return folder
        say(f"Installing {environment.GROUPS[group]} into {folder}.")
        say("This happens once, and leaves the system's Python as it is.")
        started = time.monotonic()
        try:
            _install_into(folder, place, _Wanted(environment.lock(home, group), wanted))
        except OSError as error:
            raise install_failures.explain(str(error)) from error
        say(f"Installed in {time.monotonic() - started:.0f} seconds.")
        return folder


class _Wanted(NamedTuple):
    """A lock file and its bytes."""

    path: Path
    content: bytes


def _read_lock(home: Path, group: str) -> bytes:
    path = environment.lock(home, group)
    try:
        return path.read_bytes()
    except OSError as error:
        raise HandbillError(
            f"Handbill's own file {path} cannot be read ({error.strerror}). Get Handbill's files again."
        ) from error


def _check_python() -> None:
    """Find out that Python lacks what makes environments, before anything is written."""
    missing = next(
        (name for name in ("venv", "ensurepip") if importlib.util.find_spec(name) is None), None
    )
    if missing is not None:
        raise HandbillError(install_failures.no_venv(missing))


def _install_into(folder: Path, place: Path, wanted: _Wanted) -> None:
    """Make the folder in a workshop, and swap it in."""
    unfinished = workshop(place)
    made = unfinished / "packages"
    made.mkdir()
    _run_pip(unfinished, made, wanted.path)
    environment.put_stamp(made, wanted.content)
    _swap_in(made, folder, unfinished / "replaced")


def _run_pip(unfinished: Path, target: Path, lock: Path) -> None:
    pip_home = unfinished / "pip"
    python = pip_home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    variables = _variables(unfinished)
    _run([sys.executable, *_ALONE, "-m", "venv", "--without-pip", str(pip_home)], variables)
    # In a step of its own, since venv keeps to itself why this one fails.
    _run([str(python), *_ALONE, "-m", "ensurepip"], variables)
    _run([
        *(str(python), *_ALONE, "-m", "pip", "install", "--target", str(target), "--requirement", str(lock)),
        *("--require-hashes", "--no-deps", "--only-binary", ":all:", "--no-user", "--no-input"),
        *("--no-warn-script-location", "--disable-pip-version-check", "--progress-bar", "off"),
    ], variables)  # fmt: skip


def _run(command: list[str], variables: Mapping[str, str]) -> None:
    """Run a Python; its words are told only where it fails."""
    child = None
    try:
        with _signals_kept_waiting():
            child = _started(command, variables)
        output, _ = child.communicate()
    except OSError as error:
        raise install_failures.explain(f"{command[0]}: {error}") from error
    finally:
        if child is not None and child.poll() is None:
            _end(child)
    if child.returncode != 0:
        raise install_failures.explain(output)


def _started(command: list[str], variables: Mapping[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command,
        env=variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,
    )


@contextlib.contextmanager
def _signals_kept_waiting() -> Iterator[None]:
    """Let no Ctrl-C fall between a program's start and our knowing of it."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _end(child: subprocess.Popen[str]) -> None:
    """End a program and all that it started, and wait until none of them can write any more."""
    if sys.platform == "win32":
        child.kill()
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
    child.communicate()  # ends when the last one has


_PIP_KEPT = frozenset({
    *("PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "PIP_FIND_LINKS", "PIP_NO_INDEX", "PIP_TRUSTED_HOST"),
    *("PIP_CERT", "PIP_CLIENT_CERT", "PIP_PROXY", "PIP_TIMEOUT", "PIP_DEFAULT_TIMEOUT"),
    *("PIP_CONFIG_FILE", "PIP_CACHE_DIR", "PIP_NO_CACHE_DIR", "PIP_KEYRING_PROVIDER"),
})  # fmt: skip


def _variables(temporary: Path) -> Mapping[str, str]:
    """Return the environment variables without those that lead Python or pip astray.

    Kept of pip's: where packages come from, and how they are reached. What pip
    lays down in passing goes into a folder that is removed.
    """
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PIP_", "PYTHON", "__PYVENV")) or name in _PIP_KEPT
    }
    passing = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(temporary))
    return {
        **kept,
        **passing,
        "PIP_RETRIES": "2",
    }  # with no retry, pip does not tell that the network fails


def _swap_in(made: Path, folder: Path, replaced: Path) -> None:
    folder.parent.mkdir(exist_ok=True)
    try:
        if folder.exists():
            folder.rename(replaced)
        made.rename(folder)
    except PermissionError as error:  # Windows keeps files that a running program uses
        raise HandbillError(
            f"The packages in {folder} are in use. Stop the Handbill that still runs, then start again."
        ) from error


@contextlib.contextmanager
def _ended_politely() -> Iterator[None]:
    """Let a request to end (SIGTERM) tidy up as Ctrl-C does."""

    def interrupt(_signal: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
