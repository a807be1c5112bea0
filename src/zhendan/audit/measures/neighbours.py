"""Orders beside contradicted ones: the same buyer, door or phone, or the item of those days.

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
SHARE = 0.5
"""From this share of contradicted orders a burst says something about the rest of it: two
strangers to every such order at most are asked (starting
value; synthetic shops, 2026-11-23)."""

HAND_ACCOUNTS = 3
"""Two accounts at one door are a couple."""
SAME_HAND = (
    f"hand_contradicted >= {CLUSTER} AND hand_contradicted * 2 >= hand_orders "
    f"AND hand_accounts >= {HAND_ACCOUNTS}"
)
"""SQL: several accounts share a door or a phone, and half of all orders sent there are contradicted
by matter. One slip of a scale or a stock clerk hits anybody; that such slips choose the accounts
of one door does not happen."""

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
        Measure("hand_contradicted",
                Text("同一地址或电话的矛盾订单", "Contradicted orders of the door or phone"),
                "orders", absent="0"),
        Measure("hand_orders",
                Text("同一地址或电话的全部订单", "All orders of the door or phone"),
                "orders", absent="0"),
        Measure("hand_accounts",
                Text("同一地址或电话的账号", "Accounts of the door or phone"),
                "buyers", absent="0"),
    ),
)  # fmt: skip
TABLES = (NEIGHBOURS,)

_COLUMNS = {
    "order_key": "BIGINT",
    "contradicted_by_buyer": "BIGINT",
    "contradicted_near": "BIGINT",
    "orders_near": "BIGINT",
    "hand_contradicted": "BIGINT",
    "hand_orders": "BIGINT",
    "hand_accounts": "BIGINT",
}

_BAD = """
    SELECT
        o.order_key,
        o.buyer_key,
        o.item_key,
        o.address_key,
        o.phone_key,
        o.local_s - o.local_s % 86400 AS day_s
    FROM audit_answers AS a
    JOIN audit_orders AS o ON o.order_key = a.order_key
    WHERE a.outcome = 'contradicted'
"""
# Item-days with fewer than three orders are not kept; there every order counted is contradicted.
_BURSTS = f"""
    WITH days AS (
        SELECT item_key, day_s, COUNT(*) AS times
        FROM audit_bad
        WHERE item_key IS NOT NULL AND day_s IS NOT NULL
        GROUP BY item_key, day_s
    ),
    close AS (
        SELECT here.item_key, here.day_s, CAST(SUM(near.times) AS BIGINT) AS times
        FROM days AS here
        JOIN days AS near
            ON near.item_key = here.item_key AND near.day_s >= here.day_s - {CLOSE_S}
            AND near.day_s <= here.day_s + {CLOSE_S}
        GROUP BY here.item_key, here.day_s
        HAVING SUM(near.times) >= {CLUSTER}
    ),
    sold AS (
        SELECT
            close.item_key,
            close.day_s,
            MAX(close.times) AS times,
            CAST(SUM(CASE WHEN d.item_day_orders > COALESCE(n.times, 0) THEN d.item_day_orders
                ELSE COALESCE(n.times, 0) END) AS BIGINT) AS orders
        FROM close
        CROSS JOIN (
            SELECT -3 AS k UNION ALL SELECT -2 UNION ALL SELECT -1 UNION ALL SELECT 0
            UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3
        ) AS steps
        LEFT JOIN audit_m_item_days AS d
            ON d.item_key = close.item_key AND d.day_s = close.day_s + steps.k * 86400
        LEFT JOIN days AS n
            ON n.item_key = close.item_key AND n.day_s = close.day_s + steps.k * 86400
        GROUP BY close.item_key, close.day_s
    )
    SELECT item_key, day_s, times, orders FROM sold WHERE times >= {SHARE} * orders
"""


def _hand(key: str) -> str:
    """SQL: every order of a door or phone at which several orders are contradicted."""
    return f"""
        SELECT
            o.order_key, 0 AS by_buyer, 0 AS near, 0 AS orders,
            hand.bad AS hand_bad, hand.orders AS hand_orders, hand.accounts AS hand_accounts
        FROM audit_orders AS o
        JOIN (
            SELECT
                all_of.{key},
                MAX(held.bad) AS bad,
                COUNT(*) AS orders,
                COUNT(DISTINCT all_of.buyer_key) AS accounts
            FROM audit_orders AS all_of
            JOIN (
                SELECT {key}, COUNT(*) AS bad
                FROM audit_bad
                WHERE {key} IS NOT NULL
                GROUP BY {key}
                HAVING COUNT(*) >= {CLUSTER}
            ) AS held ON held.{key} = all_of.{key}
            WHERE all_of.is_trade = 1
            GROUP BY all_of.{key}
        ) AS hand ON hand.{key} = o.{key}
        WHERE o.is_trade = 1
    """


_FOUND = f"""
    SELECT
        order_key,
        CAST(SUM(by_buyer) AS BIGINT) AS contradicted_by_buyer,
        CAST(SUM(near) AS BIGINT) AS contradicted_near,
        CAST(SUM(orders) AS BIGINT) AS orders_near,
        CAST(MAX(hand_bad) AS BIGINT) AS hand_contradicted,
        CAST(MAX(hand_orders) AS BIGINT) AS hand_orders,
        CAST(MAX(hand_accounts) AS BIGINT) AS hand_accounts
    FROM (
        SELECT
            o.order_key,
            b.times - CASE WHEN bad.order_key IS NULL THEN 0 ELSE 1 END AS by_buyer,
            0 AS near,
            0 AS orders,
            0 AS hand_bad,
            0 AS hand_orders,
            0 AS hand_accounts
        FROM audit_orders AS o
        JOIN (
            SELECT buyer_key, COUNT(*) AS times
            FROM audit_bad
            WHERE buyer_key IS NOT NULL
            GROUP BY buyer_key
        ) AS b ON b.buyer_key = o.buyer_key
        LEFT JOIN audit_bad AS bad ON bad.order_key = o.order_key
        WHERE o.is_trade = 1
        UNION ALL
        SELECT
            o.order_key,
            0 AS by_buyer,
            n.times - CASE WHEN bad.order_key IS NULL THEN 0 ELSE 1 END AS near,
            n.orders,
            0 AS hand_bad,
            0 AS hand_orders,
            0 AS hand_accounts
        FROM audit_orders AS o
        JOIN audit_bad_days AS n
            ON n.item_key = o.item_key AND n.day_s = o.local_s - o.local_s % 86400
        LEFT JOIN audit_bad AS bad ON bad.order_key = o.order_key
        WHERE o.is_trade = 1
        UNION ALL
        {_hand("address_key")}
        UNION ALL
        {_hand("phone_key")}
    ) AS found
    GROUP BY order_key
    HAVING SUM(by_buyer) + SUM(near) + MAX(hand_bad) > 0
"""


def make_none(tables: Tables) -> None:
    """Make the table empty, for the first look."""
    tables.make(NEIGHBOURS.name, table_of(_COLUMNS, ()))


def make_neighbours(tables: Tables, *, counted: bool) -> bool:
    """Make the table from the first look, `audit_answers`; whether any order has such neighbours.

    `counted` says whether the items' days were counted.
    """
    tables.make("audit_bad", _BAD)
    bursts = _BURSTS if counted else _NO_BURSTS
    tables.make("audit_bad_days", bursts)
    tables.make(NEIGHBOURS.name, _FOUND)
    ((found,),) = tables.rows(f"SELECT COUNT(*) FROM {NEIGHBOURS.name}")
    return int(str(found)) > 0


_NO_BURSTS = table_of(
    {"item_key": "BIGINT", "day_s": "BIGINT", "times": "BIGINT", "orders": "BIGINT"}, ()
)
