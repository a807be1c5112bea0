"""H03: Beside a burst of orders that were undone."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

LEAST = 20  # starting value
TIMES = 3  # times the shop's own usual

_HEAD = "order_no buyer_id paid_amount created_at status"
BUYERS = "\n".join(["buyer_id", *(f"b{n}" for n in range(120)), *(f"c{n}" for n in range(20))])
_USUAL = [
    f"A{n} b{n} 50 2026-{4 + n // 60:02d}-{1 + n % 30:02d}T10:00 completed" for n in range(120)
]
_GONE = [f"C{n} c{n} 50 2026-07-15T11:{n:02d} cancelled" for n in range(15)]
_KEPT = [f"B{n} c{15 + n} 50 2026-07-15T12:{n:02d} completed" for n in range(5)]
BURST = "\n".join([_HEAD, *_USUAL, *_GONE, *_KEPT])
QUIET = "\n".join([_HEAD, *_USUAL, *_GONE[:3], *_KEPT])
_NAMES = (
    *(f"A{n}" for n in range(120)),
    *(f"C{n}" for n in range(15)),
    *(f"B{n}" for n in range(5)),
)
LINES = "\n".join(["order_id item_id", *(f"{name} i1" for name in _NAMES)])
REFUNDS = "refund_no order_no kind status amount\nr1 A1 return_refund success 50"


UNDONE_BURST = Signal(
    card=SignalCard(
        code="H03",
        name="refund.undone-burst",
        title=Text("成批下单又撤销的当口", "Beside a burst of orders that were undone"),
        question=Text(
            "该商品前后三天内的订单是否过半被取消或退款，远多于本店平时？",
            (
                "Was more than half of the item's orders of three days undone, "
                "far above this shop's usual?"
            ),
        ),
        family=Family.REFUND,
        weight=Weight.ASKS,
        why=Text(
            "成批下单后取消，可能是攻击，也可能是冲排名。",
            ("Orders undone in bulk may be an attack or a push for the ranking."),
        ),
        innocent=(
            Text(
                "付款故障、超卖、标错价后集中取消。",
                "A payment failure, overselling, a wrong price withdrawn.",
            ),
        ),
        blind_spots=(Text("没有撤销的刷单看不出来。", "Brushing that is not undone is not seen."),),
        clears=(
            Text(
                "平台的取消原因；请立即向平台报告。",
                "The platform's reasons; report it to the platform at once.",
            ),
        ),
        observable="M",
        source="AM-1",
    ),
    needs=("burst_orders", "burst_undone", "base_undone_share"),
    asks=f"burst_orders >= {LEAST} AND burst_undone * 2 >= burst_orders "
    f"AND burst_undone >= {TIMES} * base_undone_share * burst_orders",
    facts=(
        FactSpec(
            "burst_undone",
            Text("其中撤销", "Of these, undone"),
            unit="orders",
            baseline="burst_orders",
            window="3 d",
        ),
        FactSpec("base_undone_share", Text("本店平时占比", "Usual share"), unit="share"),
    ),
    examples=(
        Example(
            "fifteen of twenty cancelled within the day",
            {
                "buyers": BUYERS,
                "orders": BURST,
                "order_lines": LINES,
                "refunds": REFUNDS,
            },
            frozenset(f"B{n}" for n in range(5)),
        ),
        Example(
            "three cancellations",
            {
                "buyers": BUYERS,
                "orders": QUIET,
                "order_lines": LINES,
                "refunds": REFUNDS,
            },
        ),
    ),
    points=50,
    rests_on=("orders", "refunds"),
)
