"""A little site with nothing wrong, and short ways to put one mistake into it."""

from __future__ import annotations

from typing import NamedTuple

Files = dict[str, str | bytes | None]

EVENT = "content/event.yaml"
DAY_1 = "content/agenda/day-1.yaml"
DAY_2 = "content/agenda/day-2.yaml"
VENUES = "content/venues.yaml"
PEOPLE = "content/people.yaml"
ORGANIZATIONS = "content/organizations.yaml"
POST = "content/posts/2024-10-15-what-we-saw.md"
PAGE = "content/pages/travel.md"
CONFIG = "site_config.yaml"

EVENT_TEXT = """\
name: Peer Exchange in Riverton
starts: October 8, 2024
ends: October 9, 2024
city: Riverton, Louisiana
time zone: America/Chicago
networks:
  - Reentry Leaders Network
tracks:
  - Housing
series:
  - Monthly Ecosystem Meeting
"""

BASE: Files = {
    EVENT: EVENT_TEXT,
    DAY_1: """\
day: 1
sessions:
  - time: 9:00 am - 10:00 am
    title: What libraries make possible
    type: panel
    venue: Main Library, Large Meeting Room
    moderator: Alma Reyes
    panelists:
      - Marcus Hill
  - 10:00 am - 10:15 am: Break
""",
    VENUES: """\
- name: Main Library
  address: 100 Example Street, Riverton, LA 70801
  rooms:
    - Large Meeting Room
    - Conference Room A
- name: Community Technology Center
  address: 200 Example Street, Riverton, LA 70801
""",
    PEOPLE: "- name: Alma Reyes\n- name: Marcus Hill\n",
    ORGANIZATIONS: "- name: City of Riverton\n",
    POST: "---\ntitle: What we saw\n---\nWe met at the [[Main Library]].\n",
    PAGE: "---\ntitle: Travel\n---\nBy bus.\n",
}

ONE_DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c6360000000020001e527defc0000000049454e44ae426082"
)
"""A PNG of one black dot."""


class Mistake(NamedTuple):
    """Files that replace or join those of `BASE` (None: not there), and every line to be told, each with its hint."""

    files: Files
    told: tuple[tuple[str, str], ...]


def day(sessions: str) -> Files:
    """Return day 1 with these sessions, the first on line 3."""
    return {DAY_1: f"day: 1\nsessions:\n{sessions}"}


def session(more: str) -> Files:
    """Return day 1 with one session, 9 to 10 am, called Talk; more keys from line 5 on."""
    return day(f"  - time: 9:00 am - 10:00 am\n    title: Talk\n{more}")


def event(more: str) -> Files:
    """Return the event with more keys, from line 12 on."""
    return {EVENT: EVENT_TEXT + more}


def post(text: str) -> Files:
    """Return the post with another text, from line 4 on."""
    return {POST: f"---\ntitle: What we saw\n---\n{text}"}


def post_keys(keys: str) -> Files:
    """Return the post with more keys, from line 3 on."""
    return {POST: f"---\ntitle: What we saw\n{keys}---\nWe met.\n"}
