"""Delimited text: the delimiter comes from the header line, row numbers are physical lines.

A quote that is left open must not swallow the rows that follow: rows read and rows rejected
together are the rows there. So a record may span lines only if it then has the header's width
and none of the lines inside it looks like a whole record of its own.
"""

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from zhendan.formats.readers.decode import Written
from zhendan.formats.readers.grid import HEADER_WITHIN, Grid, Row

DELIMITERS = (",", "\t", ";", "|")
_SEP_LINE = re.compile(r'^"?sep=(.)"?\s*$')
_LONGEST_RECORD = 200
"""Physical lines that one record may span: a buyer's message, not half a file."""
_BACKTICK = "`"
_NARROW = 2

Records = Iterator[Row]
Score = Callable[[list[list[str]]], float]
"""How well the best of some rows fits a known header, 0 to 1."""


def delimited(text: Written, score: Score) -> Grid:
    """The table that a text file holds; `score` helps to tell its delimiter."""
    head = list(islice(text.lines(), HEADER_WITHIN))
    said = _SEP_LINE.match(head[0].strip()) if head else None
    first = 2 if said else 1
    body = head[first - 1 :]
    delimiter = said[1] if said else _delimiter(body, score)
    header = _header(body, delimiter, score)
    reader = _Reader(text, delimiter, first, header, first - 1)
    return Grid(rows=reader.rows, encoding=text.encoding, delimiter=delimiter, has_bom=text.has_bom)


def _delimiter(head: list[str], score: Score) -> str:
    """The delimiter under which some line is a known header, else that of the header line."""
    scored = [(score([_split(line, mark) for line in head]), mark) for mark in DELIMITERS]
    best, mark = max(scored, key=lambda pair: pair[0])
    if best > 0:
        return mark
    for line in head:
        counts = {mark: len(_split(line, mark)) for mark in DELIMITERS}
        mark = max(counts, key=lambda m: counts[m])
        if counts[mark] > 1 and not line.startswith("#"):
            return mark
    return ","


def _header(head: list[str], delimiter: str, score: Score) -> tuple[int, int]:
    """Index (from 0, within the body) and width of the header line."""
    rows = [_split(line, delimiter) for line in head]
    if not rows:
        return 0, 0
    scores = [score([row]) for row in rows]
    best = max(range(len(rows)), key=lambda i: (scores[i], -i))
    if scores[best] <= 0:
        wide = [i for i, row in enumerate(rows) if len(row) > 1 and not row[0].startswith("#")]
        best = wide[0] if wide else 0
    return best, len(rows[best])


def _split(line: str, delimiter: str) -> list[str]:
    """The cells of one physical line by itself."""
    if line.startswith(_BACKTICK) and delimiter == ",":
        # The WeChat Pay bill begins each value with a backtick and quotes nothing.
        return line.rstrip("\r\n")[1:].split(",`")
    try:
        return next(csv.reader((line,), delimiter=delimiter), [])
    except csv.Error:
        return line.rstrip("\r\n").split(delimiter)


def _whole(text: str, delimiter: str) -> list[str] | None:
    """The cells of a record whose quotes all close, or None."""
    try:
        rows = list(csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True))
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 else None


def split_line(line: str, delimiter: str) -> list[str]:
    """The cells of one physical line that is a record by itself."""
    return _split(line, delimiter)


def records(lines: Callable[[], Iterator[str]], delimiter: str, first: int, width: int) -> Records:
    """Records of lines from the middle of a table of so many columns; `first` is their number."""
    return _Reader(_Lined(lines), delimiter, first, (-1, width)).rows()


class _HasLines(Protocol):
    """Anything that holds physical lines."""

    def lines(self) -> Iterator[str]:
        """The lines with their ends."""


@dataclass(frozen=True, slots=True)
class _Lined:
    """Lines that are at hand already."""

    lines: Callable[[], Iterator[str]]


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads records with their first physical line."""

    text: _HasLines
    delimiter: str
    first: int
    header: tuple[int, int]
    above: int = 0
    """Lines before the first that are no part of the table."""

    def rows(self) -> Iterator[Row]:
        """Every record from the top, blank lines included as blank rows."""
        lines = _Lines(islice(self.text.lines(), self.above, None), self.first)
        while (line := lines.take()) is not None:
            number, text = line
            in_body = number - self.first > self.header[0]
            if text.count('"') % 2 == 0 or text.startswith(_BACKTICK):
                yield Row(number, _split(text, self.delimiter))
            else:
                yield self._odd(number, text, lines, in_body=in_body)

    def _odd(self, number: int, text: str, lines: "_Lines", *, in_body: bool) -> Row:
        """A line with an odd number of quotes: stray quote, longer record, or open quote."""
        width = self.header[1]
        alone = _whole(text, self.delimiter)
        if alone is not None and (len(alone) == width or not in_body):
            return Row(number, alone)
        joined, taken = text, 0
        for taken, ahead in enumerate(lines.peek(_LONGEST_RECORD), 1):
            joined += ahead
            if ahead.count('"') % 2 == 0:
                if in_body and width > _NARROW and self._complete(ahead, width):
                    break  # a whole record inside a quote: the quote was left open
                continue
            cells = _whole(joined, self.delimiter)
            if cells is not None and (len(cells) == width or not in_body):
                lines.drop(taken)
                return Row(number, cells)
            break
        return Row(number, _split(text, self.delimiter), open_quote=True)

    def _complete(self, line: str, width: int) -> bool:
        """Whether a line by itself has the header's width."""
        return len(_split(line, self.delimiter)) == width


class _Lines:
    """Physical lines with numbers and a little looking ahead."""

    def __init__(self, source: Iterator[str], first: int) -> None:
        self._source = source
        self._number = first - 1
        self._ahead: list[str] = []

    def take(self) -> tuple[int, str] | None:
        """The next line and its number, or None at the end."""
        self.peek(1)
        if not self._ahead:
            return None
        self._number += 1
        return self._number, self._ahead.pop(0)

    def peek(self, count: int) -> list[str]:
        """Up to `count` lines that come next."""
        if len(self._ahead) < count:
            self._ahead.extend(islice(self._source, count - len(self._ahead)))
        return self._ahead[:count]

    def drop(self, count: int) -> None:
        """Leave out the next `count` lines; they belong to a record already read."""
        del self._ahead[:count]
        self._number += count
