"""The preview's server: livereload's, with the manners it lacks; the one owner of livereload and tornado.

It answers this machine alone, shows the last good build with what is wrong laid
over it, and tells open pages to reload. It never says what was saved where.
"""

from __future__ import annotations

import asyncio
import errno
import logging
import re
import signal
import sys
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from socket import socket

from livereload import Server
from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from livereload.watcher import Watcher
from tornado import web
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from tornado.netutil import bind_sockets

from handbill.commands.preview import Shown
from handbill.problems import UsageError

_ASSETS = Path(__file__).parent / "preview_assets"
_TYPES = {
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
_TAKEN = {errno.EADDRINUSE, errno.EACCES, getattr(errno, "WSAEACCES", errno.EACCES)}
_HOLD_AT_MOST = 12.0
"""How long a request waits for a build that is under way, in seconds."""


class _Guarded(web.RequestHandler):
    """A request from a page of another site, or by another name for this machine, gets nothing."""

    def prepare(self) -> None:
        if self.request.host not in self.settings["hosts"]:
            raise web.HTTPError(403)

    def set_default_headers(self) -> None:
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")
        self.clear_header("Server")

    def write_error(self, status_code: int, **_: object) -> None:
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(f"{status_code}\n")


class _Reload(_Guarded, LiveReloadHandler):  # type: ignore[misc]  # livereload has no types
    """The socket on which an open page hears that it should reload."""

    def prepare(self) -> None:
        super().prepare()
        # tornado compares hosts alone, and livereload not even these
        if self.request.headers.get("Origin") != f"http://{self.request.host}":
            raise web.HTTPError(403)

    def on_message(self, message: str) -> None:
        try:
            super().on_message(message)
        except (ValueError, AttributeError, TypeError):
            self.close()  # not the words of a page of ours


class _ReloadScript(_Guarded, LiveReloadJSHandler):  # type: ignore[misc]  # livereload has no types
    """livereload's own script for the page."""


class _OwnFile(_Guarded):
    """A style sheet or script of the preview itself."""

    def get(self, name: str) -> None:
        self.set_header("Content-Type", _TYPES[Path(name).suffix])
        self.finish((_ASSETS / name).read_bytes())


class _BuildNumber(_Guarded):
    """The number of the build shown now: a page asks it once, for what came while it was loading."""

    async def get(self) -> None:
        await _settled(self.settings["shown"])
        self.set_header("Content-Type", _TYPES[".txt"])
        self.finish(str(self.settings["shown"].number))


class _ToPrefix(_Guarded):
    """The bare address leads to where the site lies."""

    def get(self) -> None:
        self.redirect(self.settings["shown"].prefix)


class _SiteFile(_Guarded, web.StaticFileHandler):
    """A file of the last good build; pages get what the preview adds at their end."""

    async def get(self, path: str, include_body: bool = True) -> None:  # noqa: FBT001, FBT002 - tornado's signature
        shown: Shown = self.settings["shown"]
        await _settled(shown)
        name = _safe(path)
        page = shown.folder / name if name.endswith(".html") else shown.folder / name / "index.html"
        if not shown.complete:
            self.set_status(500)
            self._finish_page(b"<!doctype html><html lang=en><title>Not built yet</title><body>")
        elif (
            page.is_file()
            and name
            and page.name == "index.html"
            and not path.endswith(("/", ".html"))
        ):
            self.redirect(f"{shown.prefix}{name}/")
        elif page.is_file():
            self._finish_page(page.read_bytes())
        elif (shown.folder / name).is_file():
            await super().get(name, include_body)
        else:
            self.set_status(404)
            missing = shown.folder / "404.html"
            self._finish_page(missing.read_bytes() if missing.is_file() else b"<!doctype html>404")

    async def head(self, path: str) -> None:
        await self.get(path, include_body=False)

    def get_content_type(self) -> str:
        """Return a type that is the same on every system; Windows lets its programs change them."""
        kind = Path(self.absolute_path or "").suffix.casefold()
        return _TYPES.get(kind) or super().get_content_type()

    def compute_etag(self) -> None:
        return None

    def should_return_304(self) -> bool:
        return False

    def _finish_page(self, body: bytes) -> None:
        self.set_header("Content-Type", "text/html; charset=utf-8")
        port = self.settings["port"]
        added = (
            '<link rel="stylesheet" href="/-/preview.css">'
            f'<script src="/livereload.js?port={port}" defer></script>'
            f'<script src="/-/preview.js" data-build="{self.settings["shown"].number}"></script>'
        )
        self.finish(body + (added + self.settings["shown"].overlay).encode())


async def _settled(shown: Shown) -> None:
    try:
        await asyncio.wait_for(shown.settled.wait(), _HOLD_AT_MOST)
    except TimeoutError:
        return  # what is there is still the last good build


def _safe(path: str) -> str:
    """Return a path that stays in the folder and names nothing hidden.

    Raises:
        web.HTTPError: 400 for characters no file name of ours has, 404 for a hidden or climbing path.
    """
    if any(c == "\\" or c < " " or c == "\x7f" for c in path) or len(path) > 2000:
        raise web.HTTPError(400)
    parts = [part for part in path.split("/") if part]
    if any((part.startswith(".") and part != ".well-known") or ":" in part for part in parts):
        raise web.HTTPError(404)
    return "/".join(parts)


class _Every(Watcher):  # type: ignore[misc]  # livereload has no types
    """Calls us again and again in place of livereload's own search for changes."""

    def __init__(self, tick: Callable[[], Awaitable[float]]) -> None:
        super().__init__()
        self._tick = tick
        self.watch("", None)  # with nothing to watch, livereload would take the working folder

    def start(self, callback: Callable[[], None]) -> bool:
        del callback  # it would look for changes its own way
        IOLoop.current().add_callback(self._again)
        return True

    async def _again(self) -> None:
        IOLoop.current().call_later(await self._tick(), self._again)


class PreviewServer(Server):  # type: ignore[misc]  # livereload has no types
    """livereload's server on sockets of its own, for one `Shown`."""

    def __init__(
        self, shown: Shown, sockets: Sequence[socket], tick: Callable[[], Awaitable[float]]
    ) -> None:
        super().__init__(watcher=_Every(tick))
        self._shown = shown
        self._sockets = sockets

    def application(self, port: int, host: str, **_: object) -> None:
        """Make the application and listen; `host` was settled when the sockets were bound."""
        del host
        LiveReloadHandler.watcher = self.watcher
        LiveReloadHandler.live_css = True
        LiveReloadHandler.DEFAULT_RELOAD_TIME = 0
        prefix = self._shown.prefix
        made = web.Application(
            [
                (r"/livereload", _Reload),
                (r"/livereload\.js", _ReloadScript),
                (r"/-/(preview\.(?:css|js))", _OwnFile),
                (r"/-/build", _BuildNumber),
                (f"{re.escape(prefix)}(.*)", _SiteFile, {"path": str(self._shown.folder)}),
                (r"/", _ToPrefix),
            ],
            shown=self._shown,
            hosts=hosts(port),
            port=port,
            default_handler_class=_Nothing,
            log_function=lambda _: None,
        )
        HTTPServer(made, max_body_size=0).add_sockets(self._sockets)

    def end_on_signals(self) -> None:
        """From now on, end without a word on Ctrl-C and SIGTERM."""
        loop = IOLoop.current()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: loop.add_callback_from_signal(loop.stop))

    def _setup_logging(self) -> None:
        for name in ("livereload", "tornado", "asyncio"):
            logging.getLogger(name).setLevel(logging.CRITICAL)


def hosts(port: int) -> frozenset[str]:
    """Return how a browser here names the server; port 80 it leaves out."""
    names = ("localhost", "127.0.0.1", "[::1]")
    return frozenset((*(f"{name}:{port}" for name in names), *(names if port == 80 else ())))


class _Nothing(_Guarded):
    """What lies outside the site's path is not there."""

    def get(self) -> None:
        raise web.HTTPError(404)


def reload_pages() -> None:
    """Tell every open page to load again, without a word on what changed."""
    LiveReloadHandler.reload_waiters("*")


def sockets_from(first: int, tries: int = 20) -> tuple[int, list[socket]]:
    """Return the first free port from `first` on, and sockets that listen on it for this machine alone.

    Raises:
        UsageError: none of `tries` ports is free.
    """
    for port in range(first, min(first + tries, 65536)):
        try:
            return port, _listening(port)
        except OSError as error:
            if error.errno not in _TAKEN:
                raise
    raise UsageError(
        f"The ports {first} to {first + tries - 1} are all taken. Name another: serve -p 9000"
    )


def _listening(port: int) -> list[socket]:
    """Listen on 127.0.0.1 and, where there is one, on ::1, to which `localhost` leads first."""
    sockets = bind_sockets(port, "127.0.0.1")
    if sys.platform == "win32":
        return sockets
    try:
        return sockets + bind_sockets(port, "::1")
    except OSError as error:
        if error.errno not in _TAKEN:
            return sockets  # this machine has no ::1
        for one in sockets:
            one.close()
        raise
