"""One row per order with every measure: the table that all questions read."""

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass

from zhendan.audit.measure import Measure, MeasureTable
from zhendan.audit.measures.baseline import base_values
from zhendan.audit.measures.catalogue import MEASURES, TABLES, TEXTS
from zhendan.audit.measures.days import ShopDay, make_days
from zhendan.audit.measures.knowledge import Inputs
from zhendan.audit.measures.rings import RINGS, FoundRing, make_rings, rejoin_rings
from zhendan.audit.measures.shape import LOCAL
from zhendan.audit.measures.text import literal
from zhendan.domain import Tables

_MADE_BEFORE = frozenset(
    {"audit_ends", "audit_far", "audit_m_neighbours", "audit_regions", "audit_runs"}
)
_OWN_KEYS = ("order_key", "order_no")
_ALWAYS = ("o.order_key", "o.is_trade")
_NAMED = (*_ALWAYS, "o.order_no")


@dataclass(frozen=True, slots=True)
class Frozen:
    """The shop's base as of a stated day: later orders are held against it, none moves it."""

    base: Mapping[str, float | None]
    rings: tuple[FoundRing, ...]
    searched: int
    """The last `order_key` that the search for rings saw."""


@dataclass(frozen=True, slots=True)
class Ways:
    """How measure tables are made, where it is not the plain way."""

    walk: Callable[[str], bool] = lambda _: False
    """May make the rows of a measure table faster; it says whether it did."""
    frozen: Frozen | None = None
    """The shop's base and its rings as of an earlier day."""


_PLAIN = Ways()


@dataclass(frozen=True, slots=True)
class Wide:
    """The wide table as a query, and what it can answer."""

    columns: Mapping[str, str]
    """Every measure as SQL; one not at hand is nothing of its kind."""
    joins: Mapping[str, str]
    """The joins by the table they bring in."""
    known: frozenset[str]
    """Measures that at least some order may have."""
    missing: Mapping[str, tuple[str, ...]]
    """For every other measure: the inputs that are not there."""
    days: tuple[ShopDay, ...]
    rings: tuple[FoundRing, ...] = ()
    made: frozenset[str] = frozenset()
    """The measure tables at hand."""

    @property
    def query(self) -> str:
        """Every measure of every order."""
        return self.over("audit_orders")

    def over(self, orders: str, names: Container[str] | None = None, *, keys: str = "") -> str:
        """The measures (`names`, or all) of the orders of a table or of a query in brackets.

        `keys` is a condition on `order_key` that `orders` fulfil: what has one row per order is
        then joined by the rows that fulfil it too.

        All joins are LEFT joins from the orders: an engine may not reorder them, so it plans
        them all at once. Picking orders afterwards took seconds of planning. A table that no
        chosen measure speaks of is not joined.
        """
        chosen = {n: sql for n, sql in self.columns.items() if names is None or n in names}
        said = " ".join(chosen.values())
        # The number is the one text of a bare ledger: who does not ask for it need not carry it.
        always = _ALWAYS if names is not None and "order_no" not in names else _NAMED
        parts = ", ".join((*always, *(f"{sql} AS {name}" for name, sql in chosen.items())))
        joins = " ".join(self._join(table, keys) for table in self.joins if f"{table}." in said)
        return f"SELECT {parts} FROM {orders} AS o {joins}"

    def _join(self, table: str, keys: str) -> str:
        """The join of one table, or of its rows about the orders concerned."""
        by_order = f"{table} ON {table}.order_key = o.order_key"
        if keys and self.joins[table].endswith(by_order):
            return f"LEFT JOIN (SELECT * FROM {table} WHERE {keys}) AS {by_order}"
        return self.joins[table]


def widen(
    tables: Tables,
    inputs: Inputs,
    columns: frozenset[str],
    *,
    shift: str,
    ways: Ways = _PLAIN,
) -> Wide:
    """Compute every measure the inputs allow; `columns` are those of `audit_orders`."""
    frozen = ways.frozen
    made: set[str] = set()
    days: tuple[ShopDay, ...] = ()
    rings: tuple[FoundRing, ...] = ()
    for table in TABLES:
        if inputs.missing(table.needs) or table.name in ("audit_orders", "base"):
            continue
        if table.name in made or _lacks_column(table, columns):
            continue
        if table.name == "audit_days":
            days = make_days(tables, inputs, shift=shift)
        elif table.name == RINGS.name:
            rings = (
                rejoin_rings(tables, inputs, columns, found=frozen.rings)
                if frozen
                else make_rings(tables, inputs, columns)
            )
        elif ways.walk(table.name):
            pass  # the same rows, made without sorting
        elif table.query:
            tables.make(table.name, table.query.format(**LOCAL))
        elif table.name not in _MADE_BEFORE:
            continue
        made.add(table.name)
    at_hand = frozenset(made)
    frozen = frozen or Frozen(base_values(tables, inputs, at_hand), rings, _NOBODY_LATER)
    return wide_of(inputs, columns, made=at_hand, frozen=frozen, days=days)


_NOBODY_LATER = 1 << 62


def wide_of(
    inputs: Inputs,
    columns: frozenset[str],
    *,
    made: frozenset[str],
    frozen: Frozen,
    days: tuple[ShopDay, ...],
) -> Wide:
    """The wide table over measure tables that lie there already."""
    base = frozen.base
    chosen, missing = _choose(inputs, made, columns, base)
    columns_of, joins = _query(chosen, made, base)
    if frozen.searched < _NOBODY_LATER:
        columns_of |= _searched(chosen, frozen.searched)
    return Wide(columns_of, joins, frozenset(chosen), missing, days, frozen.rings, made)


def _searched(chosen: Mapping[str, "_Source"], last: int) -> dict[str, str]:
    """What is known of rings: of later orders only that they joined one."""
    return {
        name: f"COALESCE({RINGS.name}.{name}, CASE WHEN o.order_key <= {last} THEN 0 END)"
        for name, (table, _) in chosen.items()
        if table.name == RINGS.name
    }


def _lacks_column(table: MeasureTable, columns: frozenset[str]) -> bool:
    """Whether the orders lack the column the table is joined by."""
    keys = [key for key in table.key.split(", ") if key not in LOCAL]
    if "FROM audit_orders AS o" in table.query and "o.order_id" in table.query:
        keys.append("order_id")  # a bare ledger has no lines to join
    return any(key not in columns for key in keys)


_Source = tuple[MeasureTable, Measure]


def _choose(
    inputs: Inputs, made: Container[str], columns: frozenset[str], base: Mapping[str, float | None]
) -> tuple[dict[str, _Source], dict[str, tuple[str, ...]]]:
    """The source of every measure at hand, and what the others lack."""
    chosen: dict[str, _Source] = {}
    missing: dict[str, tuple[str, ...]] = {}
    for name, sources in MEASURES.items():
        for table, measure in sources:
            lacks = inputs.missing((*table.needs, *measure.needs))
            if lacks or not _at_hand(table, measure, made, columns, base):
                missing.setdefault(name, lacks or (*table.needs, *measure.needs))
                continue
            chosen[name] = (table, measure)
            missing.pop(name, None)
            break
    return chosen, missing


def _at_hand(
    table: MeasureTable,
    measure: Measure,
    made: Container[str],
    columns: frozenset[str],
    base: Mapping[str, float | None],
) -> bool:
    """Whether the measure's own source was made."""
    if table.name == "base":
        return base.get(measure.name) is not None
    if table.name == "audit_orders":
        wanted = [word for word in measure.sql.replace("-", " ").split() if word.startswith("o.")]
        return all(word.removeprefix("o.") in columns for word in wanted)
    return table.name in made


def _query(
    chosen: Mapping[str, _Source], made: Container[str], base: Mapping[str, float | None]
) -> tuple[dict[str, str], dict[str, str]]:
    """Every measure as SQL, and the joins; one not at hand is nothing of its kind."""
    columns: dict[str, str] = {}
    for name in MEASURES:
        kind = "VARCHAR" if name in TEXTS else "DOUBLE"
        columns[name] = f"CAST(NULL AS {kind})"
        if name in chosen:
            table, measure = chosen[name]
            columns[name] = _value(table, measure, base)
    used = {table.name: table for table, _ in chosen.values()}
    return columns, {name: _join(table) for name, table in used.items() if name in made}


def _value(table: MeasureTable, measure: Measure, base: Mapping[str, float | None]) -> str:
    """The SQL of one measure, with what an absent row means."""
    if table.name == "base":
        return literal(base[measure.name])
    if measure.sql:
        return measure.sql
    column = f"{table.name}.{measure.name}"
    if not measure.absent:
        return column
    keys = [key for key in table.key.split(", ") if key not in _OWN_KEYS]
    if not keys:
        return f"COALESCE({column}, {measure.absent})"
    known = " AND ".join(f"{LOCAL.get(key, 'o.' + key)} IS NOT NULL" for key in keys)
    return f"COALESCE({column}, CASE WHEN {known} THEN {measure.absent} END)"


def _join(table: MeasureTable) -> str:
    """LEFT JOIN of a measure table by its key."""
    on = " AND ".join(
        f"{table.name}.{key} = {LOCAL.get(key, 'o.' + key)}" for key in table.key.split(", ")
    )
    return f"LEFT JOIN {table.name} ON {on}"
