"""F01: Does the parcel weigh less than six tenths of what its goods should."""

from zhendan.audit.measures.neighbours import SAME_HAND
from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

RATIO = 0.6  # starting value; a partial shipment of two equal units still weighs half
# A tenth of the right weight on a scale typed off by hand is a slipped decimal point; parcels of
# one item differ by an eighth through packing.
SLIPPED = (
    "weighed_by_courier = 0 AND measured_g * 10 > 0.88 * expected_g "
    "AND measured_g * 10 < 1.12 * expected_g"
)
ASTRAY_KM = 150  # as for C06
GAP_G = 50  # less than a letter's worth is rounding
# A unit that was only assumed counts once the shop's own parcels bear it out.
UNIT_SHOWN = "unit_assumed = 0 OR (weights_listed >= 5 AND weights_as_listed * 2 >= weights_listed)"
# Where hardly any parcel of an item weighs as listed, the list is wrong, not the parcels.
LIST_WRONG = "COALESCE(weights_listed, 0) >= 5 AND weights_as_listed * 20 < weights_listed"

_N = range(8)
MANY = "\n".join(
    ["order_no paid_amount created_at", *(f"A{n} 99 2026-06-0{n + 1}T10:00" for n in _N)]
)
MANY_LINES = "\n".join(["order_id outer_id", *(f"A{n} K1" for n in _N)])
MANY_PARCELS = "\n".join(["parcel_id waybill_no", *(f"w{n} w{n}" for n in _N)])
MANY_LINKS = "\n".join(["parcel_id order_id", *(f"w{n} A{n}" for n in _N)])
MANY_BILLS = "\n".join(["waybill_no actual_weight_g", *(f"w{n} {900 + n}" for n in _N)])

WEIGHT_DEFICIT = Signal(
    card=SignalCard(
        code="F01",
        name="logistics.weight-deficit",
        title=Text("包裹明显偏轻", "The parcel is far too light"),
        question=Text(
            "实际重量是否不到商品应有重量的六成？",
            "Does the parcel weigh less than six tenths of what its goods should?",
        ),
        family=Family.LOGISTICS,
        weight=Weight.DECIDES,
        why=Text(
            "货物不会变轻；明显偏轻的包裹可能是空包或礼品包。",
            "Goods do not lose weight; a parcel far too light may be empty or hold a token.",
        ),
        innocent=(
            Text(
                "商品资料重量填错、部分发货、快递取整；计费重量不等于实际重量。",
                (
                    "A wrong item list, a partial shipment, rounding; the charged weight is not "
                    "the real one."
                ),
            ),
            Text("拆成几个包裹发出。", "One order sent in several parcels."),
        ),
        blind_spots=(
            Text(
                "塞入等重物品的包裹看不出来；没有称重记录时未核查。",
                "A parcel filled with ballast is not seen; not checked without a weight record.",
            ),
        ),
        clears=(
            Text(
                "打包称重照片或视频、第二处称重、同款包裹的重量。",
                "Packing photos or videos, a second weighing, weights of sibling parcels.",
            ),
        ),
        observable="M/C",
        source="AE-2; ratio 0.6 SV",
    ),
    needs=("measured_g", "should_weigh_g"),
    asks=f"measured_g < {RATIO} * should_weigh_g AND should_weigh_g - measured_g >= {GAP_G} "
    f"AND ({UNIT_SHOWN}) AND NOT ({LIST_WRONG})",
    # A parcel that ended in another city is another order's: its weight says nothing about this.
    decides=f"lightest_g > 0 AND measured_g < {RATIO} * lightest_g AND weights_listed >= 3 "
    f"AND weights_as_listed >= 2 AND off_target_km < {ASTRAY_KM} AND NOT ({SLIPPED})",
    presses=f"NOT COALESCE({SLIPPED}, 1 = 0)",
    repeats=SAME_HAND,
    facts=(
        FactSpec(
            "measured_g", Text("实际重量", "Measured weight"), unit="g", baseline="should_weigh_g"
        ),
    ),
    examples=(
        Example(
            "forty grams for a pillow whose siblings weigh as listed",
            {
                "orders": """
                    order_no paid_amount created_at
                    A1 99 2026-06-01T10:00
                    A2 99 2026-06-01T11:00
                    A3 99 2026-06-01T12:00
                    A4 99 2026-06-01T13:00
                """,
                "order_lines": """
                    order_id outer_id quantity
                    A1 K1 1
                    A2 K1 1
                    A3 K1 2
                    A4 K1 1
                """,
                "sku_master": """
                    sku_code net_weight_g pack_weight_g
                    K1 900 100
                """,
                "parcels": """
                    parcel_id waybill_no
                    w1 w1
                    w2 w2
                    w3 w3
                    w4 w4
                """,
                "parcel_orders": """
                    parcel_id order_id
                    w1 A1
                    w2 A2
                    w3 A3
                    w4 A4
                """,
                "parcel_bills": """
                    waybill_no actual_weight_g
                    w1 1020
                    w2 1000
                    w3 2010
                    w4 40
                """,
            },
            frozenset({"A4"}),
        ),
        Example(
            "a kilogram for a light but bulky thing, charged as five",
            {
                "orders": """
                    order_no paid_amount created_at
                    A1 99 2026-06-01T10:00
                    A2 99 2026-06-01T11:00
                    A3 99 2026-06-01T12:00
                    A4 99 2026-06-01T13:00
                """,
                "order_lines": """
                    order_id outer_id quantity
                    A1 K1 1
                    A2 K1 1
                    A3 K1 2
                    A4 K1 1
                """,
                "sku_master": """
                    sku_code net_weight_g pack_weight_g
                    K1 900 100
                """,
                "parcels": """
                    parcel_id waybill_no
                    w1 w1
                    w2 w2
                    w3 w3
                    w4 w4
                """,
                "parcel_orders": """
                    parcel_id order_id
                    w1 A1
                    w2 A2
                    w3 A3
                    w4 A4
                """,
                "parcel_bills": """
                    waybill_no actual_weight_g billed_weight_g
                    w1 1020 5000
                    w2 1000 5000
                    w3 2010 9000
                    w4 960 5000
                """,
            },
        ),
        Example(
            "an item list that is wrong by a factor of ten",
            {
                "orders": MANY,
                "order_lines": MANY_LINES,
                "sku_master": """
                    sku_code net_weight_g
                    K1 9000
                """,
                "parcels": MANY_PARCELS,
                "parcel_orders": MANY_LINKS,
                "parcel_bills": MANY_BILLS,
            },
        ),
        Example(
            "a charged weight alone says nothing",
            {
                "orders": """
                    order_no paid_amount created_at
                    A1 99 2026-06-01T10:00
                    A2 99 2026-06-01T11:00
                    A3 99 2026-06-01T12:00
                    A4 99 2026-06-01T13:00
                """,
                "order_lines": """
                    order_id outer_id quantity
                    A1 K1 1
                    A2 K1 1
                    A3 K1 2
                    A4 K1 1
                """,
                "sku_master": """
                    sku_code net_weight_g
                    K1 900
                """,
                "parcels": """
                    parcel_id waybill_no
                    w1 w1
                    w2 w2
                    w3 w3
                    w4 w4
                """,
                "parcel_orders": """
                    parcel_id order_id
                    w1 A1
                    w2 A2
                    w3 A3
                    w4 A4
                """,
                "parcel_bills": """
                    waybill_no billed_weight_g
                    w1 100
                    w2 100
                    w3 100
                    w4 100
                """,
            },
        ),
    ),
    points=400,
    rests_on=(
        "orders",
        "order_lines",
        "parcels",
        "parcel_bills",
        "sku_master",
    ),
)
