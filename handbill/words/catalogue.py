"""The catalogue of interface words: one language's messages, and how it says dates, times and lists."""

from __future__ import annotations

import functools
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from handbill.words import en, es, zones

Message = str | Mapping[str, str]

LANGUAGES: dict[str, Mapping[str, Message]] = {"en": en.MESSAGES, "es": es.MESSAGES}
"""The languages that have interface words; a new one is a file and a line here."""

_SOUND_OF_I = re.compile(r"h?[ií](?![aeoáéó])", re.IGNORECASE)
"""How a word begins that Spanish joins with `e`: `Salud e higiene`, but `agua y hielo`."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language, with the clock that the site shows."""

    language: str
    messages: Mapping[str, Message]
    hours24: bool = False

    def say(self, key: str, **values: object) -> str:
        """Return a message with its names filled in; the number `count` picks `one` or `other`.

        Raises:
            KeyError: The catalogue has no such message, or a name is not given.
        """
        message = self.messages[key]
        if not isinstance(message, str):
            message = message["one" if values["count"] == 1 else "other"]
        return message.format_map(values)

    def known(self, family: str, name: str) -> str:
        """Return the message `family.name`, or the name as typed, with a capital, where there is none."""
        message = self.messages.get(f"{family}.{name.casefold()}")
        return message if isinstance(message, str) else name[:1].upper() + name[1:]

    @property
    def digest(self) -> str:
        """Return the SHA-256, in hex, of all messages: it changes when any word does."""
        typed = {key: m if isinstance(m, str) else dict(m) for key, m in self.messages.items()}
        told = json.dumps([self.language, self.hours24, typed], sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()

    # lists

    def join(self, parts: Sequence[str]) -> str:
        """Say a list: `A`, `A and B`, `A, B and C`."""
        if not parts:
            return ""
        *firsts, last = parts
        if not firsts:
            return last
        key = "list.two.before_i" if _SOUND_OF_I.match(last) else "list.two"
        return self.say(key, first=self.commas(firsts), last=last)

    def commas(self, parts: Sequence[str]) -> str:
        """Say a list with commas alone: `A, B, C`; empty parts are left out."""
        said = [part for part in parts if part]
        if not said:
            return ""
        return functools.reduce(
            lambda first, second: self.say("list.comma", first=first, second=second), said
        )

    # times

    def time(self, moment: datetime) -> str:
        """Say a time of day: `9:00 am`, or `09:00` where the clock has 24 hours."""
        return self.say(self._clock(moment), **_hours(moment))

    def face(self, moment: datetime) -> tuple[str, str]:
        """Return a time in two parts, to be set large and small: `9:00` and `am`, or `09:00` and nothing."""
        hours = _hours(moment)
        if self.hours24:
            return self.say("clock.24", **hours), ""
        half = self.say("half.am" if moment.hour < 12 else "half.pm")
        return f"{hours['hour']}:{hours['minute']}", half

    def time_on(self, moment: datetime, day: date) -> str:
        """Say a time as seen from a day: `1:00 am`, or `1:00 am Wednesday` where it lies on another."""
        said = self.time(moment)
        if moment.date() == day:
            return said
        return self.say("time.other_day", time=said, weekday=self.weekday(moment.date()))

    def range(self, start: datetime, end: datetime) -> str:
        """Say from when to when: `9:00 am to 10:30 am`, `10:00 pm to 1:00 am Wednesday`."""
        return self.say("time.range", start=self.time(start), end=self.time_on(end, start.date()))

    def _clock(self, moment: datetime) -> str:
        if self.hours24:
            return "clock.24"
        return "clock.12.am" if moment.hour < 12 else "clock.12.pm"

    # dates

    def weekday(self, day: date) -> str:
        """Say the day of the week."""
        return self.say(f"weekday.{day.weekday()}")

    def day(self, day: date, form: str = "full") -> str:
        """Say a date in a form: full, day (no year), short (short month, no year) or plain (no weekday)."""
        return self.say(
            f"date.{form}",
            weekday=self.weekday(day),
            month=self.say(f"month.{day.month}"),
            short_month=self.say(f"short_month.{day.month}"),
            day=day.day,
            year=day.year,
        )

    def dates(self, first: date, last: date) -> str:
        """Say from which day to which: `October 8 to 10, 2024`."""
        if first == last:
            return self.day(first)
        if first.year != last.year:
            plain = (self.day(first, "plain"), self.day(last, "plain"))
            return self.say("dates.other_year", first=plain[0], last=plain[1])
        key = "dates.same_month" if first.month == last.month else "dates.same_year"
        return self.say(
            key,
            month=self.say(f"month.{first.month}"),
            day=first.day,
            last_month=self.say(f"month.{last.month}"),
            last_day=last.day,
            year=first.year,
        )

    def moment(self, moment: datetime) -> str:
        """Say a date and a time: `October 15, 2024, 8:00 am`; the last minute of a day is that day."""
        day = self.day(moment.date(), "plain")
        following = moment + timedelta(minutes=1)
        if following.date() != moment.date() or (moment.hour, moment.minute) == (0, 0):
            return day
        return self.say("date.moment", date=day, time=self.time(moment))

    def zone(self, name: str) -> str:
        """Say a time zone by its IANA name: `Central Time`, else by its city: `Lisbon time`."""
        family = zones.FAMILIES.get(name)
        if family:
            return self.say(f"zone.{family}")
        return self.say("zone.city", city=name.rsplit("/", 1)[-1].replace("_", " "))


def _hours(moment: datetime) -> dict[str, object]:
    return {
        "hour": (moment.hour + 11) % 12 + 1,
        "hour24": f"{moment.hour:02d}",
        "minute": f"{moment.minute:02d}",
    }


@functools.cache
def catalogue(language: str, *, hours24: bool = False) -> Words:
    """Return the words of a language (a BCP 47 tag), or English where there are none.

    `Words.language` tells which it is.
    """
    tag = next((t for t in (language, language.split("-", maxsplit=1)[0]) if t in LANGUAGES), "en")
    return Words(tag, LANGUAGES[tag], hours24)
