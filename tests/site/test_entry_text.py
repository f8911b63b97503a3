import pytest

from handbill.site.entry_text import Written, bare_name, parts, read_entry


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Marcus Hill", Written("Marcus Hill")),
        (
            "Priya Nair (Library Partners Network)",
            Written("Priya Nair", (), "Library Partners Network"),
        ),
        (
            "Tom Okafor, Branch Manager, Main Library",
            Written("Tom Okafor", ("Branch Manager", "Main Library")),
        ),
        ("Tom Okafor, Jr., Branch Manager", Written("Tom Okafor, Jr.", ("Branch Manager",))),
        ("Alma Reyes, PhD, M.D.", Written("Alma Reyes, PhD, M.D.")),
        ("Alma Reyes (she/her), Manager", Written("Alma Reyes", ("Manager",), "", "she/her")),
        ("Alma Reyes (she/her) (City)", Written("Alma Reyes", (), "City", "she/her")),
        ("Alma Reyes, they/them, Manager", Written("Alma Reyes", ("Manager",), "", "they/them")),
        ("Alma Reyes, Manager (City of X, Y)", Written("Alma Reyes", ("Manager",), "City of X, Y")),
    ],
)
def test_one_person(typed, written):
    assert read_entry(typed) == written


def test_commas_in_parentheses_do_not_part():
    assert parts("A (B, C), D") == ("A (B, C)", "D")


@pytest.mark.parametrize(
    "typed", ["Dr. Alma Reyes", "Alma Reyes, PhD", "Alma Reyes III", "Alma Reyes"]
)
def test_the_bare_name(typed):
    assert bare_name(typed) == "Alma Reyes"
