"""Addresses: ids, keys and urls of everything, each claimed once; the one owner of python-slugify."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from slugify import slugify

from handbill.names import fold
from handbill.problem_kinds import problem
from handbill.problems import Position, Problem
from handbill.urls import same_place

RESERVED = frozenset(
    {
        "404", "assets", "cards", "embed", "es", "feeds", "files", "images", "index", "my-agenda", "networks",
        "now", "organizations", "panels", "people", "posts", "print", "schedule", "search", "series",
        "sessions", "tracks", "venues",
    }
)  # fmt: skip
"""First steps of urls that the site itself uses; no page or later event may take them."""

DATED_TYPES = frozenset({"meal", "break", "walk", "travel"})
"""Types of session whose address and page title always carry the day, since every day has them."""

OLDER = "An older address of"
"""How the owner of an address begins that somebody typed as an alias."""

LONGEST_SLUG = 80
KEY_LENGTH = 8
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul"] + [f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)]
)


def slug(text: str) -> str:
    """Return words as the last part of an address: lower case Latin letters, digits and hyphens.

    At most 80 characters, cut at the end of a word; empty where nothing can be written so.
    """
    plain = fold(text).replace("'", "")
    return str(slugify(plain, max_length=LONGEST_SLUG, word_boundary=True, save_order=True))


def is_device(name: str) -> bool:
    """Tell whether Windows keeps a name for a device, so that no file can have it."""
    return name.split(".", maxsplit=1)[0].casefold() in _DEVICES


def ids(names: Sequence[str], kind: str, taken: Iterable[str] = ()) -> tuple[str, ...]:
    """Return an id for each name, in order, no two alike in one kind.

    Where names share a slug, the order of the alphabet decides who gets a number,
    so that the order in a file does not matter.
    """
    used = set(taken)
    given: dict[str, str] = {}
    for name in sorted(dict.fromkeys(names), key=lambda name: (fold(name), name)):
        given[name] = _free(_usable(slug(name), kind, name), used)
        used.add(given[name])
    return tuple(given[name] for name in names)


def _usable(made: str, kind: str, name: str) -> str:
    if not made:
        return f"{kind}-{short_digest(name)}"
    return f"{made}-1" if is_device(made) else made


def _free(wanted: str, used: Iterable[str]) -> str:
    found, number = wanted, 2
    while found in used:
        found, number = f"{wanted}-{number}", number + 1
    return found


def short_digest(*parts: str) -> str:
    """Return 8 letters and digits (base32, lower case) that stand for the parts in their order."""
    told = "\x1f".join(parts).encode()
    digest = hashlib.blake2b(told, digest_size=KEY_LENGTH).digest()
    return base64.b32encode(digest).decode().lower()[:KEY_LENGTH]


class Titled(NamedTuple):
    """What decides the address of a session: key, title, type, day, and start (`0930`) if known."""

    key: str
    title: str
    dated: bool
    day: int
    clock: str


class Addressed(NamedTuple):
    """The slug of a session, and whether its title needs its day and its time to be told from others."""

    slug: str
    needs_day: bool = False
    needs_time: bool = False


def session_addresses(sessions: Sequence[Titled]) -> tuple[Addressed, ...]:
    """Return the address of each session of an event: by title, then with the day, then with the time."""
    forms = [_forms(session) for session in sessions]
    level = [1 if session.dated else 0 for session in sessions]
    for step in (0, 1):
        shared = Counter(form[at].slug for form, at in zip(forms, level, strict=True))
        level = [
            at + 1 if at == step and shared[form[at].slug] > 1 else at
            for form, at in zip(forms, level, strict=True)
        ]
    used: set[str] = set()
    found = []
    for form, at in zip(forms, level, strict=True):
        free = _free(form[at].slug, used)
        used.add(free)
        found.append(form[at]._replace(slug=free))
    return tuple(found)


def _forms(session: Titled) -> tuple[Addressed, Addressed, Addressed]:
    made = slug(session.title) or f"session-{session.key}"
    made = f"{made}-1" if is_device(made) else made
    with_day = Addressed(f"{made}-day-{session.day}", needs_day=True)
    with_time = Addressed(f"{with_day.slug}-{session.clock}", needs_day=True, needs_time=True)
    return Addressed(made), with_day, with_time if session.clock else with_day


class Claim(NamedTuple):
    """An address, by whom it is wanted (`the page "About"`), and where that was typed."""

    url: str
    owner: str
    position: Position


class AddressBook:
    """Which address belongs to whom; the first claim wins, later ones are problems."""

    def __init__(self) -> None:
        self._claims: dict[str, Claim] = {}
        self._problems: list[Problem] = []

    def claim(self, url: str, owner: str, position: Position) -> bool:
        """Claim an address; return whether it was free."""
        wanted = Claim(url, owner, position)
        first = self._claims.setdefault(same_place(url), wanted)
        if first is wanted:
            return True
        self._problems.append(_same_address(wanted, first))
        return False

    def refuse(self, url: str, owner: str, position: Position, reason: str) -> None:
        """Note that an address cannot be had, and why."""
        self._problems.append(
            problem(
                "unusable-address",
                position,
                f"{owner} cannot have the address {url}: {reason}.",
                _mend(owner, "Give it another one with the key `slug`."),
            )
        )

    def problems(self) -> tuple[Problem, ...]:
        """Return what could not be claimed."""
        return tuple(self._problems)


def _mend(owner: str, otherwise: str) -> str:
    """Return how an address that cannot be had is mended: an older one is just taken out."""
    if owner.startswith(OLDER):
        return "Write an address within this site that no page has, such as /old-name/, or take it out."
    return otherwise


def _same_address(wanted: Claim, first: Claim) -> Problem:
    related = (first.position,) if first.position.path else ()
    owner = first.owner[:1].lower() + first.owner[1:]
    where = f" ({first.position.path}, line {first.position.line})" if first.position.path else ""
    return problem(
        "same-address",
        wanted.position,
        f"{wanted.owner} would have the address {wanted.url}, which belongs to {owner}{where}.",
        _mend(
            wanted.owner, "Give one of them another address with the key `slug`, or another title."
        ),
        related=related,
    )
