"""Whatever is typed: the output is safe, nothing raises, and untried steps change nothing."""

from __future__ import annotations

import os
import time
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markup_places import WITH_ALL_STEPS, rendered

from handbill.reading.cleaning import clean

FRAGMENTS = st.sampled_from(
    [
        "a", "B", " ", "  \n", "\n", "\n\n", "    ", "\t", "# ", "## ", "- ", "1. ", "> ", "* ", "| ",
        "|-|-|\n", ": ", "=", "---", "...", "'", '"', "`", "```\n", "~~", "~~~\n", "*", "**", "_", "\\",
        "[", "]", "](", ")", "![", "[[", "]]", "[[Main Library|x]]", "[^1]", "[^1]: ", "*[B]: c\n", "[r]",
        "[r]: ", "][r]",
         "[TOC]", "[ ] ", "[x] ", "!!! note\n    ", "{", "}", "{.a ", "{: ", "onclick=x",
        "style='x'", 'srcdoc="x"', "href=x", "javascript:alert(1)", "data:text/html,x", "vbscript:x",
        "java\tscript:", "&#106;avascript:", "https://a.org/", "www.a.org", "images/hall.jpg", "<", ">",
        "<b>", "</b>", "<script>", "</script>", "<img src=x onerror=y>", "<a href='javascript:x'>",
        "<iframe src=x>", "<svg onload=x>", "<style>", "<!--", "-->", "<div>", "</div>", "<![CDATA[",
        "<?x", "&", "&lt;", "&amp;", "&#60;", "\x02", "\x03", "\x00", "\ue000", "\U000f0000", "<https://a>",
        "<me@a.org>", "</p>", "<h2>", "&#xE000;",
        "&#57344",
        "/javascript:x", "<a href='&#xE000;javascript:x'>", "<input type=text>", "<form>",
        "<math><mi//xlink:href='data:x'>",
    ]
)  # fmt: skip
TEXTS = st.lists(FRAGMENTS, max_size=30).map("".join)


class _Danger(HTMLParser):
    """Reads HTML by itself and keeps whatever could do harm."""

    _FORBIDDEN = frozenset(
        (
            "script",
            "style",
            "iframe",
            "form",
            "svg",
            "math",
            "object",
            "embed",
            "base",
            "meta",
            "link",
        )
    )

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self._FORBIDDEN:
            self.found.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name in {"style", "srcdoc", "action", "formaction"}:
                self.found.append(name)
            address = "".join((value or "").split()).lower()
            has_scheme = ":" in address.removeprefix("\ue000").split("/")[0].split("#")[0]
            safe = address.startswith(("https:", "http:", "mailto:", "tel:"))
            if name in {"href", "src"} and has_scheme and not safe:
                self.found.append(address)
            if name == "src" and not (value or "").startswith("\ue000"):
                self.found.append(address)


def dangers(html: str) -> list[str]:
    reader = _Danger()
    reader.feed(html)
    reader.close()
    return reader.found


@given(text=TEXTS, raw=st.booleans())
@settings(max_examples=400, deadline=None)
def test_the_output_is_safe_and_holds_no_marks(text: str, *, raw: bool) -> None:
    result = rendered(text, raw_html=raw)
    assert dangers(result.html) == []
    assert clean(result.html) == result.html
    left = {
        sign
        for sign in result.html + result.plain
        if "\ue001" <= sign <= "\uf8ff" or sign > "\U000effff"
    }
    assert left == set()
    assert "\ue000" not in result.plain


@given(text=TEXTS, raw=st.booleans())
@settings(max_examples=400, deadline=None)
def test_steps_that_are_not_tried_change_nothing(text: str, *, raw: bool) -> None:
    assert rendered(text, raw_html=raw) == rendered(text, raw_html=raw, markup=WITH_ALL_STEPS)


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_text_is_rendered(text: str) -> None:
    assert all(problem.code != "markdown-failed" for problem in rendered(text).problems)


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_every_problem_lies_in_the_text(text: str) -> None:
    lines = text.split("\n")
    for problem in rendered(text).problems:
        _, line, column = problem.position
        assert 1 <= line <= len(lines)
        assert 1 <= column <= len(lines[line - 1]) + 1


@pytest.mark.parametrize("raw", [False, True])
@pytest.mark.parametrize(
    "text",
    [
        "[" * 8000, "[" * 400, "<a " * 3000, "<a " * 400, "<![CDATA[" * 400, "```" + " " * 8000,
        "```   \n" * 2000, "[^a] " * 2000, "[a](" * 400, "*a " * 3000, "*[A]: b\n" * 400, "![a " * 400,
        "<!-- " * 400, '"\'' * 3000, "# a\n" * 400, "_a" * 4000, "{.a " * 2000, "a" + " " * 8000 + "b",
        "\n".join("    " * (line % 19) + "- a" for line in range(300)),
    ],
    ids=range(19),
)  # fmt: skip
def test_inputs_that_take_markdown_long_are_quick_or_refused(text: str, *, raw: bool) -> None:
    start = time.process_time()
    rendered(text, raw_html=raw)
    assert time.process_time() - start < 3


@pytest.mark.skipif("HANDBILL_REALDATA" not in os.environ, reason="no real texts at hand")
@pytest.mark.parametrize("raw", [False, True])
def test_real_texts_are_rendered(*, raw: bool) -> None:
    for path in sorted(Path(os.environ["HANDBILL_REALDATA"]).rglob("*.md")):
        text = path.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n")
        result = rendered(text, raw_html=raw)
        assert all(problem.code != "markdown-failed" for problem in result.problems), path
        assert dangers(result.html) == [], path
        assert result == rendered(text, raw_html=raw, markup=WITH_ALL_STEPS), path
