"""The theme's assets: style sheets, scripts, fonts and drawings, published under names that tell their content.

A sheet that another imports (`@import "line.css" layer(line);`) is put into that one, so that
visitors fetch one file while each subject has its own; what a script imports (`"./page.js"`) is
named by its new name. Scripts are published without the lines that are but comments and the blanks
that lines begin with: a quarter of what a phone would fetch.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from posixpath import normpath, relpath
from typing import NamedTuple

from handbill.digests import digest_of
from handbill.output.theme_errors import MissingAssetError
from handbill.output.theme_files import ASSETS, BUILT_IN, ThemeFile
from handbill.problem_kinds import problem
from handbill.problems import Position, Problem
from handbill.reading.near import nearest

_CSS_REFERENCE = re.compile(
    r"""/\*.*?\*/"""
    r"""|@import\s+(?P<mark>["'])(?P<sheet>[^"']*)(?P=mark)\s*(?:layer\((?P<layer>[^)]*)\))?\s*;"""
    r"""|url\(\s*(?P<quote>["']?)(?P<url>[^"'()\s]*)(?P=quote)\s*\)""",
    re.DOTALL | re.IGNORECASE,
)
_SCRIPT_REFERENCE = re.compile(
    r"""/\*.*?\*/|^\s*//[^\n]*"""
    r"""|(?:\bfrom\s*|\bimport\s*\(?\s*)(?P<quote>["'])(?P<url>\.{1,2}/[^"'\n]*)(?P=quote)""",
    re.DOTALL | re.MULTILINE,
)
_UNSAID = re.compile(r"^[ \t]*(?://(?![#@]).*$|/\*\*(?:(?!\*/).)*\*/[ \t]*$)?", re.MULTILINE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|/|#|$", re.IGNORECASE)


class Asset(NamedTuple):
    """A published asset: its path in the output, and its bytes."""

    path: str
    body: bytes


class Assets(NamedTuple):
    """All assets of a theme by the names that templates use (`site.css`), with what is wrong with them."""

    table: Mapping[str, Asset]
    problems: tuple[Problem, ...]

    def path(self, name: str) -> str:
        """Return where an asset is published, as a path in the output.

        Raises:
            MissingAssetError: The theme has none of that name.
        """
        found = self.table.get(name)
        if found is None:
            near = nearest(name, sorted(self.table))
            hint = f"Did you mean {near}?" if near else "Put the file into templates/assets/."
            raise MissingAssetError(f"There is no asset {name}.", hint)
        return found.path

    @property
    def fingerprint(self) -> str:
        """Return a digest of where all assets are published."""
        told = "\n".join(f"{name} {asset.path}" for name, asset in sorted(self.table.items()))
        return digest_of(told.encode())


def published(files: Mapping[str, ThemeFile]) -> Assets:
    """Return the assets among a theme's files, with the addresses in style sheets made to fit their new names."""
    maker = _Publisher(
        {
            name.removeprefix(ASSETS): file
            for name, file in files.items()
            if name.startswith(ASSETS) and not name.startswith(BUILT_IN)
        }
    )
    for name in sorted(maker.files):
        if name not in maker.inside:
            maker.asset(name)
    shown = {name: asset for name, asset in maker.done.items() if name not in maker.inside}
    return Assets(shown, tuple(dict.fromkeys(maker.problems)))


class _Publisher:
    """Names the assets; what a sheet or script refers to is named before itself."""

    def __init__(self, files: Mapping[str, ThemeFile]) -> None:
        self.files = files
        self.done: dict[str, Asset] = {}
        self.problems: list[Problem] = []
        self.inside: set[str] = set()
        self._open: list[str] = []

    def asset(self, name: str) -> Asset:
        if name not in self.done:
            body = self.files[name].body
            if name.casefold().endswith((".css", ".js", ".mjs")):
                body = self._fitted(name, PurePosixPath(name).parent).encode()
            self.done[name] = Asset(_hashed(name, body), body)
        return self.done[name]

    def _fitted(self, name: str, folder: PurePosixPath) -> str:
        """Return a sheet or script with its references as they are seen from a folder."""
        body = self.files[name].body
        try:
            text = body.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            place = Position(self.files[name].shown, body[: error.start].count(b"\n") + 1)
            message = "This file of the theme is not in UTF-8."
            self.problems.append(problem("not-utf8", place, message, "Save it again as UTF-8."))
            return body.decode("utf-8", "replace")
        self._open.append(name)
        made = "".join(self._pieces(name, text, folder))
        self._open.pop()
        return made if name.casefold().endswith(".css") else _lean(made)

    def _pieces(self, name: str, text: str, folder: PurePosixPath) -> Iterator[str]:
        is_sheet = name.casefold().endswith(".css")
        end = 0
        for found in (_CSS_REFERENCE if is_sheet else _SCRIPT_REFERENCE).finditer(text):
            sheet = found["sheet"] if is_sheet else None
            typed = sheet if sheet is not None else found["url"]
            if typed is None or _ELSEWHERE.match(typed):
                continue
            start, stop = found.span("url") if sheet is None else found.span()
            yield text[end:start]
            at = found.start("url" if sheet is None else "sheet")
            target = self._target(name, text, at, typed)
            if target is None:
                yield text[start:stop]
            elif sheet is None:
                yield self._renamed(target, typed, folder, dotted=not is_sheet)
            else:
                yield self._put_in(target, found["layer"], folder)
            end = stop
        yield text[end:]

    def _put_in(self, target: str, layer: str | None, folder: PurePosixPath) -> str:
        """Return an imported sheet, to stand where it was imported."""
        self.inside.add(target)
        body = self._fitted(target, folder)
        return f"@layer {layer} {{\n{body}}}" if layer else body

    def _target(self, name: str, text: str, at: int, typed: str) -> str | None:
        """Return the asset that a reference means, or None where a problem was noted."""
        target = normpath(str(PurePosixPath(name).parent / re.split(r"[?#]", typed)[0]))
        if target in self.files and target not in self._open:
            return target
        self._cannot(name, text, at, target, loops=target in self._open)
        return None

    def _renamed(self, target: str, typed: str, folder: PurePosixPath, *, dotted: bool) -> str:
        """Return a reference by its asset's new name as seen from a folder, `?` and `#` kept."""
        new = relpath(self.asset(target).path.removeprefix(ASSETS), str(folder))
        rest = typed[len(re.split(r"[?#]", typed)[0]) :]
        return f"{'./' if dotted and not new.startswith('.') else ''}{new}{rest}"

    def _cannot(self, name: str, text: str, at: int, target: str, *, loops: bool) -> None:
        line = text.count("\n", 0, at) + 1
        place = Position(self.files[name].shown, line, at - text.rfind("\n", 0, at))
        if loops:
            message = (
                f"{name} and {target} refer to each other, so neither can be named by its content."
            )
            self.problems.append(
                problem("asset-loop", place, message, "Let one of them stand alone.")
            )
            return
        near = nearest(target, sorted(self.files))
        hint = f"Did you mean {near}?" if near else "Put the file into templates/assets/."
        self.problems.append(problem("asset-missing", place, f"There is no asset {target}.", hint))


def _lean(script: str) -> str:
    """Return a script without comments in lines of their own, which stay as empty ones, and without indents.

    So each line keeps its number for who looks for a mistake. A script with a template
    literal over several lines is left as it is, since there such a line may be words.
    """
    if any(line.count("`") % 2 for line in script.splitlines()):
        return script
    return _UNSAID.sub("", script)


def _hashed(name: str, body: bytes) -> str:
    path = PurePosixPath(name)
    return f"{ASSETS}{path.with_name(f'{path.stem}.{digest_of(body)[:8]}{path.suffix}')}"
