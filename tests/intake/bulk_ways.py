"""One inbox read both ways, and what the two make of it."""

import re
from pathlib import Path

import pytest

from tests.intake.conftest import SECRET
from zhendan.adapters.tables.duckdb import DuckdbTables
from zhendan.domain import canonical_tables
from zhendan.intake import InboxReading, IntakeSettings, desk, read_inbox
from zhendan.intake.bulk.files import LargeFiles

READER = "zhendan.adapters.tables.large_files"


class Way:
    """An inbox read one way, its tables comparable with those of the other way."""

    def __init__(self, folder: Path, *, bulk: bool) -> None:
        self.tables = DuckdbTables()
        settings = IntakeSettings(secret=SECRET)
        large = LargeFiles(READER, self.tables.bulk(SECRET)) if bulk else None
        self.reading = read_inbox(folder, settings, sink=self.tables.load, large=large)

    def rows(self, table: str) -> list[tuple[object, ...]]:
        """Every row, with `row_ref` as file, sheet and row; in no order."""
        names = [column.name for column in canonical_tables()[table]]
        if table == "source_rows" or "row_ref" not in names:
            kept = ", ".join(f"CAST({name} AS VARCHAR)" for name in names if name != "row_ref")
            return sorted(self.tables.rows(f"SELECT {kept} FROM {table}"), key=repr)
        kept = ", ".join(f"CAST(t.{name} AS VARCHAR)" for name in names if name != "row_ref")
        asked = (
            f"SELECT {kept}, s.file_id, s.sheet, s.row_no, s.pointer FROM {table} t "
            "LEFT JOIN source_rows s ON s.row_ref = t.row_ref"
        )
        rows = self.tables.rows(asked)
        return sorted((tuple(map(_without_refs, row)) for row in rows), key=repr)


def _without_refs(value: object) -> object:
    """A remark without the numbers of source rows, which may differ between two readings."""
    return re.sub(r'_row_ref": \d+', '_row_ref": 0', value) if isinstance(value, str) else value


def told(reading: InboxReading) -> list[object]:
    """What the reports say, file by file."""
    return [
        (
            *(r.path, r.recognised_as, r.rows, r.rejected, r.encoding, r.score, r.control_totals),
            *(r.exported_at, r.edited_after_export, sorted(map(repr, r.problems))),
        )
        for r in reading.files
    ]


def differences(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Where the two ways differ; empty where they are equal."""
    return compared(folder, monkeypatch)[1]


def compared(folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Way, list[object]]:
    """The reading in bulk, and where the other differs from it."""
    monkeypatch.setattr(desk, "LARGE", 0)
    one, other = Way(folder, bulk=True), Way(folder, bulk=False)
    found: list[object] = []
    for table in canonical_tables():
        left, right = one.rows(table), other.rows(table)
        if left != right:
            found.append(
                (
                    table,
                    [r for r in left if r not in right][:3],
                    [r for r in right if r not in left][:3],
                    len(left),
                    len(right),
                )
            )
    if told(one.reading) != told(other.reading):
        found.append(("reports", told(one.reading), told(other.reading)))
    return one, found
