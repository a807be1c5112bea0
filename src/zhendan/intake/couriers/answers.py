"""What every reader of a courier's answer finds: waybills, their scans, and errors it names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from zhendan.intake.draft import Values

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Track:
    """One waybill of an answer with its scans as they stand."""

    pointer: str
    """Where its scans lie inside the answer; empty where each has a `line` of its own."""
    parcel: Values
    """`waybill_no`, `carrier_raw`, `state`, `line` and what else the answer says of the parcel."""
    scans: list[Values] = field(default_factory=list)
    """Each with `text`, `time`, `event` and, where given, `code`, `place`, `area_code`, `line`."""


@dataclass(frozen=True, slots=True)
class NoTrack:
    """An error that the answer names instead of a track."""

    message: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """A known answer that holds no track: numbers registered, parcels counted."""


Found = Iterator[Track | NoTrack | Receipt]


def part(said: object) -> Json:
    """A JSON object, or an empty one."""
    return said if isinstance(said, Mapping) else {}


def parts(said: object) -> list[Json]:
    """The objects of a JSON array, newest-first or not as they stand."""
    return [part(item) for item in said] if isinstance(said, list) else []


def word(said: Json, *keys: str) -> str | None:
    """The first of some fields that holds a plain value."""
    for key in keys:
        value = said.get(key)
        if value not in (None, "") and not isinstance(value, dict | list):
            return str(value)
    return None


def joined(said: Json, *keys: str) -> str | None:
    """Several fields as one text, in the order named."""
    found = [text.strip() for key in keys if (text := word(said, key))]
    return ", ".join(filter(None, found)) or None


def offset(text: str | None) -> str:
    """An offset as times carry it: `-7:00` becomes `-07:00`; '' where there is none."""
    if not text:
        return ""
    sign, digits = text[0], text.lstrip("+-")
    hours, _, minutes = digits.partition(":")
    if sign not in "+-" or not hours.isdigit() or not (minutes or "0").isdigit():
        return ""
    return f"{sign}{hours[:2].zfill(2)}:{(minutes or hours[2:4] or '0').zfill(2)}"
