"""Inside the child: a compound file (OLE2) told by the streams that it names."""

from pathlib import Path

from zhendan.domain import ZhendanError
from zhendan.formats.confined.outlook_letter import outlook_letter
from zhendan.formats.confined.spreadsheets import sheets
from zhendan.formats.document_problems import OldOfficeDocument

_LOOKED_AT = 64 << 20
"""Bytes in which the directory of streams is looked for; it may stand anywhere."""
_REFUSED: tuple[tuple[str, ZhendanError], ...] = (
    ("WordDocument", OldOfficeDocument(kind="Word (.doc)")),
    ("PowerPoint Document", OldOfficeDocument(kind="PowerPoint (.ppt)")),
)
_LETTER = "__properties_version1.0"
_BOOKS = ("Workbook", "Book", "EncryptedPackage")


def compound(path: Path, out: Path) -> dict[str, object]:
    """A workbook's sheets, or a letter; a document of an old office program is refused by name."""
    with path.open("rb") as file:
        content = file.read(_LOOKED_AT)
    if not any(_named(name) in content for name in _BOOKS):
        if _named(_LETTER) in content:
            return outlook_letter(path, out)
        for name, error in _REFUSED:
            if _named(name) in content:
                raise error
    return sheets(path, out)


def _named(stream: str) -> bytes:
    """A stream's name as the directory writes it, with its end."""
    return (stream + "\0").encode("utf-16-le")
