"""Forgiving, out loud: what is typed, and the exact text that comes out."""

# ruff: noqa: RUF001 - signs that look alike are what is tested

from __future__ import annotations

import hypothesis.strategies as st
import pytest
import yaml
from hypothesis import given

from handbill.model import Source
from handbill.problems import Severity
from handbill.reading.nodes import Mapping, Node, NodesRead, Scalar, Sequence, read_nodes
from handbill.reading.repair import repair

KNOWN = frozenset(
    [
        "title",
        "time",
        "room",
        "rooms",
        "venue",
        "type",
        "panelists",
        "sessions",
        "name",
        "link",
        "closes",
        "registration",
        "note",
        "day",
        "date",
        "summary",
        "description",
        "map",
        "moderator",
        "alsocalled",
        "accent",
    ]
)


def read(text: str) -> NodesRead:
    return read_nodes(Source("a.yaml", text, ""), KNOWN)


def plain(node: Node | None) -> object:
    if node is None:
        return None
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(child) for child in node.items]
    return {pair.key.text: plain(pair.value) for pair in node.pairs}


FORGIVEN: dict[str, tuple[str, object]] = {
    "a colon in a title": (
        "title: Lunch and panel: What libraries make possible",
        {"title": "Lunch and panel: What libraries make possible"},
    ),
    "a colon at the end": ("title: Questions:", {"title": "Questions:"}),
    "a star": ("title: *Everyone* walks", {"title": "*Everyone* walks"}),
    "a star in a list": ("rooms:\n- *Everyone* walks", {"rooms": ["*Everyone* walks"]}),
    "a lone star name": ("title: *Everyone*", {"title": "*Everyone*"}),
    "an ampersand": ("title: & the band", {"title": "& the band"}),
    "an ampersand name": ("title: &friends", {"title": "&friends"}),
    "an exclamation": ("title: ! Important", {"title": "! Important"}),
    "an exclamation glued": ("title: !Important news", {"title": "!Important news"}),
    "an at sign": ("venue: @ the library", {"venue": "@ the library"}),
    "an at name": ("link: @riverton", {"link": "@riverton"}),
    "a backtick": ("title: `make` it", {"title": "`make` it"}),
    "a percent": ("title: %50 off", {"title": "%50 off"}),
    "more than": ("title: > 20 cities", {"title": "> 20 cities"}),
    "a bar": ("title: | Welcome", {"title": "| Welcome"}),
    "brackets before words": ("title: [Tentative] Reception", {"title": "[Tentative] Reception"}),
    "braces before words": ("title: {draft} Reception", {"title": "{draft} Reception"}),
    "braces with prose": ("title: {{ 7*7 }}", {"title": "{{ 7*7 }}"}),
    "an apostrophe": ("time: 'Til late", {"time": "'Til late"}),
    "two apostrophes": ("time: 'Til late, y'all", {"time": "'Til late, y'all"}),
    "quotes before words": ('title: "Safe streets" for all', {"title": '"Safe streets" for all'}),
    "single quotes before words": ("title: 'Safe' streets", {"title": "'Safe' streets"}),
    "a question mark": ("title: ? What is", {"title": "? What is"}),
    "a hyphen": ("title: - Lunch", {"title": "- Lunch"}),
    "a lone hyphen": ("room: -", {"room": "-"}),
    "a comma": ("title: , and lunch", {"title": ", and lunch"}),
    "a number sign": ("room: Room #3", {"room": "Room #3"}),
    "a hashtag": ("title: #CfASummit Day 1", {"title": "#CfASummit Day 1"}),
    "a color": ("accent: #0b5fa5", {"accent": "#0b5fa5"}),
    "a number sign and a comment": ("room: Room #3 # small", {"room": "Room #3"}),
    "quotes and a number sign": ('title: "Streets" #1', {"title": '"Streets" #1'}),
    "no space behind a key": ("title:Lunch", {"title": "Lunch"}),
    "no space before a time": ("time:9:00 am", {"time": "9:00 am"}),
    "no space behind a hyphen": ("rooms:\n  -Hall\n  -Attic", {"rooms": ["Hall", "Attic"]}),
    "bullets": ("rooms:\n  • Hall\n  · Attic\n  ◦ Yard", {"rooms": ["Hall", "Attic", "Yard"]}),
    "dashes": ("rooms:\n  – Hall\n  — Attic", {"rooms": ["Hall", "Attic"]}),
    "stars as bullets": ("rooms:\n  * Hall\n  * Attic", {"rooms": ["Hall", "Attic"]}),
    "a bullet with a tab": ("rooms:\n  •\tHall", {"rooms": ["Hall"]}),
    "a bullet before a key": (
        "sessions:\n• title: A\n  time: 9 am",
        {"sessions": [{"title": "A", "time": "9 am"}]},
    ),
    "smart quotes": ("title: “Safe streets”", {"title": "Safe streets"}),
    "smart single quotes": ("title: ‘Safe streets’", {"title": "Safe streets"}),
    "low smart quotes": ("title: „Sichere Straßen“", {"title": "Sichere Straßen"}),
    "smart quotes around a key": ("“title”: Lunch", {"title": "Lunch"}),
    "half smart quotes": ('title: "Safe streets”', {"title": "Safe streets"}),
    "no-break spaces before a key": (
        "sessions:\n\u00a0\u00a0- title: A",
        {"sessions": [{"title": "A"}]},
    ),
    "a no-break space behind a colon": ("title:\u00a0Lunch", {"title": "Lunch"}),
    "a tab before a key": (
        "sessions:\n\t- title: A\n\t\ttime: 9",
        {"sessions": [{"title": "A", "time": "9"}]},
    ),
    "a full-width colon": ("title：Lunch", {"title": "Lunch"}),
    "a full-width colon and a space": ("title： 昼食", {"title": "昼食"}),
    "words on two lines, with a colon": (
        "summary: Three days\n  of visits: and more\ntitle: A",
        {"summary": "Three days of visits: and more", "title": "A"},
    ),
    "words below their key, with a colon at the end": (
        "summary:\n  Three days @home\n  of these:\ntitle: A",
        {"summary": "Three days @home of these:", "title": "A"},
    ),
    "a comment within words": ("summary: one\n  # note\n  two", {"summary": "one two"}),
    "a comma in braces": (
        "registration: {link: https://x, closes: October 1, 2024}",
        {"registration": {"link": "https://x", "closes": "October 1, 2024"}},
    ),
    "a comma in parentheses in brackets": (
        "rooms: [Ann Lee (Clerk, City of A), Bo]",
        {"rooms": ["Ann Lee (Clerk, City of A)", "Bo"]},
    ),
    "a star in brackets": ("rooms: [A, *b]", {"rooms": ["A", "*b"]}),
    "a backslash": ('title: "C:\\Users\\new"', {"title": "C:\\Users\\new"}),
    "a block that starts too far right": (
        "description: |\n    First\n  second\ntitle: A",
        {"description": "  First\nsecond\n", "title": "A"},
    ),
    "a title behind a time": (
        "sessions:\n  - 12:00 - 1:30 pm: Lunch: what we eat",
        {"sessions": [{"12:00 - 1:30 pm": "Lunch: what we eat"}]},
    ),
}
SILENT = {"a block that starts too far right"}


@pytest.mark.parametrize("name", FORGIVEN)
def test_reads_as_meant(name: str) -> None:
    typed, meant = FORGIVEN[name]
    found = read(typed)
    assert plain(found.node) == meant
    assert {p.code for p in found.problems} == (set() if name in SILENT else {"forgiven"})
    assert {p.severity for p in found.problems} <= {Severity.ADVICE}


CLEAN: dict[str, tuple[str, object]] = {
    "a range of times": ("time: 9:00 am - 10:30 am", {"time": "9:00 am - 10:30 am"}),
    "a session on one line": (
        "- 9:00 am - 10:00 am: Breakfast",
        [{"9:00 am - 10:00 am": "Breakfast"}],
    ),
    "a link": ("link: https://example.gov/x#part", {"link": "https://example.gov/x#part"}),
    "a place on the map": ("map: 30.4364, -91.1086", {"map": "30.4364, -91.1086"}),
    "a Windows path": ("link: C:\\files\\a", {"link": "C:\\files\\a"}),
    "a block with anything": (
        "description: |\n  a: b\n  - c\n   # d\n  *e* @f\n\n  [x\ntitle: A",
        {"description": "a: b\n- c\n # d\n*e* @f\n\n[x\n", "title": "A"},
    ),
    "a folded block": ("description: >-\n  a\n  b: c", {"description": "a b: c"}),
    "a comment": ("title: Lunch # with soup", {"title": "Lunch"}),
    "a key with a comment": ("title:   # later", {"title": ""}),
    "an empty value": ("title:\nroom: B", {"title": "", "room": "B"}),
    "quotes with a comment": ('title: "a: #b" # c', {"title": "a: #b"}),
    "quotes on two lines": ('title: "a: b\n  c"\nroom: B', {"title": "a: b c", "room": "B"}),
    "yes and no": (
        "a: yes\nb: no\nc: 012\nd: 12:30\ne: ~",
        {"a": "yes", "b": "no", "c": "012", "d": "12:30", "e": "~"},
    ),
    "Chinese, Arabic, emoji": (
        "title: 図書館\nroom: مكتبة\nnote: 🎉 ok",
        {"title": "図書館", "room": "مكتبة", "note": "🎉 ok"},
    ),
    "a line of words": ("# x\n#y\ntitle: A\n#z", {"title": "A"}),
    "a list right under its key": ("rooms:\n- A\n- B\nname: C", {"rooms": ["A", "B"], "name": "C"}),
    "brackets on two lines": ("rooms: [A,\n  B] # c\nname: C", {"rooms": ["A", "B"], "name": "C"}),
    "an alias": ("a: &x Hall\nb: *x", {"a": "Hall", "b": "Hall"}),
    "document marks": ("---\ntitle: A\n...\n", {"title": "A"}),
    "smart quotes inside": ("title: The “safe” streets", {"title": "The “safe” streets"}),
    "json": ('{"title": "A", "rooms": ["B", "C"]}', {"title": "A", "rooms": ["B", "C"]}),
    "words on two lines": ("summary: a\n  b\n\n  c", {"summary": "a b\nc"}),
}


@pytest.mark.parametrize("name", CLEAN)
def test_leaves_clean_typing_alone(name: str) -> None:
    typed, meant = CLEAN[name]
    found = read(typed)
    assert (plain(found.node), found.problems) == (meant, ())


def test_says_how_it_was_read_once_a_line() -> None:
    found = read("• title:Lunch: soup")
    assert [(str(p.position), p.message) for p in found.problems] == [
        ("a.yaml:1:1", 'Read as "- title:Lunch: soup".')
    ]


def test_keeps_the_number_of_lines() -> None:
    text = "title: a: b\n  c\n\nrooms:\n• A\n"
    assert repair(text, KNOWN).text == 'title: "a: b c"\n\n\nrooms:\n- A\n'


def test_maps_columns_back() -> None:
    repaired = repair("\trooms:\u00a0Room #3", KNOWN)
    assert repaired.text == '  rooms: "Room #3"'
    assert [repaired.typed_column(0, column) for column in (2, 7, 9)] == [1, 6, 8]


WORDS = st.text(
    st.characters(categories=["Ll", "Lu", "Nd"], max_codepoint=0x17F), min_size=1, max_size=8
)
PHRASE = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
TREE = st.recursive(
    PHRASE,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=4)
        | st.dictionaries(PHRASE.filter(lambda key: len(key) < 40), inner, min_size=1, max_size=4)
    ),
    max_leaves=12,
)


@given(st.dictionaries(PHRASE, TREE, min_size=1, max_size=4), st.booleans())
def test_clean_yaml_is_read_as_by_yaml(tree: dict[str, object], flow: bool) -> None:  # noqa: FBT001
    text = yaml.safe_dump(
        tree, allow_unicode=True, default_flow_style=flow, width=60, sort_keys=False
    )
    node = yaml.compose(repair(text, frozenset()).text, yaml.SafeLoader)
    assert _strict(node) == _strict(yaml.compose(text, yaml.SafeLoader))


def _strict(node: yaml.Node) -> object:
    if isinstance(node, yaml.MappingNode):
        return [(_strict(key), _strict(value)) for key, value in node.value]
    if isinstance(node, yaml.SequenceNode):
        return [_strict(child) for child in node.value]
    return node.value


KEYS = st.sampled_from(["title", "room", "note", "link"])
VALUES = st.text(st.sampled_from("ab :#*&!@[]{}'\"“”,-?|>%`é漢🎉\\"), min_size=1, max_size=12)


@given(
    st.lists(
        st.tuples(st.sampled_from(["", "  ", "- ", "  - "]), KEYS, VALUES), min_size=1, max_size=4
    )
)
def test_places_point_at_what_was_typed(rows: list[tuple[str, str, str]]) -> None:
    lines = [f"{start}{key}: {value}" for start, key, value in rows]
    found = read("\n".join(lines))
    for pair in _pairs(found.node):
        line, column = pair[0].position.line, pair[0].position.column
        assert lines[line - 1][column - 1 :].startswith(pair[0].text)
        value = pair[1]
        if isinstance(value, Scalar) and value.typed and not value.quoted and not value.by_line:
            typed = lines[value.position.line - 1][value.position.column - 1 :]
            assert typed.startswith(value.typed)


def _pairs(node: Node | None) -> list[tuple[Scalar, Node]]:
    if isinstance(node, Mapping):
        return [(p.key, p.value) for p in node.pairs] + [
            q for p in node.pairs for q in _pairs(p.value)
        ]
    if isinstance(node, Sequence):
        return [q for child in node.items for q in _pairs(child)]
    return []
