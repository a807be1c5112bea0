"""An inbox read whole, with its canonical rows kept by table."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from zhendan.domain import FileReport, RowBatch
from zhendan.intake import InboxReading, IntakeSettings, read_inbox

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
SECRET = b"a key that is used in tests only"
Row = dict[str, object]


@dataclass
class Inbox:
    """What one reading gave."""

    reading: InboxReading
    tables: dict[str, list[Row]] = field(default_factory=dict)
    batches: list[RowBatch] = field(default_factory=list)

    def rows(self, table: str) -> list[Row]:
        """Every row of a table."""
        return self.tables.get(table, [])

    def row(self, table: str, **where: object) -> Row:
        """The only row that fits."""
        found = [r for r in self.rows(table) if all(r[k] == v for k, v in where.items())]
        assert len(found) == 1, f"{table} {where}: {len(found)} rows"
        return found[0]

    def file(self, ending: str) -> FileReport:
        """The report of the only file whose path ends so."""
        found = [file for file in self.reading.files if file.path.endswith(ending)]
        assert len(found) == 1, [file.path for file in self.reading.files]
        return found[0]

    def codes(self, ending: str) -> list[str]:
        """The codes of its problems, in order."""
        return [problem.code for problem in self.file(ending).problems]


def read(folder: Path, settings: IntakeSettings | None = None) -> Inbox:
    batches: list[RowBatch] = []
    reading = read_inbox(folder, settings or IntakeSettings(secret=SECRET), sink=batches.append)
    tables: dict[str, list[Row]] = {}
    for batch in batches:
        rows = [dict(zip(batch.columns, row, strict=True)) for row in batch.rows]
        tables.setdefault(batch.table, []).extend(rows)
    return Inbox(reading, tables, batches)


Read = Callable[..., Inbox]


@pytest.fixture
def inbox(tmp_path: Path) -> Read:
    """Read an inbox made of files by name, bytes or text."""

    def made(files: Mapping[str, bytes | str], settings: IntakeSettings | None = None) -> Inbox:
        folder = tmp_path / "inbox"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read(folder, settings)

    return made


@pytest.fixture(scope="session")
def case() -> Inbox:
    """The joined Taobao case."""
    return read(SAMPLES / "case_taobao")
