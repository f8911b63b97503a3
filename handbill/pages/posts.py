"""Posts (recap, news) and plain pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from handbill.model import PlainPage, Post
from handbill.pages.agenda import stock_of
from handbill.pages.cards import post_card
from handbill.pages.final_thoughts import parted
from handbill.pages.frame import Frame, Link, PictureView
from handbill.pages.framing import Framer, Setting, framer_in
from handbill.pages.lines import SessionDay, session_days
from handbill.pages.maker import Maker
from handbill.pages.markup_place import Rendered
from handbill.pages.page import Page, View
from handbill.pages.said_times import date_of, iso
from handbill.pages.texts import text_of
from handbill.pages.tongues import Text, alternates, same_texts, text_link
from handbill.site.schedule import Dated, Entry, Slot

FEWEST_HEADINGS = 3
"""A page with so many headings gets a table of contents."""

LONGEST_AGENDA = 24
"""A post on the whole event stands beside its agenda, unless that has more sessions than this."""


@dataclass(frozen=True, slots=True)
class PostLine(View):
    """A post in a list; `date` in words and `published` as an ISO date, both empty where it has none."""

    url: str
    title: str
    kind: str
    date: str
    published: str
    summary: str
    language: str
    draft: bool


@dataclass(frozen=True, slots=True)
class PostsView(View):
    """All posts, the newest first."""

    frame: Frame
    posts: tuple[PostLine, ...]


@dataclass(frozen=True, slots=True)
class PostView(View):
    """One post. `body` is clean HTML; `contents` its headings where there are three or more.

    `closing` is its last section where that is headed `Final Thoughts`, clean HTML too; it
    is not in `body`. `covers` are the sessions it tells of, by day, `agenda` their heading
    (`Tuesday's agenda (8)`). `authors` stand with their links.
    """

    frame: Frame
    title: str
    subtitle: str
    kind: str
    date: str
    published: str
    updated: str
    updated_iso: str
    authors: tuple[Link, ...]
    summary: str
    picture: PictureView | None
    body: str
    closing: str
    contents: tuple[Link, ...]
    agenda: str
    covers: tuple[SessionDay, ...]
    gallery: tuple[PictureView, ...]
    tags: tuple[str, ...]
    series: str


@dataclass(frozen=True, slots=True)
class PlainPageView(View):
    """A page such as About or Travel; `body` and `contents` as for a post."""

    frame: Frame
    title: str
    picture: PictureView | None
    body: str
    contents: tuple[Link, ...]


def post_pages(framer: Framer) -> Iterator[Page]:
    """Yield the list of posts, if there are any, and each post."""
    maker = framer.maker
    posts = posts_in_order(maker)
    if not posts:
        return
    title = maker.words.say("posts.title")
    name = maker.schedule.event.name
    index = Link("/posts/", title)
    setting = Setting(
        index.url,
        "posts",
        title,
        maker.words.say("posts.description", name=name),
        crumbs=framer.crumbs(index),
    )
    yield Page(index.url, "posts.html", PostsView(framer.frame(setting), post_lines(maker)))
    groups = same_texts(maker.site.posts.values())
    for at, entry in enumerate(posts):
        same = groups[entry.id]
        own = {one.id for one in same}
        before = (posts[i] for i in range(at - 1, -1, -1))
        after = (posts[i] for i in range(at + 1, len(posts)))
        newer = next((text_link(post) for post in before if post.id not in own), None)
        older = next((text_link(post) for post in after if post.id not in own), None)
        yield post_page(framer, entry, index, (older, newer), same)


def posts_in_order(maker: Maker) -> list[Entry[Post]]:
    """Return the posts, the newest first, those without a date last."""

    def age(entry: Entry[Post]) -> tuple[bool, float, str]:
        published = maker.site.post_facts[entry.id].published
        return published is None, -published.timestamp() if published else 0.0, entry.id

    return sorted(maker.site.posts.values(), key=age)


def post_lines(maker: Maker) -> tuple[PostLine, ...]:
    """Return all posts as they stand in lists, the newest first."""
    return tuple(_line(maker, entry) for entry in posts_in_order(maker))


def _line(maker: Maker, entry: Entry[Post]) -> PostLine:
    post, facts = entry.record, maker.site.post_facts[entry.id]
    return PostLine(
        url=entry.url,
        title=post.title,
        kind=maker.words.say(f"post.kind.{post.kind}"),
        date=maker.words.day(facts.published.date(), "plain") if facts.published else "",
        published=facts.published.date().isoformat() if facts.published else "",
        summary=post.summary or text_of(maker, post.body).summary,
        language=post.language,
        draft=facts.draft,
    )


def post_page(
    framer: Framer,
    entry: Entry[Post],
    index: Link,
    neighbors: tuple[Link | None, Link | None],
    same: tuple[Text, ...],
) -> Page:
    """Return the page of one post; `neighbors` are the older and the newer one, `same` it and its translations."""
    post = entry.record
    framer = framer_in(framer, post.language)
    maker = framer.maker
    facts = maker.site.post_facts[entry.id]
    text = text_of(maker, post.body)
    halves = parted(text, maker.words.say("post.closing"))
    slots = covered(maker, entry)
    line = _line(maker, entry)
    setting = replace(
        _setting(maker, entry, line),
        crumbs=framer.crumbs(index, text_link(entry)),
        alternates=alternates(maker, same),
        previous=neighbors[0],
        next=neighbors[1],
    )
    view = PostView(
        frame=framer.frame(setting),
        title=post.title,
        subtitle=post.subtitle,
        kind=line.kind,
        date=line.date,
        published=line.published,
        updated=maker.words.day(facts.updated.date(), "plain") if facts.updated else "",
        updated_iso=facts.updated.date().isoformat() if facts.updated else "",
        authors=tuple(Link(maker.participant(who), who.name) for who in facts.authors),
        summary=post.summary,
        picture=maker.picture(post.photo, post.photo_description, spot="lead"),
        body=halves.body,
        closing=halves.closing,
        contents=contents(text),
        agenda=_agenda_title(maker, facts, slots),
        covers=session_days(maker, slots),
        gallery=tuple(gallery(maker, post)),
        tags=post.tags,
        series=post.series.text if post.series else "",
    )
    return Page(entry.url, "post.html", view, (post.path,))


def _setting(maker: Maker, entry: Entry[Post], line: PostLine) -> Setting:
    """Return what a post says of itself in its frame; where it stands among others is not in it yet."""
    post, facts = entry.record, maker.site.post_facts[entry.id]
    described = line.summary or maker.words.say(
        "post.description", title=post.title, name=maker.schedule.event.name
    )
    stock = stock_of(facts.covers_days[0]) if len(facts.covers_days) == 1 else 0
    card = post_card(maker, entry.url, post.title, stock=stock or 1, kind=line.kind, date=line.date)
    return Setting(
        entry.url,
        "post",
        post.title,
        described,
        language=post.language,
        noindex=post.hide_from_search_engines,
        draft=facts.draft,
        stock=stock,
        card=card,
        published=iso(facts.published),
    )


def contents(text: Rendered) -> tuple[Link, ...]:
    """Return the headings of the two highest levels for a table of contents, or nothing where there are few."""
    if len(text.headings) < FEWEST_HEADINGS:
        return ()
    top = min(heading.level for heading in text.headings)
    return tuple(Link(f"#{h.anchor}", h.text) for h in text.headings if h.level <= top + 1)


def covered(maker: Maker, entry: Entry[Post]) -> list[Slot]:
    """Return the sessions that a post tells of: named ones, else those of its days, or all that a small event has."""
    facts = maker.site.post_facts[entry.id]
    too_many = facts.covers_all and len(facts.covers) > LONGEST_AGENDA
    return [] if too_many else maker.kept(facts.covers)


def _agenda_title(maker: Maker, facts: Dated, slots: list[Slot]) -> str:
    """Say what the sessions beside a post are: `Tuesday's agenda (8)`, or what it is about."""
    if not facts.covers_days:
        return maker.words.say("sessions.covered")
    date = date_of(maker, slots[0]) if slots and len(facts.covers_days) == 1 else None
    if date is None:
        return maker.words.say("post.agenda", count=len(slots))
    weekday = maker.words.say(f"weekday.{date.weekday()}")
    return maker.words.say("post.agenda_day", weekday=weekday, count=len(slots))


def gallery(maker: Maker, post: Post) -> Iterator[PictureView]:
    """Yield the pictures of a post's gallery."""
    for typed in post.gallery:
        shown = maker.picture(typed.photo, typed.photo_description, typed.caption, spot="gallery")
        if shown:
            yield shown


def plain_pages(framer: Framer) -> Iterator[Page]:
    """Yield the plain pages of the site."""
    groups = same_texts(framer.maker.site.pages.values())
    for entry in framer.maker.site.pages.values():
        yield plain_page(framer, entry, groups[entry.id])


def plain_page(framer: Framer, entry: Entry[PlainPage], same: tuple[Text, ...]) -> Page:
    """Return one plain page; `same` are it and its translations."""
    page = entry.record
    framer = framer_in(framer, page.language)
    maker = framer.maker
    text = text_of(maker, page.body)
    name = maker.schedule.event.name
    setting = Setting(
        entry.url,
        "page",
        page.title,
        page.summary
        or text.summary
        or maker.words.say("plain.description", title=page.title, name=name),
        crumbs=framer.crumbs(Link(entry.url, page.title, language=page.language)),
        language=page.language,
        draft=entry.id in maker.site.waiting_pages,
        alternates=alternates(maker, same),
    )
    view = PlainPageView(
        frame=framer.frame(setting),
        title=page.title,
        picture=maker.picture(page.photo, page.photo_description, spot="lead"),
        body=text.html,
        contents=contents(text),
    )
    return Page(entry.url, "page.html", view, (page.path,))
