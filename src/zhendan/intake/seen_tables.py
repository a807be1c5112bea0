"""A table as it presents itself, every cell masked to its shape, and a mapping drafted for it."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from zhendan.formats.readers.grid import Grid
from zhendan.intake.recognise.headers import Recognition
from zhendan.intake.settings import SeenTable

_SAMPLES = 3
_LONGEST = 24
_WORD = "文"


def seen_table(path: str, grid: Grid, found: Recognition) -> SeenTable | None:
    """The table's header and the shape of its first rows; None where no header can be seen."""
    header = found.header
    if header is None:
        return None
    return SeenTable(
        path=path,
        sheet=grid.sheet,
        row=header.no,
        headings=tuple(header.cells),
        samples=tuple(islice(_below(grid, header.no), _SAMPLES)),
        known_as=found.template.id if found.template else "",
        near=found.near,
    )


def _below(grid: Grid, header: int) -> Iterator[tuple[str, ...]]:
    """The rows below the header, masked."""
    for row in grid.rows():
        if row.no > header and not row.is_blank:
            yield tuple(map(shape, row.cells))


def shape(cell: str) -> str:
    """A cell's shape: digits become 0, letters x, words 文; signs and length stay."""
    masked = "".join(map(_masked, unicodedata.normalize("NFKC", cell.strip())))
    masked = re.sub(f"{_WORD}{{4,}}", _WORD * 3 + "…", masked)
    return masked if len(masked) <= _LONGEST else masked[: _LONGEST - 1] + "…"


def _masked(letter: str) -> str:
    """One character without what it says."""
    if letter.isdigit():
        return "0"
    if letter.isalpha():
        return "x" if letter.isascii() else _WORD
    return letter if letter.isprintable() else " "
