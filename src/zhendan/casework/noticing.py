"""What happened in a case that concerns somebody: read from its events (通知)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from zhendan.casework.states import CaseState
from zhendan.casework.working.things import WHOLE_CASE, is_private, told
from zhendan.domain import CaseId, Event, EventKind, PersonId

_MARKS = "标记"


class NoticeKind(StrEnum):
    """What a person may be told of."""

    ASSIGNED = "assigned"  # a task was given to the person
    MENTIONED = "mentioned"  # a colleague called the person by name
    COMMENTED = "commented"  # a comment on a case in the person's hands
    DEADLINE = "deadline"  # a deadline comes near
    REPLIED = "replied"  # the platform's answer or receipt was recorded
    ASKED = "asked"  # a second person's or a lawyer's look is asked for
    REVIEWED = "reviewed"  # the second person's or the lawyer's step was recorded
    JOB_DONE = "job_done"
    JOB_FAILED = "job_failed"
    SIGN_IN = "sign_in"  # how the person signs in was changed by somebody else


class Circle(StrEnum):
    """Who hears of it where nobody is named."""

    NAMED = "named"
    LEADS = "leads"  # who leads the case, and who has it in hand
    APPROVERS = "approvers"  # who may agree to the papers


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that concerns somebody; its words stay in the event."""

    kind: NoticeKind
    case: CaseId
    seq: int
    at: datetime
    by: PersonId
    circle: Circle
    to: tuple[PersonId, ...] = ()
    """Who is named, or has the case in hand."""
    but: tuple[PersonId, ...] = ()
    """Who is told of it already, by name."""
    private: bool = False
    """Only for those who see the private self-check."""
    text: str = ""
    """What it says, to look for orders in; never kept elsewhere."""
    state: str = ""
    """What the round or the papers came to; of an assignment the task's name."""


def happenings(events: Iterable[Event]) -> tuple[Happening, ...]:
    """Everything in a case that concerns somebody, oldest first."""
    found: list[Happening] = []
    charge: tuple[PersonId, ...] = ()
    for event in events:
        if event.kind is EventKind.ASSIGNED and event.facts.get("thing") == WHOLE_CASE:
            to = str(event.facts.get("to", ""))
            charge = (PersonId(to),) if to else ()
        found += _of(event, charge)
    return tuple(found)


Charge = tuple[PersonId, ...]
"""Who has the whole case in hand: one person, or nobody."""


def _of(event: Event, charge: Charge) -> tuple[Happening, ...]:
    """What one event says to people."""
    read = _READ.get(event.kind)
    return read(event, charge) if read else ()


def _assigned(event: Event, charge: Charge) -> tuple[Happening, ...]:
    to, thing = str(event.facts.get("to", "")), told(event)
    if not to:
        return ()
    named = (PersonId(to),)
    return (_made(event, _K.ASSIGNED, Circle.NAMED, named, (thing.title.zh, thing.key)),)


def _commented(event: Event, charge: Charge) -> tuple[Happening, ...]:
    """Whom it calls by name, and whoever has the case in hand without being called."""
    text, called = str(event.facts.get("text", "")), event.facts.get("mentions")
    names = tuple(map(PersonId, map(str, called))) if isinstance(called, list) else ()
    rest = tuple(one for one in charge if one not in names)
    circle = Circle.NAMED if charge else Circle.LEADS
    return (
        _made(event, _K.MENTIONED, Circle.NAMED, names, (text, "")),
        replace(_made(event, _K.COMMENTED, circle, rest, (text, "")), but=names),
    )


def _replied(event: Event, charge: Charge) -> tuple[Happening, ...]:
    return (_made(event, _K.REPLIED, Circle.LEADS, charge, ("", str(event.facts.get("to", "")))),)


def _asked(event: Event, charge: Charge) -> tuple[Happening, ...]:
    asked = event.facts.get("to") == CaseState.REVIEWING
    return (_made(event, _K.ASKED, Circle.APPROVERS),) if asked else ()


def _reviewed(event: Event, charge: Charge) -> tuple[Happening, ...]:
    state = "agreed" if event.facts.get("approved") is True else "sent_back"
    return (_made(event, _K.REVIEWED, Circle.LEADS, charge, ("", state)),)


def _gate(event: Event, charge: Charge) -> tuple[Happening, ...]:
    return (_made(event, _K.REVIEWED, Circle.LEADS, charge, ("", "gate")),)


def _made(
    event: Event,
    kind: NoticeKind,
    circle: Circle,
    to: Charge = (),
    said: tuple[str, str] = ("", ""),
) -> Happening:
    """A happening; `said` is its text and its state."""
    private = is_private(event) or (kind is _K.ASSIGNED and _MARKS in told(event).title.zh)
    return Happening(
        kind=kind,
        case=event.case,
        seq=event.seq or 0,
        at=event.at,
        by=event.by,
        circle=circle,
        to=to,
        private=private,
        text=said[0],
        state=said[1],
    )


_K = NoticeKind
_READ: dict[EventKind, Callable[[Event, Charge], tuple[Happening, ...]]] = {
    EventKind.ASSIGNED: _assigned,
    EventKind.COMMENTED: _commented,
    EventKind.ROUND_MOVED: _replied,
    EventKind.MOVED: _asked,
    EventKind.REVIEWED: _reviewed,
    EventKind.LAWYER_GATE: _gate,
}
