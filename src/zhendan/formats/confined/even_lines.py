"""Rows of a sheet as text of which each line is one row, and beside it the rows that are none.

Line `n` of the text is row `n` of the sheet. Beside the text a second file, `….rest`, has the rows
with line breaks and the like, each as JSON `[n, cells]`; their lines in the text are empty records.
"""

import csv
import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from io import StringIO
from itertools import chain
from pathlib import Path

_AT_ONCE = 64
LOOKED_AT = 1000
"""Rows that are looked at together to know how long the longest is."""
_LONGEST = 100_000
_ODD = ("\r", "`", "\0")
"""What readers of text take for more than itself."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Rows that are lines already, each filled up to the longest row before them."""

    text: str
    rows: int
    cells: int
    """How many they had before."""


NONE = Lines("", 0, 0)


def write_lines(path: Path, rows: Iterable[Sequence[str] | Lines]) -> None:
    """Write rows and, beside them, those that are no single line."""
    number = 0
    with (
        path.open("w", encoding="utf-8", newline="") as out,
        _rest(path).open("w", encoding="utf-8") as rest,
    ):
        for some in _together(rows):
            if isinstance(some, Lines):
                out.write(some.text)
                number += some.rows
                continue
            text = _line(some)
            if not _is_even(text, len(some)):
                lines = [_line([row]) for row in some]
                for place, (row, line) in enumerate(zip(some, lines, strict=True)):
                    if not _is_even(line, 1):
                        rest.write(json.dumps([number + place + 1, list(row)]) + "\n")
                        lines[place] = "," * (len(row) - 1) + "\n"
                text = "".join(lines)
            out.write(text)
            number += len(some)


def _together(
    rows: Iterable[Sequence[str] | Lines],
) -> Iterator[list[Sequence[str]] | Lines]:
    """Some rows at once, and lines as they come."""
    some: list[Sequence[str]] = []
    for row in rows:
        if isinstance(row, Lines):
            if some:
                yield some
                some = []
            yield row
            continue
        some.append(row)
        if len(some) == _AT_ONCE:
            yield some
            some = []
    if some:
        yield some


def write_padded(path: Path, rows: Iterable[Sequence[str] | Lines]) -> None:
    """Write rows of any length as lines that are all as long as the longest.

    How long that is, is seldom seen late: then the lines before are written once more.
    """
    seen = _Widths(rows)
    write_lines(path, seen.padded())
    if len(seen.steps) > 1:
        _widen(path, seen.steps)


class _Widths:
    """Fills rows up to the longest so far, and keeps from which row on that was how long."""

    def __init__(self, rows: Iterable[Sequence[str] | Lines]) -> None:
        self._rows = iter(rows)
        self.steps: list[tuple[int, int]] = []
        """`(row, width)`, both growing."""

    def padded(self) -> Iterator[Sequence[str] | Lines]:
        """The rows; the first of them are looked at together, up to the first lines."""
        first: list[Sequence[str] | Lines] = []
        for row in self._rows:
            first.append(row)
            if isinstance(row, Lines) or len(first) == LOOKED_AT:
                break
        width = max((len(row) for row in first if not isinstance(row, Lines)), default=0)
        number = 0
        self.steps.append((1, width))
        for row in chain(first, self._rows):
            if isinstance(row, Lines):
                number += row.rows
                yield row
                continue
            number += 1
            short = width - len(row)
            if short < 0:
                width, short = len(row), 0
                self.steps.append((number, width))
            yield [*row, *[""] * short] if short else row


def _widen(path: Path, steps: list[tuple[int, int]]) -> None:
    """Fill earlier lines up to the width of the last step."""
    begins, widths = zip(*steps, strict=True)
    widest, wide = widths[-1], path.with_name(path.name + ".wide")
    rest = EvenLines(path).rest
    with (
        path.open(encoding="utf-8", newline="\n") as lines,
        wide.open("w", encoding="utf-8", newline="") as out,
    ):
        for number, line in enumerate(lines, 1):
            short = widest - widths[bisect_right(begins, number) - 1]
            out.write(line[:-1] + "," * short + "\n")
            if number in rest:
                rest[number] += [""] * short
    wide.replace(path)
    with _rest(path).open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(odd) + "\n" for odd in rest.items())


def _line(rows: Sequence[Sequence[str]]) -> str:
    """Rows as delimited text."""
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def _is_even(text: str, rows: int) -> bool:
    """Whether the text has one line a row, and nothing that is read otherwise."""
    return (
        len(text) < _LONGEST and text.count("\n") == rows and not any(sign in text for sign in _ODD)
    )


def _rest(path: Path) -> Path:
    """Where the other rows lie."""
    return path.with_name(path.name + ".rest")


class EvenLines:
    """What `write_lines` wrote, read again."""

    def __init__(self, path: Path) -> None:
        """`path` is that of the text."""
        self.path = path

    @cached_property
    def rest(self) -> dict[int, list[str]]:
        """Rows that are no single line, by their number."""
        with _rest(self.path).open(encoding="utf-8") as lines:
            return dict(map(json.loads, lines))

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Every row in order, with its number."""
        with self.path.open(encoding="utf-8", newline="\n") as lines:
            for number, cells in enumerate(csv.reader(lines), 1):
                yield number, self.rest.get(number, cells)
