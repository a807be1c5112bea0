"""B01: On the busy day, were far more buyers new than usual in this shop."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

LEAST = 20  # a share of fewer orders says little
Z = 4  # robust z above 4, starting value

_DAYS = [f"2026-{4 + n // 30:02d}-{1 + n % 30:02d}" for n in range(60)]
_HEAD = "order_no paid_amount created_at buyer_id"
_USUAL = [f"A{n} 50 {day}T10:00 b{n % 5}" for n, day in enumerate(_DAYS)]
_MANY = range(30)
BURST = "\n".join([_HEAD, *_USUAL, *(f"B{n} 50 2026-06-01T11:{n:02d} c{n}" for n in _MANY)])
TWIN = "\n".join([_HEAD, *_USUAL, *(f"B{n} 50 2026-06-01T11:{n:02d} b{n % 5}" for n in _MANY)])
LINES = "\n".join(
    ["order_id item_id", *(f"A{n} i1" for n in range(60)), *(f"B{n} i1" for n in _MANY)]
)
BUYERS = "\n".join(["buyer_id", *(f"b{n}" for n in range(5)), *(f"c{n}" for n in _MANY)])


NEW_BUYERS = Signal(
    card=SignalCard(
        code="B01",
        name="buyer.new-buyers",
        title=Text("首次购买的买家过多", "Nearly all buyers are new"),
        question=Text(
            "突增当天首次购买的买家占比是否远高于本店平时？",
            ("On the busy day, were far more buyers new than usual in this shop?"),
        ),
        family=Family.BUYER,
        weight=Weight.ASKS,
        why=Text(
            "用完即弃的账号在店里没有历史。", "Throw-away accounts have no history in the shop."
        ),
        innocent=(
            Text(
                "拉新活动、直播带来的新观众。",
                "A campaign for new customers, a broadcast to new viewers.",
            ),
        ),
        blind_spots=(
            Text(
                "账号注册时间只有平台知道；用老账号的看不出来。",
                ("Only the platform knows an account's age; old accounts are not seen."),
            ),
        ),
        clears=(
            Text(
                "活动规则；请平台核查账号注册时间。",
                "The campaign's rules; ask the platform for the accounts' age.",
            ),
        ),
        observable="P (age) / M (no earlier order)",
        source="P-1, [U]",
    ),
    needs=("crowd_known", "base_first_share"),
    asks=f"crowd_known >= {LEAST} AND crowd_first > crowd_known * base_first_share "
    "AND (crowd_first - crowd_known * base_first_share) "
    "* (crowd_first - crowd_known * base_first_share) "
    f"> {Z * Z} * crowd_known * base_first_share "
    "* (1 - base_first_share)",
    facts=(
        FactSpec(
            "crowd_first",
            Text("其中首次购买", "Of these, first-time"),
            unit="orders",
            baseline="crowd_known",
            window="1 d",
        ),
        FactSpec("base_first_share", Text("本店平时占比", "Usual share"), unit="share"),
    ),
    examples=(
        Example(
            "thirty new accounts in a shop of regulars",
            {
                "buyers": BUYERS,
                "orders": BURST,
                "order_lines": LINES,
            },
            frozenset(f"B{n}" for n in range(30)),
        ),
        Example(
            "thirty orders of the regulars",
            {
                "buyers": BUYERS,
                "orders": TWIN,
                "order_lines": LINES,
            },
        ),
    ),
    points=40,
)
