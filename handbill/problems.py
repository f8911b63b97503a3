"""Problems: what is wrong, where, and what to write instead.

A mistake in what people typed is a value, a `Problem`, collected until the end
of the run. An exception is for "cannot go on":

    HandbillError            exit code
    |-- ContentError         1   carries problems; whatever the user can mend
    |-- UsageError           2   the command's own words are off
    `-- TargetError          3   a target or the network
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from typing import NamedTuple


class Severity(enum.StrEnum):
    """How bad a problem is: an error stops the build, a warning fails `--strict`, advice never fails."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


class Position(NamedTuple):
    """A place in a file: path relative to the site with `/` on every system, line and column from 1.

    The column counts characters of the line as it was typed.
    """

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake, told to the person who can mend it.

    `code` is a key of `problem_kinds.KINDS`, which gives the severity. `message`
    says what is wrong and what was found, `hint` what to write instead.
    `related` are other places that belong to the same mistake.
    """

    position: Position
    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    related: tuple[Position, ...] = ()


def reading_order(problem: Problem) -> tuple[Position, str, str]:
    """Return the key by which problems are sorted as they are told: by place, then by what they are."""
    return problem.position, problem.code, problem.message


class HandbillError(Exception):
    """A reason to stop that is told in plain words, never as a traceback."""

    exit_code = 1


@dataclass(eq=False)
class ContentError(HandbillError):
    """Problems that stop the run; exit code 1."""

    problems: tuple[Problem, ...] = field(default=())

    def __str__(self) -> str:
        return "\n".join(f"{p.position}: {p.message}" for p in self.problems)


class UsageError(HandbillError):
    """The command was called in a way that cannot be carried out; exit code 2."""

    exit_code = 2


class TargetError(HandbillError):
    """A publishing target or the network failed; exit code 3."""

    exit_code = 3
