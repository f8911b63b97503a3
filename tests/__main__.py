"""`python3 -m tests`: linting, types, then the tests, with packages of their own. Arguments go to pytest."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import build

HOME = Path(build.__file__).resolve().parent


def main() -> int:
    """Run every check, and return 0 where all passed."""
    if sys.version_info < build.OLDEST:
        sys.stderr.write(build.too_old())
        return 1
    from handbill import door

    door.mend_streams()
    stopped = door.enter(HOME, "base", "tests")
    if stopped is not None:
        return stopped
    install_browser()
    checks = (("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",))
    passed = [run(*check) == 0 for check in checks]
    code = run("pytest", "-p", "_hypothesis_pytestplugin", *sys.argv[1:])
    return code if all(passed) else code or 1


def run(*command: str) -> int:
    """Run a tool with the packages that joined this process, and no others of the user's."""
    print("==", *command, flush=True)
    joined = [entry for entry in sys.path if Path(entry).name in {"base", "tests"}]
    variables = {
        **{
            name: value
            for name, value in os.environ.items()
            if name not in {"PYTHONHOME", "PYTHONPATH"}
        },
        "PYTHONPATH": os.pathsep.join(joined),
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
    }
    return subprocess.run(
        [sys.executable, "-s", "-m", *command], cwd=HOME, env=variables, check=False
    ).returncode


def install_browser() -> None:
    """Install Chromium where the browser tests lack it and this user may; they are skipped else."""
    packages = ("chromium", "chromium-driver")
    present = shutil.which("chromium") and shutil.which("chromedriver")
    may = hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get")
    if present or not may:
        return
    print("Installing", *packages, flush=True)
    variables = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (("update",), ("install", "-y", "--no-install-recommends", *packages)):
        done = subprocess.run(
            ["apt-get", "-qq", *words], env=variables, capture_output=True, text=True, check=False
        )
        if done.returncode != 0:
            print(
                "That failed; browser tests are skipped.",
                *done.stderr.splitlines()[-3:],
                sep="\n    ",
                flush=True,
            )
            return


if __name__ == "__main__":
    sys.exit(main())
