"""I04: Were the busy day's orders all reviewed the same number of days after delivery."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

LEAST = 10  # fewer reviews say little
VARIANCE = 0.1  # a third of a day around the mean, starting value

_DAYS = [f"2026-{4 + n // 30:02d}-{1 + n % 30:02d}" for n in range(60)]
_HEAD = "order_no paid_amount created_at"
_USUAL = [f"A{n} 50 {day}T10:00" for n, day in enumerate(_DAYS)]
_MANY = range(30)
BURST = "\n".join([_HEAD, *_USUAL, *(f"B{n} 50 2026-06-01T11:{n:02d}" for n in _MANY)])
LINES = "\n".join(
    ["order_id item_id", *(f"A{n} i1" for n in range(60)), *(f"B{n} i1" for n in _MANY)]
)
PARCELS = "\n".join(["parcel_id waybill_no", *(f"w{n} w{n}" for n in _MANY)])
LINKS = "\n".join(["parcel_id order_id", *(f"w{n} B{n}" for n in _MANY)])
TRACKS = "\n".join(
    [
        "parcel_id event occurred_at",
        *(f"w{n} delivered_self 2026-06-0{4 + n % 3}T12:00" for n in _MANY),
    ]
)
_COLUMNS = "order_no score content created_at"
EVEN = "\n".join(
    [_COLUMNS, *(f"B{n} 5 质量不错值得买{n} 2026-06-0{7 + n % 3}T12:00" for n in _MANY)]
)
LIVELY = "\n".join(
    [_COLUMNS, *(f"B{n} 5 质量不错值得买{n} 2026-06-{10 + n % 19}T12:00" for n in _MANY)]
)


REVIEW_LAG = Signal(
    card=SignalCard(
        code="I04",
        name="review.even-lag",
        title=Text("评价时间过于一致", "Reviews come after the same number of days"),
        question=Text(
            "突增当天的订单是否都在签收后同一天数写评价？",
            ("Were the busy day's orders all reviewed the same number of days after delivery?"),
        ),
        family=Family.REVIEW,
        weight=Weight.ASKS,
        why=Text("任务常规定第几天评价。", "Errands often say on which day to review."),
        innocent=(Text("系统在第三天发提醒。", "A reminder on the third day."),),
        blind_spots=(Text("评价时间分散的看不出来。", "Scattered reviews are not seen."),),
        clears=(Text("提醒发送记录。", "The log of reminders."),),
        observable="M",
        source="[U]",
    ),
    needs=("crowd_lagged", "crowd_lag_spread"),
    asks=f"crowd_lagged >= {LEAST} AND crowd_lag_days >= 1 AND crowd_lag_spread < {VARIANCE}",
    facts=(
        FactSpec("crowd_lag_days", Text("平均天数", "Mean days"), unit="d", window="1 d"),
        FactSpec("crowd_lag_spread", Text("天数的方差", "Variance of the days"), unit="d²"),
    ),
    examples=(
        Example(
            "reviews on the third day, all of them",
            {
                "orders": BURST,
                "order_lines": LINES,
                "parcels": PARCELS,
                "parcel_orders": LINKS,
                "track_events": TRACKS,
                "reviews": EVEN,
            },
            frozenset(f"B{n}" for n in range(30)),
        ),
        Example(
            "reviews spread over three weeks",
            {
                "orders": BURST,
                "order_lines": LINES,
                "parcels": PARCELS,
                "parcel_orders": LINKS,
                "track_events": TRACKS,
                "reviews": LIVELY,
            },
        ),
    ),
    points=30,
    rests_on=("orders", "reviews"),
)
