"""Measures of small equal transfers, and of income that the payment ledger should show."""

from zhendan.audit.measure import Measure, MeasureTable
from zhendan.domain import Text

PACKET_CENTS = 2000
"""Twenty yuan: what is called a red packet for a review or a commission."""
WINDOW_S = 30 * 86400

PACKETS = MeasureTable(
    name="audit_m_packets",
    key="order_key",
    needs=("payments.kind=transfer",),
    query=f"""
        WITH sent AS (
            SELECT
                payment_id,
                order_no,
                payer_key,
                CAST(ROUND(-amount * 100) AS BIGINT) AS cents,
                epoch_s(occurred_at) AS at_s
            FROM payments
            WHERE kind = 'transfer' AND amount < 0 AND -amount * 100 <= {PACKET_CENTS}
        ),
        alike AS (
            SELECT cents, COUNT(DISTINCT COALESCE(payer_key, order_no)) AS payees
            FROM sent
            GROUP BY cents
        )
        SELECT o.order_key, MAX(sent.cents) AS packet_cents, MAX(alike.payees) AS packet_payees
        FROM audit_orders AS o
        LEFT JOIN (
            SELECT order_no, MIN(payer_key) AS payer
            FROM payments
            WHERE kind = 'trade_in' AND order_no IS NOT NULL AND payer_key NOT LIKE '%*%'
            GROUP BY order_no
        ) AS paid ON paid.order_no = o.order_no
        JOIN sent
            ON sent.order_no = o.order_no OR (sent.order_no IS NULL
                AND sent.payer_key = paid.payer AND sent.payer_key NOT LIKE '%*%')
        JOIN alike ON alike.cents = sent.cents
        WHERE sent.at_s > o.paid_s AND sent.at_s <= o.paid_s + {WINDOW_S}
            AND sent.cents < o.paid_cents
        GROUP BY o.order_key
    """,
    measures=(
        Measure("packet_cents", Text("付款后转出的小额款", "A small transfer after payment"), "fen",
                absent="0"),
        Measure("packet_payees", Text("收到同样金额的人数", "People who got the same amount"),
                "people", absent="0"),
    ),
)  # fmt: skip

INCOME_DAYS = MeasureTable(
    name="audit_m_income_days",
    key="day_s",
    needs=("payments.order_no", "orders.created_at|orders.paid_at"),
    query="""
        SELECT
            {day_s} AS day_s,
            COUNT(*) AS income_orders,
            CAST(SUM(CASE WHEN i.income_cents > 0 THEN 1 ELSE 0 END) AS BIGINT) AS income_known
        FROM audit_orders AS o
        LEFT JOIN audit_m_income AS i ON i.order_no = o.order_no
        WHERE o.is_trade = 1 AND o.paid_cents > 0 AND o.t_s IS NOT NULL
        GROUP BY {day_s}
    """,
    measures=(
        Measure("income_orders", Text("当天已付款的订单", "Orders paid that day"), "orders"),
        Measure("income_known", Text("其中支付账单有入账", "Of these, in the payment ledger"),
                "orders"),
    ),
)  # fmt: skip

TABLES = (PACKETS, INCOME_DAYS)
