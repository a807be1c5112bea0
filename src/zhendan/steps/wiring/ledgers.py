"""Which ledger a workspace has: its own SQLite file, or a PostgreSQL server by configuration."""

import os
from pathlib import Path

from zhendan.adapters.durable import keep_bytes
from zhendan.adapters.ledger.server_errors import LedgerElsewhere
from zhendan.adapters.ledger.sql import SqlLedger
from zhendan.adapters.ledger.sqlite import SqliteLedger
from zhendan.adapters.lock import FolderLock

SETTING = "ZHENDAN_LEDGER"
"""A `postgresql://` address; without it the ledger is `ledger.sqlite` in the workspace."""
FILE, MARK = "ledger.sqlite", "ledger.server"


def open_ledger(workspace: Path, lock: FolderLock | None) -> SqlLedger:
    """The ledger of a workspace; with a lock it may write.

    One workspace has one ledger for good. Raises `LedgerElsewhere` where the configuration names
    the other kind.
    """
    address = server_of(workspace)
    if not address:
        return SqliteLedger(workspace / FILE, lock=lock)
    from zhendan.adapters.ledger.postgres import PostgresLedger

    ledger = PostgresLedger(address, write=lock is not None)
    if lock is not None and not (workspace / MARK).exists():
        _mark(workspace)
    return ledger


def server_of(workspace: Path) -> str:
    """The server's address; empty where the ledger is a file. Raises `LedgerElsewhere`."""
    address = os.environ.get(SETTING, "").strip()
    if (workspace / (FILE if address else MARK)).exists():
        raise LedgerElsewhere(setting=SETTING)
    return address


def require_file(workspace: Path) -> None:
    """Raise `LedgerElsewhere` where the ledger is on a server: it is copied with its own tools."""
    if server_of(workspace):
        raise LedgerElsewhere(setting=SETTING)


def _mark(workspace: Path) -> None:
    """Note durably that the ledger is on a server; the address stays out of the folder."""
    keep_bytes(workspace / MARK, b"postgresql\n")
