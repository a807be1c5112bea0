"""An audited ledger in one DuckDB file: each update is one transaction."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb

from zhendan.adapters.tables.duckdb import DuckdbTables
from zhendan.adapters.tables.errors import KeptLedgerBusy
from zhendan.audit import NoKeptLedger

_TABLES = "SELECT table_name FROM duckdb_tables() WHERE NOT temporary"


class DuckdbKept(DuckdbTables):
    """Answers the `KeptTables` port of the audit."""

    _lasting: frozenset[str] | None = None
    """While a change is made: the tables that were there before. Others are its workings."""

    def make(self, name: str, query: str) -> None:
        """Materialise `query`; within a change, a table that was not there stays off the disk."""
        passing = self._lasting is not None and name not in self._lasting
        self._run(f'CREATE OR REPLACE {"TEMP " if passing else ""}TABLE "{name}" AS {query}')

    def view(self, name: str, query: str) -> None:
        """Materialise `query` all the same: what it leans on is not kept."""
        self.make(name, query)

    def exchange(self, name: str, gone: str, rows: str) -> None:
        """Rows that fulfil `gone` give way to those of the query `rows`, columns by name."""
        self.make("exchanging", rows)
        if gone:
            self._run(f'DELETE FROM "{name}" WHERE {gone}')
        self._run(f'INSERT INTO "{name}" BY NAME SELECT * FROM exchanging')
        self._run("DROP TABLE exchanging")

    def drop(self, names: Iterable[str]) -> None:
        """Forget tables, where they are there."""
        for name in names:
            self._run(f'DROP TABLE IF EXISTS "{name}"')

    @contextmanager
    def whole(self) -> Iterator[None]:
        """All changes inside are there when it ends; broken off or killed, none is."""
        self._lasting = frozenset(str(name) for (name,) in self.rows(_TABLES))
        self._run("BEGIN TRANSACTION")
        try:
            yield
        except BaseException:
            self._run("ROLLBACK")
            raise
        finally:
            self._lasting = None
        self._run("COMMIT")


@contextmanager
def open_kept(path: Path) -> Iterator[DuckdbKept]:
    """The ledger kept in a file, as its only user; raises `NoKeptLedger` or `KeptLedgerBusy`."""
    if not path.is_file():
        raise NoKeptLedger
    with _opened(path) as tables:
        yield tables


@contextmanager
def _opened(path: Path) -> Iterator[DuckdbKept]:
    """The tables in a file, made where there is none."""
    try:
        tables = DuckdbKept(path)
    except duckdb.Error as error:
        raise KeptLedgerBusy(file=path.name) from error
    try:
        yield tables
    finally:
        tables.close()


@contextmanager
def new_kept(path: Path) -> Iterator[DuckdbKept]:
    """A ledger that lies at `path`, in place of an earlier one, once it is whole."""
    part = path.with_name(f".{path.name}.part")
    path.parent.mkdir(parents=True, exist_ok=True)
    _remove(part)
    try:
        with _opened(part) as tables:
            part.chmod(0o600)  # keys of people stand in it
            yield tables
        with part.open("rb") as file:
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        _remove(part)


def _remove(path: Path) -> None:
    """A file and what the engine lays beside it."""
    for name in (path, path.with_name(f"{path.name}.wal")):
        with suppress(FileNotFoundError):
            name.unlink()
