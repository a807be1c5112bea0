"""Measures of an item's visitors: whether people came as orders did."""

from zhendan.audit.measure import Measure, MeasureTable
from zhendan.domain import Text

DAYS = 28
"""An item's usual visitors are those of the four weeks around the day."""

# The mean of the days around, the day itself left out: four weeks hold each weekday four times.
ITEM_VISITORS = MeasureTable(
    name="audit_m_item_visitors",
    key="item_text, day_s",
    needs=("traffic.visitors", "traffic.item_id", "orders.created_at|orders.paid_at"),
    query=f"""
        WITH seen AS (
            SELECT
                t.item_id,
                d.day_s,
                CAST(SUM(t.visitors) AS DOUBLE) AS visitors,
                CAST(SUM(COALESCE(t.favourites, 0) + COALESCE(t.carts, 0)) AS DOUBLE) AS kept
            FROM traffic AS t
            JOIN audit_traffic_days AS d ON d.day_text = CAST(t.traffic_on AS VARCHAR)
            WHERE t.item_id IS NOT NULL
            GROUP BY t.item_id, d.day_s
        )
        SELECT
            d.item_id AS item_text,
            d.day_s,
            MAX(d.visitors) AS item_visitors,
            MAX(d.kept) AS item_kept,
            COUNT(*) AS visitor_days,
            CAST(SUM(n.visitors) AS DOUBLE) AS visitors_around,
            CAST(SUM(n.kept) AS DOUBLE) AS kept_around
        FROM seen AS d
        JOIN seen AS n
            ON n.item_id = d.item_id AND n.day_s <> d.day_s
            AND n.day_s >= d.day_s - {DAYS // 2 * 86400}
            AND n.day_s <= d.day_s + {DAYS // 2 * 86400}
        GROUP BY d.item_id, d.day_s
    """,
    measures=(
        Measure("item_visitors", Text("该商品当天访客", "The item's visitors of the day"),
                "visitors"),
        Measure("item_kept", Text("当天收藏和加购", "Favourites and carts of the day"), "times"),
        Measure("item_visitors_usual", Text("前后四周日均访客", "Mean visitors of the four weeks"),
                "visitors", sql="CAST(audit_m_item_visitors.visitors_around AS DOUBLE) "
                "/ NULLIF(audit_m_item_visitors.visitor_days, 0)"),
        Measure("item_visitor_lift", Text("该商品访客为往常的倍数", "Its visitors against usual"),
                "×", sql="audit_m_item_visitors.item_visitors "
                "/ NULLIF(CAST(audit_m_item_visitors.visitors_around AS DOUBLE) "
                "/ NULLIF(audit_m_item_visitors.visitor_days, 0), 0)"),
        Measure("item_kept_share", Text("每位访客的收藏加购次数", "Favourites and carts a visitor"),
                "times", sql="audit_m_item_visitors.item_kept "
                "/ NULLIF(audit_m_item_visitors.item_visitors, 0)"),
        Measure("item_kept_usual", Text("往常每位访客的收藏加购", "The same on other days"),
                "times", sql="audit_m_item_visitors.kept_around "
                "/ NULLIF(audit_m_item_visitors.visitors_around, 0)"),
    ),
)  # fmt: skip

TABLES = (ITEM_VISITORS,)
