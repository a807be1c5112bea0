"""The measure tables brought to the new day, and the orders whose answers may have changed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from zhendan.audit.daily.kept import Kept
from zhendan.audit.daily.parts import BURSTS, PARTS
from zhendan.audit.daily.port import KeptTables
from zhendan.audit.daily.seen import seen
from zhendan.audit.daily.touched import within
from zhendan.audit.daily.usual_days import MADE as MADE_USUAL
from zhendan.audit.daily.usual_days import ROWS as USUAL_ROWS
from zhendan.audit.daily.usual_days import USUAL, bring_usual, find_usual_again
from zhendan.audit.daily.weights import ROWS as WEIGHT_ROWS
from zhendan.audit.daily.weights import WEIGHTS, bring_weights
from zhendan.audit.measure import MeasureTable
from zhendan.audit.measures.calendar import REGISTERED_DAYS
from zhendan.audit.measures.catalogue import TABLES
from zhendan.audit.measures.crowd import BURSTS as BUSY
from zhendan.audit.measures.days import ShopDay, make_days
from zhendan.audit.measures.knowledge import Inputs
from zhendan.audit.measures.rings import RINGS, rejoin_rings
from zhendan.audit.measures.shape import LOCAL
from zhendan.audit.questions import Questions

AGAIN = "audit_again"
"""Orders to be looked at again; some stand there more than once."""
MADE = (
    AGAIN, "audit_was", "audit_was_busy", "audit_differs", "audit_days_again", "audit_near_burst",
    "audit_near_burst_days", "audit_touched_bursts", "audit_busy_days", *MADE_USUAL,
)  # fmt: skip
_OF_DAYS = "item_key, day_s"


def brought(made: Iterable[str]) -> tuple[MeasureTable, ...]:
    """The tables to bring up to date, in the order in which they lean on one another."""
    found = {t.name: t for t in TABLES if t.name in made}
    known = {*PARTS, USUAL, WEIGHTS, RINGS.name, REGISTERED_DAYS.name}
    return tuple(table for name, table in found.items() if name in known)


@dataclass(frozen=True, slots=True)
class Bringing:
    """One update at work on the measure tables."""

    tables: KeptTables
    kept: Kept
    questions: Questions

    def all(self) -> tuple[ShopDay, ...]:
        """Bring every table up to date; return the shop's days."""
        self.tables.make(AGAIN, "SELECT order_key FROM audit_today")
        none = f"SELECT {_OF_DAYS} FROM audit_touched_day WHERE 1 = 0"
        self.tables.make("audit_days_again", none)
        days: list[ShopDay] = []
        for table in brought(self.kept.made):
            rows, change = self._change(table.name, days)
            self._watched(table, rows, change)
        self._again("audit_days_again", _OF_DAYS)
        return tuple(days)

    def _change(self, name: str, days: list[ShopDay]) -> tuple[str, Callable[[], object]]:
        """Which rows of a table may change, and what changes them."""
        inputs = Inputs(frozenset(self.kept.inputs))
        if name == WEIGHTS:
            return WEIGHT_ROWS, lambda: bring_weights(self.tables)
        if name == REGISTERED_DAYS.name:
            return "", lambda: days.extend(make_days(self.tables, inputs, shift="0"))
        if name == RINGS.name:
            found = self.kept.frozen.rings
            return "", lambda: rejoin_rings(self.tables, inputs, self.kept.columns, found=found)
        if name == USUAL:
            find_usual_again(self.tables)
            return USUAL_ROWS, lambda: bring_usual(self.tables)
        return PARTS[name].rows, lambda: self._by_query(name)

    def _by_query(self, name: str) -> None:
        """What the table's own query makes, of touched keys or of the whole."""
        if name == BUSY.name:
            self._make_busy()
        elif PARTS[name].rows:
            self._exchange(name)
        else:
            self.tables.make(name, PARTS[name].query)

    def _exchange(self, name: str) -> None:
        """Rows of touched keys give way to those that the query makes of their orders."""
        part = PARTS[name]
        if name == BURSTS.table:
            self._make_near_burst()
        rows = f"SELECT * FROM ({part.query}) AS {name} WHERE {part.rows}"
        self.tables.exchange(name, part.rows, rows)

    def _watched(self, table: MeasureTable, rows: str, change: Callable[[], object]) -> None:
        """Note the orders that see another row after `change` than before."""
        sees = ", ".join(
            f"{sql} AS seen_{n}" for n, sql in enumerate(seen(self.questions, table.name))
        )
        query = f"SELECT {table.key}, {sees} FROM {table.name}" + (f" WHERE {rows}" if rows else "")
        if sees:
            self.tables.make("audit_was", query)
        change()
        if not sees:
            return
        self.tables.make(
            "audit_differs",
            f"SELECT DISTINCT {table.key} FROM ((({query}) EXCEPT (SELECT * FROM audit_was)) "
            f"UNION ALL ((SELECT * FROM audit_was) EXCEPT ({query}))) AS changed",
        )
        if table.key == _OF_DAYS:
            self.tables.add("audit_days_again", f"SELECT {_OF_DAYS} FROM audit_differs")
        else:
            self._again("audit_differs", table.key)

    def _again(self, changed: str, key: str) -> None:
        """The orders that a changed row is about are looked at again."""
        ((rows,),) = self.tables.rows(f"SELECT COUNT(*) FROM {changed}")
        if not rows:
            return
        if key == "order_key":
            self.tables.add(AGAIN, f"SELECT order_key FROM {changed}")
            return
        on = " AND ".join(f"c.{k} = {LOCAL.get(k, 'o.' + k)}" for k in key.split(", "))
        while_then = within(self.tables, changed, [k for k in key.split(", ") if k in LOCAL])
        self.tables.add(
            AGAIN,
            f"SELECT o.order_key FROM audit_orders AS o JOIN {changed} AS c ON {on} "
            f"WHERE {while_then}",
        )

    def _make_busy(self) -> None:
        """The busy days again; those touched, begun or ended are counted anew."""
        self.tables.make("audit_was_busy", f"SELECT * FROM {BUSY.name}")
        self.tables.make(BUSY.name, PARTS[BUSY.name].query)
        self.tables.make(
            "audit_busy_days",
            f"""
            SELECT {_OF_DAYS} FROM audit_touched_day
            UNION (SELECT * FROM {BUSY.name} EXCEPT SELECT * FROM audit_was_busy)
            UNION (SELECT * FROM audit_was_busy EXCEPT SELECT * FROM {BUSY.name})
            """,
        )
        self.tables.make(
            "audit_touched_bursts",
            f"SELECT b.* FROM {BUSY.name} AS b JOIN audit_busy_days AS d "
            "ON d.item_key = b.item_key AND d.day_s = b.day_s",
        )

    def _make_near_burst(self) -> None:
        """Items' orders of two days around, and all orders of their buyers (their first counts)."""
        self.tables.make(
            "audit_near_burst_days",
            "SELECT DISTINCT o.buyer_key FROM audit_orders AS o "
            "JOIN (SELECT DISTINCT d.item_key, d.day_s + s.k * 86400 AS day_s "
            "FROM audit_touched_day AS d CROSS JOIN (SELECT -2 AS k UNION ALL SELECT -1 UNION ALL "
            "SELECT 0 UNION ALL SELECT 1 UNION ALL SELECT 2) AS s) AS d "
            f"ON d.item_key = o.item_key AND d.day_s = {LOCAL['day_s']} "
            "WHERE o.buyer_key IS NOT NULL",
        )
        self.tables.make(
            "audit_near_burst",
            "SELECT * FROM audit_orders "
            "WHERE buyer_key IN (SELECT buyer_key FROM audit_near_burst_days)",
        )
