"""Delimited text masked cell by cell; every byte that needs no mask stays as it was."""

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

from zhendan.evidence.redact.masker import Known, Masker
from zhendan.evidence.redact.tables import (
    Layout,
    TableMasker,
    is_table,
    layout_of,
    learn_rows,
)
from zhendan.formats.readers.decode import Written, decode
from zhendan.formats.readers.delimited import delimited
from zhendan.formats.readers.grid import Grid, Row


def read_table(written: Written, canonical: Mapping[str, str]) -> tuple[Grid, Layout] | None:
    """The table that a text holds and its layout; None where it is running text."""
    grid = delimited(written, lambda rows: _score(rows, canonical))
    layout = layout_of(grid.rows(), canonical)
    if layout.header or is_table(grid.top()):
        return grid, layout
    return None


def _score(rows: list[list[str]], canonical: Mapping[str, str]) -> float:
    """How well some row is a header whose columns mean something."""
    found = layout_of((Row(no, cells) for no, cells in enumerate(rows, 1)), canonical)
    return min(1.0, len(found.kinds) / 8) if found.header and len(found.kinds) > 1 else 0.0


def learn_table(known: Known, path: Path, canonical: Mapping[str, str]) -> None:
    """Take note of the people named in a table's columns."""
    read = read_table(decode(path), canonical)
    if read is not None:
        grid, layout = read
        learn_rows(known, grid.rows(), layout)


def mask_table(written: Written, read: tuple[Grid, Layout], masker: Masker) -> bytes:
    """The text with its cells masked, in the encoding and with the delimiter it came in."""
    grid, layout = read
    table = TableMasker(masker, layout)
    parts = [
        "".join(lines) if row is None else _record("".join(lines), row, table, grid.delimiter)
        for row, lines in _records(written, grid)
    ]
    return encoded("".join(parts), written)


def _records(written: Written, grid: Grid) -> Iterator[tuple[Row | None, list[str]]]:
    """Each record with the physical lines it stands on; lines before the first have none."""
    lines = enumerate(written.lines(), 1)
    held: Row | None = None
    mine: list[str] = []
    rows = grid.rows()
    ahead = next(rows, None)
    for number, line in lines:
        if ahead is not None and number == ahead.no:
            if mine:
                yield held, mine
            held, mine, ahead = ahead, [], next(rows, None)
        mine.append(line)
    if mine:
        yield held, mine


def _record(raw: str, row: Row, table: TableMasker, delimiter: str) -> str:
    """One record: the parts between delimiters that need no mask stay as they were."""
    cells = table.cells(row)
    if row.open_quote:
        return table.masker.text(_joined(cells, delimiter), f"行{row.no}") + _ending(raw)
    if cells == row.cells:
        return raw
    body, end = raw[: len(raw) - len(_ending(raw))], _ending(raw)
    parts = _parts(body, delimiter)
    if len(parts) != len(cells) or body.startswith("`"):
        return _joined(cells, delimiter) + end
    made = [
        part if new == old else _quoted(new, part, delimiter)
        for part, old, new in zip(parts, row.cells, cells, strict=True)
    ]
    return delimiter.join(made) + end


def _ending(raw: str) -> str:
    """The line end of a record."""
    return raw[len(raw.rstrip("\r\n")) :]


def _parts(body: str, delimiter: str) -> list[str]:
    """The raw text of each cell, quotes and all."""
    parts, start, inside = [], 0, False
    for place, char in enumerate(body):
        if char == '"':
            inside = not inside
        elif char == delimiter and not inside:
            parts.append(body[start:place])
            start = place + 1
    return [*parts, body[start:]]


def _quoted(value: str, like: str, delimiter: str) -> str:
    """A cell written the way the one before it was."""
    if like.startswith('"') or any(char in value for char in (delimiter, '"', "\n", "\r")):
        return '"' + value.replace('"', '""') + '"'
    return value


def _joined(cells: list[str], delimiter: str) -> str:
    """A record written afresh."""
    line = io.StringIO()
    csv.writer(line, delimiter=delimiter, lineterminator="").writerow(cells)
    return line.getvalue()


_MARKS = {"utf-8-sig": (b"\xef\xbb\xbf", "utf-8")}
_WIDE = {
    b"\xff\xfe\x00\x00": "utf-32-le",
    b"\xff\xfe": "utf-16-le",
    b"\xfe\xff": "utf-16-be",
}


def encoded(text: str, written: Written) -> bytes:
    """Text in the encoding of its original.

    UTF-8 where that encoding lacks a mask's characters or two were glued together in one file.
    """
    mark, codec = _codec(written)
    try:
        return mark + text.encode(codec)
    except UnicodeEncodeError:
        return b"\xef\xbb\xbf" + text.encode("utf-8", "backslashreplace")


def _codec(written: Written) -> tuple[bytes, str]:
    """Byte order mark and codec to write with."""
    if written.encoding in _MARKS:
        return _MARKS[written.encoding]
    if written.has_bom:
        with written.path.open("rb") as file:
            head = file.read(4)
        return next((m, codec) for m, codec in _WIDE.items() if head.startswith(m))
    if "+" in written.encoding:
        return b"\xef\xbb\xbf", "utf-8"
    return b"", written.encoding
