"""What more than one room needs of the world: a clock, a store of files, tables, progress."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import IO, Protocol, runtime_checkable

from zhendan.domain.canonical import RowBatch
from zhendan.domain.ids import Sha256
from zhendan.domain.text import Text


class Clock(Protocol):
    """Tells the time; tests hand in a fixed one."""

    def now(self) -> datetime:
        """The present instant, with a zone (UTC)."""


class Blobs(Protocol):
    """Write-once files, addressed by the SHA-256 of their bytes.

    `put` returns only when the bytes and their name are durable (HOUSE D3).
    """

    def put(self, content: IO[bytes]) -> tuple[Sha256, int]:
        """Keep the bytes and return their hash and size; the same bytes again change nothing."""

    def open(self, sha256: Sha256) -> IO[bytes]:
        """Open kept bytes for reading. Raises `BlobMissing` when nothing is kept under the hash."""

    def destroy(self, sha256: Sha256) -> None:
        """Give kept bytes up for good; returns when that is durable. Nothing kept is no error."""

    def __contains__(self, sha256: object) -> bool:
        """Whether bytes with this hash are kept."""

    def __iter__(self) -> Iterator[Sha256]:
        """Every hash kept."""


class Tables(Protocol):
    """The canonical rows of one case or ledger, asked in SQL of the shared subset.

    A copy that may be lost and is rebuilt from the exports. Queries use only what every engine
    understands: integer epochs, `CASE`, `GROUP BY`, `JOIN`, `ROW_NUMBER`, `LAG`, explicit casts.
    """

    def load(self, batch: RowBatch) -> None:
        """Add rows to a canonical table (`canonical.sql`)."""

    def filled(self, table: str) -> frozenset[str]:
        """The columns of `table` that hold at least one value; empty if it has no rows."""

    def make(self, name: str, query: str) -> None:
        """Materialise the answer of `query` as table `name`, replacing an earlier one."""

    def view(self, name: str, query: str) -> None:
        """Let `name` stand for `query`, worked out at every reading, in place of what had the name.

        For cheap columns of a table that stays as it is.
        """

    def add(self, name: str, query: str) -> None:
        """Put the answer of `query` under the rows of table `name`; columns go by their place."""

    def replace(self, name: str, key: str, query: str) -> None:
        """Rows of `query` take the place of those of table `name` with the same `key`."""

    def rows(
        self, query: str, parameters: Sequence[object] | Mapping[str, object] = ()
    ) -> list[tuple[object, ...]]:
        """The answer of `query`, whole, as plain Python values."""


@runtime_checkable
class ColumnTables(Tables, Protocol):
    """Tables that hand out whole columns of numbers at once, for searches over millions of rows."""

    def columns(self, query: str) -> Mapping[str, memoryview]:
        """The answer of `query`, column by column, as signed 64-bit numbers; none is unknown."""

    def keep(self, name: str, columns: Mapping[str, memoryview]) -> None:
        """Make table `name` of columns of one length, 64-bit whole or floating numbers."""


class Progress(Protocol):
    """Told what long work is doing, so that a person can watch and interrupt it."""

    def stage(self, name: Text, total: int | None = None) -> None:
        """A new stage begins; `total` is its number of parts where that is known."""

    def advance(self, parts: int = 1) -> None:
        """`parts` of the present stage are done."""


class Silent:
    """A `Progress` for callers that do not watch."""

    def stage(self, name: Text, total: int | None = None) -> None:
        """Say nothing."""

    def advance(self, parts: int = 1) -> None:
        """Say nothing."""
