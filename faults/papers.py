"""Invented exports of any length, for imports that take long enough to be interrupted."""

import re
from pathlib import Path

SAMPLE = "tests/samples/case_taobao/ExportOrderList202606200900.csv"
_NUMBER = re.compile(rb"33000000000000\d{5}")
_FIRST = 3_300_000_000_000_000_000


def orders(path: Path, rows: int, first: int = 0) -> Path:
    """An order export with this many orders: the sample's first order under other numbers."""
    head, row, *_ = (Path(__file__).parents[1] / SAMPLE).read_bytes().splitlines(keepends=True)
    before, after = _NUMBER.split(row, maxsplit=1)
    numbers = range(_FIRST + first, _FIRST + first + rows)
    path.write_bytes(head + b"".join(before + b"%d" % n + after for n in numbers))
    return path
