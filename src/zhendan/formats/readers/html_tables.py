"""The table of an HTML page that was saved under the name of a spreadsheet."""

from html.parser import HTMLParser

from zhendan.formats.readers.decode import Written
from zhendan.formats.readers.grid import Grid, Row

_LIMIT = 64 << 20
_CELLS = frozenset({"td", "th"})
_DEEPEST = 8


def html_grid(text: Written) -> Grid | None:
    """The largest table of the page, or None; nothing outside the page is ever loaded.

    The row number is the place of the row within the page's rows (1 = first).
    """
    reader = _Tables()
    reader.feed(text.text(_LIMIT))
    reader.close()
    if not reader.tables:
        return None
    rows = max(reader.tables, key=len)
    return Grid(rows=lambda: iter(rows), encoding=text.encoding, has_bom=text.has_bom)


class _Tables(HTMLParser):
    """Collects the cells of every table; nested tables count by themselves."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[Row]] = []
        self._open: list[list[Row]] = []
        self._cell: list[str] | None = None
        self._number = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A table, row or cell begins."""
        if tag == "table" and len(self._open) < _DEEPEST:
            self._open.append([])
            self.tables.append(self._open[-1])
        elif tag == "tr" and self._open:
            self._finish()
            self._number += 1
            self._open[-1].append(Row(self._number, []))
        elif tag in _CELLS and self._open and self._open[-1]:
            self._finish()
            self._cell = []

    def handle_endtag(self, tag: str) -> None:
        """A table, row or cell ends."""
        if tag in _CELLS or tag == "tr":
            self._finish()
        elif tag == "table" and self._open:
            self._finish()
            self._open.pop()

    def handle_data(self, data: str) -> None:
        """Text of a cell."""
        if self._cell is not None:
            self._cell.append(data)

    def _finish(self) -> None:
        """Put the open cell into its row."""
        if self._cell is not None and self._open and self._open[-1]:
            self._open[-1][-1].cells.append("".join(self._cell).strip())
        self._cell = None
