"""Measures of the crowd that bought an item on a day far above its usual.

Each share is held against the shop's own: a burst of ordinary customers looks like the rest of the
shop in all of them.
"""

from zhendan.audit.measure import Measure, MeasureTable
from zhendan.domain import Text

_ITEM = "order_lines.item_id|order_lines.outer_id|order_lines.title"
_TIME = "orders.created_at|orders.paid_at"
TIMES_USUAL = 2
"""A day is looked at from twice the item's usual orders on."""
_CROWD = """
    FROM audit_orders AS o
    JOIN audit_bursts AS b ON b.item_key = o.item_key AND b.day_s = {day_s}
"""
_OLD_S = 30 * 86400

BURSTS = MeasureTable(
    name="audit_bursts",
    key="item_key, day_s",
    needs=(_ITEM, _TIME),
    query=f"""
        SELECT u.item_key, u.day_s
        FROM audit_m_item_usual AS u
        JOIN audit_m_item_days AS d ON d.item_key = u.item_key AND d.day_s = u.day_s
        WHERE d.item_day_orders >= {TIMES_USUAL} * CASE WHEN u.weeks_before >= 3
            THEN u.item_before ELSE u.item_after END
    """,
    measures=(),
)
"""The busy days themselves."""

CROWD = MeasureTable(
    name="audit_m_crowd",
    key="item_key, day_s",
    needs=(_ITEM, _TIME),
    query=f"""
        SELECT
            b.item_key,
            b.day_s,
            COUNT(*) AS crowd_orders,
            CAST(SUM(CASE WHEN o.local_s % 86400 >= 79200 OR o.local_s % 86400 < 21600
                THEN 1 ELSE 0 END) AS BIGINT) AS crowd_night,
            COUNT(first.first_s) AS crowd_known,
            CAST(SUM(CASE WHEN o.t_s - first.first_s < 86400 THEN 1 ELSE 0 END) AS BIGINT)
                AS crowd_first,
            CAST(SUM(CASE WHEN o.t_s - first.first_s >= {_OLD_S} THEN 1 ELSE 0 END) AS BIGINT)
                AS crowd_old
        {_CROWD}
        LEFT JOIN (
            SELECT o.buyer_key, MIN(o.t_s) AS first_s
            FROM audit_orders AS o
            WHERE o.buyer_key IN (SELECT o.buyer_key {_CROWD} WHERE o.buyer_key IS NOT NULL)
            GROUP BY o.buyer_key
        ) AS first ON first.buyer_key = o.buyer_key
        WHERE o.is_trade = 1
        GROUP BY b.item_key, b.day_s
    """,
    measures=(
        Measure("crowd_orders", Text("突增当天该商品的订单", "The item's orders of the busy day"),
                "orders", absent="0"),
        Measure("crowd_night", Text("其中 22 点至 6 点下单", "Of these, between 22 and 6 o'clock"),
                "orders", absent="0"),
        Measure("crowd_known", Text("其中买家可知", "Of these, with a known buyer"), "orders",
                absent="0", needs=("buyers.key_strength",)),
        Measure("crowd_first", Text("其中首次购买的买家", "Of these, by first-time buyers"),
                "orders", absent="0", needs=("buyers.key_strength",)),
        Measure("crowd_old", Text("其中一个月前已有订单的买家", "Of these, by buyers a month old"),
                "orders", absent="0", needs=("buyers.key_strength",)),
    ),
)  # fmt: skip

PLACES = MeasureTable(
    name="audit_m_crowd_places",
    key="item_key, day_s",
    needs=(_ITEM, _TIME, "orders.receiver_province"),
    query=f"""
        SELECT
            counted.item_key,
            counted.day_s,
            MAX(counted.orders) AS crowd_top_place,
            CAST(SUM(counted.orders) AS BIGINT) AS crowd_placed,
            MAX(CASE WHEN counted.place_rank = 1 THEN usual.share END) AS place_usual_share
        FROM (
            SELECT
                b.item_key,
                b.day_s,
                o.receiver_province,
                COUNT(*) AS orders,
                ROW_NUMBER() OVER (
                    PARTITION BY b.item_key, b.day_s ORDER BY COUNT(*) DESC, o.receiver_province
                ) AS place_rank
            {_CROWD}
            WHERE o.is_trade = 1 AND o.receiver_province IS NOT NULL
            GROUP BY b.item_key, b.day_s, o.receiver_province
        ) AS counted
        JOIN (
            SELECT
                receiver_province,
                CAST(COUNT(*) AS DOUBLE) / NULLIF(MAX(whole.orders), 0) AS share
            FROM audit_orders
            CROSS JOIN (
                SELECT COUNT(*) AS orders
                FROM audit_orders
                WHERE is_trade = 1 AND receiver_province IS NOT NULL
            ) AS whole
            WHERE is_trade = 1 AND receiver_province IS NOT NULL
            GROUP BY receiver_province
        ) AS usual ON usual.receiver_province = counted.receiver_province
        GROUP BY counted.item_key, counted.day_s
    """,
    measures=(
        Measure("crowd_placed", Text("突增当天省份可知的订单", "Orders with a known province"),
                "orders", absent="0"),
        Measure("crowd_top_place", Text("其中最多的一省", "Of these, to the commonest province"),
                "orders", absent="0"),
        Measure("place_usual_share", Text("该省在本店的占比", "That province's share in the shop"),
                "share"),
    ),
)  # fmt: skip

WORDS = MeasureTable(
    name="audit_m_crowd_words",
    key="item_key, day_s",
    needs=(_ITEM, _TIME, "messages.text"),
    query=f"""
        SELECT
            b.item_key,
            b.day_s,
            CAST(SUM(CASE WHEN c.chat_lines > 0 THEN 1 ELSE 0 END) AS BIGINT) AS crowd_spoke,
            CAST(SUM(CASE WHEN c.after_lines > 0 THEN 1 ELSE 0 END) AS BIGINT) AS crowd_after,
            COUNT(*) AS crowd_asked
        {_CROWD}
        LEFT JOIN audit_m_chats AS c ON c.order_key = o.order_key
        WHERE o.is_trade = 1
        GROUP BY b.item_key, b.day_s
    """,
    measures=(
        Measure("crowd_spoke", Text("突增当天有沟通的订单", "Orders of the busy day with a chat"),
                "orders", absent="0"),
        Measure("crowd_after", Text("突增当天签收后有沟通的订单", "Of these, wrote after delivery"),
                "orders", absent="0", needs=("messages.sent_at", "track_events.occurred_at")),
        Measure("crowd_asked", Text("突增当天的订单", "Orders of the busy day"), "orders",
                absent="0"),
    ),
)  # fmt: skip

# Within a busy day, the clerk with most of its chats.
CLERKS = MeasureTable(
    name="audit_m_crowd_clerks",
    key="item_key, day_s",
    needs=(_ITEM, _TIME, "messages.text", "messages.sender_label"),
    query=f"""
        SELECT
            counted.item_key,
            counted.day_s,
            MAX(counted.orders) AS crowd_top_clerk,
            CAST(SUM(counted.orders) AS BIGINT) AS crowd_served,
            MAX(CASE WHEN counted.clerk_rank = 1 THEN usual.share END) AS clerk_usual_share
        FROM (
            SELECT
                b.item_key,
                b.day_s,
                c.clerk,
                COUNT(*) AS orders,
                ROW_NUMBER() OVER (
                    PARTITION BY b.item_key, b.day_s ORDER BY COUNT(*) DESC, c.clerk
                ) AS clerk_rank
            {_CROWD}
            JOIN audit_m_chats AS c ON c.order_key = o.order_key AND c.clerk IS NOT NULL
            WHERE o.is_trade = 1
            GROUP BY b.item_key, b.day_s, c.clerk
        ) AS counted
        JOIN (
            SELECT clerk, CAST(COUNT(*) AS DOUBLE) / NULLIF(MAX(whole.orders), 0) AS share
            FROM audit_m_chats
            CROSS JOIN (
                SELECT COUNT(*) AS orders FROM audit_m_chats WHERE clerk IS NOT NULL
            ) AS whole
            WHERE clerk IS NOT NULL
            GROUP BY clerk
        ) AS usual ON usual.clerk = counted.clerk
        GROUP BY counted.item_key, counted.day_s
    """,
    measures=(
        Measure("crowd_served", Text("突增当天有客服接待的订单", "Orders a clerk served"),
                "orders", absent="0"),
        Measure("crowd_top_clerk", Text("其中接待最多的客服", "Of these, by the busiest clerk"),
                "orders", absent="0"),
        Measure("clerk_usual_share", Text("该客服在本店的占比", "That clerk's share in the shop"),
                "share"),
    ),
)  # fmt: skip

AFTER = MeasureTable(
    name="audit_m_crowd_after",
    key="item_key, day_s",
    needs=(_ITEM, _TIME, "reviews.content"),
    query=f"""
        SELECT
            b.item_key,
            b.day_s,
            COUNT(*) AS crowd_sold,
            COUNT(v.order_no) AS crowd_reviewed,
            CAST(SUM(CASE WHEN v.score >= 5 OR v.result = 'good' THEN 1 ELSE 0 END) AS BIGINT)
                AS crowd_praised,
            COUNT(v.lag_days) AS crowd_lagged,
            SUM(v.lag_days) AS lag_sum,
            SUM(v.lag_days * v.lag_days) AS lag_squares
        {_CROWD}
        LEFT JOIN (
            SELECT
                r.order_no,
                MAX(r.score) AS score,
                MAX(r.result) AS result,
                CAST(MIN(epoch_s(r.created_at)) - MIN(d.delivered_s) AS DOUBLE) / 86400
                    AS lag_days
            FROM reviews AS r
            LEFT JOIN audit_orders AS d ON d.order_no = r.order_no
            WHERE r.order_no IS NOT NULL
                AND (r.result IS NULL OR r.result NOT IN ('default_good', 'none'))
            GROUP BY r.order_no
        ) AS v ON v.order_no = o.order_no
        WHERE o.is_trade = 1
        GROUP BY b.item_key, b.day_s
    """,
    measures=(
        Measure("crowd_sold", Text("突增当天成交的订单", "Orders of the busy day"), "orders",
                absent="0"),
        Measure("crowd_reviewed", Text("其中有评价（不含默认）", "Of these, with a review"),
                "orders", absent="0"),
        Measure("crowd_praised", Text("评价中的满分", "Of the reviews, full marks"), "reviews",
                absent="0"),
        Measure("crowd_lagged", Text("其中签收到评价的天数可知", "Of these, with a known lag"),
                "reviews", absent="0", needs=("track_events.occurred_at",)),
        Measure("crowd_lag_days", Text("签收到评价平均天数", "Mean days to the review"), "d",
                needs=("track_events.occurred_at",),
                sql="audit_m_crowd_after.lag_sum "
                "/ NULLIF(audit_m_crowd_after.crowd_lagged, 0)"),
        Measure("crowd_lag_spread", Text("签收到评价天数的方差", "Variance of these days"), "d²",
                needs=("track_events.occurred_at",),
                sql="audit_m_crowd_after.lag_squares "
                "/ NULLIF(audit_m_crowd_after.crowd_lagged, 0) "
                "- audit_m_crowd_after.lag_sum * audit_m_crowd_after.lag_sum "
                "/ NULLIF(audit_m_crowd_after.crowd_lagged "
                "* audit_m_crowd_after.crowd_lagged, 0)"),
    ),
)  # fmt: skip

UNDONE = MeasureTable(
    name="audit_m_crowd_undone",
    key="item_key, day_s",
    needs=(_ITEM, _TIME, "refunds.amount|orders.refund_amount"),
    query=f"""
        SELECT
            b.item_key,
            b.day_s,
            CAST(SUM(CASE WHEN COALESCE(o.refund_cents, 0) > 0 OR r.order_no IS NOT NULL
                OR o.status IN ('cancelled', 'closed_refunded', 'closed_unpaid', 'returned')
                THEN 1 ELSE 0 END) AS BIGINT) AS crowd_refunded
        {_CROWD}
        LEFT JOIN (
            SELECT DISTINCT order_no
            FROM refunds
            WHERE status IS NULL OR status NOT IN ('closed', 'rejected')
        ) AS r ON r.order_no = o.order_no
        GROUP BY b.item_key, b.day_s
    """,
    measures=(
        Measure("crowd_refunded", Text("突增当天退款或取消的订单", "Orders of the day undone"),
                "orders"),
    ),
)  # fmt: skip

TABLES = (BURSTS, CROWD, UNDONE, PLACES, WORDS, CLERKS, AFTER)
