"""A ledger in memory and a clock that stands still, for every test that needs a case."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from zhendan.domain import CaseId, Event


@dataclass
class MemoryLedger:
    """Answers `casework.Ledger`; keeps nothing when the test ends."""

    kept: list[Event] = field(default_factory=list)

    def append(self, events: Sequence[Event]) -> tuple[Event, ...]:
        """Number the events and keep them."""
        new = [replace(e, seq=len(self.kept) + n + 1) for n, e in enumerate(events)]
        self.kept.extend(new)
        return tuple(new)

    def events(self, case: CaseId) -> tuple[Event, ...]:
        """The events of one case, oldest first."""
        return tuple(event for event in self.kept if event.case == case)

    def cases(self) -> tuple[CaseId, ...]:
        """Every case, in order of opening."""
        return tuple(dict.fromkeys(event.case for event in self.kept))

    def marks(self) -> dict[CaseId, str]:
        """The number of each case's newest event."""
        return {event.case: str(event.seq) for event in self.kept}


@dataclass
class FixedClock:
    """Stands still until a test moves it."""

    at: datetime = datetime(2026, 6, 21, 2, 0, tzinfo=UTC)

    def now(self) -> datetime:
        """The instant the test set."""
        return self.at

    def forward(self, **step: float) -> None:
        """Move the clock."""
        self.at += timedelta(**step)
