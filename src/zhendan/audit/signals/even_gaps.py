"""A05: Do the item's orders of that day come as evenly as a metronome."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

LEAST = 8  # fewer gaps say nothing
SPAN_S = 1800  # within half an hour a promotion's first rush looks even too
CV = 0.3  # coefficient of variation; random arrivals have about 1

LINES = "\n".join(["order_id item_id", *(f"A{n} i1" for n in range(10))])
_HEAD = "order_no paid_amount created_at"
EVEN = "\n".join(
    [_HEAD, *(f"A{n} 50 2026-06-01T{10 + n // 6}:{n % 6}0:0{n % 3}" for n in range(10))]
)
_MINUTES = (0, 1, 9, 11, 12, 35, 58, 59, 80, 119)
UNEVEN = "\n".join(
    [_HEAD, *(f"A{n} 50 2026-06-01T{10 + m // 60}:{m % 60:02d}" for n, m in enumerate(_MINUTES))]
)

EVEN_GAPS = Signal(
    card=SignalCard(
        code="A05",
        name="time.even-gaps",
        title=Text("下单间隔过于均匀", "Orders come at even intervals"),
        question=Text(
            "该商品当天的订单间隔是否像节拍一样均匀？",
            "Do the item's orders of that day come as evenly as a metronome?",
        ),
        family=Family.TIME,
        weight=Weight.ASKS,
        why=Text(
            "真实买家的到来时间是随机的；派单或脚本会留下均匀间隔。",
            "Real buyers come at random; dispatched tasks leave even gaps.",
        ),
        innocent=(
            Text(
                "拼团自动成团、整点放券、导出的是系统批处理时间。",
                (
                    "Group buys that close by themselves, coupons on the hour, batch times of a "
                    "system."
                ),
            ),
        ),
        blind_spots=(
            Text("故意打散间隔的订单看不出来。", "Deliberately scattered orders are not seen."),
        ),
        clears=(Text("平台原始下单时间。", "Original time stamps of the platform."),),
        observable="M",
        source="[U]; CV < 0.3 SV",
    ),
    needs=("item_day_orders", "item_day_span_s", "item_day_gap_squares"),
    asks=f"item_day_orders >= {LEAST} AND item_day_span_s >= {SPAN_S} AND item_day_gap_squares "
    f"* (item_day_orders - 1) < {1 + CV * CV} * item_day_span_s * item_day_span_s",
    facts=(
        FactSpec("item_day_orders", Text("当天订单数", "Orders of the day"), unit="orders"),
        FactSpec("item_day_span_s", Text("首末订单相隔", "First to last order"), unit="s"),
    ),
    examples=(
        Example(
            "an order every ten minutes",
            {
                "orders": EVEN,
                "order_lines": LINES,
            },
            frozenset(f"A{n}" for n in range(10)),
        ),
        Example(
            "ten orders at ordinary, uneven times",
            {
                "orders": UNEVEN,
                "order_lines": LINES,
            },
        ),
    ),
    points=60,
)
