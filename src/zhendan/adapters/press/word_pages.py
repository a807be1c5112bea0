"""What stands around the text of a Word document: codes, pinned pictures, pages of headings."""

import io
from copy import deepcopy
from typing import Any

import segno
from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Length, Mm
from docx.text.paragraph import Paragraph

from zhendan.adapters.press.plain import seen
from zhendan.adapters.press.word import SMALL, Look, field, put

PAGE_WIDTH, PAGE_HEIGHT, MARGIN = Mm(210), Mm(297), Mm(20)
CODE_IN_FOOT = Mm(12)
_TO_EDGE, _TO_FOOT = Mm(4), Mm(7)
_ANCHOR = (
    '<wp:anchor {spaces} distT="0" distB="0" distL="0" distR="0" simplePos="0"'
    ' relativeHeight="2" behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1">'
    '<wp:simplePos x="0" y="0"/>'
    '<wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>'
    '<wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV>'
    "</wp:anchor>"
)
"""A picture that lies behind the text at a place of the page, so that it moves no line."""


def on_a4(section: Section) -> None:
    """A4 with equal margins; the first page has a head and a foot of its own."""
    section.page_width, section.page_height = PAGE_WIDTH, PAGE_HEIGHT
    section.left_margin = section.right_margin = MARGIN
    section.top_margin = section.bottom_margin = MARGIN
    section.different_first_page_header_footer = True


def edges(section: Section) -> tuple[Any, ...]:
    """The elements of every head and foot."""
    first = (section.first_page_header, section.first_page_footer)
    return tuple(each._element for each in (section.header, section.footer, *first))


def code_of(text: str, dark: str) -> io.BytesIO:
    """The QR code of a text as PNG."""
    made = io.BytesIO()
    code = segno.make_qr(seen(text) or "-", error="m")
    code.save(made, kind="png", scale=6, border=2, dark=dark)
    made.seek(0)
    return made


def in_corner(paragraph: Paragraph, code: io.BytesIO, words: str) -> None:
    """A code pinned to the lower right corner of every page that bears this foot."""
    inline = paragraph.add_run().add_picture(code, width=CODE_IN_FOOT)._inline
    described(inline, words)
    left = PAGE_WIDTH - _TO_EDGE - CODE_IN_FOOT
    top = PAGE_HEIGHT - _TO_FOOT - CODE_IN_FOOT
    anchor = parse_xml(_ANCHOR.format(spaces=nsdecls("wp"), left=left, top=top))
    for part in inline:
        anchor.append(deepcopy(part))
    anchor.insert(4, OxmlElement("wp:wrapNone"))
    inline.getparent().replace(inline, anchor)


def described(inline: Any, words: str) -> None:
    """Words for those who do not see the picture."""
    inline.find(qn("wp:docPr")).set("descr", seen(words))


def picture(paragraph: Paragraph, content: Any, words: str, *, height: Length) -> None:
    """A picture in the text, with words for those who do not see it."""
    described(paragraph.add_run().add_picture(content, height=height)._inline, words)


def numbered(paragraph: Paragraph, before: str, between: str, after: str) -> None:
    """Page x of y."""
    put(paragraph, before, SMALL)
    field(paragraph, "PAGE", "1")
    put(paragraph, between, SMALL)
    field(paragraph, "NUMPAGES", "1")
    put(paragraph, after, SMALL)


def linked(paragraph: Paragraph, words: str, name: str, look: Look) -> None:
    """Words that lead to a bookmark of the same document."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), name)
    link.set(qn("w:history"), "1")
    link.append(put(paragraph, words, look)._element)
    paragraph._p.append(link)


def in_language(document: Document, lang: str) -> None:
    """The language of the words, for the shapes of characters, hyphens and spelling."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for element in defaults.iter(qn("w:lang")):
        element.set(qn("w:val"), "zh-CN" if lang == "zh" else "en-US")
        element.set(qn("w:eastAsia"), "zh-CN")


def kept_together(document: Document, since: int) -> None:
    """Everything after the first `since` parts of the body stays on one page."""
    parts = [part for part in document.element.body if part.tag != qn("w:sectPr")][since:]
    for part in parts[:-1]:
        for each in part.iter(qn("w:p")):
            Paragraph(each, document).paragraph_format.keep_with_next = True
