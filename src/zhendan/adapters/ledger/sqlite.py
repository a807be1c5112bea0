"""One SQLite file that keeps case events and the vault's rows; answers both ports."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from zhendan.adapters.durable import RESERVE_BYTES, disk_words, make_folder, require_space
from zhendan.adapters.ledger import rows
from zhendan.adapters.ledger.connection import connect, ledger_words, transaction
from zhendan.adapters.ledger.sql import SqlLedger
from zhendan.adapters.lock import FolderLock
from zhendan.adapters.storage_errors import FolderReadOnly
from zhendan.domain import Fault
from zhendan.evidence import fault


class SqliteLedger(SqlLedger):
    """The ledger of a shop that keeps everything on one machine.

    With a lock it may write; without one it reads, also beside a running writer.
    """

    def __init__(
        self, path: Path, *, lock: FolderLock | None, reserve: int = RESERVE_BYTES
    ) -> None:
        self._path, self._reserve, self._writes = path, reserve, lock is not None
        if self._writes:
            with disk_words(path.parent):
                make_folder(path.parent)
        self._db = connect(path, write=self._writes)
        if self._writes and not self._meta("origin"):
            self._name_log()

    def close(self) -> None:
        """Close the file; what was acknowledged is durable already."""
        self._db.close()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """A transaction that only begins when there is room and the right to write."""
        if not self._writes:
            raise FolderReadOnly(folder=self._path.parent.name, reason="opened for reading")
        require_space(self._path.parent, self._reserve)
        with ledger_words(self._path), transaction(self._db):
            yield

    def _ask(self, query: str, values: Sequence[object] = ()) -> list[rows.Row]:
        """The whole answer of a query."""
        with ledger_words(self._path):
            return list(self._db.execute(query, values).fetchall())

    def _run(self, statement: str, many: Sequence[Sequence[object]]) -> None:
        self._db.executemany(statement, many)

    def _unsound(self) -> list[Fault]:
        said = self._ask("PRAGMA integrity_check(3)")
        return [] if said == [("ok",)] else [fault("ledger_unreadable", "ledger", "ok", said)]

    def _given(self) -> int:
        found = self._ask("SELECT seq FROM sqlite_sequence WHERE name = 'event'")
        return int(str(found[0][0])) if found else 0
