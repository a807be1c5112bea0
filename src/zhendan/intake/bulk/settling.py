"""Large files settled beside the others: shops agreed, buyers and parcels joined."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from zhendan.intake.bulk.by_rows import BUYER, BUYER_KINDS
from zhendan.intake.bulk.cells import quoted
from zhendan.intake.bulk.engine import BulkEngine
from zhendan.intake.bulk.lines_again import onto, rows_again
from zhendan.intake.bulk.source import raw_json
from zhendan.intake.bulk.touching import touched
from zhendan.intake.draft import Gathered
from zhendan.intake.drafts.orders import take_order
from zhendan.intake.large import BulkState
from zhendan.intake.recognise.template import template_list
from zhendan.intake.settle.orders import Order
from zhendan.intake.settle.registers import buyer_id
from zhendan.intake.settle.shops import ShopBook
from zhendan.intake.staging import plan
from zhendan.intake.taking import Taking

_BUYER_IN_BULK = ("key_kind", "key_value", "key_strength", "nick", "nick_masked", "pay_account")
_SAME = frozenset({"shop_id", "key_kind", "key_value"})
"""What a buyer's id is made of: the same wherever the buyer is told of."""


@dataclass(slots=True)
class Settling:
    """The large files of one reading, from their reading to their rows in the tables."""

    engine: BulkEngine
    takings: Sequence[Taking]
    """Those with something staged in bulk."""
    shops: dict[str, str] = field(default_factory=dict)
    """Shop as a row names it -> shop as all files together settle it, where they differ."""

    @property
    def states(self) -> list[BulkState]:
        """What was staged."""
        return [taking.bulk for taking in self.takings if taking.bulk is not None]

    def pull(self, gathered: Gathered) -> None:
        """Have rows that other files speak of drafted like theirs."""
        for place, refs in touched(self.engine, self.states, gathered).items():
            state = self.states[place]
            # What went row by row with another row of its order is drafted already.
            if new := refs - {state.first_ref + line for line in state.by_row}:
                _draft(self.takings[place], state, new, gathered)
        if any(state.by_row for state in self.states):
            again = [(s.first_ref + line,) for s in self.states for line in s.by_row]
            self.engine.fill("again", (("row_ref", "BIGINT"),), again)
            self.engine.make("pulled", "SELECT row_ref FROM pulled UNION FROM again")
        for state, shop, money, count in self._left():
            state.shops[shop] -= count
            state.currency[shop, money] -= count
        in_order = sorted(gathered.orders.items(), key=lambda item: (item[1].file, item[1].ref))
        gathered.orders = dict(in_order)
        for table in ("seller_marks",):
            if table in gathered.rows:
                gathered.rows[table].sort(key=lambda draft: draft.ref)

    def _left(self) -> Iterable[tuple[BulkState, str, str, int]]:
        """How many orders of each shop are not settled in bulk after all."""
        for state in self.states:
            start = len(state.platform) + 2
            asked = (
                f"SELECT coalesce(nullif(substr(shop_id, {start}), ''), ''), currency, count(*) "
                f"FROM {state.files('orders')} SEMI JOIN pulled USING (row_ref) GROUP BY 1, 2"
            )
            for shop, money, count in self.engine.ask(asked):
                yield state, str(shop), str(money), int(str(count))

    def named(self) -> list[tuple[str, str, int]]:
        """Platform, shop name and orders of what is settled in bulk."""
        return [
            (state.platform, shop, count)
            for state in self.states
            for shop, count in state.shops.items()
            if count
        ]

    def agree(self, book: ShopBook) -> Mapping[str, int]:
        """Learn which shop each name stands for, and count its currencies."""
        files: dict[str, int] = {}
        for taking, state in zip(self.takings, self.states, strict=True):
            for shop, count in state.shops.items():
                said = f"{state.platform}:{shop}" if shop else state.platform
                meant = book.shop(state.platform, shop) if count else said
                if count:
                    files.setdefault(meant, taking.received.number)
                if meant != said:
                    self.shops[said] = meant
            for (shop, money), count in state.currency.items():
                if count:
                    book.count_money(book.shop(state.platform, shop), money, count)
        return files

    def deliver(self, orders: Mapping[str, Order]) -> None:
        """Hand every row over; `orders` are those settled by row."""
        for taking, state in zip(self.takings, self.states, strict=True):
            if state.has("cells"):
                self._sources(taking, state)
            self._orders(state)
            self._set_down(state)
        self._parcels()
        self._buyers(orders)

    def _sources(self, taking: Taking, state: BulkState) -> None:
        """Source rows; rows of pulled orders keep theirs."""
        file = quoted(taking.received.sha256)
        raw = raw_json(state.headers) if self.engine.keeps_cells else "CAST(NULL AS VARCHAR)"
        self.engine.deliver(
            "source_rows",
            f"SELECT row_ref, {file} AS file_id, {quoted(state.sheet or '')} AS sheet, row_no, "
            f"'' AS pointer, row_sha256, {raw} AS raw FROM {state.files('cells')}",
        )

    def _orders(self, state: BulkState) -> None:
        """Orders and their lines; files that hold nothing else go over as they are."""
        as_staged = not self.shops and not self.engine.ask("SELECT 1 FROM pulled LIMIT 1")
        left = "ANTI JOIN pulled USING (row_ref)"
        ids = {
            "orders": ("order_id", "shop_id", "buyer_id"),
            "order_lines": ("line_id", "order_id"),
        }
        for table, names in ids.items():
            if state.has(table) and as_staged:
                self.engine.adopt(table, sorted((state.folder / table).iterdir()))
            elif state.has(table):
                rows = f"{state.files(table)} {left}"
                self.engine.deliver(table, f"SELECT * {self._ids(*names)} FROM {rows}")

    def _set_down(self, state: BulkState) -> None:
        """Parcels that were told with their orders, one by one."""
        for table, names in (("parcels", ("shop_id",)), ("parcel_orders", ("order_id",))):
            if state.set_down and state.has(table):
                left = f"{state.files(table)} ANTI JOIN pulled USING (row_ref)"
                only = "EXCLUDE (row_ref) " if table == "parcel_orders" else ""
                self.engine.deliver(table, f"SELECT * {only}{self._ids(*names)} FROM {left}")

    def _ids(self, *names: str) -> str:
        """Ids under the shops that are meant."""
        if not self.shops:
            return ""
        return f"REPLACE ({', '.join(f'{self._meant(name)} AS {name}' for name in names)})"

    def _meant(self, name: str) -> str:
        """An id that begins with a shop, under the shop that is meant."""
        tests = " ".join(
            f"WHEN {name} = {quoted(said)} OR starts_with({name}, {quoted(said + '/')}) "
            f"THEN {quoted(meant)} || substr({name}, {len(said) + 1})"
            for said, meant in self.shops.items()
        )
        return f"CASE {tests} ELSE {name} END" if tests else name

    def _parcels(self) -> None:
        """One parcel a waybill: no courier and no season tells two of them apart."""
        told = [s for s in self.states if s.has("mentions") and not s.set_down]
        if not told:
            return
        ids = self._ids("order_id", "shop_id")
        rows = " UNION ALL ".join(f"SELECT * {ids} FROM {s.files('mentions')}" for s in told)
        self.engine.make("mentioned", f"FROM ({rows}) ANTI JOIN pulled USING (row_ref)")
        # Nearly every waybill is named once: only the others need to be put together.
        self.engine.make(
            "shared", "SELECT waybill_no FROM mentioned GROUP BY 1 HAVING count(*) > 1"
        )
        first = "ORDER BY told_at IS NULL, told_at, row_ref"
        code = "coalesce(max(nullif(carrier_code, '')), '')"
        together = (
            f"SELECT waybill_no, {code} AS carrier_code, "
            f"first(shop_id {first}) AS shop_id, first(role {first}) AS role, "
            f"first(row_ref {first}) AS row_ref, "
            f"first(carrier_raw {first}) FILTER (carrier_raw <> '') AS carrier_raw "
            "FROM mentioned SEMI JOIN shared USING (waybill_no) GROUP BY waybill_no"
        )
        once = (
            "SELECT waybill_no, coalesce(carrier_code, '') AS carrier_code, shop_id, role, "
            "row_ref, nullif(carrier_raw, '') AS carrier_raw "
            "FROM mentioned ANTI JOIN shared USING (waybill_no)"
        )
        named = "coalesce(nullif(carrier_code, ''), '?') || ':' || waybill_no AS parcel_id"
        parcel = f"{once} UNION ALL {together}"
        self.engine.deliver("parcels", f"SELECT *, 0 AS reuse_no, {named} FROM ({parcel})")
        orders = (
            "SELECT waybill_no, order_id, carrier_code FROM mentioned "
            "ANTI JOIN shared USING (waybill_no) UNION ALL "
            "SELECT DISTINCT m.waybill_no, m.order_id, p.carrier_code FROM mentioned m JOIN "
            f"(SELECT waybill_no, {code} AS carrier_code FROM mentioned "
            "SEMI JOIN shared USING (waybill_no) GROUP BY 1) p USING (waybill_no)"
        )
        self.engine.deliver(
            "parcel_orders", f"SELECT {named}, order_id, '' AS line_id FROM ({orders})"
        )

    def _buyers(self, orders: Mapping[str, Order]) -> None:
        """Every buyer once, with what the orders tell of it, the earliest told first."""
        ids = self._ids("buyer_id", "shop_id")
        parts = [
            f"SELECT *, row_ref AS place FROM (SELECT * {ids} FROM {state.files('buyers')} "
            "ANTI JOIN pulled USING (row_ref))"
            for state in self.states
            if state.has("buyers")
        ]
        columns: tuple[str, ...] = _BUYER_IN_BULK
        known = _by_row(orders)
        if known or any(state.set_down for state in self.states):
            columns = BUYER
            kinds = [(name, BUYER_KINDS.get(name, "VARCHAR")) for name in columns]
            head = [("buyer_id", "VARCHAR"), ("shop_id", "VARCHAR"), ("created_at", "TIMESTAMPTZ")]
            tail = [("place", "BIGINT"), ("row_ref", "BIGINT")]
            self.engine.fill("known_buyers", [*head, *kinds, *tail], known)
            parts.insert(0, "SELECT * FROM known_buyers")
        if not parts:
            return
        firsts = ", ".join(
            f"any_value({name}) AS {name}" if name in _SAME else f"arg_min({name}, place) AS {name}"
            for name in ("shop_id", *columns)
        )
        self.engine.deliver(
            "buyers",
            f"SELECT buyer_id, {firsts}, min(created_at) AS first_order_at, "
            f"arg_min(row_ref, place) AS row_ref FROM "
            f"({' UNION ALL BY NAME '.join(parts)}) GROUP BY buyer_id",
        )


def _by_row(orders: Mapping[str, Order]) -> list[tuple[object, ...]]:
    """What the orders settled by row tell of their buyers, in their order."""
    found: list[tuple[object, ...]] = []
    for order in orders.values():
        own = buyer_id(order)
        if own is not None:
            place = min(draft.ref for draft in order.sources)
            told = [order.buyer.get(name) for name in BUYER]
            created = order.values.get("created_at")
            found.append((own, order.shop_id, created, *told, place, order.ref))
    return found


def _draft(taking: Taking, state: BulkState, refs: frozenset[int], gathered: Gathered) -> None:
    """Draft rows that lie staged, as the row-by-row way does."""
    template = next(t for t in template_list() if t.id == taking.recognised_as)
    read_by = plan(template, state.headers, state.rules)
    lines = frozenset(ref - state.first_ref for ref in refs)
    for line, row in sorted(rows_again(state.text(taking.received.path), state, lines).items()):
        staged = read_by.again(row.cells, {})
        take_order(onto(taking, gathered), template, staged.values, state.first_ref + line)
