"""What a file does many times over is told once for the file, with its lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from handbill.problem_kinds import problem
from handbill.problems import Position, Problem
from handbill.reading.spoken import NO_HALF

_ADD_HALVES = "Add them, or write `clock: 24 hours` in site_config.yaml."
_NOTHING_TO_DO = "If they are shown as you mean them, nothing needs to change."


def told_once(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems with one question a file for times without am or pm, and one note on forgiven typing.

    Where there is only one in a file, it keeps its own words.
    """
    halved = _grouped(problems, _lacks_half, _many_halves)
    return _grouped(halved, lambda each: each.code == "forgiven", _many_forgiven)


def _lacks_half(each: Problem) -> bool:
    return each.code == "time-asked" and each.message.endswith(f"{NO_HALF}.")


def _many_halves(count: int, lines: str) -> tuple[str, str]:
    return f"{count} times have no am or pm (lines {lines}).", _ADD_HALVES


def _many_forgiven(count: int, lines: str) -> tuple[str, str]:
    return (
        f"{count} lines are typed in a way that other programs would not read (lines {lines}).",
        _NOTHING_TO_DO,
    )


def _grouped(
    problems: Iterable[Problem],
    belongs: Callable[[Problem], bool],
    words: Callable[[int, str], tuple[str, str]],
) -> tuple[Problem, ...]:
    kept: list[Problem] = []
    by_file: dict[str, list[Problem]] = defaultdict(list)
    for each in problems:
        (by_file[each.position.path] if belongs(each) else kept).append(each)
    return (*kept, *(_one(sorted(same, key=_place), words) for same in by_file.values()))


def _place(found: Problem) -> Position:
    return found.position


def _one(same: list[Problem], words: Callable[[int, str], tuple[str, str]]) -> Problem:
    if len(same) == 1:
        return same[0]
    first, *others = [each.position for each in same]
    lines = ", ".join(str(line) for line in sorted({each.position.line for each in same}))
    return problem(same[0].code, first, *words(len(same), lines), related=tuple(others))
