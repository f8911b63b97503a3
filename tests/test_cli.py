"""The command line as its users meet it: exit codes, words, and what goes to which stream."""

from __future__ import annotations

import ast
import json
import os
import re
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import handbill
from handbill import cli

# the program and the packages this run has, for the programs it starts
REPOSITORY = Path(__file__).resolve().parent.parent
PACKAGES = os.pathsep.join([str(REPOSITORY), *filter(None, sys.path)])
PROGRAM = "python3 build.py"
EVENT = (
    "name: Peer Exchange in Riverton\n"
    "starts: October 8, 2024\n"
    "city: Riverton, Louisiana\n"
    "time zone: America/Chicago\n"
    "agenda:\n"
    "  - 9:00 am - 10:00 am: Breakfast\n"
)
BROKEN = EVENT + "colour of the sky: blue\n"
LOOP = "{{% for a in range(99999) %}}{{% for b in range({}) %}}{{% endfor %}}{{% endfor %}}"
START = (
    "import sys; from handbill.cli import main;"
    "sys.exit(main(sys.argv[1:], home=None, program='python3 build.py'))"
)


@pytest.fixture(autouse=True)
def _plain_surroundings(monkeypatch, site):
    """No variable of whoever runs the tests has a say, and the working folder is the site's."""
    for name in (
        *("NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS", "GITHUB_WORKSPACE"),
        *("HANDBILL_BASE_URL", "HANDBILL_AS_OF"),
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(site.root)


@pytest.fixture
def run(capsys):
    """Run a command in this process; return its exit code and what it printed on each stream."""

    def run_it(*words, home=None):
        code = cli.main(list(words), home=home, program=PROGRAM)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run_it


def start(root, *words, **more):
    """Start a command in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", START, *words],
        cwd=root,
        env={**os.environ, "PYTHONPATH": PACKAGES, **more.pop("env", {})},
        **more,
    )


def good(site):
    return site.write({"site_config.yaml": "", "content/event.yaml": EVENT})


def warned(site):
    return site.write(
        {
            "site_config.yaml": "",
            "content/event.yaml": EVENT + "hosts: Riverton Cty\n",
            "content/organizations.yaml": "- name: Riverton City\n  level: gold\n",
        }
    )


def broken(site):
    return site.write({"site_config.yaml": "", "content/event.yaml": BROKEN})


#  Exit codes


def test_a_good_site_is_0(site, run):
    good(site)
    assert run("check")[0] == 0
    assert run("build")[0] == 0


@pytest.mark.parametrize("command", ["check", "build"])
def test_an_error_is_1_and_writes_nothing(site, run, command):
    broken(site)
    code, out, err = run(command)
    assert code == 1
    assert err.startswith("content/event.yaml:7:1: error[unknown-key]: ")
    assert out.splitlines()[0] == f"Site: {site.root}"
    assert not (site.root / "output").exists()


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_warning_is_1_only_when_strict(site, run, command):
    warned(site)
    assert run(command)[0] == 0
    code, out, err = run(command, "--strict")
    assert code == 1
    assert "warning[near-organization]" in err
    assert "With --strict, warnings stop the build." in out


def test_advice_that_only_a_build_can_give_is_given_at_once(site, run):
    good(site)
    site.write({"content/posts/one.md": "---\ntitle: One\ndate: October 1, 2024\n---\nWords.\n"})
    run("build")
    site.write({"output/posts/one/index.html": "changed by hand"})
    (site.root / "content" / "posts" / "one.md").unlink()
    code, out, err = run("build", "--strict")
    assert (code, err.count("advice[output-left]")) == (0, 1)
    assert "to read it" not in out


@pytest.mark.parametrize(
    "words",
    [
        ["bild"],
        ["build", "--nosuch"],
        ["build", "extra"],
        ["-C", "nowhere", "build"],
        ["serve", "--port", "0"],
        ["serve", "--port", "many"],
        ["check", "--as-of", "soon"],
        ["check", "--as-of", "October 9"],
        ["check", "--as-of", "October 9, 2024 2:05"],
        ["check", "--base-url", "ftp://example.org/"],
        ["check", "--base-url", "example.org"],
        ["check", "--base-url", "https://"],
        ["check", "--base-url", "https://[::1/"],
        ["check", "--base-url", "https://example.org/?page=1"],
        ["check", "--base-url", "https://example.org/a b"],
    ],
)
def test_what_cannot_be_carried_out_is_2(site, run, words):
    good(site)
    code, _, err = run(*words)
    assert code == 2
    assert err.rstrip().count("\n") <= 4
    assert "Traceback" not in err


def test_no_site_is_2_and_tells_how_to_name_it(site, run):
    code, out, err = run("check")
    assert (code, out) == (2, "")
    assert err == (
        f"There is no site in {site.root}, nor in a folder above it. "
        "Go to the folder that holds site_config.yaml, or name it: -C FOLDER.\n"
    )


def test_a_moment_that_cannot_be_read_is_told_in_plain_words(site, run):
    good(site)
    assert run("check", "--as-of", "soon")[2] == (
        'The moment to build for (--as-of) is "soon", but this is not written as a date and a'
        " time. Write it as October 8, 2024 9:00 am, or as a date alone.\n"
    )
    assert run("check", "--as-of", "October 9, 2024 2:05")[2] == (
        'The moment to build for (--as-of) is "October 9, 2024 2:05", which can be read in two'
        ' ways. Write "October 9, 2024 2:05 am" or "October 9, 2024 2:05 pm".\n'
    )


def test_a_moment_in_figures_is_asked_outside_of_the_united_states(site, run):
    good(site)
    assert run("check", "--as-of", "10/9/2024 2:05 pm")[0] == 0
    site.write({"content/event.yaml": EVENT.replace("America/Chicago", "Europe/Lisbon")})
    code, _, err = run("check", "--as-of", "10/9/2024 2:05 pm")
    assert code == 2
    assert err == (
        'The moment to build for (--as-of) is "10/9/2024 2:05 pm".'
        ' Write the month as a word: "October 9, 2024 2:05 pm".\n'
    )


def test_a_public_address_that_is_none_is_told_in_plain_words(site, run):
    good(site)
    assert run("build", "--base-url", "ftp://example.org/")[2] == (
        'The public address (--base-url) is "ftp://example.org/", but pages cannot lie there.'
        " Write all of it, such as https://event.example.org/\n"
    )
    assert not (site.root / "output").exists()


def test_a_fault_in_the_door_is_70(site, run, monkeypatch):
    def fail():
        raise OSError(2, "No such file", str(site.root / "secret name"))

    good(site)
    monkeypatch.setattr(cli, "_now", fail)
    code, _, err = run("build")
    assert code == 70
    said = err.splitlines()
    assert said[:3] == [
        "This is a fault in Handbill, not in your site: FileNotFoundError",
        "Your files are as they were. Please report it with these lines:",
        f"    Handbill {handbill.__version__}, Python {sys.version.split()[0]}, {sys.platform}",
    ]
    assert all(
        re.fullmatch(r"    handbill/[a-z_/]+\.py, line \d+, in \w+", line) for line in said[3:]
    )
    assert [
        word for word in ("Traceback", "secret", str(site.root), str(REPOSITORY)) if word in err
    ] == []


@pytest.mark.skipif(sys.platform != "linux", reason="a stage is only replaced where work is forked")
def test_a_fault_in_a_stage_is_70(site):
    good(site)
    fault = (
        "import handbill.site.rules as rules\n"
        "def judge(site):\n    raise ValueError('odd')\n"
        "rules.judge = judge\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", fault + START, "build"],
        cwd=site.root,
        env={**os.environ, "PYTHONPATH": PACKAGES},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 70
    assert done.stderr.startswith(
        "This is a fault in Handbill, not in your site: ValueError: odd\n"
    )
    assert "    handbill/commands/build.py, line " in done.stderr
    assert [
        word for word in ("Traceback", str(site.root), str(REPOSITORY)) if word in done.stderr
    ] == []
    assert not (site.root / "output").exists()


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C cannot be sent to one process alone")
@pytest.mark.parametrize(
    ("number", "code", "said"), [(signal.SIGINT, 130, "Stopped."), (signal.SIGTERM, 143, "")]
)
def test_ctrl_c_is_130_and_a_kind_end_tells_its_number(site, number, code, said):
    site.write(
        {
            "site_config.yaml": "",
            "content/event.yaml": EVENT,
            "templates/home.html": LOOP.format(99999),
        }
    )
    process = start(
        site.root, "build", stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    )
    assert process.stdout.readline() == f"Site: {site.root}\n"
    time.sleep(0.3)
    process.send_signal(number)
    out, err = process.communicate(timeout=10)
    assert (process.returncode, out, err.strip()) == (code, "", said)
    assert not (site.root / "output" / "index.html").exists()


#  What is said


def test_a_build_says_what_was_written_and_that_nothing_changed(site, run):
    good(site)
    first = run("build")[1].splitlines()
    again = run("build")[1].splitlines()
    assert first[0] == again[0] == f"Site: {site.root}"
    built = re.fullmatch(
        r"Built (\d+) pages into output: (\d+) files written \(\d+\.\d s\)\.", first[1]
    )
    assert again[1].startswith(
        f"Built {built[1]} pages into output: 0 files written, {built[2]} unchanged ("
    )


def test_a_build_says_how_much_advice_there_is_and_how_to_see_it(site, run):
    site.write({"content/event.yaml": EVENT + "hosts: Ida Stone\n"})
    site.write({"site_config.yaml": "address: https://example.gov/\n"})
    assert run("build")[1].splitlines()[2:] == [
        "1 piece of advice; to read it: python3 build.py check"
    ]
    out = run("build", "-C", ".")[1].splitlines()
    assert out[2:] == ["1 piece of advice; to read it: python3 build.py check -C ."]
    code, out, err = run("build", "-v")
    assert (code, out.count("\n"), err.count("advice[")) == (0, 2, 1)
    code, out, err = run("check")
    assert (code, err.count("advice[")) == (0, 1)
    assert re.fullmatch(r"Checked \d+ pages: 1 piece of advice\.", out.splitlines()[1])


def test_a_site_without_an_address_is_told_what_waits_for_it(site, run):
    said = [
        "The site has no public address yet. Previews of links in chats, QR codes on sheets to print, the",
        "sitemap and subscriptions wait for it. Once you know it, write it in site_config.yaml, such as",
        "address: https://www.example.org/",
    ]
    site.write({"site_config.yaml": "", "content/event.yaml": EVENT})
    assert run("build")[1].splitlines()[2:] == said
    assert run("check")[1].splitlines()[2:] == said
    assert run("build", "-q")[1] == ""
    site.write({"site_config.yaml": "address: https://example.gov/\n"})
    assert len(run("build")[1].splitlines()) == 2


def test_a_failed_build_says_which_site_still_stands(site, run):
    good(site)
    run("build")
    broken(site)
    assert run("build")[1].splitlines()[1:] == [
        "Nothing was written: 1 error.",
        "The site in output is still the one from before.",
    ]


def test_a_failed_build_ends_one_that_was_cut_short(site, run):
    good(site)
    run("build")
    broken(site)
    site.write({"output/.handbill-new/0": "half a p"})
    assert run("build")[0] == 1
    assert not (site.root / "output/.handbill-new").exists()


@pytest.mark.parametrize("command", ["check", "build"])
def test_quiet_says_only_what_is_wrong_and_changes_no_exit_code(site, run, command):
    good(site)
    assert run(command, "-q") == (0, "", "")
    broken(site)
    code, out, err = run(command, "--quiet")
    assert (code, out) == (1, "")
    assert err.startswith("content/event.yaml:7:1: error[unknown-key]: ")
    warned(site)
    code, out, err = run(command, "-q")
    assert (code, out, err.count("warning["), err.count("advice[")) == (0, "", 1, 0)


@pytest.mark.parametrize("command", ["check", "build"])
def test_json_is_alone_on_standard_output(site, run, command):
    broken(site)
    code, out, err = run(command, "--json")
    assert code == 1
    assert [(p["code"], p["path"], p["line"], p["column"]) for p in json.loads(out)] == [
        ("unknown-key", "content/event.yaml", 7, 1)
    ]
    assert err.splitlines()[0] == f"Site: {site.root}"
    good(site)
    assert run(command, "--json", "-q") == (0, "[]\n", "")


def test_json_tells_advice_too(site, run):
    site.write({"site_config.yaml": "", "content/event.yaml": EVENT + "hosts: Ida Stone\n"})
    assert [p["severity"] for p in json.loads(run("build", "--json")[1])] == ["advice"]


#  What waits

DRAFTED = {
    "site_config.yaml": "",
    "content/event.yaml": EVENT
    + "  - time: 10:00 am - 11:00 am\n    title: Hidden plan\n    draft: yes\n"
    + "  - time: 11:00 am - 12:00 pm\n    title: Staff huddle\n    internal: yes\n",
    "content/posts/one.md": "---\ntitle: Early\ndate: October 1, 2024\n"
    "publish on: October 15, 2024 8:00 pm\n---\nWords.\n",
    "content/posts/two.md": "---\ntitle: Ahead\ndate: October 20, 2024\n---\nWords.\n",
}


@pytest.mark.parametrize("command", ["check", "build"])
def test_what_waits_is_told_in_the_zone_of_the_event(site, run, command):
    site.write(DRAFTED)
    out = run(command, "--as-of", "October 9, 2024 9:00 am")[1]
    assert out.splitlines()[2:7] == [
        "Left out of the site:",
        "  Hidden plan - a draft (content/event.yaml, line 7)",
        "  Staff huddle - for staff only (content/event.yaml, line 10)",
        "  Early - until October 15, 2024, 8:00 pm (Central Time) (content/posts/one.md, line 2)",
        "  Ahead - until October 20, 2024 (Central Time) (content/posts/two.md, line 2)",
    ]


def test_what_waits_is_told_by_the_clock_of_the_site(site, run):
    site.write({**DRAFTED, "site_config.yaml": "clock: 24 hours\n"})
    out = run("check", "--as-of", "October 9, 2024 9:00 am")[1]
    assert "  Early - until October 15, 2024, 20:00 (Central Time) " in out


def test_a_build_with_drafts_says_that_it_is_not_for_publishing(site, run):
    site.write(DRAFTED)
    out = run("build", "--drafts", "--as-of", "October 9, 2024 9:00 am")[1]
    assert "It shows drafts and what is not yet due, so it is not for publishing.\n" in out
    assert "Left out" not in out


#  Colors


@pytest.mark.parametrize(
    ("variable", "options", "colored"),
    [
        ("", [], False),
        ("", ["--color"], True),
        ("FORCE_COLOR", [], True),
        ("FORCE_COLOR", ["--no-color"], False),
        ("NO_COLOR", [], False),
        ("NO_COLOR", ["--color"], True),
    ],
)
def test_colors_are_as_asked(site, variable, options, colored):
    broken(site)
    done = start(
        site.root,
        "check",
        *options,
        env={variable: "1"} if variable else {},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    out, err = done.communicate(timeout=20)
    assert ("\x1b[1;31merror[unknown-key]\x1b[0m" in err) is colored
    assert ("\x1b" in out + err) is colored


#  Which site, and where to


def test_the_site_is_named_before_or_after_the_command(site, run, monkeypatch, tmp_path):
    good(site)
    monkeypatch.chdir(tmp_path)
    for words in (["-C", "site", "check"], ["check", "-C", "site"], ["check", "--project", "site"]):
        code, out, _ = run(*words)
        assert (code, out.splitlines()[0]) == (0, f"Site: {site.root}")


def test_the_site_is_found_from_a_folder_within_it_or_is_that_of_build_py(
    site, run, monkeypatch, tmp_path
):
    good(site)
    monkeypatch.chdir(site.root / "content")
    assert run("check")[1].splitlines()[0] == f"Site: {site.root}"
    monkeypatch.chdir(tmp_path)
    assert run("check", home=site.root)[1].splitlines()[0] == f"Site: {site.root}"


def test_the_output_folder_is_taken_from_the_working_folder(site, run, monkeypatch, tmp_path):
    good(site)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    code, out, _ = run("build", "-C", "../site", "-o", "made")
    assert (code, out.splitlines()[1].split(":")[0]) == (
        0,
        out.splitlines()[1].split(" into")[0] + " into made",
    )
    assert (elsewhere / "made" / "index.html").is_file()
    assert not (site.root / "output").exists()


@pytest.mark.parametrize(
    "typed", ["https://event.example.org/riverton", "https://event.example.org/riverton/"]
)
def test_the_public_address_comes_from_the_option_or_the_variable(site, run, monkeypatch, typed):
    good(site)
    run("build", "--base-url", typed)
    whole = '<link rel="canonical" href="https://event.example.org/riverton/schedule/">'
    assert whole in site.output("schedule/index.html")
    monkeypatch.setenv("HANDBILL_BASE_URL", "https://other.example.org/")
    run("build")
    assert "https://other.example.org/schedule/" in site.output("schedule/index.html")
    run("build", "--base-url", typed)
    assert "other.example.org" not in site.output("schedule/index.html")


def test_the_moment_comes_from_the_option_or_the_variable(site, run, monkeypatch):
    site.write(DRAFTED)
    monkeypatch.setenv("HANDBILL_AS_OF", "October 19, 2024 9:00 am")
    assert [line[2:7] for line in run("check")[1].splitlines() if " - until" in line] == ["Ahead"]
    out = run("check", "--as-of", "October 9, 2024 9:00 am")[1]
    assert [line[2:7] for line in out.splitlines() if " - until" in line] == ["Early", "Ahead"]
    monkeypatch.setenv("HANDBILL_AS_OF", "soon")
    assert run("check")[0] == 2


#  Hosted builds


def test_a_hosted_build_marks_the_lines(site, run, monkeypatch, tmp_path):
    broken(site)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    _, out, _ = run("build")
    marks = [line for line in out.splitlines() if line.startswith("::")]
    assert [mark.split("::")[1] for mark in marks] == [
        "error file=site/content/event.yaml,line=7,col=1,title=unknown-key"
    ]
    monkeypatch.setenv("GITHUB_WORKSPACE", str(site.root))
    assert "::error file=content/event.yaml,line=7," in run("build")[1]
    code, out, err = run("build", "--json")
    assert (code, len(json.loads(out))) == (1, 1)
    assert "::error file=content/event.yaml,line=7," in err


#  Help


@pytest.mark.parametrize("words", [[], ["--help"], ["-h"]])
def test_help_names_the_commands(run, words):
    code, out, err = run(*words)
    assert (code, err) == (0, "")
    assert re.findall(r"^  (\w+)  \S", out, re.MULTILINE) == list(cli.handbill.commands)
    assert out.endswith("\nMore about a command, such as build: python3 build.py build --help\n")


@pytest.mark.parametrize("command", list(cli.handbill.commands))
def test_every_command_has_an_example_and_a_word_on_every_option(run, command, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    code, out, _ = run(command, "--help")
    assert code == 0
    assert f"\nExample: python3 build.py {command} --" in out
    assert [p.name for p in cli.handbill.commands[command].params if not p.help] == []
    assert [sign for sign in ("%(", "\b", "<=", "RANGE", "[default") if sign in out] == []
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.parametrize("command", list(cli.handbill.commands))
def test_the_example_is_understood(command):
    words = cli.handbill.commands[command].epilog.split()
    with cli.handbill.commands[command].make_context(
        command, words, obj=cli.Call(PROGRAM, None)
    ) as context:
        assert context.args == []


def test_the_version(run):
    assert run("--version") == (0, f"Handbill {handbill.__version__}\n", "")


def test_the_words_of_the_program_fit_every_code_page():
    for module in ("cli", "cli_report"):
        source = (REPOSITORY / "handbill" / f"{module}.py").read_text(encoding="utf-8")
        words = [n.value for n in ast.walk(ast.parse(source)) if isinstance(n, ast.Constant)]
        assert [w for w in words if isinstance(w, str) and not w.isascii()] == []


#  At a terminal, and where nobody listens


class Terminal:
    """A command started at a terminal of its own."""

    def __init__(self, root, *words):
        pty = pytest.importorskip("pty")
        self.ours, theirs = pty.openpty()
        self.process = start(root, *words, stdin=theirs, stdout=theirs, stderr=theirs)
        os.close(theirs)
        self.said = ""

    def read_until(self, words, seconds=20.0):
        until = time.monotonic() + seconds
        while words not in self.said and time.monotonic() < until:
            if select.select([self.ours], [], [], 0.1)[0] and not self._read():
                break
        assert words in self.said
        return self

    def type(self, words):
        os.write(self.ours, words.encode())

    def end(self):
        """Read to the end; return the exit code and all that was said."""
        while self._read():
            pass
        os.close(self.ours)
        return self.process.wait(10), self.said.replace("\r\n", "\n")

    def _read(self):
        try:
            got = os.read(self.ours, 4096).decode()
        except OSError:  # the other end is closed
            return ""
        self.said += got
        return got


@pytest.fixture
def terminal():
    """Start commands at terminals; what still runs when the test ends is ended."""
    started = []

    def open_one(root, *words):
        started.append(Terminal(root, *words))
        return started[-1]

    yield open_one
    for one in started:
        if one.process.poll() is None:
            one.process.kill()
            one.process.wait()


PROMPT = "A number, or Enter to leave: "


def test_at_a_terminal_there_is_a_menu(site, terminal):
    good(site)
    opened = terminal(site.root).read_until(PROMPT)
    opened.type("\n")
    code, said = opened.end()
    assert code == 0
    assert re.findall(r"^  (\d)  (.+)$", said, re.MULTILINE) == [
        ("1", "See the site in a browser, and see it follow every save"),
        ("2", "Look for mistakes"),
        ("3", "Build the site into the output folder"),
    ]
    assert "All there is: python3 build.py --help\n" in said


def test_a_number_of_the_menu_runs_its_command(site, terminal):
    broken(site)
    opened = terminal(site.root).read_until(PROMPT)
    opened.type("2\n")
    code, said = opened.end()
    assert code == 1
    assert f"Site: {site.root}\n" in said
    assert "\x1b[1;31merror[unknown-key]\x1b[0m" in said


def test_another_number_is_refused(site, terminal):
    opened = terminal(site.root).read_until(PROMPT)
    opened.type("9\n")
    code, said = opened.end()
    assert (code, said.splitlines()[-1]) == (2, "9 is not one of the numbers above.")


def test_a_quick_build_shows_no_progress(site, terminal):
    good(site)
    code, said = terminal(site.root, "build").end()
    assert code == 0
    seconds = float(re.search(r"\((\d+\.\d) s\)", said)[1])
    assert seconds > 0.9 or "\r" not in said


def test_a_slow_build_shows_its_progress_and_takes_it_away(site, terminal):
    site.write(
        {
            "site_config.yaml": "",
            "content/event.yaml": EVENT,
            "templates/schedule.html": LOOP.format(99999),
        }
    )
    opened = terminal(site.root, "build").read_until("\rpage ")
    opened.process.send_signal(signal.SIGINT)
    code, said = opened.end()
    assert code == 130
    assert f"\r{' ' * 78}\r" in said.split("\rpage ")[-1]


@pytest.mark.skipif(os.name == "nt", reason="pipes close differently")
def test_the_work_is_done_where_nobody_reads_on(site):
    good(site)
    process = start(site.root, "build", stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.close()
    err = process.stderr.read()
    process.stderr.close()
    assert (process.wait(20), err) == (0, b"")
    assert (site.root / "output" / "index.html").is_file()


def test_with_no_streams_at_all_the_exit_code_still_tells(site):
    build = str(REPOSITORY / "build.py")
    good(site)
    command = f'exec "{sys.executable}" "{build}" check <&- >&- 2>&-'
    if os.name == "nt":
        pytest.skip("closing streams is the shell's business")
    environ = {**os.environ, "PYTHONPATH": PACKAGES}
    assert (
        subprocess.run(["sh", "-c", command], cwd=site.root, env=environ, check=False).returncode
        == 0
    )
    broken(site)
    assert (
        subprocess.run(["sh", "-c", command], cwd=site.root, env=environ, check=False).returncode
        == 1
    )
