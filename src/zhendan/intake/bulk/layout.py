"""A recognised order layout as SQL: which column is cleaned how, and what only Python can tell."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from zhendan.domain import ColumnKind, canonical_tables
from zhendan.formats.cleaning.people import Keeper
from zhendan.intake.bulk.alone import alone
from zhendan.intake.bulk.cells import (
    CellForm,
    id_form,
    money_form,
    text_form,
    time_form,
    whole_form,
)
from zhendan.intake.bulk.people import (
    account_form,
    address_form,
    name_form,
    nick_form,
    phone_form,
)
from zhendan.intake.drafts.marks import memo_marks
from zhendan.intake.drafts.parcels import damaged_waybills, waybills
from zhendan.intake.recognise.template import Template
from zhendan.intake.settle.shops import GUESTS
from zhendan.intake.staging import Plan, PlanColumn, whole_only
from zhendan.intake.taking import Taking

_KINDS = {column.name: column.kind for column in canonical_tables()["orders"]}
_OWN_RULES = frozenset({"ebay", "amazon", "shopify"})
"""Platforms whose status or sums are worked out in ways of their own."""
_UNUSED = frozenset({"shops.shop_no"})
REMARK = "invoices.buyer_name"
"""A remark beside the order that is another one in every row."""
_SPOKEN = frozenset({"orders.buyer_message", "orders.titles_raw", "orders.close_reason"})
"""Words that say nothing about any other column."""
_PEOPLE = {
    "buyers.nick": nick_form,
    "buyers.pay_account": account_form,
    "orders.receiver_name_raw": name_form,
    "orders.receiver_address_raw": address_form,
}
_PHONES = ("orders.receiver_phone_raw", "orders.receiver_tel_raw")
_BLANK_ONLY = frozenset({"orders.receiver_address_changed_raw"})
"""Columns that are nearly always empty; a row that fills one goes row by row."""
MEMO = "orders.seller_memo"
_FIRST_YEAR, _LAST_YEAR = 1992, 2100


@dataclass(frozen=True, slots=True)
class Spread:
    """A column whose cells differ from row to row."""

    column: PlanColumn
    form: CellForm

    @property
    def cell(self) -> str:
        """The cell in SQL."""
        return f"p.c{self.column.index}"

    @property
    def odd(self) -> str:
        """The table of its odd cells."""
        return f"odd_{self.column.index}"

    @property
    def name(self) -> str:
        """The name of its value in the staged rows."""
        return self.column.target.replace(".", "__")


@dataclass(frozen=True, slots=True)
class Layout:
    """How the rows of one table are read in bulk."""

    plan: Plan
    spread: tuple[Spread, ...]
    few: tuple[PlanColumn, ...]
    """Columns of few distinct values, cleaned and concluded from by the row-by-row way."""
    blank: tuple[PlanColumn, ...]

    def has(self, target: str) -> bool:
        """Whether a spread column has this target."""
        return any(spread.column.target == target for spread in self.spread)


def layout_of(plan: Plan, taking: Taking) -> Layout | None:
    """The layout in bulk; None where a rule of this table is only known row by row."""
    offset, keeper = steady_offset(plan.template.zone or taking.settings.zone), taking.keeper
    targets = [column.target for column in plan.columns]
    if offset is None or not _plain_orders(plan) or len(set(targets)) != len(targets):
        return None
    spread: list[Spread] = []
    few: list[PlanColumn] = []
    blank: list[PlanColumn] = []
    for column in plan.columns:
        form = _form(column, keeper, offset)
        if column.target == REMARK:
            form = remark_form(column, taking, plan.template)
        if form is not None:
            spread.append(Spread(column, form))
        elif column.target in _BLANK_ONLY:
            blank.append(column)
        elif column.target not in _UNUSED:
            few.append(column)
    return Layout(plan, tuple(spread), tuple(few), tuple(blank))


def _plain_orders(plan: Plan) -> bool:
    """Whether each row is one order of a platform, told by rules that are known in SQL."""
    template = plan.template
    targets = {column.target for column in plan.columns}
    if template.kind != "orders" or template.platform in GUESTS | _OWN_RULES:
        return False
    if template.fill_down or template.explain_row or template.json or template.rules - {"fen"}:
        return False
    if "orders.order_no" not in targets or "orders.as_of" in targets:
        return False
    if any(column.clean is whole_only for column in plan.columns):
        return False
    if "buyers.pay_account" in targets and "buyers.nick" not in targets:
        return False
    return not any(map(_only_by_row, targets))


def _only_by_row(target: str) -> bool:
    """Targets whose meaning hangs on others of the same row, or on other rows."""
    table, column = target.split(".")
    if table == "order_lines" or target == "payments.pay_no":
        return True
    if table == "buyers":
        return target not in _PEOPLE
    if table == "parcels":
        return column not in {"waybill_no", "carrier_raw"}
    known = {*_PEOPLE, *_PHONES, *_BLANK_ONLY}
    return column.startswith("receiver_") and target not in known


def _form(column: PlanColumn, keeper: Keeper, offset: int) -> CellForm | None:
    """The form of a column's cells; None for columns of few distinct values."""
    target = column.target
    if target in _PEOPLE:
        return _PEOPLE[target](keeper)
    if target in _PHONES:
        return phone_form(target, keeper)
    if target in _SPOKEN:
        return text_form(column)
    own = {"parcels.waybill_no": waybill_form, MEMO: memo_form, "orders.order_no": id_form}
    if target in own:
        return own[target](column)
    table, name = target.split(".")
    return _by_kind(column, name, offset) if table == "orders" else None


def _by_kind(column: PlanColumn, name: str, offset: int) -> CellForm | None:
    """By what the column of `orders` holds."""
    kind = _KINDS.get(name)
    if kind is ColumnKind.INSTANT:
        return time_form(column, offset)
    if kind is ColumnKind.DECIMAL:
        return money_form(column)
    return whole_form(column) if kind is ColumnKind.INTEGER else None


def waybill_form(column: PlanColumn) -> CellForm:
    """Waybills of one cell, joined by commas."""

    def clean(cell: str) -> tuple[object, bool]:
        value = column.clean(cell, column.header)
        return ",".join(waybills(value)) or None, bool(damaged_waybills(value))

    one = "[A-Za-z]{2,8}[0-9]{6,24}|[0-9]{8,24}"
    return CellForm(
        f"({{c}} = '' OR regexp_full_match({{c}}, '(No:)?({one})'))",
        "nullif(CASE WHEN starts_with({c}, 'No:') THEN substr({c}, 4) ELSE {c} END, '')",
        "VARCHAR",
        clean,
    )


def remark_form(column: PlanColumn, taking: Taking, template: Template) -> CellForm:
    """A remark as it is kept beside the order, concluded once from each distinct cell."""

    def clean(cell: str) -> tuple[object, bool]:
        found = alone(taking, template, {REMARK: column.clean(cell, column.header)})
        return found.remarks.get(REMARK), bool(found.gathered.rows)

    return CellForm("({c} = '')", "nullif({c}, '')", "VARCHAR", clean)


def memo_form(column: PlanColumn) -> CellForm:
    """The shop's memo; one that may be a mark of the shop's goes row by row."""
    words = text_form(column)

    def clean(cell: str) -> tuple[object, bool]:
        value, bad = words.clean(cell)
        return value, bad or (value is not None and bool(memo_marks({MEMO: value})))

    regular = words.regular.replace(
        "{c} = '' OR ", "{c} = '' OR NOT regexp_matches({c}, '[A-Za-z单空返]') AND "
    )
    return CellForm(regular, words.value, words.kind, clean)


@cache
def steady_offset(zone: str) -> int | None:
    """Seconds east of UTC where that never changes in the years an order can have; else None."""
    place = ZoneInfo(zone)
    noon = datetime(_FIRST_YEAR, 1, 1, 12, tzinfo=UTC)
    days = (datetime(_LAST_YEAR, 1, 1, tzinfo=UTC) - noon).days
    seen = {(noon + timedelta(days=day)).astimezone(place).utcoffset() for day in range(0, days, 7)}
    offset = seen.pop() if len(seen) == 1 else None
    return None if offset is None else int(offset.total_seconds())
