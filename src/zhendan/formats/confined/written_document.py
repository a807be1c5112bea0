"""Inside the child: the words of a docx as a reader sees them, line by line."""

import json
import zipfile
from pathlib import Path
from typing import Any

from zhendan.formats.container_problems import ArchiveBroken, ArchiveTooBig

FILE = "lines.json"
_MOST_BYTES = 64 << 20
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_UNSEEN = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr", f"{_W}instrText"})


def written_document(path: Path, out: Path) -> dict[str, object]:
    """Write the lines of the body: a paragraph is a line, and so is a row of a table.

    Struck-out text, comments, headers, notes and properties are no part of it.
    """
    from defusedxml.ElementTree import fromstring

    try:
        with zipfile.ZipFile(path) as archive:
            info = archive.getinfo("word/document.xml")
            with archive.open(info) as part:
                raw = part.read(_MOST_BYTES + 1)
    except (zipfile.BadZipFile, KeyError, OSError, ValueError, EOFError) as error:
        raise ArchiveBroken(detail=type(error).__name__) from error
    if len(raw) > _MOST_BYTES:
        raise ArchiveTooBig(detail="> 64 MiB")
    lines: list[str] = []
    _gather(fromstring(raw), lines)
    (out / FILE).write_text(json.dumps(lines, ensure_ascii=True), encoding="ascii")
    return {"is": "lines", "file": FILE}


def _gather(node: Any, lines: list[str]) -> None:
    """The lines below a node, in their order."""
    for child in node:
        if child.tag == f"{_W}tr":
            cells = (_words(cell) for cell in child.iter(f"{_W}tc"))
            lines.append("\t".join(" ".join(cell.split()) for cell in cells))
        elif child.tag == f"{_W}p":
            lines.append(_words(child))
        elif child.tag not in _UNSEEN:
            _gather(child, lines)


def _words(node: Any) -> str:
    """What stands below a node, without what was struck out."""
    if node.tag in _UNSEEN:
        return ""
    if node.tag == f"{_W}t":
        return node.text or ""
    between = {f"{_W}tab": "\t", f"{_W}br": " ", f"{_W}p": " "}.get(node.tag, "")
    return between + "".join(_words(child) for child in node)
