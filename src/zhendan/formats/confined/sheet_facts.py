"""Inside the child: what a workbook hides; the rows that are hidden are data all the same.

The cell reader gives every row whether it is shown or not, so this is read from the sheets' own
XML, in pieces and without building a tree of it.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
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
_MERGED = b"mergeCell "
_MERGE = re.compile(rb"<(?:\w+:)?mergeCell ")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, KeyError, ValueError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Part:
    """One sheet of a workbook and the member that holds its XML."""

    name: str
    member: str
    kind: str
    """`worksheet`, or what else can stand in its place."""
    hidden: bool


def hidden_parts(path: Path) -> dict[str, dict[str, int]]:
    """Sheet name -> `rows`, `columns`, `filter`: how many are hidden, whether a filter is set.

    Empty for workbooks of another kind, and where the XML is not where it should be: that they
    are read by the cell reader is not decided here.
    """
    try:
        with zipfile.ZipFile(path) as book:
            return {part.name: _hidden(book, part.member) for part in sheet_parts(book)}
    except _BROKEN:
        return {}


def sheet_parts(book: zipfile.ZipFile) -> Iterator[Part]:
    """Every sheet with the member that holds its XML."""
    with book.open(_LINKS) as file:
        links = [_attributes(tag) for tag in _LINK.findall(file.read(_MOST_BOOK))]
    by_id = {link.get("Id", ""): link for link in links}
    with book.open(_BOOK) as file:
        tags = _SHEET.findall(file.read(_MOST_BOOK))
    for tag in tags:
        about = _attributes(tag)
        link = by_id.get(about.get("id", ""), {})
        yield Part(
            name=about.get("name", ""),
            member=str(PurePosixPath("xl") / link.get("Target", "")).removeprefix("/"),
            kind=link.get("Type", "").rsplit("/", 1)[-1],
            hidden=about.get("state", "visible") != "visible",
        )


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
    hidden, seen = Hidden(), 0
    with book.open(part) as file:
        while seen < _MOST and (piece := file.read(_PIECE)):
            seen += len(piece)
            hidden.look(piece)
    return hidden.found


class Hidden:
    """Counts what a sheet hides and joins, while its XML goes by in pieces."""

    def __init__(self) -> None:
        self.found = {"rows": 0, "columns": 0, "filter": 0}
        self.merged = 0
        """Groups of cells that are joined into one."""
        self._tail = b""

    def look(self, piece: bytes) -> None:
        """The next piece."""
        text, fresh = self._tail + piece, len(self._tail)
        if b"hidden=" in text:
            self.found["rows"] += sum(1 for tag in _ROW.finditer(text) if tag.end() > fresh)
            tags = (tag for tag in _COLUMN.finditer(text) if tag.end() > fresh)
            self.found["columns"] += sum(_span(tag[0]) for tag in tags)
        self.found["filter"] |= int(_FILTER in text)
        if _MERGED in text:
            ends = (tag.end() for tag in _MERGE.finditer(text))
            self.merged += sum(1 for end in ends if end > fresh)
        self._tail = text[-_TAIL:]


def _span(tag: bytes) -> int:
    """How many columns one tag speaks of."""
    about = _attributes(tag)
    first, last = about.get("min", "1"), about.get("max", "1")
    return int(last) - int(first) + 1 if first.isdigit() and last.isdigit() else 1
