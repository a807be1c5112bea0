"""Small parts of a Word document: runs in one look, tables, fields, bookmarks, settled bytes."""

import io
import zipfile
from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from zhendan.adapters.press.plain import seen

SERIF, SANS, MONO = "SimSun", "Microsoft YaHei", "Consolas"
INK, MUTED = RGBColor(0x1B, 0x27, 0x33), RGBColor(0x56, 0x63, 0x6F)
SEAL = RGBColor(0xA6, 0x2B, 0x1F)
HUES = {
    "●": RGBColor(0x1A, 0x6E, 0x54),
    "◐": RGBColor(0x8A, 0x5A, 0x00),
    "○": RGBColor(0x4A, 0x5A, 0x6A),
    "◇": RGBColor(0x73, 0x3A, 0x66),
}
LINE = "C9C5BC"
TEXT_WIDTH_MM = 170


@dataclass(frozen=True, slots=True)
class Look:
    """How words look: face, size in points, weight, colour."""

    face: str = SERIF
    size: float = 10.5
    bold: bool = False
    colour: RGBColor = INK


LATIN = {SERIF: "Times New Roman", SANS: "Arial"}
"""Faces for the Latin letters of an English document; those of Chinese ones are hard to read."""

BODY = Look()
SMALL = Look(SANS, 8, colour=MUTED)
FINE = Look(SANS, 7.5, colour=MUTED)
CODE = Look(MONO, 8)


def put(paragraph: Paragraph, words: str, look: Look) -> Run:
    """Words in one look, for Latin and Chinese alike."""
    run = paragraph.add_run(seen(words))
    run.font.name, run.font.size = look.face, Pt(look.size)
    run.font.bold, run.font.color.rgb = look.bold, look.colour
    faces = run._element.get_or_add_rPr().get_or_add_rFonts()
    faces.set(qn("w:eastAsia"), SANS if look.face == MONO else look.face)
    return run


def in_latin_faces(part: Any) -> None:
    """Set the Latin letters of a document, header or footer in faces made for them."""
    for faces in part.iter(qn("w:rFonts")):
        for kind in (qn("w:ascii"), qn("w:hAnsi")):
            if faces.get(kind) in LATIN:
                faces.set(kind, LATIN[faces.get(kind)])


def table_of(
    document: Document,
    rows: tuple[tuple[str, ...], ...],
    shares: tuple[int, ...],
    *,
    codes: tuple[int, ...] = (),
    headed: bool = True,
) -> Table:
    """A table over the text width; its first row is repeated on each page when `headed`."""
    table = ruled(document, len(rows), shares)
    # `table.cell` walks the whole table each time; row by row keeps 200 orders quick.
    for place, (row, words) in enumerate(zip(table.rows, rows, strict=True)):
        is_head = headed and place == 0
        for column, (cell, text) in enumerate(zip(row.cells, words, strict=True)):
            _fill(cell.paragraphs[0], text, column in codes, is_head)
    if headed and rows:
        mark = OxmlElement("w:tblHeader")
        mark.set(qn("w:val"), "true")
        table.rows[0]._tr.get_or_add_trPr().append(mark)
    gap(document)
    return table


def gap(document: Document) -> None:
    """A little room after a table; without a paragraph between them two tables would be one."""
    room = document.add_paragraph().paragraph_format
    room.space_after, room.line_spacing = Pt(0), Pt(8)


def ruled(
    document: Document, rows: int, shares: tuple[int, ...], *, line: str = LINE, pad: int = 30
) -> Table:
    """An empty table over the text width with a thin line under each row, or none.

    Word goes by the widths of cells, other programs by those of columns: both are set. `pad` is
    the room over and under each row in twentieths of a point.
    """
    table: Table = document.add_table(rows=rows, cols=len(shares), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    widths = [Mm(TEXT_WIDTH_MM * share / sum(shares)) for share in shares]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    table._tbl.tblPr.append(_lines(line))
    table._tbl.tblPr.append(_room(pad))
    return table


def _lines(colour: str) -> Any:
    """Lines under rows, none between columns."""
    lines = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        one = OxmlElement(f"w:{side}")
        is_drawn = bool(colour) and side in ("bottom", "insideH")
        one.set(qn("w:val"), "single" if is_drawn else "nil")
        if is_drawn:
            for name, value in (("sz", "4"), ("space", "0"), ("color", colour)):
                one.set(qn(f"w:{name}"), value)
        lines.append(one)
    return lines


def _room(pad: int) -> Any:
    """Room around the words of a cell."""
    room = OxmlElement("w:tblCellMar")
    for side, size in (("top", pad), ("left", 60), ("bottom", pad), ("right", 60)):
        one = OxmlElement(f"w:{side}")
        one.set(qn("w:w"), str(size))
        one.set(qn("w:type"), "dxa")
        room.append(one)
    return room


def _fill(paragraph: Paragraph, text: str, is_code: bool, is_head: bool) -> None:
    """The words of a cell, each line in its own look."""
    for place, words in enumerate(text.split("\n")):
        run = put(paragraph, words, _cell_look(words, is_code, is_head))
        if place:
            run._element.insert(1, OxmlElement("w:br"))


def _cell_look(text: str, is_code: bool, is_head: bool) -> Look:
    """A heading, a verdict with its mark, a number, or plain words."""
    if is_head:
        return Look(SANS, 8, bold=True, colour=MUTED)
    if text[:1] in HUES:
        return Look(SANS, 8, bold=True, colour=HUES[text[0]])
    return CODE if is_code else Look(SANS, 8)


def field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """A field that Word computes when it opens the document."""
    element = OxmlElement("w:fldSimple")
    element.set(qn("w:instr"), instruction)
    element.set(qn("w:dirty"), "true")
    element.append(put(paragraph, shown, SMALL)._element)
    paragraph._p.append(element)


def bookmark(paragraph: Paragraph, number: int, name: str) -> None:
    """Mark a paragraph, so that a field elsewhere can name its page."""
    for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
        element = OxmlElement(tag)
        element.set(qn("w:id"), str(number))
        if tag == "w:bookmarkStart":
            element.set(qn("w:name"), name)
        paragraph._p.append(element)


def settled(written: bytes) -> bytes:
    """The same archive with its members sorted and dated alike, so that bytes repeat."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(written)) as source,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        # Readers look for the content types first.
        names = sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            member = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            member.compress_type, member.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            target.writestr(member, source.read(name))
    return made.getvalue()
