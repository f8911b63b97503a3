"""The keys each record knows, under every name people type for them, and what an unknown one was meant to be."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from handbill import model
from handbill.keys import Key, Kind, keys
from handbill.names import fold_key
from handbill.problem_kinds import problem
from handbill.problems import Problem
from handbill.reading.near import nearest
from handbill.reading.nodes import Scalar
from handbill.reading.reads import shown


class Known(NamedTuple):
    """A field that a key stands for: its attribute, and how it is typed."""

    attribute: str
    declared: Key


_CALLED: Mapping[type[Any], str] = {
    model.SiteConfig: "site_config.yaml",
    model.Event: "the event",
    model.Registration: "registration",
    model.AccessRequests: "access requests",
    model.Notice: "a notice",
    model.Network: "a network",
    model.Series: "a series",
    model.Track: "a track",
    model.Day: "a day",
    model.Session: "a session",
    model.Table: "a table",
    model.Material: "a material",
    model.Recording: "a recording",
    model.Stop: "a stop",
    model.Venue: "a venue",
    model.Room: "a room",
    model.Person: "a person",
    model.NamedLink: "a link",
    model.Organization: "an organization",
    model.Post: "a post",
    model.GalleryPicture: "a gallery picture",
    model.PlainPage: "a page",
}
_SEVERAL = (Kind.RECORDS, Kind.TEXTS, Kind.NAMES, Kind.ROLE)
_FEW = 3  # a key that more records know says nothing of where it belongs
_SLIPS: Mapping[str, tuple[str, ...]] = {
    "location": ("venue", "place", "city", "address"),
    "place": ("venue", "city"),
    "where": ("venue", "city", "address"),
    "when": ("time", "date", "starts"),
    "hour": ("time", "hours"),
    "date": ("starts",),
    "dates": ("starts", "date"),
    "startdate": ("starts", "date"),
    "enddate": ("ends",),
    "start": ("starts", "from", "opens"),
    "starttime": ("start", "starts"),
    "begin": ("start", "starts"),
    "begins": ("starts", "start"),
    "end": ("ends", "until", "closes"),
    "endtime": ("end", "ends"),
    "finish": ("ends", "end"),
    "duration": ("length",),
    "deadline": ("closes", "by"),
    "name": ("title", "topic", "place"),
    "title": ("name",),
    "heading": ("title", "name"),
    "headline": ("title", "name"),
    "subject": ("title", "topic"),
    "notes": ("description", "note"),
    "desc": ("description", "summary"),
    "description": ("summary", "bio", "note", "text"),
    "abstract": ("description", "summary"),
    "details": ("description", "summary"),
    "about": ("description", "bio", "summary"),
    "biography": ("bio", "description"),
    "bio": ("description",),
    "category": ("type", "kind"),
    "kind": ("type",),
    "type": ("kind",),
    "format": ("type",),
    "url": ("link", "online", "address"),
    "website": ("link", "links"),
    "web": ("link", "links"),
    "homepage": ("link", "links"),
    "zoom": ("online",),
    "slides": ("materials",),
    "video": ("recording",),
    "email": ("contact", "links"),
    "phone": ("contact",),
    "company": ("organization",),
    "affiliation": ("organization",),
    "employer": ("organization",),
    "job": ("title",),
    "jobtitle": ("title",),
    "position": ("title",),
    "headshot": ("photo",),
    "portrait": ("photo",),
    "caption": ("photo description", "image description"),
    "chair": ("moderator",),
    "presenters": ("speakers",),
    "presenter": ("speakers",),
    "audience": ("for", "open to"),
    "network": ("for",),
    "networks": ("for",),
    "food": ("meal",),
    "transport": ("getting there",),
    "directions": ("getting there",),
    "seats": ("capacity",),
    "size": ("capacity",),
    "wheelchair": ("access",),
    "accessibility": ("access", "access requests", "offered"),
    "breakouts": ("parallel",),
    "agenda": ("sessions",),
    "schedule": ("agenda", "sessions"),
    "sessions": ("agenda", "parallel"),
    "aka": ("also called",),
    "alias": ("also called",),
    "aliases": ("also called",),
    "permalink": ("slug",),
    "hidden": ("draft", "internal"),
    "theme": ("look",),
    "color": ("accent",),
    "baseurl": ("address",),
}


def fields(cls: type[Any]) -> tuple[Known, ...]:
    """Return the declared fields of a record class, in order."""
    return _FIELDS[cls]


def known_keys(cls: type[Any]) -> Mapping[str, Known]:
    """Return a record's fields by every folded key that stands for them.

    These are the key's name, its aliases, and its singular or plural where it
    may hold several; a declared name goes before a made one.
    """
    return _TABLES[cls]


def _table(cls: type[Any]) -> Mapping[str, Known]:
    table: dict[str, Known] = {}
    for attribute, declared in fields(cls):
        for name in (declared.name, *declared.aliases):
            table.setdefault(fold_key(name), Known(attribute, declared))
    for attribute, declared in fields(cls):
        for name in _spellings(declared):
            table.setdefault(name, Known(attribute, declared))
    return table


def _spellings(declared: Key) -> tuple[str, ...]:
    """Return the singular or plural of a key that may hold several, and its British spelling."""
    name = fold_key(declared.name)
    british = name.replace("organization", "organisation"), name.replace("color", "colour")
    american = name.replace("colour", "color")
    several = (name.removesuffix("s"), f"{name}s") if declared.kind in _SEVERAL else ()
    return (*british, american, *several)


_FIELDS: Mapping[type[Any], tuple[Known, ...]] = {
    cls: tuple(Known(*field) for field in keys(cls)) for cls in _CALLED
}
_TABLES: Mapping[type[Any], Mapping[str, Known]] = {cls: _table(cls) for cls in _CALLED}


def find_key(cls: type[Any], typed: str) -> Known | None:
    """Return the field that a typed key stands for, or None."""
    return known_keys(cls).get(fold_key(typed))


def called(cls: type[Any]) -> str:
    """Return what a record is called in messages: `a session`."""
    return _CALLED[cls]


@cache
def folded_keys() -> frozenset[str]:
    """Return every key that any record knows, and the tops of the list files, folded."""
    tops = ("days", "venues", "people", "organizations", "organisations")
    return frozenset(tops).union(*_TABLES.values())


def unknown_key(cls: type[Any], key: Scalar, used: frozenset[str]) -> Problem:
    """Return the problem of a key that a record does not know, with the likeliest one meant.

    `used` are the attributes that the record already has, which are not meant again.
    """
    message = f"{shown(key.text)} is not a key of {called(cls)}."
    meant = meant_key(cls, key.text, used)
    if meant:
        return problem("unknown-key", key.position, message, f"Write `{meant}` instead.")
    owners = _owners(cls, key.text)
    if 0 < len(owners) <= _FEW:
        hint = (
            f"`{owners[0][1]}` belongs to {_one_of(owners)}: move the line there, or take it out."
        )
    else:
        hint = "Take the line out, or put its words under a key that is known: " + _some_keys(cls)
    return problem("unknown-key", key.position, message, hint)


def meant_key(cls: type[Any], typed: str, used: frozenset[str] = frozenset()) -> str:
    """Return the key of a record that a mistyped one was likely meant to be, or empty."""
    free = {d.name: None for attribute, d in fields(cls) if attribute not in used}
    for slip in _SLIPS.get(fold_key(typed), ()):
        if slip in free:
            return slip
    if _owners(cls, typed):
        return ""
    near = nearest(typed, known_keys(cls))
    return known_keys(cls)[near].declared.name if near else ""


def _owners(cls: type[Any], typed: str) -> list[tuple[str, str]]:
    """Return the other records that know a key, as they are called, and the key; site_config.yaml comes last."""
    found = [
        (name, known.declared.name)
        for other, name in _CALLED.items()
        if other is not cls and (known := find_key(other, typed))
    ]
    return sorted(found, key=lambda owner: owner[0] == _CALLED[model.SiteConfig])


def _one_of(owners: list[tuple[str, str]]) -> str:
    """Return the records that know a key, as words in a sentence."""
    *names, last = [name for name, _ in owners]
    return f"{', '.join(names)} or {last}" if names else last


def _some_keys(cls: type[Any]) -> str:
    """Return the first keys of a record, as a sentence's end."""
    names = [declared.name for _, declared in fields(cls)]
    return ", ".join(names[:8]) + (" ..." if len(names) > 8 else ".")
