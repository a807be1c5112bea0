"""J06: Does the courier bill the shop's other parcels of the month, but not this one."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

MANY = 10  # a bill of fewer parcels may be a part of it

_N = range(24)
_HEAD = "order_no paid_amount created_at is_dropship"
ORDERS = "\n".join([_HEAD, *(f"A{n} 99 2026-06-0{1 + n // 6}T10:00 false" for n in _N)])
PARCELS = "\n".join(
    [
        "parcel_id waybill_no carrier_code shipped_at declared_weight_g",
        *(f"w{n} w{n} zto 2026-06-0{1 + n // 6}T18:00 500" for n in _N[1:]),
        "w0 w0 zto 2026-06-01T18:00 -",
    ]
)
LINKS = "\n".join(["parcel_id order_id", *(f"w{n} A{n}" for n in _N)])
_BILLED = [f"zto w{n} 500" for n in _N]
ALL_BUT_ONE = "\n".join(["carrier_code waybill_no actual_weight_g", *_BILLED[1:]])
A_FEW = "\n".join(["carrier_code waybill_no actual_weight_g", *_BILLED[:5]])

PARCEL_NOT_BILLED = Signal(
    card=SignalCard(
        code="J06",
        name="conservation.parcel-not-billed",
        title=Text("快递账单里没有这个包裹", "The courier never billed the parcel"),
        question=Text(
            "同一快递公司当月为其他包裹都收了费，唯独没有这一个？",
            "Does the courier bill the shop's other parcels of the month, but not this one?",
        ),
        family=Family.CONSERVATION,
        weight=Weight.DECIDES,
        why=Text(
            "快递收了件就会收费；账单上没有，可能没有交给这家快递。",
            "A courier charges for what it carries; no charge may mean it was never handed over.",
        ),
        innocent=(
            Text(
                "供应商代发、用别的账号寄出、月底跨月结算、合并计费。",
                "A supplier ships, another account pays, the month's end, merged billing.",
            ),
        ),
        blind_spots=(
            Text(
                "账单不完整或没有交来时未核查。",
                "Not checked where the bill is partial or was not handed in.",
            ),
        ),
        clears=(
            Text(
                "次月账单、供应商发货与结算记录、预付单号的购买记录。",
                "Next month's bill, the supplier's records, receipts of prepaid labels.",
            ),
        ),
        observable="M/C",
        source="[U]; conservation of parcels",
    ),
    needs=("is_billed", "billed_near", "parcels_near"),
    # A hub that weighed the goods has carried them: then the bill is at fault.
    asks=f"is_billed = 0 AND parcels_near >= {MANY} AND billed_near * 10 >= parcels_near * 8 "
    "AND COALESCE(list_weight_ratio, 0) < 0.6",
    decides="is_dropship = 0 AND is_unseen = 1",
    facts=(
        FactSpec(
            "billed_near",
            Text("当月已计费的包裹", "Parcels billed that month"),
            unit="parcels",
            baseline="parcels_near",
            window="30 d",
        ),
        FactSpec("is_scaled", Text("自家秤称过", "Weighed on the own scale")),
    ),
    examples=(
        Example(
            "every parcel of the month but one",
            {
                "orders": ORDERS,
                "parcels": PARCELS,
                "parcel_orders": LINKS,
                "parcel_bills": ALL_BUT_ONE,
            },
            frozenset({"A0"}),
        ),
        Example(
            "a bill that holds only a few parcels",
            {
                "orders": ORDERS,
                "parcels": PARCELS,
                "parcel_orders": LINKS,
                "parcel_bills": A_FEW,
            },
        ),
    ),
    points=300,
    rests_on=("orders", "parcels", "parcel_bills"),
)
