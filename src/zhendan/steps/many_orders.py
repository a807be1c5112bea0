"""Thousands of flagged orders: in batches argued alike, and a sample nobody could choose."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from zhendan.audit import Batch, SamplePlan, SampleTerms, sample_plan, triage
from zhendan.domain import Assessment, CaseId, OrderId, Tables
from zhendan.steps.errand import Errand
from zhendan.steps.sealed_state import seal_facts
from zhendan.steps.through import from_vault
from zhendan.steps.verify import verify
from zhendan.steps.wiring import Wiring

__all__ = ["Batch", "SamplePlan", "batches_of", "samples_of"]


def batches_of(case: CaseId, wiring: Wiring, errand: Errand) -> tuple[Batch, ...]:
    """The flagged orders of a case in order of work. Raises `CaseMissing`."""
    found = verify(from_vault(case, wiring, errand), wiring, errand)
    return triage(found.audit.assessments, _paid(found.taken.tables, found.audit.assessments))


def samples_of(
    case: CaseId, wiring: Wiring, errand: Errand, *, confidence: float, most_bad: float
) -> SamplePlan:
    """A sample of every queue of a case, drawn from the sealed root.

    Whoever knows notice number and root draws the same orders again; more files sealed afterwards
    give another root and another sample, so draw once everything is in.
    Raises `CaseMissing`, `SampleTermsImpossible`.
    """
    terms = SampleTerms(confidence, most_bad)
    found = verify(from_vault(case, wiring, errand), wiring, errand)
    queues: dict[str, list[OrderId]] = {}
    for batch in triage(found.audit.assessments, {}):
        queues.setdefault(batch.queue, []).extend(batch.orders)
    commitment = f"{found.notice.number}\n{seal_facts(wiring).root}"
    return sample_plan(queues, commitment=commitment, terms=terms)


def _paid(tables: Tables, asked: Sequence[Assessment]) -> Mapping[OrderId, Decimal]:
    """What was paid for the orders asked about, where the exports say it."""
    wanted = {one.order for one in asked}
    rows = tables.rows("SELECT order_no, COALESCE(paid_amount, total_amount) FROM orders")
    return {
        OrderId(str(number)): Decimal(str(amount))
        for number, amount in rows
        if number in wanted and amount is not None
    }
