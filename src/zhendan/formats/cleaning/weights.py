"""A parcel's weight out of the words of a scan, in grams."""

import re
from decimal import Decimal

from zhendan.formats.cleaning.words import folded

_NUMBER = r"(\d{1,6}(?:\.\d{1,4})?)"
_NAMED = re.compile(
    r"(?:实际重量|称重|重量|实重|毛重|weight)"
    rf"[ ]?[为是约]?[ ]?[:=]?[ ]?{_NUMBER}[ ]?(kg|公斤|千克|g|克|斤)(?![a-z])",
    re.I,
)
_BARE = re.compile(rf"(?<![\d.]){_NUMBER}[ ]?(kg|公斤|千克)(?![a-z])", re.I)
_NOT_THIS_PARCEL = re.compile(
    r"(不超过?|不足|超过?|大于|小于|(?:体积|计费|结算|首|续|限)重?量?|[-~至到<>≤≥])[为是约]?[ :]?$"
)
_UP_TO = re.compile(r"^[ ]?(以内|以下|以上|内|[-~至到/])")
_GRAMS = {
    **dict.fromkeys(("kg", "公斤", "千克"), Decimal(1000)),
    **dict.fromkeys(("g", "克"), Decimal(1)),
    "斤": Decimal(500),
}
_NEAR = 8
_STORED = Decimal("0.1")


def weight_in(text: str) -> Decimal | None:
    """The one weight that a text names; None where it names none, several, nought or a limit.

    Grams and 斤 count only behind a word for weight: elsewhere they belong to the goods.
    """
    plain = folded(text)
    found = {_grams(m) for m in _NAMED.finditer(plain) if _is_this_parcel(plain, m)}
    if not found:
        found = {_grams(m) for m in _BARE.finditer(plain) if _is_this_parcel(plain, m)}
    weight = found.pop() if len(found) == 1 else None
    return weight or None


def _is_this_parcel(text: str, found: re.Match[str]) -> bool:
    """Whether the number is what was weighed and no bound, volume or price step."""
    before, after = text[max(found.start() - _NEAR, 0) : found.start()], text[found.end() :]
    return not _NOT_THIS_PARCEL.search(before) and not _UP_TO.match(after[:3])


def _grams(found: re.Match[str]) -> Decimal:
    """Number and unit as grams, to a tenth."""
    return (Decimal(found[1]) * _GRAMS[found[2].lower()]).quantize(_STORED)
