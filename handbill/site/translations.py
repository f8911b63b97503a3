"""Posts and pages that translate another one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from handbill.keys import Mention
from handbill.model import PlainPage, Post
from handbill.names import NearNames, fold
from handbill.problem_kinds import problem
from handbill.problems import Problem
from handbill.site.draft_links import draft_linked
from handbill.site.schedule import Entry, HeldBack


def check_translations(
    kind: str, entries: Mapping[str, Entry[Post] | Entry[PlainPage]], held: HeldBack
) -> Iterator[Problem]:
    """Yield a problem for each `translation of` that names no published post or page of its `kind`."""
    titles = [entry.record.title for entry in entries.values()]
    known = {fold(title) for title in titles}
    for entry in entries.values():
        named = entry.record.translation_of
        if named is None or fold(named.text) in known:
            continue
        if fold(named.text) in held.names:
            yield draft_linked(named)
        else:
            yield _unknown(kind, named, NearNames(titles).find(named.text))


def _unknown(kind: str, named: Mention, near: str | None) -> Problem:
    hint = f'Write "{near}".' if near else f"Write the title of the {kind} as it stands there."
    message = f'No {kind} of this site is called "{named.text}".'
    return problem("unknown-translation", named.position, message, hint)
