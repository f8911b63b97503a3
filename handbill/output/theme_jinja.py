"""Jinja, set up for themes; the one owner of jinja2 and markupsafe, imported only when a page is made.

Everything is escaped unless `safe` says otherwise, a name that is not there is an
error, and nothing that differs from run to run can be called.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping
from types import TracebackType
from typing import Any

import jinja2
from jinja2 import meta
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from jinja2.utils import missing
from markupsafe import Markup

from handbill.output.theme_files import ThemeFile

_CHANGEABLE_FILTERS = ("random", "pprint")
_CHANGEABLE_GLOBALS = ("lipsum",)


class NameMissing(jinja2.UndefinedError):
    """A template asks for a name that is not there; `owner` is what was asked, or None where it stood alone."""

    def __init__(self, owner: object, name: object, message: str | None = None) -> None:
        super().__init__(message)
        self.owner = owner
        self.name = name


class _Strict(jinja2.StrictUndefined):
    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = missing,
        name: str | None = None,
        exc: type[jinja2.TemplateRuntimeError] = jinja2.UndefinedError,
    ) -> None:
        raised: Any = exc
        if hint is None and name is not None and exc is jinja2.UndefinedError:
            raised = functools.partial(NameMissing, None if obj is missing else obj, name)
        super().__init__(hint, obj, name, raised)


class _Template(jinja2.Template):
    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:  # noqa: ARG002 - jinja names it
        """Run an imported template anew for each page, since `href` answers differently on each."""
        return self.make_module()


class _Environment(jinja2.Environment):
    template_class = _Template


def environment(
    templates: Mapping[str, ThemeFile], functions: Mapping[str, Callable[..., object]]
) -> jinja2.Environment:
    """Return the environment in which a theme's templates are rendered."""

    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        found = templates.get(name)
        return (found.text, found.shown, lambda: True) if found else None

    made = _Environment(
        loader=jinja2.FunctionLoader(load),
        autoescape=True,
        undefined=_Strict,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
    )
    for name in _CHANGEABLE_FILTERS:
        del made.filters[name]
    for name in _CHANGEABLE_GLOBALS:
        del made.globals[name]
    made.globals.update(functions)
    return made


def references(made: jinja2.Environment, text: str) -> tuple[str | None, ...]:
    """Return the templates that a template extends, includes or imports; None for a name made while rendering."""
    try:
        return tuple(meta.find_referenced_templates(made.parse(text)))
    except jinja2.TemplateSyntaxError:
        return ()  # told when a page is made from it


def marked(html: str) -> str:
    """Return HTML that templates write as it is."""
    return Markup(html)  # noqa: S704 - Markdown, cleaned where it was rendered


def frames(trace: TracebackType | None) -> Iterator[tuple[str, int]]:
    """Yield file name and line of each frame, the outermost first; templates go by the names they are shown under."""
    while trace is not None:
        yield trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
