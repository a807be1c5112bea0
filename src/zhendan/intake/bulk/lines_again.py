"""Rows that were staged, read from their file again."""

from pathlib import Path

from zhendan.formats.readers.delimited import split_line
from zhendan.formats.readers.grid import Row
from zhendan.formats.readers.pieces import Decoding, Piece, lines_of
from zhendan.intake.draft import Gathered
from zhendan.intake.large import BulkState
from zhendan.intake.taking import Taking


def rows_again(path: Path, state: BulkState, lines: frozenset[int]) -> dict[int, Row]:
    """Rows that were staged, read from the file again."""
    decoding = Decoding(state.encoding)
    found: dict[int, Row] = {}
    for place in state.places:
        inside = frozenset(n for n in lines if 0 <= n - place.first_line < place.lines)
        if inside:
            piece = Piece(place.first_line, b"", place.lines, place.offset, place.size)
            for number, text in lines_of(path, decoding, piece, inside).items():
                found[number] = Row(number, split_line(text, state.delimiter))
    return found


def onto(taking: Taking, gathered: Gathered) -> Taking:
    """The same file, its rows going to `gathered`, its problems nowhere: they are told already."""
    return Taking(
        taking.received,
        taking.settings,
        taking.lineage,
        gathered,
        exported_at=taking.exported_at,
        sheet=taking.sheet,
    )
