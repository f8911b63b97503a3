"""People and organizations: the lists of them, and a page for each that has more to say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handbill.model import Organization, Person
from handbill.names import fold
from handbill.pages.frame import Frame, Link, PictureView
from handbill.pages.framing import Framer, Setting
from handbill.pages.lines import SessionDay, session_days
from handbill.pages.maker import Maker, contact_link, fragment
from handbill.pages.page import Page, View
from handbill.pages.texts import text_of
from handbill.site.schedule import Entry, Target

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md", "esq", "jd", "rn", "edd"})


@dataclass(frozen=True, slots=True)
class ListedView(View):
    """A person or organization in a list; `anchor` where its entry there is its address, then with its sessions."""

    anchor: str
    link: Link
    title: str
    organization: Link | None
    sessions: tuple[SessionDay, ...]
    elsewhere: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PeopleView(View):
    """Everybody who is listed, by last name."""

    frame: Frame
    people: tuple[ListedView, ...]


@dataclass(frozen=True, slots=True)
class PersonView(View):
    """One person; `bio` is clean HTML."""

    frame: Frame
    name: str
    pronouns: str
    title: str
    organization: Link | None
    picture: PictureView | None
    bio: str
    links: tuple[Link, ...]
    sessions: tuple[SessionDay, ...]


@dataclass(frozen=True, slots=True)
class OrganizationsView(View):
    """All organizations that are listed, by name."""

    frame: Frame
    organizations: tuple[ListedView, ...]


@dataclass(frozen=True, slots=True)
class OrganizationView(View):
    """One organization; `part` is its part in the event in words, `description` clean HTML."""

    frame: Frame
    name: str
    part: str
    logo: PictureView | None
    description: str
    links: tuple[Link, ...]
    people: tuple[Link, ...]
    sessions: tuple[SessionDay, ...]


def directory_pages(framer: Framer) -> Iterator[Page]:
    """Yield the pages of people and organizations."""
    maker = framer.maker
    people = people_in_order(maker)
    if people:
        yield people_page(framer, people)
    for key, person in people:
        if person.own_page:
            yield person_page(framer, key, person)
    organizations = sorted(
        maker.site.organizations.items(), key=lambda pair: (pair[1].record.name.casefold(), pair[0])
    )
    if organizations:
        yield organizations_page(framer, organizations)
    for key, organization in organizations:
        if organization.own_page:
            yield organization_page(framer, key, organization)


# People


def people_in_order(maker: Maker) -> list[tuple[str, Entry[Person]]]:
    """Return the people who may be listed, by last name."""
    listed = ((k, e) for k, e in maker.site.people.items() if not e.record.private)
    return sorted(listed, key=lambda pair: (*last_name_first(pair[1].record.name), pair[0]))


def last_name_first(name: str) -> tuple[str, str]:
    """Return the form of a name by which it is sorted: its last word, but not Jr. or PhD, then all of it."""
    words = name.replace(",", " ").split()
    told = [word for word in words if word.rstrip(".").replace(".", "").casefold() not in _SUFFIXES]
    return (told or words or [""])[-1].casefold(), name.casefold()


def people_page(framer: Framer, people: list[tuple[str, Entry[Person]]]) -> Page:
    """Return the list of people."""
    maker = framer.maker
    url, title = "/people/", maker.words.say("people.title")
    description = maker.words.say("people.description", name=maker.schedule.event.name)
    setting = Setting(url, "people", title, description, crumbs=framer.crumbs(Link(url, title)))
    listed = tuple(_listed_person(maker, key, entry) for key, entry in people)
    return Page(url, "people.html", PeopleView(framer.frame(setting), listed))


def _listed_person(maker: Maker, key: str, entry: Entry[Person]) -> ListedView:
    person = entry.record
    return ListedView(
        anchor=fragment(entry.url),
        link=Link(entry.url if entry.own_page else "", person.name),
        title=person.title,
        organization=affiliation(maker, person),
        sessions=() if entry.own_page else _sessions_of_person(maker, key),
        elsewhere=() if entry.own_page else _person_links(person),
    )


def person_page(framer: Framer, key: str, entry: Entry[Person]) -> Page:
    """Return the page of a person."""
    maker, person = framer.maker, entry.record
    index = Link("/people/", maker.words.say("people.title"))
    bio = text_of(maker, person.bio)
    name = maker.schedule.event.name
    setting = Setting(
        entry.url,
        "person",
        person.name,
        bio.summary or maker.words.say("person.description", person=person.name, event=name),
        crumbs=framer.crumbs(index, Link(entry.url, person.name)),
    )
    shown = (
        person.photo if person.photo_consent is not False and not person.do_not_photograph else None
    )
    view = PersonView(
        frame=framer.frame(setting),
        name=person.name,
        pronouns=person.pronouns,
        title=person.title,
        organization=affiliation(maker, person),
        picture=maker.picture(shown, person.photo_description, spot="portrait"),
        bio=bio.html,
        links=_person_links(person),
        sessions=_sessions_of_person(maker, key),
    )
    return Page(entry.url, "person.html", view, (person.where.record.path,))


def _sessions_of_person(maker: Maker, key: str) -> tuple[SessionDay, ...]:
    return session_days(maker, maker.kept(maker.site.with_person.get(key, ())), person=key)


def _person_links(person: Person) -> tuple[Link, ...]:
    return tuple(Link(typed.link, typed.title or typed.link) for typed in person.links)


def affiliation(maker: Maker, person: Person) -> Link | None:
    """Return a person's organization, with its link where it is listed."""
    if person.organization is None:
        return None
    found = organization_meant(maker, person.organization.text)
    return Link(found.url, found.words) if found else Link("", person.organization.text)


def organization_meant(maker: Maker, name: str) -> Target | None:
    """Return the listed organization that a name means."""
    targets = maker.site.targets.get(fold(name), ())
    return next((target for target in targets if target.kind == "organization"), None)


# Organizations


def organizations_page(
    framer: Framer, organizations: list[tuple[str, Entry[Organization]]]
) -> Page:
    """Return the list of organizations."""
    maker = framer.maker
    url, title = "/organizations/", maker.words.say("organizations.title")
    description = maker.words.say("organizations.description", name=maker.schedule.event.name)
    setting = Setting(
        url, "organizations", title, description, crumbs=framer.crumbs(Link(url, title))
    )
    listed = tuple(_listed_organization(maker, key, entry) for key, entry in organizations)
    return Page(url, "organizations.html", OrganizationsView(framer.frame(setting), listed))


def _listed_organization(maker: Maker, key: str, entry: Entry[Organization]) -> ListedView:
    record = entry.record
    link = (contact_link(record.link),) if record.link else ()
    return ListedView(
        anchor=fragment(entry.url),
        link=Link(entry.url if entry.own_page else "", record.name),
        title=_part(maker, record),
        organization=None,
        sessions=() if entry.own_page else _sessions_of_organization(maker, key),
        elsewhere=() if entry.own_page else link,
    )


def organization_page(framer: Framer, key: str, entry: Entry[Organization]) -> Page:
    """Return the page of an organization."""
    maker, record = framer.maker, entry.record
    index = Link("/organizations/", maker.words.say("organizations.title"))
    told = text_of(maker, record.description)
    said = maker.words.say(
        "organization.description", organization=record.name, event=maker.schedule.event.name
    )
    setting = Setting(
        entry.url,
        "organization",
        record.name,
        told.summary or said,
        crumbs=framer.crumbs(index, Link(entry.url, record.name)),
    )
    link = (contact_link(record.link),) if record.link else ()
    view = OrganizationView(
        frame=framer.frame(setting),
        name=record.name,
        part=_part(maker, record),
        logo=maker.picture(record.logo, record.logo_description, spot="logo"),
        description=told.html,
        links=link,
        people=tuple(_people_of(maker, key)),
        sessions=_sessions_of_organization(maker, key),
    )
    return Page(entry.url, "organization.html", view, (record.where.record.path,))


def _sessions_of_organization(maker: Maker, key: str) -> tuple[SessionDay, ...]:
    slots = maker.kept(maker.site.with_organization.get(key, ()))
    return session_days(maker, slots, organization=key)


def _part(maker: Maker, record: Organization) -> str:
    part = maker.words.known("part", record.role) if record.role else ""
    return maker.words.commas((part, record.level, record.kind))


def _people_of(maker: Maker, key: str) -> Iterator[Link]:
    """Yield the listed people who work at an organization."""
    wanted = maker.site.organizations[key].url
    for _, person in people_in_order(maker):
        typed = person.record.organization
        meant = organization_meant(maker, typed.text) if typed else None
        if meant and meant.url == wanted:
            yield Link(person.url, person.record.name)
