"""Rows of cells with the physical row they stand on, whatever kind of file they come from."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

HEADER_WITHIN = 15
"""A header is looked for in this many physical rows from the top."""


@dataclass(slots=True)
class Row:
    """One record: its first physical row (1 = first line) and its cells as text."""

    no: int
    cells: list[str]
    open_quote: bool = False
    """A quote opens here and never closes; the cells are what stands on this one line."""

    @property
    def is_blank(self) -> bool:
        """Whether no cell holds anything."""
        return not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of one sheet or text file; it can be read more than once."""

    rows: Callable[[], Iterator[Row]]
    sheet: str = ""
    """Empty for text files."""
    encoding: str = ""
    delimiter: str = ""
    has_bom: bool = False

    def top(self) -> list[Row]:
        """The rows in which a header may stand."""
        found = islice(self.rows(), HEADER_WITHIN)
        return [row for row in found if row.no <= HEADER_WITHIN]
