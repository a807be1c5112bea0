"""Canonical rows as a folder of Parquet files: one folder a table, whole or not there at all."""

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from zhendan.adapters.tables.bulk import DuckdbBulk
from zhendan.adapters.tables.bulk_problems import FolderNotEmpty
from zhendan.adapters.tables.duckdb import DuckdbTables
from zhendan.domain import RowBatch, canonical_tables

_MEMORY = "900MB"


class ParquetFolder:
    """Takes canonical rows and keeps them as Parquet under `folder`."""

    def __init__(self, folder: Path, secret: bytes) -> None:
        """`folder` is there and empty; `secret` is the key of people's hashes."""
        self.folder = folder
        self.tables = DuckdbTables(memory_limit=_MEMORY)
        self.tables.spill_to(folder / ".spill")
        self.bulk = _FolderBulk(self.tables.bulk(secret), self)

    def load(self, batch: RowBatch) -> None:
        """Rows that were settled one by one."""
        self.tables.load(batch)

    def place(self, table: str) -> Path:
        """A new file of a table."""
        place = self.folder / table
        place.mkdir(parents=True, exist_ok=True)
        return place / f"{sum(1 for _ in place.iterdir()):06d}.parquet"

    def finish(self) -> None:
        """Write what was loaded, and leave nothing else behind."""
        for table in canonical_tables():
            if self.tables.filled(table):
                self.tables.write_parquet(f"SELECT * FROM {table}", self.place(table))
        self.tables.close()
        shutil.rmtree(self.folder / ".spill", ignore_errors=True)


class _FolderBulk:
    """The bulk engine whose rows end up in the folder."""

    keeps_cells = False
    """An original is read again by row where its words are wanted."""

    def __init__(self, engine: DuckdbBulk, into: ParquetFolder) -> None:
        self._engine, self._into = engine, into
        self.beside, self.parse, self.hold = engine.beside, engine.parse, engine.hold
        self.fill, self.make = engine.fill, engine.make
        self.drop, self.ask, self.write = engine.drop, engine.ask, engine.write

    def deliver(self, table: str, query: str) -> None:
        """A file with every column of the table."""
        whole = f"SELECT * FROM {table} WHERE false UNION ALL BY NAME ({query})"
        self._engine.write(whole, self._into.place(table))

    def adopt(self, table: str, files: Sequence[Path]) -> None:
        """Move the files."""
        for file in files:
            shutil.move(file, self._into.place(table))


@contextmanager
def parquet_folder(out: Path, secret: bytes) -> Iterator[ParquetFolder]:
    """A folder that appears under its name only when everything in it is written.

    Raises `FolderNotEmpty` where something is there already.
    """
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise FolderNotEmpty(folder=str(out))
    out.parent.mkdir(parents=True, exist_ok=True)
    for left in out.parent.glob(f".{out.name}.partial-*"):
        # What a killed run left; a living one would be writing to the same name in vain.
        shutil.rmtree(left, ignore_errors=True)
    partial = out.with_name(f".{out.name}.partial-{os.getpid()}")
    partial.mkdir()
    try:
        folder = ParquetFolder(partial, secret)
        yield folder
        folder.finish()
        if out.exists():
            out.rmdir()
        partial.rename(out)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
