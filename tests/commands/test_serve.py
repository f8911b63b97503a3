"""The preview, by real requests to a real server."""

import http.client
import importlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.ioloop import IOLoop
from tornado.websocket import websocket_connect

from handbill.commands.build import NEEDED
from handbill.commands.preview_server import hosts

BUILD_PY = Path(__file__).parents[2] / "build.py"
EVENT = "name: Peer Exchange in Riverton\nstarts: October 8, 2024\ntime zone: America/Chicago\n"
DAY = "day: 1\nsessions:\n  - 9:00 am - 10:00 am: Breakfast\n"


class Preview:
    """A running preview of a site."""

    def __init__(self, root: Path, *words: str) -> None:
        self.root = root
        self.process = subprocess.Popen(
            [
                sys.executable,
                str(BUILD_PY),
                "serve",
                "-C",
                str(root),
                "-p",
                str(a_free_port()),
                *words,
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONUNBUFFERED": "1", "NO_COLOR": "1"},
        )
        self.said: list[str] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.address = self.wait_for(lambda: self._find(r"Preview: (http\S+)"))
        self.port = int(re.search(r":(\d+)/", self.address)[1])

    def _read(self) -> None:
        self.said.extend(iter(self.process.stdout.readline, ""))

    def _find(self, pattern: str) -> str | None:
        found = re.search(pattern, "".join(self.said))
        return found[1] if found else None

    def wait_for(self, look, seconds=20.0):
        """Look again and again until there is something, and return it."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if found := look():
                return found
            time.sleep(0.02)
        raise AssertionError("nothing came of it; said: " + "".join(self.said))

    def ask(self, path: str, method: str = "GET", **headers: str):
        """Send one request, exactly as given; return status, headers and text."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.putrequest(method, path, skip_host="Host" in named, skip_accept_encoding=True)
        for name, value in named.items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        body = answer.read().decode("utf-8", "replace")
        connection.close()
        return answer.status, answer.headers, body

    def stop(self, number=signal.SIGTERM) -> int:
        self.process.send_signal(number)
        code = self.process.wait(10)
        self._reader.join(5)
        self.process.stdout.close()
        return code


def a_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def serving(site) -> Iterator:
    """Starts previews of the test's site, and ends them."""
    started: list[Preview] = []
    site.write({"content/event.yaml": EVENT, "content/agenda/day-1.yaml": DAY})

    def serve(*words: str) -> Preview:
        started.append(Preview(site.root, *words))
        return started[-1]

    yield serve
    for preview in started:
        if preview.process.poll() is None:
            preview.stop()


def test_a_page_is_shown_and_nothing_lands_in_output(site, serving):
    preview = serving()
    status, headers, page = preview.ask("/")
    assert status == 200
    assert "Peer Exchange in Riverton" in page
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert not (site.root / "output").exists()
    assert (site.root / ".handbill" / "preview" / "index.html").is_file()


def test_a_save_shows_and_the_page_is_told(site, serving):
    preview = serving()
    told = listen(preview)
    site.write({"content/agenda/day-1.yaml": DAY.replace("Breakfast", "Pancakes")})
    assert next(told) == {"command": "reload", "path": "*", "liveCSS": True, "liveImg": True}
    assert "Pancakes" in preview.ask("/schedule/day-1/")[2]


def listen(preview: Preview) -> Iterator[dict[str, object]]:
    """Yield what an open page is told."""
    loop = IOLoop(make_current=False)

    async def connect():
        request = HTTPRequest(
            f"ws://127.0.0.1:{preview.port}/livereload",
            headers={"Origin": f"http://127.0.0.1:{preview.port}"},
        )
        socket_ = await websocket_connect(request)
        hello = {"command": "hello", "protocols": ["http://livereload.com/protocols/official-7"]}
        await socket_.write_message(json.dumps(hello))
        await socket_.read_message()
        await socket_.write_message(json.dumps({"command": "info", "url": preview.address}))
        return socket_

    connected = loop.run_sync(connect, timeout=10)
    time.sleep(0.3)

    def messages():
        while True:
            yield json.loads(loop.run_sync(connected.read_message, timeout=20))

    return messages()


def test_a_page_that_loaded_during_a_build_can_tell(site, serving):
    preview = serving()

    def builds():
        page = preview.ask("/")[2]
        return re.search(r'data-build="(\d+)"', page)[1], preview.ask("/-/build")[2]

    before, now = builds()
    assert before == now
    site.write({"content/agenda/day-1.yaml": DAY.replace("Breakfast", "Pancakes")})
    preview.wait_for(lambda: "Pancakes" in preview.ask("/schedule/day-1/")[2])
    after, now = builds()
    assert after == now != before


def test_two_saves_in_a_row_tell_twice(site, serving):
    preview = serving()
    told = listen(preview)
    for word in ("Pancakes", "Waffles"):
        site.write({"content/agenda/day-1.yaml": DAY.replace("Breakfast", word)})
        next(told)
        assert word in preview.ask("/schedule/day-1/")[2]


def test_a_burst_of_saves_is_one_build(site, serving):
    preview = serving()
    before = len(preview.said)
    for number in range(6):
        site.write({f"content/pages/page-{number}.md": f"---\ntitle: Page {number}\n---\nWords.\n"})
    preview.wait_for(lambda: preview.ask("/page-5/")[0] == 200)
    time.sleep(1)
    assert sum("changed" in line for line in preview.said[before:]) <= 2


def test_saves_by_rename_truncation_and_with_an_old_time_are_seen(site, serving):
    preview = serving()
    path = site.root / "content/agenda/day-1.yaml"
    renamed = path.with_name("day-1.yaml.tmp")
    renamed.write_text(DAY.replace("Breakfast", "Renamed"), encoding="utf-8")
    renamed.replace(path)
    preview.wait_for(lambda: "Renamed" in preview.ask("/schedule/day-1/")[2])
    with path.open("w", encoding="utf-8") as file:
        file.flush()
        time.sleep(0.05)
        file.write(DAY.replace("Breakfast", "Truncated"))
    preview.wait_for(lambda: "Truncated" in preview.ask("/schedule/day-1/")[2])
    path.write_text(DAY.replace("Breakfast", "Oldtimed"), encoding="utf-8")
    os.utime(path, (1, 1))
    preview.wait_for(lambda: "Oldtimed" in preview.ask("/schedule/day-1/")[2])


def test_a_mistake_is_laid_over_the_last_good_page_and_clears(site, serving):
    preview = serving()
    site.write({"content/agenda/day-1.yaml": DAY + "    rom: Main Hall\n"})
    page = preview.wait_for(
        lambda: (p := preview.ask("/schedule/day-1/")[2]) and "handbill-problems" in p and p
    )
    assert "Breakfast" in page
    assert "content/agenda/day-1.yaml:4:" in page
    site.write({"content/agenda/day-1.yaml": DAY})
    preview.wait_for(lambda: "handbill-problems" not in preview.ask("/schedule/day-1/")[2])


def test_a_site_that_is_broken_from_the_start_says_so_and_comes_up(site, serving):
    site.write({"content/event.yaml": "nmae: Riverton\n"})
    preview = serving()
    status, _, page = preview.ask("/")
    assert status == 500
    assert "content/event.yaml:1:" in page
    site.write({"content/event.yaml": EVENT})
    preview.wait_for(lambda: preview.ask("/")[0] == 200)


def test_a_build_that_cannot_be_done_as_asked_is_told_and_the_preview_goes_on(site, serving):
    preview = serving("--as-of", "10/9/2024 2:05 pm")
    site.write({"content/event.yaml": EVENT.replace("America/Chicago", "Europe/Paris")})
    preview.wait_for(lambda: "Write the month as a word" in preview.ask("/")[2])
    site.write({"content/event.yaml": EVENT.replace("Riverton", "Overton")})
    page = preview.wait_for(lambda: (p := preview.ask("/")[2]) and "Overton" in p and p)
    assert "handbill-problems" not in page


def test_what_builds_are_kept_ready_with_is_there():
    assert [importlib.import_module(name).__name__ for name in NEEDED] == list(NEEDED)


def test_a_path_with_other_letters_is_found(serving):
    preview = serving("--base-url", "https://example.gov/caf\u00e9/")
    assert preview.address.endswith("/caf%C3%A9/")
    assert preview.ask("/caf%C3%A9/")[0] == 200


def test_the_path_of_the_public_address_is_honored(serving):
    preview = serving("--base-url", "https://example.gov/events/x/")
    assert preview.address.endswith("/events/x/")
    assert preview.ask("/events/x/")[0] == 200
    assert preview.ask("/schedule/")[0] == 404
    status, headers, _ = preview.ask("/")
    assert (status, headers["Location"]) == (302, "/events/x/")


def test_a_missing_page_is_the_sites_own_404(serving):
    status, _, page = serving().ask("/nowhere/")
    assert status == 404
    assert "Peer Exchange in Riverton" in page


def test_a_taken_port_is_passed_over(site, serving):
    first = serving()
    second = Preview(site.root, "-p", str(first.port))
    try:
        assert second.port != first.port
        assert f"Port {first.port} is taken" in "".join(second.said)
    finally:
        second.stop()


def test_a_port_that_is_taken_where_localhost_leads_first_is_passed_over(site):
    site.write({"content/event.yaml": EVENT, "content/agenda/day-1.yaml": DAY})
    with socket.socket(socket.AF_INET6) as other:
        try:
            other.bind(("::1", 0))
        except OSError:
            pytest.skip("this machine has no ::1")
        other.listen()
        preview = Preview(site.root, "-p", str(other.getsockname()[1]))
        try:
            assert preview.port != other.getsockname()[1]
        finally:
            preview.stop()


def test_port_80_is_left_out_by_browsers():
    assert "localhost" in hosts(80)
    assert hosts(8000) == {"localhost:8000", "127.0.0.1:8000", "[::1]:8000"}


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("words.txt", "text/plain; charset=utf-8"),
        ("code.js", "text/javascript; charset=utf-8"),
        ("style.CSS", "text/css; charset=utf-8"),
        ("letters.woff2", "font/woff2"),
        ("drawing.svg", "image/svg+xml"),
        ("map.pdf", "application/pdf"),
    ],
)
def test_types_are_the_same_on_every_system(site, serving, path, kind):
    site.write({f"static/{path}": "<svg xmlns='http://www.w3.org/2000/svg'/>"})
    assert serving().ask(f"/{path}")[1]["Content-Type"] == kind


HOSTILE = [
    ("/../../etc/passwd", {404, 400}),
    ("/%2e%2e/%2e%2e/etc/passwd", {404, 400}),
    ("/..%2f..%2fetc/passwd", {404, 400}),
    ("/%252e%252e/etc/passwd", {404}),
    ("/..\\..\\windows\\win.ini", {400}),
    ("/%5c..%5cboot.ini", {400}),
    ("/.env", {404}),
    ("/.git/config", {404}),
    ("/.handbill.json", {404}),
    ("/schedule/.handbill.json", {404}),
    ("/index.html%00.txt", {400}),
    ("/%00", {400}),
    ("/%0d%0aSet-Cookie:x=1", {400}),
    ("//evil.example/", {404}),
    ("/schedule//", {200, 404, 301, 302}),
    ("//etc/passwd", {404}),
    ("/c:/windows/win.ini", {404}),
    ("/C%3A/windows", {404}),
    ("/" + "a" * 3000, {400}),
    ("/" + "a/" * 900, {404}),
    ("/%ff%fe", {400, 404}),
    ("/-/preview.css/../../preview.py", {404, 400}),
    ("/-/serve.py", {404}),
    ("/livereload.js/../../x", {404, 400}),
    ("/forcereload", {404}),
    ("/proc/self/environ", {404}),
    ("/index.html/..", {404}),
    ("/?path=../../etc/passwd", {200}),
]


def test_hostile_addresses_get_nothing(site, serving):
    (site.root.parent / "etc").mkdir()
    preview = serving()
    found = {path: preview.ask(path)[0] for path, _ in HOSTILE}
    assert {
        path: status for path, status in found.items() if status not in dict(HOSTILE)[path]
    } == {}
    assert len(HOSTILE) >= 24


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:{port}",
        "127.0.0.1",
        "localhost.evil.example:{port}",
        "127.0.0.1:1",
        "0.0.0.0:{port}",
        "",
    ],
)
def test_another_host_is_refused(serving, host):
    preview = serving()
    for path in ("/", "/livereload.js", "/-/preview.js", "/nowhere"):
        assert preview.ask(path, Host=host.format(port=preview.port))[0] in {400, 403}


def test_only_reading_is_answered_and_no_other_site_is_let_in(serving):
    preview = serving()
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS"):
        assert preview.ask("/", method, Content_Length="0")[0] == 405
    _, headers, _ = preview.ask("/", Origin="http://evil.example")
    assert "Access-Control-Allow-Origin" not in headers
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert preview.ask("/", "HEAD")[::2] == (200, "")


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1:{port}"]
)
def test_another_sites_page_cannot_listen(serving, origin):
    preview = serving()

    async def connect():
        request = HTTPRequest(
            f"ws://127.0.0.1:{preview.port}/livereload",
            headers={"Origin": origin.format(port=preview.port)},
        )
        await websocket_connect(request)

    with pytest.raises(HTTPClientError, match="403"):
        IOLoop(make_current=False).run_sync(connect, timeout=10)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_at_once_and_leaves_the_port(serving, number):
    preview = serving()
    began = time.monotonic()
    code = preview.stop(number)
    assert time.monotonic() - began < 2
    assert code == 0
    assert "Traceback" not in "".join(preview.said)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", preview.port))


def test_it_ends_at_once_while_a_build_hangs(site, serving):
    preview = serving()
    loop = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    site.write({"templates/base.html": loop})
    time.sleep(1.5)
    began = time.monotonic()
    assert preview.stop() == 0
    assert time.monotonic() - began < 2


def test_drafts_are_shown_unless_asked_not_to(site, serving):
    site.write({"content/pages/plan.md": "---\ntitle: The plan\ndraft: yes\n---\nWords.\n"})
    assert serving().ask("/plan/")[0] == 200
    assert serving("--no-drafts").ask("/plan/")[0] == 404
