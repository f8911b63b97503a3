"""Posts and pages: front matter and Markdown become records."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath
from typing import NamedTuple

from handbill.dates import read_date
from handbill.keys import Prose
from handbill.model import PlainPage, Post, Source
from handbill.problem_kinds import problem
from handbill.problems import Position, Problem
from handbill.reading.known import Known, find_key, folded_keys, meant_key
from handbill.reading.nodes import FrontMatter, Mapping, Node, Pair, Scalar, read_front_matter
from handbill.reading.reads import Typing, shown
from handbill.reading.records import Decoded, decode
from handbill.times import SpokenDate, SpokenMoment

_DATED = re.compile(r"(?P<date>\d{4}-\d{1,2}-\d{1,2})(?:[-_ ]+(?P<name>.*))?")
_HEADING = re.compile(r"\ufeff? {0,3}#[ \t]+(?P<title>.*?)(?:[ \t]+#+)?[ \t]*")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


class _Written(NamedTuple):
    """A Markdown file with its title found: the keys, the text, and what was said on the way."""

    node: Mapping
    body: Prose
    problems: tuple[Problem, ...]


def read_post(source: Source, typing: Typing) -> Decoded[Post]:
    """Read a post; its date may stand in its file's name, its title in its first heading.

    A post that is neither a draft nor held back needs a date.
    """
    front = read_front_matter(source, folded_keys())
    written = _written(source.path, front)
    if isinstance(written, Problem):
        return Decoded(None, (*front.problems, written))
    decoded = decode(written.node, Post, typing, path=source.path, body=written.body)
    post, problems = decoded.record, (*front.problems, *written.problems, *decoded.problems)
    if post is None or _has(post, "date"):
        return Decoded(post, problems)
    dated = _date_in_name(source.path)
    if dated:
        return Decoded(replace(post, date=SpokenMoment(dated)), problems)
    if post.draft or _has(post, "publish_on"):
        return Decoded(post, problems)
    return Decoded(post, (*problems, _no_date(source.path)))


def read_page(source: Source, typing: Typing) -> Decoded[PlainPage]:
    """Read a page; its title may stand in its first heading."""
    front = read_front_matter(source, folded_keys())
    written = _written(source.path, front)
    if isinstance(written, Problem):
        return Decoded(None, (*front.problems, written))
    decoded = decode(written.node, PlainPage, typing, path=source.path, body=written.body)
    return Decoded(decoded.record, (*front.problems, *written.problems, *decoded.problems))


def _has(post: Post, attribute: str) -> bool:
    """Tell whether a field was typed, readable or not."""
    return any(name == attribute for name, _ in post.where.fields)


def _date_in_name(path: str) -> SpokenDate | None:
    """Return the date with which a file's name begins, or None."""
    match = _DATED.fullmatch(PurePosixPath(path).stem)
    spoken = read_date(match["date"]) if match else None
    return spoken if isinstance(spoken, SpokenDate) else None


def _no_date(path: str) -> Problem:
    """Return the problem of a post that nobody can put in order."""
    name = PurePosixPath(path).name
    typed = _DATED.fullmatch(PurePosixPath(path).stem)
    found = f", and {shown(typed['date'])} in its name is no date" if typed else ""
    return problem(
        "missing-key",
        Position(path),
        f"This post has no date{found}.",
        "Add `date: ` at the top, such as `date: October 15, 2024`, "
        f"or begin the file's name with it, as in 2024-10-15-{(typed['name'] if typed else '') or name}"
        + (".md." if typed else "."),
    )


def _written(path: str, front: FrontMatter) -> _Written | Problem:
    """Return a file's keys and text, with a title for a file that has none among its keys."""
    node = front.node or Mapping((), Position(path))
    if not isinstance(node, Mapping):
        return _not_keys(node)
    body = Prose(front.body, Position(path, front.body_line))
    if _titled(node):
        return _Written(node, body, ())
    heading = _first_heading(front.body)
    if heading is not None:
        return _title_from_heading(node, body, heading)
    title = _title_from_name(path)
    said = problem(
        "title-from-file",
        node.position,
        f"There is no title here; {shown(title)} is made from the name of the file.",
        f"Add `title: {title}` at the top, or mend it.",
    )
    titled = Pair(Scalar("title", node.position), Scalar(title, node.position))
    return _Written(_add(node, titled), body, (said,))


def _not_keys(node: Node) -> Problem:
    """Return the problem of front matter that is words or a list."""
    message = "Between the two lines of three hyphens stand no keys."
    hint = "Write each key on a line of its own, such as `title: Three days in Riverton`."
    return problem("wrong-shape", node.position, message, hint)


def _titled(node: Mapping) -> bool:
    """Tell whether a title is typed, perhaps under a mistyped key."""
    typed = (pair.key.text for pair in node.pairs)
    return any(_is_title(find_key(Post, key), meant_key(Post, key)) for key in typed)


def _is_title(known: Known | None, meant: str) -> bool:
    return known.attribute == "title" if known else meant == "title"


def _add(node: Mapping, pair: Pair) -> Mapping:
    return Mapping((*node.pairs, pair), node.position)


def _first_heading(body: str) -> int | None:
    """Return the index of the line with the first heading of the first level, None where there is none."""
    fence = ""
    for index, line in enumerate(body.split("\n")):
        mark = _FENCE.match(line)
        if mark and not fence:
            fence = mark[1]
        elif mark and mark[1].startswith(fence):
            fence = ""
        elif not fence and not mark:
            heading = _HEADING.fullmatch(line)
            if heading and heading["title"]:
                return index
    return None


def _title_from_heading(node: Mapping, body: Prose, index: int) -> _Written:
    """Make the heading the title, and leave an empty line in its place."""
    lines = body.text.split("\n")
    match = _HEADING.fullmatch(lines[index])
    title = match["title"] if match else lines[index]
    column = lines[index].index(title) + 1
    place = Position(body.position.path, body.position.line + index, column)
    lines[index] = ""
    pair = Pair(Scalar("title", place), Scalar(title, place, title))
    return _Written(_add(node, pair), body._replace(text="\n".join(lines)), ())


def _title_from_name(path: str) -> str:
    """Return a title made of a file's name: no date, no hyphens, a capital first."""
    stem = PurePosixPath(path).stem
    match = _DATED.fullmatch(stem)
    name = (match["name"] if match else stem) or stem
    words = " ".join(re.split(r"[-_\s]+", name)).strip() or stem
    return words[:1].upper() + words[1:]
