"""Many flagged orders come in sets that are argued alike, the nearest win first."""

from decimal import Decimal

from tests.audit.shop import usual
from tests.audit.test_brushing_shops import own_list_with_empty_parcels
from tests.audit.test_honest_shops import company_gift, look
from zhendan.audit import triage
from zhendan.domain import OrderId


def test_batches_come_in_order_of_work_and_hold_every_order_once() -> None:
    shop = usual()
    orders = [*company_gift(shop), *own_list_with_empty_parcels(shop), "A0001", "A0002"]
    report = look(shop, orders)
    amounts = {OrderId(no): Decimal(10 + n) for n, no in enumerate(orders)}
    batches = triage(report.assessments, amounts)
    queues = [batch.queue for batch in batches]
    assert queues == sorted(queues, key=["provable", "thin", "to_fill", "to_explain",
                                         "to_concede"].index)  # fmt: skip
    assert queues[-1] == "to_concede"
    assert sorted(no for batch in batches for no in batch.orders) == sorted(orders)
    assert sum(batch.amount for batch in batches) == sum(amounts.values())


def test_a_batch_names_what_its_orders_have_in_common() -> None:
    shop = usual()
    report = look(shop, company_gift(shop))
    (batch,) = triage(report.assessments, {})
    assert "L04" in batch.stories
    assert batch.missing == ()
    assert len(batch.orders) == 30
