"""Posts (recap, news) and plain pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handbill.model import PlainPage, Post
from handbill.pages.frame import Frame, Link, PictureView
from handbill.pages.framing import Framer, Setting, framer_in
from handbill.pages.lines import SessionDay, session_days
from handbill.pages.maker import Maker
from handbill.pages.markup_place import Rendered
from handbill.pages.page import Page, View
from handbill.pages.texts import text_of
from handbill.site.schedule import Entry, Slot

FEWEST_HEADINGS = 3
"""A page with so many headings gets a table of contents."""


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

    `covers` are the sessions it tells of, by day. `authors` stand with their links.
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
    contents: tuple[Link, ...]
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
    for at, entry in enumerate(posts):
        newer = _link(posts[at - 1]) if at else None
        older = _link(posts[at + 1]) if at + 1 < len(posts) else None
        yield post_page(framer, entry, index, (older, newer))


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


def _link(entry: Entry[Post]) -> Link:
    return Link(entry.url, entry.record.title, language=entry.record.language)


def post_page(
    framer: Framer, entry: Entry[Post], index: Link, neighbors: tuple[Link | None, Link | None]
) -> Page:
    """Return the page of one post; `neighbors` are the older and the newer one."""
    post = entry.record
    framer = framer_in(framer, post.language)
    maker = framer.maker
    facts = maker.site.post_facts[entry.id]
    text = text_of(maker, post.body)
    line = _line(maker, entry)
    described = line.summary or maker.words.say(
        "post.description", title=post.title, name=maker.schedule.event.name
    )
    setting = Setting(
        entry.url,
        "post",
        post.title,
        described,
        crumbs=framer.crumbs(index, _link(entry)),
        language=post.language,
        noindex=post.hide_from_search_engines,
        draft=facts.draft,
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
        picture=maker.picture(post.photo, post.photo_description),
        body=text.html,
        contents=contents(text),
        covers=session_days(maker, covered(maker, entry)),
        gallery=tuple(gallery(maker, post)),
        tags=post.tags,
        series=post.series.text if post.series else "",
    )
    return Page(entry.url, "post.html", view, (post.path,))


def contents(text: Rendered) -> tuple[Link, ...]:
    """Return the headings of the two highest levels for a table of contents, or nothing where there are few."""
    if len(text.headings) < FEWEST_HEADINGS:
        return ()
    top = min(heading.level for heading in text.headings)
    return tuple(Link(f"#{h.anchor}", h.text) for h in text.headings if h.level <= top + 1)


def covered(maker: Maker, entry: Entry[Post]) -> list[Slot]:
    """Return the sessions that a post tells of: named ones, else those of its days; not all of an event's."""
    facts = maker.site.post_facts[entry.id]
    return [] if facts.covers_all else maker.kept(facts.covers)


def gallery(maker: Maker, post: Post) -> Iterator[PictureView]:
    """Yield the pictures of a post's gallery."""
    for typed in post.gallery:
        shown = maker.picture(typed.photo, typed.photo_description, typed.caption)
        if shown:
            yield shown


def plain_pages(framer: Framer) -> Iterator[Page]:
    """Yield the plain pages of the site."""
    for entry in framer.maker.site.pages.values():
        yield plain_page(framer, entry)


def plain_page(framer: Framer, entry: Entry[PlainPage]) -> Page:
    """Return one plain page."""
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
    )
    view = PlainPageView(
        frame=framer.frame(setting),
        title=page.title,
        picture=maker.picture(page.photo, page.photo_description),
        body=text.html,
        contents=contents(text),
    )
    return Page(entry.url, "page.html", view, (page.path,))
