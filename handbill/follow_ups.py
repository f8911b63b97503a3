"""One cause, one message: problems that only follow from another one are left out until that one is mended."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from handbill.problems import Position, Problem, Severity

_UNREAD = frozenset(
    {
        "control-character", "indent", "key-not-words", "many-aliases", "merge-key",
        "misplaced-line", "missing-key", "no-key", "not-utf8", "recursive-alias",
        "several-documents", "tab", "too-large", "unclosed", "unreadable-file", "wrong-shape",
        "yaml",
    }
)  # fmt: skip
"""What keeps a list of names from being read to its end, so that a name in it may be missing."""

_LISTS = frozenset({"venues.yaml", "people.yaml", "organizations.yaml", "event.yaml"})
_HALF_READ = frozenset({"unclear-braces", "unclosed"})
"""What keeps a value from being read to its end; what is told of the rest of it follows."""

_BAD_PICTURES = frozenset({"bad-picture", "unsafe-svg"})
_NO_COLON = 'There is no colon behind "'
_NAMELESS_LINK = "Nothing on this site is called"


def without_follow_ups(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems without those that the mending of another one takes away."""
    told = tuple(problems)
    causes = _Causes(told)
    return tuple(one for one in told if not causes.explain(one))


class _Causes:
    """What is wrong in a run that makes other things seem wrong."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self._codes = {one.code for one in problems}
        self._empty = {one.position.path for one in problems if one.code == "empty-file"}
        self._wrong = {one.position.path for one in problems if one.severity is Severity.ERROR}
        self._wrong_lines = {
            (one.position.path, one.position.line)
            for one in problems
            if one.severity is Severity.ERROR
        }
        self._incomplete = {one.position for one in problems if one.code == "missing-key"}
        self._keyless = [
            one for one in problems if one.code == "no-key" and one.message.startswith(_NO_COLON)
        ]
        self._half_read = {one.position for one in problems if one.code in _HALF_READ}
        unread = {_name(one.position.path) for one in problems if one.code in _UNREAD}
        self._unread_lists = unread & _LISTS
        self._wrong_lists = {_name(path) for path in self._wrong} & _LISTS
        self._bad_pictures = {_name(o.position.path) for o in problems if o.code in _BAD_PICTURES}
        self._exact_addresses = {
            one.position.path
            for one in problems
            if one.code == "same-address" and one.position.line > 1
        }

    def explain(self, one: Problem) -> bool:
        """Tell whether a problem follows from another."""
        path = one.position.path
        half_read = one.code not in _HALF_READ and one.position in self._half_read
        if half_read or self._lacks_only_a_colon(one):
            return True
        match one.code:
            case "empty-day":
                return path in self._empty | self._wrong
            case "no-moderator":
                return path in self._wrong
            case "forgiven":
                return (path, one.position.line) in self._wrong_lines
            case "not-described":
                return any(f"add to {name}:" in one.hint for name in self._wrong_lists)
            case "broken-link":
                return bool(self._unread_lists) and one.message.startswith(_NAMELESS_LINK)
            case "missing-file":
                return any(
                    f'{sign}{name}"' in one.message for name in self._bad_pictures for sign in '/"'
                )
            case "same-address":
                return one.position.line == 1 and path in self._exact_addresses
            case "day-out-of-step":
                return "event-ends-first" in self._codes
            case _:
                return False

    def _lacks_only_a_colon(self, missing: Problem) -> bool:
        """Tell whether a problem is that of a missing key which stands there, without its colon."""
        if missing.code != "missing-key":
            return False
        for keyless in self._keyless:
            above = [place for place in self._incomplete if _is_below(keyless.position, place)]
            key = keyless.message.removeprefix(_NO_COLON).rstrip('".')
            if f"Add `{key}: `" in missing.hint and max(above, default=None) == missing.position:
                return True
        return False


def _is_below(place: Position, other: Position) -> bool:
    return place.path == other.path and place > other


def _name(path: str) -> str:
    return PurePosixPath(path).name.replace("organisations", "organizations")
