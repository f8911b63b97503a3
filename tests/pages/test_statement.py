"""The accessibility statement is made from what the site says, and gives way to one that staff wrote."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from handbill.commands.build import BuildOptions, build

EVENT = """\
name: Peer Exchange in Riverton
starts: October 8, 2024
time zone: Central
offered: ASL interpretation, live captions
contact: events@example.gov
access requests:
  email: access@example.gov
  by: September 24, 2024
agenda:
  - time: 9:00 am - 10:00 am
    title: Welcome
    venue: Main Library, Hall
    access: Loud music at the start
    offered: Tactile interpretation
    recording:
      link: https://example.gov/welcome
      captions: no
  - 10:00 am - 11:00 am: Coffee
"""
VENUES = """\
- name: Main Library
  access: Step-free from Goodwood Boulevard
  rooms:
    - name: Hall
      access: Elevator to the second floor
- name: Annex
"""


def built(site, files: dict[str, str]) -> str:
    site.write({"content/event.yaml": EVENT, "content/venues.yaml": VENUES, **files})
    options = BuildOptions(now=datetime(2024, 9, 1, tzinfo=UTC))
    assert build(site.root, site.root / "output", options, lambda *_: None).ok
    html = site.output("accessibility/index.html")
    main = re.search(r"<main.*?</main>", html, re.DOTALL)
    assert main is not None
    return " ".join(re.sub(r"<[^>]*>", " ", main[0]).split())


def test_it_says_what_the_site_knows(site) -> None:
    words = built(site, {})
    _, _, told = words.partition("Taking part ")
    assert told == (
        "Offered to everyone: ASL interpretation and live captions. "
        "Need something to take part? Ask: access@example.gov . Please ask by Tuesday, September 24. "
        "At the places Main Library Access Step-free from Goodwood Boulevard "
        "Hall Elevator to the second floor "
        "In sessions Welcome Offered Tactile interpretation Access Loud music at the start "
        "This site It is made to be used with a keyboard, with a screen reader, in large type, "
        "in dark colors, on paper, and without scripts. "
        "Handbill checked this site by machine. People find what machines miss: "
        "tell us at access@example.gov . "
        "Known to be missing: captions for the recordings of these sessions. Welcome"
    )


def test_a_page_of_the_same_address_replaces_it(site) -> None:
    page = "---\ntitle: Accessibility\n---\nOur own words.\n"
    words = built(site, {"content/pages/accessibility.md": page})
    assert words.endswith("Our own words.")
    footer = site.output("index.html").partition("<footer")[2]
    assert footer.count(">Accessibility</a>") == 1
