"""Inside the child: the words of a docx as a reader sees them, line by line."""

import json
import zipfile
from pathlib import Path
from typing import Any

from zhendan.formats.container_problems import ArchiveBroken, ArchiveTooBig

FILE = "lines.json"
_MOST_BYTES = 64 << 20
_UNSEEN = frozenset({"del", "moveFrom", "pPr", "rPr", "instrText"})
"""Names without their namespace: the strict form of the same document has another one."""
_BETWEEN = {"tab": "\t", "br": " ", "p": " "}


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


def read_lines(folder: Path) -> tuple[str, ...]:
    """The lines that the child wrote into its folder."""
    return tuple(str(line) for line in json.loads((folder / FILE).read_text("ascii")))


def _gather(node: Any, lines: list[str]) -> None:
    """The lines below a node, in their order."""
    for child in node:
        name = _name(child)
        if name == "tr":
            cells = (_words(cell) for cell in child.iter() if _name(cell) == "tc")
            lines.append("\t".join(" ".join(cell.split()) for cell in cells))
        elif name == "p":
            lines.append(_words(child))
        elif name not in _UNSEEN:
            _gather(child, lines)


def _words(node: Any) -> str:
    """What stands below a node, without what was struck out."""
    name = _name(node)
    if name in _UNSEEN:
        return ""
    if name == "t":
        return node.text or ""
    return _BETWEEN.get(name, "") + "".join(_words(child) for child in node)


def _name(node: Any) -> str:
    """What an element is, whichever namespace it stands in."""
    return str(node.tag).rpartition("}")[2]
