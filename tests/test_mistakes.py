"""Every kind of mistake in typing has a tiny broken site, and exactly the lines that it tells.

The tables stand in the files mistakes_in_*.py beside this one; `mistakes_base` is the site
without a mistake. Each expected line is `place severity code: message`, with its hint beside it.
"""

from datetime import UTC, datetime

import pytest
from mistakes_base import BASE, Mistake
from mistakes_in_files import IN_FILES
from mistakes_in_names import IN_NAMES
from mistakes_in_texts import IN_TEXTS
from mistakes_in_times import IN_TIMES
from mistakes_in_typing import IN_TYPING
from mistakes_in_values import IN_VALUES

from handbill.commands.build import BuildOptions, check
from handbill.problem_kinds import KINDS
from handbill.problems import Problem

OPTIONS = BuildOptions(datetime(2024, 10, 20, 12, 0, tzinfo=UTC))
TABLES = {
    "typing": IN_TYPING,
    "values": IN_VALUES,
    "times": IN_TIMES,
    "names": IN_NAMES,
    "texts": IN_TEXTS,
    "files": IN_FILES,
}
MISTAKES = [
    pytest.param(mistake, id=f"{table}: {name}")
    for table, mistakes in TABLES.items()
    for name, mistake in mistakes.items()
]

NOT_TYPED = {
    "yaml": "the repair of lines leaves nothing known that the scanner refuses; test_nodes.py has the odd rest",
    "markdown-failed": "no known text does it; test_markup.py makes the converter fail",
    **dict.fromkeys(
        (
            "template-missing",
            "template-syntax",
            "template-unknown-name",
            "template-recursion",
            "template-words",
            "template-error",
            "asset-missing",
            "asset-loop",
        ),
        "a template's or style sheet's, not the content's: tests/output/test_theme.py, test_assets.py",
    ),
    **dict.fromkeys(
        (
            "output-refused",
            "output-path",
            "output-collision",
            "foreign-file",
            "output-left",
            "output-locked",
            "output-failed",
            "source-changed",
            "picture-unreadable",
        ),
        "the output folder's, which a check never touches: tests/output/",
    ),
    "low-contrast": "typed colors are moved until they can be read: tests/pages/test_palette.py",
    **dict.fromkeys(("too-slow", "ended"), "the running process's: tests/commands/"),
}
"""The codes that nobody causes by typing content, each with the reason."""


def told(problem: Problem) -> tuple[str, str]:
    line = f"{problem.position} {problem.severity} {problem.code}: {problem.message}"
    return line, problem.hint


def no_beat(*_: object) -> None:
    """Nobody listens."""


@pytest.fixture
def told_of(tmp_path):
    def run(files):
        for path, content in {**BASE, **files}.items():
            if content is None:
                continue
            file = tmp_path / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tuple(told(problem) for problem in check(tmp_path, OPTIONS, no_beat).problems)

    return run


def test_the_base_has_no_mistake(told_of):
    assert told_of({}) == ()


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_exactly(told_of, mistake: Mistake):
    assert told_of(mistake.files) == mistake.told


def test_every_kind_that_can_be_typed_is_in_the_tables():
    shown = {
        line.split(": ")[0].rsplit(" ", 1)[1]
        for table in TABLES.values()
        for mistake in table.values()
        for line, _ in mistake.told
    }
    assert sorted(shown | NOT_TYPED.keys()) == sorted(KINDS)
    assert sorted(shown & NOT_TYPED.keys()) == []


def test_there_are_many_kinds_of_mistake():
    assert len(MISTAKES) >= 70
