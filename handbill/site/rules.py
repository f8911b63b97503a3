"""The site is judged: every rule in one table, each a plain function from a site to problems."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from handbill.problems import Problem, reading_order
from handbill.site import agenda_rules, clash_rules, record_rules
from handbill.site.schedule import Site

Rule = Callable[[Site], Iterable[Problem]]

RULES: dict[str, Rule] = {
    "people in two sessions at once": clash_rules.people_at_once,
    "rooms in two sessions at once": clash_rules.rooms_at_once,
    "time for the way": clash_rules.too_little_time,
    "panels with a moderator": agenda_rules.no_moderator,
    "days with sessions": agenda_rules.empty_days,
    "known types": agenda_rules.unknown_types,
    "room for everyone": agenda_rules.over_capacity,
    "a time zone": agenda_rules.no_time_zone,
    "pictures with words": record_rules.missing_descriptions,
    "the event's dates": record_rules.event_dates,
    "registration": record_rules.registration_dates,
    "notices": record_rules.notice_dates,
    "recaps": record_rules.recap_dates,
}
"""The rules by what they look after; a new rule is a function and a line here."""


def judge(site: Site) -> tuple[Problem, ...]:
    """Return what every rule finds, in the order of files and lines."""
    found = [problem for rule in RULES.values() for problem in rule(site)]
    return tuple(sorted(found, key=reading_order))
