import re
import string
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbill.words.catalogue import LANGUAGES, catalogue

ROOT = Path(__file__).parents[2]
WORDS = catalogue("en")
CENTRAL = ZoneInfo("America/Chicago")

FAMILIES = (
    "part",
    "weekday",
    "month",
    "short_month",
    "zone",
    "language",
    "role",
    "status",
    "type",
    "post.kind",
    "date",
    "clock",
)
"""Messages whose last part is chosen by what is told, so that no source names it in full."""


def at(hour, minute=0, day=8):
    return datetime(2024, 10, day, hour, minute, tzinfo=CENTRAL)


@pytest.mark.parametrize(
    ("moment", "twelve", "twenty_four"),
    [
        (at(0), "12:00 am", "00:00"),
        (at(8, 40), "8:40 am", "08:40"),
        (at(11, 59), "11:59 am", "11:59"),
        (at(12), "12:00 pm", "12:00"),
        (at(13, 5), "1:05 pm", "13:05"),
        (at(23, 59), "11:59 pm", "23:59"),
    ],
)
def test_a_time_is_said_on_either_clock(moment, twelve, twenty_four):
    assert WORDS.time(moment) == twelve
    assert catalogue("en", hours24=True).time(moment) == twenty_four


@given(st.times())
def test_a_time_in_two_parts_says_the_same(moment):
    told = datetime.combine(date(2024, 10, 8), moment, CENTRAL)
    for words in (WORDS, catalogue("en", hours24=True)):
        assert " ".join(part for part in words.face(told) if part) == words.time(told)


def test_ranges():
    assert WORDS.range(at(9), at(10, 30)) == "9:00 am to 10:30 am"
    assert WORDS.range(at(22), at(1, day=9)) == "10:00 pm to 1:00 am Wednesday"
    assert catalogue("en", hours24=True).range(at(9), at(10, 30)) == "09:00 to 10:30"


def test_dates():
    day = date(2024, 10, 8)
    assert WORDS.day(day) == "Tuesday, October 8, 2024"
    assert WORDS.day(day, "day") == "Tuesday, October 8"
    assert WORDS.day(day, "short") == "Tuesday, Oct 8"
    assert WORDS.day(day, "plain") == "October 8, 2024"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2024, 10, 8), date(2024, 10, 8), "Tuesday, October 8, 2024"),
        (date(2024, 10, 8), date(2024, 10, 10), "October 8 to 10, 2024"),
        (date(2024, 10, 30), date(2024, 11, 1), "October 30 to November 1, 2024"),
        (date(2024, 12, 30), date(2025, 1, 2), "December 30, 2024 to January 2, 2025"),
    ],
)
def test_several_days(first, last, said):
    assert WORDS.dates(first, last) == said


def test_moments():
    assert WORDS.moment(at(8)) == "October 8, 2024, 8:00 am"
    assert WORDS.moment(at(0)) == "October 8, 2024"


def test_lists():
    assert WORDS.join([]) == ""
    assert WORDS.join(["A"]) == "A"
    assert WORDS.join(["A", "B"]) == "A and B"
    assert WORDS.join(["A", "B", "C"]) == "A, B and C"
    assert WORDS.commas(["A", "", "C"]) == "A, C"


def test_zones():
    assert WORDS.zone("America/Chicago") == "Central Time"
    assert WORDS.zone("America/Argentina/Buenos_Aires") == "Buenos Aires time"


def test_plural_forms():
    assert WORDS.say("count.sessions", count=1) == "1 session"
    assert WORDS.say("count.sessions", count=0) == "0 sessions"
    assert WORDS.say("role.panelist", count=2) == "Panelists"


def test_braces_in_what_people_typed_stay_as_typed():
    assert WORDS.say("page.title", title="{{ 7*7 }} {site}", site="x") == "{{ 7*7 }} {site} · x"


def test_unknown_types_are_shown_as_typed():
    assert WORDS.known("type", "Site Visit") == "Site visit"
    assert WORDS.known("type", "fishbowl") == "Fishbowl"


def test_a_language_without_words_is_shown_in_english():
    assert catalogue("x-none").language == "en"
    assert catalogue("en-US").language == "en"


def test_the_digest_tells_clocks_apart():
    assert WORDS.digest != catalogue("en", hours24=True).digest
    assert WORDS.digest == catalogue("en-GB").digest


def names_in(message):
    texts = [message] if isinstance(message, str) else list(message.values())
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}


def test_all_languages_have_the_same_messages_with_the_same_names():
    english = {key: names_in(message) for key, message in LANGUAGES["en"].items()}
    for messages in LANGUAGES.values():
        assert {key: names_in(message) for key, message in messages.items()} == english


def sources():
    for folder in ("pages", "feeds"):
        yield from (ROOT / "handbill" / folder).glob("*.py")
    yield ROOT / "handbill" / "words" / "catalogue.py"
    yield ROOT / "handbill" / "words" / "zones.py"
    yield from (ROOT / "templates").rglob("*.html")


def test_every_message_is_used_and_every_used_one_exists():
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources())
    quoted = set(re.findall(r"""["']([a-z0-9_.]+(?: [a-z]+)?)["']""", text))
    shapes = [
        re.compile(re.sub(r"\{[^}]*\}", "[a-z_0-9]+", told.replace(".", r"\.")))
        for told in re.findall(r'f"([^"\n ]*\{[^"\n ]*)"', text)
        if re.search(r"[a-z]+\.\{|\}\.[a-z]", told)
    ]
    unused = [
        key
        for key in LANGUAGES["en"]
        if key not in quoted
        and not key.startswith(tuple(f"{family}." for family in FAMILIES))
        and not any(shape.fullmatch(key) for shape in shapes)
    ]
    assert unused == []
    asked = set(re.findall(r"""(?:\bt|words\.say|(?<![.\w])say)\(\s*["']([^"']+)["']""", text))
    assert sorted(asked - set(LANGUAGES["en"])) == []
