"""Mappings drafted, kept and forgotten; rows left out, mended and taken back, by command."""

import json
from pathlib import Path

import pytest

from tests.journey.story import zhendan

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
ORDERS = SAMPLES / "case_taobao" / "ExportOrderList202606200900.csv"
TABLE = "交易号码,顾客,成交金额,付款时刻\n{},小王,12.50,2026-06-18 10:00:00\n"
BAD, GOOD = "3.30000000000001E+18", "3300000000000010101"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "6月.csv"
    path.write_text(TABLE.format("A1"), encoding="utf-8")
    return path


def _json(*arguments: object, expect: int = 0) -> object:
    return json.loads(zhendan(*arguments, "--json", expect=expect).stdout)


def test_a_mapping_is_drafted_filled_in_kept_applied_and_forgotten(
    table: Path, tmp_path: Path
) -> None:
    data, draft = tmp_path / "data", tmp_path / "王家.yaml"
    zhendan("mapping", "new", table, "--out", draft)
    text = draft.read_text(encoding="utf-8")
    assert "小王" not in text
    draft.write_text(text.replace("order_no:  ", "order_no: 交易号码 #"), encoding="utf-8")
    first = _json("import", table, "--mapping", draft, "--data", data)
    assert first["files"][0]["recognised_as"] == "mapping"
    [kept] = _json("mapping", "list", "--data", data)
    assert (kept["name"], kept["columns"]) == ("王家", {"order_no": "交易号码"})
    july = tmp_path / "7月.csv"
    july.write_text(TABLE.format("A2"), encoding="utf-8")
    second = _json("import", july, "--data", data)
    assert [p["code"] for p in second["files"][0]["problems"]] == ["ZD387"]
    assert _json("mapping", "forget", "王家", "--data", data)["forgotten"]
    zhendan("mapping", "forget", "王家", "--data", data, expect=1)
    assert _json("mapping", "list", "--data", data) == []


def test_a_draft_goes_to_the_screen_and_a_file_without_a_table_is_said(
    table: Path, tmp_path: Path
) -> None:
    assert "order_no:" in zhendan("mapping", "new", table).stdout
    (tmp_path / "empty.csv").write_bytes(b"")
    zhendan("mapping", "new", tmp_path / "empty.csv", expect=1)


def test_rows_left_out_are_listed_exported_mended_and_taken_back(tmp_path: Path) -> None:
    data, inbox = tmp_path / "data", tmp_path / "inbox"
    inbox.mkdir()
    export = inbox / "ExportOrderList202606200900.csv"
    export.write_text(ORDERS.read_text("gb18030").replace(GOOD, BAD, 1), encoding="gb18030")
    listed = _json("rejected", inbox, "--out", tmp_path / "out", "--data", data)
    assert [(row["row"], row["code"]) for row in listed["rows"]] == [(2, "ZD343")]
    [written] = listed["written"]
    text = Path(written).read_text("utf-8-sig").replace(BAD, GOOD)
    (inbox / Path(written).name).write_text(text, encoding="utf-8-sig")
    assert _json("rejected", inbox, "--data", data)["rows"] == []
    again = _json("import", inbox, "--data", data)
    [original] = [f for f in again["files"] if f["path"].endswith(export.name)]
    assert (original["rows"], original["rejected"]) == (6, 0)


def test_files_and_case_are_not_both_asked_for(tmp_path: Path) -> None:
    zhendan("rejected", ORDERS, "--case", "x", "--data", tmp_path, expect=64)
    zhendan("rejected", "--data", tmp_path, expect=64)
