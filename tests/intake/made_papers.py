"""Papers, pictures and films made for the tests; every name and number in them is invented."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import manimgx_fonts_cjk
import segno
import typst
from PIL import Image, ImageDraw, ImageFont
from pypdf import PdfReader, PdfWriter

FONTS = Path(manimgx_fonts_cjk.__file__).parent
ORDER = "3300000000000010101"
NEXT = "3300000000000010202"
NUMBER = "26330000000000000077"
PAGE = '#set page(width: 210mm, height: 140mm, margin: 10mm)\n#set text(font: "Noto Sans CJK SC")\n'
NOTICE = (
    "违规通知",
    "店铺：示例家居旗舰店",
    "违规编号：WG20260620000009",
    "违规类型：虚假交易（情节严重）",
    "送达时间：2026-06-20 10:00:00",
    "您的店铺于2026-06-18 10:20存在虚假交易行为，扣12分。",
    f"涉及订单2笔：{ORDER}、{NEXT}",
    "请于2026年6月25日 18:00前提交申诉，仅有1次申诉机会。",
    "请提供物流底单、聊天记录。",
)


@cache
def pdf(body: str) -> bytes:
    """A PDF with a text layer, set by Typst."""
    return bytes(
        typst.compile(
            (PAGE + body).encode(),
            font_paths=[str(FONTS)],
            ignore_system_fonts=True,
            timestamp=0,
        )
    )


def notice_pdf(lines: Sequence[str] = NOTICE) -> bytes:
    """The notice as a PDF, one paragraph a line."""
    return pdf(" \\\n".join(line.replace("_", "\\_") for line in lines))


def invoice_pdf(
    total: str = "199.00",
    words: str = "壹佰玖拾玖圆整",
    day: str = "2026年06月19日",
    order: str = ORDER,
) -> bytes:
    """A 数电票 as it is printed."""
    return pdf(
        f"""#set text(size: 8pt)
#align(center)[电子发票（普通发票）]
#place(top + right)[发票号码：{NUMBER} \\ 开票日期：{day}]
#v(12mm)
#grid(columns: (1fr, 1fr),
  [购买方信息 \\ 名称：示例采购有限公司 \\ 统一社会信用代码/纳税人识别号：91330000MA00000001],
  [销售方信息 \\ 名称：示例家居有限公司 \\ 统一社会信用代码/纳税人识别号：91330000MA00000002])
合 计 #h(60mm) ¥176.11 #h(10mm) ¥22.89 \\
价税合计（大写） {words} #h(20mm) （小写）¥{total} \\
备注 订单号：{order}
"""
    )


def locked_pdf() -> bytes:
    """A PDF that opens with a password only."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf("秘密"))))
    writer.encrypt("geheim", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def scripted_pdf() -> bytes:
    """A PDF with a script and a file inside."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf("说明"))))
    writer.add_attachment("payload.exe", b"MZ")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue() + b"\n% << /S /JavaScript /JS (app.alert) >>\n"


def pdf_with(xml: str, body: str = "附件") -> bytes:
    """A PDF that carries an XML file inside."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(body))))
    writer.add_attachment("invoice.xml", xml.encode())
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def bomb_pdf(mebibytes: int = 600) -> bytes:
    """A PDF whose page unfolds to far more than its own size."""
    packer = zlib.compressobj(9)
    piece = b"0 0 m " * 174763
    packed = b"".join(packer.compress(piece) for _ in range(mebibytes)) + packer.flush()
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (len(packed), packed),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj" % number + part + b"endobj\n"
    start = len(out)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"xref\n0 5\n0000000000 65535 f \n" + rows
    return out + b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start


@cache
def screenshot(lines: Sequence[str] = NOTICE, size: int = 30, ink: str = "black") -> bytes:
    """Lines of text as a phone would show them."""
    font = ImageFont.truetype(str(next(FONTS.glob("*.ttc"))), size)
    image = Image.new("RGB", (1080, 60 + len(lines) * size * 2), "white")
    draw = ImageDraw.Draw(image)
    for row, line in enumerate(lines):
        draw.text((40, 30 + row * size * 2), line, font=font, fill=ink)
    return png(image)


def png(image: Image.Image) -> bytes:
    """A picture as PNG."""
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def scanned_pdf(content: bytes) -> bytes:
    """A picture as the only page of a PDF."""
    out = io.BytesIO()
    Image.open(io.BytesIO(content)).convert("RGB").save(out, "PDF", resolution=150)
    return out.getvalue()


def code_picture(text: str) -> bytes:
    """A QR code."""
    out = io.BytesIO()
    segno.make(text, error="m").save(out, kind="png", scale=6, border=4)
    return out.getvalue()


def photo(taken: str = "2026:06:18 09:30:00") -> bytes:
    """A JPEG that says when and with what it was taken, and where."""
    image = Image.new("RGB", (640, 480), "grey")
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "ACME", "Phone 1"
    exif.get_ifd(0x8769)[0x9003] = taken
    exif.get_ifd(0x8769)[0x9011] = "+08:00"
    exif.get_ifd(0x8825)[1] = "N"
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif)
    return out.getvalue()


def film(seconds: int = 12, made: datetime = datetime(2026, 6, 18, tzinfo=UTC)) -> bytes:
    """An MP4 that has headers only."""
    since = int((made - datetime(1904, 1, 1, tzinfo=UTC)).total_seconds())
    header = struct.pack(">IIIII", 0, since, since, 1000, seconds * 1000) + bytes(80)
    track = bytes(76) + struct.pack(">II", 1280 << 16, 720 << 16)
    return (
        _box(b"ftyp", b"isom\0\0\2\0mp41")
        + _box(b"moov", _box(b"mvhd", header) + _box(b"trak", _box(b"tkhd", track)))
        + _box(b"mdat", bytes(32))
    )


def _box(name: bytes, content: bytes) -> bytes:
    """A box of the container."""
    return struct.pack(">I4s", len(content) + 8, name) + content


def einvoice(
    number: str = NUMBER, total: str = "199.00", day: str = "2026-06-19", order: str = ORDER
) -> str:
    """A 数电票 as XML."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<EInvoice><Header><EIid>{number}</EIid></Header>
<EInvoiceData><SellerInformation><SellerName>示例家居有限公司</SellerName>
<SellerIdNum>91330000MA00000002</SellerIdNum></SellerInformation>
<BuyerInformation><BuyerName>示例采购有限公司</BuyerName>
<BuyerIdNum>91330000MA00000001</BuyerIdNum></BuyerInformation>
<BasicInformation><TotalAmWithoutTax>176.11</TotalAmWithoutTax><TotalTaxAm>22.89</TotalTaxAm>
<TotalTax-includedAmount>{total}</TotalTax-includedAmount></BasicInformation>
<AdditionalInformation><Remark>订单号：{order}</Remark></AdditionalInformation></EInvoiceData>
<TaxSupervisionInfo><InvoiceNumber>{number}</InvoiceNumber><IssueTime>{day}</IssueTime>
</TaxSupervisionInfo></EInvoice>"""


def ofd(
    lines: Sequence[str] = ("纸张",),
    *,
    claims: Mapping[str, str] | None = None,
    invoice: str = "",
    extra: Mapping[str, bytes] | None = None,
) -> bytes:
    """An OFD of one page."""
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    texts = "".join(
        f'<ofd:TextObject Boundary="10 {10 + 8 * n} 150 5"><ofd:TextCode X="0" Y="4">{line}'
        "</ofd:TextCode></ofd:TextObject>"
        for n, line in enumerate(lines)
    )
    said = "".join(
        f'<ofd:CustomData Name="{name}">{value}</ofd:CustomData>'
        for name, value in (claims or {}).items()
    )
    attached = "<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>" if invoice else ""
    parts = {
        "OFD.xml": f"<ofd:OFD {space}><ofd:DocBody><ofd:DocInfo><ofd:CustomDatas>{said}"
        "</ofd:CustomDatas></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
        "</ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f'<ofd:Document {space}><ofd:Pages><ofd:Page ID="1" '
        f'BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages>{attached}</ofd:Document>',
        "Doc_0/Pages/Page_0/Content.xml": f"<ofd:Page {space}><ofd:Content><ofd:Layer>{texts}"
        "</ofd:Layer></ofd:Content></ofd:Page>",
    }
    if invoice:
        parts["Doc_0/Attachs/original_invoice.xml"] = invoice
        parts["Doc_0/Attachs/Attachments.xml"] = (
            f'<ofd:Attachments {space}><ofd:Attachment Name="original_invoice" ID="1">'
            "<ofd:FileLoc>original_invoice.xml</ofd:FileLoc></ofd:Attachment></ofd:Attachments>"
        )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (parts | dict(extra or {})).items():
            archive.writestr(name, content)
    return out.getvalue()
