"""What went wrong in a template, in plain words, with the template's line."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping

from handbill.output.theme_files import ThemeFile
from handbill.problem_kinds import problem
from handbill.problems import Position, Problem
from handbill.reading.near import nearest

FUNCTIONS = ("asset", "href", "safe", "t")
"""What templates may call."""


class MissingAssetError(LookupError):
    """A template asks for an asset that the theme does not have."""


class MissingWordsError(LookupError):
    """A template asks for a message that the catalogue does not have, or leaves out one of its names."""


def told(error: Exception, template: str, templates: Mapping[str, ThemeFile]) -> Problem:
    """Return the problem that an error in rendering is, at the innermost line of a template that led to it."""
    import jinja2

    from handbill.output import theme_jinja

    shown = {file.shown: file for file in templates.values()}
    place = _place(error, template, templates, shown)
    if isinstance(error, jinja2.TemplateSyntaxError):
        return _syntax(error, shown)
    if isinstance(error, jinja2.TemplateNotFound):
        return _not_found(str(error.name), place, templates)
    if isinstance(error, theme_jinja.NameMissing):
        return _name_missing(error.owner, str(error.name), place, _line(place, shown))
    if isinstance(error, RecursionError):
        return problem(
            "template-recursion",
            place,
            "The templates include or extend each other without end.",
            'A template that replaces a built-in one extends it as {% extends "!theme/'
            + template
            + '" %}.',
        )
    return _other(error, place)


def _place(
    error: Exception,
    template: str,
    templates: Mapping[str, ThemeFile],
    shown: Mapping[str, ThemeFile],
) -> Position:
    from handbill.output.theme_jinja import frames

    inside = [found for found in frames(error.__traceback__) if found[0] in shown]
    if inside:
        return Position(*inside[-1])
    found = templates.get(template)
    return Position(found.shown if found else f"templates/{template}")


def _line(place: Position, shown: Mapping[str, ThemeFile]) -> str:
    lines = shown[place.path].text.split("\n") if place.path in shown else []
    return lines[place.line - 1] if 0 < place.line <= len(lines) else ""


def _syntax(error: Exception, shown: Mapping[str, ThemeFile]) -> Problem:
    path = str(getattr(error, "filename", "") or getattr(error, "name", ""))
    place = Position(path, int(getattr(error, "lineno", 1)))
    line = _line(place, shown).strip()
    said = str(getattr(error, "message", error)).rstrip(".")
    return problem(
        "template-syntax",
        place,
        f"This template cannot be understood: {said}.",
        f"Mend this line: {line}" if line else "",
    )


def _not_found(name: str, place: Position, templates: Mapping[str, ThemeFile]) -> Problem:
    near = nearest(name, sorted(templates))
    return problem(
        "template-missing",
        place,
        f"There is no template {name}.",
        f"Did you mean {near}?" if near else "Mend the name, or add the file to templates/.",
    )


def _name_missing(owner: object, name: str, place: Position, line: str) -> Problem:
    if isinstance(owner, tuple | list) and name.lstrip("-").isdigit():
        message = f"There is no entry {name}: the list has {len(owner)}, and counting begins at 0."
        return problem("template-unknown-name", place, message, "Ask first: {% if the_list %}.")
    typed = re.search(rf"[\w.]*\b{re.escape(name)}\b", line)
    known = _known(owner)
    what = "Templates know" if owner is None else _holder(owner)
    listed = f" {what} {', '.join(known)}." if known else ""
    near = nearest(name, known)
    return problem(
        "template-unknown-name",
        place,
        f"`{typed[0] if typed else name}` is not there.{listed}",
        f"Did you mean `{near}`?"
        if near
        else "Mend the name, or ask first: {% if x is defined %}.",
    )


def _known(owner: object) -> tuple[str, ...]:
    if owner is None:
        return ("page", *FUNCTIONS)
    if dataclasses.is_dataclass(owner):
        return tuple(sorted(f.name for f in dataclasses.fields(owner)))
    fields: Iterable[str] = getattr(owner, "_fields", ())
    return tuple(sorted(fields))


def _holder(owner: object) -> str:
    name = type(owner).__name__
    return f"{'An' if name[0] in 'AEIOU' else 'A'} {name} has"


def _other(error: Exception, place: Position) -> Problem:
    if isinstance(error, MissingAssetError):
        return problem("asset-missing", place, *error.args)
    if isinstance(error, MissingWordsError):
        return problem("template-words", place, *error.args)
    said = str(error).rstrip(".") or type(error).__name__
    return problem(
        "template-error",
        place,
        f"This line of the template cannot be carried out: {said}.",
        "Mend the line; a view's fields are listed in docs/reference/templates.md.",
    )
