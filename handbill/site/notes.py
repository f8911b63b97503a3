"""What linking notes on its way: problems, each cause told once, and the names that nobody has described."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from handbill.names import fold
from handbill.problem_kinds import problem
from handbill.problems import Position, Problem


class _Kind(NamedTuple):
    """How a kind of listed thing is spoken of: words for one and many, its file, the key it stands under."""

    one: str
    many: str
    code: str
    file: str
    under: str = ""


_KINDS = {
    "venue": _Kind("place", "places", "unknown-venue", "venues.yaml"),
    "room": _Kind("room", "rooms", "unknown-room", "venues.yaml"),
    "network": _Kind("network", "networks", "unknown-network", "event.yaml", "networks"),
    "track": _Kind("track", "tracks", "unknown-track", "event.yaml", "tracks"),
    "series": _Kind("series", "series", "unknown-series", "event.yaml", "series"),
    "person": _Kind("person", "people", "near-person", "people.yaml"),
    "organization": _Kind(
        "organization", "organizations", "near-organization", "organizations.yaml"
    ),
}
_SHOWN_IN_MESSAGE = 5


class Notes:
    """A notebook for one run of linking."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []
        self._near: dict[tuple[str, str], tuple[str, str, list[Position]]] = {}
        self._undescribed: dict[str, dict[str, tuple[str, list[Position]]]] = {}

    def add(self, *problems: Problem) -> None:
        """Note problems as they are."""
        self._problems.extend(problems)

    def near(self, kind: str, typed: str, listed: str, position: Position) -> None:
        """Note a name near a listed one; several places of the same slip are one problem."""
        found = self._near.setdefault((kind, fold(typed)), (typed, listed, []))
        found[2].append(position)

    def undescribed(self, kind: str, name: str, position: Position) -> None:
        """Note a name that is shown as typed, for the list of those not described."""
        names = self._undescribed.setdefault(kind, {})
        names.setdefault(fold(name), (name, []))[1].append(position)

    def problems(self) -> tuple[Problem, ...]:
        """Return everything noted, as problems."""
        near = [_near_problem(kind, *found) for (kind, _), found in self._near.items()]
        unnamed = [
            _not_described(kind, names.values()) for kind, names in self._undescribed.items()
        ]
        return (*self._problems, *near, *unnamed)


def _near_problem(kind: str, typed: str, listed: str, positions: list[Position]) -> Problem:
    words = _KINDS[kind]
    first, *rest = sorted(set(positions))
    listed_as = "room of the venue" if kind == "room" else f"listed {words.one}"
    return problem(
        words.code,
        first,
        f'"{typed}" is no {listed_as}, but "{listed}" is.',
        f'Write "{listed}". If it is another one, add it to {words.file}.',
        related=tuple(rest),
    )


def _not_described(kind: str, names: Iterable[tuple[str, list[Position]]]) -> Problem:
    words = _KINDS[kind]
    ordered = sorted((name for name, _ in names), key=fold)
    first, *rest = sorted({min(positions) for _, positions in names})
    are = f"1 {words.one} is" if len(ordered) == 1 else f"{len(ordered)} {words.many} are"
    told = ", ".join(f'"{name}"' for name in ordered[:_SHOWN_IN_MESSAGE])
    if len(ordered) > _SHOWN_IN_MESSAGE:
        told += f" and {len(ordered) - _SHOWN_IN_MESSAGE} more"
    them = "it" if len(ordered) == 1 else "them"
    return problem(
        "not-described",
        first,
        f"{are} used but not described: {told}.",
        f"To describe {them}, add to {words.file}:\n{_yaml(words.under, ordered)}",
        related=tuple(rest),
    )


def _yaml(under: str, names: list[str]) -> str:
    lines = [f"- name: {name}" for name in names]
    return "\n".join([f"{under}:", *(f"  {line}" for line in lines)] if under else lines)
