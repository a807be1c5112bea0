"""What reading in bulk asks of an engine: text in, SQL over it, Parquet out."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol


class Parsed(Protocol):
    """Records as an engine parsed them; any engine beside it takes them."""

    @property
    def num_rows(self) -> int:
        """How many there are."""


class BulkEngine(Protocol):
    """An engine that parses delimited text and computes over all of its rows at once.

    Its SQL knows `keyed(text)`: the first 160 bits of HMAC-SHA256 under the workspace's key, in
    hex, which is what `Keeper.hash` gives for one value.
    """

    @property
    def keeps_cells(self) -> bool:
        """Whether source rows are wanted with their cells, masked, or only with their hash."""

    def beside(self) -> "BulkEngine":
        """Another engine over the same memory, to work at the same time on tables of its own."""

    def parse(self, text: bytes, *, delimiter: str, columns: int) -> Parsed | None:
        """Records with `n` (from 0) and the cells `c0`, `c1` … as text.

        `row_sha256` is the hash of a record as lineage has it: SHA-256 of its cells as JSON. It
        may be anything where a cell holds control characters other than a tab.
        None where some record has not exactly `columns` cells.
        """

    def hold(self, name: str, parsed: Parsed) -> None:
        """Have parsed records as table `name`."""

    def fill(
        self, name: str, columns: Sequence[tuple[str, str]], rows: Iterable[Sequence[object]]
    ) -> None:
        """Make table `name` of (column, SQL type) with `rows` of plain values."""

    def make(self, name: str, query: str) -> None:
        """Make table `name` of the answer of `query`, replacing an earlier one."""

    def drop(self, *names: str) -> None:
        """Forget tables, as far as they are there."""

    def ask(self, query: str) -> list[tuple[object, ...]]:
        """The answer of `query`, whole."""

    def write(self, query: str, path: Path) -> None:
        """Write the answer of `query` as a Parquet file."""

    def adopt(self, table: str, files: Sequence[Path]) -> None:
        """Add whole Parquet files to a canonical table; their files may be taken away."""

    def deliver(self, table: str, query: str) -> None:
        """Add the answer of `query` to a table, by column name."""
