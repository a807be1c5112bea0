"""F02: Do parcels of different goods weigh nearly the same, and far less than their goods."""

from zhendan.audit.measures.neighbours import SAME_HAND
from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

LIGHT = 0.35  # no partial shipment of several goods leaves so little of each
TWINS = 5  # equal within three grams by chance is rare; five times is not chance
BASKETS = 3  # different goods must weigh differently

_N = range(6)
ORDERS = "\n".join(
    ["order_no paid_amount created_at", *(f"A{n} 99 2026-06-0{n + 1}T10:00" for n in _N)]
)
LINES = "\n".join(["order_id outer_id", *(f"A{n} K{n % 3}" for n in _N)])
PARCELS = "\n".join(["parcel_id waybill_no", *(f"w{n} w{n}" for n in _N)])
LINKS = "\n".join(["parcel_id order_id", *(f"w{n} A{n}" for n in _N)])
BILLS = "\n".join(["waybill_no actual_weight_g", *(f"w{n} {39 + n % 3}" for n in _N)])
STICKERS = "\n".join(["waybill_no actual_weight_g", *(f"w{n} 12" for n in _N)])

FEATHER_WEIGHT = Signal(
    card=SignalCard(
        code="F02",
        name="logistics.feather-weight",
        title=Text("不同商品的包裹同样轻", "Parcels of different goods are equally light"),
        question=Text(
            "是否有一批装着不同商品的包裹重量几乎相同，而且都远轻于货物？",
            ("Do parcels of different goods weigh nearly the same, and far less than their goods?"),
        ),
        family=Family.LOGISTICS,
        weight=Weight.DECIDES,
        why=Text(
            "批量空包往往一样重，与买了什么无关。",
            "Empty parcels made in bulk weigh alike, whatever was bought.",
        ),
        innocent=(
            Text(
                "电话卡、贴纸、首饰等本来就轻的商品。",
                "SIM cards, stickers, jewellery: goods that are light by nature.",
            ),
        ),
        blind_spots=(
            Text("重量故意打散的空包看不出来。", "Empty parcels of varied weight are not seen."),
        ),
        clears=(
            Text(
                "商品资料里的单件重量、打包视频。", "Unit weights of the item list, packing videos."
            ),
        ),
        observable="C",
        source="C-4; LP (shape only)",
    ),
    needs=("measured_g", "should_weigh_g", "light_twins", "light_baskets"),
    asks=f"measured_g <= {LIGHT} * should_weigh_g AND unit_assumed = 0 "
    f"AND light_twins >= {TWINS} AND light_baskets >= {BASKETS}",
    repeats=SAME_HAND,
    facts=(
        FactSpec(
            "measured_g", Text("实际重量", "Measured weight"), unit="g", baseline="should_weigh_g"
        ),
        FactSpec("light_twins", Text("同样轻的包裹", "Parcels as light as this"), unit="parcels"),
        FactSpec(
            "light_baskets",
            Text("其中应有重量的种数", "Different weights they should have"),
            unit="weights",
        ),
    ),
    examples=(
        Example(
            "six parcels of about forty grams for three kinds of goods",
            {
                "orders": ORDERS,
                "order_lines": LINES,
                "sku_master": """
                    sku_code net_weight_g
                    K0 300
                    K1 600
                    K2 900
                """,
                "parcels": PARCELS,
                "parcel_orders": LINKS,
                "parcel_bills": BILLS,
            },
            frozenset(f"A{n}" for n in range(6)),
        ),
        Example(
            "six real stickers of twelve grams",
            {
                "orders": ORDERS,
                "order_lines": LINES,
                "sku_master": """
                    sku_code net_weight_g
                    K0 12
                    K1 12
                    K2 12
                """,
                "parcels": PARCELS,
                "parcel_orders": LINKS,
                "parcel_bills": STICKERS,
            },
        ),
    ),
    points=400,
    rests_on=(
        "orders",
        "parcels",
        "parcel_bills",
    ),
)
