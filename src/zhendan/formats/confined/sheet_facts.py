"""Inside the child: what a workbook hides; the rows that are hidden are data all the same.

The cell reader gives every row whether it is shown or not, so this is read from the sheets' own
XML, in pieces and without building a tree of it.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

_PIECE = 1 << 20
_MOST = 1 << 30
"""Bytes of one sheet's XML that are looked at."""
_TAIL = 512
"""So much of a piece is looked at again with the next one: no tag of interest is longer."""
_BOOK = "xl/workbook.xml"
_LINKS = "xl/_rels/workbook.xml.rels"
_MOST_BOOK = 4 << 20
_SHEET = re.compile(rb"<(?:\w+:)?sheet\b[^>]*>")
_LINK = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]*?\bhidden="(?:1|true)"')
_COLUMN = re.compile(rb'<(?:\w+:)?col\b[^>]*?\bhidden="(?:1|true)"[^>]*>')
_FILTER = b"autoFilter"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, KeyError, ValueError, RuntimeError)


def hidden_parts(path: Path) -> dict[str, dict[str, int]]:
    """Sheet name -> `rows`, `columns`, `filter`: how many are hidden, whether a filter is set.

    Empty for workbooks of another kind, and where the XML is not where it should be: that they
    are read by the cell reader is not decided here.
    """
    try:
        with zipfile.ZipFile(path) as book:
            return {name: _hidden(book, part) for name, part in _parts(book)}
    except _BROKEN:
        return {}


def _parts(book: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Every sheet with the member that holds its XML."""
    with book.open(_LINKS) as file:
        links = [_attributes(tag) for tag in _LINK.findall(file.read(_MOST_BOOK))]
    targets = {link.get("Id", ""): link.get("Target", "") for link in links}
    with book.open(_BOOK) as file:
        tags = _SHEET.findall(file.read(_MOST_BOOK))
    for tag in tags:
        about = _attributes(tag)
        target = targets.get(about.get("id", ""), "")
        yield about.get("name", ""), str(PurePosixPath("xl") / target).removeprefix("/")


def _attributes(tag: bytes) -> dict[str, str]:
    """The attributes of one tag, names without their namespace."""
    text = tag.decode("utf-8", "replace")
    pairs = re.findall(r'([\w:]+)\s*=\s*"([^"]*)"', text)
    return {name.rsplit(":", 1)[-1]: _plain(value) for name, value in pairs}


def _plain(value: str) -> str:
    """An attribute without its five named characters."""
    for name, letter in (("lt", "<"), ("gt", ">"), ("quot", '"'), ("apos", "'"), ("amp", "&")):
        value = value.replace(f"&{name};", letter)
    return value


def _hidden(book: zipfile.ZipFile, part: str) -> dict[str, int]:
    """What one sheet hides."""
    found = {"rows": 0, "columns": 0, "filter": 0}
    with book.open(part) as file:
        seen, tail = 0, b""
        while seen < _MOST and (piece := file.read(_PIECE)):
            seen += len(piece)
            text = tail + piece
            fresh = len(tail)
            if b"hidden=" in text:
                found["rows"] += sum(1 for tag in _ROW.finditer(text) if tag.end() > fresh)
                tags = (tag for tag in _COLUMN.finditer(text) if tag.end() > fresh)
                found["columns"] += sum(_span(tag[0]) for tag in tags)
            found["filter"] |= int(_FILTER in text)
            tail = text[-_TAIL:]
    return found


def _span(tag: bytes) -> int:
    """How many columns one tag speaks of."""
    about = _attributes(tag)
    first, last = about.get("min", "1"), about.get("max", "1")
    return int(last) - int(first) + 1 if first.isdigit() and last.isdigit() else 1
