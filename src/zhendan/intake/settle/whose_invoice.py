"""Whose invoice it may be, where it names no order: asked, never decided."""

import json
from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from zhendan.formats.document_problems import InvoiceMayBelong
from zhendan.intake.draft import Values
from zhendan.intake.settle.orders import Order
from zhendan.intake.taking import Taking

_SHOWN = 3
_DAYS = 366
"""An invoice is made out on the day of payment or within the year after it."""


def asked_of(order: Order) -> Values:
    """Whom an order asked its invoice to be made out to, where an export says so."""
    for source in order.sources:
        attrs = json.loads(str(source.get("attrs") or "{}"))
        wish = {
            "asked_name": attrs.get("invoices.buyer_name"),
            "asked_tax_id": attrs.get("invoices.buyer_tax_id"),
        }
        if any(wish.values()):
            return dict(wish)
    return {}


def ask_whose(unnamed: Iterable[tuple[Values, Taking]], orders: Iterable[Order]) -> None:
    """Say of each invoice which orders have its amount, asked for its buyer, and fit its day."""
    by_sum: dict[object, list[tuple[Order, Values]]] = {}
    for order in orders:
        if wish := asked_of(order):
            by_sum.setdefault(order.values.get("paid_amount"), []).append((order, wish))
    for row, taking in unnamed:
        amount = row.get("amount_with_tax")
        likely = by_sum.get(amount, []) if amount is not None else []
        zone = ZoneInfo(taking.settings.zone)
        fit = [order.number for order, wish in likely if _fits(row, order, wish, zone)]
        if fit:
            shown = "、".join(sorted(fit)[:_SHOWN])
            taking.say(InvoiceMayBelong(number=row["number"], orders=shown, count=len(fit)))


def _fits(row: Values, order: Order, wish: Values, zone: ZoneInfo) -> bool:
    """Whether buyer and day agree; what either side leaves open is no agreement."""
    pairs = (("buyer_tax_id", "asked_tax_id"), ("buyer_name", "asked_name"))
    known = [(row[a], wish[b]) for a, b in pairs if row.get(a) and wish.get(b)]
    if not known or any(ours != theirs for ours, theirs in known):
        return False
    paid, issued = order.values.get("paid_at"), row.get("issued_at")
    if not isinstance(paid, datetime) or not isinstance(issued, date):
        return False
    return 0 <= (issued - paid.astimezone(zone).date()).days <= _DAYS
