"""What every page has around its content: the frame, and the small views that many pages share."""

from __future__ import annotations

from dataclasses import dataclass

from handbill.pages.page import View


@dataclass(frozen=True, slots=True)
class Link(View):
    """Words that lead somewhere.

    `url` is a site url, or a whole address elsewhere; empty where the words stand
    alone. `current` marks the page itself, or the part of the site it lies in.
    `language` is the tag of the words' language where it is not the page's.
    """

    url: str
    text: str
    current: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class PictureView(View):
    """A picture: `url`, `alt` (empty for decoration), its size in pixels (0 where unknown), words under it."""

    url: str
    alt: str
    width: int
    height: int
    caption: str = ""


@dataclass(frozen=True, slots=True)
class NoticeView(View):
    """A word at the top of the page.

    `since` and `until` are instants (ISO 8601 with offset) or empty; `hidden` where
    the site was built outside of them. Where there is a link, its words are the text.
    """

    text: str
    link: Link | None
    since: str
    until: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class HelpLine(View):
    """One way to ask for help: a label, the links (or words) that answer, a word after them."""

    label: str
    answers: tuple[Link, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Footer(View):
    """The end of every page: all parts of the site, help lines, who holds the event, and the zone of all times."""

    parts: tuple[Link, ...]
    help: tuple[HelpLine, ...]
    hosts: str
    zone: str


@dataclass(frozen=True, slots=True)
class Frame(View):
    """What is around the content of a page.

    `kind` names the page's kind (home, day, session ...). `title` is the document's,
    with the site's name. `language` is that of the interface words, `content_language` that of
    what is written in the page, where it differs; `direction` is the latter's.
    `permalink` is the whole address, empty where the site has none. `stock` is the
    color of the masthead, 1 to 4, or 0 for paper. `zone` is the IANA name of the clock that counts, `hours24`
    how times of day are written: scripts need both.
    """

    kind: str
    title: str
    site_name: str
    home: str
    description: str
    language: str
    direction: str
    content_language: str
    permalink: str
    noindex: bool
    preview: bool
    draft: bool
    look: str
    stock: int
    menu: tuple[Link, ...]
    crumbs: tuple[Link, ...]
    notices: tuple[NoticeView, ...]
    previous: Link | None
    next: Link | None
    footer: Footer
    zone: str
    hours24: bool


@dataclass(frozen=True, slots=True)
class Fact(View):
    """One line of a list of facts: its name, its words, and links after or instead of them."""

    name: str
    text: str
    links: tuple[Link, ...] = ()
