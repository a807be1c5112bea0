"""协作: give out work, put it off, speak to each other, note what the platform's service said."""

from dataclasses import dataclass
from datetime import date

from zhendan.casework import (
    BEAT,
    AssigneeUnfit,
    BuyerDataInWords,
    CaseFile,
    Contact,
    Hold,
    Said,
    Stamp,
    Thing,
    assign,
    comment,
    contact,
    held_by_another,
    resume,
    snooze,
    take_from,
    untouched,
    waive,
)
from zhendan.domain import CaseId, Event, EventKind, PersonId
from zhendan.evidence import read_suspects
from zhendan.steps.errand import Errand
from zhendan.steps.wiring import Wiring

__all__ = [
    "BEAT",
    "AssigneeUnfit",
    "BuyerDataInWords",
    "Contact",
    "Doing",
    "Hold",
    "Matter",
    "Said",
    "Thing",
    "contacted",
    "give",
    "held_by_another",
    "put_off",
    "say",
    "take_up",
    "took_from",
]
_TURNS = (EventKind.ASSIGNED, EventKind.SNOOZED, EventKind.WAIVED, EventKind.RESUMED)


@dataclass(frozen=True, slots=True)
class Matter:
    """A task of a case that somebody acts on."""

    case: CaseId
    thing: Thing
    known: int | None = None
    """The last event that the person's page knew of; None where nobody asks."""


@dataclass(frozen=True, slots=True)
class Doing:
    """Putting off (`waived` false) or giving up, until a day."""

    until: date
    waived: bool = False


def give(matter: Matter, to: str, wiring: Wiring, errand: Errand) -> Event:
    """Give a task to a person, or take it back with an empty name.

    Raises `AssigneeUnfit` where the person stays away from orders of the case.
    """
    file, events, stamp = _at(matter, wiring, errand)
    if any(one.is_named(to) for one in read_suspects(events)):
        raise AssigneeUnfit(who=to)
    return _kept(assign(file, matter.thing, to, stamp), wiring)


def put_off(matter: Matter, doing: Doing, wiring: Wiring, errand: Errand) -> Event:
    """Put a task off, or give a gap up, with the reason that the errand bears."""
    file, _, stamp = _at(matter, wiring, errand)
    act = waive if doing.waived else snooze
    return _kept(act(file, matter.thing, doing.until, stamp, reason=errand.reason), wiring)


def take_up(matter: Matter, wiring: Wiring, errand: Errand) -> Event:
    """Ask for a task again before its day."""
    file, events, stamp = _at(matter, wiring, errand)
    return _kept(resume(file, matter.thing.key, events, stamp), wiring)


def say(case: CaseId, said: Said, wiring: Wiring, errand: Errand) -> Event:
    """Put a comment on record."""
    return _kept(comment(wiring.desk().file(case), said, _stamp(wiring, errand)), wiring)


def contacted(case: CaseId, told: Contact, wiring: Wiring, errand: Errand) -> Event:
    """Put a talk with the platform's service on record."""
    return _kept(contact(wiring.desk().file(case), told, _stamp(wiring, errand)), wiring)


def took_from(case: CaseId, hold: Hold, wiring: Wiring, errand: Errand) -> Event:
    """Put on record that somebody went on where a colleague was at work."""
    return _kept(take_from(wiring.desk().file(case), hold, _stamp(wiring, errand)), wiring)


def _at(
    matter: Matter, wiring: Wiring, errand: Errand
) -> tuple[CaseFile, tuple[Event, ...], Stamp]:
    """The case, unless a colleague acted on the task since the person's page was made."""
    file, stamp = wiring.desk().file(matter.case), _stamp(wiring, errand)
    events = wiring.ledger.events(matter.case)
    if matter.known is not None:
        untouched(events, matter.thing.key, _TURNS, known=matter.known, by=stamp.by)
    return file, events, stamp


def _stamp(wiring: Wiring, errand: Errand) -> Stamp:
    return Stamp(PersonId(errand.by.strip()), wiring.clock.now())


def _kept(event: Event, wiring: Wiring) -> Event:
    return wiring.ledger.append([event])[0]
