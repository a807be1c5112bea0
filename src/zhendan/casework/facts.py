"""How what happened in a case is written into events, and read back from them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from zhendan.casework.errors import EventUnreadable
from zhendan.domain import (
    Confidence,
    Deadline,
    Decision,
    Event,
    ExhibitId,
    OrderId,
    Outcome,
    Proposal,
    Standing,
    Strength,
    Text,
    UnreasonedDecision,
)

Facts = dict[str, object]
_Kind = TypeVar("_Kind")


@dataclass(frozen=True, slots=True)
class FactReader:
    """Reads the facts of one event; whatever is missing or odd is `EventUnreadable`."""

    event: Event

    def text(self, name: str) -> str:
        """A text; an absent one is empty."""
        return self._expect(self.event.facts.get(name, ""), str, name)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; an absent one is empty."""
        values = self._expect(self.event.facts.get(name, []), list, name)
        return tuple(self._expect(value, str, name) for value in values)

    def rows(self, name: str) -> list[Facts]:
        """A list of mappings; an absent one is empty."""
        values = self._expect(self.event.facts.get(name, []), list, name)
        return [self._expect(value, dict, name) for value in values]

    def instant(self, name: str) -> datetime | None:
        """An instant with its zone, or None."""
        written = self.event.facts.get(name)
        if written is None:
            return None
        try:
            read = datetime.fromisoformat(self._expect(written, str, name))
        except ValueError as error:
            raise self.refuse(name) from error
        if read.tzinfo is None:
            raise self.refuse(name)
        return read

    def day(self, name: str) -> date | None:
        """A day, or None."""
        written = self.event.facts.get(name)
        if written is None:
            return None
        try:
            return date.fromisoformat(self._expect(written, str, name))
        except ValueError as error:
            raise self.refuse(name) from error

    def refuse(self, problem: str) -> EventUnreadable:
        """The error that names the event and what is wrong with it."""
        event = self.event
        return EventUnreadable(case=event.case, seq=event.seq, kind=event.kind, problem=problem)

    def _expect(self, value: object, kind: type[_Kind], name: str) -> _Kind:
        if not isinstance(value, kind):
            raise self.refuse(name)
        return value


def proposals_as_facts(proposals: Iterable[Proposal]) -> Facts:
    """The audit's proposals, in order of order number."""
    return {
        "proposals": [
            {
                "order": p.order,
                "outcome": str(p.outcome),
                "strength": str(p.strength) if p.strength else None,
                "suggest_concede": p.suggest_concede,
                "marked": p.marked,
            }
            for p in sorted(proposals, key=lambda p: p.order)
        ]
    }


def read_proposals(event: Event) -> tuple[Proposal, ...]:
    """The proposals of an `AUDITED` event."""
    reader = FactReader(event)
    try:
        return tuple(
            Proposal(
                order=OrderId(str(row["order"])),
                outcome=Outcome(str(row["outcome"])),
                strength=Strength(str(row["strength"])) if row["strength"] else None,
                suggest_concede=row["suggest_concede"] is True,
                marked=row["marked"] is True,
            )
            for row in reader.rows("proposals")
        )
    except (KeyError, ValueError) as error:
        raise reader.refuse(str(error)) from error


def decision_as_facts(decision: Decision) -> Facts:
    """A person's ruling on one order; who and when stand in the event itself."""
    return {
        "order": decision.order,
        "standing": str(decision.standing),
        "reason": decision.reason,
        "outcome_seen": str(decision.outcome_seen),
        "exhibits": list(decision.exhibits),
    }


def read_decision(event: Event) -> Decision:
    """The ruling of a `DECIDED` event."""
    reader = FactReader(event)
    try:
        return Decision(
            order=OrderId(reader.text("order")),
            standing=Standing(reader.text("standing")),
            by=event.by,
            decided_at=event.at,
            reason=reader.text("reason"),
            outcome_seen=Outcome(reader.text("outcome_seen")),
            exhibits=tuple(ExhibitId(e) for e in reader.texts("exhibits")),
        )
    except (ValueError, UnreasonedDecision) as error:
        raise reader.refuse(str(error)) from error


def deadline_as_facts(deadline: Deadline) -> Facts:
    """A deadline with its source and derivation."""
    return {
        "at": deadline.at.isoformat() if deadline.at else None,
        "plan_by": deadline.plan_by.isoformat() if deadline.plan_by else None,
        "zone": deadline.zone,
        "confidence": str(deadline.confidence),
        "source": _words(deadline.source),
        "steps": [_words(step) for step in deadline.steps],
        "one_shot": deadline.one_shot,
        "provisional": deadline.provisional,
    }


def read_deadline(event: Event) -> Deadline:
    """The deadline of a `DEADLINE_SET` event."""
    reader = FactReader(event)
    source = event.facts.get("source")
    try:
        return Deadline(
            at=reader.instant("at"),
            plan_by=reader.instant("plan_by"),
            zone=reader.text("zone"),
            confidence=Confidence(reader.text("confidence")),
            source=_text(source if isinstance(source, dict) else {}),
            steps=tuple(_text(step) for step in reader.rows("steps")),
            one_shot=event.facts.get("one_shot") is True,
            provisional=event.facts.get("provisional") is True,
        )
    except ValueError as error:
        raise reader.refuse(str(error)) from error


def _words(text: Text) -> Facts:
    return {"zh": text.zh, "en": text.en}


def _text(row: Facts) -> Text:
    return Text(str(row.get("zh", "")), str(row.get("en", "")))
