"""SVG drawings: their size, and whether they are only drawings."""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.parsers import expat

_PIXELS = {
    "": 1.0,
    "px": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "mm": 96 / 25.4,
    "cm": 96 / 2.54,
    "in": 96.0,
}
_LENGTH = re.compile(r"\s*\+?(\d{1,9}(?:\.\d{1,9})?|\.\d{1,9})\s*([a-z]*)\s*", re.IGNORECASE)
_ACTIVE = frozenset(
    {
        "script",
        "foreignobject",
        "iframe",
        "object",
        "embed",
        "audio",
        "video",
        "canvas",
        "handler",
        "listener",
        "link",
        "meta",
        "base",
    }
)
_REFERENCES = frozenset({"href", "src", "data", "action", "formaction"})
_OWN = re.compile(r"\s*(?:#|data:image/(?:png|jpeg|gif|webp)[;,])", re.IGNORECASE)
_FETCHES = re.compile(
    r"@import|expression\s*\(|javascript:|vbscript:|url\(\s*[\"']?(?!\s*[\"']?(?:#|data:image/(?:png|jpeg|gif|webp)[;,]))",
    re.IGNORECASE,
)


class Unsafe(NamedTuple):
    """What in a drawing is no drawing: the words for it, and its line and column, from 1."""

    what: str
    line: int
    column: int


class Drawing(NamedTuple):
    """A drawing's size in pixels, 0 by 0 where it says none, and what is unsafe in it."""

    width: int
    height: int
    unsafe: tuple[Unsafe, ...] = ()


class BrokenDrawingError(Exception):
    """The text is no SVG drawing; holds the line and column where that shows."""

    def __init__(self, line: int, column: int) -> None:
        super().__init__(f"no drawing from line {line}")
        self.line, self.column = line, column


def read_svg(content: bytes) -> Drawing:
    """Read a drawing, and look for programs, for what it fetches, and for entities (promise P21).

    Raises:
        BrokenDrawingError: the text is not well-formed, or its root is not `svg`.
    """
    reader = _SvgReader()
    try:
        reader.parser.Parse(content, True)  # noqa: FBT003 - the parser's own signature
    except expat.ExpatError as error:
        if reader.unsafe:  # a DOCTYPE, which ends the reading
            return Drawing(0, 0, tuple(reader.unsafe))
        raise BrokenDrawingError(error.lineno, error.offset + 1) from error
    if not reader.is_svg:
        raise BrokenDrawingError(1, 1)
    return Drawing(*_size(reader.root), tuple(reader.unsafe))


class _StopError(expat.ExpatError):
    """Ends the reading."""


class _SvgReader:
    """Looks at each element of a drawing."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._element
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.EndElementHandler = self._end
        self.parser.buffer_text = True
        self.unsafe: list[Unsafe] = []
        self.root: dict[str, str] = {}
        self.is_svg = False
        self.started = False
        self.style: list[str] | None = None

    def _note(self, what: str) -> None:
        self.unsafe.append(
            Unsafe(what, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)
        )

    def _doctype(self, *_: object) -> None:
        self._note("a DOCTYPE")
        raise _StopError

    def _instruction(self, target: str, _: str) -> None:
        self._note(f'the instruction "{target}"')

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        local = _local(name)
        if not self.started:
            self.started, self.is_svg, self.root = True, local == "svg", attributes
        if local in _ACTIVE:
            self._note(f"the element <{name.rpartition(' ')[2]}>")
        if local == "style":
            self.style = []
        for attribute, value in attributes.items():
            self._attribute(name.rpartition(" ")[2], _local(attribute), value)

    def _attribute(self, element: str, name: str, value: str) -> None:
        if name.startswith("on"):
            self._note(f'"{name}" on <{element}>')
        elif name in _REFERENCES and value.strip() and not _OWN.match(value):
            self._note(f'"{name}" on <{element}>, which leads out of the drawing')
        elif name == "attributename" and (
            value.lower().startswith("on") or _local(value.replace(":", " ")) == "href"
        ):
            self._note(f"<{element}>, which changes where something leads")
        elif _fetches(value):
            self._note(f'"{name}" on <{element}>, which fetches something')

    def _characters(self, text: str) -> None:
        if self.style is not None:
            self.style.append(text)

    def _end(self, name: str) -> None:
        if _local(name) == "style" and self.style is not None:
            if _fetches("".join(self.style)):
                self._note("<style>, which fetches something")
            self.style = None


def _local(name: str) -> str:
    return name.rpartition(" ")[2].casefold()


def _fetches(text: str) -> bool:
    """Tell whether a style fetches something; CSS may hide its words behind backslashes and comments."""
    plain = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return bool(_FETCHES.search(plain)) or bool(re.search(r"\\[0-9a-zA-Z]", plain))


def _size(root: dict[str, str]) -> tuple[int, int]:
    """Return the size in pixels, from width and height, else from the view box."""
    width, height = _pixels(root.get("width", "")), _pixels(root.get("height", ""))
    box = [_pixels(part) for part in re.split(r"[\s,]+", root.get("viewBox", "").strip())[2:4]]
    if len(box) == 2 and all(box):
        if width and not height:
            height = width * box[1] / box[0]
        elif height and not width:
            width = height * box[0] / box[1]
        elif not width:
            width, height = box
    return (round(width), round(height)) if width and height else (0, 0)


def _pixels(text: str) -> float:
    """Return a length in pixels, or 0 where it is none."""
    found = _LENGTH.fullmatch(text)
    return float(found[1]) * _PIXELS.get(found[2].lower(), 0.0) if found else 0.0
