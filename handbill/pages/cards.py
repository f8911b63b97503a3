"""Cards: the pictures that chats and networks show for a link to a page, as views that the press draws."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handbill.digests import digest_of
from handbill.names import fold
from handbill.pages.maker import Maker, shorten
from handbill.pages.page import Drawing, View
from handbill.pages.palette import Palette, palette_of
from handbill.pages.said_times import day_of, time_words
from handbill.site.schedule import ScheduledDay, Slot

WIDTH, HEIGHT = 1200, 630
"""The size of a card in pixels: what chats and networks show whole (1.91 to 1)."""

MOST_STATIONS = 14
"""So many stations fit on a card's day line."""

MOST_TABS = 6
"""So many days fit beside each other as tabs."""

LONGEST_TITLE = 160
LONGEST_LINE = 90


@dataclass(frozen=True, slots=True)
class CardView(View):
    """A card of 1200 by 630 pixels, drawn in the site's colors and type, for the page at `url`.

    `title` is set as large as fits, `label` (`Panel`) above it, `lines` say when and where.
    `day` is the number of the day (0: none) among the days `tabs`. `stock` is that of the ground, 1 to 4.
    `stations` are the stops of the day line in order, each `tick`, `ring` (a new place) or `here`.
    """

    url: str
    look: str
    palette: Palette
    stock: int
    site_name: str
    label: str
    title: str
    lines: tuple[str, ...]
    day: int = 0
    tabs: tuple[int, ...] = ()
    stations: tuple[str, ...] = ()

    @property
    def alt(self) -> str:
        """Return the words of the card, for people who cannot see it."""
        words = (self.title, *self.lines, self.site_name)
        return ". ".join(dict.fromkeys(word for word in words if word))


def card_file(view: CardView) -> Drawing:
    """Return the card of a page as a drawing; a card that changes has a new name, since networks keep the old."""
    digest = digest_of(repr(view).encode("utf-8", "surrogatepass"))
    return Drawing(f"cards/{view.url.strip('/') or 'home'}-{digest[:8]}.png", view)


def event_card(maker: Maker) -> CardView:
    """Return the card of the event, which also stands for its pages that have none of their own."""
    event, schedule, words = maker.schedule.event, maker.schedule, maker.words
    dates = (
        words.dates(schedule.starts, schedule.ends or schedule.starts) if schedule.starts else ""
    )
    first = words.commas((dates, event.city))
    fits = len(first) <= LONGEST_LINE // 2
    return _card(
        maker,
        schedule.root,
        event.name,
        (first,) if fits else (dates, event.city),
        tabs=_tabs(maker),
        stations=("ring",) * min(len(schedule.days), MOST_STATIONS),
    )


def day_card(maker: Maker, day: ScheduledDay, stock: int) -> CardView:
    """Return the card of a day."""
    words = maker.words
    name = words.say("day.name", number=day.number)
    date = words.day(day.date, "full") if day.date else ""
    title = day.record.title or (words.day(day.date, "day") if day.date else name)
    when = words.commas((name, date)) if day.record.title else ""
    return _card(
        maker,
        day.url,
        title,
        (when, maker.schedule.event.city),
        stock=stock,
        day=day.number,
        tabs=_tabs(maker),
        stations=_stations(maker, day, None),
    )


def session_card(maker: Maker, slot: Slot, day: ScheduledDay, stock: int, label: str) -> CardView:
    """Return the card of a session; `label` says its type."""
    words, title = maker.words, slot.session.title
    when = words.commas((day_of(maker, slot), time_words(maker, slot)))
    where = maker.where(slot.place)
    return _card(
        maker,
        slot.url,
        title,
        (when, where),
        stock=stock,
        label="" if fold(label) in fold(title) else label,
        day=day.number,
        tabs=_tabs(maker),
        stations=_stations(maker, day, slot),
    )


def post_card(maker: Maker, url: str, title: str, *, stock: int, kind: str, date: str) -> CardView:
    """Return the card of a post: the line has come to its last stop."""
    return _card(maker, url, title, (date,), stock=stock, label=kind, stations=("here",))


def _card(
    maker: Maker,
    url: str,
    title: str,
    lines: Sequence[str],
    *,
    stock: int = 1,
    label: str = "",
    day: int = 0,
    tabs: tuple[int, ...] = (),
    stations: tuple[str, ...] = (),
) -> CardView:
    config = maker.site.config
    name = maker.schedule.event.name if maker.schedule.key else config.name
    return CardView(
        url=url,
        look=config.look,
        palette=palette_of(config),
        stock=stock,
        site_name=shorten(name or maker.schedule.event.name, LONGEST_LINE),
        label=shorten(label, LONGEST_LINE),
        title=shorten(title, LONGEST_TITLE),
        lines=tuple(shorten(line, LONGEST_LINE) for line in lines if line),
        day=day,
        tabs=tabs,
        stations=stations,
    )


def _tabs(maker: Maker) -> tuple[int, ...]:
    """Return the numbers of the days, where they are a few."""
    days = maker.schedule.days
    return tuple(day.number for day in days) if 1 < len(days) <= MOST_TABS else ()


def _stations(maker: Maker, day: ScheduledDay, here: Slot | None) -> tuple[str, ...]:
    """Return the stops of a day, a ring where the place is another than before; `here` is that of a session."""
    slots = maker.kept(day.slots)
    at = _top(maker, here).key if here else ""
    stops: list[str] = []
    before = ""
    for slot in slots:
        venue = slot.place.venue or before
        stops.append("here" if slot.key == at else "ring" if venue != before else "tick")
        before = venue
    first = max(0, stops.index("here") - MOST_STATIONS // 2) if "here" in stops else 0
    first = min(first, max(0, len(stops) - MOST_STATIONS))
    return tuple(stops[first : first + MOST_STATIONS])


def _top(maker: Maker, slot: Slot) -> Slot:
    """Return the session of the day line that a session lies in, or itself."""
    while slot.parent:
        slot = maker.slots[slot.parent][1]
    return slot
