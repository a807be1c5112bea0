"""Measures across several shops of one case: the same receivers and buyers elsewhere.

Shops are joined by the keyed hash of a full phone number only: one secret stands over one case, so
nothing is joined across tenants (algorithms reference, sections 2 and 7).
"""

from zhendan.audit.measure import Measure, MeasureTable
from zhendan.domain import Text

_UNDONE = "o.status IN ('cancelled', 'closed_refunded', 'closed_unpaid', 'returned')"

ELSEWHERE = MeasureTable(
    name="audit_m_elsewhere",
    key="shop, phone_key",
    needs=("orders.receiver_phone_hash", "shops=2"),
    query=f"""
        WITH seen AS (
            SELECT
                o.shop,
                o.phone_key,
                COUNT(*) AS orders,
                CAST(SUM(CASE WHEN {_UNDONE} OR COALESCE(o.refund_cents, 0) > 0
                    THEN 1 ELSE 0 END) AS BIGINT) AS undone
            FROM audit_orders AS o
            WHERE o.phone_key IS NOT NULL
            GROUP BY o.shop, o.phone_key
        )
        SELECT
            here.shop,
            here.phone_key,
            COUNT(DISTINCT there.shop) AS other_shops,
            CAST(SUM(there.orders) AS BIGINT) AS orders_elsewhere,
            CAST(SUM(there.undone) AS BIGINT) AS undone_elsewhere
        FROM seen AS here
        JOIN seen AS there ON there.phone_key = here.phone_key AND there.shop <> here.shop
        GROUP BY here.shop, here.phone_key
    """,
    measures=(
        Measure("other_shops", Text("该收件电话出现过的其他店铺", "Other shops with this phone"),
                "shops", absent="0"),
        Measure("orders_elsewhere", Text("该收件电话在别店的订单", "Orders of this phone there"),
                "orders", absent="0"),
        Measure("undone_elsewhere", Text("其中已撤销", "Of these, undone"), "orders",
                absent="0"),
    ),
)  # fmt: skip

# How many receivers two shops share in all: the base that one shared receiver is held against.
OVERLAP = MeasureTable(
    name="audit_m_overlap",
    key="shop",
    needs=ELSEWHERE.needs,
    query="""
        SELECT
            o.shop,
            COUNT(DISTINCT o.phone_key) AS shop_phones,
            COUNT(DISTINCT CASE WHEN e.other_shops > 0 THEN o.phone_key END) AS shared_phones
        FROM audit_orders AS o
        LEFT JOIN audit_m_elsewhere AS e ON e.shop = o.shop AND e.phone_key = o.phone_key
        WHERE o.is_trade = 1 AND o.phone_key IS NOT NULL
        GROUP BY o.shop
    """,
    measures=(
        Measure("shop_phones", Text("本店不同收件电话", "Receivers' phones of the shop"), "phones"),
        Measure("shared_phones", Text("其中也见于其他店铺", "Of these, seen at other shops too"),
                "phones"),
    ),
)  # fmt: skip

TABLES = (ELSEWHERE, OVERLAP)
