"""A sender's letter (移交单) as it is read back: every name bears who told it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from zhendan.casework.facts import FactReader, read_deadline
from zhendan.domain import (
    Deadline,
    Decision,
    Event,
    ExhibitId,
    OrderId,
    Outcome,
    PersonId,
    Proposal,
    Sha256,
    Standing,
    Strength,
    UnreasonedDecision,
)

_Kind = TypeVar("_Kind", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Letter:
    """The letter in a `TAKEN_OVER` event, or a part of it; odd parts are `EventUnreadable`."""

    event: Event
    inner: dict[str, object] | None = None
    """The part at hand; None for the letter itself."""

    @property
    def read(self) -> FactReader:
        """Reads the part at hand."""
        facts = self.event.facts.get("letter") if self.inner is None else self.inner
        if not isinstance(facts, dict):
            raise FactReader(self.event).refuse("letter")
        return FactReader(replace(self.event, facts=facts))

    @property
    def source(self) -> str:
        """Who told it."""
        return FactReader(self.event).text("from") or "-"

    def parts(self, name: str) -> Iterator["Letter"]:
        """Each mapping of a list."""
        return (Letter(self.event, row) for row in self.read.rows(name))

    def one_of(self, name: str, kind: type[_Kind]) -> _Kind:
        """A word of a fixed list."""
        try:
            return kind(self.read.text(name))
        except ValueError as error:
            raise self.read.refuse(name) from error

    def moment(self, name: str) -> datetime:
        """An instant that must be there."""
        found = self.read.instant(name)
        if found is None:
            raise self.read.refuse(name)
        return found

    def named(self, words: str) -> str:
        """A name or number of the sender's, marked as such."""
        return f"{words}（{self.source}所述）"

    def person(self, name: str) -> PersonId:
        """A person of the sender's."""
        return PersonId(self.named(self.read.text(name)))

    def exhibits(self) -> dict[ExhibitId, Sha256]:
        """The files that came with it, by the numbers they have here."""
        rows = FactReader(self.event).rows("exhibits")
        return {ExhibitId(str(r.get("id", ""))): Sha256(str(r.get("sha256", ""))) for r in rows}

    def proposals(self) -> tuple[Proposal, ...]:
        """What the sender's audit proposed; what stood unclear there waits for a person here."""
        return tuple(self._proposal(part) for part in self.parts("orders"))

    def rulings(self) -> tuple[Decision, ...]:
        """The sender's people's rulings in force."""
        rows = (part for part in self.parts("orders") if part.read.event.facts.get("decision"))
        return tuple(self._ruling(part) for part in rows)

    def rounds(self) -> Iterator["Letter"]:
        """What the sender handed in before."""
        return self.parts("rounds")

    def deadline(self) -> Deadline | None:
        """The deadline as told."""
        told = self.read.event.facts.get("deadline")
        if told is None:
            return None
        if not isinstance(told, dict):
            raise self.read.refuse("deadline")
        return read_deadline(replace(self.event, facts=told))

    def _proposal(self, part: "Letter") -> Proposal:
        facts = part.read.event.facts
        held = part.one_of("standing", Standing) is Standing.UNCLEAR
        return Proposal(
            order=OrderId(part.read.text("order")),
            outcome=part.one_of("outcome", Outcome),
            strength=part.one_of("strength", Strength) if facts.get("strength") else None,
            suggest_concede=facts.get("suggest_concede") is True,
            marked=facts.get("marked") is True,
            held=held,
        )

    def _ruling(self, part: "Letter") -> Decision:
        told = part.read.event.facts.get("decision")
        if not isinstance(told, dict):
            raise part.read.refuse("decision")
        ruling = Letter(self.event, told)
        try:
            return Decision(
                order=OrderId(part.read.text("order")),
                standing=ruling.one_of("standing", Standing),
                by=ruling.person("by"),
                decided_at=ruling.moment("at"),
                reason=ruling.read.text("reason"),
                outcome_seen=part.one_of("outcome", Outcome),
                exhibits=tuple(ExhibitId(self.named(e)) for e in ruling.read.texts("exhibits")),
            )
        except UnreasonedDecision as error:
            raise part.read.refuse("reason") from error
