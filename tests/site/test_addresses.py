import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbill.problems import Position
from handbill.site.addresses import (
    AddressBook,
    Addressed,
    Titled,
    ids,
    session_addresses,
    short_digest,
    slug,
)
from handbill.urls import alias_url


def titled(title, day=1, clock="0900", *, dated=False):
    return Titled("abcdefgh", title, dated, day, clock)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Lunch and panel: What libraries make possible",
            "lunch-and-panel-what-libraries-make-possible",
        ),
        ("O\u2019Neil\u2019s talk", "oneils-talk"),
        ("José Díaz", "jose-diaz"),
        ("???", ""),
        ("\U0001f389", ""),
        ("word " * 30, "-".join(["word"] * 16)),
    ],
)
def test_slug(words, expected):
    assert slug(words) == expected


def test_ids_do_not_hang_on_order():
    assert ids(["A-B", "A B", "C"], "person") == ("a-b-2", "a-b", "c")
    assert ids(["C", "A B", "A-B"], "person") == ("c", "a-b", "a-b-2")


def test_devices_and_names_without_letters_get_an_id():
    assert ids(["Con", "???"], "person") == ("con-1", f"person-{short_digest('???')}")


def test_titles_that_are_alone_are_the_address():
    assert session_addresses([titled("Water")]) == (Addressed("water"),)


def test_repeated_titles_carry_the_day_then_the_time():
    sessions = [titled("Water"), titled("Water", day=2), titled("Water", day=2, clock="1400")]
    assert session_addresses(sessions) == (
        Addressed("water-day-1", needs_day=True),
        Addressed("water-day-2-0900", needs_day=True, needs_time=True),
        Addressed("water-day-2-1400", needs_day=True, needs_time=True),
    )


def test_meals_always_carry_the_day():
    assert session_addresses([titled("Lunch", dated=True)]) == (
        Addressed("lunch-day-1", needs_day=True),
    )


@given(
    st.lists(
        st.builds(
            titled,
            st.sampled_from(["Water", "Water day 1", "Water day 1 0900", "Water-2", "???"]),
            st.integers(1, 2),
            st.sampled_from(["", "0900", "1400"]),
            dated=st.booleans(),
        ),
        max_size=12,
    )
)
def test_no_two_sessions_share_a_slug(sessions):
    slugs = [address.slug for address in session_addresses(sessions)]
    assert len(set(slugs)) == len(slugs)


def test_an_address_belongs_to_the_first_who_claims_it():
    book = AddressBook()
    book.claim("/about/", 'The page "About"', Position("content/pages/about.md", 2, 8))
    book.claim("/About/", 'The page "Who we are"', Position("content/pages/who.md", 3, 7))
    assert [(str(p.position), p.message, p.related) for p in book.problems()] == [
        (
            "content/pages/who.md:3:7",
            (
                'The page "Who we are" would have the address /About/, which belongs to the page "About" '
                "(content/pages/about.md, line 2)."
            ),
            (Position("content/pages/about.md", 2, 8),),
        )
    ]


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("old/name", "/old/name/"),
        ("/old/", "/old/"),
        ("/2019/page.html", "/2019/page.html"),
        ("../up", None),
        ("https://example.org/x", None),
        ("", None),
    ],
)
def test_older_addresses(typed, url):
    assert alias_url(typed) == url
