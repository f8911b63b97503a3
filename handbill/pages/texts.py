"""Markdown of the site brought into pages: rendered once, with the pictures and files it uses published."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from handbill.keys import Prose
from handbill.names import NearNames, fold
from handbill.pages.maker import Maker
from handbill.pages.markup import Markup
from handbill.pages.markup_place import MarkupPlace, MarkupWords, Rendered
from handbill.pages.pictures import whole
from handbill.pages.prose_pictures import with_versions
from handbill.site.addresses import slug
from handbill.site.schedule import Site, Target
from handbill.words.catalogue import Words

NOTHING = Rendered()


def html(maker: Maker, prose: Prose | None, *, level: int = 2, prefix: str = "") -> str:
    """Return a text as clean HTML; empty where there is none."""
    return text_of(maker, prose, level=level, prefix=prefix).html


def text_of(maker: Maker, prose: Prose | None, *, level: int = 2, prefix: str = "") -> Rendered:
    """Return a text as rendered, its highest heading on a level, and have published what it shows."""
    if prose is None or not prose.text.strip():
        return NOTHING
    made = maker.ledger.texts
    key = (prose, level, prefix, maker.words.language)
    if key not in made:
        made[key] = maker.markup(prose, level, prefix, maker.words)
        for path in made[key].linked:
            maker.publish_picture(path)
        for path in made[key].shown:
            maker.publish_shown(path)
        for path in made[key].files:
            maker.publish_file(path)
    return made[key]


def renderer(
    site: Site, on_text: Callable[[str], None] = lambda _: None
) -> Callable[[Prose, int, str, Words], Rendered]:
    """Return what renders the texts of a site: from a text, its headings' level, a prefix for its notes, and words."""
    markup = Markup(slug)
    near = NearNames(target.words for targets in site.targets.values() for target in targets)
    paths = dict(_paths(site))

    def resolve(name: str) -> tuple[Target, ...]:
        return site.targets.get(fold(name), ())

    def render(prose: Prose, level: int, prefix: str, words: Words) -> Rendered:
        on_text(prose.position.path)
        source = PurePosixPath(prose.position.path)
        inside = source.parent.relative_to("content") if source.parts[:1] == ("content",) else ""
        place = MarkupPlace(
            words=_markup_words(words),
            resolve=resolve,
            suggest=lambda name: near.find(name) or "",
            resolve_path=lambda path: paths.get(path, ""),
            pictures=site.pictures,
            files=site.files,
            picture_url=lambda path: f"/{whole(site.pictures[path]).path}",
            file_url=lambda path: f"/{path}",
            raw_html=site.config.raw_html,
            top_level=level,
            source_dir="" if str(inside) == "." else str(inside),
            prefix=prefix,
            held_back=site.held_back,
        )
        made = markup.render(prose, place)
        return with_versions(made, [site.pictures[path] for path in made.pictures])

    return render


def _markup_words(words: Words) -> MarkupWords:
    say = words.say
    return MarkupWords(
        table=say("markup.table"),
        footnotes=say("markup.footnotes"),
        back_to_text=say("markup.back_to_text", number="{number}"),
    )


def _paths(site: Site) -> Iterator[tuple[str, str]]:
    """Yield what people type for a post or page in a link: its file, or the last part of its address."""
    pages = [(entry.url, entry.record.path) for entry in site.pages.values()]
    posts = [(entry.url, entry.record.path) for entry in site.posts.values()]
    for url, source in pages + posts:
        path = source.removeprefix("content/")
        yield url.strip("/").rsplit("/", 1)[-1], url
        yield path, url
        yield path.removesuffix(".md"), url
