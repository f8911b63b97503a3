"""Names: when two are the same name, and when one is likely a slip for another; standard library only."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence

_SMALL_WORDS = frozenset({"the", "of", "at", "in", "on", "for", "and"})
_PLAIN_SIGNS = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u02bc": "'",
        "\u0060": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u2010": "-",
        "\u2011": "-",
        "\u2013": "-",
        "\u2014": "-",
    }
)
_WORD = re.compile(r"[^\W\d_]+|\d+")
_NUMERAL = re.compile(r"[ivx]+")
_NOBODY = frozenset(
    {
        "",
        "-",
        "?",
        "???",
        "tba",
        "tbd",
        "tbc",
        "to be announced",
        "to be determined",
        "to be confirmed",
    }
)


def fold(text: str) -> str:
    """Return a name in the form in which equal names are equal.

    Case, accents, doubled spaces, curly signs and the two Unicode ways of writing
    a letter with its accent make no difference.
    """
    decomposed = unicodedata.normalize("NFD", text.translate(_PLAIN_SIGNS).casefold())
    bare = "".join(sign for sign in decomposed if not "\u0300" <= sign <= "\u036f")
    return " ".join(unicodedata.normalize("NFC", bare).split())


def fold_key(text: str) -> str:
    """Return a key in the form in which equal keys are equal: no case, spaces, hyphens or underscores."""
    return re.sub(r"[\s_-]+", "", fold(text))


def is_nobody(text: str) -> bool:
    """Tell whether the words stand for a name that is still to be announced (TBA, TBD ...)."""
    return fold(text).replace(".", "") in _NOBODY


def distance(one: str, other: str, limit: int = 2) -> int | None:
    """Return how many slips lie between two texts, or None where there are more than the limit.

    A slip is a letter too many, too few, another letter, or two letters swapped
    (the restricted Damerau-Levenshtein distance).
    """
    if abs(len(one) - len(other)) > limit:
        return None
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, previous, row = row, before, [i] + [0] * len(other)
        for j, found in enumerate(other, 1):
            cost = before[j - 1] + (letter != found)
            row[j] = min(cost, before[j] + 1, row[j - 1] + 1)
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == found:
                row[j] = min(row[j], previous[j - 2] + 1)
        if min(row) > limit:
            return None
    return row[-1] if row[-1] <= limit else None


def near(name: str, listed: Iterable[str]) -> str | None:
    """Return the listed name that this one is likely a slip for or an obvious part of, or None.

    Names that are equal (`fold`) are not near; nor are names that differ in a
    letter or number that stands alone: Room A and Room B, Day 1 and Day 2.
    """
    return NearNames(listed).find(name)


class NearNames:
    """Listed names, laid out so that the one near a typed name is found at once.

    A name within two slips of another has one of its thirds unchanged, so names
    are found by their thirds; parts and small words by tables of their own.
    """

    def __init__(self, listed: Iterable[str]) -> None:
        self._words: dict[str, tuple[str, ...]] = {}
        self._shown: dict[str, str] = {}
        self._by_third: dict[tuple[int, int, str], list[str]] = defaultdict(list)
        self._by_part: dict[tuple[str, ...], list[str]] = defaultdict(list)
        self._by_telling: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for name in listed:
            self._add(name)

    def find(self, name: str) -> str | None:
        """Return the listed name near this one, or None; a listed name is near none."""
        folded = fold(name)
        if not folded or folded in self._shown:
            return None
        words = _words(folded)
        found = self._same_but_small(words) or self._misspelled(words) or self._part(words)
        return self._shown[found] if found else None

    def _add(self, name: str) -> None:
        folded = fold(name)
        words = _words(folded)
        if not words or folded in self._shown:
            return
        self._shown[folded], self._words[folded] = name, words
        joined = "".join(words)
        for index, start, end in _thirds(len(joined)):
            self._by_third[len(joined), index, joined[start:end]].append(folded)
        self._by_telling[_telling(words)].append(folded)
        for size in range(2, len(words)):
            for run in {words[:size], words[-size:]}:
                if _is_part(run, words):
                    self._by_part[run].append(folded)

    def _same_but_small(self, words: tuple[str, ...]) -> str | None:
        telling = _telling(words)
        return min(self._by_telling.get(telling, ()), default=None) if telling else None

    def _part(self, words: tuple[str, ...]) -> str | None:
        wholes = self._by_part.get(words, ())
        return wholes[0] if len(wholes) == 1 else None

    def _misspelled(self, words: tuple[str, ...]) -> str | None:
        joined = "".join(words)
        limit = _slips_allowed(len(joined))
        if not limit:
            return None
        found = [
            (slips, folded)
            for folded in self._candidates(joined, limit)
            if (slips := _slips(words, self._words[folded], limit)) is not None
        ]
        return min(found)[1] if found else None

    def _candidates(self, joined: str, limit: int) -> set[str]:
        found: set[str] = set()
        for length in range(len(joined) - limit, len(joined) + limit + 1):
            for index, start, end in _thirds(length):
                for begin in range(max(0, start - limit), start + limit + 1):
                    piece = joined[begin : begin + end - start]
                    found.update(self._by_third.get((length, index, piece), ()))
        return found


def _words(folded: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(folded.replace("'", "")))


def _thirds(length: int) -> tuple[tuple[int, int, int], ...]:
    cuts = (0, length // 3, 2 * length // 3, length)
    return tuple((index, cuts[index], cuts[index + 1]) for index in range(3))


def _slips_allowed(length: int) -> int:
    if length <= 4:
        return 0
    return 1 if length <= 7 else 2


def _slips(one: Sequence[str], other: Sequence[str], limit: int) -> int | None:
    """Return the slips between two names, or None where a word of its own kind differs."""
    if _is_count(one) != _is_count(other) or _counts(one) != _counts(other):
        return None
    if len(one) != len(other):
        return distance("".join(one), "".join(other), limit)
    total = 0
    for word, found in zip(one, other, strict=True):
        slips = 0 if word == found else distance(word, found, _slips_in_word(word, found))
        if slips is None:
            return None
        total += slips
    return total if total <= limit else None


def _slips_in_word(one: str, other: str) -> int:
    shorter = min(len(one), len(other))
    if shorter <= 2:
        return 0
    return 1 if shorter <= 5 else 2


def _counts(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for word in words if _is_mark(word))


def _is_count(words: Sequence[str]) -> bool:
    return all(_is_mark(word) for word in words)


def _is_mark(word: str) -> bool:
    """Tell whether a word only numbers its name: a letter alone, a number, a Roman numeral."""
    return len(word) == 1 or word.isdigit() or _NUMERAL.fullmatch(word) is not None


def _telling(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in _SMALL_WORDS)


def _is_part(run: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Tell whether a run of words is an obvious part of a name: two telling words, and more left out than a number."""
    rest = whole[len(run) :] if whole[: len(run)] == run else whole[: -len(run)]
    return len([w for w in _telling(run) if not _is_mark(w)]) >= 2 and not _is_count(rest)
