"""Secrets where only eyes or unpacking find them: pictures, PDFs, letters, documents, archives."""

import base64
import io
import zipfile
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from tests.evidence.canaries import COUNTS, Canary
from tests.evidence.vaults import to_seal
from zhendan.domain import ExhibitKind
from zhendan.evidence import ToSeal
from zhendan.formats.confined.picture_words import words
from zhendan.formats.spots import FILE

ORDER = "2134567890123456789"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def planted_unseen(canaries: list[Canary]) -> list[ToSeal]:
    """A screenshot, a PDF, a letter with a table, a document, an archive in an archive."""
    by = {kind: [one.value for one in canaries if one.kind == kind] for kind in COUNTS}
    table = f"收货人姓名,联系手机\n{by['name'][20]},{by['phone'][40]}\n".encode()
    return [
        to_seal(screenshot(by), f"{by['name'][21]}.jpg", kind=ExhibitKind.PICTURE),
        to_seal(printed(by), "通知.pdf", kind=ExhibitKind.NOTICE),
        to_seal(_letter(by, table), f"{by['email'][3]}.eml", kind=ExhibitKind.EMAIL),
        to_seal(_document(by), "说明.docx", kind=ExhibitKind.OTHER),
        to_seal(_archive(by, table), "导出.zip", kind=ExhibitKind.OTHER),
    ]


def screenshot(by: dict[str, list[str]]) -> bytes:
    """An order page: drawn words, a QR code, what a camera claims, a picture within."""
    import segno

    lines = [
        f"订单编号：{ORDER}",
        f"收货人：{by['name'][22]}  {by['phone'][41]}",
        f"收货地址：浙江省杭州市西湖区{by['address'][12]}",
        "实付金额：¥19.90  数量 2",
        by["name"][23],
        f"备注：支付宝{by['account'][12]} 身份证{by['identity'][12]}",
    ]
    page = _drawn(lines)
    code = io.BytesIO()
    segno.make(f"tel:{by['phone'][42]}").save(code, kind="png", scale=5)
    page.paste(Image.open(code).convert("RGB"), (760, 30))
    out, exif = io.BytesIO(), page.getexif()
    exif[0x010E], exif[0x013B] = by["phone"][43], by["email"][12]
    page.save(out, "JPEG", quality=92, exif=exif)
    return out.getvalue()


def _drawn(lines: list[str]) -> Image.Image:
    face = str(files("pylopdf_fonts_zh_cn").joinpath("NotoSansSC-Regular.otf"))
    font = ImageFont.truetype(face, 28)
    page = Image.new("RGB", (960, 60 + 70 * len(lines)), "white")
    for row, line in enumerate(lines):
        ImageDraw.Draw(page).text((30, 30 + row * 70), line, font=font, fill="black")
    return page


def printed(by: dict[str, list[str]]) -> bytes:
    """A text layer that bears a secret in sight and one out of sight, and an author."""
    text = (
        f"BT /F1 20 Tf 50 700 Td (Order {ORDER}) Tj 0 -40 Td (Tel {by['phone'][44]}) Tj"
        f" 3 Tr 0 -40 Td ({by['identity'][13]}) Tj ET"
    )
    bodies = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        "/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(text)}>>stream\n{text}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        f"<</Author({by['email'][13]})>>",
    ]
    raw, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(raw))
        raw += f"{number} 0 obj{body}endobj\n".encode()
    start = len(raw)
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    raw += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n{rows}".encode()
    size = len(bodies) + 1
    raw += f"trailer<</Size {size}/Root 1 0 R/Info 6 0 R>>\nstartxref\n{start}\n%%EOF".encode()
    return raw


def _letter(by: dict[str, list[str]], table: bytes) -> bytes:
    name = base64.b64encode(by["name"][24].encode()).decode()
    attached = base64.encodebytes(table).decode()
    return (
        f"From: =?utf-8?B?{name}?= <{by['email'][14]}>\nTo: shop@example.com\n"
        f"Subject: {by['phone'][45]}\nDate: Mon, 1 Jun 2026 10:00:00 +0800\nMIME-Version: 1.0\n"
        "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain;"
        f" charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{by['name'][24]}说：电话"
        f"{by['phone'][46]}，订单 {ORDER}\n--b\nContent-Type: text/csv; charset=utf-8\n"
        f"Content-Disposition: attachment; filename={by['phone'][47]}.csv\n"
        f"Content-Transfer-Encoding: base64\n\n{attached}\n--b--\n"
    ).encode()


def _document(by: dict[str, list[str]]) -> bytes:
    """Words, a table, struck-out words, a comment, an author."""
    made = io.BytesIO()
    body = (
        f'<w:document xmlns:w="{_W}"><w:body><w:p><w:r><w:t>订单 {ORDER} 电话'
        f"{by['phone'][48][:5]}</w:t></w:r><w:r><w:t>{by['phone'][48][5:]}</w:t></w:r></w:p>"
        f"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>收件人</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>"
        f"{by['name'][25]}</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:del><w:r><w:delText>"
        f"{by['identity'][14]}</w:delText></w:r></w:del></w:p></w:body></w:document>"
    )
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", body)
        archive.writestr("word/comments.xml", f"<c>{by['phone'][49]}</c>")
        archive.writestr("docProps/core.xml", f"<creator>{by['name'][26]}</creator>")
    return made.getvalue()


def _archive(by: dict[str, list[str]], table: bytes) -> bytes:
    """A table under a telling name, an archive inside, a member that nobody can mask."""
    inner, outer = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("聊天.txt", f"收件人：{by['name'][27]}，电话{by['phone'][50]}\n")
    with zipfile.ZipFile(outer, "w") as archive:
        archive.writestr(f"客户电话{by['phone'][51]}.csv", table)
        archive.writestr("里面.zip", inner.getvalue())
        archive.writestr("录音.amr", b"#!AMR\n" + by["phone"][52].encode())
        archive.comment = by["phone"][53].encode()
    return outer.getvalue()


def read_by_eyes(folder: Path) -> str:
    """What recognition, text extraction and metadata find in the pictures and PDFs of a folder."""
    said: list[str] = []
    for path in sorted(folder.rglob("证据/*")):
        if path.suffix == ".png":
            with Image.open(path) as image:
                said += [str(image.info), str(dict(image.getexif()))]
            said.append(_recognised(path))
        elif path.suffix == ".pdf":
            document = pypdfium2.PdfDocument(path)
            said.append(str(document.get_metadata_dict()))
            for page in document:
                said.append(page.get_textpage().get_text_range())
                with TemporaryDirectory() as scratch:
                    seen = Path(scratch) / "page.png"
                    page.render(scale=2).to_pil().convert("RGB").save(seen)
                    said.append(_recognised(seen))
            document.close()
    return "\n".join(said)


def _recognised(path: Path) -> str:
    with TemporaryDirectory() as scratch:
        words(path, Path(scratch), page=1)
        return (Path(scratch) / FILE).read_text(encoding="utf-8")
