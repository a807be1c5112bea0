"""A reader on a read-only disk sees the newest acknowledged state, not only the file's."""

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from zhendan.adapters.ledger import connection
from zhendan.adapters.ledger.sqlite import SqliteLedger
from zhendan.adapters.lock import FolderLock
from zhendan.domain import CaseId, Event, EventKind, PersonId

CASE, NOON = CaseId("taobao-1"), datetime(2026, 6, 21, 4, 0, tzinfo=UTC)


@pytest.fixture
def refuses_sharing(monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite as it behaves where it may not write beside the file."""
    plain = connection._opened

    def opened(path: Path, mode: str, oldest: int) -> sqlite3.Connection:
        if mode == "ro":
            raise sqlite3.OperationalError("unable to open database file")
        return plain(path, mode, oldest)

    monkeypatch.setattr(connection, "_opened", opened)


def test_what_lies_in_the_log_beside_the_file_is_read_too(
    tmp_path: Path, refuses_sharing: None
) -> None:
    (tmp_path / "cut").mkdir()
    with (
        closing(FolderLock(tmp_path)) as lock,
        closing(SqliteLedger(tmp_path / "ledger.sqlite", lock=lock, reserve=0)) as ledger,
    ):
        ledger.append([Event(CASE, EventKind.OPENED, NOON, PersonId("店主"), {})])
        for name in ("ledger.sqlite", "ledger.sqlite-wal"):
            shutil.copyfile(tmp_path / name, tmp_path / "cut" / name)
    before = {one.name: one.read_bytes() for one in (tmp_path / "cut").iterdir()}
    assert before["ledger.sqlite-wal"], "the last write is not in the file yet"
    with closing(SqliteLedger(tmp_path / "cut" / "ledger.sqlite", lock=None)) as reader:
        assert [one.kind for one in reader.events(CASE)] == [EventKind.OPENED]
    assert {one.name: one.read_bytes() for one in (tmp_path / "cut").iterdir()} == before
