"""Where a piece of a large export ends changes nothing; a sheet is read like a text."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from tests.intake import bulk_ways, small_pieces
from tests.intake.test_bulk import MESS, NAME, ORDINARY, TAOBAO, export
from zhendan.formats.confined.even_lines import EvenLines, write_lines
from zhendan.formats.readers.pieces import decoding_of, pieces

ROWS = 30
"""Ordinary rows of an export, of some 400 bytes each."""


def _rows() -> list[list[str]]:
    """Ordinary rows, and every third with something that a cut could break."""
    spoilt = [
        {"买家留言": "第一行\n第二行\n\n第四行"},
        {"买家留言": '他说"好",\r\n然后'},
        {"订单备注": "\n" * 5 + "刷单"},
        {"收货地址 ": "浙江省 杭州市 西湖区 示例路,1号\n2幢"},
        {"宝贝标题 ": "𠮷品，乙"},
    ]
    found = []
    for number in range(ROWS):
        more = spoilt[number // 3 % len(spoilt)] if number % 3 == 0 else {}
        cells = ORDINARY | {"订单编号": f'="{2600000000000000100 + number}"'} | more
        cells["物流单号 "] = f"No:YT{7000000001000 + number}"
        found.append([cells.get(header, "") for header in TAOBAO.headers])
        if number == 20:
            found += [[], ["甲", "乙"]]
    return found


def _small(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    """Have large files read in pieces of `size` bytes."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).resolve().parents[2]))
    monkeypatch.setenv(small_pieces.SIZE, str(size))
    monkeypatch.setattr(bulk_ways, "READER", "tests.intake.small_pieces")


@pytest.mark.parametrize(
    ("size", "encoding"), [(450, "gb18030"), (901, "utf-8"), (2000, "gb18030")]
)
def test_rows_and_quoted_line_breaks_across_pieces_read_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int, encoding: str
) -> None:
    _small(monkeypatch, size)
    path = tmp_path / NAME
    path.write_bytes(export(_rows()).encode(encoding))
    monkeypatch.setattr("zhendan.formats.readers.pieces.PIECE", size)
    decoding = decoding_of(path)
    assert decoding is not None
    assert sum(1 for _ in pieces(path, decoding, after=1)) > 4, "the pieces are small indeed"
    staged, differences = bulk_ways.compared(tmp_path, monkeypatch)
    assert differences == []
    assert staged.reading.files[0].rows == ROWS
    (left_out,) = staged.tables.rows("SELECT max(row_ref) > count(*) FROM source_rows")
    assert left_out == (True,), "lines that are no row keep their numbers in bulk only"


@pytest.mark.parametrize(("left", "above"), [(0, 0), (1, 2)])
def test_a_sheet_reads_the_same_both_ways(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, left: int, above: int
) -> None:
    _small(monkeypatch, 9000)
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "订单"
    table = [list(TAOBAO.headers), *_rows()]
    for number, (header, cells) in enumerate(MESS.items()):
        for place, cell in enumerate(cells):
            row = list(table[2])
            row[TAOBAO.headers.index(header)] = cell
            row[0] = (
                str(2600000000000009000 + 20 * number + place) if header != "订单编号" else cell
            )
            table.append(row)
    for number, row in enumerate(table, 1 + above):
        for place, cell in enumerate(row, 1 + left):
            if cell:
                sheet.cell(number, place).value = cell
                sheet.cell(number, place).data_type = "s"
    sheet.cell(above + 2, left + 5).value = 252.34
    sheet.cell(above + 3, left + 5).value = 252
    book.create_sheet("空白页", 0)
    book.save(tmp_path / "ExportOrderList202606200900.xlsx")
    staged, differences = bulk_ways.compared(tmp_path, monkeypatch)
    assert differences == []
    (asked,) = staged.tables.rows("SELECT max(row_ref) > count(*), min(sheet) FROM source_rows")
    assert asked == (True, "订单")


@given(rows=st.lists(st.lists(st.text(max_size=4), min_size=3, max_size=3), max_size=150))
@settings(max_examples=60, deadline=None)
def test_a_sheet_as_lines_gives_back_every_cell(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    path = tmp_path_factory.mktemp("lines") / "sheet.csv"
    write_lines(path, rows)
    assert list(EvenLines(path).rows()) == list(enumerate(rows, 1))
    assert path.read_bytes().count(b"\n") == len(rows)
