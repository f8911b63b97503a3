from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from little_press import LittlePress, write

from handbill.output.folder import refusal


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site in a folder of its own, with another working folder and home."""
    site = tmp_path / "all" / "site"
    write(
        site,
        {"content/event.yaml": "name: X\n", "templates/x.html": "", "static/a": "", "notes/a": ""},
    )
    for name in ("home/docs", "elsewhere/deep", "repository/.git", "empty"):
        (tmp_path / name).mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "elsewhere/deep")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    return site


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ("/", "it is the top folder of the disk"),
        ("home", "it is your home folder, or holds it"),
        (".", "it is your home folder, or holds it"),
        ("all/site", "it is the folder of the site itself"),
        ("all/site/x/..", "it is the folder of the site itself"),
        ("all", "the site lies inside it"),
        ("elsewhere/deep", "you are working in it"),
        ("elsewhere", "you are working in it"),
        ("all/site/content", "content/ holds what people wrote"),
        ("all/site/content/new", "content/ holds what people wrote"),
        ("all/site/templates", "templates/ holds what people wrote"),
        ("all/site/static", "static/ holds what people wrote"),
        ("all/site/handbill", "handbill/ holds what people wrote"),
        ("all/site/.git/x", ".git/ holds what people wrote"),
        ("all/site/.handbill", "Handbill keeps its own notes there"),
        ("all/site/content/event.yaml", "a file has that name"),
        ("all/site/notes/a", "a file has that name"),
        ("all/site/notes", "it has files in it that Handbill did not write, such as a"),
        ("repository", "it is the top of a git working tree"),
    ],
)
def test_folders_that_a_build_could_harm_are_refused(root: Path, place: str, reason: str) -> None:
    folder = root.parents[1] / place if place != "/" else Path(root.anchor)
    found = refusal(root, folder)
    assert found is not None
    assert (found.code, found.message) == (
        "output-refused",
        f"{folder} cannot be the output folder: {reason}.",
    )


@pytest.mark.parametrize(
    "place",
    ["all/site/output", "all/site/.handbill/preview", "empty", "new/deep", "home/docs/site"],
)
def test_new_and_empty_folders_are_taken(root: Path, place: str) -> None:
    assert refusal(root, root.parents[1] / place) is None


def test_what_systems_leave_behind_does_not_count(root: Path) -> None:
    write(root.parents[1] / "empty", {".DS_Store": "", "Thumbs.db": ""})
    assert refusal(root, root.parents[1] / "empty") is None


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_link_is_refused(root: Path) -> None:
    link = root / "output"
    link.symlink_to(root.parents[1] / "empty")
    found = refusal(root, link)
    assert found is not None
    assert found.message == f"{link} cannot be the output folder: it is a link to another place."


def test_a_refused_folder_is_not_touched(root: Path) -> None:
    little = LittlePress(root.parent)
    before = sorted(os.walk(root / "notes"))
    assert [p.code for p in little.press({"/": "Home"}, output=root / "notes").problems] == [
        "output-refused"
    ]
    assert sorted(os.walk(root / "notes")) == before
