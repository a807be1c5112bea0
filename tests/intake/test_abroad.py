"""Exports of shops abroad as they are downloaded: part of the columns, English words, odd times."""

import csv
import io

import pytest

from tests.intake.conftest import Read

SHOPEE = {
    "Order ID": "261111AB12CD34", "Order Status": "Completed", "Cancel reason": "",
    "Return / Refund Status": "", "Tracking Number*": "SPXPH00050000001",
    "Shipping Option": "Standard Local-SPX Express", "Shipment Method": "Drop-off",
    "Ship Time": "2026-11-12 09:30", "Order Creation Date": "2026-11-11 10:15",
    "Order Paid Time": "2026-11-11 10:20", "Product Name": "Example tumbler",
    "SKU Reference No.": "EX-1", "Variation Name": "Blue", "Deal Price": "1,299.00",
    "Quantity": "2", "Product Subtotal": "2,598.00", "Total Amount": "2,636.00",
    "Buyer Paid Shipping Fee": "38.00", "Transaction Fee(Incl. GST)": "51.00",
    "Grand Total": "2,636.00", "Username (Buyer)": "example_buyer1",
    "Receiver Name": "E****e", "Phone Number": "******12",
    "Delivery Address": "****** Example St.", "City": "Quezon City", "State": "Metro Manila",
    "Country": "PH", "Order Complete Time": "2026-11-16 12:00", "Note": "",
}  # fmt: skip
LAZADA = {
    "orderItemId": "500000000000001", "orderType": "Normal", "lazadaId": "1", "sellerSku": "EX-1",
    "lazadaSku": "111_PH-222", "createTime": "11 Nov 2026 10:15",
    "updateTime": "16 Nov 2026 12:00", "orderNumber": "600000000000001",
    "deliveredDate": "15 Nov 2026 09:00", "customerName": "E***e", "shippingName": "E***e",
    "shippingAddress": "E****", "shippingPhone": "63*******12", "shippingCity": "Quezon City",
    "shippingRegion": "Metro Manila", "payMethod": "COD", "paidPrice": "299.00",
    "unitPrice": "299.00", "shippingFee": "38.00", "itemName": "Example tumbler",
    "variation": "Blue", "shippingProvider": "LEX PH", "trackingCode": "LXPH0001", "Driver": "x",
    "status": "delivered",
}  # fmt: skip


def _csv(*rows: dict[str, str]) -> str:
    out = io.StringIO()
    table = csv.DictWriter(out, list(rows[0]))
    table.writeheader()
    table.writerows(rows)
    return out.getvalue()


def test_a_shopee_export_is_read_by_its_own_columns(inbox: Read) -> None:
    second = SHOPEE | {"SKU Reference No.": "EX-2", "Quantity": "1"}
    taken = inbox({"orders.csv": _csv(SHOPEE, second)})
    assert taken.file("orders.csv").recognised_as == "shopee.orders.v2026"
    order = taken.row("orders")
    assert order["order_no"] == "261111AB12CD34"
    assert order["status"] == "completed"
    assert str(order["paid_amount"]) == "2636.00"
    assert order["receiver_province"] == "Metro Manila"
    assert [line["sku_code"] for line in taken.rows("order_lines")] == ["EX-1", "EX-2"]
    assert taken.row("parcels")["waybill_no"] == "SPXPH00050000001"
    assert taken.row("buyers")["nick"] == "example_buyer1"


def test_a_lazada_export_counts_a_row_as_one_unit(inbox: Read) -> None:
    other = LAZADA | {"orderItemId": "500000000000002"}
    taken = inbox({"orders.csv": _csv(LAZADA, other)})
    assert taken.file("orders.csv").recognised_as == "lazada.orders.v2026"
    order = taken.row("orders")
    assert order["order_no"] == "600000000000001"
    assert order["status"] == "delivered"
    assert str(order["created_at"]).startswith("2026-11-11 02:15")
    assert len(taken.rows("order_lines")) == 2


@pytest.mark.parametrize("row", [SHOPEE, LAZADA], ids=["shopee", "lazada"])
def test_columns_nobody_reads_are_not_missed_and_the_others_are_named_as_written(
    inbox: Read, row: dict[str, str]
) -> None:
    taken = inbox({"orders.csv": _csv(row)})
    said = " ".join(p.text.en for p in taken.file("orders.csv").problems)
    assert "ZD319" not in taken.codes("orders.csv")
    assert "BundleDealIndicator" not in said
    assert "Hot Listing" not in said
    assert "billingAddr" not in said
