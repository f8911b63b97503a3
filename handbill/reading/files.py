"""A site's folder becomes texts, pictures and plain files; nothing but plain files is ever opened."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from io import BufferedReader
from pathlib import Path, PurePosixPath
from typing import NamedTuple, TypeVar

from handbill.digests import digest_of, digest_of_file
from handbill.model import Picture, PlainFile, Source
from handbill.problem_kinds import problem
from handbill.problems import Position, Problem
from handbill.reading.decoding import decode
from handbill.reading.left_out import is_left_out, is_secret
from handbill.reading.pictures import read_picture

_CONFIG = "site_config.yaml"
_TEXT_ENDINGS = frozenset({".yaml", ".yml", ".md", ".markdown"})
_PICTURE_ENDINGS = frozenset({".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".heic"})
_HANDOUT_ENDINGS = frozenset({".pdf", ".pptx", ".ppt", ".zip", ".mp3", ".mp4"})
_IMPORT_ENDINGS = frozenset({".docx", ".doc", ".xlsx", ".csv", ".ics", ".odt", ".json"})
_LARGEST_TEXT = 5_000_000  # bytes


_T = TypeVar("_T")


class Folder(NamedTuple):
    """All that a site's folder holds, each by its path, in the order of the paths.

    `sources` by path relative to the site, `pictures` and `files` relative to
    content/, `static` relative to static/.
    """

    sources: Mapping[str, Source]
    pictures: Mapping[str, Picture]
    files: Mapping[str, PlainFile]
    static: Mapping[str, PlainFile]
    problems: tuple[Problem, ...] = ()


class _Found(NamedTuple):
    """A plain file: where it lies, and its path relative to the site."""

    file: Path
    path: str


def read_folder(root: Path) -> Folder:
    """Read the whole of a site's folder; what cannot be read is a problem, and the rest is still read."""
    return _FolderReader(root).read()


class _FolderReader:
    """Walks a site's folder once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.real_root = root.resolve()
        self.problems: list[Problem] = []
        self.sources: dict[str, Source] = {}
        self.pictures: dict[str, Picture] = {}
        self.files: dict[str, PlainFile] = {}
        self.static: dict[str, PlainFile] = {}

    def read(self) -> Folder:
        self._config()
        for found in self._walk("content"):
            self._content_file(found)
        for found in self._walk("static"):
            self._plain_file(found, "static/", self.static)
        self._report_same_names({**self.pictures, **self.files}, "content/")
        self._report_same_names(self.static, "static/")
        problems = tuple(sorted(self.problems, key=lambda p: p.position))
        return Folder(self.sources, self.pictures, self.files, self.static, problems)

    def _config(self) -> None:
        file = self.root / _CONFIG
        if os.path.lexists(file):
            if self._is_folder(file):
                self._report(_CONFIG, "This is a folder; a text file should have this name.")
            elif plain := self._plain(file, _CONFIG):
                self._text(plain)
        elif os.path.lexists(self.root / "site_config.yml"):
            self._unused("site_config.yml", f"Rename it to {_CONFIG}.")

    # Walking

    def _walk(self, folder: str) -> Iterator[_Found]:
        """Yield the plain files of a folder and of those in it, in the order of their paths."""
        start = self.root / folder
        if not os.path.lexists(start):
            return
        if not self._is_folder(start):
            self._report(folder, "This should be a folder, and is something else.")
            return
        yield from sorted(self._walk_inside(start, folder), key=lambda found: found.path)

    def _walk_inside(self, folder: Path, path: str) -> Iterator[_Found]:
        waiting = [(folder, path)]
        while waiting:
            folder, path = waiting.pop()
            for name in self._names(folder, path):
                below = f"{path}/{name}"
                if self._is_unwanted(below):
                    continue
                if self._is_folder(folder / name) and not self._is_text_name(below):
                    waiting.append((folder / name, below))
                elif found := self._plain(folder / name, below):
                    yield found

    def _names(self, folder: Path, path: str) -> list[str]:
        try:
            names = sorted(entry.name for entry in folder.iterdir())
        except OSError as error:
            self._report(path, f"This folder cannot be opened: {_reason(error)}.")
            return []
        for name in names:
            if not _is_unicode(name):
                shown = name.encode("utf-8", "replace").decode("utf-8")
                self._report(
                    path, f'The name of the file "{shown}" in it cannot be read.', "Rename it."
                )
        return [name for name in names if _is_unicode(name)]

    def _is_unwanted(self, path: str) -> bool:
        """Tell whether a file or folder is never taken; secrets are told of."""
        top, _, inner = path.partition("/")
        if not is_left_out(inner, static=top == "static"):
            return False
        if is_secret(inner):
            self.problems.append(_left_out(path))
        return True

    def _is_text_name(self, path: str) -> bool:
        """Tell whether a path is one of a text of the site."""
        in_text = path.startswith("content/") and not path.startswith(
            ("content/images/", "content/files/")
        )
        return in_text and PurePosixPath(path).suffix.lower() in _TEXT_ENDINGS

    def _is_folder(self, file: Path) -> bool:
        try:
            return stat.S_ISDIR(file.lstat().st_mode)
        except OSError:
            return False

    def _plain(self, file: Path, path: str) -> _Found | None:
        """Return a plain file, also through a link that stays in the site; report anything else."""
        try:
            mode = file.lstat().st_mode
            if stat.S_ISLNK(mode):
                return self._linked(file, path)
        except OSError as error:
            self._report(path, f"This file cannot be read: {_reason(error)}.")
            return None
        if stat.S_ISREG(mode):
            return _Found(file, path)
        what = "a folder" if stat.S_ISDIR(mode) else "a device or a pipe"
        self._report(path, f"This is {what}; a plain file should have this name.")
        return None

    def _linked(self, file: Path, path: str) -> _Found | None:
        try:
            target = file.resolve(strict=True)
        except (OSError, RuntimeError):  # RuntimeError: a link that leads to itself
            self._report(path, "This is a link to a file that is not there.")
            return None
        inside = target.is_relative_to(self.real_root)
        if not inside:
            self._report(path, "This is a link that leads out of the site, and is not followed.")
            return None
        if is_left_out(target.relative_to(self.real_root).as_posix()):
            self._report(path, "This is a link to a file that is never published.")
            return None
        if not stat.S_ISREG(target.lstat().st_mode):
            self._report(path, "This is a link to a folder, and is not followed.")
            return None
        return _Found(target, path)

    # Reading

    def _content_file(self, found: _Found) -> None:
        path = found.path
        if path.startswith("content/images/"):
            self._picture(found)
        elif path.startswith("content/files/"):
            self._plain_file(found, "content/", self.files)
        elif self._is_text_name(path):
            self._text(found)
        else:
            self._unused(path, _advice(path))

    def _text(self, found: _Found) -> None:
        content = self._opened(found, lambda file: file.read(_LARGEST_TEXT + 1))
        if content is None:
            return
        if len(content) > _LARGEST_TEXT:
            self.problems.append(
                problem(
                    "too-large",
                    Position(found.path),
                    "This text file is larger than 5 MB.",
                    "Split it, or take out what does not belong there.",
                )
            )
            return
        decoded = decode(content, found.path)
        self.problems += decoded.problems
        if decoded.text is not None:
            digest = digest_of(content)
            self.sources[found.path] = Source(found.path, decoded.text, digest)

    def _picture(self, found: _Found) -> None:
        ending = PurePosixPath(found.path).suffix.lower()
        if ending in _TEXT_ENDINGS | _HANDOUT_ENDINGS | _IMPORT_ENDINGS | {".txt"}:
            self._unused(
                found.path, "This folder is for pictures; put other files into content/files."
            )
            return
        read = self._opened(
            found, lambda file: (read_picture(file, found.path), _digest_again(file))
        )
        if read is None:
            return
        picture, digest = read
        self.problems += picture.problems
        if picture.kind:
            path = found.path.removeprefix("content/")
            self.pictures[path] = Picture(
                path, picture.kind, picture.width, picture.height, digest, picture.moving
            )

    def _plain_file(self, found: _Found, folder: str, into: dict[str, PlainFile]) -> None:
        read = self._opened(
            found, lambda file: (os.fstat(file.fileno()).st_size, digest_of_file(file))
        )
        if read is not None:
            path = found.path.removeprefix(folder)
            into[path] = PlainFile(path, *read)

    def _opened(self, found: _Found, read: Callable[[BufferedReader], _T]) -> _T | None:
        """Open a plain file and read it; what has become something else meanwhile is not read."""
        try:
            number = os.open(
                found.file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
            )
            with os.fdopen(number, "rb") as file:
                if not stat.S_ISREG(os.fstat(number).st_mode):
                    self._report(found.path, "This is not a plain file.")
                    return None
                return read(file)
        except OSError as error:
            self._report(found.path, f"This file cannot be read: {_reason(error)}.")
            return None

    # What is wrong

    def _report(
        self, path: str, message: str, hint: str = "Put a plain file in its place, or delete it."
    ) -> None:
        self.problems.append(problem("unreadable-file", Position(path), message, hint))

    def _unused(self, path: str, hint: str) -> None:
        name = PurePosixPath(path).name
        self.problems.append(
            problem("unused-file", Position(path), f'Nothing reads "{name}" here.', hint)
        )

    def _report_same_names(self, paths: Mapping[str, object], folder: str) -> None:
        """Report names that some systems take for one: they differ in capitals or in how accents are written."""
        first: dict[str, str] = {}
        for path in paths:
            folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
            if folded in first:
                self.problems.append(_same_name(folder + path, folder + first[folded]))
            else:
                first[folded] = path


def _digest_again(file: BufferedReader) -> str:
    file.seek(0)
    return digest_of_file(file)


def _is_unicode(name: str) -> bool:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _reason(error: OSError) -> str:
    """Return why the system refused, in plain words."""
    if isinstance(error, PermissionError):
        return "its permissions do not allow it"
    if isinstance(error, FileNotFoundError):
        return "it is not there any more"
    return (error.strerror or "the system refused").lower()


def _advice(path: str) -> str:
    """Return what to do with a file that nothing reads."""
    name = PurePosixPath(path).name
    inner = PurePosixPath(name).stem
    ending = PurePosixPath(name).suffix.lower()
    if PurePosixPath(inner).suffix.lower() in _TEXT_ENDINGS:
        return f'Rename it to "{inner}"; Windows hides endings such as "{ending}" unless told to show them.'
    if ending in _PICTURE_ENDINGS:
        return "Put pictures into content/images."
    if ending in _HANDOUT_ENDINGS:
        return "Put handouts and slides into content/files."
    if ending in _IMPORT_ENDINGS:
        return "Copy its words into the files of content, or put it into content/files to offer it to visitors."
    if ending == ".txt":
        return f'If it is a post or a page, rename it to "{inner}.md"; else move it out of content.'
    return "Give it the ending .yaml or .md if it is content, or put it into content/files to offer it to visitors."


def _left_out(path: str) -> Problem:
    return problem(
        "left-out",
        Position(path),
        "This file looks as if it held passwords or keys; it is not read and not published.",
        "Move it out of the site's folder; if it is slides of Keynote, save them as PDF.",
    )


def _same_name(path: str, first: str) -> Problem:
    return problem(
        "same-name",
        Position(path),
        f'This name and "{first}" differ only in capitals or in how an accent is written; '
        "on many computers they are one file.",
        "Rename one of the two.",
        related=(Position(first),),
    )
