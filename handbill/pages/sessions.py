"""The page of a session or panel, and the lists of all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from handbill.pages.agenda import has_own_time, is_draft, is_off, label, status_words, stock_of
from handbill.pages.cards import session_card
from handbill.pages.days import day_link, schedule_link
from handbill.pages.facts import session_facts
from handbill.pages.frame import Fact, Frame, Link, PictureView
from handbill.pages.framing import Framer, Setting
from handbill.pages.lines import SessionDay, SessionLine, session_days, session_line
from handbill.pages.maker import Maker
from handbill.pages.page import Page, View
from handbill.pages.said_times import TimeView, day_of, iso, page_title, time_view, time_words
from handbill.pages.texts import html, text_of
from handbill.site.schedule import Participation, ScheduledDay, Slot


@dataclass(frozen=True, slots=True)
class WhoView(View):
    """One who takes part: name with link, then title and organization."""

    who: Link
    title: str
    organization: Link | None


@dataclass(frozen=True, slots=True)
class RoleView(View):
    """All who have one role: `Moderator`, `Panelists`."""

    role: str
    people: tuple[WhoView, ...]


@dataclass(frozen=True, slots=True)
class TableView(View):
    """One table of a table discussion; `notes` is clean HTML."""

    topic: str
    lead: str
    notes: str


@dataclass(frozen=True, slots=True)
class StopView(View):
    """One stop of a tour: where, when in words, what is seen."""

    place: Link
    time: str
    note: str


@dataclass(frozen=True, slots=True)
class SessionView(View):
    """A session or panel.

    `key` names it for good. `day` leads back to its day. `facts` are when, where and all else typed on one
    line; `ends` is an instant (ISO 8601), perhaps assumed. `parts` come in order, `parallel` at
    the same time, `siblings` beside it in the same parent. `description` is clean HTML.
    """

    frame: Frame
    key: str
    title: str
    subtitle: str
    label: str
    status: str
    struck: bool
    note: str
    day: Link
    time: TimeView
    ends: str
    summary: str
    facts: tuple[Fact, ...]
    picture: PictureView | None
    description: str
    roles: tuple[RoleView, ...]
    questions: tuple[str, ...]
    parts: tuple[SessionLine, ...]
    parallel: tuple[SessionLine, ...]
    siblings: tuple[SessionLine, ...]
    tables: tuple[TableView, ...]
    stops: tuple[StopView, ...]
    materials: tuple[Link, ...]
    recording: tuple[Link, ...]
    recaps: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SessionsView(View):
    """A list of sessions by day: all panels, or all others."""

    frame: Frame
    title: str
    days: tuple[SessionDay, ...]


def session_pages(framer: Framer) -> Iterator[Page]:
    """Yield the lists of panels and of other sessions, and a page for each session."""
    schedule = framer.maker.schedule
    slots = in_order(framer.maker)
    panels = [slot for slot in slots if slot.is_panel]
    others = [slot for slot in slots if not slot.is_panel]
    for name, kind, found in (("panels", "panels", panels), ("sessions", "sessions", others)):
        if found:
            yield _index(framer, f"{schedule.root}{name}/", kind, found)
    for day in schedule.days:
        of_day = [slot for slot in slots if slot.day == day.number]
        for at, slot in enumerate(of_day):
            before = of_day[at - 1] if at else None
            after = of_day[at + 1] if at + 1 < len(of_day) else None
            yield session_page(framer, slot, day, (before, after))


def in_order(maker: Maker) -> list[Slot]:
    """Return all sessions of the event by day and time, each followed by what lies in it."""
    found: list[Slot] = []

    def walk(keys: Iterable[str]) -> None:
        for slot in maker.kept(keys):
            found.append(slot)
            walk((*slot.parts, *slot.parallel))

    for day in maker.schedule.days:
        walk(day.slots)
    return found


def _index(framer: Framer, url: str, kind: str, slots: Sequence[Slot]) -> Page:
    words = framer.maker.words
    title = words.say(f"{kind}.title")
    name = framer.maker.schedule.event.name
    setting = Setting(
        url,
        kind,
        title,
        words.say(f"{kind}.description", name=name),
        crumbs=framer.crumbs(schedule_link(framer), Link(url, title)),
    )
    view = SessionsView(framer.frame(setting), title, session_days(framer.maker, slots))
    return Page(url, "sessions.html", view)


def session_page(
    framer: Framer, slot: Slot, day: ScheduledDay, neighbors: tuple[Slot | None, Slot | None]
) -> Page:
    """Return the page of one session; `neighbors` are those before and after it in its day."""
    maker, session = framer.maker, slot.session
    before, after = neighbors
    setting = Setting(
        slot.url,
        "panel" if slot.is_panel else "session",
        page_title(maker, slot),
        _description(maker, slot),
        crumbs=framer.crumbs(*_crumbs(framer, slot, day)),
        stock=stock_of(day.number),
        card=session_card(maker, slot, day, stock_of(day.number), label(maker, slot)),
        draft=is_draft(maker, slot),
        previous=Link(before.url, before.session.title) if before else None,
        next=Link(after.url, after.session.title) if after else None,
    )
    view = SessionView(
        frame=framer.frame(setting),
        key=slot.key,
        title=session.title,
        subtitle=session.subtitle,
        label=label(maker, slot),
        status=status_words(maker, slot),
        struck=is_off(slot),
        note=session.note,
        day=day_link(framer, day),
        time=time_view(maker, slot),
        ends=iso(slot.end),
        summary=session.summary,
        facts=session_facts(maker, slot),
        picture=maker.picture(session.image, session.image_description),
        description=html(maker, session.description, level=3),
        roles=tuple(role_views(maker, slot.participations)),
        questions=session.questions,
        parts=tuple(_part(maker, slot, inner) for inner in maker.kept(slot.parts)),
        parallel=_lines(maker, slot.parallel),
        siblings=_siblings(maker, slot),
        tables=tuple(_tables(maker, slot)),
        stops=tuple(_stops(maker, slot)),
        materials=tuple(_materials(maker, slot)),
        recording=tuple(_recording(maker, slot)),
        recaps=_recaps(maker, slot),
    )
    return Page(slot.url, "session.html", view, (session.where.record.path,))


def _crumbs(framer: Framer, slot: Slot, day: ScheduledDay) -> Iterator[Link]:
    yield schedule_link(framer)
    yield Link(day.url, framer.maker.words.say("day.name", number=day.number))
    for parent in framer.maker.kept((slot.parent,)):
        yield Link(parent.url, parent.session.title)
    yield Link(slot.url, slot.session.title)


def _description(maker: Maker, slot: Slot) -> str:
    """Return a session's description for lists elsewhere: its summary, else its text, else when and where."""
    session, words = slot.session, maker.words
    if session.summary:
        return session.summary
    told = text_of(maker, session.description, level=3).summary
    if told:
        return told
    when = words.commas((day_of(maker, slot), time_words(maker, slot)))
    where = maker.where(slot.place)
    key = "session.description" if where else "session.description_open"
    return words.say(key, title=page_title(maker, slot), when=when, where=where)


def role_views(maker: Maker, participations: Iterable[Participation]) -> Iterator[RoleView]:
    """Yield those who take part, by role in the order typed."""
    by_role: dict[str, list[Participation]] = {}
    for who in participations:
        by_role.setdefault(who.role, []).append(who)
    for role, people in by_role.items():
        said = maker.words.say(f"role.{role}", count=len(people))
        yield RoleView(said, tuple(_who(maker, who) for who in people))


def _who(maker: Maker, who: Participation) -> WhoView:
    organization = None
    if who.kind == "person" and who.organization:
        organization = Link(maker.organization(who.organization_id), who.organization)
    return WhoView(Link(maker.participant(who), who.name), who.title, organization)


def _lines(maker: Maker, keys: Iterable[str]) -> tuple[SessionLine, ...]:
    return tuple(session_line(maker, slot) for slot in maker.kept(keys))


def _part(maker: Maker, whole: Slot, slot: Slot) -> SessionLine:
    """Return a part of a session in the list on its page: when and where only if not as the whole."""
    line = session_line(maker, slot)
    if not has_own_time(whole, slot):
        line = replace(line, when="")
    return line if slot.place != whole.place else replace(line, where="")


def _siblings(maker: Maker, slot: Slot) -> tuple[SessionLine, ...]:
    """Return what else runs at the same time: the other parallel sessions of the same parent."""
    for parent in maker.kept((slot.parent,)):
        if slot.key in parent.parallel:
            return _lines(maker, (key for key in parent.parallel if key != slot.key))
    return ()


def _tables(maker: Maker, slot: Slot) -> Iterator[TableView]:
    for at, table in enumerate(slot.session.tables):
        led = slot.table_leads[at] if at < len(slot.table_leads) else ()
        names = maker.words.join([who.name for who in led])
        lead = maker.words.say("session.tables.lead", people=names) if names else ""
        yield TableView(
            table.topic, lead, html(maker, table.notes, level=4, prefix=f"table-{at + 1}-")
        )


def _stops(maker: Maker, slot: Slot) -> Iterator[StopView]:
    for typed, place in zip(slot.session.stops, slot.stops, strict=False):
        shown = maker.venue(place) or Link("", typed.place.text)
        yield StopView(shown, typed.time.text if typed.time else "", typed.note)


def _materials(maker: Maker, slot: Slot) -> Iterator[Link]:
    for typed in slot.session.materials:
        if typed.file:
            url = maker.publish_file(typed.file.text)
            if url:
                yield Link(url, typed.title or typed.file.text.rsplit("/", 1)[-1])
        if typed.link:
            yield Link(typed.link, typed.title or typed.link)


def _recording(maker: Maker, slot: Slot) -> Iterator[Link]:
    typed, say = slot.session.recording, maker.words.say
    if typed is None:
        return
    if typed.link:
        yield Link(typed.link, say("session.recording.link"))
    if typed.captions.startswith(("https://", "http://")):
        yield Link(typed.captions, say("session.captions"))
    elif typed.captions:
        known = {"yes": "session.captions.yes", "no": "session.captions.no"}
        key = known.get(typed.captions.strip().casefold())
        yield Link("", say(key) if key else typed.captions)
    if typed.transcript:
        yield Link(typed.transcript, say("session.transcript"))


def _recaps(maker: Maker, slot: Slot) -> tuple[Link, ...]:
    found = (maker.site.posts.get(key) for key in maker.site.recaps.get(slot.key, ()))
    return tuple(
        Link(post.url, post.record.title, language=post.record.language) for post in found if post
    )
