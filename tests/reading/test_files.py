"""A site's folder: what is read, what is left out, and what is told."""

# ruff: noqa: E501 - whole messages, as they are told

from __future__ import annotations

import hashlib
import io
import os
import socket
import sys
import unicodedata
from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image

from handbill.model import Picture, PlainFile, Source
from handbill.reading.files import Folder, read_folder

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="needs what only POSIX systems have")


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (3, 2)).save(out, "PNG")
    return out.getvalue()


def told(folder: Folder) -> list[tuple[str, str, str]]:
    return [(str(p.position), p.code, p.message) for p in folder.problems]


def test_an_empty_folder(tmp_path: Path) -> None:
    assert read_folder(tmp_path) == Folder({}, {}, {}, {})


def test_reads_everything_in_order(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "site_config.yaml": "",
            "content/event.yaml": "name: A\r\nstarts: x\ry",
            "content/agenda/day-1.yml": "\ufeffday: 1",
            "content/posts/a.MD": "x",
            "content/images/deep/x.jpg": png(),
            "content/files/slides.pdf": b"\0\xff",
            "content/files/notes.md": "no text of the site",
            "static/.well-known/security.txt": "x",
            "static/.nojekyll": "",
            "static/CNAME": "events.example.gov",
            "README.md": "not looked at",
        },
    )
    folder = read_folder(tmp_path)
    assert list(folder.sources.values()) == [
        Source("site_config.yaml", "", digest(b"")),
        Source("content/agenda/day-1.yml", "day: 1", digest("\ufeffday: 1".encode())),
        Source("content/event.yaml", "name: A\nstarts: x\ny", digest(b"name: A\r\nstarts: x\ry")),
        Source("content/posts/a.MD", "x", digest(b"x")),
    ]
    assert folder.pictures == {
        "images/deep/x.jpg": Picture("images/deep/x.jpg", "png", 3, 2, digest(png()))
    }
    assert list(folder.files.values()) == [
        PlainFile("files/notes.md", 19, digest(b"no text of the site")),
        PlainFile("files/slides.pdf", 2, digest(b"\0\xff")),
    ]
    assert list(folder.static) == [".nojekyll", ".well-known/security.txt", "CNAME"]
    assert folder.problems == ()


ENCODINGS = {
    "cp1252": (
        "a: 1\r\nb: café".encode("cp1252"),
        "not-utf8",
        "2:7",
        'This character is not saved as UTF-8; it looks like "é" from an older Windows program.',
    ),
    "cp1252 quotes": (
        "a: “b”".encode("cp1252"),
        "not-utf8",
        "1:4",
        'This character is not saved as UTF-8; it looks like "“" from an older Windows program.',
    ),
    "utf-16": (
        "a: 1".encode("utf-16"),
        "not-utf8",
        "1:1",
        'This file is saved as UTF-16, which Notepad calls "Unicode".',
    ),
    "utf-16 without a mark": (
        "a: 1".encode("utf-16-le"),
        "not-utf8",
        "1:2",
        "This file is saved as UTF-16, not as UTF-8.",
    ),
    "a nul": (b"a: 1\nb: 2 and more\0", "not-utf8", "2:14", "This file is not a text file."),
    "a control character": (
        b"a: 1\nb\x0b: 2",
        "control-character",
        "2:2",
        "An invisible character that is not text (U+000B) stands here.",
    ),
    "cut off": (
        "a: é".encode()[:-1],
        "not-utf8",
        "1:4",
        'This character is not saved as UTF-8; it looks like "Ã" from an older Windows program.',
    ),
}


@pytest.mark.parametrize("name", ENCODINGS)
def test_other_encodings(tmp_path: Path, name: str) -> None:
    content, code, place, message = ENCODINGS[name]
    folder = read_folder(write(tmp_path, {"content/event.yaml": content}))
    assert told(folder) == [(f"content/event.yaml:{place}", code, message)]
    assert list(folder.sources) == (["content/event.yaml"] if code == "control-character" else [])


def test_a_text_that_is_too_large(tmp_path: Path) -> None:
    folder = read_folder(write(tmp_path, {"content/event.yaml": b"a" * 5_000_001}))
    assert told(folder) == [
        ("content/event.yaml:1:1", "too-large", "This text file is larger than 5 MB.")
    ]


def test_what_is_no_plain_file(tmp_path: Path) -> None:
    (tmp_path / "content/event.yaml").mkdir(parents=True)
    (tmp_path / "site_config.yaml").mkdir()
    (tmp_path / "static").write_text("x", encoding="utf-8")
    assert told(read_folder(tmp_path)) == [
        (
            "content/event.yaml:1:1",
            "unreadable-file",
            "This is a folder; a plain file should have this name.",
        ),
        (
            "site_config.yaml:1:1",
            "unreadable-file",
            "This is a folder; a text file should have this name.",
        ),
        ("static:1:1", "unreadable-file", "This should be a folder, and is something else."),
    ]


@POSIX
def test_pipes_sockets_and_links(tmp_path: Path) -> None:
    root = write(
        tmp_path / "site",
        {"content/people.yaml": "a: 1", "content/posts/a.md": "x", ".git/x.md": "y"},
    )
    outside = write(tmp_path, {"outside.yaml": "secret: 1", "folder/x.md": "x"})
    content = root / "content"
    os.mkfifo(content / "event.yaml")
    (content / "gone.yaml").symlink_to("nowhere.yaml")
    (content / "out.yaml").symlink_to(outside / "outside.yaml")
    (content / "round.yaml").symlink_to("round.yaml")
    (content / "git.md").symlink_to("../.git/x.md")
    (content / "same.yaml").symlink_to("people.yaml")
    (content / "tree").symlink_to(outside / "folder")
    (content / "more").symlink_to("posts")
    if len(str(content / "s.yaml")) < 100:
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind(str(content / "s.yaml"))
        (content / "s.yaml").unlink()
    folder = read_folder(root)
    assert list(folder.sources) == [
        "content/people.yaml",
        "content/posts/a.md",
        "content/same.yaml",
    ]
    assert told(folder) == [
        (
            "content/event.yaml:1:1",
            "unreadable-file",
            "This is a device or a pipe; a plain file should have this name.",
        ),
        (
            "content/git.md:1:1",
            "unreadable-file",
            "This is a link to a file that is never published.",
        ),
        ("content/gone.yaml:1:1", "unreadable-file", "This is a link to a file that is not there."),
        ("content/more:1:1", "unreadable-file", "This is a link to a folder, and is not followed."),
        (
            "content/out.yaml:1:1",
            "unreadable-file",
            "This is a link that leads out of the site, and is not followed.",
        ),
        (
            "content/round.yaml:1:1",
            "unreadable-file",
            "This is a link to a file that is not there.",
        ),
        (
            "content/tree:1:1",
            "unreadable-file",
            "This is a link that leads out of the site, and is not followed.",
        ),
    ]


@POSIX
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path) -> None:
    write(tmp_path, {"content/event.yaml": "a: 1"})
    (tmp_path / "content/event.yaml").chmod(0)
    assert told(read_folder(tmp_path)) == [
        (
            "content/event.yaml:1:1",
            "unreadable-file",
            "This file cannot be read: its permissions do not allow it.",
        )
    ]


LEFT_OUT = [
    ".DS_Store",
    ".hidden",
    "._x.jpg",
    "~$agenda.docx",
    "agenda.yaml~",
    ".#x",
    "#x#",
    "x.swp",
    "x.swo",
    "x.bak",
    "x.orig",
    "x.tmp",
    "x.TMP",
    "~WRL0001.tmp",
    "Thumbs.db",
    "desktop.ini",
    ".git/config",
    ".gitignore",
    "x.part",
    "__MACOSX/x",
    ".well-known/x",
    "sub/.htaccess",
    "x.old",
]
SECRETS = [".env", ".env.local", "x.pem", "x.key", "id_rsa", "id_ed25519", "keys.p12", ".npmrc"]


@pytest.mark.parametrize("folder", ["content/images", "content/files", "static/a", "content/posts"])
def test_what_lies_about_is_never_taken(tmp_path: Path, folder: str) -> None:
    found = read_folder(write(tmp_path, {f"{folder}/{name}": "x" for name in LEFT_OUT}))
    assert found == Folder({}, {}, {}, {})


def test_secrets_are_left_out_and_told(tmp_path: Path) -> None:
    found = read_folder(write(tmp_path, {f"static/{name}": "x" for name in SECRETS}))
    assert found.static == {}
    assert sorted(told(found)) == sorted(
        (
            f"static/{name}:1:1",
            "left-out",
            "This file looks as if it held passwords or keys; it is not read and not published.",
        )
        for name in SECRETS
    )


UNUSED = {
    "content/agenda/day-1.yaml.txt": 'Rename it to "day-1.yaml"; Windows hides endings such as ".txt" unless told to show them.',
    "content/notes.txt": 'If it is a post or a page, rename it to "notes.md"; else move it out of content.',
    "content/agenda.docx": "Copy its words into the files of content, or put it into content/files to offer it to visitors.",
    "content/posts/x.jpg": "Put pictures into content/images.",
    "content/slides.pdf": "Put handouts and slides into content/files.",
    "content/images/notes.pdf": "This folder is for pictures; put other files into content/files.",
    "content/what": "Give it the ending .yaml or .md if it is content, or put it into content/files to offer it to visitors.",
    "site_config.yml": "Rename it to site_config.yaml.",
}


@pytest.mark.parametrize("path", UNUSED)
def test_a_file_that_nothing_reads(tmp_path: Path, path: str) -> None:
    found = read_folder(write(tmp_path, {path: "x"}))
    name = path.rpartition("/")[2]
    assert [(str(p.position), p.code, p.message, p.hint) for p in found.problems] == [
        (f"{path}:1:1", "unused-file", f'Nothing reads "{name}" here.', UNUSED[path])
    ]


@POSIX
def test_names_that_are_one_on_other_systems(tmp_path: Path) -> None:
    composed, apart = (unicodedata.normalize(form, "é.pdf") for form in ("NFC", "NFD"))
    write(tmp_path, {"content/files/A.pdf": "x", "content/files/a.pdf": "x"})
    write(tmp_path, {f"content/files/{name}": "x" for name in (composed, apart)})
    found = read_folder(tmp_path)
    assert [(p.code, str(p.position), str(p.related[0])) for p in found.problems] == [
        ("same-name", "content/files/a.pdf:1:1", "content/files/A.pdf:1:1"),
        ("same-name", f"content/files/{composed}:1:1", f"content/files/{apart}:1:1"),
    ]


def test_a_bad_picture_is_told_and_not_taken(tmp_path: Path) -> None:
    found = read_folder(
        write(tmp_path, {"content/images/x.png": "no", "content/images/y.svg": "<svg onload='x'/>"})
    )
    assert found.pictures == {}
    assert [(p.code, p.position.path) for p in found.problems] == [
        ("bad-picture", "content/images/x.png"),
        ("unsafe-svg", "content/images/y.svg"),
    ]
