"""Problems as text for a terminal, as JSON, as annotations of a hosted build, and as a panel over a page."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping
from html import escape

from handbill.model import Source
from handbill.problems import Position, Problem, Severity

SHOWN_AT_MOST = 50
"""How many problems a terminal shows; JSON and annotations have them all."""

_COLORS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.ADVICE: "36"}
_EXCERPT_WIDTH = 96
_RELATED_AT_MOST = 3
"""More places than this are a list of lines, which the message has given already."""


def ordered(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return each problem once, by file, line and column, errors first within a place."""
    ranks = {severity: rank for rank, severity in enumerate(Severity)}
    return tuple(
        sorted(
            dict.fromkeys(problems),
            key=lambda p: (p.position, ranks[p.severity], p.code, p.message),
        )
    )


def as_text(
    problems: Iterable[Problem], sources: Mapping[str, Source], *, color: bool = False
) -> str:
    """Return problems with the line they stand in and a caret under the place; empty for none."""
    lines = {path: source.text.split("\n") for path, source in sources.items()}
    found = ordered(problems)
    shown = _worst_first(found)[:SHOWN_AT_MOST]
    told = [_told(one, lines, color=color) for one in ordered(shown)]
    if len(found) > len(shown):
        told.append(f"... and {len(found) - len(shown)} more. `--json` lists them all.")
    return "\n\n".join(told)


def _worst_first(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    ranks = {severity: rank for rank, severity in enumerate(Severity)}
    return tuple(sorted(problems, key=lambda p: ranks[p.severity]))


def _told(problem: Problem, lines: Mapping[str, list[str]], *, color: bool) -> str:
    severity = f"{problem.severity.value}[{problem.code}]"
    if color:
        severity = f"\x1b[1;{_COLORS[problem.severity]}m{severity}\x1b[0m"
    where = f"{problem.position}: " if problem.position.path else ""
    told = [f"{where}{severity}: {_plain(problem.message)}"]
    told += _excerpt(problem.position, lines.get(problem.position.path, []))
    told += [f"    {line}" for line in _plain(problem.hint).splitlines()]
    if len(problem.related) <= _RELATED_AT_MOST:
        told += [f"    see also {place}" for place in problem.related]
    return "\n".join(told)


def _excerpt(position: Position, lines: list[str]) -> list[str]:
    """Return the line of a place and a caret below it, cut to a terminal's width."""
    if not 0 < position.line <= len(lines):
        return []
    line = _plain(lines[position.line - 1].replace("\t", " "))
    if not line.strip():
        return []
    first = max(0, position.column - 1 - _EXCERPT_WIDTH // 2) if len(line) > _EXCERPT_WIDTH else 0
    cut = line[first : first + _EXCERPT_WIDTH].rstrip()
    number = f"{position.line} | "
    caret = " " * (len(number) + _width(line[first : position.column - 1])) + "^"
    return [f"    {number}{cut}", f"    {caret}"]


def _width(text: str) -> int:
    """Return how many columns a terminal gives a text (wide East Asian letters take two)."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def _plain(text: str) -> str:
    """Return a text without control characters, which could steer the reader's terminal."""
    return "".join(
        c
        if c == "\n" or unicodedata.category(c) not in {"Cc", "Cf", "Cs"}
        else "\N{REPLACEMENT CHARACTER}"
        for c in text
    )


def count(number: int, word: str, plural: str = "") -> str:
    """Return a number with its word: `1 page`, `2 pages`."""
    return f"{number} {word if number == 1 else plural or word + 's'}"


def summary(problems: Iterable[Problem]) -> str:
    """Return the count of problems in words: `2 errors, 1 warning`; empty for none."""
    found = tuple(problems)
    counts = {s: sum(p.severity is s for p in found) for s in Severity}
    names = {
        Severity.ERROR: ("error", "errors"),
        Severity.WARNING: ("warning", "warnings"),
        Severity.ADVICE: ("piece of advice", "pieces of advice"),
    }
    return ", ".join(count(n, *names[s]) for s, n in counts.items() if n)


def as_json(problems: Iterable[Problem]) -> str:
    """Return problems as a JSON list of objects, one line each."""
    objects = [
        {
            "severity": p.severity.value,
            "code": p.code,
            "path": p.position.path,
            "line": p.position.line,
            "column": p.position.column,
            "message": p.message,
            "hint": p.hint,
            "related": [{"path": r.path, "line": r.line, "column": r.column} for r in p.related],
        }
        for p in ordered(problems)
    ]
    rows = ",\n".join(json.dumps(one, ensure_ascii=False) for one in objects)
    return f"[\n{rows}\n]" if rows else "[]"


def as_annotations(problems: Iterable[Problem], prefix: str = "") -> str:
    """Return problems as workflow commands of GitHub Actions, which marks the lines in a review.

    `prefix` is the site's folder within the repository, with a trailing slash.
    """
    kinds = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}
    return "\n".join(
        f"::{kinds[p.severity]} {_mark(p, prefix)}::{_message(' '.join(filter(None, (p.message, p.hint))))}"
        for p in ordered(problems)
    )


def _mark(problem: Problem, prefix: str) -> str:
    """Return what an annotation is pinned to: its file, line and column, where it has them."""
    path, line, column = problem.position
    place = f"file={_property(prefix + path)},line={line},col={column}," if path else ""
    return f"{place}title={_property(problem.code)}"


def as_html(problems: Iterable[Problem], sources: Mapping[str, Source], *, ok: bool) -> str:
    """Return problems as a panel to lay over a page of the preview; empty where none needs an answer.

    `ok` tells whether the build went through all the same: then the panel is folded
    up. Advice is left to `check`.
    """
    found = [p for p in ordered(problems) if p.severity is not Severity.ADVICE]
    if not found:
        return ""
    lines = {path: source.text.split("\n") for path, source in sources.items()}
    rows = "".join(_row(one, lines) for one in found[:SHOWN_AT_MOST])
    told = escape(summary(found))
    if ok:
        return f'<details id="handbill-problems" lang="en"><summary>{told}</summary><ol>{rows}</ol></details>'
    return (
        '<section id="handbill-problems" role="alert" lang="en"><button type="button">Hide</button>'
        f"<h2>{told}</h2><p>The page shows the last version that worked. It follows as soon as these "
        f"are mended.</p><ol>{rows}</ol></section>"
    )


def _row(problem: Problem, lines: Mapping[str, list[str]]) -> str:
    excerpt = "\n".join(_excerpt(problem.position, lines.get(problem.position.path, [])))
    severity = problem.severity.value
    return (
        f'<li><p class="place">{escape(str(problem.position))}</p>'
        f'<p><span class="severity {severity}">{severity}:</span> {escape(_plain(problem.message))}</p>'
        + (f"<pre>{escape(excerpt)}</pre>" if excerpt else "")
        + (f'<p class="hint">{escape(_plain(problem.hint))}</p>' if problem.hint else "")
        + "</li>"
    )


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
