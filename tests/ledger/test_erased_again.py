"""What was erased by rule stays erased when an older backup is put back; a day and a hold bind."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from tests.evidence.vaults import to_seal
from zhendan.domain import SHOP, Event, EventKind, Exhibit, PersonId, Sha256
from zhendan.evidence import Care, ErasedByRule, ErasureEarly, ErasuresForeign, erase, retention_of
from zhendan.steps import Errand, erasing, wire, wire_reading
from zhendan.steps.safekeeping import back_up, restore

SECRET = "张三丰 13800000001".encode()
DIGEST = Sha256(sha256(SECRET).hexdigest())
WHO = Errand(by="店主", reason="当事人请求")


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A workspace with a backup `old`, and one of its two originals erased since."""
    place = tmp_path / "shop"
    with wire(place) as wiring:
        wiring.vault.seal([to_seal(b"one", "1.csv"), to_seal(SECRET, "2.csv")])
    (tmp_path / "copies").mkdir()
    back_up(place, tmp_path / "copies" / "old")
    with wire(place) as wiring:
        exhibit = wiring.vault.exhibits()[1]
        erase(wiring.vault, exhibit, Care(by=WHO.by, reason=WHO.reason), holds=())
        wiring.vault.seal([to_seal(b"three", "3.csv")])
    return place


def lies(place: Path) -> bool:
    """Whether the erased words lie anywhere in a folder."""
    return any(SECRET in one.read_bytes() for one in place.rglob("*") if one.is_file())


@pytest.mark.parametrize("by", ["the former workspace", "a newer backup beside it"])
def test_an_older_backup_puts_back_nothing_that_was_erased_since(
    shop: Path, tmp_path: Path, by: str
) -> None:
    later = [shop] if by == "the former workspace" else []
    if not later:
        back_up(shop, tmp_path / "copies" / "new")
    back = restore(tmp_path / "copies" / "old", tmp_path / "again", later=later)
    assert back.erased.exhibits == ("E002",)
    assert back.checked is not None
    assert (back.checked.faults, back.checked.unchecked) == ((), ())
    assert not lies(tmp_path / "again")
    with wire_reading(tmp_path / "again") as wiring:
        with pytest.raises(ErasedByRule, match=WHO.by):
            wiring.vault.open(DIGEST)
        assert [one.id for one in wiring.vault.kept()] == ["E001"]


def test_where_nobody_tells_of_it_the_original_is_back_and_another_vault_tells_nothing(
    shop: Path, tmp_path: Path
) -> None:
    with wire(tmp_path / "other") as wiring:
        exhibit = wiring.vault.seal([to_seal(SECRET, "2.csv")]).exhibits[0]
        erase(wiring.vault, exhibit, Care(by="x", reason="y"), holds=())
    old = tmp_path / "copies" / "old"
    with pytest.raises(ErasuresForeign):
        restore(old, tmp_path / "again", later=[tmp_path / "other"])
    assert not (tmp_path / "again").exists(), "nothing is put back by half"
    assert restore(old, tmp_path / "again").erased.exhibits == ()
    assert lies(tmp_path / "again"), "the limit that the command names"


def test_a_damaged_backup_beside_is_named_and_hinders_nobody(shop: Path, tmp_path: Path) -> None:
    made = tmp_path / "copies" / "broken"
    back_up(shop, made)
    (made / "ledger.sqlite").write_bytes(b"no ledger")
    back = restore(tmp_path / "copies" / "old", tmp_path / "again")
    assert (back.erased.exhibits, back.erased.unread) == ((), ("broken",))


def test_before_its_day_nothing_is_erased_unless_that_too_is_put_on_record(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed_ten_days_ago(exhibit: Exhibit, *_: object) -> object:
        return retention_of(exhibit, [datetime.now(UTC) - timedelta(days=10)], ())

    monkeypatch.setattr(erasing, "_retention", closed_ten_days_ago)
    with wire(shop) as wiring:
        exhibit = wiring.vault.exhibits()[0]
        with pytest.raises(ErasureEarly):
            erasing.erased(exhibit, wiring, WHO)
        done = erasing.erased(exhibit, wiring, WHO, early=True)
        assert b'"early"' in done.sheet


def test_the_shops_own_books_are_no_case_that_holds_an_exhibit(shop: Path) -> None:
    with wire(shop) as wiring:
        exhibit = wiring.vault.exhibits()[0]
        at, rows = datetime.now(UTC), [{"id": exhibit.id, "sha256": exhibit.sha256}]
        told = Event(SHOP, EventKind.EXHIBITS_SEALED, at, PersonId("店主"), {"exhibits": rows})
        wiring.ledger.append([told])
        assert exhibit.id in wiring.desk().file(SHOP).exhibits
        assert [one.holds for one in erasing.retention(wiring)] == [(), ()]
