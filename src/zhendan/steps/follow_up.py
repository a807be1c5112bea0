"""Step 4 提交跟进: guard the one irreversible step, and keep what the platform answers."""

from zhendan.appeal import hard_stops
from zhendan.casework import RoundState, Ruling, Submission
from zhendan.domain import CaseId, Event, ExhibitId, OrderId, Sha256, Standing
from zhendan.steps.errand import Errand
from zhendan.steps.through import Worked
from zhendan.steps.wiring import Wiring


def decide(
    case: CaseId,
    orders: tuple[OrderId, ...],
    wiring: Wiring,
    *,
    ruling: tuple[Standing, str, tuple[ExhibitId, ...]],
    errand: Errand,
) -> tuple[Event, ...]:
    """Record a person's ruling, one decision per order with its reason, all or none.

    `ruling` is the standing, the reason, and the exhibits the person leaned on.
    """
    standing, reason, exhibits = ruling
    made = Ruling(orders=orders, standing=standing, reason=reason, exhibits=exhibits)
    return wiring.desk(errand.by).decide(case, made)


def submit(worked: Worked, wiring: Wiring, errand: Errand, *, channel: str = "by_hand") -> Event:
    """Record that the frozen packet was handed in; every guard of casework holds before.

    Raises what `casework.submit` raises, `NothingFrozen` where no packet was exported.
    """
    export = worked.case.export
    submission = Submission(
        packet=export.packet if export else Sha256(""),
        channel=channel,
        requirements=worked.verified.requirements,
        hard_stops=tuple(p.code for p in hard_stops(worked.appealed.problems)),
    )
    return wiring.desk(errand.by).submit(worked.case.case, submission)


def answer(
    case: CaseId, to: RoundState, wiring: Wiring, errand: Errand, *, words: str = ""
) -> Event:
    """Record what the platform answered to the open round, in its own words."""
    return wiring.desk(errand.by).answer(case, to, words=words)
