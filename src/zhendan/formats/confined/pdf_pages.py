"""Inside the child: a PDF's text with places, its own claims, its codes, and scanned pages."""

import ctypes
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zhendan.formats.confined.codes import codes
from zhendan.formats.container_problems import ReadingTooCostly
from zhendan.formats.document_problems import DocumentBroken, DocumentLocked
from zhendan.formats.spots import Spot, write_spots

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

MOST_PAGES = 2000
_PLACED_PAGES = 40
"""On so many pages every run of letters gets its place; on the rest only its line."""
_MOST_SECONDS = 60
_WRONG_PASSWORD = 4
_RENDERED = 5
_SIDE = 2000
_LARGEST_INSIDE = 8 << 20
_MOST_INSIDE = 20
_INVOICE_KEYS = (
    *("InvoiceNumber", "IssueTime", "SellerIdNum", "BuyerIdNum"),
    *("TotalAmWithoutTax", "TotalTaxAm", "TotalTax-includedAmount"),
)
_ACTIVE = (b"/JavaScript", b"/Launch", b"/SubmitForm", b"/RichMedia")


def pdf(path: Path, out: Path, *, password: str) -> dict[str, object]:
    """Everything that is read out of a PDF; scripts in it are named and never run."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path, password=password or None)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _WRONG_PASSWORD or "assword" in str(error):
            raise DocumentLocked(kind="PDF") from error
        raise DocumentBroken(kind="PDF", detail=str(error)[:60]) from error
    try:
        return _read(document, path, out)
    finally:
        document.close()


def _read(document: "PdfDocument", path: Path, out: Path) -> dict[str, object]:
    """The answer for an open document."""
    from pypdfium2 import raw

    pages = len(document)
    if not pages:
        raise DocumentBroken(kind="PDF", detail="0")
    letters = write_spots(out, _spots(document, min(pages, MOST_PAGES)))
    pictures, found = _pictures(document, out, keep=not letters)
    return {
        "is": "pdf",
        "pages": pages,
        "read": min(pages, MOST_PAGES),
        "letters": letters,
        "signed": raw.FPDF_GetSignatureCount(document.raw) > 0,
        "claims": _claims(document),
        "codes": found,
        "pictures": pictures,
        "inside": _inside(document, out),
        "active": _active(path),
    }


def _spots(document: "PdfDocument", pages: int) -> Iterator[Spot]:
    """Runs of text of every page, held to a time of our own."""
    from pypdfium2 import PdfiumError

    start = time.process_time()
    for index in range(pages):
        if time.process_time() - start > _MOST_SECONDS:
            raise ReadingTooCostly(limit="时间 (time)")
        try:
            page = document[index]
        except PdfiumError:
            # One damaged page leaves the others readable; the parent sees that it has no words.
            continue
        yield from _placed(page, index + 1) if index < _PLACED_PAGES else _lines(page, index + 1)
        page.close()


def _lines(page: "PdfPage", number: int) -> Iterator[Spot]:
    """Lines in the order of the file, one under the other."""
    text = page.get_textpage()
    for row, line in enumerate(text.get_text_range().splitlines()):
        if line.strip():
            yield (number, 0.0, row * 10.0, 500.0, row * 10.0 + 9.0, line.strip(), 1.0)
    text.close()


def _placed(page: "PdfPage", number: int) -> Iterator[Spot]:
    """Runs of letters that stand beside each other, with the rectangle they fill."""
    from pypdfium2 import raw

    height = page.get_height()
    text = page.get_textpage()
    run = _Run()
    edges = [ctypes.c_double() for _ in range(4)]
    for index in range(text.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(text, index) or ord(" "))
        raw.FPDFText_GetCharBox(text, index, *edges)
        left, right, bottom, top = (edge.value for edge in edges)
        box = (left, height - top, right, height - bottom)
        if letter.isspace() or ord(letter) < ord(" "):
            run.blank = True
        elif run.takes(box):
            run.add(letter, box)
        else:
            if run.words:
                yield (number, *run.box, run.words, 1.0)
            run = _Run()
            run.add(letter, box)
    if run.words:
        yield (number, *run.box, run.words, 1.0)
    text.close()


class _Run:
    """Letters of one line that belong together."""

    def __init__(self) -> None:
        self.words = ""
        self.box = (0.0, 0.0, 0.0, 0.0)
        self.blank = False

    def takes(self, box: tuple[float, float, float, float]) -> bool:
        """Whether a letter stands right behind the run, on the same line."""
        if not self.words:
            return True
        _, top, right, bottom = self.box
        tall = max(bottom - top, box[3] - box[1], 1.0)
        level = min(bottom, box[3]) - max(top, box[1]) > -tall / 4
        return level and -tall / 2 < box[0] - right < tall * 1.2

    def add(self, letter: str, box: tuple[float, float, float, float]) -> None:
        """Put a letter behind the run."""
        if not self.words:
            self.box = box
        else:
            left, top, right, bottom = self.box
            self.words += " " if self.blank else ""
            self.box = (
                min(left, box[0]),
                min(top, box[1]),
                max(right, box[2]),
                max(bottom, box[3]),
            )
        self.words += letter
        self.blank = False


def _pictures(
    document: "PdfDocument", out: Path, *, keep: bool
) -> tuple[list[dict[str, object]], list[dict[str, object]]]:
    """Codes on the first pages; of a scan the pages themselves as pictures."""
    from pypdfium2 import PdfiumError

    kept: list[dict[str, object]] = []
    found: list[dict[str, object]] = []
    for index in range(min(len(document), _RENDERED if keep else 1)):
        try:
            page = document[index]
            width, height = page.get_size()
            scale = min(_SIDE / max(width, height, 1.0), 4.0)
            image = page.render(scale=scale, may_draw_forms=False).to_pil()
        except PdfiumError:
            continue
        found += codes(image, index + 1)
        if keep:
            name = f"page-{index + 1:03d}.png"
            image.convert("RGB").save(out / name)
            kept.append({"page": index + 1, "file": name})
        page.close()
    return kept, found


def _claims(document: "PdfDocument") -> dict[str, str]:
    """What the document says about itself, the fields of an invoice among it."""
    said = {key: document.get_metadata_value(key) for key in _INVOICE_KEYS}
    for key in ("Title", "Producer", "CreationDate"):
        said[key] = document.get_metadata_value(key)
    return {key: value[:200] for key, value in said.items() if value}


def _inside(document: "PdfDocument", out: Path) -> list[dict[str, object]]:
    """Files attached to the document; an XML among them is written down to be read."""
    from pypdfium2 import PdfiumError

    found: list[dict[str, object]] = []
    for index in range(min(document.count_attachments(), _MOST_INSIDE)):
        try:
            attached: Any = document.get_attachment(index)
            name, content = str(attached.get_name())[:100], bytes(attached.get_data())
        except PdfiumError:
            continue
        one: dict[str, object] = {"name": name, "size": len(content)}
        start = content[:200].lstrip(b"\xef\xbb\xbf \t\r\n")
        if start.startswith(b"<") and len(content) <= _LARGEST_INSIDE:
            one["file"] = f"inside-{index:02d}.xml"
            (out / str(one["file"])).write_bytes(content)
        found.append(one)
    return found


def _active(path: Path) -> list[str]:
    """Names of what could act by itself, as far as the file says so in the open."""
    seen: set[str] = set()
    tail = b""
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            seen |= {sign[1:].decode() for sign in _ACTIVE if sign in tail + piece}
            tail = piece[-20:]
    return sorted(seen)
