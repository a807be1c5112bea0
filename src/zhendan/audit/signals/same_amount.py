"""E12: Different baskets, one amount."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

LEAST = 5  # starting value
BASKETS = 3  # different list prices
RARE = 0.02  # one price may make up a seventh of an honest shop

_HEAD = "order_no paid_amount goods_amount created_at"
_USUAL = [
    f"A{n} {20 + n % 90} {30 + n % 90} 2026-{4 + n // 150:02d}-{1 + n // 6 % 25:02d}T1{n % 6}:00"
    for n in range(300)
]
SAME = "\n".join(
    [_HEAD, *_USUAL, *(f"B{n} 158 {160 + 10 * n} 2026-06-01T10:0{n}" for n in range(5))]
)
VARIED = "\n".join(
    [_HEAD, *_USUAL, *(f"B{n} {151 + n} {160 + 10 * n} 2026-06-01T10:0{n}" for n in range(5))]
)


SAME_AMOUNT = Signal(
    card=SignalCard(
        code="E12",
        name="money.same-amount",
        title=Text("不同商品付了同样的钱", "Different baskets, one amount"),
        question=Text(
            ("当天是否有五单以上原价不同却实付完全相同，而该金额在本店很少见？"),
            (
                "Did five or more orders of different list price pay exactly "
                "one amount that is rare in this shop?"
            ),
        ),
        family=Family.MONEY,
        weight=Weight.ASKS,
        why=Text("任务的预算常是一个固定数。", "An errand's budget is often one fixed sum."),
        innocent=(
            Text(
                "一口价活动、凑满减、礼品卡。",
                "One-price campaigns, full-reduction totals, gift cards.",
            ),
        ),
        blind_spots=(Text("金额打散的看不出来。", "Varied amounts are not seen."),),
        clears=(Text("活动规则。", "The campaign's rules."),),
        observable="M",
        source="[U]",
    ),
    needs=("amount_orders", "amount_baskets", "amount_share"),
    asks=f"amount_orders >= {LEAST} AND amount_baskets >= {BASKETS} AND amount_share < {RARE}",
    facts=(
        FactSpec(
            "amount_orders",
            Text("实付相同的订单", "Orders of that amount"),
            unit="orders",
            window="1 d",
        ),
        FactSpec("amount_baskets", Text("其中原价种数", "List prices among them"), unit="prices"),
        FactSpec("amount_share", Text("该金额在本店", "The amount in this shop"), unit="share"),
    ),
    examples=(
        Example(
            "five baskets for a hundred and fifty-eight",
            {
                "orders": SAME,
            },
            frozenset(f"B{n}" for n in range(5)),
        ),
        Example(
            "five baskets, five amounts",
            {
                "orders": VARIED,
            },
        ),
    ),
    points=50,
)
