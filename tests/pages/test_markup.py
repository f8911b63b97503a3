"""Markdown in, exact HTML out."""
# ruff: noqa: RUF001, ISC004 - typographic signs and long HTML are what is tested

from __future__ import annotations

import pytest
from markup_places import LIBRARY, MARKUP, PATH, place, rendered, shown

from handbill.keys import Prose
from handbill.pages.markup_place import Found, Heading
from handbill.problems import Position

IMG = (
    '<img alt="A hall" decoding="async" height="800" loading="lazy" '
    'src="~/images/hall.jpg" width="1200">'
)
LIB = '<a href="~/venues/main-library/">'
REGION = '<div aria-label="Table" class="table" role="group" tabindex="0"><table>\n'


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("", ""),
        ("   \n\n", ""),
        ("Words", "<p>Words</p>"),
        ("*a* **b** ~~c~~ `d`", "<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code></p>"),
        ("H~2~O", "<p>H~2~O</p>"),
        ('"It\'s" -- a --- b...', "<p>“It’s” – a — b…</p>"),
        ("a &amp; b &copy; & c", "<p>a &amp; b © &amp; c</p>"),
        ("a < b > c", "<p>a &lt; b &gt; c</p>"),
        ("a  \nb", "<p>a<br>\nb</p>"),
        ("> quoted", "<blockquote>\n<p>quoted</p>\n</blockquote>"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("- a\n    - b", "<ul>\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>"),
        ("Term\n:   Meaning", "<dl>\n<dt>Term</dt>\n<dd>Meaning</dd>\n</dl>"),
        ("HTML\n\n*[HTML]: Hyper Text", '<p><abbr title="Hyper Text">HTML</abbr></p>'),
        (
            '!!! note "Please"\n    Bring water.',
            '<div class="admonition note">\n<p class="admonition-title">Please</p>\n'
            "<p>Bring water.</p>\n</div>",
        ),
        (
            "```python\na = '<b>' # [[x]] [y](z) {.w}\n```",
            "<pre><code class=\"language-python\">a = '&lt;b&gt;' # [[x]] [y](z) {.w}\n</code></pre>",
        ),
        ("    <b> [[x]]", "<pre><code>&lt;b&gt; [[x]]\n</code></pre>"),
        ("`[[x]] <b> [y](z) {.w}`", "<p><code>[[x]] &lt;b&gt; [y](z) {.w}</code></p>"),
        ("{{ 7*7 }} {% for x in y %}", "<p>{{ 7*7 }} {% for x in y %}</p>"),
        ("**a**{{ 7*7 }}", "<p><strong>a</strong>{{ 7*7 }}</p>"),
        ("**a**{ see below }", "<p><strong>a</strong>{ see below }</p>"),
        ("## A {draft}", '<h2 id="a-draft">A {draft}</h2>'),
        ("**a**{.b #c lang=es}", '<p><strong class="b" id="c" lang="es">a</strong></p>'),
        ("Words\n{: .lead}", '<p class="lead">Words</p>'),
        ("a <!-- hidden --> b", "<p>a  b</p>"),
        ("a\n\n<!-- hidden\n\nstill -->\n\nb", "<p>a</p>\n<p>b</p>"),
        ("`<!-- kept -->`", "<p><code>&lt;!-- kept --&gt;</code></p>"),
        ("a <!-- open", "<p>a &lt;!– open</p>"),
        ("[[Main Library]]", f"<p>{LIB}Main Library</a></p>"),
        ("[[ main  library ]]", f"<p>{LIB}main library</a></p>"),
        ("[[main library|the *library*]]", f"<p>{LIB}the <em>library</em></a></p>"),
        (r"\[[Main Library]]", "<p>[[Main Library]]</p>"),
        (r"\[[a|b]]", "<p>[[a|b]]</p>"),
        ("[[1]](https://a.org)", '<p><a href="https://a.org">[1]</a></p>'),
        ("[the day](day-1)", '<p><a href="~/schedule/day-1/">the day</a></p>'),
        ("[the recap](recap.md#food)", '<p><a href="~/posts/recap/#food">the recap</a></p>'),
        ("[all venues](/venues/)", '<p><a href="~/venues/">all venues</a></p>'),
        ("[a b](/javascript:x)", '<p><a href="~/javascript%3Ax">a b</a></p>'),
        ("a&#xE000;b", "<p>a\ufffdb</p>"),
        ("[below](#food)", '<p><a href="#food">below</a></p>'),
        ("[PDF](../files/slides.pdf)", '<p><a href="~/files/slides.pdf">PDF</a></p>'),
        ("[notes](<files/my notes.txt>)", '<p><a href="~/files/my%20notes.txt">notes</a></p>'),
        ("[notes](files/my%20notes.txt)", '<p><a href="~/files/my%20notes.txt">notes</a></p>'),
        ("[a b][r]\n\n[r]: https://a.org 'T'", '<p><a href="https://a.org" title="T">a b</a></p>'),
        ("[rules]\n\n[rules]: https://a.org", '<p><a href="https://a.org">rules</a></p>'),
        (
            "<https://a.org/?b&c>",
            '<p><a href="https://a.org/?b&amp;c">https://a.org/?b&amp;c</a></p>',
        ),
        ("<me@a.org>", '<p><a href="mailto:me@a.org">me@a.org</a></p>'),
        (
            "[a b](https://a.org/?b=1&copy=2)",
            '<p><a href="https://a.org/?b=1&amp;copy=2">a b</a></p>',
        ),
        ("![A hall](images/hall.jpg)", f"<p>{IMG}</p>"),
        ("![A hall](/images/hall.jpg)", f"<p>{IMG}</p>"),
        ("![A hall][h]\n\n[h]: images/hall.jpg", f"<p>{IMG}</p>"),
        (
            '![A hall](../images/hall.jpg "Where we *met*")',
            f"<figure>{IMG}<figcaption>Where we *met*</figcaption></figure>",
        ),
        (
            "![decorative](images/seal.svg)",
            '<p><img alt="" decoding="async" loading="lazy" src="~/images/seal.svg"></p>',
        ),
        (
            "- [ ] book\n- [x] come\n    - early",
            '<ul class="task-list">\n'
            '<li class="task-list-item"><label><input type="checkbox" disabled=""> book</label></li>\n'
            '<li class="task-list-item"><label><input type="checkbox" disabled="" checked=""> come'
            "</label><ul>\n<li>early</li>\n</ul>\n</li>\n</ul>",
        ),
        (
            "|A|B|\n|:-|-:|\n|[[Main Library|it]]|c|",
            f'{REGION}<thead>\n<tr>\n<th class="align-left" scope="col">A</th>\n'
            '<th class="align-right" scope="col">B</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n'
            f'<td class="align-left">{LIB}it</a></td>\n<td class="align-right">c</td>\n'
            "</tr>\n</tbody>\n</table></div>",
        ),
        (
            "A[^x]\n\n[^x]: Note.",
            '<p>A<sup id="fnref-1"><a class="footnote-ref" href="#fn-1">1</a></sup></p>\n'
            '<section aria-label="Notes" class="footnotes">\n<ol>\n<li id="fn-1">\n<p>Note.&nbsp;'
            '<a aria-label="Back to note 1" class="footnote-backref" href="#fnref-1">↩</a></p>\n'
            "</li>\n</ol>\n</section>",
        ),
    ],
)
def test_feature(typed: str, html: str) -> None:
    result = rendered(typed)
    assert result.problems == ()
    assert result.html.replace("\ue000", "~/") == html


def test_a_heading_gets_the_level_below_the_page_title_and_an_id_of_its_own() -> None:
    result = rendered("# Food\n\n## Lunch *now*\n\n# Food\n\n# 水")
    assert result.html == (
        '<h2 id="food">Food</h2>\n<h3 id="lunch-now">Lunch <em>now</em></h3>\n'
        '<h2 id="food-2">Food</h2>\n<h2 id="part">水</h2>'
    )
    assert result.headings[1] == Heading(3, "Lunch now", "lunch-now", "Lunch <em>now</em>")


def test_levels_start_where_the_place_says() -> None:
    assert shown("### A\n\n#### B", top_level=3) == '<h3 id="a">A</h3>\n<h4 id="b">B</h4>'


def test_contents_stand_where_they_were_asked_for() -> None:
    result = rendered("[TOC]\n\n# A & B\n\n## C\n\n# D")
    assert result.html.split("\n", maxsplit=1)[0] == (
        '<div class="contents"><ul><li><a href="#a-b">A &amp; B</a><ul><li><a href="#c">C</a></li>'
        '</ul></li><li><a href="#d">D</a></li></ul></div>'
    )
    assert result.plain == "A & B C D"


def test_contents_in_code_stay_words() -> None:
    assert shown("`[TOC]` \\[TOC]") == "<p><code>[TOC]</code> [TOC]</p>"


def test_notes_of_two_texts_on_a_page_are_kept_apart() -> None:
    result = shown("A[^x]\n\n[^x]: Note.", prefix="bio-")
    assert 'id="fn-bio-1"' in result
    assert 'href="#fnref-bio-1"' in result


def test_a_note_used_twice_has_two_ways_back() -> None:
    result = shown("A[^x] B[^x]\n\n[^x]: Note.")
    assert 'id="fnref-1"' in result
    assert 'id="fnref2-1"' in result
    assert result.count("footnote-backref") == 2


def test_what_a_text_uses_is_told() -> None:
    text = (
        "[[Main Library]] ![A hall](images/hall.jpg) [PDF](files/slides.pdf)\n[a b](https://a.org)"
    )
    result = rendered(text)
    assert result.pictures == ("images/hall.jpg",)
    assert result.files == ("files/slides.pdf",)
    assert result.links_in == (Found(LIBRARY.url, Position(PATH, 1, 1)),)
    assert result.links_out == (Found("https://a.org", Position(PATH, 2, 7)),)


def test_the_summary_is_the_first_paragraph_and_plain_leaves_out_code_and_note_signs() -> None:
    result = rendered(
        '!!! note "Title"\n\n# Head\n\nOne *two*[^a] "three".\n\n    code\n\nFour\n\n[^a]: Five'
    )
    assert result.summary == "One two “three”."
    assert result.plain == "Title Head One two “three”. Four Five"


def test_html_is_kept_but_cleaned_where_the_site_says_so() -> None:
    text = (
        '<details open><summary>More</summary>\n<b onclick="x()" style="color:red">bold</b>'
        '<script>alert(1)</script> <img src="images/hall.jpg" alt="A hall">\n'
        '<a href="recap.md">recap</a> <a href="javascript:x">x</a></details>'
    )
    result = rendered(text, raw_html=True)
    assert result.html.replace("\ue000", "~/") == (
        '<details open=""><summary>More</summary>\n<b>bold</b> '
        '<img src="~/images/hall.jpg" alt="A hall">\n'
        '<a href="~/posts/recap/">recap</a> <a>x</a></details>'
    )
    assert [(problem.code, *problem.position[1:]) for problem in result.problems] == [
        ("unsafe-attribute", 2, 4),
        ("raw-html", 2, 44),
        ("unsafe-link", 3, 39),
    ]


def test_positions_count_from_the_first_character_of_a_text() -> None:
    prose = Prose("a\nb [here](https://a.org)", Position("content/people.yaml", 7, 9))
    (problem,) = MARKUP.render(prose, place()).problems
    assert problem.position == Position("content/people.yaml", 8, 11)


def test_a_text_that_is_not_by_line_has_one_place() -> None:
    prose = Prose(
        "a\nb [here](https://a.org)", Position("content/people.yaml", 7, 9), by_line=False
    )
    (problem,) = MARKUP.render(prose, place()).problems
    assert problem.position == Position("content/people.yaml", 7, 9)


def test_nothing_of_one_text_shows_in_the_next() -> None:
    rendered("[a b][r] *[X]: y\n\n[r]: https://a.org\n\n*[HTML]: Hyper\n\n[^1]: note")
    assert shown("[a b][r] HTML[^1]") == "<p>[a b][r] HTML[^1]</p>"
