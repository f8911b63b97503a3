import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from made_pages import FULLER, SMALLEST, made

from handbill.output.theme import Place, Theme, way_up
from handbill.problems import Problem
from handbill.words.catalogue import catalogue

TEMPLATES = Path(__file__).parents[2] / "templates"


def rendered(site, viewed, base_path="/"):
    theme = Theme.of(site.root, TEMPLATES)
    told = {}
    for page in viewed.pages.pages:
        html = theme.render(page, Place(page.url, way_up(page.url, base_path), catalogue("en")))
        assert not isinstance(html, Problem), html
        told[page.url] = html
    return told


class Read(HTMLParser):
    """What the tests ask of a page: its links, headings, ids, and landmarks."""

    def __init__(self, html):
        super().__init__()
        self.links, self.headings, self.ids, self.tags = [], [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.tags.append((tag, attributes))
        self.links += [attributes[name] for name in ("href", "src") if name in attributes]
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if "id" in attributes:
            self.ids.append(attributes["id"])


@pytest.fixture
def pages(site):
    return rendered(site, made(site.write(FULLER), base_url="https://example.gov/peers/"))


def test_every_template_is_shown_by_some_page(site):
    talks = "".join(f"  - 9:00 am - 10:00 am: Talk {number}\n" for number in range(80))
    long_day = {"content/agenda/day-3.yaml": f"day: 3\nsessions:\n{talks}"}
    viewed = made(site.write(FULLER | long_day))
    used = {page.template for page in viewed.pages.pages}
    named = {path.name for path in TEMPLATES.glob("*.html")} - {"base.html"}
    assert named == used
    text = "\n".join(path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.html"))
    for part in (TEMPLATES / "parts").glob("*.html"):
        assert part.name.startswith("home-") or f"parts/{part.name}" in text, part


def test_links_within_the_site_are_relative(pages):
    for url, html in pages.items():
        inside = [link for link in Read(html).links if not re.match(r"[a-z]+:|#", link)]
        rooted = [link for link in inside if link.startswith("/")]
        assert rooted == ([] if url != "/404.html" else inside), url


def test_the_page_for_missing_addresses_uses_the_path_of_the_site(site):
    told = rendered(site, made(site.write(SMALLEST)), "/peers/")["/404.html"]
    assert 'href="/peers/schedule/"' in told


def test_headings_have_no_gaps_and_one_is_the_first(pages):
    for url, html in pages.items():
        levels = Read(html).headings
        assert levels.count(1) == 1, url
        assert levels[0] == 1, url
        assert all(b - a <= 1 for a, b in pairwise(levels)), (url, levels)


def test_ids_are_given_once_and_links_in_the_page_find_theirs(pages):
    for url, html in pages.items():
        read = Read(html)
        assert len(read.ids) == len(set(read.ids)), url
        assert {link[1:] for link in read.links if link.startswith("#")} <= set(read.ids), url


def test_nothing_runs_and_nothing_is_fetched_from_elsewhere(pages):
    for url, html in pages.items():
        for tag, attributes in Read(html).tags:
            assert tag not in {"iframe", "object", "embed"}, url
            assert tag != "script" or attributes["src"].startswith(("../", "./", "/")), url
            assert tag != "style", url
            assert not [name for name in attributes if name == "style" or name.startswith("on")]
            if tag in {"img", "link"} and attributes.get("rel") != "canonical":
                assert ":" not in attributes.get("src", attributes.get("href", "")), url


def test_words_that_people_typed_are_never_markup(site):
    text = SMALLEST["content/event.yaml"].replace("Breakfast", '"<b>&{{ 7*7 }}"')
    told = rendered(site, made(site.write({"content/event.yaml": text})))
    assert "&lt;b&gt;&amp;{{ 7*7 }}" in told["/schedule/"]
    assert "<b>&" not in told["/schedule/"]


SYNTAX = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.name)
def test_no_template_holds_a_word_of_its_own(path):
    bare = SYNTAX.sub("", path.read_text(encoding="utf-8"))
    bare = re.sub(r' data-[a-z-]+=""', "", bare)
    text = re.sub(r"<[^>]*>", " ", bare)
    assert re.findall(r"[A-Za-z]{2,}", text) == []
    assert re.findall(r'(?:aria-label|alt|title|placeholder)="[^"]*[A-Za-z]', bare) == []


THANKS = """\
{% extends "!theme/post.html" %}

{% block lead %}
<p class="thanks">
  With thanks to everyone who
  opened a door for us in
  {{ page.frame.site_name }}.
</p>
{{ super() }}
{% endblock %}
"""


def test_a_site_adds_a_line_above_every_recap(site):
    site.write(FULLER | {"templates/post.html": THANKS})
    told = rendered(site, made(site))["/posts/three-days/"]
    lead = told[told.index('<p class="thanks">') : told.index('<div class="prose">')]
    assert " ".join(re.sub("<[^>]*>", " ", lead).split()) == (
        "With thanks to everyone who opened a door for us in Peer Exchange in Riverton. "
        "Site visits, a panel and breakouts."
    )


@pytest.mark.parametrize(
    "block",
    ["title", "head", "header", "main", "masthead", "content", "pager", "footer"],
)
def test_each_block_of_the_base_can_be_filled(site, block):
    own = f"{{% extends '!theme/base.html' %}}{{% block {block} %}}77{{{{ super() }}}}{{% endblock %}}"
    told = rendered(site, made(site.write(SMALLEST | {"templates/base.html": own})))
    plain = rendered(
        site, made(site.write({"templates/base.html": "{% extends '!theme/base.html' %}"}))
    )
    shown = {url for url, html in told.items() if "77" in html.replace(plain[url], "")}
    filled_by_pages = block in {"masthead", "content"}
    assert shown == (set() if filled_by_pages else set(told))


CREOLE = """\
---
title: Twa jou nan Riverton
date: October 15, 2024
language: Haitian Creole
---
## Madi

Mo.
"""


def marked(html):
    """Return every tag that names a language: the tag, its class, the language."""
    tags = Read(html).tags
    return [(tag, given.get("class", ""), given["lang"]) for tag, given in tags if "lang" in given]


def test_a_post_in_another_language_says_so_and_its_interface_words_are_marked(site):
    site.write(SMALLEST | {"content/posts/2024-10-15-twa-jou.md": CREOLE})
    told = rendered(site, made(site))
    assert marked(told["/posts/twa-jou/"]) == [
        ("html", "", "ht"),
        ("a", "skip", "en"),
        ("header", "top", "en"),
        ("a", "", "en"),  # English, in the menu
        ("nav", "crumbs", "en"),
        ("span", "", "ht"),
        ("p", "label", "en"),
        ("ul", "subline", "en"),
        ("footer", "foot", "en"),
        ("a", "", "en"),
        ("template", "", "en"),
    ]
    assert ' lang="ht">Twa jou nan Riverton</a>' in told["/posts/"]
    kreyol = ("a", "", "ht")
    assert marked(told["/schedule/"]) == [("html", "", "en"), kreyol, kreyol]


TABLES = """\
    tables:
      - topic: Water
        notes: |
          # Notes
          | A | B |
          |---|---|
          | 1 | 2 |
      - topic: Air
        notes: |
          # Notes
          Words.
"""


def test_equal_headings_of_several_texts_have_ids_of_their_own(site):
    agenda = FULLER["content/agenda/day-1.yaml"] + '    description: "# Notes"\n' + TABLES
    told = rendered(site, made(site.write(FULLER | {"content/agenda/day-1.yaml": agenda})))
    page = Read(told["/sessions/monthly-meeting/"])
    assert [id_ for id_ in page.ids if "notes" in id_] == [
        "notes",
        "table-1-notes",
        "table-2-notes",
    ]
    regions = [given for _, given in page.tags if given.get("role") == "group"]
    assert regions == [{"class": "table", "role": "group", "tabindex": "0", "aria-label": "Table"}]


def test_a_walk_is_dotted_and_a_bus_is_double(site):
    agenda = FULLER["content/agenda/day-1.yaml"] + "    getting there: bus\n"
    told = rendered(site, made(site.write(FULLER | {"content/agenda/day-1.yaml": agenda})))
    line = told["/schedule/day-1/"]
    assert '<li class="walk" data-room="1" ' in line
    assert '<p class="leg ride">Bus</p>' in line
