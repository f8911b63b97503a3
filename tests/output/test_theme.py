# ruff: noqa: E501 - the messages expected stand whole, one a line
from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from little_press import Leaf, write

from handbill.output.theme import Place, Theme, relative, way_up
from handbill.pages.page import ROOT_MARK, Page, View
from handbill.problems import Problem
from handbill.words.catalogue import Words

WORDS = Words(
    "en", {"skip": "Skip & go", "hello": "Hello {name}", "n": {"one": "one", "other": "many"}}
)


@dataclass(frozen=True, slots=True)
class Session(View):
    """A session's page."""

    title: str
    tags: tuple[str, ...] = ()


LEAF = Leaf("T")


def theme(folder: Path, own: dict[str, str], built_in: dict[str, str] | None = None) -> Theme:
    write(folder / "site/templates", own)
    write(folder / "theme", built_in or {"nothing.html": ""})
    return Theme.of(folder / "site", folder / "theme")


def made(folder: Path, template: str, url: str = "/a/b/", view: View = LEAF) -> str | Problem:
    return rendered(theme(folder, {"x.html": template, "assets/a.css": "b{}"}), "x.html", url, view)


def rendered(of: Theme, template: str, url: str = "/", view: View = LEAF) -> str | Problem:
    return of.render(Page(url, template, view), Place(url, way_up(url, "/events/x/"), WORDS))


@pytest.mark.parametrize(
    ("url", "target", "shown"),
    [
        ("/", "/", "./"),
        ("/", "/x/", "./x/"),
        ("/a/b/", "/", "../../"),
        ("/a/b/", "/x/#y", "../../x/#y"),
        ("/a/feed.xml", "/x/", "../x/"),
        ("/404.html", "/x/", "/events/x/x/"),
        ("/a/", "#here", "#here"),
        ("/a/", "https://example.org/?a=1&b=2", "https://example.org/?a=1&amp;b=2"),
        ("/a/", "mailto:a@example.org", "mailto:a@example.org"),
        ("/a/", "geo:30.4364,-91.1086", "geo:30.4364,-91.1086"),
    ],
)
def test_addresses_are_written_as_seen_from_the_page(
    tmp_path: Path, url: str, target: str, shown: str
) -> None:
    assert made(tmp_path, f'{{{{ href("{target}") }}}}', url) == shown


@pytest.mark.parametrize("base", ["", "/", "//"])
def test_the_page_for_missing_addresses_without_a_path(base: str) -> None:
    assert way_up("/404.html", base) == "/"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "x/",
        "javascript:alert(1)",
        "//example.org/",
        "data:text/html,x",
        "/\\x",
        "geo:1,2;u=3",
        "geo:",
    ],
)
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(ValueError, match="is no address that a page can lead to"):
        relative(url, "./")


def test_every_name_is_escaped_and_marked_roots_are_replaced(tmp_path: Path) -> None:
    view = Leaf("<&\"'{{ 7*7 }}", f'<a href="{ROOT_MARK}x/">x</a>')
    assert made(tmp_path, "{{ page.title }}|{{ safe(page.body) }}", view=view) == (
        '&lt;&amp;&#34;&#39;{{ 7*7 }}|<a href="../../x/">x</a>'
    )


def test_words_come_from_the_catalogue_and_are_escaped(tmp_path: Path) -> None:
    text = '{{ t("skip") }}, {{ t("hello", name=page.title) }}, {{ t("n", count=2) }}'
    assert made(tmp_path, text, view=Leaf("<T>")) == "Skip &amp; go, Hello &lt;T&gt;, many"


def test_assets_go_by_their_hashed_names(tmp_path: Path) -> None:
    assert made(tmp_path, '{{ asset("a.css") }}') == "../../assets/a.ef2a8754.css"


def told(found: str | Problem) -> tuple[str, str, str, str]:
    assert isinstance(found, Problem)
    return (found.code, str(found.position), found.message, found.hint)


@pytest.mark.parametrize(
    ("template", "code", "place", "message", "hint"),
    [
        ("\n\n{{ page.titel }}", "template-unknown-name", "3", "`page.titel` is not there. A Session has tags, title.", "Did you mean `title`?"),
        ("{{ pagee }}", "template-unknown-name", "1", "`pagee` is not there. Templates know page, asset, href, safe, t.", "Did you mean `page`?"),
        ("\n{% if page.title %}", "template-syntax", "2", "This template cannot be understood: Unexpected end of template", "Mend this line: {% if page.title %}"),
        ("{{ page.title | upcase }}", "template-syntax", "1", "This template cannot be understood: No filter named 'upcase'.", "Mend this line: {{ page.title | upcase }}"),
        ("{{ [1]|random }}", "template-syntax", "1", "This template cannot be understood: No filter named 'random'.", "Mend this line: {{ [1]|random }}"),
        ('\n{% include "nothin.html" %}', "template-missing", "2", "There is no template nothin.html.", "Did you mean nothing.html?"),
        ("{{ page.tags[3] }}", "template-unknown-name", "1", "There is no entry 3: the list has 0, and counting begins at 0.", "Ask first: {% if the_list %}."),
        ("{{ 1 / 0 }}", "template-error", "1", "This line of the template cannot be carried out: division by zero.", "Mend the line; a view's fields are listed in docs/reference/templates.md."),
        ('{{ asset("b.css") }}', "asset-missing", "1", "There is no asset b.css.", "Did you mean a.css?"),
        ('{{ t("skipp") }}', "template-words", "1", "There is no message skipp.", "Mend its name, or add it to the catalogue of words."),
        ('{{ t("hello") }}', "template-words", "1", "The message hello needs name, which is not given.", 'Write t("hello", name=...).'),
        ('\n{% include "x.html" %}', "template-recursion", "2", "The templates include or extend each other without end.", 'A template that replaces a built-in one extends it as {% extends "!theme/x.html" %}.'),
        ('{{ href("javascript:1") }}', "template-error", "1", "This line of the template cannot be carried out: 'javascript:1' is no address that a page can lead to.", "Mend the line; a view's fields are listed in docs/reference/templates.md."),
        ("{{ safe(3) }}", "template-error", "1", "This line of the template cannot be carried out: safe needs text, not 3.", "Mend the line; a view's fields are listed in docs/reference/templates.md."),
    ],
)  # fmt: skip
def test_errors_name_the_line(  # noqa: PLR0917 - the columns of the table
    tmp_path: Path, template: str, code: str, place: str, message: str, hint: str
) -> None:
    found = told(made(tmp_path, template, view=Session("T")))
    assert found[:2] == (code, f"templates/x.html:{place}:1")
    assert found[2].startswith(message)
    assert found[3] == hint


def test_an_error_in_an_included_template_names_that_one(tmp_path: Path) -> None:
    of = theme(
        tmp_path, {"x.html": '{% include "parts/y.html" %}'}, {"parts/y.html": "\n\n{{ gone }}"}
    )
    assert told(rendered(of, "x.html"))[1] == "handbill/theme/parts/y.html:3:1"


def test_a_missing_template_of_a_page(tmp_path: Path) -> None:
    assert told(rendered(theme(tmp_path, {}), "leef.html"))[:3] == (
        "template-missing", "templates/leef.html:1:1", "There is no template leef.html."
    )  # fmt: skip


def test_an_override_may_extend_what_it_overrides(tmp_path: Path) -> None:
    of = theme(
        tmp_path,
        {"base.html": '{% extends "!theme/base.html" %}{% block b %}[{{ super() }}]{% endblock %}'},
        {"base.html": "<{% block b %}old{% endblock %}>", "x.html": '{% extends "base.html" %}'},
    )
    assert rendered(of, "x.html") == "<[old]>"


def test_one_layer_where_the_site_is_the_theme(tmp_path: Path) -> None:
    write(tmp_path / "templates", {"x.html": "{{ gone }}"})
    of = Theme.of(tmp_path, tmp_path / "templates")
    assert told(rendered(of, "x.html"))[1] == "templates/x.html:1:1"


def test_imported_macros_are_run_anew_for_each_page(tmp_path: Path) -> None:
    of = theme(
        tmp_path,
        {
            "m.html": "{% set home = href('/') %}{% macro m() %}{{ home }}{% endmacro %}",
            "x.html": "{% from 'm.html' import m %}{{ m() }}",
        },
    )
    assert [rendered(of, "x.html", url) for url in ("/", "/a/", "/a/b/")] == ["./", "../", "../../"]


CHAIN = {
    "x.html": '{% extends "base.html" %}',
    "base.html": '{% include "part.html" %}{% import "m.html" as m %}',
    "part.html": "part",
    "m.html": "",
    "other.html": "other",
    "any.html": "{% include page.title %}",
}


@pytest.mark.parametrize(
    ("template", "changed", "same"),
    [
        ("x.html", {"x.html": "new"}, False),
        ("x.html", {"part.html": "new"}, False),
        ("x.html", {"m.html": "new"}, False),
        ("x.html", {"part.html": "part"}, False),
        ("x.html", {"other.html": "new"}, True),
        ("any.html", {"other.html": "new"}, False),
        ("any.html", {"brand-new.html": "new"}, False),
    ],
)
def test_a_closure_changes_with_all_that_a_template_uses(
    tmp_path: Path,
    template: str,
    changed: dict[str, str],
    same: bool,  # noqa: FBT001 - a column of the table
) -> None:
    before = theme(tmp_path, {}, CHAIN).closure(template)
    assert (theme(tmp_path, changed, CHAIN).closure(template) == before) is same


def test_files_that_are_no_templates_are_left_out_or_told(tmp_path: Path) -> None:
    of = theme(tmp_path, {"x.html": "fine", "x.html~": "\xff", ".hidden": "x"})
    assert of.problems == ()
    (tmp_path / "site/templates/bad.html").write_bytes(b"ok\n\xe9")
    of = theme(tmp_path, {})
    assert [(p.code, str(p.position)) for p in of.problems] == [
        ("not-utf8", "templates/bad.html:2:1")
    ]
