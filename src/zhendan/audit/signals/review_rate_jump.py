"""I03: Were far more of the busy day's orders reviewed than usual in this shop."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

LEAST = 20  # a share of fewer orders says little
Z = 4  # robust z above 4, starting value

_DAYS = [f"2026-{4 + n // 30:02d}-{1 + n % 30:02d}" for n in range(60)]
_HEAD = "order_no paid_amount created_at"
_USUAL = [f"A{n} 50 {day}T10:00" for n, day in enumerate(_DAYS)]
_MANY = range(30)
BURST = "\n".join([_HEAD, *_USUAL, *(f"B{n} 50 2026-06-01T11:{n:02d}" for n in _MANY)])
LINES = "\n".join(
    ["order_id item_id", *(f"A{n} i1" for n in range(60)), *(f"B{n} i1" for n in _MANY)]
)
_COLUMNS = "order_no score content created_at"
_QUIET = [f"A{n} 4 用着还可以的第{n}回 2026-06-20T10:00" for n in range(0, 60, 3)]
ALL = "\n".join([_COLUMNS, *_QUIET, *(f"B{n} 5 质量不错值得买{n} 2026-06-20T11:00" for n in _MANY)])
SOME = "\n".join(
    [_COLUMNS, *_QUIET, *(f"B{n} 5 质量不错值得买{n} 2026-06-20T11:00" for n in range(0, 30, 3))]
)


REVIEW_RATE_JUMP = Signal(
    card=SignalCard(
        code="I03",
        name="review.rate-jump",
        title=Text("评价率突增", "Far more reviews than usual"),
        question=Text(
            "突增当天的订单写评价的占比是否远高于本店平时？",
            ("Were far more of the busy day's orders reviewed than usual in this shop?"),
        ),
        family=Family.REVIEW,
        weight=Weight.ASKS,
        why=Text("写评价可能是任务的条件。", "A review may be a condition of the errand."),
        innocent=(
            Text(
                "评价有礼活动（不得要求好评）、客服提醒。",
                "Points for a review (praise must not be demanded), a reminder.",
            ),
        ),
        blind_spots=(Text("不要求评价的看不出来。", "Errands without reviews are not seen."),),
        clears=(Text("活动规则原文。", "The wording of the campaign."),),
        observable="M",
        source="LAW-7; z > 4 SV",
    ),
    needs=("crowd_sold", "base_review_share"),
    asks=f"crowd_sold >= {LEAST} AND crowd_reviewed > crowd_sold * base_review_share "
    "AND (crowd_reviewed - crowd_sold * base_review_share) "
    "* (crowd_reviewed - crowd_sold * base_review_share) "
    f"> {Z * Z} * crowd_sold * base_review_share "
    "* (1 - base_review_share)",
    facts=(
        FactSpec(
            "crowd_reviewed",
            Text("其中有评价", "Of these, reviewed"),
            unit="orders",
            baseline="crowd_sold",
            window="1 d",
        ),
        FactSpec("base_review_share", Text("本店平时占比", "Usual share"), unit="share"),
    ),
    examples=(
        Example(
            "all thirty reviewed where one in three is usual",
            {
                "orders": BURST,
                "order_lines": LINES,
                "reviews": ALL,
            },
            frozenset(f"B{n}" for n in range(30)),
        ),
        Example(
            "one in three reviewed, as usual",
            {
                "orders": BURST,
                "order_lines": LINES,
                "reviews": SOME,
            },
        ),
    ),
    points=30,
    rests_on=("orders", "reviews"),
)
