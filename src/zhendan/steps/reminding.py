"""Step 4 提醒: which reminders of a workspace are due, and how each is sent."""

from collections.abc import Container, Iterable, Mapping
from datetime import datetime

from zhendan.casework import Reminder, reminder
from zhendan.domain import Text
from zhendan.steps.look.case_list import Row
from zhendan.steps.wiring.messages import FIELDS, KINDS, way_of

__all__ = ["FIELDS", "KINDS", "Reminder", "due", "send", "try_way", "usable"]

_SUBJECT = Text("真单提醒", "Zhendan reminder")
_TRIAL = Text(
    "这是一条试发消息。提醒里不会有买家的信息。", "A trial. Reminders bear no buyer data."
)


def due(cases: Iterable[Row], now: datetime, told: Container[str]) -> tuple[Reminder, ...]:
    """The reminders of those open cases that are due and not among those `told`."""
    found = (reminder(row.case, now, told) for row in cases)
    return tuple(each for each in found if each is not None)


def usable(kind: str, told: Mapping[str, str]) -> None:
    """Check what a person told of a way, without sending. Raises `WayUnusable`."""
    way_of(kind, told)


def send(kind: str, told: Mapping[str, str], words: Text, *, lang: str, link: str) -> None:
    """Send one reminder. Raises `MessageUnsent`, `WayUnusable`."""
    body = f"{words.say(lang)}\n{link}".strip()
    way_of(kind, told).send(_SUBJECT.say(lang), body)


def try_way(kind: str, told: Mapping[str, str], *, lang: str) -> None:
    """Send a trial message. Raises `MessageUnsent`, `WayUnusable`."""
    send(kind, told, _TRIAL, lang=lang, link="")
