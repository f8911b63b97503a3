"""What the line repair says: each of its messages, made from what it found."""

from __future__ import annotations

from handbill.problem_kinds import problem
from handbill.problems import Position, Problem
from handbill.reading.indent import Level

_LONGEST = 60


def shown(text: str) -> str:
    """Return typed words in quotation marks, shortened where they are long."""
    return f'"{text if len(text) <= _LONGEST else text[: _LONGEST - 3].rstrip() + "..."}"'


def spaces(count: int) -> str:
    """Return a number of spaces in words."""
    return "1 space" if count == 1 else f"{count} spaces"


def misaligned(place: Position, name: str, column: int, beside: Level, *, tab: bool) -> Problem:
    """Say that a line stands a little left or right of the one it belongs with."""
    off = column - beside.column
    way = f"{spaces(abs(off))} further {'right' if off > 0 else 'left'} than {shown(beside.name)} above it"
    named = f"the list entry {shown(name)}" if beside.is_list else shown(name)
    message = f"{named[0].upper()}{named[1:]} is {way}."
    if tab:
        message = f"A tab at the start of this line counts as two spaces, and so {named} is {way}."
    what = f"{shown(name)} and {shown(beside.name)}"
    if beside.is_list:
        what = "the hyphens of the list"
    left = spaces(beside.column) if beside.column else "nothing"
    hint = f"Line up {what}: {left} to the left of each."
    if tab:
        hint += " Type spaces, no tabs."
    related = (Position(place.path, beside.line + 1, beside.at + 1),)
    return problem("tab" if tab else "indent", place, message, hint, related=related)


def misplaced(
    place: Position, name: str, above: Level | None, *, is_list: bool, lone: bool
) -> Problem:
    """Say that a list entry or a key stands where nothing can take it."""
    related = (Position(place.path, above.line + 1, above.at + 1),) if above else ()
    over = shown(above.name) if above else "the line above"
    if is_list:
        message = f"The list entry {shown(name)} stands under {over}, which already has a value."
        hint = f"Take the value away, so that the list is all of {over}, or put the entry under the key it belongs to."
    elif lone:
        message = (
            f"{shown(name)} stands among list entries, but its line does not start with a hyphen."
        )
        hint = (
            "Start the line with a hyphen and a space, or line it up with the key it belongs with."
        )
    else:
        message = f"{shown(name)} stands under {over}, which already has a value."
        hint = f'Give what stands above a key of its own, such as "name: ...", and line {shown(name)} up with it.'
    return problem("misplaced-line", place, message, hint, related=related)


def not_right_of(place: Position, text: str, key: str) -> Problem:
    """Say that words do not stand further right than the `key: |` above them, as they must."""
    return problem(
        "no-key",
        place,
        f"{shown(text)} is not further to the right than {shown(key)} above it, and so does not belong to it.",
        f"Put two more spaces before every line of the words that belong to {shown(key)}.",
    )


def no_key(place: Position, text: str, key: str) -> Problem:
    """Say that words stand where a key is needed; `key` is a known key that they begin with, or empty."""
    if text.startswith(":"):
        return problem(
            "no-key",
            place,
            "Nothing stands before the colon.",
            'Write the key before it, such as "title: ...".',
        )
    if key and len(key) == len(text):
        return problem(
            "no-key", place, f"There is no colon behind {shown(key)}.", f'Write "{key}:".'
        )
    if key:
        rest = text[len(key) :].lstrip(" =;-").rstrip()
        return problem(
            "no-key",
            place,
            f"There is no colon behind {shown(key)}.",
            f"Write {shown(f'{key}: {rest}'.rstrip())}.",
        )
    return problem(
        "no-key",
        place,
        f"{shown(text)} has no key.",
        'Write a key and a colon before it, such as "title: ...", a hyphen if it is part of a list, '
        'or a "#" and a space if it is a note to yourself.',
    )


def unclosed(place: Position, sign: str) -> Problem:
    """Say that a quotation mark or bracket is never closed."""
    if sign == '"':
        return problem(
            "unclosed",
            place,
            "This quotation mark is never closed.",
            "Put another one at the end of the words, or take this one away.",
        )
    closing = "]" if sign == "[" else "}"
    return problem(
        "unclosed",
        place,
        f'This "{sign}" is never closed.',
        f'Put a "{closing}" where it ends, or take this one away.',
    )


def unclear_braces(place: Position, part: str) -> Problem:
    """Say that a part between braces has two readings."""
    return problem(
        "unclear-braces",
        place,
        f"Between braces, {shown(part)} has two readings: a key of its own, or more of the words before it.",
        "Leave the braces out, and put each key on a line of its own.",
    )


def several_documents(place: Position) -> Problem:
    """Say that a line of hyphens or dots cuts the file in two."""
    return problem(
        "several-documents",
        place,
        "This line cuts the file in two, and what stands below it is not read.",
        "Delete this line, or move what stands below it to a file of its own.",
    )


def too_deep(place: Position) -> Problem:
    """Say that lists and keys lie within each other deeper than any person types."""
    return problem(
        "too-large",
        place,
        "Lists and keys lie more than 50 levels inside each other here.",
        "Take out what does not belong here.",
    )


def strange_character(place: Position, code: int) -> Problem:
    """Say that a character that cannot be shown stands in the file."""
    return problem(
        "control-character",
        place,
        f"An invisible character that is not text (U+{code:04X}) stands here.",
        "Delete it, or type this line again.",
    )


def forgiven(place: Position, reading: str) -> Problem:
    """Say how a line was read that strict YAML would have refused, or read otherwise."""
    return problem(
        "forgiven",
        place,
        f"Read as {shown(reading)}.",
        "If that is what you mean, nothing needs to change; other programs that read this file may be stricter.",
    )
