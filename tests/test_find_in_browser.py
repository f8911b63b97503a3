"""Finding in a real browser: the filter and its address, the search, by keyboard, and without script."""

from __future__ import annotations

import functools
import re
import threading
import time
from datetime import UTC, datetime
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from handbill.commands.build import BuildOptions, build

pytestmark = pytest.mark.browser

NOW = datetime(2024, 10, 20, 12, 0, tzinfo=UTC)
EVENT = """\
name: Peer Exchange in Riverton
starts: October 8, 2024
time zone: America/Chicago
networks:
  - Reentry Leaders Network
  - Justice Policy Network
tracks:
  - Housing
  - Health
"""
DAY_1 = """\
day: 1
sessions:
  - time: 8:00 am - 9:00 am
    title: Breakfast
    type: meal
  - time: 9:00 am - 10:00 am
    title: What homes cost
    type: panel
    track: Housing
    speakers:
      - José Núñez
      - Ana Łuczak
  - time: 10:00 am - 11:00 am
    title: Breakout sessions
    type: breakouts
    parallel:
      - title: Reentry
        for: Reentry Leaders Network
        track: Housing
      - title: Justice policy
        for: Justice Policy Network
  - time: 12:00 pm - 1:00 pm
    title: Lunch
    type: meal
"""
DAY_2 = """\
day: 2
sessions:
  - time: 9:00 am - 10:00 am
    title: 図書館の利用
    type: talk
    track: Health
  - time: 10:00 am - 11:00 am
    title: Clinics
    type: panel
    track: Health
    summary: Where people are looked after.
"""
PEOPLE = "- name: José Núñez\n  title: Housing Director\n  bio: Builds homes.\n- name: Ana Łuczak\n"
SITE = {
    "content/event.yaml": EVENT,
    "content/agenda/day-1.yaml": DAY_1,
    "content/agenda/day-2.yaml": DAY_2,
    "content/people.yaml": PEOPLE,
}


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def built(root, content):
    for name, text in content.items():
        path = root / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    report = build(root / "site", root / "output" / "x", BuildOptions(NOW), lambda *_: None)
    assert report.ok, report.problems
    return root / "output"


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """The little event under a path of its own, and a long one beside it."""
    folder = built(tmp_path_factory.mktemp("find"), SITE)
    with ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder))
    ) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/x/"
        server.shutdown()


def wait_for(look, seconds=10):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if found := look():
            return found
        time.sleep(0.02)
    raise AssertionError(look())


def one(browser, selector):
    return browser.find_element(By.CSS_SELECTOR, selector)


def titles(browser):
    """Return the titles of the sessions that are to be seen on the schedule."""
    return browser.execute_script(
        "return [...document.querySelectorAll('.line h3 > a, .line .title > a')]"
        ".filter((title) => title.checkVisibility()).map((title) => title.innerText.trim())"
    )


def days(browser):
    found = browser.find_elements(By.CSS_SELECTOR, "section.day > h2")
    return [day.text.split()[-1] for day in found if day.is_displayed()]


def told(browser):
    return one(browser, "[role=search] [role=status]").text


def opened(browser, address):
    browser.set_window_size(1200, 900)
    browser.get(address)
    wait_for(lambda: one(browser, "[role=search]").is_displayed())


def choose(browser, name, value):
    menu = one(browser, "#filter details")
    if not menu.get_attribute("open"):
        one(browser, "#filter summary").click()
    one(browser, f"#filter input[name={name}][value='{value}']").click()


# The filter


def test_a_choice_is_shown_counted_and_stands_in_the_address(browser, home):
    opened(browser, home + "schedule/")
    assert told(browser) == ""
    assert len(titles(browser)) == 8
    choose(browser, "track", "housing")
    assert titles(browser) == ["What homes cost", "Breakout sessions", "Reentry"]
    assert days(browser) == ["1"]
    assert told(browser) == "2 of 8 sessions: Housing."
    choose(browser, "track", "health")
    choose(browser, "type", "panel")
    assert titles(browser) == ["What homes cost", "Clinics"]
    assert browser.current_url == home + "schedule/?track=housing&track=health&type=panel"
    tabs = [tab.get_attribute("href") for tab in browser.find_elements(By.CSS_SELECTOR, ".tabs a")]
    assert tabs[0] == home + "schedule/day-1/?track=housing&track=health&type=panel"


def test_back_and_forward_go_through_the_choices(browser, home):
    opened(browser, home + "schedule/")
    choose(browser, "type", "meal")
    choose(browser, "day", "2")
    assert titles(browser) == []
    browser.back()
    wait_for(lambda: titles(browser) == ["Breakfast", "Lunch"])
    assert not one(browser, "#filter input[value='2']").is_selected()
    browser.back()
    wait_for(lambda: len(titles(browser)) == 8)
    browser.forward()
    wait_for(lambda: titles(browser) == ["Breakfast", "Lunch"])


def test_a_link_leads_to_what_is_chosen_and_the_line_ends_where_it_should(browser, home):
    opened(browser, home + "schedule/?for=justice-policy-network&for=nobody&other=kept")
    wait_for(lambda: titles(browser) == ["Breakout sessions", "Justice policy"])
    assert told(browser) == "1 of 8 sessions: Justice Policy Network."
    ends = browser.execute_script(
        "return Array.from(document.querySelectorAll('.line > li:not([hidden])'),"
        " li => getComputedStyle(li, '::before').insetBlockEnd)"
    )
    assert ends == ["16px"]
    choose(browser, "type", "breakouts")
    assert browser.current_url.endswith("?other=kept&for=justice-policy-network&type=breakouts")


def test_nothing_found_says_so_and_leads_back(browser, home):
    opened(browser, home + "schedule/day-1/?track=health")
    assert titles(browser) == []
    assert told(browser) == (
        "0 of 6 sessions: Health. No session has all of these."
        " Remove a choice, or show all sessions."
    )
    everywhere = one(browser, "#filter .ways a")
    assert everywhere.get_attribute("href") == home + "schedule/?track=health"
    one(browser, "#filter .ways button").click()
    assert len(titles(browser)) == 6
    assert browser.current_url == home + "schedule/day-1/"
    assert browser.switch_to.active_element == one(browser, "#filter summary")


def test_the_filter_by_keyboard_alone(browser, home):
    opened(browser, home + "schedule/")
    browser.execute_script("document.querySelector('#filter summary').focus()")
    browser.switch_to.active_element.send_keys(Keys.ENTER)
    browser.switch_to.active_element.send_keys(Keys.TAB)
    browser.switch_to.active_element.send_keys(Keys.TAB)
    browser.switch_to.active_element.send_keys(Keys.SPACE)
    assert told(browser).startswith("2 of 8 sessions: Day 2")
    browser.switch_to.active_element.send_keys(Keys.ENTER)
    wait_for(lambda: not one(browser, "#filter details").get_attribute("open"))
    assert browser.switch_to.active_element == one(browser, "#filter summary")


def test_a_schedule_too_long_for_one_page_fetches_its_days(browser, tmp_path):
    sessions = "".join(
        f"  - time: {at // 60 + 6}:{at % 60:02d} am\n    title: Session {at}\n"
        f"    type: {'panel' if at == 7 else 'talk'}\n"
        for at in range(80)
    )
    agenda = {
        f"content/agenda/day-{day}.yaml": f"day: {day}\nsessions:\n{sessions}" for day in (1, 2)
    }
    folder = built(tmp_path, {"content/event.yaml": EVENT, **agenda})
    with ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder))
    ) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        opened(browser, f"http://127.0.0.1:{server.server_port}/x/schedule/")
        assert titles(browser) == []
        choose(browser, "type", "panel")
        wait_for(lambda: titles(browser) == ["Session 7", "Session 7"])
        assert told(browser) == "2 of 160 sessions: Panel."
        link = one(browser, "section.day h3 a").get_attribute("href")
        assert re.search(r"/x/panels/session-7[^/]*/$", link)
        assert not one(browser, ".day-list").is_displayed()
        browser.back()
        wait_for(lambda: one(browser, ".day-list").is_displayed())
        assert days(browser) == []
        server.shutdown()


# The search


def results(browser):
    """Return what was found: the title and the marked parts of each, under the heading of its kind."""
    return {
        part.find_element(By.TAG_NAME, "h2").text: [
            (
                entry.find_element(By.TAG_NAME, "a").text,
                [mark.text for mark in entry.find_elements(By.TAG_NAME, "mark")],
            )
            for entry in part.find_elements(By.CSS_SELECTOR, "ol > li")
        ]
        for part in browser.find_elements(By.CSS_SELECTOR, ".results")
    }


def look_for(browser, words):
    field = one(browser, "input[type=search]")
    field.clear()
    field.send_keys(words, Keys.ENTER)
    wait_for(lambda: told(browser))
    return results(browser)


def test_first_letters_without_accents_and_all_of_the_words(browser, home):
    opened(browser, home + "search/")
    assert look_for(browser, "nunez jos") == {
        "People": [("José Núñez", ["Jos", "Núñez"])],
        "Sessions": [("What homes cost", ["Jos", "Núñez"])],
    }
    assert told(browser) == "2 found"
    assert browser.current_url == home + "search/?q=nunez+jos"
    assert look_for(browser, "LUCZAK")["People"] == [("Ana Łuczak", ["Łuczak"])]
    assert look_for(browser, "書館") == {"Sessions": [("図書館の利用", ["書館"])]}
    assert look_for(browser, "home") == {
        "Sessions": [("What homes cost", ["home"])],
        "People": [("José Núñez", ["home"])],
    }


def test_a_link_to_a_search_and_by_keyboard_to_what_is_found(browser, home):
    opened(browser, home + "search/?q=clinics")
    wait_for(lambda: told(browser) == "1 found")
    browser.execute_script("document.querySelector('input[type=search]').focus()")
    browser.switch_to.active_element.send_keys(Keys.TAB)
    browser.switch_to.active_element.send_keys(Keys.TAB)
    browser.switch_to.active_element.send_keys(Keys.ENTER)
    wait_for(lambda: browser.current_url == home + "panels/clinics/")
    browser.back()
    wait_for(lambda: told(browser) == "1 found")


def test_nothing_with_all_the_words(browser, home):
    opened(browser, home + "search/")
    assert look_for(browser, "clinics zebra") == {}
    assert told(browser).startswith("Nothing here has all of these words.")


def test_without_script_the_pages_are_whole(browser, home):
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.get(home + "schedule/?track=housing")
        assert not one(browser, "#filter").is_displayed()
        assert len(titles(browser)) == 8
        one(browser, ".tools .other-way li:last-child a").click()
        main = one(browser, "main")
        assert "needs scripts" in main.text
        assert not one(browser, "#search").is_displayed()
        links = [link.text for link in main.find_elements(By.CSS_SELECTOR, ".links a")]
        assert {"Schedule", "People", "Networks", "Tracks"} <= set(links)
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
