"""A piece made even: each record on one line and as wide as the header; the others set aside."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import chain, islice

from zhendan.formats.readers.delimited import records
from zhendan.formats.readers.grid import Row
from zhendan.formats.readers.pieces import Piece
from zhendan.intake.bulk.engine import BulkEngine, Parsed
from zhendan.intake.large import BulkState

_AHEAD = 200
"""Lines of the next piece that a record at the end of this one may reach into."""


@dataclass(frozen=True, slots=True)
class Evened:
    """A piece as the engine has it, and what had to be taken out of it."""

    rows: dict[int, Row] = field(default_factory=dict)
    """Records of several lines, of another width or with an open quote, by their first line."""
    taken: int = 0
    """Lines of the next piece that belong to this one's last record."""
    parsed: Parsed | None = None
    """The records as the engine parsed them; without it every record stands in `rows`."""


def evened(
    piece: Piece,
    following: Callable[[], Piece | None],
    engine: BulkEngine,
    state: BulkState,
    *,
    skip: int,
) -> Evened:
    """Have the engine parse a piece in which record `n` stands on line `first_line + n`.

    `skip` lines at the top belong to the piece before and are blanked.
    """
    if not skip and piece.text.count(b'"') % 2 == 0:
        parsed = _parse(piece.text, piece, engine, state)
        if parsed is not None:
            return Evened(parsed=parsed)
    blank = state.delimiter * (len(state.headers) - 1) + "\n"
    lines = _lines(piece)
    lines[:skip] = [blank] * skip
    rows, taken = _uneven(piece, lines, following, state)
    for number, (_, count) in rows.items():
        place = number - piece.first_line
        lines[place : place + count] = [blank] * len(lines[place : place + count])
    found = {number: row for number, (row, _) in rows.items() if not row.is_blank}
    parsed = _parse("".join(lines).encode(), piece, engine, state)
    if parsed is not None:
        return Evened(found, taken, parsed)
    width = len(state.headers)
    every = records(lambda: iter(lines), state.delimiter, piece.first_line, width)
    return Evened({row.no: row for row in every if not row.is_blank} | found, taken)


def _parse(text: bytes, piece: Piece, engine: BulkEngine, state: BulkState) -> Parsed | None:
    """The records, where the engine finds as many as there are lines."""
    parsed = engine.parse(text, delimiter=state.delimiter, columns=len(state.headers))
    return parsed if parsed is not None and parsed.num_rows == piece.lines else None


def _lines(piece: Piece) -> list[str]:
    """Its lines with their ends."""
    lines = piece.text.decode().split("\n")
    last = lines.pop()
    return [line + "\n" for line in lines] + ([last] if last else [])


def _uneven(
    piece: Piece, lines: list[str], following: Callable[[], Piece | None], state: BulkState
) -> tuple[dict[int, tuple[Row, int]], int]:
    """Records that are no single line of the header's width, with the lines that they fill."""
    coming = following()
    more = islice(_lines(coming), _AHEAD) if coming is not None else iter(())
    width, end = len(state.headers), piece.first_line + piece.lines
    read = records(lambda: chain(lines, more), state.delimiter, piece.first_line, width)
    found: dict[int, tuple[Row, int]] = {}
    row = next(read, None)
    while row is not None and row.no < end:
        then = next(read, None)
        count = (then.no if then is not None else end) - row.no
        if count > 1 or row.open_quote or len(row.cells) != width:
            found[row.no] = (row, count)
        row = then
    return found, max(row.no - end, 0) if row is not None else 0
