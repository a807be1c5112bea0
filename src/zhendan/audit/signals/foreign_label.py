"""F13: The label was issued by another account."""

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
_HEAD = "parcel_id waybill_no sender_account"
_FEW = range(4)
FEW = "\n".join([_HEAD, *(f"w{n} w{n} {'其他' if n in _FEW else '常用'}" for n in _N)])
TWO = "\n".join([_HEAD, *(f"w{n} w{n} {'其他' if n % 2 else '常用'}" for n in _N)])


FOREIGN_LABEL = Signal(
    card=SignalCard(
        code="F13",
        name="logistics.foreign-label",
        title=Text("面单由别的账号打印", "The label was issued by another account"),
        question=Text(
            "运单是否由本店少用的面单账号打印，而该商品平时不是？",
            (
                "Was the label issued by an account this shop seldom uses, and "
                "not for this item's own reasons?"
            ),
        ),
        family=Family.LOGISTICS,
        weight=Weight.SUPPORTS,
        why=Text(
            "空包网站用自己的账号出单。", "Empty-parcel sites issue labels by their own account."
        ),
        innocent=(Text("供应商发货。", "A supplier ships."),),
        blind_spots=(Text("导出没有面单账号时未核查。", "Not checked without the label account."),),
        clears=(Text("供应商协议。", "The supplier's agreement."),),
        observable="M/C",
        source="C-4; LP (shape only)",
    ),
    needs=("issuer_orders",),
    asks=f"issuer_orders >= {CLUSTER} AND issuer_orders * {RARE} <= issuers_known "
    f"AND issuer_item_share < {OWN}",
    facts=(
        FactSpec(
            "issuer_orders",
            Text("该账号的订单", "Orders by this account"),
            unit="orders",
            baseline="issuers_known",
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
            "two accounts in turn",
            {
                "orders": ORDERS,
                "order_lines": LINES,
                "parcel_orders": LINKS,
                "parcels": TWO,
            },
        ),
    ),
    points=120,
    rests_on=("orders", "parcels"),
)
