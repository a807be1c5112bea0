"""Measures of prices: discounts, cheap variants, edits, amounts that repeat."""

from zhendan.audit.measure import Measure, MeasureTable
from zhendan.domain import Text

_TIME = "orders.created_at|orders.paid_at"
_LINES = "order_lines.unit_price|order_lines.paid_amount|order_lines.goods_amount"

DISCOUNTS = MeasureTable(
    name="audit_orders",
    key="",
    measures=(
        Measure("shop_discount_cents", Text("店铺优惠", "The shop's own discount"), "fen",
                ("orders.discount_shop_amount",), "o.shop_discount_cents"),
        Measure("platform_discount_cents", Text("平台优惠", "The platform's discount"), "fen",
                ("orders.discount_platform_amount",), "o.platform_discount_cents"),
        Measure("goods_cents", Text("商品原价合计", "List price of the goods"), "fen",
                ("orders.goods_amount",), "o.goods_cents"),
        Measure("unit_cents", Text("主要商品单价", "Unit price of its main item"), "fen",
                (_LINES,), "o.unit_cents"),
    ),
)  # fmt: skip

# What a variant costs on the shop's other days, and how its item's variants compare.
VARIANTS = MeasureTable(
    name="audit_m_variants",
    key="weight_key, day_s",
    needs=(_LINES, _TIME),
    query="""
        WITH priced AS (
            SELECT
                o.weight_key,
                o.item_key,
                {day_s} AS day_s,
                COUNT(*) AS orders,
                CAST(SUM(o.unit_cents) AS DOUBLE) AS cents
            FROM audit_orders AS o
            WHERE o.is_trade = 1 AND o.unit_cents > 0 AND o.weight_key IS NOT NULL
                AND o.t_s IS NOT NULL
            GROUP BY o.weight_key, o.item_key, {day_s}
        ),
        whole AS (
            SELECT
                weight_key,
                MIN(item_key) AS item_key,
                CAST(SUM(orders) AS DOUBLE) AS orders,
                SUM(cents) AS cents
            FROM priced
            GROUP BY weight_key
        ),
        items AS (
            SELECT
                item_key,
                SUM(orders) AS orders,
                MAX(cents / NULLIF(orders, 0)) AS dearest,
                MIN(cents / NULLIF(orders, 0)) AS cheapest,
                COUNT(*) AS variants
            FROM whole
            GROUP BY item_key
        ),
        item_days AS (
            SELECT item_key, day_s, CAST(SUM(orders) AS DOUBLE) AS orders
            FROM priced
            GROUP BY item_key, day_s
        )
        SELECT
            priced.weight_key,
            priced.day_s,
            CAST(whole.orders - priced.orders AS BIGINT) AS price_orders,
            (whole.cents - priced.cents) / NULLIF(whole.orders - priced.orders, 0)
                AS usual_unit_cents,
            CASE WHEN items.variants > 1
                AND whole.cents / NULLIF(whole.orders, 0) <= items.cheapest
                AND items.cheapest <= 0.3 * items.dearest THEN 1 ELSE 0 END AS is_cheap_variant,
            CAST(priced.orders AS DOUBLE) / NULLIF(item_days.orders, 0) AS variant_share,
            whole.orders / NULLIF(items.orders, 0) AS variant_usual_share
        FROM priced
        JOIN whole ON whole.weight_key = priced.weight_key
        JOIN items ON items.item_key = priced.item_key
        JOIN item_days
            ON item_days.item_key = priced.item_key AND item_days.day_s = priced.day_s
    """,
    measures=(
        Measure("price_orders", Text("该规格其他日子的订单", "The variant's orders on other days"),
                "orders", absent="0"),
        Measure("usual_unit_cents", Text("该规格其他日子的均价", "Its mean price on other days"),
                "fen"),
        Measure("unit_to_usual", Text("当天单价与往常之比", "Price against usual"), "×",
                sql="CAST(o.unit_cents AS DOUBLE) "
                "/ NULLIF(audit_m_variants.usual_unit_cents, 0)"),
        Measure("is_cheap_variant", Text("是远低于主商品的最便宜规格", "Far the cheapest variant"),
                absent="0"),
        Measure("variant_share", Text("当天该规格占该商品的比例", "Its share of the item that day"),
                "share"),
        Measure("variant_usual_share", Text("平时该规格的占比", "Its share in all"), "share"),
    ),
)  # fmt: skip

AMOUNTS = MeasureTable(
    name="audit_m_amounts",
    key="paid_cents, day_s",
    needs=("orders.goods_amount", _TIME),
    query="""
        SELECT
            counted.paid_cents,
            counted.day_s,
            counted.amount_orders,
            counted.amount_baskets,
            usual.amount_share
        FROM (
            SELECT
                o.paid_cents,
                {day_s} AS day_s,
                COUNT(*) AS amount_orders,
                COUNT(DISTINCT o.goods_cents) AS amount_baskets
            FROM audit_orders AS o
            WHERE o.is_trade = 1 AND o.goods_cents > 0 AND o.t_s IS NOT NULL
            GROUP BY o.paid_cents, {day_s}
            HAVING COUNT(DISTINCT o.goods_cents) >= 3
        ) AS counted
        JOIN (
            SELECT
                paid_cents,
                CAST(COUNT(*) AS DOUBLE) / NULLIF(MAX(whole.orders), 0) AS amount_share
            FROM audit_orders
            CROSS JOIN (SELECT COUNT(*) AS orders FROM audit_orders WHERE is_trade = 1) AS whole
            WHERE is_trade = 1
            GROUP BY paid_cents
        ) AS usual ON usual.paid_cents = counted.paid_cents
    """,
    measures=(
        Measure("amount_orders", Text("当天实付完全相同的订单", "Orders of this amount"),
                "orders", absent="0"),
        Measure("amount_baskets", Text("其中原价不同的种数", "Of these, different list prices"),
                "prices", absent="0"),
        Measure("amount_share", Text("该金额在本店的占比", "The amount's share in the shop"),
                "share", absent="0"),
    ),
)  # fmt: skip

CREATORS = MeasureTable(
    name="audit_m_creators",
    key="creator",
    needs=("orders.creator_id|orders.creator_name", "buyers.key_strength"),
    query="""
        SELECT
            creator,
            COUNT(*) AS creator_orders,
            COUNT(DISTINCT buyer_key) AS creator_buyers,
            CAST(SUM(CASE WHEN COALESCE(refund_cents, 0) > 0 OR status IN
                ('cancelled', 'closed_refunded', 'returned') THEN 1 ELSE 0 END) AS BIGINT)
                AS creator_undone
        FROM audit_orders
        WHERE creator IS NOT NULL AND buyer_key IS NOT NULL
        GROUP BY creator
    """,
    measures=(
        Measure(
            "creator_orders", Text("该推广者带来的订单", "Orders this promoter brought"), "orders"
        ),
        Measure("creator_buyers", Text("其中不同买家", "Of these, different buyers"), "buyers"),
        Measure("creator_undone", Text("其中退款或取消", "Of these, undone"), "orders"),
    ),
)

TABLES = (DISCOUNTS, VARIANTS, AMOUNTS, CREATORS)
