"""Where the links, names and pictures of a text lead: addresses as typed become addresses as published."""

from __future__ import annotations

import difflib
import posixpath
import re
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import quote, unquote

from handbill.keys import Mention
from handbill.model import Picture
from handbill.names import fold
from handbill.pages.markup_marks import Marked
from handbill.pages.markup_place import Found, MarkupPlace
from handbill.pages.page import ROOT_MARK
from handbill.problem_kinds import problem
from handbill.problems import Position, Problem
from handbill.reading.cleaning import SCHEMES
from handbill.site.draft_links import draft_linked

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_BLANKS = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029]+")
_WWW = re.compile(r"www\.[^/\s]+\.[^/\s]+", re.IGNORECASE)
_MAIL = re.compile(r"[^/\s@:?#]+@[^/\s@:?#]+\.[A-Za-z]{2,}(?:\?.*)?")
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,5}$")
_FILE = re.compile(r"\.(?:pdf|pptx?|docx?|xlsx?|csv|ics|txt|zip|mp[34]|jpe?g|png)$", re.IGNORECASE)
_VAGUE = frozenset(
    re.split(
        r",\s+",
        "click, click here, details, go, here, info, learn more, link, more, more here, more info, "
        "more information, page, read, read more, read on, see here, see more, this, this link, "
        "this page, view, view more, website, aquí, haga clic aquí, leer más, más, "
        "más información, ver más",
    )
)


class Shown(NamedTuple):
    """A picture as it is to be shown: its site url and its facts."""

    url: str
    picture: Picture


@dataclass
class Work:
    """One text being rendered: where it stands, its marks, and what was found so far."""

    place: MarkupPlace
    marked: Marked
    problems: list[Problem] = field(default_factory=list)
    pictures: dict[str, None] = field(default_factory=dict)
    files: dict[str, None] = field(default_factory=dict)
    links_in: list[Found] = field(default_factory=list)
    links_out: list[Found] = field(default_factory=list)

    def say(self, code: str, position: Position, message: str, hint: str = "") -> None:
        """Keep a problem."""
        self.problems.append(problem(code, position, message, hint))


def site_url(url: str) -> str:
    """Return a site url as rendered text holds it: below the page's way up to the root.

    That way may be empty, so nothing may follow that reads as a scheme or a host.
    """
    plain = url.lstrip("/").replace("\\", "%5C").replace(" ", "%20")
    first, slash, rest = plain.partition("/")
    return ROOT_MARK + first.replace(":", "%3A") + slash + rest


def named(work: Work, typed: str, position: Position) -> tuple[str, str]:
    """Return the address and the words for a name in double brackets; no address where it has none."""
    name = " ".join(typed.split())
    targets = work.place.resolve(name)
    if len(targets) == 1:
        work.links_in.append(Found(targets[0].url, position))
        return site_url(targets[0].url), name
    if targets:
        meant = "; ".join(f"{target.words} ({target.kind}, {target.url})" for target in targets)
        message = f'"[[{name}]]" may mean {len(targets)} things: {meant}.'
        hint = "Link to the one that is meant, for instance [words](" + targets[0].url + ")."
        work.say("ambiguous-link", position, message, hint)
    elif fold(name) in work.place.held_back.names:
        work.problems.append(draft_linked(Mention(name, position)))
    else:
        near = work.place.suggest(name)
        hint = (
            f"Did you mean [[{near}]]?" if near else "Write the name as it stands in its own file."
        )
        work.say("broken-link", position, f'Nothing on this site is called "{name}".', hint)
    return "", name


def address(work: Work, typed: str, position: Position) -> str:
    """Return the address to publish for one typed in a link, empty where there is none that is safe."""
    url = typed.strip()
    if not url:
        work.say("broken-link", position, "This link leads nowhere: it has no address.", "Add one.")
        return ""
    if url.startswith("#"):
        work.links_in.append(Found(url, position))
        return url
    url = _with_scheme(work, url, position)
    if _SCHEME.match(_BLANKS.sub("", url)):
        return _elsewhere(work, url, position)
    return _here(work, url, position)


def _with_scheme(work: Work, url: str, position: Position) -> str:
    if url.startswith("//"):
        return "https:" + url
    if _WWW.match(url):
        whole = "https://" + url
    elif _MAIL.fullmatch(url):
        whole = "mailto:" + url
    else:
        return url
    message = f'"{url}" is read as "{whole}".'
    work.say("link-without-scheme", position, message, f"Write {whole} in the link.")
    return whole


def _elsewhere(work: Work, url: str, position: Position) -> str:
    bare = _BLANKS.sub("", url)
    scheme = bare.split(":", 1)[0].lower()
    if scheme not in SCHEMES:
        message = (
            f'This link begins with "{scheme}:", which is not safe to publish. Its words are kept.'
        )
        hint = "Use an address that begins with https://, http://, mailto: or tel:."
        work.say("unsafe-link", position, message, hint)
        return ""
    url = _BLANKS.sub("%20", url) if scheme.startswith("http") else bare
    work.links_out.append(Found(url, position))
    return url


def _here(work: Work, url: str, position: Position) -> str:
    path, rest = _split(url)
    found = _published(work, path)
    if found:
        return site_url(quote(found, safe="/%")) + rest
    if _is_held_back(work, path):
        work.problems.append(draft_linked(Mention(path, position)))
        return ""
    if path.startswith("/"):
        work.links_in.append(Found(url, position))
        return site_url(url)
    for candidate in _candidates(work, path):
        page = work.place.resolve_path(candidate)
        if page:
            work.links_in.append(Found(page + rest, position))
            return site_url(page) + rest
    _report_missing(work, path, position)
    return ""


def _is_held_back(work: Work, path: str) -> bool:
    """Tell whether a path or an address is that of something not published yet."""
    address = path.rstrip("/") + "/"
    meant = (address, *_candidates(work, path)) if path.startswith("/") else _candidates(work, path)
    return any(one in work.place.held_back.addresses for one in meant)


def _published(work: Work, path: str) -> str:
    """Return the site url of a picture or file of content/, and note that it is used."""
    for candidate in _candidates(work, path):
        if candidate in work.place.pictures:
            work.pictures[candidate] = None
            return work.place.picture_url(candidate)
        if candidate in work.place.files:
            work.files[candidate] = None
            return work.place.file_url(candidate)
    return ""


def picture(work: Work, typed: str, position: Position) -> Shown | None:
    """Return the picture of content/ that was typed, None (and a problem) where there is none."""
    path, _ = _split(typed.strip())
    for candidate in _candidates(work, path):
        if candidate in work.place.pictures:
            work.pictures[candidate] = None
            url = site_url(quote(work.place.picture_url(candidate), safe="/%"))
            return Shown(url, work.place.pictures[candidate])
    _report_missing(work, path, position, picture=True)
    return None


def is_outside(url: str) -> bool:
    """Tell whether an address leads off the site."""
    return url.startswith("//") or bool(_SCHEME.match(_BLANKS.sub("", url)) or _WWW.match(url))


def _split(url: str) -> tuple[str, str]:
    """Return the path without percent signs, and what follows it (`?...`, `#...`) as typed."""
    end = min((url.find(sign) % (len(url) + 1) for sign in "?#"), default=len(url))
    return unquote(url[:end]), url[end:]


def _candidates(work: Work, path: str) -> tuple[str, ...]:
    """Return the paths relative to content/ that may be meant, the text's own folder first."""
    bare = path.lstrip("/")
    from_source = posixpath.normpath(posixpath.join(work.place.source_dir, bare))
    from_content = posixpath.normpath(bare)
    plain = (from_content.removeprefix("content/"), posixpath.normpath(bare.replace("../", "")))
    either = (from_source, from_content, *plain) if path == bare else (from_content, *plain)
    return tuple(dict.fromkeys(either))


def _report_missing(work: Work, path: str, position: Position, *, picture: bool = False) -> None:
    known = list(work.place.pictures if picture else (*work.place.pictures, *work.place.files))
    wanted = _candidates(work, path)[-1]
    near = difflib.get_close_matches(wanted, known, n=1, cutoff=0.6) or [
        name for name in known if posixpath.basename(name) == posixpath.basename(wanted)
    ]
    suffix = _SUFFIX.search(path)
    if picture or (suffix and suffix[0].lower() not in {".md", ".html", ".htm"}):
        hint = f"Did you mean {near[0]}?" if near else _put_hint(path, picture=picture)
        what = "picture" if picture else "file"
        work.say("missing-file", position, f'There is no {what} "{path}" in content/.', hint)
        return
    name = work.place.suggest(posixpath.basename(path).removesuffix(".md"))
    hint = f"Did you mean [[{name}]]?" if name else "Write the page's address, such as /schedule/."
    work.say("broken-link", position, f'No page or post of this site is "{path}".', hint)


def _put_hint(path: str, *, picture: bool) -> str:
    folder = "images" if picture else "files"
    hint = f"Put it into content/{folder}/, or mend the name."
    host = path.partition("/")[0]
    if picture or not _SUFFIX.search(host) or _FILE.search(host):
        return hint
    return hint + f" For another website write https://{path}."


def judge_words(work: Work, words: str, typed: str, position: Position) -> None:
    """Warn of link words that tell nobody where they lead (WCAG 2.4.4)."""
    plain = " ".join(words.split())
    if not plain:
        hint = "Write words between the square brackets that say where it leads."
        work.say("empty-link", position, "This link has no words.", hint)
    elif plain.lower().strip(" .!:»›>→…") in _VAGUE:  # noqa: RUF001 - signs that people type
        message = f'"{plain}" does not say where the link leads.'
        hint = "Name what is there, for instance: the registration form."
        work.say("vague-link", position, message, hint)
    elif re.fullmatch(r"(?:https?://|www\.)\S+", plain):
        message = "A web address stands in place of words; read aloud, it says little."
        hint = f"Write [what is there]({typed or plain}) instead."
        work.say("vague-link", position, message, hint)
    elif _split(typed)[0].lower().endswith(".pdf") and "pdf" not in plain.lower():
        message = f'"{plain}" leads to a PDF without saying so.'
        work.say("pdf-link", position, message, f'Write "{plain} (PDF)".')
