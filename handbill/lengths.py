"""Lengths of time as people say them, read into minutes."""

from __future__ import annotations

import re
from fractions import Fraction

from handbill.times import LONGEST, Refused, plain

_NUMBERS = {
    word: number
    for number, words in {
        1: "a an one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight",
        9: "nine", 10: "ten", 11: "eleven", 12: "twelve", 15: "fifteen", 20: "twenty", 30: "thirty",
        40: "forty", 45: "forty-five", 50: "fifty", 60: "sixty", 90: "ninety",
    }.items()
    for word in words.split()
}  # fmt: skip
_PARTS = {"half": Fraction(1, 2), "quarter": Fraction(1, 4), "three quarters": Fraction(3, 4)}
_MARKS = {"\u00bc": Fraction(1, 4), "\u00bd": Fraction(1, 2), "\u00be": Fraction(3, 4)}

_WORD = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_COUNT = rf"[0-9]{{1,5}}(?:[.,][0-9]{{1,3}}|(?: ?[\u00bc\u00bd\u00be]| [1-3]/[24]))?|[\u00bc\u00bd\u00be]|{_WORD}"
_HOUR = r"(?:hours?|hrs?\.?|h)"
_MINUTE = r"(?:minutes?|mins?\.?|m)"
_HOURS_MINUTES = re.compile(
    rf"(?P<hours>{_COUNT})[ -]?{_HOUR}"
    rf"(?: and (?P<part>a half|a quarter|three quarters)"
    rf"|,?(?: and)? ?(?P<minutes>[0-9]{{1,2}}|{_WORD})[ -]?{_MINUTE}|(?: ?)(?P<bare>[0-9]{{2}}))?"
)
_MINUTES = re.compile(rf"(?P<minutes>{_COUNT})[ -]?{_MINUTE}")
_PART_OF_HOUR = re.compile(
    r"(?:a )?(?:(?P<part>half|quarter|three quarters)(?: of)? (?:an )?hour|(?P<half>half)-hour)"
)
_COLON = re.compile(r"(?P<hours>[0-9]{1,2}):(?P<minutes>[0-9]{2})")
_HINT = "Write it as 45 minutes, or 1 hour 30 minutes."
_NOT_A_LENGTH = Refused("this is not written as a length of time", _HINT)
_LONGEST_LENGTH = 14 * 1440


def read_length(text: str) -> int | Refused:
    """Read a length into whole minutes, from 1 to two weeks.

    1:30 is an hour and a half. A number alone is refused: it may be minutes or hours.
    """
    said = plain(text)
    if len(said) > LONGEST:
        return Refused("this is too long for a length of time", _HINT)
    if said.isascii() and said.isdigit():
        return Refused(
            "it does not say whether these are minutes or hours",
            f"Write {said[:5]} minutes, or {said[:5]} hours.",
        )
    minutes = _minutes(said)
    return _NOT_A_LENGTH if minutes is None else _whole(minutes)


def _minutes(said: str) -> Fraction | None:
    """Return the minutes a length says, None where it is not a length."""
    if found := _MINUTES.fullmatch(said):
        return _count(found["minutes"])
    if found := _PART_OF_HOUR.fullmatch(said):
        return _PARTS[found["part"] or found["half"]] * 60
    if found := _COLON.fullmatch(said):
        rest = int(found["minutes"])
        return Fraction(int(found["hours"]) * 60 + rest) if rest < 60 else None
    if found := _HOURS_MINUTES.fullmatch(said):
        return _hours_minutes(found)
    return None


def _hours_minutes(found: re.Match[str]) -> Fraction | None:
    """Return the minutes of a length that begins with hours."""
    hours, after = _count(found["hours"]), found["minutes"] or found["bare"]
    if found["part"]:
        return (hours + _PARTS[found["part"].removeprefix("a ")]) * 60
    rest = _count(after) if after else Fraction(0)
    if after and (rest > 59 or hours.denominator != 1):
        return None
    return hours * 60 + rest


def _count(words: str) -> Fraction:
    """Return a number in digits, with a fraction after it, or in words."""
    if words in _NUMBERS:
        return Fraction(_NUMBERS[words])
    if words[-1] in _MARKS:
        return Fraction(words[:-1].strip() or "0") + _MARKS[words[-1]]
    return sum(map(Fraction, words.replace(",", ".").split()), Fraction(0))


def _whole(minutes: Fraction) -> int | Refused:
    """Return whole minutes, refused where they are none or too many."""
    if minutes.denominator != 1:
        return Refused("it is not a whole number of minutes", _HINT)
    if not 1 <= minutes <= _LONGEST_LENGTH:
        many = "it is longer than two weeks" if minutes else "it is no time at all"
        return Refused(many, _HINT)
    return int(minutes)
