"""What follows from another problem is not told until that one is mended."""

import pytest

from handbill.follow_ups import without_follow_ups
from handbill.problem_kinds import problem
from handbill.problems import Position

DAY = "content/agenda/day-1.yaml"
POST = "content/posts/a.md"


def one(code, path, line=3, column=5, *, message="", hint=""):
    return problem(code, Position(path, line, column), message, hint)


NOT_DESCRIBED = one("not-described", DAY, hint="To describe it, add to people.yaml:\n- name: A")
NAMELESS = one("broken-link", POST, message='Nothing on this site is called "A".')
NO_TITLE = one("missing-key", DAY, hint="Add `title: ` and what it is.")
NO_COLON = one("no-key", DAY, 4, message='There is no colon behind "title".')
NO_PICTURE = one("missing-file", POST, message='There is no picture "images/a.png" in content/.')


@pytest.mark.parametrize(
    ("cause", "follows"),
    [
        (one("empty-file", DAY, 1, 1), one("empty-day", DAY, 1, 1)),
        (one("unknown-key", DAY), one("empty-day", DAY, 1, 1)),
        (one("unknown-key", DAY), one("no-moderator", DAY, 4)),
        (one("unclosed", DAY), one("date-refused", DAY)),
        (one("date-refused", DAY), one("forgiven", DAY, column=1)),
        (one("unknown-key", "content/people.yaml"), NOT_DESCRIBED),
        (one("not-utf8", "content/organisations.yaml"), NAMELESS),
        (one("bad-picture", "content/images/a.png", 1, 1), NO_PICTURE),
        (NO_COLON, NO_TITLE),
        (one("same-address", POST, 2), one("same-address", POST, 1, 1)),
        (one("event-ends-first", "content/event.yaml"), one("day-out-of-step", DAY)),
    ],
)
def test_what_follows_waits(cause, follows):
    assert without_follow_ups([cause, follows]) == (cause,)
    assert without_follow_ups([follows, cause]) == (cause,)
    assert without_follow_ups([follows]) == (follows,)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (one("yaml", "content/venues.yaml"), NOT_DESCRIBED),
        (one("unknown-key", "content/people.yaml"), NAMELESS),
        (one("bad-picture", "content/images/b.png", 1, 1), NO_PICTURE),
        (one("bad-picture", "content/images/.png", 1, 1), NO_PICTURE),
        (one("unknown-key", DAY), one("empty-day", "content/agenda/day-2.yaml", 1, 1)),
        (one("unknown-venue", DAY), one("near-person", DAY)),
    ],
)
def test_what_has_a_cause_of_its_own_is_told(first, second):
    assert without_follow_ups([first, second]) == (first, second)


@pytest.mark.parametrize(
    "keyless",
    [
        one("no-key", DAY, 2, message='There is no colon behind "title".'),
        one("no-key", POST, 4, message='There is no colon behind "title".'),
        one("no-key", DAY, 4, message='There is no colon behind "room".'),
        one("no-key", DAY, 4, message='"Talk" has no key.'),
    ],
)
def test_a_title_that_is_nowhere_in_its_session_is_told(keyless):
    assert without_follow_ups([keyless, NO_TITLE]) == (keyless, NO_TITLE)


def test_a_title_without_a_colon_excuses_its_own_session_alone():
    later = one("missing-key", DAY, 8, hint=NO_TITLE.hint)
    keyless = one("no-key", DAY, 9, message=NO_COLON.message)
    assert without_follow_ups([NO_TITLE, later, keyless]) == (NO_TITLE, keyless)
