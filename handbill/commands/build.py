"""The build: a site's folder in, its pages out; `check` is the same up to the pages as values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from handbill.commands.supervise import Beat, supervise
from handbill.follow_ups import without_follow_ups
from handbill.model import Content, Source
from handbill.pages.page import Pages, Publication
from handbill.problem_kinds import problem
from handbill.problems import HandbillError, Position, Problem, Severity, UsageError
from handbill.reporting import ordered
from handbill.site.schedule import Site, Waiting

NEEDED = (
    "handbill.feeds.base",
    "handbill.output.images",
    "handbill.output.press",
    "handbill.output.theme_jinja",
    "handbill.pages.markup",
    "handbill.pages.site_pages",
    "handbill.reading.cleaning",
    "handbill.reading.content",
    "handbill.site.linking",
    "handbill.site.rules",
)
"""What a build imports when it gets there, and what takes most of the time of a small one."""

_NOT_IN_ADDRESSES = frozenset(" \t\r\n\"'<>\\`?#")


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What a build is asked for.

    `now` is the instant the door read from its clock; `as_of` a moment as typed,
    which replaces it. `base_url` replaces the address in site_config.yaml.
    """

    now: datetime
    as_of: str = ""
    base_url: str = ""
    drafts: bool = False
    preview: bool = False
    strict: bool = False


@dataclass(frozen=True, slots=True)
class BuildReport:
    """How a build or check ended: what is wrong, and what was written.

    `sources` holds the text of each file that has a problem, for excerpts.
    `written`, `removed` and `kept` count files; all are 0 where nothing was pressed.
    `hours24` tells how the site writes times of day.
    """

    ok: bool
    name: str = ""
    problems: tuple[Problem, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    waiting: tuple[Waiting, ...] = ()
    base_url: str = ""
    pages: int = 0
    written: int = 0
    removed: int = 0
    kept: int = 0
    hours24: bool = False


class BuildFault(Exception):  # noqa: N818 - a fault in the program, not a kind of HandbillError
    """Something nobody foresaw happened in the build's own process; its text is the traceback."""


@dataclass(frozen=True, slots=True)
class Viewed:
    """A site brought up to its pages as values, with all problems so far; `pages` is None where it cannot be."""

    name: str
    problems: tuple[Problem, ...]
    sources: Mapping[str, Source]
    site: Site | None = None
    pages: Pages | None = None
    base_url: str = ""


def check(root: Path, options: BuildOptions, beat: Beat) -> BuildReport:
    """Read, link and judge a site and make its pages as values; write nothing."""
    viewed = view(root, options, beat)
    return _report(viewed, options, viewed.problems)


def build(root: Path, output: Path, options: BuildOptions, beat: Beat) -> BuildReport:
    """Build the site in `root` into `output`; with an error, nothing there changes."""
    from handbill.output.press import Flags, end_unfinished, press
    from handbill.output.theme import Theme

    viewed = view(root, options, beat)
    report = _report(viewed, options, viewed.problems)
    if not report.ok or viewed.pages is None or viewed.site is None:
        end_unfinished(root, output, lambda what: beat("file", what))
        return report
    pressed = press(
        viewed.pages,
        Theme.of(root),
        site_root=root,
        output=output,
        flags=Flags(drafts=options.drafts, preview=options.preview, as_of=options.as_of),
        base_path=urlsplit(viewed.base_url).path or "/",
        offline=viewed.site.config.offline and not options.preview,
        progress=_page_beat(viewed.pages, beat),
    )
    report = _report(viewed, options, (*viewed.problems, *pressed.problems))
    return replace(
        report,
        written=len(pressed.written),
        removed=len(pressed.removed),
        kept=pressed.kept,
    )


def supervised(work: Callable[[Beat], BuildReport], on_beat: Beat | None = None) -> BuildReport:
    """Run a build or check in a process that is ended when it hangs; what it hung on is a problem.

    Raises:
        HandbillError: the work raised it.
        BuildFault: the work raised anything else, which is a fault in the program.
    """
    outcome = supervise(work, on_beat=on_beat)
    if outcome.value is not None:
        return outcome.value
    if isinstance(outcome.error, HandbillError):
        raise outcome.error
    if outcome.error is not None:
        raise BuildFault(outcome.traceback)
    at = f"the {outcome.stage} {outcome.what}".strip()
    if outcome.stuck:
        return BuildReport(ok=False, problems=(_stuck(at),))
    return BuildReport(ok=False, problems=(_crashed(at, outcome.crashed),))


def view(root: Path, options: BuildOptions, beat: Beat) -> Viewed:
    """Bring a site up to its pages as values, collecting the problems of every stage.

    Raises:
        UsageError: the address or the moment that was asked for cannot be read.
    """
    from handbill.feeds.base import feed_files
    from handbill.pages.site_pages import make_pages
    from handbill.reading.content import read_content
    from handbill.site.linking import link
    from handbill.site.rules import judge

    asked = _public_address(options.base_url)
    beat("reading of", "the folder")
    reading = read_content(root, lambda path: beat("reading of", path))
    if reading.content is None:
        return Viewed(root.name, ordered(reading.problems), reading.sources)
    beat("linking of", "the agenda")
    linked = link(reading.content, instant(reading.content, options), drafts=options.drafts)
    judged = judge(linked.site)
    base_url = asked or linked.site.config.address
    beat("making of", "the pages")
    made = make_pages(
        linked.site, Publication(base_url, options.preview), lambda path: beat("text in", path)
    )
    files = (*made.pages.files, *feed_files(made.makers))
    found = (*reading.problems, *linked.problems, *judged, *made.problems)
    return Viewed(
        reading.content.events[0].event.name,
        ordered(without_follow_ups(found)),
        reading.sources,
        linked.site,
        made.pages._replace(files=files),
        base_url,
    )


def instant(content: Content, options: BuildOptions) -> datetime:
    """Return the moment the site is built for, in the first event's zone where none was typed.

    Raises:
        UsageError: the moment typed as `--as-of` cannot be read.
    """
    from handbill.dates import read_moment
    from handbill.site.timing import moment_of_day
    from handbill.times import Asked, Refused
    from handbill.zones import month_first

    if not options.as_of:
        return options.now
    spoken = read_moment(options.as_of, clock_24=content.config.clock == "24 hours")
    typed = f'The moment to build for (--as-of) is "{options.as_of}"'
    if isinstance(spoken, Asked):
        readings = " or ".join(f'"{reading}"' for reading in spoken.readings)
        raise UsageError(f"{typed}, which can be read in two ways. Write {readings}.")
    if isinstance(spoken, Refused):
        raise UsageError(f"{typed}, but {spoken.reason}. {spoken.hint}")
    zone = content.events[0].event.time_zone or "UTC"
    if spoken.date.slashed and not month_first(zone):
        raise UsageError(f'{typed}. Write the month as a word: "October 9, 2024 2:05 pm".')
    found = moment_of_day(spoken, zone)
    if found is None:
        raise UsageError(f'{typed}, without a year. Write it in full: "October 9, 2024 2:05 pm".')
    return found


def _public_address(typed: str) -> str:
    """Return the public address asked for, with a slash at its end; empty where none was.

    Raises:
        UsageError: it is not a web address under which pages can lie.
    """
    if not typed:
        return ""
    if not _can_hold_pages(typed):
        raise UsageError(
            f'The public address (--base-url) is "{typed}", but pages cannot lie there.'
            " Write all of it, such as https://event.example.org/"
        )
    return typed.rstrip("/") + "/"


def _can_hold_pages(address: str) -> bool:
    """Tell whether an address is a whole one of the web, with nothing after its path."""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(host) and not set(address) & _NOT_IN_ADDRESSES


def _page_beat(pages: Pages, beat: Beat) -> Callable[[str], None]:
    """Return what tells of each page with its place in the row, its template and what it came from."""
    rows = {page.url: page for page in pages.pages}
    numbers = {url: number for number, url in enumerate(rows, start=1)}

    def tell(url: str) -> None:
        page = rows.get(url)
        if page is None:
            beat("file", url)
            return
        sources = ", ".join((f"templates/{page.template}", *page.sources))
        beat(f"page {numbers[url]} of {len(rows)}:", f"{url} ({sources})")

    return tell


def _stuck(at: str) -> Problem:
    return problem(
        "too-slow",
        Position(""),
        f"Nothing was heard for 10 seconds while working on {at}. It was stopped.",
        "Look there for a loop without an end in a template, or for very long unusual text. "
        "Nothing was written.",
    )


def _crashed(at: str, how: str) -> Problem:
    return problem(
        "ended",
        Position(""),
        f"The build ended while working on {at}: {how}.",
        "Look there for something very large. Nothing was lost; build again.",
    )


def _report(viewed: Viewed, options: BuildOptions, problems: tuple[Problem, ...]) -> BuildReport:
    fatal = {Severity.ERROR, Severity.WARNING} if options.strict else {Severity.ERROR}
    found = ordered(problems)
    named = {p.position.path for p in found}
    return BuildReport(
        ok=viewed.pages is not None and not any(p.severity in fatal for p in found),
        name=viewed.name,
        problems=found,
        sources={path: s for path, s in viewed.sources.items() if path in named},
        waiting=viewed.site.waiting if viewed.site else (),
        base_url=viewed.base_url,
        pages=len(viewed.pages.pages) if viewed.pages else 0,
        hours24=viewed.site is not None and viewed.site.config.clock == "24 hours",
    )
