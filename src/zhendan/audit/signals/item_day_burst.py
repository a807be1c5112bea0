"""A02: Does the item sell far more that day than it usually does in this shop."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

LEAST = 8  # below this a jump is chance
WEEKS = 3  # fewer like weekdays know no usual day
Z = 4  # robust z above 4, starting value
MAD = 2.198  # (1.4826)², from a median deviation to a variance
SPREAD = 3  # negative-binomial size: real shops scatter more than chance alone

_DAYS = [f"2026-05-{day:02d}" for day in range(1, 31)]
USUAL_ORDERS = "\n".join(
    ["order_no paid_amount created_at", *(f"A{n} 50 {day}T10:00" for n, day in enumerate(_DAYS))]
)
USUAL_LINES = "\n".join(["order_id item_id", *(f"A{n} i1" for n in range(len(_DAYS)))])
ORDERS = USUAL_ORDERS + "\n" + "\n".join(f"B{n} 50 2026-05-31T10:{n:02d}" for n in range(40))
LINES = USUAL_LINES + "\n" + "\n".join(f"B{n} i1" for n in range(40))

ITEM_DAY_BURST = Signal(
    card=SignalCard(
        code="A02",
        name="time.item-day-burst",
        title=Text("单品单日订单突增", "One item sells far more than usual on a day"),
        question=Text(
            "该商品当天的订单是否远超本店自己的往常？",
            "Does the item sell far more that day than it usually does in this shop?",
        ),
        family=Family.TIME,
        weight=Weight.ASKS,
        why=Text(
            "成批下单会让某个商品在某一天突然增多。",
            "Orders placed in batches make one item jump on one day.",
        ),
        innocent=(
            Text(
                "促销、直播、达人推荐、新闻、换季、竞品断货。",
                "Promotions, broadcasts, a post, the news, a season, a rival out of stock.",
            ),
        ),
        blind_spots=(
            Text(
                "摊平到许多天的订单看不出来。", "Orders spread thinly over many days are not seen."
            ),
        ),
        clears=(
            Text(
                "促销方案、投放记录，以及同形状的访客增长。",
                "Promotion plan, advertising records, and visitors that rise alike.",
            ),
        ),
        observable="M",
        source="P-2; threshold SV",
    ),
    needs=("item_day_orders", "usual_known", "burst_testable"),
    # The base is the median of the same weekday in the eight weeks before (after, for early days).
    asks=f"item_day_orders >= {LEAST} AND item_day_orders > item_usual "
    f"AND (weeks_before >= {WEEKS} OR weeks_after >= {WEEKS}) "
    f"AND (item_day_orders - item_usual) * (item_day_orders - item_usual) > {Z * Z} "
    f"* (item_usual + item_usual * item_usual / {SPREAD}) "
    f"AND (item_day_orders - item_usual) * (item_day_orders - item_usual) > {Z * Z} "
    f"* {MAD} * item_spread * item_spread",
    facts=(
        FactSpec(
            "item_day_orders",
            Text("当天订单数", "Orders of the day"),
            unit="orders",
            baseline="item_usual",
            window="1 d",
        ),
    ),
    examples=(
        Example(
            "forty orders of an item that sells one a day",
            {
                "order_lines": LINES,
                "orders": ORDERS,
            },
            frozenset(f"B{n}" for n in range(40)),
        ),
        Example(
            "the same item on its usual days",
            {
                "order_lines": USUAL_LINES,
                "orders": USUAL_ORDERS,
            },
        ),
    ),
    points=80,
)
