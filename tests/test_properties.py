"""What holds for every site and every history of edits."""

import os
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from handbill.commands.build import BuildOptions, build, check

HOME = Path(__file__).parent.parent
NOW = datetime(2024, 10, 20, 12, 0, tzinfo=UTC)
OPTIONS = BuildOptions(NOW)


def no_beat(*_):
    """Nobody listens."""


START = {
    "content/event.yaml": (
        "name: Peer Exchange in Riverton\nstarts: October 8, 2024\nends: October 9, 2024\n"
        "city: Riverton, Louisiana\ntime zone: America/Chicago\n"
        "networks:\n  - name: Reentry Leaders\n    description: Leaders of reentry work.\n"
    ),
    "content/agenda/day-1.yaml": (
        "day: 1\nsessions:\n  - 9:00 am - 10:00 am: Breakfast\n  - time: 10:00 am - 11:00 am\n"
        "    title: What libraries make possible\n    venue: Main Library, Large Meeting Room\n"
        "    moderator: Alma Reyes\n    panelists:\n      - Marcus Hill\n"
    ),
    "content/agenda/day-2.yaml": "day: 2\nsessions:\n  - 9:00 am - 10:00 am: Closing words\n",
    "content/venues.yaml": "- name: Main Library\n  rooms:\n    - Large Meeting Room\n",
    "content/people.yaml": "- name: Alma Reyes\n  bio: Works at the library.\n- name: Marcus Hill\n",
    "content/posts/2024-10-15-recap.md": (
        "---\ntitle: What we saw\nkind: recap\ncovers: all\n---\nWe met at the [[Main Library]].\n"
    ),
    "content/pages/about.md": "---\ntitle: About\n---\nAbout the exchange.\n",
}

EDITS = {
    "a template's words": ("templates/404.html", "Lost", "Found"),
    "a shared template's words": ("templates/parts/footer.html", "<footer>", "<footer>By "),
    "a title": (
        "content/agenda/day-1.yaml",
        "What libraries make possible",
        "What libraries can do",
    ),
    "a time": ("content/agenda/day-1.yaml", "9:00 am - 10:00 am", "8:30 am - 9:45 am"),
    "a venue's name": (
        "content/venues.yaml",
        "- name: Main Library\n",
        "- name: Main Library at Goodwood\n  also called: Main Library\n",
    ),
    "a person's title": (
        "content/people.yaml",
        "- name: Marcus Hill\n",
        "- name: Marcus Hill\n  title: Librarian\n",
    ),
    "a post's words": ("content/posts/2024-10-15-recap.md", "We met", "We all met"),
    "the event's name": ("content/event.yaml", "Peer Exchange", "Meeting"),
    "a comment": (
        "content/agenda/day-1.yaml",
        "day: 1\n",
        "# A comment moves every line.\nday: 1\n",
    ),
    "a mistake": ("content/agenda/day-2.yaml", "sessions:", "sesions:"),
}
WHOLE_FILES = {
    "content/agenda/day-3.yaml": "day: 3\nsessions:\n  - noon: Lunch\n",
    "content/posts/2024-10-16-thanks.md": "---\ntitle: Thank you\n---\nThanks.\n",
    "content/pages/travel.md": "---\ntitle: Travel\n---\nBy bus.\n",
    "static/robots.txt": "User-agent: *\n",
    "templates/404.html": '{% extends "!theme/404.html" %}\n{% block footer %}Lost{% endblock %}\n',
    "templates/parts/footer.html": "<footer>{{ page.frame.site_name }}</footer>\n",
    "templates/assets/site.css": "body { color: black }\n",
}

RENAMES = {
    "content/posts/2024-10-15-recap.md": "content/posts/2024-10-15-what-we-saw.md",
    "content/pages/about.md": "content/pages/about-us.md",
    "content/agenda/day-2.yaml": "content/agenda/day-2-wednesday.yaml",
    "templates/404.html": "templates/404.html.off",
    "templates/parts/footer.html": "templates/parts/header.html",
}

steps = st.one_of(
    st.tuples(st.just("edit"), st.sampled_from(sorted(EDITS))),
    st.tuples(st.just("undo"), st.sampled_from(sorted(EDITS))),
    st.tuples(st.just("add"), st.sampled_from(sorted(WHOLE_FILES))),
    st.tuples(
        st.just("delete"),
        st.sampled_from(sorted([*WHOLE_FILES, *(p for p in START if "event" not in p)])),
    ),
    st.tuples(
        st.just("rename"),
        st.sampled_from([*RENAMES]),
    ),
    st.tuples(st.just("spoil"), st.sampled_from(["index.html", "schedule/index.html", "404.html"])),
    st.tuples(
        st.just("lose"), st.sampled_from(["index.html", "schedule/index.html", ".handbill.json"])
    ),
)


def take(root: Path, step: tuple[str, str]) -> None:
    """Do one thing that a person, or bad luck, would do."""
    kind, name = step
    path = root / name
    if kind in {"edit", "undo"}:
        name, old, new = EDITS[name]
        path = root / name
        if path.is_file():
            old, new = (old, new) if kind == "edit" else (new, old)
            path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    elif kind == "add":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(WHOLE_FILES[name], encoding="utf-8")
    elif kind == "delete":
        path.unlink(missing_ok=True)
    elif kind == "rename" and path.is_file():
        path.rename(root / RENAMES[name])
    elif kind == "spoil" and (root / "output" / name).is_file():
        (root / "output" / name).write_text("spoiled", encoding="utf-8")
    elif kind == "lose":
        (root / "output" / name).unlink(missing_ok=True)


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file of an output but its list."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".handbill.json"
    }


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


@given(st.lists(st.lists(steps, min_size=1, max_size=3), min_size=1, max_size=5))
@settings(max_examples=25)
def test_after_any_edits_a_build_is_what_a_clean_build_is(history):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "site"
        write(root, START)
        build(root, root / "output", OPTIONS, no_beat)
        for edits in history:
            for step in edits:
                take(root, step)
            output = root / "output"
            lost_list = output.is_dir() and not (output / ".handbill.json").is_file()
            report = build(root, root / "output", OPTIONS, no_beat)
            clean = Path(folder) / "clean"
            fresh = build(root, clean, OPTIONS, no_beat)
            if fresh.ok and not lost_list:
                assert report.ok, report.problems
                assert tree(root / "output") == tree(clean)
            elif lost_list:
                assert not report.ok  # a folder without its list is no longer known as ours
                shutil.rmtree(root / "output")
                build(root, root / "output", OPTIONS, no_beat)
            shutil.rmtree(clean, ignore_errors=True)


def test_the_same_bytes_anywhere(tmp_path):
    def built(name: str, **variables: str) -> dict[str, bytes]:
        root = tmp_path / name
        shutil.copytree(HOME / "content", root / "content")
        shutil.copy(HOME / "site_config.yaml", root)
        subprocess.run(
            [
                sys.executable,
                str(HOME / "build.py"),
                "build",
                "-C",
                str(root),
                "--as-of",
                "August 1, 2024 9:00 am",
            ],
            check=True,
            capture_output=True,
            env={**os.environ, **variables},
        )
        return {**tree(root / "output"), "list": (root / "output" / ".handbill.json").read_bytes()}

    one = built("one", TZ="America/Chicago", LC_ALL="C", PYTHONHASHSEED="1")
    other = built(
        "two with blänks",
        TZ="Asia/Kolkata",
        LC_ALL="C.UTF-8",
        PYTHONHASHSEED="77",
        LANG="de_DE.UTF-8",
    )
    assert one == other
    assert {"offline.json", "site.webmanifest", "sw.js", "search/index.json"} <= set(one)
    drawn = [name for name in one if name.endswith(".png")]
    assert [
        n for n in ("cards/home-", "assets/icon-") if not any(n in name for name in drawn)
    ] == []


def odd_text():
    return st.text(alphabet=st.characters(codec="utf-8"), max_size=40) | st.sampled_from(
        [
            "../../etc/passwd",
            "con",
            "..",
            "a/b",
            "C:\\x",
            "name: x",
            "- a",
            "{{ 7*7 }}",
            "<script>",
            "\u202eabc",
            "9:00",
            "[[Main Library]]",
        ]
    )


@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(START)), st.integers(0, 300), odd_text()),
        min_size=1,
        max_size=4,
    )
)
@settings(max_examples=60)
def test_whatever_is_typed_places_lie_inside_files_and_nothing_leaves_the_output(insertions):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "site"
        files = dict(START)
        for name, at, text in insertions:
            files[name] = files[name][:at] + text + files[name][at:]
        write(root, files)
        report = check(root, OPTIONS, no_beat)
        for problem in report.problems:
            inside(root, problem.position)
            for place in problem.related:
                inside(root, place)
        build(root, root / "output", OPTIONS, no_beat)
        assert {p.name for p in Path(folder).iterdir()} == {"site"}
        assert {p.name for p in root.iterdir()} <= {"content", "output", ".handbill"}
        assert all((root / name).read_bytes() == text.encode() for name, text in files.items())


def inside(root: Path, position) -> None:
    """A place is a line of its file, and a column of that line (or just behind its end)."""
    path = root / position.path
    if not path.is_file():
        assert (position.line, position.column) == (1, 1)
        return
    text = path.read_bytes().decode("utf-8", "replace").removeprefix("\ufeff")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert 1 <= position.line <= len(lines), position
    assert 1 <= position.column <= len(lines[position.line - 1]) + 1, position
