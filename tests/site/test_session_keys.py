"""The key of a session, under which visitors keep it, outlives what editors do around it."""

from __future__ import annotations

import pytest

BREAK = "  - time: {time}\n    title: Break\n{more}"


def day(*breaks: tuple[str, str]) -> str:
    listed = "".join(BREAK.format(time=time, more=more) for time, more in breaks)
    return f"day: 1\nsessions:\n{listed}"


def keys(build, *breaks: tuple[str, str], drafts: bool = False) -> dict[str, str]:
    """Return the keys of breaks by their times, such as `1000`."""
    slots = build(day1=day(*breaks), drafts=drafts).slots
    return {f"{slot.start:%H%M}": slot.key for slot in slots if slot.start}


MORNING, NOON = "10:00 am - 10:15 am", "12:00 pm - 12:15 pm"


@pytest.mark.parametrize("held", ["    draft: yes\n", "    internal: yes\n"])
def test_a_draft_that_is_published_moves_no_other_key(build, held):
    public = keys(build, (MORNING, held), (NOON, ""))
    preview = keys(build, (MORNING, held), (NOON, ""), drafts=True)
    published = keys(build, (MORNING, ""), (NOON, ""))
    assert (list(public), list(published)) == (["1200"], ["1000", "1200"])
    assert preview == published
    assert public["1200"] == published["1200"] != published["1000"]


def test_another_time_of_the_day_leaves_the_key(build):
    before = keys(build, (MORNING, ""), (NOON, ""))
    after = keys(build, ("9:00 am - 9:15 am", ""), ("3:00 pm - 3:15 pm", ""))
    assert list(before.values()) == list(after.values())


def test_the_first_of_a_title_has_the_key_that_it_has_alone(build):
    alone = keys(build, (MORNING, ""))
    assert keys(build, (MORNING, ""), (NOON, "    draft: yes\n")) == alone
    assert keys(build, (MORNING, ""), (NOON, ""))["1000"] == alone["1000"]
