"""Broken and hostile files end in a coded sentence or a right reading, never in a wrong row."""

import io
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest

from tests.intake.conftest import SAMPLES, SECRET, Inbox, Read, read
from zhendan.formats.confined.archives import MOST_RATIO
from zhendan.formats.confined.channel import Confined
from zhendan.formats.container_problems import ReadingTooCostly
from zhendan.formats.readers.magic import Content, judge
from zhendan.intake import ColumnMapping, IntakeSettings

BAD = SAMPLES / "bad"
LEDGER = ColumnMapping(
    {
        "order_no": "订单编号",
        "buyer": "买家会员名",
        "amount": "买家实际支付金额",
        "paid_at": "订单付款时间",
        "phone": "联系手机",
        "waybill": "物流单号",
    }
)
MONEY = ColumnMapping({"order_no": "id", "amount": "amount"})
DATES = ColumnMapping({"order_no": "id", "paid_at": "date"})
NOTES = ColumnMapping({"order_no": "订单编号", "memo": "备注"})
SHORT = ColumnMapping({"order_no": "订单编号", "amount": "金额"})
MESSAGES = ColumnMapping(
    {"order_no": "订单编号", "orders.buyer_message": "买家留言", "amount": "金额"}
)
CODES = {
    "duplicate_header_names.csv": ["ZD302"],
    "embedded_newline_and_quotes.csv": ["ZD302"],
    "empty.csv": ["ZD301"],
    "formula_injection.csv": ["ZD302"],
    "fullwidth_digits.csv": ["ZD302"],
    "header_only.csv": ["ZD301"],
    "html_table_named.xls": ["ZD302"],
    "lost_leading_zero.csv": ["ZD302"],
    "mixed_encodings_one_file.csv": ["ZD306", "ZD302"],
    "money_formats.csv": ["ZD302"],
    "no_data_marker.csv": ["ZD301"],
    "nul_bytes_and_control.csv": ["ZD302", "ZD353", "ZD353"],
    "password_protected_AES_pw_is_1234.zip": ["ZD308"],
    "ragged_rows.csv": ["ZD302", "ZD341", "ZD341"],
    "sci_notation_excel_saved.csv": ["ZD302", "ZD343", "ZD343"],
    "sep_line.csv": ["ZD302"],
    "totals_row.csv": ["ZD302"],
    "truncated.zip": ["ZD307"],
    "two_digit_years.csv": ["ZD302"],
    "utf16le_bom_tab.csv": ["ZD302"],
    "wrong_delimiter_semicolon.csv": ["ZD302"],
    "xlsx_billion_laughs.xlsx": ["ZD311"],
    "xlsx_numeric_order_no_and_serial_dates.xlsx": ["ZD302", "ZD343"],
    "xxe_einvoice.xml": ["ZD313"],
    "zip_slip.zip": ["ZD309", "ZD309", "ZD309"],
}


@pytest.fixture(scope="module")
def bad() -> Inbox:
    return read(BAD)


@pytest.mark.parametrize("name", sorted(path.name for path in BAD.iterdir()))
def test_a_bad_file_says_what_is_wrong_with_it(bad: Inbox, name: str) -> None:
    report = bad.file("/" + name) if "/" in name else bad.file(name)
    assert [problem.code for problem in report.problems] == CODES[name]
    assert report.recognised_as in {"unknown", "archive"}
    words = [p.text.say(lang) for p in report.problems for lang in ("zh", "en")]
    assert all(words)
    assert not any("{" in word for word in words), "every fact is filled in"


def test_bad_files_give_no_row_at_all(bad: Inbox) -> None:
    assert set(bad.tables) == {"source_files"}


def _mapped(tmp_path: Path, name: str, *mappings: ColumnMapping) -> Inbox:
    (tmp_path / name).write_bytes((BAD / name).read_bytes())
    return read(tmp_path, IntakeSettings(secret=SECRET, mappings=mappings))


def test_ids_turned_into_numbers_reject_their_rows(tmp_path: Path) -> None:
    taken = _mapped(tmp_path, "sci_notation_excel_saved.csv", LEDGER)
    report = taken.reading.files[0]
    assert (report.rows, report.rejected) == (0, 2)
    assert {p.code for p in report.problems} == {"ZD820", "ZD343"}
    assert report.edited_after_export is True
    assert not taken.rows("orders")


def test_a_numeric_order_number_of_a_workbook_rejects_its_row(tmp_path: Path) -> None:
    dated = ColumnMapping({"order_no": "订单编号", "paid_at": "付款时间"})
    taken = _mapped(tmp_path, "xlsx_numeric_order_no_and_serial_dates.xlsx", dated)
    assert taken.reading.files[0].rejected == 1
    assert not taken.rows("orders")


def test_serial_dates_are_read_by_the_meaning_of_the_column(tmp_path: Path) -> None:
    dated = ColumnMapping({"order_no": "商品ID", "paid_at": "付款时间"})
    taken = _mapped(tmp_path, "xlsx_numeric_order_no_and_serial_dates.xlsx", dated)
    order = taken.rows("orders")[0]
    assert order["order_no"] == "10160070484512"
    assert order["paid_at"].isoformat() == "2026-06-17T16:03:11+00:00"


def test_full_width_digits_are_ordinary_digits(tmp_path: Path) -> None:
    order = _mapped(tmp_path, "fullwidth_digits.csv", LEDGER).rows("orders")[0]
    assert order["order_no"] == "33000000000000010101"
    assert order["paid_amount"] == Decimal("1199.00")
    assert order["paid_at"].isoformat() == "2026-06-17T16:03:11+00:00"
    assert order["receiver_phone_kind"] == "full"


def test_each_line_of_a_mixed_file_is_read_in_its_own_encoding(tmp_path: Path) -> None:
    taken = _mapped(tmp_path, "mixed_encodings_one_file.csv", NOTES)
    assert [o["seller_memo"] for o in taken.rows("orders")] == ["这一行是GBK", "这一行是UTF-8"]
    assert taken.reading.files[0].encoding == "gb18030+utf-8"


def test_utf16_with_tabs_is_read(tmp_path: Path) -> None:
    order = _mapped(tmp_path, "utf16le_bom_tab.csv", LEDGER).rows("orders")[0]
    assert order["order_no"] == "3300000000000010101"
    assert order["receiver_phone_last4"] == "0001"


def test_a_message_over_two_lines_is_one_record_with_its_physical_row(tmp_path: Path) -> None:
    taken = _mapped(tmp_path, "embedded_newline_and_quotes.csv", MESSAGES)
    orders = taken.rows("orders")
    assert orders[0]["buyer_message"] == '第一行\n第二行,含逗号 "引号"'
    assert orders[1]["buyer_message"] == "结尾反斜杠\\"
    assert [row["row_no"] for row in taken.rows("source_rows")] == [2, 4]


def test_formulas_stay_text(tmp_path: Path) -> None:
    said = ColumnMapping(
        {"order_no": "订单编号", "buyer": "买家昵称", "orders.buyer_message": "买家留言"}
    )
    taken = _mapped(tmp_path, "formula_injection.csv", said)
    assert [o["buyer_message"] for o in taken.rows("orders")] == ["=1+1", "@SUM(1)", "=1+1"]


def test_a_heading_that_stands_twice_keeps_its_place(tmp_path: Path) -> None:
    said = ColumnMapping({"order_no": "订单号", "memo": "分销员#2", "buyer": "分销员"})
    taken = _mapped(tmp_path, "duplicate_header_names.csv", said)
    assert taken.rows("orders")[0]["seller_memo"] == "乙"
    assert taken.rows("buyers")[0]["key_value"] == "甲"


def test_totals_that_agree_are_dropped(tmp_path: Path) -> None:
    taken = _mapped(tmp_path, "totals_row.csv", LEDGER)
    report = taken.reading.files[0]
    assert (report.rows, report.rejected, len(taken.rows("orders"))) == (2, 0, 2)
    assert [(t.declared, t.ok) for t in report.control_totals] == [("3.00", True), ("2", True)]


def test_totals_that_disagree_keep_the_file_from_being_evidence(inbox: Read) -> None:
    text = (BAD / "totals_row.csv").read_text("gb18030").replace("合计,,3.00", "合计,,4.00")
    taken = inbox({"t.csv": text}, IntakeSettings(secret=SECRET, mappings=(LEDGER,)))
    report = taken.reading.files[0]
    assert [p.code for p in report.problems] == ["ZD820", "ZD315"]
    assert not report.usable
    assert taken.row("source_files")["control_ok"] is False


def test_a_year_of_two_digits_is_read_only_where_one_reading_is_a_date(tmp_path: Path) -> None:
    taken = _mapped(tmp_path, "two_digit_years.csv", DATES)
    days = {o["order_no"]: o["paid_at"].date().isoformat() for o in taken.rows("orders")}
    assert days == {"2": "2026-07-20", "4": "2026-06-17"}
    assert taken.reading.files[0].rejected == 2
    assert {p.code for p in taken.reading.files[0].problems} == {"ZD346"}


def test_the_delimiter_comes_from_the_header_line(tmp_path: Path) -> None:
    taken = _mapped(tmp_path, "wrong_delimiter_semicolon.csv", LEDGER)
    assert [p.code for p in taken.reading.files[0].problems] == ["ZD820", "ZD345"]
    assert taken.row("source_files")["delimiter"] == ";"


def test_a_sep_line_is_consumed(tmp_path: Path) -> None:
    taken = _mapped(tmp_path, "sep_line.csv", SHORT)
    assert taken.rows("orders")[0]["paid_amount"] == Decimal(2)
    assert taken.rows("source_rows")[0]["row_no"] == 3


def test_a_page_named_xls_is_read_as_the_table_it_is(tmp_path: Path) -> None:
    order = _mapped(tmp_path, "html_table_named.xls", SHORT).rows("orders")[0]
    assert order["order_no"] == "3300000000000010101"
    assert order["paid_amount"] == Decimal("199.00")


def test_invisible_characters_are_taken_out_of_ids_and_shown(bad: Inbox, tmp_path: Path) -> None:
    taken = _mapped(tmp_path, "nul_bytes_and_control.csv", NOTES)
    assert len(taken.rows("orders")) == 2
    shown = [p.text.zh for p in bad.file("nul_bytes_and_control.csv").problems]
    assert any("U+202E" in words for words in shown)


def test_ragged_rows_are_counted_and_the_good_row_is_kept(tmp_path: Path) -> None:
    taken = _mapped(tmp_path, "ragged_rows.csv", SHORT)
    report = taken.reading.files[0]
    assert (report.rows, report.rejected) == (1, 2)
    assert [p.row for p in report.problems if p.code == "ZD341"] == [2, 3]
    assert taken.rows("orders")[0]["order_no"] == "3"


def test_prose_is_no_table_of_broken_rows(inbox: Read) -> None:
    text = "进货说明：\n我们在六月，进了两批货。\n都有单据,可以提供。\n谢谢\n"
    report = inbox({"说明.txt": text}).file("说明.txt")
    assert [p.code for p in report.problems] == ["ZD302"]
    assert (report.rows, report.rejected) == (0, 0)


def test_leading_zeros_are_not_invented(tmp_path: Path) -> None:
    said = ColumnMapping({"order_no": "手机", "order_lines.sku_code": "商家编码"})
    taken = _mapped(tmp_path, "lost_leading_zero.csv", said)
    assert taken.rows("order_lines")[0]["sku_code"] == "1234"


EXPECTED_MONEY = {
    "1": "1299.90",
    "2": "0",
    "3": "598.00",
    "4": "-12.50",
    "6": None,
    "11": "12.345",
    "12": "-3.98",
}


def test_money_is_read_or_refused_but_never_guessed(tmp_path: Path) -> None:
    taken = _mapped(tmp_path, "money_formats.csv", MONEY)
    found = {o["order_no"]: o["paid_amount"] for o in taken.rows("orders")}
    assert found == {no: Decimal(v) if v else None for no, v in EXPECTED_MONEY.items()}
    report = taken.reading.files[0]
    assert report.rejected == 5
    assert [p.row for p in report.problems if p.code == "ZD345"] == [6, 8, 9, 10, 11]
    assert [p.row for p in report.problems if p.code == "ZD350"] == [12]


def test_an_open_quote_swallows_no_row(inbox: Read) -> None:
    rows = [
        "订单编号,备注,金额",
        '1,"没有闭合,5.00',
        "2,好,6.00",
        "3,好,7.00",
        '4,"也开着,8.00',
        "5,好,9.00",
    ]
    said = ColumnMapping({"order_no": "订单编号", "memo": "备注"})
    taken = inbox({"q.csv": "\n".join(rows)}, IntakeSettings(secret=SECRET, mappings=(said,)))
    report = taken.reading.files[0]
    assert [o["order_no"] for o in taken.rows("orders")] == ["2", "3", "5"]
    assert (report.rows, report.rejected) == (3, 2)
    assert [p.code for p in report.problems] == ["ZD342", "ZD342"]


def test_the_right_password_opens_a_locked_archive(tmp_path: Path) -> None:
    name = "password_protected_AES_pw_is_1234.zip"
    (tmp_path / name).write_bytes((BAD / name).read_bytes())
    taken = read(tmp_path, IntakeSettings(secret=SECRET, passwords={name: "1234"}))
    assert [f.path for f in taken.reading.files] == [name, f"{name}!/orders.csv"]
    wrong = read(tmp_path, IntakeSettings(secret=SECRET, passwords={name: "12345"}))
    assert wrong.codes(name) == ["ZD308"]


def _zip(members: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return content.getvalue()


def test_a_zip_bomb_is_stopped_while_it_goes_off(inbox: Read) -> None:
    bomb = _zip({"orders.csv": b"0" * (64 << 20)})
    assert len(bomb) * MOST_RATIO < 64 << 20
    taken = inbox({"bomb.zip": bomb, "good.csv": "订单编号,金额\n1,2\n"})
    assert taken.codes("bomb.zip") == ["ZD310"]
    assert taken.file("good.csv").rows == 1


def test_archives_nested_too_deep_are_refused(inbox: Read) -> None:
    inner = _zip({"c.zip": _zip({"d.csv": b"a,b\n1,2\n"})})
    taken = inbox({"a.zip": _zip({"b.zip": inner})})
    assert taken.codes("b.zip!/c.zip") == ["ZD310"]
    assert taken.file("a.zip").usable


WORKBOOK = {
    "[Content_Types].xml": '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/'
    'package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.'
    'openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType='
    '"application/xml"/></Types>',
    "_rels/.rels": '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/'
    'package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/'
    'spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<?xml version="1.0"?><Relationships xmlns="http://schemas.'
    'openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.'
    'openxmlformats.org/officeDocument/2006/relationships/worksheet" '
    'Target="worksheets/sheet1.xml"/></Relationships>',
}
SHEET = (
    '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/'
    'main"><sheetData><row r="1">{cells}</row>{rest}</sheetData></worksheet>'
)


def _workbook(sheet: str) -> bytes:
    members = {name: text.encode() for name, text in WORKBOOK.items()}
    return _zip(members | {"xl/worksheets/sheet1.xml": sheet.encode()})


def test_a_workbook_blown_up_by_a_comment_ends_in_a_coded_answer(inbox: Read) -> None:
    rest = "<!--" + "x" * (48 << 20) + "-->"
    sheet = SHEET.format(cells='<c r="A1"><v>1</v></c>', rest=rest)
    taken = inbox({"bomb.xlsx": _workbook(sheet)})
    assert taken.codes("bomb.xlsx") == ["ZD301"]


def test_a_workbook_that_needs_too_much_memory_ends_in_a_coded_answer(inbox: Read) -> None:
    # Two corner cells make a dense sheet of 17 thousand million cells.
    rest = '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    sheet = SHEET.format(cells='<c r="A1"><v>1</v></c>', rest=rest)
    taken = inbox({"bomb.xlsx": _workbook(sheet), "good.csv": "订单编号,金额\n1,2\n"})
    assert taken.codes("bomb.xlsx") in (["ZD312"], ["ZD311"])
    assert taken.file("good.csv").rows == 1


def test_the_child_is_stopped_when_its_time_is_up(tmp_path: Path) -> None:
    request = {"op": "ole", "path": str(tmp_path / "x"), "out": str(tmp_path)}
    with Confined(seconds=0.0) as confined, pytest.raises(ReadingTooCostly):
        confined.ask(request, tmp_path)


def test_a_child_that_died_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "x.xml").write_text("<a>1</a>")
    request = {"op": "xml", "path": str(tmp_path / "x.xml"), "out": str(tmp_path)}
    with Confined() as confined:
        confined.ask(request, tmp_path)
        confined.end()
        assert confined.ask(request, tmp_path)["tree"] == ["a", "1", []]


@pytest.mark.parametrize(
    ("head", "content"),
    [
        (b"", Content.EMPTY),
        (b"PK\x03\x04rest", Content.ZIP),
        (b"\xd0\xcf\x11\xe0", Content.OLE),
        (b"%PDF-1.7", Content.PDF),
        (b"BMI of a buyer, in words", Content.TEXT),
        (b"<html><table>", Content.HTML),
        (b"\xef\xbb\xbf<?xml version='1.0'?>", Content.XML),
        (b'\xef\xbb\xbf {"a": 1}', Content.JSON),
        (b"\xff\xfea\x00", Content.TEXT),
        (b"PAR1" + b"\x00" * 40, Content.BINARY),
        ("订单".encode("gb18030"), Content.TEXT),
    ],
)
def test_bytes_say_what_a_file_is(head: bytes, content: Content) -> None:
    assert judge(head) is content
