"""What somebody meets who has just copied the repository: the two commands work, and the README is true."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from handbill import environment

pytestmark = pytest.mark.slow

REPOSITORY = Path(__file__).resolve().parent.parent
README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
WRITTEN = {"output", ".handbill", ".venv", "__pycache__"}
EVENT = "name: Peer Exchange in Riverton\nstarts: October 8, 2024\ntime zone: America/Chicago\n"


class Newcomer(NamedTuple):
    """A fresh copy of the repository, and an empty home folder."""

    copy: Path
    home: Path

    def go(self, *words: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        """Run `python3 build.py` with nothing in the environment but HOME and PATH."""
        system = {n: os.environ[n] for n in ("PATH", "SYSTEMROOT", "TEMP") if n in os.environ}
        program = "build.py" if cwd is None else str(self.copy / "build.py")
        return subprocess.run(
            [sys.executable, program, *words],
            cwd=cwd or self.copy,
            env={**system, "HOME": str(self.home)},
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    def built(self, *words: str, cwd: Path | None = None) -> str:
        """Run a command that has to succeed, and return what it printed."""
        done = self.go(*words, cwd=cwd)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


def repository_files() -> list[str]:
    """Return what somebody who copies the repository gets."""
    git = shutil.which("git")
    if git is None or not (REPOSITORY / ".git").exists():
        pytest.skip("needs git, and the repository, to know which files belong to it")
    listed = subprocess.run(
        [git, "-C", str(REPOSITORY), "ls-files", "-coz", "--exclude-standard"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return sorted(name for name in set(listed.stdout.split("\0")) if (REPOSITORY / name).is_file())


def link_or_copy(source: str, target: str) -> None:
    """Give a file a second name, or copy it where that cannot be."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def packages() -> Path:
    """Return the packages of this working copy, so that the copy need not fetch its own."""
    found = environment.ready(REPOSITORY, "base")
    if found is None or REPOSITORY not in found.parents:
        pytest.skip("the packages are not installed in .venv: run python3 build.py once")
    return found


@pytest.fixture(scope="module")
def newcomer(tmp_path_factory: pytest.TempPathFactory) -> Newcomer:
    """A fresh copy in a folder whose path has blanks and accents."""
    names, base = repository_files(), packages()
    copy = tmp_path_factory.mktemp("newcomer") / "Événements de Zoë" / "peer exchange"
    for name in names:
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(REPOSITORY / name, copy / name)
    shutil.copytree(base, copy / base.relative_to(REPOSITORY), copy_function=link_or_copy)
    home = tmp_path_factory.mktemp("home")
    return Newcomer(copy, home)


def digests(folder: Path) -> dict[str, str]:
    """Return the digest of each file in a folder but those that the program may write."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not WRITTEN & set(path.relative_to(folder).parts)
    }


def test_the_site_that_comes_with_it_builds_as_it_stands(newcomer, tmp_path):
    before = digests(newcomer.copy)
    first = newcomer.built("build").splitlines()
    assert first[0] == f"Site: {newcomer.copy}"
    told = re.match(r"Built (\d+) pages into output: (\d+) files written", first[1])
    assert told
    assert (newcomer.copy / "output" / "index.html").is_file()
    for again in (newcomer.built("build"), newcomer.built("build", cwd=tmp_path)):
        assert f": 0 files written, {told[2]} unchanged (" in again
    newcomer.built("check", "--strict")
    assert digests(newcomer.copy) == before
    assert list(newcomer.home.iterdir()) == list(tmp_path.iterdir()) == []


def test_the_first_screen_of_the_readme_holds_both_commands():
    first_screen = README.splitlines()[:25]
    for command in ("serve", "build"):
        assert [line for line in first_screen if line.startswith(f"python3 build.py {command} ")]


def block(language: str, after: str) -> str:
    """Return the first block of a language in the README after some words."""
    return README[README.index(after) :].split(f"```{language}\n", 1)[1].split("```\n", 1)[0]


def test_the_smallest_site_of_the_readme_builds(newcomer, tmp_path):
    smallest = block("yaml", "## The smallest site")
    assert "Six lines" in README
    assert len(smallest.splitlines()) == 6
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "event.yaml").write_text(smallest, encoding="utf-8")
    said = newcomer.go("build", "--strict", "-C", str(tmp_path))
    assert (said.returncode, said.stderr) == (0, "")
    assert "Breakfast" in (tmp_path / "output" / "index.html").read_text(encoding="utf-8")


@pytest.fixture
def typed_out(tmp_path):
    """A site with the session that the README types out, and the venue it is in."""
    session = block("yaml", "From there")
    day = "day: 1\ndate: October 8, 2024\nsessions:\n" + session
    for name, text in {
        "event.yaml": EVENT,
        "agenda/day-1.yaml": day,
        "venues.yaml": "- name: Main Library\n  rooms:\n    - Large Meeting Room\n",
    }.items():
        (tmp_path / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_the_session_of_the_readme_builds(newcomer, typed_out):
    newcomer.built("build", "--strict", "-C", str(typed_out))
    pages = (typed_out / "output" / "panels").glob("*/index.html")
    shown = "".join(page.read_text(encoding="utf-8") for page in pages)
    words = ("Lunch and panel: What libraries make possible", "Alma Reyes", "Priya Nair")
    assert [word for word in words if word not in shown] == []


def test_the_mistake_of_the_readme_is_told_in_its_words(newcomer, typed_out):
    day = typed_out / "content" / "agenda" / "day-1.yaml"
    typed = day.read_text(encoding="utf-8")
    wrong = typed.replace("venue: Main Library, Large Meeting Room", "venue: Mian Library")
    day.write_text(wrong, encoding="utf-8")
    done = newcomer.go("check", "-C", str(typed_out))
    assert done.returncode == 1
    assert block("", "what to write instead:\n") in done.stderr


def test_the_override_of_the_readme_shows_on_the_first_event(newcomer, tmp_path):
    override = block("html", "## One page in your own hand")
    assert "Ten lines" in README
    assert len(override.splitlines()) == 10
    shutil.copytree(newcomer.copy / "content", tmp_path / "content")
    shutil.copy(newcomer.copy / "site_config.yaml", tmp_path)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "post.html").write_text(override, encoding="utf-8")
    newcomer.built("build", "-C", str(tmp_path))
    posts = list((tmp_path / "output" / "posts").glob("*/index.html"))
    assert posts
    for post in posts:
        shown = post.read_text(encoding="utf-8")
        thanks = re.search(r'<p class="thanks">(.*?)</p>', shown, re.DOTALL)
        assert thanks
        assert (
            "With thanks to everyone who opened a door for us in "
            in " ".join(thanks[1].split()) + " "
        )
        assert "{{" not in thanks[1]
