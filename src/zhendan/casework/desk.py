"""Work on cases: every act becomes durable events before it is acknowledged (办案台)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from zhendan.casework.actions import (
    UNKNOWN_PLATFORM,
    Ruling,
    case_id,
    decide,
    move,
    move_round,
    open_case,
    pass_gate,
    seal_exhibits,
    withdraw_marks,
)
from zhendan.casework.casefile import CaseFile, case_file, last_of
from zhendan.casework.errors import (
    AppealInProgress,
    CaseMissing,
)
from zhendan.casework.facts import deadline_as_facts, proposals_as_facts
from zhendan.casework.guards import review
from zhendan.casework.handover_errors import (
    CaseThere,
)
from zhendan.casework.ledger import Ledger
from zhendan.casework.stamps import Stamp
from zhendan.casework.states import CaseState, RoundState
from zhendan.casework.submit import Submission, submit
from zhendan.domain import (
    CaseId,
    Clock,
    Deadline,
    Event,
    EventKind,
    Exhibit,
    Notice,
    OrderId,
    PersonId,
    Proposal,
    Sha256,
)


@dataclass(frozen=True, slots=True)
class Desk:
    """Opens, records and decides on cases in a ledger; what changes nothing adds no event."""

    ledger: Ledger
    clock: Clock
    by: PersonId
    """Who works at the desk; every event bears the name."""

    def file(self, case: CaseId) -> CaseFile:
        """The case as it stands. Raises `CaseMissing`."""
        events = self.ledger.events(case)
        if not events:
            raise CaseMissing(case=case)
        return case_file(case, events)

    def open(self, notice: Notice, *, name: str = "") -> CaseFile:
        """Open the case of a notice, or find the one that is open already."""
        event = open_case(notice, self._stamp(), name=name)
        if self.ledger.events(event.case):
            return self.file(event.case)
        before = case_id(replace(notice, platform=UNKNOWN_PLATFORM))
        # Opened while no file told the platform yet: one notice stays one case, under that name.
        if notice.number and not name and self.ledger.events(before):
            return self.file(before)
        self.ledger.append([event])
        return self.file(event.case)

    def take_over(self, case: CaseId, told: dict[str, object]) -> CaseFile:
        """Open the case that a packet tells of; the same packet again changes nothing.

        Raises `CaseThere` where another case bears the name.
        """
        before = self.ledger.events(case)
        if before and before[0].facts.get("packet") != told.get("packet"):
            raise CaseThere(case=case)
        if not before:
            self._append(self._event(case, EventKind.TAKEN_OVER, told))
        return self.file(case)

    def record_exhibits(self, case: CaseId, exhibits: Iterable[Exhibit]) -> Event | None:
        """Put newly sealed exhibits on record."""
        event = seal_exhibits(self.file(case), exhibits, self._stamp())
        return self._append(event) if event else None

    def record_audit(self, case: CaseId, proposals: Iterable[Proposal]) -> Event | None:
        """Put the audit's proposals on record, unless the last audit proposed just the same."""
        return self._record(case, EventKind.AUDITED, proposals_as_facts(proposals))

    def record_deadline(self, case: CaseId, deadline: Deadline) -> Event | None:
        """Put the deadline on record, unless it is the one already there."""
        return self._record(case, EventKind.DEADLINE_SET, deadline_as_facts(deadline))

    def record_news(self, case: CaseId, kind: EventKind, facts: dict[str, object]) -> Event | None:
        """Put what another room found on record, unless the last of its kind says the same."""
        return self._record(case, kind, facts)

    def record_export(
        self, case: CaseId, packet: Sha256, *, hard_stops: Sequence[str] = ()
    ) -> Event | None:
        """Freeze a packet: what may be submitted from now on is exactly this one.

        The very same packet goes on record again where the work was sent back meanwhile: made anew
        it is ready, though not one byte differs.
        """
        facts: dict[str, object] = {"packet": packet, "hard_stops": sorted(hard_stops)}
        file = self.file(case)
        sent_back = file.state is CaseState.DRAFTING and not hard_stops
        if file.export is None or sent_back:
            return self._append(self._event(case, EventKind.EXPORTED, facts))
        return self._record(case, EventKind.EXPORTED, facts)

    def record(self, case: CaseId, kind: EventKind, facts: dict[str, object]) -> Event:
        """Put an event of another room on record: a remedy task, a metric."""
        self.file(case)
        return self._append(self._event(case, kind, facts))

    def decide(self, case: CaseId, ruling: Ruling) -> tuple[Event, ...]:
        """Record a person's ruling, one decision per order, all or none."""
        return self.ledger.append(decide(self.file(case), ruling, self._stamp()))

    def withdraw_marks(self, case: CaseId, orders: Sequence[OrderId], *, reason: str) -> Event:
        """Take back marks that were imported by mistake."""
        return self._append(withdraw_marks(self.file(case), orders, self._stamp(), reason=reason))

    def pass_gate(self, case: CaseId, *, adviser: str = "", reason: str = "") -> Event:
        """Record the choice about a lawyer before concessions are submitted."""
        gate = pass_gate(self.file(case), self._stamp(), adviser=adviser, reason=reason)
        return self._append(gate)

    def submit(self, case: CaseId, submission: Submission) -> Event:
        """Record the submission. Of two at the same moment one counts, the other is told."""
        before = self.file(case)
        event = self._append(submit(before, submission, self._stamp()))
        kinds = [e for e in self.ledger.events(case) if e.kind is EventKind.SUBMITTED]
        first = next(e for e in kinds if e.facts.get("round") == event.facts["round"])
        if first.seq != event.seq:
            round_no, channel = first.facts["round"], first.facts.get("channel", "")
            raise AppealInProgress(round=round_no, channel=channel)
        return event

    def answer(
        self,
        case: CaseId,
        to: RoundState,
        *,
        words: str = "",
        receipts: Sequence[str] = (),
        arrived: bool = True,
    ) -> Event:
        """Record what the platform answered to the open round; `arrived` False: it never had it."""
        file, stamp = self.file(case), self._stamp()
        event = move_round(file, to, stamp, words=words, receipts=receipts)
        if not arrived:
            event = replace(event, facts={**event.facts, "arrived": False})
        return self._append(event)

    def move(self, case: CaseId, to: CaseState, *, reason: str, until: date | None = None) -> Event:
        """Move the case where it may go, with the reason; `until` ends a pause."""
        made = move(self.file(case), to, self._stamp(), reason=reason, until=until)
        return self._append(made)

    def review(self, case: CaseId, *, approved: bool, reason: str = "") -> Event:
        """Record that a second person agreed to the packet, or sent it back."""
        made = review(self.file(case), self._stamp(), approved=approved, reason=reason)
        return self._append(made)

    def _record(self, case: CaseId, kind: EventKind, facts: dict[str, object]) -> Event | None:
        """Append unless the last event of this kind says the very same."""
        self.file(case)
        last = last_of(self.ledger.events(case), kind)
        if last is not None and last.facts == facts:
            return None
        return self._append(self._event(case, kind, facts))

    def _event(self, case: CaseId, kind: EventKind, facts: dict[str, object]) -> Event:
        return Event(case, kind, self.clock.now(), self.by, facts)

    def _append(self, event: Event) -> Event:
        return self.ledger.append([event])[0]

    def _stamp(self) -> Stamp:
        return Stamp(self.by, self.clock.now())
