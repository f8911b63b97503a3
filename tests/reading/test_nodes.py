"""Text to nodes: places, what was typed on one line, front matter, and each problem with its exact words."""

# ruff: noqa: E501, RUF001 - whole messages, and signs that look alike

from __future__ import annotations

import os
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given

from handbill.model import Source
from handbill.problems import Position
from handbill.reading.nodes import (
    FrontMatter,
    Mapping,
    NodesRead,
    Pair,
    Scalar,
    Sequence,
    read_front_matter,
    read_nodes,
)

KNOWN = frozenset(
    [
        "title",
        "time",
        "room",
        "rooms",
        "note",
        "name",
        "link",
        "closes",
        "notice",
        "sessions",
        "date",
        "description",
    ]
)


def read(text: str) -> NodesRead:
    return read_nodes(Source("a.yaml", text, ""), KNOWN)


def front(text: str) -> FrontMatter:
    return read_front_matter(Source("a.md", text, ""), KNOWN)


def at(line: int, column: int, path: str = "a.yaml") -> Position:
    return Position(path, line, column)


def test_nodes_carry_their_places_and_what_was_typed() -> None:
    assert read("title: Lunch\nrooms: [A, 'B']\n") == NodesRead(
        Mapping(
            (
                Pair(Scalar("title", at(1, 1), "title"), Scalar("Lunch", at(1, 8), "Lunch")),
                Pair(
                    Scalar("rooms", at(2, 1), "rooms"),
                    Sequence(
                        (Scalar("A", at(2, 9), "A"), Scalar("B", at(2, 12), "'B'", quoted=True)),
                        at(2, 8),
                        "[A, 'B']",
                    ),
                ),
            ),
            at(1, 1),
        )
    )


def test_one_line_is_kept_as_typed_to_its_end() -> None:
    node = read(
        "- Lunch: soup: hot # later\n- [Draft]\n- {link: https://x, closes: May 1, 2024}\n"
    ).node
    assert isinstance(node, Sequence)
    assert [child.typed for child in node.items] == [
        "Lunch: soup: hot",
        "[Draft]",
        "{link: https://x, closes: May 1, 2024}",
    ]


def test_an_empty_value_stands_at_the_end_of_its_key() -> None:
    assert read("title: # later\n").node == Mapping(
        (Pair(Scalar("title", at(1, 1), "title"), Scalar("", at(1, 6))),), at(1, 1), "title:"
    )


def test_a_block_stands_where_its_first_character_does() -> None:
    assert read("note: |\n   a\n   b\nname: >\n  c\n").node == Mapping(
        (
            Pair(Scalar("note", at(1, 1), "note"), Scalar("a\nb\n", at(2, 4), by_line=True)),
            Pair(Scalar("name", at(4, 1), "name"), Scalar("c\n", at(5, 3))),
        ),
        at(1, 1),
    )


def test_smart_quotes_count_as_quotes_and_added_ones_do_not() -> None:
    node = read("- “A”\n- B: *c*\n- @d\n").node
    assert isinstance(node, Sequence)
    assert node.items[0] == Scalar("A", at(1, 3), "“A”", quoted=True)
    assert node.items[2] == Scalar("@d", at(3, 3), "@d")


@pytest.mark.parametrize("text", ["", "\n\n", "# only a note\n", "---\n", "\ufeff"])
def test_an_empty_file_has_no_node(text: str) -> None:
    assert read(text) == NodesRead(None)


BOMB = (
    "a: &a [x]\n"
    + "".join(
        f"{b}: &{b} [*{a}, *{a}, *{a}, *{a}, *{a}]\n" for a, b in zip("abcde", "bcdef", strict=True)
    )
    + "g: *f"
)

WRONG: dict[str, tuple[str, str, tuple[int, int], str]] = {
    "key twice": (
        "title: A\nTi-tle: B",
        "duplicate-key",
        (2, 1),
        '"Ti-tle" is typed twice; the first one is on line 1.',
    ),
    "right": (
        "- title: A\n   room: B\n   name: C",
        "indent",
        (2, 4),
        '"room" is 1 space further right than "title" above it.',
    ),
    "left": (
        "sessions:\n  - title: A\n   room: B",
        "indent",
        (3, 4),
        '"room" is 1 space further left than "title" above it.',
    ),
    "hyphen": (
        "rooms:\n  - A\n - B\n - C",
        "indent",
        (3, 2),
        'The list entry "B" is 1 space further left than "A" above it.',
    ),
    "tab": (
        "title: A\n\troom: B",
        "tab",
        (2, 2),
        'A tab at the start of this line counts as two spaces, and so "room" is 2 spaces further right than "title" above it.',
    ),
    "list under words": (
        "title: A\n  - B",
        "misplaced-line",
        (2, 3),
        'The list entry "B" stands under "title", which already has a value.',
    ),
    "key in a list": (
        "rooms:\n  - A\n  name: B",
        "misplaced-line",
        (3, 3),
        '"name" stands among list entries, but its line does not start with a hyphen.',
    ),
    "key under words": (
        "rooms:\n  - A\n      name: B",
        "misplaced-line",
        (3, 7),
        '"name" stands under "A", which already has a value.',
    ),
    "words alone": (
        "title: A\nLunch at noon\nand more",
        "no-key",
        (2, 1),
        '"Lunch at noon" has no key.',
    ),
    "no colon": ("title: A\nroom Hall", "no-key", (2, 1), 'There is no colon behind "room".'),
    "no colon at all": (
        "title: A\nrooms\n  - B",
        "no-key",
        (2, 1),
        'There is no colon behind "rooms".',
    ),
    "no key": ("title: A\n: B", "no-key", (2, 1), "Nothing stands before the colon."),
    "open quote": (
        'title: "A\nroom: B',
        "unclosed",
        (1, 8),
        "This quotation mark is never closed.",
    ),
    "open bracket": ("title: [A\nroom: B", "unclosed", (1, 8), 'This "[" is never closed.'),
    "open brace": ("title: {name: A", "unclosed", (1, 8), 'This "{" is never closed.'),
    "braces": (
        "notice: {title: Lunch, soup: hot}",
        "unclear-braces",
        (1, 9),
        'Between braces, "soup: hot" has two readings: a key of its own, or more of the words before it.',
    ),
    "two files in one": (
        "title: A\n---\ntitle: B",
        "several-documents",
        (2, 1),
        "This line cuts the file in two, and what stands below it is not read.",
    ),
    "merge": ("a: &x {b: c}\nd:\n  <<: *x", "merge-key", (3, 3), 'The sign "<<" is not read here.'),
    "list as key": (
        "[a, b]: c",
        "key-not-words",
        (1, 1),
        "A list or a group of keys stands where a key should be.",
    ),
    "cycle": (
        "a: &x [*x]",
        "recursive-alias",
        (1, 4),
        'What "&" names here is used again, with "*", inside itself.',
    ),
    "aliases": (
        "a: &x 1\nb: [" + "*x, " * 101 + "]",
        "many-aliases",
        (1, 4),
        'What "&" names here is used again, with "*", too often: more than 100 uses in one file, or too much text.',
    ),
    "deep list": (
        "- " * 60 + "a",
        "too-large",
        (1, 121),
        "Lists and keys lie more than 50 levels inside each other here.",
    ),
    "deep brackets": (
        "a: " + "[" * 60 + "]" * 60,
        "too-large",
        (1, 4),
        "Lists and keys lie more than 50 levels inside each other here.",
    ),
    "deep lines": (
        "\n".join(" " * n + "a:" for n in range(60)),
        "too-large",
        (52, 52),
        "Lists and keys lie more than 50 levels inside each other here.",
    ),
    "bell": (
        "title: A\a",
        "control-character",
        (1, 9),
        "An invisible character that is not text (U+0007) stands here.",
    ),
    "half a sign": (
        "a: \ud800",
        "control-character",
        (1, 4),
        "An invisible character that is not text (U+D800) stands here.",
    ),
    "long line": (
        "a: " + "b" * 5_000_000,
        "too-large",
        (1, 1),
        "This line has 5000003 characters; a line may have 100000.",
    ),
    "anything else": (
        'title: "a\n  b \\q"',
        "yaml",
        (2, 5),
        "From here on the file cannot be read.",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_says_what_is_wrong_and_where(name: str) -> None:
    text, code, place, message = WRONG[name]
    found = read(text)
    assert [(p.code, p.position[1:], p.message) for p in found.problems] == [(code, place, message)]
    assert all(p.hint for p in found.problems)


def test_an_alias_bomb_is_stopped() -> None:
    assert [p.code for p in read(BOMB).problems] == ["many-aliases"]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 50_000,
        "{" * 50_000,
        "- " * 40_000,
        "[" * 40_000 + "]" * 40_000,
        "a: '" + "''" * 40_000,
    ],
)
def test_bombs_of_signs_end_soon(text: str) -> None:
    assert read(text).problems


def test_what_is_related_is_named() -> None:
    assert [p.related for p in read("title: A\nroom: B\ntitle: C").problems] == [(at(1, 1),)]
    assert [p.related for p in read("- title: A\n   room: B").problems] == [(at(1, 3),)]


def test_the_rest_is_read_all_the_same() -> None:
    found = read("title: [A\nroom: B\n  - c\nLunch\ntime: 9 am: x\n name: D")
    assert [p.code for p in found.problems] == [
        "unclosed",
        "misplaced-line",
        "no-key",
        "forgiven",
        "indent",
    ]
    assert isinstance(found.node, Mapping)
    assert [(p.key.text, getattr(p.value, "text", "")) for p in found.node.pairs] == [
        ("title", "[A"),
        ("room", "B"),
        ("time", "9 am: x"),
        ("name", "D"),
    ]


def test_a_star_before_its_name_is_words() -> None:
    node = read("title: *x\nroom: &x 5\n").node
    assert isinstance(node, Mapping)
    assert [getattr(p.value, "text", "") for p in node.pairs] == ["*x", "&x 5"]


# Front matter


def test_reads_keys_and_body() -> None:
    found = front("\n---\ntitle: A: B\n---\n## Day 1\ntext\n")
    assert found.node == Mapping(
        (
            Pair(
                Scalar("title", at(3, 1, "a.md"), "title"), Scalar("A: B", at(3, 8, "a.md"), "A: B")
            ),
        ),
        at(3, 1, "a.md"),
        "title: A: B",
    )
    assert (found.body, found.body_line) == ("## Day 1\ntext\n", 5)
    assert [(p.code, p.position) for p in found.problems] == [("forgiven", at(3, 8, "a.md"))]


@pytest.mark.parametrize("text", ["# Hello\n---\nx", "", "***\ntitle: A\n***\n", "\n\ntext"])
def test_without_keys_all_is_body(text: str) -> None:
    assert front(text) == FrontMatter(None, text, 1)


def test_no_keys_between_the_hyphens() -> None:
    assert front("---\n---\nbody") == FrontMatter(None, "body", 3)


def test_hyphens_that_are_never_closed() -> None:
    found = front("---\ntitle: A\n\nText: more\n")
    assert [(p.code, str(p.position), p.message) for p in found.problems] == [
        (
            "front-matter",
            "a.md:1:1",
            "The keys at the top begin with this line, but no second line of three hyphens ends them.",
        )
    ]
    assert isinstance(found.node, Mapping)
    assert (found.body, found.body_line) == ("\nText: more\n", 3)


def test_a_word_processors_dash_opens_the_keys() -> None:
    found = front("—\ntitle: A\n—\nText")
    assert isinstance(found.node, Mapping)
    assert found.body == "Text"


# Any text at all

PIECES = st.sampled_from(
    [
        "title:",
        "time:9 am",
        "title: Lunch",
        "- ",
        "  ",
        "\n",
        "\n  ",
        "\n    ",
        " # c",
        " #3",
        "",
        "",
        ">",
        "'",
        '"',
        "[",
        "]",
        "{",
        "}",
        ",",
        ": ",
        ":",
        "*a",
        "&a",
        "!x",
        "@",
        "`",
        "%",
        "“",
        "”",
        "•",
        "\t",
        "\xa0",
        "：",
        "? ",
        "---",
        "...",
        "<<",
        "\\",
        "word",
        "foo: bar",
        "\u2028",
        "\x00",
        "�",
        "😀",
        "\r",
        "\n- ",
    ]
)


@given(st.lists(PIECES | st.text(max_size=3), max_size=25).map("".join))
def test_any_text_gives_nodes_or_problems_inside_the_file(text: str) -> None:
    lines = text.split("\n")
    for problems in (read(text).problems, front(text).problems):
        for found in problems:
            assert 1 <= found.position.line <= len(lines)
            assert 1 <= found.position.column <= len(lines[found.position.line - 1]) + 1


@pytest.mark.skipif(
    "HANDBILL_REALDATA" not in os.environ, reason="HANDBILL_REALDATA names no folder"
)
def test_real_files_are_read() -> None:
    folder = Path(os.environ["HANDBILL_REALDATA"])
    files = sorted(file for file in folder.rglob("*.y*ml") if file.suffix in (".yaml", ".yml"))
    assert files
    for file in files:
        found = read(file.read_text(encoding="utf-8"))
        assert found.node is not None
