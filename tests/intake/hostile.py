"""Hostile inputs by name, each a few lines of code: what an attacker or a broken program writes."""

import gzip
import io
import struct
import zipfile
import zlib
from collections.abc import Callable

from tests.intake.test_bad_files import SHEET, WORKBOOK

HEAD = "订单编号,备注,金额\n"
GOOD = HEAD + "A1,好,5.00\n"


def csv(body: str, *, encoding: str = "utf-8") -> bytes:
    return (HEAD + body).encode(encoding)


def zipped(members: dict[str, bytes], **about: int) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name)
            info.external_attr = about.get("attributes", 0)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return content.getvalue()


def book(cells: str = '<c r="A1"><v>1</v></c>', rest: str = "", **parts: str) -> bytes:
    members = {name: text.encode() for name, text in WORKBOOK.items()}
    members["xl/worksheets/sheet1.xml"] = SHEET.format(cells=cells, rest=rest).encode()
    named = {name.replace("__", "/").replace("_xml", ".xml"): t for name, t in parts.items()}
    return zipped(members | {name: text.encode() for name, text in named.items()})


def png(width: int, height: int) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + header
    crc = struct.pack(">I", zlib.crc32(chunk))
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + crc


def lied_about(content: bytes) -> bytes:
    """A zip whose directory says that its members are empty."""
    place = content.rfind(b"PK\x01\x02")
    return content[: place + 24] + b"\0\0\0\0" + content[place + 28 :]


def mail(body: str) -> bytes:
    head = "From: a@example.com\r\nTo: b@example.com\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
    return (head + body).encode()


def _nested_mail() -> bytes:
    parts = [f"Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n" for n in range(400)]
    return mail("".join(parts) + "Content-Type: text/plain\r\n\r\nx")


_LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
_DEEP_XML = "<a>" * 50_000
_HOLE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><EInvoice>&a;</EInvoice>'
_TABLE = "<html><table><tr><td>订单编号</td><td>备注</td><td>金额</td></tr>{}</table>"

HOSTILE: dict[str, Callable[[], bytes]] = {
    "quote never closed, then a thousand rows.csv": lambda: csv(
        'A0,"open,1\n' + "".join(f"R{n},x,1\n" for n in range(1000))
    ),
    "nothing but quotes.csv": lambda: csv('"' * 5001),
    "NUL in every cell.csv": lambda: csv("A\x001,\x00,5\x00\n"),
    "a hundred thousand commas.csv": lambda: csv("," * 100_000),
    "one line of two megabytes.csv": lambda: csv("A1," + "x" * (2 << 20) + ",1\n"),
    "mark of order in the middle.csv": lambda: csv("\ufeffA1,\ufeff,1\n"),
    "half a character at the end.csv": lambda: GOOD.encode("utf-16")[:-1],
    "UTF-16 without its mark.csv": lambda: GOOD.encode("utf-16-be"),
    "UTF-32.csv": lambda: GOOD.encode("utf-32"),
    "lone surrogate bytes.csv": lambda: GOOD.encode() + b"B1,\xed\xa0\x80,1\n",
    "cut GB18030 character.csv": lambda: GOOD.encode("gb18030") + b"B1,\x81,1\n",
    "sep is NUL.csv": lambda: b"sep=\x00\n" + GOOD.encode(),
    "sep is a quote.csv": lambda: b'sep="\n' + GOOD.encode(),
    "sep is a letter.csv": lambda: "sep=单\n".encode() + GOOD.encode(),
    "header a thousand times.csv": (HEAD * 1000).encode,
    "one heading twice.csv": "订单编号,订单编号,备注,金额\nA1,A2,x,1\n".encode,
    "heading turned round.csv": ("\u202e" + GOOD).encode,
    "zero-width in ids.csv": lambda: csv("A\u200b1,x,1\nA1,y,1\n"),
    "amounts that are no numbers.csv": lambda: csv(
        "".join(
            f"N{n},x,{v}\n"
            for n, v in enumerate(["NaN", "Infinity", "1e308", "0x10", "1_000", "--5"])
        )
    ),
    "ids that a spreadsheet ate.csv": lambda: csv("3.3E+18,x,1\n330000000000001000000,x,1\n"),
    "carriage returns only.csv": lambda: GOOD.replace("\n", "\r").encode(),
    "form feeds and vertical tabs.csv": lambda: csv("A1,\x0b\x0c,1\x0b\n"),
    "formulas.csv": lambda: csv('=1+1,"=HYPERLINK(""http://x"")",@SUM(1)\n'),
    "a million short rows of nothing.csv": lambda: csv(",,\n" * 200_000),
    "full-width everything.csv": lambda: csv("Ａ１，x，１\n"),
    "brackets without end.json": lambda: b"[" * 200_000,
    "objects without end.json": lambda: b'{"a":' * 100_000,
    "number of ten thousand digits.json": lambda: b'{"tid": 1' + b"0" * 10_000 + b"}",
    "exponent beyond every number.json": lambda: (
        b'{"tid": 1e99999999999999999999, "payment": 1e99999999999999999999}'
    ),
    "not a number.json": lambda: b'{"tid": NaN, "orders": Infinity}',
    "one key twice.json": lambda: b'{"tid": "1", "tid": "2", "status": "x", "orders": {}}',
    "half a pair.json": lambda: b'{"nu": "\\ud800", "data": [{"context": "\\udfff"}]}',
    "cut in the middle.json": lambda: b'{"lastResult": {"nu": "SF1", "data": [{"time": "2026',
    "form field that is no json.txt": lambda: b"param=%7B%7B%7B&sign=%FF",
    "ten thousand tables.html": lambda: b"<html>" + b"<table><tr>" * 10_000,
    "a cell a thousand million wide.html": lambda: _TABLE.format(
        '<tr><td colspan="1000000000">A1</td></tr>'
    ).encode(),
    "a cell a million high.html": lambda: _TABLE.format(
        '<tr><td rowspan="1000000">A1</td><td>x</td><td>1</td></tr>' * 3
    ).encode(),
    "page that lies about its letters.html": lambda: (
        b'<html><meta charset="utf-7"><table><tr><td>+ADw-script+AD4-</td></tr></table>'
    ),
    "laughs.xml": _LAUGHS.encode,
    "a file of the machine.xml": _HOLE.encode,
    "fifty thousand deep.xml": _DEEP_XML.encode,
    "attributes that collide.xml": (
        "<x " + " ".join(f'a{n}="1"' for n in range(50_000)) + "/>"
    ).encode,
    "ten thousand members.zip": lambda: zipped({f"{n}": b"" for n in range(10_001)}),
    "names that climb.zip": lambda: zipped(
        {"../../x": b"1", "/abs": b"2", "..\\y": b"3", "C:\\z": b"4", "ok/../../w": b"5"}
    ),
    "a link.zip": lambda: zipped({"x.csv": b"/etc/passwd"}, attributes=0o120777 << 16),
    "directory that lies.zip": lambda: lied_about(zipped({"x.csv": b"0" * (8 << 20)})),
    "three deep.zip": lambda: zipped(
        {"a.zip": zipped({"b.zip": zipped({"c.csv": GOOD.encode()})})}
    ),
    "one name twice.zip": lambda: zipped({"x.csv": GOOD.encode()}) + zipped({"x.csv": b"y"}),
    "bomb.gz": lambda: gzip.compress(b"0" * (64 << 20)),
    "cut.gz": lambda: gzip.compress(GOOD.encode())[:-6],
    "two members.gz": lambda: gzip.compress(HEAD.encode()) + gzip.compress(b"A1,x,1\n"),
    "string that is not there.xlsx": lambda: book('<c r="A1" t="s"><v>99999999</v></c>'),
    "corner of the sheet.xlsx": lambda: book(
        rest='<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    ),
    "column beyond the last.xlsx": lambda: book('<c r="ZZZZZZZ1"><v>1</v></c>'),
    "row of a negative number.xlsx": lambda: book(rest='<row r="-5"><c r="A-5"><v>1</v></c></row>'),
    "hidden columns without end.xlsx": lambda: book(
        rest='</sheetData><cols><col hidden="1" min="1" max="99999999999999999999"/></cols>'
        "<sheetData>"
    ),
    "sheet outside the book.xlsx": lambda: book(xl___rels__workbook_xml="x"),
    "laughing sheet.xlsx": lambda: book('<c r="A1" t="inlineStr"><is><t>&a;</t></is></c>'),
    "only the sign of a compound file.xls": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 64,
    "four hundred letters in a letter.eml": _nested_mail,
    "boundary that never comes.eml": lambda: mail(
        "Content-Type: multipart/mixed; boundary=never\r\n\r\nnothing"
    ),
    "heading of a megabyte.eml": lambda: mail("X-Long: " + "y" * (1 << 20) + "\r\n\r\nx"),
    "attachment that climbs.eml": lambda: mail(
        "Content-Type: text/csv; name=../../x.csv\r\nContent-Disposition: attachment; "
        "filename=../../x.csv\r\n\r\n1,2\r\n"
    ),
    "times that never were.txt": lambda: "小王 2026-99-99 99:99:99\n你好\n".encode() * 40,
    "number of a hundred thousand digits.txt": (
        "违规编号：" + "9" * 100_000 + "\n涉及订单 4 笔：" + "1" * 100_000
    ).encode,
    "thirty thousand pixels square.png": lambda: png(30_000, 30_000),
    "picture of no size.png": lambda: png(0, 0),
    "half a photograph.jpg": lambda: b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\x00" * 20,
    "hardly a document.pdf": lambda: b"%PDF-1.7\n1 0 obj\n<< /Length 99999999 >>\nstream\n",
    "every byte.bin": lambda: bytes(range(256)) * 64,
}
