"""What can be given to somebody or put off: the case itself, or one of its open tasks."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from zhendan.casework.casefile import CaseFile
from zhendan.casework.stamps import Stamp
from zhendan.casework.states import CaseState
from zhendan.casework.working.errors import (
    CaseOver,
    ChangedMeanwhile,
    EndDayUnusable,
    ThingUnknown,
)
from zhendan.domain import Event, EventKind, PersonId, Text

LONGEST = timedelta(days=180)
"""Half a year: what is put off for longer has been dropped."""
_ZONE = "Asia/Shanghai"
WHOLE_CASE = "case"
DEADLINE = "deadline"
_PRIVATE = frozenset({"marks"})
"""Tasks that speak of the shop's own marks."""
_TOPICS = frozenset({DEADLINE, "marks", "waiting", "unclear", "lawyer", "state"})
_NUMBERED = re.compile(r"(gap:[a-z_]{1,40}:[0-9a-f]{8}|promise:[0-9]{1,12})\Z")


@dataclass(frozen=True, slots=True)
class Thing:
    """An open task by its name, in the words that the person saw."""

    key: str
    title: Text
    level: str = ""
    """Of a gap: `info`, `caution`, `critical`, `hard_stop`."""


def named(thing: Thing) -> Thing:
    """The thing, if its name can be one. Raises `ThingUnknown`."""
    if thing.key not in _TOPICS and thing.key != WHOLE_CASE and not _NUMBERED.match(thing.key):
        raise ThingUnknown(thing=thing.key)
    return thing


def told(event: Event) -> Thing:
    """The thing that an event speaks of."""
    facts = event.facts
    title = Text(str(facts.get("title_zh", "")), str(facts.get("title_en", "")))
    return Thing(str(facts.get("thing", "")), title)


def as_facts(thing: Thing) -> dict[str, object]:
    """How an event names a thing."""
    return {"thing": thing.key, "title_zh": thing.title.zh, "title_en": thing.title.en}


def open_case(case: CaseFile) -> None:
    """Stop where the case is closed. Raises `CaseOver`."""
    if case.state is CaseState.CLOSED:
        raise CaseOver(case=case.case)


def end_day(case: CaseFile, until: date | None, stamp: Stamp) -> date:
    """The last day of a rest, from tomorrow on, half a year at most. Raises `EndDayUnusable`."""
    zone = case.deadline.zone if case.deadline else _ZONE
    today = stamp.at.astimezone(ZoneInfo(zone)).date()
    if until is None or not today < until <= today + LONGEST:
        raise EndDayUnusable(until=until or "—")
    return until


def untouched(
    events: Iterable[Event], thing: str, kinds: tuple[EventKind, ...], *, known: int, by: PersonId
) -> None:
    """Stop where a colleague acted on the thing after event `known`. Raises `ChangedMeanwhile`."""
    for event in events:
        late = event.kind in kinds and (event.seq or 0) > known and event.by != by
        if late and event.facts.get("thing") == thing:
            raise ChangedMeanwhile(by=event.by)


def is_private(event: Event) -> bool:
    """Whether an event of people's work is for those alone who see the private self-check."""
    return event.facts.get("private") is True or event.facts.get("thing") in _PRIVATE


def about_marks(thing: str) -> bool:
    """Whether a task speaks of the shop's own marks."""
    return thing in _PRIVATE
