"""The records people type, each field declared once, and the content they make up.

The decoder, the editors' schema, the reference and the public formats all come
from these declarations. A record holds what was typed; names are joined later
(`site.schedule`). A record that may be typed as one line of text names, in
SHORT, the field that the line fills.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, NamedTuple

from handbill.keys import Kind, Mention, Prose, RoleEntry, Where, key, record, where_field
from handbill.problems import Position
from handbill.times import SpokenDate, SpokenMoment, SpokenTime

#  The event


@record
class Registration:
    """How to register, and until when."""

    SHORT: ClassVar[str] = "link"
    where: Where = where_field()
    link: str = key(Kind.LINK, "Where people register.", default="")
    opens: SpokenMoment | None = key(Kind.MOMENT, "When registration opens.", default=None)
    closes: SpokenMoment | None = key(Kind.MOMENT, "When it closes.", default=None)
    full: bool = key(Kind.YES_NO, "Whether all places are taken.", default=False)
    waiting_list: str = key(Kind.LINK, "Where people join the waiting list.", default="")
    cost: str = key(Kind.TEXT, "What it costs, or that it is free.", default="")


@record
class AccessRequests:
    """Whom to ask for what one needs to take part."""

    SHORT: ClassVar[str] = "email"
    where: Where = where_field()
    name: str = key(Kind.TEXT, "Who answers.", default="")
    email: str = key(Kind.TEXT, "An e-mail address.", default="")
    phone: str = key(Kind.TEXT, "A telephone number.", default="")
    by: SpokenDate | None = key(Kind.DATE, "Ask by this date.", default=None)


@record
class Notice:
    """A short word shown at the top of every page, for a while or always."""

    SHORT: ClassVar[str] = "text"
    where: Where = where_field()
    text: str = key(Kind.TEXT, "What visitors need to know.")
    link: str = key(Kind.LINK, "Where to read more.", default="")
    from_: SpokenMoment | None = key(Kind.MOMENT, "Shown from then on.", default=None)
    until: SpokenMoment | None = key(
        Kind.MOMENT, "Shown until then; a date alone is its whole day.", default=None
    )


@record
class Network:
    """A group of people for whom some sessions are meant."""

    SHORT: ClassVar[str] = "name"
    where: Where = where_field()
    name: str = key(Kind.TEXT, "The network's full name.")
    also_called: tuple[str, ...] = key(
        Kind.TEXTS, "Other names people type for it.", default=(), public=False
    )
    description: Prose | None = key(Kind.MARKDOWN, "What it is.", default=None)
    link: str = key(Kind.LINK, "Its own web page.", default="")
    contact: str = key(Kind.TEXT, "Whom to ask.", default="")


@record
class Series:
    """A meeting that repeats beyond this event."""

    SHORT: ClassVar[str] = "name"
    where: Where = where_field()
    name: str = key(Kind.TEXT, "The series' name.")
    description: Prose | None = key(Kind.MARKDOWN, "What it is.", default=None)
    repeats: str = key(Kind.TEXT, "When it repeats, in words.", default="")
    hosts: tuple[RoleEntry, ...] = key(Kind.ROLE, "Who holds it.", default=())
    link: str = key(Kind.LINK, "Its own web page.", default="")


@record
class Track:
    """A theme that runs through several sessions."""

    SHORT: ClassVar[str] = "name"
    where: Where = where_field()
    name: str = key(Kind.TEXT, "The track's name.")
    description: Prose | None = key(Kind.MARKDOWN, "What it is about.", default=None)


# The agenda


@record
class Table:
    """One table of a table discussion."""

    SHORT: ClassVar[str] = "topic"
    where: Where = where_field()
    topic: str = key(Kind.TEXT, "What the table talks about.")
    lead: tuple[RoleEntry, ...] = key(Kind.ROLE, "Who leads it.", default=())
    notes: Prose | None = key(Kind.MARKDOWN, "What was said there.", default=None)


@record
class Material:
    """Slides, a handout, or a link that belongs to a session."""

    SHORT: ClassVar[str] = "title"
    where: Where = where_field()
    title: str = key(Kind.TEXT, "What it is.", default="")
    file: Mention | None = key(Kind.FILE, "A file in content/files/.", default=None)
    link: str = key(Kind.LINK, "A web address.", default="")


@record
class Recording:
    """A recording of a session."""

    SHORT: ClassVar[str] = "link"
    where: Where = where_field()
    link: str = key(Kind.LINK, "Where it can be watched or heard.", default="")
    captions: str = key(Kind.TEXT, "Whether it has captions: yes, no, or a link.", default="")
    transcript: str = key(Kind.LINK, "Where its words can be read.", default="")


@record
class Stop:
    """One stop of a tour."""

    SHORT: ClassVar[str] = "place"
    where: Where = where_field()
    place: Mention = key(Kind.NAME, "Where the tour stops.")
    time: SpokenTime | None = key(Kind.TIME, "When.", default=None)
    note: str = key(Kind.TEXT, "What is seen there.", default="")


@record
class Session:
    """One entry of the agenda: a panel, a tour, a meal, a break."""

    SHORT: ClassVar[str] = "title"
    where: Where = where_field()
    title: str = key(Kind.TEXT, "What the session is called.")
    subtitle: str = key(Kind.TEXT, "A second line under the title.", default="")
    time: SpokenTime | None = key(Kind.TIME, "When, or `to be announced`.", default=None)
    start: SpokenTime | None = key(
        Kind.TIME, "When it starts, with `end` or `length`.", default=None
    )
    end: SpokenTime | None = key(Kind.TIME, "When it ends.", default=None)
    length: int | None = key(
        Kind.LENGTH, "How long it is; alone, it follows the session before.", default=None
    )
    type: str = key(
        Kind.TEXT, "What kind of session: panel, site visit, meal, break ...", default=""
    )
    summary: str = key(Kind.TEXT, "One sentence for the schedule.", default="")
    description: Prose | None = key(
        Kind.MARKDOWN, "All there is to say, for the session's own page.", default=None
    )
    venue: Mention | None = key(
        Kind.NAME, "Where: a venue, or `Venue, Room`, or `to be announced`.", default=None
    )
    room: Mention | None = key(Kind.NAME, "Which room of the venue.", default=None)
    rooms: tuple[Mention, ...] = key(Kind.NAMES, "Several rooms at once.", default=())
    shared: bool = key(
        Kind.YES_NO, "Whether other sessions may use the room at the same time.", default=False
    )
    online: str = key(Kind.LINK, "Where to join online.", default="")
    from_: Mention | None = key(Kind.NAME, "Where a walk or ride starts.", default=None)
    to: Mention | None = key(Kind.NAME, "Where it leads.", default=None)
    walk: int | None = key(Kind.LENGTH, "How long the walk takes.", default=None)
    stops: tuple[Stop, ...] = key(
        Kind.RECORDS, "The stops of a tour, in order.", default=(), of=Stop
    )
    meet: str = key(Kind.TEXT, "When and where to meet before it starts.", default="")
    getting_there: str = key(Kind.TEXT, "How people get there: on foot, by bus ...", default="")
    bring: tuple[str, ...] = key(Kind.TEXTS, "What to bring.", default=())
    capacity: int | None = key(Kind.NUMBER, "How many people can take part.", default=None)
    sign_up: str = key(Kind.LINK, "Where to sign up.", default="")
    cost: str = key(Kind.TEXT, "What it costs.", default="")
    meal: str = key(Kind.TEXT, "Which meal, and whether it is provided.", default="")
    track: tuple[Mention, ...] = key(
        Kind.NAMES, "The track or tracks it belongs to.", default=(), aliases=("tracks",)
    )
    for_: tuple[Mention, ...] = key(
        Kind.NAMES, "The networks it is for, or `Everyone`.", default=()
    )
    open_to: str = key(Kind.TEXT, "Who may come.", default="")
    series: Mention | None = key(Kind.NAME, "The series it belongs to.", default=None)
    moderator: tuple[RoleEntry, ...] = key(
        Kind.ROLE, "Who moderates.", default=(), aliases=("moderators",)
    )
    panelists: tuple[RoleEntry, ...] = key(
        Kind.ROLE,
        "Who sits on the panel.",
        default=(),
        aliases=("panelist", "panel", "panellists", "panellist"),
    )
    speakers: tuple[RoleEntry, ...] = key(
        Kind.ROLE, "Who speaks.", default=(), aliases=("speaker",)
    )
    hosts: tuple[RoleEntry, ...] = key(Kind.ROLE, "Who hosts.", default=(), aliases=("host",))
    facilitators: tuple[RoleEntry, ...] = key(
        Kind.ROLE, "Who facilitates.", default=(), aliases=("facilitator",)
    )
    guides: tuple[RoleEntry, ...] = key(
        Kind.ROLE, "Who guides the tour.", default=(), aliases=("guide",)
    )
    interpreters: tuple[RoleEntry, ...] = key(
        Kind.ROLE, "Who interprets.", default=(), aliases=("interpreter",)
    )
    questions: tuple[str, ...] = key(
        Kind.TEXTS, "Questions the session takes up.", default=(), aliases=("question",)
    )
    parts: tuple[Session, ...] = key(
        Kind.RECORDS, "Sessions in it that come one after another.", default=()
    )
    parallel: tuple[Session, ...] = key(
        Kind.RECORDS, "Sessions in it that run at the same time.", default=()
    )
    tables: tuple[Table, ...] = key(
        Kind.RECORDS, "The tables of a table discussion.", default=(), of=Table
    )
    materials: tuple[Material, ...] = key(
        Kind.RECORDS, "Slides, handouts, links.", default=(), of=Material, aliases=("material",)
    )
    recording: Recording | None = key(Kind.RECORD, "A recording.", default=None, of=Recording)
    offered: tuple[str, ...] = key(
        Kind.TEXTS, "What is offered: ASL interpretation, captions ...", default=()
    )
    access: str = key(Kind.TEXT, "Steps, distances, noise: what to know before coming.", default="")
    language: str = key(
        Kind.LANGUAGE, "The language spoken, where it is not the site's.", default=""
    )
    image: Mention | None = key(Kind.FILE, "A picture.", default=None, aliases=("photo", "picture"))
    image_description: str = key(
        Kind.TEXT,
        "What the picture shows, or `decorative`.",
        default="",
        aliases=("image alt", "photo description", "photo alt", "picture description"),
    )
    contact: str = key(Kind.TEXT, "Whom to ask.", default="")
    status: str = key(
        Kind.CHOICE,
        "What has become of it.",
        default="",
        choices=("tentative", "cancelled", "postponed", "moved", "moved online"),
    )
    note: str = key(Kind.TEXT, "A word on what changed, for the list of changes.", default="")
    draft: bool = key(Kind.YES_NO, "Not ready: in no published file.", default=False, public=False)
    internal: bool = key(
        Kind.YES_NO, "For staff: in no published file.", default=False, public=False
    )
    id: str = key(Kind.TEXT, "A name of your own for the session's identity.", default="")


@record
class Day:
    """One day of the agenda."""

    where: Where = where_field()
    day: int | None = key(Kind.NUMBER, "Which day of the event: 1 is the first.", default=None)
    date: SpokenDate | None = key(Kind.DATE, "Its date, or a weekday of the event.", default=None)
    title: str = key(Kind.TEXT, "What the day is about.", default="")
    summary: str = key(Kind.TEXT, "One or two sentences.", default="")
    notice: Notice | None = key(
        Kind.RECORD, "A word at the top of the day's page.", default=None, of=Notice
    )
    sessions: tuple[Session, ...] = key(
        Kind.RECORDS, "The day's sessions, in order.", default=(), of=Session
    )


@record
class Event:
    """The event: who, when, where."""

    where: Where = where_field()
    name: str = key(Kind.TEXT, "The event's name.")
    acronym: str = key(Kind.TEXT, "Its short form.", default="")
    tagline: str = key(Kind.TEXT, "One line under the name.", default="")
    description: Prose | None = key(Kind.MARKDOWN, "What the event is.", default=None)
    starts: SpokenDate | None = key(Kind.DATE, "The first day.", default=None)
    ends: SpokenDate | None = key(Kind.DATE, "The last day.", default=None)
    city: str = key(Kind.TEXT, "City and state.", default="")
    time_zone: str = key(
        Kind.ZONE,
        "A place whose clock counts: America/Chicago, or Central.",
        default="",
        aliases=("zone",),
    )
    hosts: tuple[RoleEntry, ...] = key(Kind.ROLE, "Who holds it.", default=(), aliases=("host",))
    contact: str = key(
        Kind.TEXT, "An e-mail address or telephone number for questions.", default=""
    )
    registration: Registration | None = key(
        Kind.RECORD, "How to register.", default=None, of=Registration
    )
    access_requests: AccessRequests | None = key(
        Kind.RECORD, "Whom to ask for what one needs.", default=None, of=AccessRequests
    )
    offered: tuple[str, ...] = key(
        Kind.TEXTS, "What is offered to everyone: ASL interpretation, captions ...", default=()
    )
    networks: tuple[Network, ...] = key(
        Kind.RECORDS,
        "Groups for whom sessions are meant.",
        default=(),
        of=Network,
        aliases=("network",),
    )
    series: tuple[Series, ...] = key(
        Kind.RECORDS, "Meetings that repeat beyond the event.", default=(), of=Series
    )
    tracks: tuple[Track, ...] = key(
        Kind.RECORDS, "Themes that run through sessions.", default=(), of=Track, aliases=("track",)
    )
    notices: tuple[Notice, ...] = key(
        Kind.RECORDS, "Words at the top of every page.", default=(), of=Notice, aliases=("notice",)
    )
    photo: Mention | None = key(
        Kind.FILE, "A picture for the home page.", default=None, aliases=("image", "picture")
    )
    photo_description: str = key(
        Kind.TEXT,
        "What the picture shows, or `decorative`.",
        default="",
        aliases=("photo alt", "image alt", "image description", "picture description"),
    )
    previous_event: str = key(Kind.LINK, "The web address of the event before.", default="")
    hide_from_search_engines: bool = key(
        Kind.YES_NO, "Whether search engines are asked to leave the site out.", default=False
    )
    agenda: tuple[Session, ...] = key(
        Kind.RECORDS, "The sessions of a one-day event.", default=(), of=Session
    )


# Places, people, organizations


@record
class Room:
    """A room of a venue."""

    SHORT: ClassVar[str] = "name"
    where: Where = where_field()
    name: str = key(Kind.TEXT, "The room's name.")
    capacity: int | None = key(Kind.NUMBER, "How many people it holds.", default=None)
    floor: str = key(Kind.TEXT, "Which floor it is on.", default="")
    access: str = key(Kind.TEXT, "How to reach it without steps.", default="")


@record
class Venue:
    """A place where sessions happen."""

    SHORT: ClassVar[str] = "name"
    where: Where = where_field()
    name: str = key(Kind.TEXT, "The venue's name.")
    also_called: tuple[str, ...] = key(
        Kind.TEXTS, "Other names people type for it.", default=(), public=False
    )
    address: str = key(Kind.TEXT, "Street address.", default="")
    map: tuple[float, float] | None = key(Kind.POINT, "Latitude and longitude.", default=None)
    rooms: tuple[Room, ...] = key(
        Kind.RECORDS, "Its rooms.", default=(), of=Room, aliases=("room",)
    )
    access: str = key(Kind.TEXT, "Step-free entrances, elevators, restrooms.", default="")
    parking: str = key(Kind.TEXT, "Where to park.", default="")
    transit: str = key(Kind.TEXT, "Buses and trains.", default="")
    getting_there: str = key(Kind.TEXT, "How to get there.", default="")
    phone: str = key(Kind.TEXT, "A telephone number.", default="")
    link: str = key(Kind.LINK, "Its own web page.", default="")
    photo: Mention | None = key(Kind.FILE, "A picture.", default=None, aliases=("image", "picture"))
    photo_description: str = key(
        Kind.TEXT,
        "What the picture shows, or `decorative`.",
        default="",
        aliases=("photo alt", "image alt", "image description", "picture description"),
    )
    time_zone: str = key(
        Kind.ZONE,
        "Its time zone, where it is not the event's.",
        default="",
        aliases=("zone",),
    )
    hours: str = key(Kind.TEXT, "When it is open.", default="")
    note: str = key(Kind.TEXT, "Anything else worth knowing.", default="")


@record
class NamedLink:
    """A web address with words."""

    SHORT: ClassVar[str] = "link"
    where: Where = where_field()
    title: str = key(Kind.TEXT, "What it leads to.", default="", aliases=("name",))
    link: str = key(Kind.LINK, "The web address.", aliases=("url", "address"))


@record
class Person:
    """Someone who takes part."""

    SHORT: ClassVar[str] = "name"
    where: Where = where_field()
    name: str = key(Kind.TEXT, "The person's name.")
    also_called: tuple[str, ...] = key(
        Kind.TEXTS, "Other names people type for them.", default=(), public=False
    )
    pronouns: str = key(Kind.TEXT, "Their pronouns.", default="")
    title: str = key(Kind.TEXT, "What they do.", default="")
    organization: Mention | None = key(
        Kind.NAME, "Where they do it.", default=None, aliases=("organisation",)
    )
    bio: Prose | None = key(Kind.MARKDOWN, "A few sentences about them.", default=None)
    photo: Mention | None = key(
        Kind.FILE, "A portrait.", default=None, aliases=("image", "picture")
    )
    photo_description: str = key(
        Kind.TEXT,
        "What the portrait shows, or `decorative`.",
        default="",
        aliases=("photo alt", "image alt", "image description", "picture description"),
    )
    photo_consent: bool | None = key(
        Kind.YES_NO, "Whether they agreed to their photo being shown.", default=None, public=False
    )
    do_not_photograph: bool = key(
        Kind.YES_NO, "Whether they asked not to be photographed.", default=False, public=False
    )
    private: bool = key(
        Kind.YES_NO, "Shown only where a session or post names them.", default=False, public=False
    )
    links: tuple[NamedLink, ...] = key(
        Kind.RECORDS, "Their own pages.", default=(), of=NamedLink, aliases=("link",)
    )


@record
class Organization:
    """A city, partner, sponsor or other body that takes part."""

    SHORT: ClassVar[str] = "name"
    where: Where = where_field()
    name: str = key(Kind.TEXT, "The organization's name.")
    also_called: tuple[str, ...] = key(
        Kind.TEXTS, "Other names people type for it.", default=(), public=False
    )
    short_name: str = key(Kind.TEXT, "Its short form.", default="")
    kind: str = key(Kind.TEXT, "What it is: city, nonprofit, university ...", default="")
    role: str = key(
        Kind.TEXT, "Its part in the event: host, partner, sponsor, panel, city.", default=""
    )
    level: str = key(Kind.TEXT, "The level of a sponsor.", default="")
    description: Prose | None = key(Kind.MARKDOWN, "What it does.", default=None)
    link: str = key(Kind.LINK, "Its own web page.", default="")
    logo: Mention | None = key(Kind.FILE, "Its logo.", default=None)
    logo_description: str = key(
        Kind.TEXT, "What the logo shows, or `decorative`.", default="", aliases=("logo alt",)
    )


# Posts and pages


@record
class GalleryPicture:
    """One picture of a post's gallery."""

    SHORT: ClassVar[str] = "photo"
    where: Where = where_field()
    photo: Mention = key(Kind.FILE, "The picture.", aliases=("image", "picture", "file"))
    photo_description: str = key(
        Kind.TEXT,
        "What it shows, or `decorative`.",
        default="",
        aliases=(
            "photo alt",
            "image alt",
            "image description",
            "picture description",
            "description",
            "alt",
        ),
    )
    caption: str = key(Kind.TEXT, "Words under it.", default="")


@record
class Post:
    """A recap or a piece of news, in Markdown with front matter."""

    where: Where = where_field()
    path: str = ""
    body: Prose = Prose("", Position(""))
    title: str = key(Kind.TEXT, "The headline.")
    subtitle: str = key(Kind.TEXT, "A second line under it.", default="")
    date: SpokenMoment | None = key(Kind.MOMENT, "When it is published.", default=None)
    updated: SpokenMoment | None = key(Kind.MOMENT, "When it was last changed.", default=None)
    authors: tuple[RoleEntry, ...] = key(
        Kind.ROLE, "Who wrote it.", default=(), aliases=("author",)
    )
    kind: str = key(Kind.CHOICE, "What it is.", default="", choices=("recap", "news", "update"))
    covers: tuple[Mention, ...] = key(
        Kind.NAMES, "What it tells of: `all`, `day 1`, or session titles.", default=()
    )
    series: Mention | None = key(Kind.NAME, "The series of posts it belongs to.", default=None)
    summary: str = key(
        Kind.TEXT,
        "One or two sentences for lists and previews.",
        default="",
        aliases=("description",),
    )
    photo: Mention | None = key(
        Kind.FILE, "The lead picture.", default=None, aliases=("image", "picture", "cover")
    )
    photo_description: str = key(
        Kind.TEXT,
        "What it shows, or `decorative`.",
        default="",
        aliases=("photo alt", "image alt", "image description", "picture description"),
    )
    gallery: tuple[GalleryPicture, ...] = key(
        Kind.RECORDS, "More pictures.", default=(), of=GalleryPicture
    )
    tags: tuple[str, ...] = key(
        Kind.TEXTS, "Words to find it by.", default=(), aliases=("tag", "categories", "category")
    )
    slug: str = key(Kind.TEXT, "The last part of its web address.", default="")
    aliases: tuple[str, ...] = key(
        Kind.TEXTS, "Older web addresses that lead here.", default=(), aliases=("alias",)
    )
    language: str = key(
        Kind.LANGUAGE, "Its language, where it is not the site's.", default="", aliases=("lang",)
    )
    translation_of: Mention | None = key(Kind.NAME, "The post it translates.", default=None)
    draft: bool = key(Kind.YES_NO, "Not ready: in no published file.", default=False, public=False)
    publish_on: SpokenMoment | None = key(
        Kind.MOMENT, "Held back until then.", default=None, public=False
    )
    link_names: tuple[str, ...] = key(
        Kind.TEXTS, "`no`, or names to leave without a link.", default=(), public=False
    )
    hide_from_search_engines: bool = key(
        Kind.YES_NO,
        "Whether search engines are asked to leave it out.",
        default=False,
        aliases=("noindex",),
    )


@record
class PlainPage:
    """A page such as About or Travel, in Markdown with front matter."""

    where: Where = where_field()
    path: str = ""
    body: Prose = Prose("", Position(""))
    title: str = key(Kind.TEXT, "The page's title.")
    menu: str = key(Kind.TEXT, "Its place in the menu: a number, or `no`.", default="")
    summary: str = key(
        Kind.TEXT, "One sentence for lists and previews.", default="", aliases=("description",)
    )
    photo: Mention | None = key(
        Kind.FILE, "A picture at the top.", default=None, aliases=("image", "picture", "cover")
    )
    photo_description: str = key(
        Kind.TEXT,
        "What it shows, or `decorative`.",
        default="",
        aliases=("photo alt", "image alt", "image description", "picture description"),
    )
    language: str = key(
        Kind.LANGUAGE, "Its language, where it is not the site's.", default="", aliases=("lang",)
    )
    translation_of: Mention | None = key(Kind.NAME, "The page it translates.", default=None)
    slug: str = key(Kind.TEXT, "The last part of its web address.", default="")
    aliases: tuple[str, ...] = key(
        Kind.TEXTS, "Older web addresses that lead here.", default=(), aliases=("alias",)
    )
    draft: bool = key(Kind.YES_NO, "Not ready: in no published file.", default=False, public=False)
    publish_on: SpokenMoment | None = key(
        Kind.MOMENT, "Held back until then.", default=None, public=False
    )


# The site


@record
class SiteConfig:
    """site_config.yaml: the site as a whole; every key may be missing."""

    where: Where = where_field()
    name: str = key(Kind.TEXT, "The site's name; the event's where missing.", default="")
    address: str = key(
        Kind.LINK, "The public web address.", default="", aliases=("url", "base url")
    )
    languages: tuple[str, ...] = key(
        Kind.TEXTS,
        "The languages of the site, the first is its own.",
        default=(),
        aliases=("language",),
    )
    look: str = key(
        Kind.CHOICE, "How the site looks.", default="civic", choices=("civic", "festival", "plain")
    )
    accent: str = key(
        Kind.COLOUR,
        "The first color.",
        default="",
        aliases=("color", "colour", "accent color", "accent colour"),
    )
    second_colour: str = key(
        Kind.COLOUR, "The second color.", default="", aliases=("second color",)
    )
    font: str = key(
        Kind.CHOICE,
        "The typefaces: the site's own, or the visitor's.",
        default="handbill",
        choices=("handbill", "system"),
    )
    logo: Mention | None = key(Kind.FILE, "A logo.", default=None)
    clock: str = key(
        Kind.CHOICE,
        "How times are read and shown.",
        default="12 hours",
        choices=("12 hours", "24 hours"),
    )
    menu: tuple[Mention, ...] = key(
        Kind.NAMES,
        "What stands in the menu, in order: schedule, places, people, organizations, networks, "
        "tracks, series, posts (recap or news), and the titles of pages.",
        default=(),
    )
    home_sections: tuple[Mention, ...] = key(
        Kind.NAMES,
        "What stands on the home page, in order: about, days (schedule), posts (recap or news), "
        "networks, places, events.",
        default=(),
    )
    raw_html: bool = key(Kind.YES_NO, "Whether HTML in posts is kept.", default=False, public=False)
    hide_from_search_engines: bool = key(
        Kind.YES_NO,
        "Whether search engines are asked to leave the site out.",
        default=False,
        aliases=("noindex",),
    )
    offline: bool = key(
        Kind.YES_NO,
        "Whether the site can be read without a network after the first visit.",
        default=True,
    )
    archived: SpokenDate | None = key(Kind.DATE, "The day the site was closed.", default=None)
    publish: tuple[tuple[str, object], ...] = key(
        Kind.OPEN, "Where the site is published.", default=(), public=False
    )


# The whole


class Source(NamedTuple):
    """A text file as read: its path relative to the site, its text with LF line ends, its digest."""

    path: str
    text: str
    digest: str


class Picture(NamedTuple):
    """A picture in content/: path relative to content/, size in pixels as seen upright, digest of its bytes.

    `kind` is jpeg, png, gif, webp, avif or svg; an svg without a size has 0 by 0.
    `moving` where it has several frames.
    """

    path: str
    kind: str
    width: int
    height: int
    digest: str
    moving: bool = False


class PlainFile(NamedTuple):
    """A file that is published as it is: path relative to its folder, size in bytes, digest."""

    path: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class EventContent:
    """One event as typed; `key` is its folder's name, empty for the one in content/ itself."""

    key: str
    event: Event
    days: tuple[Day, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """Everything people typed, decoded, with names not yet joined."""

    config: SiteConfig
    events: tuple[EventContent, ...]
    venues: tuple[Venue, ...] = ()
    people: tuple[Person, ...] = ()
    organizations: tuple[Organization, ...] = ()
    posts: tuple[Post, ...] = ()
    pages: tuple[PlainPage, ...] = ()
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    files: Mapping[str, PlainFile] = field(default_factory=dict)
    static: Mapping[str, PlainFile] = field(default_factory=dict)
