"""E04: Was less paid than the floor price of the goods."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

MARGIN = 0.9  # coupons and rounding take a little off
USUAL = 0.02  # where prices fall below their floors every week, the floors are out of date

_N = range(60)
_HEAD = "order_no paid_amount created_at"
_FAIR = [f"B{n} 60 2026-05-{1 + n % 28:02d}T10:00" for n in _N]
ONE = "\n".join([_HEAD, "A1 1 2026-06-01T10:00", "A2 60 2026-06-01T10:00", *_FAIR])
LINES = "\n".join(["order_id outer_id", "A1 K1", "A2 K1", *(f"B{n} K1" for n in _N)])
OUTDATED = "\n".join([_HEAD, *(f"B{n} 40 2026-05-{1 + n % 28:02d}T10:00" for n in _N)])
OUTDATED_LINES = "\n".join(["order_id outer_id", *(f"B{n} K1" for n in _N)])

BELOW_FLOOR = Signal(
    card=SignalCard(
        code="E04",
        name="money.below-floor",
        title=Text("成交价低于底价", "Sold below the floor price"),
        question=Text(
            "实付金额是否低于商品资料里的最低售价？",
            "Was less paid than the floor price of the goods?",
        ),
        family=Family.MONEY,
        weight=Weight.SUPPORTS,
        why=Text("象征性的低价可能只为产生销量。", "A token price may exist only to make sales."),
        innocent=(
            Text(
                "清仓、员工福利、标错价、一元活动、叠加优惠券。",
                ("Clearance, staff benefits, a wrong price, a one-yuan campaign, stacked coupons."),
            ),
        ),
        blind_spots=(
            Text(
                "按正常价成交再返款的看不出来。",
                "Normal prices that are paid back are not seen here.",
            ),
        ),
        clears=(Text("活动审批、改价记录。", "Approval of the campaign, the log of price edits."),),
        observable="M",
        source="TB-2",
    ),
    needs=("paid_cents", "floor_cents", "base_floor_share"),
    # What a platform pays for the buyer reaches the shop; a yuan below the floor is rounding.
    asks=f"paid_cents + COALESCE(platform_discount_cents, 0) < {MARGIN} * floor_cents "
    f"AND base_floor_share < {USUAL} "
    "AND COALESCE(is_trial, 0) = 0 AND COALESCE(is_gift, 0) = 0",
    facts=(FactSpec("paid_cents", Text("实付", "Paid"), unit="fen", baseline="floor_cents"),),
    examples=(
        Example(
            "a one-yuan order of a fifty-yuan item",
            {
                "orders": ONE,
                "order_lines": LINES,
                "sku_master": """
                    sku_code floor_price_amount
                    K1 50
                """,
            },
            frozenset({"A1"}),
        ),
        Example(
            "floor prices that nobody keeps",
            {
                "orders": OUTDATED,
                "order_lines": OUTDATED_LINES,
                "sku_master": """
                    sku_code floor_price_amount
                    K1 50
                """,
            },
        ),
        Example(
            "a declared trial",
            {
                "orders": """
                    order_no paid_amount created_at is_lottery_or_trial
                    A1 1 2026-06-01T10:00 true
                """,
                "order_lines": """
                    order_id outer_id
                    A1 K1
                """,
                "sku_master": """
                    sku_code floor_price_amount
                    K1 50
                """,
            },
        ),
    ),
    points=50,
    rests_on=(
        "orders",
        "order_lines",
        "sku_master",
    ),
)
