"""Inside the child: a workbook of any length, read as a stream wherever its XML is strict."""

import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from zhendan.formats.confined.cell_texts import CellTexts, Texts
from zhendan.formats.confined.cell_words import NotStrict
from zhendan.formats.confined.even_lines import Lines, write_padded
from zhendan.formats.confined.number_formats import style_kinds
from zhendan.formats.confined.plain_rows import plain_rows
from zhendan.formats.confined.shared_texts import shared_texts
from zhendan.formats.confined.sheet_facts import Hidden, Part, sheet_parts
from zhendan.formats.confined.sheet_pieces import elements
from zhendan.formats.confined.sheet_rows import sheet_rows
from zhendan.formats.container_problems import ReadingTooCostly

MOST_TEXT = 4 << 30
"""Characters that the sheets of one workbook may give."""
MOST_BLANK = 128 << 20
"""Blank cells of one sheet, once every row is as long as the longest: a lone cell in the far corner
would make billions of them."""
_BOOK = "xl/workbook.xml"
_MOST_BOOK = 4 << 20
_LATER = re.compile(rb'<workbookPr\b[^<>]*\bdate1904="(?:1|true)"')
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, RuntimeError, ValueError)


def streamed_book(archive: zipfile.ZipFile, out: Path) -> dict[str, object]:
    """Every sheet in a file of its own, as the cell reader would give it.

    Raises `NotStrict` where any part is not written in the one plain way; then nothing of what
    was read counts.
    """
    if _BOOK not in archive.namelist():
        raise NotStrict("no XML workbook")
    try:
        with archive.open(_BOOK) as file:
            later = _LATER.search(file.read(_MOST_BOOK)) is not None
        parts = list(sheet_parts(archive))
        if any(part.kind != "worksheet" for part in parts):
            raise NotStrict("sheet")
        book = _Book(archive, style_kinds(archive), shared_texts(archive, out), later=later)
        return {
            "is": "workbook",
            "sheets": [
                book.sheet(part, out / f"sheet-{number:03d}.csv")
                for number, part in enumerate(parts)
            ],
        }
    except _BROKEN as error:
        raise NotStrict(type(error).__name__) from error


class _Budget:
    """Counts what the sheets give."""

    def __init__(self) -> None:
        self._left = MOST_TEXT

    def hold(self, rows: Iterable[list[str] | Lines]) -> Iterator[list[str] | Lines]:
        """The rows, until they are more than every honest workbook gives."""
        widest = count = cells = 0
        for row in rows:
            if isinstance(row, Lines):
                count, cells = count + row.rows, cells + row.cells
                self._left -= len(row.text)
            else:
                widest, count, cells = max(widest, len(row)), count + 1, cells + len(row)
                self._left -= len(row) + sum(map(len, row))
            if self._left < 0 or count * widest - cells > MOST_BLANK:
                raise ReadingTooCostly(limit="文字总量 (text)")
            yield row


class _Book:
    """What all sheets of a workbook share."""

    def __init__(
        self, archive: zipfile.ZipFile, kinds: list[str], texts: Texts, *, later: bool
    ) -> None:
        self._archive, self._kinds, self._texts = archive, kinds, texts
        self._made = CellTexts(kinds, texts, later=later)
        self._budget = _Budget()

    def sheet(self, part: Part, target: Path) -> dict[str, object]:
        """One sheet's rows in a file, and what it hides or joins."""
        hidden, archive = Hidden(), self._archive
        pieces = elements(archive, part.member, inside="sheetData", each="row", look=hidden.look)
        plain = plain_rows(archive.getinfo(part.member).file_size, self._kinds, self._texts)
        write_padded(target, self._budget.hold(sheet_rows(pieces, self._made, plain)))
        odd = {**hidden.found, "sheet": int(part.hidden), "merged": hidden.merged}
        return {"name": part.name, "file": target.name, "odd": odd}
