"""Measures of one buyer's own orders: history, repeats, addresses."""

from zhendan.audit.measure import Measure, MeasureTable
from zhendan.audit.measures.shared import BUYER_OF_ADDRESSES
from zhendan.domain import Text

_BUYER = "buyers.key_strength"
_TIME = "orders.created_at|orders.paid_at"
HISTORY_S = 90 * 86400
"""How long ago an earlier deal must lie to speak for a buyer (signals reference, B08)."""

# Both windows walk in the same order, so the engine sorts once. Orders of one buyer in the same
# second need no tie-break: whichever comes first, the steps before and after them are the same
# set of times, and a repeat within the hour is counted once.
STEPS = MeasureTable(
    name="audit_m_steps",
    key="order_key",
    needs=(_BUYER, _TIME),
    query=f"""
        SELECT
            order_key,
            hour_s,
            half_s,
            old_deals,
            near_another,
            CASE WHEN again_in_hour = 1 OR after_s - after_s % 3600 = hour_s THEN 1 ELSE 0 END
                AS repeats_in_hour,
            CASE WHEN again_in_half = 1 OR after_s - (after_s + 1800) % 3600 = half_s
                THEN 1 ELSE 0 END AS repeats_in_half,
            again_in_hour,
            again_in_half
        FROM (
            SELECT
                order_key,
                hour_s,
                half_s,
                old_deals,
                after_s,
                CASE WHEN before_s >= local_s - 86400 OR after_s <= local_s + 86400
                    THEN 1 ELSE 0 END AS near_another,
                CASE WHEN before_s - before_s % 3600 = hour_s THEN 1 ELSE 0 END AS again_in_hour,
                CASE WHEN before_s - (before_s + 1800) % 3600 = half_s THEN 1 ELSE 0 END
                    AS again_in_half
            FROM (
                SELECT
                    order_key,
                    local_s,
                    hour_s,
                    half_s,
                    LAG(local_s) OVER own AS before_s,
                    LEAD(local_s) OVER own AS after_s,
                    COALESCE(CAST(SUM(is_clean) OVER (
                        PARTITION BY buyer_key ORDER BY t_s
                        RANGE BETWEEN UNBOUNDED PRECEDING AND {HISTORY_S} PRECEDING
                    ) AS BIGINT), 0) AS old_deals
                FROM (
                    SELECT
                        o.order_key,
                        o.buyer_key,
                        o.t_s,
                        o.local_s,
                        {{hour_s}} AS hour_s,
                        {{half_s}} AS half_s,
                        CASE WHEN o.is_disputed = 0 AND COALESCE(o.refund_cents, 0) = 0
                            THEN 1 ELSE 0 END AS is_clean
                    FROM audit_orders AS o
                    JOIN (
                        SELECT buyer_key
                        FROM audit_orders
                        WHERE is_trade = 1 AND buyer_key IS NOT NULL
                        GROUP BY buyer_key
                        HAVING MIN(order_key) <> MAX(order_key)
                    ) AS regulars ON regulars.buyer_key = o.buyer_key
                    WHERE o.is_trade = 1 AND o.t_s IS NOT NULL
                ) AS deals
                WINDOW own AS (PARTITION BY buyer_key ORDER BY t_s)
            ) AS walked
        ) AS stepped
        WHERE old_deals > 0 OR near_another = 1
    """,
    measures=(
        Measure(
            "old_deals",
            Text(
                "该买家在 90 天以前的无争议订单数",
                "The buyer's undisputed orders more than 90 days earlier",
            ),
            "orders",
            sql="COALESCE(audit_m_steps.old_deals, CASE WHEN o.buyer_key IS NOT NULL THEN 0 END)",
        ),
        Measure(
            "repeats_in_hour",
            Text("同一小时内该买家还有别的订单", "The buyer has another order in the hour"),
            sql="COALESCE(audit_m_steps.repeats_in_hour, "
            "CASE WHEN o.buyer_key IS NOT NULL THEN 0 END)",
        ),
        Measure(
            "repeats_in_half",
            Text("错开半小时的一小时内还有别的订单", "The same, on the half-shifted hour"),
            sql="COALESCE(audit_m_steps.repeats_in_half, "
            "CASE WHEN o.buyer_key IS NOT NULL THEN 0 END)",
        ),
    ),
)


def _by_hour(kind: str, label: Text) -> MeasureTable:
    """Orders and distinct buyers of one-hour windows that start on the hour or half past.

    A window holds as many buyers as orders whose buyer has no earlier order in it.
    """
    name = f"audit_m_{kind}"
    return MeasureTable(
        name=name,
        key=f"{kind}_s",
        needs=(_BUYER, _TIME),
        query=f"""
            SELECT
                counted.{kind}_s,
                counted.orders AS {kind}_orders,
                counted.orders - repeated.again AS {kind}_buyers
            FROM (
                SELECT {{{kind}_s}} AS {kind}_s, COUNT(*) AS orders
                FROM audit_orders AS o
                WHERE o.is_trade = 1 AND o.buyer_key IS NOT NULL AND o.t_s IS NOT NULL
                GROUP BY {{{kind}_s}}
                HAVING COUNT(*) >= 3
            ) AS counted
            JOIN (
                SELECT {kind}_s, CAST(SUM(again_in_{kind}) AS BIGINT) AS again
                FROM audit_m_steps
                WHERE again_in_{kind} = 1
                GROUP BY {kind}_s
            ) AS repeated ON repeated.{kind}_s = counted.{kind}_s
        """,
        measures=(
            Measure(f"{kind}_orders", label, "orders", absent="0"),
            Measure(
                f"{kind}_buyers",
                Text(label.zh.replace("订单", "买家"), "Distinct buyers of that window"),
                "buyers",
                absent="0",
            ),
        ),
    )


HOURS = _by_hour("hour", Text("该小时的订单数", "Orders of the hour"))
HALVES = _by_hour("half", Text("错开半小时的一小时内订单数", "Orders of the half-shifted hour"))

SAME_ITEM = MeasureTable(
    name="audit_m_same_item",
    key="buyer_key, item_key, day_s",
    needs=(_BUYER, _TIME, "order_lines.item_id|order_lines.outer_id|order_lines.title"),
    query="""
        SELECT o.buyer_key, o.item_key, {day_s} AS day_s, COUNT(*) AS same_item_orders
        FROM audit_orders AS o
        JOIN audit_m_steps AS s ON s.order_key = o.order_key AND s.near_another = 1
        WHERE o.is_trade = 1 AND o.item_key IS NOT NULL
        GROUP BY o.buyer_key, o.item_key, {day_s}
        HAVING COUNT(*) > 1
    """,
    measures=(
        Measure(
            "same_item_orders",
            Text("该买家当天买同一商品的订单数", "The buyer's orders of this item on the day"),
            "orders",
            sql="COALESCE(audit_m_same_item.same_item_orders, "
            "CASE WHEN o.buyer_key IS NOT NULL AND o.item_key IS NOT NULL THEN 1 END)",
        ),
    ),
)

BUYER_ADDRESSES = MeasureTable(
    name="audit_m_buyer_addresses",
    key="buyer_key, week_s",
    needs=(_BUYER, _TIME, "orders.address_hash|orders.address_token"),
    query=f"""
        SELECT buyer_key, week_s, COUNT(*) AS buyer_addresses
        FROM (
            SELECT DISTINCT o.buyer_key, {{week_s}} AS week_s, o.address_key
            FROM audit_orders AS o
            JOIN {BUYER_OF_ADDRESSES.name} AS movers ON movers.buyer_key = o.buyer_key
            WHERE o.is_trade = 1 AND o.address_key IS NOT NULL
        ) AS sent
        GROUP BY buyer_key, week_s
        HAVING COUNT(*) > 1
    """,
    measures=(
        Measure(
            "buyer_addresses",
            Text("该买家七天内用过的收货地址数", "Addresses the buyer used within seven days"),
            "addresses",
            sql="COALESCE(audit_m_buyer_addresses.buyer_addresses, "
            "CASE WHEN o.buyer_key IS NOT NULL AND o.address_key IS NOT NULL THEN 1 END)",
        ),
    ),
)

TABLES = (STEPS, HOURS, HALVES, SAME_ITEM, BUYER_ADDRESSES)
