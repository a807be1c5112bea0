"""Inside the child: the paragraphs of a DOCX; macros, links and pictures are never touched."""

import zipfile
from pathlib import Path
from typing import Any

from zhendan.formats.confined.xml_tree import tree_of
from zhendan.formats.container_problems import ReadingTooCostly
from zhendan.formats.document_problems import DocumentBroken

MOST_BYTES = 16 << 20
MOST_PARAGRAPHS = 20_000
_BODY = "word/document.xml"


def docx(path: Path) -> dict[str, object]:
    """`{"is": "docx", "paragraphs": […]}` in the order of the document, tables included."""
    try:
        with zipfile.ZipFile(path) as archive:
            if archive.getinfo(_BODY).file_size > MOST_BYTES:
                raise ReadingTooCostly(limit="16 MiB")
            with archive.open(_BODY) as body:
                tree = tree_of(body)
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError) as error:
        raise DocumentBroken(kind="DOCX", detail=type(error).__name__) from error
    found: list[str] = []
    _walk(tree, found)
    return {"is": "docx", "paragraphs": found[:MOST_PARAGRAPHS]}


def _walk(node: list[Any], found: list[str]) -> None:
    """Paragraphs below a node; what was deleted under track changes is left out."""
    name, _, below = node[:3]
    if name == "p":
        words = _words(node).strip()
        if words:
            found.append(words)
        return
    for child in below:
        _walk(child, found)


def _words(node: list[Any]) -> str:
    """The text of one paragraph."""
    name, text, below = node[:3]
    if name == "t":
        return str(text)
    if name in ("tab", "br"):
        return " "
    if name in ("del", "delText"):
        return ""
    return "".join(_words(child) for child in below)
