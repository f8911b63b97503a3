"""Now and next, the jump to now, notices, and the visitor's own zone, in a real browser under a set clock."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

from handbill.commands.build import BuildOptions, build

pytestmark = pytest.mark.browser

BUILT = datetime(2024, 10, 20, 12, 0, tzinfo=UTC)
CHICAGO = "America/Chicago"

EVENT = """\
name: Peer Exchange in Riverton
starts: November 2, 2024
ends: November 3, 2024
city: Riverton, Louisiana
time zone: America/Chicago
registration:
  link: https://example.gov/register
  closes: November 1, 2024
notice:
  text: Shuttle leaves the hotel at 8:40 am.
  from: November 2, 2024
  until: November 2, 2024 noon
"""
DAY_1 = """\
day: 1
date: November 2, 2024
sessions:
  - time: 9:00 am - 10:30 am
    title: Opening panel
    venue: Main Library, Large Meeting Room
  - time: 11:00 am - 12:00 pm
    title: A talk that is off
    status: cancelled
    venue: Main Library
  - time: 2:00 pm - 3:15 pm
    title: Breakout sessions
    venue: Main Library
    parallel:
      - title: Reentry
        room: Conference Room A
      - title: Justice policy
        room: Conference Room B
  - time: from 6:00 pm
    title: Reception
    venue: Conference Hotel
  - time: 11:00 pm - 12:30 am next day
    title: Night walk
"""
DAY_2 = """\
day: 2
date: November 3, 2024
sessions:
  - time: 9:00 am - 10:00 am
    title: Closing words
    venue: Conference Hotel
"""
SITE = {
    "content/event.yaml": EVENT,
    "content/agenda/day-1.yaml": DAY_1,
    "content/agenda/day-2.yaml": DAY_2,
}


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and keeps a list of what was asked for."""

    asked: list[str]

    def log_message(self, *_: object) -> None:
        self.asked.append(urlsplit(self.path).path)


@contextmanager
def served(root: Path, files: dict[str, str]) -> Iterator[tuple[str, list[str], Path]]:
    """Build a site and serve it: its address, what was asked for, and its folder."""
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    output = root / "output"
    report = build(root, output, BuildOptions(BUILT), lambda *_: None)
    assert report.ok, report.problems
    asked: list[str] = []
    handler = type("Handler", (Quiet,), {"asked": asked})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(output)))
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://localhost:{server.server_port}/", asked, output
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    with served(tmp_path_factory.mktemp("clock"), SITE) as (address, _, _):
        yield address


CLOCK = """\
(() => {
  const Real = Date;
  const shift = Real.parse("%s") - Real.now();
  globalThis.Date = class extends Real {
    constructor(...given) { given.length ? super(...given) : super(Real.now() + shift); }
    static now() { return Real.now() + shift; }
  };
})();
"""


@pytest.fixture
def visit(browser):
    """Open pages under a set clock, in a zone: `visit(address, "2024-11-02T09:30-05:00")`."""
    scripts = []

    def opened(address, moment, zone=CHICAGO):
        for script in scripts:
            browser.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", script)
        scripts[:] = [
            browser.execute_cdp_cmd(
                "Page.addScriptToEvaluateOnNewDocument", {"source": CLOCK % moment}
            )
        ]
        browser.execute_cdp_cmd("Emulation.setTimezoneOverride", {"timezoneId": zone})
        browser.get(address)
        return browser

    yield opened
    for script in scripts:
        browser.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", script)
    browser.execute_cdp_cmd("Emulation.setTimezoneOverride", {"timezoneId": ""})
    browser.execute_script("localStorage.clear()")


def soon(browser, look):
    return WebDriverWait(browser, 5, 0.02).until(lambda _: look())


def texts(browser, selector):
    return browser.execute_script(
        "return [...document.querySelectorAll(arguments[0])]"
        ".map(one => one.textContent.replace(/\\s+/g, ' ').trim())",
        selector,
    )


def told(browser):
    """Return the lines of the block of now and next, once it is shown; empty where it stays away."""
    block = browser.find_element(By.CSS_SELECTOR, ".now-next")
    soon(browser, lambda: block.is_displayed() and block.find_elements(By.CSS_SELECTOR, "li"))
    return texts(browser, ".now-next :is(div > h2, h3, li, div > div > p)")


def marked(browser, mark):
    return browser.execute_script(
        "return [...document.querySelectorAll(`main li[${arguments[0]}]`)]"
        ".map(li => li.querySelector(':is(.title, h3) a').textContent)",
        mark,
    )


# Now and next


@pytest.mark.parametrize(
    ("moment", "lines"),
    [
        (
            "2024-11-02T08:00-05:00",
            [
                *("Now", "Nothing is on at the moment.", "Next"),
                "Opening panel 9:00 am to 10:30 am Main Library, Large Meeting Room",
            ],
        ),
        (
            "2024-11-02T10:29-05:00",
            [
                *("Now", "Opening panel 9:00 am to 10:30 am Main Library, Large Meeting Room"),
                *("Next", "Reentry 2:00 pm to 3:15 pm Main Library, Conference Room A"),
                "Justice policy 2:00 pm to 3:15 pm Main Library, Conference Room B",
            ],
        ),
        (
            "2024-11-02T11:30-05:00",
            [
                *("Now", "Nothing is on at the moment.", "Next"),
                "Reentry 2:00 pm to 3:15 pm Main Library, Conference Room A",
                "Justice policy 2:00 pm to 3:15 pm Main Library, Conference Room B",
            ],
        ),
        (
            "2024-11-02T14:00-05:00",
            [
                *("Now", "Reentry 2:00 pm to 3:15 pm Main Library, Conference Room A"),
                "Justice policy 2:00 pm to 3:15 pm Main Library, Conference Room B",
                *("Next", "Reception from 6:00 pm Conference Hotel"),
            ],
        ),
        (
            "2024-11-03T00:10-05:00",
            [
                *("Now", "Night walk 11:00 pm to 12:30 am Sunday"),
                "Next, Sunday, November 3",
                "Closing words 9:00 am to 10:00 am Conference Hotel",
            ],
        ),
        (
            "2024-11-03T09:59-06:00",
            [
                *("Now", "Closing words 9:00 am to 10:00 am Conference Hotel"),
                *("Next", "Nothing more is planned."),
            ],
        ),
    ],
)
def test_now_and_next_on_a_page_built_days_before(visit, home, moment, lines):
    browser = visit(home + "schedule/", moment)
    assert told(browser) == lines
    assert browser.execute_script("return document.documentElement.dataset.today") == (
        "2024-11-03" if moment.endswith("06:00") else "2024-11-02"
    )


def test_home_tells_them_from_the_page_of_now(visit, home):
    browser = visit(home, "2024-11-02T09:30-05:00")
    assert told(browser)[:2] == [
        "Now",
        "Opening panel 9:00 am to 10:30 am Main Library, Large Meeting Room",
    ]
    link = browser.find_element(By.CSS_SELECTOR, ".now-next a")
    assert link.get_attribute("href") == home + "sessions/opening-panel/"


@pytest.mark.parametrize(
    ("page", "moment"),
    [
        ("schedule/", "2024-11-03T10:00-06:00"),
        ("schedule/", "2024-11-01T12:00-05:00"),
        ("schedule/day-2/", "2024-11-02T09:30-05:00"),
        ("", "2024-11-05T09:30-06:00"),
    ],
)
def test_there_is_no_block_before_and_after_and_on_the_page_of_another_day(
    visit, home, page, moment
):
    browser = visit(home + page, moment)
    browser.execute_async_script("setTimeout(arguments[0], 300)")
    assert not browser.find_element(By.CSS_SELECTOR, ".now-next").is_displayed()


def test_sessions_are_marked_in_words_and_what_is_off_is_never_on(visit, home):
    browser = visit(home + "schedule/day-1/", "2024-11-02T11:30-05:00")
    soon(browser, lambda: marked(browser, "data-over"))
    assert marked(browser, "data-now") == []
    assert marked(browser, "data-over") == ["Opening panel"]
    assert marked(browser, "data-next") == ["Reentry", "Justice policy"]
    visit(home + "schedule/day-1/", "2024-11-02T14:30-05:00")
    soon(browser, lambda: marked(browser, "data-now"))
    assert marked(browser, "data-now") == ["Breakout sessions", "Reentry", "Justice policy"]
    assert texts(browser, "main li[data-now] > .title") == ["Now Reentry", "Now Justice policy"]
    assert texts(browser, "main [data-session] :is(h3, .title):has(.struck)") == [
        "Canceled A talk that is off"
    ]


def test_the_page_follows_the_clock_by_itself(visit, home):
    browser = visit(home + "schedule/", "2024-11-02T10:29:58.500-05:00")
    assert marked(browser, "data-now") or soon(browser, lambda: marked(browser, "data-now"))
    soon(browser, lambda: marked(browser, "data-now") == [])
    assert told(browser)[1] == "Nothing is on at the moment."


def test_the_jump_brings_eye_and_focus_to_what_is_on(visit, home):
    browser = visit(home + "schedule/", "2024-11-03T09:30-06:00")
    link = browser.find_element(By.CSS_SELECTOR, ".jump a")
    soon(browser, link.is_displayed)
    link.click()
    assert browser.switch_to.active_element.text == "Closing words"
    soon(browser, lambda: in_view(browser))
    visit(home + "schedule/", "2024-12-01T09:30-06:00")
    assert not browser.find_element(By.CSS_SELECTOR, ".jump a").is_displayed()


def in_view(browser):
    return browser.execute_script(
        "const { top, bottom } = document.activeElement.getBoundingClientRect();"
        "return top >= 0 && bottom <= innerHeight"
    )


def test_notices_and_registration_keep_to_their_dates(visit, home):
    shown = {}
    for moment in (
        "2024-10-31T12:00-05:00",
        "2024-11-02T11:59-05:00",
        "2024-11-02T12:00-05:00",
    ):
        browser = visit(home, moment)
        shown[moment] = [
            browser.find_element(By.CSS_SELECTOR, what).is_displayed()
            for what in (".notices p", ".register a")
        ]
    assert list(shown.values()) == [[False, True], [True, False], [False, False]]


# Zones


def own_time(browser, place=".clock"):
    select = soon(browser, lambda: browser.find_elements(By.CSS_SELECTOR, f"{place} select"))
    return Select(select[0])


def test_times_in_the_visitors_zone_across_a_change_to_standard_time(visit, home):
    browser = visit(home + "schedule/", "2024-10-25T12:00-05:00", "America/Phoenix")
    times = ".line > li > .time, .fork .when, .day .subline span[data-starts]"
    choice = own_time(browser)
    typed = texts(browser, times)
    before = browser.execute_script("return document.querySelector('.line').outerHTML")
    names = [option.text for option in choice.options]
    assert names == ["Central Time, the event's", "Mountain Standard Time, yours"]
    choice.select_by_value("own")
    assert texts(browser, times) == [
        "7:00 am to 10:30 pm, Mountain Standard Time",
        "7:00 am to 8:30 am",
        "9:00 am to 10:00 am",
        "12:00 pm to 1:15 pm",
        "from 4:00 pm",
        "9:00 pm to 10:30 pm",
        "8:00 am to 9:00 am, Mountain Standard Time",
        "8:00 am to 9:00 am",
    ]
    assert texts(browser, "[role=status].unseen") == ["Times are now in Mountain Standard Time."]
    visit(home + "schedule/day-2/", "2024-11-03T07:30-07:00", "America/Phoenix")
    own_time(browser)
    assert texts(browser, ".masthead [data-starts], .line .time") == [
        "8:00 am to 9:00 am, Mountain Standard Time",
        "8:00 am to 9:00 am",
    ]
    assert told(browser)[-1] == "Closing words 8:00 am to 9:00 am Conference Hotel"
    visit(home + "schedule/", "2024-10-25T12:00-05:00", "America/Phoenix")
    own_time(browser).select_by_value("")
    assert texts(browser, times) == typed
    assert browser.execute_script("return document.querySelector('.line').outerHTML") == before


def test_a_time_on_another_day_says_which_and_lists_and_pages_of_sessions_follow(visit, home):
    browser = visit(home + "venues/main-library/", "2024-10-25T12:00Z", "Pacific/Auckland")
    browser = visit(home + "sessions/opening-panel/", "2024-10-25T12:00Z", "Pacific/Auckland")
    own_time(browser, ".foot").select_by_value("own")
    assert texts(browser, ".masthead .time") == ["3:00 am Sunday to 4:30 am"]
    visit(home + "sessions/", "2024-10-25T12:00Z", "Pacific/Auckland")
    soon(browser, lambda: "Sunday" in texts(browser, ".when time")[0])
    assert texts(browser, ".when time") == [
        "3:00 am Sunday to 4:30 am",
        "5:00 am Sunday to 6:00 am",
        "8:00 am Sunday to 9:15 am",
        "8:00 am Sunday to 9:15 am",
        "8:00 am Sunday to 9:15 am",
        "from 12:00 pm Sunday",
        "5:00 pm Sunday to 6:30 pm",
        "4:00 am Monday to 5:00 am",
    ]
    visit(home, "2024-11-02T09:30-05:00", "Pacific/Auckland")
    assert told(browser)[1].startswith("Opening panel 3:00 am Sunday to 4:30 am")


def test_there_is_no_switch_where_the_clocks_agree(visit, home):
    browser = visit(home + "schedule/", "2024-10-25T12:00-05:00", "America/Winnipeg")
    browser.execute_async_script("setTimeout(arguments[0], 200)")
    assert browser.find_elements(By.TAG_NAME, "select") == []
    assert texts(browser, ".clock p")[0] == "Schedule times are in Central Time."


def test_a_site_with_24_hours(visit, tmp_path):
    with served(tmp_path, SITE | {"site_config.yaml": "clock: 24 hours\n"}) as (home, _, _):
        browser = visit(home + "schedule/day-1/", "2024-10-25T12:00-05:00", "America/Los_Angeles")
        own_time(browser).select_by_value("own")
        assert texts(browser, ".line > li > .time")[:2] == ["07:00 to 08:30", "09:00 to 10:00"]
        assert texts(browser, ".masthead [data-starts]") == ["07:00 to 22:30, Pacific Time"]


# The page of now


def test_the_page_of_now_without_script(browser, home):
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.get(home + "now/")
        days = browser.find_elements(By.TAG_NAME, "details")
        shown = [day.find_element(By.TAG_NAME, "h2").text for day in days]
        days[0].find_element(By.TAG_NAME, "summary").click()
        titles = [one.text for one in days[0].find_elements(By.CSS_SELECTOR, ".title")]
        assert not browser.find_element(By.CSS_SELECTOR, ".now-next").is_displayed()
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    assert shown == ["1 Saturday, November 2", "2 Sunday, November 3"]
    assert titles == [
        "Opening panel",
        "Canceled A talk that is off",
        "Reentry",
        "Justice policy",
        "Reception",
        "Night walk",
    ]


def test_the_page_of_now_tells_what_comes_first_and_opens_the_day(browser, visit, home):
    browser.get_log("browser")
    visit(home + "now/", "2024-10-25T12:00-05:00")
    assert told(browser) == [
        "Next, Saturday, November 2",
        "Opening panel 9:00 am to 10:30 am Main Library, Large Meeting Room",
    ]
    visit(home + "now/", "2024-11-03T09:30-06:00")
    assert told(browser)[1] == "Closing words 9:00 am to 10:00 am Conference Hotel"
    assert browser.execute_script(
        "return [...document.querySelectorAll('details')].map(one => one.open)"
    ) == [False, True]
    visit(home, "2024-11-03T09:30-06:00")
    told(browser)
    assert [entry["message"] for entry in browser.get_log("browser")] == []


TOPICS = (
    *("water", "library", "safety", "reentry", "policy", "council", "budget", "youth", "network"),
    *("street", "trust", "housing", "health", "transit", "repair", "lighting", "mentors", "river"),
)


def long_day(number, count=167, at_a_time=12):
    """Return the agenda of a day with very many sessions, no two titles alike."""
    lines = [f"day: {number}", "sessions:"]
    for at in range(count):
        minute = 480 + 45 * (at // at_a_time)
        start, end = (f"{m // 60:02}:{m % 60:02}" for m in (minute, minute + 40))
        words = [TOPICS[(at * step + number) % len(TOPICS)] for step in (1, 5, 7, 11, 13)]
        lines += [
            f"  - time: {start} - {end}",
            f"    title: {' '.join(words).capitalize()} {number}{at}",
            f"    venue: Convention Center, Room {at % at_a_time + 1}",
        ]
    return "\n".join(lines) + "\n"


LONG = {
    "site_config.yaml": "clock: 24 hours\n",
    "content/event.yaml": "name: Long Exchange\nstarts: November 2, 2024\ntime zone: America/Chicago\n",
    **{f"content/agenda/day-{day}.yaml": long_day(day) for day in (1, 2, 3)},
}


def test_500_sessions_take_no_more_than_14_kb_with_all_that_is_loaded(visit, tmp_path):
    with served(tmp_path, LONG) as (home, asked, output):
        browser = visit(home + "now/", "2024-11-03T13:20-06:00")
        lines = told(browser)
        loaded = {path for path in asked if path != "/favicon.ico"}
        sizes = {path: packed(output, path) for path in loaded}
        assert [line for line in lines if line in {"Now", "Next"}] == ["Now", "Next"]
        assert len(lines) == 2 + 24
        assert sum(sizes.values()) <= 14 * 1024, sizes
        names = {path.rsplit("/", 1)[-1] for path in loaded}
        assert {name.split(".")[0] for name in names if name.endswith(".css")} == {"palette", "now"}
        assert [name for name in names if name.endswith(".woff2")] == []
        assert "site" not in {name.split(".")[0] for name in names if name.endswith(".js")}
        browser = visit(home, "2024-11-03T13:20-06:00")
        told(browser)
        assert len(browser.find_elements(By.CSS_SELECTOR, ".now-next li")) == 24


def packed(output, path):
    file = output / path.removeprefix("/")
    return len(gzip.compress((file / "index.html" if file.is_dir() else file).read_bytes(), 9))


def test_scripts_are_small():
    folder = Path(__file__).parent.parent / "templates" / "assets" / "js"
    sizes = {
        name: len(gzip.compress((folder / name).read_bytes(), 9))
        for name in ("clock.js", "zones.js")
    }
    assert sizes["clock.js"] <= 2560, sizes
    assert sizes["zones.js"] <= 2048, sizes
