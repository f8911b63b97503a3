"""The timetable in a real browser: a list with a choice on a phone, a scale on a wide screen."""

import functools
import threading
from datetime import UTC, datetime
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.support.select import Select

from handbill.commands.build import BuildOptions, build

pytestmark = pytest.mark.browser

EVENT = "name: Peer Exchange\nstarts: October 8, 2024\ntime zone: America/Chicago\n"
VENUES = "- name: Library\n  rooms: [Hall, Attic]\n- Hotel\n"
TALKS = "".join(
    f"  - time: {hour}:00 - {hour}:50\n    title: {room} at {hour}\n    venue: Library, {room}\n"
    for hour in range(10, 20)
    for room in ("Hall", "Attic")
)
DAY = f"day: 1\nsessions:\n{TALKS}  - 20:00 - 21:00: Dinner\n"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    root = tmp_path_factory.mktemp("timetable")
    for name, text in {
        "site_config.yaml": "clock: 24 hours\n",
        "content/event.yaml": EVENT,
        "content/venues.yaml": VENUES,
        "content/agenda/day-1.yaml": DAY,
    }.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    output = root / "output"
    now = datetime(2024, 10, 1, tzinfo=UTC)
    assert build(root, output, BuildOptions(now=now), lambda *_: None).ok
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(output)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/schedule/timetable/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def sized(browser):
    """Set the size of the screen; it is free again afterwards."""

    def size(width, height=800):
        browser.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600},
        )

    yield size
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def shown(browser):
    found = browser.find_elements(By.CSS_SELECTOR, ".slots > li")
    return [one.find_element(By.CSS_SELECTOR, ".title").text for one in found if one.is_displayed()]


def test_one_room_at_a_time_on_a_phone(browser, sized, address):
    sized(320)
    browser.get(address)
    assert browser.execute_script("return document.documentElement.scrollWidth") == 320
    assert shown(browser) == [*(f"Hall at {hour}" for hour in range(10, 20)), "Dinner"]
    Select(browser.find_element(By.ID, "timetable_choice")).select_by_visible_text("Attic")
    assert shown(browser) == [*(f"Attic at {hour}" for hour in range(10, 20)), "Dinner"]
    assert browser.current_url == f"{address}?room=attic"
    assert browser.find_element(By.CSS_SELECTOR, "[data-shown]").text == "Sessions shown: 11"


def test_the_address_names_the_room(browser, sized, address):
    sized(390)
    browser.get(f"{address}?room=attic")
    assert len(shown(browser)) == 11
    assert shown(browser)[0] == "Attic at 10"
    browser.get(f"{address}?room=all")
    assert len(shown(browser)) == 21
    browser.get(f"{address}?room=cellar")
    assert shown(browser)[0] == "Hall at 10"


def test_without_script_everything_is_there(browser, sized, address):
    sized(320)
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.get(f"{address}?room=attic")
        assert len(shown(browser)) == 21
        assert not browser.find_element(By.ID, "timetable_choice").is_displayed()
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def box(browser, title):
    link = browser.find_element(By.LINK_TEXT, title)
    return browser.execute_script(
        "const box = arguments[0].closest('li').getBoundingClientRect();"
        "return [box.top, box.bottom, box.left, box.right];",
        link,
    )


def test_boxes_stand_at_their_time_on_a_wide_screen(browser, sized, address):
    sized(1280)
    browser.get(address)
    first, second, beside = (box(browser, t) for t in ("Hall at 10", "Hall at 11", "Attic at 10"))
    later = box(browser, "Hall at 12")
    assert first[0] == pytest.approx(beside[0])
    assert beside[2] >= first[3]
    assert second[0] - first[0] == pytest.approx(later[0] - second[0], abs=1)
    dinner = box(browser, "Dinner")
    assert dinner[2] == pytest.approx(first[2])
    assert dinner[3] == pytest.approx(beside[3])


def test_the_head_stays_and_covers_no_focus(browser, sized, address):
    sized(1280, 600)
    browser.get(address)
    links = browser.find_elements(By.CSS_SELECTOR, ".slots .title a")
    head = browser.find_element(By.CSS_SELECTOR, ".heads")
    for link in (links[-1], *reversed(links)):
        browser.execute_script("arguments[0].focus()", link)
        top, bottom = (
            browser.execute_script(f"return arguments[0].getBoundingClientRect().{side}", one)
            for one, side in ((link, "top"), (head, "bottom"))
        )
        assert top >= bottom
