"""The index in a SQLite file of the workspace."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from zhendan.adapters.search.grams import asked_for, pieces, runs, tokens
from zhendan.adapters.search.problems import IndexUnread, IndexUnwritten
from zhendan.domain import CaseId, CaseText

_FORMAT = 1
_PATIENCE = 10.0
_TABLES = """
CREATE TABLE said (id INTEGER PRIMARY KEY, case_id TEXT NOT NULL, kind TEXT NOT NULL,
  place TEXT NOT NULL, shown TEXT NOT NULL, few INTEGER NOT NULL);
CREATE INDEX said_of ON said (case_id);
CREATE TABLE piece (id INTEGER PRIMARY KEY, said INTEGER NOT NULL);
CREATE INDEX piece_of ON piece (said);
CREATE VIRTUAL TABLE grams USING fts5 (told, tokenize = 'ascii');
"""
_HELD = "id IN (SELECT p.said FROM grams JOIN piece p ON p.id = grams.rowid WHERE grams MATCH ?)"


class FileIndex:
    """Answers `TextIndex`; the file is a copy, made anew where it is damaged."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def put(self, case: CaseId, texts: Iterable[CaseText]) -> None:
        """The texts take the place of all earlier ones of the case, or nothing changes."""
        try:
            self._put(case, texts)
        except sqlite3.OperationalError as error:
            raise IndexUnwritten(reason=str(error)) from error
        except sqlite3.DatabaseError:
            # A damaged copy: made anew with this case alone.
            for rest in ("", "-wal", "-shm"):
                Path(f"{self._path}{rest}").unlink(missing_ok=True)
            self._put(case, texts)

    def find(self, asked: str, *, few: bool, most: int) -> tuple[tuple[CaseText, ...], int]:
        """The first texts that hold every run of what is asked, and how many there are.

        Raises `IndexUnread` where the file is held by others or damaged.
        """
        wanted = [_matching(run) for run in runs(asked)]
        if not wanted or not self._path.is_file():
            return (), 0
        where = " AND ".join([_HELD] * len(wanted)) + ("" if few else " AND few = 0")
        try:
            with self._open() as db:
                count = db.execute(f"SELECT count(*) FROM said WHERE {where}", wanted).fetchone()
                query = f"SELECT case_id, kind, shown, place, few FROM said WHERE {where}"
                found = db.execute(f"{query} ORDER BY id LIMIT ?", [*wanted, most]).fetchall()
        except sqlite3.DatabaseError as error:
            raise IndexUnread(reason=str(error)) from error
        return tuple(CaseText(CaseId(c), k, t, p, bool(f)) for c, k, t, p, f in found), count[0]

    def _put(self, case: CaseId, texts: Iterable[CaseText]) -> None:
        with self._open() as db, db:
            db.execute("BEGIN IMMEDIATE")
            if db.execute("PRAGMA user_version").fetchone()[0] != _FORMAT:
                _make(db)
            old = "SELECT p.id FROM piece p JOIN said s ON s.id = p.said WHERE s.case_id = ?"
            db.execute(f"DELETE FROM grams WHERE rowid IN ({old})", (case,))
            db.execute(f"DELETE FROM piece WHERE id IN ({old})", (case,))
            db.execute("DELETE FROM said WHERE case_id = ?", (case,))
            empty = True
            for text in texts:
                _add(db, text)
                empty = False
            if empty:
                db.execute("INSERT INTO grams (grams) VALUES ('rebuild')")
        if empty:
            self._wipe()

    def _wipe(self) -> None:
        """Leave nothing of what was taken out in the file's free places: it may be erased data."""
        with self._open() as db:
            db.execute("VACUUM")
            db.execute("PRAGMA wal_checkpoint(truncate)")

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self._path, timeout=_PATIENCE)) as db:
            db.execute("PRAGMA journal_mode = wal")
            db.execute("PRAGMA secure_delete = on")
            yield db


def _make(db: sqlite3.Connection) -> None:
    """Empty tables in place of whatever another version left."""
    for name in ("said", "piece", "grams"):
        db.execute(f"DROP TABLE IF EXISTS {name}")
    for statement in _TABLES.split(";"):
        db.execute(statement)
    db.execute(f"PRAGMA user_version = {_FORMAT}")


def _add(db: sqlite3.Connection, text: CaseText) -> None:
    """One text with its pieces."""
    row = (text.case, text.kind, text.place, text.text, int(text.few))
    said = db.execute(
        "INSERT INTO said (case_id, kind, place, shown, few) VALUES (?, ?, ?, ?, ?)", row
    ).lastrowid
    for part in pieces(text.text):
        piece = db.execute("INSERT INTO piece (said) VALUES (?)", (said,)).lastrowid
        told = " ".join(tokens(part))
        db.execute("INSERT INTO grams (rowid, told) VALUES (?, ?)", (piece, told))


def _matching(run: str) -> str:
    """The query for one run: its pairs in a row, or words that begin with its one character."""
    pairs, begins = asked_for(run)
    return f"{pairs[0]}*" if begins else '"' + " ".join(pairs) + '"'
