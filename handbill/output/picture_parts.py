"""The parts that picture files are made of, and which of them are picture: PNG, WebP and GIF.

Nothing is unpacked: parts are kept or dropped whole, so that no pixel changes. What is
not known to be picture is dropped. Sources: PNG third edition (W3C), the WebP container
(RFC 9649), GIF89a.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any, NamedTuple

_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PNG_PICTURE = frozenset({
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB",
    b"cICP", b"mDCV", b"cLLI", b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT",
})  # fmt: skip
_WEBP_PICTURE = frozenset({b"VP8X", b"ICCP", b"ANIM", b"ANMF", b"ALPH", b"VP8 ", b"VP8L"})
_WEBP_METADATA_FLAGS = 0x08 | 0x04  # EXIF and XMP, in the first byte of VP8X
_ANMF_HEAD = 16


class Part(NamedTuple):
    """A part of a file: its name, what it holds, and all its bytes."""

    name: bytes
    held: bytes
    whole: bytes


def clean_png(body: bytes) -> bytes:
    """Return a PNG with only the parts that make its picture.

    Raises:
        ValueError: It ends too early.
    """
    return _PNG_SIGNATURE + b"".join(p.whole for p in _png_parts(body) if p.name in _PNG_PICTURE)


def _png_parts(body: bytes) -> Iterator[Part]:
    at, name = len(_PNG_SIGNATURE), b""
    while name != b"IEND":
        length, name = struct.unpack(">I4s", _cut(body, at, 8))
        whole = _cut(body, at, 12 + length)
        yield Part(name, whole[8:-4], whole)
        at += len(whole)


def clean_webp(body: bytes) -> bytes:
    """Return a WebP with only the parts that make its picture.

    Raises:
        ValueError: It ends too early.
    """
    end = 8 + struct.unpack("<I", _cut(body, 4, 4))[0]
    held = b"".join(_webp_part(part) for part in _riff_parts(_cut(body, 12, end - 12)))
    return _riff(b"RIFF", b"WEBP" + held)


def _webp_part(part: Part) -> bytes:
    if part.name not in _WEBP_PICTURE:
        return b""
    if part.name == b"VP8X":
        return _riff(part.name, bytes([part.held[0] & ~_WEBP_METADATA_FLAGS]) + part.held[1:])
    if part.name == b"ANMF":
        frame = b"".join(_webp_part(inner) for inner in _riff_parts(part.held[_ANMF_HEAD:]))
        return _riff(part.name, part.held[:_ANMF_HEAD] + frame)
    return _riff(part.name, part.held)


def webp_names(picture: Any) -> frozenset[bytes]:
    """Return the names of the parts of an opened WebP: `VP8L` is among them where it was saved without loss."""
    picture.fp.seek(12)
    return frozenset(part.name for part in _riff_parts(picture.fp.read()))


def _riff_parts(body: bytes) -> Iterator[Part]:
    at = 0
    while at + 8 <= len(body):
        name, length = struct.unpack("<4sI", body[at : at + 8])
        whole = _cut(body, at, 8 + length)
        yield Part(name, whole[8:], whole)
        at += 8 + length + length % 2


def _riff(name: bytes, held: bytes) -> bytes:
    return name + struct.pack("<I", len(held)) + held + b"\0" * (len(held) % 2)


def clean_gif(body: bytes) -> bytes:
    """Return a GIF with its frames, their timing and how often they repeat, and nothing else.

    Raises:
        ValueError: It ends too early.
    """
    head = 13 + _color_table(_cut(body, 10, 1)[0])
    kept, at = [_cut(body, 0, head)], head
    while (mark := _cut(body, at, 1)) != b";":
        end = _gif_part_end(body, at, mark)
        part = body[at:end]
        if mark == b"," or part[1] == 0xF9 or part[1:14] == b"\xff\x0bNETSCAPE2.0":
            kept.append(part)
        at = end
    return b"".join((*kept, b";"))


def _gif_part_end(body: bytes, at: int, mark: bytes) -> int:
    """Return where the frame or extension that begins at a place ends."""
    if mark == b",":
        at += 11 + _color_table(_cut(body, at + 9, 1)[0])
    elif mark == b"!":
        at += 2
    else:
        raise ValueError(f"byte {mark[0]:#04x} is no part of a GIF")
    while size := _cut(body, at, 1)[0]:
        at += 1 + size
    return at + 1


def _color_table(flags: int) -> int:
    """Return how many bytes the color table takes that a byte of flags announces."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _cut(body: bytes, at: int, length: int) -> bytes:
    found = body[at : at + length]
    if len(found) < length:
        raise ValueError("the picture ends too early")
    return found
