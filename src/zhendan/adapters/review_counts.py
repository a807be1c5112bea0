"""The review desk's small counts in a file beside its journal, made anew when they do not fit.

The journal is what counts: this file may be deleted at any time.
"""

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from zhendan.adapters.durable import disk_words, make_folder
from zhendan.domain import Text, ZhendanError

LAYOUT = 2
_NAME = "counts.sqlite"
_TABLES = """
CREATE TABLE IF NOT EXISTS mark (one INTEGER PRIMARY KEY CHECK (one = 1), of TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS kept (
    kind TEXT NOT NULL, key TEXT NOT NULL, told TEXT NOT NULL, PRIMARY KEY (kind, key)
) WITHOUT ROWID;
"""


class CountsUnreadable(ZhendanError):
    """The kept counts broke while they were read."""

    code = "ZD969"
    what = Text(
        zh="订单复核的计数文件读不出来，本次没有放入任何订单。",
        en="The counts of the review desk cannot be read; no order was put.",
    )
    why = Text(
        zh="磁盘上的文件受损。它只是由订单记录算出来的，已经删除。",
        en="The file on disk is damaged. It is only made of the journal, and was deleted.",
    )
    next_step = Text(
        zh="请再放入一次：计数会从订单记录重新算出。",
        en="Put the orders again: the counts are made anew from the journal.",
    )


class FolderCounts:
    """Counts by kind and key; answers `zhendan.remedy.Counts`.

    They bear the mark of the journal that they were made of.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / _NAME
        with disk_words(folder):
            make_folder(folder)
        try:
            self._db = self._opened()
        except sqlite3.DatabaseError:
            self._drop()
            self._db = self._opened()

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def fit(self, mark: str) -> bool:
        """Whether these are the counts of exactly this journal."""
        try:
            found = self._db.execute("SELECT of FROM mark").fetchone()
        except sqlite3.DatabaseError:
            return False
        return bool(found == (_marked(mark),))

    def load(self, kind: str, key: str) -> str | None:
        """What was kept of a key; None where nothing was. Raises `CountsUnreadable`."""
        try:
            found = self._db.execute(
                "SELECT told FROM kept WHERE kind = ? AND key = ?", (kind, key)
            ).fetchone()
        except sqlite3.DatabaseError as error:
            self._drop()
            raise CountsUnreadable from error
        return None if found is None else str(found[0])

    def clear(self) -> None:
        """Forget everything, before it is made anew."""
        try:
            with self._db:
                self._db.execute("DELETE FROM mark")
                self._db.execute("DELETE FROM kept")
        except sqlite3.DatabaseError:
            self._drop()
            self._db = self._opened()

    def keep(self, rows: Iterable[tuple[str, str, str]], mark: str) -> None:
        """Keep counts together with the mark of the journal they belong to, all or none."""
        with self._db:
            self._db.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", rows)
            self._db.execute("INSERT OR REPLACE INTO mark VALUES (1, ?)", (_marked(mark),))

    def _opened(self) -> sqlite3.Connection:
        """The file, with its tables; a power cut may undo the last counts, never half of them."""
        db = sqlite3.connect(self._path)
        try:
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = NORMAL")
            db.executescript(_TABLES)
        except sqlite3.DatabaseError:
            db.close()
            raise
        return db

    def _drop(self) -> None:
        """Give the file up: nothing is in it that the journal does not tell."""
        if hasattr(self, "_db"):
            self._db.close()
        for ending in ("", "-wal", "-shm"):
            self._path.with_name(_NAME + ending).unlink(missing_ok=True)


def _marked(mark: str) -> str:
    return f"{LAYOUT}:{mark}"
