"""What people and the software may do in a case: each makes an event, or says why not."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from zhendan.casework.casefile import CaseFile
from zhendan.casework.errors import (
    ExhibitOutsideCase,
    MarkNotThere,
    MoveNotOpen,
    OrderOutsideCase,
    ReasonMissing,
)
from zhendan.casework.facts import decision_as_facts
from zhendan.casework.guards import may_leave
from zhendan.casework.stamps import Stamp
from zhendan.casework.states import CaseState, RoundState
from zhendan.casework.working.things import end_day
from zhendan.domain import (
    CaseId,
    Decision,
    Event,
    EventKind,
    Exhibit,
    ExhibitId,
    Notice,
    OrderId,
    Standing,
    allow,
)

_PLAIN = re.compile(r"[^\w-]+")
UNKNOWN_PLATFORM = "unknown"
"""The platform of a notice that names none, as long as no file tells it either."""
_LONGEST_NUMBER = 60
_EARNED = (CaseState.READY, CaseState.IN_APPEAL, CaseState.DECIDED)


@dataclass(frozen=True, slots=True)
class Ruling:
    """A person's ruling over one or many orders; it is kept as one decision per order."""

    orders: tuple[OrderId, ...]
    standing: Standing
    reason: str
    exhibits: tuple[ExhibitId, ...] = ()


def case_id(notice: Notice) -> CaseId:
    """Our name of a case: platform and the platform's own number, safe as a file name.

    A number that had to be changed, or that the notice lacks, is told apart by a short hash.
    """
    number = notice.number.strip()
    plain = _PLAIN.sub("-", number).strip("-")[:_LONGEST_NUMBER]
    platform = _PLAIN.sub("-", notice.platform) or UNKNOWN_PLATFORM
    if plain and plain == number:
        return CaseId(f"{platform}-{plain}")
    told = hashlib.sha256((number or notice.body or "".join(notice.files)).encode()).hexdigest()
    return CaseId("-".join(part for part in (platform, plain, told[:10]) if part))


def open_case(notice: Notice, stamp: Stamp, *, name: str = "") -> Event:
    """The event that opens the case of a notice; the platform's own number names it."""
    case = CaseId(_PLAIN.sub("-", name).strip("-")[:_LONGEST_NUMBER]) or case_id(notice)
    facts: dict[str, object] = {
        "platform": notice.platform,
        "number": notice.number,
        "shop_name": notice.shop_name,
        "charge": notice.charge,
        "scope": str(notice.scope),
        "flagged": sorted(flag.order for flag in notice.flagged),
    }
    return Event(case, EventKind.OPENED, stamp.at, stamp.by, facts)


def seal_exhibits(case: CaseFile, exhibits: Iterable[Exhibit], stamp: Stamp) -> Event | None:
    """The event that names newly sealed exhibits; None when every one is on record."""
    new = [e for e in exhibits if case.exhibits.get(e.id) != e.sha256]
    if not new:
        return None
    rows = [
        {"id": e.id, "sha256": e.sha256, "kind": str(e.kind), "name": e.provenance.original_name}
        for e in sorted(new, key=lambda e: e.id)
    ]
    return Event(case.case, EventKind.EXHIBITS_SEALED, stamp.at, stamp.by, {"exhibits": rows})


def decide(case: CaseFile, ruling: Ruling, stamp: Stamp) -> tuple[Event, ...]:
    """One event per order, all or none.

    Raises `OrderOutsideCase`, `ExhibitOutsideCase`, and what `domain.allow` raises: a
    contradiction that is open, a mark unexplained, a concession that is final.
    """
    stamp.named("人工认定")
    for exhibit in ruling.exhibits:
        if exhibit not in case.exhibits:
            raise ExhibitOutsideCase(case=case.case, exhibit=exhibit)
    standings = case.standings
    events = []
    for order in dict.fromkeys(ruling.orders):
        now = standings.get(order)
        if now is None:
            raise OrderOutsideCase(case=case.case, order=order)
        decision = Decision(
            order=order,
            standing=ruling.standing,
            by=stamp.by,
            decided_at=stamp.at,
            reason=ruling.reason,
            outcome_seen=now.proposal.outcome,
            exhibits=ruling.exhibits,
        )
        allow(decision, now, filed=case.filed)
        facts = decision_as_facts(decision)
        events.append(Event(case.case, EventKind.DECIDED, stamp.at, stamp.by, facts))
    return tuple(events)


def withdraw_marks(
    case: CaseFile, orders: Sequence[OrderId], stamp: Stamp, *, reason: str
) -> Event:
    """Take back marks that were imported by mistake; the orders still wait for a decision."""
    stamp.named("撤回标记")
    _reasoned(reason, "撤回标记")
    for order in orders:
        proposal = case.proposals.get(order)
        if proposal is None:
            raise OrderOutsideCase(case=case.case, order=order)
        if not proposal.marked:
            raise MarkNotThere(order=order)
    facts: dict[str, object] = {"orders": sorted(set(orders)), "reason": reason.strip()}
    return Event(case.case, EventKind.MARK_WITHDRAWN, stamp.at, stamp.by, facts)


def pass_gate(case: CaseFile, stamp: Stamp, *, adviser: str, reason: str) -> Event:
    """The recorded choice about a lawyer: who advised, or why the shop goes without one."""
    stamp.named("律师意见")
    if not adviser.strip():
        _reasoned(reason, "不经律师提交")
    facts: dict[str, object] = {"adviser": adviser.strip(), "reason": reason.strip()}
    return Event(case.case, EventKind.LAWYER_GATE, stamp.at, stamp.by, facts)


def move(
    case: CaseFile, to: CaseState, stamp: Stamp, *, reason: str, until: date | None = None
) -> Event:
    """Move the case where it may go; a pause has an end, and then the case goes back.

    Raises `NobodyNamed`, `ReasonMissing`, `MoveNotOpen`, `MoveGuarded`, `EndDayUnusable`.
    """
    stamp.named(to.words.zh)
    _reasoned(reason, to.words.zh)
    resuming = case.state is CaseState.PAUSED and to is not CaseState.WITHDRAWN
    # Submitting, exporting and the platform make their own moves: nobody talks a case there.
    earned = to in _EARNED and not resuming
    open_to = (case.resume_to,) if resuming else case.state.moves()
    if to not in open_to or earned:
        raise _not_open(case, to)
    may_leave(case, to)
    facts: dict[str, object] = {"to": str(to), "reason": reason.strip()}
    if to is CaseState.PAUSED:
        facts["until"] = end_day(case, until, stamp).isoformat()
    return Event(case.case, EventKind.MOVED, stamp.at, stamp.by, facts)


def move_round(
    case: CaseFile,
    to: RoundState,
    stamp: Stamp,
    *,
    words: str = "",
    receipts: Sequence[str] = (),
) -> Event:
    """Record what the platform answered; `words` keeps its own status and reason verbatim."""
    now = case.rounds[-1].state if case.rounds else None
    if now is None or not now.may_become(to):
        names = "、".join(str(state) for state in (now.moves() if now else ()))
        raise MoveNotOpen(case=case.case, now=now or "未提交", to=to, open=names or "无")
    facts: dict[str, object] = {"round": len(case.rounds), "to": str(to), "words": words}
    facts |= {"receipts": list(receipts)} if receipts else {}
    return Event(case.case, EventKind.ROUND_MOVED, stamp.at, stamp.by, facts)


def _not_open(case: CaseFile, to: CaseState) -> MoveNotOpen:
    names = "、".join(state.words.zh for state in case.state.moves())
    return MoveNotOpen(case=case.case, now=case.state.words.zh, to=to.words.zh, open=names)


def _reasoned(reason: str, act: str) -> None:
    if not reason.strip():
        raise ReasonMissing(act=act)
