"""How a record's fields are declared: key, kind, reader (public or staff) and meaning, once."""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Iterator
from typing import Any, NamedTuple, TypeVar, dataclass_transform

from handbill.problems import Position


class Kind(enum.Enum):
    """How a value is typed, and what type the record holds."""

    TEXT = "words on one line"  # str
    TEXTS = "words, or a list of them"  # tuple[str, ...]
    MARKDOWN = "words in Markdown"  # Prose
    NAME = "a name"  # Mention
    NAMES = "a name, or a list of names"  # tuple[Mention, ...]
    ROLE = "people and organizations, one or a list"  # tuple[RoleEntry, ...]
    YES_NO = "yes or no"  # bool
    NUMBER = "a whole number"  # int
    DATE = "a date, such as October 8, 2024"  # SpokenDate
    MOMENT = "a date and a time, such as October 8, 2024 9:00 am"  # SpokenMoment
    TIME = "a time or a range, such as 9:00 am - 10:30 am"  # SpokenTime
    LENGTH = "a length, such as 45 minutes"  # int, minutes
    ZONE = "a time zone, such as America/Chicago or Central"  # str, IANA name
    LINK = "a web address"  # str
    FILE = "a file in images/ or files/"  # Mention, text relative to content/
    POINT = "latitude and longitude, such as 30.4364, -91.1086"  # tuple[float, float]
    COLOUR = "a color, such as #0b5fa5"  # str, #rrggbb
    LANGUAGE = "a language, such as Spanish"  # str, BCP 47 tag
    CHOICE = "one of a few words"  # str
    RECORD = "a group of keys"  # a record
    RECORDS = "a list of groups of keys"  # tuple of records
    OPEN = "keys of your own"  # tuple[tuple[str, str | tuple[...]], ...]


class Mention(NamedTuple):
    """A name or file as typed, and where."""

    text: str
    position: Position


class Prose(NamedTuple):
    """Markdown as typed; `position` is that of its first character.

    Where `by_line`, line n of the text stands n lines below it.
    """

    text: str
    position: Position
    by_line: bool = True


class RoleEntry(NamedTuple):
    """One entry under a role: `text` as typed on one line, or the parts typed by key.

    `alone` tells that the role had this one line as its whole value, which may
    name several people with commas between them.
    """

    position: Position
    text: str = ""
    name: str = ""
    title: str = ""
    organization: str = ""
    group: str = ""
    alone: bool = False


class Where(NamedTuple):
    """Where a record and each of its fields were typed; fields by attribute name."""

    record: Position
    fields: tuple[tuple[str, Position], ...] = ()

    def of(self, attribute: str) -> Position:
        """Return the place of a field's value, or of the record where it was not typed."""
        return next((place for name, place in self.fields if name == attribute), self.record)


NOWHERE = Where(Position(""))

_R = TypeVar("_R")


@dataclasses.dataclass(frozen=True, slots=True)
class Key:
    """How one field is typed.

    `public` fields may stand in published files; others are for staff only.
    `of` is the record class of RECORD and RECORDS (None: the class itself), `choices` the words of CHOICE.
    """

    name: str
    kind: Kind
    help: str
    public: bool = True
    required: bool = False
    aliases: tuple[str, ...] = ()
    of: type[Any] | None = None
    choices: tuple[str, ...] = ()


def key(
    kind: Kind,
    help: str,  # noqa: A002 - the word the reference uses
    *,
    default: object = dataclasses.MISSING,
    name: str = "",
    public: bool = True,
    aliases: tuple[str, ...] = (),
    of: type[Any] | None = None,
    choices: tuple[str, ...] = (),
) -> Any:
    """Declare a field; one with no default is required. The key's name is the attribute's, in words."""
    required = default is dataclasses.MISSING
    declared = Key(name, kind, help, public, required, aliases, of, choices)
    return dataclasses.field(default=default, metadata={"key": declared})


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(key,))
def record(cls: type[_R]) -> type[_R]:
    """Make a frozen, slotted record of a class whose fields are declared by `key`."""
    return dataclasses.dataclass(frozen=True, slots=True, kw_only=True)(cls)


def keys(cls: type[Any]) -> Iterator[tuple[str, Key]]:
    """Yield each declared field of a record class: its attribute, and how it is typed."""
    for declared in dataclasses.fields(cls):
        if "key" in declared.metadata:
            found: Key = declared.metadata["key"]
            name = found.name or declared.name.strip("_").replace("_", " ")
            yield declared.name, dataclasses.replace(found, name=name)


def where_field() -> Any:
    """Declare the field that holds a record's `Where`; it takes no part in equality."""
    return dataclasses.field(default=NOWHERE, compare=False, repr=False)
