"""What all page makers share: the site with its words, and the ledger of what its pages refer to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from handbill.keys import Mention, Prose
from handbill.pages.frame import Link, PictureView
from handbill.pages.markup_place import Rendered
from handbill.pages.page import Copy, Publication
from handbill.site.addresses import slug
from handbill.site.schedule import Entry, Participation, Place, Schedule, Site, Slot
from handbill.words.catalogue import Words

UNKNOWN_SIZE = (1200, 800)
"""Width and height told for a drawing that has no size of its own; the style sheet keeps its true shape."""

LONGEST_DESCRIPTION = 180
"""How many characters of a description search engines show."""


@dataclass(slots=True)
class Ledger:
    """What the pages made so far refer to.

    `copies` are files to publish by output path. `texts` holds each Markdown text as
    rendered, by text, heading level, prefix and language of
    its words, so that it is read once.
    """

    copies: dict[str, Copy] = field(default_factory=dict)
    texts: dict[tuple[Prose, int, str, str], Rendered] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Maker:
    """The site as page makers see it, for one of its events.

    `markup` renders a text with the level of its headings, a prefix for its notes, and words.
    `slots` gives every session of every event by its key, with the event it is in.
    """

    site: Site
    publication: Publication
    words: Words
    schedule: Schedule
    ledger: Ledger
    markup: Callable[[Prose, int, str, Words], Rendered]
    slots: Mapping[str, tuple[Schedule, Slot]]

    # names

    def person(self, key: str) -> str:
        """Return the url of a listed person, or nothing for one who is shown only where named."""
        entry = self.site.people.get(key)
        return entry.url if entry and not entry.record.private else ""

    def participant(self, who: Participation) -> str:
        """Return the url of a person or organization who takes part, or nothing."""
        if who.kind == "person":
            return self.person(who.person_id)
        return self.organization(who.organization_id) if who.kind == "organization" else ""

    def organization(self, key: str) -> str:
        """Return the url of a listed organization, or nothing."""
        return url_of(self.site.organizations, key)

    def venue(self, place: Place) -> Link | None:
        """Return a place's venue with its link; None where none was said."""
        if not place.venue:
            return None
        return Link(url_of(self.site.venues, place.venue_id), place.venue)

    def room(self, place: Place) -> Link | None:
        """Return a place's room with its link; None where none was said."""
        if not place.room:
            return None
        return Link(url_of(self.site.rooms, room_key(place)), place.room)

    def where(self, place: Place) -> str:
        """Say a place in one line: `Main Library, Large Meeting Room`."""
        if place.to_be_announced:
            return self.words.say("place.open")
        return self.words.commas((place.venue, place.room))

    def kept(self, keys: Iterable[str]) -> list[Slot]:
        """Return the sessions of these keys that the site has, in the order given."""
        return [self.slots[key][1] for key in keys if key in self.slots]

    # pictures and files

    def picture(self, mention: Mention | None, alt: str, caption: str = "") -> PictureView | None:
        """Return a picture of content/ ready to show, and have it published; None where there is none."""
        found = self.site.pictures.get(mention.text) if mention else None
        if found is None:
            return None
        url = self.publish_picture(found.path)
        width, height = (found.width, found.height) if found.width else UNKNOWN_SIZE
        shown = "" if alt.strip().casefold() == "decorative" else alt
        return PictureView(url, shown, width, height, caption)

    def publish_picture(self, path: str) -> str:
        """Have a picture of content/ published, and return its url."""
        found = self.site.pictures[path]
        url = picture_url(path, found.digest)
        self._copy(url, f"content/{path}", found.digest, "picture")
        return url

    def publish_file(self, path: str) -> str:
        """Have a file of content/ published under its own name, and return its url; empty where there is none."""
        found = self.site.files.get(path)
        if found is None:
            return ""
        self._copy(f"/{path}", f"content/{path}", found.digest, "as is")
        return f"/{path}"

    def _copy(self, url: str, source: str, digest: str, treatment: str) -> None:
        path = url.removeprefix("/")
        self.ledger.copies[path] = Copy(path, source, digest, treatment)


def url_of(entries: Mapping[str, Entry[object]], key: str) -> str:
    """Return the url of a listed record by its id, or nothing."""
    entry = entries.get(key)
    return entry.url if entry else ""


def room_key(place: Place) -> str:
    """Return a place's room as `Site.rooms` lists it; empty where it is not listed."""
    return f"{place.venue_id}/{place.room_id}" if place.room_id else ""


def fragment(url: str) -> str:
    """Return what stands after the `#` of an entry's url: the id of its place on an index."""
    return url.partition("#")[2]


def picture_url(path: str, digest: str) -> str:
    """Return where a picture is published: its name in plain letters, and eight signs of its digest.

    The digest makes a new address for a new picture, so that browsers may keep the old one for good.
    """
    name = PurePosixPath(path)
    stem = slug(name.stem) or "picture"
    return f"/images/{stem}-{digest[:8]}{name.suffix.casefold()}"


def shorten(text: str, longest: int = LONGEST_DESCRIPTION) -> str:
    """Return a text no longer than so many characters, cut between words."""
    said = " ".join(text.split())
    if len(said) <= longest:
        return said
    return said[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


def contact_link(text: str) -> Link:
    """Return words with a link where they are an e-mail address, a telephone number or a web address."""
    said = text.strip()
    if re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", said):
        return Link(f"mailto:{said}", said)
    if re.fullmatch(r"\+?[\d\s().-]{7,}", said):
        unbroken = said.replace(" ", "\u00a0").replace("-", "\u2011")
        return Link("tel:" + re.sub(r"[^\d+]", "", said), unbroken)
    if re.match(r"https?://\S+$", said):
        return Link(said, re.sub(r"^https?://|/$", "", said))
    return Link("", said)
