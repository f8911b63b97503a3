"""Problems as the reader meets them: in a terminal, as JSON, as annotations, over a page."""

import json

from handbill.model import Source
from handbill.problems import Position, Problem, Severity
from handbill.reporting import as_annotations, as_html, as_json, as_text, ordered, summary

PATH = "content/agenda/day-1.yaml"
SOURCES = {PATH: Source(PATH, "day: 1\nsessions:\n  - venue: Mian Library\n", "")}


def a_problem(
    line=3, column=12, severity=Severity.ERROR, message='"Mian Library" is not listed.', **more
):
    return Problem(
        Position(PATH, line, column), "unknown-venue", message, severity=severity, **more
    )


def test_a_problem_shows_its_line_and_a_caret():
    told = as_text([a_problem(hint='Did you mean "Main Library"?')], SOURCES)
    assert told == (
        'content/agenda/day-1.yaml:3:12: error[unknown-venue]: "Mian Library" is not listed.\n'
        "    3 |   - venue: Mian Library\n"
        "                   ^\n"
        '    Did you mean "Main Library"?'
    )


def test_other_places_follow():
    told = as_text([a_problem(line=9, related=(Position(PATH, 1, 6),))], {})
    assert told == (
        'content/agenda/day-1.yaml:9:12: error[unknown-venue]: "Mian Library" is not listed.\n'
        "    see also content/agenda/day-1.yaml:1:6"
    )


def test_wide_letters_keep_the_caret_in_place():
    text = "venue: 図書館 Mian\n"
    told = as_text([a_problem(1, 12)], {PATH: Source(PATH, text, "")}).split("\n")
    assert told[1:] == ["    1 | venue: 図書館 Mian", "    " + " " * 4 + " " * 14 + "^"]


def test_a_long_line_is_cut_around_the_place():
    text = "x" * 500 + " here " + "y" * 500
    told = as_text([a_problem(1, 502)], {PATH: Source(PATH, text, "")}).split("\n")
    assert told[1] == "    1 | " + ("x" * 500 + " here " + "y" * 500)[453:549]
    assert told[2].index("^") == len("    1 | ") + 48


def test_nothing_in_a_file_steers_the_terminal():
    text = "title: \x1b[31mred\u202e\n"
    told = as_text(
        [a_problem(1, 8, message="\x1b[2J is not a title")], {PATH: Source(PATH, text, "")}
    )
    assert "\x1b" not in told
    assert "\u202e" not in told


def test_problems_come_by_place_and_once():
    first, second = a_problem(2), a_problem(10)
    assert ordered([second, first, second]) == (first, second)


def test_the_worst_are_shown_where_there_are_too_many():
    advice = [a_problem(n, severity=Severity.ADVICE) for n in range(1, 60)]
    told = as_text([*advice, a_problem(99, message="The one that matters.")], {})
    assert told.count("unknown-venue") == 50
    assert "The one that matters." in told
    assert told.endswith("... and 10 more. `--json` lists them all.")


def test_summary_counts_in_words():
    assert summary([]) == ""
    assert summary([a_problem()]) == "1 error"
    found = [
        a_problem(),
        a_problem(),
        a_problem(severity=Severity.WARNING),
        a_problem(severity=Severity.ADVICE),
    ]
    assert summary(found) == "2 errors, 1 warning, 1 piece of advice"


def test_json_has_every_part():
    found = json.loads(as_json([a_problem(hint="Mend it.", related=(Position(PATH, 1, 6),))]))
    assert found == [
        {
            "severity": "error",
            "code": "unknown-venue",
            "path": PATH,
            "line": 3,
            "column": 12,
            "message": '"Mian Library" is not listed.',
            "hint": "Mend it.",
            "related": [{"path": PATH, "line": 1, "column": 6}],
        }
    ]
    assert json.loads(as_json([])) == []


def test_annotations_escape_what_their_form_needs():
    told = as_annotations(
        [a_problem(message="50% off,\nreally: yes", severity=Severity.ADVICE)], "site/"
    )
    assert told == (
        "::notice file=site/content/agenda/day-1.yaml,line=3,col=12,title=unknown-venue::50%25 off,%0Areally: yes"
    )


def test_the_panel_over_a_page_is_safe_and_leaves_advice_out():
    assert as_html([a_problem(severity=Severity.ADVICE)], SOURCES, ok=True) == ""
    panel = as_html([a_problem(message="<script>alert(1)</script>")], SOURCES, ok=False)
    assert "<script>" not in panel
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in panel
    assert "The page shows the last version that worked." in panel


def test_an_annotation_without_a_place_names_no_file():
    told = as_annotations([Problem(Position(""), "too-slow", "It hung.")], "site/")
    assert told == "::error title=too-slow::It hung."
