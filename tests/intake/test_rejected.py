"""Rows that were left out are listed, exported safely, mended, and taken back exactly once."""

import csv
import io
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from tests.intake.conftest import SAMPLES, Inbox, Read
from zhendan.intake.rejected import NAME, ORIGIN, REASON, guarded, unguarded, write_rejected

ORDERS = SAMPLES / "case_taobao" / "ExportOrderList202606200900.csv"
ITEMS = SAMPLES / "case_taobao" / "ExportItemList202606200900.csv"
BAD_ID = "3.30000000000001E+18"
GOOD_ID = "3300000000000010101"


def _damaged(path: Path = ORDERS, number: str = GOOD_ID) -> str:
    """An export of which the first row of one order lost its number in a spreadsheet."""
    return path.read_text("gb18030").replace(number, BAD_ID, 1)


def _exported(taken: Inbox, tmp_path: Path) -> list[Path]:
    return list(write_rejected(taken.reading.rejected, tmp_path / "out"))


def _mended(path: Path, before: str, after: str) -> str:
    return path.read_text("utf-8-sig").replace(before, after)


def test_every_rejected_row_is_listed_with_its_reason_and_kept_with_its_problem(
    inbox: Read,
) -> None:
    taken = inbox({"o.csv": _damaged()})
    [row] = taken.reading.rejected
    assert (row.path, row.row, row.code) == ("o.csv", 2, "ZD343")
    assert BAD_ID in row.reason.zh
    assert any(BAD_ID in cell for cell in row.cells)
    kept = [r for r in taken.rows("source_rows") if r["problem"]]
    assert [(r["row_no"], r["problem"]) for r in kept] == [(2, "ZD343")]
    assert len(taken.rows("orders")) == 5


def test_an_export_has_the_same_headings_and_says_where_and_why(
    inbox: Read, tmp_path: Path
) -> None:
    taken = inbox({"o.csv": _damaged()})
    [path] = _exported(taken, tmp_path)
    assert path.name == "退回_o.csv.csv"
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    header, row = csv.reader(io.StringIO(path.read_text("utf-8-sig")))
    original = next(csv.reader(io.StringIO(ORDERS.read_text("gb18030"))))
    assert [name.strip() for name in header[:-2]] == [name.strip() for name in original]
    assert header[-2:] == [ORIGIN, REASON]
    assert row[-2] == f"{taken.reading.files[0].sha256}#2#"
    assert row[-1].startswith("ZD343")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "gb18030", "utf-16"])
def test_a_mended_row_takes_its_place_and_leads_back_to_both_files(
    inbox: Read, tmp_path: Path, encoding: str
) -> None:
    whole = inbox({"o.csv": ORDERS.read_bytes()})
    files: dict[str, bytes | str] = {"o.csv": _damaged()}
    [path] = _exported(inbox(files), tmp_path)
    mended = _mended(path, BAD_ID, GOOD_ID)
    taken = inbox(files | {"zz mended.csv": mended.encode(encoding)})
    assert len(taken.rows("orders")) == 6
    order = taken.row("orders", order_no=GOOD_ID)
    before = whole.row("orders", order_no=GOOD_ID)
    assert {k: v for k, v in order.items() if k != "row_ref"} == {
        k: v for k, v in before.items() if k != "row_ref"
    }
    [source] = [r for r in taken.rows("source_rows") if r["row_ref"] == order["row_ref"]]
    assert source["file_id"] == taken.file("mended.csv").sha256
    assert source["pointer"] == f"mends {taken.file('o.csv').sha256}#2#"
    assert taken.file("o.csv").rejected == 0
    assert taken.file("mended.csv").recognised_as == "own.mended_rows"
    assert taken.file("mended.csv").rows == 1
    assert taken.reading.rejected == ()


def test_a_mended_line_joins_the_other_lines_of_its_order(inbox: Read, tmp_path: Path) -> None:
    whole = inbox({"i.csv": ITEMS.read_bytes()})
    number = "3300000000000010404"
    files: dict[str, bytes | str] = {"i.csv": _damaged(ITEMS, number)}
    [path] = _exported(inbox(files), tmp_path)
    taken = inbox(files | {path.name: _mended(path, BAD_ID, number)})
    lines = [(r["line_id"], r["title"], r["quantity"]) for r in taken.rows("order_lines")]
    assert lines == [(r["line_id"], r["title"], r["quantity"]) for r in whole.rows("order_lines")]


def test_a_workbook_of_mended_rows_is_taken_back_as_well(inbox: Read, tmp_path: Path) -> None:
    files: dict[str, bytes | str] = {"o.csv": _damaged()}
    [path] = _exported(inbox(files), tmp_path)
    book, content = Workbook(), io.BytesIO()
    for row in csv.reader(io.StringIO(_mended(path, BAD_ID, GOOD_ID))):
        assert book.active is not None
        book.active.append(row)  # type: ignore[union-attr]
    book.save(content)
    taken = inbox(files | {f"{NAME}o.xlsx": content.getvalue()})
    assert taken.row("orders", order_no=GOOD_ID)["paid_amount"] == Decimal("199.00")


def test_mended_rows_without_their_original_wait_and_say_so(inbox: Read, tmp_path: Path) -> None:
    [path] = _exported(inbox({"o.csv": _damaged()}), tmp_path)
    taken = inbox({path.name: _mended(path, BAD_ID, GOOD_ID)})
    assert not taken.rows("orders")
    assert taken.codes(path.name) == ["ZD388"]
    assert "0 行已接回" in taken.file(path.name).problems[0].text.zh


def test_a_row_that_is_not_rejected_any_more_is_not_replaced(inbox: Read, tmp_path: Path) -> None:
    files: dict[str, bytes | str] = {"o.csv": _damaged()}
    [path] = _exported(inbox(files), tmp_path)
    text = _mended(path, BAD_ID, "9999999999999999999").replace("#2#", "#3#")
    taken = inbox(files | {path.name: text})
    assert len(taken.rows("orders")) == 5
    assert "9999999999999999999" not in {o["order_no"] for o in taken.rows("orders")}
    assert "1 行没有用上" in taken.file(path.name).problems[0].text.zh


def test_a_row_still_broken_stays_rejected(inbox: Read, tmp_path: Path) -> None:
    files: dict[str, bytes | str] = {"o.csv": _damaged()}
    [path] = _exported(inbox(files), tmp_path)
    taken = inbox(files | {path.name: path.read_bytes()})
    assert taken.file("o.csv").rejected == 1
    assert len(taken.rows("orders")) == 5


def test_of_two_mendings_of_one_row_the_last_holds_and_nothing_is_doubled(
    inbox: Read, tmp_path: Path
) -> None:
    files: dict[str, bytes | str] = {"o.csv": _damaged()}
    [path] = _exported(inbox(files), tmp_path)
    first = _mended(path, BAD_ID, "3300000000000099999")
    last = _mended(path, BAD_ID, GOOD_ID)
    taken = inbox(files | {"退回_1.csv": first, "退回_2.csv": last, "退回_3.csv": last})
    numbers = [o["order_no"] for o in taken.rows("orders")]
    assert sorted(numbers) == sorted(set(numbers))
    assert GOOD_ID in numbers
    assert "3300000000000099999" not in numbers


def test_a_ragged_row_keeps_its_extra_cells_to_be_mended(inbox: Read, tmp_path: Path) -> None:
    lines = ORDERS.read_text("gb18030").splitlines()
    lines[1] += ",多出来的"
    files: dict[str, bytes | str] = {"o.csv": "\n".join(lines)}
    taken = inbox(files)
    assert [row.code for row in taken.reading.rejected] == ["ZD341"]
    [path] = _exported(taken, tmp_path)
    assert "多出来的" in path.read_text("utf-8-sig")
    again = inbox(files | {path.name: path.read_bytes()})
    assert len(again.rows("orders")) == 6, "under its own headings the row fits"


HOSTILE = [
    "=1+1", "+1", "-1+2", "@SUM(1)", "\t=1", "\r=1", "＝1", " =1", "'=1", "\u200b=1", '"=1',
    "3300000000000010101", "00123", "1.2E+17", "2026-06-18 00:03:11", "12:30", "2026年6月18日",
]  # fmt: skip


@pytest.mark.parametrize("cell", HOSTILE)
def test_what_a_spreadsheet_would_change_is_kept_as_text(cell: str) -> None:
    assert guarded(cell).startswith("'")
    assert unguarded(guarded(cell)) == cell


@pytest.mark.parametrize(
    "cell", ["-12.50", "12.50", "0", "交易成功", "", "a=b", "1,299.00", "已付(=1)"]
)
def test_plain_cells_stay_as_they_are(cell: str) -> None:
    assert guarded(cell) == cell


@given(st.text(max_size=20))
def test_guarding_is_taken_off_exactly(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell


def test_an_export_never_leaves_its_folder(inbox: Read, tmp_path: Path) -> None:
    taken = inbox({"深/../一/o.csv": _damaged(), "p?.csv": _damaged() + "\n"})
    paths = _exported(taken, tmp_path)
    assert len(paths) == 2
    assert all(path.parent == tmp_path / "out" for path in paths)
