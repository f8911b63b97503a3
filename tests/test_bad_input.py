"""Bad input of any kind gives plain words and an exit code, never a traceback, and nothing is lost."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

BUILD_PY = Path(__file__).parent.parent / "build.py"

EVENT = "name: Peer Exchange in Riverton\nstarts: October 8, 2024\ntime zone: America/Chicago\n"
DAY = "day: 1\nsessions:\n  - 9:00 am - 10:00 am: Breakfast\n"
GOOD = {"content/event.yaml": EVENT, "content/agenda/day-1.yaml": DAY}


def run(site, *words, start=()):
    """Run the real program on a site."""
    return subprocess.run(
        [*start, sys.executable, str(BUILD_PY), *words, "-C", str(site.root)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        env={**os.environ, "NO_COLOR": "1"},
        check=False,
    )


def said(done):
    """Return all that was printed, after seeing that none of it is a traceback."""
    told = done.stdout + done.stderr
    assert "Traceback" not in told, told
    assert "fault in Handbill" not in told, told
    return told


def a_file(name, content):
    return lambda site: site.write({name: content})


def a_folder_for_a_file(site):
    (site.root / "content/agenda/day-1.yaml").unlink()
    (site.root / "content/agenda/day-1.yaml").mkdir()


def a_link_out(site):
    outside = site.root.parent / "secret.yaml"
    outside.write_text(DAY, encoding="utf-8")
    (site.root / "content/agenda/day-2.yaml").symlink_to(outside)


def a_broken_link(site):
    (site.root / "content/agenda/day-2.yaml").symlink_to("nowhere.yaml")


def a_pipe(site):
    os.mkfifo(site.root / "content/agenda/day-2.yaml")


MISTAKES = {
    "not utf-8": (
        a_file("content/agenda/day-1.yaml", DAY.replace("Breakfast", "Café").encode("cp1252")),
        "content/agenda/day-1.yaml:3:28: error[not-utf8]",
    ),
    "utf-16": (
        a_file("content/event.yaml", EVENT.encode("utf-16")),
        "content/event.yaml:1:1: error[not-utf8]",
    ),
    "a NUL": (
        a_file("content/event.yaml", EVENT + "tagline: a\0b\n"),
        "content/event.yaml:4:11: error[",
    ),
    "a folder where a file should be": (
        a_folder_for_a_file,
        "content/agenda/day-1.yaml:1:1: error[unreadable-file]",
    ),
    "a line of 5 MB": (
        a_file("content/agenda/day-1.yaml", DAY + "  - title: " + "x" * 5_000_000 + "\n"),
        "content/agenda/day-1.yaml:",
    ),
    "a file of 6 MB": (
        a_file("content/agenda/day-1.yaml", "# comment\n" * 600_000),
        "content/agenda/day-1.yaml:1:1: error[too-large]",
    ),
    "aliases in a loop": (
        a_file("content/agenda/day-1.yaml", "day: &a [*a]\n"),
        "content/agenda/day-1.yaml:1:",
    ),
    "an alias bomb": (
        a_file(
            "content/agenda/day-1.yaml",
            "a: &a [x,x,x,x,x,x,x,x,x]\n"
            + "".join(
                f"{n}: &{n} [{','.join([f'*{p}'] * 9)}]\n"
                for p, n in zip("abcdefgh", "bcdefghi", strict=True)
            ),
        ),
        "content/agenda/day-1.yaml:",
    ),
    "1000 levels of nesting": (
        a_file("content/agenda/day-1.yaml", "[" * 1000 + "]" * 1000 + "\n"),
        "content/agenda/day-1.yaml:1:",
    ),
    "1000 levels of indent": (
        a_file("content/agenda/day-1.yaml", "".join(f"{' ' * n}k{n}:\n" for n in range(1000))),
        "content/agenda/day-1.yaml:",
    ),
    "a link out of the site": (a_link_out, "content/agenda/day-2.yaml:1:1: error[unreadable-file]"),
    "a broken link": (a_broken_link, "content/agenda/day-2.yaml:1:1: error[unreadable-file]"),
    "a pipe": (a_pipe, "content/agenda/day-2.yaml:1:1: error[unreadable-file]"),
    "a picture that is none": (
        lambda site: site.write({"content/images/a.jpg": "not a picture"}),
        "content/images/a.jpg:1:1: error[bad-picture]",
    ),
    "nothing at all": (
        lambda site: (site.root / "content/event.yaml").unlink(),
        "content/event.yaml:1:1: error[",
    ),
    "a template that cannot be understood": (
        a_file("templates/day.html", "<p>\n{% if page.title %}\n"),
        "templates/day.html:",
    ),
    "a template with a name that is not there": (
        a_file("templates/day.html", "<p>\n{{ page.titel }}\n"),
        "templates/day.html:2:1: error[",
    ),
    "a template that includes itself": (
        a_file("templates/day.html", '{% include "day.html" %}'),
        "templates/day.html:",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_it_is_told_plainly_and_the_old_site_stays(site, mistake):
    make, place = MISTAKES[mistake]
    site.write(GOOD)
    assert run(site, "build").returncode == 0
    before = site.output("index.html")
    make(site)
    done = run(site, "build")
    assert place in said(done)
    assert done.returncode == 1
    assert site.output("index.html") == before


@pytest.mark.slow
def test_a_template_that_loops_for_ever_is_ended_and_named(site):
    site.write(GOOD)
    site.write(
        {
            "templates/day.html": "{% for a in range(99999) %}{% for b in range(99999) %}"
            "{{ a * b }}{% endfor %}{% endfor %}"
        }
    )
    done = run(site, "build")
    assert "/schedule/day-1/" in said(done)
    assert done.returncode == 1


def without_privilege() -> tuple[str, ...]:
    """Return how to start a program that may not read every file, which the superuser's may."""
    if os.name != "nt" and os.geteuid() != 0:
        return ()
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        pytest.skip("this user may read every file, and there is no setpriv to forgo that")
    return (setpriv, "--bounding-set", "-dac_override,-dac_read_search")


def test_a_file_that_may_not_be_read(site):
    site.write(GOOD)
    (site.root / "content/agenda/day-1.yaml").chmod(0)
    done = run(site, "check", start=without_privilege())
    assert "content/agenda/day-1.yaml:1:1: error[unreadable-file]" in said(done)
    assert done.returncode == 1


@pytest.mark.parametrize(
    "name", ["event.yaml", "venues.yaml", "people.yaml", "organizations.yaml", "agenda/day-1.yaml"]
)
def test_an_empty_file_is_no_fault_of_the_program(site, name):
    site.write({**GOOD, f"content/{name}": ""})
    done = run(site, "check")
    said(done)
    assert done.returncode == (1 if name == "event.yaml" else 0)


@pytest.mark.parametrize(
    "words", [["biuld"], ["build", "--nonsense"], ["build", "--as-of", "the day after"]]
)
def test_a_mistyped_command_is_a_usage_error(site, words):
    site.write(GOOD)
    done = run(site, *words)
    said(done)
    assert done.returncode == 2


def test_a_site_that_is_not_there(tmp_path):
    done = subprocess.run(
        [sys.executable, str(BUILD_PY), "check", "-C", str(tmp_path / "nowhere")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "nowhere" in said(done)
    assert done.returncode == 2


def test_content_is_never_run_as_a_template(site):
    day = 'day: 1\ntitle: "{{ 7*7 }}"\nsessions:\n  - 9:00 am: "{% for x in y %}{{ 7*7 }}"\n'
    site.write({**GOOD, "content/agenda/day-1.yaml": day})
    assert run(site, "build").returncode == 0
    page = site.output("schedule/day-1/index.html")
    assert "{{ 7*7 }}" in page
    assert "49" not in re.sub(r'(?:href|src)="[^"]*"', "", page)


def test_half_a_character_is_shown_as_it_was_typed(site):
    site.write({**GOOD, "content/agenda/day-1.yaml": DAY + '  - title: "a \\ud800 b"\n'})
    assert run(site, "build").returncode == 0
    assert "a \\ud800 b" in site.output("schedule/day-1/index.html")
