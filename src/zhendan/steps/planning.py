"""Step 6 计划: incoming inspection, defects and refunds, promotions sealed beforehand, members."""

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import PurePosixPath

import yaml

from zhendan.domain import (
    Event,
    ExhibitKind,
    Note,
    OrderId,
    Provenance,
    Sha256,
    SourceClass,
    Text,
    day_of,
)
from zhendan.evidence import ToSeal
from zhendan.remedy import from_line, settled
from zhendan.reputation import (
    DEFECTS,
    PROMOTIONS,
    Bought,
    Cohort,
    ItemDefects,
    PlanIncomplete,
    SamplingPlan,
    Segment,
    cohorts,
    compared,
    defect_page,
    defects,
    draw,
    invitations,
    plan_page,
    read_plan,
    repurchase_share,
    sampling_plan,
    segments,
)
from zhendan.steps.books import read, write
from zhendan.steps.errand import Errand
from zhendan.steps.measures import today
from zhendan.steps.wiring import Wiring
from zhendan.steps.wiring.review import wire_journal

__all__ = [
    "Inspected",
    "SamplingPlan",
    "draw",
    "item_defects",
    "members",
    "promotion_against_plan",
    "promotions",
    "record_defects",
    "register_promotion",
    "sampling_plan",
]


@dataclass(frozen=True, slots=True)
class Inspected:
    """One lot as it was inspected, and the refunds it led to."""

    lot: str
    item: str
    pieces: int
    bad: int
    refunds: tuple[OrderId, ...] = ()


def record_defects(lot: Inspected, wiring: Wiring, errand: Errand) -> Event:
    """Put a lot's inspection on record: inspected and nonconforming, and refunds it led to."""
    page = defect_page(lot.lot, lot.item, (lot.pieces, lot.bad), lot.refunds)
    return write(page, wiring, errand)


def item_defects(wiring: Wiring) -> tuple[ItemDefects, ...]:
    """Items by refunds and nonconforming share, worst first."""
    return defects(read(DEFECTS, wiring))


def register_promotion(text: str, wiring: Wiring, errand: Errand) -> tuple[Event, tuple[Text, ...]]:
    """Seal a promotion's plan before it starts, and say what in it invites coupon gangs.

    Raises `PlanIncomplete`.
    """
    try:
        told = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise PlanIncomplete(name="-", missing="YAML") from error
    plan = read_plan(told if isinstance(told, dict) else {})
    content = plan.content()
    item = ToSeal(
        lambda: io.BytesIO(content),
        Sha256(hashlib.sha256(content).hexdigest()),
        ExhibitKind.PROMOTION_PLAN,
        Provenance(
            original_name=str(PurePosixPath(f"促销方案 {plan.name}.json").name),
            obtained_how="manual",
            obtained_by=errand.by,
            obtained_at=wiring.clock.now(),
            source=SourceClass.OWN_SYSTEM,
            tool="zhendan plan promotion",
        ),
        title=plan.name,
    )
    (exhibit,) = wiring.vault.seal([item]).exhibits
    page = plan_page(plan, exhibit.id, now=wiring.clock.now())
    return write(page, wiring, errand), invitations(plan)


def promotions(wiring: Wiring) -> tuple[Note, ...]:
    """Every plan that was registered, oldest first."""
    return read(PROMOTIONS, wiring)


def promotion_against_plan(name: str, orders_a_day: Sequence[int], wiring: Wiring) -> Text:
    """How a promotion's days lie to the band that was registered. Raises `PlanIncomplete`."""
    return compared(read(PROMOTIONS, wiring), name, orders_a_day)


def members(
    wiring: Wiring,
) -> tuple[tuple[Segment, ...], tuple[Cohort, ...], float | None]:
    """Segments, cohorts and repurchase over the orders that the review desk has seen."""
    orders = settled(from_line(line) for line in wire_journal(wiring.workspace).lines())
    bought = [
        Bought(one.buyer, day_of(datetime.fromtimestamp(one.at, UTC)), one.cents or 0)
        for one in orders
        if one.buyer and one.undone_at is None
    ]
    return segments(bought, on=today(wiring)), cohorts(bought), repurchase_share(bought)
