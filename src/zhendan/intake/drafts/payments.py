"""Rows of payment ledgers: signed amounts, kinds, and which order an entry speaks of."""

import json
import re
from decimal import Decimal

from zhendan.domain import canonical_tables
from zhendan.formats.cleaning.people import masked_text, name
from zhendan.formats.cleaning.times import Moment
from zhendan.formats.row_problems import IdMissing
from zhendan.intake.draft import UNKNOWN_CURRENCY, Draft, Values
from zhendan.intake.drafts.memo_numbers import memo_numbers
from zhendan.intake.recognise.template import Template
from zhendan.intake.taking import Taking
from zhendan.intake.words import ledger_kind, words

_COLUMNS = frozenset(column.name for column in canonical_tables()["payments"])
_ORDER_NO = re.compile(r"^\d{15,20}$|^\d{6}-\d{15}$|^P\d{15,}$|^\d{9,14}$|^\d{3}-\d{7}-\d{7}$")
_STRICT = re.compile(r"^\d{15,20}$")
_OWN_MONEY = frozenset({"withdrawal", "deposit"})
"""Money that the shop moves between its own accounts: its memo names no order."""
_STAGED = frozenset({"order_no", "amount", "payer_key", "fee_amount"})


def take_payment(taking: Taking, template: Template, values: Values, ref: int) -> None:
    """Add one ledger entry, and the refund that it may be."""
    row = {t.split(".")[1]: v for t, v in values.items() if t.startswith("payments.")}
    amount = _signed(row, template, values)
    when = row.get("occurred_at") or row.get("billed_at")
    if amount is None or not isinstance(when, Moment):
        raise IdMissing(column="金额或时间 (amount or time)")
    text = " ".join(str(row.get(part) or "") for part in ("entry_type_raw", "description", "memo"))
    neither = "both_sides" in template.rules and _moved_nothing(row)
    found = {k: v for k, v in row.items() if k in _COLUMNS and k not in _STAGED}
    found |= {
        "provider": template.provider or template.platform,
        "amount": amount,
        "occurred_at": when.at,
        "kind": "other" if neither else _kind(template, text, amount),
        "direction": None if neither else "in" if amount > 0 else "out" if amount < 0 else None,
        "currency": row.get("currency") or template.currency or UNKNOWN_CURRENCY,
        "fee_amount": _fee(row),
        **_payer(taking, template, row),
    }
    found |= _order(template, row, str(found["kind"]))
    if not found["order_no"] and found["kind"] not in _OWN_MONEY:
        found["memo_numbers"] = memo_numbers(str(row.get("memo") or "")) or None
    for column in ("memo", "subject"):
        if found.get(column):
            found[column] = masked_text(str(found[column]))
    found["attrs"] = _attrs(row)
    draft = Draft(_there(found), ref, template.platform, as_of=taking.exported_at)
    draft.file = taking.received.number
    draft.shop = str(values.get("shops.seller_nick") or values.get("shops.name") or "")
    taking.gathered.add("payments", draft)
    _refund(taking, template, values, draft)


_SIDES = ("收入", "支出")
_UNDONE = re.compile(r"关闭|失败|已退还|已全额退款|退款成功|撤销")


def _moved_nothing(row: Values) -> bool:
    """An entry of a person's bill that is on neither side, or did not stand."""
    side, state = str(row.get("direction_raw") or ""), str(row.get("status_raw") or "")
    return not any(word in side for word in _SIDES) or bool(_UNDONE.search(state))


def _signed(row: Values, template: Template, values: Values) -> Decimal | None:
    """Money into the shop's account is positive; separate columns are netted."""
    income, expense = row.get("income_amount"), row.get("expense_amount")
    if isinstance(income, Decimal) or isinstance(expense, Decimal):
        into = abs(income) if isinstance(income, Decimal) else Decimal(0)
        out = abs(expense) if isinstance(expense, Decimal) else Decimal(0)
        return into - out
    amount = row.get("amount")
    if template.platform == "wechatpay" and str(row.get("status_raw")) in {"REFUND", "REVOKED"}:
        refunded = values.get("refunds.amount")
        return -abs(refunded) if isinstance(refunded, Decimal) else None
    if not isinstance(amount, Decimal):
        return None
    word = str(row.get("direction_raw") or "")
    if any(w in word for w in words("ledger")["outgoing"]):
        return -abs(amount)
    return amount


def _kind(template: Template, text: str, amount: Decimal) -> str:
    """What the entry is; what pays out cannot be a receipt."""
    if "transfer_out" in template.rules:
        return "transfer"
    kind = ledger_kind(text) or ("trade_in" if amount > 0 else "other")
    if kind == "trade_in" and amount < 0:
        kind = "refund_out" if "退" in text else "fee"
    if template.platform == "wechatpay":
        kind = "trade_in" if amount >= 0 else "refund_out"
    return kind


def _fee(row: Values) -> object:
    """Fees that stand beside the entry, as a positive amount."""
    parts = [row.get(f"fee_{part}amount") for part in ("", "platform_", "commission_")]
    amounts = [abs(part) for part in parts if isinstance(part, Decimal)]
    return sum(amounts, Decimal(0)) if amounts else None


def _payer(taking: Taking, template: Template, row: Values) -> Values:
    """Who is on the other side: an open id as it is, an account as a keyed hash."""
    if template.platform == "wechatpay":
        return {"payer_key": row.get("payer_key"), "payer_raw": None}
    raw = row.get("counterparty_raw")
    key = taking.keeper.account(str(raw)) if raw else None
    shown = name(str(row["payee_name_raw"])) if row.get("payee_name_raw") else None
    if raw and "*" in str(raw):
        shown = str(raw)
    return {"payer_key": key, "payer_raw": shown}


def _order(template: Template, row: Values, kind: str) -> Values:
    """The order number and the rule that found it; the shop's own money names none in words."""
    own = str(row.get("order_no") or "")
    strict = template.platform == "alipay"
    if own and (_STRICT if strict else _ORDER_NO).match(own):
        return {"order_no": own, "order_no_source": "column"}
    if own and not strict and len(own) > len("-"):
        return {"order_no": own, "order_no_source": "column"}
    in_words = (("memo", "order_rules"), ("merchant_trade_no", "trade_no_rules"))
    for field, rules in () if kind in _OWN_MONEY else in_words:
        text = str(row.get(field) or "")
        for rule, pattern in words("ledger")[rules]:
            found = re.search(pattern, text)
            if found:
                return {"order_no": found[1], "order_no_source": f"regex:{rule}"}
    return {"order_no": None, "order_no_source": "none"}


def _attrs(row: Values) -> str | None:
    """What the ledger says beside its columns, as far as it may be kept."""
    kept = (
        "description",
        "channel_raw",
        "detail_raw",
        "merchant_no",
        "order_amount",
        "operator_raw",
    )
    found = {key: str(row[key]) for key in kept if row.get(key) is not None}
    return json.dumps(found, ensure_ascii=False, sort_keys=True) if found else None


def _refund(taking: Taking, template: Template, values: Values, payment: Draft) -> None:
    """A refund that only a payment bill tells of."""
    number = values.get("refunds.refund_no")
    if template.platform != "wechatpay" or not number or payment.get("kind") != "refund_out":
        return
    amount = payment.get("amount")
    refund: Values = {
        "refund_no": number,
        "order_no": payment.get("order_no") or payment.get("merchant_trade_no"),
        "amount": abs(amount) if isinstance(amount, Decimal) else None,
        "status": "success",
        "finished_at": payment.get("occurred_at"),
    }
    taking.gathered.add("refunds", Draft(_there(refund), payment.ref, template.platform))


def _there(values: Values) -> Values:
    """Only the values that are there."""
    return {key: value for key, value in values.items() if value is not None}
