"""The mapping engine: which column goes where, cleaned by what the target is."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from zhendan.domain import ColumnKind, canonical_tables
from zhendan.formats.cleaning import money, times
from zhendan.formats.cleaning.ids import identifier, surviving_prefix
from zhendan.formats.cleaning.words import FILLERS, bare, folded, plain, yes_or_no
from zhendan.formats.row_problems import CellUnusable, IdMissing, NumberUnclear
from zhendan.intake.currency_problems import MoneyForeign
from zhendan.intake.draft import Values
from zhendan.intake.recognise.headers import norm, numbered
from zhendan.intake.recognise.template import Template
from zhendan.intake.template_problems import IdCut, NotAnOrderNumber

Clean = Callable[[str, str], object]
"""Text of a cell and its heading -> a value or None; raises `CellUnusable`."""

_IDS = frozenset(
    [
        "order_no",
        "parent_order_no",
        "original_order_no",
        "erp_order_no",
        "platform_internal_id",
        "gift_order_no",
        "downstream_order_no",
        "group_buy_no",
        "line_no",
        "item_id",
        "platform_sku_id",
        "sku_code",
        "outer_id",
        "barcode",
        "ledger_no",
        "pay_no",
        "merchant_trade_no",
        "refund_no",
        "return_waybill_no",
        "shop_no",
        "platform_buyer_no",
        "open_uid",
        "openid",
        "pin",
        "creator_id",
        "live_room_id",
        "device_id",
        "warehouse_no",
        "document_no",
        "broadcast_no",
        "ticket_no",
        "person_ref",
        "payer_key",
        "waybill_no",
        "refund_pay_no",
        "merchant_no",
        "status_code",
        "pay_method_code",
    ]
)
_LISTS = frozenset({"waybill_no", "extra_waybills", "gift_waybills", "resend_waybills"})
"""Cells that may hold several waybills."""
KEYS = frozenset(
    [
        "orders.order_no",
        "order_lines.order_no",
        "order_lines.line_no",
        "refunds.order_no",
        "refunds.refund_no",
        "payments.order_no",
        "payments.ledger_no",
        "seller_marks.order_no",
        "parcel_bills.waybill_no",
        "parcels.order_no",
    ]
)
"""Ids whose damage rejects the row; any other damaged id is left out of it."""
ORDER_IDS = frozenset(
    [
        "orders.order_no",
        "order_lines.order_no",
        "refunds.order_no",
        "payments.order_no",
        "seller_marks.order_no",
        "parcels.order_no",
    ]
)
"""Where an order is named by its number."""
_NUMBERED = frozenset({"orders.order_no", "order_lines.order_no"})
_ZERO_IS_NOBODY = frozenset({"creator_id", "live_room_id", "shop_no"})
MUST = (
    *("orders.order_no", "order_lines.order_no", "refunds.order_no", "refunds.refund_no"),
    *("seller_marks.order_no", "parcel_bills.waybill_no"),
)
"""Ids without which a row is about nothing."""
_REMEMBERED = 2000
_GRAMS = {"kg": Decimal(1000), "g": Decimal(1)}


@dataclass(frozen=True, slots=True)
class FileRules:
    """What the whole file decides about its cells."""

    times: times.TimeRules
    comma_decimal: bool = False
    cut: frozenset[int] = frozenset()
    """Columns whose ids a spreadsheet cut at fifteen digits."""


@dataclass(frozen=True, slots=True)
class PlanColumn:
    """One column of the file that is used."""

    index: int
    header: str
    target: str
    clean: Clean
    is_money: bool = False
    known: dict[str, object] = field(default_factory=dict)
    """Cells met before: exports repeat their status words, places and amounts."""

    def value(self, cell: str) -> object:
        """The cleaned cell. Raises `CellUnusable`."""
        try:
            return self.known[cell]
        except KeyError:
            found = self.clean(cell, self.header)
            if len(self.known) < _REMEMBERED:
                self.known[cell] = found
            return found

    def is_odd(self, value: object) -> bool:
        """Whether an amount has parts of a cent that want a second look.

        A provider's fee is a share of the amount and stands to five places in WeChat Pay's bills.
        """
        a_share = self.target.startswith("payments.fee_")
        return self.is_money and not a_share and isinstance(value, Decimal) and money.is_odd(value)


@dataclass(slots=True)
class Staged:
    """One row, cleaned."""

    values: Values
    left_out: list[CellUnusable] = field(default_factory=list)


@dataclass(slots=True)
class Plan:
    """How the rows of one table are read."""

    template: Template
    headers: list[str]
    columns: list[PlanColumn]
    rules: FileRules
    last: Values = field(default_factory=dict)
    filled: Values = field(default_factory=dict)
    """What the row that was staged last took from the rows above it."""

    @property
    def width(self) -> int:
        """Columns of the header."""
        return len(self.headers)

    def stage(self, cells: Sequence[str]) -> Staged:
        """The cleaned row. Raises `CellUnusable` for a row that must be rejected."""
        staged = Staged({})
        for column in self.columns:
            if column.index >= len(cells) or not cells[column.index]:
                continue
            try:
                value = column.value(cells[column.index])
            except CellUnusable as error:
                if column.target in KEYS or not _is_id(column.target):
                    raise
                staged.left_out.append(error)
                continue
            if value is not None:
                _put(staged.values, column.target, value)
        self._fill_down(staged.values)
        self._hold_keys(staged.values)
        return staged

    def again(self, cells: Sequence[str], filled: Values) -> Staged:
        """A row by itself, with what it once took from the rows above it."""
        self.last = dict(filled)
        return self.stage(cells)

    def forget(self, cells: Sequence[str]) -> None:
        """A row was left out: rows below it that were its own are not told as another's."""
        for column in self.columns:
            if column.index >= len(cells) or cells[column.index].strip():
                self.last.pop(column.target, None)

    def loosely(self, cells: Sequence[str]) -> Values:
        """What a row that was rejected says besides, as far as it can be read."""
        found: Values = {}
        for column in self.columns:
            try:
                value = column.value(cells[column.index]) if column.index < len(cells) else None
            except CellUnusable:
                continue
            if value is not None:
                _put(found, column.target, value)
        return found

    def _fill_down(self, values: Values) -> None:
        """Columns that stand only on the first line of an order (merged cells)."""
        there = self.template.fill_down
        self.filled = {t: self.last[t] for t in there if t not in values and t in self.last}
        values.update(self.filled)
        self.last.update((t, values[t]) for t in there if t in values)

    def _hold_keys(self, values: Values) -> None:
        """Refuse a row without the id that it is about: a blank counts as damage."""
        about = {"orders", "order_lines", self.template.kind}
        for target in MUST:
            if target.split(".")[0] in about and target not in values:
                column = next((c for c in self.columns if c.target == target), None)
                if column is not None:
                    raise IdMissing(column=column.header)


def plan(template: Template, header: Sequence[str], rules: FileRules) -> Plan:
    """The plan for a table with this header; columns nobody knows stay in the raw row."""
    alias = {norm(a): norm(b) for a, b in template.alias.items()}
    mapping = {norm(name): target for name, target in template.mapping.items()}
    columns = []
    for index, name in enumerate(numbered(header)):
        target = mapping.get(name) or mapping.get(alias.get(name, ""))
        if target:
            clean = cleaner(target, template, rules)
            clean = whole_only if index in rules.cut else clean
            columns.append(
                PlanColumn(index, header[index].strip(), target, clean, is_money(target))
            )
    return Plan(template, [cell.strip() for cell in header], columns, rules)


def _put(values: Values, target: str, value: object) -> None:
    """Several columns of one target: amounts add up, words are joined, ids keep the first."""
    before = values.get(target)
    if before is None:
        values[target] = value
    elif isinstance(before, Decimal) and isinstance(value, Decimal):
        values[target] = before + value
    elif isinstance(before, str) and target.endswith("_raw") and value != before:
        values[target] = f"{before}；{value}"


def _is_id(target: str) -> bool:
    """Whether the target holds an id."""
    return target.split(".")[1] in _IDS


def is_money(target: str) -> bool:
    """Whether the target holds an amount."""
    column = target.split(".")[1]
    return column.endswith("_amount") or column in {"amount", "unit_price", "amount_to_buyer"}


@cache
def _kinds() -> Mapping[str, ColumnKind]:
    """`table.column` -> what it holds."""
    tables = canonical_tables().items()
    return {
        f"{table}.{column.name}": column.kind for table, columns in tables for column in columns
    }


def cleaner(target: str, template: Template, rules: FileRules) -> Clean:
    """What turns a cell into a value of `target`."""
    column = target.split(".")[1]
    kind = _kinds().get(target)
    if column in _LISTS:
        return lambda text, _: None if bare(text) in FILLERS else folded(bare(text))
    if column in _IDS:
        nobody = _nonzero if column in _ZERO_IS_NOBODY else identifier
        return _order_number if target in _NUMBERED else nobody
    if kind is ColumnKind.INSTANT or column.endswith("_at"):
        return lambda text, header: times.moment(text, header, rules.times)
    if column.endswith("_g"):
        return _weight(target, template)
    return _by_kind(column, kind, template, rules)


def whole_only(text: str, header: str) -> str | None:
    """An id of a column whose long ids were cut. Raises `IdCut` for those."""
    found = identifier(text, header)
    if found is not None and found.isdigit() and surviving_prefix(found):
        raise IdCut(column=header, value=found)
    return found


def _order_number(text: str, header: str) -> str | None:
    """An order's number; words without any digit are none."""
    found = identifier(text, header)
    if found is not None and not any(map(str.isdigit, found)):
        raise NotAnOrderNumber(column=header, value=found[:40])
    return found


def currency_word(text: str, _: str) -> str | None:
    """A cell that names a currency: its code; any other word stays as it is."""
    return money.currency_of(text) or plain(text)


def _nonzero(text: str, header: str) -> str | None:
    """An id of which platforms write 0 where there is none."""
    found = identifier(text, header)
    return None if found == "0" else found


def _by_kind(column: str, kind: ColumnKind | None, template: Template, rules: FileRules) -> Clean:
    """What turns a cell into a day, a yes or no, a count, an amount or plain text."""
    if column.endswith("_cm") or column in {"quantity", "score"}:
        return money.count
    if column == "currency":
        return currency_word
    if kind is None and column.endswith("_amount"):
        kind = ColumnKind.DECIMAL
    known: dict[ColumnKind, Clean] = {
        ColumnKind.DATE: lambda text, header: times.day(text, header, rules.times),
        ColumnKind.BOOLEAN: lambda text, _: yes_or_no(text),
        ColumnKind.INTEGER: _whole,
        ColumnKind.DECIMAL: _amount(template, rules),
    }
    return known.get(kind or ColumnKind.TEXT, lambda text, _: plain(text))


def _amount(template: Template, rules: FileRules) -> Clean:
    """An amount; fen become yuan by exact division. One in another currency is refused."""
    fen, currency = "fen" in template.rules, template.currency

    def clean(text: str, header: str) -> object:
        named = money.currency_of(text)
        if named and currency and named != currency:
            raise MoneyForeign(column=header, value=text.strip()[:40], currency=currency)
        found = money.amount(text, header, comma_decimal=rules.comma_decimal)
        return found / money.FEN if fen and found is not None else found

    return clean


def _weight(target: str, template: Template) -> Clean:
    """Grams, from the unit that the heading or the template names."""
    stated = _GRAMS[template.units.get(target, "g").rstrip("?")]

    def clean(text: str, header: str) -> object:
        found = money.count(text, header)
        word = folded(bare(text)).lower()
        kilo = re.search(r"kg|千克|公斤", word + header.lower())
        gram = re.search(r"\(g\)|（g）|\d\s*(g|克)$", word + " " + header.lower())
        unit = _GRAMS["kg"] if kilo else _GRAMS["g"] if gram else stated
        return None if found is None else found * unit

    return clean


def _whole(text: str, header: str) -> int | None:
    """A count without a fraction."""
    found = money.count(text, header)
    if found is None:
        return None
    if found != found.to_integral_value():
        raise NumberUnclear(column=header, value=text.strip()[:40])
    return int(found)
