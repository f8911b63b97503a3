"""The generated reference says what the program does, and the program raises only what the reference explains."""

import ast
import re
import runpy
from itertools import pairwise
from pathlib import Path

import pytest

from handbill import model
from handbill.keys import keys
from handbill.names import fold_key
from handbill.output.theme_errors import FUNCTIONS
from handbill.problem_kinds import KINDS
from handbill.reading import spoken

ROOT = Path(__file__).parent.parent
MAKE = runpy.run_path(str(ROOT / "docs" / "make_reference.py"), run_name="reference")
CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@pytest.mark.parametrize("name", ["problems", "keys", "templates"])
def test_the_page_is_what_the_program_says(name):
    page = (ROOT / "docs" / "reference" / f"{name}.md").read_text(encoding="utf-8")
    assert page == MAKE[f"{name}_page"](), "run: python docs/make_reference.py"


# Keys


def test_every_record_is_in_the_reference():
    shown = {cls for _, _, cls in MAKE["RECORDS"]}
    declared = {c for c in vars(model).values() if isinstance(c, type) and hasattr(c, "where")}
    assert declared == shown


@pytest.mark.parametrize("cls", [cls for _, _, cls in MAKE["RECORDS"]])
def test_no_two_keys_of_a_record_are_typed_alike(cls):
    names = sorted(fold_key(n) for _, key in keys(cls) for n in (key.name, *key.aliases))
    assert [one for one, next_one in pairwise(names) if one == next_one] == []


def test_every_help_is_a_sentence():
    for _, _, cls in MAKE["RECORDS"]:
        for name, key in keys(cls):
            assert key.help[0].isupper() or key.help[0] == "`", (cls.__name__, name)
            assert key.help.endswith("."), (cls.__name__, name)


# Problems


def program():
    """Yield every node of the program but for the table of kinds itself."""
    for path in sorted((ROOT / "handbill").rglob("*.py")):
        if path.name != "problem_kinds.py":
            yield from ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def texts(node):
    """Yield the whole texts in a piece of the program that have the form of a code."""
    for part in ast.walk(node):
        text = part.value if isinstance(part, ast.Constant) else None
        if isinstance(text, str) and CODE.fullmatch(text):
            yield text


def made_codes():
    """Return the codes that are put together: a kind of value, and `-refused`."""
    return {f"{kind}-refused" for kind in spoken._CODES.values()}


def test_every_code_that_is_raised_is_explained():
    raised = {
        code
        for node in program()
        if isinstance(node, ast.Call) and node.args
        if isinstance(node.func, ast.Name) and node.func.id == "problem"
        for code in texts(node.args[0])
    }
    assert raised | made_codes() <= KINDS.keys()


def test_every_code_that_is_explained_is_used():
    written = {text for node in program() for text in texts(node)}
    assert KINDS.keys() - written - made_codes() == set()


def test_every_kind_of_problem_is_told_in_sentences():
    for code, kind in KINDS.items():
        assert CODE.fullmatch(code)
        for sentence in (kind.meaning, kind.mend):
            assert sentence[0].isupper() or sentence[0] == "`", code
            assert sentence.endswith("."), code
            assert "|" not in sentence, code  # which would split a table


def test_the_headings_of_the_problems_stand_in_the_order_of_the_stages():
    assert [code for code in KINDS if code in MAKE["GROUPS"]] == list(MAKE["GROUPS"])
    assert next(iter(KINDS)) == next(iter(MAKE["GROUPS"]))


# Templates


def pages_made():
    """Yield each template with the view it is given, wherever the program makes a page."""
    modules = [ast.parse(p.read_text("utf-8")) for p in (ROOT / "handbill" / "pages").glob("*.py")]
    nodes = (node for module in modules for node in ast.walk(module))
    functions = [node for node in nodes if isinstance(node, ast.FunctionDef)]
    makers = {f.name: f.returns.id for f in functions if isinstance(f.returns, ast.Name)}
    for function in functions:
        for template, given in pages_in(function):
            yield template, makers.get(given, given)


def pages_in(function):
    """Yield each template that a function makes a page with, and what makes its view: its class, or a function."""
    made = {
        node.targets[0].id: node.value
        for node in ast.walk(function)
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Page":
            _, template, given = node.args[:3]
            given = made[given.id] if isinstance(given, ast.Name) else given
            yield template.value, given.func.id


def test_each_template_is_listed_with_the_view_that_it_is_given():
    assert dict(pages_made()) == MAKE["GIVEN"]
    files = {path.name for path in (ROOT / "templates").glob("*.html")}
    assert files - {"base.html"} == MAKE["GIVEN"].keys()


def test_every_view_stands_in_the_page_of_a_template():
    known = MAKE["views"]()
    assert MAKE["inside"](MAKE["GIVEN"].values(), known) == known.keys()
    assert known.keys() & set(MAKE["DRAWN"]) == set()


def test_the_functions_and_blocks_of_templates_are_explained():
    assert MAKE["FUNCTIONS"].keys() == set(FUNCTIONS)
    templates = (*MAKE["FRAMES"], *MAKE["GIVEN"])
    has = {name for template in templates for name in MAKE["blocks"](template)}
    assert MAKE["BLOCKS"].keys() == has


def test_every_view_is_described_in_sentences():
    for cls in MAKE["views"]().values():
        assert cls.__doc__, cls
        assert not cls.__doc__.startswith(f"{cls.__name__}("), cls
        assert cls.__doc__.strip().endswith("."), cls
