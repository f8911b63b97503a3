import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbill.names import NearNames, distance, fold, fold_key, is_nobody, near

LISTED = (
    "Main Library at Goodwood",
    "Conference Room A",
    "Center for Example Progress",
    "Alma Reyes",
    "Hall I",
    "Ballroom East",
    "Day 1",
    "Founders Room",
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Main Library", "MAIN  library"),
        ("José Díaz", "Jose\u0301 Diaz"),
        ("Founder\u2019s Room", "Founder's Room"),
        (" the library\u00a0", "the library"),
    ],
)
def test_equal_names_fold_alike(one, other):
    assert fold(one) == fold(other)


def test_keys_have_no_spaces_hyphens_or_underscores():
    assert {fold_key(k) for k in ("Time Zone", "time-zone", "TIME_ZONE", "timezone")} == {
        "timezone"
    }


@pytest.mark.parametrize("typed", ["TBA", "T.B.D.", "to be announced", " ", "tbc"])
def test_nobody(typed):
    assert is_nobody(typed)


def test_a_name_is_somebody():
    assert not is_nobody("Tabea")


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("library", "library", 0),
        ("libary", "library", 1),
        ("lirbary", "library", 1),
        ("a", "bcd", None),
    ],
)
def test_distance_counts_slips_up_to_two(one, other, slips):
    assert distance(one, other) == slips


@pytest.mark.parametrize(
    ("typed", "listed"),
    [
        ("Main Library", "Main Library at Goodwood"),
        ("Main Libary at Goodwood", "Main Library at Goodwood"),
        ("Center for Example", "Center for Example Progress"),
        ("Alma Reyez", "Alma Reyes"),
        ("Amla Reyes", "Alma Reyes"),
        ("The Founders Room", "Founders Room"),
        ("Founder's Room", "Founders Room"),
        ("FoundersRoom", "Founders Room"),
        ("Conference Rom A", "Conference Room A"),
    ],
)
def test_slips_and_parts_are_near(typed, listed):
    assert near(typed, LISTED) == listed


@pytest.mark.parametrize(
    "typed",
    [
        "Conference Room B",
        "Conference Room",
        "Hall II",
        "Day 2",
        "Ballroom West",
        "Library",
        "Marcus Hill",
        "alma reyes",
        "",
    ],
)
def test_other_names_are_not_near(typed):
    assert near(typed, LISTED) is None


def test_a_part_of_two_names_is_near_neither():
    assert near("Main Street", ["Main Street Library", "Main Street Theater"]) is None


NAMES = st.lists(st.text(alphabet="abc AB12", min_size=1, max_size=12), max_size=8)


@given(NAMES)
def test_listed_names_are_never_near(names):
    nearby = NearNames(names)
    assert [nearby.find(name) for name in names] == [None] * len(names)


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="abcd", max_size=8), st.text(alphabet="abcd", max_size=8))
def test_distance_is_the_same_both_ways(one, other):
    assert distance(one, other) == distance(other, one)
