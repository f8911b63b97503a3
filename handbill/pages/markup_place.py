"""What a text is rendered for, and what comes of it: the two values around `Markup.render`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from handbill.model import Picture, PlainFile
from handbill.problems import Position, Problem
from handbill.site.schedule import NOTHING_HELD, HeldBack, Target


class MarkupWords(NamedTuple):
    """Words that Markdown's own parts need, in the language of the page.

    `back_to_text` has `{number}` where the number of the footnote belongs.
    """

    table: str
    footnotes: str
    back_to_text: str


@dataclass(frozen=True, slots=True)
class MarkupPlace:
    """Where a text stands: what it may refer to, and how it is to be shown.

    `resolve` gives all that a name in `[[...]]` may mean, `suggest` a name that is
    near (empty where there is none), `resolve_path` the site url of a page or post
    from what was typed in a link (a path relative to content/, or the last part of
    an address), empty where there is none. Pictures and files are named relative to
    content/; `picture_url` and `file_url` give their site urls. `source_dir` is the
    folder of the text relative to content/, `/` on every system. `top_level` is the
    level that the text's highest heading gets. `prefix` keeps the ids of several
    texts on one page apart. `held_back` is what may be named but has no page yet.
    """

    words: MarkupWords
    resolve: Callable[[str], tuple[Target, ...]]
    suggest: Callable[[str], str]
    resolve_path: Callable[[str], str]
    pictures: Mapping[str, Picture]
    files: Mapping[str, PlainFile]
    picture_url: Callable[[str], str]
    file_url: Callable[[str], str]
    raw_html: bool = False
    top_level: int = 2
    source_dir: str = ""
    prefix: str = ""
    held_back: HeldBack = NOTHING_HELD


class Heading(NamedTuple):
    """A heading of a text: level as shown, words, and the id to link to; `html` is what stands in it."""

    level: int
    text: str
    anchor: str
    html: str


class Found(NamedTuple):
    """A link that a text has: its address, and where it was typed."""

    url: str
    position: Position


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text as HTML, and what else pages need to know of it.

    Site urls in `html` are `ROOT_MARK` and the url without its leading slash.
    `summary` is the first paragraph and `plain` the whole, both without markup,
    `plain` without blocks of code. `pictures` and `files` are the paths it uses; of the
    pictures, `shown` are seen in it in their versions, and `linked` are what a link leads to;
    `links_in` its links to this site (or to a `#part` of its page), which only
    the finished site can check, `links_out` those to others.
    """

    html: str = ""
    headings: tuple[Heading, ...] = ()
    summary: str = ""
    plain: str = ""
    pictures: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    linked: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    links_in: tuple[Found, ...] = ()
    links_out: tuple[Found, ...] = ()
    problems: tuple[Problem, ...] = ()
