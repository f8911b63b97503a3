"""The sheets to print: which there are, what fits on them, and where their codes lead."""

import re
from dataclasses import replace

import pytest
import segno
from made_pages import EVENT, FULLER, SMALLEST, made, urls, view

from handbill.pages.codes import QUIET, code
from handbill.pages.door_signs import name_size
from handbill.pages.handbill_sheet import INSIDE, beginning, condensed
from handbill.pages.paper import FACES, Columns, density, height


@pytest.fixture
def fuller(site):
    return made(site.write(FULLER), base_url="https://example.gov/peers/")


# Codes


def dark(drawn):
    """Return the modules that a path makes dark."""
    found = set()
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", drawn.path):
        found |= {(int(x) + step, int(y)) for step in range(int(length))}
    return found


def test_a_code_is_what_segno_makes_with_its_quiet_zone():
    address = "https://example.gov/peers/venues/main-library/"
    drawn, own = code(address), segno.make(address, error="m", micro=False)
    wanted = {
        (x + QUIET, y + QUIET)
        for y, row in enumerate(own.matrix)
        for x, module in enumerate(row)
        if module
    }
    assert dark(drawn) == wanted
    assert drawn.size == len(own.matrix) + 2 * QUIET
    assert drawn.address == address
    assert drawn.shown == ("example.gov/", "peers/", "venues/", "main-library")


def test_no_address_no_code():
    assert code("") is None


# Which sheets there are


def test_the_page_of_sheets_is_linked_and_kept_out_of_search_engines(fuller):
    sheets = ["/print/", "/print/doors/", "/print/event/", "/print/handbill/"]
    assert [url for url in urls(fuller) if url.startswith("/print/")] == sheets
    assert all(view(fuller, url).frame.noindex for url in sheets)
    assert [line.link.url for line in view(fuller, "/print/").sheets] == [
        "/print/event/",
        "/print/handbill/",
        "/print/doors/",
    ]
    assert "/print/" in [link.url for link in view(fuller, "/schedule/").indexes]
    assert "/print/" in [link.url for link in view(fuller, "/").frame.footer.parts]


def test_no_signs_without_places_and_no_sheets_without_sessions(site):
    viewed = made(site.write(SMALLEST))
    assert [url for url in urls(viewed) if url.startswith("/print/")] == [
        "/print/",
        "/print/event/",
        "/print/handbill/",
    ]
    viewed = made(site.write({"content/event.yaml": EVENT}))
    assert [url for url in urls(viewed) if "print" in url] == []
    assert "/print/" not in [link.url for link in view(viewed, "/").frame.footer.parts]


# Door signs


def test_a_sign_for_each_door_and_day(fuller):
    told = [
        (sign.number, sign.name, sign.venue, [line.title for line in sign.sessions])
        for sign in view(fuller, "/print/doors/").signs
    ]
    panel = "What libraries make possible"
    assert told == [
        (1, "Technology Center", "", ["Visit to the Technology Center"]),
        (1, "Large Meeting Room", "Main Library", [panel]),
        (2, "Large Meeting Room", "Main Library", ["Sustaining safety work"]),
        (1, "Main Library", "", ["Breakout sessions"]),
        (1, "Conference Room A", "Main Library", ["Reentry"]),
        (1, "Conference Room B", "Main Library", ["Justice policy"]),
        (1, "Conference Hotel", "", ["Monthly meeting"]),
    ]


def test_a_sign_leads_to_the_live_page_of_its_door(fuller):
    signs = {sign.name: sign.code.address for sign in view(fuller, "/print/doors/").signs}
    home = "https://example.gov/peers"
    assert signs["Large Meeting Room"] == f"{home}/venues/main-library/large-meeting-room/"
    assert signs["Main Library"] == f"{home}/venues/main-library/"


def test_without_a_public_address_the_code_waits(site):
    viewed = made(site.write(FULLER))
    assert {sign.code for sign in view(viewed, "/print/doors/").signs} == {None}
    assert view(viewed, "/print/handbill/").code is None


@pytest.mark.parametrize(
    ("name", "size"),
    [("Hall", 1), ("Ballroom", 2), ("Large Meeting Room", 1), ("Conference Room A", 3)],
)
def test_a_name_is_as_large_as_its_words_allow(name, size):
    assert name_size(name) == size


def test_a_long_name_still_fits():
    assert name_size("Krankenhausverwaltungsgebäude") == 7
    assert name_size("Tool Time Summer Youth Employment program") == 4


# The handbill


def test_the_handbill_of_an_event(fuller):
    sheet = view(fuller, "/print/handbill/")
    assert (sheet.name, sheet.when, sheet.where) == (
        "Peer Exchange in Riverton",
        "October 8 to 10, 2024",
        "Riverton, Louisiana",
    )
    assert [(stop.mark, stop.name, stop.note) for stop in sheet.stops] == [
        ("1", "Tuesday, Oct 8", "Seeing the work up close"),
        ("2", "Wednesday, Oct 9", ""),
    ]
    assert (sheet.closing_title, sheet.closing) == ("Final Thoughts", "<p>Thanks.</p>")
    assert [len(day.entries) for day in sheet.days] == [5, 5]
    assert not sheet.left_out
    assert sheet.code.address == "https://example.gov/peers/"


def test_an_event_of_one_day_shows_its_places(site):
    files = {name: text for name, text in FULLER.items() if "day-2" not in name}
    viewed = made(site.write(files))
    stops = view(viewed, "/print/handbill/").stops
    assert [stop.name for stop in stops] == [
        "Technology Center",
        "Main Library",
        "Conference Hotel",
    ]
    assert stops[0].note == "9:00 am"


def many(block, count):
    return replace(block, entries=block.entries[:1] * count)


def test_days_are_set_closer_the_more_there_is_and_at_last_their_hours_alone(fuller):
    block = view(fuller, "/schedule/").days[0]
    told = [condensed((many(block, count),))[1] for count in (1, 20, 30, 40, 60)]
    assert told == sorted(told)
    assert told[0] == 1
    days, closeness = condensed((many(block, 2000),))
    assert (days[0].entries, closeness) == ((), 1)


def test_walks_and_breaks_go_first_then_what_lies_in_others(fuller):
    block = view(fuller, "/schedule/").days[0]
    walk, breakouts = block.entries[1], block.entries[3]
    crowded = replace(block, entries=(walk,) * 90 + (breakouts,) * 20)
    ((kept,), _) = condensed((crowded,))
    assert {entry.kind for entry in kept.entries} == {"session"}
    assert len(kept.entries) == 20
    crowded = replace(block, entries=(breakouts,) * 60)
    ((kept,), _) = condensed((crowded,))
    assert (len(kept.entries), {entry.branches for entry in kept.entries}) == (60, {()})


def test_what_is_chosen_fits_by_its_own_measure(fuller):
    block = view(fuller, "/schedule/").days[0]
    for count in range(1, 60, 7):
        blocks = (many(block, count),)
        found = density(blocks, INSIDE)
        if found:
            assert height(blocks, FACES[found - 1], INSIDE.width) <= 2 * INSIDE.height
    assert density((many(block, 500),), Columns(1, 160, 600)) == 0


def test_the_back_takes_whole_paragraphs_without_links_as_many_as_fit():
    first, long = f"<p>{'a' * 600}</p>", f"<p>{'b' * 600}</p>"
    assert beginning('<p>See <a href="/x/">this</a>.</p>') == "<p>See this.</p>"
    assert beginning(first + long) == first
    note = '<p>So<sup id="fnref-1"><a href="#fn-1">1</a></sup>.</p><section class="footnotes"><p>Note.</p></section>'
    assert beginning(note) == "<p>So.</p>"
    assert beginning(f"<h2>Final Thoughts</h2><p>{'c' * 5000}</p>") == f"<p>{'c' * 5000}</p>"
