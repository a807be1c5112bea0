"""H05: Was receipt confirmed over an hour before delivery, where that is rare in this shop."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

USUAL = 0.05  # where it is a habit it says nothing

_N = range(30)
_HEAD = "order_no paid_amount created_at confirmed_at"
EARLY = "\n".join(
    [
        _HEAD,
        "A0 50 2026-06-01T10:00 2026-06-02T10:00",
        *(f"A{n} 50 2026-06-01T10:00 2026-06-06T10:00" for n in _N[1:]),
    ]
)
HABIT = "\n".join([_HEAD, *(f"A{n} 50 2026-06-01T10:00 2026-06-02T10:00" for n in _N)])
PARCELS = "\n".join(["parcel_id waybill_no", *(f"w{n} w{n}" for n in _N)])
LINKS = "\n".join(["parcel_id order_id", *(f"w{n} A{n}" for n in _N)])
TRACKS = "\n".join(
    ["parcel_id event occurred_at", *(f"w{n} delivered_self 2026-06-04T10:00" for n in _N)]
)

EARLY_CONFIRMATION = Signal(
    card=SignalCard(
        code="H05",
        name="refund.early-confirmation",
        title=Text("签收之前已确认收货", "Confirmed before it was delivered"),
        question=Text(
            "确认收货是否早于签收一小时以上，而本店很少如此？",
            (
                "Was receipt confirmed over an hour before delivery, where that is rare in "
                "this shop?"
            ),
        ),
        family=Family.REFUND,
        weight=Weight.ASKS,
        why=Text(
            "未收到就确认，可能受人引导。",
            "Confirming before anything arrived may be on instruction.",
        ),
        innocent=(
            Text(
                "自动确认、心急的买家、分批到货。",
                "Automatic confirmation, hasty buyers, part deliveries.",
            ),
        ),
        blind_spots=(
            Text("等签收后再确认的看不出来。", "Confirmation after delivery is not seen."),
        ),
        clears=(Text("聊天中没有引导。", "A chat without inducement."),),
        observable="M",
        source="AE-3",
    ),
    needs=("confirmed_s", "delivered_s", "base_hasty_share"),
    asks=f"confirmed_s < delivered_s - 3600 AND base_hasty_share < {USUAL}",
    facts=(
        FactSpec(
            "base_hasty_share",
            Text("本店此类订单占比", "Share of such orders in the shop"),
            unit="share",
        ),
    ),
    examples=(
        Example(
            "confirmed two days early",
            {
                "orders": EARLY,
                "parcels": PARCELS,
                "parcel_orders": LINKS,
                "track_events": TRACKS,
            },
            frozenset({"A0"}),
        ),
        Example(
            "a shop where many confirm early",
            {
                "orders": HABIT,
                "parcels": PARCELS,
                "parcel_orders": LINKS,
                "track_events": TRACKS,
            },
        ),
    ),
    points=50,
    rests_on=(
        "orders",
        "track_events",
    ),
)
