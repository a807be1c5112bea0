"""What is built of a cleaned row, by the kind of record that its layout is about."""

from collections.abc import Callable

from zhendan.intake.draft import Values
from zhendan.intake.drafts.chat_rows import take_chat_row
from zhendan.intake.drafts.marks import take_ledger_mark
from zhendan.intake.drafts.orders import take_order
from zhendan.intake.drafts.parcels import take_bill, take_scale, take_shipment
from zhendan.intake.drafts.payments import take_payment
from zhendan.intake.drafts.refunds import take_refund
from zhendan.intake.drafts.registers import take_register
from zhendan.intake.recognise.template import Template
from zhendan.intake.taking import Taking

Build = Callable[[Taking, Template, Values, int], None]

_BUILDERS: dict[str, Build] = {
    "orders": take_order,
    "order_lines": take_order,
    "payments": take_payment,
    "refunds": take_refund,
    "parcel_bills": take_bill,
    "parcels": take_scale,
    "shipments": take_shipment,
    "seller_marks": take_ledger_mark,
    "messages": take_chat_row,
}


def builder(kind: str) -> Build:
    """The builder of a kind; the shop's own registers share one."""
    return _BUILDERS.get(kind, take_register)
