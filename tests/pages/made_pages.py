"""Little sites brought up to their pages, for tests of pages."""

from datetime import UTC, datetime

from handbill.pages.page import Publication
from handbill.pages.site_pages import make_pages
from handbill.reading.content import read_content
from handbill.site.linking import link

LATER = datetime(2024, 10, 16, 17, 0, tzinfo=UTC)


def made(site, *, base_url="", preview=False, as_of=LATER, drafts=False):
    """Return all pages of a little site, and what is wrong with them."""
    reading = read_content(site.root)
    linked = link(reading.content, as_of, drafts=drafts)
    return make_pages(linked.site, Publication(base_url, preview))


def view(viewed, url):
    """Return the view of the page at an address."""
    return next(page.view for page in viewed.pages.pages if page.url == url)


def urls(viewed):
    """Return the addresses of all pages, in order."""
    return [page.url for page in viewed.pages.pages]


EVENT = """\
name: Peer Exchange in Riverton
starts: October 8, 2024
ends: October 10, 2024
city: Riverton, Louisiana
time zone: America/Chicago
hosts: City of Riverton
contact: events@example.gov
"""

SMALLEST = {
    "content/event.yaml": """\
name: Peer Exchange in Riverton
starts: October 8, 2024
time zone: America/Chicago
agenda:
  - 9:00 am - 10:00 am: Breakfast
"""
}

FULLER = {
    "content/event.yaml": EVENT
    + """\
registration:
  link: https://example.gov/register
  closes: October 1, 2024
access requests:
  email: access@example.gov
  by: September 24, 2024
networks:
  - name: Reentry Leaders Network
    description: People who lead reentry work.
  - Justice Policy Network
series:
  - name: Monthly Ecosystem Meeting
    repeats: second Wednesday of each month
tracks:
  - Libraries
notice:
  text: Shuttle leaves the hotel at 8:40 am.
  from: October 8, 2024
  until: October 8, 2024 noon
""",
    "content/agenda/day-1.yaml": """\
day: 1
date: Tuesday, October 8, 2024
title: Seeing the work up close
sessions:
  - time: 9:00 am - 10:30 am
    title: Visit to the Technology Center
    type: site visit
    venue: Technology Center
  - time: 10:30 - 10:45 am
    title: Walk to the library
    type: walk
    from: Technology Center
    to: Main Library
    walk: 7 minutes
  - time: 12:00 - 1:30 pm
    title: What libraries make possible
    type: panel
    meal: lunch, provided
    venue: Main Library, Large Meeting Room
    track: Libraries
    moderator: Alma Reyes
    panelists:
      - Marcus Hill
      - Priya Nair (Library Partners Network)
      - organization: Center for Example Progress
      - group: residents
    questions: What does a library owe its neighbors?
    materials:
      - title: Slides
        file: files/slides.pdf
  - time: 2:00 - 3:15 pm
    title: Breakout sessions
    type: breakouts
    venue: Main Library
    parallel:
      - title: Reentry
        for: Reentry Leaders Network
        room: Conference Room A
      - title: Justice policy
        for: Justice Policy Network
        room: Conference Room B
  - time: 4:00 pm - 6:00 pm
    title: Monthly meeting
    type: meeting
    series: Monthly Ecosystem Meeting
    venue: Conference Hotel
""",
    "content/agenda/day-2.yaml": """\
day: 2
date: Wednesday, October 9, 2024
sessions:
  - time: 9:00 - 10:30 am
    title: Sustaining safety work
    type: panel
    venue: Main Library, Large Meeting Room
    moderator: Alma Reyes
  - time: from 6:00 pm
    title: Reception
    type: reception
    status: cancelled
    venue: to be announced
  - time: 10:00 pm - 1:00 am next day
    title: Night walk
    type: tour
    status: moved
  - time: to be announced
    title: Closing words
  - time: 8:00 pm until late
    title: Songs
    status: tentative
    online: https://example.gov/songs
""",
    "content/venues.yaml": """\
- name: Main Library
  address: 100 Example Street, Riverton, LA 70801
  map: 30.4364, -91.1086
  rooms:
    - Large Meeting Room
    - name: Conference Room A
      capacity: 24
    - Conference Room B
  access: Step-free entrance from the parking lot.
- name: Technology Center
  address: 5 Example Avenue, Riverton, LA 70801
- name: Conference Hotel
  map: 30.4394, -91.1056
""",
    "content/people.yaml": """\
- name: Alma Reyes
  title: Digital Inclusion Manager
  organization: City of Riverton
  bio: Works on inclusion.
- name: Marcus Hill
""",
    "content/organizations.yaml": """\
- name: City of Riverton
  description: Our host.
- name: Center for Example Progress
""",
    "content/posts/2024-10-15-three-days.md": """\
---
title: Three days in Riverton
date: October 15, 2024
author: Alma Reyes
kind: recap
covers: day 1
summary: Site visits, a panel and breakouts.
aliases: old/recap.html
---
## Day 1

See [[Main Library]].

## Day 2

Table talk.

## Final Thoughts

Thanks.
""",
    "content/pages/about.md": "---\ntitle: About\nmenu: no\n---\nSee [the schedule](/schedule/).\n",
    "content/files/slides.pdf": "slides",
    "content/files/unused.pdf": "unused",
    "static/CNAME": "example.gov\n",
}
