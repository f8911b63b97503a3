"""The command line: commands, options, exit codes; the only place that prints."""

from __future__ import annotations

import functools
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from handbill import __version__
from handbill.cli_report import (
    Call,
    run,
    say_error,
    tell_built,
    tell_checked,
    tell_fault,
    tell_problems,
    wants_color,
)
from handbill.commands.build import BuildFault, BuildOptions, BuildReport, supervised
from handbill.problems import HandbillError, UsageError
from handbill.reporting import count

EXIT_FAULT = 70
EXIT_CTRL_C = 130

Command = TypeVar("Command", bound=Callable[..., Any])


def main(
    arguments: Sequence[str] | None = None, *, home: Path | None = None, program: str = "handbill"
) -> int:
    """Run the command line and return its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        code = handbill.main(
            words, prog_name=program, obj=Call(program, home), standalone_mode=False
        )
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        say_error("Stopped.")
        return EXIT_CTRL_C
    except HandbillError as error:
        say_error(str(error))
        return error.exit_code
    except BuildFault as fault:
        tell_fault(str(fault))
        return EXIT_FAULT
    except Exception:  # noqa: BLE001 - the one place for what nobody foresaw
        tell_fault(traceback.format_exc())
        return EXIT_FAULT
    return code if isinstance(code, int) else 0


def _shared(command: Command) -> Command:
    """Give a command the options that all commands have, gathered into its `call`."""

    @click.option(
        "-C",
        "--project",
        type=click.Path(path_type=Path),
        metavar="FOLDER",
        help="The site's folder, if it is not this one.",
    )
    @click.option("-q", "--quiet", is_flag=True, help="Say only what is wrong.")
    @click.option("-v", "--verbose", is_flag=True, help="Say more: advice too.")
    @click.option(
        "--color/--no-color",
        default=None,
        help="With colors or without; without either, at a terminal alone.",
    )
    @click.pass_context
    @functools.wraps(command)
    def with_call(
        context: click.Context,
        /,
        *,
        project: Path | None,
        quiet: bool,
        verbose: bool,
        color: bool | None,
        **options: Any,
    ) -> Any:
        call: Call = context.obj
        made = call._replace(
            project=project or call.project,
            quiet=quiet,
            verbose=verbose,
            color=wants_color(color),
            json=bool(options.pop("json", False)),
        )
        return command(made, **options)

    return with_call  # type: ignore[return-value]  # the same but for `call`


def _content_options(command: Command) -> Command:
    """Give a command the options that decide what the pages hold."""
    options = [
        click.option(
            "--base-url",
            metavar="URL",
            default="",
            envvar="HANDBILL_BASE_URL",
            help="The public address, in place of the one in site_config.yaml.",
        ),
        click.option(
            "--as-of",
            metavar="MOMENT",
            default="",
            envvar="HANDBILL_AS_OF",
            help='The moment to build for, in place of now: "Oct 9, 2024 2:05 pm".',
        ),
        click.option("--strict", is_flag=True, help="Let warnings fail as errors do."),
    ]
    return functools.reduce(lambda made, option: option(made), reversed(options), command)


class _Command(click.Command):
    """A command whose help ends with an example, as the reader would type it; its epilog is the options of that."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the example."""
        formatter.write(f"\nExample: {ctx.command_path} {self.epilog}\n")


class _Commands(click.Group):
    """The commands; the help says how to read on."""

    command_class = _Command

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how to read on."""
        formatter.write(f"\nMore about a command, such as build: {ctx.command_path} build --help\n")


def _port(typed: str | int) -> int:
    """Read the number of a port."""
    if not str(typed).isdecimal() or not 0 < int(typed) < 65536:
        raise click.BadParameter(f"{typed} is no port. Write a number from 1 to 65535.")
    return int(typed)


@click.group(
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    cls=_Commands,
)
@click.option(
    "-C",
    "--project",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="The site's folder, if it is not this one.",
)
@click.version_option(__version__, message="Handbill %(version)s")
@click.pass_context
def handbill(context: click.Context, project: Path | None) -> int:
    """Turn an event's agenda and recaps into a web site."""
    context.obj = context.obj._replace(project=project)
    if context.invoked_subcommand:
        return 0
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        click.echo(context.get_help())
        return 0
    return _menu(context)


def _menu(context: click.Context) -> int:
    """Offer the few things staff do, by number."""
    choices: dict[str, tuple[str, click.Command, list[str]]] = {
        "1": ("See the site in a browser, and see it follow every save", serve, ["--open"]),
        "2": ("Look for mistakes", check, []),
        "3": ("Build the site into the output folder", build, []),
    }
    click.echo("What would you like to do?\n")
    for number, (words, _, _) in choices.items():
        click.echo(f"  {number}  {words}")
    click.echo(f"\nAll there is: {context.obj.program} --help\n")
    typed = click.prompt("A number, or Enter to leave", default="", show_default=False).strip()
    if not typed:
        return 0
    if typed not in choices:
        raise UsageError(f"{typed} is not one of the numbers above.")
    _, command, options = choices[typed]
    with command.make_context(command.name, options, parent=context) as chosen:
        code: int = command.invoke(chosen)
    return code


@handbill.command(epilog="--base-url https://event.example.org/")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    default=None,
    help="Where the pages go; `output` in the site's folder if not said.",
)
@click.option(
    "--drafts",
    is_flag=True,
    help="Show drafts and what is not yet due, with a mark; not for publishing.",
)
@_content_options
@click.option("--json", is_flag=True, help="Print what is wrong as JSON, for other programs.")
@_shared
def build(
    call: Call,
    *,
    output: Path | None,
    drafts: bool,
    base_url: str,
    as_of: str,
    strict: bool,
) -> int:
    """Build the site into the output folder."""
    from handbill.commands.build import build as build_site

    root = call.site()
    began = time.monotonic()
    target = Path.cwd() / output if output else root / "output"
    options = BuildOptions(_now(), as_of, base_url, drafts, strict=strict)
    report = run(call, functools.partial(build_site, root, target, options))
    tell_problems(call, root, report, advice=call.verbose)
    tell_built(call, report, target, time.monotonic() - began)
    if drafts and report.ok:
        call.say("It shows drafts and what is not yet due, so it is not for publishing.")
    return 0 if report.ok else 1


@handbill.command(epilog="--strict")
@click.option("--drafts", is_flag=True, help="Check drafts and what is not yet due as well.")
@_content_options
@click.option("--json", is_flag=True, help="Print what is wrong as JSON, for other programs.")
@_shared
def check(call: Call, *, drafts: bool, base_url: str, as_of: str, strict: bool) -> int:
    """Look for mistakes; write nothing."""
    from handbill.commands.build import check as check_site

    root = call.site()
    options = BuildOptions(_now(), as_of, base_url, drafts, strict=strict)
    report = run(call, functools.partial(check_site, root, options))
    tell_problems(call, root, report, advice=not call.quiet)
    tell_checked(call, report)
    return 0 if report.ok else 1


@handbill.command(epilog="--open")
@click.option(
    "-p",
    "--port",
    type=_port,
    metavar="NUMBER",
    default=8000,
    help="The first port to try; 8000 if not said.",
)
@click.option("--open", "open_browser", is_flag=True, help="Open the page in a browser.")
@click.option("--no-drafts", is_flag=True, help="Leave out drafts and what is not yet due.")
@_content_options
@_shared
def serve(
    call: Call,
    *,
    port: int,
    open_browser: bool,
    no_drafts: bool,
    base_url: str,
    as_of: str,
    strict: bool,
) -> int:
    """Show the site in a browser and follow every save."""
    from handbill.commands.build import build as build_site
    from handbill.commands.serve import ServeOptions
    from handbill.commands.serve import serve as serve_site

    root = call.site()

    def build_into(folder: Path) -> BuildReport:
        options = BuildOptions(_now(), as_of, base_url, not no_drafts, preview=True, strict=strict)
        return supervised(functools.partial(build_site, root, folder, options))

    def tell(report: BuildReport, seconds: float) -> None:
        tell_problems(call, root, report, advice=call.verbose)
        if report.ok:
            changed = count(report.written + report.removed, "file")
            call.say(
                f"{datetime.now(UTC).astimezone():%H:%M:%S}  {changed} changed ({seconds:.1f} s)"
            )
        else:
            call.say("The page shows the last version that worked.")

    serve_site(root, build_into, ServeOptions(port, open_browser), say=call.say, tell=tell)
    return 0


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)
