"""Pictures in texts get their versions: each `img` becomes a `picture` that offers several widths and kinds.

This is done when a text is clean already, so that nothing an author types can name versions.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import replace

from handbill.model import Picture
from handbill.pages.frame import Candidate
from handbill.pages.markup_place import Rendered
from handbill.pages.page import ROOT_MARK
from handbill.pages.pictures import SPOTS, Published, published, whole

_IMAGE = re.compile(r'<img((?:\s+[\w-]+(?:="[^"]*")?)*)\s*/?>')
_ATTRIBUTE = re.compile(r'([\w-]+)(?:="([^"]*)")?')
_SPOT = "prose"


def with_versions(made: Rendered, pictures: Sequence[Picture]) -> Rendered:
    """Return a rendered text with the versions of its pictures, and with the paths of those shown and those linked."""
    if not pictures:
        return made
    known = {ROOT_MARK + whole(picture).path: picture for picture in pictures}
    shown: dict[str, None] = {}

    def replaced(found: re.Match[str]) -> str:
        typed = {name: html.unescape(value) for name, value in _ATTRIBUTE.findall(found[1])}
        picture = known.get(typed.get("src", ""))
        if picture is None:
            return found[0]
        shown[picture.path] = None
        return _written(typed, published(picture, _SPOT))

    text = _IMAGE.sub(replaced, made.html)
    linked = tuple(known[url].path for url in known if f'href="{url}"' in text)
    return replace(made, html=text, shown=tuple(shown), linked=linked)


def _written(typed: dict[str, str], made: Published) -> str:
    """Return an image with the attributes as typed and all that its versions need."""
    image = {
        **typed,
        "src": _address(made.url),
        "width": str(made.width),
        "height": str(made.height),
        "loading": "lazy",
        "decoding": "async",
    }
    if not made.candidates:
        return _tag("img", image)
    sizes = SPOTS[_SPOT].sizes
    sources = "".join(
        _tag("source", {"type": source.kind, "srcset": _srcset(source.candidates), "sizes": sizes})
        for source in made.sources
    )
    image |= {"srcset": _srcset(made.candidates), "sizes": sizes}
    return f"<picture>{sources}{_tag('img', image)}</picture>"


def _srcset(candidates: tuple[Candidate, ...]) -> str:
    return ", ".join(f"{_address(one.url)} {one.width}w" for one in candidates)


def _address(url: str) -> str:
    return ROOT_MARK + url.removeprefix("/")


def _tag(name: str, attributes: dict[str, str]) -> str:
    told = "".join(f' {key}="{html.escape(value)}"' for key, value in attributes.items())
    return f"<{name}{told}>"
