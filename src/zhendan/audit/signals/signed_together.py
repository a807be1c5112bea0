"""F08: Were eight or more parcels signed at one place in one minute."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

PARCELS = 8  # starting value
USUAL = 0.05  # shops that deliver through stations see it every day

_N = range(200)
ORDERS = "\n".join(["order_no paid_amount created_at", *(f"A{n} 99 2026-06-01T10:00" for n in _N)])
WAYBILLS = "\n".join(["parcel_id waybill_no", *(f"w{n} w{n}" for n in _N)])
LINKS = "\n".join(["parcel_id order_id", *(f"w{n} A{n}" for n in _N)])
_HEAD = "parcel_id event occurred_at city"
_REST = [f"w{n} delivered_self 2026-06-05T{8 + n // 60:02d}:{n % 60:02d} 南京市" for n in _N[9:]]
TOGETHER = "\n".join(
    [_HEAD, *(f"w{n} delivered_self 2026-06-04T12:00:0{n} 南京市" for n in range(9)), *_REST]
)
APART = "\n".join(
    [_HEAD, *(f"w{n} delivered_self 2026-06-04T12:0{n}:00 南京市" for n in range(9)), *_REST]
)

SIGNED_TOGETHER = Signal(
    card=SignalCard(
        code="F08",
        name="logistics.signed-together",
        title=Text("同一地点同一分钟大量签收", "Many parcels signed at one place in one minute"),
        question=Text(
            "是否有八个以上包裹在同一地点同一分钟签收？",
            "Were eight or more parcels signed at one place in one minute?",
        ),
        family=Family.LOGISTICS,
        weight=Weight.SUPPORTS,
        why=Text(
            "集中代签可能说明没有真正的收件人。",
            "Mass sign-offs may mean that nobody received them.",
        ),
        innocent=(
            Text(
                "驿站批量入库、学校集中收发。",
                "A station checking in a batch, a school's post room.",
            ),
        ),
        blind_spots=(Text("分散时间的代签看不出来。", "Sign-offs spread over time are not seen."),),
        clears=(Text("驿站名称、取件码记录。", "Name of the station, pick-up code records."),),
        observable="C",
        source="[U]",
    ),
    needs=("signed_together", "base_together_share"),
    asks=f"signed_together >= {PARCELS} AND base_together_share < {USUAL}",
    facts=(
        FactSpec(
            "signed_together",
            Text("同一分钟签收", "Signed in the minute"),
            unit="parcels",
            window="1 min",
        ),
    ),
    examples=(
        Example(
            "nine parcels in one minute of a shop that knows none such",
            {
                "orders": ORDERS,
                "parcels": WAYBILLS,
                "parcel_orders": LINKS,
                "track_events": TOGETHER,
            },
            frozenset(f"A{n}" for n in range(9)),
        ),
        Example(
            "the same nine over nine minutes",
            {
                "orders": ORDERS,
                "parcels": WAYBILLS,
                "parcel_orders": LINKS,
                "track_events": APART,
            },
        ),
    ),
    points=80,
    rests_on=(
        "orders",
        "track_events",
    ),
)
