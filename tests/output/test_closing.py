"""Files that tell of all others: what the list for offline reading holds, and that it is always right."""

from __future__ import annotations

import hashlib
import json
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from little_press import Leaf, LittlePress, tree, write

from handbill.output.closing import OfflineList, Told
from handbill.output.manifest import Entry
from handbill.output.press import press
from handbill.output.theme import Theme
from handbill.output.wanted import wanted_files
from handbill.pages.page import OutputFile, Page, Pages, View

WORKERS = {"assets/sw.js": "keep();\n", "assets/sw-off.js": "let_go();\n"}


@pytest.fixture
def little(tmp_path: Path) -> LittlePress:
    made = LittlePress(tmp_path)
    write(made.theme, WORKERS)
    return made


def short(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()[:16]


def told_of(little: LittlePress) -> dict[str, dict[str, str]]:
    return json.loads((little.output / "offline.json").read_bytes())


def entries(sizes: dict[str, int]) -> dict[str, Entry]:
    return {path: Entry(path, size, short(path.encode()), "f") for path, size in sizes.items()}


def listed(told: tuple[Told, ...], sizes: dict[str, int]) -> tuple[list[str], list[str]]:
    found = json.loads(OfflineList(told, is_on=True).body(entries(sizes)))
    return list(found["ahead"]), list(found["visited"])


def test_the_list_has_the_digest_of_every_file_that_may_be_kept(little: LittlePress) -> None:
    little.press({"/": "Home", "/404.html": "Lost"}, {"a.ics": "calendar", ".nojekyll": ""})
    output = tree(little.output)
    css = next(path for path in output if path.endswith(".css"))
    lists = {
        "ahead": {css: short(output[css]), "index.html": short(output["index.html"])},
        "visited": {"a.ics": short(b"calendar")},
    }
    version = short(json.dumps(lists, separators=(",", ":")).encode())
    assert told_of(little) == {"version": version, **lists}
    assert output["sw.js"] == b"keep();\n"
    assert not [path for path in output if path.startswith("assets/sw")]


def test_a_change_of_one_file_changes_the_list_and_nothing_else(little: LittlePress) -> None:
    little.press({"/": "Home", "/a/": "A"})
    before = told_of(little)
    assert little.press({"/": "Home", "/a/": "A"}).written == ()
    pressed = little.press({"/": "Home", "/a/": "AA"})
    assert pressed.written == ("a/index.html", "offline.json")
    after = told_of(little)
    assert after["version"] != before["version"]
    assert {k for k, v in after["ahead"].items() if before["ahead"][k] != v} == {"a/index.html"}


def test_a_file_mended_by_hand_leaves_the_list_as_it_is(little: LittlePress) -> None:
    little.press({"/": "Home", "/a/": "A"})
    before = tree(little.output)
    write(little.output, {"index.html": "edited"})
    assert little.press({"/": "Home", "/a/": "A"}).written == ("index.html",)
    write(little.output, {"offline.json": "{}"})
    assert little.press({"/": "Home", "/a/": "A"}).written == ("offline.json",)
    assert tree(little.output) == before


def test_switched_off_the_worker_lets_go_and_the_list_says_so(little: LittlePress) -> None:
    little.press({"/": "Home"})
    pressed = press(
        Pages((Page("/", "leaf.html", Leaf("Home"), ()),), (), ()),
        Theme.of(little.root, little.theme),
        site_root=little.root,
        output=little.output,
        offline=False,
    )
    assert pressed.written == ("sw.js", "offline.json")
    assert (little.output / "sw.js").read_text() == "let_go();\n"
    assert (little.output / "offline.json").read_text() == '{"off":true}'


def test_a_theme_without_a_worker_has_no_list(tmp_path: Path) -> None:
    made = LittlePress(tmp_path)
    made.press({"/": "Home"})
    assert not (made.output / "offline.json").exists()


def test_an_error_in_a_page_leaves_list_and_pages(little: LittlePress) -> None:
    little.press({"/": "Home"})
    before = tree(little.output)
    write(little.root, {"templates/base.html": "{{ nothing }}"})
    assert [p.code for p in little.press({"/": "New"}).problems] == ["template-unknown-name"]
    assert tree(little.output) == before


def test_what_everybody_needs_comes_first_then_pages_then_small_pictures() -> None:
    told = (
        Told("assets/site.1.css"),
        Told("cards/day-1.png"),
        Told("files/slides.pdf"),
        Told("images/large.jpg"),
        Told("images/small.jpg"),
        Told("index.html", "home"),
        Told("people/x/index.html", "person"),
        Told("schedule/index.html", "schedule"),
        Told("schedule/day-1.ics"),
    )
    sizes = dict.fromkeys((one.path for one in told), 1000) | {"images/large.jpg": 120_001}
    ahead, visited = listed(told, sizes)
    assert ahead == [
        "assets/site.1.css",
        "index.html",
        "schedule/index.html",
        "people/x/index.html",
        "images/small.jpg",
    ]
    assert visited == [
        "cards/day-1.png",
        "files/slides.pdf",
        "images/large.jpg",
        "schedule/day-1.ics",
    ]


@pytest.mark.parametrize(("pages", "size"), [(401, 10), (41, 100_000)])
def test_of_a_very_large_site_only_what_everybody_needs_is_fetched_ahead(
    pages: int, size: int
) -> None:
    told = (
        Told("index.html", "home"),
        *(Told(f"sessions/{n}/index.html", "session") for n in range(pages)),
    )
    ahead, visited = listed(told, {one.path: size for one in told})
    assert ahead == ["index.html"]
    assert len(visited) == pages


def test_pictures_are_fetched_ahead_up_to_two_million_bytes() -> None:
    told = tuple(Told(f"images/{n:02}.webp") for n in range(30))
    ahead, visited = listed(told, {one.path: 100_000 for one in told})
    assert (len(ahead), len(visited)) == (20, 10)


@dataclass(frozen=True, slots=True)
class _Frame(View):
    kind: str
    language: str = "en"


@dataclass(frozen=True, slots=True)
class _Framed(View):
    frame: _Frame


def test_pages_are_told_by_the_kind_in_their_frame(little: LittlePress) -> None:
    pages = (
        Page("/", "leaf.html", _Framed(_Frame("home"))),
        Page("/old/", "leaf.html", Leaf("Home")),
    )
    wanted = wanted_files(
        Pages(pages, (OutputFile("x.ics", b""),), ()),
        Theme.of(little.root, little.theme),
        "en",
        "/",
        offline=True,
    )
    content = wanted[-1].content
    assert isinstance(content, OfflineList)
    assert {one.path: one.kind for one in content.told if not one.path.startswith("assets/")} == {
        "index.html": "home",
        "old/index.html": "page",
        "x.ics": "",
    }


titles = st.dictionaries(st.sampled_from(["/", "/a/", "/b/", "/c/d/"]), st.sampled_from("XYZ"))
files = st.dictionaries(st.sampled_from(["a.ics", "b.json", "images/p.png"]), st.sampled_from("xy"))


@given(st.lists(st.tuples(titles, files), min_size=1, max_size=5))
@settings(max_examples=25, deadline=None)
def test_after_any_edits_the_list_is_that_of_a_clean_build(
    states: list[tuple[dict[str, str], dict[str, str]]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        edited, clean = (LittlePress(Path(folder) / name) for name in ("edited", "clean"))
        for made in (edited, clean):
            write(made.theme, WORKERS)
        for state in states:
            edited.press(*state)
        clean.press(*states[-1])
        assert tree(edited.output) == tree(clean.output)
        known = told_of(edited)
        for path, digest in {**known["ahead"], **known["visited"]}.items():
            assert short((edited.output / path).read_bytes()) == digest
