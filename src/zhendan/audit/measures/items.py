"""Measures of an item's day: how many orders, how alike, how early scanned."""

from zhendan.audit.measure import Measure, MeasureTable
from zhendan.domain import Text

_ITEM = "order_lines.item_id|order_lines.outer_id|order_lines.title"
_TIME = "orders.created_at|orders.paid_at"
INSTANT_PAY_S = 10
"""Paid within ten seconds: faster than reading the page (signals reference, A06)."""
EARLY_S = 600
"""Ten minutes: more than the clocks of a shop and a courier differ."""
FEWEST_OF_DAY = 3
"""Days with fewer orders of an item are not kept."""

ITEM_DAYS = MeasureTable(
    name="audit_m_item_days",
    key="item_key, day_s",
    needs=(_ITEM, _TIME),
    query=f"""
        SELECT
            sold.item_key,
            sold.day_s,
            MAX(sold.item_orders) AS item_orders,
            COUNT(*) AS item_day_orders,
            COUNT(pay_s) AS item_day_timed,
            CAST(SUM(CASE WHEN pay_s <= {INSTANT_PAY_S} THEN 1 ELSE 0 END) AS BIGINT)
                AS item_day_instant,
            COUNT(lead_s) AS item_day_scanned,
            CAST(SUM(CASE WHEN lead_s > {EARLY_S} THEN 1 ELSE 0 END) AS BIGINT)
                AS item_day_early,
            MAX(t_s) - MIN(t_s) AS item_day_span_s,
            SUM(CAST(gap_s AS DOUBLE) * gap_s) AS item_day_gap_squares
        FROM (
            SELECT
                o.item_key,
                {{day_s}} AS day_s,
                totals.item_orders,
                o.t_s,
                o.paid_s - o.created_s AS pay_s,
                o.paid_s - o.first_scan_s AS lead_s,
                o.t_s - LAG(o.t_s) OVER (
                    PARTITION BY o.item_key, {{day_s}} ORDER BY o.t_s
                ) AS gap_s
            FROM audit_orders AS o
            JOIN (
                SELECT item_key, COUNT(*) AS item_orders
                FROM audit_orders
                WHERE is_trade = 1 AND item_key IS NOT NULL
                GROUP BY item_key
                HAVING COUNT(*) >= {FEWEST_OF_DAY}
            ) AS totals ON totals.item_key = o.item_key
            WHERE o.is_trade = 1 AND o.t_s IS NOT NULL
        ) AS sold
        GROUP BY sold.item_key, sold.day_s
        HAVING COUNT(*) >= {FEWEST_OF_DAY}
    """,
    measures=(
        Measure(
            "item_day_orders",
            Text("该商品当天的订单数", "Orders of the item on the day"),
            "orders",
            absent="1",
        ),
        Measure(
            "item_day_instant",
            Text("其中 10 秒内付款的订单数", "Of these, paid within ten seconds"),
            "orders",
            absent="0",
            needs=("orders.created_at", "orders.paid_at"),
        ),
        Measure(
            "item_day_timed",
            Text("其中付款时差可知的订单数", "Of these, with a known pay delay"),
            "orders",
            absent="0",
            needs=("orders.created_at", "orders.paid_at"),
        ),
        Measure(
            "item_day_early",
            Text("其中揽收早于付款的订单数", "Of these, scanned before payment"),
            "orders",
            absent="0",
            needs=("orders.paid_at", "track_events.occurred_at"),
        ),
        Measure(
            "item_day_scanned",
            Text("其中有揽收记录的订单数", "Of these, with a first scan"),
            "orders",
            absent="0",
            needs=("orders.paid_at", "track_events.occurred_at"),
        ),
        Measure(
            "item_day_span_s",
            Text("该商品当天首末订单相隔", "Time between its first and last order of the day"),
            "s",
            absent="0",
        ),
        Measure(
            "item_day_gap_squares",
            Text("当天相邻订单间隔的平方和", "Sum of squared gaps between its orders"),
            "s²",
            absent="0",
        ),
    ),
)

# Weights in steps of about one per cent: a median needs no more, and a shop has few such steps.
ABOUT_G = (
    "CAST(o.measured_g - o.measured_g % CASE WHEN o.measured_g < 200 THEN 1 "
    "WHEN o.measured_g < 2000 THEN 10 ELSE 50 END AS BIGINT)"
)
AS_LISTED = "o.measured_g BETWEEN 0.8 * o.expected_g AND 1.25 * o.expected_g"
WEIGHED = "o.is_trade = 1 AND o.weight_key IS NOT NULL AND o.measured_g > 0 AND o.line_count = 1"

# What a parcel with one line usually weighs: median and upper spread. The upper side is used
# because light parcels are what the question is about: they must not widen their own band.
ITEM_WEIGHTS = MeasureTable(
    name="audit_m_item_weights",
    key="weight_key",
    needs=(_ITEM, "parcel_bills.actual_weight_g|track_events.weight_g|parcels.declared_weight_g"),
    query="""
        SELECT
            placed.weight_key,
            MAX(counted.weighed_orders) AS weighed_orders,
            MIN(CASE WHEN placed.up_to * 2 >= counted.weighed_orders THEN placed.about_g END)
                AS typical_g,
            MIN(CASE WHEN placed.up_to * 4 >= counted.weighed_orders * 3
                THEN placed.about_g END) AS upper_g,
            MAX(counted.weights_as_listed) AS weights_as_listed,
            MAX(counted.weights_listed) AS weights_listed
        FROM (
            SELECT
                weight_key,
                about_g,
                SUM(parcels) OVER (
                    PARTITION BY weight_key ORDER BY about_g
                    ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                ) AS up_to
            FROM (
                SELECT
                    o.weight_key,
                    {about_g} AS about_g,
                    COUNT(*) AS parcels
                FROM audit_orders AS o
                WHERE {weighed}
                GROUP BY o.weight_key, {about_g}
            ) AS steps
        ) AS placed
        JOIN (
            SELECT
                o.weight_key,
                COUNT(*) AS weighed_orders,
                CAST(SUM(CASE WHEN {as_listed} THEN 1 ELSE 0 END) AS BIGINT) AS weights_as_listed,
                COUNT(o.expected_g) AS weights_listed
            FROM audit_orders AS o
            WHERE {weighed}
            GROUP BY o.weight_key
        ) AS counted ON counted.weight_key = placed.weight_key
        GROUP BY placed.weight_key
    """.replace("{about_g}", ABOUT_G)
    .replace("{weighed}", WEIGHED)
    .replace("{as_listed}", AS_LISTED),
    measures=(
        Measure(
            "weighed_orders",
            Text("该商品已称重的单件订单数", "Weighed one-line orders of the item"),
            "orders",
            absent="0",
        ),
        Measure("typical_g", Text("该商品包裹的中位重量", "Median weight of its parcels"), "g"),
        Measure("upper_g", Text("该商品包裹的上四分位重量", "Upper quartile of its weights"), "g"),
        Measure(
            "weights_as_listed",
            Text("重量与商品资料相符的包裹数", "Its parcels that weigh as the item list says"),
            "parcels",
            absent="0",
        ),
        Measure(
            "weights_listed",
            Text("可与商品资料比较的包裹数", "Its parcels that can be compared with the list"),
            "parcels",
            absent="0",
        ),
    ),
)

# A learned weight needs enough parcels, close together.
LEARNED = (
    "CASE WHEN audit_m_item_weights.weighed_orders >= 20 AND o.line_count = 1 "
    "AND audit_m_item_weights.upper_g <= 1.25 * audit_m_item_weights.typical_g "
    "THEN audit_m_item_weights.typical_g END"
)

SHOULD = MeasureTable(
    name="audit_m_item_weights",
    key="weight_key",
    needs=ITEM_WEIGHTS.needs,
    measures=(
        Measure(
            "should_weigh_g",
            Text("应有重量（商品资料，或同款包裹的中位数）", "Weight it should have"),
            "g",
            sql=f"COALESCE(o.expected_g, {LEARNED})",
        ),
    ),
)

TWIN_G = 3
"""Scales differ by a gram or two, and so do two sheets of paper."""

LIGHT = MeasureTable(
    name="audit_m_light",
    key="measured_g",
    needs=(*ITEM_WEIGHTS.needs[1:], "sku_master.net_weight_g|order_lines.net_weight_g"),
    query=f"""
        WITH light AS (
            SELECT o.measured_g, o.expected_g, COUNT(*) AS parcels
            FROM audit_orders AS o
            WHERE o.is_trade = 1 AND o.measured_g <= 0.35 * o.expected_g
            GROUP BY o.measured_g, o.expected_g
        )
        SELECT
            here.measured_g,
            CAST(SUM(near.parcels) AS BIGINT) AS light_twins,
            COUNT(DISTINCT near.expected_g) AS light_baskets
        FROM (SELECT DISTINCT measured_g FROM light) AS here
        JOIN light AS near
            ON near.measured_g >= here.measured_g - {TWIN_G}
            AND near.measured_g <= here.measured_g + {TWIN_G}
        GROUP BY here.measured_g
    """,
    measures=(
        Measure("light_twins", Text("同样轻的包裹数", "Parcels equally light"), "parcels",
                absent="0"),
        Measure("light_baskets", Text("其中应有重量的种数", "Different weights they should have"),
                "weights", absent="0"),
    ),
)  # fmt: skip

TABLES = (ITEM_DAYS, ITEM_WEIGHTS, LIGHT)
DERIVED = (SHOULD,)
