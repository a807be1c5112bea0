"""An invoice as it is printed: its fields out of the lines of a PDF, an OFD or a picture."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from zhendan.formats.cleaning.capital_amount import capital_amount, capital_text
from zhendan.formats.cleaning.money import amount
from zhendan.formats.cleaning.times import day
from zhendan.formats.cleaning.words import folded
from zhendan.formats.document_problems import AmountWordsDisagree, InvoiceIncomplete
from zhendan.formats.readers.lines import Line
from zhendan.formats.row_problems import CellUnusable
from zhendan.intake.draft import Draft, Values
from zhendan.intake.invoice_words import known_buyer, labelled_order
from zhendan.intake.taking import Taking

_TITLE = re.compile(r"电子发票|增值税.{0,6}发票|数电票|发票号码")
_NUMBER = re.compile(r"发票号码:?\s*(\d{20}|\d{8})(?!\d)")
_LONE_NUMBER = re.compile(r"(?<!\d)(\d{20})(?!\d)")
_CODE = re.compile(r"发票代码:?\s*(\d{10}|\d{12})(?!\d)")
_DATE = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_NAME = re.compile(r"名\s*称\s*:\s*([^\s:]{2,60})")
_TAX_ID = re.compile(r"(?:识别号|信用代码)[^:\n]{0,12}:\s*([0-9A-Z]{15,20})(?![0-9A-Z])")
_TOTAL = re.compile(r"小写\)?\s*:?\s*[¥Y]?\s*(-?[\d,]+\.\d{2})")
_SUMS = re.compile(r"合\s*计\s*[¥]\s*(-?[\d,]+\.\d{2})\s*(?:[¥]\s*(-?[\d,]+\.\d{2}))?")
_RED = re.compile(r"(?:红字|负数).{0,30}?(?:发票号码|号码):?\s*(\d{20}|\d{8})", re.S)
_NEEDED = {"number": "发票号码", "issued_at": "开票日期", "amount_with_tax": "价税合计"}
_CLAIMS = {
    "InvoiceNumber": "number",
    "发票号码": "number",
    "发票代码": "code",
    "IssueTime": "issued_at",
    "开票日期": "issued_at",
    "SellerIdNum": "seller_tax_id",
    "销售方纳税人识别号": "seller_tax_id",
    "BuyerIdNum": "buyer_tax_id",
    "购买方纳税人识别号": "buyer_tax_id",
    "销售方名称": "seller_name",
    "购买方名称": "buyer_name",
    "TotalAmWithoutTax": "amount_without_tax",
    "合计金额": "amount_without_tax",
    "TotalTaxAm": "tax_amount",
    "TotalTax-includedAmount": "amount_with_tax",
    "价税合计": "amount_with_tax",
}


def looks_like_invoice(text: str, claims: Mapping[str, str]) -> bool:
    """Whether a page is an invoice: its title and its number, or fields in its own claims."""
    level = folded(text)
    printed = len(set(_TITLE.findall(level))) > 0 and bool(_own_number(level))
    return printed or bool({"InvoiceNumber", "发票号码"} & set(claims))


def take_printed(taking: Taking, lines: Sequence[Line], source: str) -> bool:
    """Take the printed fields; False where the number is not there."""
    text = folded("\n".join(line.text for line in lines))
    number = _own_number(text)
    if not number:
        return False
    found = _fields(taking, text, number)
    missing = [words for name, words in _NEEDED.items() if found.get(name) is None]
    if missing:
        taking.say(InvoiceIncomplete(missing="、".join(missing)))
    add_invoice(taking, found, source, lines[0].pointer)
    return True


def take_claimed(taking: Taking, claims: Mapping[str, str], source: str, pointer: str) -> bool:
    """Take the fields that the file keeps beside its pages; False where it keeps no number."""
    said = {_CLAIMS[name]: value.strip() for name, value in claims.items() if name in _CLAIMS}
    if not re.fullmatch(r"\d{8}|\d{20}", said.get("number", "")):
        return False
    found: Values = dict(said)
    for name in ("amount_without_tax", "tax_amount", "amount_with_tax"):
        found[name] = _money(said.get(name))
    found["issued_at"] = _day(taking, said.get("issued_at", ""))
    found["buyer_name"] = known_buyer(said.get("buyer_name"))
    found["kind"] = _kind(said["number"], "")
    add_invoice(taking, found, source, pointer)
    return True


def add_invoice(taking: Taking, found: Values, source: str, pointer: str) -> None:
    """One telling of an invoice, traced to its place."""
    kept = {name: value for name, value in found.items() if value not in (None, "")}
    names = sorted(name for name in kept if name != "lines")
    ref = taking.lineage.keep(
        taking.place(pointer=pointer), names, [str(kept[name]) for name in names]
    )
    kept |= {"source_kind": source, "lines": kept.get("lines", []), "code": kept.get("code", "")}
    taking.gathered.add("invoices", Draft(kept, ref, "invoice", file=taking.received.number))
    taking.rows += 1


def _own_number(text: str) -> str:
    """The invoice's number: behind its label, else the only one of twenty digits."""
    found = _NUMBER.search(text)
    if found:
        return found[1]
    lone = set(_LONE_NUMBER.findall(text)) if "发票" in text else set()
    return lone.pop() if len(lone) == 1 else ""


def _fields(taking: Taking, text: str, number: str) -> Values:
    """Every field that stands in the lines; buyer before seller, as the forms print them."""
    names, ids = _NAME.findall(text), _TAX_ID.findall(text)
    sums, red, code = _SUMS.search(text), _RED.search(text), _CODE.search(text)
    date = _DATE.search(text)
    buyer = names[0] if names else None
    whole = len(names) > 1
    return {
        "number": number,
        "code": code[1] if code else "",
        "kind": _kind(number, text),
        "issued_at": _day(taking, date[0].replace(" ", "")) if date else None,
        "buyer_name": known_buyer(buyer) if whole else None,
        "seller_name": names[1] if whole else None,
        "buyer_tax_id": ids[0] if len(ids) > 1 else None,
        # A private buyer has no tax number: the only one is the seller's.
        "seller_tax_id": ids[-1] if len(ids) > 1 or (ids and buyer == "个人") else None,
        "amount_without_tax": _money(sums[1]) if sums else None,
        "tax_amount": _money(sums[2]) if sums and sums[2] else None,
        "amount_with_tax": _total(taking, text, number),
        "red_of_number": red[1] if red and red[1] != number else None,
        "order_no": labelled_order(text),
    }


def _kind(number: str, text: str) -> str:
    """What kind of invoice it is, by its title and the length of its number."""
    special = "专用发票" in text
    if len(number) == len("12345678901234567890"):
        return "digital_special" if special else "digital_general"
    return "vat_special" if special else "e_general" if "电子" in text else "vat_general"


def _total(taking: Taking, text: str, number: str) -> Decimal | None:
    """The sum with tax; where the amount in words contradicts it, neither is used."""
    found = _TOTAL.search(text)
    figures = _money(found[1]) if found else None
    said = capital_text(text)
    spelled = capital_amount(said) if said else None
    if figures is not None and spelled is not None and abs(figures) != spelled:
        taking.say(AmountWordsDisagree(number=number, words=said, figures=figures))
        return None
    return figures if figures is not None else spelled


def _money(said: str | None) -> Decimal | None:
    """An amount, or None where it is none."""
    try:
        return amount(said, "") if said else None
    except CellUnusable:
        return None


def _day(taking: Taking, said: str) -> object:
    """A date, or None where it is none."""
    try:
        return day(said, "", taking.time_rules) if said else None
    except CellUnusable:
        return None
