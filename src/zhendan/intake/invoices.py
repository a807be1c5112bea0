"""E-invoices: the 数电票 XML, and the text of invoice QR codes."""

import re
from decimal import Decimal

from zhendan.domain import ExhibitKind, SourceClass, Text
from zhendan.intake.cleaning.money import amount
from zhendan.intake.cleaning.people import name
from zhendan.intake.cleaning.times import day
from zhendan.intake.confined.tree import Node, anywhere, children, find, text
from zhendan.intake.draft import Draft, Values
from zhendan.intake.file_problems import UnknownLayout
from zhendan.intake.notices.words import ORDER_NO
from zhendan.intake.row_problems import CellUnusable
from zhendan.intake.taking import Taking

_QR = re.compile(r"^(\d{2}),(\d{2}),(\d{10,12})?,(\d{8}|\d{20}),(\d+(?:\.\d{1,2})?),(\d{8}),")
_ORDER = re.compile(r"订单(?:编?号)?[：:]\s*([\dA-Za-z-]{9,30})")
_OLD_KINDS = {"01": "vat_special", "04": "vat_general", "10": "e_general"}
_NEW_KINDS = {"31": "digital_special", "32": "digital_general"}
_WORDS = {"免税": Decimal(0), "不征税": Decimal(0)}
_COMPANY = re.compile(r"^个人$|公司|厂|店|中心|院|局|社|所|部|Ltd|Inc", re.I)


def take_invoice(taking: Taking, tree: Node) -> None:
    """Take an XML file: a 数电票, or something unknown."""
    number = text(tree, "TaxSupervisionInfo", "InvoiceNumber") or text(tree, "Header", "EIid")
    body = find(tree, "EInvoiceData")
    if tree[0] != "EInvoice" or body is None or not number:
        taking.title = Text("XML 文件", "XML file")
        taking.refuse(UnknownLayout(seen=f"XML: {tree[0]}"[:60]))
        return
    _take_for(taking, "invoice.einvoice_xml", Text("数电票", "E-invoice"))
    place = taking.place(pointer="/EInvoice")
    ref = taking.lineage.keep(place, ["InvoiceNumber", "Remark"], [number, _remark(tree)])
    try:
        values = _invoice(taking, tree, body)
        lines = [_line(item, n) for n, item in enumerate(children(body, "IssuItemInformation"), 1)]
    except CellUnusable as error:
        taking.reject(error, 0)
        return
    values["number"] = number
    taking.gathered.add("invoices", Draft(values | {"lines": lines}, ref, "invoice"))
    taking.rows += 1


def _take_for(taking: Taking, what: str, title: Text) -> None:
    """Say what the file was taken for."""
    taking.recognised_as, taking.title = what, title
    taking.kind, taking.source = ExhibitKind.INVOICE, SourceClass.TAX
    taking.score, taking.grain = 1.0, "invoice"


def _remark(tree: Node) -> str:
    """The remark, wherever this version of the format keeps it."""
    return anywhere(tree, "Remark") or ""


def _invoice(taking: Taking, tree: Node, body: Node) -> Values:
    """The invoice's own fields; a private buyer's name is masked."""
    remark = _remark(tree)
    order = _ORDER.search(remark) or ORDER_NO.search(remark)
    buyer = text(body, "BuyerInformation", "BuyerName")
    special = _label(tree, "GeneralOrSpecialVAT") == "01"
    total = text(body, "BasicInformation", "TotalTax-includedAmount")
    found: Values = {
        "kind": "digital_special" if special else "digital_general",
        "issued_at": day(
            text(tree, "TaxSupervisionInfo", "IssueTime") or "", "", taking.time_rules
        ),
        "seller_name": text(body, "SellerInformation", "SellerName"),
        "seller_tax_id": text(body, "SellerInformation", "SellerIdNum"),
        "buyer_name": buyer if buyer and _COMPANY.search(buyer) else name(buyer),
        "buyer_tax_id": text(body, "BuyerInformation", "BuyerIdNum"),
        "amount_without_tax": _money(text(body, "BasicInformation", "TotalAmWithoutTax")),
        "tax_amount": _money(text(body, "BasicInformation", "TotalTaxAm")),
        "amount_with_tax": _money(total),
        "remark": remark or None,
        "order_no": order[1] if order else None,
        "source_kind": "xml",
        "red_of_number": anywhere(tree, "OriginalInvoiceNumber")
        or anywhere(tree, "OriInvoiceNumber"),
    }
    return {key: value for key, value in found.items() if value is not None}


def _label(tree: Node, tag: str) -> str | None:
    """The code of a label in the header."""
    header = find(tree, "Header", "InherentLabel", tag)
    return text(header, "LabelCode") if header else None


def _line(item: Node, number: int) -> Values:
    """One item; unit prices have more decimals than money and are kept exactly."""
    rate = text(item, "TaxRate")
    found: Values = {
        "line_no": number,
        "item_name": text(item, "ItemName"),
        "spec": text(item, "SpecMod"),
        "unit": text(item, "MeaUnits"),
        "quantity": _exact(text(item, "Quantity")),
        "unit_price": _exact(text(item, "UnPrice")),
        "amount": _money(text(item, "Amount")),
        "tax_rate": _rate(rate),
        "tax_amount": _money(text(item, "ComTaxAm")),
    }
    return {key: value for key, value in found.items() if value is not None}


def _money(said: str | None) -> Decimal | None:
    """An amount of the invoice."""
    return amount(said, "Amount") if said else None


def _exact(said: str | None) -> Decimal | None:
    """A plain decimal with all its places."""
    return Decimal(said) if said and re.fullmatch(r"-?\d{1,12}(\.\d{1,16})?", said) else None


def _rate(said: str | None) -> Decimal | None:
    """0.13, 13 %, 免税: a share."""
    if said is None or said in _WORDS:
        return _WORDS.get(said or "")
    share = _exact(said.rstrip("% "))
    return share / 100 if share is not None and said.endswith("%") else share


def looks_like_qr(content: str) -> bool:
    """Whether every line is the text of an invoice's QR code."""
    lines = [line for line in content.splitlines() if line.strip()]
    return bool(lines) and all(_QR.match(line.strip()) for line in lines)


def take_qr(taking: Taking, content: str) -> None:
    """Take invoice numbers from the text of QR codes."""
    _take_for(taking, "invoice.qr", Text("发票二维码文本", "Invoice QR text"))
    for number, line in enumerate(content.splitlines(), 1):
        found = _QR.match(line.strip())
        if not found:
            continue
        old = _OLD_KINDS.get(found[2])
        ref = taking.lineage.keep(taking.place(row=number), ["QR"], [line.strip()])
        values: Values = {
            "kind": old or _NEW_KINDS.get(found[2], "e_general"),
            "code": found[3] or "",
            "number": found[4],
            # Only the older codes are known to carry the amount without tax.
            "amount_without_tax": _money(found[5]) if old else None,
            "issued_at": day(found[6], "", taking.time_rules),
            "source_kind": "qr",
            "lines": [],
        }
        kept = {key: value for key, value in values.items() if value is not None}
        taking.gathered.add("invoices", Draft(kept, ref, "invoice"))
        taking.rows += 1
