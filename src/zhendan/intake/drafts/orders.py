"""A row of an order export: the order, its line, its parcels, its buyer and the shop's marks."""

import json
import re
from datetime import datetime
from decimal import Decimal

from zhendan.domain import canonical_tables
from zhendan.formats.cleaning.times import Moment
from zhendan.intake.draft import (
    RANK_ERP,
    RANK_MAPPED,
    RANK_PLATFORM,
    RANK_REMARK,
    UNKNOWN_CURRENCY,
    LineDraft,
    OrderDraft,
    Values,
)
from zhendan.intake.drafts.marks import shop_marks
from zhendan.intake.drafts.parcels import is_reship, mentions
from zhendan.intake.drafts.people_fields import buyer, receiver
from zhendan.intake.drafts.presale import is_presale
from zhendan.intake.invoice_words import known_buyer
from zhendan.intake.recognise.template import Template
from zhendan.intake.taking import Taking
from zhendan.intake.words import order_status, says_no_refund

_ORDER = frozenset(column.name for column in canonical_tables()["orders"])
_LINE = frozenset(column.name for column in canonical_tables()["order_lines"])
_RECEIVER = re.compile(r"^receiver_")
_AS_SAID = frozenset({"receiver_town", "receiver_country"})
_LATER = frozenset({"order_no", "as_of", "attrs", "status", "address_changed"})
_REASON = "orders.close_reason"
_LOTTERY = "3"
"""channels/ec/order/get: payment_method of an item that was won for nothing."""
_WORSE = {"s": 0, "m": 1, "d": 2}


def take_order(taking: Taking, template: Template, values: Values, ref: int) -> None:
    """Add what one row of an order export tells."""
    number = str(values.get("orders.order_no") or values.get("order_lines.order_no"))
    key = (taking.received.number, number)
    draft = taking.gathered.orders.get(key)
    if draft is None:
        draft = OrderDraft({"order_no": number}, ref, template.platform)
        draft.file, draft.as_of = taking.received.number, _as_of(taking, values)
        draft.rank = _rank(template)
        draft.shop = str(values.get("shops.name") or "")
        taking.gathered.orders[key] = draft
    shop_marks(taking, template, values, ref)
    if _of_the_main_item(values):
        values = {k: v for k, v in values.items() if k != _REASON} | {"order_lines.is_gift": True}
    found = _order_values(taking, template, values)
    draft.fill(found)
    if found.get("is_presale"):
        # One line of several that is a pre-sale makes the order one.
        draft.values["is_presale"] = True
    draft.buyer = draft.buyer or buyer(values, taking.keeper)
    again = is_reship(taking, template, values)
    line = {} if again else _line(taking, template, values)
    if line:
        draft.lines.append(LineDraft(line, ref))
        if word := line.get("status"):
            draft.statuses.append(str(word))
    elif titles := values.get("orders.titles_raw"):
        _titles_only(draft, str(titles), ref)
    for mention in mentions(values, template, ref):
        draft.parcels.append(mention | {"role": "resend"} if again else mention)


def _of_the_main_item(values: Values) -> bool:
    """Whether a line was closed because the item it came with was: a gift, not the order."""
    return "主品" in str(values.get(_REASON) or "")


def _rank(template: Template) -> int:
    """How much this source is to be believed about orders."""
    if template.kind == "order_lines":
        return RANK_ERP if template.platform == "erp" else RANK_REMARK
    return RANK_MAPPED if template.confidence == "mapping" else RANK_PLATFORM


def _as_of(taking: Taking, values: Values) -> datetime | None:
    """When the source knew this: said by the row, else the time of export."""
    said = values.get("orders.as_of")
    return said.at if isinstance(said, Moment) else taking.exported_at


def _order_values(taking: Taking, template: Template, values: Values) -> Values:
    """The order's own columns."""
    found: Values = {}
    attrs: dict[str, str] = {}
    for target, value in values.items():
        table, column = target.split(".")
        if table == "orders" and column in _ORDER and column not in _LATER:
            if not _RECEIVER.match(column) or column in _AS_SAID:
                found[column] = value.at if isinstance(value, Moment) else value
        elif _is_remark(table, column):
            said = known_buyer(str(value)) if target == "invoices.buyer_name" else _plain(value)
            attrs[f"{table}.{column}" if table != "orders" else column] = said or ""
    found |= receiver(values, taking.keeper)
    found |= _flags(values)
    status, word = _status(taking, template, values)
    if status:
        found["status"] = status
    if word:
        found["status_raw"] = word
    precision = _precision(values)
    if precision:
        found["time_prec"] = precision
    found["currency"] = found.get("currency") or template.currency or UNKNOWN_CURRENCY
    if attrs:
        found["attrs"] = json.dumps(attrs, ensure_ascii=False, sort_keys=True)
    return found


def _is_remark(table: str, column: str) -> bool:
    """What has no column of its own and is kept beside the order."""
    if table == "payments":
        return column in {"pay_no", "method_raw", "balance_part_amount", "detail_raw"}
    if table == "invoices":
        return column in {"buyer_name", "buyer_tax_id"}
    if table == "orders":
        kept = {"titles_raw", "as_of", "status_code", "erp_status_raw", "lucky_code"}
        return column not in _ORDER and column not in kept and not _RECEIVER.match(column)
    return False


def _flags(values: Values) -> Values:
    """Yes and no of the order that stand under other names."""
    found: Values = {}
    presale = is_presale(values)
    if presale is not None:
        found["is_presale"] = presale
    if values.get("orders.gift_order_no"):
        found["is_gift"] = True
    if values.get("orders.lucky_code") is not None:
        # pdd.order.list.get: 1 is an ordinary order, 2 a lottery or zero-yuan one.
        found["is_lottery_or_trial"] = values["orders.lucky_code"] != "1"
    if values.get("orders.pay_method_code") == _LOTTERY:
        found["is_lottery_or_trial"] = True
    refund = values.get("orders.refund_status_raw")
    if refund is not None and says_no_refund(str(refund)):
        found["refund_status"] = "none"
    return found


def _status(taking: Taking, template: Template, values: Values) -> tuple[str | None, str | None]:
    """Canonical status and the platform's word; an unknown word is counted and kept."""
    word = values.get("orders.status_raw") or values.get("orders.erp_status_raw")
    code = values.get("orders.status_code")
    if word is None and code is None:
        return _derived(template, values), None
    status = order_status(template.platform, str(word or ""), str(code or "") or None)
    if status is None:
        taking.unknown_words[str(word or code)] += 1
    if template.platform == "shopify" and status == "paid":
        status = "shipped" if values.get("orders.ship_status_raw") == "fulfilled" else "paid"
    return status, str(word or code)


def _derived(template: Template, values: Values) -> str | None:
    """The eBay report has no status: its dates say how far the order went."""
    if template.platform != "ebay":
        return None
    shipped = values.get("parcels.shipped_at") or values.get("parcels.waybill_no")
    return "shipped" if shipped else "paid" if values.get("orders.paid_at") else "unpaid"


def _precision(values: Values) -> str | None:
    """The coarsest precision among the order's times."""
    seen = [v.precision for k, v in values.items() if isinstance(v, Moment) and "orders." in k]
    return max(seen, key=lambda word: _WORSE[word]) if seen else None


def _line(taking: Taking, template: Template, values: Values) -> Values:
    """The order line of this row, if it has one."""
    found: Values = {}
    attrs: dict[str, str] = {}
    for target, value in values.items():
        table, column = target.split(".")
        if table == "order_lines" and column != "order_no":
            if column in _LINE:
                found[column] = value
            else:
                attrs[column] = _plain(value)
    if not found.keys() & {"title", "item_id", "platform_sku_id", "sku_code", "line_no"}:
        return {}
    discounts = [v for k, v in values.items() if k.startswith("order_lines.discount_")]
    if discounts and "discount_amount" not in found:
        found["discount_amount"] = sum(
            (abs(d) for d in discounts if isinstance(d, Decimal)), Decimal()
        )
    found["quantity_known"] = "quantity" in found
    found.setdefault("quantity", Decimal(1))
    _line_status(taking, template, found)
    if attrs:
        found["attrs"] = json.dumps(attrs, ensure_ascii=False, sort_keys=True)
    return found


def _line_status(taking: Taking, template: Template, line: Values) -> None:
    """A line's own status, and lines that a platform adds as gifts."""
    word = line.get("status_raw")
    if word is not None:
        status = order_status(template.platform, str(word))
        if status is None:
            taking.unknown_words[str(word)] += 1
        line["status"] = status or "unknown"
    if template.platform == "douyin" and line.get("title") == "赠品":
        line["is_gift"] = True


def _titles_only(draft: OrderDraft, titles: str, ref: int) -> None:
    """An order export that only lists titles: lines whose quantities are not known."""
    if draft.lines:
        return
    draft.lines_known = False
    for title in filter(None, (part.strip() for part in re.split(r"[,，]", titles))):
        line: Values = {"title": title, "quantity": Decimal(1), "quantity_known": False}
        draft.lines.append(LineDraft(line, ref))


def _plain(value: object) -> str:
    """A value as JSON text keeps it."""
    return value.at.isoformat() if isinstance(value, Moment) else str(value)
