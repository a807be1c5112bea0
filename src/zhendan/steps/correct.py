"""Step 5 整改: conceded orders and root causes become measures, done only when shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from zhendan.casework import CaseFile
from zhendan.domain import CaseId, Cause, Event, EventKind, ExhibitId, RemedyTask
from zhendan.remedy import (
    as_recorded,
    close,
    closed_facts,
    measure_name,
    new_tasks,
    open_tasks,
    opened_facts,
)
from zhendan.remedy import task as find_task
from zhendan.remedy import tasks as recorded_tasks
from zhendan.steps.errand import Errand
from zhendan.steps.wiring import Wiring


@dataclass(frozen=True, slots=True)
class Answered:
    """The measures that answer the causes: those that the shop took on, and mere proposals."""

    taken: tuple[RemedyTask, ...]
    """On record: for conceded orders, or adopted by a person. The appeal speaks of these alone."""
    proposed: tuple[RemedyTask, ...]
    """Nobody took them on; a promise that nobody made is not made for the shop."""


def correct(
    case: CaseFile, causes: Sequence[Cause], wiring: Wiring, errand: Errand, *, zone: str
) -> Answered:
    """Open the tasks that conceded orders call for, and show all measures as they stand.

    Measures for causes nobody conceded are shown as proposals and put on record by nobody.
    """
    desk = wiring.desk(errand.by)
    known = recorded_tasks(wiring.ledger.events(case.case))
    proposed = open_tasks(case.conceded, causes, on=_day(case, zone))
    for opened in new_tasks([each for each in proposed if each.orders], known):
        desk.record(case.case, EventKind.REMEDY_OPENED, opened_facts(opened))
    known = recorded_tasks(wiring.ledger.events(case.case))
    shown = as_recorded(proposed, known)
    names, ours = {measure_name(one.id) for one in known}, set(case.conceded)
    asked = {measure_name(one.id) for one in proposed}
    chosen = [one for one in known if measure_name(one.id) not in asked]
    taken = [one for one in shown if measure_name(one.id) in names]
    return Answered(
        # A measure for a concession that was taken back is no word about the order any more.
        taken=tuple(one for one in (*taken, *chosen) if not one.orders or ours & set(one.orders)),
        proposed=tuple(one for one in shown if measure_name(one.id) not in names),
    )


def prove(
    case: CaseId, task: str, proof: Sequence[ExhibitId], wiring: Wiring, errand: Errand
) -> Event:
    """Close a task with sealed exhibits that show it. Raises `TaskMissing`, `ProofMissing`."""
    known = recorded_tasks(wiring.ledger.events(case))
    done = close(find_task(known, task), proof)
    return wiring.desk(errand.by).record(case, EventKind.REMEDY_CLOSED, closed_facts(done))


def _day(case: CaseFile, zone: str) -> date:
    """The day proposals count from: the last ruling, or the day the case was opened."""
    moments = [decision.decided_at for decision in case.decisions]
    moments += [case.opened_at] if case.opened_at else []
    return max(moments).astimezone(ZoneInfo(zone)).date()
