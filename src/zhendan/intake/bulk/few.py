"""Columns of few distinct values: the row-by-row way concludes once from each combination."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from zhendan.domain import ColumnKind, canonical_tables
from zhendan.formats.cleaning.times import Moment
from zhendan.formats.row_problems import CellUnusable
from zhendan.intake.bulk.alone import Alone, alone
from zhendan.intake.bulk.engine import BulkEngine
from zhendan.intake.bulk.layout import REMARK, Layout
from zhendan.intake.draft import Values
from zhendan.intake.taking import Taking

MOST = 20_000
"""Combinations in one piece above which the columns are not of few values after all."""
TABLE = "few"
_KINDS = {column.name: column.kind for column in canonical_tables()["orders"]}
_SQL = {
    ColumnKind.INTEGER: "BIGINT",
    ColumnKind.DECIMAL: "DECIMAL(18,4)",
    ColumnKind.BOOLEAN: "BOOLEAN",
    ColumnKind.INSTANT: "TIMESTAMP",
}
_NOT_FROM_HERE = frozenset({"order_no", "time_prec"})
_A_WAYBILL = "YT0000000000000"
PARCEL = ("carrier_raw", "carrier_code")
REMARKS = ("remarks_before", "remarks_after")
"""Remarks on either side of the one that differs from row to row, in the order of their names."""
ABOUT = ("shop", *PARCEL, *REMARKS)
"""What a combination tells beside columns of `orders`."""


@dataclass(slots=True)
class Concluded:
    """What was concluded from the combinations of one file."""

    layout: Layout
    taking: Taking
    known: dict[tuple[str, ...], Values | None] = field(default_factory=dict)
    """Combination of cells -> values of the order; None where a row goes row by row."""
    words: dict[tuple[str, ...], Counter[str]] = field(default_factory=dict)
    """Status words nobody knows, per combination."""

    @property
    def cells(self) -> list[str]:
        """The columns of a piece that make a combination."""
        return [f"c{column.index}" for column in self.layout.few]

    def learn(self, engine: BulkEngine) -> bool:
        """Conclude from the combinations of table `piece`; False where there are too many."""
        names = ", ".join(self.cells) or "1"
        found = engine.ask(f"SELECT DISTINCT {names} FROM piece LIMIT {MOST + 1}")
        if len(found) > MOST:
            return False
        told = [tuple(map(str, row)) if self.cells else () for row in found]
        for cells in told:
            if cells not in self.known:
                self.known[cells] = self._conclude(cells)
        engine.fill(TABLE, self._columns(), self._rows(told))
        return True

    def counts(self, engine: BulkEngine, done: str) -> list[tuple[tuple[str, ...], int]]:
        """How many rows of `done` bear each combination of the present piece."""
        names = ", ".join(f"p.{cell}" for cell in self.cells) or "1"
        groups = ", ".join(str(place + 1) for place in range(max(len(self.cells), 1)))
        found = engine.ask(
            f"SELECT {names}, count(*) FROM piece p JOIN {done} s ON s.n = p.n GROUP BY {groups}"
        )
        return [
            (tuple(map(str, row[:-1])) if self.cells else (), int(str(row[-1]))) for row in found
        ]

    def columns(self) -> list[str]:
        """The columns of `orders` that some combination fills."""
        seen = {name for values in self.known.values() if values for name in values}
        return [name for name in _KINDS if name in seen]

    def _columns(self) -> list[tuple[str, str]]:
        """Names and SQL types of the table of conclusions."""
        own = [("k", "BIGINT"), *((f"cell_{cell}", "VARCHAR") for cell in self.cells)]
        more = [("bad", "BOOLEAN"), *((name, "VARCHAR") for name in ABOUT)]
        values = [(name, _SQL.get(_KINDS[name], "VARCHAR")) for name in self.columns()]
        return [*own, *more, *values]

    def _rows(self, told: Iterable[tuple[str, ...]]) -> list[tuple[object, ...]]:
        """One row a combination."""
        rows = []
        for number, cells in enumerate(told):
            values = self.known[cells]
            about = values or {}
            extra = [about.get(f" {name}") for name in ABOUT]
            own = [about.get(name) for name in self.columns()]
            rows.append((number, *cells, values is None, *extra, *own))
        return rows

    def _conclude(self, cells: tuple[str, ...]) -> Values | None:
        """What the row-by-row way makes of a row that has only these cells."""
        values: Values = {"parcels.waybill_no": _A_WAYBILL}
        for column, cell in zip(self.layout.few, cells, strict=True):
            try:
                value = column.clean(cell, column.header) if cell else None
            except CellUnusable:
                return None
            if isinstance(value, Moment):
                return None
            if value is not None:
                values[column.target] = value
        found = alone(self.taking, self.layout.plan.template, values)
        if found.gathered.rows:
            return None
        self.words[cells] = found.words
        return _kept(found)


def _kept(one: Alone) -> Values:
    """The order's values, and beside them (behind a blank) its shop and its parcel's courier."""
    draft = one.draft
    found = {
        name: value
        for name, value in draft.values.items()
        if name not in _NOT_FROM_HERE and not name.startswith("receiver_")
    }
    found[" shop"] = draft.shop or None
    for name in PARCEL:
        found[f" {name}"] = draft.parcels[0].get(name)
    found.pop("attrs", None)
    said = one.remarks
    for name, is_side in zip(REMARKS, (REMARK.__gt__, REMARK.__lt__), strict=True):
        one_side = {key: value for key, value in said.items() if is_side(key)}
        found[f" {name}"] = json.dumps(one_side, ensure_ascii=False, sort_keys=True)[1:-1] or None
    return found
