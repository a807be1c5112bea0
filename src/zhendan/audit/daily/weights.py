"""What parcels of an item usually weigh, kept as counts so that a day is added to them."""

from zhendan.audit.daily.port import KeptTables
from zhendan.audit.measures.items import ABOUT_G, AS_LISTED, ITEM_WEIGHTS, WEIGHED

WEIGHTS = ITEM_WEIGHTS.name
KEPT_WEIGHTS = "audit_kept_weights"

_COUNTED = f"""
    SELECT
        o.weight_key,
        {ABOUT_G} AS about_g,
        {{sign}} * COUNT(*) AS parcels,
        {{sign}} * CAST(SUM(CASE WHEN {AS_LISTED} THEN 1 ELSE 0 END) AS BIGINT) AS as_listed,
        {{sign}} * COUNT(o.expected_g) AS listed
    FROM {{orders}} AS o
    WHERE {WEIGHED}
    GROUP BY o.weight_key, {ABOUT_G}
"""
# The same rows as the measure's own query makes from the orders, from the counts instead.
_FROM_COUNTS = f"""
    WITH steps AS (
        SELECT
            weight_key,
            about_g,
            CAST(SUM(parcels) AS BIGINT) AS parcels,
            CAST(SUM(as_listed) AS BIGINT) AS as_listed,
            CAST(SUM(listed) AS BIGINT) AS listed
        FROM {KEPT_WEIGHTS}
        WHERE weight_key IN (SELECT item_key FROM audit_touched_item)
        GROUP BY weight_key, about_g
        HAVING SUM(parcels) > 0
    ),
    counted AS (
        SELECT
            weight_key,
            CAST(SUM(parcels) AS BIGINT) AS weighed_orders,
            CAST(SUM(as_listed) AS BIGINT) AS weights_as_listed,
            CAST(SUM(listed) AS BIGINT) AS weights_listed
        FROM steps
        GROUP BY weight_key
    )
    SELECT
        placed.weight_key,
        MAX(counted.weighed_orders) AS weighed_orders,
        MIN(CASE WHEN placed.up_to * 2 >= counted.weighed_orders THEN placed.about_g END)
            AS typical_g,
        MIN(CASE WHEN placed.up_to * 4 >= counted.weighed_orders * 3 THEN placed.about_g END)
            AS upper_g,
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
        FROM steps
    ) AS placed
    JOIN counted ON counted.weight_key = placed.weight_key
    GROUP BY placed.weight_key
"""
ROWS = "weight_key IN (SELECT item_key FROM audit_touched_item)"


def keep_weights(tables: KeptTables) -> None:
    """Count the weights of a whole ledger."""
    tables.make(KEPT_WEIGHTS, _COUNTED.format(sign="1", orders="audit_orders"))


def bring_weights(tables: KeptTables) -> None:
    """Add the day's weights, take off those of replaced orders, and make the touched rows anew."""
    tables.add(KEPT_WEIGHTS, _COUNTED.format(sign="1", orders="audit_today"))
    tables.add(KEPT_WEIGHTS, _COUNTED.format(sign="-1", orders="audit_gone"))
    tables.exchange(WEIGHTS, ROWS, _FROM_COUNTS)
