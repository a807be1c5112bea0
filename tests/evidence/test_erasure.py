"""Erased by rule: the bytes go, record and commitment stay, and everything still verifies."""

import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.evidence.masks import ORDERS
from tests.evidence.vaults import Workspace, packet_of, sample_items, to_seal
from zhendan.adapters.backup import back_up
from zhendan.adapters.ledger.sqlite import SqliteLedger
from zhendan.domain import CaseId, Event, EventKind, ExhibitKind, PersonId
from zhendan.evidence import (
    Care,
    CareIncomplete,
    CustodyEvent,
    ErasedByRule,
    ErasureEarly,
    ErasureHeld,
    NotErased,
    erase,
    read_notes,
    record_care,
    require_due,
    retention_of,
    verify_packet,
)
from zhendan.evidence.perishing import hold_note, release_note

WHO = Care(by="店主", reason="结案满 180 天")
SECRET = ORDERS.encode()
CLOSED = datetime(2026, 6, 1, tzinfo=UTC)


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    space = Workspace(tmp_path / "data")
    space.seal(*sample_items(), to_seal(SECRET, "买家.csv"))
    return space


def erased(space: Workspace, number: int = -1) -> None:
    with space.open() as opened:
        erase(opened.vault, opened.vault.exhibits()[number], WHO, holds=())


def test_the_bytes_are_gone_from_the_blobs_and_the_vault_still_verifies(space: Workspace) -> None:
    before = space.checkpoint()
    erased(space)
    kept = [path.read_bytes() for path in (space.folder / "blobs").rglob("*") if path.is_file()]
    assert not [one for one in kept if "张三丰".encode() in one]
    found = space.verify(before)
    assert (found.faults, found.unchecked) == ((), ())
    said = next(note.zh for note in found.notes if "已按规定删除" in note.zh)
    assert "E006" in said
    assert WHO.by in said
    assert WHO.reason in said


def test_a_packet_from_before_and_one_from_after_both_verify(
    space: Workspace, tmp_path: Path
) -> None:
    old = packet_of(space, tmp_path / "old").path
    erased(space)
    new = packet_of(space, tmp_path / "new", leave_out=("E002", "E006")).path
    assert (verify_packet(old).exit_code, verify_packet(new).exit_code) == (0, 0)
    script = [sys.executable, str(new / "verify" / "verify.py"), str(new)]
    script = script if Path(script[1]).exists() else [sys.executable, str(new / "verify.py")]
    assert subprocess.run(script, capture_output=True, check=False, cwd=new).returncode == 0


def test_t11_bytes_that_are_missing_without_an_event_are_a_fault(space: Workspace) -> None:
    space.blob(SECRET).unlink()
    assert [one.code for one in space.verify().faults] == ["blob_missing"]


def test_a_hold_or_an_open_case_forbids_it_and_is_named(space: Workspace) -> None:
    with space.open() as opened, pytest.raises(ErasureHeld) as refused:
        erase(opened.vault, opened.vault.exhibits()[0], WHO, holds=("案件 1 尚未结案",))
    assert "尚未结案" in refused.value.facts["holds"]
    assert space.verify().exit_code == 0


def test_nobody_erases_without_name_and_reason_or_without_a_record(space: Workspace) -> None:
    with space.open() as opened:
        exhibit = opened.vault.exhibits()[0]
        with pytest.raises(CareIncomplete):
            erase(opened.vault, exhibit, Care(by="店主"), holds=())
        with pytest.raises(NotErased):
            opened.vault.destroy(exhibit.sha256)


def test_an_interrupted_erasure_is_reported_and_finished(space: Workspace) -> None:
    with space.open() as opened:
        record_care(opened.vault, opened.vault.exhibits()[0], CustodyEvent.ERASED, WHO)
    assert [one.code for one in space.verify().unchecked] == ["erased_kept"]
    erased(space, 0)
    assert space.verify().exit_code == 0
    with space.open() as opened:
        assert [one.event for one in opened.vault.entries()].count("erased") == 1


def test_a_hold_that_came_after_an_interrupted_erasure_keeps_what_is_still_there(
    space: Workspace,
) -> None:
    with space.open() as opened:
        exhibit = opened.vault.exhibits()[0]
        record_care(opened.vault, exhibit, CustodyEvent.ERASED, WHO)
        with pytest.raises(ErasureHeld):
            erase(opened.vault, exhibit, WHO, holds=("法院通知",))
        assert opened.vault.open(exhibit.sha256).read()
        erase(opened.vault, exhibit, WHO, holds=())
        again = erase(opened.vault, exhibit, WHO, holds=("法院通知",))
        assert again.event == "erased", "gone before the hold came: nothing is left to keep"


def test_the_day_must_have_come_unless_the_erasure_was_begun(space: Workspace) -> None:
    with space.open() as opened:
        exhibit = opened.vault.exhibits()[0]
        rule = retention_of(exhibit, [CLOSED], ())
        assert rule.due is not None
        require_due(opened.vault, rule, rule.due)
        with pytest.raises(ErasureEarly):
            require_due(opened.vault, rule, rule.due - timedelta(seconds=1))
        require_due(opened.vault, retention_of(exhibit, [], ()), CLOSED)
        record_care(opened.vault, exhibit, CustodyEvent.ERASED, WHO)
        require_due(opened.vault, rule, CLOSED)


def test_the_original_is_refused_with_who_erased_it_and_the_same_file_is_not_kept_again(
    space: Workspace,
) -> None:
    erased(space)
    space.seal(to_seal(SECRET, "买家.csv"))
    assert not space.blob(SECRET).exists()
    with space.open() as opened:
        gone = opened.vault.exhibits()[-1]
        assert gone.id not in {one.id for one in opened.vault.kept()}
        with pytest.raises(ErasedByRule, match="店主"):
            opened.vault.open(gone.sha256)


def test_a_backup_made_afterwards_is_whole_and_without_the_bytes(
    space: Workspace, tmp_path: Path
) -> None:
    with closing(SqliteLedger(space.ledger_file, lock=None)):
        erased(space)
    made = back_up(space.folder, tmp_path / "copy")
    assert made.damaged == []
    kept = [path for path in (tmp_path / "copy").rglob("*") if path.is_file()]
    assert not [one for one in kept if SECRET in one.read_bytes()]


def test_pictures_go_sooner_tax_papers_are_left_to_the_tax_rules(space: Workspace) -> None:
    with space.open() as opened:
        exhibit = opened.vault.exhibits()[0]
    asked = {
        kind: retention_of(replace(exhibit, kind=kind), [CLOSED], ()).due
        for kind in (ExhibitKind.PICTURE, ExhibitKind.ORDER_RECORD, ExhibitKind.INVOICE)
    }
    assert asked == {
        ExhibitKind.PICTURE: CLOSED + timedelta(days=90),
        ExhibitKind.ORDER_RECORD: CLOSED + timedelta(days=180),
        ExhibitKind.INVOICE: None,
    }
    assert retention_of(exhibit, [CLOSED], ("案件尚未结案",)).due is None


def test_a_legal_hold_lasts_until_somebody_releases_it() -> None:
    told = [hold_note(by="店主", reason="法院通知"), release_note(by="店主", reason="案件了结")]
    events = [
        Event(CaseId("c"), EventKind.CLOCK_NOTED, CLOSED, PersonId("店主"), facts) for facts in told
    ]
    assert read_notes(events[:1]).held_at == CLOSED
    assert read_notes(events).held_at is None
