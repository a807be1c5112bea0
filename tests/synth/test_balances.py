"""Goods, parcels and money of the honest world balance to the piece and the cent."""

import csv
import re
from collections import Counter, defaultdict
from decimal import Decimal

import pytest

from tests.synth.shops import shop
from zhendan_synth import plan_for
from zhendan_synth.books import Movement
from zhendan_synth.written import inbox_files

SIGNS = {"期初": 1, "采购入库": 1, "退货入库": 1, "销售出库": -1, "报废": -1}


def _ledger(seed: int) -> str:
    files = inbox_files(shop("promotion", seed))
    name = next(path for path in files if "账务明细" in path)
    return files[name].decode("gb18030")


def _taobao_seeds() -> list[int]:
    seeds = range(1, 20)
    plans = {seed: plan_for("promotion", orders=600, seed=seed) for seed in seeds}
    return [seed for seed, plan in plans.items() if plan.platform == "taobao"][:3]


TAOBAO = _taobao_seeds()


@pytest.mark.parametrize("kind", ["honest", "store", "dropship", "subsidy", "loop", "stop"])
@pytest.mark.parametrize("seed", range(1, 4))
def test_stock_balances_to_the_piece(kind: str, seed: int) -> None:
    moves: dict[str, list[Movement]] = defaultdict(list)
    for move in shop(kind, seed).books.movements:
        moves[move.sku_code].append(move)
    for rows in moves.values():
        counted = sum(SIGNS[row.kind] * row.quantity for row in rows if row.kind != "期末")
        assert counted == next(row.quantity for row in rows if row.kind == "期末")
        assert counted >= 0


def test_every_shipped_honest_order_left_the_shelf() -> None:
    story = shop("honest", 2)
    left = {move.order_no for move in story.books.movements if move.kind == "销售出库"}
    assert {deal.number for deal in story.deals if deal.parcels} == left


def test_empty_parcels_break_the_stock_and_nothing_else_does() -> None:
    story = shop("empty", 2)
    left = {move.order_no for move in story.books.movements if move.kind == "销售出库"}
    missing = [deal for deal in story.deals if deal.parcels and deal.number not in left]
    assert missing
    assert {deal.sale.label.code for deal in missing} == {"R2"}


@pytest.mark.parametrize("seed", TAOBAO)
def test_the_ledger_ends_with_totals_that_its_rows_add_up_to(seed: int) -> None:
    text = _ledger(seed)
    body = text.split("账务明细列表")[1].split("\r\n", 1)[1].split("#-")[0]
    rows = list(csv.DictReader(body.splitlines()))
    income = [Decimal(row["收入金额（+元）"]) for row in rows if row["收入金额（+元）"] != "0.00"]
    spent = [Decimal(row["支出金额（-元）"]) for row in rows if row["支出金额（-元）"] != "0.00"]
    told = re.findall(r"#(支出|收入)合计：(\d+)笔，共(-?[\d.]+)元", text)
    assert told == [
        ("支出", str(len(spent)), str(sum(spent))),
        ("收入", str(len(income)), str(sum(income))),
    ]


@pytest.mark.parametrize("seed", TAOBAO)
def test_each_balance_of_the_ledger_follows_from_the_one_before(seed: int) -> None:
    body = _ledger(seed).split("账务明细列表")[1].split("\r\n", 1)[1].split("#-")[0]
    rows = list(csv.DictReader(body.splitlines()))
    balance = [Decimal(row["账户余额（元）"]) for row in rows]
    moved = [Decimal(row["收入金额（+元）"]) + Decimal(row["支出金额（-元）"]) for row in rows]
    assert all(b - a == m for a, b, m in zip(balance, balance[1:], moved[1:], strict=False))


def test_every_parcel_of_an_honest_shop_is_billed_and_weighed_once() -> None:
    parcels = [parcel for deal in shop("honest", 3).deals for parcel in deal.parcels]
    assert all(parcel.billed_g and parcel.scale_g for parcel in parcels)
    assert max(Counter(parcel.waybill for parcel in parcels).values()) == 1


def test_numbers_bought_from_a_site_never_reach_the_courier_bill() -> None:
    story = shop("empty", 2)
    odd = [d for d in story.deals if any(not p.billed_g for p in d.parcels)]
    assert {deal.sale.label.code for deal in odd} == {"R2"}


def test_a_pay_back_is_the_price_and_one_constant_commission() -> None:
    story = shop("payback", 2)
    paid = {deal.number: deal.sale.paid for deal in story.deals}
    back = [one for one in story.books.transfers if one.order_no and one.handled_by[:2] == "虚构"]
    assert back
    assert len({one.amount - paid[one.order_no] for one in back}) == 1
