"""B08: Had the buyer two or more undisputed orders more than 90 days earlier."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

DEALS = 2  # starting value of the signals reference

EARLIER_DEALS = Signal(
    card=SignalCard(
        code="B08",
        name="buyer.earlier-deals",
        title=Text("买家有更早的无争议交易", "The buyer has earlier undisputed deals"),
        question=Text(
            "该买家在 90 天以前是否已有两笔以上无争议订单？",
            "Had the buyer two or more undisputed orders more than 90 days earlier?",
        ),
        family=Family.BUYER,
        weight=Weight.FOR_SHOP,
        why=Text(
            "长期真实往来说明买家独立于店铺。",
            "A long real history speaks for an independent buyer.",
        ),
        innocent=(Text("（本项对店铺有利）", "(Speaks for the shop.)"),),
        blind_spots=(
            Text(
                "养号的账号也可能有旧订单。",
                "Accounts that were prepared long ago may have old orders too.",
            ),
        ),
        clears=(Text("按买家列出的历史交易表。", "A dated table of the buyer's earlier deals."),),
        observable="M",
        source="AN-1",
    ),
    needs=("old_deals",),
    asks=f"old_deals >= {DEALS}",
    facts=(
        FactSpec(
            "old_deals",
            Text("90 天以前的无争议订单", "Undisputed orders over 90 days ago"),
            unit="orders",
        ),
    ),
    examples=(
        Example(
            "a customer of two years",
            {
                "buyers": """
                    buyer_id
                    b1
                """,
                "orders": """
                    order_no buyer_id paid_amount created_at
                    A1 b1 50 2025-01-01T10:00
                    A2 b1 50 2025-06-01T10:00
                    A3 b1 50 2026-06-01T10:00
                """,
            },
            frozenset({"A3"}),
        ),
        Example(
            "three orders of one week",
            {
                "buyers": """
                    buyer_id
                    b1
                """,
                "orders": """
                    order_no buyer_id paid_amount created_at
                    A1 b1 50 2026-06-01T10:00
                    A2 b1 50 2026-06-02T10:00
                    A3 b1 50 2026-06-03T10:00
                """,
            },
        ),
    ),
    points=200,
)
