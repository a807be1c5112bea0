"""Rows that could not be used: listed with their reason, exported to be mended, and taken back.

An export is the file's own headings and cells with two columns more: where each row came from,
and why it was left out. It is safe to open in a spreadsheet: what a formula, a date or a long
number would become is kept as text by a leading apostrophe, which is taken off again on import.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from zhendan.domain import Sha256
from zhendan.formats.readers.grid import Grid, Row
from zhendan.intake.lineage import Place, RejectedRow
from zhendan.intake.recognise.headers import norm, numbered

ORIGIN, REASON = "真单来源行", "真单退回原因"
"""Headings of the two columns that an export adds."""
NAME = "退回_"
"""What the name of an export begins with; a mended workbook is known by it."""
_MARKS = tuple(ORIGIN.encode(encoding) for encoding in ("utf-8", "gb18030", "utf-16-le"))
_PEEK = 1 << 16
_ORIGIN = re.compile(r"^([0-9a-f]{64})#(\d{1,9})#(.*)$", re.S)
_OVERFLOW = "真单多出的格"
_FORMULA = re.compile("^[\\s\"'\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]*[=+\\-@＝＋－＠]")
_NUMBER = re.compile(r"^-?\d{1,11}(\.\d+)?$")
_LOST_IN_EXCEL = re.compile(
    r"^\s*(\d{12,}|0\d+|[\d.]+[eE]\+?\d+|\d{1,4}[-/年]\d{1,2}.*|\d+\.\d+\..*|\d+:\d+.*)\s*$"
)
_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


@dataclass(frozen=True, slots=True)
class Mended:
    """A row that a person has mended, and the row that it stands for."""

    origin: tuple[Sha256, str, int]
    """File, sheet and physical row of the row that was rejected."""
    cells: Mapping[str, str]
    """By normalised heading."""
    file: Sha256
    sheet: str
    row: int

    def for_header(self, headings: Sequence[str]) -> list[str]:
        """The cells in the order of the original's header."""
        return [self.cells.get(name, "") for name in numbered(headings)]

    @property
    def place(self) -> Place:
        """Where it stands, and which row it stands for."""
        file, sheet, row = self.origin
        return Place(self.file, self.sheet, self.row, f"mends {file}#{row}#{sheet}")


def guarded(cell: str) -> str:
    """A cell that a spreadsheet shows as it is and neither computes nor converts."""
    formula = _FORMULA.match(cell) and not _NUMBER.match(cell)
    return "'" + cell if formula or cell.startswith("'") or _LOST_IN_EXCEL.match(cell) else cell


def unguarded(cell: str) -> str:
    """What the cell was before it was guarded."""
    return cell[1:] if cell.startswith("'") else cell


def write_rejected(rows: Iterable[RejectedRow], folder: Path) -> tuple[Path, ...]:
    """One CSV for each table that had rejected rows; the folder is made where it is missing."""
    tables: dict[tuple[str, str, tuple[str, ...]], list[RejectedRow]] = {}
    for row in rows:
        tables.setdefault((row.path, row.sheet, row.headings), []).append(row)
    folder.mkdir(parents=True, exist_ok=True)
    paths: list[Path] = []
    for (path, sheet, _), some in tables.items():
        name = _UNFIT.sub("_", NAME + "_".join(filter(None, (path, sheet))))[:80]
        number = sum(1 for other in paths if other.stem.split("~")[0] == name)
        place = folder / (f"{name}~{number + 1}.csv" if number else f"{name}.csv")
        _write(place, some)
        paths.append(place)
    return tuple(paths)


def _write(path: Path, rows: list[RejectedRow]) -> None:
    """One table: UTF-8 with its mark, so that spreadsheets read the words right."""
    width = max(len(cells) for row in rows for cells in (row.cells, row.headings))
    over = [f"{_OVERFLOW}{n}" for n in range(1, width - len(rows[0].headings) + 1)]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        writer.writerow([*map(guarded, rows[0].headings), *over, ORIGIN, REASON])
        for row in rows:
            cells = [*row.cells, *[""] * (width - len(row.cells))]
            origin = f"{row.file}#{row.row}#{row.sheet}"
            why = f"{row.code} {row.reason.zh}"
            writer.writerow([*map(guarded, cells), origin, guarded(why)])


def may_be_mended(path: Path) -> bool:
    """Whether a file may be such an export come back, as far as its name and first bytes say."""
    if path.name.startswith(NAME):
        return True
    try:
        with path.open("rb") as file:
            head = file.read(_PEEK)
    except OSError:
        return False
    return any(mark in head for mark in _MARKS)


def mended_rows(grid: Grid, file: Sha256) -> list[Mended] | None:
    """The rows of an export that came back; None where the table is no such export."""
    top = grid.top()
    header = next((row for row in top if ORIGIN in map(norm, row.cells)), None)
    return None if header is None else list(_mended(grid, file, header))


def _mended(grid: Grid, file: Sha256, header: Row) -> Iterator[Mended]:
    """Every row that says where it came from."""
    names = numbered([unguarded(cell.strip()) for cell in header.cells])
    place = names.index(ORIGIN)
    for row in grid.rows():
        said = _ORIGIN.match(row.cells[place].strip()) if len(row.cells) > place else None
        if row.no > header.no and said:
            cells = {
                name: unguarded(cell)
                for name, cell in zip(names, row.cells, strict=False)
                if name and name not in (ORIGIN, REASON)
            }
            origin = (Sha256(said[1]), said[3], int(said[2]))
            yield Mended(origin, cells, file, grid.sheet, row.no)
