"""Workbooks built anew from their visible cells: no hidden sheet, comment, formula or property."""

import io
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape, quoteattr

from zhendan.evidence.redact.masker import Known, Masker
from zhendan.evidence.redact.tables import TableMasker, layout_of, learn_rows
from zhendan.formats.confined.channel import Confined
from zhendan.formats.confined.even_lines import EvenLines
from zhendan.formats.readers.grid import Row

_SUFFIXES = {"zip": ".xlsx", "ole": ".xls"}
_EPOCH = (1980, 1, 1, 0, 0, 0)
_MOST_BYTES = str(512 << 20)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LONGEST_NAME = 31


class NotAWorkbook(ValueError):
    """An archive of another kind, whose members nobody masks here."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One sheet that a person sees."""

    name: str
    path: Path

    def rows(self) -> Iterator[Row]:
        """Its rows as text."""
        return (Row(number, cells) for number, cells in EvenLines(self.path).rows())


def mask_workbook(
    path: Path, operation: str, masker: Masker, canonical: Mapping[str, str]
) -> bytes:
    """A new workbook with the visible cells masked, all of them as text."""
    with TemporaryDirectory(prefix="zhendan-mask-") as scratch:
        made = [
            (masker.text(sheet.name, "表名"), list(_masked(sheet, masker, canonical)))
            for sheet in _visible(path, operation, Path(scratch))
        ]
    return _written(made)


def learn_workbook(known: Known, path: Path, operation: str, canonical: Mapping[str, str]) -> None:
    """Take note of the people named in its columns."""
    with TemporaryDirectory(prefix="zhendan-mask-") as scratch:
        for sheet in _visible(path, operation, Path(scratch)):
            learn_rows(known, sheet.rows(), layout_of(sheet.rows(), canonical))


def _masked(sheet: _Sheet, masker: Masker, canonical: Mapping[str, str]) -> Iterator[list[str]]:
    """The masked rows of one sheet."""
    table = TableMasker(masker, layout_of(sheet.rows(), canonical), sheet.name)
    return (table.cells(row) for row in sheet.rows())


def _visible(path: Path, operation: str, scratch: Path) -> list[_Sheet]:
    """The sheets that a person sees, read in a child process."""
    book = scratch / f"book{_SUFFIXES[operation]}"  # the reader goes by the name's end
    shutil.copyfile(path, book)
    with Confined() as child:
        asked = {"op": operation, "path": str(book.resolve()), "out": str(scratch)}
        answer = child.ask({**asked, "password": "", "budget": _MOST_BYTES}, Path.cwd())
    if answer.get("is") != "workbook":
        raise NotAWorkbook(str(answer.get("is")))
    sheets = answer["sheets"]
    return [
        _Sheet(str(one["name"]), scratch / str(one["file"]))
        for one in (sheets if isinstance(sheets, list) else [])
        if not one["odd"]["sheet"]
    ]


def _written(sheets: list[tuple[str, list[list[str]]]]) -> bytes:
    """The bytes of a workbook: the same rows, the same bytes."""
    made = io.BytesIO()
    numbers = range(1, len(sheets) + 1)
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        _put(archive, "[Content_Types].xml", _types(len(sheets)))
        _put(archive, "_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")]))
        listed = "".join(
            f'<sheet name={quoteattr(_sheet_name(name, no))} sheetId="{no}" r:id="rId{no}"/>'
            for no, (name, _) in zip(numbers, sheets, strict=True)
        )
        book = f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>'
        _put(archive, "xl/workbook.xml", book)
        targets = [("worksheet", f"worksheets/sheet{no}.xml") for no in numbers]
        _put(archive, "xl/_rels/workbook.xml.rels", _relations(targets))
        for no, (_, rows) in zip(numbers, sheets, strict=True):
            _put(archive, f"xl/worksheets/sheet{no}.xml", _sheet_xml(rows))
    return made.getvalue()


def _put(archive: zipfile.ZipFile, name: str, text: str) -> None:
    """One part, under a date that says nothing."""
    part = zipfile.ZipInfo(name, _EPOCH)
    part.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(part, _HEAD + text)


def _types(count: int) -> str:
    """Which part is what."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = "".join(
        f'<Override PartName="/xl/worksheets/sheet{no}.xml" ContentType="{kind}.worksheet+xml"/>'
        for no in range(1, count + 1)
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f"{parts}</Types>"
    )


def _relations(targets: list[tuple[str, str]]) -> str:
    """Which part belongs to which."""
    listed = "".join(
        f'<Relationship Id="rId{no}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for no, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _sheet_name(name: str, number: int) -> str:
    """A name that a spreadsheet accepts."""
    plain = "".join("_" if char in "[]:*?/\\" else char for char in name)[:_LONGEST_NAME]
    return plain or f"Sheet{number}"


def _sheet_xml(rows: list[list[str]]) -> str:
    """One sheet, every cell as text: a long number keeps all its digits."""
    lines = "".join(
        f'<row r="{no}">{"".join(_cell(cell, no, column) for column, cell in enumerate(row))}</row>'
        for no, row in enumerate(rows, 1)
        if any(row)
    )
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{lines}</sheetData></worksheet>'


def _cell(cell: str, row: int, column: int) -> str:
    """One cell that holds something."""
    if not cell:
        return ""
    plain = "".join(char for char in cell if char >= " " or char in "\t\n\r")
    place = f"{_letters(column)}{row}"
    words = f'<t xml:space="preserve">{escape(plain)}</t>'
    return f'<c r="{place}" t="inlineStr"><is>{words}</is></c>'


def _letters(column: int) -> str:
    """A, B … Z, AA: the name of a column, counted from 0."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
