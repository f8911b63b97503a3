"""Fingerprints of values: what decides whether a file is made anew."""

from __future__ import annotations

import dataclasses
import enum
import hashlib

from handbill.digests import digest_of


class Fingerprints:
    """Makes fingerprints; a view that many pages share is gone through once.

    The values must stay alive as long as the maker does, since it knows them by identity.
    """

    def __init__(self) -> None:
        self._known: dict[int, bytes] = {}

    def of(self, *parts: object) -> str:
        """Return a fingerprint of plain values, in hex: equal for equal values, on every system and run.

        Raises:
            TypeError: A value is or holds something that has no one written form, such as a set.
        """
        return digest_of(self._written(parts, "the fingerprint"))

    def _written(self, value: object, name: str) -> bytes:
        kind = type(value)
        if value is None or kind is bool or kind is int:
            return b"%a;" % value
        if isinstance(value, str) and kind is str:
            letters = value.encode("utf-8", "surrogatepass")
            return b"%d:%s" % (len(letters), letters)
        if isinstance(value, tuple):
            return self._row(value, name)
        if isinstance(value, enum.Enum):
            return b"<%s.%s>" % (_class_name(value), value.name.encode())
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            return self._record(value, name)
        raise TypeError(
            f"{name} is a {kind.__name__}; a view holds only text, whole numbers, booleans, None, "
            "tuples and frozen dataclasses of these"
        )

    def _row(self, value: tuple[object, ...], name: str) -> bytes:
        kind = b"" if type(value) is tuple else _class_name(value)
        inner = [self._written(one, f"{name}[{at}]") for at, one in enumerate(value)]
        return b"%s(%d,%s)" % (kind, len(inner), b"".join(inner))

    def _record(self, value: object, name: str) -> bytes:
        known = self._known.get(id(value))
        if known is None:
            if not value.__dataclass_params__.frozen:  # type: ignore[attr-defined]
                raise TypeError(f"{name} is a {type(value).__name__}, which is not frozen")
            known = self._fields(value, name)
            self._known[id(value)] = known
        return known

    def _fields(self, value: object, name: str) -> bytes:
        inner = [
            b"%s=%s" % (f.name.encode(), self._written(getattr(value, f.name), f"{name}.{f.name}"))
            for f in dataclasses.fields(value)  # type: ignore[arg-type]
        ]
        written = hashlib.sha256(b"%s{%s}" % (_class_name(value), b"".join(inner)))
        return b"{%s}" % written.hexdigest().encode()


def _class_name(value: object) -> bytes:
    kind = type(value)
    return f"{kind.__module__}.{kind.__qualname__}".encode()
