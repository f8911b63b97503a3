"""What the documents show works: files build, commands exist, links lead somewhere, tables are true.

A block is a whole file where the line above it ends with that file's name: `content/event.yaml`:
"""

import io
import re
import shlex
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from PIL import Image

from handbill.cli import handbill
from handbill.clock_times import read_time, say_minute
from handbill.dates import MONTHS, WEEKDAYS, read_date, say_date
from handbill.lengths import read_length
from handbill.output.theme import Place, Theme, way_up
from handbill.pages.page import Publication
from handbill.pages.site_pages import make_pages
from handbill.problems import Severity
from handbill.reading.content import read_content
from handbill.site.linking import link
from handbill.site.rules import judge
from handbill.times import Asked, Refused, SpokenDate, SpokenTime
from handbill.words.catalogue import catalogue

ROOT = Path(__file__).parent.parent
DOCS = sorted((ROOT / "docs").rglob("*.md"))
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *DOCS]
LATER = datetime(2024, 10, 20, 17, 0, tzinfo=UTC)
EVENT = """\
name: Peer Exchange in Riverton
starts: October 8, 2024
ends: October 9, 2024
time zone: America/Chicago
"""

_BLOCK = re.compile(
    r"(?P<above>[^\n]*)\n\n(?P<fence>```+)\w*\n(?P<text>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL
)
_NAMED = re.compile(r"`(?P<path>(?:content|templates)/[\w./-]+)`[^`]*:$")


class Block(NamedTuple):
    """A fenced block; `path` is the file it shows whole, empty where it shows a part."""

    path: str
    text: str


def named(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def blocks(page: Path) -> Iterator[Block]:
    for found in _BLOCK.finditer(text_of(page)):
        path = _NAMED.search(found["above"])
        yield Block(path["path"] if path else "", found["text"])


def whole_files(page: Path, folder: str) -> dict[str, str]:
    return {block.path: block.text for block in blocks(page) if block.path.startswith(folder)}


def sample(path: str) -> bytes:
    """Return a file of the kind that its name says."""
    kind = {"jpg": "JPEG", "png": "PNG"}.get(path.rpartition(".")[2])
    held = io.BytesIO(b"sample")
    if kind:
        Image.new("RGB", (40, 30), "navy").save(held, kind)
    return held.getvalue()


def made(site, files):
    """Return the pages of a site with these files, and the errors in it."""
    event = {} if "content/event.yaml" in files else {"content/event.yaml": EVENT}
    shown = re.findall(r"\b(?:images|files)/[\w-]+\.\w+", "\n".join(files.values()))
    site.write({**event, **files, **{f"content/{path}": sample(path) for path in shown}})
    reading = read_content(site.root)
    linked = link(reading.content, LATER, drafts=False)
    viewed = make_pages(linked.site, Publication())
    problems = (*reading.problems, *linked.problems, *judge(linked.site), *viewed.problems)
    return viewed.pages.pages, [p for p in problems if p.severity is Severity.ERROR]


# What a person who follows a page would type

WITH_FILES = [page for page in PAGES if whole_files(page, "content/")]


def test_the_pages_that_show_whole_files():
    assert [named(page) for page in WITH_FILES] == [
        "README.md",
        "docs/how-to/accessibility.md",
        "docs/how-to/describe-places-and-people.md",
        "docs/how-to/find-the-way.md",
        "docs/how-to/on-the-day.md",
        "docs/how-to/panels-breakouts-tours.md",
        "docs/how-to/pictures.md",
        "docs/how-to/two-languages.md",
        "docs/how-to/write-a-recap.md",
        "docs/tutorial/first-site.md",
    ]


@pytest.mark.parametrize("page", WITH_FILES, ids=named)
def test_the_files_that_a_page_shows_make_a_site_without_errors(site, page):
    files = whole_files(page, "content/")
    if page.name == "write-a-recap.md":
        files["content/venues.yaml"] = "- name: Main Library\n"
    assert made(site, files)[1] == []


def test_the_smallest_site_has_six_lines():
    (event,) = whole_files(ROOT / "README.md", "content/").values()
    assert len(event.splitlines()) == 6


WITH_TEMPLATES = [page for page in PAGES if whole_files(page, "templates/")]


@pytest.mark.parametrize("page", WITH_TEMPLATES, ids=named)
def test_a_template_that_a_page_shows_is_seen(site, page):
    ((path, text),) = whole_files(page, "templates/").items()
    pages, errors = made(site.write({path: text}), {"content/posts/2024-10-15-recap.md": "# R\n"})
    assert errors == []
    theme = Theme.of(site.root, ROOT / "templates")
    post = next(page for page in pages if page.template == "post.html")
    html = theme.render(post, Place(post.url, way_up(post.url, "/"), catalogue("en")))
    assert re.search(r"<p.*?>\s*(.*)", text)[1] in html
    assert '<html lang="en"' in html


def test_two_pages_show_templates_one_of_them_in_ten_lines():
    assert [named(page) for page in WITH_TEMPLATES] == [
        "README.md",
        "docs/how-to/change-a-template.md",
    ]
    (post,) = whole_files(ROOT / "README.md", "templates/").values()
    assert len(post.splitlines()) <= 10


# Links


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_link_leads_to_a_file(page):
    text = re.sub(r"^(```+).*?^\1$", "", text_of(page), flags=re.MULTILINE | re.DOTALL)
    links = re.findall(r"\]\(([^)\s]+)\)", re.sub(r"`[^`]*`", "", text))
    missing = [
        target
        for target in links
        if not re.match(r"https?:|#", target)
        if not (page.parent / target.partition("#")[0]).exists()
    ]
    assert missing == []


def test_every_page_is_in_the_index():
    index = text_of(ROOT / "docs" / "README.md")
    listed = {(ROOT / "docs" / path).resolve() for path in re.findall(r"\]\(([^)]+)\)", index)}
    decisions = {
        page for page in DOCS if page.parent.name == "decisions" and page.name != "README.md"
    }
    assert listed == {*DOCS} - decisions - {ROOT / "docs" / "README.md"}
    told = text_of(ROOT / "docs" / "decisions" / "README.md")
    assert sorted(re.findall(r"\]\((\d[^)]+)\)", told)) == sorted(page.name for page in decisions)


# Commands


def command_lines() -> Iterator[tuple[str, str]]:
    names = "|".join(handbill.commands)
    for page in PAGES:
        text = text_of(page)
        for found in re.findall(rf"(?:python3|py) build\.py ((?:{names})[^`\n]*)", text):
            yield named(page), found
        for found in re.findall(rf"`((?:{names}) -[^`\n]*)`", text):
            yield named(page), found


def test_every_command_line_that_is_shown_can_be_typed():
    lines = list(command_lines())
    assert len(lines) > 5
    for _, line in lines:
        name, *options = shlex.split(line, comments=True)
        handbill.commands[name].make_context(name, options)


def test_every_program_that_is_shown_to_be_started_is_a_command():
    for page in PAGES:
        for found in re.findall(r"(?:python3|py) build\.py ([a-z]\S*?)[`\s]", text_of(page)):
            assert found in handbill.commands, named(page)


def tables(page: Path, first: str) -> Iterator[list[str]]:
    """Yield the cells of each row of the table whose first column has a name."""
    inside = False
    for line in text_of(page).splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        inside = line.startswith(f"| {first} |") or (inside and line.startswith("|"))
        if inside and cells[0] != first and set(line) - set("|-"):
            yield cells


COMMANDS = ROOT / "docs" / "reference" / "commands.md"


def test_the_commands_that_are_listed_are_those_there_are():
    assert {row[0].strip("`| ") for row in tables(COMMANDS, "command")} == {*handbill.commands}


@pytest.mark.parametrize("name", handbill.commands)
def test_the_options_that_are_listed_are_those_of_the_command(name):
    command = handbill.commands[name]
    has = {
        option
        for one in command.get_params(command.make_context(name, []))
        for option in (*one.opts, *one.secondary_opts)
    }
    listed = {
        option
        for options, of, *_ in tables(COMMANDS, "option")
        if of == "all" or name in of.split(", ")
        for option in re.findall(r"(?<![\w-])--?[a-zA-Z][\w-]*", options)
    }
    assert listed == has | {"-h", "--help"}


# Times and dates

TIMES = ROOT / "docs" / "how-to" / "write-times-and-dates.md"


def readings(typed: str) -> set[str]:
    """Return what each reader makes of words, in words; several where they are a time and a length."""
    time, day, length = read_time(typed, clock_24=False), read_date(typed), read_length(typed)
    said = set()
    if isinstance(time, SpokenTime):
        said.add(say_time(time))
    if isinstance(day, SpokenDate):
        said.add(say_day(day))
    if isinstance(length, int):
        said.add(f"{length} minutes long")
    return said


def say_time(time: SpokenTime) -> str:
    if time.start is None:
        return "not known yet"
    start = clock(time.start)
    if time.end is not None:
        return f"{start} to {clock(time.end)}"
    return f"starts at {start}, open end" if time.until_late else f"starts at {start}"


def clock(minute: int) -> str:
    return "12:00 pm" if minute == 720 else say_minute(minute)


def say_day(day: SpokenDate) -> str:
    if day.month is None or day.day is None:
        return f"the {WEEKDAYS[day.weekday or 0]} of the event"
    if day.year is None:
        return f"{MONTHS[day.month - 1]} {day.day}, in the year of the event"
    return say_date(datetime(day.year, day.month, day.day, tzinfo=UTC).date())


TYPED = [
    (typed, row[1].strip("| "))
    for row in tables(TIMES, "typed")
    for typed in re.findall(r"`([^`]+)`", row[0])
]


def test_the_table_of_times_is_long():
    assert len(TYPED) > 25


@pytest.mark.parametrize(("typed", "said"), TYPED)
def test_times_and_dates_are_read_as_the_page_says(typed, said):
    if said.startswith("you are asked"):
        assert isinstance(read_time(typed, clock_24=False), Asked)
    elif said.startswith("refused"):
        readers = (lambda text: read_time(text, clock_24=False), read_date, read_length)
        assert all(isinstance(read(typed), Refused) for read in readers)
    else:
        assert said in readings(typed)
