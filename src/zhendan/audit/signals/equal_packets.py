"""E02: Small transfers of one amount."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

PAYEES = 5  # starting value
SMALL = 5
"""A fifth of the price or less is a thank-you, not a price that went back (starting value)."""

_N = range(5)
_HEAD = "order_no paid_amount created_at paid_at"
ORDERS = "\n".join([_HEAD, *(f"A{n} 50 2026-06-01T10:00 2026-06-01T10:01" for n in _N)])
_PAID = [f"trade_in A{n} u{n} 50 2026-06-01T10:01" for n in _N]
_MONEY = "kind order_no payer_key amount occurred_at"
EQUAL = "\n".join([_MONEY, *_PAID, *(f"transfer - u{n} -6 2026-06-05T10:00" for n in _N)])
VARIED = "\n".join([_MONEY, *_PAID, *(f"transfer - u{n} -{3 + n} 2026-06-05T10:00" for n in _N)])


EQUAL_PACKETS = Signal(
    card=SignalCard(
        code="E02",
        name="money.equal-packets",
        title=Text("同样金额的小额转账", "Small transfers of one amount"),
        question=Text(
            ("付款后是否有一笔小额转账给该买家，而同样金额转给了五个以上的人？"),
            (
                "Did the buyer get a small transfer after paying, and four or "
                "more others the same amount?"
            ),
        ),
        family=Family.MONEY,
        weight=Weight.SUPPORTS,
        why=Text(
            "固定金额的红包可能是佣金或买评价。",
            "Fixed amounts may be commissions or paid reviews.",
        ),
        innocent=(
            Text(
                "运费补偿、差价、统一的售后红包。",
                ("Freight compensation, a price difference, one sum for every complaint."),
            ),
        ),
        blind_spots=(
            Text("由别人账户支付的看不到。", "What somebody else's account pays is not seen."),
        ),
        clears=(Text("每笔转账的工单原因。", "The ticket behind each transfer."),),
        observable="M",
        source="LAW-7",
    ),
    needs=("packet_cents", "packet_payees"),
    asks=f"packet_cents > 0 AND packet_payees >= {PAYEES}",
    # While nearly the whole price stays with the shop, a small thank-you undoes no payment: it may
    # be an improper reward for reviews, which is another question.
    presses=f"packet_cents * {SMALL} >= paid_cents",
    facts=(
        FactSpec("packet_cents", Text("转账金额", "Amount"), unit="fen"),
        FactSpec(
            "packet_payees",
            Text("收到同样金额的人", "People who got it"),
            unit="people",
            window="30 d",
        ),
    ),
    examples=(
        Example(
            "six yuan to each of five buyers",
            {
                "orders": ORDERS,
                "payments": EQUAL,
            },
            frozenset(f"A{n}" for n in range(5)),
        ),
        Example(
            "compensations of different size",
            {
                "orders": ORDERS,
                "payments": VARIED,
            },
        ),
    ),
    points=90,
    rests_on=("orders", "payments"),
)
