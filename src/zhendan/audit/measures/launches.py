"""Measures of a listing's first week and of days that stop at a round number."""

from zhendan.audit.measure import Measure, MeasureTable
from zhendan.domain import Text

_ITEM = "order_lines.item_id|order_lines.outer_id|order_lines.title"
_TIME = "orders.created_at|orders.paid_at"
WEEK_S = 7 * 86400
SEEN_S = 30 * 86400
"""A launch is seen only where the ledger begins a month before the item's first order."""

LAUNCHES = MeasureTable(
    name="audit_m_launches",
    key="item_key",
    needs=(_ITEM, _TIME, "traffic.visitors"),
    query=f"""
        SELECT
            o.item_key,
            MAX(born.first_s) AS launch_s,
            COUNT(*) AS launch_orders
        FROM audit_orders AS o
        JOIN (
            SELECT item_key, MIN(local_s) AS first_s
            FROM audit_orders
            WHERE is_trade = 1 AND item_key IS NOT NULL
            GROUP BY item_key
        ) AS born ON born.item_key = o.item_key
        CROSS JOIN (SELECT MIN(local_s) AS first_s FROM audit_orders WHERE is_trade = 1) AS shop
        WHERE o.is_trade = 1 AND born.first_s >= shop.first_s + {SEEN_S}
            AND o.local_s < born.first_s + {WEEK_S}
        GROUP BY o.item_key
    """,
    measures=(
        Measure("launch_orders", Text("该商品上架首周的订单", "Orders of its first week"),
                "orders", absent="0"),
        Measure("launch_age_s", Text("下单距该商品首单", "Time since the item's first order"), "s",
                sql="o.local_s - audit_m_launches.launch_s"),
    ),
)  # fmt: skip

# A day that reaches a round number and is followed by next to nothing.
QUOTAS = MeasureTable(
    name="audit_m_quotas",
    key="item_key, day_s",
    needs=(_ITEM, _TIME),
    query="""
        SELECT d.item_key, d.day_s, COALESCE(n.item_day_orders, 0) AS item_next_day
        FROM audit_m_item_days AS d
        LEFT JOIN audit_m_item_days AS n
            ON n.item_key = d.item_key AND n.day_s = d.day_s + 86400
        WHERE d.item_day_orders >= 50 AND d.item_day_orders % 50 = 0
    """,
    measures=(
        Measure("item_next_day", Text("该商品次日订单（不足三单记零）", "Its orders next day"),
                "orders"),
    ),
)  # fmt: skip

TABLES = (LAUNCHES, QUOTAS)
