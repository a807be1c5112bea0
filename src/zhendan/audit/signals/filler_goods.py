"""E06: Is the order for a link that settles a difference or freight."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

FILLER_GOODS = Signal(
    card=SignalCard(
        code="E06",
        name="money.filler-goods",
        title=Text("补差价类链接当商品卖", "A price-difference link counted as goods"),
        question=Text(
            "该单是否买的是补差价、邮费一类链接？",
            "Is the order for a link that settles a difference or freight?",
        ),
        family=Family.MONEY,
        weight=Weight.ASKS,
        why=Text(
            "这类链接容易用来凑销量，平台另有规定。",
            ("Such links are easily used to add sales; platforms have rules for them."),
        ),
        innocent=(Text("真的补差价。", "A genuine difference."),),
        blind_spots=(
            Text("标题不写明的链接看不出来。", "Links whose title does not say so are not seen."),
        ),
        clears=(Text("聊天里关联的主订单。", "The order it belongs to, in the chat."),),
        observable="M",
        source="TB-1, TB-2",
    ),
    needs=("is_filler",),
    asks="is_filler = 1",
    facts=(FactSpec("is_filler", Text("补差价类链接", "Such a link")),),
    examples=(
        Example(
            "a link for freight",
            {
                "orders": """
                    order_no paid_amount created_at
                    A1 5 2026-06-01T10:00
                    A2 50 2026-06-01T10:00
                """,
                "order_lines": """
                    order_id title
                    A1 补邮费专用链接
                    A2 示例抱枕
                """,
                "parcels": """
                    parcel_id waybill_no
                    w1 w1
                """,
                "parcel_orders": """
                    parcel_id order_id
                    w1 A1
                """,
            },
            frozenset({"A1"}),
        ),
        Example(
            "goods with an ordinary title",
            {
                "orders": """
                    order_no paid_amount created_at
                    A1 50 2026-06-01T10:00
                """,
                "order_lines": """
                    order_id title
                    A1 示例抱枕
                """,
            },
        ),
    ),
    points=30,
)
