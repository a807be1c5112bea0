"""Reads a DOCX that comes back, and marks what is no longer bound in a copy of it."""

import io
import re
import zipfile
from collections.abc import Collection, Iterator
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.oxml import serialize_part_xml
from docx.opc.part import Part, XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from zhendan.adapters.press.errors import DocumentUnreadable
from zhendan.appeal import BAR

MOST_BYTES = 60_000_000
"""Unpacked; a dossier of two hundred pages has a tenth of it."""


class ReturnedDocuments:
    """Answers `zhendan.appeal.Documents`."""

    def paragraphs(self, content: bytes) -> tuple[str, ...]:
        """Every paragraph and row of a table, then headers, footers and notes, each with its name.

        Raises `DocumentUnreadable`.
        """
        document = _open(content)
        return tuple(text for text, _ in _units(document, _edges(document)))

    def marked(self, content: bytes, unbound: Collection[str]) -> bytes:
        """A copy in which every paragraph or row that holds one of the sentences is highlighted.

        The document that came back is not changed. Raises `DocumentUnreadable`.
        """
        document = _open(content)
        edges = _edges(document)
        for text, paragraphs in _units(document, edges):
            if any(sentence in text for sentence in unbound):
                for run in (run for paragraph in paragraphs for run in paragraph.runs):
                    run.font.highlight_color = WD_COLOR_INDEX.YELLOW
                paragraphs[-1].add_run("　【未绑定凭证】").bold = True
        for _, part, root in edges:
            if not isinstance(part, XmlPart):  # python-docx keeps notes as plain bytes
                part._blob = serialize_part_xml(root)
        written = io.BytesIO()
        document.save(written)
        return written.getvalue()


_TEXT, _CHAR, _INSTRUCTION = qn("w:t"), qn("w:fldChar"), qn("w:instrText")
_SIMPLE, _ROW, _CELL, _PARAGRAPH = qn("w:fldSimple"), qn("w:tr"), qn("w:tc"), qn("w:p")
_PAGES = re.compile(r"\b(?:PAGEREF|PAGE|NUMPAGES|SECTIONPAGES)\b")
_EDGES = {"header": "页眉", "footer": "页脚", "footnotes": "脚注", "endnotes": "尾注"}


def _edges(document: Document) -> list[tuple[str, Part, Any]]:
    """Headers, footers, footnotes and endnotes: name, part of the file, its tree."""
    found = []
    for part in document.part.package.iter_parts():
        kind = part.content_type.rpartition(".")[2].removesuffix("+xml")
        if name := _EDGES.get(kind):
            root = part.element if isinstance(part, XmlPart) else parse_xml(part.blob)
            found.append((name, part, root))
    return sorted(found, key=lambda each: str(each[1].partname))


def _units(
    document: Document, edges: list[tuple[str, Part, Any]]
) -> Iterator[tuple[str, tuple[Paragraph, ...]]]:
    """Text and paragraphs of every paragraph outside tables and of every row, then the edges'."""
    yield from _units_of(document.element.body, document)
    for name, _, root in edges:
        for text, paragraphs in _units_of(root, document):
            if text.strip():
                yield f"{name}{BAR}{text}", paragraphs


def _units_of(root: Any, document: Document) -> Iterator[tuple[str, tuple[Paragraph, ...]]]:
    units: dict[Any, list[Any]] = {}
    for each in root.iter(_PARAGRAPH):
        row = next(each.iterancestors(_ROW), each)
        units.setdefault(row, []).append(each)
    for unit, parts in units.items():
        cells: dict[Any, str] = {}
        for part in parts:
            cell = next(part.iterancestors(_CELL), unit)
            cells[cell] = cells.get(cell, "") + _said(part)
        yield BAR.join(cells.values()), tuple(Paragraph(part, document) for part in parts)


def _said(paragraph: Any) -> str:
    """Its text with tracked insertions, without what they delete and page numbers Word fills in."""
    told: list[str] = []
    instruction: str | None = None
    for each in paragraph.iter(_TEXT, _CHAR, _INSTRUCTION):
        if each.tag == _CHAR:
            kind = each.get(qn("w:fldCharType"))
            instruction = {"begin": "", "end": None}.get(kind, instruction)
        elif each.tag == _INSTRUCTION:
            instruction = (instruction or "") + (each.text or "")
        else:
            simple = (field.get(qn("w:instr")) or "" for field in each.iterancestors(_SIMPLE))
            if not _PAGES.search("".join((instruction or "", *simple))):
                told.append(each.text or "")
    return "".join(told)


def _open(content: bytes) -> Document:
    """The document, unless it is none or unpacks to more than any dossier."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(each.file_size for each in archive.infolist()) > MOST_BYTES:
                raise DocumentUnreadable(problem="too large")
        return docx.Document(io.BytesIO(content))
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError, OSError) as error:
        raise DocumentUnreadable(problem=type(error).__name__) from error
    except SyntaxError as error:  # what lxml raises for broken XML
        raise DocumentUnreadable(problem="XML") from error
