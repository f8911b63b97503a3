"""Why packages could not be installed, in plain words."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NamedTuple

from handbill.problems import HandbillError, TargetError

_NEWEST_TRIED = (3, 14)
_LINES_SHOWN = 6
_LENGTH_SHOWN = 160


class _Cause(NamedTuple):
    """What pip says where something failed, and what that means."""

    signs: tuple[str, ...]
    meaning: str
    error: type[HandbillError]


_PYTHON = f"{sys.version_info[0]}.{sys.version_info[1]}"

_UNFIT = (
    f"The package index has no package that fits this Python ({_PYTHON}) on this computer. If pip is told to use an"
    " index of its own (PIP_INDEX_URL, pip.conf), see whether that one is right and complete."
)
_UNTRIED = (
    f"Python {_PYTHON} is untried: a package has no file for it yet. Handbill's packages are tried with"
    f" Python 3.11 to {_NEWEST_TRIED[0]}.{_NEWEST_TRIED[1]}; install one of those beside it, and use that one."
)

# In this order: a failed certificate or proxy also looks like a broken network, and that like a missing package.
_CAUSES = (
    _Cause(
        ("No space left on device", "Errno 28", "not enough space on the disk", "Disk quota exceeded"),
        "The disk is full. Make room (about 200 MB), then start again.",
        HandbillError,
    ),
    _Cause(
        ("DO NOT MATCH THE HASHES",),
        "A downloaded package is not the file that Handbill was tested with: its hash differs. It was not"
        " installed. Start again; if it happens again, ask whoever runs your network or package index.",
        HandbillError,
    ),
    _Cause(
        ("CERTIFICATE_VERIFY_FAILED", "SSLError", "SSLCertVerificationError"),
        "The package index could not prove who it is. In an office network, ask for the office's certificate"
        " file and set PIP_CERT to its path; also see that this computer's clock is right.",
        TargetError,
    ),
    _Cause(
        ("ProxyError", "Tunnel connection failed", "407 Proxy", "Cannot connect to proxy"),
        "The proxy of this network refused the connection. Set HTTPS_PROXY to its address, or ask whoever runs it.",
        TargetError,
    ),
    _Cause(
        ("NewConnectionError", "NameResolutionError", "ConnectTimeoutError", "ReadTimeoutError", "Read timed out",
         "Max retries exceeded", "Connection refused", "Connection reset", "Network is unreachable",
         "Temporary failure in name resolution", "getaddrinfo failed", "after connection broken by",
         "Connection aborted", "RemoteDisconnected"),
        "The packages could not be downloaded: no connection to the package index. Connect this computer to the"
        " internet, then start again. It is needed this one time.",
        TargetError,
    ),
    _Cause(
        ("HTTP error", "HTTPError", "ERROR 403", "Forbidden"),
        "The package index refused to hand out the packages.",
        TargetError,
    ),
    _Cause(
        ("No matching distribution found", "Could not find a version", "requires a different Python",
         "is not a supported wheel"),
        _UNFIT if sys.version_info[:2] <= _NEWEST_TRIED else _UNTRIED,
        HandbillError,
    ),
    _Cause(
        ("Permission denied", "Errno 13", "Access is denied", "Read-only file system"),
        "A file could not be written, or a program not be started.",
        HandbillError,
    ),
)  # fmt: skip


def explain(output: str) -> HandbillError:
    """Return the failure that the output of pip or Python tells of, with its last lines."""
    cause = next((cause for cause in _CAUSES if any(sign in output for sign in cause.signs)), None)
    meaning = cause.meaning if cause else "The packages could not be installed."
    error = cause.error if cause else HandbillError
    lines = [line.rstrip() for line in output.splitlines() if line.strip()]
    quoted = "".join(f"\n    {line[:_LENGTH_SHOWN]}" for line in lines[-_LINES_SHOWN:])
    said = f"\nThe last lines of the installation were:{quoted}" if quoted else ""
    return error(f"{meaning}\nNothing was installed.{said}")


def no_venv(missing: str) -> str:
    """Return what to do about a Python without venv or ensurepip."""
    remedy = (
        _install_line()
        or "Install Python 3.12 from https://www.python.org/downloads/, and use that one."
    )
    return f"This Python ({_PYTHON}) lacks its module {missing}, which Handbill needs on first use.\n{remedy}"


def _install_line() -> str:
    """Return the one line that installs it on the Linux at hand, or an empty text."""
    system = _system_names()
    if system & {"debian", "ubuntu"}:
        return f"Install it with:\n    sudo apt install {_debian_package()}"
    if system & {"fedora", "rhel", "centos"}:
        return f"Install it with:\n    sudo dnf install python{_PYTHON}"
    if system & {"suse", "opensuse"}:
        return f"Install it with:\n    sudo zypper install python{_PYTHON.replace('.', '')}"
    if "alpine" in system:
        return "Install it with:\n    sudo apk add python3"
    return ""


def _debian_package() -> str:
    """Return `python3-venv` for the system's own Python 3, else the package of this version."""
    own = os.path.realpath("/usr/bin/python3").rpartition("/")[2]
    return "python3-venv" if own == f"python{_PYTHON}" else f"python{_PYTHON}-venv"


def _system_names() -> set[str]:
    """Return the system's name and those it is like (os-release, freedesktop.org)."""
    try:
        lines = Path("/etc/os-release").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return set()
    values = [
        line.partition("=")[2].strip("\"'")
        for line in lines
        if line.startswith(("ID=", "ID_LIKE="))
    ]
    return {name for value in values for name in value.split()}
