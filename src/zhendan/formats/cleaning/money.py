"""Amounts as decimals: signs, units, separators; what has two readings is refused."""

import re
from collections.abc import Iterable
from decimal import Decimal

from zhendan.formats.cleaning.words import FILLERS, bare, folded
from zhendan.formats.row_problems import MoneyUnclear

_NAMED = (
    ("TWD", r"NT\$|TWD|新[台臺][币幣]"),
    ("USD", r"US\$|USD|美元"),
    ("HKD", r"HK\$|HKD|港[币幣元]"),
    ("EUR", r"€|EUR|欧元"),
    ("GBP", r"£|GBP|英镑"),
    ("JPY", r"JPY|日[元圆]|円"),
    ("CNY", r"RMB|CNY|人民币|元"),
)
"""What names one currency; `¥` and `$` stand for several and name none. 元 comes last."""
_CODES = tuple((code, re.compile(pattern, re.I)) for code, pattern in _NAMED)
_SIGNS = re.compile("|".join(pattern for _, pattern in _NAMED) + "|[¥$]", re.I)
_PLAIN = re.compile(r"^[+-]?\d+(\.\d*)?$|^[+-]?\.\d+$")
_GROUPED = re.compile(r"^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$")
_COMMA_DECIMAL = re.compile(r"^[+-]?\d{1,3}([. ]\d{3})*,\d{1,2}$|^[+-]?\d+,\d{1,2}$")
_LONGEST = 20
_FEWEST_COMMAS = 2
STORED = Decimal("0.0001")
FEN = Decimal(100)


def amount(text: str, column: str = "", *, comma_decimal: bool = False) -> Decimal | None:
    """The amount in units of its currency, or None where the cell is empty.

    `comma_decimal` is said by the whole file, never by one cell. Raises `MoneyUnclear`.
    """
    value = folded(bare(text))
    if value in FILLERS and value.lower() != "nan":
        return None
    if _PLAIN.match(value):
        return _stored(value, column)
    negative = value.startswith("(") and value.endswith(")")
    value = _SIGNS.sub("", value.strip("()")).replace("\u00a0", " ").strip()
    if value[:1] in "+-":
        value = value[:1] + value[1:].strip()
    if not value:
        raise MoneyUnclear(column=column, value=text.strip())
    found = _read(value, column, comma_decimal=comma_decimal)
    return -found if negative else found


def _read(value: str, column: str, *, comma_decimal: bool) -> Decimal:
    """An amount without signs and units around it."""
    if _PLAIN.match(value):
        return _stored(value, column)
    if comma_decimal and _COMMA_DECIMAL.match(value):
        return _stored(value.replace(".", "").replace(" ", "").replace(",", "."), column)
    if not comma_decimal and _GROUPED.match(value):
        return _stored(value.replace(",", ""), column)
    raise MoneyUnclear(column=column, value=value)


def _stored(value: str, column: str) -> Decimal:
    """The decimal, at most as long as an amount can be."""
    if len(value) > _LONGEST:
        # A binary fraction written out by a spreadsheet, or nonsense.
        if "." not in value or value.index(".") > _LONGEST - 6:
            raise MoneyUnclear(column=column, value=value[:_LONGEST])
        value = value[: _LONGEST + 8]
    found = Decimal(value)
    exponent = found.as_tuple().exponent
    if isinstance(exponent, int) and exponent < STORED.as_tuple().exponent:  # type: ignore[operator]
        return found.quantize(STORED)
    return found


def currency_of(text: str) -> str:
    """The currency that a cell names beside its amount; empty where it names none."""
    if text[:1].isdigit() and text[-1:].isdigit():
        return ""
    value = folded(text)
    return next((code for code, pattern in _CODES if pattern.search(value)), "")


def is_odd(value: Decimal) -> bool:
    """Whether an amount has more than two decimals that mean something."""
    return value != value.quantize(Decimal("0.01"))


def is_comma_decimal(text: str) -> bool:
    """Whether a cell can only be an amount with a decimal comma, e.g. `1.234,56`."""
    value = _SIGNS.sub("", folded(bare(text))).strip()
    return bool(re.match(r"^[+-]?\d{1,3}([. ]\d{3})+,\d{1,2}$", value))


def all_comma_decimal(cells: Iterable[str]) -> bool:
    """Whether amounts use the decimal comma throughout: one of `1.234,56`, or two of `12,50`.

    One or two digits behind a comma are no group of thousands; a point for decimals speaks
    against it.
    """
    told = [_SIGNS.sub("", folded(bare(cell))).strip() for cell in cells]
    if any("." in cell.split(",")[-1] for cell in told):
        return False
    short = sum(bool(_COMMA_DECIMAL.match(cell)) for cell in told)
    return short >= _FEWEST_COMMAS or any(map(is_comma_decimal, told))


def count(text: str, column: str = "") -> Decimal | None:
    """A quantity or weight: a plain number with an optional unit word. Raises `MoneyUnclear`."""
    value = folded(bare(text)).lower()
    if value in FILLERS:
        return None
    return amount(re.sub(r"\s*(kg|g|克|千克|公斤|件|个|pcs?)$", "", value), column)
