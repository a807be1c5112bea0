"""Laws of the audit: less data never makes an order more guilty, and two engines agree."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.audit.shop import Deal, Shop, usual
from tests.audit.sqlite_tables import SqliteTables
from tests.audit.test_brushing_shops import pay_backs_with_light_parcels, staff_without_goods
from tests.audit.test_honest_shops import WORLDS, attack_by_others
from zhendan.adapters.tables.duckdb import DuckdbTables
from zhendan.audit import AuditRequest, audit, outcomes_query
from zhendan.domain import Silent, Tables

REMOVABLE = (
    "track_events", "parcel_bills", "payments", "stock_movements", "promotions", "traffic",
    "places", "invoices", "refunds", "tickets", "people_register", "messages", "seller_marks",
    "orders.is_presale", "orders.is_dropship", "orders.is_gift", "orders.address_hash",
    "orders.receiver_phone_hash", "orders.refund_amount", "orders.confirmed_at", "sku_master",
    "order_lines.item_id", "buyers.key_strength", "orders.receiver_city",
    "track_events.tz_assumed", "track_events.city",
)  # fmt: skip


def mixed() -> Shop:
    """Every honest world and two schemes in one shop."""
    shop = usual(days=65)
    for world in WORLDS:
        if world is not attack_by_others:  # its transfers would meet the schemes' orders
            world(shop)
    pay_backs_with_light_parcels(shop)
    staff = Shop()
    staff_without_goods(staff)
    for deal in staff.deals:
        deal.no, deal.buyer = f"E{deal.no}", f"e{deal.buyer}"
    shop.deals += staff.deals
    shop.extra |= staff.extra
    return shop


def guilt(shop: Shop, tables: Tables) -> dict[str, int]:
    """2 suggested for conceding, 1 contradicted, 0 anything better."""
    shop.load(tables)
    audit(tables, AuditRequest(), progress=Silent())
    rows = tables.rows(f"SELECT order_no, outcome, suggest_concede FROM ({outcomes_query()}) AS q")
    return {str(no): (out == "contradicted") + int(str(concede)) for no, out, concede in rows}


FULL = guilt(mixed(), DuckdbTables())


@settings(max_examples=12, deadline=None)
@given(st.sets(st.sampled_from(REMOVABLE), min_size=1, max_size=4))
def test_missing_data_never_makes_an_order_more_guilty(removed: set[str]) -> None:
    # Required columns cannot be left out; a table goes as a whole.
    required = {"buyers.key_strength", "track_events.tz_assumed"}
    shop = mixed()
    tables_gone = {name.split(".")[0] for name in removed & required}
    shop.without = frozenset((removed - required) | tables_gone)
    less = guilt(shop, DuckdbTables())
    assert {no: (FULL[no], now) for no, now in less.items() if now > FULL[no]} == {}


def test_two_engines_answer_a_whole_shop_alike() -> None:
    answers = []
    for tables in (DuckdbTables(), SqliteTables()):
        mixed().load(tables)
        audit(tables, AuditRequest())
        answers.append(sorted(tables.rows(outcomes_query())))
    assert answers[0] == answers[1]


def test_the_same_shop_gives_the_same_report() -> None:
    reports = []
    for _ in range(2):
        tables = DuckdbTables()
        shop = usual(days=30)
        orders = pay_backs_with_light_parcels(shop)
        shop.load(tables)
        reports.append(audit(tables, AuditRequest(orders=tuple(orders))))  # type: ignore[arg-type]
    assert reports[0] == reports[1]


def test_the_order_of_rows_changes_nothing() -> None:
    shop, turned = mixed(), mixed()
    turned.deals.reverse()
    assert guilt(shop, DuckdbTables()) == guilt(turned, DuckdbTables())


def test_a_cancelled_or_unpaid_order_is_no_deal_and_no_finding() -> None:
    shop = usual(days=20)
    shop.deals.append(Deal("C1", shop.deals[5].at, "c1", columns={"status": "closed_unpaid"}))
    tables = DuckdbTables()
    shop.load(tables)
    (assessment,) = audit(tables, AuditRequest(orders=("C1",))).assessments  # type: ignore[arg-type]
    assert assessment.outcome == "insufficient"
    assert assessment.findings == ()
