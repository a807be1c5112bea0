"""Traps of real exports, one test each: honest orders that look fake, and words that mislead."""

import json

import pytest

from tests.intake.conftest import SAMPLES, SECRET, Inbox, Read
from tests.intake.test_parcels import made
from zhendan.intake import IntakeSettings

AT = {"订单提交时间": "2026-06-18 10:00:00"}
MAIN = {
    "主订单编号": "6917000000000000001",
    "订单状态": "已完成",
    "选购商品": "杯子",
    "商品数量": "1",
}
GIFT = {
    "主订单编号": "6917000000000000001",
    "子订单编号": "6917000000000000009",
    "选购商品": "小样",
    "商品数量": "1",
    "商品金额": "0.00",
    "订单状态": "已关闭",
    "取消原因": "主品订单售后完成",
}
ALIPAY = (SAMPLES / "case_taobao" / "2088000000000000_202606_账务明细.csv").read_text("gb18030")
OWN = (
    "9{n}\t,2026{n}\t,\t,转账\t,2026-06-21 10:0{n}:00,某人\t,0.00,-20.00,0.00,支付宝\t,"
    "{kind}\t,{memo}\t,\t,\t\r\n"
)


def test_a_paid_and_fully_refunded_order_shows_nothing_paid_and_is_not_unpaid(case: Inbox) -> None:
    order = case.row("orders", order_no="3300000000000010505")
    assert str(order["paid_amount"]) == "0.00"
    assert order["status"] == "closed_refunded"
    assert order["paid_at"] is not None


def test_a_gift_line_is_marked_and_its_reason_is_not_the_orders(inbox: Read) -> None:
    own = {"子订单编号": "6917000000000000001"}
    taken = inbox({"o.csv": made("douyin.order.v2026_75", GIFT | AT, MAIN | AT | own)})
    order = taken.row("orders")
    assert (order["status"], order["close_reason"]) == ("completed", None)
    gifts = {line["title"]: line["is_gift"] for line in taken.rows("order_lines")}
    assert gifts == {"小样": True, "杯子": None}


def test_a_won_item_for_nothing_is_a_lottery_order(inbox: Read) -> None:
    said = json.loads((SAMPLES / "api" / "wechat_store_order_get.json").read_text("utf-8"))
    plain = inbox({"w.json": json.dumps(said)}).row("orders")
    text = json.dumps(said).replace('"payment_method": 1', '"payment_method": 3')
    won = inbox({"w.json": text}).row("orders")
    assert (plain["is_lottery_or_trial"], won["is_lottery_or_trial"]) == (None, True)


@pytest.mark.parametrize("said", ["是", "否"])
def test_a_lottery_or_trial_order_is_told_in_its_own_column(inbox: Read, said: str) -> None:
    row = {"订单号": "260618-600000000000001", "是否抽奖或0元试用": said, "用户实付金额(元)": "0"}
    order = inbox({"o.csv": made("pdd.order.v2024", row)}).row("orders")
    assert order["is_lottery_or_trial"] is (said == "是")


def test_a_gift_order_is_paid_by_one_and_received_by_another(inbox: Read) -> None:
    row = {"订单号": "3700000000000000001", "订单下单时间": "2026-06-18 10:00:00", "礼物单号": "G1"}
    order = inbox({"o.csv": made("wechat_store.order.v2026", row)}).row("orders")
    assert (order["is_gift"], order["gift_order_no"]) == (True, "G1")


def test_an_order_repeated_in_a_file_of_one_row_an_order_is_said_and_counted_once(
    inbox: Read,
) -> None:
    row = {"订单号": "260618-600000000000001", "用户实付金额(元)": "10.00"}
    taken = inbox({"o.csv": made("pdd.order.v2024", row, row)})
    assert str(taken.row("orders")["paid_amount"]) == "10.00"
    assert "ZD336" in taken.codes("o.csv")


def test_order_amounts_that_differ_between_lines_are_said(inbox: Read) -> None:
    lines = [
        {
            "订单号": "300000000001",
            "商品ID": item,
            "订购数量": "1",
            "订单金额": paid,
            "应付金额": paid,
        }
        for item, paid in (("1", "10.00"), ("2", "99.00"))
    ]
    taken = inbox({"o.csv": made("jd.order.detail.v2015", *lines)})
    assert "ZD393" in taken.codes("o.csv")
    same = inbox({"o.csv": made("jd.order.detail.v2015", lines[0], lines[0] | {"商品ID": "2"})})
    assert "ZD393" not in same.codes("o.csv")


@pytest.mark.parametrize("kind", ["提现", "保证金充值"])
def test_the_shops_own_money_names_no_order_whatever_its_memo_says(inbox: Read, kind: str) -> None:
    head = "".join(ALIPAY.splitlines(keepends=True)[:5])
    memo = "关联订单号：3300000000000010101"
    taken = inbox({"l.csv": head + OWN.format(n=1, kind=kind, memo=memo)})
    assert taken.row("payments")["order_no"] is None


def test_a_compensation_out_of_the_deposit_stays(inbox: Read) -> None:
    head = "".join(ALIPAY.splitlines(keepends=True)[:5])
    kind = "天猫保证金-充值（代扣）-延迟发货"
    taken = inbox(
        {"l.csv": head + OWN.format(n=1, kind=kind, memo="关联订单号：3300000000000010101")}
    )
    payment = taken.row("payments")
    assert (payment["kind"], payment["order_no"]) == ("other", "3300000000000010101")


def test_exports_of_chinese_platforms_are_in_beijings_time_and_others_in_the_shops(
    inbox: Read,
) -> None:
    there = IntakeSettings(secret=SECRET, zone="Europe/London")
    china = {"订单号": "260618-600000000000001", "订单成交时间": "2026-06-18 10:00:00"}
    abroad = {"Order Number": "01-1", "Item Number": "7", "Paid On Date": "2026-06-18 10:00:00"}
    taken = inbox(
        {"p.csv": made("pdd.order.v2024", china), "e.csv": made("ebay.orders.v2026", abroad)}, there
    )
    zones = {shop["platform"]: shop["timezone"] for shop in taken.rows("shops")}
    assert zones == {"pdd": "Asia/Shanghai", "ebay": "Europe/London"}
    paid = {order["order_no"]: order for order in taken.rows("orders")}
    assert str(paid["01-1"]["paid_at"]) == "2026-06-18 09:00:00+00:00"
    china_ = paid["260618-600000000000001"]
    times = {str(china_[name]) for name in ("created_at", "paid_at", "deal_at")} - {"None"}
    assert times == {"2026-06-18 02:00:00+00:00"}


def test_an_unknown_status_is_said_kept_and_never_guessed(inbox: Read) -> None:
    row = {"订单号": "260618-600000000000001", "订单状态": "神秘状态"}
    taken = inbox({"o.csv": made("pdd.order.v2024", row)})
    order = taken.row("orders")
    assert (order["status"], order["status_raw"]) == ("unknown", "神秘状态")
    assert "ZD319" in taken.codes("o.csv")


def test_risk_labels_of_platforms_stay_their_own_words(inbox: Read) -> None:
    said = json.loads((SAMPLES / "api" / "pdd_order_list_get.json").read_text("utf-8"))
    text = json.dumps(said).replace('"risk_control_status": 0', '"risk_control_status": 1')
    taken = inbox({"p.json": text})
    assert [order["platform_flag_raw"] for order in taken.rows("orders")] == ["1"]
    assert not taken.rows("seller_marks")
