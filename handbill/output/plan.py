"""What one build does to the output folder, and how that is noted in the journal."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import NamedTuple

from handbill.output.paths import fault, fold, parents


class Move(NamedTuple):
    """A new file: its number in the stage, where it goes, its digest, and whether that place was empty before."""

    number: int
    path: str
    digest: str
    fresh: bool


class Removal(NamedTuple):
    """A file of ours that goes: its path, and the digest without which it is no longer ours."""

    path: str
    digest: str


class Plan(NamedTuple):
    """All that one build does to the output: what goes first, comes, and goes last, and folders made for it."""

    clears: tuple[Removal, ...]
    moves: tuple[Move, ...]
    removals: tuple[Removal, ...]
    folders: tuple[str, ...] = ()


def planned(output: Path, moves: tuple[Move, ...], removals: tuple[Removal, ...]) -> Plan:
    """Return the plan of a build: removals that stand in the way of moves come first; needed folders are listed."""
    places = {fold(move.path) for move in moves}
    above = {fold(folder) for move in moves for folder in parents(move.path)}
    clears = tuple(r for r in removals if _in_the_way(r.path, places, above))
    rest = tuple(r for r in removals if not _in_the_way(r.path, places, above))
    needed = sorted({folder for move in moves for folder in parents(move.path)})
    blocked = {r.path for r in clears}
    folders = tuple(
        folder
        for folder in needed
        if not os.path.lexists(output / folder) and blocked.isdisjoint((*parents(folder), folder))
    )
    return Plan(clears, moves, rest, folders)


def _in_the_way(path: str, places: set[str], above: set[str]) -> bool:
    key = fold(path)
    return key in places or key in above or any(folder in places for folder in parents(key))


def plan_bytes(plan: Plan) -> bytes:
    """Return a plan as it is noted in the stage."""
    return json.dumps(plan).encode()


def read_plan(path: Path) -> Plan:
    """Read a plan; it must name nothing outside of the output folder.

    Raises:
        ValueError: It is damaged.
    """
    try:
        clears, moves, removals, folders = json.loads(path.read_bytes())
        plan = Plan(
            tuple(Removal(str(p), str(d)) for p, d in clears),
            tuple(Move(int(n), str(p), str(d), bool(f)) for n, p, d, f in moves),
            tuple(Removal(str(p), str(d)) for p, d in removals),
            tuple(str(f) for f in folders),
        )
    except TypeError as error:
        raise ValueError(path) from error
    if any(fault(path) for path in (*named(plan), *plan.folders)):
        raise ValueError(path)
    return plan


def named(plan: Plan) -> tuple[str, ...]:
    """Return the paths of all files that a plan moves or removes."""
    gone = (removal.path for removal in (*plan.clears, *plan.removals))
    return (*gone, *(move.path for move in plan.moves))
