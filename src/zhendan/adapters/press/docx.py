"""An editable DOCX of a dossier: the same content as the PDF, the same bytes each time."""

import io
import json
import tempfile
from collections.abc import Mapping
from datetime import datetime, time
from pathlib import Path
from typing import Any

import docx
import segno
from docx.document import Document
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from zhendan.adapters.press.child import lay_pictures, run
from zhendan.adapters.press.plain import seen
from zhendan.adapters.press.word import (
    BODY,
    CODE,
    FINE,
    HUES,
    MUTED,
    SANS,
    SEAL,
    SERIF,
    SMALL,
    Look,
    bookmark,
    field,
    in_latin_faces,
    put,
    settled,
    table_of,
)
from zhendan.appeal import (
    Block,
    Chapter,
    Dossier,
    ExhibitPage,
    Grid,
    Line,
    OrderSet,
    Pairs,
    Prose,
)
from zhendan.domain import Sha256

MOST_TITLE = 255  # what Word keeps of a property


class DocxPress:
    """Writes a dossier as DOCX; the same dossier and pictures give the same bytes."""

    def docx(self, dossier: Dossier, pictures: Mapping[Sha256, bytes]) -> bytes:
        """The dossier as an editable document; exhibits' page numbers are Word fields.

        Raises `PressTookTooLong` or `PressFailed` where pictures could not be scaled.
        """
        shown = {page.sha256 for page in dossier.exhibits}
        with tempfile.TemporaryDirectory(prefix="zhendan-press-") as folder:
            job = Path(folder)
            lay_pictures(job, {name: made for name, made in pictures.items() if name in shown})
            run("pictures", job)
            written = io.BytesIO()
            _write(dossier, job).save(written)
        return settled(written.getvalue())


def _write(dossier: Dossier, job: Path) -> Document:
    """The whole document, with the scaled pictures of `job`."""
    scaled = json.loads((job / "pictures.json").read_text(encoding="utf-8"))
    document = docx.Document()
    _prepare(document, dossier)
    _cover(document, dossier)
    for chapter in dossier.chapters[1:]:
        _chapter(document, chapter, dossier)
    _exhibit_list(document, dossier)
    _heading(document, dossier.words["exhibits"], 1)
    for place, page in enumerate(dossier.exhibits):
        _provenance(document, dossier, place)
        if page.sha256 in scaled:
            _picture(document, job, scaled[page.sha256], dossier=dossier)
        _excerpts(document, page, dossier.words)
    if not dossier.exhibits:
        _words(document, dossier.words["nothing"], BODY)
    if dossier.lang == "en":
        section = document.sections[0]
        parts = (document.styles.element, document.element, *_edges(section))
        for part in parts:
            in_latin_faces(part)
    return document


def _prepare(document: Document, dossier: Dossier) -> None:
    """Page, typefaces, header and footer."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(20)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = SERIF, Pt(10.5)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), SERIF)
    header, footer = section.header.paragraphs[0], section.footer.paragraphs[0]
    seal, say = dossier.seal, dossier.words
    put(header, f"{dossier.shop} · {dossier.title}{say['gap']}", SMALL)
    for stamp in dossier.stamps:
        put(header, f"{stamp}{say['gap']}", Look(SANS, 8, bold=True, colour=SEAL))
    notice, root = f"{say['notice']}{dossier.number}", f"{say['root_in_foot']}{seal.root[:12]}…"
    put(footer, f"{notice} · {seal.stamp} · {root}{say['gap']}{say['page']}", SMALL)
    field(footer, "PAGE", "1")
    put(footer, say["of_pages"], SMALL)
    field(footer, "NUMPAGES", "1")
    put(footer, say["pages_end"], SMALL)
    _properties(document, dossier)


def _edges(section: Section) -> tuple[Any, Any]:
    """The elements of header and footer."""
    return section.header._element, section.footer._element


def _properties(document: Document, dossier: Dossier) -> None:
    """Properties that do not depend on the clock or the machine."""
    own = document.core_properties
    own.title = seen(f"{dossier.title} {dossier.number}")[:MOST_TITLE]
    own.author = own.last_modified_by = seen(dossier.shop)[:MOST_TITLE]
    own.comments, own.revision = "", 1
    own.created = own.modified = datetime.combine(dossier.built_on, time())


def _cover(document: Document, dossier: Dossier) -> None:
    """The first page: who, what is asked for, the four counts, how to check."""
    say = dossier.words
    _words(document, f"{say['to']}{dossier.platform}", Look(SANS, colour=MUTED))
    _words(document, dossier.title, Look(SANS, 22, bold=True))
    _chapter(document, dossier.chapters[0], dossier)
    counts = document.add_paragraph()
    for mark, word, count in dossier.counts:
        put(counts, f"{mark} {word} ", Look(SANS, bold=True, colour=HUES[mark]))
        unit = say["order" if count == 1 else "orders"]
        put(counts, f"{count}{unit}{say['gap']}{say['gap']}", Look(SANS, bold=True))
    _words(document, dossier.neutrality, FINE)
    seal = dossier.seal
    _words(document, f"{say['entries']}{seal.size} · {seal.stamp}", FINE)
    _words(document, f"{say['root']}{seal.root}", FINE)
    _words(document, f"{say['key']}{seal.key_fingerprint}", FINE)
    code = io.BytesIO()
    segno.make_qr(seen(seal.code) or "-", error="m").save(code, kind="png", scale=6, border=2)
    document.add_picture(code, width=Mm(26))


def _chapter(document: Document, chapter: Chapter, dossier: Dossier) -> None:
    """One of the twelve parts; an empty one says so."""
    _heading(document, chapter.heading, 1)
    if not chapter.blocks:
        _words(document, dossier.words["nothing"], BODY)
    for block in chapter.blocks:
        _block(document, block, dossier.words)


def _block(document: Document, block: Block, say: Mapping[str, str]) -> None:
    """One block of a part."""
    if isinstance(block, OrderSet):
        _order_set(document, block, say)
        return
    if block.title:
        _heading(document, block.title, 2)
    if isinstance(block, Prose):
        for line in block.lines:
            _line(document, line)
    elif isinstance(block, Grid):
        table_of(document, (block.headings, *block.rows), block.shares, codes=block.codes)
    elif isinstance(block, Pairs):
        _pairs(document, block)


def _order_set(document: Document, block: OrderSet, say: Mapping[str, str]) -> None:
    """One order with its sentences and, in candour, what differs."""
    _heading(document, f"{block.order}{say['gap']}{block.mark} {block.word}", 2)
    if block.reason:
        _words(document, f"{say['reason']}{block.reason}", SMALL)
    for line in block.lines:
        _line(document, line)
    if block.differing:
        _words(document, say["differing"], Look(SANS, 9, bold=True))
        for line in block.differing:
            _line(document, line)


def _exhibit_list(document: Document, dossier: Dossier) -> None:
    """编号, 名称, 来源, 证明目的, 页码; the page is a field that Word fills in."""
    say = dossier.words
    _heading(document, say["list"], 1).paragraph_format.page_break_before = True
    if not dossier.exhibits:
        _words(document, say["nothing"], BODY)
        return
    headings = tuple(say[key] for key in ("number", "name", "source", "purpose", "on_page"))
    rows = tuple((e.number, e.name, e.source, e.purpose, "") for e in dossier.exhibits)
    table = table_of(document, (headings, *rows), (6, 18, 13, 25, 5), codes=(0,))
    for place, row in enumerate(table.rows[1:]):
        field(row.cells[4].paragraphs[0], f"PAGEREF exhibit_{place + 1}", "–")


def _provenance(document: Document, dossier: Dossier, place: int) -> None:
    """Where an exhibit comes from, what it is to show, and its hash."""
    page, say = dossier.exhibits[place], dossier.words
    heading = _heading(document, f"{page.number}{say['gap']}{page.name}", 2)
    bookmark(heading, place + 1, f"exhibit_{place + 1}")
    rows = (
        (say["kind"], page.kind),
        (say["source"], page.source),
        (say["obtained"], page.obtained),
        (say["purpose"], page.purpose),
        (say["sealed"], f"{page.sealed}{say['comma']}{page.size}"),
        ("SHA-256", page.sha256),
    )
    _pairs(document, Pairs(rows, codes=("SHA-256",)))
    for note in page.notes:
        _words(document, note, SMALL)


def _picture(document: Document, job: Path, scaled: dict[str, Any], *, dossier: Dossier) -> None:
    """The scaled copy, or why there is none."""
    if not scaled["path"]:
        _words(document, str(scaled["note"][dossier.lang]), SMALL)
        return
    document.add_picture(str(job / str(scaled["path"])), height=Mm(float(scaled["height"])))
    _words(document, dossier.words["scaled"], SMALL)


def _excerpts(document: Document, page: ExhibitPage, say: Mapping[str, str]) -> None:
    """The cited rows of an exhibit."""
    if page.excerpts:
        headings = tuple(say[key] for key in ("place", "time", "for_orders", "says"))
        rows = tuple((x.place, x.at or "–", x.orders, x.says) for x in page.excerpts)
        table_of(document, (headings, *rows), (8, 10, 14, 22), codes=(2,))


def _heading(document: Document, words: str, level: int) -> Paragraph:
    """A heading that shows in Word's navigation."""
    heading: Paragraph = document.add_heading(level=level)
    put(heading, words, Look(SANS, 14 if level == 1 else 10.5, bold=True))
    return heading


def _words(document: Document, words: str, look: Look) -> None:
    """A paragraph in one look."""
    put(document.add_paragraph(), words, look)


def _line(document: Document, line: Line) -> None:
    """A sentence, editable, with its anchors behind it in small print."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(3)
    put(paragraph, line.text, BODY)
    if line.anchors:
        put(paragraph, " " + " ".join(line.anchors), FINE)


def _pairs(document: Document, pairs: Pairs) -> None:
    """Names and values."""
    table = table_of(document, pairs.rows, (1, 5), headed=False)
    for row, (name, value) in zip(table.rows, pairs.rows, strict=True):
        if name in pairs.codes:
            cell = row.cells[1].paragraphs[0]
            cell.clear()
            put(cell, value, CODE)
