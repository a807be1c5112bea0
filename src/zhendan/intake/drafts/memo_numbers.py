"""Numbers in a ledger's memo that may be order numbers, and what else they look like.

Whether one of them is an order is settled when all orders are known.
"""

import re
from dataclasses import dataclass

from zhendan.formats.cleaning.words import folded
from zhendan.intake.words import words

_TOKEN = re.compile(
    r"(?<![0-9A-Za-z_-])(\d{6}-\d{15}|\d{3}-\d{7}-\d{7}|[PE]\d{15,26}|\d{9,20})(?![0-9A-Za-z_-])"
)
_LABEL = re.compile(r"(?:订单|单号|tid|order)[^0-9A-Za-z，。；;]{0,8}$", re.I)
_OF_SOMETHING_ELSE = re.compile(
    r"(流水|批次|结算|提现|代付|交易|支付|退款|售后|运|快递|物流|发票|卡|账|帐|身份证|手机|电话)"
    r"(?:单|编)?号?码?[^0-9A-Za-z，。；;]{0,3}$"
)
_ALIPAY_ID = re.compile(r"^2088\d{12}$")
_BANK_CARD = re.compile(r"^62\d{14,17}$")
_ID_CARD = re.compile(r"^[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{4}$")
_NEAR = 12


@dataclass(frozen=True, slots=True)
class MemoNumber:
    """One number of a memo and the rule that found it."""

    number: str
    rule: str
    """`memo:labelled` behind a word for orders, `memo:bare` without any."""


def memo_numbers(memo: str) -> tuple[MemoNumber, ...]:
    """Every number of a memo that could be an order's; numbers named as something else are out."""
    text = folded(memo)
    found = []
    for match in _TOKEN.finditer(text):
        before = text[max(match.start() - _NEAR, 0) : match.start()]
        if _OF_SOMETHING_ELSE.search(before):
            continue
        rule = "memo:labelled" if _LABEL.search(before) else "memo:bare"
        found.append(MemoNumber(match[1], rule))
    return tuple(dict.fromkeys(found))


def has_shape(number: str, platform: str) -> bool:
    """Whether a number is written as the platform writes its order numbers, and is no account."""
    shape = words("ledger")["order_shapes"].get(platform)
    others = (_ALIPAY_ID, _BANK_CARD, _ID_CARD)
    return bool(shape and re.fullmatch(shape, number)) and not any(o.match(number) for o in others)
