"""Payments and refunds: each entry once, linked to its order where something says so."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping

from zhendan.intake.draft import Draft, Values
from zhendan.intake.drafts.memo_numbers import MemoNumber, has_shape
from zhendan.intake.settle.orders import Order
from zhendan.intake.settle.shops import ShopBook


def payments(drafts: Iterable[Draft], orders: Mapping[str, Order], shops: ShopBook) -> list[Values]:
    """Rows of `payments`; the same entry in two files is one."""
    by_pay_no, by_number = _pay_numbers(orders), _numbers(orders)
    found: dict[str, Values] = {}
    seen: Counter[tuple[int, str]] = Counter()
    for draft in drafts:
        row = dict(draft.values)
        said = row.pop("memo_numbers", None)
        key = _entry_key(row)
        seen[(draft.file, key)] += 1
        again = seen[(draft.file, key)]
        if not row.get("order_no") and row.get("pay_no") in by_pay_no:
            row["order_no"] = by_pay_no[str(row["pay_no"])].number
            row["order_no_source"] = "pay_no"
        if not row.get("order_no") and (number := _own_number(row, by_number)):
            row |= {"order_no": number, "order_no_source": "merchant_trade_no"}
        if not row.get("order_no") and isinstance(said, tuple):
            platform = shops.facts.get(shops.find(draft), ("", ""))[0]
            row |= _from_memo(said, by_number, platform if row["kind"] == "transfer" else "")
        row["payment_id"] = f"{row['provider']}:{key}" + (f"#{again}" if again > 1 else "")
        row["shop_id"] = shops.find(draft, row.get("order_no"))
        row["row_ref"] = draft.ref
        found.setdefault(str(row["payment_id"]), row)
    return list(found.values())


def _numbers(orders: Mapping[str, Order]) -> dict[str, str]:
    """Order numbers and line numbers -> order number; one that two orders bear is nobody's."""
    found: dict[str, str] = {}
    for order in orders.values():
        for number in {order.number, *(str(line.get("line_no")) for line in order.lines)}:
            known = found.setdefault(number, order.number)
            if known != order.number:
                found[number] = number if number in (known, order.number) else ""
    return found


def _own_number(row: Values, by_number: Mapping[str, str]) -> str:
    """The order that a merchant's own number for the payment is the number of.

    Shops hand their order number to the provider; a payment tried again bears a short ending.
    """
    said = str(row.get("merchant_trade_no") or "")
    whole = by_number.get(said) or by_number.get(re.sub(r"[-_]\d{1,3}$", "", said)) or ""
    return whole if len(whole) >= _SHORTEST_NUMBER else ""


_SHORTEST_NUMBER = 6
"""Shorter numbers, such as 1001, are also a shop's running numbers of something else."""


def _from_memo(said: tuple[MemoNumber, ...], by_number: Mapping[str, str], platform: str) -> Values:
    """The one order that a memo names: an order of the case, else a number of its shape."""
    met = {number: m.rule for m in said if (number := by_number.get(m.number))}
    if not met:
        met = {m.number: m.rule for m in said if has_shape(m.number, platform)}
    if len(met) != 1:
        return {}
    number, rule = met.popitem()
    return {"order_no": number, "order_no_source": f"regex:{rule}"}


def _entry_key(row: Values) -> str:
    """The ledger's own number, else a digest of what the entry says."""
    if row.get("ledger_no"):
        return str(row["ledger_no"])
    names = ("pay_no", "merchant_trade_no", "order_no", "line_no", "entry_type_raw", "amount")
    said = "|".join(str(row.get(name) or "") for name in (*names, "occurred_at", "payer_key"))
    return hashlib.sha256(said.encode()).hexdigest()[:20]


def _pay_numbers(orders: Mapping[str, Order]) -> dict[str, Order]:
    """Payment numbers that the order exports name."""
    found: dict[str, Order] = {}
    for order in orders.values():
        for source in order.sources:
            attrs = json.loads(str(source.get("attrs") or "{}"))
            if attrs.get("payments.pay_no"):
                found.setdefault(str(attrs["payments.pay_no"]), order)
    return found


def openids(payments_: Iterable[Values], orders: Mapping[str, Order]) -> None:
    """The payer's open id of a WeChat Pay bill is a strong key of the order's buyer."""
    by_number = {order.number: order for order in orders.values()}
    strongest = 3
    for row in payments_:
        order = by_number.get(str(row.get("order_no")))
        if row["provider"] != "wechatpay" or not row.get("payer_key") or order is None:
            continue
        if int(str(order.buyer.get("key_strength", 0))) < strongest:
            order.buyer = order.buyer | {
                "key_kind": "openid",
                "key_value": row["payer_key"],
                "key_strength": strongest,
            }


def refunds(drafts: Iterable[Draft], shops: ShopBook) -> list[Values]:
    """Rows of `refunds`; of two exports the newer one holds."""
    found: dict[str, tuple[tuple[str, int], Values]] = {}
    for draft in drafts:
        row = dict(draft.values)
        row["shop_id"] = shops.find(draft, row.get("order_no"))
        row["refund_id"] = f"{row['shop_id']}/{row.get('refund_no')}"
        row["row_ref"] = draft.ref
        row.setdefault("order_no", "")
        age = (str(draft.as_of or ""), -draft.file)
        before = found.get(str(row["refund_id"]))
        if before is None or age > before[0]:
            found[str(row["refund_id"])] = (age, row)
    return [row for _, row in found.values()]
