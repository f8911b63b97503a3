"""Every kind of page in a real browser: axe against WCAG 2.2, the keyboard alone, narrow, in forced colors."""

from __future__ import annotations

import functools
import importlib.util
import re
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from events import write_event

from handbill.commands.build import BuildOptions, build
from handbill.problems import Severity

pytestmark = pytest.mark.browser

NOW = datetime(2024, 10, 20, 12, 0, tzinfo=UTC)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
LIGHT = {"name": "prefers-color-scheme", "value": "light"}
DARK = {"name": "prefers-color-scheme", "value": "dark"}
FORCED = {"name": "forced-colors", "value": "active"}


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def built(name: str, root: Path) -> Path:
    write_event(name, root)
    report = build(
        root,
        root / "output",
        BuildOptions(NOW, base_url="https://example.org/"),
        lambda *_: None,
    )
    assert [p for p in report.problems if p.severity is not Severity.ADVICE] == []
    return root / "output"


def kinds_in(folder: Path) -> dict[str, str]:
    """Return the address of the largest page of each kind."""
    found: dict[str, Path] = {}
    for path in sorted(folder.rglob("*.html")):
        marked = re.search(r'<body[^>]*data-kind="([^"]+)"', path.read_text(encoding="utf-8"))
        if not marked:
            continue
        largest = found.setdefault(marked[1], path)
        if path.stat().st_size > largest.stat().st_size:
            found[marked[1]] = path
    return {
        kind: "/" + path.relative_to(folder).as_posix().removesuffix("index.html")
        for kind, path in found.items()
    }


@pytest.fixture(scope="module")
def middle(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    """The middle event on a server, and a page of each kind."""
    folder = built("middle", tmp_path_factory.mktemp("middle"))
    for home in served(folder):
        yield home, kinds_in(folder)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The small event on a server."""
    yield from served(built("small", tmp_path_factory.mktemp("small")))


@pytest.fixture
def shown(browser) -> Iterator[object]:
    """The browser, which is given back as it was."""
    yield browser
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    browser.get("about:blank")


def look(browser, width: int, *features: dict[str, str]) -> None:
    """Set the width of the window and what the system asks for."""
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 600},
    )
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": list(features)})


@functools.cache
def axe() -> str:
    """Return axe's own script out of the package that carries it; the package itself is not imported."""
    spec = importlib.util.find_spec("axe_playwright_python")
    if spec is None or not spec.submodule_search_locations:
        pytest.skip("needs axe-playwright-python")
    folder = Path(spec.submodule_search_locations[0])
    return next(folder.rglob("axe.min.js")).read_text(encoding="utf-8")


def violations(browser) -> list[str]:
    browser.set_script_timeout(60)
    browser.execute_script(axe())
    found = browser.execute_async_script(
        "const done = arguments[1];"
        "axe.run(document, { runOnly: arguments[0], resultTypes: ['violations'] })"
        ".then((r) => done(r.violations), (error) => done([{ id: String(error), nodes: [] }]))",
        TAGS,
    )
    return [
        f"{one['id']}: {node['html'][:160]} {node.get('failureSummary', '')[:300]}"
        for one in found
        for node in one["nodes"] or [{"html": ""}]
    ]


@pytest.mark.parametrize(("width", "scheme"), [(1280, LIGHT), (390, DARK)], ids=["wide", "phone"])
def test_axe_finds_nothing_on_any_kind_of_page(shown, middle, width, scheme):
    home, pages = middle
    look(shown, width, scheme)
    found = {}
    for kind, url in pages.items():
        shown.get(home + url)
        if told := violations(shown):
            found[f"{kind} {url}"] = told
    assert found == {}


def test_no_page_is_wider_than_320_pixels(shown, middle):
    home, pages = middle
    look(shown, 320)
    wide = {}
    for url in pages.values():
        shown.get(home + url)
        width = shown.execute_script("return document.scrollingElement.scrollWidth")
        if width > 320:
            wide[url] = width
    assert wide == {}


FOCUSABLE = """
const all = document.querySelectorAll(
  'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex="-1"])');
return [...all].filter((e) => !e.disabled && e.checkVisibility({ visibilityProperty: true })
  && !(e.type === 'radio' && !e.checked && document.querySelector(`[name="${e.name}"]:checked`)))
  .map((e) => (e.dataset.walked = '', e.outerHTML.slice(0, 120)));
"""

FOCUSED = """
const e = document.activeElement;
if (!e || e === document.body || e === document.documentElement) return null;
const style = getComputedStyle(e), box = e.getClientRects()[0] ?? e.getBoundingClientRect();
const x = box.left + Math.min(box.width, innerWidth) / 2, y = box.top + box.height / 2;
const top = document.elementFromPoint(x, y);
const label = e.labels?.[0];
const before = window.before;
window.before = e;
const html = e.outerHTML.replace(' data-walked=""', '').slice(0, 120);
const faults = [];
if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) faults.push('no outline');
if (!top || !(e.contains(top) || top.contains(e) && top.matches('a, label, summary, button')
  || label?.contains(top))) faults.push('covered by ' + top?.outerHTML.slice(0, 80));
if (before && before !== e && !(before.compareDocumentPosition(e) & 4)) faults.push('out of order');
delete e.dataset.walked;
return [html, faults];
"""


def press_tab(browser) -> None:
    key = {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}
    browser.execute_cdp_cmd("Input.dispatchKeyEvent", {"type": "keyDown", **key})
    browser.execute_cdp_cmd("Input.dispatchKeyEvent", {"type": "keyUp", **key})


@pytest.mark.parametrize("url", ["/", "/schedule/"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_tab_key_reaches_everything_in_order_and_shows_where_it_is(shown, small, url, width):
    look(shown, width)
    shown.get(small + url)
    count = len(shown.execute_script(FOCUSABLE))
    faults = []
    for _ in range(count + 40):
        press_tab(shown)
        found = shown.execute_script(FOCUSED)
        if found is None:
            break
        if found[1]:
            faults.append(found)
    missed = shown.execute_script(
        "return [...document.querySelectorAll('[data-walked]')].map((e) => e.outerHTML.slice(0, 120))"
    )
    assert (missed, faults) == ([], [])
    assert count > 10


BORDERED = """
const seen = (e) => {
  const style = getComputedStyle(e);
  return ['Top', 'Bottom', 'Left', 'Right'].some(
    (side) => style[`border${side}Style`] !== 'none' && parseFloat(style[`border${side}Width`]) >= 1);
};
return arguments[0].filter((name) => {
  const found = [...document.querySelectorAll(name)].filter((e) => e.checkVisibility());
  return !found.length || !found.every(seen);
});
"""


@pytest.mark.parametrize(
    ("url", "borders"),
    [
        ("/", [".masthead", ".notices", ".foot"]),
        ("/schedule/day-1/", [".masthead", ".tabs [aria-current]", ".foot"]),
    ],
)
def test_in_forced_colors_edges_and_focus_stay(shown, middle, url, borders):
    look(shown, 1280, FORCED)
    shown.get(middle[0] + url)
    assert shown.execute_script("return matchMedia('(forced-colors: active)').matches")
    assert shown.execute_script(BORDERED, borders) == []
    press_tab(shown)
    outline = "return getComputedStyle(document.activeElement).outlineStyle"
    assert shown.execute_script(outline) == "solid"
