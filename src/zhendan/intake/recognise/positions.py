"""The monthly sheet of 顺丰, whose headings nobody has seen in public: known by its places alone.

Its sheet is called 账单明细, a merged title stands above the header, and each column has its place.
It is taken for that only where every row agrees: a waybill of 顺丰, a weight, an amount.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice

from zhendan.domain import Text
from zhendan.formats.readers.grid import Grid, Row
from zhendan.intake.recognise.headers import Recognition, numbered
from zhendan.intake.recognise.template import Template, home_currency

SHEET = "账单明细"
_PLACES: Mapping[int, str] = {
    1: "parcel_bills.bill_date_raw",
    2: "parcel_bills.waybill_no",
    3: "parcel_bills.origin_city",
    4: "parcel_bills.dest_city",
    6: "parcel_bills.billed_weight_g",
    11: "parcel_bills.amount",
    12: "parcel_bills.courier_raw",
}
_WIDTH = 13
_LOOKED_AT = 60
_WAYBILL = re.compile(r"SF\d{12,15}|\d{12}")
_NUMBER = re.compile(r"\d+(\.\d+)?")
_HEADER = 2
"""The header is the sheet's second row, below its title."""


def by_position(grid: Grid, found: Recognition) -> Recognition:
    """The sheet by its places, where nothing knows its headings and every row agrees."""
    if found.template is not None or found.ties or grid.sheet.strip() != SHEET:
        return found
    rows = [row for row in islice(grid.rows(), _LOOKED_AT) if not row.is_blank]
    header = next((row for row in rows if row.no == _HEADER), None)
    below = [row for row in rows if row.no > _HEADER]
    if header is None or not below or not all(map(_agrees, below)):
        return found
    template = _template(header.cells)
    return (
        found
        if template is None
        else replace(found, template=template, header=header, score=1.0, near=())
    )


def _agrees(row: Row) -> bool:
    """Whether a row has a waybill, a weight and an amount where this sheet has them."""
    if len(row.cells) < _WIDTH:
        return False
    cells = [cell.strip() for cell in row.cells]
    numbers = all(_NUMBER.fullmatch(cells[place]) for place in (6, 11))
    return numbers and bool(_WAYBILL.fullmatch(cells[2]))


def _template(header: Sequence[str]) -> Template | None:
    """A layout under the sheet's own headings; None where a needed one is blank."""
    names = numbered(header)
    if len(names) < _WIDTH or not all(names[place] for place in _PLACES):
        return None
    return Template(
        id="courier.sf.positional",
        platform="sf",
        kind="parcel_bills",
        grain="waybill",
        title=Text("顺丰月结清单（按列位置）", "SF monthly sheet, by position"),
        headers=tuple(names),
        required=(),
        mapping={names[place]: target for place, target in _PLACES.items()},
        confidence="C",
        units={"parcel_bills.billed_weight_g": "kg?"},
        carrier="shunfeng",
        currency=home_currency("sf"),
        evidence="column positions seen in public code",
    )
