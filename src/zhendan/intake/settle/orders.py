"""Orders told by several files made one: newest export first, the platform before an ERP."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal

from zhendan.intake.draft import (
    RANK_PLATFORM,
    RANK_REMARK,
    UNKNOWN_CURRENCY,
    Draft,
    OrderDraft,
    Values,
)
from zhendan.intake.settle.shops import GUESTS, ShopBook

_PROGRESS = (
    *("completed", "delivered", "shipped", "part_shipped", "paid", "unpaid"),
    *("closed_refunded", "closed_*", "closed_unpaid", "cancelled"),
)
"""Of several line statuses, the furthest; closed only where every line is."""
_SUMMED = ("goods_amount", "paid_amount", "freight_amount", "refund_amount")
_NOT_MONEY = frozenset({"exchange", "resend", "repair"})
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(slots=True)
class Order:
    """One order as all files together tell it."""

    order_id: str
    shop_id: str
    values: Values
    ref: int
    platform: str
    lines: list[Values] = field(default_factory=list)
    parcels: list[Values] = field(default_factory=list)
    buyer: Values = field(default_factory=dict)
    sources: list[OrderDraft] = field(default_factory=list)

    @property
    def number(self) -> str:
        """The platform's order number."""
        return str(self.values["order_no"])


def merged(drafts: Iterable[OrderDraft], shops: ShopBook) -> dict[str, Order]:
    """Every order once, by its id, in order of first appearance."""
    groups: dict[tuple[str, str], list[OrderDraft]] = {}
    for draft in drafts:
        number = str(draft.get("order_no"))
        original = str(draft.get("original_order_no"))
        if draft.platform in GUESTS and number not in shops.owners and original in shops.owners:
            number = original
        groups.setdefault((shops.owner_of(draft), number), []).append(draft)
    orders = [_merge(shop, number, group) for (shop, number), group in groups.items()]
    return {order.order_id: order for order in orders}


def _merge(shop: str, number: str, group: list[OrderDraft]) -> Order:
    """Newest of the best-ranked source first; what it does not say is taken from the others."""
    group = sorted(group, key=lambda d: (-d.rank, -_stamp(d), d.file))
    values: Values = group[0].values
    values["order_no"] = number
    for draft in group[1:]:
        for name, value in draft.values.items():
            if values.get(name) in (None, "unknown", UNKNOWN_CURRENCY):
                values[name] = value
    first = group[0]
    order = Order(f"{shop}/{number}", shop, values, first.ref, first.platform, sources=group)
    if first.as_of:
        values["as_of"] = first.as_of
    _lines(order, group)
    _buyer(order, group)
    for draft in group:
        order.parcels = order.parcels + draft.parcels if order.parcels else draft.parcels
    _status(order, group)
    _sums(order)
    return order


def _stamp(draft: Draft) -> float:
    """When the source knew this; a file that does not say is the oldest."""
    return (draft.as_of or _LONG_AGO).timestamp()


def _lines(order: Order, group: list[OrderDraft]) -> None:
    """The lines of one source: known quantities before titles only, then rank and age."""
    with_lines = [draft for draft in group if draft.lines]
    if not with_lines:
        return
    best = min(with_lines, key=lambda d: (not d.lines_known, group.index(d)))
    seen: dict[str, int] = {}
    for index, line in enumerate(best.lines, 1):
        own = line.values.get("line_no") or line.values.get("platform_sku_id")
        number = str(own or line.values.get("sku_code") or index)
        seen[number] = seen.get(number, 0) + 1
        if seen[number] > 1:
            number = f"{number}#{seen[number]}"
        line.values["line_id"] = f"{order.order_id}/{number}"
        line.values["order_id"] = order.order_id
        line.values["line_no"] = number
        line.values["row_ref"] = line.ref
        order.lines.append(line.values)


def _buyer(order: Order, group: list[OrderDraft]) -> None:
    """The strongest buyer key that any source gives."""
    keys = [draft.buyer for draft in group if draft.buyer]
    if keys:
        order.buyer = max(keys, key=lambda key: int(str(key["key_strength"])))


def _status(order: Order, group: list[OrderDraft]) -> None:
    """The order's own status, else the furthest of its lines; the reason decides what closed is."""
    status = order.values.get("status")
    if status in (None, "unknown"):
        words = [word for draft in group for word in draft.statuses if word != "unknown"]
        status = next((step for step in _PROGRESS if step in words), status)
    if status == "closed_*":
        status = "closed_refunded" if _was_paid(order) else "closed_unpaid"
    order.values["status"] = status or "unknown"
    for line in order.lines:
        if line.get("status") == "closed_*":
            closed = str(status).startswith("closed_")
            line["status"] = status if closed else "closed_refunded"


def _was_paid(order: Order) -> bool:
    """A closed order was paid if its reason, its refund or its pay time says so."""
    reason = str(order.values.get("close_reason") or "")
    if "退款" in reason:
        return True
    if any(word in reason for word in ("未付款", "超时", "未支付")):
        return False
    return order.values.get("paid_at") is not None


def _sums(order: Order) -> None:
    """Order amounts that only the lines tell, and how many pieces there are."""
    for name in _SUMMED:
        amounts = [line.get(name) for line in order.lines]
        if name == "goods_amount":
            amounts = [line.get(name) or _price(line) for line in order.lines]
        whole = [amount for amount in amounts if isinstance(amount, Decimal)]
        if order.values.get(name) is None and whole and len(whole) == len(amounts):
            order.values[name] = sum(whole, Decimal(0))
    if order.platform == "amazon" and order.values.get("paid_amount") is None and order.lines:
        # The report has no total: item and shipping prices with taxes, less promotions.
        order.values["paid_amount"] = sum(map(_paid, order.lines), Decimal(0))
    known = all(line.get("quantity_known") for line in order.lines)
    if order.values.get("item_count") is None and order.lines and known:
        pieces = sum(Decimal(str(line["quantity"])) for line in order.lines)
        order.values["item_count"] = int(pieces)


def _price(line: Values) -> Decimal | None:
    """Unit price times quantity, where both are known."""
    price, quantity = line.get("unit_price"), line.get("quantity")
    known = line.get("quantity_known") and isinstance(price, Decimal)
    return price * quantity if known and isinstance(quantity, Decimal) else None  # type: ignore[operator]


def _paid(line: Values) -> Decimal:
    """What one line cost its buyer."""
    tax = json.loads(str(line.get("attrs") or "{}")).get("tax_amount", "0")
    parts = [line.get("goods_amount"), line.get("freight_amount"), Decimal(tax)]
    total = sum((part for part in parts if isinstance(part, Decimal)), Decimal(0))
    discount = line.get("discount_amount")
    return total - discount if isinstance(discount, Decimal) else total


def apply_refunds(orders: dict[str, Order], refunds: Iterable[Values]) -> None:
    """Refunded amounts from the after-sales files where the order itself names none."""
    sums: dict[str, Decimal] = {}
    states: dict[str, str] = {}
    for refund in refunds:
        key = f"{refund['shop_id']}/{refund['order_no']}"
        status, amount = str(refund.get("status") or ""), refund.get("amount")
        paid_back = status == "success" and refund.get("kind") not in _NOT_MONEY
        if paid_back and isinstance(amount, Decimal):
            sums[key] = sums.get(key, Decimal(0)) + amount
        if states.get(key) != "success" and status:
            states[key] = status
    for key, order in orders.items():
        if key in sums and not order.values.get("refund_amount"):
            order.values["refund_amount"] = sums[key]
        if key in states:
            order.values["refund_status"] = states[key]
        if sums.get(key) and order.values["status"] == "closed_unpaid":
            order.values["status"] = "closed_refunded"


@dataclass(slots=True)
class LineCheck:
    """Whether the lines of an item export add up to the orders of the order export."""

    orders: Decimal = Decimal(0)
    lines: Decimal = Decimal(0)
    together: bool = True
    """Both files were exported at the same instant."""
    wrong: list[str] = field(default_factory=list)


def line_checks(orders: Iterable[Order]) -> dict[int, LineCheck]:
    """For each item export, by file number, its sums against the order export."""
    checks: dict[int, LineCheck] = {}
    for order in orders:
        whole = next((d for d in order.sources if d.rank == RANK_PLATFORM), None)
        items = next((d for d in order.sources if d.rank == RANK_REMARK and d.lines), None)
        paid = whole.get("paid_amount") if whole else None
        if whole is None or items is None or not isinstance(paid, Decimal):
            continue
        amounts = [line.values.get("paid_amount") for line in items.lines]
        known = [amount for amount in amounts if isinstance(amount, Decimal)]
        if len(known) != len(amounts):
            continue
        check = checks.setdefault(items.file, LineCheck())
        check.orders += paid
        check.lines += sum(known, Decimal(0))
        check.together &= whole.as_of == items.as_of
        if sum(known, Decimal(0)) != paid:
            check.wrong.append(order.number)
    return checks
