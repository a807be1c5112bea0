"""Ids are text, always: cleaned of wrappers, never cast, refused where a spreadsheet broke them."""

import re

from zhendan.formats.cleaning.words import FILLERS, bare, folded
from zhendan.formats.row_problems import IdDamaged

_SCIENTIFIC = re.compile(r"^[+-]?\d+(\.\d*)?[eE]\+?\d+$")
_DECIMAL_TAIL = re.compile(r"^(\d+)\.0+$")
KEPT_DIGITS = 15
"""How many digits of a number survive a spreadsheet."""


def identifier(text: str, column: str = "") -> str | None:
    """The id as text, or None where the cell is empty. Raises `IdDamaged`.

    Leading zeros are part of an id. A trailing `.0` is taken off only where no digit can have
    been lost.
    """
    value = bare(folded(text))
    if value in FILLERS:
        return None
    if _SCIENTIFIC.match(value):
        raise IdDamaged(column=column, value=value)
    tail = _DECIMAL_TAIL.match(value)
    if tail:
        if len(tail[1]) > KEPT_DIGITS:
            raise IdDamaged(column=column, value=value)
        return tail[1]
    return value


def surviving_prefix(text: str) -> str:
    """The leading digits of a damaged id that are certain, at most 15; empty if it is whole."""
    value = folded(bare(text)).upper()
    mantissa, _, exponent = value.partition("E")
    digits = mantissa.replace(".", "").lstrip("+-")
    if not digits.isdigit():
        return ""
    if exponent:
        # A shorter mantissa is rounded in its last shown digit.
        return digits[:KEPT_DIGITS] if len(digits) >= KEPT_DIGITS else digits[:-1]
    cut_off = len(digits) > KEPT_DIGITS and not digits[KEPT_DIGITS:].strip("0")
    return digits[:KEPT_DIGITS] if cut_off else ""
