"""Addresses within the site: how they are put together, compared and read; standard library only."""

from __future__ import annotations

import re
import unicodedata

_STEP = re.compile(r"[\w.~-]+")


def page_url(*steps: str) -> str:
    """Return the url of a page from its steps: `/panels/water/`; none give the home page, `/`."""
    return "/" + "".join(f"{step}/" for step in steps)


def page_file(url: str) -> str:
    """Return the file of a page in the output: `panels/water/index.html` for `/panels/water/`, else its own name."""
    path = url.removeprefix("/")
    return f"{path}index.html" if not path or path.endswith("/") else path


def entry_url(index: str, id_: str) -> str:
    """Return the url of an entry on an index page: `/people/#alma-reyes`."""
    return f"{index}#{id_}"


def same_place(url: str) -> str:
    """Return a url in the form in which urls that share a folder on some system are equal."""
    return unicodedata.normalize("NFC", url).casefold()


def alias_url(typed: str) -> str | None:
    """Return the url of an older address as typed (`old/name`, `/old/name.html`), or None if it leaves the site."""
    steps = [step for step in typed.strip().split("/") if step]
    if not steps or any(step in {".", ".."} or not _STEP.fullmatch(step) for step in steps):
        return None
    last = steps[-1]
    if last.endswith((".html", ".htm")):
        return "/" + "/".join(steps)
    return page_url(*steps)
