"""The theme's assets: style sheets, scripts, fonts and drawings, published under names that tell their content."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from posixpath import normpath
from typing import NamedTuple

from handbill.digests import digest_of
from handbill.output.theme_errors import MissingAssetError
from handbill.output.theme_files import ASSETS, BUILT_IN, ThemeFile
from handbill.problem_kinds import problem
from handbill.problems import Position, Problem
from handbill.reading.near import nearest

_CSS_REFERENCE = re.compile(
    r"""/\*.*?\*/"""
    r"""|url\(\s*(?P<quote>["']?)(?P<url>[^"'()\s]*)(?P=quote)\s*\)"""
    r"""|@import\s+(?P<mark>["'])(?P<sheet>[^"']*)(?P=mark)""",
    re.DOTALL | re.IGNORECASE,
)
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
        maker.asset(name)
    return Assets(maker.done, tuple(maker.problems))


class _Publisher:
    """Names the assets; what a style sheet refers to is named before the sheet itself."""

    def __init__(self, files: Mapping[str, ThemeFile]) -> None:
        self.files = files
        self.done: dict[str, Asset] = {}
        self.problems: list[Problem] = []
        self._open: list[str] = []

    def asset(self, name: str) -> Asset:
        if name not in self.done:
            self._open.append(name)
            body = self.files[name].body
            if name.casefold().endswith(".css"):
                body = self._fitted(name, body)
            self._open.pop()
            self.done[name] = Asset(_hashed(name, body), body)
        return self.done[name]

    def _fitted(self, name: str, body: bytes) -> bytes:
        try:
            text = body.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            place = Position(self.files[name].shown, body[: error.start].count(b"\n") + 1)
            message = "This style sheet is not in UTF-8."
            self.problems.append(problem("not-utf8", place, message, "Save it again as UTF-8."))
            return body
        return "".join(self._pieces(name, text)).encode()

    def _pieces(self, name: str, text: str) -> Iterator[str]:
        end = 0
        for found in _CSS_REFERENCE.finditer(text):
            group = "sheet" if found["sheet"] is not None else "url"
            if found[group] is None or _ELSEWHERE.match(found[group]):
                continue
            yield text[end : found.start(group)]
            yield self._renamed(name, text, found.start(group), found[group])
            end = found.end(group)
        yield text[end:]

    def _renamed(self, name: str, text: str, at: int, typed: str) -> str:
        """Return the reference of a sheet to another asset by that one's new name, `?` and `#` kept."""
        address, mark, rest = re.fullmatch(r"([^?#]*)([?#]?)(.*)", typed, re.DOTALL).groups()  # type: ignore[union-attr]
        folder = PurePosixPath(name).parent
        target = normpath(str(folder / address))
        if target not in self.files or target in self._open:
            self._cannot(name, text, at, target, loops=target in self._open)
            return typed
        new = PurePosixPath(self.asset(target).path.removeprefix(ASSETS))
        ups = "../" * (0 if str(folder) == "." else len(folder.parts))
        return f"{ups}{new}{mark}{rest}"

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


def _hashed(name: str, body: bytes) -> str:
    path = PurePosixPath(name)
    return f"{ASSETS}{path.with_name(f'{path.stem}.{digest_of(body)[:8]}{path.suffix}')}"
