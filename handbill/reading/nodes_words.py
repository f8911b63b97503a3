"""What the reading of nodes says: each of its messages, and the limits that they name."""

from __future__ import annotations

from handbill.problem_kinds import problem
from handbill.problems import Position, Problem
from handbill.reading.repair_words import shown

LONGEST_LINE = 100_000
MOST_ALIASES = 100


def too_long(place: Position, length: int) -> Problem:
    """Say that a line is longer than any person types."""
    return problem(
        "too-large",
        place,
        f"This line has {length} characters; a line may have {LONGEST_LINE}.",
        "Break the line, or take out what does not belong here.",
    )


def recursive(place: Position) -> Problem:
    """Say that a part of the file holds itself."""
    return problem(
        "recursive-alias",
        place,
        'What "&" names here is used again, with "*", inside itself.',
        "Write out what you mean in place of the name with the star.",
    )


def many_aliases(place: Position) -> Problem:
    """Say that names with a star repeat too much."""
    return problem(
        "many-aliases",
        place,
        f'What "&" names here is used again, with "*", too often: more than {MOST_ALIASES} uses in one file, '
        "or too much text.",
        "Write out what you mean in place of the names with a star.",
    )


def key_not_words(place: Position) -> Problem:
    """Say that a list or a group of keys stands where a key should be."""
    return problem(
        "key-not-words",
        place,
        "A list or a group of keys stands where a key should be.",
        "Write a word before the colon, or put quotation marks around what stands there.",
    )


def merge_key(place: Position) -> Problem:
    """Say that `<<` is not read."""
    return problem(
        "merge-key",
        place,
        'The sign "<<" is not read here.',
        "Type the keys out where they are needed.",
    )


def duplicate_key(key: str, place: Position, first: Position) -> Problem:
    """Say that a key is typed twice."""
    return problem(
        "duplicate-key",
        place,
        f"{shown(key)} is typed twice; the first one is on line {first.line}.",
        "Keep one of the two, and delete the other.",
        related=(first,),
    )
