"""What a build leaves out, by the names and addresses under which people type it."""

from __future__ import annotations

from collections.abc import Container, Iterator

from handbill.model import Content, PlainPage, Post
from handbill.names import fold
from handbill.site.addresses import slug
from handbill.site.posts import own_slug
from handbill.site.schedule import NOTHING_HELD, HeldBack
from handbill.site.visibility import Visible
from handbill.urls import page_url


def held_back(content: Content, seen: Visible, known: Container[str]) -> HeldBack:
    """Return what waits, but for names (folded) that are `known` to mean something else as well."""
    if not seen.waiting:
        return NOTHING_HELD
    names = {fold(waiting.title) for waiting in seen.waiting}
    addresses = set[str]()
    for waiting in seen.waiting:
        if waiting.position.path not in seen.held:
            addresses.update(_of_session(waiting.title))
    for folder, records in ((("posts",), content.posts), ((), content.pages)):
        for record in records:
            if record.path in seen.held:
                addresses.update(_of_written(record, folder))
    return HeldBack(
        tuple(sorted(n for n in names if n and n not in known)), tuple(sorted(addresses))
    )


def _of_session(title: str) -> Iterator[str]:
    made = slug(title)
    if made:
        yield page_url("sessions", made)
        yield page_url("panels", made)


def _of_written(record: Post | PlainPage, folder: tuple[str, ...]) -> Iterator[str]:
    path = record.path.removeprefix("content/")
    yield path
    yield path.removesuffix(".md")
    made = own_slug(record)
    if made:
        yield page_url(*folder, made)
