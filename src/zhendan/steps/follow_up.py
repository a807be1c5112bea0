"""Step 4 提交跟进: guard the one irreversible step, and keep what the platform answers."""

from zhendan.appeal import hard_stops
from zhendan.casework import RoundState, Ruling, Submission
from zhendan.domain import CaseId, Event, ExhibitId, OrderId, Sha256, Standing
from zhendan.steps.errand import Errand
from zhendan.steps.freezing import freeze
from zhendan.steps.portal import portal
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


def submit(worked: Worked, wiring: Wiring, errand: Errand) -> Event:
    """Record that the frozen packet was handed in; every guard of casework holds before.

    Raises what `casework.submit` raises, `NothingFrozen` where no packet was exported.
    """
    return wiring.desk(errand.by).submit(worked.case.case, prepared(worked, wiring, errand))


def prepared(worked: Worked, wiring: Wiring, errand: Errand) -> Submission:
    """What is about to be handed in; statement and every file of the form are kept, by hash."""
    export = worked.case.export
    filling = portal(worked, wiring, errand)
    stops = hard_stops((*worked.appealed.problems, *filling.problems))
    frozen = freeze(worked, filling.files, wiring)
    return Submission(
        packet=export.packet if export else Sha256(""),
        channel=errand.channel,
        requirements=worked.verified.requirements,
        hard_stops=tuple(dict.fromkeys(p.code for p in stops)),
        violation_no=errand.violation_no,
        statement=frozen.statement,
        files=frozen.files,
    )


def pass_gate(case: CaseId, wiring: Wiring, errand: Errand, *, adviser: str) -> Event:
    """Record the choice about a lawyer before concessions are handed in."""
    return wiring.desk(errand.by).pass_gate(case, adviser=adviser, reason=errand.reason)


def answer(
    case: CaseId, to: RoundState, wiring: Wiring, errand: Errand, *, words: str = ""
) -> Event:
    """Record what the platform answered to the open round, in its own words."""
    return wiring.desk(errand.by).answer(case, to, words=words)
