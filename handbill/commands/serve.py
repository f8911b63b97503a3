"""The preview command: a build into a folder of its own, shown to this machine, and built again after every save."""

from __future__ import annotations

import time
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

from handbill.commands.build import NEEDED
from handbill.commands.preview import Build, Preview, Shown, Tell
from handbill.commands.supervise import end_all, keep_ready
from handbill.commands.watching import snapshot


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """How to serve: from which port on, and whether to open a browser."""

    port: int = 8000
    open_browser: bool = False


def serve(
    root: Path, build: Build, options: ServeOptions, *, say: Callable[[str], None], tell: Tell
) -> None:
    """Serve the site in `root` until Ctrl-C.

    Raises:
        UsageError: no port is free.
        HandbillError: the first build cannot be done as asked.
    """
    from handbill.commands.preview_server import PreviewServer, reload_pages, sockets_from

    port, sockets = sockets_from(options.port)
    if port != options.port:
        say(f"Port {options.port} is taken, so this is {port}.")
    folder = root / ".handbill" / "preview"
    seen, began = snapshot(root), time.monotonic()
    report = build(folder)
    tell(report, time.monotonic() - began)
    keep_ready(NEEDED)
    shown = Shown(folder, _prefix(report.base_url), complete=(folder / "index.html").is_file())
    shown.show(report)
    preview = Preview(root, shown, seen, build=build, tell=tell, reload_pages=reload_pages)
    server = PreviewServer(shown, sockets, preview.tick)
    server.end_on_signals()
    address = f"http://localhost:{port}{shown.prefix}"
    say(f"Preview: {address}\nSave a file and the page follows. Ctrl-C ends the preview.")
    if options.open_browser:
        webbrowser.open(address)
    try:
        server.serve(port=port, host="127.0.0.1")
    finally:
        end_all()  # or the way out waits for a build that hangs


def _prefix(base_url: str) -> str:
    path = urlsplit(base_url).path.strip("/")
    return f"/{quote(path, safe='/%')}/" if path else "/"
