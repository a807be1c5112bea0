"""G04: Did far fewer buyers of the busy day write after delivery than usual in this shop."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

LEAST = 20  # a share of fewer orders says little
Z = 4  # robust z above 4, starting value

_DAYS = [f"2026-{4 + n // 30:02d}-{1 + n % 30:02d}" for n in range(60)]
_HEAD = "order_no paid_amount created_at"
_USUAL = [f"A{n} 50 {day}T10:00" for n, day in enumerate(_DAYS)]
_MANY = range(60)
BURST = "\n".join([_HEAD, *_USUAL, *(f"B{n} 50 2026-06-01T11:{n:02d}" for n in _MANY)])
LINES = "\n".join(
    ["order_id item_id", *(f"A{n} i1" for n in range(60)), *(f"B{n} i1" for n in _MANY)]
)
_NAMES = (*(f"A{n}" for n in range(60)), *(f"B{n}" for n in _MANY))
PARCELS = "\n".join(["parcel_id waybill_no", *(f"w{x} w{x}" for x in _NAMES)])
LINKS = "\n".join(["parcel_id order_id", *(f"w{x} {x}" for x in _NAMES)])
TRACKS = "\n".join(
    ["parcel_id event occurred_at", *(f"w{x} delivered_self 2026-06-05T10:00" for x in _NAMES)]
)
CONVERSATIONS = "\n".join(["conversation_id", *(f"c{x}" for x in _NAMES)])
_COLUMNS = "conversation_id sent_at text order_no_mentioned"
_USUAL_TALK = [f"c{x} 2026-06-07T10:00 收到了请问怎么用呢{x} {x}" for x in _NAMES[:58]]
_BURST_TALK = [f"c{x} 2026-06-07T10:00 收到了颜色很正{x} {x}" for x in _NAMES[60:100]]
SILENT = "\n".join([_COLUMNS, *_USUAL_TALK])
TALKING = "\n".join([_COLUMNS, *_USUAL_TALK, *_BURST_TALK])


NOBODY_WRITES_AFTER = Signal(
    card=SignalCard(
        code="G04",
        name="chat.nobody-writes-after",
        title=Text("签收后没有人联系", "Nobody writes after delivery"),
        question=Text(
            "突增当天的订单签收后来联系的占比是否远低于本店平时？",
            ("Did far fewer buyers of the busy day write after delivery than usual in this shop?"),
        ),
        family=Family.CHAT,
        weight=Weight.ASKS,
        why=Text(
            "没有人真正使用，就没有售后问题。",
            "Where nobody uses the goods, nobody has a question later.",
        ),
        innocent=(Text("简单耐用的商品。", "Simple, durable goods."),),
        blind_spots=(
            Text(
                "没有消息时间或签收时间时未核查。",
                "Not checked without the times of messages and deliveries.",
            ),
        ),
        clears=(Text("同类订单的对比。", "A matched comparison."),),
        observable="M",
        source="[U]",
    ),
    needs=("crowd_after", "base_after_share"),
    asks=f"crowd_asked >= {LEAST} AND crowd_after < crowd_asked * base_after_share "
    "AND (crowd_asked * base_after_share - crowd_after) "
    "* (crowd_asked * base_after_share - crowd_after) "
    f"> {Z * Z} * crowd_asked * base_after_share * (1 - base_after_share)",
    facts=(
        FactSpec(
            "crowd_after",
            Text("其中签收后联系", "Of these, wrote later"),
            unit="orders",
            baseline="crowd_asked",
            window="1 d",
        ),
        FactSpec("base_after_share", Text("本店平时占比", "Usual share"), unit="share"),
    ),
    examples=(
        Example(
            "sixty buyers, none of whom writes again",
            {
                "orders": BURST,
                "order_lines": LINES,
                "parcels": PARCELS,
                "parcel_orders": LINKS,
                "track_events": TRACKS,
                "conversations": CONVERSATIONS,
                "messages": SILENT,
            },
            frozenset(f"B{n}" for n in range(60)),
        ),
        Example(
            "buyers who write as ever",
            {
                "orders": BURST,
                "order_lines": LINES,
                "parcels": PARCELS,
                "parcel_orders": LINKS,
                "track_events": TRACKS,
                "conversations": CONVERSATIONS,
                "messages": TALKING,
            },
        ),
    ),
    points=30,
    rests_on=("orders", "messages"),
)
