"""I01: Do three or more orders bear the same review, word for word and not by default."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

TWINS = 3  # two may be chance or a household

SAME_REVIEW = Signal(
    card=SignalCard(
        code="I01",
        name="review.same-text",
        title=Text("多单评价逐字相同", "Several orders with the same review"),
        question=Text(
            "是否有三单以上的评价逐字相同，且不是系统默认好评？",
            ("Do three or more orders bear the same review, word for word and not by default?"),
        ),
        family=Family.REVIEW,
        weight=Weight.SUPPORTS,
        why=Text(
            "统一提供的评语会原样出现在许多订单上。",
            "Praise handed out appears on many orders unchanged.",
        ),
        innocent=(Text("系统默认评价、很短的常用语。", "Default praise, very short phrases."),),
        blind_spots=(Text("逐条改写的评语看不出来。", "Reworded praise is not seen."),),
        clears=(
            Text("去掉默认评价后的列表、追评。", "The list without default praise, later reviews."),
        ),
        observable="M",
        source="P-3",
    ),
    needs=("review_twins",),
    asks=f"review_twins >= {TWINS}",
    facts=(
        FactSpec(
            "review_twins", Text("相同评价的订单", "Orders with the same review"), unit="orders"
        ),
    ),
    examples=(
        Example(
            "one text under three orders",
            {
                "orders": """
                    order_no paid_amount created_at
                    A1 50 2026-06-01T10:00
                    A2 50 2026-06-01T10:00
                    A3 50 2026-06-01T10:00
                """,
                "reviews": """
                    order_no result content
                    A1 good 质量很好物流很快包装也很用心
                    A2 good 质量很好物流很快包装也很用心
                    A3 good 质量很好物流很快包装也很用心
                """,
            },
            frozenset({"A1", "A2", "A3"}),
        ),
        Example(
            "default praise",
            {
                "orders": """
                    order_no paid_amount created_at
                    A1 50 2026-06-01T10:00
                    A2 50 2026-06-01T10:00
                    A3 50 2026-06-01T10:00
                """,
                "reviews": """
                    order_no result content
                    A1 default_good 此用户没有填写评价系统默认好评
                    A2 default_good 此用户没有填写评价系统默认好评
                    A3 default_good 此用户没有填写评价系统默认好评
                """,
            },
        ),
    ),
    points=80,
    rests_on=("reviews",),
)
