"""A site's folder becomes its content: every file read, every problem of all of them found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import NamedTuple, TypeVar

from handbill.model import (
    Content,
    Organization,
    Person,
    SiteConfig,
    Source,
    Venue,
)
from handbill.problem_kinds import problem
from handbill.problems import Problem, reading_order
from handbill.reading.agenda import EventRead, natural, read_event, yaml_file
from handbill.reading.checks import missing_files, same_ids, same_names
from handbill.reading.files import Folder, read_folder
from handbill.reading.languages import language_tag
from handbill.reading.lists import read_list, read_top
from handbill.reading.posts import read_page, read_post
from handbill.reading.reads import Typing, shown
from handbill.reading.records import Decoded, decode
from handbill.reading.strays import stray_files
from handbill.reading.told_once import told_once

R = TypeVar("R")
_CONFIG = "site_config.yaml"


OnFile = Callable[[str], None]
"""Hears which file is read now."""


class Reading(NamedTuple):
    """What a site's folder holds: the content, None where there is no event to show, and all problems."""

    content: Content | None
    sources: Mapping[str, Source]
    problems: tuple[Problem, ...]


class _Lists(NamedTuple):
    """The records that all events share."""

    venues: tuple[Venue, ...]
    people: tuple[Person, ...]
    organizations: tuple[Organization, ...]


class _Gathered:
    """The problems and the paths that came up while the files of one site were read."""

    def __init__(self, on_file: OnFile) -> None:
        self.problems: list[Problem] = []
        self.paths: set[str] = {_CONFIG}
        self.on_file = on_file

    def begin(self, path: str) -> None:
        """Note that a file is read now."""
        self.paths.add(path)
        self.on_file(path)

    def take(self, decoded: Decoded[R]) -> R | None:
        """Keep what is wrong with a record, and return it."""
        self.problems += decoded.problems
        return decoded.record


def read_content(root: Path, on_file: OnFile = lambda _: None) -> Reading:
    """Read the site in a folder; problems come sorted by file, line and column.

    `on_file` is told the path of each file before its text is gone into.
    """
    return read_files(read_folder(root), on_file)


def read_files(folder: Folder, on_file: OnFile = lambda _: None) -> Reading:
    """Make the content of a site from its files as read; touches no disk."""
    gathered = _Gathered(on_file)
    sources = folder.sources
    config = gathered.take(_read_config(sources)) or SiteConfig()
    typing = Typing(clock_24=config.clock == "24 hours")
    events = _read_events(sources, typing, gathered)
    lists = _read_lists(sources, typing, gathered)
    posts = _read_markdown(sources, "content/posts", lambda s: read_post(s, typing), gathered)
    pages = _read_markdown(sources, "content/pages", lambda s: read_page(s, typing), gathered)
    content = Content(
        config=config,
        events=tuple(each.content for each in events if each.content),
        venues=lists.venues,
        people=lists.people,
        organizations=lists.organizations,
        posts=posts,
        pages=pages,
        pictures=folder.pictures,
        files=folder.files,
        static=folder.static,
    )
    broken = frozenset(each.position.path for each in folder.problems)
    told = (each for each in gathered.problems if each.position.path not in broken)
    found = (
        *folder.problems,
        *told,
        *_judge(content, broken),
        *stray_files(sources, gathered.paths),
    )
    return Reading(content if content.events else None, sources, _in_order(told_once(found)))


def _judge(content: Content, broken: frozenset[str]) -> Iterable[Problem]:
    """Yield what no record can know alone; `broken` files have been told of."""
    yield from same_names(content)
    yield from same_ids(content.events)
    yield from missing_files(content, broken)


def _in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems sorted by place, each one once."""
    once = {reading_order(each): each for each in reversed(tuple(problems))}
    return tuple(once[key] for key in sorted(once))


# The files


def _read_config(sources: Mapping[str, Source]) -> Decoded[SiteConfig]:
    """Read site_config.yaml, which may be empty or missing."""
    source = sources.get(_CONFIG)
    if source is None:
        return Decoded(None)
    top = read_top(source)
    if top.node is None:
        return Decoded(None, tuple(each for each in top.problems if each.code != "empty-file"))
    decoded = decode(top.node, SiteConfig, Typing())
    if decoded.record is None:
        return Decoded(None, (*top.problems, *decoded.problems))
    tagged = _with_tags(decoded.record)
    return Decoded(tagged.record, (*top.problems, *decoded.problems, *tagged.problems))


def _with_tags(config: SiteConfig) -> Decoded[SiteConfig]:
    """Return the site with its languages as tags (BCP 47)."""
    tags = tuple(language_tag(each) for each in config.languages)
    place = config.where.of("languages")
    problems = tuple(
        problem(
            "not-a-language",
            place,
            f"{shown(typed)} is not a known language.",
            "Write its English name, such as Spanish, or its short form, such as es.",
        )
        for typed, tag in zip(config.languages, tags, strict=True)
        if not tag
    )
    return Decoded(replace(config, languages=tuple(tag for tag in tags if tag)), problems)


def _read_events(
    sources: Mapping[str, Source], typing: Typing, gathered: _Gathered
) -> tuple[EventRead, ...]:
    """Read the event in content/ and those in content/events/."""
    keys = {PurePosixPath(path).parts[2] for path in sources if _in_event_folder(path)}
    folders = {"content": "", **{f"content/events/{key}": key for key in sorted(keys, key=natural)}}
    events = [
        read_event(folder, key, sources, typing, gathered.on_file)
        for folder, key in folders.items()
    ]
    for each in events:
        gathered.problems += each.problems
        gathered.paths |= each.paths
    return tuple(events)


def _in_event_folder(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return len(parts) > 3 and parts[:2] == ("content", "events")


def _read_lists(sources: Mapping[str, Source], typing: Typing, gathered: _Gathered) -> _Lists:
    """Read venues, people and organizations."""

    def read(cls: type[R], *names: str) -> tuple[R, ...]:
        found = (yaml_file(sources, f"content/{name}") for name in names)
        records: list[R] = []
        for path in filter(None, found):
            gathered.begin(path)
            listed = read_list(sources[path], cls, names, typing)
            gathered.problems += listed.problems
            records += listed.record or ()
        return tuple(records)

    return _Lists(
        read(Venue, "venues"),
        read(Person, "people"),
        read(Organization, "organizations", "organisations"),
    )


def _read_markdown(
    sources: Mapping[str, Source],
    folder: str,
    read: Callable[[Source], Decoded[R]],
    gathered: _Gathered,
) -> tuple[R, ...]:
    """Read the Markdown files of a folder, in the order of their names."""
    records: list[R] = []
    for path in sorted(sources, key=natural):
        pure = PurePosixPath(path)
        if str(pure.parent) != folder or pure.suffix not in (".md", ".markdown"):
            continue
        gathered.begin(path)
        record = gathered.take(read(sources[path]))
        records += [] if record is None else [record]
    return tuple(records)
