"""Orders beside contradicted ones: the same buyer, or the same item in the same days.

The one measure that leans on answers: it is made after a first look, and only the orders it
concerns are looked at again.
"""

from zhendan.audit.measure import Measure, MeasureTable
from zhendan.audit.measures.text import table_of
from zhendan.domain import Tables, Text

CLOSE_S = 3 * 86400
"""Orders of an item within three days of each other lie in one burst."""
CLUSTER = 3
"""Fewer contradicted orders in a burst may be single faults of data."""
SHARE = 0.33
"""From this share of contradicted orders a burst says something about the rest of it: two
strangers to every such order at most are asked (starting
value; synthetic shops, 2026-11-23)."""

NEIGHBOURS = MeasureTable(
    name="audit_m_neighbours",
    key="order_key",
    measures=(
        Measure("contradicted_by_buyer",
                Text("该买家的其他矛盾订单", "The buyer's other contradicted orders"),
                "orders", absent="0"),
        Measure("contradicted_near",
                Text("三天内该商品的矛盾订单", "The item's contradicted orders of three days"),
                "orders", absent="0"),
        Measure("orders_near",
                Text("三天内该商品的全部订单", "All orders of the item of three days"),
                "orders", absent="0"),
    ),
)  # fmt: skip
TABLES = (NEIGHBOURS,)

_COLUMNS = {
    "order_key": "BIGINT",
    "contradicted_by_buyer": "BIGINT",
    "contradicted_near": "BIGINT",
    "orders_near": "BIGINT",
}

_FOUND = f"""
    WITH bad AS (
        SELECT o.order_key, o.buyer_key, o.item_key, o.local_s
        FROM audit_first AS a
        JOIN audit_orders AS o ON o.order_key = a.order_key
        WHERE a.outcome = 'contradicted'
    ),
    by_buyer AS (
        SELECT buyer_key, COUNT(*) AS times, MIN(order_key) AS one
        FROM bad
        WHERE buyer_key IS NOT NULL
        GROUP BY buyer_key
    ),
    days AS (
        SELECT item_key, local_s - local_s % 86400 AS day_s, COUNT(*) AS times
        FROM bad
        WHERE item_key IS NOT NULL AND local_s IS NOT NULL
        GROUP BY item_key, local_s - local_s % 86400
    ),
    sold AS (
        SELECT o.item_key, o.local_s - o.local_s % 86400 AS day_s, COUNT(*) AS orders
        FROM audit_orders AS o
        WHERE o.is_trade = 1 AND o.local_s IS NOT NULL
            AND o.item_key IN (SELECT item_key FROM days)
        GROUP BY o.item_key, o.local_s - o.local_s % 86400
    ),
    bursts AS (
        SELECT
            here.item_key,
            here.day_s,
            CAST(SUM(COALESCE(days.times, 0)) AS BIGINT) AS times,
            CAST(SUM(near.orders) AS BIGINT) AS orders
        FROM sold AS here
        JOIN sold AS near
            ON near.item_key = here.item_key AND near.day_s >= here.day_s - {CLOSE_S}
            AND near.day_s <= here.day_s + {CLOSE_S}
        LEFT JOIN days ON days.item_key = near.item_key AND days.day_s = near.day_s
        GROUP BY here.item_key, here.day_s
        HAVING SUM(COALESCE(days.times, 0)) >= {CLUSTER}
            AND SUM(COALESCE(days.times, 0)) >= {SHARE} * SUM(near.orders)
    )
    SELECT
        o.order_key,
        COALESCE(by_buyer.times, 0) - CASE WHEN bad.order_key IS NULL THEN 0 ELSE 1 END
            AS contradicted_by_buyer,
        COALESCE(bursts.times, 0) - CASE WHEN bad.order_key IS NULL OR bursts.times IS NULL
            THEN 0 ELSE 1 END AS contradicted_near,
        COALESCE(bursts.orders, 0) AS orders_near
    FROM audit_orders AS o
    LEFT JOIN by_buyer ON by_buyer.buyer_key = o.buyer_key
    LEFT JOIN bursts
        ON bursts.item_key = o.item_key AND bursts.day_s = o.local_s - o.local_s % 86400
    LEFT JOIN bad ON bad.order_key = o.order_key
    WHERE o.is_trade = 1 AND (by_buyer.buyer_key IS NOT NULL OR bursts.item_key IS NOT NULL)
"""


def make_none(tables: Tables) -> None:
    """Make the table empty, for the first look."""
    tables.make(NEIGHBOURS.name, table_of(_COLUMNS, ()))


def make_neighbours(tables: Tables) -> bool:
    """Make the table from the first look, `audit_first`; whether any order has such neighbours."""
    tables.make(NEIGHBOURS.name, _FOUND)
    ((found,),) = tables.rows(f"SELECT COUNT(*) FROM {NEIGHBOURS.name}")
    return int(str(found)) > 0
