"""Measures of the shop's own calendar: promotions, broadcasts, known places."""

from zhendan.audit.measure import Measure, MeasureTable
from zhendan.domain import Text

_ITEM_OF_ORDER = """
    EXISTS (
        SELECT 1 FROM audit_lines AS l WHERE l.order_id = o.order_id AND l.item = {table}.item_id
    )
"""

PROMOTIONS = MeasureTable(
    name="audit_m_promotions",
    key="order_key",
    needs=("promotions.starts_at", "orders.created_at|orders.paid_at"),
    query=f"""
        SELECT
            o.order_key,
            COUNT(*) AS promotions,
            MIN(p.name) AS promotion,
            MAX(CASE WHEN p.name LIKE '%预售%' OR p.name LIKE '%定金%' OR p.detail LIKE '%预售%'
                THEN 1 ELSE 0 END) AS presale_plans
        FROM audit_orders AS o
        JOIN (
            SELECT name, detail, item_id, epoch_s(starts_at) AS from_s, epoch_s(ends_at) AS to_s
            FROM promotions
        ) AS p ON p.from_s <= o.t_s AND o.t_s < p.to_s
        WHERE p.item_id IS NULL OR {_ITEM_OF_ORDER.format(table="p")}
        GROUP BY o.order_key
    """,
    measures=(
        Measure("promotions", Text("下单时有效的促销数", "Promotions that ran then"),
                "promotions", absent="0"),
        Measure("promotion", Text("促销名称", "Name of the promotion")),
        Measure("presale_plans", Text("下单时有效的预售登记", "Pre-sales registered then"), "plans",
                absent="0"),
    ),
)  # fmt: skip

# Orders follow a broadcast for half an hour after it ends.
_ECHO_S = 1800

BROADCASTS = MeasureTable(
    name="audit_m_broadcasts",
    key="order_key",
    needs=("broadcasts.starts_at", "orders.created_at|orders.paid_at"),
    query=f"""
        SELECT
            o.order_key,
            MIN(b.title) AS broadcast,
            MAX(b.orders_during) AS broadcast_orders,
            MAX(b.orders_before) AS broadcast_orders_before
        FROM audit_orders AS o
        JOIN (
            SELECT
                v.title,
                v.item_id,
                v.from_s,
                v.to_s,
                CAST(SUM(CASE WHEN s.t_s >= v.from_s THEN 1 ELSE 0 END) AS BIGINT)
                    AS orders_during,
                CAST(SUM(CASE WHEN s.t_s < v.from_s AND NOT EXISTS (
                    SELECT 1 FROM broadcasts AS other
                    WHERE (other.item_id IS NULL OR other.item_id = s.item)
                        AND s.t_s >= epoch_s(other.starts_at)
                        AND s.t_s < epoch_s(other.ends_at) + {_ECHO_S}
                ) THEN 1 ELSE 0 END) AS BIGINT) AS orders_before
            FROM (
                SELECT
                    broadcast_id,
                    title,
                    item_id,
                    epoch_s(starts_at) AS from_s,
                    epoch_s(ends_at) + {_ECHO_S} AS to_s
                FROM broadcasts
            ) AS v
            JOIN (
                SELECT o.t_s, l.item
                FROM audit_orders AS o
                JOIN audit_lines AS l ON l.order_id = o.order_id
                WHERE o.is_trade = 1
            ) AS s
                ON s.t_s >= 2 * v.from_s - v.to_s AND s.t_s < v.to_s
                AND (v.item_id IS NULL OR v.item_id = s.item)
            GROUP BY v.broadcast_id, v.title, v.item_id, v.from_s, v.to_s
        ) AS b ON b.from_s <= o.t_s AND o.t_s < b.to_s
        WHERE b.item_id IS NULL OR {_ITEM_OF_ORDER.format(table="b")}
        GROUP BY o.order_key
    """,
    measures=(
        Measure("broadcast", Text("直播", "Broadcast")),
        Measure("broadcast_orders", Text("直播时段的订单数", "Orders during the broadcast"),
                "orders", absent="0"),
        Measure("broadcast_orders_before",
                Text("直播前等长时段的订单数", "Orders in the same time before it"),
                "orders", absent="0"),
    ),
)  # fmt: skip

PLACES = MeasureTable(
    name="audit_m_places",
    key="address_text",
    needs=("places.place_class", "orders.address_hash"),
    query="""
        SELECT address_hash AS address_text, MIN(place_class) AS place_class
        FROM places
        GROUP BY address_hash
    """,
    measures=(Measure("place_class", Text("地点类别", "Class of the place"), absent="''"),),
)

ENDS = MeasureTable(
    name="audit_ends",
    key="receiver_city, last_place",
    needs=("orders.receiver_city", "track_events.city|track_events.place_raw"),
    measures=(
        Measure("off_target_km", Text("终点与收货城市的距离", "From the track's end to the city"),
                "km"),
    ),
)  # fmt: skip
"""Made beside the lanes, where distances are."""

REGIONS = MeasureTable(
    name="audit_regions",
    key="receiver_province, receiver_city",
    needs=("orders.receiver_city", "orders.receiver_province"),
    measures=(
        Measure("city_in_province", Text("城市属于所写省份", "The city lies in that province")),
    ),
)
"""Made beside the lanes, where places are."""

REGISTERED_DAYS = MeasureTable(
    name="audit_days",
    key="day_s",
    needs=("orders.created_at|orders.paid_at",),
    measures=(
        Measure("day_orders", Text("当天全店订单数", "The shop's orders of the day"), "orders"),
        Measure("day_expected", Text("按往常同一星期日应有", "Expected for such a weekday"),
                "orders"),
        Measure("day_lift", Text("订单为往常的倍数", "Orders against the usual"), "×"),
        Measure("visitor_lift", Text("访客为往常的倍数", "Visitors against the usual"), "×",
                needs=("traffic.visitors",)),
    ),
)  # fmt: skip

TABLES = (PROMOTIONS, BROADCASTS, PLACES, ENDS, REGIONS, REGISTERED_DAYS)
