"""A06: Are that day's payments of the item instant where this shop's usually are not."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

LEAST = 5  # a smaller cluster is chance
SHARE = 0.8  # nearly the whole cluster
NORM = 0.4  # above this the question is void: real shops differ from .01 to .92

LINES = "\n".join(
    ["order_id item_id", *(f"A{n} i{n}" for n in range(14)), *(f"B{n} x" for n in range(6))]
)
_HEAD = "order_no paid_amount created_at paid_at"
_CLUSTER = [f"B{n} 50 2026-06-01T10:0{n}:00 2026-06-01T10:0{n}:05" for n in range(6)]
ODD = "\n".join(
    [_HEAD, *(f"A{n} 50 2026-06-02T10:00 2026-06-02T10:{n + 1:02d}" for n in range(14)), *_CLUSTER]
)
NORMAL = "\n".join(
    [_HEAD, *(f"A{n} 50 2026-06-02T10:00:00 2026-06-02T10:00:04" for n in range(14)), *_CLUSTER]
)

INSTANT_PAYMENT = Signal(
    card=SignalCard(
        code="A06",
        name="time.instant-payment",
        title=Text("成批秒付", "A cluster of instant payments"),
        question=Text(
            "该商品当天的付款是否异常地快，而本店平时并非如此？",
            "Are that day's payments of the item instant where this shop's usually are not?",
        ),
        family=Family.TIME,
        weight=Weight.ASKS,
        why=Text(
            "按指令下单的人往往立即付款。", "People who order on instruction tend to pay at once."
        ),
        innocent=(
            Text(
                "免密支付、直播间一键购买。",
                "Password-free payment; one-click buying in a broadcast.",
            ),
        ),
        blind_spots=(
            Text(
                "本店平时就普遍秒付时无法区分。",
                "Nothing can be told where instant payment is the shop's norm.",
            ),
        ),
        clears=(
            Text(
                "直播记录；同一时段未涉案订单的付款时差。",
                "Broadcast record; pay delays of orders nobody questioned in the same hours.",
            ),
        ),
        observable="M",
        source="[U]; relative to the shop's own base",
    ),
    needs=("pay_delay_s", "item_day_timed", "item_day_instant", "base_instant_share"),
    asks=f"pay_delay_s <= 10 AND item_day_timed >= {LEAST} AND base_instant_share < {NORM} "
    f"AND item_day_instant >= {SHARE} * item_day_timed",
    facts=(
        FactSpec(
            "pay_delay_s",
            Text("下单到付款", "Order to payment"),
            unit="s",
            baseline="base_instant_share",
        ),
    ),
    examples=(
        Example(
            "six instant payments in a shop that takes minutes",
            {
                "orders": ODD,
                "order_lines": LINES,
            },
            frozenset(f"B{n}" for n in range(6)),
        ),
        Example(
            "six instant payments where everyone pays at once",
            {
                "orders": NORMAL,
                "order_lines": LINES,
            },
        ),
    ),
    points=60,
)
