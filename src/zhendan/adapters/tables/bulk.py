"""Text in bulk through Arrow's parser and DuckDB: the answer to intake's `BulkEngine`."""

from collections.abc import Iterable, Sequence
from itertools import count
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
from duckdb.func import PythonUDFType
from pyarrow import csv

from zhendan.adapters.tables.keyed import KeyedHashes
from zhendan.adapters.tables.record_hashes import ESCAPED, record_hashes
from zhendan.adapters.tables.running import spoken
from zhendan.intake.bulk.engine import Parsed

_BLOCK = 4 << 20
_WRITING = "DICTIONARY_SIZE_LIMIT 1000, WRITE_BLOOM_FILTER false"
_TEXT = "VARCHAR"
_NUMBERS = count()
"""Functions belong to a whole database, so each engine has one of its own name."""


class DuckdbBulk:
    """Works on a connection of its own to the tables of a case."""

    keeps_cells = True
    """The words of a case's rows are searched and shown."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, secret: bytes) -> None:
        """`secret` is the key of the hashes; it stays in this process's memory."""
        self._connection, self._secret = connection, secret
        name = f"keyed_{next(_NUMBERS)}"
        with spoken(name):
            connection.create_function(
                name, KeyedHashes(secret), [_TEXT], _TEXT, type=PythonUDFType.ARROW
            )
        self._run(f"CREATE OR REPLACE TEMP MACRO keyed(told) AS {name}(told)")

    def beside(self) -> "DuckdbBulk":
        """A cursor: the same memory and threads, temporary tables of its own."""
        return DuckdbBulk(self._connection.cursor(), self._secret)

    def parse(self, text: bytes, *, delimiter: str, columns: int) -> pa.Table | None:
        """Arrow's parser; the engine reads Arrow's own memory."""
        names = [f"c{place}" for place in range(columns)]
        try:
            table = csv.read_csv(
                pa.BufferReader(text),
                read_options=csv.ReadOptions(column_names=names, block_size=_BLOCK),
                parse_options=csv.ParseOptions(delimiter=delimiter, ignore_empty_lines=False),
                convert_options=csv.ConvertOptions(
                    column_types=dict.fromkeys(names, pa.string()),
                    strings_can_be_null=False,
                    check_utf8=False,  # it was decoded strictly just before
                ),
            )
        except pa.ArrowInvalid:
            return None
        numbers = pa.array(np.arange(table.num_rows))
        hashes = record_hashes(table, [sign for sign in ESCAPED if sign.encode() in text])
        return table.add_column(0, "n", numbers).append_column("row_sha256", hashes)

    def hold(self, name: str, parsed: Parsed) -> None:
        """A view of what was parsed; nothing is copied."""
        self.drop(name)
        self._connection.register(name, parsed)

    def fill(
        self, name: str, columns: Sequence[tuple[str, str]], rows: Iterable[Sequence[object]]
    ) -> None:
        """Through Arrow: everything as text, cast by the engine to what is asked."""
        kept = list(rows)
        arrays = [_told([row[place] for row in kept]) for place in range(len(columns))]
        loading = pa.table(arrays, names=[column for column, _ in columns])
        cells = ", ".join(f'CAST("{column}" AS {kind}) AS "{column}"' for column, kind in columns)
        self._connection.register("filling", loading)
        try:
            self.make(name, f"SELECT {cells} FROM filling")
        finally:
            self._connection.unregister("filling")

    def make(self, name: str, query: str) -> None:
        """A temporary table: it goes with the connection."""
        self._run(f'CREATE OR REPLACE TEMP TABLE "{name}" AS {query}')

    def drop(self, *names: str) -> None:
        """Unregister or drop."""
        for name in names:
            self._connection.unregister(name)
            self._run(f'DROP TABLE IF EXISTS temp."{name}"')

    def ask(self, query: str) -> list[tuple[object, ...]]:
        """Plain Python values."""
        with spoken(query):
            table = self._connection.sql(query).to_arrow_table()
        return list(zip(*(column.to_pylist() for column in table.columns), strict=True))

    def write(self, query: str, path: Path) -> None:
        """Snappy, as the engine does by itself; dictionaries where values are few."""
        self._run(f"COPY ({query}) TO {_quoted(path)} (FORMAT parquet, {_WRITING})")

    def deliver(self, table: str, query: str) -> None:
        """Into a table of its own."""
        self._run(f"INSERT INTO {table} BY NAME {query}")

    def adopt(self, table: str, files: Sequence[Path]) -> None:
        """Read into the case's own table."""
        names = ", ".join(map(_quoted, files))
        self.deliver(table, f"SELECT * FROM read_parquet([{names}])")

    def _run(self, query: str, parameters: object = None) -> None:
        """One statement, with its answer read to the end."""
        with spoken(query):
            self._connection.execute(query, parameters).fetchall()


def _told(values: list[object]) -> pa.Array:
    """Values as text for the engine to cast; records field by field, each as text."""
    records = [value for value in values if isinstance(value, dict)]
    if not records:
        return pa.array([None if v is None else str(v) for v in values], type=pa.string())
    fields = [
        _told([value.get(name) if isinstance(value, dict) else None for value in values])
        for name in records[0]
    ]
    gone = pa.array([value is None for value in values])
    return pa.StructArray.from_arrays(fields, list(records[0]), mask=gone)


def _quoted(path: Path) -> str:
    """A path as SQL text."""
    return "'" + str(path).replace("'", "''") + "'"
