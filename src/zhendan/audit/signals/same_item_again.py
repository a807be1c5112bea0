"""A09: Does the buyer take this item again on the day, where that is rare in this shop."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

AGAIN = 2  # published rule set YY
RARE = 0.05  # in repeat trades a tenth to a third of buyers do so; then it says nothing

ORDERS = "\n".join(
    [
        "order_no buyer_id paid_amount created_at",
        "A1 b1 50 2026-06-01T10:00",
        "A2 b1 50 2026-06-01T11:00",
        *(f"C{n} b2 50 2026-05-{n + 1:02d}T10:00" for n in range(30)),
        *(f"D{n} b2 50 2026-04-{n + 1:02d}T10:00" for n in range(30)),
    ]
)
LINES = "\n".join(
    [
        "order_id item_id",
        "A1 i1",
        "A2 i1",
        *(f"C{n} i2" for n in range(30)),
        *(f"D{n} i3" for n in range(30)),
    ]
)

SAME_ITEM_AGAIN = Signal(
    card=SignalCard(
        code="A09",
        name="time.same-item-again",
        title=Text(
            "同一买家当天重复购买同一商品", "The same buyer takes the same item again on one day"
        ),
        question=Text(
            "该买家当天是否重复购买同一商品，而本店很少如此？",
            ("Does the buyer take this item again on the day, where that is rare in this shop?"),
        ),
        family=Family.TIME,
        weight=Weight.ASKS,
        why=Text(
            "同一人当天反复下同一商品，平台常会追问。",
            "Platforms often ask about one person ordering the same thing again on a day.",
        ),
        innocent=(
            Text(
                "漏拍补单、不同尺码分开下、送人、每单限购。",
                "A forgotten piece, sizes ordered apart, gifts, a limit per order.",
            ),
        ),
        blind_spots=(
            Text(
                "换账号下单看不出来；买家昵称脱敏时未核查。",
                "Orders under other accounts are not seen; not checked where nicks are masked.",
            ),
        ),
        clears=(Text("订单备注、沟通记录、不同规格。", "Order notes, chats, different sizes."),),
        observable="M",
        source="YY A1-A8; TK-1",
    ),
    needs=("same_item_orders", "base_same_item_share"),
    asks=f"same_item_orders >= {AGAIN} AND base_same_item_share < {RARE}",
    facts=(
        FactSpec(
            "same_item_orders",
            Text("当天买该商品的订单数", "Orders of this item that day"),
            unit="orders",
            baseline="base_same_item_share",
            window="1 d",
        ),
    ),
    examples=(
        Example(
            "one buyer, one item, twice a day",
            {
                "buyers": """
                    buyer_id
                    b1
                    b2
                """,
                "orders": ORDERS,
                "order_lines": LINES,
            },
            frozenset({"A1", "A2"}),
        ),
        Example(
            "two different items on one day",
            {
                "buyers": """
                    buyer_id
                    b1
                """,
                "orders": """
                    order_no buyer_id paid_amount created_at
                    A1 b1 50 2026-06-01T10:00
                    A2 b1 60 2026-06-01T11:00
                """,
                "order_lines": """
                    order_id item_id
                    A1 i1
                    A2 i2
                """,
            },
        ),
    ),
    points=40,
)
