"""Draft review rules are tried on the past, and see only what is known before a parcel leaves."""

from tests.audit.shop import usual
from tests.audit.test_brushing_shops import staff_without_goods
from zhendan.adapters.tables.duckdb import DuckdbTables
from zhendan.audit import PastOrder, back_test, draft_rules, shop_history
from zhendan.audit.prevention import MINUTES_AN_ORDER, RULES
from zhendan.domain import OrderId

_AFTER_SHIPPING = {"measured_g", "delivered_s", "first_scan_s", "stock_moves", "payback_cents"}


def past(order: str, staff_keys: object, *, bad: bool) -> PastOrder:
    return PastOrder(OrderId(order), {"staff_keys": staff_keys}, bad)


def test_a_back_test_counts_what_was_caught_disturbed_and_worked() -> None:
    (rule,) = draft_rules(["RC10", "RC99"])
    orders = [past("A", 1, bad=True), past("B", 0, bad=True), past("C", 2, bad=False)]
    tried = back_test(rule, [*orders, past("D", 0, bad=False)])
    assert (tried.orders, tried.bad, tried.caught, tried.disturbed) == (4, 2, 1, 1)
    assert tried.minutes == 2 * MINUTES_AN_ORDER
    assert tried.disturbed_per_1000 == 500.0


def test_an_unknown_measure_holds_nobody_back() -> None:
    (rule,) = draft_rules(["RC10"])
    assert not rule.holds({})
    assert not rule.holds({"staff_keys": None})


def test_an_unconfirmed_cause_drafts_nothing() -> None:
    assert draft_rules(["RC01"]) == ()


def test_no_rule_looks_at_what_comes_after_the_parcel_has_left() -> None:
    asked = {c.measure for rule in RULES for some in rule.any_of for c in some}
    assert asked & _AFTER_SHIPPING == set()


def test_a_rule_for_staff_purchases_catches_them_in_the_shops_own_past() -> None:
    shop = usual()
    orders = staff_without_goods(shop)
    tables = DuckdbTables()
    shop.load(tables)
    history = shop_history(tables, zone="Asia/Shanghai")
    (rule,) = draft_rules(["RC10"])
    tried = back_test(rule, history)
    assert tried.caught == len(orders)
    assert tried.disturbed == 0


def test_orders_a_person_conceded_count_as_bad() -> None:
    shop = usual(days=10)
    tables = DuckdbTables()
    shop.load(tables)
    history = shop_history(tables, zone="Asia/Shanghai", conceded=[OrderId("A0003")])
    assert [one.order for one in history if one.was_bad] == ["A0003"]
