"""A masked copy is sealed under its original, opens field by field, and never travels unmasked."""

import hashlib
import hmac
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.evidence.masks import SECRET, masked, masked_packet, plan, workspace
from tests.evidence.vaults import Workspace
from zhendan.domain import Silent
from zhendan.evidence import (
    CopyUnknown,
    FieldUnknown,
    fields_of,
    mask_copies,
    open_field,
    opening_holds,
    verify_packet,
)

SECRETS = (
    "张三丰",
    "13800138000",
    "138 0013 8001",
    "文三路",
    "甲某小店主",
    "李四五",
    "一三八零零一",
)


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    return workspace(tmp_path / "data")


@pytest.fixture
def packet(space: Workspace, tmp_path: Path) -> Path:
    return masked_packet(space, tmp_path / "packet").path


def every_byte(folder: Path) -> bytes:
    return b"\n".join(
        path.relative_to(folder).as_posix().encode() + path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    )


def test_a_packet_of_masked_copies_is_intact_and_says_so(packet: Path) -> None:
    found = verify_packet(packet)
    assert (found.faults, found.unchecked) == ((), ())
    assert b"\nZhendan-Masked: yes\n" in (packet / "bag-info.txt").read_bytes()


def test_nobodys_data_stands_in_it_in_no_encoding(packet: Path) -> None:
    everything = every_byte(packet)
    for secret in SECRETS:
        for encoding in ("utf-8", "gb18030", "utf-16-le"):
            assert secret.encode(encoding) not in everything


def test_the_file_without_a_safe_way_stays_out_and_is_named(packet: Path) -> None:
    index = json.loads((packet / "data" / "凭证目录.json").read_text())
    names = sorted(path.name for path in (packet / "data" / "证据").iterdir())
    assert names == ["E001-P.csv", "E002-P.txt", "E003-P.json"]
    assert [one["id"] for one in index["not_masked"]] == ["E004"]
    assert "无法可靠脱敏" in index["not_masked"][0]["zh"]


def test_order_numbers_times_and_amounts_stay_for_the_platform(packet: Path) -> None:
    text = (packet / "data" / "证据" / "E001-P.csv").read_bytes().decode("gb18030")
    for kept in ('"=""2134567890123456789"""', "2026-06-01 10:00:00", "19.90", '"请寄,加急"'):
        assert kept in text
    assert text.count("\r\n") == 3


def test_the_same_buyer_stays_the_same_buyer(packet: Path) -> None:
    table = (packet / "data" / "证据" / "E001-P.csv").read_bytes().decode("gb18030")
    sign = table.splitlines()[1].split(",")[1]
    assert sign.startswith("买家-")
    assert table.count(sign) == 2
    assert sign in (packet / "data" / "证据" / "E002-P.txt").read_text()


def test_two_recipients_cannot_compare_pseudonyms_and_a_court_sees_the_last_four(
    space: Workspace, tmp_path: Path
) -> None:
    one = masked_packet(space, tmp_path / "one", "platform").path
    two = masked_packet(space, tmp_path / "two", "court").path
    first = (one / "data" / "证据" / "E001-P.csv").read_bytes().decode("gb18030")
    other = (two / "data" / "证据" / "E001-C.csv").read_bytes().decode("gb18030")
    assert first.splitlines()[1].split(",")[1] not in other
    assert "2134567890123456789" not in other
    assert "***6789" in other


def test_the_same_state_gives_the_same_packet(space: Workspace, tmp_path: Path) -> None:
    one = masked_packet(space, tmp_path / "one").path
    two = masked_packet(space, tmp_path / "two").path
    assert every_byte(one) == every_byte(two)


def test_the_vault_stays_intact_and_a_copy_is_made_once(space: Workspace) -> None:
    first, again = masked(space), masked(space)
    assert first == again
    assert [one.id for one in first.copies] == ["E001-P", "E002-P", "E003-P"]
    assert space.verify().faults == ()


def test_the_sheet_names_the_leaf_but_never_the_plain_hash_of_the_original(packet: Path) -> None:
    sheet = json.loads((packet / "custody" / "0001-P.json").read_text())
    record = json.loads((packet / "log" / "records.jsonl").read_bytes().splitlines()[0])
    assert sheet["parent"] == {"leaf": 0, "commit": record["commit"]}
    original = hashlib.sha256(workspace_bytes()).hexdigest()
    assert original.encode() not in every_byte(packet)


def workspace_bytes() -> bytes:
    from tests.evidence.masks import ORDERS

    return ORDERS.encode("gb18030")


def opening_of(space: Workspace, copy: str, kind: str) -> dict[str, Any]:
    masked(space)
    with space.open() as opened:
        place = next(p for p, k in fields_of(opened.vault, copy) if k == kind)
        exhibits = opened.vault.exhibits()
        return dict(open_field(opened.vault, copy, place, plan=plan(), exhibits=exhibits))


def test_one_field_opens_with_its_salt(space: Workspace) -> None:
    opening = opening_of(space, "E001-P", "phone")
    assert opening["value"] == "13800138000"
    with space.open() as opened:
        assert opening_holds(opened.vault, opening)


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("value", "13800138001"),
        ("salt", "00" * 32),
        ("kind", "name"),
        ("place", "行3 · 列5 联系手机"),
    ],
)
def test_a_wrong_value_salt_kind_or_place_does_not_hold(
    space: Workspace, part: str, value: str
) -> None:
    opening = {**opening_of(space, "E001-P", "phone"), part: value}
    with space.open() as opened:
        assert not opening_holds(opened.vault, opening)


def test_opening_one_field_reveals_no_other(space: Workspace) -> None:
    opening = opening_of(space, "E001-P", "phone")
    with space.open() as opened:
        sheet = next(e for e in opened.vault.entries() if b"E001-P" in e.sheet).sheet
    fields = json.loads(sheet)["mask"]["fields"]
    salt = bytes.fromhex(opening["salt"])
    for place, kind, commitment in fields:
        if place == opening["place"]:
            continue
        told = json.dumps(
            [place, kind, opening["value"]], ensure_ascii=False, separators=(",", ":")
        )
        assert hmac.new(salt, told.encode(), "sha256").hexdigest() != commitment
    commitments = [one[2] for one in fields]
    assert len(set(commitments)) == len(commitments), "equal values must not show as equal"


def test_commitments_are_not_hashes_that_can_be_enumerated(space: Workspace) -> None:
    masked(space)
    with space.open() as opened:
        sheets = b"".join(e.sheet for e in opened.vault.entries() if e.event == "masked")
    for guess in (b"13800138000", SECRET + b"13800138000"):
        assert hashlib.sha256(guess).hexdigest().encode() not in sheets


def test_a_copy_or_field_that_does_not_exist_is_refused(space: Workspace) -> None:
    masked(space)
    with space.open() as opened:
        with pytest.raises(CopyUnknown):
            fields_of(opened.vault, "E009-P")
        with pytest.raises(FieldUnknown):
            open_field(
                opened.vault, "E001-P", "行99", plan=plan(), exhibits=opened.vault.exhibits()
            )


def test_the_shipped_script_checks_an_opening_and_bites(
    space: Workspace, packet: Path, tmp_path: Path
) -> None:
    opening = opening_of(space, "E001-P", "phone")
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_text(json.dumps(opening))
    bad.write_text(json.dumps({**opening, "value": "13900139000"}))
    script = str(packet / "opening.py")
    codes = [
        subprocess.run(
            [sys.executable, script, str(one)], capture_output=True, check=False
        ).returncode
        for one in (good, bad)
    ]
    assert codes == [0, 1]


def test_t39_an_unmasked_file_in_place_of_its_copy_is_named(space: Workspace, packet: Path) -> None:
    (packet / "data" / "证据" / "E001-P.csv").write_bytes(workspace_bytes())
    found = verify_packet(packet)
    assert found.exit_code == 1
    assert any("E001-P" in one.item for one in found.faults)


def test_t10_a_copy_that_names_another_original_is_found(space: Workspace) -> None:
    masked(space)
    with space.open() as opened:
        copy = next(e for e in opened.vault.entries() if e.event == "masked")
    text = copy.sheet.replace(b'"leaf": 0', b'"leaf": 1')
    _rewrite(space, copy.leaf, text)
    found = space.verify()
    assert "parent_wrong" in {one.code for one in found.faults}


def _rewrite(space: Workspace, leaf: int, sheet: bytes) -> None:
    import sqlite3

    with sqlite3.connect(space.ledger_file) as ledger:
        ledger.execute("UPDATE leaf SET sheet = ? WHERE idx = ?", (sheet, leaf))


class _Counted(Silent):
    def __init__(self) -> None:
        self.parts = 0

    def advance(self, parts: int = 1) -> None:
        self.parts += parts


def test_whoever_waits_sees_each_original_counted(tmp_path: Path) -> None:
    counted = _Counted()
    with workspace(tmp_path / "data").open() as opened:
        exhibits = opened.vault.exhibits()
        mask_copies(opened.vault, exhibits, plan(), progress=counted)
    assert counted.parts == len(exhibits) == 4
