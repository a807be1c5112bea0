"""Any other layout of orders: read row by row, and set down as soon as an order stands alone.

What the rows mean is told by the row-by-row way itself, so no second intake can drift from it;
what is saved is the memory. Orders that another file speaks of are drafted again when all files
are settled, as those read in SQL are.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise
from pathlib import Path

from zhendan.formats.readers.grid import Row
from zhendan.formats.readers.pieces import PIECE
from zhendan.intake.builders import builder
from zhendan.intake.bulk.engine import BulkEngine
from zhendan.intake.bulk.lines_again import onto, rows_again
from zhendan.intake.draft import UNKNOWN_CURRENCY, Draft, Gathered, OrderDraft, Values
from zhendan.intake.large import PARTS, BulkState, Place
from zhendan.intake.recognise.template import template_list
from zhendan.intake.settle.everything import order_row
from zhendan.intake.settle.orders import Order, merged
from zhendan.intake.settle.parcels import parcels
from zhendan.intake.settle.registers import buyer_id
from zhendan.intake.settle.shops import ShopBook
from zhendan.intake.staging import Plan
from zhendan.intake.tabular import Table

AT_ONCE = 20_000
"""Orders held before those that stand alone are set down."""
_NUMBERS = frozenset({"orders.order_no", "order_lines.order_no"})
_Key = tuple[int, str]
_MENTION = (
    *(("waybill_no", "VARCHAR"), ("order_id", "VARCHAR"), ("shop_id", "VARCHAR")),
    *(("order_no", "VARCHAR"), ("carrier_code", "VARCHAR"), ("carrier_raw", "VARCHAR")),
    *(("role", "VARCHAR"), ("told_at", "TIMESTAMPTZ"), ("row_ref", "BIGINT")),
)
BUYER = (
    *("key_kind", "key_value", "key_strength", "nick", "nick_masked", "platform_buyer_no"),
    *("pay_account", "email", "phone_hash", "phone_last4", "company_name", "is_member"),
)
BUYER_KINDS = {"key_strength": "SMALLINT", "nick_masked": "BOOLEAN", "is_member": "BOOLEAN"}


def may_be_set_down(plan: Plan) -> bool:
    """Whether rows of this layout are told by themselves or by what they took from above."""
    template = plan.template
    if template.kind not in {"orders", "order_lines"}:
        return False
    if template not in template_list():
        return False
    return bool({column.target for column in plan.columns} & _NUMBERS)


def places_of(path: Path) -> list[Place]:
    """Where the lines of a file lie, in pieces of whole lines."""
    found: list[Place] = []
    with path.open("rb") as file:
        offset, line = 0, 1
        while raw := file.read(PIECE):
            raw += file.readline()
            lines = raw.count(b"\n") + (not raw.endswith(b"\n"))
            found.append(Place(line, lines, offset, len(raw)))
            offset, line = offset + len(raw), line + lines
    return found


class _Noted(dict[_Key, OrderDraft]):
    """Drafts of orders, with the one that was asked for last."""

    last: _Key | None = None

    def get(self, key: _Key, default: object = None) -> OrderDraft | None:  # type: ignore[override]
        """The draft, noted."""
        self.last = key
        return super().get(key)


class _AsSaid(ShopBook):
    """Shops as their rows name them; what they mean is settled with all files."""

    def owner_of(self, draft: Draft) -> str:
        """The shop by the row's own words."""
        return f"{draft.platform}:{draft.shop}" if draft.shop else draft.platform


@dataclass(slots=True)
class Rows:
    """One table read row by row, its single orders set down now and then."""

    table: Table
    engine: BulkEngine
    state: BulkState
    path: Path
    apart: frozenset[int] = frozenset()
    """Lines whose rows stand beside the text."""
    orders: _Noted = field(default_factory=_Noted)
    refs: dict[_Key, list[int]] = field(default_factory=dict)
    """The rows of each order that is held."""
    fixed: set[_Key] = field(default_factory=set)
    """Orders that are not set down: they say more, or fill more than a line."""
    kept: dict[int, Row] = field(default_factory=dict)
    """Rows that fill more than a line, by their first."""
    filled: dict[int, Values] = field(default_factory=dict)
    """What rows took from the rows above them, by their line."""
    shops: Counter[str] = field(default_factory=Counter)
    money: Counter[tuple[str, str]] = field(default_factory=Counter)

    def read(self) -> None:
        """Every row, told as the row-by-row way tells it."""
        taking, state = self.table.taking, self.state
        taking.gathered.orders = self.orders
        last = state.places[-1] if state.places else None
        taking.lineage.set_aside(last.first_line + last.lines if last else 1)
        for row, following in _with_next(self.table.grid.rows()):
            self._row(row, spans=following is not None and following.no - row.no > 1)
            if len(self.orders) >= AT_ONCE:
                self._set_down()
        self._set_down()
        self._together()
        taking.gathered.orders = dict(self.orders)
        state.rows = sum(self.shops.values())
        state.shops = dict(sorted(self.shops.items()))
        state.currency = dict(sorted(self.money.items()))
        state.parts = tuple(p for p in PARTS if any((state.folder / p).iterdir()))
        taking.bulk = state if state.rows else None
        self.table.finish()

    def _row(self, row: Row, *, spans: bool) -> None:
        """One row, and which order it was about."""
        gathered, ref = self.table.taking.gathered, self.state.first_ref + row.no
        before, self.orders.last = _others(gathered), None
        self.table.row(row, ref)
        key = self.orders.last
        if key is None:
            return
        if self.table.plan.filled:
            self.filled[row.no] = self.table.plan.filled
        self.refs.setdefault(key, []).append(ref)
        if spans or row.open_quote or row.no in self.apart:
            self.kept[row.no] = row
        # An ERP's own number stands for another order, which may be in any file.
        original = self.orders[key].get("original_order_no")
        more = row.no in self.kept or row.no in self.filled
        if original or more or _others(gathered) != before:
            self.fixed.add(key)

    def _set_down(self) -> None:
        """Write orders of one row, but for the last, whose next row may be coming."""
        alone = {
            key: draft
            for key, draft in self.orders.items()
            if len(self.refs[key]) == 1 and key not in self.fixed and key != self.orders.last
        }
        shops = _AsSaid()
        orders = merged(alone.values(), shops)
        found = parcels(orders, {}, shops)
        if found.events or not orders:
            return
        for draft, order in zip(alone.values(), orders.values(), strict=True):
            self.shops[draft.shop] += 1
            self.money[draft.shop, str(order.values.get("currency") or UNKNOWN_CURRENCY)] += 1
        number = f"{min(order.ref for order in orders.values()):010d}.parquet"
        refs = {order.order_id: order.ref for order in orders.values()}
        links = [link | {"row_ref": refs[str(link["order_id"])]} for link in found.links]
        self._write("orders", map(order_row, orders.values()), number)
        self._write("order_lines", (one for o in orders.values() for one in o.lines), number)
        self._write("parcels", found.parcels, number)
        self._write("parcel_orders", links, number, more="0::BIGINT AS row_ref, ")
        self._fill("mentions", _MENTION, list(_mentions(orders.values())), number)
        kinds = [(name, BUYER_KINDS.get(name, "VARCHAR")) for name in BUYER]
        head = [("buyer_id", "VARCHAR"), ("shop_id", "VARCHAR"), ("created_at", "TIMESTAMPTZ")]
        told = list(_buyers(orders.values()))
        self._fill("buyers", [*head, *kinds, ("row_ref", "BIGINT")], told, number)
        for key in alone:
            del self.orders[key], self.refs[key]

    def _write(
        self, table: str, rows: Iterable[Mapping[str, object]], number: str, *, more: str = ""
    ) -> None:
        """Rows of a canonical table, in its own types."""
        told = list(rows)
        names = sorted({name for row in told for name in row})
        if not told:
            return
        self.engine.make("down", f"SELECT {more}* FROM {table} WHERE false")
        (columns,) = zip(
            *self.engine.ask("SELECT name FROM pragma_table_info('down')"), strict=True
        )
        names = [name for name in names if name in columns]
        kept = [(name, "VARCHAR") for name in names]
        self.engine.fill("told", kept, [[_plain(row.get(name)) for name in names] for row in told])
        self.engine.deliver("down", "SELECT * FROM told")
        self.engine.write("SELECT * FROM down", self.state.folder / table / number)

    def _fill(
        self,
        part: str,
        columns: Sequence[tuple[str, str]],
        rows: list[Sequence[object]],
        number: str,
    ) -> None:
        """Rows of a part that is no canonical table."""
        if rows:
            self.engine.fill("told", columns, rows)
            self.engine.write("SELECT * FROM told", self.state.folder / part / number)

    def _together(self) -> None:
        """Draft orders anew, row after row, where some of their rows were set down before."""
        if not any((self.state.folder / "orders").iterdir()):
            return
        orders, held = self.state.files("orders"), {key[1]: key for key in self.orders}
        self.engine.fill("wanted", (("order_no", "VARCHAR"),), [(number,) for number in held])
        several = f"SELECT order_no FROM {orders} GROUP BY 1 HAVING count(*) > 1"
        asked = (
            f"SELECT order_no, row_ref FROM {orders} "
            f"WHERE order_no IN (FROM wanted) OR order_no IN ({several})"
        )
        down = [(str(number), int(str(ref))) for number, ref in self.engine.ask(asked)]
        again = [ref for _, ref in down]
        for key in {held[number] for number, _ in down if number in held}:
            del self.orders[key]
            again += self.refs.pop(key)
        first, plan = self.state.first_ref, self.table.plan
        lines = frozenset(ref - first for ref in again)
        rows = rows_again(self.path, self.state, lines - self.kept.keys())
        rows |= {line: self.kept[line] for line in lines & self.kept.keys()}
        anew = onto(self.table.taking, Gathered())
        for line, row in sorted(rows.items()):
            values = plan.again(row.cells, self.filled.get(line, {})).values
            builder(plan.template.kind)(anew, plan.template, values, first + line)
        self.orders.update(anew.gathered.orders)
        self.state.by_row = tuple(sorted(ref - first for _, ref in down))


def _mentions(orders: Iterable[Order]) -> Iterator[Sequence[object]]:
    """Every waybill that an order names."""
    for order in orders:
        number = order.values["order_no"]
        for told in order.parcels:
            at = told.get("shipped_at") or order.values.get("paid_at")
            head = (told["waybill_no"], order.order_id, order.shop_id, number)
            code, raw, role = (told.get(name) for name in ("carrier_code", "carrier_raw", "role"))
            yield (*head, code, raw, role, at or order.values.get("created_at"), order.ref)


def _buyers(orders: Iterable[Order]) -> Iterator[Sequence[object]]:
    """What each order tells of its buyer."""
    for order in orders:
        own = buyer_id(order)
        if own is not None:
            told = [order.buyer.get(name) for name in BUYER]
            yield (own, order.shop_id, order.values.get("created_at"), *told, order.ref)


def _others(gathered: Gathered) -> int:
    """How many rows of other tables there are."""
    return sum(map(len, gathered.rows.values()))


def _with_next(rows: Iterable[Row]) -> Iterator[tuple[Row, Row | None]]:
    """Each row with the one after it."""
    yield from pairwise(chain(rows, (None,)))


def _plain(value: object) -> object:
    """Lists and objects as JSON text."""
    from json import dumps

    if isinstance(value, list | dict):
        return dumps(value, ensure_ascii=False, sort_keys=True)
    return value
