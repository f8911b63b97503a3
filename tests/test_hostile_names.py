"""Hostile words in every field: no page takes them for its own, nothing runs, and they are read as typed."""

from __future__ import annotations

import functools
import io
import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from PIL import Image
from selenium.webdriver.common.by import By

from handbill.commands.build import BuildOptions, build

BREAK_OUT = "\"'><img src=x onerror=alert(1)>&{{7*7}}"
"""Ends an attribute, begins an element that runs a script, and is a sum where it is taken for a template."""

ENDINGS = (
    "</template></script><script>alert(2)</script></style></title></textarea>--><!-- {% x %}{# y #}"
)
UNUSUAL = (
    "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 \U0001f469\u200d\U0001f4bb \u202eback"
    " ]]> ${1} {count} \\u0041"
)
LONG = "Word" * 75

NOW = datetime(2024, 10, 20, 12, 0, tzinfo=UTC)


def written(value: object) -> str:
    """Return a value as YAML: what is JSON is YAML too."""
    return json.dumps(value, ensure_ascii=False)


def words(name: str, more: str = "") -> str:
    return f"{name} {BREAK_OUT} {more}".strip()


def picture() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (900, 600), "teal").save(made, "PNG")
    return made.getvalue()


PERSON, ORGANIZATION, NETWORK = words("Person"), words("Organization"), words("Network")
VENUE, ROOM, TRACK, SERIES = words("Venue"), words("Room"), words("Track"), words("Series")
SESSION = words("Panel", ENDINGS)
PHOTO = {"photo": "images/one.png", "photo description": words("What it shows", ENDINGS)}

EVENT = {
    "name": words("Event", ENDINGS),
    "acronym": words("EV"),
    "tagline": words("Tagline", ENDINGS),
    "description": words("About", ENDINGS),
    "starts": "October 8, 2024",
    "ends": "October 9, 2024",
    "time zone": "America/Chicago",
    "city": words("City"),
    "hosts": [ORGANIZATION],
    "contact": words("Contact"),
    "registration": {"link": "https://example.org/?a=1&b=%22", "cost": words("Free")},
    "access requests": {
        "name": words("Asked"),
        "email": "access@example.org",
        "by": "October 1, 2024",
    },
    "offered": [words("Captions")],
    "networks": [
        {"name": NETWORK, "description": words("For whom"), "contact": words("Ask")},
        words("Other"),
    ],
    "series": [
        {
            "name": SERIES,
            "description": words("Meets"),
            "repeats": words("Weekly"),
            "hosts": [PERSON],
        }
    ],
    "tracks": [{"name": TRACK, "description": words("Theme")}, words("Second")],
    "notices": [{"text": words("Notice", ENDINGS), "link": "https://example.org/"}],
    **PHOTO,
}
PANEL = {
    "title": SESSION,
    "subtitle": words("Subtitle"),
    "time": "9:00 am - 10:00 am",
    "type": words("Kind"),
    "summary": words("Summary", ENDINGS),
    "description": words("Description", ENDINGS),
    "venue": VENUE,
    "room": ROOM,
    "online": "https://example.org/?a=1&b='",
    "meet": words("Meet"),
    "getting there": words("On foot"),
    "bring": [words("Bring")],
    "sign up": "https://example.org/sign-up",
    "cost": words("Free"),
    "track": [TRACK],
    "for": [NETWORK, words("Guests")],
    "open to": words("Open"),
    "series": SERIES,
    "moderator": PERSON,
    "panelists": [
        {"name": words("Panelist"), "title": words("Head"), "organization": words("Office")}
    ],
    "questions": [words("Who asks", ENDINGS)],
    "materials": [{"title": words("Slides"), "link": "https://example.org/slides"}],
    "recording": {"link": "https://example.org/film", "captions": words("Some")},
    "offered": [words("Sign")],
    "access": words("Two steps"),
    "image": "images/one.png",
    "image description": words("Two people"),
    "contact": words("Call"),
    "status": "tentative",
    "note": words("Changed", ENDINGS),
    "id": words("panel"),
}
DAY_1 = {
    "day": 1,
    "title": words("First day", ENDINGS),
    "summary": words("Day summary"),
    "notice": {"text": words("Day notice", ENDINGS)},
    "sessions": [
        PANEL,
        {
            "time": "10:00 am - 11:00 am",
            "title": words("Breakouts", LONG),
            "parallel": [
                {
                    "title": words("Branch", str(n)),
                    "track": words("Second"),
                    "room": words("Hall", str(n)),
                }
                for n in (1, 2)
            ],
        },
        {
            "time": "11:00 am - 12:00 pm",
            "title": words("Parts", UNUSUAL),
            "parts": [{"title": words("Part", UNUSUAL), "speakers": [words("Speaker", UNUSUAL)]}],
        },
        {
            "time": "1:00 pm - 2:00 pm",
            "title": words("Tables"),
            "tables": [{"topic": words("Topic"), "lead": PERSON, "notes": words("Said")}],
        },
        {
            "time": "2:00 pm - 4:00 pm",
            "type": "tour",
            "title": words("Tour"),
            "from": VENUE,
            "to": words("Elsewhere"),
            "stops": [
                {"place": words("Stop", str(n)), "time": f"{n}:30 pm", "note": words("See")}
                for n in (2, 3)
            ],
        },
    ],
}
DAY_2 = {
    "day": 2,
    "sessions": [
        {
            "time": f"{n}:00 am - {n}:50 am",
            "title": words("Talk", f"{n} {UNUSUAL}"),
            "venue": words("Far"),
        }
        for n in (8, 9, 10, 11)
    ]
    + [{"time": "to be announced", "title": words("Open", ENDINGS)}],
}
POST = {
    "title": words("Post", ENDINGS),
    "subtitle": words("Sub"),
    "date": "October 10, 2024",
    "authors": [PERSON],
    "covers": "day 1",
    "series": words("Letters"),
    "summary": words("Post summary", ENDINGS),
    "gallery": [{**PHOTO, "caption": words("Caption", ENDINGS)}],
    "tags": [words("Tag")],
    **PHOTO,
}
PAGE = {"title": words("Page", ENDINGS), "summary": words("Page summary"), "menu": "1", **PHOTO}
BODY = f"""
## {words("Heading", ENDINGS)}

{words("Text", ENDINGS)}

- {words("Line")}

> {words("Said")}

`{words("Code")}`
"""

SITE = {
    "site_config.yaml": written(
        {"name": words("Site", ENDINGS), "address": "https://event.example.org/x/"}
    ),
    "content/event.yaml": written(EVENT),
    "content/agenda/day-1.yaml": written(DAY_1),
    "content/agenda/day-2.yaml": written(DAY_2),
    "content/venues.yaml": written(
        [
            {
                "name": VENUE,
                "address": words("Street"),
                "map": "30.44, -91.18",
                "rooms": [
                    {"name": ROOM, "floor": words("Floor"), "access": words("Lift"), "capacity": 9}
                ],
                **{
                    key: words(key.title())
                    for key in ("access", "parking", "transit", "getting there")
                },
                **{key: words(key.title()) for key in ("phone", "hours", "note")},
                **PHOTO,
            },
            {"name": words("Far"), "map": "30.45, -91.19"},
        ]
    ),
    "content/people.yaml": written(
        [
            {
                "name": PERSON,
                "pronouns": words("they"),
                "title": words("Director"),
                "organization": ORGANIZATION,
                "bio": words("Bio", ENDINGS),
                "links": [{"title": words("Own page"), "link": "https://example.org/?a&b"}],
                **PHOTO,
            },
            *({"name": words("Speaker", UNUSUAL)}, {"name": LONG}),
        ]
    ),
    "content/organizations.yaml": written(
        [
            {
                "name": ORGANIZATION,
                "short name": words("Org"),
                "kind": words("city"),
                "role": "partner",
                "level": words("Gold"),
                "description": words("Works", ENDINGS),
                "logo": "images/one.png",
                "logo description": words("Logo"),
            }
        ]
    ),
    "content/posts/one.md": f"---\n{written(POST)}\n---\n{BODY}",
    "content/pages/one.md": f"---\n{written(PAGE)}\n---\n{BODY}",
    "content/images/one.png": picture(),
}


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a site with hostile words in each field."""
    root = tmp_path_factory.mktemp("hostile")
    for name, text in SITE.items():
        path = root / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    output = root / "www" / "x"
    report = build(root / "site", output, BuildOptions(NOW), lambda *_: None)
    assert report.ok, [f"{p.position} {p.message}" for p in report.problems]
    return output


class Seen(HTMLParser):
    """What a page has that would run, and all its words."""

    def __init__(self) -> None:
        super().__init__()
        self.alarms: list[str] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.texts += [value for value in attributes.values() if value]
        if tag == "script" and not (
            attributes.get("src") or attributes.get("type") == "application/ld+json"
        ):
            self.alarms.append(self.get_starttag_text() or tag)
        if attributes.get("src") == "x" or any(name.startswith("on") for name in attributes):
            self.alarms.append(self.get_starttag_text() or tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def seen(page: Path) -> Seen:
    found = Seen()
    found.feed(page.read_text(encoding="utf-8"))
    found.close()
    return found


def test_no_page_takes_hostile_words_for_its_own(hostile: Path) -> None:
    pages = {page.relative_to(hostile).as_posix(): page for page in hostile.rglob("*.html")}
    found = {name: seen(page) for name, page in pages.items()}
    assert {name: one.alarms for name, one in found.items() if one.alarms} == {}
    raw = {name for name, page in pages.items() if b"<img src=x" in page.read_bytes()}
    assert raw == set()
    summed = {name for name, one in found.items() if any("&49" in text for text in one.texts)}
    assert summed == set()


def test_they_are_read_as_typed(hostile: Path) -> None:
    told = "\n".join(text for page in hostile.rglob("*.html") for text in seen(page).texts)
    typed = [
        words(name)
        for name in (
            *(
                "Event",
                "Tagline",
                "City",
                "Notice",
                "Panel",
                "Subtitle",
                "Summary",
                "Meet",
                "Bring",
            ),
            *(
                "Guests",
                "Panelist",
                "Office",
                "Slides",
                "Changed",
                "Topic",
                "Stop",
                "Street",
                "Parking",
            ),
            *("Person", "Director", "Own page", "Organization", "Post", "Caption", "Tag", "Page"),
        )
    ]
    assert [one for one in typed if one not in told] == []


def test_files_for_programs_are_whole(hostile: Path) -> None:
    for path in (*hostile.rglob("*.json"), hostile / "site.webmanifest"):
        json.loads(path.read_text(encoding="utf-8"))
    index = json.loads((hostile / "search/index.json").read_text(encoding="utf-8"))
    titles = {entry[0] for group in index["groups"] for entry in group["entries"]}
    assert {SESSION, PERSON, VENUE, words("Post", ENDINGS)} <= titles
    pieces = json.loads((hostile / "my-agenda/events.json").read_text(encoding="utf-8"))
    assert [
        piece for piece in pieces["events"].values() if piece.count("\nEND:VEVENT\r\n") != 1
    ] == []
    unsafe = [p.as_posix() for p in hostile.rglob("*") if set(p.name) & set("<>\"'&{} ")]
    assert unsafe == []


@pytest.fixture(scope="module")
def home(hostile: Path) -> Iterator[str]:
    handler = functools.partial(Quiet, directory=str(hostile.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}/x/"
        server.shutdown()


KEEP_ALL = "document.querySelectorAll('.star').forEach((star) => star.click())"
TOLD = "return document.body.innerText"


@pytest.mark.browser
def test_nothing_runs_in_a_browser(browser, hostile: Path, home: str) -> None:
    browser.get_log("browser")
    for page in sorted(hostile.rglob("*.html")):
        if b'http-equiv="refresh"' not in page.read_bytes():
            browser.get(home + page.relative_to(hostile).as_posix())
    browser.get(f"{home}schedule/index.html")
    browser.execute_script(KEEP_ALL)
    browser.find_element(By.CSS_SELECTOR, "#filter summary").click()
    browser.find_element(By.CSS_SELECTOR, "#filter label").click()
    assert words("Panel") in browser.execute_script("return document.body.textContent")
    browser.get(f"{home}my-agenda/index.html")
    kept = browser.execute_script(
        "return [...document.querySelectorAll('.picked h4')].map((one) => one.textContent)"
    )
    assert SESSION in [one.strip().removeprefix("Tentative ") for one in kept], kept
    browser.get(f"{home}search/index.html?q=onerror")
    found = browser.execute_async_script(
        "const done = arguments[0];"
        "const box = document.getElementById('search_results');"
        "const look = () => box.querySelector('li') ? done(box.textContent) : setTimeout(look, 50);"
        "look()"
    )
    assert BREAK_OUT in found
    assert (
        browser.execute_script("return document.querySelectorAll('[src=x], [onerror]').length") == 0
    )
    assert [
        one["message"] for one in browser.get_log("browser") if "favicon" not in one["message"]
    ] == []
