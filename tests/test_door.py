"""The door, gone through for real: packages from a wheel on disk, installed by pip into an environment of its own."""

from __future__ import annotations

import ast
import base64
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import build
from handbill import environment, install_failures
from handbill.install_place import claimed
from handbill.problems import HandbillError, TargetError, UsageError
from handbill.site_root import find_site

REPOSITORY = Path(build.__file__).resolve().parent
OF_THE_DOOR = (
    *(
        "__init__",
        "door",
        "environment",
        "installing",
        "install_place",
        "install_failures",
        "problems",
    ),
    "__main__",
)

COMMANDS = '''"""Commands that need one package."""

import pebble


def main(arguments, *, home, program):
    print(program, *arguments, pebble.__file__, "\\u2192", flush=True)
    return 0
'''


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one wheel, pebble 1.0: what pip installs from in these tests."""
    folder = tmp_path_factory.mktemp("wheels")
    files = {
        "pebble/__init__.py": b"",
        "pebble-1.0.dist-info/METADATA": b"Metadata-Version: 2.1\nName: pebble\nVersion: 1.0\n",
        "pebble-1.0.dist-info/WHEEL": b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(
        f"{name},sha256={_record_digest(content)},{len(content)}\n"
        for name, content in files.items()
    )
    files["pebble-1.0.dist-info/RECORD"] = f"{record}pebble-1.0.dist-info/RECORD,,\n".encode()
    with zipfile.ZipFile(folder / "pebble-1.0-py3-none-any.whl", "w") as wheel:
        for name, content in files.items():
            wheel.writestr(name, content)
    return folder


def _record_digest(content: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()


def make_home(folder: Path, wheels: Path) -> Path:
    """Make a small Handbill: the real door, its lock naming the one wheel, commands that need it."""
    (folder / "handbill").mkdir(parents=True)
    (folder / "requirements").mkdir()
    shutil.copy(REPOSITORY / "build.py", folder)
    for name in OF_THE_DOOR:
        shutil.copy(REPOSITORY / "handbill" / f"{name}.py", folder / "handbill")
    (folder / "handbill" / "cli.py").write_text(COMMANDS, encoding="utf-8")
    digest = hashlib.sha256((wheels / "pebble-1.0-py3-none-any.whl").read_bytes()).hexdigest()
    (folder / "requirements" / "base.txt").write_text(
        f"pebble==1.0 --hash=sha256:{digest}\n", encoding="utf-8"
    )
    return folder


def variables(wheels: Path | None, **more: str) -> dict[str, str]:
    """Return a bare environment in which pip has the wheels alone, or no reachable index."""
    source = {"PIP_INDEX_URL": "http://127.0.0.1:9/"}
    if wheels is not None:
        source = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheels)}
    return {
        "PATH": os.environ["PATH"],
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_RETRIES": "0",
        **source,
        **more,
    }


def go(home: Path, *arguments: str, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(home / "build.py"), *arguments]
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", cwd=home.anchor, env=env, check=False
    )


@pytest.fixture(scope="module")
def used_home(tmp_path_factory: pytest.TempPathFactory, wheels: Path) -> tuple[Path, list[str]]:
    """A Handbill in a folder with blanks and accents, first started twice at once; and what both said."""
    home = make_home(tmp_path_factory.mktemp("door") / "Ein Órdner für é", wheels)
    # Variables of the user's that must not lead pip or Python astray.
    led_astray = variables(
        wheels, PIP_TARGET=str(home / "x"), PIP_USER="1", PYTHONPATH=str(home / "none")
    )
    command = [sys.executable, str(home / "build.py"), "check"]
    doors = [
        subprocess.Popen(
            command, env=led_astray, cwd=home.anchor, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(2)
    ]
    outputs = [door.communicate(timeout=120) for door in doors]
    assert [
        (door.returncode, *output)
        for door, output in zip(doors, outputs, strict=True)
        if door.returncode
    ] == []
    return home, [err.decode() for _, err in outputs]


def folder_of(home: Path) -> Path:
    return home / ".venv" / environment.python_tag() / "base"


def test_two_first_starts_install_once(used_home: tuple[Path, list[str]]) -> None:
    home, said = used_home
    assert (
        sum(words.count("Installing the packages that Handbill runs on into") for words in said)
        == 1
    )
    assert sorted(entry.name for entry in (home / ".venv").iterdir()) == sorted(
        ["CACHEDIR.TAG", "lock", environment.python_tag()]
    )
    assert not (home / "x").exists()


def test_the_second_start_says_nothing_of_its_own(used_home: tuple[Path, list[str]]) -> None:
    home, _ = used_home
    done = go(
        home,
        "check",
        "-q",
        env={"PATH": os.environ["PATH"], "LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
    )
    program = "py build.py" if os.name == "nt" else "python3 build.py"
    pebble = folder_of(home) / "pebble" / "__init__.py"
    assert (done.returncode, done.stderr, done.stdout) == (
        0,
        "",
        f"{program} check -q {pebble} →\n",
    )


def test_closed_streams_are_no_error(used_home: tuple[Path, list[str]]) -> None:
    home, _ = used_home
    closed = "import os, sys; os.closerange(0, 3); os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
    done = subprocess.run([sys.executable, "-c", closed, str(home / "build.py")], check=False)
    assert done.returncode == 0


def test_damaged_packages_are_installed_anew(
    used_home: tuple[Path, list[str]], wheels: Path
) -> None:
    home, _ = used_home
    (folder_of(home) / "pebble" / "__init__.py").write_text("import pebble.core", encoding="utf-8")
    done = go(home, env=variables(wheels))
    assert done.returncode == 0, done.stderr
    assert (
        done.stderr.splitlines()[0]
        == "The installed packages are damaged (pebble.core is missing)."
    )


def test_no_network_leaves_nothing(tmp_path: Path, wheels: Path) -> None:
    home = make_home(tmp_path / "home", wheels)
    before = sorted(home.iterdir())
    done = go(home, env=variables(None))
    assert done.returncode == 3
    assert "no connection to the package index" in done.stderr
    assert "Traceback" not in done.stderr
    assert [path for path in sorted(home.iterdir()) if path.name != "__pycache__"] == before


def test_no_venv_module_names_the_package(tmp_path: Path, wheels: Path) -> None:
    home = make_home(tmp_path / "home", wheels)
    hidden = "import runpy, sys; sys.modules['ensurepip'] = None; runpy.run_path(sys.argv[1], run_name='__main__')"
    command = [sys.executable, "-c", hidden, str(home / "build.py")]
    done = subprocess.run(
        command, capture_output=True, encoding="utf-8", env=variables(wheels), check=False
    )
    assert done.returncode == 1
    assert done.stderr == f"{install_failures.no_venv('ensurepip')}\n"
    assert not (home / ".venv").exists()


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_stopping_leaves_nothing(tmp_path: Path, wheels: Path, sent: signal.Signals) -> None:
    home = make_home(tmp_path / "home", wheels)
    command = [sys.executable, str(home / "build.py")]
    with subprocess.Popen(
        command, env=variables(wheels), stderr=subprocess.PIPE, encoding="utf-8"
    ) as door:
        assert door.stderr is not None
        assert door.stderr.readline().startswith("Installing")
        door.send_signal(sent)
        said = door.stderr.read()
    assert (door.returncode, said.splitlines()[-1]) == (130, "Stopped. Nothing was installed.")
    assert not (home / ".venv").exists()


def test_build_py_is_read_by_every_python() -> None:
    tree = ast.parse((REPOSITORY / "build.py").read_text(encoding="utf-8"))
    newer = (
        ast.JoinedStr
        | ast.AnnAssign
        | ast.NamedExpr
        | ast.AsyncFunctionDef
        | ast.Match
        | ast.Starred
    )
    assert [node for node in ast.walk(tree) if isinstance(node, newer)] == []
    assert [node for node in ast.walk(tree) if isinstance(node, ast.arg) and node.annotation] == []


def test_an_old_python_is_told() -> None:
    old = {
        version: program
        for version in ("2.7", "3.6", "3.8", "3.10")
        if (program := shutil.which(f"python{version}"))
        and subprocess.run([program, "-V"], capture_output=True, check=False).returncode == 0
    }
    if not old:
        pytest.skip("there is no old Python here")
    for version, program in old.items():
        command = [program, REPOSITORY / "build.py", "serve"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 1
        assert done.stderr.splitlines() == [
            f"Handbill needs Python 3.11 or later; this is Python {version}.",
            "Install Python 3.12 from https://www.python.org/downloads/, then run:",
            f"    {'py -3.12' if os.name == 'nt' else 'python3.12'} build.py serve",
        ]


@pytest.mark.skipif(os.name == "nt", reason="on Windows the place is never beside build.py")
@pytest.mark.parametrize("own", ["folder", "file"])
def test_a_venv_of_the_users_own_is_left_alone(tmp_path: Path, own: str) -> None:
    theirs = tmp_path / ".venv"
    if own == "folder":
        theirs.mkdir()
        (theirs / "pyvenv.cfg").touch()
    else:
        theirs.touch()
    said: list[str] = []
    with claimed(tmp_path, said.append) as place:
        (place / "x").touch()
    assert place == tmp_path / ".venv.handbill"
    assert said == [f"{theirs} is not Handbill's own, and is left alone."]
    assert sorted(path.name for path in tmp_path.iterdir()) == [".venv", ".venv.handbill"]
    assert [path.name for path in theirs.glob("*")] == (["pyvenv.cfg"] if own == "folder" else [])


@pytest.mark.skipif(sys.platform != "linux", reason="names the cache folder of Linux")
def test_where_nothing_can_be_written_the_users_cache_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    home = tmp_path / "a file, so nothing can be written below it"
    home.touch()
    said: list[str] = []
    with claimed(home, said.append) as place:
        assert place.parent == tmp_path / "cache" / "handbill"
    assert said == [
        f"{home / '.venv'} cannot be written to (Not a directory).",
        f"{home / '.venv.handbill'} cannot be written to (Not a directory).",
    ]
    assert not place.exists()


def test_leftovers_of_a_killed_start_are_removed(tmp_path: Path) -> None:
    with claimed(tmp_path, print) as place:
        (place / "kept").touch()
        (place / "making-x" / "pip").mkdir(parents=True)
    with claimed(tmp_path, print) as place:
        assert sorted(path.name for path in place.iterdir()) == [
            "CACHEDIR.TAG",
            "kept",
            "lock",
        ]


def test_packages_go_before_others_and_after_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more.pth").write_text("more\n", encoding="utf-8")
    monkeypatch.setattr(sys, "path", ["program", "python", "site-packages"])
    environment.join(tmp_path)
    assert sys.path == ["program", str(tmp_path), str(tmp_path / "more"), "python", "site-packages"]


def test_no_package_hides_a_module_of_python() -> None:
    names = {
        line.partition("==")[0].replace("-", "_")
        for group in environment.GROUPS
        for line in environment.lock(REPOSITORY, group).read_text(encoding="utf-8").splitlines()
        if "==" in line
    }
    assert names & sys.stdlib_module_names == set()


@pytest.mark.parametrize(
    ("output", "error", "beginning"),
    [
        ("OSError: [Errno 28] No space left on device", HandbillError, "The disk is full."),
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
            HandbillError,
            "A downloaded package is not the file that Handbill was tested with",
        ),
        (
            "after connection broken by 'SSLError(SSLCertVerificationError(1, ...\nNo matching distribution found",
            TargetError,
            "The package index could not prove who it is.",
        ),
        (
            "after connection broken by 'ProxyError('Cannot connect to proxy.', ...\nNo matching distribution found",
            TargetError,
            "The proxy of this network refused the connection.",
        ),
        (
            "after connection broken by 'NameResolutionError(...\nNo matching distribution found for click==8.5.1",
            TargetError,
            "The packages could not be downloaded: no connection to the package index.",
        ),
        (
            "ERROR: No matching distribution found for pillow==13.0.0",
            HandbillError,
            "The package index has no package that fits this Python",
        ),
        ("what nobody foresaw", HandbillError, "The packages could not be installed."),
    ],
)
def test_why_it_failed_is_said_in_plain_words(
    output: str, error: type[HandbillError], beginning: str
) -> None:
    told = install_failures.explain(output)
    assert type(told) is error
    assert str(told).startswith(beginning)
    assert str(told).endswith(f"\n    {output.splitlines()[-1].rstrip()}")


def test_which_site(tmp_path: Path) -> None:
    site, bare, deep = (
        tmp_path / "site",
        tmp_path / "bare",
        tmp_path / "site" / "content" / "agenda",
    )
    deep.mkdir(parents=True)
    bare.mkdir()
    (site / "site_config.yaml").touch()
    assert find_site(None, deep, bare) == site
    assert find_site(Path("../site"), bare, None) == site
    assert find_site(None, bare, site) == site
    (site / "site_config.yaml").unlink()
    assert find_site(None, deep, site) == site
    assert find_site(site, bare, None) == site


@pytest.mark.parametrize(
    ("named", "message"),
    [
        (None, "There is no site in {here}, nor in a folder above it."),
        ("nowhere", "-C names a folder that is not there: nowhere"),
        (".", "-C names a folder with no site in it (no content folder, no site_config.yaml): ."),
        (
            "a/site_config.yaml",
            "-C takes the folder of a site, not a file: leave site_config.yaml out.",
        ),
    ],
)
def test_no_site(tmp_path: Path, named: str | None, message: str) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "site_config.yaml").touch()
    found = find_site(Path(named) if named else None, tmp_path, tmp_path)
    assert isinstance(found, UsageError)
    assert str(found).startswith(message.format(here=tmp_path))
