"""The handbill: one sheet, folded once, with the event's name outside and its days inside."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from handbill.pages.agenda import DayBlock, Entry, day_block
from handbill.pages.codes import Code, code
from handbill.pages.door_signs import name_size
from handbill.pages.final_thoughts import parted
from handbill.pages.frame import Frame, HelpLine
from handbill.pages.framing import footer, permalink
from handbill.pages.maker import Maker
from handbill.pages.page import View
from handbill.pages.paper import Columns, density
from handbill.pages.posts import posts_in_order
from handbill.pages.texts import text_of

INSIDE = Columns(columns=2, width=331, height=520)
"""The two inner pages: half a Letter sheet each, less their margins."""

_LONGEST_CLOSING = 1100  # letters on the back
_SHORT_CLOSING = 520  # so many can be set larger
_MOST_STOPS = 6

_NOTES = re.compile(r'<section[^>]*class="footnotes".*|<sup[^>]*id="fnref.*?</sup>', re.DOTALL)
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class FrontStop(View):
    """A ring on the line of the front page: what stands in it, beside it, and below that."""

    mark: str
    name: str
    note: str


@dataclass(frozen=True, slots=True)
class HandbillView(View):
    """The handbill.

    `size` is that of the name, 1 (huge) to 7. `stops` are the days, or the places of the
    only one. `days` are as the schedule has them, as much of them as two half pages hold,
    set as closely as `density` (1 to 6) says; `left_out` tells that there is more.
    `closing` is clean HTML under `closing_title`, in larger type where it is `closing_short`.
    `code` leads to the site; None where it has no public address.
    """

    frame: Frame
    name: str
    size: int
    tagline: str
    when: str
    where: str
    zone: str
    stops: tuple[FrontStop, ...]
    days: tuple[DayBlock, ...]
    density: int
    left_out: bool
    closing_title: str
    closing: str
    closing_short: bool
    offered: str
    hosts: str
    help: tuple[HelpLine, ...]
    code: Code | None


def handbill_view(maker: Maker, frame: Frame, when: str) -> HandbillView:
    """Return the handbill of the maker's event; `when` are its dates in words."""
    event, words = maker.schedule.event, maker.words
    blocks = tuple(day_block(maker, day) for day in maker.schedule.days)
    days, density = condensed(blocks)
    title, closing = _closing(maker)
    around = footer(maker)
    return HandbillView(
        frame=frame,
        name=event.name,
        size=name_size(event.name, rows=4),
        tagline=event.tagline,
        when=when,
        where=event.city,
        zone=words.zone(maker.schedule.zone),
        stops=_stops(blocks),
        days=days,
        density=density,
        left_out=days != blocks,
        closing_title=title,
        closing=closing,
        closing_short=len(closing) <= _SHORT_CLOSING,
        offered=words.say("home.offered", offered=words.join(event.offered))
        if event.offered
        else "",
        hosts=around.hosts,
        help=around.help,
        code=code(permalink(maker.publication.base_url, maker.schedule.root)),
    )


def _stops(blocks: Sequence[DayBlock]) -> tuple[FrontStop, ...]:
    """Return the days as stops of a line; of an event of one day its places."""
    if len(blocks) == 1:
        return tuple(
            FrontStop("", one.place.text, one.time) for one in blocks[0].stations[:_MOST_STOPS]
        )
    return tuple(
        FrontStop(str(block.number), block.short_date or block.name, _about(block))
        for block in blocks[:_MOST_STOPS]
    )


def _about(block: DayBlock) -> str:
    return block.title if block.title != block.name else ""


# What fits


def condensed(blocks: tuple[DayBlock, ...]) -> tuple[tuple[DayBlock, ...], int]:
    """Return the days as they fit on two half pages, and how closely they must be set.

    First they are set closer; then walks and breaks are left out, then what lies in other
    sessions; at last a day is its hours alone.
    """
    steps: tuple[Callable[[Entry], Entry | None], ...] = (_all, _without_ways, _without_branches)
    for step in steps:
        kept = tuple(_kept(block, step) for block in blocks)
        fits = density(kept, INSIDE)
        if fits:
            return kept, fits
    return tuple(replace(block, entries=()) for block in blocks), 1


def _kept(block: DayBlock, step: Callable[[Entry], Entry | None]) -> DayBlock:
    kept = (step(entry) for entry in block.entries)
    return replace(block, entries=tuple(entry for entry in kept if entry))


def _all(entry: Entry) -> Entry:
    return entry


def _without_ways(entry: Entry) -> Entry | None:
    return (
        entry
        if entry.kind == "session" and (entry.people or entry.branches or entry.venue)
        else None
    )


def _without_branches(entry: Entry) -> Entry | None:
    kept = _without_ways(entry)
    return replace(kept, branches=(), parts=()) if kept else None


# The back


def _closing(maker: Maker) -> tuple[str, str]:
    """Return what the back page says, with its heading: the end of the newest recap, else what the event is about."""
    heading = maker.words.say("post.closing")
    for entry in posts_in_order(maker):
        if entry.record.kind == "recap":
            found = parted(text_of(maker, entry.record.body), heading).closing
            if found:
                return heading, beginning(found)
    about = text_of(maker, maker.schedule.event.description, level=3).html
    return (maker.words.say("home.about"), beginning(about)) if about else ("", "")


def beginning(html: str) -> str:
    """Return the first paragraphs of clean HTML, as many as the back page holds, without links and footnotes."""
    kept: list[str] = []
    room = _LONGEST_CLOSING
    for found in _PARAGRAPH.finditer(_NOTES.sub("", html)):
        words = _TAG.sub("", found[1])
        room -= len(words)
        if room < 0 and kept:
            break
        kept.append(f"<p>{words}</p>")
    return "".join(kept)
