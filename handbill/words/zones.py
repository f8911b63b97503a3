"""Time zones that have a name in words: which of the catalogue's `zone.*` messages each takes."""

from __future__ import annotations

_BY_FAMILY = {
    "UTC": ("UTC", "Etc/UTC"),
    "atlantic": ("America/Puerto_Rico", "America/Halifax", "America/St_Thomas"),
    "eastern": (
        "America/New_York",
        "America/Detroit",
        "America/Toronto",
        "America/Indiana/Indianapolis",
        "America/Indianapolis",
        "America/Kentucky/Louisville",
        "America/Louisville",
        "US/Eastern",
    ),
    "central": (
        "America/Chicago",
        "America/Menominee",
        "America/Winnipeg",
        "America/Indiana/Knox",
        "America/North_Dakota/Center",
        "US/Central",
    ),
    "mountain": ("America/Denver", "America/Boise", "America/Edmonton", "US/Mountain"),
    "arizona": ("America/Phoenix", "US/Arizona"),
    "pacific": ("America/Los_Angeles", "America/Vancouver", "US/Pacific"),
    "alaska": ("America/Anchorage", "America/Juneau", "US/Alaska"),
    "hawaii": ("Pacific/Honolulu", "US/Hawaii"),
}

FAMILIES = {zone: family for family, zones in _BY_FAMILY.items() for zone in zones}
"""The message that names a zone, by its IANA name."""
