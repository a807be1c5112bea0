"""指派: who works on the case, or on one of its tasks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from zhendan.casework.casefile import CaseFile
from zhendan.casework.stamps import Stamp
from zhendan.casework.working.things import Thing, as_facts, named, open_case, told
from zhendan.domain import Event, EventKind, PersonId


@dataclass(frozen=True, slots=True)
class Assignment:
    """A task in somebody's hands."""

    thing: Thing
    to: PersonId
    by: PersonId
    at: datetime


def assign(case: CaseFile, thing: Thing, to: str, stamp: Stamp) -> Event:
    """Give a task to a person; an empty name takes it back.

    Raises `NobodyNamed`, `CaseOver`, `ThingUnknown`.
    """
    stamp.named("指派")
    open_case(case)
    facts = as_facts(named(thing)) | {"to": to.strip()}
    return Event(case.case, EventKind.ASSIGNED, stamp.at, stamp.by, facts)


def assignments(events: Iterable[Event]) -> dict[str, Assignment]:
    """What is in whose hands now, by task."""
    found: dict[str, Assignment] = {}
    for event in events:
        if event.kind is EventKind.ASSIGNED:
            thing, to = told(event), PersonId(str(event.facts.get("to", "")))
            found.pop(thing.key, None)
            if to:
                found[thing.key] = Assignment(thing, to, event.by, event.at)
    return found
