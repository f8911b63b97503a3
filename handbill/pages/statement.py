"""The accessibility statement: what the event offers, whom to ask, how places are reached, how the site was checked.

It is made from what the site says elsewhere and claims no conformance with anything;
a page that staff wrote at the same address takes its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handbill.pages.frame import Fact, Frame, HelpLine, Link
from handbill.pages.framing import Framer, Setting, access_line
from handbill.pages.maker import Maker, contact_link
from handbill.pages.menu import STATEMENT
from handbill.pages.page import Page, View
from handbill.pages.places import rooms_of
from handbill.pages.sessions import in_order


@dataclass(frozen=True, slots=True)
class AccessLine(View):
    """A place or session with what is known of its access, one fact a line."""

    link: Link
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class StatementView(View):
    """The accessibility statement.

    `offered` says what is offered to everyone, `requests` whom to ask for more.
    `places` and `sessions` are those of which something is known; `uncaptioned` are
    recordings said to have no captions. `tell` are addresses for what is amiss.
    """

    frame: Frame
    offered: str
    requests: HelpLine | None
    places: tuple[AccessLine, ...]
    sessions: tuple[AccessLine, ...]
    uncaptioned: tuple[Link, ...]
    tell: tuple[Link, ...]


def statement_pages(framer: Framer) -> Iterator[Page]:
    """Yield the accessibility statement, unless staff wrote one."""
    maker = framer.maker
    if any(entry.url == STATEMENT for entry in maker.site.pages.values()):
        return
    event, words = maker.schedule.event, maker.words
    title = words.say("access.title")
    setting = Setting(
        STATEMENT,
        "accessibility",
        title,
        words.say("access.description", name=event.name),
        crumbs=framer.crumbs(Link(STATEMENT, title)),
    )
    view = StatementView(
        frame=framer.frame(setting),
        offered=words.join(event.offered),
        requests=access_line(maker),
        places=tuple(_places(maker)),
        sessions=tuple(_sessions(maker)),
        uncaptioned=tuple(_uncaptioned(maker)),
        tell=tuple(_tell(maker)),
    )
    yield Page(STATEMENT, "accessibility.html", view)


def _places(maker: Maker) -> Iterator[AccessLine]:
    say = maker.words.say
    for key, venue in maker.site.venues.items():
        facts = [Fact(say("venue.access"), venue.record.access)] if venue.record.access else []
        facts += (
            Fact(room.record.name, room.record.access)
            for _, room in rooms_of(maker, key)
            if room.record.access
        )
        if facts:
            yield AccessLine(Link(venue.url, venue.record.name), tuple(facts))


def _sessions(maker: Maker) -> Iterator[AccessLine]:
    words = maker.words
    for slot in in_order(maker):
        session = slot.session
        facts = []
        if session.offered:
            facts.append(Fact(words.say("session.offered"), words.join(session.offered)))
        if session.access:
            facts.append(Fact(words.say("session.access"), session.access))
        if facts:
            yield AccessLine(Link(slot.url, session.title), tuple(facts))


def _uncaptioned(maker: Maker) -> Iterator[Link]:
    for slot in in_order(maker):
        recording = slot.session.recording
        if recording and recording.link and recording.captions.strip().casefold() == "no":
            yield Link(slot.url, slot.session.title)


def _tell(maker: Maker) -> Iterator[Link]:
    event = maker.schedule.event
    asked = event.access_requests
    typed = (asked.email, asked.phone) if asked else ()
    for text in [text for text in typed if text] or [event.contact]:
        if text:
            yield contact_link(text)
