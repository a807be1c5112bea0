"""Sampling plans, promotions registered beforehand, and repurchase that speaks of groups only."""

import math
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from zhendan.domain import Note, OrderId, PersonId
from zhendan.reputation import (
    Bought,
    LotUnknown,
    PlanIncomplete,
    chance,
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
    table_faults,
)

TABLE = Path(__file__).resolve().parents[2] / "src/zhendan/reputation/gbt2828.yaml"
NOW = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("lot", "aql", "size", "accept"),
    [
        (500, "2.5", 50, 3),
        (1000, "1.0", 80, 2),
        (1000, "2.5", 80, 5),
        (3000, "1.5", 125, 5),
        (200, "4.0", 32, 3),
        (20, "4.0", 3, 0),
        (50, "1.0", 13, 0),
        (9000, "0.65", 200, 3),
    ],
)
def test_a_plan_is_the_tables(lot: int, aql: str, size: int, accept: int) -> None:
    found = sampling_plan(lot, aql)
    assert (found.size, found.accept, found.reject) == (size, accept, accept + 1)
    assert found.mark == "U"


@given(lot=st.integers(2, 2_000_000), aql=st.sampled_from(["0.65", "1.0", "1.5", "2.5", "4.0"]))
def test_a_larger_lot_never_gets_a_smaller_sample_and_none_is_larger_than_its_lot(
    lot: int, aql: str
) -> None:
    assert sampling_plan(lot, aql).size <= lot
    assert sampling_plan(lot, aql).size <= sampling_plan(lot * 2, aql).size


@pytest.mark.parametrize(("lot", "aql"), [(1, "2.5"), (100, "3"), (-5, "1.0")])
def test_what_has_no_plan_is_refused(lot: int, aql: str) -> None:
    with pytest.raises(LotUnknown):
        sampling_plan(lot, aql)


def test_pieces_are_drawn_by_a_value_nobody_could_choose() -> None:
    plan, pieces = sampling_plan(100), [f"p{n}" for n in range(100)]
    assert draw(pieces, plan, commitment="a") == draw(pieces[::-1], plan, commitment="a")
    assert draw(pieces, plan, commitment="a") != draw(pieces, plan, commitment="b")
    assert len(draw(pieces, plan, commitment="a")) == plan.size


def test_defects_stand_beside_their_refunds_worst_first() -> None:
    pages = [
        defect_page("L1", "杯子", (50, 1), [OrderId("A")]),
        defect_page("L2", "毛巾", (50, 6), [OrderId("B"), OrderId("C")]),
        defect_page("L2", "毛巾", (50, 5), [OrderId("B"), OrderId("C")]),
    ]
    found = defects([Note(page, NOW, PersonId("王")) for page in pages])
    assert [(one.item, one.bad, one.refunds) for one in found] == [("毛巾", 5, 2), ("杯子", 1, 1)]
    with pytest.raises(PlanIncomplete):
        defect_page("L3", "杯子", (3, 4), [])


PLAN = {
    "name": "双十一",
    "starts_at": "2026-11-10T20:00:00+08:00",
    "ends_at": "2026-11-12T00:00:00+08:00",
    "items": ["杯子"],
    "budget": "5000",
    "expected_orders_a_day": [80, 160],
    "rule_page": "E007",
    "coupons": {"满减": 30, "店铺券": 20},
    "stackable": True,
}


def test_a_plan_registered_before_the_start_says_so_and_one_after_it_too() -> None:
    plan = read_plan(PLAN)
    early = plan_page(plan, "E009", now=NOW)
    late = plan_page(plan, "E009", now=NOW + timedelta(days=30))
    assert (early.fields["before_start"], late.fields["before_start"]) == (True, False)
    told = compared([Note(late, NOW, PersonId("王"))], "双十一", [100, 200])
    assert "开始之后才登记" in told.zh
    assert "2 天中 1 天" in told.zh


def test_what_invites_coupon_gangs_is_named_and_a_careful_plan_is_left_alone() -> None:
    assert len(invitations(read_plan(PLAN))) == 3
    careful = {**PLAN, "stackable": False, "lowest_price": "39", "limit": 2}
    assert invitations(read_plan(careful)) == ()


@pytest.mark.parametrize(
    "wrong",
    [
        {"starts_at": "2026-11-10T20:00:00"},
        {"expected_orders_a_day": [5]},
        {"budget": "much"},
        {"items": []},
        {"ends_at": "2026-11-01T00:00:00+08:00"},
    ],
)
def test_a_plan_that_is_not_whole_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(PlanIncomplete):
        read_plan({**PLAN, **wrong})


def test_repurchase_speaks_of_groups_and_never_of_one_buyer() -> None:
    bought = [Bought(f"b{n}", date(2026, 1, 5), 1000) for n in range(20)]
    bought += [Bought(f"b{n}", date(2026, 2, 5), 1000) for n in range(5)]
    (january,) = cohorts(bought, months=2)
    assert (january.buyers, january.share(1), january.share(2)) == (20, 0.25, 0.0)
    assert repurchase_share(bought) == 0.25
    found = segments([*bought, Bought("one", date(2026, 3, 1), 9_000_000)], on=date(2026, 4, 1))
    assert all(one.buyers >= 5 for one in found if one.recency)
    assert sum(one.buyers for one in found) == 21


def test_the_table_obeys_what_can_be_computed_and_one_changed_number_is_found() -> None:
    told = yaml.safe_load(TABLE.read_text("utf-8"))
    assert table_faults(told["sizes"], told["accept"]) == ()
    missed = []
    for aql, row in told["accept"].items():
        for letter, number in row.items():
            for other in (number - 1, number + 1):
                changed = {**told["accept"], aql: {**row, letter: other}}
                if other >= 0 and not table_faults(told["sizes"], changed):
                    missed.append((aql, letter, other))
    assert missed == []


# A copied chart of ANSI/ASQC Z1.4, MIL-STD-105E, ISO 2859 (pdfcoffee.com/aql-sampling-chart),
# as far as its text can be read: largest lot and letter at level II, and the size of each letter.
# Its acceptance numbers have lost their columns in the copy and were not compared.
CHART = (
    (8, "A", 2), (15, "B", 3), (25, "C", 5), (50, "D", 8), (90, "E", 13), (150, "F", 20),
    (280, "G", 32), (500, "H", 50), (1200, "J", 80), (3200, "K", 125), (10000, "L", 200),
    (35000, "M", 315), (150000, "N", 500), (500000, "P", 800), (float("inf"), "Q", 1250),
)  # fmt: skip


def test_letters_and_sizes_are_those_of_a_printed_chart() -> None:
    told = yaml.safe_load(TABLE.read_text("utf-8"))
    letters = [(most, letter, told["sizes"][letter]) for most, letter in told["letters"]]
    assert letters == list(CHART)


@pytest.mark.parametrize(("lot", "aql"), [(500, "2.5"), (1000, "1.0"), (9000, "4.0")])
def test_the_exact_law_of_a_finite_lot_lies_near_the_binomial_one(lot: int, aql: str) -> None:
    plan = sampling_plan(lot, aql)
    for share, told in plan.chances:
        bad = round(lot * share)
        ways = math.comb(lot, plan.size)
        exact = sum(
            math.comb(bad, k) * math.comb(lot - bad, plan.size - k) / ways
            for k in range(min(plan.accept, bad) + 1)
        )
        assert exact == pytest.approx(told, abs=0.03)


def test_how_likely_a_lot_is_accepted_is_counted_beside_every_plan() -> None:
    assert chance(2, 0, 0.5) == 0.25
    assert chance(3, 3, 0.9) == pytest.approx(1)
    plan = sampling_plan(1000, "2.5")
    likely = [p for _, p in plan.chances]
    assert likely == sorted(likely, reverse=True)
    assert dict(plan.chances)[0.025] == pytest.approx(0.985, abs=0.001)


def test_months_to_come_are_not_told_as_nobody_and_few_buyers_stand_together() -> None:
    june, july = date(2026, 6, 5), date(2026, 7, 5)
    bought = [Bought(f"j{n}", june, 100) for n in range(5)]
    bought += [Bought("j0", july, 100), *(Bought(f"k{n}", july, 100) for n in range(2))]
    first, rest = cohorts(bought)
    assert (first.month, first.buyers, dict(first.again)) == ("2026-06", 5, {1: 1})
    assert (rest.month, rest.buyers, dict(rest.again)) == ("", 2, {}), "two are not a group"
    assert cohorts([]) == ()


def test_a_plan_written_anew_after_the_start_does_not_take_the_earlier_ones_place() -> None:
    early = Note(plan_page(read_plan(PLAN), "E009", now=NOW), NOW, PersonId("王"))
    wide = read_plan({**PLAN, "expected_orders_a_day": [1, 9999]})
    late = Note(plan_page(wide, "E010", now=NOW + timedelta(days=30)), NOW, PersonId("王"))
    told = compared([early, late], "双十一", [100, 200])
    assert "80–160" in told.zh
    assert "2 天中 1 天" in told.zh
    assert "after the start" in compared([late], "双十一", [5]).en
    for name, days in (("双十一", []), ("无", [5])):
        with pytest.raises(PlanIncomplete):
            compared([early], name, days)


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"lowest_price": "nan"}, "最低成交价"),
        ({"budget": "-5"}, "预算"),
        ({"coupons": {"满减": "inf"}}, "优惠券"),
        ({"limit": 0}, "每人限购"),
        ({"starts_at": None}, "开始时间"),
        ({"expected_orders_a_day": [5]}, "预计每天单量"),
    ],
)
def test_what_a_plan_lacks_is_named_in_words(wrong: dict[str, object], named: str) -> None:
    with pytest.raises(PlanIncomplete) as refused:
        read_plan({**PLAN, **wrong})
    assert named in str(refused.value.facts["missing"])


def test_a_limit_is_met_however_it_is_written_and_two_items_share_a_lots_number() -> None:
    assert sampling_plan(1000, "1") == sampling_plan(1000, "1.00") == sampling_plan(1000, "1.0")
    with pytest.raises(LotUnknown):
        sampling_plan(1000, "sNaN")
    pages = [defect_page("L1", "杯子", (50, 1), []), defect_page("L1", "毛巾", (20, 0), [])]
    found = defects([Note(page, NOW, PersonId("王")) for page in pages])
    assert {(one.item, one.inspected) for one in found} == {("杯子", 50), ("毛巾", 20)}
