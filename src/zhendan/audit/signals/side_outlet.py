"""F10: Was it sent by an outlet this shop seldom uses, and not for this item's own reasons."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

RARE = 20  # at most one order in so many
CLUSTER = 3  # one or two are a detour
OWN = 0.5  # half of an item's parcels come from where its supplier is

_N = range(80)
ORDERS = "\n".join(
    ["order_no paid_amount created_at", *(f"A{n} 99 2026-06-{1 + n // 10:02d}T10:00" for n in _N)]
)
LINES = "\n".join(["order_id item_id", *(f"A{n} i{n % 3}" for n in _N)])
LINKS = "\n".join(["parcel_id order_id", *(f"w{n} A{n}" for n in _N)])
_HEAD = "parcel_id waybill_no outlet"
_FEW = range(4)
FEW = "\n".join([_HEAD, *(f"w{n} w{n} {'其他' if n in _FEW else '常用'}" for n in _N)])
TWO = "\n".join([_HEAD, *(f"w{n} w{n} {'其他' if n % 2 else '常用'}" for n in _N)])


SIDE_OUTLET = Signal(
    card=SignalCard(
        code="F10",
        name="logistics.side-outlet",
        title=Text("由少用的网点寄出", "Sent by a seldom used outlet"),
        question=Text(
            "该单是否由本店少用的网点寄出，而该商品平时不从那里发？",
            (
                "Was it sent by an outlet this shop seldom uses, and not for "
                "this item's own reasons?"
            ),
        ),
        family=Family.LOGISTICS,
        weight=Weight.SUPPORTS,
        why=Text("有的网点出售空包单号。", "Some outlets sell numbers for empty parcels."),
        innocent=(Text("合同网点临时调整、分仓发货。", "A change of outlet, a second warehouse."),),
        blind_spots=(
            Text("导出没有网点时未核查。", "Not checked without the outlet in the export."),
        ),
        clears=(
            Text(
                "快递合同、该网点的月结账单。", "The courier contract, that outlet's monthly bill."
            ),
        ),
        observable="M/C",
        source="C-4",
    ),
    needs=("outlet_orders",),
    asks=f"outlet_orders >= {CLUSTER} AND outlet_orders * {RARE} <= outlets_known "
    f"AND outlet_item_share < {OWN}",
    facts=(
        FactSpec(
            "outlet_orders",
            Text("该网点的订单", "Orders by this outlet"),
            unit="orders",
            baseline="outlets_known",
        ),
    ),
    examples=(
        Example(
            "four parcels of eighty",
            {
                "orders": ORDERS,
                "order_lines": LINES,
                "parcel_orders": LINKS,
                "parcels": FEW,
            },
            frozenset(f"A{n}" for n in range(4)),
        ),
        Example(
            "two outlets in turn",
            {
                "orders": ORDERS,
                "order_lines": LINES,
                "parcel_orders": LINKS,
                "parcels": TWO,
            },
        ),
    ),
    points=90,
    rests_on=("orders", "parcels"),
)
