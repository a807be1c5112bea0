"""Measures that answer a root cause: open until somebody shows that they were done (整改)."""

from dataclasses import dataclass
from datetime import date

from zhendan.domain.ids import ExhibitId, OrderId
from zhendan.domain.text import Text


@dataclass(frozen=True, slots=True)
class RemedyTask:
    """One corrective or preventive measure with owner, date and, once done, its proof."""

    id: str
    cause: str
    """Root-cause code, `RC..`: the first cause it was opened for."""
    measure: Text
    orders: tuple[OrderId, ...]
    owner: str = ""
    due_on: date | None = None
    proof: tuple[ExhibitId, ...] = ()
    also: tuple[str, ...] = ()
    """Further causes that the same measure answers."""

    @property
    def is_done(self) -> bool:
        """Done means shown: a task without a sealed proof is a commitment, not a measure taken."""
        return bool(self.proof)

    @property
    def causes(self) -> tuple[str, ...]:
        """Every root cause it answers."""
        return (self.cause, *self.also)

    def is_called(self, task_id: str) -> bool:
        """Whether an id means this measure: its own, or the one under another of its causes."""
        name = self.id.removeprefix(f"{self.cause}-")
        return task_id == self.id or task_id in {f"{code}-{name}" for code in self.causes}
