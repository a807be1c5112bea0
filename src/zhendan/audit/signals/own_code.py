"""M02: Does the seller's memo match a mark that the shop itself confirmed."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

OWN_CODE = Signal(
    card=SignalCard(
        code="M02",
        name="marks.own-code",
        title=Text("备注带有店铺确认过的暗号", "The memo bears a code the shop confirmed"),
        question=Text(
            "卖家备注是否符合店铺自己确认过的标记样式？",
            "Does the seller's memo match a mark that the shop itself confirmed?",
        ),
        family=Family.MARKS,
        weight=Weight.ASKS,
        why=Text(
            "暗号的含义只有店铺知道，需要先说明。",
            "Only the shop knows what its code means; it has to say so first.",
        ),
        innocent=(
            Text(
                "快递偏好、赠品编号等也可能长得一样。",
                "Delivery wishes or gift numbers may look the same.",
            ),
        ),
        blind_spots=(Text("未确认的暗号看不出来。", "Codes nobody confirmed are not seen."),),
        clears=(Text("说明该备注含义的凭证。", "An exhibit that explains the memo."),),
        observable="M",
        source="PRODUCT D2",
    ),
    needs=("own_patterns",),
    asks="own_patterns >= 1",
    facts=(FactSpec("own_patterns", Text("标记条数", "Marks"), unit="marks"),),
    examples=(
        Example(
            "a memo code",
            {
                "orders": """
                    order_no paid_amount created_at seller_memo
                    A1 199 2026-06-01T10:00 V-0618
                    A2 199 2026-06-01T10:00 发顺丰
                """,
                "seller_marks": """
                    order_no kind pattern
                    A1 memo_pattern V-
                """,
            },
            frozenset({"A1"}),
        ),
        Example(
            "a staff order noted as such",
            {
                "orders": """
                    order_no paid_amount created_at
                    A1 199 2026-06-01T10:00
                """,
                "seller_marks": """
                    order_no kind
                    A1 staff_order
                """,
            },
        ),
    ),
    points=150,
    rests_on=(
        "orders",
        "seller_marks",
    ),
)
