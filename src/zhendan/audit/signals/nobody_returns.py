"""H02: Were far fewer of the busy day's orders refunded than usual in this shop."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

LEAST = 20  # a share of fewer orders says little
Z = 4  # robust z above 4, starting value

_DAYS = [f"2026-{4 + n // 30:02d}-{1 + n % 30:02d}" for n in range(60)]
_HEAD = "order_no paid_amount created_at"
_USUAL = [f"A{n} 50 {day}T10:00" for n, day in enumerate(_DAYS)]
_MANY = range(60)
BURST = "\n".join([_HEAD, *_USUAL, *(f"B{n} 50 2026-06-01T11:{n:02d}" for n in _MANY)])
LINES = "\n".join(
    ["order_id item_id", *(f"A{n} i1" for n in range(60)), *(f"B{n} i1" for n in _MANY)]
)
_COLUMNS = "refund_no order_no kind status amount finished_at"
_EVERY = [f"r{n} A{n} return_refund success 50 2026-06-09T10:00" for n in range(58)]
NONE = "\n".join([_COLUMNS, *_EVERY])
AS_EVER = "\n".join(
    [
        _COLUMNS,
        *_EVERY,
        *(f"s{n} B{n} return_refund success 50 2026-06-09T10:00" for n in range(40)),
    ]
)


NOBODY_RETURNS = Signal(
    card=SignalCard(
        code="H02",
        name="refund.nobody-returns",
        title=Text("突增当天没有人退款", "Nobody returns anything"),
        question=Text(
            "突增当天的退款占比是否远低于本店平时？",
            ("Were far fewer of the busy day's orders refunded than usual in this shop?"),
        ),
        family=Family.REFUND,
        weight=Weight.ASKS,
        why=Text("没有人真正使用的商品不会被退。", "Goods that nobody uses are not returned."),
        innocent=(
            Text(
                "不支持退换的商品、特别满意的商品。",
                "Goods that cannot be returned, a product people love.",
            ),
        ),
        blind_spots=(
            Text("退款率本来就低的类目看不出来。", "Not seen where refunds are rare anyway."),
        ),
        clears=(Text("同类订单的退款率对比。", "A matched comparison of refunds."),),
        observable="M",
        source="[U]",
    ),
    needs=("crowd_refunded", "crowd_orders", "base_undone_share"),
    asks=f"crowd_orders >= {LEAST} AND crowd_refunded < crowd_orders * base_undone_share "
    "AND (crowd_orders * base_undone_share - crowd_refunded) "
    "* (crowd_orders * base_undone_share - crowd_refunded) "
    f"> {Z * Z} * crowd_orders * base_undone_share * (1 - base_undone_share)",
    facts=(
        FactSpec(
            "crowd_refunded",
            Text("其中退款", "Of these, refunded"),
            unit="orders",
            baseline="crowd_orders",
            window="1 d",
        ),
        FactSpec("base_undone_share", Text("本店平时占比", "Usual share"), unit="share"),
    ),
    examples=(
        Example(
            "no refund among sixty where half is usual",
            {
                "orders": BURST,
                "order_lines": LINES,
                "refunds": NONE,
            },
            frozenset(f"B{n}" for n in range(60)),
        ),
        Example(
            "refunds as ever",
            {
                "orders": BURST,
                "order_lines": LINES,
                "refunds": AS_EVER,
            },
        ),
    ),
    points=30,
    rests_on=("orders", "refunds"),
)
