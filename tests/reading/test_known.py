"""Every key of the content model is known, and likely slips lead to it."""

import pytest

from handbill import model
from handbill.names import fold_key
from handbill.reading.known import find_key, folded_keys, meant_key

MODEL = {
    model.SiteConfig: "name, address, languages, look, accent, second colour, font, logo, clock, menu, "
    "home sections, raw html, hide from search engines, archived, publish",
    model.Event: "name, acronym, tagline, description, starts, ends, city, time zone, hosts, contact, "
    "registration, access requests, offered, networks, series, tracks, notice, notices, photo, "
    "photo description, previous event, hide from search engines, agenda",
    model.Registration: "link, opens, closes, full, waiting list, cost",
    model.AccessRequests: "name, email, phone, by",
    model.Notice: "text, link, from, until",
    model.Series: "name, description, repeats, hosts, link",
    model.Track: "name, description",
    model.Day: "day, date, title, summary, notice, sessions",
    model.Session: "title, subtitle, time, start, end, length, type, summary, description, venue, room, "
    "rooms, shared, online, from, to, walk, stops, meet, getting there, bring, capacity, sign up, cost, "
    "meal, track, for, open to, series, moderator, panelists, speakers, hosts, facilitators, guides, "
    "interpreters, questions, parts, parallel, tables, materials, recording, offered, access, language, "
    "image, image description, contact, status, note, draft, internal, id, photo, picture, image alt, "
    "photo description, moderators, panelist, speaker, host, facilitator, guide, interpreter",
    model.Table: "topic, lead, notes",
    model.Material: "title, file, link",
    model.Recording: "link, captions, transcript",
    model.Venue: "name, also called, address, map, rooms, access, parking, transit, getting there, phone, "
    "link, photo, photo description, time zone, hours, note",
    model.Room: "name, capacity, floor, access",
    model.Person: "name, also called, pronouns, title, organization, organisation, bio, photo, "
    "photo description, photo consent, do not photograph, private, link, links",
    model.Organization: "name, also called, short name, kind, role, level, description, link, logo, "
    "logo description",
    model.Network: "name, also called, description, link, contact",
    model.Post: "title, subtitle, date, updated, author, authors, kind, covers, series, summary, photo, "
    "photo description, gallery, tags, slug, aliases, language, translation of, draft, publish on, "
    "link names, hide from search engines",
    model.PlainPage: "title, menu, summary, photo, photo description, language, translation of, slug, "
    "aliases, draft, publish on",
}


@pytest.mark.parametrize("cls", MODEL)
def test_every_key_of_the_content_model_is_known(cls):
    assert [key for key in MODEL[cls].split(", ") if not find_key(cls, key)] == []
    assert {fold_key(key) for key in MODEL[cls].split(", ")} <= folded_keys()


@pytest.mark.parametrize(
    ("cls", "typed", "meant"),
    [
        (model.Session, "titel", "title"),
        (model.Session, "name", "title"),
        (model.Session, "location", "venue"),
        (model.Session, "where", "venue"),
        (model.Session, "when", "time"),
        (model.Session, "panelits", "panelists"),
        (model.Session, "abstract", "description"),
        (model.Session, "zoom", "online"),
        (model.Session, "start_time", "start"),
        (model.Session, "End Time", "end"),
        (model.Session, "begin", "start"),
        (model.Session, "notes", "description"),
        (model.Venue, "notes", "note"),
        (model.Venue, "title", "name"),
        (model.Venue, "adress", "address"),
        (model.Event, "start date", "starts"),
        (model.Event, "location", "city"),
        (model.Person, "company", "organization"),
        (model.Person, "headshot", "photo"),
        (model.Day, "panelists", ""),
        (model.Day, "agenda", "sessions"),
        (model.Day, "xyz", ""),
    ],
)
def test_what_a_key_was_meant_to_be(cls, typed, meant):
    assert meant_key(cls, typed) == meant


def test_a_key_that_is_used_already_is_not_meant_again():
    assert meant_key(model.Session, "abstract", frozenset({"description"})) == "summary"
