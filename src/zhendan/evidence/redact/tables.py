"""Rows of cells, masked by the column each stands in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from zhendan.evidence.redact.headings import kind_of
from zhendan.evidence.redact.kinds import FieldKind
from zhendan.evidence.redact.masker import Known, Masker
from zhendan.formats.cleaning.words import bare
from zhendan.formats.readers.grid import HEADER_WITHIN, Row

_ENOUGH = 2
"""So many headings with a meaning make a header."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the header stands and what each column holds; without a header nothing is known."""

    header: int = 0
    """Its physical row; 0 where there is none."""
    headings: tuple[str, ...] = ()
    kinds: tuple[FieldKind, ...] = ()
    canonical: Mapping[str, str] = field(default_factory=dict)

    def at(self, column: int) -> tuple[str, FieldKind]:
        """Heading and kind of a column, counted from 0."""
        if column < len(self.headings):
            return self.headings[column], self.kinds[column]
        return "", FieldKind.UNCLASSED


def layout_of(rows: Iterable[Row], canonical: Mapping[str, str]) -> Layout:
    """The layout of a table; `canonical` is heading to `table.column` where that is known."""
    best, most = Layout(canonical=canonical), _ENOUGH - 1
    for row in islice(rows, HEADER_WITHIN):
        made = _layout(row, canonical)
        meant = sum(1 for kind in made.kinds if kind is not FieldKind.UNCLASSED)
        short = all(len(cell) <= _LONGEST_HEADING for cell in made.headings)
        if meant > most and short and meant * 2 >= sum(1 for cell in made.headings if cell):
            best, most = made, meant
    return best


_LONGEST_HEADING = 40


def _layout(row: Row, canonical: Mapping[str, str]) -> Layout:
    """A row as if it were the header."""
    headings = tuple(bare(cell) for cell in row.cells)
    named = {bare(name): to for name, to in canonical.items()}
    kinds = tuple(
        kind_of(one, named.get(one, "")) if _may_be_heading(one) else FieldKind.UNCLASSED
        for one in headings
    )
    return Layout(row.no, headings, kinds, canonical)


def _may_be_heading(cell: str) -> bool:
    """Whether a cell is a word, and no number or sentence."""
    return bool(cell) and not cell[0].isdigit() and "，" not in cell and "。" not in cell


@dataclass(frozen=True, slots=True)
class TableMasker:
    """Masks the rows of one sheet or text file."""

    masker: Masker
    layout: Layout
    sheet: str = ""

    def cells(self, row: Row) -> list[str]:
        """A row's cells as the recipient may see them."""
        if row.no == self.layout.header:
            return list(row.cells)
        above = row.no < self.layout.header
        return [
            self._cell(cell, column, row.no, above=above) for column, cell in enumerate(row.cells)
        ]

    def _cell(self, cell: str, column: int, row: int, *, above: bool) -> str:
        """One cell; what stands above the header is free text."""
        if not cell.strip():
            return cell
        heading, kind = self.layout.at(column)
        place = " · ".join(p for p in (self.sheet, f"行{row}", f"列{column + 1} {heading}") if p)
        return self.masker.cell(cell, FieldKind.TEXT if above else kind, place.strip())


def learn_rows(known: Known, rows: Iterable[Row], layout: Layout) -> None:
    """Take note of the names that stand in a table's typed columns."""
    typed = [
        (column, kind)
        for column, kind in enumerate(layout.kinds)
        if kind in (FieldKind.NAME, FieldKind.BUYER)
    ]
    if not typed:
        return
    for row in rows:
        if row.no > layout.header:
            for column, kind in typed:
                if column < len(row.cells):
                    known.learn(kind, row.cells[column])


def is_table(rows: Sequence[Row]) -> bool:
    """Whether rows without a header still stand in columns, as a courier's bare bill does."""
    widths = [len(row.cells) for row in rows if not row.is_blank]
    return len(widths) > 1 and min(widths) >= _FEWEST_COLUMNS and len(set(widths)) <= _ENOUGH


_FEWEST_COLUMNS = 4


def numbered(rows: Iterable[Sequence[str]]) -> Iterator[Row]:
    """Rows with their place, from 1."""
    return (Row(no, list(cells)) for no, cells in enumerate(rows, 1))
