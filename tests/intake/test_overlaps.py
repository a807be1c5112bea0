"""Exports that come again, overlap or were cut off: each order once, by the newest word."""

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.intake.conftest import SAMPLES, Inbox, Read
from tests.journey.story import PROGRAM, zhendan

CASE = SAMPLES / "case_taobao"
ORDERS = CASE / "ExportOrderList202606200900.csv"
LEDGER = CASE / "2088000000000000_202606_账务明细.csv"
OLDER, NEWER = "a_ExportOrderList202606200900.csv", "b_ExportOrderList202606300900.csv"
SHIPPED, DONE = "卖家已发货，等待买家确认", "交易成功"


def _text() -> str:
    return ORDERS.read_text("gb18030")


def _canonical(taken: Inbox) -> dict[str, list[str]]:
    """Every row of the model without the numbers that depend on how many files there are."""
    skip = {"source_rows", "source_files"}
    return {
        table: sorted(repr({k: v for k, v in row.items() if k != "row_ref"}) for row in rows)
        for table, rows in taken.tables.items()
        if table not in skip
    }


def test_an_overlapping_export_adds_only_what_is_new(inbox: Read) -> None:
    head, *rows = _text().splitlines(keepends=True)
    whole = inbox({"x.csv": _text()})
    parts = {"x.csv": head + "".join(rows[:4]), "y.csv": head + "".join(rows[2:])}
    assert _canonical(inbox(parts))["orders"] == _canonical(whole)["orders"]
    assert _canonical(inbox(parts))["order_lines"] == _canonical(whole)["order_lines"]


def test_two_ledgers_of_overlapping_months_count_each_entry_once(inbox: Read) -> None:
    text = LEDGER.read_text("gb18030")
    once = inbox({"1.csv": text})
    twice = inbox({"1.csv": text, "2.csv": text.replace("账务明细", "账务 明细", 1) + "\n"})
    assert len(twice.rows("payments")) == len(once.rows("payments"))


@pytest.mark.parametrize("swapped", [False, True])
def test_the_newest_statement_holds_and_the_difference_is_said(inbox: Read, swapped: bool) -> None:
    texts = [_text(), _text().replace(SHIPPED, DONE)]
    names = (NEWER.replace("b_", "a_"), OLDER.replace("a_", "b_")) if swapped else (OLDER, NEWER)
    older, newer = (names[1], names[0]) if swapped else names
    taken = inbox({older: texts[0], newer: texts[1]})
    assert taken.row("orders", order_no="3300000000000010404")["status"] == "completed"
    assert len(taken.rows("orders")) == 6
    assert "ZD391" not in taken.codes(newer)
    [said] = [p for p in taken.file(older).problems if p.code == "ZD391"]
    assert newer in said.text.zh
    assert "3300000000000010404" in said.text.zh
    assert "以导出时间较新的为准" in said.text.zh


def test_where_no_file_says_which_is_newer_that_is_said(inbox: Read) -> None:
    taken = inbox({"a.csv": _text(), "b.csv": _text().replace(SHIPPED, DONE)})
    said = [p.text.zh for f in taken.reading.files for p in f.problems if p.code == "ZD391"]
    assert len(said) == 1
    assert "没有写明" in said[0]


def test_the_same_export_again_is_no_difference(inbox: Read) -> None:
    taken = inbox({OLDER: _text(), NEWER: _text() + "\n"})
    assert "ZD391" not in [p.code for f in taken.reading.files for p in f.problems]


def _import(data: Path, *more: str) -> list[str]:
    return [*PROGRAM, "import", str(CASE), "--data", str(data), "--json", *more]


def _exhibits(data: Path) -> list[tuple[str, str]]:
    listed = json.loads(zhendan("evidence", "list", "--data", data, "--json").stdout)
    return sorted((one["sha256"], one["kind"]) for one in listed)


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
@pytest.mark.parametrize("seed", range(2))
def test_an_import_killed_at_any_point_and_done_again_is_as_if_never_killed(
    tmp_path: Path, seed: int
) -> None:
    clean = json.loads(zhendan("import", CASE, "--data", tmp_path / "clean", "--json").stdout)
    draw, data = random.Random(seed), tmp_path / "data"
    for _ in range(2):
        with subprocess.Popen(
            _import(data), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as running:
            time.sleep(draw.uniform(0.1, 2.5))
            running.send_signal(signal.SIGKILL)
    if (data / "ledger.sqlite").exists():
        sealed = _exhibits(data) if zhendan("verify", "--data", data).returncode == 0 else []
        assert sealed in ([], _exhibits(tmp_path / "clean")), "a batch is whole or it is not"
    again = json.loads(zhendan("import", CASE, "--data", data, "--json").stdout)
    assert again["files"] == clean["files"]
    assert again["batch"] == clean["batch"]
    assert _exhibits(data) == _exhibits(tmp_path / "clean")
    zhendan("verify", "--data", data)
    once_more = json.loads(zhendan("import", CASE, "--data", data, "--json").stdout)
    assert (once_more["new"], once_more["rows"]) == ([], 0)
