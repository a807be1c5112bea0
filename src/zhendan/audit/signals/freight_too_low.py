"""F14: Was the freight below half of the low end of this shop's freight."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

SHARE = 0.5  # starting value

_N = range(40)
ORDERS = "\n".join(
    ["order_no paid_amount created_at", *(f"A{n} 99 2026-06-{1 + n // 10:02d}T10:00" for n in _N)]
)
LINES = "\n".join(["order_id item_id", *(f"A{n} i{n % 3}" for n in _N)])
LINKS = "\n".join(["parcel_id order_id", *(f"w{n} A{n}" for n in _N)])
PARCELS = "\n".join(["parcel_id waybill_no carrier_code", *(f"w{n} w{n} zto" for n in _N)])
_HEAD = "carrier_code waybill_no amount"
CHEAP = "\n".join([_HEAD, "zto w0 0.8", *(f"zto w{n} {3 + n % 3}" for n in _N[1:])])
FAIR = "\n".join([_HEAD, "zto w0 2.4", *(f"zto w{n} {3 + n % 3}" for n in _N[1:])])


FREIGHT_TOO_LOW = Signal(
    card=SignalCard(
        code="F14",
        name="logistics.freight-too-low",
        title=Text("运费远低于本店最低水平", "Freight far below the shop's lowest"),
        question=Text(
            "该包裹的运费是否不到本店低位运费的一半？",
            ("Was the freight below half of the low end of this shop's freight?"),
        ),
        family=Family.LOGISTICS,
        weight=Weight.ASKS,
        why=Text(
            "空包的单号比真实寄件便宜得多。",
            "A number for an empty parcel costs far less than a real one.",
        ),
        innocent=(
            Text(
                "预付套餐、平台物流补贴、同城件。",
                ("Prepaid packages, subsidised platform logistics, local parcels."),
            ),
        ),
        blind_spots=(
            Text("按真实价购买的空包看不出来。", "Empty parcels at the full price are not seen."),
        ),
        clears=(
            Text("快递月结账单、套餐合同。", "The courier's statement, the package contract."),
        ),
        observable="M",
        source="[U]",
    ),
    needs=("freight_cents", "base_freight_cents"),
    asks=f"freight_cents > 0 AND freight_cents < {SHARE} * base_freight_cents",
    facts=(
        FactSpec(
            "freight_cents", Text("运费", "Freight"), unit="fen", baseline="base_freight_cents"
        ),
    ),
    examples=(
        Example(
            "eighty cents where three yuan is the least",
            {
                "orders": ORDERS,
                "order_lines": LINES,
                "parcel_orders": LINKS,
                "parcels": PARCELS,
                "parcel_bills": CHEAP,
            },
            frozenset({"A0"}),
        ),
        Example(
            "a light parcel at a low rate",
            {
                "orders": ORDERS,
                "order_lines": LINES,
                "parcel_orders": LINKS,
                "parcels": PARCELS,
                "parcel_bills": FAIR,
            },
        ),
    ),
    points=50,
    rests_on=("orders", "parcels", "parcel_bills"),
)
