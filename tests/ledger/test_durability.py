"""Acknowledged means durable: every step in its order, and nothing lost when a process is killed.

A kill alone is blind to a missing sync (the kernel keeps written pages), so the order of the
system calls is recorded as well, and each sync is shown to be missed when it is left out.
"""

import hashlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.evidence.vaults import Workspace, sha, to_seal
from zhendan.adapters import durable
from zhendan.adapters.blobs import FolderBlobs
from zhendan.adapters.ledger import connection
from zhendan.adapters.ledger.sqlite import SqliteLedger
from zhendan.adapters.lock import FolderLock
from zhendan.adapters.storage_errors import (
    BlobMissing,
    FolderReadOnly,
    LedgerDamaged,
    LedgerMissing,
    LedgerNotDurable,
    LedgerTooNew,
    SpaceLow,
)

CONTENT = b"acknowledged"
Steps = list[tuple[str, str]]


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "data")


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Steps:
    """Every sync and rename of the process from here on, with the path it was about."""
    seen: Steps = []
    fsync, rename = os.fsync, os.rename

    def watch_fsync(handle: int) -> None:
        fsync(handle)
        seen.append(("fsync", os.readlink(f"/proc/self/fd/{handle}")))

    def watch_rename(old: Any, new: Any) -> None:
        rename(old, new)
        seen.append(("rename", os.fspath(new)))

    monkeypatch.setattr(os, "fsync", watch_fsync)
    monkeypatch.setattr(os, "rename", watch_rename)
    return seen


def seal_watched(space: Workspace, steps: Steps, content: bytes) -> Steps:
    """The steps of sealing one file in an open vault, database statements among them."""
    with space.open() as opened:
        opened.vault.seal([to_seal(b"so that all folders are there")])
        opened.ledger._db.set_trace_callback(lambda said: steps.append(("sql", said)))
        steps.clear()
        opened.vault.seal([to_seal(content)])
        steps.append(("acknowledged", ""))
    return steps


def place_of(steps: Steps, wanted: Callable[[str, str], bool]) -> int:
    """Where in the order a step stands; it must be there."""
    return next(place for place, (what, about) in enumerate(steps) if wanted(what, about))


def test_a_seal_is_durable_before_it_is_acknowledged(space: Workspace, steps: Steps) -> None:
    seal_watched(space, steps, CONTENT)
    blob = str(space.blob(CONTENT))
    file = place_of(steps, lambda what, about: what == "fsync" and about.endswith(".tmp"))
    rename = place_of(steps, lambda what, about: what == "rename" and about == blob)
    folder = place_of(
        steps, lambda what, about: what == "fsync" and about == str(Path(blob).parent)
    )
    rows = place_of(steps, lambda _, about: about.startswith("INSERT INTO exhibit"))
    commits = [place for place, (_, about) in enumerate(steps) if about == "COMMIT"]
    signed = place_of(steps, lambda _, about: "INTO checkpoint" in about)
    told = place_of(steps, lambda what, _: what == "acknowledged")
    assert file < rename < folder < rows < commits[0] < signed < commits[1] < told


def test_row_leaf_and_sheet_are_one_transaction(space: Workspace, steps: Steps) -> None:
    seal_watched(space, steps, CONTENT)
    said = [about.split(" (")[0] for what, about in steps if what == "sql"]
    start = said.index("BEGIN IMMEDIATE")
    end = said.index("COMMIT", start)
    inserts = [one for one in said[start:end] if one.startswith("INSERT")]
    assert inserts == [
        "INSERT INTO leaf",
        "INSERT INTO exhibit",
        *["INSERT INTO node VALUES"] * 2,
    ]


def test_a_new_folder_is_durable_in_its_parent(space: Workspace, steps: Steps) -> None:
    space.seal(to_seal(CONTENT))
    parent = str(space.blob(CONTENT).parent.parent)
    assert ("fsync", parent) in steps


@pytest.mark.parametrize("left_out", ["file", "folder"])
def test_the_order_test_notices_a_sync_that_is_left_out(
    space: Workspace, steps: Steps, monkeypatch: pytest.MonkeyPatch, left_out: str
) -> None:
    if left_out == "file":
        watched = os.fsync
        monkeypatch.setattr(
            os, "fsync", lambda handle: None if _is_file(handle) else watched(handle)
        )
    else:
        monkeypatch.setattr(durable, "sync_folder", lambda folder: None)
    with pytest.raises(StopIteration):
        test_a_seal_is_durable_before_it_is_acknowledged(space, steps)


def _is_file(handle: int) -> bool:
    return os.readlink(f"/proc/self/fd/{handle}").endswith(".tmp")


# --- the database -------------------------------------------------------------------------------
def test_every_writing_connection_reads_its_settings_back(space: Workspace) -> None:
    for _ in range(2):
        with space.open() as opened:
            ask = opened.ledger._db.execute
            assert ask("PRAGMA journal_mode").fetchone() == ("wal",)
            assert ask("PRAGMA synchronous").fetchone() == (connection.FULL,)


@pytest.mark.parametrize("weaker", ["OFF", "NORMAL"])
def test_a_weaker_setting_is_refused(space: Workspace, weaker: str) -> None:
    with space.open() as opened:
        opened.ledger._db.execute(f"PRAGMA synchronous = {weaker}")
        with pytest.raises(LedgerNotDurable):
            connection.require_durable(opened.ledger._db)


def test_a_database_that_cannot_keep_a_log_ahead_is_refused(tmp_path: Path) -> None:
    db = sqlite3.connect(":memory:")
    with pytest.raises(LedgerNotDurable):
        connection.require_durable(db)
    db.close()


def test_no_switch_of_the_environment_weakens_durability() -> None:
    source = Path(durable.__file__).parent
    read = "".join(path.read_text() for path in source.rglob("*.py"))
    assert "environ" not in read
    assert "getenv" not in read


def test_a_newer_ledger_is_refused_and_left_alone(space: Workspace) -> None:
    space.seal(to_seal(CONTENT))
    db = sqlite3.connect(space.ledger_file)
    db.execute("PRAGMA user_version = 99")
    db.close()
    before = space.ledger_file.read_bytes()
    with pytest.raises(LedgerTooNew):
        space.open()
    assert space.ledger_file.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"not a database at all" * 99, b"SQLite format 3\0" + b"x" * 99]
)
def test_a_file_that_is_no_ledger_is_a_clear_refusal(space: Workspace, content: bytes) -> None:
    space.folder.mkdir()
    space.ledger_file.write_bytes(content)
    with pytest.raises(LedgerDamaged):
        space.open()


def test_a_reader_of_an_empty_folder_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(LedgerMissing):
        SqliteLedger(tmp_path / "ledger.sqlite", lock=None)
    assert list(tmp_path.iterdir()) == []


# --- kill ----------------------------------------------------------------------------------------
CHILD = """
import sys
from pathlib import Path
from tests.evidence.vaults import Workspace, to_seal
space = Workspace(Path(sys.argv[1]))
start = int(sys.argv[2])
with space.open() as opened:
    for number in range(start, start + 10_000):
        content = (str(number) + ":").encode() * 2000
        sealed = opened.vault.seal([to_seal(content)])
        print(number, sealed.exhibits[0].id, flush=True)
"""


def kill_after(folder: Path, start: int, lines: int) -> list[tuple[int, str]]:
    """Start a process that seals and prints; kill it after some lines; what it acknowledged."""
    process = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(folder), str(start)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert process.stdout is not None
    told = [process.stdout.readline() for _ in range(lines)]
    process.send_signal(signal.SIGKILL)
    told += process.stdout.readlines()
    process.wait()
    process.stdout.close()
    # A line that was cut off by the kill was not acknowledged whole.
    return [(int(one.split()[0]), one.split()[1]) for one in told if one.endswith("\n")]


def test_a_killed_process_loses_nothing_it_acknowledged(tmp_path: Path) -> None:
    space = Workspace(tmp_path / "data")
    acknowledged: list[tuple[int, str]] = []
    for run, lines in enumerate((1, 2, 5, 3, 7, 4)):
        acknowledged += kill_after(space.folder, run * 10_000, lines)
    with space.open() as opened:
        kept = {exhibit.id: exhibit.sha256 for exhibit in opened.vault.exhibits()}
        opened.vault.seal([])
        assert list((space.folder / "blobs" / "arriving").iterdir()) == []
    expected = {name: sha((f"{number}:").encode() * 2000) for number, name in acknowledged}
    assert len(acknowledged) >= 22
    assert {name: kept.get(name) for name in expected} == expected  # type: ignore[call-overload]
    found = space.verify()
    assert (found.exit_code, found.faults) == (0, ())


def test_what_was_half_received_is_swept_at_the_next_start(space: Workspace) -> None:
    space.seal(to_seal(CONTENT))
    left = space.folder / "blobs" / "arriving" / "half.tmp"
    left.write_bytes(b"half")
    space.open().__exit__()
    assert not left.exists()


def test_a_reader_sweeps_nothing(space: Workspace) -> None:
    space.seal(to_seal(CONTENT))
    left = space.folder / "blobs" / "arriving" / "half.tmp"
    left.write_bytes(b"half")
    space.verify()
    assert left.exists()


# --- no room, no right --------------------------------------------------------------------------
def test_sealing_stops_before_the_reserve_is_touched(space: Workspace) -> None:
    space.seal(to_seal(CONTENT))
    with FolderLock(space.folder) as lock:
        blobs = FolderBlobs(space.folder / "blobs", lock=lock, reserve=1 << 62)
        with pytest.raises(SpaceLow), to_seal(b"x").open() as content:
            blobs.put(content)
        ledger = SqliteLedger(space.ledger_file, lock=lock, reserve=1 << 62)
        with pytest.raises(SpaceLow):
            ledger.keep_checkpoint(9, "note")
        ledger.close()
    assert space.verify().ok


FULL_DISK = """
import json, resource, sys
from pathlib import Path
from tests.evidence.vaults import Workspace, to_seal
from zhendan.adapters.storage_errors import SpaceLow
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
space = Workspace(Path(sys.argv[1]))
kept = []
with space.open() as opened:
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
    try:
        for number in range(1000):
            content = str(number).encode() * 900
            kept += [one.sha256 for one in opened.vault.seal([to_seal(content)]).exhibits]
    except Exception as error:
        print(json.dumps({"kept": kept, "error": type(error).__name__}))
"""


def test_a_disk_that_takes_no_more_keeps_what_was_acknowledged(tmp_path: Path) -> None:
    space = Workspace(tmp_path / "data")
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(space.folder)],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        check=False,
    )
    told = json.loads(done.stdout)
    with space.open() as opened:
        kept = {exhibit.sha256 for exhibit in opened.vault.exhibits()}
    assert told["error"] in ("SpaceLow", "LedgerDamaged", "FolderReadOnly")
    assert set(told["kept"]) <= kept
    assert space.verify().ok


def test_a_full_disk_is_told_in_our_words(
    space: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with space.open() as opened:
        opened.vault.seal([to_seal(CONTENT)])
        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(SpaceLow):
            opened.vault.seal([to_seal(b"one more")])
        monkeypatch.undo()
        opened.vault.seal([to_seal(b"one more")])
    assert space.verify().checked["exhibits"] == 2


def test_a_reader_cannot_write(space: Workspace) -> None:
    space.seal(to_seal(CONTENT))
    blobs = FolderBlobs(space.folder / "blobs", lock=None)
    with pytest.raises(FolderReadOnly), to_seal(b"x").open() as content:
        blobs.put(content)
    ledger = SqliteLedger(space.ledger_file, lock=None)
    with pytest.raises(FolderReadOnly):
        ledger.keep_checkpoint(9, "note")
    ledger.close()


def test_a_reader_reads_while_a_writer_writes(space: Workspace) -> None:
    with space.open() as opened:
        opened.vault.seal([to_seal(CONTENT)])
        assert space.verify().checked["exhibits"] == 1
        opened.vault.seal([to_seal(b"more")])
        assert space.verify().checked["exhibits"] == 2


def test_missing_bytes_are_a_clear_refusal(space: Workspace) -> None:
    space.seal(to_seal(CONTENT))
    blobs = FolderBlobs(space.folder / "blobs", lock=None)
    with pytest.raises(BlobMissing):
        blobs.open(sha(b"never kept"))


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "AB" * 32, "g" * 64])
def test_a_name_that_is_no_hash_leads_nowhere(space: Workspace, name: str) -> None:
    space.seal(to_seal(CONTENT))
    blobs = FolderBlobs(space.folder / "blobs", lock=None)
    assert name not in blobs


def test_blobs_are_listed_by_hash(space: Workspace) -> None:
    space.seal(to_seal(CONTENT), to_seal(b"more"))
    blobs = FolderBlobs(space.folder / "blobs", lock=None)
    expected = sorted(hashlib.sha256(one).hexdigest() for one in (CONTENT, b"more"))
    assert list(blobs) == expected
