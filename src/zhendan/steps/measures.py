"""Step 5 整改, day by day: owners, dates, proof, goals, and who has to hear of what is late."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from zhendan.domain import CaseId, Cause, Event, EventKind, ExhibitId, RemedyTask, day_of
from zhendan.remedy import (
    Cared,
    EffectCheck,
    EffectGoal,
    care,
    check_facts,
    goal_of,
    new_tasks,
    opened_facts,
    require_sealed,
    set_facts,
    short_plan,
)
from zhendan.remedy import task as find_task
from zhendan.remedy import tasks as recorded_tasks
from zhendan.steps.books import AtBooks
from zhendan.steps.correct import prove as close_task
from zhendan.steps.errand import Errand
from zhendan.steps.wiring import Wiring


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person sets on a measure; what is left out stays as it was."""

    owner: str = ""
    due_on: date | None = None
    goal: EffectGoal | None = None


def goal(metric: str, value: float, *, at_most: bool, weeks: int) -> EffectGoal:
    """A number a measure is held against. Raises `EffectUnreadable`."""
    return EffectGoal(metric, value, at_most, weeks)


def today(wiring: AtBooks) -> date:
    """The shop's own day."""
    return day_of(wiring.clock.now())


def follow(case: CaseId, wiring: Wiring) -> tuple[Cared, ...]:
    """Every measure on record as it stands today, what presses first."""
    events = wiring.ledger.events(case)
    return care(recorded_tasks(events), events, on=today(wiring))


def on_record(case: CaseId, task: str, wiring: Wiring) -> RemedyTask:
    """A measure by its id, or by the id it has under another of its causes.

    Raises `TaskMissing`.
    """
    return find_task(recorded_tasks(wiring.ledger.events(case)), task)


def set_task(case: CaseId, task: str, wish: Wish, wiring: Wiring, errand: Errand) -> Event:
    """Give a measure its owner, date or goal. Raises `TaskMissing`."""
    known = on_record(case, task, wiring).id
    facts = set_facts(known, owner=wish.owner, due_on=wish.due_on, goal=wish.goal)
    return wiring.desk(errand.by).record(case, EventKind.REMEDY_SET, facts)


def prove(
    case: CaseId, task: str, proof: Sequence[ExhibitId], wiring: Wiring, errand: Errand
) -> Event:
    """Close a measure with sealed exhibits. Raises `ProofNotSealed`, `ProofMissing`."""
    require_sealed(proof, [one.id for one in wiring.vault.exhibits()])
    return close_task(case, task, proof, wiring, errand)


def reopen(case: CaseId, task: str, wiring: Wiring, errand: Errand) -> Event:
    """Open a measure again: what the appeal says of it becomes a dated promise once more."""
    known = on_record(case, task, wiring).id
    facts: dict[str, object] = {"id": known, "reason": errand.reason}
    return wiring.desk(errand.by).record(case, EventKind.REMEDY_REOPENED, facts)


def check_effect(
    case: CaseId, task: str, measured: tuple[float, str], wiring: Wiring, errand: Errand
) -> Event:
    """Hold a measured number, with its source, against the goal. Raises `EffectUnreadable`."""
    value, source = measured
    known = on_record(case, task, wiring).id
    wanted = goal_of(wiring.ledger.events(case), known)
    check = EffectCheck(value, today(wiring), source, wanted.reached(value))
    facts = check_facts(known, check)
    return wiring.desk(errand.by).record(case, EventKind.EFFECT_CHECKED, facts)


def plan(causes: Sequence[Cause], wiring: Wiring) -> tuple[RemedyTask, ...]:
    """At most three preventive measures, also where nothing was conceded."""
    return short_plan(causes, on=today(wiring))


def adopt(
    case: CaseId, tasks: Sequence[RemedyTask], wiring: Wiring, errand: Errand
) -> tuple[Event, ...]:
    """Put measures that a person chose on record; one that is there already may gain a cause."""
    known = recorded_tasks(wiring.ledger.events(case))
    desk = wiring.desk(errand.by)
    return tuple(
        desk.record(case, EventKind.REMEDY_OPENED, opened_facts(one))
        for one in new_tasks(tasks, known)
    )
