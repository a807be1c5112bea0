"""E08: Platform subsidies flow to few receivers."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

SHARE = 0.5  # starting value
BUYERS = 3  # two are a couple

ACCOUNTS = "buyer_id\nb1\nb2\nb3"
_HEAD = (
    "order_no buyer_id paid_amount goods_amount discount_platform_amount created_at address_hash"
)
DOOR = "\n".join([_HEAD, *(f"A{n} b{n} 40 100 60 2026-06-01T10:0{n} a" for n in (1, 2, 3))])
DOORS = "\n".join([_HEAD, *(f"A{n} b{n} 40 100 60 2026-06-01T10:0{n} a{n}" for n in (1, 2, 3))])


SUBSIDY_HARVEST = Signal(
    card=SignalCard(
        code="E08",
        name="money.subsidy-harvest",
        title=Text("平台补贴集中到少数收件人", "Platform subsidies flow to few receivers"),
        question=Text(
            ("平台优惠占商品金额一半以上，而且同一地址有三个以上买家这样下单？"),
            (
                "Does the platform pay half of the goods, and do three or more "
                "buyers at one address do so?"
            ),
        ),
        family=Family.MONEY,
        weight=Weight.ASKS,
        why=Text(
            "套取补贴的订单补贴高、收件人少、货物会回到店里。",
            (
                "Orders made for a subsidy have high subsidies, few receivers "
                "and goods that come back."
            ),
        ),
        innocent=(
            Text(
                "真正的省钱买家、转卖者、宿舍拼单。",
                "Real bargain hunters, resellers, a dormitory's joint order.",
            ),
        ),
        blind_spots=(Text("收件分散的看不出来。", "Scattered receivers are not seen."),),
        clears=(Text("货物没有回到库存。", "Goods that did not come back to the stock."),),
        observable="M",
        source="TK-3, Lazada",
    ),
    needs=("platform_discount_cents", "goods_cents", "address_buyers"),
    asks=f"goods_cents > 0 AND platform_discount_cents >= {SHARE} * goods_cents "
    f"AND address_buyers >= {BUYERS}",
    facts=(
        FactSpec(
            "platform_discount_cents",
            Text("平台优惠", "Platform discount"),
            unit="fen",
            baseline="goods_cents",
        ),
        FactSpec("address_buyers", Text("同址买家", "Buyers there"), unit="buyers", window="30 d"),
    ),
    examples=(
        Example(
            "three subsidised buyers at one door",
            {
                "buyers": ACCOUNTS,
                "orders": DOOR,
            },
            frozenset({"A1", "A2", "A3"}),
        ),
        Example(
            "three subsidised buyers at their own doors",
            {
                "buyers": ACCOUNTS,
                "orders": DOORS,
            },
        ),
    ),
    points=60,
)
