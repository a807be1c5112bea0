"""整改: measures that answer the root cause, done only when shown to be done."""

from zhendan.remedy.care import (
    Cared,
    CareState,
    EffectCheck,
    EffectGoal,
    care,
    check_facts,
    closed_on,
    goal_of,
    set_facts,
)
from zhendan.remedy.errors import (
    CommitmentUndated,
    EffectUnreadable,
    ProofMissing,
    ProofNotSealed,
    TaskMissing,
    TaskUnreadable,
)
from zhendan.remedy.measures import (
    MEASURES,
    NOT_DETERMINED,
    Measure,
)
from zhendan.remedy.short_plan import (
    short_plan,
)
from zhendan.remedy.tasks import (
    as_recorded,
    close,
    closed_facts,
    new_tasks,
    open_tasks,
    opened_facts,
    proof_wanted,
    require_sealed,
    sentence,
    task,
    tasks,
    words,
)

__all__ = [
    "MEASURES",
    "NOT_DETERMINED",
    "CareState",
    "Cared",
    "CommitmentUndated",
    "EffectCheck",
    "EffectGoal",
    "EffectUnreadable",
    "Measure",
    "ProofMissing",
    "ProofNotSealed",
    "TaskMissing",
    "TaskUnreadable",
    "as_recorded",
    "care",
    "check_facts",
    "close",
    "closed_facts",
    "closed_on",
    "goal_of",
    "new_tasks",
    "open_tasks",
    "opened_facts",
    "proof_wanted",
    "require_sealed",
    "sentence",
    "set_facts",
    "short_plan",
    "task",
    "tasks",
    "words",
]
