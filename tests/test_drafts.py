"""What is held back is in no byte and no file name of a build: drafts, staff fields, and all that only they use."""

from __future__ import annotations

import io
import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from handbill import cli, model
from handbill.commands.build import BuildOptions, build
from handbill.keys import keys

AS_OF = "October 9, 2024 9:00 am"
STAFF_FIELDS = {
    "Network": {"also_called"},
    "Organization": {"also_called"},
    "Person": {"also_called", "photo_consent", "do_not_photograph", "private"},
    "PlainPage": {"draft", "publish_on"},
    "Post": {"draft", "publish_on", "link_names"},
    "Session": {"draft", "internal"},
    "SiteConfig": {"raw_html", "publish"},
    "Venue": {"also_called"},
}

EVENT = """\
# canary-comment-in-yaml
name: Peer Exchange in Riverton
starts: October 8, 2024
city: Riverton, Louisiana
time zone: America/Chicago
networks:
  - name: Reentry Leaders Network
    also called: Canary called network
"""
DAY = """\
day: 1
sessions:
  - time: 9:00 am - 10:00 am
    title: Water
    venue: Main Library
    speakers:
      - Alma Reyes
      - Ida Stone
      - Noor Haddad
    materials:
      - title: Handout
        file: files/handout.pdf
  - time: 10:00 am - 11:00 am
    title: Canary draft session
    subtitle: Canary draft subtitle
    draft: yes
    description: The canary-draft-description.
    venue: Canary draft venue
    track: Canary draft track
    for: Canary draft audience
    meet: canary-draft-meet
    note: canary-draft-note
    image: images/canary-draft-picture.png
    image description: The canary-draft-alt
    moderator: Canary Draft Moderator
    panelists:
      - Canary Draft Panelist (Canary Draft Office)
    questions:
      - Who is the canary-draft-question?
    materials:
      - title: Canary draft material
        file: files/canary-draft.pdf
      - title: Shared
        link: https://canary-draft-link.example.org/
  - time: 11:00 am - 12:00 pm
    title: Canary internal session
    internal: yes
    summary: The canary-internal-summary.
    parts:
      - title: Canary internal part
        speakers:
          - Canary Internal Speaker
    parallel:
      - title: Canary internal parallel
        room: Canary internal room
  - time: 1:00 pm - 2:00 pm
    title: Table talk
    parts:
      - title: Canary draft part
        draft: yes
"""
VENUES = """\
- name: Main Library
  also called: Canary called venue
  address: 100 Example Street, Riverton, LA 70801
"""
PEOPLE = """\
- name: Alma Reyes
  also called: Canary Called Person
  title: Director
  bio: Works on water.
  photo: images/alma.png
  photo description: Alma Reyes in a blue jacket
  photo consent: yes
- name: Ida Stone
  private: yes
  title: Canary private title
  bio: The canary-private-bio.
  link: https://canary-private.example.org/
  photo: images/canary-private.png
  photo description: The canary-private-alt
- name: Noor Haddad
  title: Engineer
  bio: Builds bridges.
  do not photograph: yes
  photo: images/canary-unwilling.png
  photo description: The canary-unwilling-alt
- name: Tom Okafor
  title: Planner
  photo consent: no
  photo: images/canary-refused.png
  photo description: The canary-refused-alt
"""
ORGANIZATIONS = "- name: Center for Example Progress\n  also called: Canary called organization\n"
POST = "---\ntitle: {title}\ndate: {date}\n{keys}---\n{text}\n"
CONFIG = """\
address: https://event.example.org/
raw html: no
publish:
  to: canary-target
  folder: canary/target/folder
"""


def picture() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(made, "PNG")
    return made.getvalue()


PICTURE = picture()
PUBLIC = {
    "content/event.yaml": EVENT,
    "content/agenda/day-1.yaml": DAY,
    "content/venues.yaml": VENUES,
    "content/people.yaml": PEOPLE,
    "content/organizations.yaml": ORGANIZATIONS,
    "content/posts/out.md": POST.format(
        title="What we saw",
        date="October 1, 2024",
        keys="publish on: October 2, 2024 5:27 am\nlink names: Canary left alone\n",
        text="Water. <!-- canary-comment-in-markdown -->",
    ),
    "content/images/alma.png": PICTURE,
    "content/files/handout.pdf": "%PDF-1.4 for everyone",
    "site_config.yaml": CONFIG,
}
HELD = {
    "content/posts/canary-draft-post.md": POST.format(
        title="Canary draft post",
        date="October 1, 2024",
        keys="draft: yes\nauthor: Canary Draft Author\ntags: canary-draft-tag\n"
        "summary: The canary-draft-summary.\naliases: canary-draft-alias\n"
        "photo: images/canary-post.png\nphoto description: The canary-post-alt\n",
        text="The canary-draft-words. ![x](../images/canary-inside.png)\n\n[x](../files/canary-post.pdf)",
    ),
    "content/posts/canary-embargoed.md": POST.format(
        title="Canary embargoed",
        date="October 1, 2024",
        keys="publish on: October 15, 2024 8:00 pm\n",
        text="The canary-embargoed-words.",
    ),
    "content/posts/canary-ahead.md": POST.format(
        title="Canary ahead", date="October 20, 2024", keys="", text="The canary-ahead-words."
    ),
    "content/posts/2024-10-21-canary-named.md": "---\ntitle: Canary named\n---\nThe canary-named-words.\n",
    "content/pages/canary-draft-page.md": (
        "---\ntitle: Canary draft page\nmenu: 1\ndraft: yes\n---\nThe canary-page-words.\n"
    ),
    "content/pages/canary-page-ahead.md": (
        "---\ntitle: Canary page ahead\npublish on: October 22, 2024\n---\nThe canary-later-words.\n"
    ),
    **{
        f"content/images/canary-{name}.png": PICTURE
        for name in (
            *("draft-picture", "post", "inside", "private", "unwilling", "refused"),
            "unused",
        )
    },
    **{
        f"content/files/canary-{name}.pdf": f"%PDF-1.4 canary-{name}"
        for name in ("draft", "post", "unused")
    },
}
SITE = {**PUBLIC, **HELD}


def pressed(site, **options):
    """Build the site as of a moment; return its output as bytes by path."""
    output = site.root / "output"
    asked = BuildOptions(datetime(2024, 10, 9, tzinfo=UTC), AS_OF)
    report = build(site.root, output, replaced(asked, **options), lambda _stage, _what: None)
    assert report.ok, [f"{p.position} {p.message}" for p in report.problems]
    return files_in(output)


def replaced(asked, **options):
    values = {name: getattr(asked, name) for name in BuildOptions.__slots__}
    return BuildOptions(**{**values, **options})


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def canaries(files: dict[str, bytes]) -> set[str]:
    """Return each canary with what follows it, in the names and bytes of files."""
    told = re.compile(rb"canary[ _-]?[a-z]*[ _-]?[a-z]*")
    everything = b"\n".join([*(name.encode() for name in files), *files.values()]).lower()
    return {found.decode() for found in told.findall(everything)}


def test_this_test_knows_all_fields_of_staff():
    records = [c for c in vars(model).values() if isinstance(c, type) and hasattr(c, "where")]
    staff = {c.__name__: {name for name, key in keys(c) if not key.public} for c in records}
    assert {name: fields for name, fields in staff.items() if fields} == STAFF_FIELDS


def test_nothing_held_back_is_in_a_build(site):
    files = pressed(site.write(SITE))
    assert canaries(files) == set()
    assert "5:27" not in b"".join(files.values()).decode(errors="replace")
    everything = b"".join(files.values()).decode(errors="replace")
    assert [
        w for w in ("Water", "Alma Reyes", "Works on water", "What we saw") if w not in everything
    ] == []
    assert [n for n in files if n.endswith(".pdf")] == ["files/handout.pdf"]
    pictures = [n for n in files if n.startswith("images/")]
    assert [n for n in pictures if not Path(n).name.startswith("alma")] == []
    assert pictures != []


def test_a_build_is_the_same_bytes_as_that_of_a_site_without_what_is_held(site):
    whole = pressed(site.write(SITE))
    named_in_public_files = ("draft-picture", "draft.pdf", "private", "unwilling", "refused")
    for name in HELD:
        if not any(words in name for words in named_in_public_files):
            (site.root / name).unlink()
    assert pressed(site) == whole


def marked(files: dict[str, bytes]) -> dict[str, bool]:
    """Return the pages of what is held, each with whether it has the mark."""
    return {
        page.removesuffix("/index.html"): b"Draft: not published yet" in body
        for page, body in files.items()
        if page.endswith("/index.html") and "canary" in page and b"http-equiv" not in body
    }


def test_a_preview_shows_drafts_with_a_mark(site):
    files = pressed(site.write(SITE), drafts=True, preview=True)
    pages = marked(files)
    assert {page: mark for page, mark in pages.items() if "draft" in page or "posts" in page} == {
        "canary-draft-page": True,
        "panels/canary-draft-session": True,
        "posts/canary-ahead": True,
        "posts/canary-draft-post": True,
        "posts/canary-embargoed": True,
        "posts/canary-named": True,
        "sessions/canary-draft-part": True,
    }
    head = json.loads(files[".handbill.json"])
    assert (head["drafts"], head["preview"], head["as_of"]) == (True, True, AS_OF)
    never = (
        *("canary unused", "canary private", "canary unwilling", "canary refused"),
        *("canary called", "canary left", "canary comment", "canary target"),
    )
    found = {re.sub(r"[ _-]", " ", canary) for canary in canaries(files)}
    assert sorted(canary for canary in found if canary.startswith(never)) == []


def test_a_preview_marks_what_is_for_staff_or_not_yet_due_as_well(site):
    pages = marked(pressed(site.write(SITE), drafts=True, preview=True))
    assert {
        page: mark for page, mark in pages.items() if "internal" in page or "page-ahead" in page
    } == {
        "canary-page-ahead": True,
        "sessions/canary-internal-parallel": True,
        "sessions/canary-internal-part": True,
        "sessions/canary-internal-session": True,
    }


def test_a_build_after_a_preview_takes_them_out_again(site):
    pressed(site.write(SITE), drafts=True)
    files = pressed(site)
    assert canaries(files) == set()
    head = json.loads(files[".handbill.json"])
    assert (head["drafts"], head["preview"]) == (False, False)


def test_a_build_lists_what_waits_and_until_when(site, capsys, monkeypatch):
    monkeypatch.chdir(site.write(SITE).root)
    assert cli.main(["build", "--as-of", AS_OF], program="python3 build.py") == 0
    out = capsys.readouterr().out
    assert re.findall(r"^  (.+?) \(content/[^()]+\)$", out, re.MULTILINE) == [
        "Canary draft session - a draft",
        "Canary internal session - for staff only",
        "Canary draft part - a draft",
        "Canary named - until October 21, 2024 (Central Time)",
        "Canary ahead - until October 20, 2024 (Central Time)",
        "Canary draft post - a draft",
        "Canary embargoed - until October 15, 2024, 8:00 pm (Central Time)",
        "Canary draft page - a draft",
        "Canary page ahead - until October 22, 2024 (Central Time)",
    ]


@pytest.mark.parametrize(
    ("as_of", "posts"),
    [
        ("October 14, 2024 8:00 pm", ["out"]),
        ("October 15, 2024 7:59 pm", ["out"]),
        ("October 15, 2024 8:00 pm", ["canary-embargoed", "out"]),
        ("October 19, 2024 11:59 pm", ["canary-embargoed", "out"]),
        ("October 20, 2024", ["canary-ahead", "canary-embargoed", "out"]),
        ("October 23, 2024", ["canary-ahead", "canary-embargoed", "canary-named", "out"]),
    ],
)
def test_posts_come_out_on_their_minute(site, as_of, posts):
    files = pressed(site.write(SITE), as_of=as_of)
    found = [re.fullmatch(r"posts/([^/]+)/index\.html", name) for name in files]
    assert [one[1] for one in found if one] == posts
    assert ("canary-page-ahead/index.html" in files) is (as_of == "October 23, 2024")
    embargo = "5:27" in b"".join(files.values()).decode(errors="replace")
    assert not embargo


OUTPUTS_THAT_REPEAT = {
    "accessibility/index.html",
    "my-agenda/events.json",
    "my-agenda/index.html",
    "now/index.html",
    "offline.json",
    "print/event/index.html",
    "print/handbill/index.html",
    "print/index.html",
    "schedule/timetable/index.html",
    "search/index.json",
    "site.webmanifest",
}
"""Files made of what other pages say: what is held back would come into them by a second way."""


def test_what_is_made_of_other_pages_is_among_what_is_searched(site):
    files = pressed(site.write(SITE))
    assert sorted(OUTPUTS_THAT_REPEAT - set(files)) == []
    cards = [re.sub(r"-[0-9a-f]{8}\.png$", "", name) for name in files if name.startswith("cards/")]
    assert cards == [
        *("cards/home", "cards/posts/out", "cards/schedule/day-1"),
        *("cards/sessions/table-talk", "cards/sessions/water"),
    ]
    listed = json.loads(files["offline.json"])
    assert sorted({**listed["ahead"], **listed["visited"]}.keys() - files.keys()) == []
    pieces = json.loads(files["my-agenda/events.json"])["events"]
    assert sorted(re.findall("SUMMARY:(.+)\r", "".join(pieces.values()))) == ["Table talk", "Water"]


def test_who_is_private_stands_only_where_a_session_is_shown_in_full(site):
    files = pressed(site.write(SITE))
    assert sorted(name for name, body in files.items() if b"Ida Stone" in body) == [
        "index.html",
        "print/doors/index.html",
        "schedule/day-1/index.html",
        "schedule/index.html",
        "sessions/index.html",
        "sessions/water/index.html",
        "venues/main-library/index.html",
    ]
    assert [name for name in files if re.search("ida|stone", name.removeprefix("files/"))] == []
