"""The ledger on a PostgreSQL server: the same rows, hashes and checks, as its only writer."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files

from zhendan.adapters.ledger import rows
from zhendan.adapters.ledger.connection import FORMAT
from zhendan.adapters.ledger.server_errors import DriverMissing, ServerUnreachable, TextRefused
from zhendan.adapters.ledger.sql import SqlLedger
from zhendan.adapters.storage_errors import (
    FolderBusy,
    FolderReadOnly,
    LedgerDamaged,
    LedgerMissing,
    LedgerNotDurable,
    LedgerTooNew,
    SpaceLow,
)
from zhendan.domain import Event, Fault

try:
    import psycopg
except ModuleNotFoundError as missing:
    raise DriverMissing from missing

WRITER = 0x5A_68_65_6E
"""The advisory lock of the one writer ("Zhen"); the server gives it back when he is gone."""
DURABLE = {
    "fsync": ("on",),
    "full_page_writes": ("on",),
    "synchronous_commit": ("on", "remote_apply"),
}
"""What the server must answer, or nothing is acknowledged."""


class PostgresLedger(SqlLedger):
    """The ledger of a shop whose desk is shared; one schema of one database holds it."""

    def __init__(self, address: str, *, write: bool) -> None:
        """`address` is a `postgresql://` URL. Raises `FolderBusy` where another one writes."""
        self._writes = write
        with server_words():
            self._db = psycopg.connect(address, autocommit=True)
        try:
            self._open()
        except BaseException:
            self._db.close()
            raise

    def close(self) -> None:
        """Leave the server; what was acknowledged is durable already."""
        self._db.close()

    def append(self, events: Sequence[Event]) -> tuple[Event, ...]:
        """Make the events durable, all or none, and return them with their numbers."""
        with self._writing():
            made = super().append(events)
            if made:
                self._run("INSERT INTO given VALUES (?)", [(made[-1].seq,)])
        return made

    def _open(self) -> None:
        """Read the promises back, become the only writer, make the tables once."""
        if self._writes:
            require_durable(self._db)
            if self._ask("SELECT pg_try_advisory_lock(?)", (WRITER,)) != [(True,)]:
                raise FolderBusy(folder=self._db.info.dbname)
        made = self._ask("SELECT to_regclass('meta') IS NOT NULL") == [(True,)]
        if not made and not self._writes:
            raise LedgerMissing(folder=self._db.info.dbname)
        if not made:
            self._create()
        found = int(self._meta("format") or 0)
        if found != FORMAT:
            raise LedgerTooNew(found=found, known=FORMAT)
        if self._writes and not self._meta("origin"):
            self._name_log()

    def _create(self) -> None:
        """Make the tables in one transaction; a half-made ledger is never seen."""
        schema = files("zhendan.adapters.ledger") / "schema_postgres.sql"
        with self._writing():
            self._db.execute(schema.read_text(encoding="utf-8"))
            self._run("INSERT INTO meta VALUES (?, ?)", [("format", str(FORMAT))])

    @contextmanager
    def _writing(self) -> Iterator[None]:
        if not self._writes:
            raise FolderReadOnly(folder=self._db.info.dbname, reason="opened for reading")
        with server_words(), self._db.transaction():
            yield

    def _ask(self, query: str, values: Sequence[object] = ()) -> list[rows.Row]:
        with server_words():
            return list(self._db.execute(_marked(query, values), values or None).fetchall())

    def _run(self, statement: str, many: Sequence[Sequence[object]]) -> None:
        with server_words(), self._db.cursor() as cursor:
            cursor.executemany(_marked(statement, many), many)

    def _unsound(self) -> list[Fault]:
        # A server checks its own pages; every row bears its hash in any case.
        return []

    def _given(self) -> int:
        return int(str(self._ask("SELECT COALESCE(max(seq), 0) FROM given")[0][0]))


def require_durable(db: "psycopg.Connection[tuple[object, ...]]") -> None:
    """Ask the server for its settings; weaker than an acknowledgement promises is refused."""
    db.execute("SET synchronous_commit = on")
    for setting, strong in DURABLE.items():
        row = db.execute("SELECT current_setting(%s)", (setting,)).fetchone()
        found = str(row[0]) if row else ""
        if found not in strong:
            raise LedgerNotDurable(setting=setting, found=found)


def _marked(query: str, values: Sequence[object]) -> str:
    """Our own query with the driver's marks; only with values does it read `%` as one."""
    return query.replace("%", "%%").replace("?", "%s") if values else query


@contextmanager
def server_words() -> Iterator[None]:
    """Turn what the server refuses into our own errors."""
    try:
        yield
    except psycopg.errors.DiskFull as error:
        raise SpaceLow(reserve=0) from error
    except psycopg.errors.ReadOnlySqlTransaction as error:
        raise FolderReadOnly(folder="PostgreSQL", reason=str(error)[:200]) from error
    except (psycopg.OperationalError, psycopg.InterfaceError) as error:
        raise ServerUnreachable(reason=str(error).strip()[:200]) from error
    except psycopg.DataError as error:
        raise TextRefused(reason=str(error)[:200]) from error
    except (psycopg.Error, UnicodeError) as error:
        raise LedgerDamaged(reason=str(error)[:200]) from error
