"""What a page says of itself to others: chats that show a link, home screens, tabs, the browser's own frame."""

from __future__ import annotations

from handbill.pages.cards import CardView, card_file
from handbill.pages.frame import CardLink, Head, Icons, PictureView
from handbill.pages.maker import Maker
from handbill.pages.palette import palette_of, style_sheet

_TERRITORIES = {
    "ar": "AR",
    "da": "DK",
    "el": "GR",
    "en": "US",
    "he": "IL",
    "hi": "IN",
    "ja": "JP",
    "ko": "KR",
    "sv": "SE",
    "uk": "UA",
    "vi": "VN",
    "zh": "CN",
}
"""The territory that Open Graph wants after a language, where it is not the language's own letters."""

_OWN = frozenset({"de", "es", "fi", "fr", "hu", "id", "it", "nl", "pl", "pt", "ro", "ru", "tr"})


def publish_palette(maker: Maker) -> str:
    """Have the site's colors published, and return the url of their style sheet."""
    sheet = style_sheet(palette_of(maker.site.config))
    maker.ledger.files[sheet.path] = sheet
    return f"/{sheet.path}"


def logo_view(maker: Maker) -> PictureView | None:
    """Return the logo as it stands beside the site's name, which says what it shows."""
    return maker.picture(maker.site.config.logo, "decorative", spot="logo")


def head(
    maker: Maker, icons: Icons, card: CardView | None, *, stock: int, language: str, published: str
) -> Head:
    """Return what a page's head says; `card` is drawn only where others can fetch it."""
    config = maker.site.config
    palette = palette_of(config)
    colors = (palette.light.paper, palette.dark.paper)
    if config.look != "plain":
        masthead = palette.stocks[stock - 1 if stock else 0]
        colors = (masthead, masthead)
    return Head(
        icons=icons,
        theme_light=colors[0],
        theme_dark=colors[1],
        locale=locale(language),
        published=published,
        card=_card(maker, card) if card else None,
    )


def _card(maker: Maker, view: CardView) -> CardLink | None:
    base = maker.publication.base_url.rstrip("/")
    if not base or maker.publication.preview:
        return None
    drawing = card_file(view)
    maker.ledger.drawings[drawing.path] = drawing
    return CardLink(f"{base}/{drawing.path}", view.alt)


def locale(language: str) -> str:
    """Return a language as Open Graph writes it, `en_US`; empty where its territory is not known."""
    first, *others = language.split("-")
    territory = next((one.upper() for one in others if len(one) == 2), "")
    territory = territory or _TERRITORIES.get(first, first.upper() if first in _OWN else "")
    return f"{first}_{territory}" if territory else ""
