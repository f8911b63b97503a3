"""How people write a person on one line: name, suffixes, pronouns, title, organization."""

from __future__ import annotations

import re
from typing import NamedTuple

from handbill.names import fold

_SUFFIXES = frozenset(
    {
        "aia", "aicp", "asla", "cpa", "dds", "dnp", "do", "drph", "dvm", "edd", "esq", "faicp", "ii",
        "iii", "iv", "jd", "jr", "lcsw", "llm", "lmsw", "ma", "mba", "md", "med", "mpa", "mph",
        "mpp", "ms", "msw", "np", "pe", "phd", "psyd", "rn", "sr",
    }
)  # fmt: skip
_HONORIFICS = frozenset(["dr", "mr", "ms", "mrs", "mx", "prof", "rev", "hon"])
_PRONOUN = r"(?:she|he|they|ze|xe|her|him|them|hers|his|theirs|ella|él|elle|any)"
_PRONOUNS = re.compile(rf"{_PRONOUN}(?:\s*/\s*\w+)+|any pronouns|{_PRONOUN} only", re.IGNORECASE)
_IN_PARENTHESES = re.compile(r"\s*[(\[]\s*([^()\[\]]*?)\s*[)\]]")
_AT_END = re.compile(r"^(?P<head>.*?\S)\s*\((?P<inner>[^()]*)\)$")
_COMMA = re.compile(r",(?![^(]*\))\s*")


class Written(NamedTuple):
    """One person as written on a line: the name with its suffixes, and what follows it.

    `after` are the words after the name, part by part between commas;
    `bracketed` is what stood in parentheses at the end.
    """

    name: str
    after: tuple[str, ...] = ()
    bracketed: str = ""
    pronouns: str = ""


def read_entry(text: str) -> Written:
    """Read one person's line into its parts: `Name, PhD (she/her), Title, Organization`."""
    rest, pronouns = _take_pronouns(text.strip())
    bracketed = ""
    if ending := _AT_END.match(rest):
        rest, bracketed = ending["head"].rstrip(","), ending["inner"].strip()
    name, *after = parts(rest) or ("",)
    spoken = [part for part in after if not _PRONOUNS.fullmatch(part)]
    pronouns = pronouns or next((part for part in after if part not in spoken), "")
    return Written(name, tuple(spoken), bracketed, pronouns)


def parts(text: str) -> tuple[str, ...]:
    """Return what stands between commas outside parentheses; `Jr.`, `PhD` and `III` stay with the name before."""
    found: list[str] = []
    for piece in _COMMA.split(text):
        part = piece.strip()
        if found and is_suffix(part):
            found[-1] = f"{found[-1]}, {part}"
        elif part:
            found.append(part)
    return tuple(found)


def is_suffix(part: str) -> bool:
    """Tell whether words after a comma belong to the name before it: a degree, a generation."""
    words = fold(part).replace(".", "").split()
    return bool(words) and all(word in _SUFFIXES for word in words)


def bare_name(name: str) -> str:
    """Return a name without honorifics before it and suffixes after it: `Dr. Alma Reyes, PhD` is `Alma Reyes`.

    What is more than a name (`Alma Reyes, Marcus Hill`) stays as it is.
    """
    if len(parts(name)) > 1:
        return name
    words = name.split(",", maxsplit=1)[0].split()
    while len(words) > 2 and fold(words[0]).rstrip(".") in _HONORIFICS:
        words = words[1:]
    while len(words) > 2 and is_suffix(words[-1]):
        words = words[:-1]
    return " ".join(words)


def _take_pronouns(text: str) -> tuple[str, str]:
    for found in _IN_PARENTHESES.finditer(text):
        if _PRONOUNS.fullmatch(found[1]):
            return (text[: found.start()] + text[found.end() :]).strip(), found[1]
    return text, ""
