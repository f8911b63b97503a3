"""Each problem that a text can have, at the exact place where it was typed."""

from __future__ import annotations

import pytest
from markup_places import found, rendered, shown


@pytest.mark.parametrize(
    ("typed", "code", "line", "column"),
    [
        ("a\n\nb \x07 c", "foreign-character", 3, 3),
        ("```\na \ue000\n```", "foreign-character", 2, 3),
        ("a\n\ta <b>x</b> <i>y</i>", "raw-html", 2, 4),
        ("`<b>` and <b>", "raw-html", 1, 11),
        ("<div>\nx\n</div>", "raw-html", 1, 1),
        ("a [free seats](javascript:alert(1))", "unsafe-link", 1, 16),
        ("[free seats]( JaVa\tScript:alert(1) )", "unsafe-link", 1, 15),
        ("[free seats](java&#115;cript:alert(1))", "unsafe-link", 1, 14),
        ("[free seats](java&#115cript:alert(1))", "unsafe-link", 1, 14),
        ("[free seats](vbscript:x)", "unsafe-link", 1, 14),
        ("[free seats](data:text/html,x)", "unsafe-link", 1, 14),
        ("[free seats][r]\n\n[r]: javascript:x", "unsafe-link", 3, 6),
        ("<javascript://x>", "unsafe-link", 1, 2),
        ("![free seats](data:image/png;base64,x)", "unsafe-link", 1, 15),
        ("one\n**two**{onclick=x}", "unsafe-attribute", 2, 8),
        ("# one {style=x}", "unsafe-attribute", 1, 7),
        ("one\n{: srcdoc='x'}", "unsafe-attribute", 2, 1),
        ("[free seats](https://a.org){href=javascript:x}", "unsafe-attribute", 1, 28),
        ("`[[Nobody]]` [[Nobody]]", "broken-link", 1, 14),
        ("- a\n- b [[Nobody|they]]", "broken-link", 2, 5),
        ("|a|b|\n|-|-|\n|c|[[Nobody|they]]|", "broken-link", 3, 4),
        ("see [[opening]]", "ambiguous-link", 1, 5),
        ("a\n[the plan](plan)", "broken-link", 2, 12),
        ("[the plan](plan.md#x)", "broken-link", 1, 12),
        ("[the plan]()", "broken-link", 1, 12),
        ("[the plan](files/slide.pdf)", "missing-file", 1, 12),
        ("> a ![A hall](images/hal.jpg)", "missing-file", 1, 15),
        ("[a b](www.a.org)", "link-without-scheme", 1, 7),
        ("[a b](me@a.org)", "link-without-scheme", 1, 7),
        ("a [click here](https://a.org)", "vague-link", 1, 3),
        ("a [**Read more** »](https://a.org)", "vague-link", 1, 3),
        ("a [https://a.org](https://a.org)", "vague-link", 1, 3),
        ("a [here][r]\n\n[r]: https://a.org", "vague-link", 1, 3),
        ("a [](https://a.org)", "empty-link", 1, 3),
        ("a [the slides](files/slides.pdf)", "pdf-link", 1, 3),
        ("a\nb ![](images/hall.jpg)", "missing-alt", 2, 3),
        ("![IMG_1234](images/hall.jpg)", "missing-alt", 1, 1),
        ("![hall.jpg](images/hall.jpg)", "missing-alt", 1, 1),
        ("a ![][h]\n\n[h]: images/hall.jpg", "missing-alt", 1, 3),
        ("a ![A hall](https://a.org/hall.jpg)", "outside-picture", 1, 13),
        ("![A hall](//a.org/hall.jpg)", "outside-picture", 1, 11),
        ("a\n\n  THIS IS REALLY VERY LOUD TEXT", "all-capitals", 3, 3),
        ("- one\n- THIS IS REALLY VERY LOUD TEXT", "all-capitals", 2, 1),
        ("a\n\n| | |\n|-|-|\n|b|c|", "table-without-header", 3, 1),
        ("a\n\n**Day one**\n\nb", "fake-heading", 3, 1),
        ("```\n#### A\n```\n\n# B\n\n### A", "heading-skipped", 7, 1),
        ("A\n=\n\n### B ###", "heading-skipped", 4, 1),
    ],
)
def test_problem_stands_where_it_was_typed(typed: str, code: str, line: int, column: int) -> None:
    assert found(typed) == [(code, line, column)]


def test_all_are_told_in_the_order_of_the_text() -> None:
    text = "[here](https://a.org)\n\n[[Nobody]]\n\n```\n[[Nobody]]\n```\n\n![](images/hall.jpg)"
    assert found(text) == [("vague-link", 1, 1), ("broken-link", 3, 1), ("missing-alt", 9, 1)]


def test_a_second_of_the_same_is_found_in_its_own_place() -> None:
    assert found("**Day one**\n\na\n\n**Day one**") == [
        ("fake-heading", 1, 1),
        ("fake-heading", 5, 1),
    ]


def test_a_leap_is_told_once_for_headings_beside_each_other() -> None:
    result = rendered("## A\n\n#### B\n\n#### C\n\n### D\n\n## E")
    assert [heading.level for heading in result.headings] == [2, 3, 3, 3, 2]
    assert [problem.code for problem in result.problems] == ["heading-skipped"]


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("[[Main Libary]]", "Did you mean [[Main Library]]?"),
        ("[the plan](files/slide.pdf)", "Did you mean files/slides.pdf?"),
        ("![A hall](pictures/hall.jpg)", "Did you mean images/hall.jpg?"),
    ],
)
def test_what_is_near_is_suggested(typed: str, hint: str) -> None:
    (problem,) = rendered(typed).problems
    assert problem.hint == hint


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("[free seats](javascript:alert)", "<p><span>free seats</span></p>"),
        ("[[Nobody|they]]", "<p>they</p>"),
        ("![A hall](images/none.jpg)", "<p><span>A hall</span></p>"),
        ("![A hall](https://a.org/h.jpg)", '<p><a href="https://a.org/h.jpg">A hall</a></p>'),
        ("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>"),
        ("**a**{onclick=x .b}", '<p><strong class="b">a</strong></p>'),
        ("a\ue000b\U000f0000c", "<p>abc</p>"),
    ],
)
def test_words_are_kept_where_something_is_dropped(typed: str, html: str) -> None:
    assert shown(typed) == html


@pytest.mark.parametrize(
    ("typed", "line", "column"),
    [
        ("a " * 500_001, 1, 1),
        ("a\n" + "b" * 20_001, 2, 1),
        ("a [" + "[ " * 600, 1, 3),
        ("a\n" + "[a](" * 600, 2, 3),
        ("> " * 21 + "a", 1, 1),
        ("a\n" + "    " * 21 + "- b", 2, 1),
    ],
)
def test_too_much_is_refused(typed: str, line: int, column: int) -> None:
    result = rendered(typed)
    (problem,) = result.problems
    assert (problem.code, problem.position.line, problem.position.column) == (
        "too-large",
        line,
        column,
    )
    assert result.html == ""


def test_a_picture_of_html_from_another_site_is_left_out() -> None:
    typed = 'a\n\n<div><img src="https://a.org/h.jpg" alt="A hall"></div>'
    assert found(typed, raw_html=True) == [("outside-picture", 3, 16)]
    assert shown(typed, raw_html=True) == '<p>a</p>\n<div><img alt="A hall"></div>'
