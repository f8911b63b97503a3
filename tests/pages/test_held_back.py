import pytest
from made_pages import SMALLEST, made, view

DRAFT = "---\ntitle: What comes next\ndraft: yes\n---\nWords.\n"
ABOUT = "---\ntitle: About\n---\n{}\n"


def about(site, words, **given):
    site.write(SMALLEST | {"content/posts/2024-10-09-next.md": DRAFT})
    site.write({"content/pages/about.md": ABOUT.format(words)})
    return made(site, **given)


@pytest.mark.parametrize(
    ("typed", "shown", "column", "named"),
    [
        ("[[What comes next]]", "What comes next", 5, "What comes next"),
        ("[[what comes next|more of it]]", "more of it", 5, "what comes next"),
        (
            "[it](../posts/2024-10-09-next.md)",
            "<span>it</span>",
            10,
            "../posts/2024-10-09-next.md",
        ),
        ("[it](posts/2024-10-09-next)", "<span>it</span>", 10, "posts/2024-10-09-next"),
        ("[it](/posts/next/)", "<span>it</span>", 10, "/posts/next/"),
        ("[it](/posts/next)", "<span>it</span>", 10, "/posts/next"),
    ],
)
def test_what_is_not_published_is_shown_as_words_and_told_once(site, typed, shown, column, named):
    viewed = about(site, f"See {typed}.")
    assert [(p.code, p.position.line, p.position.column) for p in viewed.problems] == [
        ("draft-linked", 4, column)
    ]
    assert viewed.problems[0].message == (
        f'"{named}" is named here but not published, so it is not linked.'
    )
    assert f"<p>See {shown}.</p>" in view(viewed, "/about/").body


def test_in_a_preview_drafts_are_linked(site):
    viewed = about(site, "See [[What comes next]].", drafts=True)
    assert viewed.problems == ()
    assert "posts/next/" in view(viewed, "/about/").body


def test_what_exists_nowhere_is_still_an_error(site):
    viewed = about(site, "See [it](/posts/nexxt/).")
    assert [p.code for p in viewed.problems] == ["broken-link"]


def test_names_in_code_are_no_names(site):
    assert about(site, "Write `[[What comes next]]`.").problems == ()
