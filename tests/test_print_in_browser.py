"""What comes out of the printer: how many sheets, and that nothing is cut."""

import base64
import functools
import re
import threading
from datetime import UTC, datetime
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from events import write_event

from handbill.commands.build import BuildOptions, build

pytestmark = pytest.mark.browser

LETTER = {"paperWidth": 8.5, "paperHeight": 11}
A4 = {"paperWidth": 8.27, "paperHeight": 11.69}

CUT = """
const wide = (e) => e.scrollWidth > e.clientWidth + 2;
const high = (e) => e.scrollHeight > e.clientHeight + 2 && !e.matches('h2');
return [...document.querySelectorAll('.leaf, .fold > section, .days-run, .leaf h2, .run h4')]
  .filter((e) => wide(e) || high(e)).map((e) => e.outerHTML.slice(0, 100));
"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture(scope="module", params=["small", "middle"])
def printed(request, tmp_path_factory):
    """An event on a server: its size and its address."""
    root = tmp_path_factory.mktemp(f"print-{request.param}")
    write_event(request.param, root)
    options = BuildOptions(datetime(2024, 10, 20, tzinfo=UTC), base_url="https://example.org/")
    assert build(root, root / "output", options, lambda *_: None).ok
    handler = functools.partial(_Quiet, directory=str(root / "output"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield request.param, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def sheets(browser, url, paper):
    """Return how many pages of paper a page of the site takes."""
    browser.get(url)
    made = browser.execute_cdp_cmd("Page.printToPDF", {**paper, "preferCSSPageSize": True})
    return len(re.findall(rb"/Type\s*/Page\b", base64.b64decode(made["data"])))


@pytest.mark.parametrize("paper", [LETTER, A4], ids=["letter", "a4"])
def test_no_page_takes_more_paper_than_promised(browser, printed, paper):
    size, home = printed
    assert sheets(browser, f"{home}/schedule/", paper) <= {"small": 2, "middle": 6}[size]
    assert sheets(browser, f"{home}/print/event/", paper) == 1
    assert sheets(browser, f"{home}/print/handbill/", paper) == 2
    taken = sheets(browser, f"{home}/print/doors/", paper)
    assert taken == browser.execute_script("return document.querySelectorAll('.door').length")


def test_nothing_is_cut_on_any_sheet(browser, printed):
    _, home = printed
    screen = {"width": 1400, "height": 1000, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    try:
        for name in ("event", "handbill", "doors"):
            browser.get(f"{home}/print/{name}/")
            assert browser.execute_script(CUT) == [], name
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
