"""Which files are never taken: not read, not copied, not published (promise P29)."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

# What lies about by itself: systems, editors and office programs leave it behind.
_LITTER = (
    re.compile(r"\..*"),  # .git, .DS_Store, .env, .#name of Emacs, ._name of macOS
    re.compile(r"~.*"),  # ~$agenda.docx, ~WRL0001.tmp
    re.compile(r".*~"),
    re.compile(r"#.*#"),
    re.compile(r".*\.(?:sw[a-p]|bak|orig|rej|tmp|temp|part|crdownload|old|lock|pyc)"),
    re.compile(r"thumbs\.db|ehthumbs\.db|desktop\.ini|__macosx|__pycache__|node_modules|icon\r"),
)
# What opens a door: a warning tells that it lies in the wrong place.
_SECRET = (
    re.compile(r"\.env(?:\..*)?|.*\.env"),
    re.compile(r".*\.(?:pem|key|p12|pfx|ppk|jks|keystore|kdbx)"),
    re.compile(r"id_(?:rsa|dsa|ecdsa|ed25519)(?:\.pub)?"),
    re.compile(r"\.(?:netrc|npmrc|pypirc|pgpass|htpasswd|git-credentials)|credentials\.json"),
)
_KEPT_IN_STATIC = frozenset({".well-known", ".nojekyll", ".htaccess"})


def is_secret(path: str) -> bool:
    """Tell whether a file, by its name, holds passwords or keys."""
    name = PurePosixPath(path).name.lower()
    return any(pattern.fullmatch(name) for pattern in _SECRET)


def is_left_out(path: str, *, static: bool = False) -> bool:
    """Tell whether a file or folder is never taken, by the names on its path, relative to its folder.

    In `static/`, `.well-known`, `.nojekyll` and `.htaccess` at the top are taken.
    """
    parts = PurePosixPath(path).parts
    if static and parts and parts[0] in _KEPT_IN_STATIC:
        parts = parts[1:]
    return is_secret(path) or any(_is_litter(part.lower()) for part in parts)


def _is_litter(name: str) -> bool:
    return any(pattern.fullmatch(name) for pattern in _LITTER)
