"""Answers of open platforms beyond orders: refunds, reviews, and a shop software's orders."""

import json

from tests.intake.conftest import SECRET, Read
from zhendan.intake import IntakeSettings

REFUND = {
    "refund_get_response": {
        "refund": {
            "refund_id": 1200000000000000001,
            "tid": 3300000000000010505,
            "oid": 3300000000000010505,
            "refund_fee": "89.00",
            "status": "SUCCESS",
            "good_status": "BUYER_NOT_RECEIVED",
            "has_good_return": False,
            "created": "2026-06-18 10:00:00",
            "desc": "不想要了，电话13800000001",
        }
    }
}
AFTERSALE = {
    "data": {
        "returnsId": "R1",
        "orderId": "P800000000000000001",
        "returnType": 5,
        "status": 4,
        "refundAmount": 32499,
        "createdAt": 1781771980000,
    }
}
RATES = {
    "traderates_get_response": {
        "trade_rates": {
            "trade_rate": [
                {
                    "tid": 3300000000000010101,
                    "oid": 3300000000000010101,
                    "role": "buyer",
                    "nick": "t**1",
                    "rated_nick": "示例家居旗舰店",
                    "result": "good",
                    "content": "很软",
                    "created": "2026-06-28 10:00:00",
                }
            ]
        }
    }
}
WOO = {
    "id": 727,
    "number": "727",
    "status": "processing",
    "currency": "GBP",
    "date_created_gmt": "2026-06-18T10:00:00",
    "date_paid_gmt": "2026-06-18T10:00:05",
    "total": "29.35",
    "customer_ip_address": "192.0.2.1",
    "billing": {"email": "jane@example.com", "phone": "", "first_name": "Jane"},
    "shipping": {"address_1": "1 Some Street", "city": "X", "postcode": "AA1 1AA"},
    "line_items": [
        {"id": 1, "product_id": 93, "name": "Cup", "quantity": 2, "total": "20.00", "sku": "C"},
        {"id": 2, "product_id": 94, "name": "Lid", "quantity": 1, "total": "9.35", "sku": "L"},
    ],
}


def test_a_refund_of_the_taobao_interface(inbox: Read) -> None:
    taken = inbox({"r.json": json.dumps(REFUND, ensure_ascii=False)})
    refund = taken.row("refunds")
    assert refund["refund_no"] == "1200000000000000001"
    assert refund["order_no"] == "3300000000000010505"
    assert (refund["status"], str(refund["amount"])) == ("success", "89.00")
    assert "13800000001" not in str(taken.batches)
    assert taken.file("r.json").confidence == "B"


def test_an_after_sales_case_of_xiaohongshu_is_in_fen_and_keeps_its_unknown_state(
    inbox: Read,
) -> None:
    taken = inbox({"a.json": json.dumps(AFTERSALE)})
    refund = taken.row("refunds")
    assert (refund["kind"], str(refund["amount"])) == ("refund_only_unshipped", "324.99")
    assert (refund["status"], refund["status_raw"]) == (None, "4")


def test_reviews_of_the_taobao_interface(inbox: Read) -> None:
    review = inbox({"t.json": json.dumps(RATES, ensure_ascii=False)}).row("reviews")
    assert (review["order_no"], review["result"]) == ("3300000000000010101", "good")


def test_times_named_gmt_are_utc_wherever_the_shop_is(inbox: Read) -> None:
    for zone in ("Asia/Shanghai", "Europe/London"):
        taken = inbox({"w.json": json.dumps([WOO])}, IntakeSettings(secret=SECRET, zone=zone))
        order = taken.row("orders")
        assert str(order["created_at"]) == "2026-06-18 10:00:00+00:00"
        assert (order["currency"], str(order["paid_amount"])) == ("GBP", "29.35")
        assert order["buyer_ip"] == "192.0.2.1"
    assert [line["title"] for line in taken.rows("order_lines")] == ["Cup", "Lid"]
    assert taken.row("buyers")["key_kind"] == "email_hash"
    assert "jane@example.com" not in str(taken.batches)
    assert order["address_hash"]


def test_a_chinese_platforms_text_time_is_beijings_wherever_the_shop_is(inbox: Read) -> None:
    there = IntakeSettings(secret=SECRET, zone="America/New_York")
    refund = inbox({"r.json": json.dumps(REFUND)}, there).row("refunds")
    assert str(refund["applied_at"]) == "2026-06-18 02:00:00+00:00"
