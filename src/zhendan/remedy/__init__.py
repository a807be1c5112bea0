"""整改: measures that answer the root cause, done only when shown to be done."""

from zhendan.remedy.errors import CommitmentUndated, ProofMissing, TaskMissing, TaskUnreadable
from zhendan.remedy.measures import MEASURES, NOT_DETERMINED, Measure
from zhendan.remedy.tasks import (
    as_recorded,
    close,
    closed_facts,
    new_tasks,
    open_tasks,
    opened_facts,
    proof_wanted,
    sentence,
    task,
    tasks,
    words,
)

__all__ = [
    "MEASURES",
    "NOT_DETERMINED",
    "CommitmentUndated",
    "Measure",
    "ProofMissing",
    "TaskMissing",
    "TaskUnreadable",
    "as_recorded",
    "close",
    "closed_facts",
    "new_tasks",
    "open_tasks",
    "opened_facts",
    "proof_wanted",
    "sentence",
    "task",
    "tasks",
    "words",
]
