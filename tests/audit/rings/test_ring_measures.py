"""Rings in shops: what they tie, what they leave alone, and that they only ask."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from tests.audit.shop import DAY_ONE, Deal, Shop, usual
from tests.audit.sqlite_tables import SqliteTables
from zhendan.adapters.tables.duckdb import DuckdbTables
from zhendan.audit import AuditRequest, audit
from zhendan.domain import AuditReport, OrderId, Outcome

LATE = DAY_ONE + timedelta(days=66)


def look(shop: Shop, orders: Sequence[str] = ()) -> AuditReport:
    tables = DuckdbTables()
    shop.load(tables)
    return audit(tables, AuditRequest(orders=tuple(OrderId(order) for order in orders)))


def found(report: AuditReport) -> set[str]:
    return {a.order for a in report.assessments if "J02" in {f.card.code for f in a.findings}}


def ring_of_doors(accounts: int = 6, doors: int = 3) -> Shop:
    shop = usual()
    for n in range(accounts * doors):
        account, door = n % accounts, (n // accounts + n) % doors
        shop.deals.append(
            Deal(f"Z{n:02d}", LATE + timedelta(hours=7 * n), f"z{account}", address=f"a{door}",
                 phone=f"p{(n // accounts) % 2}")
        )  # fmt: skip
    return shop


def test_accounts_that_share_several_doors_and_phones_are_asked_about() -> None:
    shop = ring_of_doors()
    report = look(shop, [deal.no for deal in shop.deals])
    assert found(report) == {f"Z{n:02d}" for n in range(18)}


def test_a_ring_alone_contradicts_no_order_and_concedes_none() -> None:
    shop = ring_of_doors()
    report = look(shop, [f"Z{n:02d}" for n in range(18)])
    assert {a.outcome for a in report.assessments} <= {Outcome.SUPPORTED, Outcome.INSUFFICIENT}
    assert not any(a.proposal.suggest_concede for a in report.assessments)


def test_a_ring_is_shown_once_with_its_proof_and_its_innocent_reading() -> None:
    report = look(ring_of_doors(), [f"Z{n:02d}" for n in range(18)])
    (group,) = report.groups
    assert len(group.orders) == 18
    assert group.innocent
    assert group.certificate is not None
    assert "没有更紧密" in group.certificate.zh


def test_a_dormitory_with_everyone_on_his_own_phone_is_no_ring() -> None:
    shop = usual()
    for n in range(30):
        shop.deals.append(Deal(f"D{n:02d}", LATE + timedelta(hours=n), f"d{n}", address="dorm"))
    assert found(look(shop, [f"D{n:02d}" for n in range(30)])) == set()


def test_an_address_registered_as_a_station_ties_nobody() -> None:
    shop = ring_of_doors()
    for deal in shop.deals:
        deal.phone = ""
    assert found(look(shop, ["Z00"])) == {"Z00"}
    for door in range(3):
        shop.add("places", place_id=str(door), address_hash=f"a{door}", place_class="station")
    assert found(look(shop, [f"Z{n:02d}" for n in range(18)])) == set()


def test_accounts_that_meet_again_and_again_over_the_same_goods_are_asked_about() -> None:
    shop = usual(days=60, per_day=8)
    for day in range(5):
        for account in range(10):
            at = DAY_ONE + timedelta(days=10 + 6 * day, hours=1, minutes=7 * account)
            sku = ("K1", "K2", "K3")[day % 3]
            shop.deals.append(Deal(f"Z{day}{account}", at, f"z{account}", sku=sku))
    names = [f"Z{day}{account}" for day in range(5) for account in range(10)]
    assert found(look(shop, names)) == set(names)


def test_loyal_buyers_who_come_on_days_of_their_own_are_no_ring() -> None:
    shop = usual(days=60, per_day=8)
    for buyer in range(20):
        for visit in range(4):
            at = DAY_ONE + timedelta(days=(buyer * 7 + visit * 15) % 58, hours=2, minutes=buyer)
            shop.deals.append(Deal(f"L{buyer:02d}{visit}", at, f"l{buyer}"))
    names = [f"L{buyer:02d}{visit}" for buyer in range(20) for visit in range(4)]
    assert found(look(shop, names)) == set()


def test_masked_buyers_and_addresses_are_not_checked() -> None:
    shop = ring_of_doors()
    shop.without = frozenset({"orders.buyer_id", "buyers", "orders.receiver_phone_hash"})
    report = look(shop, ["Z00"])
    assert "J02" in {each.card.code for each in report.not_checked}


@pytest.mark.parametrize("tables", [DuckdbTables, SqliteTables])
def test_tables_with_and_without_columns_answer_alike(
    tables: type[DuckdbTables] | type[SqliteTables],
) -> None:
    kept = tables()
    ring_of_doors().load(kept)
    report = audit(kept, AuditRequest(orders=(OrderId("Z00"),)))
    (assessment,) = report.assessments
    (finding,) = [f for f in assessment.findings if f.card.code == "J02"]
    assert [fact.value for fact in finding.facts] == ["6", "5", "18"]
