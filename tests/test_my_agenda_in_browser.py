"""My agenda in a browser: kept by path, in step across tabs, shared without loss, taken into calendars and QR codes."""

import functools
import http.server
import re
import shutil
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
import segno
from icalendar import Calendar
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

HOME = Path(__file__).parent.parent
pytestmark = pytest.mark.browser

CONTENT = {
    "content/event.yaml": "name: Peer Exchange in Riverton\nstarts: March 9, 2024\nends: March 10, 2024\n"
    "time zone: America/Chicago\n",
    "content/agenda/day-1.yaml": """\
date: March 9, 2024
sessions:
  - time: 9:00 am - 10:30 am
    title: Water, and "who" pays
    venue: Main Library, Large Meeting Room
  - time: 10:00 am - 11:00 am
    title: Budgets
    venue: Main Library
  - time: 1:00 pm
    title: Open end
  - time: 2:00 pm - 3:00 pm
    title: Breakouts
    parallel:
      - title: Reentry
      - title: Justice
""",
    "content/agenda/day-2.yaml": """\
date: March 10, 2024
sessions:
  - time: 1:30 am - 3:30 am
    title: Night watch
  - time: 9:00 am - 10:00 am
    title: Breakfast
    status: cancelled
  - time: to be announced
    title: Closing words
""",
    "content/venues.yaml": "- name: Main Library\n  rooms: [Large Meeting Room]\n",
}


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format, *args):  # noqa: A002 - the name that it has in the library
        pass


@pytest.fixture(scope="module")
def events(tmp_path_factory):
    """The address of a folder in which the same site lies twice, as x/ and as y/."""
    root = tmp_path_factory.mktemp("my-agenda")
    for name, text in CONTENT.items():
        path = root / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    built = root / "www" / "events" / "x"
    command = [sys.executable, str(HOME / "build.py"), "-C", str(root / "site"), "build"]
    made = subprocess.run(
        [*command, "-o", str(built)], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert made.returncode == 0, made.stdout + made.stderr
    shutil.copytree(built, built.with_name("y"))
    handler = functools.partial(Quiet, directory=str(root / "www"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/events/"
        server.shutdown()
        thread.join()


@pytest.fixture
def page(browser, events):
    """The browser with nothing kept, and a way to open a page of the site x and wait for its stars."""
    browser.get(events + "x/404.html")
    browser.execute_script("localStorage.clear(); window.name = ''")

    def open_page(path, site="x"):
        browser.get("about:blank")
        browser.get(f"{events}{site}/{path}")

    yield open_page
    browser.get(events + "x/404.html")
    browser.execute_script("localStorage.clear(); window.name = ''")


def star(browser, title):
    label = f"My agenda: {title}"
    stars = WebDriverWait(browser, 10).until(lambda b: b.find_elements(By.CSS_SELECTOR, ".star"))
    return next(one for one in stars if one.accessible_name == label)


def press(browser, *titles):
    for title in titles:
        browser.execute_script("arguments[0].click()", star(browser, title))


def listed(browser, part="mine"):
    """Return the titles in a part of the page, with the note below each."""
    entries = browser.find_elements(By.CSS_SELECTOR, f"[data-part={part}] li")
    return [
        (
            entry.find_element(By.CSS_SELECTOR, "h4 a").text,
            *[note.text for note in entry.find_elements(By.CSS_SELECTOR, ".note")],
        )
        for entry in entries
    ]


def shown(browser, part):
    return browser.find_element(By.CSS_SELECTOR, f"[data-part={part}]").is_displayed()


def do(browser, name):
    button = browser.find_element(By.CSS_SELECTOR, f"[data-do={name}]")
    browser.execute_script(
        "arguments[0].scrollIntoView({block: 'center'}); arguments[0].click()", button
    )


def link(browser):
    return browser.find_element(By.CSS_SELECTOR, "#agenda input").get_property("value")


def said(browser, words):
    WebDriverWait(browser, 10).until(
        lambda b: b.find_element(By.CSS_SELECTOR, "[role=status].said").text == words
    )


def test_a_star_keeps_a_session_for_this_path_of_the_host_alone(browser, page):
    page("my-agenda/")
    assert (shown(browser, "empty"), shown(browser, "take")) == (True, False)
    page("schedule/")
    press(browser, 'Water, and "who" pays', "Reentry")
    pressed = star(browser, "Reentry")
    assert (pressed.get_attribute("aria-pressed"), pressed.get_attribute("title")) == (
        "true",
        "Remove from my agenda",
    )
    page("schedule/")
    assert star(browser, "Reentry").get_attribute("aria-pressed") == "true"
    assert star(browser, "Budgets").get_attribute("aria-pressed") == "false"
    page("sessions/reentry/")
    assert star(browser, "Reentry").text == "My agenda"
    page("my-agenda/")
    assert listed(browser) == [('Water, and "who" pays',), ("Reentry",)]
    page("my-agenda/", site="y")
    assert (shown(browser, "empty"), listed(browser)) == (True, [])


def test_clashes_are_said_and_what_is_taken_out_can_be_put_back(browser, page):
    page("schedule/")
    press(
        browser, 'Water, and "who" pays', "Budgets", "Open end", "Breakouts", "Reentry", "Justice"
    )
    page("my-agenda/")
    assert listed(browser) == [
        ('Water, and "who" pays', "At the same time as Budgets."),
        ("Budgets", 'At the same time as Water, and "who" pays.'),
        ("Open end",),
        ("Breakouts",),
        ("Reentry", "At the same time as Justice."),
        ("Justice", "At the same time as Reentry."),
    ]
    press(browser, "Budgets", "Justice")
    assert [one[1:] for one in listed(browser)] == [
        ("",),
        ("Removed",),
        (),
        (),
        ("",),
        ("Removed",),
    ]
    press(browser, "Justice")
    assert listed(browser)[4:] == [
        ("Reentry", "At the same time as Justice."),
        ("Justice", "At the same time as Reentry."),
    ]
    page("my-agenda/")
    assert [one[0] for one in listed(browser)][1:3] == ["Open end", "Breakouts"]


def test_another_tab_is_in_step(browser, page):
    page("schedule/")
    star(browser, "Budgets")
    first = browser.current_window_handle
    browser.switch_to.new_window("tab")
    page("schedule/")
    press(browser, "Budgets")
    browser.close()
    browser.switch_to.window(first)
    WebDriverWait(browser, 10).until(
        lambda b: star(b, "Budgets").get_attribute("aria-pressed") == "true"
    )


def test_a_shared_link_asks_and_merges(browser, page):
    page("schedule/")
    press(browser, "Budgets", "Night watch")
    page("my-agenda/")
    shared = link(browser).partition("#")[2]
    browser.execute_script("localStorage.clear()")
    page("schedule/")
    press(browser, "Justice")
    page(f"my-agenda/#{shared}.zzzzzzzz")
    heading = browser.find_element(By.CSS_SELECTOR, "[data-part=shared] h2")
    assert heading.text == "Somebody shared 3 sessions with you"
    words = browser.find_element(By.CSS_SELECTOR, "[data-part=shared] p").text
    assert words == (
        "Your own agenda stays as it is unless you add them. 1 of them is no longer in the schedule."
    )
    assert listed(browser, "shared") == [("Budgets",), ("Night watch",)]
    assert listed(browser) == [("Justice",)]
    do(browser, "look")
    said(browser, "Nothing was added. These sessions are shown until you leave the page.")
    page("my-agenda/")
    assert (listed(browser), shown(browser, "shared")) == ([("Justice",)], False)
    page(f"my-agenda/#{shared}")
    do(browser, "merge")
    said(browser, "2 sessions were added to your agenda.")
    assert listed(browser) == [("Budgets",), ("Justice",), ("Night watch",)]
    assert browser.switch_to.active_element.text == "Your sessions"
    page(f"my-agenda/#{shared}")
    assert not browser.find_element(By.CSS_SELECTOR, "[data-do=merge]").is_displayed()


def test_what_left_the_schedule_is_said_and_what_is_off_is_struck(browser, page):
    page("schedule/")
    press(browser, "Breakfast")
    browser.execute_script(
        "const key = Object.keys(localStorage).find(one => one.endsWith(':agenda'));"
        "localStorage[key] = JSON.stringify({...JSON.parse(localStorage[key]), gone1234: 'Old <b>talk</b>'})"
    )
    page("my-agenda/")
    off = browser.find_element(By.CSS_SELECTOR, "[data-part=mine] h4")
    assert off.text == "Canceled Breakfast"
    assert off.find_elements(By.CSS_SELECTOR, "a.struck") != []
    gone = browser.find_element(By.CSS_SELECTOR, "[data-part=gone] li")
    assert gone.find_element(By.CSS_SELECTOR, ".title").text == "Old <b>talk</b>"
    press(browser, "Old <b>talk</b>")
    page("my-agenda/")
    assert not shown(browser, "gone")


HOOK = """
const { createObjectURL } = URL;
URL.createObjectURL = (blob) => { window.saved = blob; return createObjectURL.call(URL, blob); };
HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download; };
"""


def test_the_calendar_has_the_times_and_keeps_its_line_ends(browser, page):
    page("schedule/")
    press(browser, 'Water, and "who" pays', "Night watch", "Breakfast", "Closing words")
    page("my-agenda/")
    open_words = browser.find_element(By.CSS_SELECTOR, "[data-part=open]").text
    assert open_words == "1 session has no time yet and is not in the file."
    browser.execute_script(HOOK)
    do(browser, "calendar")
    said(browser, "Your calendar file is ready: my-agenda.ics.")
    text = browser.execute_async_script("window.saved.text().then(arguments[0])")
    assert browser.execute_script("return window.savedAs") == "my-agenda.ics"
    assert "\n" not in text.replace("\r\n", "")
    found = {
        str(event["summary"]): (event.start.astimezone(UTC), event.end.astimezone(UTC))
        for event in Calendar.from_ical(text).walk("VEVENT")
    }
    assert found == {
        'Water, and "who" pays': (
            datetime(2024, 3, 9, 15, 0, tzinfo=UTC),
            datetime(2024, 3, 9, 16, 30, tzinfo=UTC),
        ),
        "Night watch": (
            datetime(2024, 3, 10, 7, 30, tzinfo=UTC),
            datetime(2024, 3, 10, 8, 30, tzinfo=UTC),
        ),
        "Canceled: Breakfast": (
            datetime(2024, 3, 10, 14, 0, tzinfo=UTC),
            datetime(2024, 3, 10, 15, 0, tzinfo=UTC),
        ),
    }


def test_the_qr_code_is_that_of_the_link(browser, page):
    page("schedule/")
    press(browser, "Budgets", "Reentry")
    page("my-agenda/")
    do(browser, "code")
    drawn = WebDriverWait(browser, 10).until(
        lambda b: b.find_element(By.CSS_SELECTOR, "#agenda_code svg")
    )
    assert drawn.accessible_name == "QR code of the link to your 2 sessions"
    path = drawn.find_elements(By.CSS_SELECTOR, "path")[1].get_attribute("d")
    dark = {(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", path)}
    size = int(drawn.get_dom_attribute("viewBox").split()[2]) - 8
    assert dark in [matrix(link(browser), size, mask) for mask in range(8)]


def matrix(text, size, mask):
    """Return the dark places of the QR code of a text, of a size in modules, with one of the masks."""
    code = segno.make(
        text,
        error="L",
        mode="byte",
        encoding="utf-8",
        eci=True,
        version=(size - 17) // 4,
        mask=mask,
        boost_error=False,
        micro=False,
    )
    return {(x, y) for y, row in enumerate(code.matrix) for x, module in enumerate(row) if module}


def test_more_than_a_qr_code_holds_is_said(browser, page):
    page("schedule/")
    press(browser, "Budgets")
    page(f"my-agenda/?{'a' * 3000}")
    do(browser, "code")
    said(browser, "These are too many sessions for a QR code. Send the link instead.")
    assert not browser.find_element(By.ID, "agenda_code").is_displayed()


REFUSE = """
Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("denied", "SecurityError"); },
});
"""


def test_a_browser_that_keeps_nothing_works_for_the_visit_and_says_so(browser, page):
    added = browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": REFUSE})
    try:
        page("schedule/")
        press(browser, "Budgets")
        alert = browser.find_element(By.CSS_SELECTOR, "[role=alert]").text
        assert alert.startswith("This browser keeps nothing for this site.")
        press(browser, "Reentry")
        assert len(browser.find_elements(By.CSS_SELECTOR, "[role=alert]")) == 1
        browser.execute_script("location.href = '../my-agenda/'")
        WebDriverWait(browser, 10).until(lambda b: listed(b) == [("Budgets",), ("Reentry",)])
        assert (shown(browser, "where"), shown(browser, "forgets")) == (False, True)
    finally:
        browser.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", added)
        page("404.html")


def test_without_script_the_page_leads_to_the_schedule(browser, page):
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        page("my-agenda/")
        part = browser.find_element(By.CSS_SELECTOR, "[data-part=without]")
        assert part.is_displayed()
        assert part.find_element(By.TAG_NAME, "a").get_attribute("href").endswith("/x/schedule/")
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
