"""E05: Nearly all buy the cheapest variant."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

LEAST = 10  # fewer orders say nothing about a day
SHARE = 0.6  # starting value
TIMES = 2  # times the variant's own usual share

_DAYS = [f"2026-05-{1 + n:02d}" for n in range(30)]
_HEAD = "order_no paid_amount created_at"
_USUAL = [f"A{n} 99 {day}T10:00" for n, day in enumerate(_DAYS)]
_MANY = range(12)
ORDERS = "\n".join([_HEAD, *_USUAL, *(f"B{n} 9 2026-06-01T11:{n:02d}" for n in _MANY)])
_LINES = "order_id item_id sku_code paid_amount"
_MAIN = [f"A{n} i1 main 99" for n in range(30)]
CHEAP = "\n".join([_LINES, *_MAIN, *(f"B{n} i1 bit 9" for n in _MANY)])
OTHER = "\n".join([_LINES, *_MAIN, *(f"B{n} i2 bit 9" for n in _MANY)])


CHEAP_VARIANT = Signal(
    card=SignalCard(
        code="E05",
        name="money.cheap-variant",
        title=Text("集中购买最便宜的规格", "Nearly all buy the cheapest variant"),
        question=Text(
            "当天六成以上订单买的是价格不到主商品三成的规格，而平时不是？",
            (
                "Were six tenths of the day's orders for a variant below three "
                "tenths of the main price, unlike usual?"
            ),
        ),
        family=Family.MONEY,
        weight=Weight.ASKS,
        why=Text(
            "用便宜规格可以低价抬高整件商品的销量。",
            "A cheap variant lifts the whole item's sales for little money.",
        ),
        innocent=(
            Text("配件确有需求、补货后集中出货。", "A real need for the accessory, a restock."),
        ),
        blind_spots=(
            Text("各规格价格相近的看不出来。", "Variants of similar price are not seen."),
        ),
        clears=(Text("配件的库存与出库记录。", "The accessory's stock records."),),
        observable="M",
        source="AE-2, TB-2; 60 % SV",
    ),
    needs=("is_cheap_variant", "variant_share", "variant_usual_share", "item_day_orders"),
    asks=f"is_cheap_variant = 1 AND item_day_orders >= {LEAST} AND variant_share >= {SHARE} "
    f"AND variant_share >= {TIMES} * variant_usual_share",
    facts=(
        FactSpec(
            "variant_share",
            Text("当天占比", "Share of the day"),
            unit="share",
            baseline="variant_usual_share",
            window="1 d",
        ),
    ),
    examples=(
        Example(
            "a dozen nine-yuan variants of a ninety-nine-yuan item",
            {
                "orders": ORDERS,
                "order_lines": CHEAP,
            },
            frozenset(f"B{n}" for n in range(12)),
        ),
        Example(
            "a cheap thing that is its own item",
            {
                "orders": ORDERS,
                "order_lines": OTHER,
            },
        ),
    ),
    points=40,
)
