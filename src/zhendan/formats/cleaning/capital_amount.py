"""Amounts in the capital characters of invoices: 壹仟贰佰叁拾肆圆伍角陆分."""

import re
from decimal import Decimal

_DIGITS = {c: n for n, c in enumerate("零壹贰叁肆伍陆柒捌玖")} | {"〇": 0, "两": 2}
_TENS = {"拾": 10, "佰": 100, "仟": 1000}
_GROUPS = {"亿": 10**8, "万": 10**4}
_WHOLE = re.compile(
    r"[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]+[圆元](?:[零壹贰叁肆伍陆柒捌玖角分整正]{0,6})"
)


def capital_text(text: str) -> str:
    """The first amount in capital characters in a text; empty where there is none."""
    found = _WHOLE.search(text.replace(" ", ""))
    return found[0] if found else ""


def capital_amount(said: str) -> Decimal | None:
    """The amount, or None where the characters do not make one."""
    yuan, mark, rest = said.replace("元", "圆").partition("圆")
    if not mark or not yuan:
        return None
    whole = _whole(yuan)
    cents = _cents(rest.rstrip("整正"))
    return None if whole is None or cents is None else Decimal(whole) + Decimal(cents) / 100


def _whole(said: str) -> int | None:
    """A number up to hundreds of millions: each group of four digits, then 万, then 亿."""
    total = 0
    for mark, size in _GROUPS.items():
        high, found, said = said.rpartition(mark) if mark in said else ("", "", said)
        part = _group(high) if found else 0
        if part is None:
            return None
        total += part * size
    rest = _group(said)
    return None if rest is None else total + rest


def _group(said: str) -> int | None:
    """Up to four digits with their tens."""
    total = digit = 0
    for letter in said:
        if letter in _DIGITS:
            digit = _DIGITS[letter]
        elif letter in _TENS:
            total += (digit or 1) * _TENS[letter]
            digit = 0
        else:
            return None
    return total + digit


def _cents(said: str) -> int | None:
    """Jiao and fen behind the yuan."""
    found = re.fullmatch(r"零?(?:([壹贰叁肆伍陆柒捌玖])角)?零?(?:([壹贰叁肆伍陆柒捌玖])分)?", said)
    if not found:
        return None
    return _DIGITS[found[1] or "零"] * 10 + _DIGITS[found[2] or "零"]
