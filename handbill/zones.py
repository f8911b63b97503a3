"""Time zones as people name them: a place whose clock counts, never an offset.

Short names that people of the United States use (CT, CST, CDT, Central) mean the
place's clock all year, daylight saving included: Eastern, Central, Mountain,
Pacific, Alaska, Hawaii. A short name with several homes (IST, BST, MST) is asked.
Names are those of the IANA time zone database.
"""

from __future__ import annotations

import difflib
import re
from functools import lru_cache
from zoneinfo import available_timezones

from handbill.times import LONGEST, Asked, Refused, plain

_IN_WORDS = {
    "America/New_York": "eastern et est edt",
    "America/Chicago": "central ct cst cdt",
    "America/Denver": "mountain mt mdt",
    "America/Los_Angeles": "pacific pt pst pdt",
    "America/Anchorage": "alaska akt akst akdt",
    "Pacific/Honolulu": "hawaii ht hst hawaii-aleutian",
    "America/Phoenix": "arizona",
    "UTC": "utc",
}
_SAYS = {word: zone for zone, words in _IN_WORDS.items() for word in words.split()}
_SEVERAL_HOMES = {
    "mst": ("America/Denver", "America/Phoenix"),
    "ist": ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"),
    "bst": ("Europe/London", "Asia/Dhaka"),
    "gmt": ("Europe/London", "Africa/Accra", "UTC"),
    "ast": ("America/Puerto_Rico", "America/Halifax", "Asia/Riyadh"),
    "atlantic": ("America/Puerto_Rico", "America/Halifax"),
    "cet": ("Europe/Berlin", "Europe/Madrid", "Europe/Paris"),
    "cest": ("Europe/Berlin", "Europe/Madrid", "Europe/Paris"),
    "eet": ("Europe/Athens", "Europe/Helsinki", "Europe/Kyiv"),
    "eest": ("Europe/Athens", "Europe/Helsinki", "Europe/Kyiv"),
    "aest": ("Australia/Sydney", "Australia/Brisbane"),
    "indiana": ("America/Indiana/Indianapolis", "America/Chicago"),
}
_OLD_US = {
    "us/eastern": "America/New_York",
    "us/central": "America/Chicago",
    "us/mountain": "America/Denver",
    "us/pacific": "America/Los_Angeles",
    "us/alaska": "America/Anchorage",
    "us/hawaii": "Pacific/Honolulu",
    "us/arizona": "America/Phoenix",
}
_MONTH_FIRST = {
    "America/Adak", "America/Anchorage", "America/Atka", "America/Boise", "America/Chicago",
    "America/Denver", "America/Detroit", "America/Fort_Wayne", "America/Indianapolis",
    "America/Juneau", "America/Knox_IN", "America/Los_Angeles", "America/Louisville",
    "America/Menominee", "America/Metlakatla", "America/New_York", "America/Nome",
    "America/Phoenix", "America/Shiprock", "America/Sitka", "America/St_Thomas", "America/Virgin",
    "America/Yakutat", "Navajo", "Pacific/Guam", "Pacific/Honolulu", "Pacific/Pago_Pago",
    "Pacific/Saipan",
}  # fmt: skip
_MONTH_FIRST_UNDER = ("America/Indiana/", "America/Kentucky/", "America/North_Dakota/", "US/")

_OFFSET = re.compile(r"(?:utc|gmt|etc/gmt)? ?[+-] ?[0-9]{1,2}(?::?[0-9]{2})?(?: ?hours?)?")
_AROUND = re.compile(
    r"(?:(?:us|u\.s\.|american?)[ /])?(?P<name>[a-z][a-z/ +_.-]*?)"
    r"(?:[ _](?:(?:standard|daylight|summer) )?time(?: zone)?)?(?: \((?:us(?: and canada)?)\))?"
)
_HINT = "Write a place whose clock counts, such as America/Chicago, or Central."
_UNKNOWN = "this is not a time zone that is known"


def read_zone(text: str) -> str | Asked | Refused:
    """Read a time zone into its IANA name."""
    said = plain(text)
    if _OFFSET.fullmatch(said):
        return Refused(
            "an offset stays the same all year, but clocks change with daylight saving time", _HINT
        )
    around = _AROUND.fullmatch(said)
    name = around["name"].strip() if around else said
    short = name.replace(".", "")
    if short in _SEVERAL_HOMES:
        return Asked(_SEVERAL_HOMES[short], "it is used in several parts of the world")
    known = _SAYS.get(short) or _OLD_US.get(said.replace(" ", "_"))
    return known or _read_place(said, name)


def month_first(zone: str) -> bool:
    """Tell whether people in a zone write the month first in 10/8/2024: those of the United States.

    Puerto Rico is left out, since both orders are used there.
    """
    return zone in _MONTH_FIRST or zone.startswith(_MONTH_FIRST_UNDER)


def _read_place(said: str, name: str) -> str | Asked | Refused:
    """Read a zone by its whole IANA name, or by its city alone."""
    if len(said) > LONGEST:
        return Refused(_UNKNOWN, _HINT)
    whole, cities = _places()
    key = said.replace(" ", "_")
    if key in whole:
        return whole[key]
    city = cities.get(name.replace(" ", "_"), ()) or cities.get(key, ())
    if len(city) == 1:
        return city[0]
    if city:
        return Asked(city, "several places have this name")
    near = difflib.get_close_matches(key, [*whole, *cities], n=1, cutoff=0.85)
    if not near:
        return Refused(_UNKNOWN, _HINT)
    meant = whole.get(near[0]) or cities[near[0]][0]
    return Refused(_UNKNOWN, f"Did you mean {meant}?")


@lru_cache(maxsize=1)
def _places() -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """Return the zones that are places, by whole name and by city, both in small letters."""
    names = sorted(
        name
        for name in available_timezones()
        if "/" in name and not name.startswith(("Etc/", "posix", "right", "SystemV", "US/"))
    )
    cities: dict[str, tuple[str, ...]] = {}
    for name in names:
        city = name.rpartition("/")[2].lower()
        cities[city] = (*cities.get(city, ()), name)
    return {name.lower(): name for name in names}, cities
