"""A07: Orders stop at a round number."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

LEAST = 50  # the least round number, starting value
TIMES = 4  # times the usual day

_DAYS = [f"2026-{4 + n // 30:02d}-{1 + n % 30:02d}" for n in range(60)]
_HEAD = "order_no paid_amount created_at"
_USUAL = [f"A{n} 50 {day}T10:00" for n, day in enumerate(_DAYS)]
_LINES = ["order_id item_id", *(f"A{n} i1" for n in range(60)), *(f"B{n} i1" for n in range(57))]
FIFTY = "\n".join([_HEAD, *_USUAL, *(f"B{n} 50 2026-05-20T11:{n:02d}" for n in range(49))])
UNEVEN = "\n".join([_HEAD, *_USUAL, *(f"B{n} 50 2026-05-20T11:{n:02d}" for n in range(56))])
LINES = "\n".join(_LINES)


QUOTA_STOP = Signal(
    card=SignalCard(
        code="A07",
        name="time.quota-stop",
        title=Text("到整数就停", "Orders stop at a round number"),
        question=Text(
            ("该商品当天恰好卖到 50 的整数倍，随后几乎停止，而平时远没有这么多？"),
            (
                "Did the item sell a multiple of fifty that day and then "
                "almost nothing, far above its usual?"
            ),
        ),
        family=Family.TIME,
        weight=Weight.ASKS,
        why=Text("按数量买的任务到量就停。", "Errands bought by number stop at the number."),
        innocent=(
            Text(
                "库存上限、秒杀名额、每日限购。",
                "A stock limit, a flash-sale quota, a daily limit.",
            ),
        ),
        blind_spots=(Text("没有凑整的看不出来。", "Totals that are not round are not seen."),),
        clears=(Text("库存记录、名额规则。", "Stock records, the rule of the quota."),),
        observable="M",
        source="[U]; LZ-1 names flash-sale ranking as motive",
    ),
    needs=("item_day_orders", "usual_known"),
    # `item_next_day` exists only for days that stop at a multiple of fifty.
    asks=f"item_next_day <= item_usual AND item_day_orders >= {LEAST} "
    f"AND item_usual * {TIMES} <= item_day_orders",
    facts=(
        FactSpec(
            "item_day_orders",
            Text("当天订单", "Orders of the day"),
            unit="orders",
            baseline="item_usual",
            window="1 d",
        ),
        FactSpec("item_next_day", Text("次日订单", "Orders next day"), unit="orders"),
    ),
    examples=(
        Example(
            "fifty on one day, one the next",
            {
                "orders": FIFTY,
                "order_lines": LINES,
            },
            frozenset({"A49"} | {f"B{n}" for n in range(49)}),
        ),
        Example(
            "fifty-seven on one day",
            {
                "orders": UNEVEN,
                "order_lines": LINES,
            },
        ),
    ),
    points=50,
)
