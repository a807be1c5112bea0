"""Read a YAML file strictly: every key once, of its kind, none left over."""

from collections.abc import Iterator, Mapping
from datetime import date, time
from enum import StrEnum
from typing import TypeVar
from zoneinfo import ZoneInfo

import yaml

from zhendan.domain import Text
from zhendan.rulebook.errors import BadInstant, RuleMalformed

LARGEST_FILE = 1_000_000
"""Characters; the longest real card has some 6,000. More is not a rule file."""

_Word = TypeVar("_Word", bound=StrEnum)


class _StrictLoader(yaml.SafeLoader):
    """Plain YAML without anchors (they can grow without bound) or repeated keys."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Refuse an alias before it is followed."""
        if self.check_event(yaml.events.AliasEvent):
            raise yaml.constructor.ConstructorError(None, None, "alias", None)
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:
        """Refuse a key that is written twice: the later one would win unseen."""
        keys = [key.value for key, _ in node.value]
        twice = sorted({str(key) for key in keys if keys.count(key) > 1})
        if twice:
            problem = f"key written twice: {', '.join(twice)}"
            raise yaml.constructor.ConstructorError(None, None, problem, None)
        return super().construct_mapping(node, deep=deep)


def parse_yaml(text: str, where: str) -> "Fields":
    """The mapping a rule file consists of. Raises `RuleMalformed`, never a YAML error."""
    if len(text) > LARGEST_FILE:
        raise RuleMalformed(where=where, problem=f"{len(text)} > {LARGEST_FILE}")
    try:
        # A SafeLoader underneath: no Python objects can be made.
        raw = yaml.load(text, Loader=_StrictLoader)  # nosec B506
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        problem = " ".join(str(error).split())[:200]
        raise RuleMalformed(where=where, problem=problem) from error
    return Fields(raw, where)


class Fields:
    """A mapping that is taken apart key by key; `done` refuses what nobody asked for."""

    def __init__(self, raw: object, where: str) -> None:
        if not isinstance(raw, Mapping):
            raise RuleMalformed(where=where, problem=f"mapping expected, found {_shown(raw)}")
        # YAML reads `no`, `on` and `off` as true or false; such a key would lose its name.
        if any(isinstance(key, bool) or not isinstance(key, str | int) for key in raw):
            raise RuleMalformed(where=where, problem="a key is no text; write it in quotes")
        self._left: dict[str, object] = {str(key): value for key, value in raw.items()}
        self.where = where

    def names(self) -> tuple[str, ...]:
        """The keys not taken yet, as written."""
        return tuple(self._left)

    def has(self, key: str) -> bool:
        """Whether the key is there and not taken yet."""
        return key in self._left

    def raw(self, key: str) -> object:
        """Whatever stands under `key`, which must be there."""
        if key not in self._left:
            raise RuleMalformed(where=self.where, problem=f"missing: {key}")
        return self._left.pop(key)

    def text(self, key: str, default: str | None = None) -> str:
        """A line of text that is not empty, or `default` where the key is absent."""
        if default is not None and not self.has(key):
            return default
        value = self.raw(key)
        if not isinstance(value, str) or not value.strip():
            raise self.refuse(key, value, "text")
        return value.strip()

    def words(self, key: str) -> Text:
        """A mapping with `zh` and `en`."""
        return read_words(self.raw(key), f"{self.where}.{key}")

    def whole(self, key: str, *, least: int = 0) -> int:
        """A whole number of at least `least`."""
        value = self.raw(key)
        if isinstance(value, bool) or not isinstance(value, int) or value < least:
            raise self.refuse(key, value, f"whole number >= {least}")
        return value

    def whole_or_none(self, key: str, *, least: int = 0) -> int | None:
        """A whole number, or None where the key is absent."""
        return self.whole(key, least=least) if self.has(key) else None

    def flag(self, key: str, default: bool | None = None) -> bool:
        """True or false, or `default` where the key is absent."""
        if default is not None and not self.has(key):
            return default
        value = self.raw(key)
        if not isinstance(value, bool):
            raise self.refuse(key, value, "true or false")
        return value

    def flag_or_none(self, key: str) -> bool | None:
        """True or false, or None where the key is absent."""
        return self.flag(key) if self.has(key) else None

    def day(self, key: str) -> date:
        """A day written as 2026-11-22."""
        value = self.raw(key)
        # A datetime is a date to isinstance, but a rule day has no clock.
        if type(value) is not date:
            raise self.refuse(key, value, "date")
        return value

    def day_or_none(self, key: str) -> date | None:
        """A day, or None where the key is absent or says `unknown`."""
        if not self.has(key):
            return None
        if self._left[key] == "unknown":
            self._left.pop(key)
            return None
        return self.day(key)

    def clock(self, key: str) -> time | None:
        """A time of day written as text, "20:00", or None where the key is absent."""
        if not self.has(key):
            return None
        value = self.raw(key)
        try:
            return time.fromisoformat(value if isinstance(value, str) else "")
        except ValueError as error:
            raise self.refuse(key, value, '"HH:MM"') from error

    def word(self, key: str, kind: type[_Word], default: _Word | None = None) -> _Word:
        """One word of a closed set."""
        if default is not None and not self.has(key):
            return default
        value = self.raw(key)
        try:
            return kind(str(value))
        except ValueError as error:
            raise self.refuse(key, value, " | ".join(kind)) from error

    def inside(self, key: str) -> "Fields":
        """The mapping under `key`."""
        return Fields(self.raw(key), f"{self.where}.{key}")

    def each(self, key: str) -> Iterator["Fields"]:
        """Every mapping of the list under `key`."""
        for index, raw in enumerate(self.rows(key)):
            yield Fields(raw, f"{self.where}.{key}[{index}]")

    def rows(self, key: str) -> list[object]:
        """The list under `key`; an absent key is an empty list."""
        if not self.has(key):
            return []
        value = self.raw(key)
        if not isinstance(value, list):
            raise self.refuse(key, value, "list")
        return value

    def refuse(self, key: str, value: object, expected: str) -> RuleMalformed:
        """The error that says what was expected under `key` and what was found."""
        problem = f"{key}: {expected} expected, found {_shown(value)}"
        return RuleMalformed(where=self.where, problem=problem)

    def done(self) -> None:
        """Refuse keys that nobody knows: a misspelt key would silently mean nothing."""
        if self._left:
            problem = f"unknown keys: {', '.join(sorted(self._left))}"
            raise RuleMalformed(where=self.where, problem=problem)


def read_words(raw: object, where: str) -> Text:
    """Words in both languages."""
    fields = Fields(raw, where)
    words = Text(zh=fields.text("zh"), en=fields.text("en"))
    fields.done()
    return words


def read_zone(name: str) -> ZoneInfo:
    """A time zone by its IANA name. Raises `BadInstant`."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        # KeyError: no such zone; ValueError: not a zone's name; OSError: a folder of the database.
        raise BadInstant(given=name) from error


def _shown(value: object) -> str:
    """A short form of a found value for a message."""
    return repr(value)[:60]
