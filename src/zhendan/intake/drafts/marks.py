"""The shop's own marks: its brushing ledger, and code words in its memos.

A ledger is the shop's own confession. A memo prefix is a question: of the groups that one shop
marked with such prefixes, one was the honest one.
"""

import re

from zhendan.intake.cleaning.times import Moment
from zhendan.intake.draft import Draft, Values
from zhendan.intake.recognise.template import Template
from zhendan.intake.taking import Taking

_PREFIX = re.compile(r"^\s*([A-Z])\s*[-－—_]\s*\d+", re.I)
_WORDS = re.compile(r"刷单|补单|放单|S单|空包|干预单")


def memo_marks(taking: Taking, template: Template, values: Values, ref: int) -> None:
    """A code word in the seller's memo becomes a mark of kind `memo_pattern`."""
    memo = values.get("orders.seller_memo")
    number = values.get("orders.order_no") or values.get("order_lines.order_no")
    pattern = memo_pattern(str(memo)) if memo else None
    if pattern:
        mark: Values = {
            "order_no": number,
            "kind": "memo_pattern",
            "note": memo,
            "pattern": pattern,
        }
        taking.gathered.add("seller_marks", Draft(mark, ref, template.platform))


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
