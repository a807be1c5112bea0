"""The joined Taobao case gives exactly what its expectation says."""

import json
from decimal import Decimal

import pytest

from tests.intake.conftest import SAMPLES, Inbox

EXPECTED = json.loads((SAMPLES / "case_taobao" / "expected_canonical.json").read_text("utf-8"))
ORDERS = EXPECTED["orders"]
PLAIN = ("currency", "status", "receiver_phone_last4", "receiver_phone_kind")
MONEY = ("paid_amount", "refund_amount")
TIMES = ("created_at", "paid_at")


@pytest.mark.parametrize("expected", ORDERS, ids=lambda o: o["order_no"])
def test_an_order_is_what_the_expectation_says(case: Inbox, expected: dict[str, object]) -> None:
    order = case.row("orders", order_no=expected["order_no"])
    for name in PLAIN:
        assert order[name] == expected.get(name, order[name]), name
    for name in MONEY:
        assert order[name] == Decimal(str(expected.get(name, order[name]))), name
    for name in TIMES:
        said = order[name].isoformat().replace("+00:00", "Z") if order[name] else None
        assert said == expected.get(name, said), name


def test_shop_and_platform_come_from_the_order_export(case: Inbox) -> None:
    assert case.reading.platform == EXPECTED["shop"]["platform"]
    assert case.reading.shop_name == EXPECTED["shop"]["name"]
    assert len(case.rows("orders")) == len(ORDERS)


def test_the_item_export_gives_the_lines(case: Inbox) -> None:
    lines = case.rows("order_lines")
    assert len(lines) == EXPECTED["line_count"]
    assert all(line["quantity_known"] for line in lines)
    shared = case.row("order_lines", line_no="3300000000000010406")
    assert shared["paid_amount"] == Decimal("75.00")


def test_the_ledgers_sums_agree_with_its_footer(case: Inbox) -> None:
    amounts = [payment["amount"] for payment in case.rows("payments")]
    assert sum(a for a in amounts if a > 0) == Decimal(EXPECTED["payments"]["income_total"])
    assert sum(a for a in amounts if a < 0) == Decimal(EXPECTED["payments"]["expense_total"])
    ledger = case.file("0_202606_账务明细.csv")
    assert [total.ok for total in ledger.control_totals] == [True, True]
    assert ledger.usable


def test_an_order_number_is_found_in_the_memo_and_a_payout_id_is_none(case: Inbox) -> None:
    fee = case.row("payments", kind="fee")
    assert fee["order_no"] == EXPECTED["payments"]["order_no_from_memo_regex"]["tradeid"]
    assert fee["order_no_source"] == "regex:memo:tradeid"


def test_flagged_orders_meet_the_export(case: Inbox) -> None:
    notice = case.reading.notice
    assert notice is not None
    assert [f.order for f in notice.flagged] == EXPECTED["flagged_orders"]
    assert {f.matched for f in notice.flagged} == {"exact"}
    assert [row["order_no"] for row in case.rows("flagged_orders")] == EXPECTED["flagged_orders"]


def test_the_shops_own_marks_stand_beside_the_order(case: Inbox) -> None:
    expected = next(o for o in ORDERS if "seller_marks" in o)
    ledger, memo = expected["seller_marks"]
    book = case.row("seller_marks", kind="brushing_ledger")
    assert book["order_no"] == expected["order_no"]
    assert book["principal_amount"] == Decimal(ledger["principal_amount"])
    assert book["commission_amount"] == Decimal(ledger["commission_amount"])
    question = case.row("seller_marks", kind=memo["kind"])
    assert question["note"] == memo["text"]
    assert question["pattern"] == "V-"


def test_one_order_lies_in_two_parcels(case: Inbox) -> None:
    expected = next(o for o in ORDERS if "parcels" in o)
    order = case.row("orders", order_no=expected["order_no"])
    links = [
        r["parcel_id"] for r in case.rows("parcel_orders") if r["order_id"] == order["order_id"]
    ]
    assert [str(link).split(":")[1] for link in links] == expected["parcels"]


def test_a_push_without_any_scan_is_a_finding_and_no_error(case: Inbox) -> None:
    parcel = case.row("parcels", waybill_no="YT0000000000005")
    assert parcel["status"] == "no_info"
    assert parcel["status_raw"] == "3天查询无记录"
    report = case.file("3天无记录.json")
    assert [p.code for p in report.problems] == ["ZD330"]
    assert report.usable


def test_an_impossible_transit_is_kept_as_it_was_scanned(case: Inbox) -> None:
    scans = [r for r in case.rows("track_events") if "YT0000000000006" in str(r["parcel_id"])]
    assert [scan["event"] for scan in scans] == ["accepted", "delivered_unknown"]
    seconds = (scans[1]["occurred_at"] - scans[0]["occurred_at"]).total_seconds()
    assert seconds == 3600
    assert [scan["city"] for scan in scans] == ["苏州市", "南京市"]


def test_the_sum_of_paid_amounts_is_that_of_the_export(case: Inbox) -> None:
    assert sum(o["paid_amount"] for o in case.rows("orders")) == Decimal("1149.00")
    items = case.file("ExportItemList202606200900.csv")
    assert [(t.declared, t.found, t.ok) for t in items.control_totals] == [
        ("1149.00", "1149.00", True)
    ]


def test_the_notice_is_merged_from_text_and_table(case: Inbox) -> None:
    notice = case.reading.notice
    assert notice is not None
    assert len(notice.files) == 2
    assert notice.number == "WG20260620000001"
    assert notice.charge == "B类-虚假交易"
    assert notice.declared_count == 4
    assert notice.deadline_at is not None
    assert notice.deadline_at.isoformat() == "2026-06-23T15:59:00+00:00"
    said = "如有异议请于2026年6月23日23:59前在违规管理中心提交申诉凭证"
    assert notice.deadline_words == said
    assert said in notice.body
    assert notice.delivered_at is None
    assert "delivered_at" in notice.not_found


def test_the_ledger_inside_the_zip_with_gbk_names_is_the_same_file(case: Inbox) -> None:
    member = case.file("!/2088_202606_账务明细.csv")
    assert [p.code for p in member.problems] == ["ZD322"]
    assert len(case.rows("payments")) == 5


def test_chat_invoice_and_reviews_are_read(case: Inbox) -> None:
    assert [m["sender_role"] for m in case.rows("messages")] == [
        *("buyer", "agent", "buyer", "agent", "buyer", "agent"),
    ]
    invoice = case.row("invoices", source_kind="xml")
    assert invoice["order_no"] == "3300000000000010101"
    assert len(case.rows("invoices")) == 2, "the QR text of the same invoice proves nothing more"
    assert [r["result"] for r in case.rows("reviews")] == ["good", "good"]
