"""Opening the ledger's file so that a commit means durable, and saying plainly when it cannot."""

import atexit
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from tempfile import mkdtemp

from zhendan.adapters.durable import RESERVE_BYTES, sync_folder
from zhendan.adapters.storage_errors import (
    FolderBusy,
    FolderReadOnly,
    LedgerDamaged,
    LedgerMissing,
    LedgerNotDurable,
    LedgerTooNew,
    LedgerTooOld,
    SpaceLow,
)

FORMAT = 2
OLDEST = 1
"""The oldest format that can still be backed up and brought up to date."""
FULL = 2
"""What `PRAGMA synchronous` answers for FULL; EXTRA is 3."""


def connect(path: Path, *, write: bool, oldest: int = FORMAT) -> sqlite3.Connection:
    """A connection whose promises were read back. Raises `LedgerNotDurable`, `LedgerTooNew`.

    A reader of a folder without a ledger meets `LedgerMissing`; a ledger whose format is older
    than `oldest` is left alone with `LedgerTooOld`.
    """
    if not write and not path.is_file():
        raise LedgerMissing(folder=path.parent.name)
    with ledger_words(path):
        if write:
            # Made by us first, so that only its owner can read it; its companions inherit that.
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
            return _opened(path, "rwc", oldest)
        try:
            return _opened(path, "ro", oldest)
        except sqlite3.OperationalError:
            # A reader on a read-only disk, where SQLite cannot keep its shared index.
            return _on_a_read_only_disk(path, oldest)


def _on_a_read_only_disk(path: Path, oldest: int) -> sqlite3.Connection:
    """The newest acknowledged state: what still lies in the log beside the file belongs to it.

    Read as immutable, the file alone would show an older state and say nothing. File and log are
    then read as a private copy, which is removed when the process ends.
    """
    log = path.with_name(f"{path.name}-wal")
    if not log.is_file() or not log.stat().st_size:
        return _opened(path, "ro&immutable=1", oldest)
    private = Path(mkdtemp(prefix="zhendan-ledger-"))
    atexit.register(shutil.rmtree, private, ignore_errors=True)
    for one in (path, log):
        shutil.copyfile(one, private / one.name)
    return _opened(private / path.name, "rw", oldest)


def _opened(path: Path, mode: str, oldest: int) -> sqlite3.Connection:
    """The file opened in one of SQLite's modes, checked and set up."""
    address = f"{path.absolute().as_uri()}?mode={mode}"
    db = sqlite3.connect(address, uri=True, isolation_level=None)
    db.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
    try:
        _open(db, path, write=mode == "rwc", oldest=oldest)
        db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        db.close()
        raise
    return db


def _open(db: sqlite3.Connection, path: Path, *, write: bool, oldest: int) -> None:
    """Refuse a format that is not ours, read the durable settings back, make the tables once."""
    found = int(db.execute("PRAGMA user_version").fetchone()[0])
    if found > FORMAT:
        raise LedgerTooNew(found=found, known=FORMAT)
    if 0 < found < oldest:
        raise LedgerTooOld(found=found, known=FORMAT)
    db.execute("PRAGMA busy_timeout = 5000")
    db.execute("PRAGMA synchronous = FULL")
    if write:
        db.execute("PRAGMA journal_mode = WAL")
        require_durable(db)
    if write and found == 0:
        _create(db)
        sync_folder(path.parent)


def require_durable(db: sqlite3.Connection) -> None:
    """Read the settings back; a release has no switch that makes them weaker."""
    mode = str(db.execute("PRAGMA journal_mode").fetchone()[0])
    level = int(db.execute("PRAGMA synchronous").fetchone()[0])
    if mode != "wal":
        raise LedgerNotDurable(setting="journal_mode", found=mode)
    if level < FULL:
        raise LedgerNotDurable(setting="synchronous", found=level)


def _create(db: sqlite3.Connection) -> None:
    """Make the tables in one transaction; a half-made ledger is never seen."""
    schema = (files("zhendan.adapters.ledger") / "schema.sql").read_text(encoding="utf-8")
    with transaction(db):
        for statement in schema.split(";\n"):
            db.execute(statement)
        db.execute(f"PRAGMA user_version = {FORMAT}")


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All of the block or nothing of it; durable when it ends."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


@contextmanager
def ledger_words(path: Path) -> Iterator[None]:
    """Turn what SQLite refuses into our own errors."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        said = str(error)
        if "full" in said:
            raise SpaceLow(reserve=RESERVE_BYTES // (1024 * 1024)) from error
        if "readonly" in said or "unable to open" in said:
            raise FolderReadOnly(folder=path.parent.name, reason=said) from error
        if "locked" in said:
            raise FolderBusy(folder=path.parent.name) from error
        raise LedgerDamaged(reason=said[:200]) from error
    except UnicodeDecodeError as error:
        # A damaged schema: SQLite quotes it in its message, and Python cannot read the message.
        raise LedgerDamaged(reason="schema") from error
