"""The joined sample case: one order must be conceded, and never claimed."""

import hashlib
import json
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import docx
import pytest

from tests.journey.filing import told
from tests.journey.story import Story, zhendan

BRUSHED = "3300000000000010606"
ORDERS, PAYMENTS = "ExportOrderList202606200900.csv", "2088000000000000_202606_账务明细.csv"


def test_the_notice_names_four_orders_and_its_own_deadline(taobao: Story) -> None:
    assert taobao.summary["orders"]["flagged"] == 4
    assert taobao.summary["deadline"]["at"].startswith("2026-06-23T")
    assert taobao.summary["deadline"]["confidence"] == "notice"


def test_the_order_in_the_shops_own_ledger_is_suggested_and_not_genuine(taobao: Story) -> None:
    order = taobao.orders[BRUSHED]
    assert order["marked"] is True
    assert order["proposed_standing"] == "unclear"
    assert order["suggest_concede"] is True


def test_loyal_repurchases_on_a_promotion_day_are_not_called_fake(taobao: Story) -> None:
    for number in ("3300000000000010101", "3300000000000010202", "3300000000000010303"):
        assert taobao.orders[number]["suggest_concede"] is False
        assert taobao.orders[number]["outcome"] != "contradicted"


def test_the_packet_is_intact_for_our_program_and_for_its_own(taobao: Story) -> None:
    packet = taobao.out / "packet"
    zhendan("verify", packet)
    ran = subprocess.run(
        [sys.executable, packet / "verify.py"], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_masked_copies_travel_and_what_needs_no_mask_is_byte_for_byte(taobao: Story) -> None:
    place = taobao.out / "packet" / "data" / "证据"
    inside = {p.read_bytes() for p in place.iterdir()}
    assert (taobao.inbox / "notice_text.txt").read_bytes() in inside
    assert (taobao.inbox / "ExportOrderList202606200900.csv").read_bytes() not in inside
    assert all("-P." in p.name for p in place.iterdir())


def test_originals_travel_byte_for_byte_where_a_reason_is_on_record(
    taobao: Story, tmp_path: Path
) -> None:
    build = ("packet", "build", "--case", taobao.summary["case"], "--out", tmp_path / "lawyer")
    asked = (*build, "--data", taobao.data, "--profile", "lawyer", "--unmasked")
    assert "ZD514" in zhendan(*asked, "--json", expect=None).stdout
    zhendan(*asked, "--reason", "委托代理，依授权查阅原件")
    packet = tmp_path / "lawyer" / "packet"
    inside = {p.read_bytes() for p in (packet / "data" / "证据").iterdir()}
    for name in ("ExportOrderList202606200900.csv", "notice_text.txt"):
        assert (taobao.inbox / name).read_bytes() in inside
    sheet = json.loads((packet / "custody" / "export.json").read_text(encoding="utf-8"))
    assert sheet["disclosure"]["reason"] == "委托代理，依授权查阅原件"
    assert sheet["disclosure"]["masked"] is False
    zhendan("verify", packet)


def test_the_shops_own_list_is_nowhere_in_what_the_platform_gets(taobao: Story) -> None:
    ledger = next(taobao.inbox.glob("刷单*.xlsx"))
    digest = hashlib.sha256(ledger.read_bytes()).hexdigest().encode()
    originals = {path.read_bytes() for path in taobao.inbox.rglob("*") if path.is_file()}
    assert ledger.read_bytes() in originals
    given = [p for p in (taobao.out / "packet").rglob("*") if p.is_file()]
    written = {}
    for path in (*given, taobao.out / "dossier.docx"):
        content = path.read_bytes()
        assert content != ledger.read_bytes(), path
        if path.suffix == ".docx":
            with zipfile.ZipFile(path) as parts:
                written |= {f"{path}!{n}": parts.read(n) for n in parts.namelist()}
        elif content not in originals and "-P." not in path.name:
            written[str(path)] = content
    for name, content in written.items():
        for word in (digest, "刷单".encode(), "自有标记".encode(), b"V-0618", b"shop_mark"):
            assert word not in content, (name, word)


def test_conceded_it_is_in_no_claim(taobao: Story) -> None:
    taobao.decide("conceded", BRUSHED)
    assert taobao.run()["orders"]["conceded"] == 1
    case = taobao.summary["case"]
    said = zhendan("appeal", "draft", "--case", case, "--data", taobao.data, "--json")
    for sentence in json.loads(said.stdout)["sentences"]:
        if BRUSHED in sentence["orders"] and sentence["kind"] == "fact":
            assert "认可" in sentence["text"]


def test_evidence_comes_out_as_it_went_in(taobao: Story, tmp_path: Path) -> None:
    listed = zhendan("evidence", "list", "--data", taobao.data, "--json")
    notice = next(e for e in json.loads(listed.stdout) if e["name"] == "notice_text.txt")
    copy = tmp_path / "notice.txt"
    zhendan("evidence", "get", notice["sha256"], "--to", copy, "--data", taobao.data)
    assert copy.read_bytes() == (taobao.inbox / "notice_text.txt").read_bytes()


def _kept(data: Path, name: str) -> Path:
    """The sealed file that came in under this name."""
    with sqlite3.connect(data / "ledger.sqlite") as ledger:
        asked = "SELECT sha256 FROM exhibit WHERE provenance LIKE ?"
        plain = json.dumps(name)[1:-1].replace("_", "%")
        ((sha256,),) = ledger.execute(asked, (f"%{plain}%",)).fetchall()[:1]
    place = data / "blobs" / sha256[:2] / sha256
    place.chmod(0o644)
    return place


def _another_row(data: Path) -> None:
    place = _kept(data, PAYMENTS)
    place.write_bytes(place.read_bytes().replace(b"885.00", b"985.00"))


def _dropped(data: Path) -> None:
    _kept(data, PAYMENTS).unlink()


def _swapped(data: Path) -> None:
    one, other = _kept(data, PAYMENTS), _kept(data, ORDERS)
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)


def _told(data: Path, *statements: str) -> None:
    with sqlite3.connect(data / "ledger.sqlite") as ledger:
        for statement in statements:
            assert ledger.execute(statement).rowcount > 0


def _renumbered(data: Path) -> None:
    _told(
        data,
        "UPDATE exhibit SET id = 'E000' WHERE id = 'E001'",
        "UPDATE exhibit SET id = 'E001' WHERE id = 'E002'",
        "UPDATE exhibit SET id = 'E002' WHERE id = 'E000'",
    )


def _another_day(data: Path) -> None:
    _told(data, "UPDATE event SET at = replace(at, '2026', '2025') WHERE kind = 'deadline_set'")


def _another_deadline(data: Path) -> None:
    _told(
        data,
        "UPDATE event SET facts = replace(facts, '06-23T', '06-28T') WHERE kind = 'deadline_set'",
    )


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (_another_row, "ZD550"),
        (_dropped, "ZD921"),
        (_swapped, "ZD550"),
        (_renumbered, "ZD506"),
        (_another_day, "ZD927"),
        (_another_deadline, "ZD927"),
    ],
)
def test_what_moves_in_the_workspace_is_named_and_nothing_is_exported(
    taobao: Story, tmp_path: Path, change: Callable[[Path], None], code: str
) -> None:
    data, out = tmp_path / "data", tmp_path / "out"
    shutil.copytree(taobao.data, data, ignore=shutil.ignore_patterns("lock"))
    change(data)
    asked = ("appeal", "export", "--case", taobao.summary["case"], "--out", out, "--data", data)
    assert code in told(*asked, "--json", expect=1)
    assert not out.exists()


def test_a_masked_copy_that_moved_never_travels(taobao: Story, tmp_path: Path) -> None:
    data, out = tmp_path / "data", tmp_path / "out"
    shutil.copytree(taobao.data, data, ignore=shutil.ignore_patterns("lock"))
    travels = max((taobao.out / "packet" / "data" / "证据").glob("*-P.csv"))
    sha256 = hashlib.sha256(travels.read_bytes()).hexdigest()
    place = data / "blobs" / sha256[:2] / sha256
    place.chmod(0o644)
    place.write_bytes(place.read_bytes()[:-1] + b"7")
    asked = ("packet", "build", "--case", taobao.summary["case"], "--out", out, "--data", data)
    assert "ZD550" in told(*asked, "--by", "示例店主", "--json", expect=1)
    assert not (out / "packet").exists()


def test_a_sentence_edited_in_word_is_bound_again_by_a_named_person(
    taobao: Story, tmp_path: Path
) -> None:
    data, edited = tmp_path / "data", tmp_path / "edited.docx"
    shutil.copytree(taobao.data, data, ignore=shutil.ignore_patterns("lock"))
    document = docx.Document(str(taobao.out / "dossier.docx"))
    runs = (run for paragraph in document.paragraphs for run in paragraph.runs)
    run = next(run for run in runs if "逐单核对了现有记录" in run.text)
    ours = run.text
    run.text = ours.replace("逐单核对了现有记录", "将现有记录逐单核对")
    document.save(str(edited))
    asked = ("appeal", "bind", "--document", edited, "--sentence", "1", "--by", "李律师")
    where = ("--case", taobao.summary["case"], "--data", data, "--lang", "zh")
    tried = json.loads(told(*asked, *where, "--try", "--json"))
    assert (tried["ok"], tried["faults"], tried["tone"]) == (True, [], [])
    assert 0 < tried["characters"] <= tried["limit"]
    false = f"本店非常气愤，另有 98765 单{ours}"
    why = told(
        "appeal", "bind", false, "--instead-of", ours, "--by", "李律师", *where, "--try", expect=1
    )
    assert "不能绑定：所列凭证与原句里没有这些数字或编号：98765" in why
    assert "语气「气愤」" in why
    with closing(sqlite3.connect(data / "ledger.sqlite")) as ledger:
        assert "sentence_bound" not in "".join(ledger.iterdump()), "a trial keeps nothing"
    event = json.loads(
        told(*asked, "--case", taobao.summary["case"], "--data", data, "--lang", "zh", "--json")
    )
    with closing(sqlite3.connect(data / "ledger.sqlite")) as ledger:
        assert "sentence_bound" in "".join(ledger.iterdump())
    assert (event["text"], event["instead_of"]) == (run.text, ours)
