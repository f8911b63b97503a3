"""HTML that was typed or imported, reduced to what is safe to publish; the one owner of nh3.

The list says what may stay; everything else goes: scripts, styles, frames, forms,
event attributes, and addresses under any scheme but https, http, mailto and tel.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import nh3

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""What a web address may begin with."""

TAGS = frozenset(
    re.findall(
        r"\w+",
        "a abbr b blockquote br caption cite code col colgroup dd del details dfn div dl dt em "
        "figcaption figure h1 h2 h3 h4 h5 h6 hr i img input ins kbd label li mark ol p pre q s "
        "samp section small span strong sub summary sup table tbody td tfoot th thead time tr u "
        "ul var wbr",
    )
)
"""The elements that may stay."""

EVERYWHERE = frozenset({"class", "dir", "id", "lang", "title"})
"""The attributes that any element may have."""

ATTRIBUTES = {
    "a": {"href", "hreflang", "aria-label"},
    "col": {"span"},
    "colgroup": {"span"},
    "details": {"open"},
    "div": {"role", "tabindex", "aria-label"},
    "img": {"src", "alt", "width", "height", "loading", "decoding"},
    "input": {"type", "checked", "disabled"},
    "ol": {"start", "reversed"},
    "section": {"role", "aria-label"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
"""The attributes that single elements may have besides."""

_PASSES = 8

Rewrite = Callable[[str, str, str], str | None]
"""Given an element's name, an attribute and its value: the value to keep, or None to drop it."""


@cache
def _cleaner() -> nh3.Cleaner:
    return _make(None)


def _make(rewrite: Rewrite | None) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(TAGS),
        attributes={"*": set(EVERYWHERE), **ATTRIBUTES},
        url_schemes=set(SCHEMES),
        link_rel=None,
        attribute_filter=rewrite,
        set_tag_attribute_values={"input": {"type": "checkbox", "disabled": ""}},
    )


def clean(html: str, rewrite: Rewrite | None = None) -> str:
    """Return the HTML with all that is not on the list taken out; cleaning again changes nothing.

    The words of an element that may not stay are kept, but for script and style.
    Comments are dropped, and an input is always a check box that cannot be used.
    """
    cleaned = (_make(rewrite) if rewrite else _cleaner()).clean(html)
    for _ in range(_PASSES):  # a browser mends wrongly nested HTML, which may need mending again
        again = _cleaner().clean(cleaned)
        if again == cleaned:
            break
        cleaned = again
    return cleaned
