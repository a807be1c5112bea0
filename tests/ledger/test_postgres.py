"""Two ledgers, one behaviour: every law is asked of SQLite and of a real PostgreSQL server."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.evidence.vaults import TickingClock, sha, to_seal
from tests.ledger.server import NoServer, cluster
from zhendan.adapters.blobs import FolderBlobs
from zhendan.adapters.ledger.sql import SqlLedger
from zhendan.adapters.ledger.sqlite import SqliteLedger
from zhendan.adapters.lock import FolderLock
from zhendan.adapters.signer import KeyFileSigner
from zhendan.adapters.storage_errors import (
    FolderBusy,
    FolderReadOnly,
    LedgerDamaged,
    LedgerMissing,
    LedgerNotDurable,
)
from zhendan.domain import CaseId, Event, EventKind, PersonId
from zhendan.evidence import Vault

NOON = datetime(2026, 6, 21, 4, 0, tzinfo=UTC)
ONE, TWO = CaseId("taobao-1"), CaseId("jd-2")
ENGINES = ("sqlite", "postgres")
Open = Callable[..., SqlLedger]


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a real server; skips with the reason where there is none."""
    pytest.importorskip("psycopg", reason="the driver for PostgreSQL is not installed")
    try:
        with cluster() as address:
            yield address
    except NoServer as why:
        pytest.skip(str(why))


def execute(address: str, *statements: str) -> None:
    """What somebody does with a database program."""
    import psycopg

    with psycopg.connect(address, autocommit=True) as db:
        for one in statements:
            db.execute(one.encode())


@pytest.fixture
def fresh(server: str) -> str:
    """The server, emptied."""
    execute(server, "DROP SCHEMA public CASCADE", "CREATE SCHEMA public")
    return server


@pytest.fixture(params=ENGINES)
def ledgers(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Open]:
    """Opens the ledger of one engine, each time the same one."""
    if request.param == "postgres":
        from zhendan.adapters.ledger.postgres import PostgresLedger

        address = request.getfixturevalue("fresh")
        yield lambda write=True: PostgresLedger(address, write=write)
        return
    with closing(FolderLock(tmp_path / "data")) as lock:
        path = tmp_path / "data" / "ledger.sqlite"
        yield lambda write=True: SqliteLedger(path, lock=lock if write else None, reserve=0)


@pytest.fixture
def ledger(ledgers: Open) -> Iterator[SqlLedger]:
    with closing(ledgers()) as one:
        yield one


def vault(ledger: SqlLedger, folder: Path) -> Vault:
    with closing(FolderLock(folder)) as lock:
        blobs = FolderBlobs(folder / "blobs", lock=lock, reserve=0)
    return Vault(ledger, blobs, clock=TickingClock(), signer=KeyFileSigner(folder / "key.pem"))


def event(case: CaseId = ONE, **facts: object) -> Event:
    return Event(case, EventKind.DECIDED, NOON, PersonId("店主"), facts)


# --- the same of both ---------------------------------------------------------------------------
def test_events_come_back_numbered_and_in_order_of_opening(ledger: SqlLedger) -> None:
    told = ledger.append([event(TWO, why="已核对"), event(n=1)])
    told += ledger.append([event(TWO, n=2)])
    assert [one.seq for one in told] == [1, 2, 3]
    assert ledger.events(TWO) == (told[0], told[2])
    assert ledger.cases() == (TWO, ONE)


def test_what_is_sealed_is_there_after_opening_again(ledgers: Open, tmp_path: Path) -> None:
    with closing(ledgers()) as first:
        made = vault(first, tmp_path / "v").seal([to_seal(b"one"), to_seal(b"two")])
        name = first.origin()
    with closing(ledgers()) as again:
        kept = vault(again, tmp_path / "v")
        assert kept.exhibits() == made.exhibits
        assert kept.seal([to_seal(b"two")]).new == ()
        assert (again.origin(), kept.verify().faults) == (name, ())


def test_every_row_bears_the_same_hash_in_both(tmp_path: Path, fresh: str) -> None:
    from zhendan.adapters.ledger.postgres import PostgresLedger

    with (
        closing(FolderLock(tmp_path)) as lock,
        closing(SqliteLedger(tmp_path / "l", lock=lock, reserve=0)) as here,
        closing(PostgresLedger(fresh, write=True)) as there,
    ):
        vault(here, tmp_path / "v").seal([to_seal(b"one"), to_seal("二".encode(), "聊天.txt")])
        for one in here.entries():
            there.add([one], [])
        hashes = "SELECT row_hash FROM leaf UNION ALL SELECT row_hash FROM exhibit"
        assert here._ask(hashes) == there._ask(hashes)
        assert here.entries() == there.entries()


def test_entries_that_do_not_follow_are_refused_whole(ledger: SqlLedger, tmp_path: Path) -> None:
    kept = vault(ledger, tmp_path / "v")
    kept.seal([to_seal(b"one")])
    with pytest.raises(LedgerDamaged):
        ledger.add(ledger.entries(), [])
    assert (ledger.size(), ledger.faults()) == (1, ())


def test_the_first_checkpoint_of_a_size_stays(ledger: SqlLedger) -> None:
    ledger.keep_checkpoint(3, "first")
    ledger.keep_checkpoint(3, "second")
    assert ledger.checkpoints() == ((3, "first"),)
    assert (ledger.checkpoint_over(2), ledger.checkpoint_over(3)) == ("first", "")


def test_a_restored_ledger_says_so_until_an_epoch_does(ledger: SqlLedger, tmp_path: Path) -> None:
    kept = vault(ledger, tmp_path / "v")
    kept.seal([to_seal(b"one")])
    ledger.note_restored(kept.newest().note)
    kept.seal([to_seal(b"two")])
    assert (ledger.restored_from(), ledger.origin()[-2:]) == ("", "/2")
    assert kept.verify().faults == ()


def test_a_reader_writes_nothing(ledgers: Open) -> None:
    with closing(ledgers()) as writer:
        writer.append([event()])
        with closing(ledgers(write=False)) as reader:
            assert reader.cases() == (ONE,)
            with pytest.raises(FolderReadOnly):
                reader.append([event()])


# --- the server ---------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("UPDATE leaf SET size = size + 1 WHERE idx = 0", "row_changed"),
        ("DELETE FROM exhibit WHERE number = 2", "row_gap"),
        ("UPDATE event SET person = 'x' WHERE seq = 1", "row_changed"),
        ("DELETE FROM event WHERE seq = 2", "row_gap"),
        ("UPDATE node SET hash = '' WHERE level = 0", "tree_changed"),
        ("UPDATE checkpoint SET note = replace(note, 'a', 'b')", "checkpoint_signature"),
    ],
)
def test_a_change_made_on_the_server_is_found(
    fresh: str, tmp_path: Path, change: str, code: str
) -> None:
    from zhendan.adapters.ledger.postgres import PostgresLedger

    with closing(PostgresLedger(fresh, write=True)) as ledger:
        kept = vault(ledger, tmp_path / "v")
        kept.seal([to_seal(b"one"), to_seal(b"two")])
        ledger.append([event(n=1), event(n=2)])
        assert kept.verify().faults == ()
        execute(fresh, change)
        assert code in {fault.code for fault in kept.verify().faults}


def test_a_second_writer_is_refused_and_a_dead_one_holds_nothing(fresh: str) -> None:
    from zhendan.adapters.ledger.postgres import PostgresLedger

    first = PostgresLedger(fresh, write=True)
    with pytest.raises(FolderBusy):
        PostgresLedger(fresh, write=True)
    first._db.pgconn.finish()
    deadline = 100
    while deadline:
        try:
            PostgresLedger(fresh, write=True).close()
            break
        except FolderBusy:
            deadline -= 1
    assert deadline


def test_a_reader_of_an_empty_database_is_told_so(fresh: str) -> None:
    from zhendan.adapters.ledger.postgres import PostgresLedger

    with pytest.raises(LedgerMissing):
        PostgresLedger(fresh, write=False)


def test_a_server_that_does_not_force_out_is_refused(server: str) -> None:
    from zhendan.adapters.ledger.postgres import PostgresLedger

    for weak in ("fsync=off", "full_page_writes=off"):
        with cluster([weak]) as address, pytest.raises(LedgerNotDurable):
            PostgresLedger(address, write=True)


def test_a_server_that_is_not_there_is_a_clear_refusal(server: str, tmp_path: Path) -> None:
    from zhendan.adapters.ledger.postgres import PostgresLedger
    from zhendan.adapters.ledger.server_errors import ServerUnreachable

    with pytest.raises(ServerUnreachable):
        PostgresLedger(f"postgresql://zhendan@/postgres?host={tmp_path}", write=True)


CHILD = """
import sys
from pathlib import Path
from tests.evidence.vaults import to_seal
from tests.ledger.test_postgres import vault
from zhendan.adapters.ledger.postgres import PostgresLedger
kept = vault(PostgresLedger(sys.argv[1], write=True), Path(sys.argv[2]))
for number in range(10_000):
    kept.seal([to_seal(str(number).encode())])
    print(number, flush=True)
"""


def test_a_killed_writer_loses_nothing_it_acknowledged(fresh: str, tmp_path: Path) -> None:
    from zhendan.adapters.ledger.postgres import PostgresLedger

    process = subprocess.Popen(
        [sys.executable, "-c", CHILD, fresh, str(tmp_path / "v")],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert process.stdout is not None
    told = [process.stdout.readline() for _ in range(12)]
    process.kill()
    told += [line for line in process.stdout.readlines() if line.endswith("\n")]
    process.wait()
    process.stdout.close()
    with closing(PostgresLedger(fresh, write=False)) as ledger:
        hashes = {one.subject for one in ledger.entries()}
        assert {sha(line.strip().encode()) for line in told} <= hashes
        assert vault(ledger, tmp_path / "v").verify().faults == ()


# --- by configuration ---------------------------------------------------------------------------
def test_a_workspace_on_a_server_is_wired_by_its_setting_and_keeps_to_it(
    fresh: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from zhendan.adapters.ledger.server_errors import LedgerElsewhere
    from zhendan.steps import wire, wire_reading
    from zhendan.steps.look import vault_state
    from zhendan.steps.safekeeping import back_up, migrate

    place = tmp_path / "shop"
    monkeypatch.setenv("ZHENDAN_LEDGER", fresh)
    with wire(place) as wiring:
        wiring.vault.seal([to_seal(b"one")])
    with wire_reading(place) as wiring:
        assert wiring.vault.verify().faults == ()
        assert vault_state.stats(place, wiring)["log_size"] == 1
    for act in (lambda: back_up(place, tmp_path / "copy"), lambda: migrate(place)):
        with pytest.raises(LedgerElsewhere):
            act()
    monkeypatch.delenv("ZHENDAN_LEDGER")
    with pytest.raises(LedgerElsewhere), wire(place):
        pass
    assert not (place / "ledger.sqlite").exists()


def test_a_workspace_with_its_own_file_is_not_moved_to_a_server_by_a_setting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from zhendan.adapters.ledger.server_errors import LedgerElsewhere
    from zhendan.steps import wire

    with wire(tmp_path / "shop"):
        pass
    monkeypatch.setenv("ZHENDAN_LEDGER", "postgresql://nowhere/none")
    with pytest.raises(LedgerElsewhere), wire(tmp_path / "shop"):
        pass


def test_a_text_that_the_server_cannot_keep_is_refused_with_why_and_nothing_is_written(
    fresh: str,
) -> None:
    from zhendan.adapters.ledger.postgres import PostgresLedger
    from zhendan.adapters.ledger.server_errors import TextRefused

    with closing(PostgresLedger(fresh, write=True)) as ledger:
        with pytest.raises(TextRefused):
            ledger.append([Event(ONE, EventKind.OPENED, NOON, PersonId("a\0b"), {})])
        assert ledger.events(ONE) == ()
