"""What invoices say against their order, and which page of a paper or picture names it."""

from datetime import date
from decimal import Decimal

from zhendan.domain import ExhibitKind, SourceClass, Text
from zhendan.evidence.matching.asking import Found, Question, Telling

CENT = Decimal("0.01")
_SOURCES = {
    "xml": Text("XML", "XML"),
    "ofd": Text("OFD", "OFD"),
    "pdf": Text("PDF 附件", "PDF attachment"),
    "pdf_meta": Text("PDF", "PDF"),
    "pdf_text": Text("PDF 版面", "PDF print"),
    "ofd_meta": Text("OFD", "OFD"),
    "ofd_text": Text("OFD 版面", "OFD print"),
    "qr": Text("二维码", "QR code"),
}
_FIELDS = {
    "issued_at": Text("开票日期", "date"),
    "amount_with_tax": Text("价税合计", "amount with tax"),
    "amount_without_tax": Text("不含税金额", "amount without tax"),
    "tax_amount": Text("税额", "tax"),
    "buyer_name": Text("购买方", "buyer"),
    "buyer_tax_id": Text("购买方税号", "buyer's tax number"),
    "seller_name": Text("销售方", "seller"),
    "seller_tax_id": Text("销售方税号", "seller's tax number"),
}
_MASK = "*"
_KINDS = {"picture": ExhibitKind.PICTURE, "video": ExhibitKind.VIDEO}


def _invoice(row: Found) -> Telling:
    """An invoice proves the deal only where it fits its order; each misfit is named.

    One that is dated after the notice came says so and is no earlier proof of anything.
    """
    number, source = row.text("number"), _SOURCES.get(row.text("source_kind"), Text("", ""))
    red = bool(row.text("red_of_number"))
    amount = row.money("amount_with_tax")
    zh = f"{'红字' if red else ''}发票 {number}（{source.zh}），价税合计 {amount}"
    en = f"{'red ' if red else ''}invoice {number} ({source.en}), {amount} with tax"
    against = _against(row)
    came = row.day("received_at")
    late = row.flag("after_notice") or (bool(came) and row.day("issued_at") > came)
    notes = [*against, *([_LATE] if late else [])]
    zh += "".join(f"，{note.zh}" for note in notes)
    en += "".join(f", {note.en}" for note in notes)
    issued = row.day("issued_at") or "?"
    return Telling(
        ExhibitKind.INVOICE,
        Text(f"{zh}，开票日 {issued}", f"{en}, of {issued}"),
        source=SourceClass.TAX,
        certainty="exact" if row.text("order_no") == row.text("by_column") else "repaired",
        contradicts=bool(against) or red,
        facts={"amount": row.text("amount_with_tax"), "after_notice": "yes" if late else "no"},
    )


_LATE = Text("开具于收到通知之后", "issued after the notice came")


def _against(row: Found) -> list[Text]:
    """Everything in which the invoice does not fit its order, or its own other forms."""
    return [
        note
        for note in (_amount(row), _buyer(row), _seller(row), _too_early(row), _disputed(row))
        if note is not None
    ]


def _amount(row: Found) -> Text | None:
    """Taxes are issued over what was paid, the gross, or what was left after a refund."""
    amount = row.amount("amount_with_tax")
    told = [row.amount(name) for name in ("paid_amount", "total_amount", "goods_amount")]
    refund = row.amount("refund_amount") or Decimal(0)
    known = [one for one in told if one is not None]
    known += [one + refund for one in known] + [one - refund for one in known]
    if amount is None or not known or any(abs(amount - one) <= CENT for one in known):
        return None
    paid = row.money("paid_amount")
    return Text(f"与订单实付 {paid} 不同", f"differs from the {paid} paid")


def _buyer(row: Found) -> Text | None:
    """Made out to somebody else than the order asked; masked names are not compared."""
    name, asked = row.text("buyer_name"), row.text("asked_name")
    tax, asked_tax = row.text("buyer_tax_id"), row.text("asked_tax_id")
    if tax and asked_tax and tax != asked_tax:
        return Text(f"税号 {tax} 与订单要求的 {asked_tax} 不同", "made out to another tax number")
    if not name or not asked or _MASK in name + asked or name == asked:
        return None
    return Text(f"抬头「{name}」与订单要求的「{asked}」不同", "made out to another name than asked")


def _seller(row: Found) -> Text | None:
    """Issued by another firm than the shop's other invoices."""
    name, usual = row.text("seller_name"), row.text("usual_seller")
    if not name or not usual or name == usual:
        return None
    return Text(f"销售方「{name}」与本店其他发票不同", "issued by another firm than the others")


def _too_early(row: Found) -> Text | None:
    """Dated before the order existed."""
    issued, created = row.day("issued_at"), row.day("created_at")
    if not issued or not created or date.fromisoformat(issued) >= date.fromisoformat(created):
        return None
    return Text(f"早于下单日 {created}", f"dated before the order of {created}")


def _disputed(row: Found) -> Text | None:
    """Its XML, print and code do not agree."""
    names = [_FIELDS[name] for name in row.text("disputed").split(",") if name in _FIELDS]
    if not names:
        return None
    zh, en = "、".join(one.zh for one in names), ", ".join(one.en for one in names)
    return Text(f"各版本的{zh}不一致", f"its forms disagree on the {en}")


def _page(row: Found) -> Telling:
    """A page or picture on which the order's number, or its waybill's, can be read."""
    seen, page = row.text("seen"), row.text("page")
    what = (
        Text("运单号", "waybill") if row.text("via") == "waybill" else Text("订单号", "order no.")
    )
    picture = row.text("kind") == "picture"
    where = Text("图中", "in the picture") if picture else Text(f"第 {page} 页", f"on page {page}")
    how = {
        "code": Text("的条码或二维码写有", "a code holds"),
        "text_layer": Text("写有", "stands"),
        "ocr": Text("识别出", "was recognised"),
    }[row.text("how")]
    guessed = row.text("how") == "ocr"
    doubt = (
        Text("（识别所得，请对照原图）", " (by recognition: compare)") if guessed else Text("", "")
    )
    return Telling(
        _KINDS.get(row.text("kind"), ExhibitKind.OTHER),
        Text(
            f"{where.zh}{how.zh}本单{what.zh} {seen}{doubt.zh}",
            f"{what.en} {seen} {how.en} {where.en}{doubt.en}",
        ),
        source=SourceClass.SCREEN if picture else SourceClass.STATEMENT,
        certainty="weak" if guessed else "exact",
        facts={"seen": seen, "page": page, "how": row.text("how")},
    )


def _columns(names: str) -> tuple[str, ...]:
    """Column names of an answer: the three that every answer has, then its own."""
    return ("order_no", "row_ref", "file_id", *names.split())


_INVOICE_FIELDS = (
    "by_column number red_of_number issued_at amount_with_tax buyer_name buyer_tax_id seller_name"
    " source_kind disputed after_notice asked_name asked_tax_id usual_seller"
    " paid_amount total_amount goods_amount refund_amount created_at received_at"
)

QUESTIONS = (
    Question(
        _columns(_INVOICE_FIELDS),
        "SELECT o.order_no, i.row_ref, NULL, i.order_no, i.number, i.red_of_number, i.issued_at,"
        " i.amount_with_tax, i.buyer_name, i.buyer_tax_id, i.seller_name, i.source_kind,"
        " i.disputed, i.after_notice, i.asked_name, i.asked_tax_id, i.usual_seller,"
        " o.paid_amount, o.total_amount, o.goods_amount, o.refund_amount, o.created_at,"
        " (SELECT min(n.received_at) FROM notices n)"
        " FROM invoices i JOIN orders o"
        " ON i.order_no = o.order_no OR i.remark LIKE '%' || o.order_no || '%'"
        " WHERE o.order_no IN ({orders}) ORDER BY o.order_no, i.number, i.row_ref",
        _invoice,
    ),
    Question(
        _columns("page kind seen via how"),
        "SELECT d.order_no, d.row_ref, d.document_id, d.page, d.kind, d.seen, d.via, d.how"
        " FROM document_orders d WHERE d.order_no IN ({orders})"
        " ORDER BY d.order_no, d.document_id, d.page",
        _page,
    ),
)
