"""A08: A listing that sells at once."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

WEEK_S = 7 * 86400
LEAST = 20  # below this a launch is quiet

_HEAD = "order_no paid_amount created_at"
_OLD = [f"A{n} 50 2026-{1 + n // 28:02d}-{1 + n % 28:02d}T10:00" for n in range(84)]
_LAUNCHES = [f"C{n} 50 2026-03-{1 + n:02d}T12:00" for n in range(28)]
_MANY = range(30)
ORDERS = "\n".join([_HEAD, *_OLD, *_LAUNCHES, *(f"B{n} 50 2026-04-02T11:{n:02d}" for n in _MANY)])
LINES = "\n".join(
    [
        "order_id item_id",
        *(f"A{n} i0" for n in range(84)),
        *(f"C{n} new{n}" for n in range(28)),
        *(f"B{n} i1" for n in _MANY),
    ]
)
_COLUMNS = "traffic_id item_id traffic_on visitors"
_DAYS = [f"t{n} i1 2026-04-{1 + n:02d} 20" for n in range(9) if n != 1]
FEW = "\n".join([_COLUMNS, *_DAYS, "t99 i1 2026-04-02 31"])
MANY = "\n".join([_COLUMNS, *_DAYS, "t99 i1 2026-04-02 900"])


LAUNCH_JUMP = Signal(
    card=SignalCard(
        code="A08",
        name="time.launch-jump",
        title=Text("新品首周销量异常", "A listing that sells at once"),
        question=Text(
            "该商品上架首周的订单是否超过本店几乎所有新品，而访客并不多？",
            (
                "Did the listing sell more in its first week than nearly all "
                "launches of this shop, with few visitors?"
            ),
        ),
        family=Family.TIME,
        weight=Weight.ASKS,
        why=Text(
            "为了“破零”，新品常先刷基础销量。",
            "New listings are sometimes given their first sales.",
        ),
        innocent=(
            Text(
                "预售名单、会员首发、新品推广。",
                "A pre-sale list, a launch for members, an advertised launch.",
            ),
        ),
        blind_spots=(Text("店铺新品太少时未核查。", "Not checked in a shop with few launches."),),
        clears=(
            Text(
                "预售登记、会员推送记录、推广费用。",
                "Pre-sale registrations, the push log, advertising costs.",
            ),
        ),
        observable="M",
        source="P-1; 99th percentile SV",
    ),
    needs=("launch_orders", "launch_cut", "item_visitors"),
    asks=f"launch_age_s < {WEEK_S} AND launch_orders >= {LEAST} AND launch_orders >= launch_cut "
    "AND item_day_orders * 4 > item_visitors",
    facts=(
        FactSpec(
            "launch_orders",
            Text("首周订单", "Orders of the first week"),
            unit="orders",
            baseline="launch_cut",
            window="7 d",
        ),
        FactSpec("item_visitors", Text("当天访客", "Visitors of the day"), unit="visitors"),
    ),
    examples=(
        Example(
            "thirty orders from thirty-one visitors in the first week",
            {
                "orders": ORDERS,
                "order_lines": LINES,
                "traffic": FEW,
            },
            frozenset(f"B{n}" for n in range(30)),
        ),
        Example(
            "thirty orders from nine hundred visitors",
            {
                "orders": ORDERS,
                "order_lines": LINES,
                "traffic": MANY,
            },
        ),
    ),
    points=50,
)
