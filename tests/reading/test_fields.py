"""Each kind of value: what is read, and what is said of what cannot be."""

import pytest

from handbill.keys import Key, Kind, Mention, Prose, RoleEntry
from handbill.problems import Position
from handbill.reading.fields import read_field
from handbill.reading.nodes import Mapping, Pair, Scalar, Sequence
from handbill.reading.reads import FieldRead, Typing
from handbill.reading.told_once import told_once
from handbill.times import SpokenDate, SpokenMoment, SpokenTime

HERE = Position("x.yaml", 3, 8)


def read(kind, text, *, name="key", choices=(), clock_24=False):
    declared = Key(name, kind, "", choices=choices)
    return read_field(Scalar(text, HERE, text), declared, Typing(clock_24=clock_24))


def value(kind, text, **more):
    found = read(kind, text, **more)
    assert found.problems == ()
    return found.value


def told(kind, text, **more):
    found = read(kind, text, **more)
    assert found.value is None
    (problem,) = found.problems
    assert problem.position == HERE
    return problem.code, problem.message, problem.hint


@pytest.mark.parametrize("kind", [k for k in Kind if k not in (Kind.RECORD, Kind.RECORDS)])
def test_an_empty_value_is_not_given(kind):
    assert read(kind, "  ") == FieldRead()


@pytest.mark.parametrize("text", ["yes", "Yes", "true", "on", "y", "1", "sí"])
def test_yes(text):
    assert value(Kind.YES_NO, text) is True


@pytest.mark.parametrize("text", ["no", "No", "false", "off", "n", "0"])
def test_no(text):
    assert value(Kind.YES_NO, text) is False


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        (Kind.TEXT, "two  words", "two words"),
        (Kind.MARKDOWN, "a\nb", Prose("a\nb", HERE, by_line=False)),
        (Kind.NAME, "Main Library", Mention("Main Library", HERE)),
        (Kind.NAME, "to be announced", Mention("to be announced", HERE)),
        (Kind.NAMES, "Day 1, Day 2", (Mention("Day 1, Day 2", HERE),)),
        (Kind.TEXTS, "one, two", ("one, two",)),
        (Kind.ROLE, "Alma Reyes, Manager", (RoleEntry(HERE, "Alma Reyes, Manager", alone=True),)),
        (Kind.ROLE, "TBD", ()),
        (Kind.ROLE, "N/A", ()),
        (Kind.NUMBER, "24", 24),
        (Kind.NUMBER, "1,200", 1200),
        (Kind.NUMBER, "24 people", 24),
        (Kind.NUMBER, "three", 3),
        (Kind.DATE, "October 8, 2024", SpokenDate("October 8, 2024", 2024, 10, 8)),
        (Kind.MOMENT, "2024-10-08", SpokenMoment(SpokenDate("2024-10-08", 2024, 10, 8))),
        (Kind.TIME, "9 am", SpokenTime("9 am", 540)),
        (Kind.LENGTH, "45 minutes", 45),
        (Kind.ZONE, "Central", "America/Chicago"),
        (Kind.LINK, "https://example.gov/a?b#c", "https://example.gov/a?b#c"),
        (Kind.LINK, "mailto:a@example.gov", "mailto:a@example.gov"),
        (Kind.LINK, "a@example.gov", "mailto:a@example.gov"),
        (Kind.LINK, "tel:+1-225-555-0100", "tel:+1-225-555-0100"),
        (Kind.LINK, "<https://example.gov>", "https://example.gov"),
        (Kind.LINK, "/about/#map", "/about/#map"),
        (Kind.LINK, "no", None),
        (Kind.LINK, "to be announced", None),
        (Kind.FILE, "images/a.jpg", Mention("images/a.jpg", HERE)),
        (Kind.FILE, "content/images/a.jpg", Mention("images/a.jpg", HERE)),
        (Kind.FILE, "\\images\\a b.jpg", Mention("images/a b.jpg", HERE)),
        (Kind.FILE, "./images/a.jpg", Mention("images/a.jpg", HERE)),
        (Kind.POINT, "30.4364, -91.1086", (30.4364, -91.1086)),
        (Kind.POINT, "30.4364 -91.1086", (30.4364, -91.1086)),
        (Kind.POINT, "30.4364° N, 91.1086° W", (30.4364, -91.1086)),
        (Kind.COLOUR, "#0B5FA5", "#0b5fa5"),
        (Kind.COLOUR, "0b5fa5", "#0b5fa5"),
        (Kind.COLOUR, "#abc", "#aabbcc"),
        (Kind.COLOUR, "navy", "#000080"),
        (Kind.LANGUAGE, "Spanish", "es"),
        (Kind.LANGUAGE, "Español", "es"),
        (Kind.LANGUAGE, "espanol", "es"),
        (Kind.LANGUAGE, "pt_br", "pt-BR"),
        (Kind.LANGUAGE, "zh-hans", "zh-Hans"),
        (Kind.LANGUAGE, "Haitian Creole", "ht"),
    ],
)
def test_what_is_read(kind, text, found):
    assert value(kind, text) == found


@pytest.mark.parametrize("name", ["offered", "tags", "also called", "bring"])
def test_short_names_are_split_at_commas(name):
    assert value(Kind.TEXTS, "water, a hat,", name=name) == ("water", "a hat")


def test_a_number_may_repeat_its_key():
    assert value(Kind.NUMBER, "Day 2", name="day") == 2


@pytest.mark.parametrize(
    ("text", "found"), [("24 Hours", "24 hours"), ("24h", "24 hours"), ("12-hour", "12 hours")]
)
def test_choices(text, found):
    assert value(Kind.CHOICE, text, choices=("12 hours", "24 hours")) == found


WHOLE = (
    "Write the whole address, such as `key: https://example.gov/register`, "
    "or leave the line out until there is one."
)
INSIDE = "Put the file into content/images/ or content/files/, and write `key: images/name.jpg`."
ONE_LANGUAGE = "Write its English name, such as Spanish, or its short form, such as es."
MAP = (
    '"{}" is not a place on the map: '
    "the latitude goes from -90 to 90, the longitude from -180 to 180."
)


@pytest.mark.parametrize(
    ("kind", "text", "code", "message", "hint"),
    [
        (
            Kind.YES_NO,
            "maybe",
            "not-yes-or-no",
            '`key` is answered by yes or no, but "maybe" was found.',
            "Write `key: yes` or `key: no`.",
        ),
        (
            Kind.NUMBER,
            "many",
            "not-a-number",
            '`key` is a whole number, but "many" was found.',
            "Write digits, such as `key: 2`.",
        ),
        (
            Kind.NUMBER,
            "-3",
            "not-a-number",
            '`key` is a whole number, but "-3" was found.',
            "Write digits, such as `key: 2`.",
        ),
        (
            Kind.COLOUR,
            "sky",
            "not-a-color",
            '`key` is a color, but "sky" was found.',
            "Write # and six digits or letters a to f, such as `key: #0b5fa5`.",
        ),
        (
            Kind.LANGUAGE,
            "Spansh",
            "not-a-language",
            '"Spansh" is not a known language.',
            "Write `key: Spanish`.",
        ),
        (
            Kind.LANGUAGE,
            "Klingon",
            "not-a-language",
            '"Klingon" is not a known language.',
            ONE_LANGUAGE,
        ),
        (
            Kind.LINK,
            "at the desk",
            "not-a-link",
            '`key` needs a web address, but "at the desk" is not one.',
            WHOLE,
        ),
        (
            Kind.LINK,
            "javascript:alert(1)",
            "not-a-link",
            "`key` needs a web address, but addresses that begin with `javascript:` are not allowed here.",
            WHOLE,
        ),
        (
            Kind.LINK,
            "https://",
            "not-a-link",
            '`key` needs a web address, but "https://" leads nowhere.',
            WHOLE,
        ),
        (
            Kind.LINK,
            "//example.gov",
            "not-a-link",
            '`key` needs a web address, but "//example.gov" is not one.',
            WHOLE,
        ),
        (
            Kind.LINK,
            "/../etc",
            "not-a-link",
            '`key` needs a web address, but "/../etc" is not one.',
            WHOLE,
        ),
        (Kind.LINK, "yes", "not-a-link", '`key` needs a web address, but "yes" is not one.', WHOLE),
        (
            Kind.FILE,
            "../secret.jpg",
            "not-a-file",
            '"../secret.jpg" leads out of content/.',
            INSIDE,
        ),
        (
            Kind.FILE,
            "C:\\a.jpg",
            "not-a-file",
            '"C:\\a.jpg" is a file of one computer, but a file of this site is needed.',
            INSIDE,
        ),
        (
            Kind.FILE,
            "https://example.gov/a.jpg",
            "not-a-file",
            '"https://example.gov/a.jpg" is a web address, but a file of this site is needed.',
            INSIDE,
        ),
        (Kind.FILE, "/", "not-a-file", '"/" names no file.', INSIDE),
        (
            Kind.POINT,
            "downtown",
            "not-a-point",
            '`key` is a latitude and a longitude, but "downtown" was found.',
            "Write two numbers with a comma between, such as `key: 30.4364, -91.1086`.",
        ),
        (
            Kind.POINT,
            "-91.1086, 30.4364",
            "not-a-point",
            MAP.format("-91.1086, 30.4364"),
            "The latitude comes first: write `key: 30.4364, -91.1086`.",
        ),
        (
            Kind.POINT,
            "200, 300",
            "not-a-point",
            MAP.format("200, 300"),
            "Write both in degrees, such as `key: 30.4364, -91.1086`.",
        ),
        (
            Kind.DATE,
            "someday",
            "date-refused",
            '"someday" cannot be read as a date.',
            "Write it as October 8, 2024.",
        ),
        (
            Kind.LENGTH,
            "45",
            "length-refused",
            '"45" cannot be read as a length of time: it does not say whether these are minutes or hours.',
            "Write 45 minutes, or 45 hours.",
        ),
        (
            Kind.ZONE,
            "-05:00",
            "zone-refused",
            (
                '"-05:00" cannot be read as a time zone: an offset stays the same all '
                "year, but clocks change with daylight saving time."
            ),
            "Write a place whose clock counts, such as America/Chicago, or Central.",
        ),
        (
            Kind.ZONE,
            "MST",
            "zone-asked",
            '"MST" has two readings: it is used in several parts of the world.',
            "Write `key: America/Denver` or `key: America/Phoenix`.",
        ),
        (
            Kind.TIME,
            "10:30 am - 9:00 am",
            "end-before-start",
            '"10:30 am - 9:00 am": it ends before it starts.',
            "Mend one of the times; if it ends on the next day, write 10:30 am - 9:00 am next day.",
        ),
        (
            Kind.TIME,
            "9:00 - 10:30",
            "time-asked",
            '"9:00 - 10:30" has two readings: it has neither am nor pm.',
            (
                "Write `key: 9:00 am - 10:30 am` or `key: 9:00 pm - 10:30 pm`. "
                "Where the whole site uses a 24 hour clock, write `clock: 24 hours` in site_config.yaml."
            ),
        ),
    ],
)
def test_what_is_refused(kind, text, code, message, hint):
    assert told(kind, text) == (code, message, hint)


def test_a_choice_that_is_none():
    words = ("civic", "festival", "plain")
    message = '"{}" is not one of the words that `key` takes.'
    near = ("not-a-choice", message.format("festval"), "Write `key: festival`.")
    far = ("not-a-choice", message.format("dark"), "Write one of these: civic, festival, plain.")
    assert told(Kind.CHOICE, "festval", choices=words) == near
    assert told(Kind.CHOICE, "dark", choices=words) == far


def test_a_link_without_a_scheme_is_read_with_advice():
    found = read(Kind.LINK, "example.gov/register")
    (advice,) = found.problems
    assert found.value == "https://example.gov/register"
    assert (advice.severity, advice.code) == ("advice", "link-without-scheme")
    assert advice.hint == "Write `https://example.gov/register`."


def test_with_a_24_hour_clock_nothing_is_asked():
    assert value(Kind.TIME, "9:00 - 10:30", clock_24=True) == SpokenTime("9:00 - 10:30", 540, 630)


def test_words_that_look_like_a_list_or_keys_are_read_as_typed():
    word = Scalar("Tentative", HERE)
    text = Key("title", Kind.TEXT, "")
    listed = Sequence((word,), HERE, "[Tentative] Reception")
    keyed = Mapping((Pair(word, word),), HERE, "Tentative: Reception")
    assert read_field(listed, text, Typing()) == FieldRead("[Tentative] Reception")
    assert read_field(keyed, text, Typing()) == FieldRead("Tentative: Reception")


def test_a_group_of_keys_where_a_date_stands():
    (problem,) = read_field(Mapping((), HERE), Key("starts", Kind.DATE, ""), Typing()).problems
    assert (problem.code, problem.position) == ("wrong-shape", HERE)
    assert problem.message == (
        "`starts` is a date, such as October 8, 2024, but a group of keys was found."
    )


def test_times_without_am_or_pm_are_asked_once_a_file():
    def asked(path, line):
        place = Position(path, line, 9)
        return read_field(Scalar("9:00", place), Key("time", Kind.TIME, ""), Typing()).problems[0]

    alone = asked("b.yaml", 7)
    grouped = told_once((asked("a.yaml", 9), asked("a.yaml", 4), alone))
    assert [p for p in grouped if p.position.path == "b.yaml"] == [alone]
    (one,) = (p for p in grouped if p.position.path == "a.yaml")
    assert one.position == Position("a.yaml", 4, 9)
    assert one.related == (Position("a.yaml", 9, 9),)
    assert one.message == "2 times have no am or pm (lines 4, 9)."
    assert one.hint == "Add them, or write `clock: 24 hours` in site_config.yaml."
