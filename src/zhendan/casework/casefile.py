"""A case as the fold of its events: the same events always give the same case (案件)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from zhendan.casework.attempts import Round, new_round
from zhendan.casework.facts import FactReader, read_deadline, read_decision, read_proposals
from zhendan.casework.states import CaseState, RoundState
from zhendan.casework.told import Letter
from zhendan.domain import (
    CaseId,
    Deadline,
    Decision,
    Event,
    EventKind,
    ExhibitId,
    OrderId,
    OrderStanding,
    Outcome,
    PersonId,
    Proposal,
    Sha256,
    Standing,
    fold,
)


@dataclass(frozen=True, slots=True)
class Gate:
    """The recorded choice about a lawyer before concessions are submitted (律师意见)."""

    by: PersonId
    at: datetime
    adviser: str
    """Who advised; empty where the person chose to go without a lawyer."""
    reason: str


@dataclass(frozen=True, slots=True)
class Export:
    """The frozen packet, and what forbade submitting it when it was made."""

    packet: Sha256
    hard_stops: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class CaseFile:
    """Everything the events of one case say today."""

    case: CaseId
    platform: str = ""
    number: str = ""
    shop_name: str = ""
    opened_at: datetime | None = None
    state: CaseState = CaseState.RECEIVED
    resume_to: CaseState | None = None
    """Where a paused case goes back to."""
    flagged: tuple[OrderId, ...] = ()
    exhibits: Mapping[ExhibitId, Sha256] = field(default_factory=dict)
    proposals: Mapping[OrderId, Proposal] = field(default_factory=dict)
    """The latest proposal per order, held back where it would raise a standing by itself."""
    ruling: Mapping[OrderId, Decision] = field(default_factory=dict)
    """The decision in force per order; one that worse news overtook is no longer here."""
    decisions: tuple[Decision, ...] = ()
    """Every decision ever made, oldest first."""
    withdrawn_marks: frozenset[OrderId] = frozenset()
    deadline: Deadline | None = None
    rounds: tuple[Round, ...] = ()
    gate: Gate | None = None
    export: Export | None = None
    paused_until: date | None = None
    """The day by which a paused case is to be taken up again; the deadline runs on."""
    review_by: PersonId | None = None
    """Who asked for a second person; that person cannot be the second."""
    approved: Sha256 | None = None
    """The packet that a second person approved."""
    told_by: str = ""
    """Who told the case in a packet that was taken over; empty for a case of one's own."""

    @property
    def standings(self) -> Mapping[OrderId, OrderStanding]:
        """Where each audited order stands: the audit's proposals, then people's decisions."""
        return fold(self.proposals.values(), self.ruling.values())

    @property
    def conceded(self) -> tuple[OrderId, ...]:
        """The conceded orders, in order of number."""
        found = (o for o, s in self.standings.items() if s.standing is Standing.CONCEDED)
        return tuple(sorted(found))

    @property
    def awaits_appeal(self) -> bool:
        """Whether the deadline still has to be met; pausing does not stop it."""
        paused = self.state is CaseState.PAUSED and self.resume_to is not None
        state = self.resume_to if paused and self.resume_to else self.state
        return state.is_before_appeal

    @property
    def filed(self) -> bool:
        """Whether anything of this case was ever submitted."""
        return bool(self.rounds)


def case_file(case: CaseId, events: Iterable[Event]) -> CaseFile:
    """Fold the events of one case, oldest first. Raises `EventUnreadable`."""
    found = CaseFile(case)
    for event in events:
        found = _FOLDS[event.kind](found, event)
    return found


def decisions(events: Iterable[Event]) -> tuple[Decision, ...]:
    """Every decision among the events, oldest first."""
    return tuple(read_decision(event) for event in events if event.kind is EventKind.DECIDED)


def _opened(case: CaseFile, event: Event) -> CaseFile:
    if case.opened_at is not None:
        return case  # two people opened it at once: it is one case
    read = FactReader(event)
    return replace(
        case,
        platform=read.text("platform"),
        number=read.text("number"),
        shop_name=read.text("shop_name"),
        opened_at=event.at,
        flagged=tuple(OrderId(order) for order in read.texts("flagged")),
    )


def _taken_over(case: CaseFile, event: Event) -> CaseFile:
    """The case as its sender told it; what is done here from now on comes on top of that."""
    if case.opened_at is not None:
        return case
    letter = Letter(event)
    state = letter.one_of("state", CaseState)
    return replace(
        case,
        platform=letter.read.text("platform"),
        number=letter.read.text("number"),
        shop_name=letter.read.text("shop_name"),
        opened_at=event.at,
        state=state,
        flagged=tuple(OrderId(order) for order in letter.read.texts("flagged")),
        exhibits=letter.exhibits(),
        proposals={one.order: one for one in letter.proposals()},
        ruling={one.order: one for one in letter.rulings()},
        decisions=letter.rulings(),
        deadline=letter.deadline(),
        rounds=tuple(_told_round(no, one) for no, one in enumerate(letter.rounds(), start=1)),
        told_by=letter.source,
    )


def _told_round(no: int, told: Letter) -> Round:
    """A round of the sender's: no statement and no file of it lies here."""
    moves = tuple(
        (move.moment("at"), move.one_of("state", RoundState), move.read.text("words"))
        for move in told.parts("moves")
    )
    return Round(
        no=no,
        state=told.one_of("state", RoundState),
        submitted_at=told.moment("submitted_at"),
        by=told.person("by"),
        channel=told.read.text("channel"),
        packet=Sha256(told.read.text("packet")),
        receipts=tuple(told.named(one) for one in told.read.texts("receipts")),
        moves=moves,
    )


def _sealed(case: CaseFile, event: Event) -> CaseFile:
    reader = FactReader(event)
    new = {
        ExhibitId(str(row.get("id", ""))): Sha256(str(row.get("sha256", "")))
        for row in reader.rows("exhibits")
    }
    if "" in new:
        raise reader.refuse("exhibits")
    return replace(case, exhibits={**case.exhibits, **new})


def _audited(case: CaseFile, event: Event) -> CaseFile:
    """Take the new proposals; what stood unclear before waits for a person, however good."""
    before = case.standings
    proposals, ruling = dict(case.proposals), dict(case.ruling)
    for proposal in read_proposals(event):
        order = proposal.order
        marked = proposal.marked and order not in case.withdrawn_marks
        old = before.get(order)
        held = old is not None and (old.proposal.held or old.standing is Standing.UNCLEAR)
        proposals[order] = replace(proposal, marked=marked, held=held)
        if order in ruling and _overtaken(ruling[order], proposals[order]):
            proposals[order] = replace(proposals[order], held=True)
            del ruling[order]
    return replace(_reworked(case), proposals=proposals, ruling=ruling)


def _overtaken(decision: Decision, proposal: Proposal) -> bool:
    """Whether worse news ended a ruling for genuine; it does not come back by itself."""
    if decision.standing is not Standing.GENUINE:
        return False
    unexplained = proposal.marked and not decision.exhibits
    return proposal.outcome is Outcome.CONTRADICTED or unexplained


def _decided(case: CaseFile, event: Event) -> CaseFile:
    decision = read_decision(event)
    # A new concession needs its own look by a lawyer, or a new choice to go without.
    gate = None if decision.standing is Standing.CONCEDED else case.gate
    return replace(
        _reworked(case),
        decisions=(*case.decisions, decision),
        ruling={**case.ruling, decision.order: decision},
        gate=gate,
    )


def _mark_withdrawn(case: CaseFile, event: Event) -> CaseFile:
    """Take the mark away and hold the order: leaving UNCLEAR still takes a decision."""
    orders = {OrderId(order) for order in FactReader(event).texts("orders")}
    proposals = {
        order: replace(p, marked=False, held=True) if order in orders else p
        for order, p in case.proposals.items()
    }
    return replace(
        _reworked(case), proposals=proposals, withdrawn_marks=case.withdrawn_marks | orders
    )


def _reworked(case: CaseFile) -> CaseFile:
    """New facts before submission: what was exported no longer stands, and work goes on."""
    if not case.awaits_appeal:
        return case
    fresh = replace(case, export=None, review_by=None, approved=None)
    if case.state is CaseState.PAUSED:
        return replace(fresh, resume_to=CaseState.GATHERING)
    return replace(fresh, state=CaseState.GATHERING)


def _reworded(case: CaseFile, event: Event) -> CaseFile:
    """Other words in the statement: what was exported no longer stands, and is made again."""
    fresh = _reworked(case)
    later = (CaseState.DRAFTING, CaseState.REVIEWING, CaseState.READY)
    return replace(fresh, state=CaseState.DRAFTING) if case.state in later else fresh


def _deadline_set(case: CaseFile, event: Event) -> CaseFile:
    state = CaseState.VERIFYING if case.state is CaseState.RECEIVED else case.state
    return replace(case, deadline=read_deadline(event), state=state)


def _exported(case: CaseFile, event: Event) -> CaseFile:
    read = FactReader(event)
    export = Export(Sha256(read.text("packet")), read.texts("hard_stops"), event.at)
    if case.state is CaseState.LAPSED:
        return replace(case, export=export)  # late filing, where the platform takes it
    if not case.state.is_before_appeal:
        return case
    return replace(case, export=export, state=_after_export(case, export))


def _after_export(case: CaseFile, export: Export) -> CaseState:
    """Ready, unless something forbids it or a second person was asked and has not agreed."""
    if export.hard_stops:
        return CaseState.DRAFTING
    waits = case.state is CaseState.REVIEWING and case.approved != export.packet
    return CaseState.REVIEWING if waits else CaseState.READY


def _reviewed(case: CaseFile, event: Event) -> CaseFile:
    """A second person agreed to the packet there is, or sent the work back."""
    if case.state is not CaseState.REVIEWING or case.export is None:
        return case
    if event.facts.get("approved") is not True:
        return replace(case, state=CaseState.DRAFTING, review_by=None, approved=None)
    agreed = replace(case, approved=case.export.packet)
    return replace(agreed, state=_after_export(agreed, case.export))


def _gate(case: CaseFile, event: Event) -> CaseFile:
    read = FactReader(event)
    return replace(case, gate=Gate(event.by, event.at, read.text("adviser"), read.text("reason")))


def _submitted(case: CaseFile, event: Event) -> CaseFile:
    no = event.facts.get("round")
    if no != len(case.rounds) + 1:
        return case  # pressed twice at the same moment: one round (the other event stays on record)
    new = new_round(event, len(case.rounds) + 1)
    return replace(case, rounds=(*case.rounds, new), state=CaseState.IN_APPEAL)


def _round_moved(case: CaseFile, event: Event) -> CaseFile:
    reader = FactReader(event)
    try:
        to = RoundState(reader.text("to"))
    except ValueError as error:
        raise reader.refuse("to") from error
    if not case.rounds or not case.rounds[-1].state.may_become(to):
        return case
    last = case.rounds[-1]
    moves = (*last.moves, (event.at, to, reader.text("words")))
    receipts = (*last.receipts, *reader.texts("receipts"))
    arrived = event.facts.get("arrived") is not False
    new = replace(last, state=to, moves=moves, receipts=receipts, arrived=arrived)
    case = replace(case, rounds=(*case.rounds[:-1], new))
    if not arrived:
        # Nothing reached the platform: the same packet may still be handed in.
        return replace(case, state=CaseState.READY)
    return replace(case, state=CaseState.DECIDED) if to.is_final else case


def _moved(case: CaseFile, event: Event) -> CaseFile:
    reader = FactReader(event)
    try:
        to = CaseState(reader.text("to"))
    except ValueError as error:
        raise reader.refuse("to") from error
    resume = case.state if to is CaseState.PAUSED else None
    until = reader.day("until") if to is CaseState.PAUSED else None
    asked = event.by if to is CaseState.REVIEWING else case.review_by
    # A round that was rejected is answered by a new one: the old packet is spent.
    export = None if case.state is CaseState.DECIDED else case.export
    moved = replace(case, state=to, resume_to=resume, export=export)
    return replace(moved, paused_until=until, review_by=asked)


def _remedy_opened(case: CaseFile, event: Event) -> CaseFile:
    after = (CaseState.DECIDED, CaseState.LAPSED, CaseState.NOT_APPEALABLE)
    return replace(case, state=CaseState.CORRECTING) if case.state in after else case


def _kept(case: CaseFile, event: Event) -> CaseFile:
    """An event that other rooms read; it changes nothing here."""
    return case


_FOLDS: Mapping[EventKind, Callable[[CaseFile, Event], CaseFile]] = {
    EventKind.OPENED: _opened,
    EventKind.TAKEN_OVER: _taken_over,
    EventKind.EXHIBITS_SEALED: _sealed,
    EventKind.AUDITED: _audited,
    EventKind.DEADLINE_SET: _deadline_set,
    EventKind.DECIDED: _decided,
    EventKind.MARK_WITHDRAWN: _mark_withdrawn,
    EventKind.REMEDY_OPENED: _remedy_opened,
    EventKind.REMEDY_CLOSED: _kept,
    EventKind.REMEDY_SET: _kept,
    EventKind.REMEDY_REOPENED: _kept,
    EventKind.EFFECT_CHECKED: _kept,
    EventKind.SHOP_NOTED: _kept,
    EventKind.EXPORTED: _exported,
    EventKind.LAWYER_GATE: _gate,
    EventKind.SUBMITTED: _submitted,
    EventKind.ROUND_MOVED: _round_moved,
    EventKind.MOVED: _moved,
    EventKind.METRIC_RECORDED: _kept,
    EventKind.CLOCK_NOTED: _kept,
    EventKind.NOTICE_DATED: _kept,
    EventKind.PENALTY_DATED: _kept,
    EventKind.SAMPLE_DRAWN: _kept,
    EventKind.PERSON_SUSPECTED: _kept,
    EventKind.ASSIGNED: _kept,
    EventKind.COMMENTED: _kept,
    EventKind.SNOOZED: _kept,
    EventKind.WAIVED: _kept,
    EventKind.RESUMED: _kept,
    EventKind.CONTACTED: _kept,
    EventKind.TAKEN_FROM: _kept,
    EventKind.REVIEWED: _reviewed,
    EventKind.SENTENCE_BOUND: _reworded,
}


def last_of(events: Sequence[Event], kind: EventKind) -> Event | None:
    """The latest event of a kind, if there is one."""
    return next((event for event in reversed(events) if event.kind is kind), None)
