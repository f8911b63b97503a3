"""Rules of the agenda: panels, empty days, types, capacity, the time zone."""

from __future__ import annotations

from collections.abc import Iterator

from handbill.names import fold
from handbill.problem_kinds import problem
from handbill.problems import Position, Problem
from handbill.site.schedule import Site, Slot

KNOWN_TYPES = (
    "welcome", "talk", "keynote", "panel", "breakouts", "workshop", "site visit", "tour", "walk",
    "meal", "break", "meeting", "table talk", "reception", "travel", "closing",
)  # fmt: skip


def no_moderator(site: Site) -> Iterator[Problem]:
    """Yield advice for each panel that names no moderator, not even one to be announced."""
    for slot in _slots(site):
        said = slot.session.moderator or "moderator" in dict(slot.session.where.fields)
        if slot.is_panel and not said:
            yield problem(
                "no-moderator",
                slot.session.where.of("title"),
                f'The panel "{slot.session.title}" has no moderator.',
                "Write who moderates: `moderator: their name`, or `moderator: to be announced`.",
            )


def empty_days(site: Site) -> Iterator[Problem]:
    """Yield advice for each day with no sessions."""
    for schedule in site.schedules:
        for day in schedule.days:
            if not day.slots:
                yield problem(
                    "empty-day",
                    day.record.where.record,
                    f"Day {day.number} has no sessions yet.",
                    "Add them under `sessions`, or delete the day.",
                )


def unknown_types(site: Site) -> Iterator[Problem]:
    """Yield one piece of advice that lists the types of session which are not known."""
    found: dict[str, tuple[str, Position]] = {}
    for slot in _slots(site):
        typed = slot.session.type
        if typed and fold(typed) not in KNOWN_TYPES:
            found.setdefault(fold(typed), (typed, slot.session.where.of("type")))
    if not found:
        return
    first, *rest = sorted(position for _, position in found.values())
    told = ", ".join(f'"{found[name][0]}"' for name in sorted(found))
    are = "1 type of session is" if len(found) == 1 else f"{len(found)} types of session are"
    yield problem(
        "unknown-type",
        first,
        f"{are} not known, and shown as typed: {told}.",
        f"Known types are {', '.join(KNOWN_TYPES)}.",
        related=tuple(rest),
    )


def over_capacity(site: Site) -> Iterator[Problem]:
    """Yield a warning for each session for more people than its rooms hold."""
    for slot in _slots(site):
        places = slot.rooms
        rooms = [site.rooms.get(f"{place.venue_id}/{place.room_id}") for place in places]
        sizes = [room.record.capacity for room in rooms if room and room.record.capacity]
        wanted = slot.session.capacity
        if wanted is None or not sizes or len(sizes) < len(places) or wanted <= sum(sizes):
            continue
        held = places[0].room if len(places) == 1 else "the rooms"
        verb = "holds" if len(places) == 1 else "hold"
        yield problem(
            "over-capacity",
            slot.session.where.of("capacity"),
            f'"{slot.session.title}" is for {wanted} people, but {held} {verb} {sum(sizes)}.',
            "Mend one of the two numbers, or take a larger room.",
        )


def no_time_zone(site: Site) -> Iterator[Problem]:
    """Yield an error for each event whose sessions have times, but no zone in which they count."""
    for schedule in site.schedules:
        typed = "time_zone" in dict(schedule.event.where.fields)  # then it was refused, and told of
        if not typed and any(slot.start and not slot.zone for slot in schedule.slots.values()):
            yield problem(
                "no-time-zone",
                schedule.event.where.of("name"),
                f"{schedule.event.name} does not say in which time zone its times are.",
                "Write a place whose clock counts: `time zone: America/Chicago`, or `time zone: Central`.",
            )


def _slots(site: Site) -> Iterator[Slot]:
    for schedule in site.schedules:
        yield from schedule.slots.values()
