"""`pip install .`: the wheel holds the program and the one copy of the theme, and its command runs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import handbill

REPOSITORY = Path(handbill.__file__).resolve().parent.parent
PARTS = ("handbill", "templates", "pyproject.toml", "README.md", "LICENSE")
LOCKS = [REPOSITORY / "requirements" / f"{name}.txt" for name in ("base", "tests")]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of the tree, with no network."""
    pytest.importorskip("setuptools", "77", reason="needs setuptools, of the tests' own packages")
    tree = tmp_path_factory.mktemp("tree")
    for part in PARTS:
        source = REPOSITORY / part
        if source.is_dir():
            shutil.copytree(source, tree / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, tree)
    dist = tree / "dist"
    build = "import sys; from setuptools import build_meta; build_meta.build_wheel(sys.argv[1])"
    done = subprocess.run(
        [sys.executable, "-c", build, dist], cwd=tree, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return next(dist.glob("*.whl"))


def files_below(folder: Path, name: str) -> set[str]:
    return {
        f"{name}/{path.relative_to(folder).as_posix()}"
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_the_program_and_the_theme(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as opened:
        held = {name for name in opened.namelist() if ".dist-info/" not in name}
    program = files_below(REPOSITORY / "handbill", "handbill")
    theme = files_below(REPOSITORY / "templates", "handbill/theme")
    assert held == program | theme


def test_the_installed_command_says_its_version(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as opened:
        opened.extractall(tmp_path)
        points = next(name for name in opened.namelist() if name.endswith("entry_points.txt"))
        assert opened.read(points).decode() == "[console_scripts]\nhandbill = handbill.door:main\n"
    packages = [str(tmp_path), *(entry for entry in sys.path if entry)]
    variables = {**os.environ, "PYTHONPATH": os.pathsep.join(packages)}
    command = [sys.executable, "-m", "handbill", "--version"]
    done = subprocess.run(
        command, cwd=tmp_path, env=variables, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert handbill.__version__ in done.stdout


def test_both_lists_of_packages_say_the_same() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    base = (REPOSITORY / "requirements" / "base.in").read_text(encoding="utf-8").splitlines()
    assert [line for line in base if not line.startswith("#")] == project["dependencies"]


def test_the_locks_name_versions_and_hashes_alone() -> None:
    line = re.compile(
        r"[a-z0-9-]+==[0-9a-z.]+( ; [a-zA-Z0-9_ .'<>=!()]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?"
    )
    lists = sorted((REPOSITORY / "requirements").glob("*.in"))
    assert [path.with_suffix(".txt") for path in lists] == LOCKS
    for lock in LOCKS:
        odd = [
            text
            for text in lock.read_text(encoding="utf-8").splitlines()
            if not line.fullmatch(text)
        ]
        assert odd == [], lock.name


def test_the_locks_agree() -> None:
    base, tests = (
        dict(re.findall(r"(?m)^([a-z0-9-]+)==(\S+)", lock.read_text(encoding="utf-8")))
        for lock in LOCKS
    )
    assert {
        name: tests[name] for name in base.keys() & tests.keys() if tests[name] != base[name]
    } == {}
