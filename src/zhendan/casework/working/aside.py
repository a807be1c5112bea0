"""暂缓与不再补取: what was put off until a day, and which gap was given up, by whom and why."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from zhendan.casework.casefile import CaseFile
from zhendan.casework.errors import ReasonMissing
from zhendan.casework.stamps import Stamp
from zhendan.casework.working.errors import (
    DeadlineStands,
    NotToBeWaived,
    ThingUnknown,
)
from zhendan.casework.working.things import (
    DEADLINE,
    WHOLE_CASE,
    Thing,
    as_facts,
    end_day,
    named,
    open_case,
)
from zhendan.casework.working.things import told as thing_of
from zhendan.domain import Event, EventKind, Gap, PersonId, Text

KINDS = (EventKind.SNOOZED, EventKind.WAIVED, EventKind.RESUMED)
_NEVER = (DEADLINE, "state", WHOLE_CASE)


@dataclass(frozen=True, slots=True)
class SetAside:
    """One task that is not asked for at present."""

    thing: Thing
    waived: bool
    until: date
    """The last day of rest."""
    reason: str
    by: PersonId
    at: datetime

    def words(self) -> Text:
        """The waiver as a gap list says it; the reason stays in the case."""
        return Text(
            f"{self.by} 决定到 {self.until} 为止不再补取", f"{self.by} waived it until {self.until}"
        )


def snooze(case: CaseFile, thing: Thing, until: date, stamp: Stamp, *, reason: str) -> Event:
    """Put a task off; the deadline stands, and nothing is put off past it.

    Raises `NobodyNamed`, `CaseOver`, `ThingUnknown`, `ReasonMissing`, `EndDayUnusable`,
    `DeadlineStands`.
    """
    stamp.named("暂缓")
    _allowed(case, thing, reason)
    end_day(case, until, stamp)
    due = case.deadline
    last = (due.plan_by or due.at) if due else None
    if due is not None and last is not None and case.awaits_appeal:
        ahead = stamp.at <= last and until >= last.astimezone(ZoneInfo(due.zone)).date()
        if ahead or thing.key in _NEVER:
            raise DeadlineStands(until=until, due=f"{last.astimezone(ZoneInfo(due.zone)):%F %R}")
    if thing.key in _NEVER:
        raise DeadlineStands(until=until, due="—")
    return _event(case, EventKind.SNOOZED, thing, stamp, (until, reason))


def waive(case: CaseFile, thing: Thing, until: date, stamp: Stamp, *, reason: str) -> Event:
    """Give up fetching a gap until a day; the papers go on saying that it is missing.

    Raises `NobodyNamed`, `CaseOver`, `ThingUnknown`, `ReasonMissing`, `EndDayUnusable`,
    `NotToBeWaived`.
    """
    stamp.named("不再补取")
    _allowed(case, thing, reason)
    end_day(case, until, stamp)
    if not thing.key.startswith("gap:") or thing.level == "hard_stop":
        raise NotToBeWaived(thing=thing.title.zh or thing.key)
    return _event(case, EventKind.WAIVED, thing, stamp, (until, reason))


def resume(case: CaseFile, key: str, events: Iterable[Event], stamp: Stamp) -> Event:
    """Ask for a task again before its day. Raises `NobodyNamed`, `CaseOver`, `ThingUnknown`."""
    stamp.named("恢复待办")
    open_case(case)
    found = _all(events).get(key)
    if found is None:
        raise ThingUnknown(thing=key)
    return Event(case.case, EventKind.RESUMED, stamp.at, stamp.by, as_facts(found.thing))


def set_aside(events: Iterable[Event], *, on: date) -> dict[str, SetAside]:
    """What rests on a day, by task; what has ended by then is asked for again."""
    return {key: one for key, one in _all(events).items() if on <= one.until}


def with_waivers(gaps: Iterable[Gap], resting: dict[str, SetAside]) -> tuple[Gap, ...]:
    """The gaps, those that were given up saying so; none is left out."""
    return tuple(
        replace(gap, waived=one.words() if (one := resting.get(gap.key)) and one.waived else None)
        for gap in gaps
    )


def _allowed(case: CaseFile, thing: Thing, reason: str) -> None:
    open_case(case)
    named(thing)
    if not reason.strip():
        raise ReasonMissing(act="暂缓或不再补取")


def _event(
    case: CaseFile, kind: EventKind, thing: Thing, stamp: Stamp, why: tuple[date, str]
) -> Event:
    until, reason = why
    facts = as_facts(thing) | {"until": until.isoformat(), "reason": reason.strip()}
    return Event(case.case, kind, stamp.at, stamp.by, facts)


def _all(events: Iterable[Event]) -> dict[str, SetAside]:
    """What was set aside last and not taken up again, whether it has ended or not."""
    found: dict[str, SetAside] = {}
    for event in events:
        if event.kind not in KINDS:
            continue
        thing = thing_of(event)
        found.pop(thing.key, None)
        if event.kind is not EventKind.RESUMED:
            found[thing.key] = SetAside(
                thing=thing,
                waived=event.kind is EventKind.WAIVED,
                until=date.fromisoformat(str(event.facts.get("until"))),
                reason=str(event.facts.get("reason", "")),
                by=event.by,
                at=event.at,
            )
    return found
