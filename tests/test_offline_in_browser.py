"""Reading without a network, in a real browser, from a little server that can be switched to all kinds of trouble."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from selenium.webdriver.common.by import By

from handbill.commands.build import BuildOptions, build

pytestmark = pytest.mark.browser

NOW = datetime(2024, 10, 20, 12, 0, tzinfo=UTC)
SITE = {
    "content/event.yaml": (
        "name: Peer Exchange in Riverton\nstarts: October 8, 2024\ncity: Riverton, Louisiana\n"
        "time zone: America/Chicago\n"
    ),
    "content/agenda/day-1.yaml": (
        "day: 1\nsessions:\n  - 9:00 am - 10:00 am: Breakfast\n"
        "  - time: 10:00 am - 11:00 am\n    title: What libraries make possible\n"
    ),
}
LOG_IN = b"<!doctype html><title>Hotel</title><h1>Please log in</h1>"
TYPES = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".json": "application/json",
}


class Host:
    """A web host on a port of its own that serves folders, and can be switched to worse."""

    def __init__(self) -> None:
        self.folders: dict[str, Path] = {}
        self.trouble: Callable[[BaseHTTPRequestHandler], bool] = lambda _: False
        self.port = 0
        self._server: ThreadingHTTPServer | None = None

    @property
    def home(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def start(self) -> None:
        host = self

        class Answer(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                if not host.trouble(self):
                    host.serve(self)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", self.port), Answer)
        self.port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self) -> None:
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def serve(self, request: BaseHTTPRequestHandler) -> None:
        asked = request.path.partition("?")[0]
        prefix = max((p for p in self.folders if asked.startswith(p)), key=len)
        file = self.folders[prefix] / asked.removeprefix(prefix)
        if file.is_dir():
            file /= "index.html"
        if file.is_file():
            send(request, 200, file.read_bytes(), TYPES.get(file.suffix, "text/plain"))
        else:
            send(request, 404, b"<h1>Not here</h1>")


def send(
    request: BaseHTTPRequestHandler, status: int, body: bytes, kind: str = "text/html"
) -> None:
    try:
        request.send_response(status)
        request.send_header("Content-Type", f"{kind}; charset=utf-8")
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)
    except ConnectionError:
        pass  # the browser went on


def portal(request: BaseHTTPRequestHandler) -> bool:
    send(request, 200, LOG_IN)
    return True


def elsewhere(request: BaseHTTPRequestHandler) -> bool:
    request.send_response(302)
    request.send_header("Location", f"http://localhost:{request.server.server_port}/log-in")
    request.end_headers()
    return True


def slow(_: BaseHTTPRequestHandler) -> bool:
    time.sleep(3)
    return False


class Sites:
    """Sites of the test, built into folders of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def make(self, name: str, base: str = "/", **changes: str) -> Path:
        """Build a site; a change replaces words of the agenda, `config` is its site_config.yaml."""
        root = self.folder / name
        files = dict(SITE) | {"site_config.yaml": changes.pop("config", "")}
        for old, new in changes.items():
            files["content/agenda/day-1.yaml"] = files["content/agenda/day-1.yaml"].replace(
                old, new
            )
        for path, text in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
        options = BuildOptions(NOW, base_url=f"https://example.gov{base}")
        report = build(root, root / "output", options, lambda *_: None)
        assert report.ok, report.problems
        return root / "output"


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    return Sites(tmp_path_factory.mktemp("sites"))


@pytest.fixture
def host(browser, sites: Sites) -> Iterator[Host]:
    """A host with the site, visited once."""
    made = Host()
    made.folders = {"/": sites.make("first")}
    made.start()
    visit(browser, made.home)
    yield made
    made.stop()
    browser.get("about:blank")


def visit(browser, address: str) -> None:
    """Open a page and wait until the site is kept."""
    browser.get(address)
    browser.set_script_timeout(15)
    browser.execute_async_script(
        "const done = arguments[0]; const root = new URL(document.documentElement.dataset.root, location);"
        "const look = async () => (await navigator.serviceWorker.getRegistrations())"
        ".some((one) => one.scope === root.href && one.active) ? done() : setTimeout(look, 50); look();"
    )


def said(browser) -> str:
    """Return the words on how old the copy is, once they are there; empty for no copy."""
    if not browser.execute_script("return document.documentElement.dataset.copy"):
        return ""
    wait_for(lambda: browser.find_element(By.CSS_SELECTOR, "[role=status].copy").text)
    return browser.find_element(By.CSS_SELECTOR, "[role=status].copy").text


def title(browser) -> str:
    return browser.find_element(By.TAG_NAME, "h1").text


def wait_for(look: Callable[[], object], seconds: float = 10) -> None:
    until = time.monotonic() + seconds
    while not look():
        assert time.monotonic() < until
        time.sleep(0.05)


def kept(browser) -> dict[str, list[str]]:
    """Return the paths in each cache."""
    return browser.execute_async_script(
        "const done = arguments[0]; (async () => { const all = {};"
        "for (const n of await caches.keys()) all[n] = (await (await caches.open(n)).keys())"
        ".map((r) => new URL(r.url).pathname).sort(); return all; })().then(done)"
    )


def bodies(browser) -> str:
    return browser.execute_async_script(
        "const done = arguments[0]; (async () => { let all = '';"
        "for (const n of await caches.keys()) { const c = await caches.open(n);"
        "for (const r of await c.keys()) all += await (await c.match(r))?.text() ?? ''; }"
        "return all; })().then(done)"
    )


def workers(browser) -> int:
    return browser.execute_async_script(
        "navigator.serviceWorker.getRegistrations().then((all) => arguments[0](all.length))"
    )


OFFLINE = "You are offline: this copy is from "


def test_after_one_visit_the_site_is_there_without_a_network(browser, host):
    assert said(browser) == ""
    host.stop()
    browser.refresh()
    assert title(browser) == "Peer Exchange in Riverton"
    assert said(browser).startswith(OFFLINE)
    assert said(browser).endswith(("am.", "pm."))
    browser.refresh()
    assert said(browser).startswith(OFFLINE)
    browser.get(host.home + "schedule/?kind=panel#day_1")
    assert "What libraries make possible" in browser.find_element(By.TAG_NAME, "main").text
    assert browser.execute_script("return document.styleSheets[0].cssRules.length") > 0
    assert said(browser).startswith(OFFLINE)
    browser.get(host.home + "schedule")
    assert browser.current_url == host.home + "schedule/"
    host.start()
    browser.refresh()
    assert said(browser) == ""


def test_an_address_that_is_not_kept_gives_a_page_that_says_so(browser, host):
    host.stop()
    browser.get(host.home + "never/seen/")
    assert title(browser) == "You are offline"
    assert browser.execute_script("return document.styleSheets[0].cssRules.length") > 0
    browser.find_element(By.CSS_SELECTOR, "main ul a").click()
    assert title(browser) == "Peer Exchange in Riverton"
    assert browser.current_url == host.home


@pytest.mark.parametrize("trouble", [portal, elsewhere])
def test_a_log_in_page_is_neither_kept_nor_shown_over_a_copy(browser, host, trouble):
    host.trouble = trouble
    browser.get(host.home + "schedule/")
    assert "What libraries make possible" in browser.find_element(By.TAG_NAME, "main").text
    assert said(browser).startswith(OFFLINE)
    assert "Please log in" not in bodies(browser)
    if trouble is portal:
        browser.get(host.home + "never/seen/")
        assert title(browser) == "Please log in"
    host.trouble = lambda _: False
    browser.get(host.home + "schedule/")
    assert said(browser) == ""
    assert "Please log in" not in bodies(browser)


def test_after_two_seconds_the_copy_is_shown_and_then_made_new(browser, host, sites):
    host.folders = {"/": sites.make("slow", Breakfast="Brunch")}
    host.trouble = slow
    began = time.monotonic()
    browser.get(host.home + "schedule/")
    assert "Breakfast" in browser.find_element(By.TAG_NAME, "main").text
    assert 2 <= time.monotonic() - began < 3
    assert said(browser).startswith("The network is slow: this copy is from ")
    wait_for(lambda: browser.find_elements(By.CSS_SELECTOR, ".copy button"), 15)
    host.stop()
    browser.find_element(By.CSS_SELECTOR, ".copy button").click()
    wait_for(lambda: "Brunch" in browser.page_source)
    assert said(browser).startswith(OFFLINE)


def test_a_new_release_is_shown_at_once_and_kept(browser, host, sites):
    host.folders = {"/": sites.make("next", Breakfast="Brunch")}
    browser.get(host.home + "schedule/")
    assert "Brunch" in browser.find_element(By.TAG_NAME, "main").text
    wait_for(lambda: bodies(browser).count("Breakfast") == 0)
    host.stop()
    browser.get(host.home)
    browser.get(host.home + "schedule/")
    assert "Brunch" in browser.find_element(By.TAG_NAME, "main").text
    assert said(browser).startswith(OFFLINE)


def test_two_sites_on_one_host_keep_apart(browser, host, sites):
    host.folders["/events/x/"] = sites.make("x", "/events/x/", Breakfast="Brunch")
    visit(browser, host.home + "events/x/")
    found = kept(browser)
    assert sorted(found) == ["handbill / 1", "handbill /events/x/ 1"]
    assert all(p.startswith("/events/x/") for p in found["handbill /events/x/ 1"])
    assert not any(p.startswith("/events/x/") for p in found["handbill / 1"])
    host.stop()
    browser.get(host.home + "events/x/schedule/")
    assert "Brunch" in browser.find_element(By.TAG_NAME, "main").text
    browser.get(host.home + "events/x/never/")
    assert title(browser) == "You are offline"
    browser.find_element(By.CSS_SELECTOR, "main ul a").click()
    assert browser.current_url == host.home + "events/x/"
    browser.get(host.home + "schedule/")
    assert "Breakfast" in browser.find_element(By.TAG_NAME, "main").text


def test_switched_off_worker_and_copies_are_gone_after_one_visit(browser, host, sites):
    host.folders = {"/": sites.make("off", config="offline: no\n", Breakfast="Brunch")}
    browser.get(host.home + "schedule/")
    assert "Brunch" in browser.find_element(By.TAG_NAME, "main").text
    wait_for(lambda: (workers(browser), kept(browser)) == (0, {}))
    browser.refresh()
    assert (workers(browser), kept(browser)) == (0, {})


def test_another_site_at_the_same_address_takes_over_at_once(browser, host, tmp_path):
    (tmp_path / "index.html").write_text("<h1>Something else</h1>", encoding="utf-8")
    host.folders = {"/": tmp_path}
    browser.get(host.home)
    assert title(browser) == "Something else"
    wait_for(lambda: (workers(browser), kept(browser)) == (0, {}))


@pytest.mark.parametrize(("status", "body"), [(200, b'{"version": "1"'), (200, b"{}"), (500, b"")])
def test_a_broken_list_changes_nothing(browser, host, status, body):
    before = set(kept(browser)["handbill / 1"])

    def broken(request: BaseHTTPRequestHandler) -> bool:
        is_list = request.path == "/offline.json"
        if is_list:
            send(request, status, body)
        return is_list

    host.trouble = broken
    browser.get(host.home + "schedule/")
    assert said(browser) == ""
    browser.get(host.home + "never/seen/")
    host.stop()
    browser.get(host.home + "schedule/")
    assert said(browser).startswith(OFFLINE)
    assert before <= set(kept(browser)["handbill / 1"])


def test_the_site_can_be_installed(browser, host):
    browser.get(host.home)
    found = browser.execute_cdp_cmd("Page.getInstallabilityErrors", {})
    assert found == {"installabilityErrors": []}


def test_the_preview_keeps_nothing_and_lets_go_of_what_was_kept(browser, host, tmp_path):
    for path, text in SITE.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    build(tmp_path, tmp_path / "output", BuildOptions(NOW, preview=True), lambda *_: None)
    host.folders = {"/": tmp_path / "output"}
    browser.get(host.home)
    wait_for(lambda: (workers(browser), kept(browser)) == (0, {}))
    browser.refresh()
    time.sleep(0.3)
    assert (workers(browser), kept(browser)) == (0, {})
