"""What all page makers share: the site with its words, and the ledger of what its pages refer to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from handbill.keys import Mention, Prose
from handbill.names import fold
from handbill.pages.frame import Link, PictureView
from handbill.pages.markup_place import Rendered
from handbill.pages.page import Copy, Drawing, OutputFile, Publication
from handbill.pages.pictures import SPOTS, published, whole
from handbill.site.schedule import Entry, Participation, Place, Schedule, Site, Slot
from handbill.words.catalogue import Words

LONGEST_DESCRIPTION = 180
"""How many characters of a description search engines show."""


@dataclass(slots=True)
class Ledger:
    """What the pages made so far refer to.

    `copies` are files to publish by output path. `texts` holds each Markdown text as
    rendered, by text, heading level, prefix and language of
    its words, so that it is read once. `drawings` and `files` are what the press draws
    and writes besides, by output path.
    """

    copies: dict[str, Copy] = field(default_factory=dict)
    texts: dict[tuple[Prose, int, str, str], Rendered] = field(default_factory=dict)
    drawings: dict[str, Drawing] = field(default_factory=dict)
    files: dict[str, OutputFile] = field(default_factory=dict)


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

    def public(self, taking_part: Iterable[Participation]) -> tuple[Participation, ...]:
        """Return those who are not private: the names that may leave a session's own pages."""
        private = self.site.private_names
        return tuple(who for who in taking_part if fold(who.name) not in private)

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

    def picture(
        self, mention: Mention | None, alt: str, caption: str = "", spot: str = "figure"
    ) -> PictureView | None:
        """Return a picture of content/ ready to show, and have it published; None where there is none.

        `spot` names where it is shown, one of `pictures.SPOTS`.
        """
        found = self.site.pictures.get(mention.text) if mention else None
        if found is None:
            return None
        made = published(found, spot)
        self._copy(*made.copies)
        return PictureView(
            url=made.url,
            alt="" if alt.strip().casefold() == "decorative" else alt,
            width=made.width,
            height=made.height,
            caption=caption,
            candidates=made.candidates,
            sources=made.sources,
            sizes=SPOTS[spot].sizes if made.candidates else "",
            large=made.large,
        )

    def publish_picture(self, path: str) -> str:
        """Have a picture of content/ published in its largest version, and return its url."""
        copy = whole(self.site.pictures[path])
        self._copy(copy)
        return f"/{copy.path}"

    def publish_shown(self, path: str) -> None:
        """Have all versions of a picture published that texts show."""
        self._copy(*published(self.site.pictures[path], "prose").copies)

    def publish_file(self, path: str) -> str:
        """Have a file of content/ published under its own name, and return its url; empty where there is none."""
        found = self.site.files.get(path)
        if found is None:
            return ""
        self._copy(Copy(path, f"content/{path}", found.digest))
        return f"/{path}"

    def _copy(self, *copies: Copy) -> None:
        self.ledger.copies.update({copy.path: copy for copy in copies})


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
