"""Rows of a sheet as text of which each line is one row, and beside it the rows that are none.

Line `n` of the text is row `n` of the sheet. Beside the text a second file, `….rest`, has the rows
with line breaks and the like, each as JSON `[n, cells]`; their lines in the text are empty records.
"""

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from io import StringIO
from itertools import islice
from pathlib import Path

_AT_ONCE = 64
_LONGEST = 100_000
_ODD = ("\r", "`", "\0")
"""What readers of text take for more than itself."""


def write_lines(path: Path, rows: Iterable[Sequence[str]]) -> None:
    """Write rows and, beside them, those that are no single line."""
    source, number = iter(rows), 0
    with (
        path.open("w", encoding="utf-8", newline="") as out,
        _rest(path).open("w", encoding="utf-8") as rest,
    ):
        while some := list(islice(source, _AT_ONCE)):
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
