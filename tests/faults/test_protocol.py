"""The steps of the fault protocol in small, each shown to fail where a fault is planted."""

from pathlib import Path
from unittest.mock import patch

import pytest
from faults import copies, disks, flips
from faults.clocks import lying_clocks
from faults.copies import copied_under_load, second_writer
from faults.disks import filled_disk, read_only_disk
from faults.imports import killed_imports
from faults.migrations import killed_migrations
from faults.outcome import Outcome
from faults.program import Said
from faults.protocol import report
from faults.serving import killed_serving

from zhendan.adapters import backup
from zhendan.adapters.ledger.sqlite import SqliteLedger
from zhendan.evidence import verify

MAIN = "from zhendan.faces.cli import main; main()"
HALF = f"""
import os, signal
from zhendan.evidence import Vault
real = Vault.seal
def seal(vault, items):
    for one in items:
        real(vault, [one])
        os.kill(os.getpid(), signal.SIGKILL)
Vault.seal = seal
{MAIN}
"""
MIXED = f"""
import os, signal
from contextlib import contextmanager
from zhendan.adapters import migration
@contextmanager
def transaction(db):
    yield
migration.transaction = transaction
def step(db, real=migration._STEPS[1]):
    real(db)
    os.kill(os.getpid(), signal.SIGKILL)
migration._STEPS[1] = step
{MAIN}
"""


def held(outcome: Outcome) -> bool:
    """Whether the step held; skips where this machine cannot do it."""
    if outcome.skipped:
        pytest.skip(outcome.words)
    return outcome.ok


def test_what_was_only_handed_over_when_the_workbench_is_killed_is_found_missing() -> None:
    done = killed_serving(1, longest=1.0, early=True, settle=False)
    tally = done.tally
    assert (done.ok, done.kills, tally.lost > 0) == (False, 1, True), done
    assert (tally.torn, tally.unlogged, tally.faults) == (0, 0, 0), "the vaults are sound"


def test_an_import_that_is_killed_is_whole_or_absent_and_can_be_run_again() -> None:
    done = killed_imports(4, 50, large=0)
    assert (done.ok, done.kills) == (True, 4), done


def test_half_a_batch_is_found_out() -> None:
    assert not killed_imports(1, 5, large=0, code=HALF).ok


def test_a_full_disk_refuses_clearly_and_goes_on_when_it_grows() -> None:
    done = filled_disk(16)
    assert held(done), done


def test_an_answer_before_the_write_is_found_out_by_a_full_disk() -> None:
    assert not held(filled_disk(16, sure=False))


def test_a_read_only_disk_is_read_and_never_written() -> None:
    done = read_only_disk()
    assert held(done), done


def test_a_disk_that_only_looks_writable_is_found_out() -> None:
    """The program says that it was done, where nothing can be written."""
    said = lambda *_words: Said(0, '{"size": 9}', "")  # noqa: E731
    assert not held(read_only_disk(lambda: patch.object(disks, "zhendan", said)))


def test_a_step_back_that_nobody_says_is_found_out() -> None:
    with patch.object(verify, "_set_back", lambda _: ()):
        assert not lying_clocks().ok


def test_a_lying_clock_changes_neither_order_nor_deadline() -> None:
    done = lying_clocks()
    assert done.ok, done


def test_every_flipped_bit_is_named() -> None:
    done = flips.flipped(40, 6)
    assert done.ok, done
    assert done.flips == (40, 40)


def test_a_check_that_skips_rows_is_found_out_by_a_flip(tmp_path: Path) -> None:
    folder = flips.sealed(tmp_path / "data", 3)
    ledger = folder / "ledger.sqlite"
    place = (ledger, ledger.read_bytes().index(b'{"n": 2}') + 6, 1)
    rows = flips._rows(folder)
    assert flips.flip(folder, place, rows) == "found"
    with patch.object(SqliteLedger, "faults", lambda ledger: ()):
        assert flips.flip(folder, place, rows) == "missed"


def test_a_backup_under_load_holds_all_that_was_acknowledged_before() -> None:
    done = copied_under_load(8)
    assert done.ok, done


def test_a_backup_without_originals_is_found_out() -> None:
    assert not copied_under_load(8, planted=patch.object(backup, "_originals", lambda _: [])).ok


def test_a_migration_that_is_killed_leaves_the_old_or_the_new() -> None:
    done = killed_migrations(2, 30)
    assert (done.ok, done.kills) == (True, 2), done


def test_a_migration_without_a_transaction_is_found_out() -> None:
    assert not killed_migrations(1, 5, code=MIXED).ok


def test_a_second_writer_is_refused_and_disturbs_nobody() -> None:
    done = second_writer()
    assert done.ok, done


def test_a_lock_that_the_kernel_does_not_hold_is_found_out() -> None:
    weak = "import fcntl; fcntl.flock = lambda *_: None\n" + copies._SECOND
    with patch.object(copies, "_SECOND", weak):
        assert not second_writer().ok


def test_the_report_line_adds_the_steps_up() -> None:
    line = report([Outcome("F2", True, "", kills=2), Outcome("F7", True, "", flips=(5, 6))])
    assert line.startswith("kills=2 cuts=0 acked=0 lost=0 torn=0 unlogged=0 flips=5/6 ")
