"""A01: Do the orders of one hour reach three times its buyers."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

RATIO = 3  # SH-2, a published definition; not tuned

ONE_HOUR_CONCENTRATION = Signal(
    card=SignalCard(
        code="A01",
        name="time.one-hour-concentration",
        title=Text("一小时内订单高度集中", "Many orders of few buyers within an hour"),
        question=Text(
            "一小时内的订单数是否达到买家数的三倍？",
            "Do the orders of one hour reach three times its buyers?",
        ),
        family=Family.TIME,
        weight=Weight.ASKS,
        why=Text(
            "少数账号在短时间内产生大量订单，平台规则会把这种集中当作疑点。",
            ("Few accounts making many orders in a short time is a pattern platforms ask about."),
        ),
        innocent=(
            Text(
                "一位买家把一次采购拆成多单寄往不同地址；会员日老客集中复购。",
                "One buyer splits a purchase over addresses; members reorder on a member day.",
            ),
        ),
        blind_spots=(
            Text(
                "分散在多天、每个账号只下一单的订单看不出来。",
                "Orders spread over days with one order per account are not seen.",
            ),
        ),
        clears=(
            Text(
                "不同收货地址的出库记录；买家沟通记录。",
                "Stock-out records to different addresses; chats with the buyer.",
            ),
        ),
        observable="M",
        source="SH-2: published definition, orders / distinct buyers >= 3 in one hour",
    ),
    needs=(
        "hour_orders",
        "hour_buyers",
        "half_orders",
        "half_buyers",
        "repeats_in_hour",
        "repeats_in_half",
    ),
    asks=f"(repeats_in_hour = 1 AND hour_orders >= {RATIO} * hour_buyers "
    f"AND hour_orders >= {RATIO}) OR (repeats_in_half = 1 "
    f"AND half_orders >= {RATIO} * half_buyers AND half_orders >= {RATIO})",
    facts=(
        FactSpec(
            "hour_orders",
            Text("该小时订单数", "Orders of the hour"),
            unit="orders",
            baseline="hour_buyers",
            window="1 h",
        ),
        FactSpec(
            "half_orders",
            Text("错开半小时的一小时订单数", "Orders of the half-shifted hour"),
            unit="orders",
            baseline="half_buyers",
            window="1 h",
        ),
    ),
    examples=(
        Example(
            "four orders of one buyer in an hour",
            {
                "buyers": """
                    buyer_id
                    b1
                    b2
                """,
                "orders": """
                    order_no buyer_id paid_amount created_at
                    A1 b1 50 2026-06-01T10:40
                    A2 b1 50 2026-06-01T10:55
                    A3 b1 50 2026-06-01T11:05
                    A4 b2 50 2026-06-01T18:00
                """,
            },
            frozenset({"A1", "A2", "A3"}),
        ),
        Example(
            "a busy hour of different buyers",
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
                    A2 b2 50 2026-06-01T10:10
                    A3 b3 50 2026-06-01T10:20
                    A4 b3 50 2026-06-01T10:50
                """,
            },
        ),
    ),
    points=100,
)
