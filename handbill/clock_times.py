"""Times of day as people say them: read where there is one reading, asked where there are two.

How a time is understood:

* Either am or pm, a leading zero (09:00), an hour over 12, hour 0, `9h30`, or the
  words noon and midnight settle the half of the day.
* In a range, one am or pm serves for both: the other side takes the half of the day
  that gives the shortest positive length. Where a leading zero or the 24 hour clock
  would say otherwise, it is asked.
* A leading zero or an hour over 12 on one side, with no am or pm, makes both sides 24 hours.
* 13:00 pm and 0:30 am say the same thing twice and are read; 13:00 am and 0:30 pm
  contradict themselves and are refused.
* Midnight, 12:00 am and 0:00 as an end are the end of the day, 24:00. As a start they
  are its beginning. An end on the next day is read only where `next day` is typed.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from handbill.times import LONGEST, Asked, Refused, SpokenTime, plain

DAY = 1440

_PATTERN = re.compile(
    r"(?:(?P<led>from|between|starting at|starts at|starting|at) )?"
    r"{start}(?P<start_next> ?,? ?\(?(?:the )?(?:next|following) day\)?)?"
    r"(?:"
    r"(?P<late>(?: ?-{{1,2}} ?| (?:to|until|till|'?til) )late)"
    r"|(?P<open> ?,? (?:onwards?|on))"
    r"|(?: ?-{{1,2}} ?| (?:to|until|till|'?til|through|thru|(?P<joined>and)) ){end}"
    r"(?P<end_next> ?,? ?\(?(?:the )?(?:next|following) day\)?)?"
    r")?".format(
        **{
            side: (
                rf"(?:(?:12(?::00)? )?(?P<{side}_word>noon|midday|midnight)"
                rf"|(?:(?P<{side}_hour>[0-9]{{1,2}})"
                rf"(?:(?:[:.]|(?P<{side}_h> ?h ?))(?P<{side}_minute>[0-9]{{2}})(?::00)?"
                rf"|(?P<{side}_sharp> ?h)| o'?clock)?"
                rf"|(?P<{side}_packed>[0-9]{{3,4}})(?P<{side}_hours> ?(?:hours|hrs|h))?)"
                rf"(?: ?(?P<{side}_half>a\.? ?m\.?|p\.? ?m\.?|[ap]))?)"
            )
            for side in ("start", "end")
        }
    )
)
_LATE = re.compile(r"(?:until |till |'?til )?late")
_TO_COME = re.compile(
    r"(?:(?:time )?to be (?:announced|determined|confirmed|decided)|t\.?b\.?[acd]\.?)"
)
_ZONE_AFTER = re.compile(
    r"[0-9 :.apmto-]*[0-9m.] ?\(?"
    r"(?:utc|gmt|z|a?k?[ecmphw]?[sd]?t|(?:us )?(?:eastern|central|mountain|pacific)(?: time)?)\)?"
    r"|[0-9 :.apmto-]*[0-9] ?[+-]0[0-9]:[0-9]{2}"
)
_ENDS_ONLY = re.compile(r"(?:until|till|'?til|by|before) .*")
_NOT_A_TIME = Refused(
    "this is not written as a time",
    "Write it as 9:00 am - 10:30 am, 6:00 pm, 6:00 pm until late, or to be announced.",
)
_NO_HALF = "it has neither am nor pm"
_TWO_CLOCKS = "it can be read with am and pm, and as on a 24 hour clock"
_WHICH_MIDNIGHT = "midnight of the next day may be the one it begins with or the one it ends with"


class _Clock(NamedTuple):
    """One time as typed: `half` is am, pm or empty; `leans_24` where it is typed as on a 24 hour clock."""

    shown: str
    hour: int
    minute: int
    half: str = ""
    leans_24: bool = False
    midnight: bool = False

    @property
    def settled(self) -> bool:
        """Whether it has one reading by itself."""
        return bool(self.half) or self.hour > 12 or self.hour == 0

    @property
    def on_24(self) -> int:
        """Its minutes on a 24 hour clock."""
        return self.hour * 60 + self.minute

    def in_half(self, half: str) -> int:
        """Return its minutes in a half of the day."""
        if self.hour > 12 or self.hour == 0:
            return self.on_24
        return (self.hour % 12 + (12 if half == "pm" else 0)) * 60 + self.minute

    def readings(self) -> tuple[int, ...]:
        """Return its minutes: one reading, or that before and that after noon."""
        if self.settled:
            return (self.in_half(self.half),)
        return (self.in_half("am"), self.in_half("pm"))


class _Range(NamedTuple):
    """A time or range as typed, with the words around it understood."""

    start: _Clock
    end: _Clock | None
    start_next: bool
    end_next: bool
    late: bool


class _Span(NamedTuple):
    """A reading of a range in minutes."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """Its minutes."""
        return self.end - self.start


def read_time(text: str, *, clock_24: bool) -> SpokenTime | Asked | Refused:
    """Read a time of day or a range.

    `clock_24` is the site's `clock: 24 hours`: then 9:00 - 10:30 is read, not asked.
    `late` alone (after `end:`) has no start and is `until_late`.
    """
    said = plain(text)
    if _TO_COME.fullmatch(said):
        return SpokenTime(text, None)
    if _LATE.fullmatch(said):
        return SpokenTime(text, None, until_late=True)
    typed = _take_apart(said)
    if typed is None:
        return _why_not(said)
    refused = _fault(typed.start) or (_fault(typed.end) if typed.end else None)
    if refused:
        return refused
    if typed.end is None:
        return _read_single(text, typed, clock_24=clock_24)
    return _read_range(text, typed, typed.end, clock_24=clock_24)


def say_minute(minute: int) -> str:
    """Say minutes after a day's midnight so that they read back the same: 9:00 am, noon, 1:00 am next day."""
    days, rest = divmod(minute, DAY)
    if minute > DAY and rest == 0:
        days, rest = days - 1, DAY
    if rest == DAY:
        return "24:00" + " next day" * days
    if days == 0 and rest in (0, 720):
        return "midnight" if rest == 0 else "noon"
    hour, small = divmod(rest, 60)
    half = "am" if hour < 12 else "pm"
    return f"{hour % 12 or 12}:{small:02} {half}" + " next day" * days


def _say_span(span: _Span) -> str:
    """Say a range in full, ready to paste."""
    end = "midnight" if span.end == DAY > span.start else say_minute(span.end)
    return f"{say_minute(span.start)} - {end}"


def _why_not(said: str) -> Refused:
    """Return why text is not a time."""
    if not said:
        return _NOT_A_TIME
    if len(said) > LONGEST:
        return Refused("this is too long for a time", _NOT_A_TIME.hint)
    if _ENDS_ONLY.fullmatch(said):
        return Refused(
            "it says when it ends but not when it starts", "Write both, as in 9:00 am - 10:30 am."
        )
    if _ZONE_AFTER.fullmatch(said):
        return Refused(
            "a time zone does not belong beside a time",
            "Leave it out here; write `time zone` once, in event.yaml or with the venue.",
        )
    return _NOT_A_TIME


def _take_apart(said: str) -> _Range | None:
    """Take apart the words of a time or range, None where they are not one."""
    found = _PATTERN.fullmatch(said)
    if found is None or bool(found["joined"]) != (found["led"] == "between"):
        return None
    has_end = bool(found["end_word"] or found["end_hour"] or found["end_packed"])
    return _Range(
        _clock(found, "start"),
        _clock(found, "end") if has_end else None,
        bool(found["start_next"]),
        bool(found["end_next"]),
        bool(found["late"]),
    )


def _clock(found: re.Match[str], side: str) -> _Clock:
    """Return one side of a match."""
    word = found[f"{side}_word"]
    if word == "midnight":
        return _Clock(word, 0, 0, "am", midnight=True)
    if word:
        return _Clock(word, 12, 0, "pm")
    packed = found[f"{side}_packed"]
    hour = packed[:-2] if packed else found[f"{side}_hour"]
    minute = packed[-2:] if packed else found[f"{side}_minute"] or "00"
    marks_24 = found[f"{side}_h"] or found[f"{side}_sharp"] or found[f"{side}_hours"]
    half = (found[f"{side}_half"] or "")[:1]
    return _Clock(
        f"{hour}:{minute}",
        int(hour),
        int(minute),
        half + "m" if half else "",
        leans_24=bool(marks_24) or hour[0] == "0",
    )


def _fault(clock: _Clock) -> Refused | None:
    """Return why no clock shows this time, None where one does."""
    if clock.minute > 59:
        return Refused(
            f"there is no {clock.shown}, since an hour has 60 minutes",
            "Write minutes from 00 to 59.",
        )
    if clock.on_24 > DAY:
        return Refused(
            f"there is no {clock.shown}, since a day has 24 hours",
            "Write an hour from 0 to 24; for the day after, write 1:00 am next day.",
        )
    wrong = (
        "am pm"
        if clock.hour == 24
        else "am"
        if clock.hour > 12
        else "pm"
        if clock.hour == 0
        else ""
    )
    if clock.half and clock.half in wrong:
        twelve = f"{clock.hour % 12 or 12}:{clock.minute:02}"
        return Refused(
            f"{clock.shown} and {clock.half} contradict each other",
            f"Write {twelve} am or {twelve} pm.",
        )
    return None


def _read_single(text: str, typed: _Range, *, clock_24: bool) -> SpokenTime | Asked:
    """Read a time that has no end, or goes on until late."""
    clock, later = typed.start, DAY if typed.start_next else 0
    after = " until late" if typed.late else ""
    if clock.midnight and later:
        return Asked((f"24:00{after}", f"24:00 next day{after}"), _WHICH_MIDNIGHT)
    if clock.settled:
        return SpokenTime(text, clock.in_half(clock.half) + later, until_late=typed.late)
    if clock.leans_24 or clock_24:
        return SpokenTime(text, clock.on_24 + later, until_late=typed.late)
    return Asked(tuple(say_minute(minute + later) + after for minute in clock.readings()), _NO_HALF)


def _read_range(
    text: str, typed: _Range, end: _Clock, *, clock_24: bool
) -> SpokenTime | Asked | Refused:
    """Read a range."""
    start = typed.start
    if end.midnight and typed.end_next and not typed.start_next:
        spans = tuple(_Span(s, e) for s in start.readings() for e in (DAY, 2 * DAY))
        return Asked(tuple(map(_say_span, spans)), _WHICH_MIDNIGHT)
    halves = bool(start.half or end.half)
    if not halves and (clock_24 or any(c.leans_24 or c.settled for c in (start, end))):
        spans = _positive((_place(start.on_24, end.on_24, typed),))
    elif start.settled or end.settled:
        spans = _shortest_and_24(typed, end, clock_24=clock_24)
    else:
        return Asked(_both_halves(typed, end), _NO_HALF)
    if not spans:
        return _ends_first(typed, end)
    if len(spans) > 1:
        return Asked(tuple(map(_say_span, spans)), _TWO_CLOCKS)
    return SpokenTime(text, *spans[0])


def _place(start: int, end: int, typed: _Range) -> _Span:
    """Return a reading with the words `next day` heeded, midnight at the end being 24:00."""
    if typed.start_next:
        return _Span(start + DAY, (end or DAY) + DAY)
    if typed.end_next:
        return _Span(start, end + DAY)
    return _Span(start, end or DAY)


def _positive(spans: tuple[_Span, ...]) -> tuple[_Span, ...]:
    """Return the readings that end after they start, each once, the earliest start first."""
    return tuple(sorted({span for span in spans if span.length > 0}))


def _shortest_and_24(typed: _Range, end: _Clock, *, clock_24: bool) -> tuple[_Span, ...]:
    """Return the shortest reading, and that of the 24 hour clock where the unmarked side may be meant so."""
    start = typed.start
    spans = _positive(tuple(_place(s, e, typed) for s in start.readings() for e in end.readings()))
    shortest = (min(spans, key=lambda span: span.length),) if spans else ()
    if any(not c.settled and (c.leans_24 or clock_24) for c in (start, end)):
        first, last = (c.readings()[0] if c.settled else c.on_24 for c in (start, end))
        return _positive((*shortest, _place(first, last, typed)))
    return shortest


def _both_halves(typed: _Range, end: _Clock) -> tuple[str, ...]:
    """Return the reading that starts before noon and the one that starts after, each as short as can be."""
    said = []
    for minute in typed.start.readings():
        spans = _positive(tuple(_place(minute, e, typed) for e in end.readings()))
        over_night = tuple(_Span(minute, e + DAY) for e in end.readings())
        said.append(_say_span(min(spans or over_night, key=lambda span: span.length)))
    return tuple(said)


def _ends_first(typed: _Range, end: _Clock) -> Refused:
    """Return the refusal of a range that ends before it starts, or when it starts."""
    halves = bool(typed.start.half or end.half)
    starts, lasts = (c.readings() if halves else (c.on_24,) for c in (typed.start, end))
    pairs = ((start, last) for start in starts for last in lasts)
    first, last = min(pairs, key=lambda pair: (pair[1] - pair[0]) % DAY or DAY)
    same = "ends when it starts" if first == last else "ends before it starts"
    late = say_minute(last % DAY + DAY)
    return Refused(
        f"it {same}",
        f"Mend one of the times; if it ends on the next day, write {say_minute(first)} - {late}.",
        "end-before-start",
    )
