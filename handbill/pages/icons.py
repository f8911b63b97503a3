"""The site's icons and its web app manifest: the logo of site_config.yaml, or letters on the first stock."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from handbill.digests import digest_of
from handbill.model import Picture
from handbill.pages.frame import Icons
from handbill.pages.maker import Maker
from handbill.pages.page import Drawing, OutputFile, View
from handbill.pages.palette import palette_of
from handbill.pages.tongues import direction, main_language

MANIFEST = "site.webmanifest"
"""A lasting address: browsers ask here again for an installed site's name and icons."""

SHORTEST_NAME = 12
"""Characters that a home screen shows below an icon."""

_TAB, _TOUCH, _SMALL, _LARGE = 96, 180, 192, 512
_SMALL_WORDS = frozenset({
    *("a", "an", "and", "at", "by", "for", "in", "of", "on", "or", "the", "to"),
    *("de", "del", "el", "en", "la", "las", "los", "y"),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class IconView(View):
    """A square icon, `size` pixels wide: a logo, else `letters` in ink, on a ground of one color.

    `logo` is a file of the site, with its digest; its see-through parts stay so where `ground` is
    empty. `safe` leaves the room at the edges that some systems cut off.
    """

    size: int
    letters: str
    ink: str
    ground: str
    safe: bool = False
    logo: str = ""
    digest: str = ""


def publish_icons(maker: Maker) -> Icons:
    """Have the icons and the manifest published, and return what pages name in their heads.

    They are those of the first event, for the whole site; an SVG logo is published as it is.
    """
    logo = _logo(maker)
    drawn = {name: _drawing(name, view) for name, view in _views(maker, logo)}
    vector = maker.publish_picture(logo.path) if logo and logo.kind == "svg" else ""
    body = json.dumps(_manifest(maker, vector, drawn), ensure_ascii=False, indent=2) + "\n"
    maker.ledger.files[MANIFEST] = OutputFile(MANIFEST, body.encode())
    maker.ledger.drawings.update({drawing.path: drawing for drawing in drawn.values()})
    return Icons(
        vector=vector,
        tab=f"/{drawn['tab'].path}",
        touch=f"/{drawn['touch'].path}",
        manifest=f"/{MANIFEST}",
    )


def _logo(maker: Maker) -> Picture | None:
    typed = maker.site.config.logo
    return maker.site.pictures.get(typed.text) if typed else None


def _views(maker: Maker, logo: Picture | None) -> Iterator[tuple[str, IconView]]:
    """Yield every icon by name; what a system cuts to its own shape has a ground, the others may let it through."""
    palette = palette_of(maker.site.config)
    event = maker.site.schedules[0].event
    letters = monogram(maker.site.config.name or event.name, event.acronym)
    drawn = logo is not None and logo.kind != "svg"
    for name, size, is_cut, is_safe in (
        ("tab", _TAB, False, False),
        ("touch", _TOUCH, True, False),
        ("small", _SMALL, False, False),
        ("large", _LARGE, False, False),
        ("mask", _LARGE, True, True),
    ):
        if drawn and logo:
            ground = palette.light.paper if is_cut else ""
            source = f"content/{logo.path}"
            yield name, IconView(size, "", palette.black, ground, is_safe, source, logo.digest)
        else:
            yield name, IconView(size, letters, palette.black, palette.stocks[0], is_safe)


def _drawing(name: str, view: IconView) -> Drawing:
    digest = digest_of(repr(view).encode("utf-8", "surrogatepass"))
    return Drawing(f"assets/icon-{name}.{digest[:8]}.png", view)


def _manifest(maker: Maker, vector: str, drawn: dict[str, Drawing]) -> dict[str, object]:
    """Return the web app manifest; its addresses are relative to itself, so that it holds under any path."""
    config, event = maker.site.config, maker.site.schedules[0].event
    palette = palette_of(config)
    name = config.name or event.name
    short = event.acronym or (name if len(name) <= SHORTEST_NAME else "")
    language = main_language(maker)
    icons = [_icon(drawn["small"]), _icon(drawn["large"]), _icon(drawn["mask"], "maskable")]
    if vector:
        icons.insert(0, {"src": vector[1:], "sizes": "any", "type": "image/svg+xml"})
    return {
        "id": "./",
        "name": name,
        **({"short_name": short} if short else {}),
        "lang": language,
        "dir": direction(language),
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "theme_color": palette.light.paper if config.look == "plain" else palette.stocks[0],
        "background_color": palette.light.paper,
        "icons": icons,
    }


def _icon(drawing: Drawing, purpose: str = "") -> dict[str, str]:
    view = drawing.view
    size = view.size if isinstance(view, IconView) else 0
    found = {"src": drawing.path, "sizes": f"{size}x{size}", "type": "image/png"}
    return {**found, "purpose": purpose} if purpose else found


def monogram(name: str, acronym: str) -> str:
    """Return one or two letters that stand for a site: of its short form, else of its first words."""
    short = re.findall(r"[^\W_]", acronym)
    if short:
        return "".join(short[:2])
    words = [word for word in re.findall(r"[^\W_]+", name) if word.casefold() not in _SMALL_WORDS]
    return "".join(word[0] for word in words[:2]).upper()
