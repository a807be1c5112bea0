"""Parcels n:m with orders, goods sent again and goods that came back."""

import json

import pytest

from tests.intake.conftest import Inbox, Read
from zhendan.intake import template_list

TEMPLATES = {template.id: template for template in template_list()}


def made(template: str, *rows: dict[str, str]) -> str:
    """A file of this layout with some cells filled."""
    headers = [header.strip() for header in TEMPLATES[template].headers]
    assert all(set(row) <= set(headers) for row in rows)
    lines = [headers, *([row.get(header, "") for header in headers] for row in rows)]
    return "\n".join(",".join(f'"{cell}"' for cell in line) for line in lines) + "\n"


def _links(taken: Inbox) -> set[tuple[str, str]]:
    waybills = {p["parcel_id"]: p["waybill_no"] for p in taken.rows("parcels")}
    return {
        (str(waybills[link["parcel_id"]]), str(link["order_id"]).rsplit("/", 1)[-1])
        for link in taken.rows("parcel_orders")
    }


def _pdd(number: str, waybill: str) -> dict[str, str]:
    return {
        "订单号": number,
        "快递单号": waybill,
        "快递公司": "圆通快递",
        "订单成交时间": "2026-06-18 10:00:00",
    }


ONE, TWO = "260618-600000000000001", "260618-600000000000002"


def test_parcels_and_orders_meet_many_to_many(inbox: Read) -> None:
    text = made(
        "pdd.order.v2024",
        _pdd(ONE, "YT0000000000001,YT0000000000002"),
        _pdd(TWO, "YT0000000000002"),
    )
    taken = inbox({"o.csv": text})
    assert len(taken.rows("parcels")) == 2
    assert _links(taken) == {
        ("YT0000000000001", ONE),
        ("YT0000000000002", ONE),
        ("YT0000000000002", TWO),
    }


ERP = {"内部订单号": "9001", "线上订单号": ONE, "商品编码": "P-1", "数量": "1", "商品名称": "枕头"}


@pytest.mark.parametrize(("name", "type_"), [("聚水潭补发.csv", ""), ("聚水潭.csv", "补发订单")])
def test_goods_sent_again_are_one_parcel_more_and_no_second_line(
    inbox: Read, name: str, type_: str
) -> None:
    files = {
        "a.csv": made("erp.jushuitan.cost.v2026", ERP | {"快递单号": "YT0000000000001"}),
        name: made(
            "erp.jushuitan.cost.v2026",
            ERP | {"内部订单号": "9002", "快递单号": "YT0000000000009", "订单类型": type_},
        ),
    }
    taken = inbox(files)
    assert len(taken.rows("orders")) == 1
    assert len(taken.rows("order_lines")) == 1
    roles = {p["waybill_no"]: p["role"] for p in taken.rows("parcels")}
    assert roles == {"YT0000000000001": "outbound", "YT0000000000009": "resend"}


def test_a_parcel_that_came_back_is_no_parcel_of_the_order_that_was_sent(inbox: Read) -> None:
    refund = {
        "refund_id": "1",
        "tid": "3300000000000010101",
        "refund_fee": "5.00",
        "good_status": "BUYER_RETURNED_GOODS",
        "status": "SUCCESS",
        "sid": "YT0000000000077",
        "company_name": "圆通速递",
    }
    data = [{"ftime": "2026-06-25 10:00:00", "context": "已签收", "status": "签收"}]
    push = {"com": "yuantong", "nu": "YT0000000000077", "state": "3", "data": data}
    taken = inbox({"r.json": json.dumps(refund), "t.json": json.dumps(push)})
    parcel = taken.row("parcels")
    assert (parcel["role"], parcel["carrier_code"]) == ("return", "yuantong")
    assert not taken.rows("parcel_orders")


def test_a_refused_parcel_that_came_back_under_its_own_number_stays_outbound(inbox: Read) -> None:
    refund = {
        "refund_id": "1",
        "tid": ONE,
        "refund_fee": "5",
        "good_status": "X",
        "sid": "YT0000000000001",
    }
    taken = inbox(
        {
            "o.csv": made("pdd.order.v2024", _pdd(ONE, "YT0000000000001")),
            "r.json": json.dumps(refund),
        }
    )
    assert taken.row("parcels")["role"] == "outbound"
    assert _links(taken) == {("YT0000000000001", ONE)}
