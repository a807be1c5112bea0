"""B07: Bought again before it can be used up."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

SHARE = 0.3  # starting value
APART = 86400  # a day
RARE = 0.05  # in repeat trades people buy ahead

_N = range(30)
BUYERS = "\n".join(["buyer_id", "b1", *(f"x{n}" for n in _N)])
_HEAD = "order_no buyer_id paid_amount created_at"
_OTHERS = [f"X{n} x{n} 50 2026-{1 + n % 2 * 5:02d}-01T11:{n:02d}" for n in _N]
_AGAIN = [f"Y{n} x{n} 50 2026-09-01T11:{n:02d}" for n in _N]
_FIRST = "A1 b1 50 2026-03-01T10:00"
SOON = "\n".join([_HEAD, *_OTHERS, *_AGAIN, _FIRST, "A2 b1 50 2026-03-08T10:00"])
LATER = "\n".join([_HEAD, *_OTHERS, *_AGAIN, _FIRST, "A2 b1 50 2026-05-08T10:00"])
_ALL = ("A1", "A2", *(f"X{n}" for n in _N), *(f"Y{n}" for n in _N))
LINES = "\n".join(["order_id outer_id", *(f"{x} K1" for x in _ALL)])


BOUGHT_TOO_SOON = Signal(
    card=SignalCard(
        code="B07",
        name="buyer.bought-too-soon",
        title=Text("复购间隔短于用量", "Bought again before it can be used up"),
        question=Text(
            "距上次购买同一商品的时间是否不到所购用量可用天数的三成？",
            (
                "Is the time since the last purchase of the item below three "
                "tenths of what was bought should last?"
            ),
        ),
        family=Family.BUYER,
        weight=Weight.ASKS,
        why=Text(
            "真正消耗的人不会这么快再买。",
            "Somebody who uses a thing up does not buy it again so soon.",
        ),
        innocent=(
            Text(
                "活动囤货、送人、转卖、人口多的家庭。",
                "Stocking up at a promotion, presents, resale, a big family.",
            ),
        ),
        blind_spots=(
            Text(
                "商品资料没有使用天数时未核查。",
                "Not checked where the item list has no days of use.",
            ),
        ),
        clears=(
            Text(
                "活动价、与买家的沟通、企业发票。",
                ("The promotion's price, a chat with the buyer, a company invoice."),
            ),
        ),
        observable="M",
        source="[U]; 0.3 SV; loyal repurchase is a named misjudgement",
    ),
    needs=("use_days|rebuy_lasts_s", "base_rebuy_share"),
    # Orders of one visit are one purchase in parts.
    asks=f"rebuy_gap_s < {SHARE} * rebuy_lasts_s AND rebuy_gap_s > {APART} "
    f"AND base_rebuy_share < {RARE}",
    facts=(
        FactSpec("rebuy_gap_s", Text("距上次购买", "Since the last purchase"), unit="s"),
        FactSpec("rebuy_lasts_s", Text("上次所购应可使用", "Should have lasted"), unit="s"),
    ),
    examples=(
        Example(
            "sixty days' supply, bought again after a week",
            {
                "buyers": BUYERS,
                "orders": SOON,
                "order_lines": LINES,
                "sku_master": """
                    sku_code use_days
                    K1 60
                """,
            },
            frozenset({"A2"}),
        ),
        Example(
            "bought again when it is used up",
            {
                "buyers": BUYERS,
                "orders": LATER,
                "order_lines": LINES,
                "sku_master": """
                    sku_code use_days
                    K1 60
                """,
            },
        ),
    ),
    points=20,
)
