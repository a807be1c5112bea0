"""The joined sample case: one order must be conceded, and never claimed."""

import hashlib
import json
import subprocess
import sys
import zipfile
from pathlib import Path

from tests.journey.story import Story, zhendan

BRUSHED = "3300000000000010606"


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
