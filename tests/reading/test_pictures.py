"""Pictures: kind and size as seen, and drawings that are more than drawings."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from handbill.reading.pictures import PictureRead, read_picture


def read(content: bytes) -> PictureRead:
    return read_picture(io.BytesIO(content), "content/images/x")


def saved(kind: str, *, orientation: int = 1) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    out = io.BytesIO()
    Image.new("RGB", (30, 20), "navy").save(out, kind, exif=exif)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize(
    ("orientation", "size"), [(1, (30, 20)), (3, (30, 20)), (6, (20, 30)), (8, (20, 30))]
)
def test_size_as_seen_upright(kind: str, orientation: int, size: tuple[int, int]) -> None:
    assert read(saved(kind, orientation=orientation)) == PictureRead(kind.lower(), *size)


def test_a_gif() -> None:
    out = io.BytesIO()
    Image.new("P", (3, 2)).save(out, "GIF")
    assert read(out.getvalue()) == PictureRead("gif", 3, 2)


def huge_png() -> bytes:
    head = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    first = struct.pack(">I", 1) + b"IDATx" + struct.pack(">I", zlib.crc32(b"IDATx"))
    return b"\x89PNG\r\n\x1a\n" + chunk + first


def bmp() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (3, 2)).save(out, "BMP")
    return out.getvalue()


BAD = {
    "empty": (b"", "This picture file is empty."),
    "no picture": (b"hello there", "This is not a picture, or it is damaged."),
    "cut off": (saved("JPEG")[:15], "This is not a picture, or it is damaged."),
    "bomb": (huge_png(), "This picture has more dots than any screen or printer can show."),
    "phone": (
        b"\0\0\0\x18ftypheic",
        "This photo is in HEIC, the format of a phone, which browsers do not show.",
    ),
    "bmp": (bmp(), "This picture is in BMP, which browsers do not show."),
    "html": (b"<html><svg></svg></html>", "This drawing is damaged, or is no SVG."),
    "broken svg": (b"<svg><g></svg>", "This drawing is damaged, or is no SVG."),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_picture(name: str) -> None:
    content, message = BAD[name]
    found = read(content)
    assert found.kind == ""
    assert [(p.code, p.message) for p in found.problems] == [("bad-picture", message)]


SIZES = {
    '<svg width="40" height="20"/>': (40, 20),
    '<svg width="1in" height="48px"/>': (96, 48),
    '<svg viewBox="0 0 12.4 24"/>': (12, 24),
    '<svg width="100%" viewBox="0,0,10,20"/>': (10, 20),
    '<svg width="20" viewBox="0 0 10 20"/>': (20, 40),
    "<svg/>": (0, 0),
    '<svg width="1e999" height="nan"/>': (0, 0),
    '<?xml version="1.0"?>\n<!-- x -->\n<s:svg xmlns:s="http://www.w3.org/2000/svg" width="4" height="5"/>': (
        4,
        5,
    ),
}


@pytest.mark.parametrize("text", SIZES)
def test_size_of_a_drawing(text: str) -> None:
    assert read(text.encode()) == PictureRead("svg", *SIZES[text])


UNSAFE = {
    "<svg>\n <script>x()</script></svg>": (2, 2, "the element <script>"),
    '<svg onload="x()"/>': (1, 1, '"onload" on <svg>'),
    "<svg><foreignObject/></svg>": (1, 6, "the element <foreignObject>"),
    '<svg><image href="https://example.org/x.png"/></svg>': (
        1,
        6,
        '"href" on <image>, which leads out of the drawing',
    ),
    '<svg xmlns:xlink="http://www.w3.org/1999/xlink"><use xlink:href="other.svg#a"/></svg>': (
        1,
        49,
        '"href" on <use>, which leads out of the drawing',
    ),
    '<svg><a href="javascript:x()"/></svg>': (
        1,
        6,
        '"href" on <a>, which leads out of the drawing',
    ),
    '<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>': (1, 15, "a DOCTYPE"),
    '<svg><rect style="fill:url(https://x)"/></svg>': (
        1,
        6,
        '"style" on <rect>, which fetches something',
    ),
    "<svg><style>@import 'x.css';</style></svg>": (1, 29, "<style>, which fetches something"),
    "<svg><style>@im/**/port 'x.css';</style></svg>": (1, 33, "<style>, which fetches something"),
    '<svg><rect fill="u\\72l(https://x)"/></svg>': (
        1,
        6,
        '"fill" on <rect>, which fetches something',
    ),
    '<svg><set attributeName="onclick" to="x()"/></svg>': (
        1,
        6,
        "<set>, which changes where something leads",
    ),
    '<?xml-stylesheet href="x.css"?><svg/>': (1, 1, 'the instruction "xml-stylesheet"'),
    '<svg><image href="data:image/svg+xml,x"/></svg>': (
        1,
        6,
        '"href" on <image>, which leads out of the drawing',
    ),
}


@pytest.mark.parametrize("text", UNSAFE)
def test_a_drawing_that_does_more(text: str) -> None:
    line, column, what = UNSAFE[text]
    found = read(text.encode())
    assert found.kind == ""
    assert [(p.code, p.position[1:], p.message) for p in found.problems] == [
        (
            "unsafe-svg",
            (line, column),
            f"This drawing holds {what}: it could run a program or call other sites.",
        )
    ]


def test_a_drawing_may_refer_to_itself() -> None:
    text = (
        '<svg width="1" height="1"><style>.a{fill:url(#g)}</style><use href="#a"/>'
        '<rect fill="url(#g)"/><image href="data:image/png;base64,AAAA"/></svg>'
    )
    assert read(text.encode()) == PictureRead("svg", 1, 1)
