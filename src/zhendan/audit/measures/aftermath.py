"""Measures of what followed an order: refunds, cancellations, stock, tickets."""

from zhendan.audit.measure import Measure, MeasureTable
from zhendan.audit.measures.words import DENIALS, any_of
from zhendan.domain import Text

QUICK_REFUND_S = 86400
"""Refunded within a day of the sale being counted (signals reference, H01)."""

REFUNDS = MeasureTable(
    name="audit_m_refunds",
    key="order_no",
    needs=("refunds.amount",),
    query=f"""
        SELECT
            order_no,
            CAST(SUM(ROUND(COALESCE(amount_to_buyer, amount) * 100)) AS BIGINT) AS refunded_cents,
            MIN(epoch_s(COALESCE(finished_at, applied_at))) AS refunded_s,
            MAX(CASE WHEN kind = 'refund_only_shipped' THEN 1 ELSE 0 END) AS refund_kept_goods,
            MAX(CASE WHEN return_waybill_no IS NOT NULL THEN 1 ELSE 0 END) AS refund_came_back,
            MAX(CASE WHEN kind = 'return_refund' AND status = 'success' THEN 1 ELSE 0 END)
                AS refund_of_return,
            MAX(CASE WHEN {any_of("buyer_text", DENIALS)}
                OR {any_of("reason_raw", DENIALS)} THEN 1 ELSE 0 END) AS refund_denies
        FROM refunds
        WHERE status IS NULL OR status NOT IN ('closed', 'rejected')
        GROUP BY order_no
    """,
    measures=(
        Measure("refunded_cents", Text("退款单金额", "Amount of refund tickets"), "fen",
                absent="0"),
        Measure("refunded_s", Text("退款时间", "Refunded at"), "s"),
        Measure("refund_kept_goods", Text("仅退款且已发货", "Refund without return"), absent="0"),
        Measure("refund_came_back", Text("有退货运单", "A return waybill exists"), absent="0"),
        Measure("refund_of_return", Text("退货退款已成功", "A return was refunded"), absent="0"),
        Measure("refund_denies", Text("退款留言表示没有下单", "The refund's text denies the order"),
                absent="0", needs=("refunds.buyer_text|refunds.reason_raw",)),
    ),
)  # fmt: skip

RETURNS = MeasureTable(
    name="audit_m_returns",
    key="order_no",
    needs=("refunds.return_waybill_no", "parcel_bills.actual_weight_g"),
    query="""
        SELECT r.order_no, MAX(CAST(b.actual_weight_g AS DOUBLE)) AS return_g
        FROM refunds AS r
        JOIN parcel_bills AS b ON b.waybill_no = r.return_waybill_no
        WHERE r.kind = 'return_refund' AND r.status = 'success'
        GROUP BY r.order_no
    """,
    measures=(Measure("return_g", Text("退回包裹的重量", "Weight of the parcel sent back"), "g"),),
)

LOOPS = MeasureTable(
    name="audit_m_loops",
    key="buyer_key",
    needs=("refunds.amount", "buyers.key_strength"),
    query=f"""
        SELECT o.buyer_key, COUNT(*) AS quick_refunds
        FROM audit_orders AS o
        JOIN audit_m_refunds AS r ON r.order_no = o.order_no
        WHERE o.buyer_key IS NOT NULL AND r.refund_kept_goods = 1 AND r.refund_came_back = 0
            AND r.refunded_cents * 100 >= o.paid_cents * 95
            AND r.refunded_s <= COALESCE(o.confirmed_s, o.platform_delivered_s, o.delivered_s)
                + {QUICK_REFUND_S}
        GROUP BY o.buyer_key
    """,
    measures=(
        Measure("quick_refunds", Text("收货一天内仅退款的次数", "Refunds without return in a day"),
                "refunds", absent="0"),
    ),
)  # fmt: skip

# A burst as an attack would make one: one item within three days, first-time buyers who take the
# money back. Counted over every order, cancelled ones too.
BURSTS = MeasureTable(
    name="audit_m_bursts",
    key="item_key, day_s",
    needs=(
        "order_lines.item_id|order_lines.outer_id|order_lines.title",
        "buyers.key_strength",
        "refunds.amount|orders.refund_amount",
    ),
    query="""
        WITH daily AS (
            SELECT
                o.item_key,
                {day_s} AS day_s,
                COUNT(*) AS orders,
                CAST(SUM(CASE WHEN o.t_s <= firsts.first_s + 259200 THEN 1 ELSE 0 END) AS BIGINT)
                    AS first,
                CAST(SUM(CASE WHEN r.order_no IS NOT NULL OR COALESCE(o.refund_cents, 0) > 0
                    OR o.status IN ('cancelled', 'closed_refunded', 'closed_unpaid', 'returned')
                    THEN 1 ELSE 0 END) AS BIGINT) AS undone
            FROM audit_orders AS o
            JOIN (
                SELECT buyer_key, MIN(t_s) AS first_s
                FROM audit_orders
                WHERE buyer_key IS NOT NULL
                GROUP BY buyer_key
            ) AS firsts ON firsts.buyer_key = o.buyer_key
            LEFT JOIN (
                SELECT DISTINCT order_no
                FROM refunds
                WHERE status IS NULL OR status NOT IN ('closed', 'rejected')
            ) AS r ON r.order_no = o.order_no
            WHERE o.item_key IS NOT NULL AND o.t_s IS NOT NULL
            GROUP BY o.item_key, {day_s}
        )
        SELECT
            d.item_key,
            d.day_s,
            CAST(SUM(n.orders) AS BIGINT) AS burst_orders,
            CAST(SUM(n.first) AS BIGINT) AS burst_first,
            CAST(SUM(n.undone) AS BIGINT) AS burst_undone
        FROM daily AS d
        JOIN daily AS n
            ON n.item_key = d.item_key AND n.day_s >= d.day_s - 86400
            AND n.day_s <= d.day_s + 86400
        GROUP BY d.item_key, d.day_s
        HAVING SUM(n.orders) >= 5
    """,
    measures=(
        Measure("burst_orders", Text("三天内该商品全部订单", "The item's orders of three days"),
                "orders", absent="0"),
        Measure("burst_first", Text("其中首次购买的买家", "Of these, first-time buyers"),
                "orders", absent="0"),
        Measure("burst_undone", Text("其中已退款或取消", "Of these, refunded or cancelled"),
                "orders", absent="0"),
    ),
)  # fmt: skip

ATTACK_WORDS = (
    *("恶意", "异常订单", "异常下单", "异常拍单", "可疑订单", "拍下不付", "拍而不付", "拍了不付"),
    *("勒索", "敲诈", "威胁", "职业差评", "小号下单"),
    *("malicious", "suspicious order", "abnormal order", "fake order"),
    *("blackmail", "extort", "threat", "sabotage"),
)
"""Words of a ticket about orders placed to do harm, in small letters; others are not understood.

Many orders at once (大量下单, bulk order) is what a good day brings too: such a ticket is read by a
person before it speaks for the shop."""

# An attack lasts a day or two: who reported it at once has reported the orders that followed too.
TICKETS = MeasureTable(
    name="audit_m_tickets",
    key="day_s",
    needs=("tickets.opened_at",),
    query="""
        SELECT d.day_s, SUM(t.told) AS attack_tickets, SUM(1 - t.told) AS unread_tickets
        FROM (SELECT DISTINCT {day_s} AS day_s, {day_s} - o.local_s + o.t_s AS begins_s
              FROM audit_orders AS o WHERE o.t_s IS NOT NULL) AS d
        JOIN (SELECT epoch_s(opened_at) AS opened_s,
                     CASE WHEN """
    + " OR ".join(f"words LIKE '%{word}%'" for word in ATTACK_WORDS)
    + """ THEN 1 ELSE 0 END AS told
              FROM (SELECT opened_at,
                           LOWER(COALESCE(subject, '') || ' ' || COALESCE(body, '')) AS words
                    FROM tickets) AS said) AS t
            ON t.opened_s >= d.begins_s - 172800
            AND t.opened_s < d.begins_s + 259200
        GROUP BY d.day_s
    """,
    measures=(
        Measure(
            "attack_tickets",
            Text("前两天至后三天内的异常订单工单", "Tickets about odd orders near the day"),
            "tickets",
            absent="0",
        ),
        Measure(
            "unread_tickets",
            Text(
                "前两天至后三天内看不出事由的工单", "Tickets near the day about we cannot tell what"
            ),
            "tickets",
            absent="0",
        ),
    ),
)

STOCK = MeasureTable(
    name="audit_m_stock",
    key="order_no",
    needs=("stock_movements.order_no", "stock_movements.kind"),
    query="""
        SELECT
            order_no,
            CAST(SUM(CASE WHEN kind = 'shipped' THEN 1 ELSE 0 END) AS BIGINT) AS stock_moves,
            CAST(SUM(CASE WHEN kind = 'returned' THEN 1 ELSE 0 END) AS BIGINT) AS stock_back
        FROM stock_movements
        WHERE kind IN ('shipped', 'returned') AND order_no IS NOT NULL
        GROUP BY order_no
    """,
    measures=(
        Measure("stock_moves", Text("出库记录条数", "Stock movements out"), "entries", absent="0"),
        Measure(
            "stock_back", Text("退回入库记录条数", "Stock movements back in"), "entries", absent="0"
        ),
    ),
)

# A SKU that never moves through the own warehouse is shipped by somebody else.
STOCKED = MeasureTable(
    name="audit_m_stocked",
    key="sku_code",
    needs=("stock_movements.order_no", "stock_movements.kind"),
    query="""
        SELECT
            o.sku_code,
            CAST(SUM(CASE WHEN o.is_disputed = 0 THEN 1 ELSE 0 END) AS BIGINT) AS sku_sent,
            CAST(SUM(CASE WHEN o.is_disputed = 0 AND q.order_no IS NOT NULL THEN 1 ELSE 0 END)
                AS BIGINT) AS sku_moved,
            CAST(SUM(CASE WHEN q.order_no IS NULL THEN 1 ELSE 0 END) AS BIGINT) AS sku_unmoved,
            MAX(book.left_over) AS sku_balance
        FROM audit_orders AS o
        LEFT JOIN (
            SELECT
                sku_code,
                CASE WHEN COUNT(CASE WHEN kind = 'closing' THEN 1 END) > 0
                    AND COUNT(CASE WHEN kind = 'opening' THEN 1 END) > 0
                THEN CAST(SUM(CASE WHEN kind IN ('opening', 'purchase', 'returned')
                    THEN ABS(quantity) ELSE -ABS(quantity) END) AS DOUBLE) END AS left_over
            FROM stock_movements
            GROUP BY sku_code
        ) AS book ON book.sku_code = o.sku_code
        LEFT JOIN (
            SELECT DISTINCT order_no
            FROM stock_movements
            WHERE kind = 'shipped' AND order_no IS NOT NULL
        ) AS q ON q.order_no = o.order_no
        WHERE o.is_trade = 1 AND o.waybill_key IS NOT NULL AND o.sku_code IS NOT NULL
        GROUP BY o.sku_code
    """,
    measures=(
        # Undisputed orders only: a large ring would otherwise make its own ways the custom.
        Measure("sku_sent", Text("该商品无争议已发货单", "Undisputed sent orders"), "orders"),
        Measure("sku_moved", Text("其中有出库记录", "Of these, with a stock movement"), "orders"),
        Measure(
            "sku_unmoved",
            Text("该商品无出库记录的已发货单", "Sent orders that nobody booked"),
            "orders",
        ),
        Measure(
            "sku_balance",
            Text("该商品账面结余减盘点（0 为账实相符）", "Stock on the books less stock counted"),
            "units",
        ),
    ),
)

SIGNED = MeasureTable(
    name="audit_m_signed",
    key="sign_minute_s, last_place",
    needs=("track_events.occurred_at", "track_events.city|track_events.place_raw"),
    query="""
        SELECT o.sign_minute_s, o.last_place, COUNT(DISTINCT o.waybill_key) AS signed_together
        FROM audit_orders AS o
        WHERE o.sign_minute_s IS NOT NULL AND o.last_place IS NOT NULL
        GROUP BY o.sign_minute_s, o.last_place
    """,
    measures=(
        Measure(
            "signed_together",
            Text("同一地点同一分钟签收的包裹数", "Parcels signed at one place in one minute"),
            "parcels",
        ),
    ),
)

TABLES = (REFUNDS, RETURNS, LOOPS, BURSTS, TICKETS, STOCK, STOCKED, SIGNED)
