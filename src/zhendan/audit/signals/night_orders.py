"""A04: Many orders at night."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

LEAST = 20  # a share of fewer orders says little
Z = 4  # robust z above 4, starting value

_DAYS = [f"2026-{4 + n // 30:02d}-{1 + n % 30:02d}" for n in range(60)]
_HEAD = "order_no paid_amount created_at"
_USUAL = [f"A{n} 50 {day}T10:00" for n, day in enumerate(_DAYS)]
_MANY = range(30)
BURST = "\n".join([_HEAD, *_USUAL, *(f"B{n} 50 2026-06-01T23:{n:02d}" for n in _MANY)])
TWIN = "\n".join([_HEAD, *_USUAL, *(f"B{n} 50 2026-06-01T15:{n:02d}" for n in _MANY)])
LINES = "\n".join(
    ["order_id item_id", *(f"A{n} i1" for n in range(60)), *(f"B{n} i1" for n in _MANY)]
)


NIGHT_ORDERS = Signal(
    card=SignalCard(
        code="A04",
        name="time.night-orders",
        title=Text("夜间下单偏多", "Many orders at night"),
        question=Text(
            "突增当天 22 点到 6 点的下单占比是否远高于本店平时？",
            (
                "On the busy day, were far more orders placed between 22 and 6 "
                "o'clock than usual in this shop?"
            ),
        ),
        family=Family.TIME,
        weight=Weight.ASKS,
        why=Text("成批的任务常在夜里做。", "Batches of errands are often done at night."),
        innocent=(
            Text(
                "夜间直播、海外买家、夜班人群。",
                "Night broadcasts, buyers in other time zones, shift workers.",
            ),
        ),
        blind_spots=(Text("白天下单的看不出来。", "Orders placed by day are not seen."),),
        clears=(Text("直播记录、买家所在地区。", "The broadcast log, the buyers' regions."),),
        observable="M",
        source="YY (22-6 rule)",
    ),
    needs=("crowd_orders", "base_night_share"),
    asks=f"crowd_orders >= {LEAST} AND crowd_night > crowd_orders * base_night_share "
    "AND (crowd_night - crowd_orders * base_night_share) "
    "* (crowd_night - crowd_orders * base_night_share) "
    f"> {Z * Z} * crowd_orders * base_night_share "
    "* (1 - base_night_share)",
    facts=(
        FactSpec(
            "crowd_night",
            Text("其中夜间", "Of these, at night"),
            unit="orders",
            baseline="crowd_orders",
            window="1 d",
        ),
        FactSpec("base_night_share", Text("本店平时占比", "Usual share"), unit="share"),
    ),
    examples=(
        Example(
            "thirty orders before midnight",
            {
                "orders": BURST,
                "order_lines": LINES,
            },
            frozenset(f"B{n}" for n in range(30)),
        ),
        Example(
            "thirty orders in the afternoon",
            {
                "orders": TWIN,
                "order_lines": LINES,
            },
        ),
    ),
    points=30,
)
