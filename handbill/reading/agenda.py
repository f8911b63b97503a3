"""One event's folder: event.yaml and the days of its agenda."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from collections.abc import Mapping as SourceMap
from dataclasses import replace
from pathlib import PurePosixPath
from typing import NamedTuple

from handbill.keys import Where
from handbill.model import Day, Event, EventContent, Source
from handbill.names import fold_key
from handbill.problem_kinds import problem
from handbill.problems import Position, Problem
from handbill.reading.lists import decode_list, read_top
from handbill.reading.nodes import Mapping, Node, Pair, Scalar, Sequence
from handbill.reading.reads import Typing
from handbill.reading.records import Decoded, decode

_SMALLEST = (
    "Write a file content/event.yaml with these lines: `name: Peer Exchange in Riverton`, "
    "`starts: October 8, 2024`, `time zone: America/Chicago`, `agenda:`, "
    "and below it `  - 9:00 am - 10:00 am: Breakfast`."
)
_NUMBERED = re.compile(r"day[-_ ]?0*(\d{1,3})(?:\D.*)?", re.IGNORECASE)


class EventRead(NamedTuple):
    """An event as far as it could be read, None where there is none, and the files it was read from."""

    content: EventContent | None
    problems: tuple[Problem, ...]
    paths: frozenset[str]


def read_event(
    folder: str,
    key: str,
    sources: SourceMap[str, Source],
    typing: Typing,
    on_file: Callable[[str], None],
) -> EventRead:
    """Read the event in a folder (`content`, `content/events/spring`); `key` is its folder's own name."""
    path = yaml_file(sources, f"{folder}/event")
    files = sorted(_agenda_files(folder, sources), key=natural)
    days, day_problems = _read_days((sources[each] for each in files), typing, on_file)
    paths = frozenset((*files, path)) if path else frozenset(files)
    if not path:
        return EventRead(None, (_no_event(folder), *day_problems), paths)
    read = _read_event_file(sources[path], typing)
    problems = (*read.problems, *day_problems)
    if read.record is None:
        return EventRead(None, problems, paths)
    content = EventContent(key, read.record, days)
    twice = _two_agendas(content, files)
    return EventRead(_with_own_agenda(content), (*problems, *twice), paths)


def yaml_file(sources: SourceMap[str, Source], stem: str) -> str:
    """Return the path of a YAML file with either of the two usual endings, or empty."""
    return next((stem + end for end in (".yaml", ".yml") if stem + end in sources), "")


def natural(path: str) -> tuple[tuple[int, int, str], ...]:
    """Return a sort key by which day-2 comes before day-10, and case does not count."""
    pieces = re.findall(r"\d+|\D+", path.casefold())
    return tuple((0, int(each), "") if each.isdecimal() else (1, 0, each) for each in pieces)


def _agenda_files(folder: str, sources: SourceMap[str, Source]) -> Iterable[str]:
    parent = PurePosixPath(folder, "agenda")
    for path in sources:
        pure = PurePosixPath(path)
        if pure.parent == parent and pure.suffix in (".yaml", ".yml"):
            yield path


def _no_event(folder: str) -> Problem:
    path = f"{folder}/event.yaml"
    message = "There is no such file; it says what the event is, when, and where."
    return problem(
        "no-event", Position(path), message, _SMALLEST.replace("content/event.yaml", path)
    )


def _read_event_file(source: Source, typing: Typing) -> Decoded[Event]:
    """Read event.yaml; an empty one lacks its name like any other."""
    top = read_top(source)
    if top.node is None and any(each.code != "empty-file" for each in top.problems):
        return Decoded(None, top.problems)
    if top.node is None:
        return decode(Mapping((), Position(source.path)), Event, typing)
    decoded = decode(top.node, Event, typing)
    return Decoded(decoded.record, (*top.problems, *decoded.problems))


def _two_agendas(content: EventContent, files: list[str]) -> tuple[Problem, ...]:
    """Return the problem of an agenda typed in event.yaml and again in its folder."""
    if not content.event.agenda or not files:
        return ()
    message = f"The agenda is typed here and again in {files[0]}."
    hint = "Move all sessions into the agenda folder, and take `agenda` out here."
    related = tuple(Position(each) for each in files)
    return (
        problem("two-agendas", content.event.where.of("agenda"), message, hint, related=related),
    )


def _with_own_agenda(content: EventContent) -> EventContent:
    """Move the sessions in event.yaml into a first day, where there are no other days."""
    event = content.event
    if content.days or not event.agenda:
        return content
    day = Day(where=Where(event.where.of("agenda")), day=1, sessions=event.agenda)
    return replace(content, event=replace(event, agenda=()), days=(day,))


def _read_days(
    sources: Iterable[Source], typing: Typing, on_file: Callable[[str], None]
) -> tuple[tuple[Day, ...], tuple[Problem, ...]]:
    """Read the files of an agenda, in order."""
    read: list[Decoded[tuple[Day, ...]]] = []
    for source in sources:
        on_file(source.path)
        read.append(_read_day_file(source, typing))
    days = tuple(day for each in read for day in each.record or ())
    return days, tuple(p for each in read for p in each.problems)


def _read_day_file(source: Source, typing: Typing) -> Decoded[tuple[Day, ...]]:
    """Read a file of the agenda: one day, a plain list of sessions, or `days:` with several."""
    top = read_top(source)
    if top.node is None and any(each.code != "empty-file" for each in top.problems):
        return Decoded((), top.problems)
    node = top.node or Mapping((), Position(source.path))
    if isinstance(node, Mapping) and any(fold_key(p.key.text) == "days" for p in node.pairs):
        read = decode_list(node, Day, ("days",), typing)
        return Decoded(read.record, (*top.problems, *read.problems))
    one = decode(_as_day(node), Day, typing)
    days = (_numbered(one.record, source.path),) if one.record else ()
    return Decoded(days, (*top.problems, *one.problems))


def _as_day(node: Node) -> Node:
    """Return a plain list of sessions as the day it is."""
    if not isinstance(node, Sequence):
        return node
    return Mapping((Pair(Scalar("sessions", node.position), node),), node.position)


def _numbered(day: Day, path: str) -> Day:
    """Give a day that says neither its number nor its date the number in its file's name."""
    typed = {name for name, _ in day.where.fields}
    match = _NUMBERED.fullmatch(PurePosixPath(path).stem)
    if match is None or typed & {"day", "date"}:
        return day
    return replace(day, day=int(match[1]))
