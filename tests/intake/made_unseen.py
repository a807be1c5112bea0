"""Files as shops really have them, made by hand; every name and number in them is invented."""

import gzip
import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import datetime, time
from email.message import EmailMessage

import openpyxl
from openpyxl.styles import numbers
from pypdf import PdfReader, PdfWriter

from tests.intake.conftest import SAMPLES
from tests.intake.made_compound import compound
from tests.intake.made_papers import invoice_pdf, photo

Files = dict[str, bytes]
ONE, TWO, THREE = "9900000000000000111", "9900000000000000222", "9900000000000000333"
HEAD = "订单编号,买家昵称,实付金额,付款时间,卖家备注"
ROW_1 = f"{ONE},示例甲,12.50,2026-06-18 10:00:00,无"
ROW_2 = f"{TWO},示例乙,8.00,2026-06-18 11:30:00,送礼"
ROW_3 = f"{THREE},示例丙,30.00,2026-06-19 09:15:00,"
PLAIN = "\r\n".join([HEAD, ROW_1, ROW_2]) + "\r\n"


def _book(fill: Callable[[openpyxl.Workbook], None], *, later: bool = False) -> bytes:
    """A workbook that a person filled."""
    book = openpyxl.Workbook()
    if later:
        book.epoch = openpyxl.utils.datetime.MAC_EPOCH
    fill(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _rows(*lines: str) -> list[list[str]]:
    return [line.split(",") for line in lines]


def _titled() -> Files:
    above = [
        "示例家居旗舰店 销售订单明细,,,,",
        "打印人：示例员工,,打印时间：2026-06-20 09:00,,",
        ",,,,",
    ]
    return {"ERP导出.csv": "\n".join([*above, HEAD, ROW_1, ROW_2]).encode("gb18030")}


def _two_heads() -> Files:
    def fill(book: openpyxl.Workbook) -> None:
        page = book.active
        page.append(["订单信息", None, "金额信息", "时间", "备注"])
        page.merge_cells("A1:B1")
        for row in _rows(HEAD, ROW_1, ROW_2):
            page.append(row)

    return {"万里牛订单.xlsx": _book(fill)}


def _subtotals() -> Files:
    lines = [HEAD, ROW_1, ROW_2, "小计,,20.50,,", ROW_3, "小计,,30.00,,", "合计,,50.50,,"]
    return {"按日小计.csv": "\n".join(lines).encode("gb18030")}


def _wrong_total() -> Files:
    return {"按日小计.csv": "\n".join([HEAD, ROW_1, ROW_2, "合计,,99.00,,"]).encode("gb18030")}


def _broken_byte() -> Files:
    return {"订单.csv": PLAIN.encode("gbk").replace("送礼".encode("gbk"), b"\xcb\xff\xc0\xf1")}


def _utf16() -> Files:
    return {"导出.xls": PLAIN.replace(",", "\t").encode("utf-16")}


def _utf16_bare() -> Files:
    return {"导出.txt": PLAIN.replace(",", "\t").encode("utf-16-le")}


def _html() -> Files:
    cells = "".join(
        "<tr>" + "".join(f"<td style='vnd.ms-excel.numberformat:@'>{c}</td>" for c in row) + "</tr>"
        for row in _rows(HEAD, ROW_1, ROW_2)
    )
    page = f"<html><head><meta charset='gbk'></head><body><table border=1>{cells}</table></body>"
    return {"订单.xls": page.encode("gbk")}


def _wrapped() -> Files:
    second = ROW_2.replace(",8.00", ",\t8.00")
    third = f'="{THREE}",示例丙,30.00,2026-06-19 09:15:00\t,'
    text = "\n".join([HEAD, "'" + ROW_1, "\t" + second, third])
    return {"宝贝.csv": text.encode("gb18030")}


def _serials(*, later: bool) -> Files:
    def fill(book: openpyxl.Workbook) -> None:
        page = book.active
        page.append(HEAD.split(","))
        for number, said in ((ONE, (18, 10, 0)), (TWO, (18, 11, 30))):
            page.append([number, "示例甲", 12.5, None, ""])
            cell = page.cell(page.max_row, 4)
            cell.value = datetime(2026, 6, said[0], said[1], said[2])
            cell.number_format = "General" if not later else numbers.FORMAT_DATE_DATETIME

    return {"日期成数字.xlsx": _book(fill, later=later)}


def _hanzi_times() -> Files:
    rows = [
        f"{ONE},示例甲,12.50,2026年3月5日 下午3:05,",
        f"{TWO},示例乙,8.00,2026年3月5日15时06分07秒,",
        f"{THREE},示例丙,30.00,2026/3/5 15:08,",
    ]
    return {"时间.csv": "\n".join([HEAD, *rows]).encode("gb18030")}


def _past_midnight() -> Files:
    rows = [
        ROW_1,
        f"{TWO},示例乙,8.00,2026-06-18 24:05:00,",
        f"{THREE},示例丙,30.00,2026-06-18 25:10,",
    ]
    return {"夜里.csv": "\n".join([HEAD, *rows]).encode()}


def _clock_only() -> Files:
    def fill(book: openpyxl.Workbook) -> None:
        page = book.active
        page.append(HEAD.split(","))
        page.append([ONE, "示例甲", 12.5, time(10, 5), ""])

    return {"只有钟点.xlsx": _book(fill)}


def _full_width() -> Files:
    wide = str.maketrans("0123456789.-:", "０１２３４５６７８９．－：")
    return {"全角.csv": "\n".join([HEAD, ROW_1.translate(wide), ROW_2]).encode("gb18030")}


def _money() -> Files:
    rows = [
        f'{ONE},示例甲,"¥1,299.00",2026-06-18 10:00:00,',
        f'{TWO},示例乙,"1,088.50元",2026-06-18 10:00:00,',
        f"{THREE},示例丙,￥ 88,2026-06-18 10:00:00,",
    ]
    return {"金额.csv": "\n".join([HEAD, *rows]).encode("gb18030")}


def _ten_thousands() -> Files:
    return {"金额.csv": "\n".join([HEAD, ROW_1, ROW_2.replace("8.00", "1.2万")]).encode()}


def _bracketed() -> Files:
    text = (
        "退款编号,订单编号,退款金额,退款状态,申请时间\n"
        f"R1,{ONE},(12.50),退款成功,2026-06-20 10:00:00\n"
        f"R2,{TWO},-8.00,退款成功,2026-06-20 11:00:00\n"
    )
    return {"退款.csv": text.encode("gb18030")}


def _hidden() -> Files:
    def fill(book: openpyxl.Workbook) -> None:
        page = book.active
        for row in _rows(HEAD, ROW_1, ROW_2, ROW_3):
            page.append(row)
        page.row_dimensions[3].hidden = True
        page.column_dimensions["B"].hidden = True

    return {"筛选过.xlsx": _book(fill)}


def _sheets() -> Files:
    def fill(book: openpyxl.Workbook) -> None:
        first = book.active
        first.title = "说明"
        first.append(["本表由示例员工整理，如有疑问请联系"])
        page = book.create_sheet("六月订单")
        for row in _rows(HEAD, ROW_1, ROW_2):
            page.append(row)
        pivot = book.create_sheet("透视")
        for row in (["行标签", "求和项:实付金额"], ["6月18日", 20.5], ["总计", 20.5]):
            pivot.append(row)

    return {"整理.xlsx": _book(fill)}


def _locked() -> Files:
    return {
        "加密.xlsx": compound(
            {"EncryptionInfo": b"\4\0\4\0@\0\0\0", "EncryptedPackage": bytes(5000)}
        )
    }


def _newline() -> Files:
    row = f'{ONE},示例甲,12.50,2026-06-18 10:00:00,"急单\n要""礼袋"",谢谢"'
    return {"备注换行.csv": "\n".join([HEAD, row, ROW_2]).encode("gb18030")}


def _separated(mark: str) -> Callable[[], Files]:
    return lambda: {"导出.txt": PLAIN.replace(",", mark).encode()}


def _told_separator() -> Files:
    return {"导出.csv": ("sep=;\r\n" + PLAIN.replace(",", ";")).encode("utf-8-sig")}


def _glued() -> Files:
    second = "\r\n".join([HEAD, ROW_3]) + "\r\n"
    return {"合并.csv": PLAIN.encode("utf-8-sig") + second.encode("utf-8-sig")}


def _again() -> Files:
    return {"订单.csv": PLAIN.encode(), "订单 (1).csv": PLAIN.encode()}


def _overlap() -> Files:
    later = "\r\n".join([HEAD, ROW_2, ROW_3]) + "\r\n"
    return {"订单1.csv": PLAIN.encode(), "订单2.csv": later.encode()}


def _alipay() -> Files:
    text = (SAMPLES / "case_taobao" / "2088000000000000_202606_账务明细.csv").read_text("gb18030")
    return {"账务明细.csv": text.replace("收入合计：4笔", "收入合计：6笔").encode("gb18030")}


def _wechat() -> Files:
    text = (SAMPLES / "payments" / "wechatpay_tradebill_20260618.csv").read_text("utf-8")
    return {"微信账单.csv": text.replace("`59.90,`0.00\n", "`59.90,`7.00\n").encode()}


def _forwarded() -> Files:
    inner = EmailMessage()
    inner["From"], inner["To"], inner["Subject"] = "a@example.com", "b@example.com", "订单"
    inner.set_content("见附件")
    inner.add_attachment(PLAIN.encode(), maintype="text", subtype="csv", filename="订单.csv")
    for sender in ("b@example.com", "c@example.com"):
        outer = EmailMessage()
        outer["From"], outer["To"], outer["Subject"] = sender, "d@example.com", "转发：订单"
        outer["Date"] = "Sat, 20 Jun 2026 10:00:00 +0800"
        outer.set_content("请看")
        outer.add_attachment(inner)
        inner = outer
    return {"转发.eml": inner.as_bytes()}


def _cut(pack: Callable[[], tuple[str, bytes]]) -> Callable[[], Files]:
    def made() -> Files:
        name, whole = pack()
        return {name: whole[: len(whole) * 2 // 3]}

    return made


def _zip() -> tuple[str, bytes]:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("订单.csv", PLAIN * 9)
    return "打包.zip", out.getvalue()


def _trailing_commas() -> Files:
    return {"逗号.csv": "\n".join([HEAD, ROW_1 + ",", ROW_2 + ","]).encode("gb18030")}


def _broken_heads() -> Files:
    head = HEAD.replace("订单编号", '"订单\n编号"').replace("实付金额", " 实付 金额 ")
    return {"表头换行.csv": "\n".join([head, ROW_1, ROW_2]).encode("gb18030")}


def _mac() -> Files:
    return {"苹果.csv": PLAIN.replace("\r\n", "\r").encode("gb18030")}


def _two_tables() -> Files:
    other = "\n\n补发登记,,,,\n快递单号,件数,经办,日期,\nYT9900000000001,1,示例员工,2026-06-20,\n"
    return {"两张表.csv": (PLAIN.replace("\r\n", "\n") + other).encode("gb18030")}


def _first_only() -> Files:
    return {"合并单元格.csv": "\n".join([HEAD, ROW_1, ",,3.00,,", ROW_2]).encode("gb18030")}


def _remarks() -> Files:
    text = "\n".join([HEAD, ROW_1, ROW_2, "注：以上不含税费，示例员工,,,,"])
    return {"备注.csv": text.encode("gb18030")}


def _named_csv() -> Files:
    def fill(book: openpyxl.Workbook) -> None:
        for row in _rows(HEAD, ROW_1, ROW_2):
            book.active.append(row)

    return {"导出.csv": _book(fill)}


def _taiwan() -> Files:
    text = PLAIN.replace("订单编号", "訂單編號").replace("买家昵称", "買家暱稱")
    text = text.replace("实付金额", "實付金額").replace("付款时间", "付款時間")
    text = text.replace("卖家备注", "賣家備註").replace("无", "無").replace("送礼", "送禮")
    return {"訂單.csv": text.encode("big5", "ignore")}


def _western() -> Files:
    text = "Bestellnummer;Käufer;Betrag;Datum\n9900000001;Müller;12,50;18.06.2026\n"
    return {"bestellungen.csv": text.encode("cp1252")}


def _twice() -> Files:
    head = HEAD + ",实付金额"
    return {"两列.csv": "\n".join([head, ROW_1 + ",13.00", ROW_2 + ",9.00"]).encode()}


def _commas() -> Files:
    text = PLAIN.replace(",", ";").replace("12.50", "12,50").replace("8.00", "8,00")
    return {"欧式.csv": text.encode()}


def _which_day() -> Files:
    text = PLAIN.replace("2026-06-18", "05/06/2026")
    return {"日期.csv": text.encode()}


def _gap() -> Files:
    return {"空行.csv": "\n".join([HEAD, ROW_1, ",,,,", "", ROW_2, ROW_3]).encode("gb18030")}


def _ragged() -> Files:
    rows = [HEAD, ROW_1, f"{TWO},示例乙", ROW_3 + "多,出,的"]
    return {"参差.csv": "\n".join(rows).encode("gb18030")}


def _two_right() -> Files:
    def fill(book: openpyxl.Workbook) -> None:
        first = book.active
        first.append(["汇总", 3])
        for title, lines in (("上旬", (ROW_1, ROW_2)), ("下旬", (ROW_3,))):
            page = book.create_sheet(title)
            for row in _rows(HEAD, *lines):
                page.append(row)

    return {"分表.xlsx": _book(fill)}


def _nested() -> Files:
    inner, outer = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(inner, "w") as file:
        file.writestr("订单.csv", PLAIN)
    with zipfile.ZipFile(outer, "w") as file:
        file.writestr("六月/六月.zip", inner.getvalue())
    return {"邮件附件.zip": outer.getvalue()}


def _formula_errors() -> Files:
    return {"公式.csv": "\n".join([HEAD, ROW_1, ROW_2.replace("8.00", "#REF!")]).encode()}


def _nothing_paid() -> Files:
    rows = [ROW_1.replace("12.50", "0"), ROW_2.replace("8.00", "--")]
    return {"零元.csv": "\n".join([HEAD, *rows]).encode()}


def _curly() -> Files:
    return {"引号.csv": "\n".join([HEAD, "“" + ROW_1.replace(",", "”,", 1), ROW_2]).encode()}


def _last_line() -> Files:
    return {"未下载完.csv": (HEAD + "\n" + ROW_1 + "\n" + ROW_2[:30]).encode("gb18030")}


def turned_invoice(turn: int) -> bytes:
    """A printed invoice whose page is shown turned."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(invoice_pdf())))
    for page in writer.pages:
        page.rotate(turn)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def written_sideways(turn: int) -> bytes:
    """A printed invoice whose letters themselves run along the page's side."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(turned_invoice(turn))))
    for page in writer.pages:
        page.transfer_rotation_to_content()
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


MADE: Mapping[str, Callable[[], Files]] = {
    "title rows above the headings": _titled,
    "two header rows, merged": _two_heads,
    "subtotals of each day that agree": _subtotals,
    "a total that disagrees": _wrong_total,
    "GBK with a broken byte": _broken_byte,
    "UTF-16 text named xls": _utf16,
    "UTF-16 text without a mark": _utf16_bare,
    "HTML table named xls": _html,
    "apostrophes, tabs and formulas around ids": _wrapped,
    "dates shown as serial numbers": lambda: _serials(later=False),
    "a workbook that counts days from 1904": lambda: _serials(later=True),
    "times in Chinese words": _hanzi_times,
    "clocks past midnight": _past_midnight,
    "a clock without its day": _clock_only,
    "full-width digits": _full_width,
    "signs and separators around amounts": _money,
    "an amount in ten thousands": _ten_thousands,
    "refunds in brackets and below zero": _bracketed,
    "hidden rows and columns": _hidden,
    "several sheets, one of orders": _sheets,
    "a workbook under a password": _locked,
    "a line break inside a memo": _newline,
    "semicolons": _separated(";"),
    "pipes": _separated("|"),
    "the separator in the first line": _told_separator,
    "two files glued together, a mark between": _glued,
    "the same download twice": _again,
    "exports that overlap": _overlap,
    "an Alipay bill with a wrong count": _alipay,
    "a WeChat bill with a wrong sum": _wechat,
    "a mail forwarded twice": _forwarded,
    "nothing at all": lambda: {"空.csv": b""},
    "a workbook cut short": _cut(lambda: ("截断.xlsx", _hidden()["筛选过.xlsx"])),
    "an archive cut short": _cut(_zip),
    "a gzip cut short": _cut(lambda: ("订单.csv.gz", gzip.compress(PLAIN.encode() * 9))),
    "a comma more in each row than above": _trailing_commas,
    "line breaks and blanks inside headings": _broken_heads,
    "lines ended as old Macs did": _mac,
    "another table below the orders": _two_tables,
    "an order's number on its first row only": _first_only,
    "remarks below the table": _remarks,
    "a picture's bytes named csv": lambda: {"图.csv": photo()},
    "a workbook named csv": _named_csv,
    "text of Taiwan": _taiwan,
    "Windows in Western Europe": _western,
    "a column named twice": _twice,
    "amounts written with a comma for the point": _commas,
    "day and month that cannot be told apart": _which_day,
    "an empty row between the orders": _gap,
    "one row cut short and one too long": _ragged,
    "a summary sheet before one with the same headings": _two_right,
    "a zip inside a zip": _nested,
    "cells with errors of formulas": _formula_errors,
    "amounts of zero and none": _nothing_paid,
    "quotes of Chinese around cells": _curly,
    "an ended file with its last line cut": _last_line,
}
