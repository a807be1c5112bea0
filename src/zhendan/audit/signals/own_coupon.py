"""E07: Does the shop's own discount cover four fifths of the goods or more."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

SHARE = 0.8  # starting value


OWN_COUPON = Signal(
    card=SignalCard(
        code="E07",
        name="money.own-coupon",
        title=Text("店铺券抵掉八成以上", "The shop's own coupon pays four fifths"),
        question=Text(
            "店铺自己的优惠是否抵掉商品金额的八成以上？",
            ("Does the shop's own discount cover four fifths of the goods or more?"),
        ),
        family=Family.MONEY,
        weight=Weight.ASKS,
        why=Text(
            "几乎不花钱的订单可能只为留下销量。",
            ("An order that costs next to nothing may exist for the number only."),
        ),
        innocent=(
            Text(
                "会员赠礼、投诉补偿、一元活动。",
                "A present for members, compensation, a one-yuan campaign.",
            ),
        ),
        blind_spots=(Text("先付后返的看不出来。", "Paying first and back later is not seen."),),
        clears=(Text("发券名单及原因。", "The list of coupons with reasons."),),
        observable="M",
        source="TK-3, [U]; 80 % SV",
    ),
    needs=("shop_discount_cents", "goods_cents"),
    asks=f"goods_cents > 0 AND shop_discount_cents >= {SHARE} * goods_cents "
    "AND COALESCE(is_trial, 0) = 0 AND COALESCE(is_gift, 0) = 0",
    facts=(
        FactSpec(
            "shop_discount_cents",
            Text("店铺优惠", "Shop discount"),
            unit="fen",
            baseline="goods_cents",
        ),
    ),
    examples=(
        Example(
            "ninety of a hundred yuan off",
            {
                "orders": """
                    order_no paid_amount goods_amount discount_shop_amount created_at
                    A1 10 100 90 2026-06-01T10:00
                    A2 80 100 20 2026-06-01T10:00
                """,
            },
            frozenset({"A1"}),
        ),
        Example(
            "a declared trial",
            {
                "orders": """
                    order_no paid_amount goods_amount discount_shop_amount is_lottery_or_trial
                    A1 10 100 90 true
                """,
            },
        ),
    ),
    points=60,
)
