"""A03: Did the item's orders jump on a day when its visitors did not."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

LEAST = 8  # below this a jump is chance
Z = 4  # as for a burst
SEEN = 10  # with fewer visitors a day their rise is chance
_DUE = "(item_usual * item_visitor_lift)"  # orders that so many visitors usually make

_DAYS = [f"2026-{4 + n // 30:02d}-{1 + n % 30:02d}" for n in range(60)]
_HEAD = "order_no paid_amount created_at"
_USUAL = [f"A{n} 50 {day}T10:00" for n, day in enumerate(_DAYS)]
_MANY = range(30)
BURST = "\n".join([_HEAD, *_USUAL, *(f"B{n} 50 2026-06-01T11:{n:02d}" for n in _MANY)])
LINES = "\n".join(
    ["order_id item_id", *(f"A{n} i1" for n in range(60)), *(f"B{n} i1" for n in _MANY)]
)

_TRAFFIC = [f"t{n} i1 {day} 40" for n, day in enumerate(_DAYS)]
_COLUMNS = "traffic_id item_id traffic_on visitors"
FLAT = "\n".join([_COLUMNS, *_TRAFFIC, "t99 i1 2026-06-01 42"])
RISEN = "\n".join([_COLUMNS, *_TRAFFIC, "t99 i1 2026-06-01 1200"])


ORDERS_WITHOUT_VISITORS = Signal(
    card=SignalCard(
        code="A03",
        name="time.orders-without-visitors",
        title=Text("有单无流", "Orders without visitors"),
        question=Text(
            "该商品当天的订单大增，而访客没有同步上涨？",
            "Did the item's orders jump on a day when its visitors did not?",
        ),
        family=Family.TIME,
        weight=Weight.ASKS,
        why=Text(
            "真实买家要先进店；凭链接或编号下单的不需要浏览。",
            ("Real buyers come through the door; those sent by link or number do not browse."),
        ),
        innocent=(
            Text(
                "私域群分享链接、线下二维码、老客从历史订单复购。",
                ("A link in a private group, a QR code in a store, re-orders from the history."),
            ),
        ),
        blind_spots=(
            Text(
                "任务要求先浏览的看不出来；没有流量报表时未核查。",
                (
                    "Errands that include browsing are not seen; not checked "
                    "without a traffic report."
                ),
            ),
        ),
        clears=(
            Text(
                "群内发布记录、二维码活动、渠道来源。",
                "The post in the group, the QR campaign, the channel.",
            ),
        ),
        observable="M (traffic report) / P",
        source="P-2; z > 4 SV",
    ),
    needs=("item_day_orders", "item_visitor_lift", "usual_known"),
    asks=f"item_day_orders >= {LEAST} AND item_visitors_usual >= {SEEN} "
    f"AND item_day_orders > {_DUE} "
    f"AND (item_day_orders - {_DUE}) * (item_day_orders - {_DUE}) "
    f"> {Z * Z} * ({_DUE} + {_DUE} * {_DUE} / 3)",
    facts=(
        FactSpec(
            "item_day_orders",
            Text("当天订单", "Orders of the day"),
            unit="orders",
            baseline="item_usual",
            window="1 d",
        ),
        FactSpec("item_visitor_lift", Text("访客为往常", "Visitors against usual"), unit="×"),
    ),
    examples=(
        Example(
            "thirty orders from two more visitors",
            {
                "orders": BURST,
                "order_lines": LINES,
                "traffic": FLAT,
            },
            frozenset(f"B{n}" for n in range(30)),
        ),
        Example(
            "thirty orders as visitors rose thirtyfold",
            {
                "orders": BURST,
                "order_lines": LINES,
                "traffic": RISEN,
            },
        ),
    ),
    points=90,
    rests_on=("orders",),
)
