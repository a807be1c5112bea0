"""What people put on record about the evidence clock: a life they know, a loss, the legal hold."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from zhendan.domain import Event, EventKind
from zhendan.evidence.care_errors import ClockItemUnknown, ClockNoteIncomplete
from zhendan.evidence.perishing.lives import shipped_lives

LONGEST_DAYS = 3650


@dataclass(frozen=True, slots=True)
class ClockNotes:
    """The notes in force; of several about one thing, the latest."""

    days: dict[str, tuple[int, str]] = field(default_factory=dict)
    """The shop's own life of an item, and whose word it is."""
    lost: dict[str, str] = field(default_factory=dict)
    """Why an item cannot be had."""
    held_at: datetime | None = None
    held_by: str = ""


def life_note(item: str, days: int, *, by: str, reason: str) -> dict[str, object]:
    """Facts of an event: how long the shop's own device or system keeps an item."""
    if not 1 <= days <= LONGEST_DAYS:
        raise ClockNoteIncomplete(lacks="days")
    return _note("life", item, by=by, reason=reason) | {"days": days}


def loss_note(item: str, *, by: str, reason: str) -> dict[str, object]:
    """Facts of an event: an item could not be had, and why."""
    return _note("lost", item, by=by, reason=reason)


def hold_note(*, by: str, reason: str) -> dict[str, object]:
    """Facts of an event: everybody involved was told to keep everything."""
    return _note("hold", "", by=by, reason=reason)


def release_note(*, by: str, reason: str) -> dict[str, object]:
    """Facts of an event: what was to be kept may follow its retention rules again."""
    return _note("release", "", by=by, reason=reason)


def read_notes(events: Iterable[Event]) -> ClockNotes:
    """Fold the notes of a case, oldest first; a note of unknown form changes nothing."""
    found = ClockNotes()
    for event in events:
        if event.kind is not EventKind.CLOCK_NOTED:
            continue
        what, item = event.facts.get("what"), str(event.facts.get("item", ""))
        days, reason = event.facts.get("days"), str(event.facts.get("reason", ""))
        if what == "life" and isinstance(days, int):
            found.days[item] = (days, f"{event.by}：{reason}")
        elif what == "lost":
            found.lost[item] = f"{reason}（{event.by}）"
        elif what == "hold":
            found = ClockNotes(found.days, found.lost, event.at, str(event.by))
        elif what == "release":
            found = ClockNotes(found.days, found.lost)
    return found


def _note(what: str, item: str, *, by: str, reason: str) -> dict[str, object]:
    """A note by a named person with a reason, about something on the list."""
    lacks = [name for name, value in (("by", by), ("reason", reason)) if not value.strip()]
    if lacks:
        raise ClockNoteIncomplete(lacks=", ".join(lacks))
    known = sorted({life.name for life in shipped_lives().items})
    if item and item not in known:
        raise ClockItemUnknown(item=item, known="、".join(known))
    return {"what": what, "item": item, "reason": reason.strip()}
