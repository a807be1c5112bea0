"""A second witness: the standard library's SQLite answers the same questions."""

import hashlib
import re
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

from zhendan.domain import RowBatch, canonical_ddl, canonical_tables


class SqliteTables:
    """Answers the `Tables` port for small shops; instants are kept as whole seconds."""

    def __init__(self) -> None:
        self._connection = sqlite3.connect(":memory:")
        self._connection.create_function("epoch_s", 1, lambda second: second, deterministic=True)
        self._connection.create_function("key_of", 1, _key, deterministic=True)
        self._connection.executescript(re.sub(r"DEFAULT TRUE", "DEFAULT 1", canonical_ddl()))

    def load(self, batch: RowBatch) -> None:
        """Add rows."""
        places = ", ".join("?" * len(batch.columns))
        self._connection.executemany(
            f"INSERT INTO {batch.table} ({', '.join(batch.columns)}) VALUES ({places})",
            [tuple(_plain(value) for value in row) for row in batch.rows],
        )

    def filled(self, table: str) -> frozenset[str]:
        """Columns that hold a value."""
        if table not in canonical_tables():
            return frozenset()
        names = [column.name for column in canonical_tables()[table]]
        counts = ", ".join(f"COUNT({name})" for name in names)
        (row,) = self._connection.execute(f"SELECT {counts} FROM {table}").fetchall()
        return frozenset(name for name, count in zip(names, row, strict=True) if count)

    def make(self, name: str, query: str) -> None:
        """Materialise a query."""
        self._connection.execute(f"DROP TABLE IF EXISTS {name}")
        self._connection.execute(f"CREATE TABLE {name} AS {query}")

    def view(self, name: str, query: str) -> None:
        """Kept like any other: a bare ledger never comes here."""
        self.make(name, query)

    def add(self, name: str, query: str) -> None:
        """Put rows under those of a table."""
        self._connection.execute(f"INSERT INTO {name} {query}")

    def replace(self, name: str, key: str, query: str) -> None:
        """Put rows in the place of those with their key."""
        self.make("replacing", query)
        self._connection.execute(f"DELETE FROM {name} WHERE {key} IN (SELECT {key} FROM replacing)")
        self.add(name, "SELECT * FROM replacing")

    def rows(
        self, query: str, parameters: Sequence[object] | Mapping[str, object] = ()
    ) -> list[tuple[object, ...]]:
        """The answer, whole."""
        return self._connection.execute(query, tuple(parameters)).fetchall()


def _key(text: object) -> int | None:
    if text is None:
        return None
    return int.from_bytes(hashlib.blake2b(str(text).encode(), digest_size=8).digest()) >> 1


def _plain(value: object) -> object:
    match value:
        case datetime():
            return int(value.timestamp() // 1)
        case date():
            return value.isoformat()
        case Decimal():
            return float(value)
        case bool():
            return int(value)
        case _:
            return value
