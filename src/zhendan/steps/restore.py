"""Step 6 恢复信誉: a short plan for the time after the case, each task with proof and metric."""

from zhendan.domain import CaseId, Cause, Text
from zhendan.remedy import tasks
from zhendan.reputation import PlanItem, before_after, metrics, plan
from zhendan.steps.measures import today
from zhendan.steps.penalty_day import penalty_day
from zhendan.steps.wiring import Wiring

__all__ = ["PlanItem", "plan_recovery"]


def plan_recovery(case: CaseId, wiring: Wiring, *, inner: bool) -> tuple[PlanItem, ...]:
    """A short plan for quality, after-sales, promotions and membership.

    What is worse than before the penalty comes first, then what the causes on record ask for;
    causes of conceded orders only for who may see the self-check (`inner`).
    """
    events = wiring.ledger.events(case)
    changes = before_after(metrics(events), case_on=penalty_day(case, wiring).on)
    blank = Text("", "")
    codes = {code for one in tasks(events) if inner or not one.orders for code in one.causes}
    causes = [Cause(code, blank, (), blank) for code in sorted(codes)]
    return plan(changes, causes, on=today(wiring))
