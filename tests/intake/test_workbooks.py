"""Workbooks: hidden rows, columns and sheets are read and said; unknown sheets are not dropped."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.intake.conftest import SAMPLES, Inbox, Read, read
from tests.intake.test_bad_files import SHEET, _workbook
from zhendan.formats.confined.sheet_facts import hidden_parts
from zhendan.intake import template_list

LEDGER = next(t for t in template_list() if t.id == "seller.brushing_ledger.v2026")
NUMBERS = [f"33000000000000101{n:02d}" for n in range(6)]


def _book(book: Workbook) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _ledger(sheet: Worksheet) -> None:
    sheet.append(list(LEDGER.headers))
    for number in NUMBERS:
        sheet.append([number if name == "订单号" else None for name in LEDGER.headers])


@pytest.fixture
def book() -> Workbook:
    made = Workbook()
    assert isinstance(made.active, Worksheet)
    made.active.title = "七月"
    _ledger(made.active)
    return made


def _said(taken: Inbox) -> str:
    return " ".join(p.text.zh for p in taken.file("x.xlsx").problems if p.code == "ZD389")


def test_hidden_rows_and_columns_are_read_and_counted_aloud(inbox: Read, book: Workbook) -> None:
    sheet = book["七月"]
    for row in (3, 5):
        sheet.row_dimensions[row].hidden = True
    sheet.column_dimensions["B"].hidden = True
    sheet.auto_filter.ref = "A1:K7"
    taken = inbox({"x.xlsx": _book(book)})
    assert taken.file("x.xlsx").rows == len(NUMBERS)
    assert "隐藏的行 2" in _said(taken)
    assert "隐藏的列 1" in _said(taken)
    assert "设有筛选" in _said(taken)


def test_a_hidden_sheet_is_read_and_said(inbox: Read, book: Workbook) -> None:
    book.create_sheet("封面").append(["刷单登记"])
    book["七月"].sheet_state = "veryHidden"
    taken = inbox({"x.xlsx": _book(book)})
    assert taken.file("x.xlsx").rows == len(NUMBERS)
    assert "「七月」：整张表是隐藏的" in _said(taken)


def test_merged_cells_are_said(inbox: Read, book: Workbook) -> None:
    book["七月"].merge_cells("C2:C4")
    taken = inbox({"x.xlsx": _book(book)})
    assert "合并区域 1 处" in _said(taken)


def test_a_plain_workbook_is_not_spoken_of(inbox: Read, book: Workbook) -> None:
    assert inbox({"x.xlsx": _book(book)}).codes("x.xlsx") == []


def test_several_known_sheets_are_all_read_and_an_unknown_one_is_named(
    inbox: Read, book: Workbook
) -> None:
    other = book.create_sheet("八月")
    other.append(list(LEDGER.headers))
    other.append(["9900000000000000001" if n == "订单号" else None for n in LEDGER.headers])
    notes = book.create_sheet("随手记")
    notes.append(["甲", "乙", "丙"])
    notes.append(["1", "2", "3"])
    book.create_sheet("空的")
    taken = inbox({"x.xlsx": _book(book)})
    assert taken.file("x.xlsx").rows == len(NUMBERS) + 1
    assert {row["sheet"] for row in taken.rows("source_rows")} == {"七月", "八月"}
    assert taken.codes("x.xlsx") == ["ZD390"]
    assert "「随手记」" in taken.file("x.xlsx").problems[0].text.zh


def test_a_sheet_name_with_signs_of_xml_keeps_its_facts(tmp_path: Path, book: Workbook) -> None:
    sheet = book["七月"]
    sheet.title = 'A&B <1> "x"'
    sheet.row_dimensions[4].hidden = True
    path = tmp_path / "x.xlsx"
    path.write_bytes(_book(book))
    assert hidden_parts(path) == {'A&B <1> "x"': {"rows": 1, "columns": 0, "filter": 0}}


@pytest.mark.parametrize("rows", [1, 40_000])
def test_hidden_rows_are_counted_across_pieces(tmp_path: Path, rows: int) -> None:
    hidden = "".join(
        f'<row r="{n}" hidden="1" spans="1:1"><c r="A{n}"><v>1</v></c></row>'
        for n in range(2, rows + 2)
    )
    path = tmp_path / "x.xlsx"
    path.write_bytes(_workbook(SHEET.format(cells='<c r="A1"><v>1</v></c>', rest=hidden)))
    assert hidden_parts(path)["S"]["rows"] == rows


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no zip at all"])
def test_what_is_no_workbook_hides_nothing(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x"
    path.write_bytes(content)
    assert hidden_parts(path) == {}


def test_the_shared_workbooks_hide_nothing() -> None:
    taken = read(SAMPLES / "couriers")
    assert "ZD389" not in [p.code for f in taken.reading.files for p in f.problems]


def test_a_sheet_that_states_too_few_rows_is_read_to_its_end(inbox: Read, book: Workbook) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_book(book))) as old, zipfile.ZipFile(content, "w") as new:
        for name in old.namelist():
            told = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                told, changed = re.subn(rb'<dimension ref="[^"]+"', b'<dimension ref="A1:A1"', told)
                assert changed == 1
            new.writestr(name, told)
    assert inbox({"a.xlsx": content.getvalue()}).file("a.xlsx").rows == len(NUMBERS)
