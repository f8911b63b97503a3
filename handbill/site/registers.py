"""What is listed, found by name: one register for each kind, and those of a whole event together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from handbill.names import NearNames, fold
from handbill.problems import Position


class Listed(NamedTuple):
    """One listed record: its id (empty where it has no entry), its name, other names, where it was typed."""

    id: str
    name: str
    also_called: tuple[str, ...]
    position: Position


@dataclass(frozen=True, slots=True)
class Register:
    """The listed records of one kind by folded name; `kind` is the word for one of them."""

    kind: str
    by_name: Mapping[str, Listed]
    nearby: NearNames

    def find(self, name: str) -> Listed | None:
        """Return the record of this name, or None."""
        return self.by_name.get(fold(name))

    def near(self, name: str) -> str | None:
        """Return the listed name that this one is likely a slip for, or None."""
        return self.nearby.find(name)


class Registers(NamedTuple):
    """All that is listed for one event; `rooms` by venue id, `venues_with` the venue ids by folded name of a room."""

    venues: Register
    rooms: Mapping[str, Register]
    venues_with: Mapping[str, tuple[str, ...]]
    people: Register
    organizations: Register
    networks: Register
    tracks: Register
    series: Register


def make_register(kind: str, listed: Iterable[Listed]) -> Register:
    """Return the register of a kind; a name that stands for two records was told of when they were read."""
    by_name: dict[str, Listed] = {}
    for record in listed:
        for name in (record.name, *record.also_called):
            by_name.setdefault(fold(name), record)
    names = dict.fromkeys(name for r in by_name.values() for name in (r.name, *r.also_called))
    return Register(kind, by_name, NearNames(names))
