"""An editable DOCX of a dossier: the same content as the PDF, the same bytes each time."""

import io
import json
import tempfile
from collections.abc import Mapping
from datetime import datetime, time
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from zhendan.adapters.press.child import lay_pictures, run
from zhendan.adapters.press.plain import seen
from zhendan.adapters.press.word import (
    BODY,
    CODE,
    FINE,
    HUES,
    INK,
    MUTED,
    SANS,
    SEAL,
    SERIF,
    SMALL,
    Look,
    bookmark,
    field,
    gap,
    in_latin_faces,
    put,
    ruled,
    settled,
    table_of,
)
from zhendan.adapters.press.word_pages import (
    code_of,
    edges,
    in_corner,
    in_language,
    kept_together,
    linked,
    numbered,
    on_a4,
    picture,
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
MOST_PARTS = 100  # numbers of bookmarks below are those of parts, the rest those of exhibits
ON_A_NEW_PAGE = (5, 8)
SIGNED = 10
"""The part that is signed: the lines for the signature stay with it."""


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
    for chapter in dossier.chapters[2:]:
        _chapter(document, chapter, dossier)
    _exhibit_list(document, dossier)
    _marked_heading(document, dossier, len(dossier.chapters) + 1)
    for place, page in enumerate(dossier.exhibits):
        _provenance(document, dossier, place)
        if page.sha256 in scaled:
            _picture(document, job, scaled[page.sha256], dossier=dossier, name=page.name)
        _excerpts(document, page, dossier.words)
    if not dossier.exhibits:
        _words(document, dossier.words["nothing"], BODY)
    if dossier.lang == "en":
        parts = (document.styles.element, document.element, *edges(document.sections[0]))
        for part in parts:
            in_latin_faces(part)
    return document


def _prepare(document: Document, dossier: Dossier) -> None:
    """Page, language, typefaces, heads and feet."""
    section = document.sections[0]
    on_a4(section)
    in_language(document, dossier.lang)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = SERIF, Pt(10.5)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), SERIF)
    say = dossier.words
    put(section.header.paragraphs[0], f"{dossier.shop} · {dossier.title}{say['gap']}", SMALL)
    for header in (section.header, section.first_page_header):
        for stamp in dossier.stamps:
            drawn = SEAL if stamp.startswith(say["draft"]) else INK
            put(header.paragraphs[0], stamp + say["gap"], Look(SANS, 8, bold=True, colour=drawn))
    for footer in (section.footer, section.first_page_footer):
        _foot(footer.paragraphs[0], dossier)
    # The root on every page after the cover, which bears the whole seal.
    root = code_of(dossier.seal.root, "#56636F")
    in_corner(section.footer.paragraphs[0], root, dossier.seal.root)
    _properties(document, dossier)


def _foot(footer: Paragraph, dossier: Dossier) -> None:
    """Notice, time stamp, root and page of every page."""
    seal, say = dossier.seal, dossier.words
    notice = f"{say['notice']}{dossier.number} · " if dossier.number else ""
    stamp = seal.stamp if seal.stamp == say["unstamped"] else say["stamp"] + seal.stamp
    put(footer, f"{notice}{stamp} · {say['root_in_foot']}{seal.root[:12]}…{say['gap']}", SMALL)
    numbered(footer, say["page"], say["of_pages"], say["pages_end"])


def _properties(document: Document, dossier: Dossier) -> None:
    """Properties that do not depend on the clock or the machine."""
    own = document.core_properties
    own.title = seen(f"{dossier.title} {dossier.number}")[:MOST_TITLE]
    own.author = own.last_modified_by = seen(dossier.shop)[:MOST_TITLE]
    own.comments, own.revision = "", 1
    own.language = "zh-CN" if dossier.lang == "zh" else "en-US"
    own.created = own.modified = datetime.combine(dossier.built_on, time())


def _cover(document: Document, dossier: Dossier) -> None:
    """The first page: who, what is asked for, the four counts, what is where, how to check."""
    say = dossier.words
    _words(document, f"{say['to']}{dossier.platform}", Look(SANS, colour=MUTED))
    _words(document, dossier.title, Look(SANS, 22, bold=True))
    _chapter(document, dossier.chapters[0], dossier)
    # Said once: a sentence struck out in one of two places would count as still said.
    _chapter(document, dossier.chapters[1], dossier)
    counts = document.add_paragraph()
    counts.paragraph_format.space_before = Pt(8)
    for mark, word, count in dossier.counts:
        put(counts, f"{mark} {word} ", Look(SANS, bold=True, colour=HUES[mark]))
        unit = say["order" if count == 1 else "orders"]
        put(counts, f"{count}{unit}{say['gap']}{say['gap']}", Look(SANS, bold=True))
    _contents(document, dossier)
    _seal(document, dossier)


def _contents(document: Document, dossier: Dossier) -> None:
    """Every part with its page, in two columns; the pages are fields that Word fills in."""
    _words(document, dossier.words["contents"], Look(SANS, bold=True))
    parts = _parts(dossier)
    half = (len(parts) + 1) // 2
    table = ruled(document, half, (38, 5, 2, 38, 5), line="", pad=0)
    for place, words in enumerate(parts):
        cells = table.rows[place % half].cells
        column = 3 if place >= half else 0
        linked(cells[column].paragraphs[0], words, f"part_{place + 1}", SMALL)
        field(cells[column + 1].paragraphs[0], f"PAGEREF part_{place + 1}", "–")
        for cell in cells[column : column + 2]:
            cell.paragraphs[0].paragraph_format.line_spacing = Pt(12)
    gap(document)


def _parts(dossier: Dossier) -> tuple[str, ...]:
    """The headings of the first level, in order."""
    say = dossier.words
    return (*(chapter.heading for chapter in dossier.chapters), say["list"], say["exhibits"])


def _seal(document: Document, dossier: Dossier) -> None:
    """What the log is and is not, its root, and the code of the whole seal."""
    say, seal = dossier.words, dossier.seal
    cells = ruled(document, 1, (142, 28), line="").rows[0].cells
    told = (
        dossier.neutrality,
        f"{say['entries']}{seal.size} · {seal.stamp}",
        f"{say['root']}{seal.root}",
        f"{say['key']}{seal.key_fingerprint}",
    )
    put(cells[0].paragraphs[0], told[0], FINE)
    for words in told[1:]:
        put(cells[0].add_paragraph(), words, FINE)
    for paragraph in cells[0].paragraphs:
        paragraph.paragraph_format.space_after = Pt(2)
    code = code_of(seal.code, "#1B2733")
    picture(cells[1].paragraphs[0], code, say["code"], height=Mm(24))


def _chapter(document: Document, chapter: Chapter, dossier: Dossier) -> None:
    """One of the twelve parts; an empty one says so."""
    since = len(document.element.body) - 1
    heading = _marked_heading(document, dossier, chapter.number - 1)
    heading.paragraph_format.page_break_before = chapter.number in ON_A_NEW_PAGE
    if not chapter.blocks:
        _words(document, dossier.words["nothing"], BODY)
    for block in chapter.blocks:
        _block(document, block, dossier.words)
    if chapter.number == SIGNED:
        kept_together(document, since)


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
    heading = _marked_heading(document, dossier, len(dossier.chapters))
    heading.paragraph_format.page_break_before = True
    if not dossier.exhibits:
        _words(document, say["nothing"], BODY)
        return
    headings = tuple(say[key] for key in ("number", "name", "source", "purpose", "on_page"))
    rows = tuple((e.number, e.name, e.source, e.purpose, "") for e in dossier.exhibits)
    table = table_of(document, (headings, *rows), (6, 18, 13, 25, 5), codes=(0,))
    for place, row in enumerate(table.rows[1:]):
        field(row.cells[4].paragraphs[0], f"PAGEREF exhibit_{place + 1}", "–")
    _words(document, say["list_note"], SMALL)


def _provenance(document: Document, dossier: Dossier, place: int) -> None:
    """Where an exhibit comes from, what it is to show, and its hash."""
    page, say = dossier.exhibits[place], dossier.words
    since = len(document.element.body) - 1
    heading = _heading(document, f"{page.number}{say['gap']}{page.name}", 2)
    bookmark(heading, MOST_PARTS + place, f"exhibit_{place + 1}")
    rows = (
        (say["kind"], page.kind),
        (say["source"], page.source),
        (say["obtained"], page.obtained),
        (say["purpose"], page.purpose),
        (say["sealed"], f"{page.sealed}{say['comma']}{page.size}"),
        ("SHA-256", page.sha256),
    )
    _pairs(document, Pairs(rows, codes=("SHA-256",)))
    kept_together(document, since)
    for note in page.notes:
        _words(document, note, SMALL)


def _picture(
    document: Document, job: Path, scaled: dict[str, Any], *, dossier: Dossier, name: str
) -> None:
    """The scaled copy, or why there is none."""
    if not scaled["path"]:
        _words(document, str(scaled["note"][dossier.lang]), SMALL)
        return
    content = str(job / str(scaled["path"]))
    picture(document.add_paragraph(), content, name, height=Mm(float(scaled["height"])))
    _words(document, dossier.words["scaled"], SMALL)


def _excerpts(document: Document, page: ExhibitPage, say: Mapping[str, str]) -> None:
    """The cited rows of an exhibit."""
    if page.excerpts:
        _words(document, say["cited"], Look(SANS, 9, bold=True))
        headings = tuple(say[key] for key in ("place", "time", "for_orders", "says"))
        rows = tuple((x.place, x.at or "–", x.orders, x.says) for x in page.excerpts)
        table_of(document, (headings, *rows), (8, 10, 14, 22), codes=(2,))


def _marked_heading(document: Document, dossier: Dossier, place: int) -> Paragraph:
    """The heading of a part, which the contents lead to."""
    heading = _heading(document, _parts(dossier)[place], 1)
    bookmark(heading, place + 1, f"part_{place + 1}")
    return heading


def _heading(document: Document, words: str, level: int) -> Paragraph:
    """A heading that shows in Word's navigation."""
    heading: Paragraph = document.add_heading(level=level)
    heading.paragraph_format.space_before = Pt(14 if level == 1 else 9)
    heading.paragraph_format.space_after = Pt(4)
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
