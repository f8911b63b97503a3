"""The files of a theme: the built-in ones, and a site's own over them."""

from __future__ import annotations

import functools
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from handbill.digests import digest_of
from handbill.problem_kinds import problem
from handbill.problems import Position, Problem

BUILT_IN = "!theme/"
"""Before a name: the built-in file, whatever lies over it."""

ASSETS = "assets/"
"""Before a name: an asset, which is published, and no template."""

_PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class ThemeFile:
    """A file of a theme: its path as people know it (`templates/base.html`), and its bytes."""

    shown: str
    body: bytes

    @functools.cached_property
    def digest(self) -> str:
        """Return the digest of the bytes."""
        return digest_of(self.body)

    @functools.cached_property
    def text(self) -> str:
        """Return the text of a template, with line feeds as line ends."""
        return self.body.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


class ThemeFiles(NamedTuple):
    """All files by name: `base.html` and `assets/site.css` as they count, `!theme/base.html` as they were built in."""

    found: Mapping[str, ThemeFile]
    problems: tuple[Problem, ...]


def built_in_folder() -> Path:
    """Return where the built-in theme lies: in the package, or beside it in Handbill's own repository."""
    carried = _PACKAGE / "theme"
    return carried if carried.is_dir() else _PACKAGE.parent / "templates"


def read_theme_files(site_root: Path, built_in: Path | None = None) -> ThemeFiles:
    """Read a site's own `templates/` over the built-in theme; where they are one folder, there is one layer."""
    base = built_in or built_in_folder()
    own = site_root / "templates"
    one = own.is_dir() and base.is_dir() and own.samefile(base)
    lower, faults = _layer(base, "templates" if one else "handbill/theme")
    upper, more = ({}, []) if one else _layer(own, "templates")
    found = {**lower, **upper, **{BUILT_IN + name: file for name, file in lower.items()}}
    return ThemeFiles(found, (*faults, *more))


def _layer(folder: Path, shown: str) -> tuple[dict[str, ThemeFile], list[Problem]]:
    found: dict[str, ThemeFile] = {}
    faults: list[Problem] = []
    for path in sorted(_files(folder)):
        name = path.relative_to(folder).as_posix()
        read = _read(path, f"{shown}/{name}", text=not name.startswith(ASSETS))
        if isinstance(read, Problem):
            faults.append(read)
        else:
            found[name] = read
    return found, faults


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files of a layer, without hidden ones and what editors leave behind."""
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if _is_wanted(name)]
        yield from (Path(place) / name for name in names if _is_wanted(name))
        yield from (Path(place) / name for name in folders if (Path(place) / name).is_symlink())


def _is_wanted(name: str) -> bool:
    return not name.startswith((".", "~", "#")) and not name.endswith(
        ("~", ".bak", ".swp", ".orig")
    )


def _read(path: Path, shown: str, *, text: bool) -> ThemeFile | Problem:
    place = Position(shown)
    if path.is_symlink() or not path.is_file():
        message = "This is no plain file, but a link or something else that is not followed."
        return problem("unreadable-file", place, message, "Put a plain file in its place.")
    try:
        read = ThemeFile(shown, path.read_bytes())
        if text:
            read.body.decode("utf-8-sig")
    except OSError as error:
        message = f"This file cannot be read: {error.strerror}."
        return problem("unreadable-file", place, message, "Make it readable, or delete it.")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        message = f"Byte {error.object[error.start]:#04x} is no letter in UTF-8."
        return problem("not-utf8", Position(shown, line), message, "Save the file again as UTF-8.")
    return read
