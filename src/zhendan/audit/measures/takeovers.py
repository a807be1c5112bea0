"""Measures of accounts that somebody else uses: strange doors, small hours, undone."""

from zhendan.audit.measure import Measure, MeasureTable
from zhendan.domain import Text

DAWN_S = 6 * 3600
"""Before six in the morning, local time."""
NEAR_S = 30 * 86400
EARLIER = 2
"""An account with two earlier deals has an owner with a door of his own."""

# The few orders of the small hours that were undone are looked up in their buyers' history; all
# other orders cost nothing.
TAKEOVERS = MeasureTable(
    name="audit_m_takeovers",
    key="order_key",
    needs=(
        "buyers.key_strength",
        "orders.address_hash|orders.address_token",
        "orders.created_at|orders.paid_at",
        "refunds.amount|orders.refund_amount",
    ),
    query=f"""
        WITH odd AS (
            SELECT o.order_key, o.buyer_key, o.address_key, o.item_key, o.t_s
            FROM audit_orders AS o
            WHERE o.local_s % 86400 < {DAWN_S} AND o.buyer_key IS NOT NULL
                AND o.address_key IS NOT NULL AND o.item_key IS NOT NULL
                AND (COALESCE(o.refund_cents, 0) > 0 OR EXISTS (
                    SELECT 1 FROM refunds AS r WHERE r.order_no = o.order_no
                ) OR o.status IN ('cancelled', 'closed_refunded', 'returned'))
        ),
        strange AS (
            SELECT odd.order_key, odd.buyer_key, odd.item_key, odd.t_s
            FROM odd
            JOIN audit_orders AS past
                ON past.buyer_key = odd.buyer_key AND past.t_s < odd.t_s - 86400
            WHERE past.is_trade = 1
            GROUP BY odd.order_key, odd.buyer_key, odd.item_key, odd.t_s
            HAVING COUNT(*) >= {EARLIER}
                AND SUM(CASE WHEN past.address_key = odd.address_key THEN 1 ELSE 0 END) = 0
        )
        SELECT here.order_key, COUNT(DISTINCT near.buyer_key) AS taken_over
        FROM strange AS here
        JOIN strange AS near
            ON near.item_key = here.item_key AND near.t_s >= here.t_s - {NEAR_S}
            AND near.t_s <= here.t_s + {NEAR_S}
        GROUP BY here.order_key
    """,
    measures=(
        Measure(
            "taken_over",
            Text(
                "三十天内同一商品、凌晨由老账号寄往陌生地址又撤销的买家",
                "Old customers whose accounts sent this item to strange doors at night, undone",
            ),
            "buyers",
            absent="0",
        ),
    ),
)
TABLES = (TAKEOVERS,)
