"""The sample case as if no platform had masked anything: visibly invented people in every file.

Each secret stands in one kind of file alone, so that a find tells where it came from.
"""

import csv
import io
import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import openpyxl

from tests.evidence.canaries import COUNTS, Canary, made

SAMPLE = Path(__file__).resolve().parents[1] / "samples" / "case_taobao"
GENUINE = ("3300000000000010101", "3300000000000010202", "3300000000000010303")
SEED = 20261124


@dataclass
class Secrets:
    """Canaries by kind, each taken once and noted with the file that it went into."""

    by: dict[str, list[str]]
    place: dict[str, str]

    def take(self, kind: str, place: str) -> str:
        """One that nobody else has."""
        value = self.by[kind].pop(0)
        self.place[value] = place
        return value

    def person(self, place: str) -> tuple[str, str, str]:
        """Name, phone, address."""
        address = "浙江省杭州市西湖区" + self.take("address", place)
        return self.take("name", place), self.take("phone", place), address


def secrets() -> Secrets:
    """All of them, none planted yet."""
    return Secrets(_by(SEED), {})


def _by(seed: int) -> dict[str, list[str]]:
    """The values of a seed by kind."""
    pool = made(seed)
    return {kind: [one.value for one in pool if one.kind == kind] for kind in COUNTS}


def planted(inbox: Path) -> dict[Canary, str]:
    """Lay the case out with secrets everywhere; tells where each of them stands."""
    shutil.copytree(SAMPLE, inbox, ignore=shutil.ignore_patterns("expected*", "einvoice_qr*"))
    told = secrets()
    for name, work in _WORK.items():
        path = min(inbox.rglob(name))
        path.write_bytes(work(path.read_bytes(), told))
    kinds = {c.value: c for c in made(SEED)}
    (inbox / "来信.eml").write_bytes(_letter(told))
    return {kinds[value]: place for value, place in told.place.items()}


def _orders(raw: bytes, told: Secrets) -> bytes:
    place, rows = "orders", list(csv.reader(io.StringIO(raw.decode("gb18030"))))
    at = {name.strip(): n for n, name in enumerate(rows[0])}
    for row in rows[1:]:
        name, phone, address = told.person(place)
        row[at["收货人姓名"]], row[at["联系手机"]], row[at["收货地址"]] = name, f"'{phone}", address
        row[at["买家支付宝账号"]] = told.take("email", place)
        row[at["买家留言"]] = f"请打 {told.take('phone', place)}，{told.take('name', place)}收"
        row[at["订单备注"]] = f"客户身份证{told.take('identity', place)}"
    return _written(rows, "gb18030")


def _items(raw: bytes, told: Secrets) -> bytes:
    rows = list(csv.reader(io.StringIO(raw.decode("gb18030"))))
    at = rows[0].index("备注")
    for row in rows[1:4]:
        row[at] = f"改寄{told.take('address', 'items')}，电话{told.take('phone', 'items')}"
    return _written(rows, "gb18030")


def _written(rows: list[list[str]], encoding: str) -> bytes:
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode(encoding)


def _chat(raw: bytes, told: Secrets) -> bytes:
    name, phone, address = told.person("chat")
    spaced = " ".join(told.take("phone", "chat"))
    said = (
        f"\r\nt**1 2026-6-18 9:03:00\r\n我叫{name}，电话{phone}，寄到{address}\r\n"
        f"\r\nt**1 2026-6-18 9:03:20\r\n另一个号 {spaced}，"
        f"身份证{told.take('identity', 'chat')}\r\n"
        f"\r\n示例家居旗舰店:小美 2026-6-18 9:03:40\r\n"
        f"亲 订单 {GENUINE[0]} 给{name}发出了 车牌{told.take('plate', 'chat')}"
        f" 微信{told.take('account', 'chat')}\r\n"
    )
    return raw + said.encode()


def _reviews(raw: bytes, told: Secrets) -> bytes:
    text = raw.decode("gb18030")
    said = f"枕头支撑不错，收件人{told.take('name', 'reviews')}，{told.take('phone', 'reviews')}"
    return text.replace("枕头支撑不错", said).encode("gb18030")


def _alipay(raw: bytes, told: Secrets) -> bytes:
    text = raw.decode("gb18030")
    for _ in range(3):
        who = f"{told.take('name', 'alipay')}({told.take('email', 'alipay')})"
        text = text.replace(",***\t,", f",{who}\t,", 1)
    return text.encode("gb18030")


def _track(raw: bytes, told: Secrets) -> bytes:
    name, phone = told.take("name", "track"), told.take("phone", "track")
    held = json.loads(raw)
    said = f"【南京】快递员{name}（{phone}）派件，签收人：{told.take('name', 'track')}"
    held["lastResult"]["data"][0]["context"] = said
    return json.dumps(held, ensure_ascii=False).encode()


def _invoice(raw: bytes, told: Secrets) -> bytes:
    name, phone, address = told.person("invoice")
    buyer = f"<BuyerName>{name}</BuyerName><BuyerAddr>{address}</BuyerAddr>"
    buyer += f"<BuyerTelNum>{phone}</BuyerTelNum>"
    drawer = f"<Drawer>{told.take('name', 'invoice')}</Drawer>"
    text = raw.decode().replace("<BuyerName>个人</BuyerName>", buyer)
    return text.replace("<Drawer>示例</Drawer>", drawer).encode()


def _refunds(raw: bytes, told: Secrets) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(raw))
    sheet = book.worksheets[0]
    heads = [cell.value for cell in sheet[1]]
    sheet.cell(2, heads.index("买家会员名称") + 1).value = told.take("account", "refunds")
    sheet.cell(2, heads.index("买家退款原因") + 1).value = f"打{told.take('phone', 'refunds')}"
    hidden = book.create_sheet("隐藏")
    hidden.sheet_state = "hidden"
    hidden.append([told.take("name", "refunds"), told.take("identity", "refunds")])
    book.properties.creator = told.take("name", "refunds")
    return _saved(book)


def _marks(raw: bytes, told: Secrets) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(raw))
    sheet = book.worksheets[0]
    sheet.cell(3, 10).value = told.take("account", "marks")
    sheet.cell(3, 11).value = f"空包 {told.take('name', 'marks')} {told.take('phone', 'marks')}"
    return _saved(book)


def _saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _notice(raw: bytes, told: Secrets) -> bytes:
    said = f"经办：{told.take('name', 'notice')}，电话{told.take('phone', 'notice')}\r\n"
    return raw + said.encode()


def _courier(raw: bytes, told: Secrets) -> bytes:
    text = raw.decode("gb18030")
    return text.replace("杭州,,3.0", f"杭州,{told.take('name', 'courier')},3.0").encode("gb18030")


def _letter(told: Secrets) -> bytes:
    name, phone, address = told.person("letter")
    return (
        f"From: {told.take('email', 'letter')}\nTo: shop@example.com\nSubject: 订单 {GENUINE[0]}\n"
        "Date: Thu, 18 Jun 2026 10:00:00 +0800\nMIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
        f"{name}，电话{phone}，地址{address}，订单 {GENUINE[0]} 已收到。\n"
    ).encode()


_WORK = {
    "ExportOrderList*": _orders,
    "ExportItemList*": _items,
    "chat_*.txt": _chat,
    "reviews.csv": _reviews,
    "2088*.csv": _alipay,
    "push_YT*.json": _track,
    "einvoice_*.xml": _invoice,
    "退款_*.xlsx": _refunds,
    "刷单-*.xlsx": _marks,
    "notice_text.txt": _notice,
    "courier_sf*": _courier,
}
