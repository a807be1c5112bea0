"""Inside the child: the rows of one sheet, out of strict XML and without holding the sheet."""

import re
from collections.abc import Iterable, Iterator

from zhendan.formats.confined.cell_texts import CellTexts
from zhendan.formats.confined.cell_words import WORDS, NotStrict
from zhendan.formats.confined.even_lines import Lines
from zhendan.formats.confined.plain_rows import Plain
from zhendan.formats.confined.sheet_pieces import as_text

MOST_ROWS = 1 << 20
MOST_COLUMNS = 1 << 14
_ATTRIBUTES = r'(?: [\w:]+="[^"<]*+")*+'
_CELL = re.compile(
    rf'<c(?: r="([A-Z]{{1,3}})([0-9]{{1,7}})")?+({_ATTRIBUTES})\s*+(?:/>|>\s*+'
    rf"(?:<f{_ATTRIBUTES}\s*+(?:/>|>[^<]*+</f>)\s*+)?+"
    r'(?:<v(?: xml:space="preserve")?+>([^<]*+)</v>\s*+)?+'
    rf"(?:<is>{WORDS}</is>\s*+)?+</c>)\s*+"
)
_GROUPS = 8
"""What stands between two cells, and the seven groups of one."""
_ROW = re.compile(rf"\s*+<row({_ATTRIBUTES})\s*+(/?)>\s*+")
_END = "</row>"
_ROW_NUMBER = re.compile(r' r="([0-9]{1,7})"')


def sheet_rows(
    pieces: Iterable[bytes], made: CellTexts, plain: Plain
) -> Iterator[list[str] | Lines]:
    """The rows from the first of the sheet to the last that says anything; cells as text.

    Rows end with their last cell that says anything; many at once are lines as long as the longest
    row before them. Raises `NotStrict`.
    """
    last = given = width = 0
    cut = _Cutting(made)
    for piece in pieces:
        at = 0
        while at < len(piece):
            if given == last:
                lines, at = plain.lines(piece, at, last, width)
                last = given = last + lines.rows
                if lines.rows:
                    yield lines
            end = plain.until(piece, at)
            for here, cells in cut.rows(as_text(piece[at:end]), last):
                last = here
                if cells:
                    yield from ([] for _ in range(here - given - 1))
                    yield cells
                    given, width = here, max(width, len(cells))
            at = end


def _bodies(piece: str) -> Iterator[tuple[str, str]]:
    """The number that a row tells, and its cells."""
    *rows, rest = piece.split(_END)
    for row in rows:
        at = 0
        while True:
            begin = _ROW.match(row, at)
            if begin is None:
                raise NotStrict("row")
            at = begin.end()
            number = _ROW_NUMBER.search(begin[1])
            told = number[1] if number is not None else ""
            if not begin[2]:
                yield told, row[at:]
                break
            yield told, ""
    yield from _blank(rest)


def _blank(rest: str) -> Iterator[tuple[str, str]]:
    """Rows without any cell, after the last that has some."""
    at = 0
    while begin := _ROW.match(rest, at):
        at = begin.end()
        number = _ROW_NUMBER.search(begin[1])
        if not begin[2]:
            raise NotStrict("row")
        yield (number[1] if number is not None else ""), ""
    if rest[at:].strip():
        raise NotStrict("row")


class _Cutting:
    """Cuts rows into cells."""

    def __init__(self, made: CellTexts) -> None:
        self._made = made
        self._columns: dict[str, int] = {}
        self._first: list[str] = []

    def rows(self, text: str, last: int) -> Iterator[tuple[int, list[str]]]:
        """The rows behind row `last`, each with its number."""
        for told, body in _bodies(text):
            here = int(told) if told else last + 1
            if not last < here <= MOST_ROWS:
                raise NotStrict("row")
            last = here
            yield here, self.cells(body, here) if body else []

    def cells(self, body: str, row: int) -> list[str]:
        """The texts of one row."""
        found = _CELL.split(body)
        if any(found[::_GROUPS]):
            raise NotStrict("cell")
        if not {str(row), None}.issuperset(found[2::_GROUPS]):
            raise NotStrict("cell of another row")
        made = self._made
        texts = [
            made[about](value, keep, text, other)
            for about, value, keep, text, other in zip(
                found[3::_GROUPS],
                found[4::_GROUPS],
                found[5::_GROUPS],
                found[6::_GROUPS],
                found[7::_GROUPS],
                strict=True,
            )
        ]
        placed = self._placed(found[1::_GROUPS], texts)
        while placed and placed[-1] is None:
            placed.pop()
        return [text or "" for text in placed]

    def _placed(self, names: list[str | None], texts: list[str | None]) -> list[str | None]:
        """The cells in the columns that they name; one that names none follows the one before."""
        if names == self._first[: len(names)] or not any(names):
            return texts
        placed: dict[int, str | None] = {}
        column = -1
        for name, text in zip(names, texts, strict=True):
            column = self._column(name) if name else column + 1
            if column in placed or column >= MOST_COLUMNS:
                raise NotStrict("column")
            placed[column] = text
        if None not in names and list(placed) == list(range(len(names))):
            self._first = [name or "" for name in names]
        return [placed.get(number) for number in range(max(placed) + 1)]

    def _column(self, name: str) -> int:
        """The number of a column, from 0."""
        found = self._columns.get(name)
        if found is None:
            found = 0
            for letter in name:
                found = found * 26 + ord(letter) - ord("A") + 1
            found = self._columns[name] = found - 1
        return found
