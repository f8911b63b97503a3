"""Whole events for tests, made up and the same every time: `python tests/events.py middle FOLDER`.

`small` is a day of 12 sessions; `middle` 80 sessions over 3 days with 60 people and 20 posts;
`large` 500 sessions over 5 days with 300 people and 200 posts. Each has something of everything that
can be typed, and none has an error or a warning.
"""

from __future__ import annotations

import argparse
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle, islice
from pathlib import Path

FIRST_DAY = date(2024, 10, 8)


@dataclass(frozen=True, slots=True)
class Size:
    """How large an event is; `blocks` tells for each day how many sessions run at once, block by block."""

    blocks: tuple[tuple[int, ...], ...]
    rooms: int
    people: int
    posts: int
    parts: bool = True


SIZES = {
    "small": Size(((3,),), rooms=3, people=12, posts=2, parts=False),
    "middle": Size(((5, 5, 4), (5, 5, 4), (5, 4, 4)), rooms=5, people=60, posts=20),
    "large": Size((*[(12,) * 7] * 4, (12, 12, *[11] * 5)), rooms=12, people=300, posts=200),
}

GIVEN = (
    *("Ada", "Bela", "Carmen", "Dana", "Emil", "Fern", "Gala", "Hana", "Ines", "Jonas"),
    *("Kira", "Lior", "Mara", "Nils", "Odette", "Pavel", "Quinn", "Rosa", "Salim", "Tova"),
)
FAMILY = (
    *("Abbott", "Brandt", "Castillo", "Dorsey", "Ekwall", "Farrow", "Grube", "Hollis", "Ibarra"),
    *("Jessop", "Kimura", "Lindqvist", "Moreau", "Nwosu", "Ortega", "Petrakis", "Quigley"),
    *("Rinaldi", "Sandoval", "Thackeray"),
)
TOPICS = (
    *(
        "libraries",
        "night buses",
        "street trees",
        "corner stores",
        "school kitchens",
        "front porches",
    ),
    *("public benches", "river paths", "summer jobs", "crossing guards", "block parties"),
    *("tenant unions", "repair shops", "community gardens", "youth councils", "open data"),
    *("city archives", "food halls", "small theaters", "neighborhood newspapers"),
)
FORMS = (
    "What {topic} teach a city",
    "How {topic} change a block",
    "Who looks after {topic}",
    "Paying for {topic}",
    "{topic} after dark",
    "Ten years of {topic}",
    "Counting {topic}",
    "{topic} and the people next door",
    "A workshop on {topic}",
    "Mistakes we made with {topic}",
    "{topic} in small towns",
    "Writing rules for {topic}",
    "{topic} for everyone",
    "Starting over with {topic}",
    "The first year of {topic}",
    "{topic} without a budget",
    "Asking residents about {topic}",
    "{topic} in winter",
    "Drawing maps of {topic}",
    "{topic} and old age",
    "Teaching children about {topic}",
    "Keeping {topic} open",
    "Measuring what {topic} do",
    "{topic} from scratch",
)
NETWORKS = ("Reentry Leaders Network", "Justice Policy Network", "Street Life Network")
TRACKS = ("Seeing", "Doing", "Paying for it")
ORGANIZATIONS = (
    ("City of Riverton", "city", "host"),
    ("Riverton Community Foundation", "foundation", "sponsor"),
    ("Library Partners", "nonprofit", "partner"),
    ("Northside Tenants Union", "nonprofit", "panel"),
    ("Delta College", "university", "partner"),
    ("Lakeside Transit", "agency", "partner"),
)
VENUES = (
    ("Assembly Hall", "30.4507, -91.1871"),
    ("Main Library", "30.4530, -91.1840"),
    ("Community Technology Center", "30.4475, -91.1900"),
    ("Conference Hotel", "30.4490, -91.1832"),
)
BLOCK_STARTS = ("9:45 am", "10:35 am", "11:25 am", "1:50 pm", "2:40 pm", "3:30 pm", "4:20 pm")
STATUSES = ("tentative", "moved", "cancelled", "postponed", "moved online")
ABOUT = "City staff and residents tell what they tried, what it cost, and what they would do again."


# what things are called


def person(number: int) -> str:
    """Return the name of a person; the first 400 differ."""
    row, column = divmod(number, len(GIVEN))
    return f"{GIVEN[column]} {FAMILY[(column * 7 + row) % len(FAMILY)]}"


def topic(number: int) -> str:
    """Return the title of a talk; the first 480 differ."""
    row, column = divmod(number, len(TOPICS))
    said = FORMS[(row + column) % len(FORMS)].format(topic=TOPICS[column])
    return said[0].upper() + said[1:]


def room(number: int) -> tuple[str, str]:
    """Return the venue and the name of a room where talks run at the same time."""
    return ("Assembly Hall" if number < 6 else "Main Library"), f"Room {'ABCDEFGHIJKL'[number]}"


def written(day: date) -> str:
    """Return a date as staff write it."""
    return f"{day:%B} {day.day}, {day.year}"


# YAML, as staff type it


def entry(*lines: str, indent: int = 2) -> str:
    """Return one entry of a list: the first line behind a hyphen, the others below it."""
    space = " " * indent
    return "".join(f"{space}{'  ' if at else '- '}{line}\n" for at, line in enumerate(lines))


def names(key: str, listed: Iterable[str]) -> tuple[str, ...]:
    """Return the lines of a key with a list of names."""
    return (f"{key}:", *(f"  - {name}" for name in listed))


# the agenda


class Program:
    """Makes the days of an event, and deals out titles and people so that nobody is in two places."""

    def __init__(self, size: Size) -> None:
        self._size = size
        self._talk = 0
        stage, rest = divmod(size.people, 5)
        self._stage = cycle(range(stage + rest))
        self._pools = [
            cycle(range(stage + rest + at, size.people, size.rooms)) for at in range(size.rooms)
        ]

    def day(self, number: int) -> str:
        """Return the file of a day; 1 is the first."""
        when = FIRST_DAY + timedelta(days=number - 1)
        sessions = (*self._morning(number), *self._afternoon(number))
        return (
            f"day: {number}\ndate: {when:%A}, {written(when)}\ntitle: Seeing the work, part {number}\n"
            f"summary: Talks, a walk and a tour, with time to meet.\nsessions:\n{''.join(sessions)}"
        )

    def _on_stage(self, count: int) -> list[str]:
        return [person(number) for number in islice(self._stage, count)]

    def _morning(self, number: int) -> Iterator[str]:
        yield entry(
            *("time: 8:00 am - 8:45 am", "title: Breakfast", "type: meal"),
            *("meal: breakfast, provided", "venue: Conference Hotel, Ballroom"),
        )
        yield entry(
            *("time: 9:00 am - 9:40 am", f"title: Opening words of day {number}", "type: keynote"),
            *("venue: Assembly Hall, Great Hall", *names("speakers", self._on_stage(1))),
            *("summary: Where we stand, and what today is for.", "offered: ASL interpretation"),
            *("image: images/hall.jpg", "image description: A full hall seen from the stage"),
            *("recording:", "  link: https://example.net/video", "  captions: yes"),
        )
        yield from self._blocks(number, am=True)
        yield entry(
            *("time: 12:15 pm - 1:20 pm", f"title: Lunch and panel: {topic(460 + number)}"),
            *("type: panel", "meal: lunch, provided", "venue: Assembly Hall, Great Hall"),
            *("moderator:", f"  - {self._on_stage(1)[0]}"),
            *names("panelists", (*self._on_stage(3), "organization: Library Partners")),
            *("  - group: Residents", *names("questions", ("What did you stop doing?",))),
            *(f"summary: {ABOUT}", f"track: {TRACKS[number % 3]}"),
            "description: |",
            *("  The panel sits among the tables.", "", "  Read the *handout* before you come."),
            *("materials:", "  - title: Handout", "    file: files/handout.pdf"),
        )

    def _afternoon(self, number: int) -> Iterator[str]:
        yield entry(
            *("time: 1:25 pm - 1:40 pm", "title: Walk to the library", "type: walk"),
            *("from: Assembly Hall", "to: Main Library", "walk: 9 minutes"),
        )
        yield from self._blocks(number, am=False)
        yield entry(
            *(
                "time: 5:20 pm - 6:00 pm",
                f"title: Tour of the river front, day {number}",
                "type: tour",
            ),
            *("meet: 5:10 pm, hotel lobby", "getting there: bus", "bring: Comfortable shoes"),
            *(
                "capacity: 24",
                "sign up: https://example.net/tour",
                "access: The path is step-free.",
            ),
            *(names("guides", self._on_stage(1))),
            *("stops:", "  - place: Community Technology Center", "    time: 5:25 pm"),
            *(
                "    note: The public computer rooms.",
                "  - place: Main Library",
                "    time: 5:45 pm",
            ),
        )
        yield self._tables(number)
        yield entry(
            *(f"title: Closing of day {number}", "time: 6:50 pm - 7:20 pm", "type: closing"),
            *(
                "venue: Assembly Hall, Great Hall",
                "parts:" if self._size.parts else "open to: All",
            ),
            *(("  - What we heard", "  - Thanks") if self._size.parts else ()),
        )
        yield entry(
            "time: 8:00 pm until late", "title: Reception", "venue: Conference Hotel, Ballroom"
        )

    def _tables(self, number: int) -> str:
        return entry(
            *("time: 6:10 pm - 6:45 pm", f"title: Table talk of day {number}", "type: table talk"),
            *("venue: Assembly Hall, Great Hall", "series: Monthly Ecosystem Meeting"),
            *("tables:", "  - topic: Housing", f"    lead: {self._on_stage(1)[0]}"),
            *("    notes: Rents rise **faster** than wages.", "  - Jobs for young people"),
        )

    def _blocks(self, number: int, *, am: bool) -> Iterator[str]:
        blocks = self._size.blocks[number - 1]
        starts = BLOCK_STARTS if len(blocks) > 3 else BLOCK_STARTS[:1] + BLOCK_STARTS[3:5]
        for at, (start, count) in enumerate(zip(starts, blocks, strict=False), start=1):
            if start.endswith("am") is am:
                head = entry(
                    *(
                        f"start: {start}",
                        "length: 40 minutes",
                        f"title: Talks, day {number}, round {at}",
                    ),
                    *("type: breakouts", "venue: Assembly Hall", "parallel:"),
                )
                yield head + "".join(self._talk_in(one) for one in range(count))

    def _talk_in(self, number: int) -> str:
        at, self._talk = self._talk, self._talk + 1
        venue, name = room(number)
        lines = [f"title: {topic(at)}", f"type: {'talk' if at % 3 else 'workshop'}"]
        lines += [
            f"venue: {venue}",
            f"room: {name}",
            f"track: {TRACKS[at % 3]}",
            f"summary: {ABOUT}",
        ]
        lines += names("speakers", [person(next(self._pools[number])) for _ in range(1 + at % 2)])
        if at % 4 == 0:
            lines.append(f"for: {NETWORKS[at // 4 % 3]}")
        if at % 9 == 5:
            lines += [f"status: {STATUSES[at // 9 % 5]}", "note: Told to everyone on Monday."]
        if at % 10 == 7:
            lines += ["language: Spanish", "offered: interpretation into English"]
        if at % 12 == 3:
            lines += ["online: https://example.net/live", f"description: More on {topic(at)}."]
        return entry(*lines, indent=6)


# the other files


def event(size: Size) -> str:
    """Return event.yaml."""
    last = FIRST_DAY + timedelta(days=len(size.blocks) - 1)
    return "\n".join(
        (
            *("name: Peer Exchange in Riverton", "acronym: PEX", "city: Riverton, Louisiana"),
            "tagline: Site visits, panels and table talk",
            "description: |",
            "  People who look after places meet and compare what they know.",
            *(f"starts: {written(FIRST_DAY)}", f"ends: {written(last)}"),
            *("time zone: America/Chicago", *names("hosts", ("City of Riverton", "Delta College"))),
            *("contact: events@example.org", "offered: ASL interpretation, live captions"),
            *("photo: images/hall.jpg", "photo description: A full hall seen from the stage"),
            *("registration:", "  link: https://example.net/register", "  cost: Free"),
            *("  closes: October 1, 2024", "access requests:", "  email: access@example.org"),
            *("  by: September 24, 2024", "networks:"),
            *(
                f"  - name: {name}\n    description: People who meet as the {name}."
                for name in NETWORKS
            ),
            "tracks:",
            *(f"  - name: {name}\n    description: Sessions on {name.lower()}." for name in TRACKS),
            *("series:", "  - name: Monthly Ecosystem Meeting"),
            *("    repeats: second Wednesday of each month", "    description: An open meeting."),
            *("notices:", "  - text: Bring a warm coat for the tour.", "    link: /travel/"),
            *("  - text: The shuttle leaves at 8:40 am.", "    from: October 8, 2024"),
            *("    until: October 8, 2024 noon", ""),
        )
    )


def venues(size: Size) -> str:
    """Return venues.yaml."""
    return "".join(
        entry(
            *(f"name: {name}", f"address: {100 + at} Example Street, Riverton, LA 70801"),
            *(
                f"map: {point}",
                "access: Step-free entrance from the street, elevator to all floors.",
            ),
            *("parking: Free, north lot.", "transit: Bus 7 stops in front.", "rooms:"),
            *_rooms(name, size),
            *("photo: images/library.jpg", "photo description: A brick building with tall windows"),
            indent=0,
        )
        for at, (name, point) in enumerate(VENUES)
    )


def _rooms(venue: str, size: Size) -> Iterator[str]:
    yield f"  - name: {'Ballroom' if venue == 'Conference Hotel' else 'Great Hall'}"
    yield "    capacity: 240"
    for name in (name for at in range(size.rooms) for where, name in [room(at)] if where == venue):
        yield from (f"  - name: {name}", "    floor: second floor", "    capacity: 24")
        yield "    access: By the elevator beside the stairs."


def people(size: Size) -> str:
    """Return people.yaml."""
    return "".join(entry(*_person(number), indent=0) for number in range(size.people))


def _person(number: int) -> Iterator[str]:
    organization = ORGANIZATIONS[number % len(ORGANIZATIONS)][0]
    yield from (
        f"name: {person(number)}",
        "title: Program manager",
        f"organization: {organization}",
    )
    if number % 3 == 0:
        yield f"bio: Has worked on {TOPICS[number % len(TOPICS)]} since 2010. Lives in Riverton."
    if number % 5 == 0:
        yield from ("pronouns: they/them", "links:", "  - title: Their own page")
        yield "    link: https://example.net/page"
    if number % 6 == 0:
        yield from (f"photo: images/portrait-{number // 6 % 4}.jpg", "photo consent: yes")
        yield f"photo description: {person(number)} in front of a plain wall"


def organizations() -> str:
    """Return organizations.yaml."""
    return "".join(
        entry(
            *(f"name: {name}", f"kind: {kind}", f"role: {role}", f"link: https://example.net/{at}"),
            *(f"description: {name} works with *everyone*.", "logo: images/logo.svg"),
            f"logo description: {name}",
            indent=0,
        )
        for at, (name, kind, role) in enumerate(ORGANIZATIONS)
    )


RECAP = """\
---
title: Three days in Riverton: what we saw and what we took home
date: October 15, 2024
author: {author}
kind: recap
covers: all
summary: Site visits, a library panel and many talks.
photo: images/hall.jpg
photo description: A full hall seen from the stage
tags: recap, libraries
gallery:
  - photo: images/library.jpg
    photo description: A brick building with tall windows
    caption: The library at noon
  - photo: images/river.jpg
    photo description: A path beside a wide river
---
We met at the [[Main Library]] and went on to [[Community Technology Center|the center]][^1].
More is on the [city's page](https://example.net/city).

## Day 1: Seeing the work

![A path beside a wide river](images/river.jpg)

> We came for the books and stayed for the people.

### What we counted

| City | Branches |
|---|---|
| Riverton | 12 |
| Lakeside | 7 |

1. Look first.
2. Ask *then*.
    - Ask twice.
    - Write it **down**.

!!! note "Slides"
    The slides will be sent to everyone.

## Day 2: Doing the work

- [x] Visit the library
- [ ] Write to the host

Term
:   What a term means.

```
a line of typed text
```

Some ~~struck~~ words, `code`, and a break.

---

## Final Thoughts

**Thank you** to everyone who took part.

[^1]: It opened in 2019.
"""

NEWS = """\
---
title: {title}
date: {date}
author: {author}
kind: {kind}
summary: A short word from the team.
---
The next round is at the [[Assembly Hall]], and {author} will be there to answer questions.

Write to us before Friday, so that there is a seat for you.
"""

PAGES = {
    "about": "---\ntitle: About\nmenu: 1\nsummary: Who meets here, and why.\n---\n"
    "People who look after places meet once a year.\n\n## Who pays\n\nThe hosts do.\n",
    "travel": "---\ntitle: Travel\nmenu: 2\nsummary: How to get here.\n---\n"
    "Take bus 7 from the station to the [[Conference Hotel]].\n",
    "viaje": "---\ntitle: Cómo llegar\nmenu: no\nsummary: Cómo llegar al encuentro.\n"
    "language: Spanish\ntranslation of: Travel\n---\n"
    "Tome el autobús 7 desde la estación hasta el hotel.\n",
    "faq": "---\ntitle: Questions and answers\nmenu: 3\nsummary: What people ask most.\n---\n"
    "## Is there lunch?\n\nYes, on each day.\n\n## May I bring a child?\n\nYes, please do.\n",
}

LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 60" width="120" height="60">'
    '<rect width="120" height="60" fill="#14161a"/><circle cx="60" cy="30" r="18" fill="#ffc83d"/></svg>\n'
)
CONFIG = "languages:\n  - English\n  - Spanish\naccent: #0B4A8F\nlogo: images/logo.svg\n"


def posts(size: Size) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each post."""
    yield "content/posts/2024-10-15-three-days.md", RECAP.format(author=person(0))
    for number in range(1, size.posts):
        when = date(2024, 1, 2) + timedelta(days=number)
        text = NEWS.format(
            title=f"News on {TOPICS[number % len(TOPICS)]}, number {number}",
            date=written(when),
            author=person(number % size.people),
            kind="update" if number % 3 else "news",
        )
        yield f"content/posts/{when}-news-{number}.md", text


def pictures() -> Iterator[tuple[str, bytes]]:
    """Yield the path and the bytes of each picture: soft bands of color, since nobody is to be seen in a test."""
    wide = {"hall": (20, 60, 120), "library": (140, 60, 40), "river": (40, 110, 80)}
    for name, color in wide.items():
        yield f"content/images/{name}.jpg", _picture((1600, 1067), color)
    for number in range(4):
        color = (60 + 40 * number, 90, 160 - 30 * number)
        yield f"content/images/portrait-{number}.jpg", _picture((600, 750), color)


def _picture(size: tuple[int, int], color: tuple[int, int, int]) -> bytes:
    from PIL import Image, ImageOps

    made = ImageOps.colorize(Image.linear_gradient("L").resize(size), color, (250, 240, 220))
    target = io.BytesIO()
    made.save(target, "JPEG", quality=80)
    return target.getvalue()


def event_files(name: str) -> dict[str, str | bytes]:
    """Return all files of an event by their paths in its site: `small`, `middle` or `large`."""
    size = SIZES[name]
    program = Program(size)
    files: dict[str, str | bytes] = {
        "site_config.yaml": CONFIG,
        "content/event.yaml": event(size),
        "content/venues.yaml": venues(size),
        "content/people.yaml": people(size),
        "content/organizations.yaml": organizations(),
        "content/images/logo.svg": LOGO,
        "content/files/handout.pdf": b"%PDF-1.4\n%%EOF\n",
    }
    for number in range(1, len(size.blocks) + 1):
        files[f"content/agenda/day-{number}.yaml"] = program.day(number)
    files |= {f"content/pages/{path}.md": text for path, text in PAGES.items()}
    return files | dict(posts(size)) | dict(pictures())


def write_event(name: str, folder: Path) -> None:
    """Write an event into a folder."""
    for path, content in event_files(name).items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)


def main() -> None:
    """Write an event from the command line."""
    asked = argparse.ArgumentParser(description="Write a made-up event into a folder.")
    asked.add_argument("size", choices=SIZES)
    asked.add_argument("folder", type=Path)
    given = asked.parse_args()
    write_event(given.size, given.folder)


if __name__ == "__main__":
    main()
