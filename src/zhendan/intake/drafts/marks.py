"""The shop's own marks: its brushing ledger, and code words in its memos and order types.

A ledger is the shop's own confession. A memo prefix is a question: of the groups that one shop
marked with such prefixes, one was the honest one.
"""

import re

from zhendan.domain import ExhibitKind, SourceClass
from zhendan.formats.cleaning.times import Moment
from zhendan.intake.draft import Draft, Values
from zhendan.intake.recognise.template import Template
from zhendan.intake.taking import Taking

_PREFIX = re.compile(r"^\s*([A-Z])\s*[-－—_]\s*\d+", re.I)
_WORDS = re.compile(r"刷单|补单|放单|S单|空包|干预单|特殊单")
_CASH_BACK = re.compile(r"返现|返款|返本金|返佣|好评返")
_TYPES = (
    (re.compile(r"空包|空单|空件"), "empty_parcel_service"),
    (re.compile(r"刷单"), "confession"),
    (re.compile(r"补单|放单|S单|干预单|特殊单|测评"), "memo_pattern"),
    (re.compile(r"样品|寄样|试用|达人样"), "sample_or_trial"),
    (re.compile(r"员工|内购|内部"), "staff_order"),
)
"""Words of an order's own type: a type is the shop's own filing, a memo may quote the buyer."""
_TYPED = ("orders.type_raw", "orders.seller_flag_raw")


def shop_marks(taking: Taking, template: Template, values: Values, ref: int) -> None:
    """Code words in memo, order type and flag become marks; nothing else is concluded here.

    A file of the shop's own system that holds such marks is private as a whole, like its ledger:
    the platform has never seen it. The platform's own export shows what the platform knows.
    """
    number = values.get("orders.order_no") or values.get("order_lines.order_no")
    for mark in (*memo_marks(values), *_type_marks(values)):
        draft = Draft(mark | {"order_no": number}, ref, template.platform)
        taking.gathered.add("seller_marks", draft)
        if template.source is SourceClass.OWN_SYSTEM:
            taking.kind = ExhibitKind.SHOP_MARK


def memo_marks(values: Values) -> list[Values]:
    """What the seller's memo says: always a question to the merchant, never a confession."""
    memo = str(values.get("orders.seller_memo") or "")
    found: list[Values] = []
    pattern = memo_pattern(memo) if memo else None
    if pattern:
        found.append({"kind": "memo_pattern", "note": memo, "pattern": pattern})
    paid_back = _CASH_BACK.search(memo)
    if paid_back:
        found.append({"kind": "cash_back", "note": memo, "pattern": paid_back[0]})
    return found


def _type_marks(values: Values) -> list[Values]:
    """What the shop filed the order as."""
    found: list[Values] = []
    for target in _TYPED:
        filed = str(values.get(target) or "")
        for words, kind in _TYPES if filed else ():
            said = words.search(filed)
            if said:
                found.append({"kind": kind, "note": filed, "pattern": said[0]})
                break
    return found


def memo_pattern(memo: str) -> str | None:
    """The code in a memo, e.g. `V-` of `V-0618`; None for ordinary words."""
    prefix = _PREFIX.match(memo)
    if prefix:
        return prefix[1].upper() + "-"
    word = _WORDS.search(memo)
    return word[0] if word else None


def take_ledger_mark(taking: Taking, template: Template, values: Values, ref: int) -> None:
    """A row of the shop's brushing ledger."""
    mark = {t.split(".")[1]: v for t, v in values.items() if t.startswith("seller_marks.")}
    day = mark.get("order_date")
    if isinstance(day, Moment):
        mark["order_date"] = day.local_day
    account = mark.get("account_raw")
    if account:
        kept = taking.keeper.account(str(account))
        mark["account_raw"] = kept or account
    mark["kind"] = "brushing_ledger"
    draft = Draft(mark, ref, template.platform, shop=str(values.get("shops.name") or ""))
    taking.gathered.add("seller_marks", draft)
