"""Answers of open platforms beyond orders: refunds, reviews, and a shop software's orders."""

import json

import pytest

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


ILLEGAL = {
    "records": [
        {
            "illegal_record_id": "3_24911818",
            "create_time": 1781771980,
            "illegal_reason": "涉嫌虚假交易",
            "rule_name": "虚假交易",
            "rule_url": "https://example.com/rule",
        }
    ],
    "errcode": 0,
}
PENALTY = {
    "appealList": [
        {
            "illegalOrderId": 7100000000000000001,
            "complaintOrderId": "7200",
            "illegalWording": "虚假发货",
            "status": 2,
            "minusScore": 12,
            "orderId": "payorder@3700000000000000001",
            "illegalTime": 1781771980,
        }
    ],
    "currentScore": 88,
    "totalNum": 1,
}
SHOPEE = {
    "response": {
        "penalty_point_list": [
            {
                "issue_time": 1781771980,
                "reference_id": 900001,
                "violation_type": 3054,
                "original_point_num": 6,
                "latest_point_num": 3,
            }
        ]
    }
}
PUNISHED = {
    "case_code": "C1",
    "case_code_name": "商品降权",
    "gmt_create": "2026-06-18 10:00:00",
    "reason": "商品存在虚假交易",
    "rule_type": "1",
    "rule_type_name": "虚假交易",
}
COMPLAINT = {"complaint_id": "K1", "create_time": 1781771980, "expire_time": 1781944780}


def test_a_violation_of_a_mini_program_is_a_notice_without_deadline(inbox: Read) -> None:
    taken = inbox({"v.json": json.dumps(ILLEGAL, ensure_ascii=False)})
    notice = taken.reading.notice
    assert notice is not None
    assert (notice.number, notice.charge, notice.platform) == (
        *("3_24911818", "虚假交易"),
        "wechat_store",
    )
    assert notice.deadline_at is None
    assert "deadline_at" in notice.not_found


def test_a_deduction_names_its_order_and_its_points(inbox: Read) -> None:
    notice = inbox({"v.json": json.dumps(PENALTY, ensure_ascii=False)}).reading.notice
    assert notice is not None
    assert notice.number == "7100000000000000001"
    assert [str(order.order) for order in notice.flagged] == ["3700000000000000001"]
    assert [(p.kind, p.amount) for p in notice.penalties] == [("points", "12")]


def test_points_that_an_appeal_reduced_are_the_latest(inbox: Read) -> None:
    notice = inbox({"v.json": json.dumps(SHOPEE)}).reading.notice
    assert notice is not None
    assert "刷单" in notice.charge
    assert [p.amount for p in notice.penalties] == ["3"]


def test_a_punished_item_and_a_complaint_with_its_clock(inbox: Read) -> None:
    punished = inbox({"v.json": json.dumps(PUNISHED, ensure_ascii=False)}).reading.notice
    assert punished is not None
    assert (punished.charge, punished.body) == ("虚假交易", "商品存在虚假交易")
    complaint = inbox({"v.json": json.dumps(COMPLAINT)}).reading.notice
    assert complaint is not None
    assert complaint.deadline_at is not None
    assert "1781944780" in complaint.deadline_words


@pytest.mark.parametrize(
    ("nick", "kept"), [("tb_zhang", "t***g"), ("t**1", "t**1"), ("匿名", "匿名")]
)
def test_a_reviewers_whole_nick_is_not_kept(inbox: Read, nick: str, kept: str) -> None:
    text = json.dumps(RATES, ensure_ascii=False).replace('"t**1"', json.dumps(nick))
    taken = inbox({"t.json": text})
    assert taken.row("reviews")["nick_masked"] == kept
    assert nick == kept or nick not in str(taken.rows("reviews"))


LISTS = {
    "tiktok_shop": "violation_id,violation_datetime,violation_reason,violation_details,"
    "violation_status,violation_appeal_status\n"
    "V1,2026-06-18 10:00:00,Fake orders,Brushing,Confirmed,Appealable\n",
    "temu": "违规编号,备货单,备货单类型,违规类型,违规发起时间,违规金额(CNY),"
    "减免后违规金额,进度,操作\n"
    "V1,WB260618,普通,Fake orders,2026-06-18 10:00:00,500,500,待处理,申诉\n",
    "unknown": "违规名称,违规编号,违规原因,违规影响,扣分,处罚状态,申诉状态\n"
    "Fake orders,V1,Brushing,限流,12,生效中,未申诉\n",
}


@pytest.mark.parametrize("platform", sorted(LISTS))
def test_a_list_of_violations_without_orders_is_one_notice_a_row(
    inbox: Read, platform: str
) -> None:
    taken = inbox({"v.csv": LISTS[platform] + "broken\n"})
    notice = taken.reading.notice
    assert notice is not None
    assert (notice.platform, notice.number, notice.charge) == (platform, "V1", "Fake orders")
    report = taken.file("v.csv")
    assert (report.recognised_as, report.rows, report.rejected) == ("notice.list", 1, 1)
    penalties = {(p.kind, p.amount) for p in notice.penalties}
    expected = {"temu": {("fine", "500")}, "unknown": {("points", "12"), ("other", "")}}
    assert penalties == expected.get(platform, set())
