"""The manifest: what Handbill wrote into an output folder, and in which state each file was."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple, NoReturn

from handbill.output.paths import fault
from handbill.problem_kinds import problem
from handbill.problems import ContentError, Position

MANIFEST = ".handbill.json"
VERSION = 1


class Flags(NamedTuple):
    """What makes an output unfit to be published: drafts in it, made for the preview, or made as of a typed moment."""

    drafts: bool = False
    preview: bool = False
    as_of: str = ""


class Entry(NamedTuple):
    """A file that was written: its path, size in bytes, digest, and the fingerprint of what decided its bytes."""

    path: str
    size: int
    digest: str
    fingerprint: str


class Manifest(NamedTuple):
    """All that was written, in the order of the paths."""

    flags: Flags = Flags()
    entries: tuple[Entry, ...] = ()


def manifest_bytes(manifest: Manifest) -> bytes:
    """Return the manifest as JSON: one file a line, sorted, the same bytes for the same values."""
    head = {"version": VERSION, **manifest.flags._asdict()}
    lines = [_json(entry._asdict()) for entry in sorted(manifest.entries)]
    body = "[\n" + ",\n".join(lines) + "\n]" if lines else "[]"
    return f'{_json(head)[:-1]}, "files": {body}}}\n'.encode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=True)


def read_manifest(path: Path) -> Manifest | None:
    """Return the manifest in a file, or None where there is none.

    Raises:
        ContentError: It is there, but cannot be used; then nobody knows which files are ours.
    """
    if not path.exists() and not path.is_symlink():
        return None
    if path.is_symlink() or not path.is_file():
        _damaged(path)
    try:
        return _decoded(json.loads(path.read_bytes()))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        _damaged(path)


def _decoded(typed: object) -> Manifest:
    if not isinstance(typed, dict) or typed["version"] != VERSION:
        raise ValueError(typed)
    flags = Flags(bool(typed["drafts"]), bool(typed["preview"]), str(typed["as_of"]))
    entries = tuple(
        Entry(_text(f["path"]), int(f["size"]), _text(f["digest"]), _text(f["fingerprint"]))
        for f in typed["files"]
    )
    if any(fault(entry.path) for entry in entries):
        raise ValueError(entries)
    return Manifest(flags, entries)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _damaged(path: Path) -> NoReturn:
    raise ContentError(
        (
            problem(
                "output-refused",
                Position(path.as_posix()),
                f"{path} is the list of the files that Handbill wrote, but it cannot be read any more. "
                "Without it nobody can tell which files may be replaced, so nothing was changed.",
                f"Move the folder {path.parent.name} away or delete it, and build again.",
            ),
        )
    )
