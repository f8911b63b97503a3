"""The house rules, read from the imports and calls of the program; each failure says what to move where."""

from __future__ import annotations

import ast
import functools
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

PROGRAM = Path(__file__).resolve().parent.parent / "handbill"

# From the top: a module imports from its own floor and from floors below. A name covers what lies in its folder.
FLOORS: dict[str, tuple[str, ...]] = {
    "DOOR": (
        *(
            "handbill.__main__",
            "handbill.cli",
            "handbill.cli_report",
            "handbill.door",
            "handbill.site_root",
        ),
        *(
            "handbill.environment",
            "handbill.installing",
            "handbill.install_place",
            "handbill.install_failures",
        ),
    ),
    "DESK": ("handbill.commands",),
    "LANDING": ("handbill.reporting", "handbill.publishers"),
    "PRESS": ("handbill.output",),
    "PAGES": ("handbill.pages", "handbill.feeds"),
    "SITE": ("handbill.site", "handbill.importers"),
    "READING": ("handbill.reading",),
    "GROUND": (
        *(
            "handbill",
            "handbill.problems",
            "handbill.problem_kinds",
            "handbill.follow_ups",
            "handbill.keys",
            "handbill.model",
        ),
        *(
            "handbill.colors",
            "handbill.digests",
            "handbill.names",
            "handbill.urls",
            "handbill.words",
            "handbill.zones",
        ),
        *("handbill.times", "handbill.dates", "handbill.clock_times", "handbill.lengths"),
    ),
}

# A wing imports from its own floor; its floor does not import it.
WINGS = ("handbill.feeds", "handbill.importers", "handbill.publishers")

# The owners of each third-party package; a name covers name_more.py and what lies in its folder too.
OWNERS: dict[str, tuple[str, ...]] = {
    "PIL": (
        "handbill.reading.pictures",
        "handbill.output.images",
        "handbill.output.picture_sizes",
        "handbill.output.drawing",
    ),
    "click": ("handbill.cli",),
    "icalendar": ("handbill.feeds.calendar",),
    "jinja2": ("handbill.output.theme",),
    "livereload": ("handbill.commands.preview",),
    "markdown": ("handbill.pages.markup",),
    "markupsafe": ("handbill.output.theme",),
    "nh3": ("handbill.reading.cleaning",),
    "segno": ("handbill.pages.codes",),
    "pymdownx": ("handbill.pages.markup",),
    "slugify": ("handbill.site.addresses",),
    "tornado": ("handbill.commands.preview",),
    "yaml": ("handbill.reading.nodes",),
}

DISK = (
    *(
        "handbill.reading.files",
        "handbill.reading.pictures",
        "handbill.output",
        "handbill.publishers",
    ),
    "handbill.commands",
)
DISK_METHODS = frozenset({
    *("open", "read_text", "read_bytes", "write_text", "write_bytes", "iterdir", "glob", "rglob", "unlink"),
    *("mkdir", "rmdir", "touch", "is_file", "is_dir", "exists"),
})  # fmt: skip
DISK_OF_OS = frozenset(
    {
        "fdopen",
        "listdir",
        "lstat",
        "makedirs",
        "remove",
        "rename",
        "replace",
        "scandir",
        "stat",
        "walk",
    }
)
CLOCKS = frozenset({
    *("datetime.now", "datetime.utcnow", "datetime.today", "date.today"),
    *("time.time", "time.time_ns", "time.localtime", "time.gmtime", "time.ctime", "time.strftime"),
})  # fmt: skip

House = Mapping[str, ast.Module]
Rule = Callable[[House], list[str]]


@functools.cache
def read_house() -> House:
    """Return every module of the program, parsed, by its name."""
    return {
        _module_name(path): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(PROGRAM.rglob("*.py"))
    }


def _module_name(path: Path) -> str:
    parts = path.relative_to(PROGRAM.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(module: ast.Module, house: House) -> Iterator[str]:
    """Yield what a module imports, inside functions too; a name of a package that is a module, as that."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            whole = node.module or ""
            inner = [f"{whole}.{alias.name}" for alias in node.names]
            yield from (name if name in house else whole for name in inner)


def floor_of(module: str) -> str | None:
    """Return the floor a module is on; the longest name that covers it decides."""
    covering = [
        (name, floor)
        for floor, names in FLOORS.items()
        for name in names
        if module == name or (name != "handbill" and module.startswith(f"{name}."))
    ]
    return max(covering, key=lambda pair: len(pair[0]))[1] if covering else None


def covered(module: str, names: tuple[str, ...]) -> bool:
    return any(module == name or module.startswith((f"{name}.", f"{name}_")) for name in names)


def every_module_has_a_floor(house: House) -> list[str]:
    return [
        f"{module} is on no floor: put it into a floor's folder, or name it in FLOORS in tests/test_house.py."
        for module in house
        if floor_of(module) is None
    ]


def imports_go_down(house: House) -> list[str]:
    order = list(FLOORS)
    return [
        f"{module} ({above}) imports {other} ({below}), which is above it: move what both need down to {above}, or"
        f" hand it in as a value."
        for module, tree in house.items()
        for other in imports(tree, house)
        if (above := floor_of(module))
        and (below := floor_of(other))
        and order.index(below) < order.index(above)
    ]


def no_cycles(house: House) -> list[str]:
    graph = {
        module: sorted(set(imports(tree, house)) & house.keys() - {module})
        for module, tree in house.items()
    }
    done: set[str] = set()

    def cycle_from(module: str, way: tuple[str, ...]) -> tuple[str, ...]:
        if module in way:
            return (*way[way.index(module) :], module)
        if module in done:
            return ()
        found = next(
            (cycle for other in graph[module] if (cycle := cycle_from(other, (*way, module)))), ()
        )
        done.add(module)
        return found

    cycles = [cycle for module in graph if (cycle := cycle_from(module, ()))]
    return [
        f"{' -> '.join(cycle)} is a circle: move what they share to a module of its own."
        for cycle in cycles
    ]


def no_hidden_imports(house: House) -> list[str]:
    return [
        f"{module} line {node.lineno} uses TYPE_CHECKING, which hides an arrow: move the type to where both may see it."
        for module, tree in house.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Name | ast.alias)
        and (node.id if isinstance(node, ast.Name) else node.name) == "TYPE_CHECKING"
    ]


def imports_are_absolute(house: House) -> list[str]:
    return [
        f"{module} line {node.lineno} imports with dots: write the whole name, handbill...."
        for module, tree in house.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.level
    ]


def packages_have_owners(house: House) -> list[str]:
    complaints = []
    for module, tree in house.items():
        outside = {name.partition(".")[0] for name in imports(tree, house)} - {"handbill", ""}
        for package in sorted(outside - sys.stdlib_module_names):
            owners = OWNERS.get(package)
            if owners is None:
                complaints.append(
                    f"{module} imports {package}, which has no owner: name one in OWNERS."
                )
            elif not covered(module, owners):
                complaints.append(
                    f"{module} imports {package}: move that to {' or '.join(owners)}, its owner."
                )
    return complaints


def wings_are_not_imported(house: House) -> list[str]:
    return [
        f"{module} imports {other}, a wing of its own floor: let a floor above bring the two together."
        for module, tree in house.items()
        for other in imports(tree, house)
        if covered(other, WINGS)
        and not covered(module, WINGS)
        and floor_of(module) == floor_of(other)
    ]


def modules_say_what_lives_there(house: House) -> list[str]:
    return [
        f"{module} does not begin by saying in one sentence what lives there: give it a docstring."
        for module, tree in house.items()
        if not (ast.get_docstring(tree) or "").partition("\n\n")[0].endswith(".")
    ]


def yaml_is_composed(house: House) -> list[str]:
    loads = {"load", "load_all", "safe_load", "safe_load_all", "full_load", "unsafe_load"}
    return [
        f"{module} line {line} calls {name}, which guesses types: compose nodes, as handbill.reading.nodes does."
        for module, tree in house.items()
        for line, name in _calls(tree)
        if name.startswith("yaml.") and name.removeprefix("yaml.") in loads
    ]


def only_the_door_asks_the_clock(house: House) -> list[str]:
    return [
        f"{module} line {line} calls {name}: take the instant as a value; only the door asks the clock."
        for module, tree in house.items()
        for line, name in _calls(tree)
        if ".".join(name.split(".")[-2:]) in CLOCKS and floor_of(module) != "DOOR"
    ]


def few_touch_the_disk(house: House) -> list[str]:
    return [
        f"{module} line {line} calls {name}, which touches the disk: take the content as a value, and read or write"
        f" in handbill.reading.files, handbill.output or handbill.commands."
        for module, tree in house.items()
        if not covered(module, DISK) and floor_of(module) != "DOOR"
        for line, name in _calls(tree)
        if _touches_disk(name)
    ]


def _touches_disk(name: str) -> bool:
    first, _, last = name.rpartition(".")
    if first == "os":
        return last in DISK_OF_OS or last == "open"
    return first in {"shutil", "tempfile"} or (
        last in DISK_METHODS and (bool(first) or last == "open")
    )


def _calls(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield each call's line and name, such as `yaml.load`; imported names are given their whole name."""
    whole = {
        alias.asname or alias.name: f"{node.module}.{alias.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = _dotted(node.func)
            first, dot, rest = name.partition(".")
            yield node.lineno, whole.get(first, first) + dot + rest


def _dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{_dotted(node.value)}.{node.attr}"
    return "(...)"


RULES: tuple[Rule, ...] = (
    every_module_has_a_floor,
    imports_go_down,
    no_cycles,
    no_hidden_imports,
    imports_are_absolute,
    packages_have_owners,
    wings_are_not_imported,
    modules_say_what_lives_there,
    yaml_is_composed,
    only_the_door_asks_the_clock,
    few_touch_the_disk,
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps(rule: Rule) -> None:
    complaints = rule(read_house())
    assert not complaints, "\n".join(["", *complaints])


BROKEN: tuple[tuple[Rule, dict[str, str], str], ...] = (
    (
        every_module_has_a_floor,
        {"handbill.extras": ""},
        "handbill.extras is on no floor: put it into a floor's folder, or name it in FLOORS in tests/test_house.py.",
    ),
    (
        imports_go_down,
        {
            "handbill.site.rules": "def f():\n    from handbill.pages import page",
            "handbill.pages.page": "",
        },
        (
            "handbill.site.rules (SITE) imports handbill.pages.page (PAGES), which is above it: move what both need"
            " down to SITE, or hand it in as a value."
        ),
    ),
    (
        no_cycles,
        {
            "handbill.site.a": "import handbill.site.b",
            "handbill.site.b": "from handbill.site import a",
        },
        (
            "handbill.site.a -> handbill.site.b -> handbill.site.a is a circle: move what they share to a module of its"
            " own."
        ),
    ),
    (
        no_hidden_imports,
        {"handbill.keys": "import typing\nfrom typing import TYPE_CHECKING"},
        "handbill.keys line 2 uses TYPE_CHECKING, which hides an arrow: move the type to where both may see it.",
    ),
    (
        imports_are_absolute,
        {"handbill.site.rules": "from . import linking"},
        "handbill.site.rules line 1 imports with dots: write the whole name, handbill....",
    ),
    (
        packages_have_owners,
        {"handbill.cli": "import click", "handbill.pages.page": "from markupsafe import Markup"},
        "handbill.pages.page imports markupsafe: move that to handbill.output.theme, its owner.",
    ),
    (
        packages_have_owners,
        {"handbill.pages.markup_links": "import markdown.util", "handbill.keys": "import requests"},
        "handbill.keys imports requests, which has no owner: name one in OWNERS.",
    ),
    (
        wings_are_not_imported,
        {
            "handbill.pages.page": "from handbill.feeds import atom",
            "handbill.feeds.atom": "import handbill.pages.page",
            "handbill.commands.build": "import handbill.feeds.atom",
        },
        (
            "handbill.pages.page imports handbill.feeds.atom, a wing of its own floor: let a floor above bring the two"
            " together."
        ),
    ),
    (
        modules_say_what_lives_there,
        {"handbill.keys": '"""Keys"""'},
        "handbill.keys does not begin by saying in one sentence what lives there: give it a docstring.",
    ),
    (
        yaml_is_composed,
        {"handbill.reading.nodes": "from yaml import safe_load as read\nread('a: 1')"},
        (
            "handbill.reading.nodes line 2 calls yaml.safe_load, which guesses types: compose nodes, as"
            " handbill.reading.nodes does."
        ),
    ),
    (
        only_the_door_asks_the_clock,
        {
            "handbill.commands.serve": "import time\nfrom datetime import datetime\ntime.monotonic()\ndatetime.now()",
            "handbill.cli": "import datetime\ndatetime.datetime.now()",
        },
        (
            "handbill.commands.serve line 4 calls datetime.datetime.now: take the instant as a value; only the door"
            " asks the clock."
        ),
    ),
    (
        few_touch_the_disk,
        {
            "handbill.site.rules": "'a'.replace('a', 'b')\npath.read_text()",
            "handbill.output.press": "open('x')",
        },
        (
            "handbill.site.rules line 2 calls path.read_text, which touches the disk: take the content as a value, and"
            " read or write in handbill.reading.files, handbill.output or handbill.commands."
        ),
    ),
)


@pytest.mark.parametrize(("rule", "sources", "complaint"), BROKEN)
def test_a_broken_rule_is_told(rule: Rule, sources: dict[str, str], complaint: str) -> None:
    assert rule({name: ast.parse(source) for name, source in sources.items()}) == [complaint]
