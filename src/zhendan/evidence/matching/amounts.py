"""Money whose row names no order, met by amount and time or by the buyer's pay account.

Such a match is never more than weak; where several orders fit, a person is asked which it is.
"""

from dataclasses import replace

from zhendan.domain import Text
from zhendan.evidence.matching.asking import Found, Question, Telling
from zhendan.evidence.matching.trade import payment

MINUTES_S = 600
"""A payment is booked within minutes of the time the order bears."""
MONTH_S = 2_592_000
"""Money that goes back to a buyer does so within about a month."""


def _by_amount(row: Found) -> Telling | None:
    """A receipt of just the amount paid, within minutes of the payment."""
    told = payment(row)
    if told is None:
        return None
    reason = Text("（按金额与时间对应）", " (matched by amount and time)")
    return _weak(told, reason, by="amount_time", fits=int(row.amount("fits") or 0))


def _by_account(row: Found) -> Telling | None:
    """Money sent to the account that paid for the order: a loop, or a refund told elsewhere."""
    told = payment(row)
    if told is None:
        return None
    reason = Text("（收款账号与本单付款账号相同）", " (to the account that paid this order)")
    weak = _weak(told, reason, by="account", fits=int(row.amount("fits") or 0))
    return replace(weak, contradicts=True)


def _weak(told: Telling, reason: Text, *, by: str, fits: int) -> Telling:
    """The telling with its reason; a question where more than one order fits."""
    says = Text(told.says.zh + reason.zh, told.says.en + reason.en)
    ask = None
    if fits > 1:
        ask = Text(
            f"有 {fits} 笔订单同样对得上，请确认是哪一笔",
            f"{fits} orders fit just as well: say which one it is",
        )
    return replace(told, says=says, certainty="weak", by=by, ask=ask)


def _columns(names: str) -> tuple[str, ...]:
    """Column names of an answer: the three that every answer has, then its own."""
    return ("order_no", "row_ref", "file_id", *names.split())


_FIELDS = "kind provider amount currency ledger_no pay_no occurred_at order_no_source memo fits"
_SELECT = (
    "SELECT o.order_no, p.row_ref, NULL, p.kind, p.provider, p.amount, p.currency,"
    " p.ledger_no, p.pay_no, p.occurred_at, p.order_no_source, p.memo, "
)
_NAMELESS = " (p.order_no IS NULL OR p.order_no = '')"
_CLOSE = (
    "abs(epoch_s(p.occurred_at) - epoch_s(COALESCE({o}.paid_at, {o}.created_at)))"
    f" <= {MINUTES_S}"
)
_AFTER = (
    "epoch_s(p.occurred_at) - epoch_s(COALESCE({o}.paid_at, {o}.created_at))"
    f" BETWEEN 0 AND {MONTH_S}"
)

QUESTIONS = (
    Question(
        _columns(_FIELDS),
        _SELECT
        + "(SELECT count(*) FROM orders x WHERE x.paid_amount = p.amount AND "
        + _CLOSE.replace("{o}", "x")
        + ") FROM orders o JOIN payments p ON p.amount = o.paid_amount"
        " WHERE o.order_no IN ({orders}) AND p.kind = 'trade_in' AND p.amount > 0 AND"
        + _NAMELESS
        + " AND "
        + _CLOSE.replace("{o}", "o")
        + " ORDER BY o.order_no, p.occurred_at, p.payment_id",
        _by_amount,
    ),
    Question(
        _columns(_FIELDS),
        _SELECT + "(SELECT count(*) FROM orders x JOIN buyers y ON y.buyer_id = x.buyer_id"
        " WHERE y.pay_account = p.payer_key AND x.paid_amount <= -p.amount AND "
        + _AFTER.replace("{o}", "x")
        + ") FROM orders o JOIN buyers b ON b.buyer_id = o.buyer_id"
        " JOIN payments p ON p.payer_key = b.pay_account"
        " WHERE o.order_no IN ({orders}) AND p.kind = 'transfer' AND p.amount < 0"
        " AND o.paid_amount > 0 AND o.paid_amount <= -p.amount"
        " AND -p.amount <= o.paid_amount + 20 AND"
        + _NAMELESS
        + " AND "
        + _AFTER.replace("{o}", "o")
        + " ORDER BY o.order_no, p.occurred_at, p.payment_id",
        _by_account,
    ),
)
