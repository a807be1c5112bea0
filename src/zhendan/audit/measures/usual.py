"""What an item usually sells on such a weekday: the eight weeks before, and the weeks after."""

from collections.abc import Iterable

from zhendan.audit.measure import Measure, MeasureTable
from zhendan.domain import Text

WEEKS = 8
"""The base of a day: the same weekday of eight weeks (signals reference, 1)."""
UNSEEN_ORDERS = 2
"""Item-days with fewer than three orders are not kept; they count as two, so that a quiet item's
usual day is never taken for less than it may have been."""
LEAST = 8
"""Days with fewer orders, or with no more than the item's own mean, are not asked about."""
WEEK_S = 604800
BUSY = (
    f"days.item_day_orders >= {LEAST} AND days.item_day_orders * (span.last_s - span.first_s "
    "+ 86400) > CAST(days.item_orders AS DOUBLE) * 86400"
)
"""SQL: a day worth a question, of `days` in the shop's `span`."""
SPAN = """
    SELECT
        MIN(local_s - local_s % 86400) AS first_s,
        MAX(local_s - local_s % 86400) AS last_s
    FROM audit_orders
    WHERE is_trade = 1 AND local_s IS NOT NULL
"""


def _numbers(numbers: Iterable[int]) -> str:
    """A table of whole numbers `k`."""
    return "(" + " UNION ALL ".join(f"SELECT {k} AS k" for k in numbers) + ")"


# The middle of n values in order: the one or two whose rank r has n <= 2 r <= n + 2.
_MIDDLE = "2 * place >= among AND 2 * place <= among + 2"
_SPREAD = "ABS(like_days.orders - middles.middle)"
_PLACES = (
    "ROW_NUMBER() OVER (PARTITION BY item_key, day_s, side ORDER BY {value}) AS place, "
    "COUNT(*) OVER (PARTITION BY item_key, day_s, side) AS among"
)

ITEM_USUAL = MeasureTable(
    name="audit_m_item_usual",
    key="item_key, day_s",
    needs=(
        "order_lines.item_id|order_lines.outer_id|order_lines.title",
        "orders.created_at|orders.paid_at",
    ),
    query=f"""
        WITH span AS ({SPAN}),
        busy AS (
            SELECT days.item_key, days.day_s
            FROM audit_m_item_days AS days
            CROSS JOIN span
            WHERE {BUSY}
        ),
        like_days AS (
            SELECT
                busy.item_key,
                busy.day_s,
                CASE WHEN weeks.k < 0 THEN 'before' ELSE 'after' END AS side,
                COALESCE(usual.item_day_orders, {UNSEEN_ORDERS}) AS orders
            FROM busy
            CROSS JOIN {_numbers(k for k in range(-WEEKS, WEEKS + 1) if k)} AS weeks
            CROSS JOIN span
            LEFT JOIN audit_m_item_days AS usual
                ON usual.item_key = busy.item_key
                AND usual.day_s = busy.day_s + weeks.k * {WEEK_S}
            WHERE busy.day_s + weeks.k * {WEEK_S} >= span.first_s
                AND busy.day_s + weeks.k * {WEEK_S} <= span.last_s
        ),
        middles AS (
            SELECT item_key, day_s, side, MAX(among) AS weeks, AVG(orders) AS middle
            FROM (
                SELECT item_key, day_s, side, orders, {_PLACES.format(value="orders")}
                FROM like_days
            ) AS placed
            WHERE {_MIDDLE}
            GROUP BY item_key, day_s, side
        ),
        spreads AS (
            SELECT item_key, day_s, side, AVG(away) AS deviation
            FROM (
                SELECT item_key, day_s, side, away, {_PLACES.format(value="away")}
                FROM (
                    SELECT
                        like_days.item_key,
                        like_days.day_s,
                        like_days.side,
                        {_SPREAD} AS away
                    FROM like_days
                    JOIN middles
                        ON middles.item_key = like_days.item_key
                        AND middles.day_s = like_days.day_s AND middles.side = like_days.side
                ) AS strayed
            ) AS placed
            WHERE {_MIDDLE}
            GROUP BY item_key, day_s, side
        )
        SELECT
            busy.item_key,
            busy.day_s,
            MAX(CASE WHEN middles.side = 'before' THEN middles.weeks ELSE 0 END) AS weeks_before,
            MAX(CASE WHEN middles.side = 'after' THEN middles.weeks ELSE 0 END) AS weeks_after,
            MAX(CASE WHEN middles.side = 'before' THEN middles.middle END) AS item_before,
            MAX(CASE WHEN middles.side = 'after' THEN middles.middle END) AS item_after,
            MAX(CASE WHEN middles.side = 'before' THEN spreads.deviation END) AS spread_before,
            MAX(CASE WHEN middles.side = 'after' THEN spreads.deviation END) AS spread_after
        FROM busy
        LEFT JOIN middles ON middles.item_key = busy.item_key AND middles.day_s = busy.day_s
        LEFT JOIN spreads
            ON spreads.item_key = middles.item_key AND spreads.day_s = middles.day_s
            AND spreads.side = middles.side
        GROUP BY busy.item_key, busy.day_s
    """,
    measures=(
        Measure("weeks_before", Text("此前可比的周数", "Weeks before it to compare with"),
                "weeks", absent="0"),
        Measure("weeks_after", Text("此后可比的周数", "Weeks after it to compare with"),
                "weeks", absent="0"),
        Measure("item_before",
                Text("该商品前八周同一星期日的中位数", "The item's median on such weekdays before"),
                "orders"),
        Measure("item_after",
                Text("该商品后八周同一星期日的中位数", "The item's median on such weekdays after"),
                "orders"),
        Measure("item_usual",
                Text("该商品往常同一星期日的订单数", "The item's usual orders on such a weekday"),
                "orders", sql="CASE WHEN audit_m_item_usual.weeks_before >= 3 "
                "THEN audit_m_item_usual.item_before ELSE audit_m_item_usual.item_after END"),
        Measure("usual_known", Text("往常可知，或当天单少", "The usual is known, or a quiet day"),
                "",
                sql="CASE WHEN audit_m_item_usual.weeks_before IS NULL "
                "OR audit_m_item_usual.weeks_before >= 3 "
                "OR audit_m_item_usual.weeks_after >= 3 THEN 1 END"),
        Measure("item_spread",
                Text("往常的离散程度（绝对中位差）", "Median deviation of those days"), "orders",
                sql="CASE WHEN audit_m_item_usual.weeks_before >= 3 "
                "THEN audit_m_item_usual.spread_before ELSE audit_m_item_usual.spread_after END"),
    ),
)  # fmt: skip

TABLES = (ITEM_USUAL,)
