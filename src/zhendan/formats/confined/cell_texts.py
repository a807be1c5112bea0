"""Inside the child: the text of one cell, from what strict spreadsheet XML says of it."""

import re
from collections.abc import Callable
from typing import Protocol

from zhendan.formats.confined.cell_words import NotStrict, plain, rich, word
from zhendan.formats.confined.number_formats import DAY, NUMBER, SPAN, day, number_text, span

Make = Callable[[str | None, str | None, str | None, str | None], str | None]
"""From `<v>`, whether space is kept, the plain and any other inline text: a cell's text or none."""

_ATTRIBUTE = re.compile(r' ([\w:]+)="([^"<]*+)"')
_NUMBER = re.compile(r"[+-]?[0-9]{1,400}(?:\.[0-9]{1,400})?(?:[eE][+-]?[0-9]{1,4})?")
_EXACT = 15
"""A whole number of fewer digits is its own text."""
_ERRORS = frozenset(["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"])
_KNOWN = frozenset(["s", "t", "cm", "vm", "ph"])
_FLAGS = {"0": "FALSE", "1": "TRUE"}


class Texts(Protocol):
    """Shared strings by their number."""

    def __getitem__(self, number: int, /) -> str: ...


class CellTexts(dict[str, Make]):
    """What makes a cell's text, by the attributes of the cell as they are written."""

    def __init__(self, kinds: list[str], texts: Texts, *, later: bool) -> None:
        """`kinds` of the styles; `later`: days are counted from 1904."""
        super().__init__()
        self._kinds = kinds
        self._texts = texts
        self._later = later

    def __missing__(self, about: str) -> Make:
        """Raises `NotStrict` for attributes and types that are not known."""
        told = dict(_ATTRIBUTE.findall(about))
        if not told.keys() <= _KNOWN or len(told) != about.count('="'):
            raise NotStrict("attributes")
        makers: dict[str, Make] = {
            "s": self._shared,
            "str": _formula,
            "inlineStr": _inline,
            "b": _flag,
            "e": _error,
            "n": self._figures(told.get("s", "0")),
        }
        make = makers.get(told.get("t", "n"))
        if make is None:
            raise NotStrict("type")
        self[about] = make
        return make

    def _figures(self, style: str) -> Make:
        """What numbers of this style are."""
        if not style.isdecimal() or int(style) >= max(len(self._kinds), 1):
            raise NotStrict("style")
        kind = self._kinds[int(style)] if self._kinds else NUMBER
        return {NUMBER: _figure, DAY: self._day, SPAN: _span}[kind]

    def _shared(
        self, value: str | None, keep: str | None, text: str | None, other: str | None
    ) -> str | None:
        """A shared string."""
        if text is not None or other is not None:
            raise NotStrict("shared and inline")
        if not value:
            return None
        if not (value.isascii() and value.isdecimal()):
            raise NotStrict("shared string")
        try:
            return self._texts[int(value)]
        except (ValueError, IndexError) as error:
            raise NotStrict("shared string") from error

    def _day(
        self, value: str | None, keep: str | None, text: str | None, other: str | None
    ) -> str | None:
        """A day, an instant or a time of day."""
        found = _figure(value, keep, text, other)
        return found and day(float(value or ""), later=self._later)


def _span(value: str | None, keep: str | None, text: str | None, other: str | None) -> str | None:
    """A span of time."""
    found = _figure(value, keep, text, other)
    return found and span(float(value or ""))


def _figure(value: str | None, keep: str | None, text: str | None, other: str | None) -> str | None:
    """A number."""
    if not value:
        return _nothing(text, other)
    if len(value) < _EXACT and value.isascii() and value.isdecimal():
        return value if value[0] != "0" else str(int(value))
    if text is not None or other is not None or not _NUMBER.fullmatch(value):
        raise NotStrict("number")
    return number_text(float(value))


def _formula(
    value: str | None, keep: str | None, text: str | None, other: str | None
) -> str | None:
    """What a formula gave as text; its space is its own."""
    return _nothing(text, other) if value is None else plain(value)


def _inline(value: str | None, keep: str | None, text: str | None, other: str | None) -> str | None:
    """A text that stands in the cell."""
    if value is not None:
        raise NotStrict("inline and value")
    if text is not None:
        return word(text, keep)
    return rich(other) if other is not None else None


def _flag(value: str | None, keep: str | None, text: str | None, other: str | None) -> str | None:
    """Yes or no."""
    if not value:
        return _nothing(text, other)
    if value not in _FLAGS:
        raise NotStrict("flag")
    return _FLAGS[value]


def _error(value: str | None, keep: str | None, text: str | None, other: str | None) -> str | None:
    """A cell that could not be computed says nothing, and yet is there."""
    if value not in _ERRORS:
        raise NotStrict("error")
    return _nothing(text, other) or ""


def _nothing(text: str | None, other: str | None) -> str | None:
    """An empty cell. Raises `NotStrict` where an inline text stands in it after all."""
    if text is not None or other is not None:
        raise NotStrict("inline text")
    return None
