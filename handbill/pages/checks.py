"""What can only be judged when all pages are made: equal addresses, links to nothing, static files in the way."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from handbill.pages.markup_place import Found, Rendered
from handbill.pages.page import Copy, Page
from handbill.problem_kinds import problem
from handbill.problems import Position, Problem
from handbill.site.schedule import Site
from handbill.urls import page_file, same_place


def check_addresses(pages: Sequence[Page]) -> Iterator[Problem]:
    """Yield a problem for each page whose address, in any writing, another page has already."""
    first: dict[str, Page] = {}
    for page in pages:
        other = first.setdefault(same_place(page_file(page.url)), page)
        if other is not page:
            here, there = (p.sources[0] if p.sources else "site_config.yaml" for p in (page, other))
            yield problem(
                "same-address",
                Position(here),
                f"Two pages would have the address {page.url}.",
                "Give one of them another address with the key `slug`, or another title.",
                related=(Position(there),),
            )


def check_links(
    site: Site, pages: Sequence[Page], texts: Iterable[Rendered], copies: Mapping[str, Copy]
) -> Iterator[Problem]:
    """Yield a problem for each link in a text that leads to no page and no published file."""
    known = {page.url for page in pages} | {f"/{path}" for path in copies}
    known |= {f"/{path}" for path in site.static}
    folded = {url.casefold(): url for url in known}
    for text in texts:
        for found in text.links_in:
            url = _page_part(found)
            if url and url not in known and f"{url}/" not in known:
                yield _broken(found, url, known, folded)


def _page_part(found: Found) -> str:
    """Return what a link says of the page; empty where it stays on its own page."""
    return found.url.partition("#")[0].partition("?")[0]


def _broken(found: Found, url: str, known: set[str], folded: Mapping[str, str]) -> Problem:
    near = folded.get(url.casefold()) or folded.get(f"{url.casefold()}/")
    if near is None:
        near = next(iter(difflib.get_close_matches(url, sorted(known), n=1, cutoff=0.6)), None)
    hint = f"Did you mean {near}?" if near else "Mend the address, or take the link out."
    return problem("broken-link", found.position, f"There is no page at {url} on this site.", hint)


def check_static(
    site: Site, pages: Sequence[Page], others: Iterable[str]
) -> tuple[dict[str, Copy], tuple[Problem, ...]]:
    """Return the files of static/ to copy by output path, and a problem for each that is in the way of a page.

    `others` are the paths of all else that is published.
    """
    taken = {same_place(page_file(page.url)) for page in pages}
    taken |= {same_place(path) for path in others}
    free: dict[str, Copy] = {}
    problems: list[Problem] = []
    for path, file in site.static.items():
        source = f"static/{path}"
        if same_place(path) in taken:
            said = f"{source} would be published as /{path}, where a page or picture of the site already is."
            problems.append(
                problem("static-in-the-way", Position(source), said, "Give the file another name.")
            )
        else:
            free[path] = Copy(path, source, file.digest)
    return free, tuple(problems)
