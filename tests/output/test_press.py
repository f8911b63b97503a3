from __future__ import annotations

import errno
import hashlib
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from little_press import Leaf, LittlePress, copy_of, leaves, states, tree, write

from handbill.output.journal import STAGE
from handbill.output.manifest import MANIFEST, Flags, read_manifest
from handbill.output.press import end_unfinished, press
from handbill.output.theme import Theme
from handbill.pages.page import Page, Pages, View

CSS = f"assets/site.{hashlib.sha256(b'body { color: black }' + bytes([10])).hexdigest()[:8]}.css"


@pytest.fixture
def little(tmp_path: Path) -> LittlePress:
    return LittlePress(tmp_path)


def codes(pressed: object) -> list[str]:
    return [found.code for found in pressed.problems]  # type: ignore[attr-defined]


def _importing(names: str) -> str:
    folders = [str(Path(__file__).parent), str(Path(__file__).parents[2])]
    return f"import sys; sys.path[:0] = {folders}\nfrom little_press import {names}\n"


def test_a_first_press_writes_all_and_a_second_nothing(little: LittlePress) -> None:
    first = little.press({"/": "Home", "/a/b/": "<B>"}, {"feed.xml": "<feed/>"})
    assert first == ((*sorted([CSS, "a/b/index.html", "feed.xml", "index.html"]),), (), 0, (), 4)
    assert tree(little.output) == {
        MANIFEST: (little.output / MANIFEST).read_bytes(),
        "a/b/index.html": b'<title>&lt;B&gt;</title><a href="../../">home</a>'
        + f'<link href="../../{CSS}">'.encode(),
        CSS: b"body { color: black }\n",
        "feed.xml": b"<feed/>",
        "index.html": f'<title>Home</title><a href="./">home</a><link href="./{CSS}">'.encode(),
    }
    before = {path: path.stat().st_mtime_ns for path in little.output.rglob("*")}
    second = little.press({"/": "Home", "/a/b/": "<B>"}, {"feed.xml": "<feed/>"})
    assert second == ((), (), 4, (), 4)
    assert {path: path.stat().st_mtime_ns for path in little.output.rglob("*")} == before


def test_only_what_changed_is_written_and_what_went_is_removed(little: LittlePress) -> None:
    little.press({"/": "Home", "/a/": "A", "/b/": "B"})
    assert little.press({"/": "Home", "/a/": "AA"}) == (
        ("a/index.html",),
        ("b/index.html",),
        2,
        (),
        3,
    )
    assert not (little.output / "b").exists()


def test_flags_alone_change_the_manifest(little: LittlePress) -> None:
    little.press({"/": "Home"})
    assert little.press({"/": "Home"}, flags=Flags(drafts=True)) == ((), (), 2, (), 2)
    found = read_manifest(little.output / MANIFEST)
    assert found is not None
    assert found.flags == Flags(drafts=True)


def test_files_are_readable_whatever_the_umask(little: LittlePress) -> None:
    umask = os.umask(0o077)
    try:
        little.press({"/": "Home", "/a/b/": "B"})
    finally:
        os.umask(umask)
    modes = {
        path.name: path.stat().st_mode & 0o777
        for path in (little.output, *little.output.rglob("*"))
    }
    assert {name: f"{mode:o}" for name, mode in modes.items() if mode not in {0o644, 0o755}} == {}


def test_a_template_error_writes_nothing_and_names_the_first_page(little: LittlePress) -> None:
    little.press({"/": "Home", "/a/": "A"})
    before = tree(little.output)
    write(little.root, {"templates/base.html": "<p>\n{{ page.titel }}"})
    pressed = little.press({"/": "New", "/a/": "New"})
    assert [(str(p.position), p.code, p.message, p.hint) for p in pressed.problems] == [
        (
            "templates/base.html:2:1",
            "template-unknown-name",
            "`page.titel` is not there. A Leaf has body, title. (Seen while making /a/ and 1 more.)",
            "Did you mean `title`?",
        )
    ]
    assert pressed[:3] == ((), (), 0)
    assert tree(little.output) == before


def test_errors_on_a_first_press_leave_no_folder(little: LittlePress) -> None:
    write(little.root, {"templates/base.html": "{{ nothing }}"})
    assert codes(little.press({"/": "Home"})) == ["template-unknown-name"]
    assert not little.output.exists()


def test_foreign_files_stay_and_are_never_written_over(little: LittlePress) -> None:
    little.press({"/": "Home", "/a/": "A"})
    write(little.output, {"a/mine.txt": "mine", "b/index.html": "mine", "notes": "mine"})
    assert codes(little.press({"/": "Home", "/b/": "B"})) == ["foreign-file"]
    assert codes(little.press({"/": "Home", "/notes/x/": "B"})) == ["foreign-file"]
    assert codes(
        little.press({"/": "Home"}, {"a": "a file where a folder has another's file"})
    ) == ["foreign-file"]
    assert little.press({"/": "Home"}).removed == ("a/index.html",)
    kept = {path: body for path, body in tree(little.output).items() if body == b"mine"}
    assert list(kept) == ["a/mine.txt", "b/index.html", "notes"]


def test_a_file_edited_by_hand_is_mended_but_never_removed(little: LittlePress) -> None:
    little.press({"/": "Home", "/a/": "A"})
    write(little.output, {"index.html": "edited", "a/index.html": "edited"})
    pressed = little.press({"/": "Home"})
    assert pressed[:2] == (("index.html",), ())
    assert codes(pressed) == ["output-left"]
    assert (little.output / "a/index.html").read_text() == "edited"
    assert codes(little.press({"/": "Home"})) == []
    assert codes(little.press({"/": "Home", "/a/": "A"})) == ["foreign-file"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_links_in_the_output_are_not_followed(little: LittlePress, tmp_path: Path) -> None:
    little.press({"/": "Home", "/a/": "A"})
    write(tmp_path / "else", {"index.html": "theirs"})
    (little.output / "a/index.html").unlink()
    (little.output / "a").rmdir()
    (little.output / "a").symlink_to(tmp_path / "else")
    assert codes(little.press({"/": "Home", "/a/": "AA"})) == ["foreign-file"]
    little.press({"/": "Home"})
    assert (tmp_path / "else/index.html").read_text() == "theirs"


def test_a_file_may_become_a_folder_and_back(little: LittlePress) -> None:
    for files in ({"x": "file"}, {"x/y": "folder"}, {"x": "file"}, {"X": "other case"}):
        assert codes(little.press({}, files)) == []
        assert {p for p in tree(little.output) if p[0] in "xX"} == set(files)


def test_copies_are_published_and_told_when_they_change_meanwhile(little: LittlePress) -> None:
    write(little.root, {"content/files/a.txt": "A"})
    copy = copy_of(little.root, "content/files/a.txt", "files/a.txt")
    assert codes(little.press({}, copies=(copy,))) == []
    assert (little.output / "files/a.txt").read_text() == "A"
    write(little.root, {"content/files/a.txt": "B"})
    assert codes(little.press({}, copies=(copy._replace(digest="0" * 64),))) == ["source-changed"]
    (little.root / "content/files/a.txt").unlink()
    assert codes(little.press({}, copies=(copy._replace(digest="1" * 64),))) == ["source-changed"]
    assert (little.output / "files/a.txt").read_text() == "A"


def test_two_pages_at_one_path_are_refused(little: LittlePress) -> None:
    assert codes(little.press({"/a/": "A", "/A/": "B"})) == ["output-collision"]
    assert not little.output.exists()


def test_a_damaged_manifest_is_refused(little: LittlePress) -> None:
    little.press({"/": "Home"})
    for damage in ("", "{", "[]", '{"version": 2}', '{"version": 1, "files": 3}'):
        write(little.output, {MANIFEST: damage})
        assert codes(little.press({"/": "New"})) == ["output-refused"], damage


@dataclass(frozen=True, slots=True)
class Odd(View):
    """A view with anything in it."""

    thing: object


@pytest.mark.parametrize("thing", [{1}, {"a": 1}, 1.5, [1], b"x", object(), Leaf, ({1},)])
def test_a_view_with_no_one_written_form_is_refused_loudly(
    little: LittlePress, thing: object
) -> None:
    pages = Pages((Page("/", "leaf.html", Odd(thing)),), (), ())
    theme = Theme.of(little.root, little.theme)
    with pytest.raises(TypeError, match=r"the fingerprint\[5\]\.thing"):
        press(pages, theme, site_root=little.root, output=little.output)


def test_progress_names_each_page_before_it_is_made(little: LittlePress) -> None:
    said: list[str] = []
    pages = Pages(leaves({"/": "Home", "/a/": "A"}), (), ())
    theme = Theme.of(little.root, little.theme)
    press(pages, theme, site_root=little.root, output=little.output, progress=said.append)
    assert said[:3] == ["/a/", CSS, "/"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="limits of a process are of POSIX")
def test_a_full_disk_keeps_the_old_site(little: LittlePress) -> None:
    little.press({"/": "Home", "/a/": "A"})
    before = tree(little.output)
    code = _importing("LittlePress") + (
        "import pathlib, resource\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))\n"
        f"little = LittlePress(pathlib.Path({str(little.root.parent)!r}))\n"
        "found = little.press({'/': 'New', '/new/': 'x' * 5000})\n"
        "print([p.code for p in found.problems], found.problems[0].message)"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout.startswith("['output-failed'] The site cannot be written")
    assert tree(little.output) == before


@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="mounting needs Linux and root"
)
@pytest.mark.parametrize("limit", ["size=200k", "nr_inodes=30"])
def test_a_full_file_system_keeps_the_old_site(little: LittlePress, limit: str) -> None:
    little.output.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", limit, "tmpfs", str(little.output)]
    if subprocess.run(mounting, capture_output=True, check=False).returncode:
        pytest.skip("no file system can be mounted here")
    try:
        assert codes(little.press({"/": "Home", "/a/": "A"})) == []
        before = tree(little.output)
        many = {f"/n/{n}/": "x" * 9000 for n in range(30)}
        assert codes(little.press(many)) == ["output-failed"]
        assert tree(little.output) == before
        assert sorted(p.name for p in little.output.iterdir()) == [
            MANIFEST,
            "a",
            "assets",
            "index.html",
        ]
        assert codes(little.press({"/": "Better"})) == []
    finally:
        subprocess.run(["umount", str(little.output)], check=True)


def test_a_read_only_folder_keeps_the_old_site(little: LittlePress) -> None:
    little.press({"/": "Home", "/a/": "A"})
    before = tree(little.output)
    (little.output / "a").chmod(0o555)
    try:
        if os.access(little.output / "a", os.W_OK):
            pytest.skip("this user may write anywhere")
        assert codes(little.press({"/": "New", "/a/": "New"})) == ["output-failed"]
    finally:
        (little.output / "a").chmod(0o755)
    assert tree(little.output) == before


def _break_off(little: LittlePress, titles: dict[str, str]) -> str:
    """Press until the second file moves, and let the disk fail then; return what is said."""
    told: list[str] = []

    def fail_at_last(what: str) -> None:
        told.append(what)
        if told.count("b/index.html") == 2:  # first when it is staged, then when it moves
            raise OSError(errno.ENOSPC, "No space left on device")

    (found,) = little.press(titles, progress=fail_at_last).problems
    return found.message


def test_a_press_that_broke_off_half_way_says_so_and_the_next_ends_it(little: LittlePress) -> None:
    little.press({"/a/": "Old", "/b/": "Old"})
    assert _break_off(little, {"/a/": "New", "/b/": "New"}) == (
        f"The site cannot be written into {little.output}: No space left on device. "
        "Part of it is in place; the next build brings the rest."
    )
    assert "New" in (little.output / "a/index.html").read_text()
    assert "Old" in (little.output / "b/index.html").read_text()
    assert codes(little.press({"/a/": "New", "/b/": "New"})) == []
    assert "New" in (little.output / "b/index.html").read_text()


def test_what_broke_off_is_ended_without_a_press(little: LittlePress) -> None:
    little.press({"/a/": "Old", "/b/": "Old"})
    _break_off(little, {"/a/": "New", "/b/": "New"})
    end_unfinished(little.root, little.output, lambda _: None)
    assert "New" in (little.output / "b/index.html").read_text()
    assert not (little.output / STAGE).exists()


def test_nothing_is_ended_where_nothing_is_unfinished(little: LittlePress) -> None:
    end_unfinished(little.root, little.output, lambda _: None)
    assert list(little.root.iterdir()) == []


TITLES = st.dictionaries(
    st.sampled_from(["/", "/a/", "/a/b/", "/b/", "/c/d/", "/404.html"]),
    st.sampled_from(["One", "Two"]),
)
FILES = st.dictionaries(st.sampled_from(["f", "g/h", "c/d/e"]), st.sampled_from(["1", "2"]))
OVERRIDES = st.dictionaries(
    st.sampled_from(["base.html", "assets/site.css", "assets/more.css"]),
    st.sampled_from(["{{ page.title }} ", "p {} ", '{% include "!theme/base.html" %}']),
)
HAND_EDITS = st.lists(
    st.tuples(st.integers(0, 20), st.sampled_from(["edit", "remove", "touch", "same size"]))
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(TITLES, FILES, OVERRIDES, HAND_EDITS), min_size=1, max_size=5))
def test_an_incremental_press_equals_a_clean_one(
    tmp_path_factory: pytest.TempPathFactory,
    steps: list[tuple[dict[str, str], dict[str, str], dict[str, str], list[tuple[int, str]]]],
) -> None:
    little = LittlePress(tmp_path_factory.mktemp("incremental"))
    last: set[str] = set()
    for number, (titles, files, overrides, edits) in enumerate(steps):
        for path in tree(little.root / "templates"):
            (little.root / "templates" / path).unlink()
        write(little.root / "templates", overrides)
        assert codes(little.press(titles, files)) == []
        clean = little.root / "clean" / str(number)
        assert codes(little.press(titles, files, output=clean)) == []
        assert tree(little.output) == tree(clean)
        last = set(tree(little.output)) - {MANIFEST}
        touched = _edit_by_hand(little.output, sorted(last), edits)
        little.press(titles, files)
        assert tree(little.output) == tree(clean), touched


def _edit_by_hand(output: Path, paths: list[str], edits: list[tuple[int, str]]) -> list[str]:
    touched = []
    for number, way in edits:
        path = output / paths[number % len(paths)]
        if not path.exists():
            continue
        touched.append(f"{way} {path}")
        if way == "remove":
            path.unlink()
        elif way == "touch":
            path.touch()
        else:
            path.write_bytes(path.read_bytes().swapcase() + (b"!" if way == "edit" else b""))
    return touched


def test_a_killed_press_leaves_the_old_tree_or_the_new(tmp_path: Path) -> None:
    """SIGKILL at a hundred moments; a started press is let go on from 0 to some 100 ms."""
    little = LittlePress(tmp_path)
    write(little.theme, {"assets/sw.js": "keep();\n", "assets/sw-off.js": "let_go();\n"})
    whole = []
    for state in states():
        assert codes(little.press(*state)) == []
        whole.append(tree(little.output))
    write(little.output, {"both/mine.txt": "mine"})
    for files in whole:
        files["both/mine.txt"] = b"mine"
    code = _importing("press_for_ever") + f"press_for_ever({str(tmp_path)!r})"
    seen = [0, 0]
    unfinished = 0
    for round_ in range(100):
        with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as running:
            assert running.stdout is not None
            running.stdout.readline()
            with pytest.raises(subprocess.TimeoutExpired):
                running.wait(0.04 + (round_ * 37 % 100) / 1000)
            running.kill()
        unfinished += (little.output / STAGE).exists()
        found = _recovered(little)
        assert found in whole, round_
        seen[whole.index(found)] += 1
    assert sum(seen) == 100
    assert unfinished > 0


def _recovered(little: LittlePress) -> dict[str, bytes]:
    from handbill.output.journal import recover

    recover(little.output)
    return tree(little.output)


def test_two_presses_at_once_end_in_one_of_the_states(tmp_path: Path) -> None:
    little = LittlePress(tmp_path)
    whole = []
    for state in states():
        little.press(*state)
        whole.append(tree(little.output))
    code = _importing("LittlePress, states") + (
        f"little = LittlePress(__import__('pathlib').Path({str(tmp_path)!r}))\n"
        "for state in states() * 3:\n    print(little.press(*state).problems or '', end='')"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    assert [one.communicate(timeout=60)[0] for one in running] == ["", ""]
    assert tree(little.output) in whole
