"""Times and dates as people say them, read into numbers and said again; no clock, no locale."""

from __future__ import annotations

from typing import NamedTuple


class SpokenDate(NamedTuple):
    """A date as typed: what was said is filled in, the rest is None.

    `weekday` counts from Monday as 0. `slashed` tells of `10/8/2024`, whose order
    of month and day hangs on the country; it is held here month first.
    """

    text: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    slashed: bool = False


class SpokenTime(NamedTuple):
    """A time of day or a range as typed, in minutes after the day's midnight (over 1440: next day).

    `start` is None only where it is to be announced. `end` is None where none was
    said; `until_late` where that was said.
    """

    text: str
    start: int | None
    end: int | None = None
    until_late: bool = False


class SpokenMoment(NamedTuple):
    """A date and perhaps a time of day, in minutes after its midnight."""

    date: SpokenDate
    minute: int | None = None


class Asked(NamedTuple):
    """What has two readings: each of them in full, ready to paste, and why it is not clear."""

    readings: tuple[str, ...]
    reason: str


class Refused(NamedTuple):
    """What cannot be read: why, and what would be right.

    `reason` reads on after a colon, without a full stop; `hint` is whole sentences.
    `code` names the kind of problem where it is a more exact one than "refused".
    """

    reason: str
    hint: str
    code: str = ""


LONGEST = 120
"""Nothing longer than this many characters is a time, a date, a length or a zone."""

_FAR_TOO_LONG = 20 * LONGEST

_SAME = {
    **{0xFF01 + n: 0x21 + n for n in range(94)},  # full-width letters, digits and signs
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2192\uff0d"), "-"),
    **dict.fromkeys(map(ord, "\u2018\u2019\u02bc"), "'"),
    **dict.fromkeys(map(ord, "\u2236\ua789"), ":"),
    **dict.fromkeys(map(ord, "\u200b\u200e\u200f\u2060\ufeff"), None),
}


def plain(text: str) -> str:
    """Return the text in small letters with one blank between words, plain dashes, colons and digits.

    Text that is too long to be a time or a date comes back as question marks, more than LONGEST.
    """
    said = " ".join(text[: _FAR_TOO_LONG + 1].translate(_SAME).lower().split())
    fits = len(text) <= _FAR_TOO_LONG and len(said) <= LONGEST
    return said if fits else "?" * (LONGEST + 1)
