"""E03: Did this payer pay for three or more buyers."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

BUYERS = 3  # starting value

SHARED_PAYER = Signal(
    card=SignalCard(
        code="E03",
        name="money.shared-payer",
        title=Text("一个付款账号为多个买家付款", "One payer pays for several buyers"),
        question=Text(
            "该付款账号是否为三个以上买家付过款？", "Did this payer pay for three or more buyers?"
        ),
        family=Family.MONEY,
        weight=Weight.ASKS,
        why=Text(
            "多个账号共用一个钱包，可能是同一人。",
            "Several accounts with one purse may be one hand.",
        ),
        innocent=(
            Text(
                "父母代付、公司付款、朋友代付。", "Parents, a company account, paying for a friend."
            ),
        ),
        blind_spots=(Text("付款账号脱敏时未核查。", "Not checked where payers are masked."),),
        clears=(
            Text("关系说明、发票抬头。", "A statement of the relation, the title of the invoice."),
        ),
        observable="C/P",
        source="YY A2-A6; ET-1",
    ),
    needs=("payer_buyers",),
    asks=f"payer_buyers >= {BUYERS}",
    facts=(
        FactSpec(
            "payer_buyers", Text("该账号付过款的买家", "Buyers this payer paid for"), unit="buyers"
        ),
    ),
    examples=(
        Example(
            "one purse, three accounts",
            {
                "buyers": """
                    buyer_id
                    b1
                    b2
                    b3
                """,
                "orders": """
                    order_no buyer_id paid_amount created_at
                    A1 b1 50 2026-06-01T10:00
                    A2 b2 50 2026-06-01T10:00
                    A3 b3 50 2026-06-01T10:00
                """,
                "payments": """
                    kind order_no payer_key amount
                    trade_in A1 u 50
                    trade_in A2 u 50
                    trade_in A3 u 50
                """,
            },
            frozenset({"A1", "A2", "A3"}),
        ),
        Example(
            "masked payers are nobody in particular",
            {
                "buyers": """
                    buyer_id
                    b1
                    b2
                    b3
                """,
                "orders": """
                    order_no buyer_id paid_amount created_at
                    A1 b1 50 2026-06-01T10:00
                    A2 b2 50 2026-06-01T10:00
                    A3 b3 50 2026-06-01T10:00
                """,
                "payments": """
                    kind order_no payer_key amount
                    trade_in A1 u*** 50
                    trade_in A2 u*** 50
                    trade_in A3 u*** 50
                """,
            },
        ),
    ),
    points=100,
    rests_on=(
        "orders",
        "payments",
    ),
)
