"""Step 5 整改: conceded orders and root causes become measures, done only when shown."""

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from zhendan.casework import CaseFile
from zhendan.domain import CaseId, Cause, Event, EventKind, ExhibitId, RemedyTask
from zhendan.remedy import as_recorded, close, closed_facts, new_tasks, open_tasks, opened_facts
from zhendan.remedy import task as find_task
from zhendan.remedy import tasks as recorded_tasks
from zhendan.steps.errand import Errand
from zhendan.steps.wiring import Wiring


def correct(
    case: CaseFile, causes: Sequence[Cause], wiring: Wiring, errand: Errand, *, zone: str
) -> tuple[RemedyTask, ...]:
    """Open the tasks that conceded orders call for, and show all measures as they stand.

    Measures for causes nobody conceded are shown as proposals and put on record by nobody.
    """
    desk = wiring.desk(errand.by)
    known = recorded_tasks(wiring.ledger.events(case.case))
    proposed = open_tasks(case.conceded, causes, on=_day(case, zone))
    for opened in new_tasks([each for each in proposed if each.orders], known):
        desk.record(case.case, EventKind.REMEDY_OPENED, opened_facts(opened))
    return as_recorded(proposed, recorded_tasks(wiring.ledger.events(case.case)))


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
