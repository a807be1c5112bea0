"""H01: Did the buyer twice or more get a refund without return within a day of receipt."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

AGAIN = 2  # once is a customer, twice is a question

REFUND_LOOP = Signal(
    card=SignalCard(
        code="H01",
        name="refund.loop",
        title=Text("同一买家反复仅退款", "The same buyer gets refunds again and again"),
        question=Text(
            "该买家是否两次以上在收货一天内仅退款且未退货？",
            ("Did the buyer twice or more get a refund without return within a day of receipt?"),
        ),
        family=Family.REFUND,
        weight=Weight.SUPPORTS,
        why=Text(
            "计入销量后马上退款，可以只留下数字。",
            "A refund right after the sale counted leaves only the number.",
        ),
        innocent=(Text("质量问题、尺码不合、降价。", "Faults, wrong sizes, a price drop."),),
        blind_spots=(Text("只退一次的账号看不出来。", "Accounts that do it once are not seen."),),
        clears=(Text("退款原因、质检记录。", "Refund reasons, inspection records."),),
        observable="M",
        source="LZ-1",
    ),
    needs=("quick_refunds",),
    asks=f"quick_refunds >= {AGAIN}",
    facts=(
        FactSpec(
            "quick_refunds",
            Text("收货一天内仅退款次数", "Refunds without return within a day"),
            unit="refunds",
        ),
    ),
    examples=(
        Example(
            "one account, two refunds without return",
            {
                "buyers": """
                    buyer_id
                    b1
                    b2
                """,
                "orders": """
                    order_no buyer_id paid_amount created_at confirmed_at
                    A1 b1 50 2026-06-01T10:00 2026-06-04T10:00
                    A2 b1 50 2026-06-02T10:00 2026-06-05T10:00
                    A3 b2 50 2026-06-02T10:00 2026-06-05T10:00
                """,
                "refunds": """
                    refund_no order_no kind status amount finished_at
                    r1 A1 refund_only_shipped success 50 2026-06-04T12:00
                    r2 A2 refund_only_shipped success 50 2026-06-05T12:00
                    r3 A3 refund_only_shipped success 50 2026-06-05T12:00
                """,
            },
            frozenset({"A1", "A2"}),
        ),
        Example(
            "two returns with goods",
            {
                "buyers": """
                    buyer_id
                    b1
                """,
                "orders": """
                    order_no buyer_id paid_amount created_at confirmed_at
                    A1 b1 50 2026-06-01T10:00 2026-06-04T10:00
                    A2 b1 50 2026-06-02T10:00 2026-06-05T10:00
                """,
                "refunds": """
                    refund_no order_no kind status amount finished_at return_waybill_no
                    r1 A1 return_refund success 50 2026-06-04T12:00 x1
                    r2 A2 return_refund success 50 2026-06-05T12:00 x2
                """,
            },
        ),
    ),
    points=150,
    rests_on=(
        "orders",
        "refunds",
    ),
)
