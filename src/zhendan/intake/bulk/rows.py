"""The SQL of one piece: staged rows first, then the canonical rows that they make."""

from dataclasses import dataclass
from datetime import datetime

from zhendan.domain import ColumnKind, canonical_tables
from zhendan.intake.bulk.cells import quoted
from zhendan.intake.bulk.few import ABOUT, REMARKS, TABLE
from zhendan.intake.bulk.layout import REMARK, Layout, Spread
from zhendan.intake.bulk.people import HEAD

_SPEAKS = "^[ \\t]*(#|合|总|小计|汇|共|Seller)"
_CONTROLS = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
_TYPES = {
    ColumnKind.INTEGER: "BIGINT",
    ColumnKind.DECIMAL: "DECIMAL(18,4)",
    ColumnKind.REAL: "DOUBLE",
    ColumnKind.BOOLEAN: "BOOLEAN",
    ColumnKind.INSTANT: "TIMESTAMPTZ",
    ColumnKind.DATE: "DATE",
}
_ADDRESS = "orders.receiver_address_raw"
ODD = "odd"
"""The records of a piece that have an odd cell, or go row by row for another reason."""
EVEN = "staged"
"""Every record of a piece, `ok` where it has no odd cell and nothing else speaks against it."""
LATE = "late"
"""The odd records again, their odd cells cleaned; those that still are not `ok` go row by row."""


@dataclass(frozen=True, slots=True)
class PieceRows:
    """What is asked of one piece, once its odd cells and few values are known."""

    layout: Layout
    few: tuple[str, ...]
    """Columns of `orders` that the table of few values fills."""
    odd: frozenset[str] | None
    """Targets with odd cells in this piece; None where they are not known yet."""
    first_ref: int
    """`row_ref` of the piece's first record."""
    as_of: datetime | None

    @property
    def done(self) -> str:
        """The records that are done in bulk, once they are staged."""
        if self.odd is None:
            return EVEN
        return f"(SELECT * FROM {EVEN} WHERE ok UNION ALL SELECT * FROM {LATE} WHERE ok)"

    def staged(self, *, plain: bool) -> str:
        """Every record with its values; `ok` where it is done in bulk.

        In a piece that is not `plain`, records with control characters go row by row.
        """
        source = "piece" if self.odd is None else ODD
        values = ", ".join(f"{self._value(s)} AS {s.name}" for s in self.layout.spread)
        return (
            f"SELECT p.n, p.n + {self.first_ref} AS row_ref, {self._ok(plain=plain)} AS ok, "
            f"{values}, f.k, f.shop AS f_shop FROM {source} p {self._joins()}"
        )

    def _value(self, spread: Spread) -> str:
        """A spread column's value."""
        fast = spread.form.value.replace("{c}", spread.cell)
        if spread.column.target not in (self.odd or ()):
            return fast
        return f"CASE WHEN {spread.odd}.cell IS NULL THEN {fast} ELSE {spread.odd}.value END"

    def _joins(self) -> str:
        """The tables of few values, of odd cells and of the beginnings of addresses."""
        same = " AND ".join(f"p.c{c.index} = f.cell_c{c.index}" for c in self.layout.few)
        found = [f"LEFT JOIN {TABLE} f ON {same or 'true'}"]
        for spread in self.layout.spread:
            if spread.column.target == _ADDRESS:
                head = HEAD.replace("{c}", spread.cell)
                found.append(f"LEFT JOIN heads h ON h.head = {head}")
            if spread.column.target in (self.odd or ()):
                found.append(f"LEFT JOIN {spread.odd} ON {spread.odd}.cell = {spread.cell}")
        return " ".join(found)

    def _ok(self, *, plain: bool) -> str:
        """Whether nothing about the record needs the row-by-row way."""
        number = next(s for s in self.layout.spread if s.column.target == "orders.order_no")
        heading = quoted(self.layout.plan.headers[0])
        tests = [f"{number.cell} <> ''", "NOT f.bad"]
        tests += [f"trim(p.c0) <> {heading}", f"NOT regexp_matches(p.c0, {quoted(_SPEAKS)})"]
        tests += [f"p.c{column.index} = ''" for column in self.layout.blank]
        for spread in self.layout.spread:
            if self.odd is None:
                regular = spread.form.regular.replace("{c}", spread.cell)
                tests.append(f"coalesce({regular}, false)")
            elif spread.column.target in self.odd:
                tests.append(f"NOT coalesce({spread.odd}.bad, false)")
        if not plain:
            cells = ", ".join(f"p.c{place}" for place in range(len(self.layout.plan.headers)))
            tests.append(f"NOT regexp_matches(concat_ws(' ', {cells}), '{_CONTROLS}')")
        by_target = {s.column.target: s.cell for s in self.layout.spread}
        if "buyers.pay_account" in by_target:
            nick, account = by_target["buyers.nick"], by_target["buyers.pay_account"]
            tests.append(f"({nick} <> '' OR {account} = '')")
        return " AND ".join(tests)

    def orders(self) -> str:
        """Rows of `orders`, each by itself; what other files say of them is settled later."""
        return f"SELECT {_whole('orders', self._orders())} {self._concluded()}"

    def _concluded(self) -> str:
        """The rows done in bulk, each with what its few values tell."""
        names = (name for name in (*ABOUT, *self.few) if name != "shop")
        few = ", ".join(("k", *(f"{name} AS f_{name}" for name in names)))
        return f"FROM {self.done} JOIN (SELECT {few} FROM {TABLE}) USING (k)"

    def currencies(self) -> str:
        """Orders per shop and currency."""
        return (
            f"SELECT coalesce(f_shop, ''), f_currency, count(*) {self._concluded()} GROUP BY 1, 2"
        )

    def _orders(self) -> dict[str, str]:
        """Column of `orders` -> its SQL."""
        found = {name: f"CAST(f_{name} AS {_type(_kind(name))})" for name in self.few}
        times = []
        for spread in self.layout.spread:
            table, name = spread.column.target.split(".")
            if table == "orders" and name in _names() and not name.startswith("receiver_"):
                instant = _kind(name) is ColumnKind.INSTANT
                found[name] = f"timezone('UTC', {spread.name})" if instant else spread.name
                times += [spread.name] if instant else []
        found |= self._receiver() | {
            "order_id": f"{self._shop()} || '/' || orders__order_no",
            "shop_id": self._shop(),
            "row_ref": "row_ref",
            "status": self._status(times),
            "attrs": self._remarks(),
        }
        if times:
            found["time_prec"] = f"CASE WHEN coalesce({', '.join(times)}) IS NOT NULL THEN 's' END"
        if self.layout.has("buyers.nick"):
            found["buyer_id"] = self._buyer_id()
        if self.as_of:
            found["as_of"] = f"TIMESTAMPTZ {quoted(self.as_of.isoformat())}"
        return found

    def _status(self, times: list[str]) -> str:
        """What closed is: paid and refunded, or never paid (`settle.orders`)."""
        status = "f_status" if "status" in self.few else "CAST(NULL AS VARCHAR)"
        reason = "''"
        if "close_reason" in self.few:
            reason = "coalesce(f_close_reason, '')"
        elif self.layout.has("orders.close_reason"):
            reason = "coalesce(orders__close_reason, '')"
        paid = "orders__paid_at IS NOT NULL" if "orders__paid_at" in times else "false"
        return (
            f"CASE WHEN {status} = 'closed_*' THEN CASE WHEN contains({reason}, '退款') "
            f"THEN 'closed_refunded' WHEN regexp_matches({reason}, '未付款|超时|未支付') "
            f"THEN 'closed_unpaid' WHEN {paid} THEN 'closed_refunded' ELSE 'closed_unpaid' END "
            f"ELSE coalesce({status}, 'unknown') END"
        )

    def _remarks(self) -> str:
        """What is kept beside the order, as JSON with sorted names."""
        parts = [f"f_{name}" for name in REMARKS]
        if self.layout.has(REMARK):
            name = REMARK.replace(".", "__")
            said = quoted(f'"{REMARK}": ')
            parts.insert(1, f"{said} || CAST(to_json({name}) AS VARCHAR)")
        return f"nullif('{{' || concat_ws(', ', {', '.join(parts)}) || '}}', '{{}}')"

    def _receiver(self) -> dict[str, str]:
        """Columns about the receiver."""
        found = {"receiver_phone_kind": "'none'"}
        has = self.layout.has
        if has("orders.receiver_name_raw"):
            found["receiver_name_raw"] = "orders__receiver_name_raw.shown"
            found["receiver_name_masked"] = "orders__receiver_name_raw.masked"
        phones = [f"orders__receiver_{p}_raw" for p in ("phone", "tel")]
        phones = [p for p in phones if has(p.replace("__", "."))]
        if phones:
            phone = f"coalesce({', '.join(phones)})"
            found["receiver_phone_hash"] = f"{phone}.hash"
            found["receiver_phone_last4"] = f"{phone}.last4"
            found["receiver_phone_kind"] = f"coalesce({phone}.kind, 'none')"
        if has(_ADDRESS):
            for part in ("province", "city", "district", "postcode"):
                found[f"receiver_{part}"] = f"orders__receiver_address_raw.{part}"
            found["address_hash"] = "orders__receiver_address_raw.hash"
        return found

    def _shop(self) -> str:
        """The shop by the name in the row."""
        platform = quoted(self.layout.plan.template.platform)
        return f"{platform} || coalesce(':' || f_shop, '')"

    def _buyer_id(self) -> str:
        """The buyer's id, null where nothing tells who it was."""
        key = "buyers__nick"
        return f"{self._shop()} || '/' || {key}.kind || ':' || {key}.value"

    def buyers(self) -> str:
        """What each order tells of its buyer."""
        account = "CAST(NULL AS VARCHAR)"
        if self.layout.has("buyers.pay_account"):
            account = "buyers__pay_account"
        created = "CAST(NULL AS TIMESTAMP)"
        if self.layout.has("orders.created_at"):
            created = "orders__created_at"
        key = "buyers__nick"
        return (
            f"SELECT {self._buyer_id()} AS buyer_id, {self._shop()} AS shop_id, "
            f"{key}.kind AS key_kind, {key}.value AS key_value, {key}.strength AS key_strength, "
            f"{key}.nick AS nick, {key}.masked AS nick_masked, {account} AS pay_account, "
            f"timezone('UTC', {created}) AS created_at, row_ref "
            f"FROM {self.done} WHERE {key} IS NOT NULL"
        )

    def lines(self) -> str:
        """Lines of which only the titles are told."""
        titles = "string_split(replace(orders__titles_raw, '，', ','), ',')"
        order = f"{self._shop()} || '/' || orders__order_no"
        bare = f"list_transform({titles}, lambda t: trim(t, ' ' || chr(9)))"
        several = "contains(orders__titles_raw, ',') OR contains(orders__titles_raw, '，')"
        kept = (
            f"CASE WHEN {several} THEN list_filter({bare}, lambda t: t <> '') "
            "ELSE [orders__titles_raw] END"
        )
        named = {
            "line_id": "order_id || '/' || i",
            "order_id": "order_id",
            "line_no": "CAST(i AS VARCHAR)",
            "title": "titles[i]",
            "quantity": "CAST(1 AS DECIMAL(18,3))",
            "quantity_known": "false",
            "row_ref": "row_ref",
        }
        return (
            f"SELECT {_whole('order_lines', named)} FROM "
            "(SELECT *, unnest(range(1, len(titles) + 1)) AS i FROM ("
            f"SELECT {order} AS order_id, {kept} AS titles, row_ref "
            f"FROM {self.done} WHERE orders__titles_raw IS NOT NULL))"
        )

    def mentions(self) -> str:
        """Every waybill that an order names, in the order of the rows."""
        order = f"{self._shop()} || '/' || orders__order_no"
        times = [
            f"orders__{n}" for n in ("paid_at", "created_at") if self.layout.has(f"orders.{n}")
        ]
        at = f"coalesce({', '.join(times)})" if times else "CAST(NULL AS TIMESTAMP)"
        return (
            f"SELECT unnest(string_split(parcels__waybill_no, ',')) AS waybill_no, "
            f"{order} AS order_id, {self._shop()} AS shop_id, orders__order_no AS order_no, "
            f"f_carrier_code AS carrier_code, f_carrier_raw AS carrier_raw, "
            f"'outbound' AS role, timezone('UTC', {at}) AS told_at, row_ref "
            f"{self._concluded()} WHERE parcels__waybill_no IS NOT NULL"
        )


def _whole(table: str, named: dict[str, str]) -> str:
    """Every column of a table: its SQL, else null."""
    return ", ".join(
        f"{named.get(column.name, f'CAST(NULL AS {_type(column.kind)})')} AS {column.name}"
        for column in canonical_tables()[table]
    )


def _names() -> frozenset[str]:
    """Columns of `orders`."""
    return frozenset(column.name for column in canonical_tables()["orders"])


def _kind(name: str) -> ColumnKind:
    """What a column of `orders` holds."""
    return next(c.kind for c in canonical_tables()["orders"] if c.name == name)


def _type(kind: ColumnKind) -> str:
    """Its SQL type."""
    return _TYPES.get(kind, "VARCHAR")
