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
    """Root-cause code, `RC..`."""
    measure: Text
    orders: tuple[OrderId, ...]
    owner: str = ""
    due_on: date | None = None
    proof: tuple[ExhibitId, ...] = ()

    @property
    def is_done(self) -> bool:
        """Done means shown: a task without a sealed proof is a commitment, not a measure taken."""
        return bool(self.proof)
