"""A backup holds what was acknowledged, and a restored workspace says that it was restored."""

import io
import json
import shutil
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from tests.evidence.vaults import to_seal
from zhendan.adapters.backup_errors import BackupDamaged, BackupTooNew, PlaceTaken
from zhendan.domain import Sha256
from zhendan.steps import wire, wire_reading
from zhendan.steps.look import vault_state
from zhendan.steps.safekeeping import back_up, make_workspace, restore


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A workspace with three sealed files and an export on record."""
    place = tmp_path / "shop"
    with wire(place) as wiring:
        wiring.vault.seal([to_seal(b"one", "1.csv"), to_seal(b"two", "2.csv")])
        wiring.vault.seal([to_seal(b"three", "3.csv")])
        wiring.vault.record("exported", io.BytesIO(b"manifest"), {"case": "c"})
    return place


def told(place: Path) -> dict[str, object]:
    with wire_reading(place) as wiring:
        return vault_state.stats(place, wiring)


def test_a_restored_workspace_holds_the_same_and_verifies(shop: Path, tmp_path: Path) -> None:
    made = back_up(shop, tmp_path / "copy")
    back = restore(tmp_path / "copy", tmp_path / "again")
    assert (made.size, made.root) == (back.size, back.root) == (4, told(shop)["root"])
    assert told(tmp_path / "again") == told(shop)
    assert back.checked is not None
    assert back.checked.faults == ()
    with wire_reading(tmp_path / "again") as wiring:
        assert wiring.vault.open(Sha256(sha256(b"two").hexdigest())).read() == b"two"


def test_the_copy_is_readable_by_its_owner_alone(shop: Path, tmp_path: Path) -> None:
    back_up(shop, tmp_path / "copy")
    open_to_others = [p for p in (tmp_path / "copy").rglob("*") if p.stat().st_mode & 0o077]
    assert [p.name for p in open_to_others] in ([], ["backup.json"])


def test_the_first_record_after_a_restore_opens_an_epoch(shop: Path, tmp_path: Path) -> None:
    back_up(shop, tmp_path / "copy")
    restore(tmp_path / "copy", tmp_path / "again")
    with wire(tmp_path / "again") as wiring:
        before = wiring.vault.name
        wiring.vault.seal([to_seal(b"four", "4.csv")])
        events = [entry.event for entry in wiring.vault.entries()]
        assert events == ["sealed", "sealed", "sealed", "exported", "epoch", "sealed"]
        assert (before[-2:], wiring.vault.name[-2:]) == ("/1", "/2")
        assert wiring.vault.checkpoint().origin.endswith("/2")
        assert wiring.vault.verify().faults == ()
        wiring.vault.seal([to_seal(b"five", "5.csv")])
        assert [e.event for e in wiring.vault.entries()].count("epoch") == 1


def test_two_logs_from_one_backup_never_sign_under_the_old_origin(
    shop: Path, tmp_path: Path
) -> None:
    back_up(shop, tmp_path / "copy")
    with wire(shop) as wiring:
        wiring.vault.seal([to_seal(b"added here", "x.csv")])
        mine = wiring.vault.newest()
    restore(tmp_path / "copy", tmp_path / "again")
    with wire(tmp_path / "again") as wiring:
        wiring.vault.seal([to_seal(b"added there", "y.csv")])
        theirs = wiring.vault.newest()
        assert mine.origin != theirs.origin
        assert mine.key_fingerprint == theirs.key_fingerprint
        found = wiring.vault.verify(against=mine.note)
    assert [fault.code for fault in found.faults] == ["log_rolled_back"]


def test_a_checkpoint_from_before_the_backup_still_holds_against_the_restored_log(
    shop: Path, tmp_path: Path
) -> None:
    with wire_reading(shop) as wiring:
        early = wiring.vault.signed()[0][1]
    back_up(shop, tmp_path / "copy")
    restore(tmp_path / "copy", tmp_path / "again")
    with wire(tmp_path / "again") as wiring:
        wiring.vault.seal([to_seal(b"more", "y.csv")])
        assert wiring.vault.verify(against=early).faults == ()


def test_a_backup_of_a_restored_log_goes_on_to_a_third_epoch(shop: Path, tmp_path: Path) -> None:
    back_up(shop, tmp_path / "c1")
    restore(tmp_path / "c1", tmp_path / "s2")
    with wire(tmp_path / "s2") as wiring:
        wiring.vault.seal([to_seal(b"six", "6.csv")])
    back_up(tmp_path / "s2", tmp_path / "c2")
    restore(tmp_path / "c2", tmp_path / "s3")
    with wire(tmp_path / "s3") as wiring:
        wiring.vault.seal([to_seal(b"seven", "7.csv")])
        assert wiring.vault.name.endswith("/3")
        assert wiring.vault.verify().faults == ()


def test_an_empty_workspace_can_be_backed_up_restored_and_used(tmp_path: Path) -> None:
    make_workspace(tmp_path / "new")
    back_up(tmp_path / "new", tmp_path / "copy")
    restore(tmp_path / "copy", tmp_path / "again")
    with wire(tmp_path / "again") as wiring:
        wiring.vault.seal([to_seal(b"first", "1.csv")])
        assert wiring.vault.verify().faults == ()


def test_a_backup_taken_while_a_writer_works_is_whole(shop: Path, tmp_path: Path) -> None:
    with wire(shop) as wiring:
        wiring.vault.seal([to_seal(b"just now", "n.csv")])
        made = back_up(shop, tmp_path / "copy")
        wiring.vault.seal([to_seal(b"later", "l.csv")])
    back = restore(tmp_path / "copy", tmp_path / "again")
    assert back.size == made.size == 5
    assert back.checked is not None
    assert back.checked.faults == ()


def test_a_damaged_original_is_copied_and_named(shop: Path, tmp_path: Path) -> None:
    name = sha256(b"two").hexdigest()
    (shop / "blobs" / name[:2] / name).write_bytes(b"TWO")
    (shop / "blobs" / (gone := sha256(b"one").hexdigest())[:2] / gone).unlink()
    made = back_up(shop, tmp_path / "copy")
    assert sorted(made.damaged) == sorted([name, gone])
    back = restore(tmp_path / "copy", tmp_path / "again")
    assert back.checked is not None
    assert {fault.code for fault in back.checked.faults} == {"blob_changed", "blob_missing"}


@pytest.mark.parametrize("act", [back_up, restore])
def test_a_place_with_anything_in_it_is_left_alone(shop: Path, tmp_path: Path, act: object) -> None:
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / "mine.txt").write_text("mine")
    copy = tmp_path / "copy"
    back_up(shop, copy)
    with pytest.raises(PlaceTaken):
        back_up(shop, taken) if act is back_up else restore(copy, taken)
    assert [p.name for p in taken.iterdir()] == ["mine.txt"]
    with pytest.raises(PlaceTaken):
        make_workspace(taken)


def _files(copy: Path) -> Iterator[Path]:
    yield from (p for p in sorted(copy.rglob("*")) if p.is_file() and p.name != "backup.json")


def test_any_changed_or_missing_file_of_a_backup_is_refused_by_name(
    shop: Path, tmp_path: Path
) -> None:
    back_up(shop, tmp_path / "copy")
    for spoil in ("flip", "drop"):
        for place in list(_files(tmp_path / "copy")):
            spoiled = tmp_path / "spoiled"
            shutil.copytree(tmp_path / "copy", spoiled)
            path = spoiled / place.relative_to(tmp_path / "copy")
            raw = bytearray(path.read_bytes())
            raw[len(raw) // 2] ^= 1
            path.write_bytes(raw) if spoil == "flip" else path.unlink()
            with pytest.raises(BackupDamaged) as refused:
                restore(spoiled, tmp_path / "again")
            assert path.name in str(refused.value.facts["item"])
            assert not (tmp_path / "again").exists()
            assert list(tmp_path.glob("*.arriving")) == []
            shutil.rmtree(spoiled)


@pytest.mark.parametrize(
    ("edit", "refusal"),
    [
        ({"format": 99}, BackupTooNew),
        ({"format": "x"}, BackupDamaged),
        ({"files": {"../outside": ["0" * 64, 1]}}, BackupDamaged),
        ({"files": {"/etc/passwd": ["0" * 64, 1]}}, BackupDamaged),
        ({"files": []}, BackupDamaged),
    ],
)
def test_a_list_that_is_odd_is_refused(
    shop: Path, tmp_path: Path, edit: dict[str, object], refusal: type[Exception]
) -> None:
    back_up(shop, tmp_path / "copy")
    path = tmp_path / "copy" / "backup.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **edit}))
    with pytest.raises(refusal):
        restore(tmp_path / "copy", tmp_path / "again")
    assert not (tmp_path / "again").exists()


def test_an_epoch_that_cites_another_state_is_found(shop: Path, tmp_path: Path) -> None:
    back_up(shop, tmp_path / "copy")
    restore(tmp_path / "copy", tmp_path / "again")
    with wire(tmp_path / "again") as wiring:
        wiring.vault.seal([to_seal(b"four", "4.csv")])
    from tests.evidence.tampering import sheet_of  # the same tools the vault's own tests use
    from tests.evidence.vaults import Workspace

    sheet_of(4, opens="shop/zhendan/other/9")(Workspace(tmp_path / "again"))
    with wire_reading(tmp_path / "again") as wiring:
        codes = {fault.code for fault in wiring.vault.verify().faults}
    assert "epoch_wrong" in codes
