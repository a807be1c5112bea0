"""What order, payment, refund and promotion rows, and the shop's own marks, say."""

from decimal import Decimal

from zhendan.domain import ExhibitKind, Money, SourceClass, Text
from zhendan.evidence.matching.asking import Found, Question, Telling

_PROVIDERS = {
    "alipay": "支付宝",
    "wechatpay": "微信支付",
    "wechat_wallet": "微信支付",
    "jd": "京东资金",
    "pdd": "拼多多资金",
    "douyin": "抖店资金",
    "kuaishou": "快手资金",
    "xhs": "小红书资金",
    "cash_book": "店铺打款登记",
}
_MARKS = {
    "brushing_ledger": Text("店铺的刷单登记", "the shop's own brushing ledger"),
    "memo_pattern": Text("备注暗号", "a memo code"),
    "empty_parcel_service": Text("空包服务记录", "an empty-parcel service"),
    "cash_back": Text("返现记录", "a cash-back record"),
    "sample_or_trial": Text("样品或试用登记", "a sample or trial"),
    "staff_order": Text("员工单登记", "a staff order"),
    "confession": Text("书面承认", "a written admission"),
}


def _order(row: Found) -> Telling:
    status = row.text("status_raw") or row.text("status")
    paid = row.money("paid_amount", row.text("currency"))
    return Telling(
        ExhibitKind.ORDER_RECORD,
        Text(
            f"下单，实付 {paid}，平台状态「{status}」", f"ordered, paid {paid}, status “{status}”"
        ),
        at=row.at("created_at") or row.at("paid_at"),
        source=SourceClass.PLATFORM,
        facts={"paid": row.text("paid_amount"), "status": row.text("status")},
    )


def _line(row: Found) -> Telling:
    title = row.text("title") or row.text("sku_code") or row.text("item_id") or "?"
    count = f"{row.amount('quantity') or 0:f}".rstrip("0").rstrip(".") or "0"
    known = row.flag("quantity_known")
    told = f"{title}，{count} 件" if known else title
    said = f"{title}, quantity {count}" if known else title
    return Telling(
        ExhibitKind.ORDER_RECORD,
        Text(told, said),
        source=SourceClass.PLATFORM,
        facts={"title": title, "paid": row.text("paid_amount")},
    )


def payment(row: Found) -> Telling | None:
    """A movement of money with its number; a cash book's own remark is never left out."""
    kind, own = row.text("kind"), row.text("provider") == "cash_book"
    amount = abs(row.amount("amount") or Decimal(0))
    who = _PROVIDERS.get(row.text("provider"), row.text("provider"))
    number = row.text("ledger_no") or row.text("pay_no")
    tail = Text(
        f"（{who}流水 {number}）" if number else f"（{who}）", f" ({who} {number})".rstrip()
    )
    sum_ = Money(amount, row.text("currency") or "CNY").shown()
    shown = Text(sum_, sum_)
    words = {
        "trade_in": Text("收到货款 ", "received "),
        "refund_out": Text("退回买家 ", "refunded "),
        "transfer": Text("向他人转出 ", "transferred out "),
    }.get(kind)
    if words is None:
        return None
    inward = kind == "trade_in"
    noted = " ".join(row.text("memo").split()) if own else ""
    remark = Text(f"，备注「{noted}」", f", remark “{noted}”") if noted else Text("", "")
    return Telling(
        ExhibitKind.PAYMENT_RECORD if inward else ExhibitKind.REFUND_RECORD,
        Text(words.zh + shown.zh + tail.zh + remark.zh, words.en + shown.en + tail.en + remark.en),
        at=row.at("occurred_at"),
        source=SourceClass.OWN_SYSTEM if own else SourceClass.COURIER_OR_PAYMENT,
        certainty="repaired" if row.text("order_no_source").startswith("regex") else "exact",
        facts={"kind": kind, "amount": row.text("amount"), "number": number},
        key=f"{kind} {amount} {number} {noted}" if number else "",
    )


def _refund(row: Found) -> Telling:
    status = row.text("status_raw") or row.text("status")
    amount, reason = row.money("amount", row.text("currency")), row.text("reason_raw")
    because = Text(f"，原因「{reason}」", f", reason “{reason}”") if reason else Text("", "")
    return Telling(
        ExhibitKind.REFUND_RECORD,
        Text(
            f"退款单 {row.text('refund_no')}，{amount}，{status}{because.zh}",
            f"refund {row.text('refund_no')}, {amount}, {status}{because.en}",
        ),
        at=row.at("applied_at") or row.at("handled_at") or row.at("finished_at"),
        source=SourceClass.PLATFORM,
        facts={"status": row.text("status"), "amount": row.text("amount")},
        key=f"{row.text('refund_no')} {row.text('status')} {row.text('amount')}",
    )


def _promotion(row: Found) -> Telling:
    name = row.text("name")
    until = f"{row.day('starts_at')} — {row.day('ends_at')}"
    return Telling(
        ExhibitKind.PROMOTION_PLAN,
        Text(f"下单时在「{name}」活动期内（{until}）", f"placed during “{name}” ({until})"),
        at=row.at("starts_at"),
        certainty="weak",
        facts={"promotion": name},
        by="period",
    )


def _mark(row: Found) -> Telling:
    words = _MARKS.get(row.text("kind"), Text("店铺自有标记", "a mark of the shop's own"))
    note = row.text("pattern") or row.text("note")
    return Telling(
        ExhibitKind.SHOP_MARK,
        Text(f"{words.zh}提到本单" + (f"（{note}）" if note else ""), f"{words.en} names it"),
        contradicts=True,
        facts={"kind": row.text("kind"), "principal": row.text("principal_amount")},
    )


def _columns(names: str) -> tuple[str, ...]:
    """Column names of an answer: the three that every answer has, then its own."""
    return ("order_no", "row_ref", "file_id", *names.split())


_ORDER_FIELDS = "created_at paid_at paid_amount currency status status_raw"
_LINE_FIELDS = "title sku_code item_id quantity quantity_known paid_amount"
_PAY_FIELDS = "kind provider amount currency ledger_no pay_no occurred_at order_no_source memo"
_REFUND_FIELDS = (
    "refund_no status status_raw amount currency reason_raw applied_at handled_at finished_at"
)
_MARK_FIELDS = "kind pattern note principal_amount"

QUESTIONS = (
    Question(
        _columns(_ORDER_FIELDS),
        "SELECT o.order_no, o.row_ref, NULL, o.created_at, o.paid_at, o.paid_amount, o.currency,"
        " o.status, o.status_raw FROM orders o WHERE o.order_no IN ({orders})"
        " ORDER BY o.order_no, o.row_ref",
        _order,
    ),
    Question(
        _columns(_LINE_FIELDS),
        "SELECT o.order_no, l.row_ref, NULL, l.title, l.sku_code, l.item_id, l.quantity,"
        " l.quantity_known, l.paid_amount FROM order_lines l JOIN orders o"
        " ON o.order_id = l.order_id WHERE o.order_no IN ({orders})"
        " ORDER BY o.order_no, l.line_no, l.row_ref",
        _line,
    ),
    Question(
        _columns(_PAY_FIELDS),
        "SELECT p.order_no, p.row_ref, NULL, p.kind, p.provider, p.amount, p.currency, p.ledger_no,"
        " p.pay_no, p.occurred_at, p.order_no_source, p.memo FROM payments p"
        " WHERE p.order_no IN ({orders})"
        " ORDER BY p.order_no, p.occurred_at, p.payment_id",
        payment,
    ),
    Question(
        _columns(_REFUND_FIELDS),
        "SELECT r.order_no, r.row_ref, NULL, r.refund_no, r.status, r.status_raw, r.amount,"
        " o.currency, r.reason_raw, r.applied_at, r.handled_at, r.finished_at FROM refunds r"
        " LEFT JOIN orders o ON o.shop_id = r.shop_id AND o.order_no = r.order_no"
        " WHERE r.order_no IN ({orders}) ORDER BY r.order_no, r.refund_no, r.row_ref",
        _refund,
    ),
    Question(
        _columns("name starts_at ends_at"),
        "SELECT o.order_no, NULL, p.evidence_file_id, p.name, p.starts_at, p.ends_at"
        " FROM orders o JOIN promotions p"
        " ON COALESCE(o.created_at, o.paid_at) >= p.starts_at"
        " AND COALESCE(o.created_at, o.paid_at) <= p.ends_at"
        " WHERE o.order_no IN ({orders}) AND (p.item_id IS NULL OR EXISTS ("
        "SELECT 1 FROM order_lines l WHERE l.order_id = o.order_id AND l.item_id = p.item_id))"
        " ORDER BY o.order_no, p.starts_at, p.promotion_id",
        _promotion,
    ),
    Question(
        _columns(_MARK_FIELDS),
        "SELECT m.order_no, m.row_ref, NULL, m.kind, m.pattern, m.note, m.principal_amount"
        " FROM seller_marks m WHERE m.order_no IN ({orders}) ORDER BY m.order_no, m.mark_id",
        _mark,
    ),
)
