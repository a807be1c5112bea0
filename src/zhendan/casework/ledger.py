"""What casework needs of the world: a durable, append-only list of events."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from zhendan.domain import CaseId, Event


class Ledger(Protocol):
    """The events of all cases; nothing is ever changed or taken away (台账)."""

    def append(self, events: Sequence[Event]) -> tuple[Event, ...]:
        """Make the events durable, all or none, and return them with their sequence numbers."""

    def events(self, case: CaseId) -> tuple[Event, ...]:
        """The events of one case, oldest first; empty for a case nobody opened."""

    def cases(self) -> tuple[CaseId, ...]:
        """Every case with at least one event, in order of opening."""

    def marks(self) -> Mapping[CaseId, str]:
        """A mark for each case, in order of opening: another one with every event added."""
