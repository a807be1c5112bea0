"""J04: Does the buyer, or the item in these days, have other orders that are contradicted."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

_LISTED = "\n".join(["order_no kind", *(f"A{n} brushing_ledger" for n in range(1, 5))])

BESIDE_CONTRADICTED = Signal(
    card=SignalCard(
        code="J04",
        name="graph.beside-contradicted",
        title=Text("与有矛盾的订单同买家或同批", "Beside orders that are contradicted"),
        question=Text(
            "该买家是否另有凭证矛盾的订单，或该商品这几天有三分之一以上订单凭证矛盾？",
            "Does the buyer have other contradicted orders, or is a third of the item's orders of "
            "these days contradicted?",
        ),
        family=Family.GRAPH,
        weight=Weight.ASKS,
        why=Text(
            "同一账号、同一批订单往往出于同一安排；没有疑点不等于有凭证。",
            "Orders of one account or one burst often have one origin; no finding is no proof.",
        ),
        innocent=(
            Text(
                "真实顾客恰好在同几天买了同一商品；老客偶有一单数据差错。",
                "A real customer of the same days; an old customer with one faulty record.",
            ),
        ),
        blind_spots=(
            Text(
                "没有任何一单能被凭证反驳的群组看不出来。",
                "A group none of whose orders is contradicted by records is not seen.",
            ),
        ),
        clears=(
            Text(
                "能说明该买家独立的凭证：更早的交易、具体的沟通、单位发票。",
                "Proof of an independent buyer: earlier deals, a concrete chat, an invoice.",
            ),
        ),
        observable="M",
        source="P-2 (spreads from few known orders); share 1/3 SV, synthetic shops 2026-11-23",
    ),
    needs=("contradicted_by_buyer", "contradicted_near"),
    asks="contradicted_by_buyer >= 1 OR contradicted_near >= 1",
    facts=(
        FactSpec(
            "contradicted_by_buyer",
            Text("该买家的其他矛盾订单", "The buyer's other contradicted orders"),
            unit="orders",
        ),
        FactSpec(
            "contradicted_near",
            Text("三天内该商品的矛盾订单", "The item's contradicted orders"),
            unit="orders",
            baseline="orders_near",
            window="3 d",
        ),
    ),
    examples=(
        Example(
            "the same account, another day; and the listed burst itself",
            {
                "buyers": """
                    buyer_id
                    b1
                    b2
                """,
                "orders": """
                    order_no buyer_id paid_amount created_at
                    A1 b1 50 2026-06-01T10:00
                    A5 b1 60 2026-08-09T11:00
                    A6 b2 60 2026-08-09T11:00
                """,
                "seller_marks": """
                    order_no kind
                    A1 brushing_ledger
                """,
            },
            frozenset({"A5"}),
        ),
        Example(
            "five orders of one item in two days, four of them listed",
            {
                "orders": """
                    order_no paid_amount created_at
                    A1 50 2026-06-01T10:00
                    A2 50 2026-06-01T11:00
                    A3 50 2026-06-02T10:00
                    A4 50 2026-06-02T11:00
                    A5 50 2026-06-02T12:00
                    A6 50 2026-06-12T12:00
                """,
                "order_lines": """
                    order_id item_id
                    A1 i1
                    A2 i1
                    A3 i1
                    A4 i1
                    A5 i1
                    A6 i1
                """,
                "seller_marks": _LISTED,
            },
            frozenset({"A1", "A2", "A3", "A4", "A5"}),
        ),
        Example(
            "one listed order among others",
            {
                "orders": """
                    order_no paid_amount created_at
                    A1 50 2026-06-01T10:00
                    A2 50 2026-06-01T11:00
                    A3 50 2026-06-02T10:00
                """,
                "order_lines": """
                    order_id item_id
                    A1 i1
                    A2 i1
                    A3 i1
                """,
                "seller_marks": """
                    order_no kind
                    A1 brushing_ledger
                """,
            },
        ),
    ),
    points=100,
)
