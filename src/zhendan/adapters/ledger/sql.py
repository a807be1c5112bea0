"""Both ports of the ledger in SQL that every engine understands; engines differ below it."""

import secrets
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import TypeVar

from zhendan.adapters.ledger import rows
from zhendan.adapters.ledger.checks import event_faults, vault_faults
from zhendan.adapters.storage_errors import LedgerDamaged
from zhendan.domain import CaseId, Event, Exhibit, Fault, Sha256
from zhendan.evidence import Entry, Node, fault

T = TypeVar("T")
_LAST = 2**62
_DAMAGED = (ValueError, KeyError, TypeError, AttributeError)


class SqlLedger(ABC):
    """Answers casework's `Ledger` and evidence's `VaultStore` (HOUSE D3) over some engine.

    Queries mark their values with `?`.
    """

    # --- what an engine does -----------------------------------------------------------------
    @abstractmethod
    def close(self) -> None:
        """Let go of the engine; what was acknowledged is durable already."""

    @abstractmethod
    def _writing(self) -> AbstractContextManager[None]:
        """All of the block or nothing of it, durable at its end; refuses where it may not."""

    @abstractmethod
    def _ask(self, query: str, values: Sequence[object] = ()) -> list[rows.Row]:
        """The whole answer of a query."""

    @abstractmethod
    def _run(self, statement: str, many: Sequence[Sequence[object]]) -> None:
        """One of our own statements for each of the given rows."""

    @abstractmethod
    def _unsound(self) -> list[Fault]:
        """What the engine itself finds wrong with its files."""

    @abstractmethod
    def _given(self) -> int:
        """How many case events were ever numbered, also where the last ones are gone."""

    # --- case events -------------------------------------------------------------------------
    def append(self, events: Sequence[Event]) -> tuple[Event, ...]:
        """Make the events durable, all or none, and return them with their numbers."""
        made: list[Event] = []
        with self._writing():
            last = self._last("event", "seq")
            seq, previous = (int(str(last[0])), str(last[-1])) if last else (0, "")
            for step, event in enumerate(events, 1):
                row = rows.event_row(event, seq + step, previous)
                self._insert("event", rows.EVENT, row)
                previous = str(row[-1])
                made.append(rows.event_of(row))
        return tuple(made)

    def events(self, case: CaseId) -> tuple[Event, ...]:
        """The events of one case, oldest first. Raises `LedgerDamaged` where one was altered."""
        found = self._all("event", rows.EVENT, "seq", where=("case_id", case))
        for row in found:
            if not rows.is_sound(row):
                raise LedgerDamaged(reason=f"event {row[0]}")
        return tuple(_read(rows.event_of, row) for row in found)

    def cases(self) -> tuple[CaseId, ...]:
        """Every case with at least one event, in order of opening."""
        query = "SELECT case_id FROM event GROUP BY case_id ORDER BY min(seq)"
        return tuple(CaseId(str(row[0])) for row in self._ask(query))

    def marks(self) -> dict[CaseId, str]:
        """The hash of each case's newest event, which covers every one before it."""
        query = (
            "SELECT case_id, row_hash FROM event JOIN (SELECT min(seq) AS first, max(seq) AS last"
            " FROM event GROUP BY case_id) AS of_case ON seq = of_case.last ORDER BY of_case.first"
        )
        return {CaseId(str(case)): str(mark) for case, mark in self._ask(query)}

    # --- the vault's rows --------------------------------------------------------------------
    def origin(self) -> str:
        """The log's name: made when the file was made, never changed; and its epoch's number."""
        name = self._meta("origin").rpartition("/")[0]
        return f"{name}/{1 + self._epochs()}"

    def restored_from(self) -> str:
        """The checkpoint of the backup this file was put back from, until an epoch says so."""
        found = self._ask("SELECT value FROM meta WHERE name LIKE 'restored.%' ORDER BY name")
        return str(found[-1][0]) if len(found) > self._epochs() else ""

    def note_restored(self, checkpoint: str) -> None:
        """Remember that this file was put back from a backup taken at `checkpoint`."""
        with self._writing():
            name = f"restored.{1 + self._epochs():06d}"
            self._run("INSERT INTO meta VALUES (?, ?) ON CONFLICT DO NOTHING", [(name, checkpoint)])

    def add(self, entries: Sequence[Entry], nodes: Sequence[Node]) -> None:
        """Keep entries whose leaves follow the last one, and the tree's nodes, or none of it."""
        with self._writing():
            last = self._last("leaf", "idx")
            leaf, previous = (int(str(last[0])), str(last[-1])) if last else (-1, "")
            number = self.exhibit_count()
            for entry in entries:
                if entry.leaf != leaf + 1:
                    raise LedgerDamaged(reason=f"leaf {entry.leaf} after {leaf}")
                row = rows.leaf_row(entry, previous)
                self._insert("leaf", rows.LEAF, row)
                leaf, previous = entry.leaf, str(row[-1])
                if entry.exhibit is not None:
                    number += 1
                    self._insert("exhibit", rows.EXHIBIT, rows.exhibit_row(number, entry.exhibit))
                if entry.event == "epoch":
                    name = f"epoch.{entry.leaf:012d}"
                    self._run("INSERT INTO meta VALUES (?, ?)", [(name, str(leaf))])
            self._run("INSERT INTO node VALUES (?, ?, ?)", nodes)

    def entries(self, start: int = 0, stop: int | None = None) -> tuple[Entry, ...]:
        """Entries in order of leaf, from `start` up to `stop`."""
        last = _LAST if stop is None else stop - 1
        return self._entries("idx BETWEEN ? AND ?", (start, last))

    def about(self, sha256: Sha256) -> tuple[Entry, ...]:
        """The entries whose subject are these bytes, in order of leaf."""
        return self._entries("subject = ?", (sha256,))

    def node(self, level: int, index: int) -> bytes | None:
        """A kept node of the tree, or None."""
        query = "SELECT hash FROM node WHERE level = ? AND idx = ?"
        found = self._ask(query, (level, index))
        return rows.raw(found[0][0]) if found else None

    def nodes(self) -> Iterator[Node]:
        """Every kept node, level by level."""
        for level, index, kept in self._ask("SELECT level, idx, hash FROM node ORDER BY 1, 2"):
            yield int(str(level)), int(str(index)), rows.raw(kept)

    def size(self) -> int:
        """How many leaves there are."""
        # Not `count(*)`, which walks the whole table; a gap in the numbers is a fault of `verify`.
        return int(str(self._ask("SELECT COALESCE(max(idx), -1) + 1 FROM leaf")[0][0]))

    def exhibit_count(self) -> int:
        """How many exhibits are sealed."""
        return int(str(self._ask("SELECT COALESCE(max(number), 0) FROM exhibit")[0][0]))

    def last_sealed(self) -> int:
        """The leaf of the exhibit sealed last; -1 where there is none."""
        return int(str(self._ask("SELECT COALESCE(max(leaf), -1) FROM exhibit")[0][0]))

    def find(self, sha256: Sha256) -> Exhibit | None:
        """The exhibit with these bytes, if it is sealed."""
        found = self._all("exhibit", rows.EXHIBIT, "number", where=("sha256", sha256))
        return _read(rows.exhibit_of, found[0]) if found else None

    def keep_checkpoint(self, size: int, note: str) -> None:
        """Keep a signed checkpoint; the first of a size stays."""
        with self._writing():
            statement = "INSERT INTO checkpoint VALUES (?, ?) ON CONFLICT DO NOTHING"
            self._run(statement, [(size, note)])

    def last_checkpoint(self) -> str:
        """The newest signed checkpoint; empty where nothing was signed yet."""
        found = self._ask("SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1")
        return str(found[0][0]) if found else ""

    def checkpoint_over(self, leaf: int) -> str:
        """The first checkpoint that covers this leaf; empty where there is none."""
        query = "SELECT note FROM checkpoint WHERE size > ? ORDER BY size LIMIT 1"
        found = self._ask(query, (leaf,))
        return str(found[0][0]) if found else ""

    def checkpoints(self) -> tuple[tuple[int, str], ...]:
        """Size and note of every checkpoint, smallest first."""
        found = self._ask("SELECT size, note FROM checkpoint ORDER BY size")
        return tuple((int(str(size)), str(note)) for size, note in found)

    def counts(self) -> dict[str, int]:
        """Rows of each table, by name."""
        tables = ("checkpoint", "event", "exhibit", "leaf")
        return {name: int(str(self._ask(f"SELECT count(*) FROM {name}")[0][0])) for name in tables}

    def faults(self) -> tuple[Fault, ...]:
        """Rows that lost their hash, their place in the chain, or each other."""
        try:
            events = self._all("event", rows.EVENT, "seq")
            leaves = self._all("leaf", rows.LEAF, "idx")
            exhibits = self._all("exhibit", rows.EXHIBIT, "number")
            found = [*event_faults(events, self._given()), *vault_faults(leaves, exhibits)]
            return (*self._unsound(), *found)
        except (LedgerDamaged, ValueError) as damaged:
            return (fault("ledger_unreadable", "ledger", found=damaged),)

    def _epochs(self) -> int:
        """How many restored backups the log has said."""
        return int(str(self._ask("SELECT count(*) FROM meta WHERE name LIKE 'epoch.%'")[0][0]))

    def _entries(self, where: str, values: Sequence[object]) -> tuple[Entry, ...]:
        """Entries whose leaf row meets one of our own conditions, in order of leaf."""
        columns = ", ".join(f"leaf.{name}" for name in rows.LEAF)
        query = f"SELECT {columns} FROM leaf WHERE {where} ORDER BY idx"
        leaves = self._ask(query, values)
        more = ", ".join(f"exhibit.{name}" for name in rows.EXHIBIT)
        query = f"SELECT {more} FROM exhibit JOIN leaf ON leaf.idx = exhibit.leaf WHERE {where}"
        made = [_read(rows.exhibit_of, row) for row in self._ask(query, values)]
        by_leaf = {one.leaf: one for one in made}
        return tuple(
            _read(lambda row: rows.entry_of(row, by_leaf.get(int(str(row[0])))), row)
            for row in leaves
        )

    # --- reading and writing -----------------------------------------------------------------
    def _name_log(self) -> None:
        """Name the log: schema-less, without blanks or plus signs (C2SP)."""
        with self._writing():
            name = f"shop/zhendan/{secrets.token_hex(8)}/1"
            self._run("INSERT INTO meta VALUES (?, ?)", [("origin", name)])

    def _meta(self, name: str) -> str:
        """A value of `meta`, or nothing."""
        found = self._ask("SELECT value FROM meta WHERE name = ?", (name,))
        return str(found[0][0]) if found else ""

    def _insert(self, table: str, columns: Sequence[str], row: rows.Row) -> None:
        """One row into one of our own tables."""
        marks = ", ".join("?" for _ in columns)
        self._run(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", [row])

    def _last(self, table: str, key: str) -> rows.Row | None:
        """Key and row hash of the newest row."""
        query = f"SELECT {key}, row_hash FROM {table} ORDER BY {key} DESC LIMIT 1"
        found = self._ask(query)
        return found[0] if found else None

    def _all(
        self,
        table: str,
        columns: Sequence[str],
        key: str,
        *,
        where: tuple[str, object] | None = None,
    ) -> list[rows.Row]:
        """Rows of one of our own tables, by key; `where` is a column and its value."""
        condition = f" WHERE {where[0]} = ?" if where else ""
        query = f"SELECT {', '.join(columns)} FROM {table}{condition} ORDER BY {key}"
        return self._ask(query, (where[1],) if where else ())


def _read(make: Callable[[rows.Row], T], row: rows.Row) -> T:
    """A value from a row; a row that cannot be read is said to be damaged."""
    try:
        return make(row)
    except _DAMAGED as odd:
        raise LedgerDamaged(reason=str(odd)[:200]) from odd
