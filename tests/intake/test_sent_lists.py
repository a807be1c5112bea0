"""In which parcel an order left, and where that parcel went, as shops keep it in any language."""

import pytest

from tests.intake.conftest import Read
from zhendan.intake import template_list

ONE, TWO = "111-0000001-0000001", "111-0000002-0000002"
_REPORT = next(t for t in template_list() if t.id.startswith("amazon.orders."))
_CELLS = {
    "order-status": "Shipped",
    "item-price": "24.99",
    "currency": "USD",
    "quantity": "1",
    "purchase-date": "2026-11-10T08:00:00+00:00",
}


def _orders() -> str:
    """A platform's report of two orders; it names no parcel."""
    rows = [
        [{"amazon-order-id": order, **_CELLS}.get(name, "") for name in _REPORT.headers]
        for order in (ONE, TWO)
    ]
    return "\n".join("\t".join(row) for row in ([*_REPORT.headers], *rows)) + "\n"


SENT = {
    "发货明细": "订单编号,物流公司,快递单号,发货日期\n@1,圆通,YT8800000000001,"
    "2026-11-11\n@2,圆通,YT8800000000001,2026-11-11\n",
    "Amazon": "order-id\tship-date\tcarrier-code\ttracking-number\tship-method\n"
    "@1\t2026-11-11\tYTO\tYT8800000000001\tStandard\n"
    "@2\t2026-11-11\tYTO\tYT8800000000001\tStandard\n",
    "by hand": "Order Number,Tracking_No,Carrier\n@1,YT8800000000001,YTO\n@2,YT8800000000001,YTO\n",
}


@pytest.mark.parametrize("name", list(SENT))
def test_a_list_of_what_was_sent_ties_orders_to_parcels(inbox: Read, name: str) -> None:
    text = SENT[name].replace("@1", ONE).replace("@2", TWO)
    taken = inbox({"orders.txt": _orders(), "sent.csv": text})
    report = taken.file("sent.csv")
    assert report.recognised_as == "own.shipments"
    assert (report.rows, report.rejected) == (2, 0)
    (parcel,) = taken.rows("parcels")
    assert (parcel["waybill_no"], parcel["carrier_code"]) == ("YT8800000000001", "yuantong")
    tied = {str(link["order_id"]).rsplit("/", 1)[-1] for link in taken.rows("parcel_orders")}
    assert tied == {ONE, TWO}


def test_a_damaged_order_number_is_left_out_and_named(inbox: Read) -> None:
    text = "订单编号,物流公司,快递单号\n4.2E+18,圆通,YT8800000000001\n"
    report = inbox({"x.csv": text}).file("x.csv")
    assert (report.recognised_as, report.rejected) == ("own.shipments", 1)


SCANS = (
    "Tracking number,Courier,Checkpoint time,Location,Status,Message\n"
    '9400100000000000000001,USPS,2026-11-10T08:00:00Z,"Sample City, CA",InTransit,'
    "Accepted at USPS Origin Facility\n"
    '9400100000000000000001,USPS,2026-11-12T15:10:00Z,"Riverton, NJ",Delivered,'
    '"Delivered, Front Door/Porch"\n'
)
PAGE = """USPS Tracking number: 9400100000000000000002
Delivered, Left with Neighbor
November 12, 2026, 3:10 pm
Out for Delivery
November 12, 2026, 8:01 am
Accepted at USPS Origin Facility
November 10, 2026, 9:30 pm
"""


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (SCANS, ["accepted", "delivered_unknown"]),
        (PAGE, ["accepted", "out_for_delivery", "delivered_proxy"]),
    ],
    ids=["table", "page"],
)
def test_a_track_copied_in_english_is_read_and_its_zone_is_said(
    inbox: Read, text: str, events: list[str]
) -> None:
    taken = inbox({"tracking.csv" if text is SCANS else "tracking.txt": text})
    (report,) = taken.reading.files
    assert report.recognised_as == "track.copied"
    scans = sorted(taken.rows("track_events"), key=lambda scan: str(scan["occurred_at"]))
    assert [scan["event"] for scan in scans] == events
    assert {scan["tz_assumed"] for scan in scans} == {text is PAGE}
    assert bool(report.problems) == (text is PAGE)
