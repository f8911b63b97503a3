"""Web addresses and file names as people type them."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from handbill.keys import Key, Mention
from handbill.names import fold, is_nobody
from handbill.problem_kinds import problem
from handbill.problems import Position
from handbill.reading.reads import FieldRead, shown

_SAFE_SCHEMES = ("http", "https", "mailto", "tel")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?!\d)")
_HOST = re.compile(r"[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)+")
_BARE = re.compile(rf"{_HOST.pattern}(?::\d+)?(?:[/?#]\S*)?")
_MAIL = re.compile(rf"[^\s@/:?#<>]+@{_HOST.pattern}")
_OWN_PAGE = re.compile(r"/(?!/)(?!(?:.*/)?\.\.(?:/|$))[^\x00-\x20\x7f\u2028\u2029\\<>\"`]*")
_UNSEEN = re.compile(r"[\x00-\x20\x7f\u2028\u2029\\<>\"`]")
_NONE_YET = frozenset(("no", "none", "n/a", "na", "false", "not yet"))


def read_link(text: str, position: Position, declared: Key) -> FieldRead:
    """Read a web address; an address without a scheme is read as https, with advice.

    Schemes: http, https, mailto, tel. A bare e-mail address becomes `mailto:`.
    `/about/` is a page of the site itself. `no`, `none` and `to be announced` count as not given.
    """
    address = text.removeprefix("<").removesuffix(">").strip()
    if is_nobody(address) or fold(address) in _NONE_YET:
        return FieldRead()
    if _OWN_PAGE.fullmatch(address) and declared.name != "address":
        return FieldRead(address)
    if _MAIL.fullmatch(address):
        return FieldRead(f"mailto:{address}")
    if _BARE.fullmatch(address):
        return _without_scheme(address, position)
    why = _why_no_link(address)
    if not why:
        return FieldRead(address)
    return FieldRead.refused(
        problem(
            "not-a-link",
            position,
            f"`{declared.name}` needs a web address, but {why}",
            f"Write the whole address, such as `{declared.name}: https://example.gov/register`, "
            "or leave the line out until there is one.",
        )
    )


def _without_scheme(address: str, position: Position) -> FieldRead:
    """Read `example.gov/register` as https, and say so."""
    said = problem(
        "link-without-scheme",
        position,
        f"{shown(address)} has no https:// in front; it is read as if it had.",
        f"Write `https://{address}`.",
    )
    return FieldRead(f"https://{address}", (said,))


def _why_no_link(address: str) -> str:
    """Return why an address cannot be followed safely, or empty where it can."""
    if _UNSEEN.search(address):
        return f"{shown(address)} is not one."
    scheme = _SCHEME.match(address)
    if not scheme:
        return f"{shown(address)} is not one."
    if scheme[1].lower() not in _SAFE_SCHEMES:
        return f"addresses that begin with `{scheme[1]}:` are not allowed here."
    return "" if _leads_somewhere(address) else f"{shown(address)} leads nowhere."


def _leads_somewhere(address: str) -> bool:
    """Tell whether a safe scheme is followed by a host, a mailbox or a number."""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    if parts.scheme in ("http", "https"):
        return bool(host)
    if parts.scheme == "mailto":
        return bool(_MAIL.fullmatch(parts.path))
    return bool(re.fullmatch(r"\+?[\d().;=a-z-]*\d[\d().;=a-z-]*", parts.path))


def looks_like_link(text: str) -> bool:
    """Tell whether words are plainly meant as a web address."""
    return bool(re.match(r"(?:https?://|www\.)\S+$", text, re.IGNORECASE))


def looks_like_file(text: str) -> bool:
    """Tell whether words are plainly meant as a file: no spaces, and a known ending or a known folder."""
    if re.search(r"\s", text):
        return False
    known = (
        text.replace("\\", "/").lower().lstrip("/").startswith(("files/", "images/", "content/"))
    )
    return known or PurePosixPath(text).suffix.lower() in _FILE_ENDINGS


_FILE_ENDINGS_WORDS = (
    ".pdf .ppt .pptx .key .odp .doc .docx .odt .xls .xlsx .ods .csv .txt .md .zip .jpg .jpeg "
    ".png .gif .webp .svg .avif .mp3 .mp4 .m4a .ics .epub .rtf .vtt "
)
_FILE_ENDINGS = frozenset(_FILE_ENDINGS_WORDS.split())


def read_file_name(text: str, position: Position, declared: Key) -> FieldRead:
    """Read a file's name as a path relative to content/, with `/` between its parts.

    Whether the file is there is not asked here.
    """
    path = text.replace("\\", "/").strip()
    why = _why_no_file(path, text.strip())
    if why:
        hint = (
            "Put the file into content/images/ or content/files/, "
            f"and write `{declared.name}: images/name.jpg`."
        )
        return FieldRead.refused(problem("not-a-file", position, why, hint))
    parts = [part for part in path.split("/") if part not in ("", ".")]
    inside = parts[1:] if parts[0].casefold() == "content" and len(parts) > 1 else parts
    return FieldRead(Mention("/".join(inside), position))


def _why_no_file(path: str, typed: str) -> str:
    """Return why a path can never be a file of the site, or empty."""
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]+:", path) or path.startswith("//"):
        return f"{shown(typed)} is a web address, but a file of this site is needed."
    if re.match(r"[A-Za-z]:|~", path):
        return f"{shown(typed)} is a file of one computer, but a file of this site is needed."
    parts = path.split("/")
    if ".." in parts:
        return f"{shown(typed)} leads out of content/."
    if not any(part not in ("", ".") for part in parts):
        return f"{shown(typed)} names no file."
    return ""
