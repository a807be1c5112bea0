"""Thousands of flagged orders: in batches argued alike, and a sample nobody could choose."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from zhendan.audit import Batch, triage
from zhendan.domain import Assessment, CaseId, DrawnSample, OrderId, Tables
from zhendan.steps.drawing import MOST_IN_DEPTH, drawn_sample
from zhendan.steps.errand import Errand
from zhendan.steps.sealed_state import seal_facts
from zhendan.steps.through import from_vault
from zhendan.steps.verify import verify
from zhendan.steps.wiring import Wiring

__all__ = ["MOST_IN_DEPTH", "Batch", "batches_of", "sample_of"]


def batches_of(case: CaseId, wiring: Wiring, errand: Errand) -> tuple[Batch, ...]:
    """The flagged orders of a case in order of work. Raises `CaseMissing`."""
    found = verify(from_vault(case, wiring, errand), wiring, errand)
    return triage(found.audit.assessments, _paid(found.taken.tables, found.audit.assessments))


def sample_of(case: CaseId, wiring: Wiring, errand: Errand) -> DrawnSample | None:
    """The sample of the attempt at hand, as its dossier prints it: drawn once, then as it was.

    None where there are few enough orders to set out each. Raises `CaseMissing`.
    """
    file = wiring.desk(errand.by).file(case)
    notice = verify(from_vault(case, wiring, errand), wiring, errand).notice
    return drawn_sample(file, notice, seal_facts(wiring), wiring, errand)


def _paid(tables: Tables, asked: Sequence[Assessment]) -> Mapping[OrderId, Decimal]:
    """What was paid for the orders asked about, where the exports say it."""
    wanted = {one.order for one in asked}
    rows = tables.rows("SELECT order_no, COALESCE(paid_amount, total_amount) FROM orders")
    return {
        OrderId(str(number)): Decimal(str(amount))
        for number, amount in rows
        if number in wanted and amount is not None
    }
