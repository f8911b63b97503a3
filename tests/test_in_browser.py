"""The first event in a real browser: every page is found, none complains, a save and a mistake show by themselves."""

import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

import pytest
from selenium.webdriver.common.by import By

HOME = Path(__file__).parent.parent
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def preview(tmp_path_factory):
    """The first event, copied and served under a path of its own."""
    root = tmp_path_factory.mktemp("café au lait") / "site"
    shutil.copytree(HOME / "content", root / "content")
    shutil.copy(HOME / "site_config.yaml", root)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [
            sys.executable,
            str(HOME / "build.py"),
            "serve",
            "-C",
            str(root),
            "-p",
            str(port),
            "--base-url",
            "https://example.gov/events/x/",
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    for line in process.stdout:
        if found := re.search(r"Preview: (\S+)", line):
            break
    drain = threading.Thread(target=process.stdout.read, daemon=True)
    drain.start()
    yield root, found[1]
    process.terminate()
    process.wait(10)
    drain.join(5)
    process.stdout.close()


def links(browser) -> set[str]:
    found = browser.execute_script("return Array.from(document.links, a => a.href)")
    return {urldefrag(href)[0] for href in found}


def test_every_page_is_reached_from_home_and_none_complains(browser, preview):
    root, home = preview
    seen, ahead, complaints = set(), [home], []
    browser.get_log("browser")
    while ahead:
        address = ahead.pop()
        if address in seen:
            continue
        seen.add(address)
        browser.get(address)
        complaints += [(address, entry["message"]) for entry in browser.get_log("browser")]
        ahead += [
            href
            for href in links(browser)
            if href.startswith(home) and "." not in urlsplit(href).path.rpartition("/")[2]
        ]
    folder = root / ".handbill" / "preview"
    pages = {
        "/" + path.parent.relative_to(folder).as_posix().removeprefix(".")
        for path in folder.rglob("index.html")
    }
    reached = {
        "/" + urlsplit(address).path.removeprefix("/events/x/").strip("/") for address in seen
    }
    assert pages - reached == set()
    assert complaints == []


def wait_for(browser, look, seconds=15):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            if found := look():
                return found
        except Exception:  # noqa: BLE001, S110 - the page is being loaded anew
            pass
        time.sleep(0.05)
    raise AssertionError(browser.page_source[-2000:])


def change(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_a_save_shows_by_itself_and_the_page_stays_where_it_was(browser, preview):
    root, home = preview
    browser.set_window_size(800, 400)
    browser.get(home + "schedule/day-2/")
    time.sleep(0.5)
    browser.execute_script("window.scrollTo(0, 300)")
    time.sleep(0.2)
    change(root / "content/agenda/day-2.yaml", "Seeing the work up close", "Up close")
    wait_for(browser, lambda: browser.find_element(By.TAG_NAME, "h1").text.endswith("Up close"))
    wait_for(browser, lambda: abs(browser.execute_script("return window.scrollY") - 300) < 30)
    change(root / "content/agenda/day-2.yaml", "Up close", "Seeing the work up close")
    wait_for(
        browser,
        lambda: browser.find_element(By.TAG_NAME, "h1").text.endswith("Seeing the work up close"),
    )


def test_a_mistake_shows_over_the_page_and_clears_by_itself(browser, preview):
    root, home = preview
    browser.get(home + "schedule/day-2/")
    time.sleep(0.5)
    change(root / "content/agenda/day-2.yaml", "venue: Tool Time", "venu: Tool Time")
    panel = wait_for(browser, lambda: browser.find_element(By.ID, "handbill-problems"))
    assert "content/agenda/day-2.yaml:" in panel.text
    assert "venu" in panel.text
    assert panel.is_displayed()
    panel.find_element(By.TAG_NAME, "button").click()
    assert browser.find_elements(By.ID, "handbill-problems") == []
    change(root / "content/agenda/day-2.yaml", "venu: Tool Time", "venue: Tool Time")
    wait_for(browser, lambda: not browser.find_elements(By.ID, "handbill-problems"))
    assert "Tool Time" in browser.find_element(By.TAG_NAME, "main").text
    assert browser.get_log("browser") == []


def test_the_whole_schedule_is_there_without_script(browser, preview):
    _, home = preview
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.get(home + "schedule/")
        text = browser.find_element(By.TAG_NAME, "main").text
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    for title in (
        "Breakfast",
        "Table discussions",
        "Monthly ecosystem meeting",
        "Municipal Reentry Leaders",
    ):
        assert title in text
