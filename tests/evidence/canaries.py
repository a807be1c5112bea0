"""Two hundred invented secrets, made from a seed and planted where real ones stand; a search."""

import base64
import html
import io
import random
import unicodedata
import urllib.parse
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.evidence.vaults import to_seal
from zhendan.domain import ExhibitKind
from zhendan.evidence import ToSeal
from zhendan.evidence.redact.workbooks import _written

COUNTS = {
    "phone": 70, "identity": 30, "name": 30, "email": 20, "address": 20, "account": 15, "plate": 15,
}  # fmt: skip
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_WORDS = "零一二三四五六七八九"


@dataclass(frozen=True)
class Canary:
    """One planted secret."""

    kind: str
    value: str


def made(seed: int) -> list[Canary]:
    """All canaries of a seed."""
    chance = random.Random(seed)
    makers = {
        "phone": lambda: f"1{chance.choice('3578')}{chance.randrange(10**9):09d}",
        "identity": lambda: _identity(chance),
        "name": lambda: chance.choice("虞阚桓鄢逄") + _chinese(chance, 2),
        "email": lambda: f"{_latin(chance, 10)}@example.com",
        "address": lambda: (
            f"{_chinese(chance, 3)}路{chance.randrange(100, 999)}号"
            f"{chance.randrange(2, 60)}幢{chance.randrange(101, 999)}室"
        ),
        "account": lambda: _latin(chance, 6) + str(chance.randrange(10**6, 10**7)),
        "plate": lambda: "浙" + chance.choice("ABC") + f"{chance.randrange(10000, 99999)}",
    }
    values: dict[str, str] = {}
    for kind, many in COUNTS.items():
        while list(values.values()).count(kind) < many:
            values.setdefault(makers[kind](), kind)
    return [Canary(kind, value) for value, kind in values.items()]


def _identity(chance: random.Random) -> str:
    """A right check character under an area that is assigned to nobody."""
    first = f"990000{chance.randrange(1950, 2005)}{chance.randrange(1, 13):02d}"
    first += f"{chance.randrange(1, 29):02d}{chance.randrange(1000):03d}"
    total = sum(int(digit) * weight for digit, weight in zip(first, _WEIGHTS, strict=True))
    return first + "10X98765432"[total % 11]


def _chinese(chance: random.Random, many: int) -> str:
    """Rare characters, so that a find is no accident."""
    return "".join(chance.choice("翀赟璟昶焘骞楠玥珺琚垚淼") for _ in range(many))


def _latin(chance: random.Random, many: int) -> str:
    return "".join(chance.choice("bcdfghjkmnpqrstvwxz") for _ in range(many))


def planted(canaries: list[Canary]) -> list[ToSeal]:
    """Originals that hold every canary, each in some of the places where secrets hide."""
    by = {kind: [one.value for one in canaries if one.kind == kind] for kind in COUNTS}
    return [
        to_seal(_orders(by).encode("gb18030"), f"{by['name'][0]}的订单{by['phone'][0]}.csv"),
        to_seal(_chat(by).encode(), "聊天.txt", kind=ExhibitKind.CHAT_LOG),
        to_seal(_answer(by).encode(), "接口.json", kind=ExhibitKind.WAYBILL_TRACK),
        to_seal(_workbook(by), "退款.xlsx", kind=ExhibitKind.REFUND_RECORD),
        to_seal(_page(by).encode(), "页面.html", kind=ExhibitKind.OTHER),
        to_seal(_invoice(by).encode(), "发票.xml", kind=ExhibitKind.INVOICE),
        to_seal(_picture(by), f"{by['plate'][9]}.jpg", kind=ExhibitKind.PICTURE),
        to_seal(_pdf(by), "通知.pdf", kind=ExhibitKind.NOTICE),
        to_seal(_letter(by).encode(), "来信.eml", kind=ExhibitKind.EMAIL),
        to_seal(_document(by), "说明.docx", kind=ExhibitKind.OTHER),
    ]


def _orders(by: dict[str, list[str]]) -> str:
    """Typed columns, free text in every disguise, a link and markup."""
    rows = ["订单编号,收货人姓名,联系手机,收货地址,买家支付宝账号,身份证号,邮箱,买家留言,无名列"]
    for no in range(30):
        phone = by["phone"][no]
        far = by["phone"][(no + 30) % 70]
        wide = "".join(chr(ord(digit) + 0xFEE0) for digit in far)
        words = "".join(_WORDS[int(digit)] for digit in far)
        said = (
            f"改打{far[:3]} {far[3:7]} {far[7:]}",
            f"打{wide}",
            f"打{words}",
            f"<b>{far}</b>",
            f"见 https://example.com/a?tel={far}&n={urllib.parse.quote(by['name'][no])}",
        )[no % 5]
        cells = (
            f"21345678901234{no:05d}", by["name"][no], phone,
            "浙江省杭州市西湖区" + by["address"][no % 20], by["account"][no % 15],
            by["identity"][no], by["email"][no % 20], said, f"车{by['plate'][no % 15]}",
        )  # fmt: skip
        rows.append(",".join(cells))
    return "\r\n".join(rows) + "\r\n"


def _chat(by: dict[str, list[str]]) -> str:
    """A copied chat, the speaker a name in full."""
    lines = []
    for no in range(30):
        lines += [
            f"{by['name'][no]} 2026-06-01 10:{no:02d}:02",
            f"{by['name'][no]}收，寄{by['address'][no % 20]}，身份证{by['identity'][no]}，"
            f"车牌{by['plate'][no % 15]}，邮箱{by['email'][no % 20]}，"
            f"支付宝{by['account'][no % 15]}",
            f"电话 {' '.join(by['phone'][no + 30])} 谢谢",
        ]
    return "\n".join(lines) + "\n"


def _answer(by: dict[str, list[str]]) -> str:
    """An open platform's answer."""
    ten = (
        f'{{"receiver_mobile": "{by["phone"][60 + no]}", "receiver_name": "{by["name"][no]}",'
        f' "memo": "座驾{by["plate"][no]}，卡号{by["account"][no]}"}}'
        for no in range(10)
    )
    return f'{{"orders": [{", ".join(ten)}]}}'


def _workbook(by: dict[str, list[str]]) -> bytes:
    """A visible sheet, a hidden one, properties, a comment, a comment of the archive."""
    seen = [["退款编号", "买家昵称", "备注"]] + [
        [f"8800{no:012d}", by["account"][no], f"电{by['phone'][no]}"] for no in range(15)
    ]
    unseen = [["姓名", "手机"]] + [[by["name"][no], by["phone"][no]] for no in range(20)]
    made_of = io.BytesIO()
    source = zipfile.ZipFile(io.BytesIO(_written([("退款", seen), ("隐藏", unseen)])))
    with zipfile.ZipFile(made_of, "w") as archive:
        for name in source.namelist():
            part = source.read(name)
            if name == "xl/workbook.xml":
                part = part.replace(b'sheetId="2"', b'sheetId="2" state="hidden"')
            archive.writestr(name, part)
        archive.writestr("docProps/core.xml", f"<creator>{by['name'][3]}</creator>")
        archive.writestr("xl/comments1.xml", f"<t>{by['phone'][5]} {by['email'][5]}</t>")
        archive.comment = by["phone"][7].encode()
    return made_of.getvalue()


def _page(by: dict[str, list[str]]) -> str:
    """Words torn by tags, attributes, comments, hidden parts, scripts."""
    phone = by["phone"][11]
    return (
        f"<html><head><title>{by['name'][4]}</title></head><body><!-- {by['phone'][12]} -->"
        f"<p title='{by['phone'][13]}'>电话<b>{phone[:5]}</b>{phone[5:]}</p>"
        f"<div style='display:none'>{by['identity'][6]}</div><script>x='{by['email'][6]}'</script>"
        f"<table><tr><th>收件人</th><th>手机号</th></tr><tr><td>{by['name'][5]}</td>"
        f"<td>{by['phone'][14]}</td></tr></table></body></html>"
    )


def _invoice(by: dict[str, list[str]]) -> str:
    """A buyer's name, number and address, and an attribute."""
    return (
        f'<EInvoice a="{by["phone"][15]}"><BuyerInformation><BuyerName>{by["name"][6]}</BuyerName>'
        f"<BuyerTelNum>{by['phone'][16]}</BuyerTelNum><BuyerAddr>{by['address'][6]}</BuyerAddr>"
        f"</BuyerInformation><Remark>订单号:2134567890123456789 {by['identity'][7]}</Remark>"
        "</EInvoice>"
    )


def _picture(by: dict[str, list[str]]) -> bytes:
    """A camera's claims."""
    from PIL import Image

    image, out = Image.new("RGB", (40, 30), "white"), io.BytesIO()
    exif = image.getexif()
    exif[0x010E] = by["phone"][17]
    exif[0x013B] = by["email"][8]
    image.save(out, "JPEG", exif=exif)
    return out.getvalue()


def _pdf(by: dict[str, list[str]]) -> bytes:
    """A text layer and a document's properties."""
    text = f"BT /F1 12 Tf 50 700 Td ({by['phone'][18]}) Tj ET"
    return (
        f"%PDF-1.4\n1 0 obj<</Author({by['email'][9]})>>endobj\n"
        f"2 0 obj<</Length {len(text)}>>stream\n{text}\nendstream endobj\n%%EOF"
    ).encode()


def _letter(by: dict[str, list[str]]) -> str:
    """A letter with its headings."""
    body = base64.b64encode(by["phone"][19].encode()).decode()
    return (
        f"From: {by['email'][10]}\nTo: shop@example.com\nSubject: hello\nMIME-Version: 1.0\n"
        f"Content-Transfer-Encoding: base64\nContent-Type: text/plain\n\n{body}\n"
    )


def _document(by: dict[str, list[str]]) -> bytes:
    """Words and properties of a text document."""
    made_of = io.BytesIO()
    with zipfile.ZipFile(made_of, "w") as archive:
        archive.writestr("word/document.xml", f"<w:t>{by['identity'][9]}</w:t>")
        archive.writestr("docProps/core.xml", f"<dc:creator>{by['name'][9]}</dc:creator>")
    return made_of.getvalue()


def found(folder: Path, canaries: list[Canary]) -> set[Canary]:
    """The canaries that a hostile reader gets out of everything that leaves."""
    raw = list(_pieces(folder))
    texts = [_plain(text) for piece in raw for text in _readings(piece)]
    whole_text, whole_raw = "\n".join(texts), b"\n".join(raw)
    return {
        one
        for one in canaries
        if any(_plain(needle) in whole_text for needle in _needles(one))
        or any(coded in whole_raw for coded in _coded(one.value))
    }


def _pieces(folder: Path) -> Iterator[bytes]:
    """Names and bytes of every file, and what is packed in them."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            yield path.relative_to(folder).as_posix().encode()
            yield content
            if zipfile.is_zipfile(path):
                with zipfile.ZipFile(path) as archive:
                    yield archive.comment
                    yield from (archive.read(name) for name in archive.namelist())


def _readings(piece: bytes) -> Iterator[str]:
    """A piece as text in each encoding, with entities, escapes and percent signs undone."""
    for encoding in ("utf-8", "gb18030", "utf-16-le"):
        text = piece.decode(encoding, "ignore")
        yield text
        yield html.unescape(text)
        yield urllib.parse.unquote(text)
        if "\\u" in text:
            yield text.encode("ascii", "ignore").decode("unicode_escape", "ignore")


def _plain(text: str) -> str:
    """Folded, words for digits as digits, nothing between them."""
    folded = unicodedata.normalize("NFKC", text).translate(
        str.maketrans(dict(zip(_WORDS, "0123456789", strict=True)))
    )
    return "".join(folded.split()).lower()


def _needles(canary: Canary) -> Iterator[str]:
    """A canary and, of a number, its last eight digits."""
    yield canary.value
    if canary.kind in ("phone", "identity"):
        yield canary.value[-8:]


def _coded(value: str) -> Iterator[bytes]:
    """A value inside base64, whatever stands before it."""
    for pad in range(3):
        coded = base64.b64encode(b"x" * pad + value.encode())
        yield coded[4 if pad else 0 : -4]
