"""Digests of bytes: the one way in which files are told apart."""

from __future__ import annotations

import hashlib
from io import BufferedReader


def digest_of(body: bytes) -> str:
    """Return the SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(body).hexdigest()


def digest_of_file(opened: BufferedReader) -> str:
    """Return the SHA-256 of what an open file holds from here on, in hexadecimal."""
    return hashlib.file_digest(opened, "sha256").hexdigest()
