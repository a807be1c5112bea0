"""I05: Do the busy day's reviews give full marks far more often than usual in this shop."""

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
_QUIET = [f"A{n} {3 + n % 3} 用着还可以的第{n}回 2026-06-20T10:00" for n in range(60)]
PRAISE = "\n".join(
    [_COLUMNS, *_QUIET, *(f"B{n} 5 质量不错值得买{n} 2026-06-20T11:00" for n in _MANY)]
)
MIXED = "\n".join(
    [_COLUMNS, *_QUIET, *(f"B{n} {3 + n % 3} 质量不错值得买{n} 2026-06-20T11:00" for n in _MANY)]
)


ONLY_PRAISE = Signal(
    card=SignalCard(
        code="I05",
        name="review.only-praise",
        title=Text("评价清一色满分", "Nothing but full marks"),
        question=Text(
            "突增当天订单的评价满分占比是否远高于本店平时？",
            ("Do the busy day's reviews give full marks far more often than usual in this shop?"),
        ),
        family=Family.REVIEW,
        weight=Weight.ASKS,
        why=Text("被要求的评价不会有批评。", "Reviews on request contain no criticism."),
        innocent=(Text("受欢迎的商品。", "A loved product."),),
        blind_spots=(
            Text(
                "掺入差评的看不出来；少于二十条评价时未核查。",
                ("Mixed-in criticism is not seen; not checked below twenty reviews."),
            ),
        ),
        clears=(Text("追评、带图评价。", "Later additions, reviews with pictures."),),
        observable="M",
        source="P-3",
    ),
    needs=("crowd_reviewed", "base_praise_share"),
    asks=f"crowd_reviewed >= {LEAST} AND crowd_praised > crowd_reviewed * base_praise_share "
    "AND (crowd_praised - crowd_reviewed * base_praise_share) "
    "* (crowd_praised - crowd_reviewed * base_praise_share) "
    f"> {Z * Z} * crowd_reviewed * base_praise_share "
    "* (1 - base_praise_share)",
    facts=(
        FactSpec(
            "crowd_praised",
            Text("其中满分", "Of these, full marks"),
            unit="reviews",
            baseline="crowd_reviewed",
            window="1 d",
        ),
        FactSpec("base_praise_share", Text("本店平时占比", "Usual share"), unit="share"),
    ),
    examples=(
        Example(
            "thirty times full marks where a third is usual",
            {
                "orders": BURST,
                "order_lines": LINES,
                "reviews": PRAISE,
            },
            frozenset(f"B{n}" for n in range(30)),
        ),
        Example(
            "marks as mixed as ever",
            {
                "orders": BURST,
                "order_lines": LINES,
                "reviews": MIXED,
            },
        ),
    ),
    points=30,
    rests_on=("orders", "reviews"),
)
