"""An older workspace is backed up, brought up to date whole, and never left in between."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.evidence.vaults import Workspace, sample_items, sealed_workspace, to_seal
from zhendan.adapters import migration
from zhendan.adapters.backup_errors import FormatUnknown
from zhendan.adapters.migration import migrate
from zhendan.adapters.storage_errors import LedgerTooOld

KEY = "key.pem"


@pytest.fixture
def old(tmp_path: Path) -> Workspace:
    """A workspace as the program of format 1 left it: no tree, no index of subjects."""
    space = sealed_workspace(tmp_path / "shop")
    with closing(sqlite3.connect(space.ledger_file)) as db:
        db.execute("DROP TABLE node")
        db.execute("DROP INDEX leaf_subject")
        db.execute("PRAGMA user_version = 1")
        db.commit()
    return space


def rows(space: Workspace) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(space.ledger_file)) as db:
        names = ("meta", "leaf", "exhibit", "checkpoint", "event")
        return [row for name in names for row in db.execute(f"SELECT * FROM {name}")]


def test_an_older_ledger_is_not_opened_and_says_what_to_do(old: Workspace) -> None:
    before = old.ledger_file.read_bytes()
    with pytest.raises(LedgerTooOld) as refused:
        old.seal(to_seal(b"new"))
    assert "migrate" in refused.value.explain()
    with pytest.raises(LedgerTooOld):
        old.verify()
    assert old.ledger_file.read_bytes() == before


def test_a_migrated_ledger_holds_the_same_verifies_and_goes_on(old: Workspace) -> None:
    before = rows(old)
    done = migrate(old.folder, reserve=0)
    assert (done.before, done.after) == (1, 2)
    assert rows(old) == before
    assert old.verify().faults == ()
    old.seal(to_seal(b"after the migration", "n.csv"))
    assert old.verify().faults == ()
    assert old.verify().size == len(sample_items()) + 1


def test_the_backup_made_before_is_a_whole_workspace_of_the_old_format(
    old: Workspace, tmp_path: Path
) -> None:
    done = migrate(old.folder, reserve=0)
    assert done.backup is not None
    with closing(sqlite3.connect(done.backup / "ledger.sqlite")) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (1,)
    assert (done.backup / "backup.json").is_file()


def test_once_is_enough(old: Workspace) -> None:
    migrate(old.folder, reserve=0)
    again = migrate(old.folder, reserve=0)
    assert (again.before, again.after, again.backup) == (2, 2, None)


def test_an_unknown_target_changes_nothing(old: Workspace) -> None:
    before = old.ledger_file.read_bytes()
    with pytest.raises(FormatUnknown):
        migrate(old.folder, 7, reserve=0)
    assert old.ledger_file.read_bytes() == before


@pytest.mark.parametrize("at", ["CREATE INDEX", "CREATE TABLE", "INSERT INTO node", "PRAGMA user"])
def test_killed_anywhere_it_is_old_or_new(old: Workspace, at: str) -> None:
    before = rows(old)
    program = (
        "import os, sys, pathlib\n"
        "from zhendan.adapters import migration as m\n"
        "was = m.connect\n"
        "def watched(path, *, write, oldest):\n"
        "    db = was(path, write=write, oldest=oldest)\n"
        "    if write:\n"
        "        db.set_trace_callback(lambda said: said.startswith(sys.argv[2]) and os._exit(9))\n"
        "    return db\n"
        "m.connect = watched\n"
        "m.migrate(pathlib.Path(sys.argv[1]), reserve=0)\n"
    )
    command = [sys.executable, "-c", program, str(old.folder), at]
    assert subprocess.run(command, check=False).returncode == 9
    assert rows(old) == before
    migrate(old.folder, reserve=0)
    assert rows(old) == before
    assert old.verify().faults == ()


def test_a_step_that_fails_leaves_the_old_format(
    old: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(db: sqlite3.Connection) -> None:
        db.execute("CREATE TABLE half (x)")
        raise RuntimeError("cut off")

    monkeypatch.setitem(migration._STEPS, 1, broken)
    before = rows(old)
    with pytest.raises(RuntimeError):
        migrate(old.folder, reserve=0)
    assert rows(old) == before
    with closing(sqlite3.connect(old.ledger_file)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (1,)
        assert not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'half'").fetchall()
