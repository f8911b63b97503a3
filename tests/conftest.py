"""What every test may ask for: a little site, a browser, the real data."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import hypothesis
import pytest
from selenium import webdriver

hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, max_examples=50)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "here")


class LittleSite:
    """A site in a folder of its own, written by the test."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, files: Mapping[str, str | bytes]) -> LittleSite:
        """Write files, by path relative to the site; text as UTF-8, line ends as they are."""
        for name, content in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return self

    def output(self, path: str) -> str:
        """Return a built file, by its path in the output folder."""
        return (self.root / "output" / path).read_text(encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path) -> LittleSite:
    """An empty site; the test writes its files."""
    root = tmp_path / "site"
    root.mkdir()
    return LittleSite(root)


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of real schedules, where HANDBILL_REALDATA names one."""
    named = os.environ.get("HANDBILL_REALDATA")
    if not named or not Path(named).is_dir():
        pytest.skip("HANDBILL_REALDATA names no folder of real data")
    return Path(named)


BROWSER_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """Chromium, with no window, kept for the whole run."""
    program = (
        shutil.which("chromium")
        or shutil.which("chromium-browser")
        or shutil.which("google-chrome")
    )
    driver = shutil.which("chromedriver")
    if program is None or driver is None:
        pytest.skip("needs chromium and chromedriver on the PATH")
    options = webdriver.ChromeOptions()
    options.binary_location = program
    for flag in (*BROWSER_FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('browser')}"):
        options.add_argument(flag)
    with webdriver.Chrome(options, webdriver.ChromeService(driver)) as chrome:
        yield chrome
