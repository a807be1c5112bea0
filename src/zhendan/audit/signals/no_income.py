"""J07: Does the payment ledger show income for the day's other orders, but not for this one."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

LEAST = 10  # fewer orders do not show that the ledger covers the day

_N = range(12)
_HEAD = "order_no paid_amount created_at paid_at"
ORDERS = "\n".join([_HEAD, *(f"A{n} 50 2026-06-01T10:{n:02d} 2026-06-01T10:{n:02d}" for n in _N)])
_MONEY = "kind order_no amount occurred_at"
ALL_BUT_ONE = "\n".join([_MONEY, *(f"trade_in A{n} 50 2026-06-01T10:{n:02d}" for n in _N[1:])])
HALF = "\n".join([_MONEY, *(f"trade_in A{n} 50 2026-06-01T10:{n:02d}" for n in _N[6:])])


NO_INCOME = Signal(
    card=SignalCard(
        code="J07",
        name="conservation.no-income",
        title=Text("支付账单里没有这笔货款", "The payment ledger shows no income"),
        question=Text(
            "当天其他订单都能在支付账单里找到入账，唯独这一单没有？",
            (
                "Does the payment ledger show income for the day's other "
                "orders, but not for this one?"
            ),
        ),
        family=Family.CONSERVATION,
        weight=Weight.ASKS,
        why=Text("卖出去的货，钱要到账。", "What was sold must be paid into the account."),
        innocent=(
            Text(
                "尚未结算、走了别的支付渠道、账单跨期。",
                "Not settled yet, another payment channel, the end of a period.",
            ),
        ),
        blind_spots=(
            Text("账单不全的日子未核查。", "Days that the ledger does not cover are not checked."),
        ),
        clears=(
            Text(
                "平台结算单、其他渠道的流水。",
                "The platform's settlement, statements of other channels.",
            ),
        ),
        observable="M/C",
        source="C-2",
    ),
    needs=("income_cents", "income_orders"),
    asks=f"income_cents = 0 AND paid_cents > 0 AND income_orders >= {LEAST} "
    "AND income_known >= income_orders - 1",
    facts=(
        FactSpec(
            "income_known",
            Text("当天有入账", "Orders with income"),
            unit="orders",
            baseline="income_orders",
            window="1 d",
        ),
    ),
    examples=(
        Example(
            "eleven of twelve orders of the day",
            {
                "orders": ORDERS,
                "payments": ALL_BUT_ONE,
            },
            frozenset({"A0"}),
        ),
        Example(
            "a ledger that covers half of the day",
            {
                "orders": ORDERS,
                "payments": HALF,
            },
        ),
    ),
    points=40,
    rests_on=("orders", "payments"),
)
