"""Honest trade that looks like brushing is never contradicted and never suggested for conceding.

Every shop here is invented (合成数据) and its truth is known: all of it is honest.
"""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest

from tests.audit.shop import DAY_ONE, Deal, Shop, usual
from zhendan.adapters.tables.duckdb import DuckdbTables
from zhendan.audit import AuditRequest, audit
from zhendan.domain import Assessment, AuditReport, OrderId, Outcome, Verdict

LATE = DAY_ONE + timedelta(days=63)  # a Monday nine weeks on


def look(shop: Shop, orders: list[str]) -> AuditReport:
    tables = DuckdbTables()
    shop.load(tables)
    return audit(tables, AuditRequest(orders=tuple(OrderId(order) for order in orders)))


def story(assessment: Assessment, code: str) -> Verdict:
    return next(e.verdict for e in assessment.explanations if e.code == code)


def promotion_day(shop: Shop, *, visitors: int) -> list[str]:
    """Sixty orders of new buyers within a registered promotion, paid fast."""
    for n in range(60):
        at = LATE + timedelta(minutes=7 * n + n % 5)
        deal = Deal(f"P{n:03d}", at, f"p{n}", price=79, pay_delay=timedelta(seconds=8))
        shop.deals.append(deal)
    shop.add(
        "promotions", promotion_id="m1", name="周年庆", scope="shop",
        starts_at=LATE - timedelta(hours=1), ends_at=LATE + timedelta(hours=12),
    )  # fmt: skip
    for n in range(70):
        day = (DAY_ONE + timedelta(days=n)).date()
        shop.add("traffic", traffic_id=str(n), traffic_on=day,
                 visitors=visitors if n == 63 else 100)  # fmt: skip
    return [f"P{n:03d}" for n in range(60)]


def promotion(shop: Shop) -> list[str]:
    return promotion_day(shop, visitors=1600)


def loyal_members(shop: Shop) -> list[str]:
    """Ten members with old deals who all reorder within one hour of the member day."""
    for n in range(10):
        for visit in range(3):
            at = DAY_ONE - timedelta(days=200 - 30 * visit, minutes=n)
            shop.deals.append(Deal(f"M{n}{visit}", at, f"m{n}"))
        for again in range(3):
            at = LATE + timedelta(minutes=5 * n + again)
            shop.deals.append(Deal(f"R{n}{again}", at, f"m{n}"))
    return [f"R{n}{again}" for n in range(10) for again in range(3)]


def dormitory(shop: Shop) -> list[str]:
    """Thirty students of one house over two months, known to the shop as a dormitory."""
    for n in range(30):
        at = DAY_ONE + timedelta(days=2 * n, hours=5)
        shop.deals.append(Deal(f"D{n}", at, f"d{n}", address="house"))
    shop.add("places", place_id="1", address_hash="house", place_class="dormitory")
    return [f"D{n}" for n in range(30)]


def company_gift(shop: Shop) -> list[str]:
    """One firm sends presents to thirty people and takes invoices."""
    for n in range(30):
        at = LATE + timedelta(minutes=n)
        shop.deals.append(Deal(f"G{n}", at, "firm", address=f"gift{n}"))
        shop.add("invoices", invoice_id=f"i{n}", number=f"i{n}", kind="digital_general",
                 source_kind="xml", order_no=f"G{n}", amount_with_tax=Decimal(99),
                 buyer_tax_id="91330000XXXXXXXXXX")  # fmt: skip
    return [f"G{n}" for n in range(30)]


def merged_parcel(shop: Shop) -> list[str]:
    """Three orders of one household travel in one parcel of their common weight."""
    for n in range(3):
        at = LATE + timedelta(minutes=20 * n)
        shop.deals.append(
            Deal(f"H{n}", at, f"h{n}", address="family", phone="family", waybill="WH",
                 weight_g=3000, city="武汉市", scan_after=timedelta(hours=20 - n / 3))
        )  # fmt: skip
    return ["H0", "H1", "H2"]


def presale(shop: Shop) -> list[str]:
    """Labels printed and parcels moved before the balance was paid, declared as pre-sales."""
    for n in range(12):
        shop.deals.append(
            Deal(f"Y{n}", LATE + timedelta(days=-n // 2), f"y{n}", pay_delay=timedelta(days=3),
                 scan_after=-timedelta(days=1), columns={"is_presale": True})
        )  # fmt: skip
    return [f"Y{n}" for n in range(12)]


def bulky_goods(shop: Shop) -> list[str]:
    """Volumetric billing charges five times the real weight."""
    for n in range(8):
        shop.deals.append(Deal(f"V{n}", LATE + timedelta(hours=n), f"v{n}"))
        shop.add("parcel_bills", bill_id=f"x{n}", carrier_code="zto", waybill_no=f"WV{n}",
                 billed_weight_g=Decimal(5000))  # fmt: skip
    return [f"V{n}" for n in range(8)]


def relay_phones(shop: Shop) -> list[str]:
    """A platform that gives every receiver the same relay number."""
    for n in range(20):
        shop.deals.append(
            Deal(f"Q{n}", LATE + timedelta(hours=n), f"q{n}", phone="relay",
                 columns={"receiver_phone_kind": "virtual"})
        )  # fmt: skip
    return [f"Q{n}" for n in range(20)]


def partial_shipments(shop: Shop) -> list[str]:
    """Two units ordered, one sent first: half the weight, but a whole unit."""
    for n in range(6):
        deal = Deal(f"S{n}", LATE + timedelta(hours=n), f"s{n}", units=2, weight_g=1000)
        shop.deals.append(deal)
    return [f"S{n}" for n in range(6)]


def single_data_faults(shop: Shop) -> list[str]:
    """Two orders scanned before payment, as one in a hundred honest orders is."""
    for n in range(2):
        deal = Deal(f"F{n}", LATE + timedelta(days=n), f"f{n}", scan_after=-timedelta(hours=5))
        shop.deals.append(deal)
    return ["F0", "F1"]


def attack_by_others(shop: Shop) -> list[str]:
    """Forty strangers buy one item in a day and take the money back; the shop reports it."""
    for n in range(40):
        shop.deals.append(
            Deal(f"X{n}", LATE + timedelta(minutes=6 * n), f"x{n}", sku="K2", price=49,
                 refund="kept")
        )  # fmt: skip
    shop.add("tickets", ticket_id="t1", opened_at=LATE + timedelta(hours=5),
             subject="疑似恶意下单", body="今天同一商品大量异常订单")  # fmt: skip
    # The shop's books show other transfers, none of which meets these orders.
    shop.deals[0].payback = 3
    return [f"X{n}" for n in range(40)]


WORLDS = (
    promotion, loyal_members, dormitory, company_gift, merged_parcel, presale, bulky_goods,
    relay_phones, partial_shipments, single_data_faults, attack_by_others,
)  # fmt: skip


@pytest.mark.parametrize("world", WORLDS, ids=lambda w: w.__name__)
def test_no_honest_order_is_contradicted_or_suggested(
    world: Callable[[Shop], list[str]],
) -> None:
    shop = usual()
    orders = world(shop)
    report = look(shop, orders)
    assert [a.order for a in report.assessments if a.outcome is Outcome.CONTRADICTED] == []
    assert [a.order for a in report.assessments if a.proposal.suggest_concede] == []
    assert report.counts["contradicted"] == 0


@pytest.mark.parametrize(
    ("world", "code"),
    [
        (promotion, "L01"),
        (loyal_members, "L02"),
        (dormitory, "L05"),
        (company_gift, "L04"),
        (presale, "L08"),
    ],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_the_story_that_fits_is_named_and_clears(
    world: Callable[[Shop], list[str]], code: str
) -> None:
    shop = usual()
    report = look(shop, world(shop))
    assert {story(a, code) for a in report.assessments} == {Verdict.FOR}
    assert {a.outcome for a in report.assessments} <= {Outcome.SUPPORTED, Outcome.EXPLAINED}


@pytest.mark.parametrize("doubt", [{"after_notice": True}, {"disputed": "amount_with_tax"}])
def test_invoices_made_after_the_notice_or_in_dispute_tell_no_story(
    doubt: dict[str, object],
) -> None:
    shop = usual()
    orders = company_gift(shop)
    shop.extra["invoices"] = [row | doubt for row in shop.extra["invoices"]]
    report = look(shop, orders)
    assert Verdict.FOR not in {story(a, "L04") for a in report.assessments}


def test_a_promotion_with_flat_traffic_does_not_clear_a_spike() -> None:
    shop = usual()
    report = look(shop, promotion_day(shop, visitors=101))
    assert {story(a, "L01") for a in report.assessments} == {Verdict.AGAINST}
    assert {a.outcome for a in report.assessments} == {Outcome.INSUFFICIENT}


def test_without_the_calendar_a_promotion_is_unclear_not_fake() -> None:
    shop = usual()
    orders = promotion(shop)
    shop.without = frozenset({"promotions"})
    report = look(shop, orders)
    assert {story(a, "L01") for a in report.assessments} == {Verdict.NOT_CHECKED}
    assert {a.outcome for a in report.assessments} == {Outcome.INSUFFICIENT}
    assert report.surge.missing == ("promotions.starts_at",)


def test_an_attack_names_its_cause_and_claims_nothing() -> None:
    shop = usual()
    report = look(shop, attack_by_others(shop))
    assert {a.outcome for a in report.assessments} == {Outcome.INSUFFICIENT}
    assert [c.code for c in report.causes] == ["RC13"]


def test_an_order_without_records_is_insufficient_and_says_what_is_missing() -> None:
    shop = usual()
    shop.without = frozenset(
        {"track_events", "parcel_bills", "payments", "stock_movements", "parcels", "parcel_orders"}
    )
    (assessment,) = look(shop, ["A0100"]).assessments
    assert assessment.outcome is Outcome.INSUFFICIENT
    assert assessment.findings == ()
    assert "F01" in {n.card.code for n in assessment.not_checked}
    assert all(n.missing for n in assessment.not_checked)


def test_the_surge_of_a_promotion_is_explained_in_one_sentence_with_numbers() -> None:
    shop = usual()
    promotion(shop)
    surge = look(shop, ["P000"]).surge
    assert surge.shape == "spike"
    assert surge.surplus >= 55
    assert surge.by_promotion >= 55
    assert surge.unexplained_high <= 5
    assert str(surge.by_promotion) in surge.sentence.zh


def test_a_provable_order_needs_every_element_from_two_kinds_of_source() -> None:
    shop = usual()
    orders = company_gift(shop)
    for deal in shop.deals:
        if deal.no == "G0":
            deal.chat = ("发票抬头能不能开公司", "什么时候到货")
    report = look(shop, orders)
    strengths = {a.order: a.strength for a in report.assessments}
    assert strengths[OrderId("G0")] == "provable"
    assert strengths[OrderId("G1")] == "thin"
