"""Reads a DOCX that comes back, and marks what is no longer bound in a copy of it."""

import io
import zipfile
from collections.abc import Collection

import docx
from docx.document import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.opc.exceptions import PackageNotFoundError

from zhendan.adapters.press.errors import DocumentUnreadable

MOST_BYTES = 60_000_000
"""Unpacked; a dossier of two hundred pages has a tenth of it."""


class ReturnedDocuments:
    """Answers `zhendan.appeal.Documents`."""

    def paragraphs(self, content: bytes) -> tuple[str, ...]:
        """Every paragraph outside tables, in order. Raises `DocumentUnreadable`."""
        return tuple(each.text for each in _open(content).paragraphs)

    def marked(self, content: bytes, unbound: Collection[str]) -> bytes:
        """A copy in which every paragraph that holds one of the sentences is highlighted.

        The document that came back is not changed. Raises `DocumentUnreadable`.
        """
        document = _open(content)
        for paragraph in document.paragraphs:
            if any(sentence in paragraph.text for sentence in unbound):
                for run in paragraph.runs:
                    run.font.highlight_color = WD_COLOR_INDEX.YELLOW
                paragraph.add_run("　【未绑定凭证】").bold = True
        written = io.BytesIO()
        document.save(written)
        return written.getvalue()


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
