"""The facts of a session, one line each: when, where, for whom, how to come."""

from __future__ import annotations

from collections.abc import Iterator

from handbill.pages.frame import Fact, Link
from handbill.pages.maker import Maker, contact_link, url_of
from handbill.pages.said_times import day_of, time_words
from handbill.pages.ways import walk_minutes
from handbill.site.schedule import Place, Slot


def session_facts(maker: Maker, slot: Slot) -> tuple[Fact, ...]:
    """Return all that is typed of a session on one line, in the order in which people ask for it."""
    return (
        *_when_and_where(maker, slot),
        *_coming(maker, slot),
        *_belonging(maker, slot),
        *_taking_part(maker, slot),
    )


def _when_and_where(maker: Maker, slot: Slot) -> Iterator[Fact]:
    words = maker.words
    when = words.commas((day_of(maker, slot), time_words(maker, slot)))
    if slot.start:
        when = words.say("time.zoned", time=when, zone=words.zone(slot.zone))
    yield Fact(words.say("session.when"), when)
    if slot.place.venue or slot.place.room or slot.place.to_be_announced:
        yield _place(maker, "session.where", slot.place)
    for place in slot.rooms:
        if place != slot.place:
            yield _place(maker, "session.where", place)
    if slot.origin.venue:
        yield _place(maker, "session.from", slot.origin)
    if slot.destination.venue:
        yield _place(maker, "session.to", slot.destination)
    if slot.session.online:
        link = Link(slot.session.online, words.say("session.online.link"))
        yield Fact(words.say("session.online"), "", (link,))


def _place(maker: Maker, key: str, place: Place) -> Fact:
    name = maker.words.say(key)
    if place.to_be_announced:
        return Fact(name, maker.words.say("place.open"))
    links = tuple(link for link in (maker.venue(place), maker.room(place)) if link)
    return Fact(name, "", links)


def _coming(maker: Maker, slot: Slot) -> Iterator[Fact]:
    session, say = slot.session, maker.words.say
    if session.walk is not None:
        yield Fact(say("session.walk"), say("session.walk.minutes", count=session.walk))
    else:
        minutes = walk_minutes(maker, slot.origin, slot.destination)
        if minutes:
            yield Fact(say("session.walk"), say("session.walk.about", count=minutes))
    for key, text in (
        ("session.meet", session.meet),
        ("session.getting_there", session.getting_there),
        ("session.bring", maker.words.join(session.bring)),
        ("session.access", session.access),
        ("session.offered", maker.words.join(session.offered)),
    ):
        if text:
            yield Fact(say(key), text)


def _belonging(maker: Maker, slot: Slot) -> Iterator[Fact]:
    schedule, say = maker.schedule, maker.words.say
    parents = tuple(Link(p.url, p.session.title) for p in maker.kept((slot.parent,)))
    if parents:
        yield Fact(say("session.part_of"), "", parents)
    networks = tuple(
        Link(schedule.networks[key].url, schedule.networks[key].record.name)
        for key in slot.networks
        if key in schedule.networks
    )
    others = tuple(Link("", name) for name in slot.audience)
    if networks or others:
        yield Fact(say("session.for"), "", networks + others)
    if slot.session.open_to:
        yield Fact(say("session.open_to"), slot.session.open_to)
    tracks = tuple(
        Link(schedule.tracks[key].url, schedule.tracks[key].record.name)
        for key in slot.tracks
        if key in schedule.tracks
    )
    if tracks:
        yield Fact(say("session.track"), "", tracks)
    if slot.series in schedule.series:
        link = Link(url_of(schedule.series, slot.series), schedule.series[slot.series].record.name)
        yield Fact(say("session.series"), "", (link,))


def _taking_part(maker: Maker, slot: Slot) -> Iterator[Fact]:
    session, words = slot.session, maker.words
    if session.meal:
        yield Fact(words.say("session.meal"), session.meal[:1].upper() + session.meal[1:])
    if session.capacity:
        said = words.say("session.capacity.people", count=session.capacity)
        yield Fact(words.say("session.capacity"), said)
    if session.sign_up:
        link = Link(session.sign_up, words.say("session.sign_up.link"))
        yield Fact(words.say("session.sign_up"), "", (link,))
    if session.cost:
        yield Fact(words.say("session.cost"), session.cost)
    if session.language:
        yield Fact(words.say("session.language"), words.known("language", session.language))
    if session.contact:
        yield Fact(words.say("session.contact"), "", (contact_link(session.contact),))
