"""The end of a post that is set apart."""

import pytest

from handbill.pages.final_thoughts import Parted, parted
from handbill.pages.markup_place import Heading, Rendered


def text(html, *headings):
    return Rendered(
        html=html,
        headings=tuple(Heading(level, words, id_, words) for level, words, id_ in headings),
    )


BODY = '<h2 id="day-1">Day 1</h2>\n<p>See <img src="a.png" alt=""> it.<br />So.</p>\n'
CLOSING = '<h2 id="final-thoughts">Final Thoughts</h2>\n<p>Thanks.</p>\n<h3 id="all">All</h3>'
DAY, LAST, PART = (2, "Day 1", "day-1"), (2, "Final Thoughts", "final-thoughts"), (3, "All", "all")


def test_the_last_section_of_that_title_is_set_apart():
    found = parted(text(BODY + CLOSING, DAY, LAST, PART), "final thoughts")
    assert found == Parted(BODY.rstrip(), CLOSING)


def test_footnotes_stay_with_the_text():
    notes = '<section aria-label="Footnotes" class="footnotes"><ol><li>One.</li></ol></section>'
    found = parted(text(BODY + CLOSING + "\n" + notes, DAY, LAST, PART), "Final Thoughts")
    assert found == Parted(f"{BODY.rstrip()}\n{notes}", CLOSING)


@pytest.mark.parametrize(
    ("html", "headings"),
    [
        pytest.param("", (), id="nothing"),
        pytest.param(BODY, (DAY,), id="no such section"),
        pytest.param(CLOSING + BODY, (LAST, PART, DAY), id="not the last one"),
        pytest.param("<div>" + CLOSING + "</div>", (LAST, PART), id="inside of something"),
        pytest.param(
            '<h3 id="final-thoughts">Final Thoughts</h3>',
            ((3, "Final Thoughts", "final-thoughts"),),
            id="a lesser heading",
        ),
    ],
)
def test_any_other_text_stays_whole(html, headings):
    assert parted(text(html, *headings), "Final Thoughts") == Parted(html, "")
