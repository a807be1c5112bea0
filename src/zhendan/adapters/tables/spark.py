"""The canonical tables on Apache Spark: the same definitions, spelled in Spark's own SQL.

Needs the extra `zhendan[spark]` and Java 17. Local mode unless a session is handed in.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from zhendan.adapters.tables.errors import QueryFailed
from zhendan.adapters.tables.spelling import spelled
from zhendan.domain import Column, ColumnKind, RowBatch, canonical_tables

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_KINDS = {
    ColumnKind.TEXT: "STRING",
    ColumnKind.JSON: "STRING",
    ColumnKind.INTEGER: "BIGINT",
    ColumnKind.DECIMAL: "DECIMAL(18,4)",
    ColumnKind.REAL: "DOUBLE",
    ColumnKind.BOOLEAN: "BOOLEAN",
    ColumnKind.INSTANT: "TIMESTAMP",
    ColumnKind.DATE: "DATE",
}


class SparkTables:
    """Answers the `Tables` port; what it keeps lives as long as the session."""

    def __init__(self, session: "SparkSession | None" = None) -> None:
        """Work in `session`, or in one of our own on this machine."""
        self._session = session or local_session()
        self._rows: dict[str, list[tuple[object, ...]]] = {}
        for name in canonical_tables():
            self._show(name)
        self._define("epoch_s(t TIMESTAMP) RETURNS BIGINT RETURN FLOOR(UNIX_MICROS(t) / 1000000)")
        self._define(
            "key_of(s STRING) RETURNS BIGINT RETURN SHIFTRIGHTUNSIGNED(XXHASH64(s), 1) "
            "+ CASE WHEN s IS NULL THEN NULL ELSE 0 END"
        )

    def load(self, batch: RowBatch) -> None:
        """Add rows to a canonical table."""
        columns = canonical_tables()[batch.table]
        places = {name: place for place, name in enumerate(batch.columns)}
        self._rows.setdefault(batch.table, []).extend(
            tuple(
                _plain(c, row[places[c.name]]) if c.name in places else _default(c) for c in columns
            )
            for row in batch.rows
        )
        self._show(batch.table)

    def filled(self, table: str) -> frozenset[str]:
        """The columns that hold a value; empty for a table that is not there."""
        if not self._session.catalog.tableExists(table):
            return frozenset()
        names = self._session.table(table).columns
        if not names:
            return frozenset()
        counts = ", ".join(f"COUNT(`{name}`)" for name in names)
        (row,) = self._session.sql(f"SELECT {counts} FROM {table}").collect()
        return frozenset(name for name, count in zip(names, row, strict=True) if count)

    def make(self, name: str, query: str) -> None:
        """Keep the answer in the session's memory, cut off from what it was made of."""
        asked = spelled(query)
        with _spoken(asked):
            kept = self._session.sql(asked).localCheckpoint(eager=True)
            kept.createOrReplaceTempView(name)

    def view(self, name: str, query: str) -> None:
        """A view of the session, with all that it was made of behind it."""
        asked = spelled(query)
        with _spoken(asked):
            self._session.sql(asked).createOrReplaceTempView(name)

    def add(self, name: str, query: str) -> None:
        """The rows there are and the answer, kept anew: a Spark table is never changed."""
        self.make(name, f"SELECT * FROM {name} UNION ALL {query}")

    def replace(self, name: str, key: str, query: str) -> None:
        """Rows of `query` take the place of those with the same `key`."""
        self.make("replacing", query)
        self.make(
            name,
            f"SELECT * FROM {name} WHERE {key} NOT IN (SELECT {key} FROM replacing) "
            "UNION ALL SELECT * FROM replacing",
        )

    def rows(
        self, query: str, parameters: Sequence[object] | Mapping[str, object] = ()
    ) -> list[tuple[object, ...]]:
        """The answer, whole."""
        values: Any = dict(parameters) if isinstance(parameters, Mapping) else list(parameters)
        asked = spelled(query)
        with _spoken(asked):
            rows = self._session.sql(asked, args=values or None).collect()
        return [tuple(_aware(value) for value in row) for row in rows]

    def close(self) -> None:
        """End the session."""
        self._session.stop()

    def _define(self, function: str) -> None:
        """One of the two functions that the shared subset asks of an engine."""
        self._session.sql(f"CREATE OR REPLACE TEMPORARY FUNCTION {function}")

    def _show(self, table: str) -> None:
        """A canonical table's rows as a view."""
        columns = canonical_tables()[table]
        kinds = ", ".join(f"`{column.name}` {_KINDS[column.kind]}" for column in columns)
        frame = self._session.createDataFrame(self._rows.get(table, []), kinds)
        frame.createOrReplaceTempView(table)


@contextmanager
def _spoken(query: str) -> Iterator[None]:
    """The engine's failure as ours, naming the statement."""
    from py4j.protocol import Py4JJavaError
    from pyspark.errors import PySparkException

    try:
        yield
    except (PySparkException, Py4JJavaError) as error:
        raise QueryFailed(query=" ".join(query.split())[:400], engine=str(error)) from error


def local_session() -> "SparkSession":
    """A session on this machine; instants are in UTC, and numbers that do not fit are errors."""
    from pyspark.sql import SparkSession

    return (
        SparkSession.builder.master("local[2]")
        .appName("zhendan")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.codegen.wholeStage", "false")
        # Spark 4.3 loses columns of a UNION when it carries constraints through ("key not found").
        .config("spark.sql.constraintPropagation.enabled", "false")
        .config("spark.sql.adaptive.enabled", "false")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate()
    )


def _default(column: Column) -> object:
    """What a row has that does not name the column."""
    told = column.default
    if told is None:
        return None
    if column.kind is ColumnKind.BOOLEAN:
        return told == "TRUE"
    return int(told) if column.kind is ColumnKind.INTEGER else told


def _plain(column: Column, value: object) -> object:
    """A value as Spark takes it for its column."""
    if value is None:
        return None
    if column.kind is ColumnKind.DECIMAL:
        return Decimal(str(value))
    return value


def _aware(value: object) -> object:
    """Instants in UTC; anything else as it is."""
    if isinstance(value, datetime):
        return value.astimezone(UTC)
    return value
