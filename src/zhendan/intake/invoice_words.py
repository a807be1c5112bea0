"""Words and numbers as every form of an invoice writes them."""

import re
from decimal import Decimal

from zhendan.formats.cleaning.money import amount
from zhendan.formats.cleaning.people import name
from zhendan.intake.notices.patterns import ORDER_NO

_ORDER = re.compile(r"订单(?:编?号)?[：:]\s*([\dA-Za-z-]{9,30})")
_COMPANY = re.compile(r"^个人$|公司|厂|店|中心|院|局|社|所|部|Ltd|Inc", re.I)
_UNTAXED = {"免税": Decimal(0), "不征税": Decimal(0)}
_INVOICE_NO = re.compile(r"(?<!\d)\d{20}(?!\d)")


def known_buyer(said: str | None) -> str | None:
    """A company's name as it stands; a private person's masked."""
    return said if said and _COMPANY.search(said) else name(said)


def order_in(remark: str) -> str | None:
    """The order number that a remark names; numbers as long as an invoice's own are none."""
    found = ORDER_NO.search(_INVOICE_NO.sub(" ", remark))
    return labelled_order(remark) or (found[1] if found else None)


def labelled_order(text: str) -> str | None:
    """The order number behind its label: a page holds other long numbers, such as accounts."""
    found = _ORDER.search(text)
    return found[1] if found else None


def money(said: str | None) -> Decimal | None:
    """An amount of the invoice."""
    return amount(said, "Amount") if said else None


def exact(said: str | None) -> Decimal | None:
    """A plain decimal with all its places."""
    return Decimal(said) if said and re.fullmatch(r"-?\d{1,12}(\.\d{1,16})?", said) else None


def rate(said: str | None) -> Decimal | None:
    """0.13, 13 %, 免税: a share."""
    if said is None or said in _UNTAXED:
        return _UNTAXED.get(said or "")
    share = exact(said.rstrip("% "))
    return share / 100 if share is not None and said.endswith("%") else share
