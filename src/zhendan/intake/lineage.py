"""From a canonical row back to file, sheet and physical row.

`row_ref` numbers every kept source row of one reading, in the order in which the files are
read (sorted by path), so the same inbox gives the same numbers. `source_rows` holds for each:
`file_id` (SHA-256 of the file), `sheet` ('' where there is none), `row_no` (physical row from 1;
0 where the source has no rows), `pointer` (a JSON pointer or path where it has none), the hash of
the cells as read, and the cells as they may be kept: people's data masked, ID cards dropped.
"""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from zhendan.domain import RowBatch, Sha256, Text
from zhendan.formats.cleaning.people import shown

REJECTED = "rejected rows"
"""No table of the model: batches of this name hold `RejectedRow`."""
_BATCH = 4000
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_COLUMNS = ("row_ref", "file_id", "sheet", "row_no", "pointer", "row_sha256", "raw", "problem")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a source row stands."""

    file: Sha256
    sheet: str = ""
    row: int = 0
    pointer: str = ""


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """One row that was not used."""

    path: str
    """Its file's path in the inbox."""
    file: Sha256
    sheet: str
    row: int
    """Physical row from 1."""
    code: str
    reason: Text
    headings: tuple[str, ...]
    cells: tuple[str, ...]


@dataclass(slots=True)
class Lineage:
    """Numbers source rows and hands them on in batches."""

    sink: Callable[[RowBatch], None]
    next: int = 1
    """The number of the row that comes next."""
    _rows: list[tuple[object, ...]] = field(default_factory=list)
    _rejected: list[tuple[object, ...]] = field(default_factory=list)

    def set_aside(self, count: int) -> int:
        """The first of `count` numbers that nobody else will be given."""
        first = self.next
        self.next += count
        return first

    def keep(
        self,
        place: Place,
        headers: Sequence[str],
        cells: Sequence[str],
        problem: str = "",
        *,
        ref: int | None = None,
    ) -> int:
        """Keep one source row and return its `row_ref`: the next, or one that was set aside."""
        ref = self.set_aside(1) if ref is None else ref
        whole = _ENCODER.encode(list(cells))
        digest = hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()
        raw = _ENCODER.encode(_pairs(headers, cells))
        row = (ref, place.file, place.sheet, place.row, place.pointer, digest, raw, problem or None)
        self._rows.append(row)
        if len(self._rows) >= _BATCH:
            self.flush()
        return ref

    def reject(self, row: RejectedRow) -> None:
        """Hand on a row that was not used; it may be wanted back to be mended."""
        self._rejected.append((row,))
        if len(self._rejected) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        """Hand on what is waiting."""
        if self._rejected:
            self.sink(RowBatch(REJECTED, ("row",), self._rejected))
            self._rejected = []
        if self._rows:
            self.sink(RowBatch("source_rows", _COLUMNS, self._rows))
            self._rows = []


def _pairs(headers: Sequence[str], cells: Sequence[str]) -> list[tuple[str, str]]:
    """Heading and cell in order, so that a heading that stands twice survives."""
    found = []
    for index, cell in enumerate(cells):
        header = headers[index].strip() if index < len(headers) else ""
        value = shown(header, cell)
        if value is not None:
            found.append((header, value.replace("\x00", "\\u0000")))
    return found
