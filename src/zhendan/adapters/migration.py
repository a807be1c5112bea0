"""Bringing an older ledger up to date: backed up first, then one transaction or nothing."""

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from zhendan.adapters.backup import back_up
from zhendan.adapters.backup_errors import FormatUnknown
from zhendan.adapters.durable import RESERVE_BYTES, require_space
from zhendan.adapters.ledger.connection import FORMAT, OLDEST, connect, ledger_words, transaction
from zhendan.adapters.lock import FolderLock
from zhendan.evidence import nodes_of


@dataclass(frozen=True, slots=True)
class Migrated:
    """From which format to which, and where the backup lies that was made before."""

    before: int
    after: int
    backup: Path | None
    """None where there was nothing to do."""


def migrate(folder: Path, to: int | None = None, *, reserve: int = RESERVE_BYTES) -> Migrated:
    """Bring the ledger in `folder` to the present format; killed anywhere, it is old or new.

    Raises `FormatUnknown`, `LedgerTooNew`, `FolderBusy`, `LedgerMissing`, `SpaceLow`.
    """
    if to not in (None, FORMAT):
        raise FormatUnknown(asked=to, known=FORMAT)
    ledger = folder / "ledger.sqlite"
    with closing(connect(ledger, write=False, oldest=OLDEST)) as db:
        found = int(db.execute("PRAGMA user_version").fetchone()[0])
    if found == FORMAT:
        return Migrated(found, found, None)
    with closing(FolderLock(folder)):
        require_space(folder, reserve)
        backup = folder.with_name(f"{folder.absolute().name}-before-format-{FORMAT}")
        # A backup of that name is whole (it gets its name last): an earlier run was cut off.
        if not os.path.lexists(backup):
            back_up(folder, backup)
        with (
            closing(connect(ledger, write=True, oldest=OLDEST)) as db,
            ledger_words(ledger),
            transaction(db),
        ):
            for step in range(found, FORMAT):
                _STEPS[step](db)
            db.execute(f"PRAGMA user_version = {FORMAT}")
    return Migrated(found, FORMAT, backup)


def _to_2(db: sqlite3.Connection) -> None:
    """Format 2 keeps the nodes of the log's tree, so that adding a record reads no old one."""
    db.execute("CREATE INDEX leaf_subject ON leaf (subject)")
    db.execute(
        "CREATE TABLE node (level INTEGER NOT NULL, idx INTEGER NOT NULL, hash BLOB NOT NULL,"
        " PRIMARY KEY (level, idx)) WITHOUT ROWID"
    )
    records = [row[0] for row in db.execute("SELECT record FROM leaf ORDER BY idx")]
    db.executemany("INSERT INTO node VALUES (?, ?, ?)", nodes_of(records))
    for (leaf,) in db.execute("SELECT idx FROM leaf WHERE event = 'epoch'").fetchall():
        db.execute("INSERT INTO meta VALUES (?, ?)", (f"epoch.{leaf:012d}", str(leaf)))


_STEPS = {1: _to_2}
