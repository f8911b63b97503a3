"""A small site for texts to stand in, and short ways to render one."""

from __future__ import annotations

import re
from typing import Any

from handbill.keys import Prose
from handbill.model import Picture, PlainFile
from handbill.pages.markup import Markup
from handbill.pages.markup_place import MarkupPlace, MarkupWords, Rendered
from handbill.problems import Position
from handbill.site.schedule import Target

PATH = "content/posts/2024-10-08-day-1.md"
LIBRARY = Target("venue", "Main Library", "/venues/main-library/")
NAMES = {
    "main library": (LIBRARY,),
    "opening": (
        Target("session", "Opening", "/sessions/opening/"),
        Target("post", "Opening", "/posts/opening/"),
    ),
}
PAGES = {
    "posts/recap.md": "/posts/recap/",
    "recap.md": "/posts/recap/",
    "day-1": "/schedule/day-1/",
}


def slug(words: str) -> str:
    return re.sub("[^a-z0-9]+", "-", words.lower()).strip("-")


def place(**changes: Any) -> MarkupPlace:
    given: dict[str, Any] = {
        "words": MarkupWords("Table", "Notes", "Back to note {number}"),
        "resolve": lambda name: NAMES.get(name.casefold(), ()),
        "suggest": lambda name: "Main Library" if name.startswith("Main") else "",
        "resolve_path": lambda path: PAGES.get(path, ""),
        "pictures": {
            "images/hall.jpg": Picture("images/hall.jpg", "jpeg", 1200, 800, "d1"),
            "images/seal.svg": Picture("images/seal.svg", "svg", 0, 0, "d2"),
        },
        "files": {
            "files/slides.pdf": PlainFile("files/slides.pdf", 10, "d3"),
            "files/my notes.txt": PlainFile("files/my notes.txt", 10, "d4"),
        },
        "picture_url": lambda path: f"/{path}",
        "file_url": lambda path: f"/{path}",
        "source_dir": "posts",
    }
    return MarkupPlace(**{**given, **changes})


MARKUP = Markup(slug)
WITH_ALL_STEPS = Markup(slug, lean=False)


def rendered(text: str, *, markup: Markup = MARKUP, **changes: Any) -> Rendered:
    """Render a text whose first character stands on line 1, column 1."""
    return markup.render(Prose(text, Position(PATH)), place(**changes))


def shown(text: str, **changes: Any) -> str:
    """Return the HTML with `~/` where the way to the root belongs."""
    return rendered(text, **changes).html.replace("\ue000", "~/")


def found(text: str, **changes: Any) -> list[tuple[str, int, int]]:
    """Return code, line and column of each problem."""
    return [
        (problem.code, problem.position.line, problem.position.column)
        for problem in rendered(text, **changes).problems
    ]
