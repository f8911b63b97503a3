"""Write docs/reference from the program's own declarations: `python docs/make_reference.py`."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import sys
import types
import typing
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from handbill import model, pages  # noqa: E402 - the program lies beside docs/
from handbill.keys import Kind, keys  # noqa: E402
from handbill.pages.page import View  # noqa: E402
from handbill.problem_kinds import KINDS  # noqa: E402

_NOTE = "<!-- Written by docs/make_reference.py from the program; edit there. -->\n"
_TEMPLATES = HERE.parent / "templates"

FRAMES = ("base.html", "parts/sheets.html")
"""What the templates of pages extend, the first that they all share."""

RECORDS: tuple[tuple[str, str, type[Any]], ...] = (
    ("site_config.yaml", "The site as a whole.", model.SiteConfig),
    ("content/event.yaml", "The event.", model.Event),
    ("Registration", "Under `registration` in event.yaml.", model.Registration),
    ("Access requests", "Under `access requests` in event.yaml.", model.AccessRequests),
    ("A notice", "Under `notice` or `notices`.", model.Notice),
    ("A network", "Under `networks` in event.yaml.", model.Network),
    ("A series", "Under `series` in event.yaml.", model.Series),
    ("A track", "Under `tracks` in event.yaml.", model.Track),
    ("A day", "A file in content/agenda/.", model.Day),
    ("A session", "Under `sessions`, `parts` or `parallel`.", model.Session),
    ("A stop", "Under `stops` of a session.", model.Stop),
    ("A table", "Under `tables` of a session.", model.Table),
    ("A material", "Under `materials` of a session.", model.Material),
    ("A recording", "Under `recording` of a session.", model.Recording),
    ("A venue", "In content/venues.yaml.", model.Venue),
    ("A room", "Under `rooms` of a venue.", model.Room),
    ("A person", "In content/people.yaml.", model.Person),
    ("A link", "Under `links` of a person.", model.NamedLink),
    ("An organization", "In content/organizations.yaml.", model.Organization),
    ("A post", "The front matter of a file in content/posts/.", model.Post),
    ("A gallery picture", "Under `gallery` of a post.", model.GalleryPicture),
    ("A page", "The front matter of a file in content/pages/.", model.PlainPage),
)

GROUPS: dict[str, str] = {
    "unreadable-file": "Files",
    "forgiven": "Lines and signs",
    "unknown-key": "Keys",
    "not-a-number": "What stands behind a key",
    "missing-file": "The content as a whole",
    "time-asked": "Times, dates and time zones",
    "unknown-venue": "Names and addresses",
    "date-slashed": "The days and the clock",
    "person-clash": "The plan",
    "foreign-character": "Texts in Markdown",
    "template-missing": "Templates",
    "output-refused": "The output folder",
    "too-slow": "The build itself",
}
"""The heading that stands above a kind of problem, in the order of `KINDS`."""

GIVEN: dict[str, str] = {
    "home.html": "HomeView",
    "accessibility.html": "StatementView",
    "schedule.html": "ScheduleView",
    "day.html": "DayView",
    "now.html": "NowView",
    "now-stretch.html": "StretchView",
    "timetable.html": "TimetableView",
    "session.html": "SessionView",
    "my-agenda.html": "MyAgendaView",
    "print.html": "PrintView",
    "event-sheet.html": "EventSheetView",
    "handbill.html": "HandbillView",
    "door-signs.html": "DoorSignsView",
    "sessions.html": "SessionsView",
    "venues.html": "VenuesView",
    "venue.html": "VenueView",
    "room.html": "RoomView",
    "people.html": "PeopleView",
    "person.html": "PersonView",
    "organizations.html": "OrganizationsView",
    "organization.html": "OrganizationView",
    "groups.html": "GroupsView",
    "group.html": "GroupView",
    "posts.html": "PostsView",
    "post.html": "PostView",
    "page.html": "PlainPageView",
    "search.html": "SearchView",
    "404.html": "NotFoundView",
    "offline.html": "OfflineView",
    "redirect.html": "RedirectView",
}
"""The view that each template is given as `page`."""

DRAWN: tuple[str, ...] = ("CardView", "IconView")
"""The views of pictures that Handbill draws, which no template is given."""

FUNCTIONS: dict[str, str] = {
    "href": '`href("/venues/")` writes an address so that it works wherever the site lies.',
    "asset": '`asset("site.css")` is the address of a file in `templates/assets/`.',
    "t": '`t("schedule.title")` is an interface word, in the language of the page.',
    "safe": "`safe(page.body)` writes HTML as it is; only for fields that are called clean HTML.",
}

BLOCKS: dict[str, str] = {
    "title": "the words of the browser's tab",
    "style": "fonts and style sheets",
    "scripts": "the scripts of the page",
    "head": "the end of the page's head, empty: for a style sheet or a tag of your own",
    "header": "notices, the site's name and the menu",
    "main": "all between the header and the ways on",
    "masthead": "the title of the page, and what stands with it on its colored ground",
    "content": "what the page is about, below its title",
    "title_words": "the name of a sheet to print, shown on the screen alone",
    "how": "on what paper a sheet is printed, shown on the screen alone",
    "leaves": "what is printed",
    "lead": "the sentences above the text of a post",
    "pager": "the ways to the page before and after",
    "footer": "the end of every page",
}
"""What each block holds, in the order of the page."""


# Problems


def problems_page() -> str:
    """Return docs/reference/problems.md."""
    parts = "\n".join(
        f"## {heading}\n\n| code | how bad | what it means | how to mend it |\n|---|---|---|---|\n{rows}"
        for heading, rows in _grouped()
    )
    return (
        f"{_NOTE}# Problems\n\n"
        "Every kind of mistake that Handbill tells you about. An **error** stops the build. A\n"
        "**warning** is shown, and fails with `--strict`. **Advice** is shown by `check` and never fails.\n\n"
        f"{parts}"
    )


def _grouped() -> Iterator[tuple[str, str]]:
    """Yield each heading with the rows below it."""
    found: dict[str, list[str]] = {}
    heading = ""
    for code, kind in KINDS.items():
        heading = GROUPS.get(code, heading)
        row = f"| `{code}` | {kind.severity.value} | {kind.meaning} | {kind.mend} |\n"
        found.setdefault(heading, []).append(row)
    for title, rows in found.items():
        yield title, "".join(rows)


# Keys


def keys_page() -> str:
    """Return docs/reference/keys.md."""
    parts = [_record(title, lead, cls) for title, lead, cls in RECORDS]
    return (
        f"{_NOTE}# Keys\n\n"
        "What can be typed, file by file. Capitals, spaces, hyphens and underscores in a key do not\n"
        "matter: `Time zone`, `time-zone` and `time_zone` are the same. Keys marked *staff* never stand in\n"
        "a published file.\n\n" + "\n".join(parts)
    )


def _record(title: str, lead: str, cls: type[Any]) -> str:
    rows = "\n".join(
        f"| `{key.name}` | {_typed(key.kind, key.choices)} | {_marks(key.public, key.required)}{key.help}"
        f"{_also(key.aliases)} |"
        for _, key in keys(cls)
    )
    short = getattr(cls, "SHORT", "")
    line = f" One line of text is its `{short}`." if short else ""
    return f"## {title}\n\n{lead}{line}\n\n| key | typed as | meaning |\n|---|---|---|\n{rows}\n"


def _typed(kind: Kind, choices: tuple[str, ...]) -> str:
    return ", ".join(f"`{c}`" for c in choices) if choices else kind.value


def _marks(public: bool, required: bool) -> str:  # noqa: FBT001 - two marks of one declaration
    marks = [word for word, holds in (("needed", required), ("staff", not public)) if holds]
    return f"*{', '.join(marks)}* " if marks else ""


def _also(aliases: tuple[str, ...]) -> str:
    return f" Also: {', '.join(f'`{a}`' for a in aliases)}." if aliases else ""


# Templates


def templates_page() -> str:
    """Return docs/reference/templates.md."""
    known = views()
    shown = [known[name] for name in GIVEN.values()]
    rest = [known[name] for name in sorted(known.keys() - set(GIVEN.values()))]
    return (
        f"{_NOTE}# Templates\n\n"
        "A page is made by one template, which is given one value, `page`. Below is what `page` holds\n"
        "in each of them: `page.title` is the field `title`. A name that is not here is an error with\n"
        "its line.\n\n"
        f"## Which template is given what\n\n| template | `page` is a |\n|---|---|\n{_given()}\n"
        f"{_shared()}"
        f"## Functions\n\n| function | what it does |\n|---|---|\n{_rows(FUNCTIONS)}\n"
        "## Blocks\n\n"
        "Parts of a page that a template may fill. A template that extends another by its name after\n"
        "`!theme/` keeps what was there with `{{ super() }}`. A block that the other does not have is\n"
        "shown nowhere.\n\n"
        f"| block | in | what it holds |\n|---|---|---|\n{_blocks()}\n"
        "## What pages hold\n\n"
        + "\n".join(map(_view, shown))
        + "\n## What stands in them\n\n"
        + "\n".join(map(_view, rest))
    )


def views() -> dict[str, type[View]]:
    """Return by its name every kind of view that templates may be given, whole or in another."""
    for module in pkgutil.iter_modules(pages.__path__):
        importlib.import_module(f"{pages.__name__}.{module.name}")
    known = {cls.__name__: cls for cls in _below(View) if cls.__module__.startswith(pages.__name__)}
    drawn = inside(DRAWN, known) - inside(GIVEN.values(), known)
    return {name: cls for name, cls in known.items() if name not in drawn}


def inside(names: Iterable[str], known: dict[str, type[View]]) -> set[str]:
    """Return the names of these views, and of all views that stand in them."""
    reached: set[str] = set()
    waiting = set(names)
    while waiting:
        name = waiting.pop()
        reached.add(name)
        hints = typing.get_type_hints(known[name]).values()
        parts = {part for hint in hints for part in (hint, *typing.get_args(hint))}
        waiting |= {part.__name__ for part in parts if part in known.values()} - reached
    return reached


def blocks(template: str) -> tuple[str, ...]:
    """Return the blocks that a template of the theme has, in order."""
    text = (_TEMPLATES / template).read_text(encoding="utf-8")
    return tuple(re.findall(r"{%-?\s*block\s+(\w+)", text))


def _below(cls: type[View]) -> Iterator[type[View]]:
    for below in cls.__subclasses__():
        yield below
        yield from _below(below)


def _given() -> str:
    return "".join(f"| `{name}` | {_link(view)} |\n" for name, view in GIVEN.items())


def _shared() -> str:
    names = sorted(path.name for path in (_TEMPLATES / "parts").glob("*.html"))
    listed = ", ".join(f"`{name}`" for name in names)
    return (
        "All of them extend `base.html`, but for `redirect.html` and `now-stretch.html`. What several share lies in\n"
        f"`parts/`, and can be replaced likewise: {listed}.\n\n"
    )


def _blocks() -> str:
    """Return a row for each block, with the first template that has it."""
    places = [*FRAMES, *GIVEN]
    first = {name: place for place in reversed(places) for name in blocks(place)}
    return "".join(f"| `{name}` | `{first[name]}` | {words} |\n" for name, words in BLOCKS.items())


def _rows(meanings: dict[str, str]) -> str:
    return "".join(f"| `{name}` | {meaning} |\n" for name, meaning in meanings.items())


def _view(cls: type[View]) -> str:
    hints = typing.get_type_hints(cls)
    rows = "".join(f"| `{name}` | {_holds(hint)} |\n" for name, hint in hints.items())
    told = "\n\n".join(_paragraphs(inspect.getdoc(cls) or ""))
    return f"### {cls.__name__}\n\n{told}\n\n| field | holds |\n|---|---|\n{rows}"


def _paragraphs(text: str) -> Iterable[str]:
    return (" ".join(part.split()) for part in text.split("\n\n"))


_PLAIN = {str: "text", int: "a number", bool: "true or false"}


def _holds(hint: Any) -> str:
    """Say in words what a field holds."""
    if hint in _PLAIN:
        return _PLAIN[hint]
    of = typing.get_args(hint)
    if typing.get_origin(hint) is tuple:
        return "a list of texts" if of[0] is str else f"a list, each {_a(of[0])}"
    if isinstance(hint, types.UnionType):
        return f"{_a(of[0])}, or nothing"
    return _a(hint)


def _a(view: type[View]) -> str:
    return f"{'an' if view.__name__[0] in 'AEIOU' else 'a'} {_link(view.__name__)}"


def _link(view: str) -> str:
    return f"[{view}](#{view.lower()})"


def main() -> None:
    """Write the generated pages."""
    for name in ("problems", "keys", "templates"):
        page: str = globals()[f"{name}_page"]()
        (HERE / "reference" / f"{name}.md").write_text(page, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
