"""Step 6 处罚日: which day before and after are counted from, as notice or person tells it."""

from datetime import date

from zhendan.domain import CaseId, Event, EventKind, Notice
from zhendan.reputation import (
    CountedFrom,
    counted_from,
    notice_days,
    penalty_facts,
    told_days,
)
from zhendan.steps.errand import Errand
from zhendan.steps.measures import today
from zhendan.steps.wiring import Wiring

__all__ = ["CountedFrom", "days_on_record", "penalty_day", "read_days", "set_penalty_day"]


def penalty_day(case: CaseId, wiring: Wiring) -> CountedFrom:
    """The day a case's recovery is counted from, with its source in words."""
    return counted_from(wiring.ledger.events(case), today=today(wiring))


def set_penalty_day(
    case: CaseId, on: date, source: str, wiring: Wiring, errand: Errand
) -> CountedFrom:
    """A person tells from when the penalty held. Raises `PenaltyDayUnsourced`."""
    facts = penalty_facts(on, source)
    wiring.desk(errand.by).record(case, EventKind.PENALTY_DATED, facts)
    return penalty_day(case, wiring)


def read_days(case: CaseId, notice: Notice, wiring: Wiring, errand: Errand) -> Event | None:
    """Put the days that the notice names on record, unless they are there already."""
    facts = notice_days(notice)
    return wiring.desk(errand.by).record_news(case, EventKind.NOTICE_DATED, facts)


def days_on_record(case: CaseId, wiring: Wiring) -> dict[str, object]:
    """Those days as they travel with a case that is handed over."""
    return told_days(wiring.ledger.events(case))
