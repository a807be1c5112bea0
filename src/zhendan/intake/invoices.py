"""E-invoices: the 数电票 XML, and the text of invoice QR codes."""

import re
from collections.abc import Callable, Mapping

from zhendan.domain import ExhibitKind, SourceClass, Text
from zhendan.formats.cleaning.times import day
from zhendan.formats.confined.tree import Node, anywhere, children, find, text
from zhendan.formats.row_problems import CellUnusable
from zhendan.intake.draft import Draft, Values
from zhendan.intake.file_problems import UnknownLayout
from zhendan.intake.invoice_words import exact, known_buyer, money, order_in, rate
from zhendan.intake.lineage import Place
from zhendan.intake.old_invoice import CHINESE_ROOT, OLD_ROOTS, chinese_invoice, old_invoice
from zhendan.intake.taking import Taking

_QR = re.compile(r"^(\d{2}),(\d{2}),(\d{10,12})?,(\d{8}|\d{20}),(\d+(?:\.\d{1,2})?),(\d{8}),")
_OLD_KINDS = {"01": "vat_special", "04": "vat_general", "10": "e_general"}
_NEW_KINDS = {"31": "digital_special", "32": "digital_general"}


def take_invoice(taking: Taking, tree: Node) -> None:
    """Take an XML file: an invoice of the present or the former kind, or something unknown."""
    if not is_invoice(tree):
        taking.title = Text("XML 文件", "XML file")
        taking.refuse(UnknownLayout(seen=f"XML: {tree[0]}"[:60]))
        return
    old = tree[0] in OLD_ROOTS
    take_for(
        taking,
        "invoice.einvoice_xml_2019" if old else "invoice.einvoice_xml",
        Text("电子发票", "E-invoice") if old else Text("数电票", "E-invoice"),
    )
    take_tree(taking, tree, "xml", "/" + str(tree[0]))


def is_invoice(tree: Node) -> bool:
    """Whether an XML is an invoice that has a number."""
    if tree[0] in OLD_ROOTS:
        return bool(text(tree, "InvoiceNo"))
    if tree[0] == CHINESE_ROOT:
        return bool(text(tree, "发票号码"))
    return tree[0] == "EInvoice" and find(tree, "EInvoiceData") is not None and bool(_number(tree))


def take_tree(taking: Taking, tree: Node, source: str, pointer: str) -> None:
    """Take the invoice that an XML tells; `source` says in which kind of file it lay."""
    try:
        values = _READERS.get(str(tree[0]), _invoice)(taking, tree)
    except CellUnusable as error:
        taking.reject(error, 0)
        return
    shown = [str(values["number"]), str(values.get("remark") or "")]
    ref = taking.lineage.keep(taking.place(pointer=pointer), ["InvoiceNumber", "Remark"], shown)
    values["source_kind"] = source
    draft = Draft(values, ref, "invoice", file=taking.received.number)
    taking.gathered.add("invoices", draft)
    taking.rows += 1


def _number(tree: Node) -> str | None:
    """The number of a 数电票."""
    return text(tree, "TaxSupervisionInfo", "InvoiceNumber") or text(tree, "Header", "EIid")


def take_for(taking: Taking, what: str, title: Text) -> None:
    """Say what the file was taken for."""
    taking.recognised_as, taking.title = what, title
    taking.kind, taking.source = ExhibitKind.INVOICE, SourceClass.TAX
    taking.score, taking.grain = 1.0, "invoice"


def _remark(tree: Node) -> str:
    """The remark, wherever this version of the format keeps it."""
    return anywhere(tree, "Remark") or ""


def _invoice(taking: Taking, tree: Node) -> Values:
    """The fields of a 数电票; a private buyer's name is masked. Raises `CellUnusable`."""
    remark = _remark(tree)
    body = find(tree, "EInvoiceData") or ["", "", []]
    special = _label(tree, "GeneralOrSpecialVAT") == "01"
    basic = find(body, "BasicInformation") or ["", "", []]
    total = text(basic, "TotalTax-includedAmount") or text(basic, "TotaltaxIncludedAmount")
    found: Values = {
        "number": _number(tree),
        "kind": "digital_special" if special else "digital_general",
        "issued_at": day(
            text(tree, "TaxSupervisionInfo", "IssueTime") or "", "", taking.time_rules
        ),
        "seller_name": text(body, "SellerInformation", "SellerName"),
        "seller_tax_id": text(body, "SellerInformation", "SellerIdNum"),
        "buyer_name": known_buyer(text(body, "BuyerInformation", "BuyerName")),
        "buyer_tax_id": text(body, "BuyerInformation", "BuyerIdNum"),
        "amount_without_tax": money(text(body, "BasicInformation", "TotalAmWithoutTax")),
        "tax_amount": money(text(body, "BasicInformation", "TotalTaxAm")),
        "amount_with_tax": money(total),
        "remark": remark or None,
        "order_no": order_in(remark),
        "lines": [
            _line(item, n) for n, item in enumerate(children(body, "IssuItemInformation"), 1)
        ],
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
    found: Values = {
        "line_no": number,
        "item_name": text(item, "ItemName"),
        "spec": text(item, "SpecMod"),
        "unit": text(item, "MeaUnits"),
        "quantity": exact(text(item, "Quantity")),
        "unit_price": exact(text(item, "UnPrice")),
        "amount": money(text(item, "Amount")),
        "tax_rate": rate(text(item, "TaxRate")),
        "tax_amount": money(text(item, "ComTaxAm")),
    }
    return {key: value for key, value in found.items() if value is not None}


_READERS: Mapping[str, Callable[[Taking, Node], Values]] = {
    **dict.fromkeys(OLD_ROOTS, old_invoice),
    CHINESE_ROOT: chinese_invoice,
}


def looks_like_qr(content: str) -> bool:
    """Whether every line is the text of an invoice's QR code."""
    lines = [line for line in content.splitlines() if line.strip()]
    return bool(lines) and all(_QR.match(line.strip()) for line in lines)


def take_qr(taking: Taking, content: str) -> None:
    """Take invoice numbers from the text of QR codes."""
    take_for(taking, "invoice.qr", Text("发票二维码文本", "Invoice QR text"))
    for number, line in enumerate(content.splitlines(), 1):
        if _QR.match(line.strip()):
            take_qr_line(taking, line.strip(), taking.place(row=number))


def take_qr_line(taking: Taking, content: str, place: Place) -> bool:
    """Take the content of one code; False where it is not an invoice's."""
    found = _QR.match(content)
    if not found:
        return False
    old = _OLD_KINDS.get(found[2])
    try:
        issued = day(found[6], "", taking.time_rules)
    except CellUnusable:
        return False
    ref = taking.lineage.keep(place, ["QR"], [content])
    values: Values = {
        "kind": old or _NEW_KINDS.get(found[2], "e_general"),
        "code": found[3] or "",
        "number": found[4],
        # Only the older codes are known to carry the amount without tax.
        "amount_without_tax": money(found[5]) if old else None,
        "code_amount": money(found[5]),
        "issued_at": issued,
        "source_kind": "qr",
        "lines": [],
    }
    kept = {key: value for key, value in values.items() if value is not None}
    taking.gathered.add("invoices", Draft(kept, ref, "invoice", file=taking.received.number))
    taking.rows += 1
    return True
