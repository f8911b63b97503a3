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
class Candidate(View):
    """One version of a picture: its url and its width in pixels."""

    url: str
    width: int


@dataclass(frozen=True, slots=True)
class PictureSource(View):
    """Versions of a picture in one kind of file, given as a media type (`image/webp`)."""

    kind: str
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class PictureView(View):
    """A picture: `url`, `alt` (empty for decoration), its size in pixels (0 where unknown), words under it.

    `candidates` are its versions of the kind of `url`, `sources` those in better kinds, the
    best first, `sizes` how wide it is shown; all empty where there is one version only.
    `large` is its largest version.
    """

    url: str
    alt: str
    width: int
    height: int
    caption: str = ""
    candidates: tuple[Candidate, ...] = ()
    sources: tuple[PictureSource, ...] = ()
    sizes: str = ""
    large: str = ""


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
class Alternate(View):
    """The same text in a language (BCP 47 tag): its site url, and its whole address where the site has one."""

    language: str
    url: str
    permalink: str = ""


@dataclass(frozen=True, slots=True)
class Footer(View):
    """The end of every page: all parts of the site, help lines, who holds the event, and the zone of all times."""

    parts: tuple[Link, ...]
    help: tuple[HelpLine, ...]
    hosts: str
    zone: str


@dataclass(frozen=True, slots=True)
class Icons(View):
    """The site's icons by url: a drawing (`vector`, or empty), one for tabs, one for home screens, and the manifest."""

    vector: str
    tab: str
    touch: str
    manifest: str


@dataclass(frozen=True, slots=True)
class CardLink(View):
    """The picture that others show for a link to the page: its whole address, and its words."""

    address: str
    alt: str
    width: int = 1200
    height: int = 630


@dataclass(frozen=True, slots=True)
class Head(View):
    """What a page says of itself to chats, networks and browsers.

    `theme_light` and `theme_dark` color the browser's own frame. `locale` is the language as Open Graph
    writes it (`en_US`), `published` when a post came out (ISO 8601), both empty where not known. `card` is
    None where the site has no public address.
    """

    icons: Icons
    theme_light: str
    theme_dark: str
    locale: str
    published: str
    card: CardLink | None


@dataclass(frozen=True, slots=True)
class Frame(View):
    """What is around the content of a page.

    `kind` names the page's kind (home, day, session ...). `title` is the document's, with the site's
    name. `language` is that of the interface words, `content_language` that of what is written in the
    page, where it differs; `direction` is the latter's. `permalink` is the whole address, empty where the
    site has none. `stock` is the color of the masthead, 1 to 4, or 0 where the page belongs to no day.
    `font` is `handbill` where the site's own typefaces are shown, `system` where the visitor's are.
    `zone` is the IANA name of the clock that counts, `zone_words` its name in words, `hours24` how times
    of day are written: scripts need them. `now` leads to what is on and what is next, until the event is
    over; `days` are the dates on which there are sessions (ISO 8601, with blanks between). `offline`
    where browsers keep copies. `alternates` are the page in each language it is written in, itself too;
    `languages` lead into the other languages, in their own names. `palette` is the url of the style sheet
    with the site's colors, `logo` the picture beside its name, `head` what the page says to others.
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
    font: str
    stock: int
    menu: tuple[Link, ...]
    crumbs: tuple[Link, ...]
    notices: tuple[NoticeView, ...]
    previous: Link | None
    next: Link | None
    footer: Footer
    zone: str
    zone_words: str
    hours24: bool
    now: Link | None
    days: str
    offline: bool
    alternates: tuple[Alternate, ...]
    languages: tuple[Link, ...]
    palette: str
    logo: PictureView | None
    head: Head


@dataclass(frozen=True, slots=True)
class Fact(View):
    """One line of a list of facts: its name, its words, and links after or instead of them."""

    name: str
    text: str
    links: tuple[Link, ...] = ()
