"""The canonical tables in DuckDB: one file or memory, threads and memory bounded."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa

from zhendan.adapters.tables.bulk import DuckdbBulk
from zhendan.adapters.tables.ledger import LedgerReading, read_ledger
from zhendan.adapters.tables.running import spoken
from zhendan.domain import ColumnKind, RowBatch, canonical_ddl, canonical_tables

_ARROW = {
    ColumnKind.TEXT: pa.string(),
    ColumnKind.JSON: pa.string(),
    ColumnKind.INTEGER: pa.int64(),
    # As text: Arrow would refuse a decimal with more places than the column; DuckDB rounds it.
    ColumnKind.DECIMAL: pa.string(),
    ColumnKind.REAL: pa.float64(),
    ColumnKind.BOOLEAN: pa.bool_(),
    ColumnKind.INSTANT: pa.timestamp("us", tz="UTC"),
    ColumnKind.DATE: pa.date32(),
}

# The two functions that the shared subset asks of an engine: an instant as whole seconds since
# 1970 (floored), and a text as a 63-bit key whose collisions the audit checks exactly.
_PORT_FUNCTIONS = """
    CREATE OR REPLACE MACRO epoch_s(t) AS CAST(floor(epoch_us(t) / 1000000) AS BIGINT);
    CREATE OR REPLACE MACRO key_of(s) AS
        CASE WHEN s IS NULL THEN NULL ELSE CAST(hash(s) >> 1 AS BIGINT) END;
"""


class DuckdbTables:
    """Answers the `Tables` port; what it keeps may be lost and is rebuilt from the exports."""

    def __init__(
        self, path: Path | None = None, *, threads: int = 2, memory_limit: str = "1500MB"
    ) -> None:
        """Open `path`, or memory where none is given, and create the canonical tables."""
        self._connection = duckdb.connect(str(path) if path else ":memory:")
        self._views: set[str] = set()
        self._run(f"SET threads = {int(threads)}")
        # A slow query would draw its bar on stdout, in front of the one JSON document.
        self._run("SET enable_progress_bar = false")
        self._run(f"SET memory_limit = '{memory_limit}'")
        # Unset in the shop's own zone, so that no answer depends on the machine it runs on.
        self._run("SET TimeZone = 'UTC'")
        if not self._known("orders"):
            self._run(canonical_ddl())
        self._run(_PORT_FUNCTIONS)

    def load(self, batch: RowBatch) -> None:
        """Add rows to a canonical table; a key that is there already is an error."""
        if not batch.rows:
            return
        kinds = {c.name: c.kind for c in canonical_tables()[batch.table]}
        arrays = [
            pa.array(
                [_plain(kinds[name], row[place]) for row in batch.rows], type=_ARROW[kinds[name]]
            )
            for place, name in enumerate(batch.columns)
        ]
        loading = pa.table(arrays, names=list(batch.columns))
        names = ", ".join(batch.columns)
        self._connection.register("loading", loading)
        try:
            self._run(f"INSERT INTO {batch.table} ({names}) SELECT {names} FROM loading")
        finally:
            self._connection.unregister("loading")

    def load_ledger(
        self, path: Path, columns: Mapping[str, str], *, zone: str = "Asia/Shanghai"
    ) -> LedgerReading:
        """Read a bare order table (CSV or Parquet) of any size without touching single rows.

        `columns` maps canonical names of the contract to the file's headings; times without an
        offset are read in `zone`. What could not be read is counted in the answer.
        """
        return read_ledger(self._connection, path, columns, zone=zone)

    def filled(self, table: str) -> frozenset[str]:
        """The columns of `table` that hold a value; empty for a table that is not there."""
        names = self._known(table)
        if not names:
            return frozenset()
        counts = ", ".join(f'COUNT("{name}")' for name in names)
        (row,) = self._run(f'SELECT {counts} FROM "{table}"').fetchall()
        return frozenset(name for name, count in zip(names, row, strict=True) if count)

    def make(self, name: str, query: str) -> None:
        """Materialise `query` as table `name`, replacing an earlier one."""
        self._drop_view(name)
        self._run(f'CREATE OR REPLACE TABLE "{name}" AS {query}')

    def view(self, name: str, query: str) -> None:
        """Let `name` stand for `query`: nothing is stored twice, and a file keeps no view."""
        if name not in self._views:
            self._run(f'DROP TABLE IF EXISTS "{name}"')
        self._run(f'CREATE OR REPLACE TEMP VIEW "{name}" AS {query}')
        self._views.add(name)

    def add(self, name: str, query: str) -> None:
        """Put the answer of `query` under the rows of table `name`."""
        self._run(f'INSERT INTO "{name}" {query}')

    def replace(self, name: str, key: str, query: str) -> None:
        """Rows of `query` take the place of those with the same `key`; the others stay put."""
        self.make("replacing", query)
        self._run(f'DELETE FROM "{name}" WHERE {key} IN (SELECT {key} FROM replacing)')
        self.add(name, "SELECT * FROM replacing")
        self._run("DROP TABLE replacing")

    def rows(
        self, query: str, parameters: Sequence[object] | Mapping[str, object] = ()
    ) -> list[tuple[object, ...]]:
        """The answer of `query`, whole, as plain Python values; instants are aware (UTC)."""
        # Through Arrow: DuckDB's own fetch needs another package for instants with a zone.
        with spoken(query):
            table = self._connection.sql(query, params=parameters or None).to_arrow_table()
        columns = [column.to_pylist() for column in table.columns]
        return [tuple(_aware(v) for v in row) for row in zip(*columns, strict=True)]

    def columns(self, query: str) -> Mapping[str, memoryview]:
        """Columns of whole numbers in blocks of memory; a column with nothing in it is an error."""
        ((rows,),) = self.rows(f"SELECT COUNT(*) FROM ({query}) AS counted")
        with spoken(query):
            # Piece by piece into place: the whole answer beside its copy would lie there twice.
            pieces = self._connection.sql(query).to_arrow_reader()
            made = {name: np.empty(int(str(rows)), np.int64) for name in pieces.schema.names}
            filled = 0
            for piece in pieces:
                for name, column in zip(pieces.schema.names, piece.columns, strict=True):
                    made[name][filled : filled + len(column)] = column.cast(pa.int64()).to_numpy()
                filled += piece.num_rows
        return {name: column.data for name, column in made.items()}

    def keep(self, name: str, columns: Mapping[str, memoryview]) -> None:
        """Make table `name` of columns of numbers, taken over without a copy in between."""
        arrays = [pa.array(np.asarray(column)) for column in columns.values()]
        self._connection.register("keeping", pa.table(arrays, names=list(columns)))
        try:
            self.make(name, "SELECT * FROM keeping")
        finally:
            self._connection.unregister("keeping")

    def write_parquet(self, query: str, path: Path, *, lists: Sequence[str] = ()) -> None:
        """Write the answer of `query`; comma-joined columns named in `lists` become lists."""
        split = ", ".join(
            f"CASE WHEN {name} = '' THEN CAST([] AS VARCHAR[]) "
            f"ELSE string_split({name}, ',') END AS {name}"
            for name in lists
        )
        replace = f"REPLACE ({split})" if split else ""
        target = str(path).replace("'", "''")
        self._run(
            f"COPY (SELECT * {replace} FROM ({query})) TO '{target}' "
            "(FORMAT parquet, COMPRESSION zstd)"
        )

    def bulk(self, secret: bytes) -> DuckdbBulk:
        """The same tables for reading in bulk; `secret` is the key of people's hashes."""
        return DuckdbBulk(self._connection, secret)

    def spill_to(self, folder: Path) -> None:
        """Where work goes that does not fit into memory."""
        place = str(folder).replace("'", "''")
        self._run(f"SET temp_directory = '{place}'")

    def close(self) -> None:
        """Give the memory and the file back."""
        self._connection.close()

    def _drop_view(self, name: str) -> None:
        """Free a name for a table: the engine replaces only like by like."""
        if name in self._views:
            self._run(f'DROP VIEW "{name}"')
            self._views.discard(name)

    def _known(self, table: str) -> list[str]:
        """The column names of a table, in order; empty where there is no such table."""
        found = self._run(
            "SELECT column_name FROM information_schema.columns WHERE table_name = ? "
            "ORDER BY ordinal_position",
            (table,),
        ).fetchall()
        return [str(name) for (name,) in found]

    def _run(
        self, query: str, parameters: Sequence[object] | Mapping[str, object] = ()
    ) -> duckdb.DuckDBPyConnection:
        """Run one statement; a failure names the statement."""
        with spoken(query):
            return self._connection.execute(query, parameters or None)


def _plain(kind: ColumnKind, value: object) -> object:
    """A value as Arrow takes it for its column."""
    if value is not None and kind is ColumnKind.DECIMAL:
        return str(value)
    return value


def _aware(value: object) -> object:
    """Instants in UTC with the standard library's zone; anything else as it is."""
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value.astimezone(UTC)
    return value
