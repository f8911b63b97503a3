"""Rules of single records: words for pictures, and dates that fit together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from handbill.keys import Mention
from handbill.model import Event, Notice
from handbill.problem_kinds import problem
from handbill.problems import Problem
from handbill.site.moments import said_date, said_moment
from handbill.site.schedule import Schedule, Site
from handbill.times import SpokenMoment


class Pictured(NamedTuple):
    """A picture that a record shows: of what, under which key, the file, its description."""

    of: str
    key: str
    file: Mention | None
    description: str


def missing_descriptions(site: Site) -> Iterator[Problem]:
    """Yield a warning for each picture with no words for people who cannot see it (WCAG 1.1.1)."""
    for picture in _pictures(site):
        if picture.file is not None and not picture.description.strip():
            yield problem(
                "missing-alt",
                picture.file.position,
                f"The {picture.key} of {picture.of} has no description.",
                f"Add `{picture.key} description:` and what it shows, or `decorative` where it says nothing.",
            )


def _pictures(site: Site) -> Iterator[Pictured]:
    for schedule in site.schedules:
        event = schedule.event
        yield Pictured(event.name, "photo", event.photo, event.photo_description)
        for slot in schedule.slots.values():
            session = slot.session
            yield Pictured(f'"{session.title}"', "image", session.image, session.image_description)
    for venue in (entry.record for entry in site.venues.values()):
        yield Pictured(venue.name, "photo", venue.photo, venue.photo_description)
    for person in (entry.record for entry in site.people.values()):
        yield Pictured(person.name, "photo", person.photo, person.photo_description)
    for body in (entry.record for entry in site.organizations.values()):
        yield Pictured(body.name, "logo", body.logo, body.logo_description)
    yield from _written_pictures(site)


def _written_pictures(site: Site) -> Iterator[Pictured]:
    for post in (entry.record for entry in site.posts.values()):
        yield Pictured(f'"{post.title}"', "photo", post.photo, post.photo_description)
        for picture in post.gallery:
            of = f'the gallery of "{post.title}"'
            yield Pictured(of, "photo", picture.photo, picture.photo_description)
    for page in (entry.record for entry in site.pages.values()):
        yield Pictured(f'"{page.title}"', "photo", page.photo, page.photo_description)


#  Dates


def event_dates(site: Site) -> Iterator[Problem]:
    """Yield an error for each event that ends before it starts."""
    for schedule in site.schedules:
        if schedule.starts and schedule.ends and schedule.ends < schedule.starts:
            where = schedule.event.where
            yield problem(
                "event-ends-first",
                where.of("ends"),
                f"{schedule.event.name} ends before it starts.",
                "Mend `starts` or `ends`.",
                related=(where.of("starts"),),
            )


def registration_dates(site: Site) -> Iterator[Problem]:
    """Yield a warning where registration closes before it opens, or after the event is over."""
    for schedule in site.schedules:
        registration = schedule.event.registration
        if registration is None:
            continue
        opens, closes = (
            _day(moment, schedule) for moment in (registration.opens, registration.closes)
        )
        over = _last_day(schedule)
        place = registration.where.of("closes")
        if closes and over and closes > over:
            yield problem(
                "registration-dates",
                place,
                "Registration closes after the event is over.",
                "Mend `closes` under `registration`.",
            )
        elif opens and closes and closes < opens:
            yield problem(
                "registration-dates",
                place,
                "Registration closes before it opens.",
                "Mend `opens` or `closes` under `registration`.",
                related=(registration.where.of("opens"),),
            )


def notice_dates(site: Site) -> Iterator[Problem]:
    """Yield an error for each notice that ends before it begins."""
    for schedule in site.schedules:
        for notice in _notices(schedule):
            year = schedule.starts.year if schedule.starts else None
            begins = said_moment(notice.from_, schedule.zone, year)
            ends = said_moment(notice.until, schedule.zone, year, whole_day=True)
            if begins and ends and ends <= begins:
                yield problem(
                    "notice-dates",
                    notice.where.of("until"),
                    f'The notice "{notice.text}" ends before it begins.',
                    "Mend `from` or `until`.",
                    related=(notice.where.of("from_"),),
                )


def recap_dates(site: Site) -> Iterator[Problem]:
    """Yield a warning for each recap that is dated before the event starts."""
    starts = site.schedules[0].starts if site.schedules else None
    for id_, entry in site.posts.items():
        published = site.post_facts[id_].published
        if entry.record.kind == "recap" and starts and published and published.date() < starts:
            yield problem(
                "recap-dates",
                entry.record.where.of("date"),
                f'The recap "{entry.record.title}" is dated before the event starts.',
                "Mend `date`, or write `kind: news`.",
            )


def _notices(schedule: Schedule) -> Iterator[Notice]:
    event: Event = schedule.event
    yield from event.notices
    for day in schedule.days:
        if day.record.notice is not None:
            yield day.record.notice


def _day(moment: SpokenMoment | None, schedule: Schedule) -> date | None:
    year = schedule.starts.year if schedule.starts else None
    return said_date(moment.date, year) if moment else None


def _last_day(schedule: Schedule) -> date | None:
    days = [day.date for day in schedule.days if day.date]
    return max([*days, *(d for d in (schedule.starts, schedule.ends) if d)], default=None)
