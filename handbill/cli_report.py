"""What the commands print: problems, how a build ended, what waits, and faults of the program itself."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import click

from handbill import __version__
from handbill.commands.build import BuildReport, supervised
from handbill.commands.supervise import Beat
from handbill.problems import Problem, Severity, UsageError
from handbill.reporting import as_annotations, as_json, as_text, count, summary
from handbill.site.schedule import Waiting
from handbill.site_root import find_site
from handbill.words.catalogue import catalogue

_WIDTH = 78
_TOLD_BY_BUILD_ALONE = frozenset({"output-left"})
_KEPT = {"draft": "a draft", "internal": "for staff only"}


class Call(NamedTuple):
    """What every command is asked for alike.

    `program` is how the reader starts it (`python3 build.py`, `handbill`); `home` is
    the folder of build.py, where that was the way in.
    """

    program: str
    home: Path | None
    project: Path | None = None
    quiet: bool = False
    verbose: bool = False
    color: bool = False
    json: bool = False

    def site(self) -> Path:
        """Return the site's folder.

        Raises:
            UsageError: there is no site.
        """
        found = find_site(self.project, Path.cwd(), self.home)
        if isinstance(found, UsageError):
            raise found
        self.say(f"Site: {found}")
        return found

    def say(self, words: str) -> None:
        """Print words for the reader, unless asked to be quiet; beside JSON, apart from it."""
        if words and not self.quiet:
            tell(words, err=self.json)

    def command(self, name: str) -> str:
        """Return how the reader starts a command for the same site."""
        folder = str(self.project or "")
        named = f' -C "{folder}"' if " " in folder else f" -C {folder}" if folder else ""
        return f"{self.program} {name}{named}"


def tell(words: str, *, err: bool = False, color: bool | None = None) -> None:
    """Print words. Where nobody reads on (`| head`) the work goes on all the same, unheard."""
    try:
        click.echo(words, err=err, color=color)
    except BrokenPipeError:
        stream = sys.stderr if err else sys.stdout
        with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123 - no path of ours
            os.dup2(
                nowhere.fileno(), stream.fileno()
            )  # what is held back must not raise at the exit


def wants_color(asked: bool | None) -> bool:  # noqa: FBT001 - three-valued, as typed
    """Return whether to color: as asked, else by FORCE_COLOR and NO_COLOR, else at a terminal."""
    if asked is not None:
        return asked
    if os.environ.get("FORCE_COLOR"):
        return True
    return not os.environ.get("NO_COLOR") and sys.stderr.isatty()


def run(call: Call, work: Callable[[Beat], BuildReport]) -> BuildReport:
    """Run work in a process of its own, with its progress at a terminal where it takes over a second."""
    if call.quiet or not sys.stderr.isatty():
        return supervised(work)
    began = time.monotonic()

    def show(stage: str, what: str) -> None:
        if time.monotonic() - began > 1:
            click.echo(f"\r{f'{stage} {what}'[:_WIDTH]:<{_WIDTH}}\r", nl=False, err=True)

    try:
        return supervised(work, show)
    finally:
        if time.monotonic() - began > 1:
            click.echo(f"{'':<{_WIDTH}}\r", nl=False, err=True)


def tell_problems(call: Call, root: Path, report: BuildReport, *, advice: bool) -> None:
    """Print what is wrong, the last before the summary; `advice` with advice too."""
    shown = [p for p in report.problems if advice or not _is_left_to_check(p)]
    if call.json:
        tell(as_json(report.problems))
    elif told := as_text(shown, report.sources, color=call.color):
        tell(told + "\n", err=True, color=call.color)
    if os.environ.get("GITHUB_ACTIONS") == "true" and shown:
        tell(as_annotations(shown, _folder_in_workspace(root)), err=call.json)


def _is_left_to_check(problem: Problem) -> bool:
    """Tell whether a problem is advice that a check gives as well."""
    return problem.severity is Severity.ADVICE and problem.code not in _TOLD_BY_BUILD_ALONE


def _folder_in_workspace(root: Path) -> str:
    """Return the site's folder within the repository that is being checked, with a slash, or nothing."""
    root = root.resolve()
    workspace = Path(os.environ.get("GITHUB_WORKSPACE") or root).resolve()
    if root == workspace or not root.is_relative_to(workspace):
        return ""
    return root.relative_to(workspace).as_posix() + "/"


def tell_built(call: Call, report: BuildReport, output: Path, seconds: float) -> None:
    """Say how a build ended, what waits, and how much advice there is."""
    if report.written or report.removed or report.kept:
        call.say(_built(report, output, seconds))
        tell_waiting(call, report)
        _tell_address(call, report)
        _tell_advice(call, report)
        if not report.ok:
            call.say(f"Not all of it could be written: {summary(report.problems)}.")
        return
    call.say(f"Nothing was written: {summary(report.problems)}.{_only_warnings(report)}")
    if (output / "index.html").is_file():
        call.say(f"The site in {_short(output)} is still the one from before.")


def _built(report: BuildReport, output: Path, seconds: float) -> str:
    """Say in one line what a build wrote."""
    files = [f"{count(report.written, 'file')} written"]
    if report.kept:
        files.append(f"{report.kept} unchanged")
    if report.removed:
        files.insert(1, f"{report.removed} removed")
    pages = count(report.pages, "page")
    return f"Built {pages} into {_short(output)}: {', '.join(files)} ({seconds:.1f} s)."


def _only_warnings(report: BuildReport) -> str:
    """Say why warnings alone stopped a build."""
    errors = any(p.severity is Severity.ERROR for p in report.problems)
    return "" if errors else " With --strict, warnings stop the build."


def _tell_address(call: Call, report: BuildReport) -> None:
    """Say what waits for the public address, where none is known."""
    if not report.base_url:
        call.say(
            "The site has no public address yet. Previews of links in chats, QR codes on sheets to print, the\n"
            "sitemap and subscriptions wait for it. Once you know it, write it in site_config.yaml, such as\n"
            "address: https://www.example.org/"
        )


def _tell_advice(call: Call, report: BuildReport) -> None:
    """Say how much advice was kept back, and how to see it."""
    advice = [p for p in report.problems if _is_left_to_check(p)]
    if advice and not call.verbose:
        call.say(f"{summary(advice).capitalize()}; to read it: {call.command('check')}")


def tell_checked(call: Call, report: BuildReport) -> None:
    """Say how a check ended."""
    found = summary(report.problems) or "nothing to mend"
    if report.pages:
        call.say(f"Checked {count(report.pages, 'page')}: {found}.{_failed_by_strict(report)}")
    else:
        call.say(f"Checked what is typed: {found}. The pages come next, once it can be read.")
    tell_waiting(call, report)
    if report.pages:
        _tell_address(call, report)


def _failed_by_strict(report: BuildReport) -> str:
    return "" if report.ok else _only_warnings(report)


def tell_waiting(call: Call, report: BuildReport) -> None:
    """Say what a build leaves out, why, and until when."""
    if report.waiting:
        call.say("Left out of the site:")
    for one in report.waiting:
        where = f"{one.position.path}, line {one.position.line}"
        call.say(f"  {one.title} - {_why_waiting(one, hours24=report.hours24)} ({where})")


def _why_waiting(waiting: Waiting, *, hours24: bool) -> str:
    """Say why something waits: `until October 15, 2024, 8:00 am (Central Time)`, in the event's zone."""
    if waiting.reason in _KEPT:
        return _KEPT[waiting.reason]
    if waiting.until is None:
        return "until its date says which year"
    words = catalogue("en", hours24=hours24)
    until = waiting.until
    day = words.day(until.date(), "plain")
    time_of_day = f", {words.time(until)}" if until.hour or until.minute else ""
    zone = words.zone(getattr(until.tzinfo, "key", "UTC"))
    return f"until {day}{time_of_day} ({zone})"


def _short(path: Path) -> str:
    """Return a folder as the reader would type it from where they stand."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


def say_error(words: str) -> None:
    """Say what went wrong."""
    tell(words, err=True)


def tell_fault(trace: str) -> None:
    """Tell of a fault in the program in a form that can be reported, without the reader's own folders."""
    lines = trace.strip().splitlines()
    kind, _, words = lines[-1].partition(": ")
    shown = f"{kind}: {words}" if words and not set(words) & set("/\\") else kind
    places = filter(None, map(_place_in_program, lines))
    report = [f"Handbill {__version__}, Python {sys.version.split()[0]}, {sys.platform}", *places]
    say_error(
        f"This is a fault in Handbill, not in your site: {shown}\n"
        "Your files are as they were. Please report it with these lines:\n"
        + "\n".join(f"    {line}" for line in report)
    )


def _place_in_program(line: str) -> str:
    """Return where in the program a line of a traceback is: `handbill/cli.py, line 9, in main`; else nothing."""
    found = re.fullmatch(r'File "(.+)", (line \d+, in .+)', line.strip())
    program = Path(__file__).parent
    if found is None or not Path(found[1]).is_relative_to(program):
        return ""
    return f"{Path(found[1]).relative_to(program.parent).as_posix()}, {found[2]}"
