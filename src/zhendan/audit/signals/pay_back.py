"""E01: Did a transfer of the price or a little more reach this order's buyer within 30 days."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

SERIES = 5
"""A series, not a coincidence: so many transfers with one and the same difference, and so many
times what meets orders by chance (starting value; synthetic shops, 2026-11-23)."""

AFTER_SALES = "(payback_extra_cents = 0 AND payback_settled = 1)"
"""SQL: exactly the price, after the parcel had come, with a fault noted beside it. It looks like a
refund outside the platform; whoever pays an errand pays a wage as well."""
USUAL_SHARE = 0.02
"""Honest shops settle by hand less than one sale in a hundred (synthetic shops, GENERATOR 3.1);
beyond two, such notes are asked about whatever they say (starting value, 2026-11-23)."""

PAY_BACK = Signal(
    card=SignalCard(
        code="E01",
        name="money.pay-back",
        title=Text("付款后原价或加价转回", "The price went back to the buyer after payment"),
        question=Text(
            "付款后 30 天内，是否有一笔等于或略高于实付的转账流向该订单的买家？",
            (
                "Did a transfer of the price or a little more reach this order's buyer within "
                "30 days?"
            ),
        ),
        family=Family.MONEY,
        weight=Weight.DECIDES,
        why=Text(
            "钱付进来又原样退回，交易就没有真实支付。",
            "Money that comes in and goes back makes no real payment.",
        ),
        innocent=(
            Text(
                "平台外售后退款、保价差额、押金退还、对所有人开放的返现活动。",
                (
                    "After-sales refunds outside the platform, price guarantees, deposits, a "
                    "cash-back open to all."
                ),
            ),
        ),
        blind_spots=(
            Text(
                "由合作方或现金支付的返款不在店铺账上。",
                "Pay-backs by a partner or in cash are not in the shop's books.",
            ),
        ),
        clears=(
            Text(
                "售后工单、订单之前公布的活动规则、会计凭证。",
                (
                    "A refund ticket, campaign rules published before the orders, accounting "
                    "entries."
                ),
            ),
        ),
        observable="M/C",
        source="C-2 (decisive in court)",
    ),
    needs=("payback_cents", "payback_extra_cents"),
    asks=("payback_cents > 0 AND (payback_extra_cents > 0 OR COALESCE(refunded_cents, 0) = 0)"),
    # One transfer a little above the price is a rounded compensation as often as not.
    decides="payback_alike >= 3 AND (payback_extra_cents > 0 OR refunded_cents = 0) "
    f"AND NOT {AFTER_SALES}",
    # A few sales settled by hand lie in every honest shop: shown, and asked faintly.
    presses=f"NOT ({AFTER_SALES} AND payback_share <= {USUAL_SHARE})",
    # The price and one and the same wage on top, again and again, while the same search among
    # transfers made before the payment meets hardly anything by chance.
    repeats=f"payback_extra_cents > 0 AND payback_alike >= {SERIES} "
    f"AND payback_alike >= {SERIES} * payback_by_chance",
    facts=(
        FactSpec(
            "payback_cents",
            Text("转出金额", "Money out"),
            unit="fen",
            baseline="paid_cents",
            window="30 d",
        ),
        FactSpec("payback_extra_cents", Text("比实付多", "Above the price"), unit="fen"),
        FactSpec(
            "payback_alike",
            Text("同样差额的转账", "Transfers with the same difference"),
            unit="transfers",
        ),
        FactSpec(
            "payback_by_chance",
            Text("付款前的同类转账（偶合对照）", "Such transfers before the payment, by chance"),
            unit="transfers",
        ),
        FactSpec("payback_after_s", Text("付款到转出", "Payment to transfer"), unit="s"),
    ),
    examples=(
        Example(
            "price plus eight yuan, three times",
            {
                "orders": """
                    order_no paid_amount created_at paid_at
                    A1 199 2026-06-01T10:00 2026-06-01T10:01
                    A2 99 2026-06-01T11:00 2026-06-01T11:01
                    A3 59 2026-06-01T12:00 2026-06-01T12:01
                    A4 59 2026-06-01T12:00 2026-06-01T12:01
                """,
                "payments": """
                    kind order_no payer_key amount occurred_at
                    trade_in A1 u1 199 2026-06-01T10:01
                    trade_in A2 u2 99 2026-06-01T11:01
                    trade_in A3 u3 59 2026-06-01T12:01
                    trade_in A4 u4 59 2026-06-01T12:01
                    transfer - u1 -207 2026-06-03T10:00
                    transfer - u2 -107 2026-06-03T10:00
                    transfer - u3 -67 2026-06-03T10:00
                """,
            },
            frozenset({"A1", "A2", "A3"}),
        ),
        Example(
            "a refund with its ticket and a small compensation",
            {
                "orders": """
                    order_no paid_amount created_at paid_at
                    A1 199 2026-06-01T10:00 2026-06-01T10:01
                    A2 99 2026-06-01T11:00 2026-06-01T11:01
                """,
                "payments": """
                    kind order_no payer_key amount occurred_at
                    trade_in A1 u1 199 2026-06-01T10:01
                    trade_in A2 u2 99 2026-06-01T11:01
                    transfer A1 u1 -199 2026-06-03T10:00
                    transfer - u2 -10 2026-06-03T10:00
                """,
                "refunds": """
                    refund_no order_no status amount
                    r1 A1 success 199
                """,
            },
        ),
        Example(
            "three faults settled by hand after delivery are asked about, and contradict nobody",
            {
                "orders": """
                    order_no paid_amount created_at paid_at delivered_at
                    A1 199 2026-06-01T10:00 2026-06-01T10:01 2026-06-04T10:00
                    A2 99 2026-06-01T11:00 2026-06-01T11:01 2026-06-04T10:00
                    A3 59 2026-06-01T12:00 2026-06-01T12:01 2026-06-04T10:00
                """,
                "payments": """
                    kind order_no payer_key amount occurred_at memo
                    trade_in A1 u1 199 2026-06-01T10:01 -
                    trade_in A2 u2 99 2026-06-01T11:01 -
                    trade_in A3 u3 59 2026-06-01T12:01 -
                    transfer A1 u1 -199 2026-06-09T10:00 破损全额退
                    transfer A2 u2 -99 2026-06-09T10:00 质量问题退款
                    transfer - u3 -59 2026-06-09T10:00 漏发退款
                """,
            },
            frozenset({"A1", "A2", "A3"}),
        ),
    ),
    points=400,
    rests_on=(
        "orders",
        "payments",
    ),
)
