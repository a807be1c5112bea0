"""Inside the child: which cell styles mean days or spans, and what such numbers say.

Whether a number format is one of days is asked of the cell reader itself, with a workbook of one
cell per style: so both ways of reading call the same numbers a day.
"""

import io
import re
import zipfile
from datetime import datetime, timedelta
from math import floor
from typing import Final

from python_calamine import CalamineError, CalamineWorkbook

from zhendan.formats.confined.cell_words import MAIN, NotStrict

NUMBER: Final = "number"
DAY: Final = "day"
SPAN: Final = "span"
DAMAGED_FROM = 1e15
"""A spreadsheet keeps 15 digits: a longer id that became a number has lost its end."""
STYLES = "xl/styles.xml"
_MOST = 16 << 20
_MOST_STYLES = 70_000
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CELL = '<row r="{0}"><c r="A{0}" s="{1}"><v>1.5</v></c></row>'
_PARTS = {
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r1" '
    f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}">'
    '<sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r1" '
    f'Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}
_EPOCH = datetime(1899, 12, 30)
_LEAP = 60
"""The first day number that no longer misses the 29th of February 1900, which never was."""
_LATER = 1462
"""Days between the two beginnings that workbooks count from."""
_LAST = 2_958_466
_MS = 86_400_000
_MOST_SPAN = 10_000_000


def style_kinds(archive: zipfile.ZipFile) -> list[str]:
    """For every cell style whether its numbers are numbers, days or spans of time."""
    if STYLES not in archive.namelist():
        return []
    with archive.open(STYLES) as file:
        styles = file.read(_MOST + 1)
    count = len(re.findall(rb"<xf\b", styles))
    if len(styles) > _MOST or count > _MOST_STYLES or b"<!DOCTYPE" in styles:
        raise NotStrict("styles")
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as book:
        for name, part in _PARTS.items():
            book.writestr(name, part)
        book.writestr(STYLES, styles)
        cells = "".join(_CELL.format(one + 1, one) for one in range(count))
        sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData></worksheet>'
        book.writestr("xl/worksheets/sheet1.xml", sheet)
    return [_kind(value) for value in _asked(made)]


def _asked(made: io.BytesIO) -> list[object]:
    """What the cell reader makes of one and a half in every style."""
    made.seek(0)
    try:
        rows = CalamineWorkbook.from_filelike(made).get_sheet_by_index(0).iter_rows()
        return [row[0] for row in rows]
    except (CalamineError, OSError, ValueError) as error:
        raise NotStrict("styles") from error


def _kind(value: object) -> str:
    """What a style makes of a number."""
    if isinstance(value, float):
        return NUMBER
    return SPAN if isinstance(value, timedelta) else DAY


def day(number: float, *, later: bool) -> str:
    """A day number as a day, an instant, or a time of day where it is less than one.

    `later`: the workbook counts from 1904. Raises `NotStrict` beyond what days can be.
    """
    counted = number + _LATER if later else number
    if number < 0 or counted >= _LAST:
        raise NotStrict("day")
    shifted = counted if counted >= _LEAP else counted + 1
    instant = _EPOCH + timedelta(milliseconds=floor(shifted * _MS + 0.5))
    if number < 1:
        return instant.time().isoformat()
    if number.is_integer():
        return instant.date().isoformat()
    return instant.replace(microsecond=0).isoformat(sep=" ")


def number_text(value: float) -> str:
    """A number without the `.0` that spreadsheets add; a long one as the damaged thing it is."""
    if abs(value) >= DAMAGED_FROM:
        return f"{value:.14E}"
    return str(int(value)) if value.is_integer() else repr(value)


def span(number: float) -> str:
    """A span of days in seconds."""
    if not 0 <= number < _MOST_SPAN:
        raise NotStrict("span")
    return str(timedelta(milliseconds=floor(number * _MS + 0.5)).total_seconds())
