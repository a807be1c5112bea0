"""Other XML forms of invoices: the schema of 2019 that OFD files carry, and Chinese tags."""

from zhendan.formats.cleaning.times import day
from zhendan.formats.confined.tree import Node, children, find, text
from zhendan.intake.draft import Values
from zhendan.intake.invoice_words import exact, known_buyer, money, order_in, rate
from zhendan.intake.taking import Taking

OLD_ROOTS = frozenset({"eInvoice", "einvoice"})
CHINESE_ROOT = "发票"
_TAGS = {
    "seller_name": "销售方名称",
    "seller_tax_id": "销售方纳税人识别号",
    "buyer_tax_id": "购买方纳税人识别号",
    "red_of_number": "被红冲蓝字发票号码",
    "remark": "备注",
}
_SUMS = {"amount_without_tax": "合计金额", "tax_amount": "合计税额", "amount_with_tax": "价税合计"}


def chinese_invoice(taking: Taking, tree: Node) -> Values:
    """An invoice written with Chinese tags, all on one level. Raises `CellUnusable`."""
    note = text(tree, "备注") or ""
    found: Values = {
        "number": text(tree, "发票号码"),
        "code": text(tree, "发票代码") or "",
        "kind": "digital_special"
        if "专用" in (text(tree, "发票类型") or "")
        else "digital_general",
        "issued_at": day(text(tree, "开票日期") or "", "", taking.time_rules),
        "buyer_name": known_buyer(text(tree, "购买方名称")),
        "order_no": order_in(note),
        "lines": [],
    }
    found |= {name: text(tree, tag) for name, tag in _TAGS.items()}
    found |= {name: money(text(tree, tag)) for name, tag in _SUMS.items()}
    return {key: value for key, value in found.items() if value is not None}


def old_invoice(taking: Taking, tree: Node) -> Values:
    """Its fields, its lines among them. Raises `CellUnusable`."""
    note = text(tree, "Note") or ""
    goods = find(tree, "GoodsInfos")
    found: Values = {
        "number": text(tree, "InvoiceNo"),
        "code": text(tree, "InvoiceCode") or "",
        "kind": "vat_special" if text(tree, "TypeCode") == "1" else "e_general",
        "issued_at": day(text(tree, "IssueDate") or "", "", taking.time_rules),
        "seller_name": text(tree, "Seller", "SellerName"),
        "seller_tax_id": text(tree, "Seller", "SellerTaxID"),
        "buyer_name": known_buyer(text(tree, "Buyer", "BuyerName")),
        "buyer_tax_id": text(tree, "Buyer", "BuyerTaxID"),
        "amount_without_tax": money(text(tree, "TaxExclusiveTotalAmount")),
        "tax_amount": money(text(tree, "TaxTotalAmount")),
        "amount_with_tax": money(text(tree, "TaxInclusiveTotalAmount")),
        "remark": note or None,
        "order_no": order_in(note),
        "lines": [
            _line(item, number)
            for number, item in enumerate(children(goods, "GoodsInfo") if goods else [], 1)
        ],
    }
    return {key: value for key, value in found.items() if value is not None}


def _line(item: Node, number: int) -> Values:
    """One item of the invoice."""
    found: Values = {
        "line_no": number,
        "item_name": text(item, "Item"),
        "spec": text(item, "Specification"),
        "unit": text(item, "MeasurementDimension"),
        "quantity": exact(text(item, "Quantity")),
        "unit_price": exact(text(item, "Price")),
        "amount": money(text(item, "Amount")),
        "tax_rate": rate(text(item, "TaxScheme")),
        "tax_amount": money(text(item, "TaxAmount")),
    }
    return {key: value for key, value in found.items() if value is not None}
