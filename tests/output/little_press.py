"""A little site for the tests of the press: pages of one kind, a theme of two templates, and files."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from handbill.output.manifest import Flags
from handbill.output.press import Pressed, press
from handbill.output.theme import Theme
from handbill.pages.page import Copy, OutputFile, Page, Pages, View

BUILT_IN = {
    "base.html": "<title>{{ page.title }}</title>{% block body %}{% endblock %}\n",
    "leaf.html": '{% extends "base.html" %}{% block body %}{{ safe(page.body) }}'
    '<a href="{{ href("/") }}">home</a><link href="{{ asset("site.css") }}">{% endblock %}\n',
    "assets/site.css": "body { color: black }\n",
}


@dataclass(frozen=True, slots=True)
class Leaf(View):
    """A page with a title and rendered Markdown."""

    title: str
    body: str = ""


def write(root: Path, files: Mapping[str, str | bytes]) -> None:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def tree(folder: Path) -> dict[str, bytes]:
    """Return all files of a folder by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def leaves(titles: Mapping[str, str], template: str = "leaf.html") -> tuple[Page, ...]:
    return tuple(
        Page(url, template, Leaf(title), (f"{url}.yaml",)) for url, title in titles.items()
    )


def copy_of(root: Path, source: str, path: str, treatment: str = "as is") -> Copy:
    return Copy(path, source, hashlib.sha256((root / source).read_bytes()).hexdigest(), treatment)


class LittlePress:
    """A site root and a built-in theme in a folder."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "site"
        self.output = self.root / "output"
        self.theme = folder / "theme"
        self.root.mkdir(parents=True, exist_ok=True)
        write(self.theme, BUILT_IN)

    def press(
        self,
        titles: Mapping[str, str],
        files: Mapping[str, str] | None = None,
        copies: tuple[Copy, ...] = (),
        *,
        output: Path | None = None,
        flags: Flags | None = None,
        progress: Callable[[str], None] = lambda _: None,
    ) -> Pressed:
        given = tuple(OutputFile(path, body.encode()) for path, body in (files or {}).items())
        return press(
            Pages(leaves(titles), given, copies),
            Theme.of(self.root, self.theme),
            site_root=self.root,
            output=output or self.output,
            flags=flags or Flags(),
            progress=progress,
        )


def states() -> tuple[tuple[dict[str, str], dict[str, str]], ...]:
    """Return two states of a site of some sixty files: pages and given files that differ, come and go."""
    old = {"/": "Home", **{f"/old/{n}/": f"Old {n}" for n in range(20)}}
    new = {"/": "New home", **{f"/new/{n}/": f"New {n}" for n in range(20)}}
    both = {f"/both/{n}/": "Same" for n in range(10)}
    return (
        ({**old, **both}, {f"files/{n}.txt": "old" for n in range(20)} | {"swap": "a file"}),
        (
            {**new, **both},
            {f"files/{n}.txt": "new" for n in range(5, 25)} | {"swap/in": "a folder"},
        ),
    )


def press_for_ever(folder: str) -> None:
    """Press the two states in turn until killed."""
    little = LittlePress(Path(folder))
    print("ready", flush=True)
    while True:
        for each in reversed(states()):
            little.press(*each)
