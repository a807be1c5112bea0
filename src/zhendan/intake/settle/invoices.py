"""Invoices: all forms of one made one, contradictions named, and what the order asked for."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from zoneinfo import ZoneInfo

from zhendan.domain import Text
from zhendan.formats.document_problems import InvoiceSourcesDisagree
from zhendan.intake.draft import Draft, Gathered, Values
from zhendan.intake.settle.orders import Order
from zhendan.intake.settle.shops import ShopBook
from zhendan.intake.settle.whose_invoice import ask_whose, asked_of
from zhendan.intake.taking import Taking

_FULLEST_FIRST = (
    *("xml", "ofd", "pdf", "pdf_meta", "ofd_meta", "pdf_text", "ofd_text", "qr"),
    *("image_ocr", "order_column"),
)
_COMPARED = {
    "issued_at": Text("开票日期", "date"),
    "amount_with_tax": Text("价税合计", "amount with tax"),
    "amount_without_tax": Text("不含税金额", "amount without tax"),
    "tax_amount": Text("税额", "tax"),
    "buyer_name": Text("购买方", "buyer"),
    "buyer_tax_id": Text("购买方税号", "buyer's tax number"),
    "seller_name": Text("销售方", "seller"),
    "seller_tax_id": Text("销售方税号", "seller's tax number"),
}
_WHERE = {
    "xml": Text("XML ", "the XML"),
    "ofd": Text("OFD 内的发票 ", "the OFD's attachment"),
    "pdf": Text("PDF 内的发票 ", "the PDF's attachment"),
    "pdf_meta": Text("PDF 属性", "the PDF's own fields"),
    "ofd_meta": Text("OFD 属性", "the OFD's own fields"),
    "pdf_text": Text("PDF 版面", "the PDF's print"),
    "ofd_text": Text("OFD 版面", "the OFD's print"),
    "qr": Text("二维码", "the QR code"),
}
_MOST_SELLERS = 3
_MOSTLY = 2 / 3
CODE_AMOUNT = "code_amount"
"""The amount in a QR code: with tax or without, depending on the kind of invoice."""


def invoices(
    gathered: Gathered,
    orders: Mapping[str, Order],
    shops: ShopBook,
    takings: Mapping[int, Taking],
) -> tuple[list[Values], list[Values]]:
    """Rows of `invoices` and `invoice_lines`."""
    groups: dict[tuple[str, str], list[Draft]] = {}
    drafts = gathered.rows.get("invoices", ())
    for draft in sorted(drafts, key=lambda d: _FULLEST_FIRST.index(str(d.get("source_kind")))):
        groups.setdefault((str(draft.get("number")), str(draft.get("code") or "")), []).append(
            draft
        )
    came = _notice_day(gathered, takings)
    wishes = _wishes(orders.values())
    rows: list[Values] = []
    items: list[Values] = []
    unnamed: list[tuple[Values, Taking]] = []
    for (number, code), group in _without_code(groups).items():
        row, lines = _merged(group, takings)
        row |= {"code": code, "invoice_id": ":".join(part for part in (number, code) if part)}
        row |= {"shop_id": shops.find(group[0], row.get("order_no")), "currency": "CNY"}
        row |= wishes.get(str(row.get("order_no")), {})
        row["after_notice"] = _after(row.get("issued_at"), came)
        rows.append(row)
        items += [line | {"invoice_id": row["invoice_id"]} for line in lines]
        if row.get("order_no") is None:
            unnamed.append((row, takings[group[0].file]))
    named = frozenset(str(row["order_no"]) for row in rows if row.get("order_no"))
    ask_whose(unnamed, [order for order in orders.values() if order.number not in named])
    return _with_seller(rows), items


def _without_code(
    groups: dict[tuple[str, str], list[Draft]],
) -> dict[tuple[str, str], list[Draft]]:
    """A form that names no code joins the only invoice of that number that has one."""
    for number, code in [key for key in groups if not key[1]]:
        coded = [key for key in groups if key[0] == number and key[1]]
        if len(coded) == 1:
            groups[coded[0]] += groups.pop((number, code))
    return groups


def _merged(group: list[Draft], takings: Mapping[int, Taking]) -> tuple[Values, list[Values]]:
    """The fullest form, filled from the others; what they disagree on is named on both files."""
    row: Values = {}
    lines: list[Values] = []
    disputed: set[str] = set()
    for draft in group:
        values = dict(draft.values)
        own = values.pop("lines", None)
        lines = lines or (own if isinstance(own, list) else [])
        if row:
            disputed |= _disagreements(group[0], row, draft, takings)
        for name, value in values.items():
            row.setdefault(name, value)
    row.pop(CODE_AMOUNT, None)
    row["row_ref"] = group[0].ref
    row["disputed"] = ",".join(sorted(disputed)) or None
    return row, lines


def _disagreements(
    first: Draft, row: Values, other: Draft, takings: Mapping[int, Taking]
) -> set[str]:
    """Fields on which a further form says something else; said on every file concerned."""
    found = {
        name
        for name in _COMPARED
        if name in row and name in other.values and row[name] != other.values[name]
    }
    code_amount = other.get(CODE_AMOUNT)
    if isinstance(code_amount, Decimal) and not _code_fits(row, code_amount):
        found.add("amount_with_tax")
    for name in sorted(found):
        said = other.get(name) if name in other.values else code_amount
        here, there = str(first.get("source_kind")), str(other.get("source_kind"))
        for file in sorted({first.file, other.file}):
            takings[file].say(
                InvoiceSourcesDisagree(
                    number=row["number"],
                    field=_COMPARED[name].zh,
                    field_en=_COMPARED[name].en,
                    first=row.get(name, "—"),
                    second=said,
                    first_where=_WHERE.get(here, Text(here, here)).zh,
                    second_where=_WHERE.get(there, Text(there, there)).zh,
                )
            )
    return found


def _code_fits(row: Values, amount: Decimal) -> bool:
    """Whether a QR code's amount is one of the invoice's; unknown amounts contradict nothing."""
    known = [row[name] for name in ("amount_with_tax", "amount_without_tax") if name in row]
    return not known or amount in known


def _notice_day(gathered: Gathered, takings: Mapping[int, Taking]) -> date | None:
    """The local day the first notice came."""
    came = [
        (draft.notice.delivered_at, draft.notice.zone)
        for draft in gathered.notices
        if draft.notice.delivered_at is not None
    ]
    return min((at.astimezone(ZoneInfo(zone)).date() for at, zone in came), default=None)


def _after(issued: object, came: date | None) -> bool | None:
    """Whether an invoice is dated after the notice."""
    return issued > came if isinstance(issued, date) and came is not None else None


def _wishes(orders: Iterable[Order]) -> dict[str, Values]:
    """Whom each order asked its invoice to be made out to, where the export says so."""
    wishes = ((order.number, asked_of(order)) for order in orders)
    return {number: wish for number, wish in wishes if wish}


def _with_seller(rows: list[Values]) -> list[Values]:
    """The seller that most invoices of each shop name, beside each of them."""
    sellers: dict[object, Counter[object]] = {}
    for row in rows:
        if row.get("seller_name"):
            sellers.setdefault(row["shop_id"], Counter())[row["seller_name"]] += 1
    for row in rows:
        counted = sellers.get(row["shop_id"], Counter())
        name, count = counted.most_common(1)[0] if counted else ("", 0)
        if count >= _MOST_SELLERS and count >= _MOSTLY * counted.total():
            row["usual_seller"] = name
    return rows
