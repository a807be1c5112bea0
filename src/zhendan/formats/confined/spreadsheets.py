"""Inside the child: every sheet of a workbook as text cells, one line a row."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetVisibleEnum,
)

from zhendan.formats.confined.even_lines import write_lines
from zhendan.formats.confined.number_formats import number_text
from zhendan.formats.confined.sheet_facts import hidden_parts
from zhendan.formats.container_problems import ArchiveLocked, SheetUnreadable


def sheets(path: Path, out: Path) -> dict[str, object]:
    """Write each sheet of the workbook to a file of its own; hidden sheets are data too."""
    try:
        workbook = CalamineWorkbook.from_path(path)
    except PasswordError as error:
        raise ArchiveLocked(member=path.name) from error
    except (CalamineError, OSError, ValueError) as error:
        raise SheetUnreadable(detail=_short(error)) from error
    found = []
    hidden_in = hidden_parts(path)
    for index, about in enumerate(workbook.sheets_metadata):
        try:
            sheet = workbook.get_sheet_by_index(index)
        except CalamineError as error:
            raise SheetUnreadable(detail=_short(error)) from error
        target = out / f"sheet-{index:03d}.csv"
        write_lines(target, map(_texts, _rows(sheet)))
        odd = dict(hidden_in.get(about.name, {}))
        odd["sheet"] = int(about.visible is not SheetVisibleEnum.Visible)
        odd["merged"] = len(sheet.merged_cell_ranges or ())
        found.append({"name": about.name, "file": target.name, "odd": odd})
    return {"is": "workbook", "sheets": found}


def _rows(sheet: CalamineSheet) -> Iterable[Sequence[object]]:
    """The rows from the first of the sheet on, made one after another."""
    left = [""] * (sheet.start[1] if sheet.start is not None else 0)
    return ([*left, *row] for row in sheet.iter_rows()) if left else sheet.iter_rows()


def _texts(row: Sequence[object]) -> list[str]:
    """The cells of a row as text."""
    return [cell if isinstance(cell, str) else _text(cell) for cell in row]


def _short(error: Exception) -> str:
    """The library's own word, without paths."""
    return type(error).__name__ + ": " + str(error).split("\n")[0][:80].replace("/", " ")


def _text(cell: object) -> str:
    """A cell as a person would read it; a long number as the damaged thing it is."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, int | float):
        return number_text(float(cell))
    if isinstance(cell, datetime):
        return cell.replace(microsecond=0).isoformat(sep=" ")
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell.total_seconds()) if isinstance(cell, timedelta) else str(cell)
