"""Measures of money: what came in for an order and what left towards its buyer."""

from zhendan.audit.measure import Measure, MeasureTable
from zhendan.audit.measures.words import any_of
from zhendan.domain import Text

PAYBACK_S = 30 * 86400
"""A pay-back comes within thirty days of the payment (signals reference, E01)."""
COMMISSION_CENTS = 3000
"""Commissions seen in open sources are 3 to 20 yuan; 30 leaves a margin."""

AFTER_SALES = (
    "退款", "全额退", "退货", "破损", "质量", "漏发", "少发", "少件", "错发", "售后", "补偿", "赔",
)  # fmt: skip
"""What a shop notes beside money that it gives back for a fault. Words for pay-backs (返款, 本佣)
are none of them; a note is the shop's own and shows nothing by itself."""

INCOME = MeasureTable(
    name="audit_m_income",
    key="order_no",
    needs=("payments.order_no",),
    query="""
        SELECT
            order_no,
            CAST(SUM(CASE WHEN kind = 'trade_in' THEN ROUND(amount * 100) ELSE 0 END) AS BIGINT)
                AS income_cents,
            MIN(CASE WHEN kind = 'trade_in' AND payer_key NOT LIKE '%*%' THEN payer_key END)
                AS payer
        FROM payments
        WHERE order_no IS NOT NULL
        GROUP BY order_no
    """,
    measures=(
        Measure(
            "income_cents",
            Text("支付机构账单记录的入账金额", "Income the payment ledger shows"),
            "fen",
            absent="0",
        ),
    ),
)

# Money out that meets an order: by its number, or by the buyer's own account with the full price
# or a little more. One transfer meets at most one order: the last one paid before it.
_MEETS = f"""
    SELECT
        t.payment_id,
        o.order_key,
        t.out_cents,
        o.paid_cents,
        t.out_cents - o.paid_cents AS extra_cents,
        CASE WHEN t.order_no = o.order_no THEN 1 ELSE 0 END AS by_number,
        t.at_s - o.paid_s AS after_s,
        CASE WHEN t.is_noted = 1 AND t.at_s > o.got_s THEN 1 ELSE 0 END AS settled,
        ROW_NUMBER() OVER (
            PARTITION BY t.payment_id
            ORDER BY CASE WHEN t.order_no = o.order_no THEN 0 ELSE 1 END,
                t.at_s - o.paid_s, o.order_key
        ) AS choice
    FROM (
        SELECT
            payment_id,
            order_no,
            payer_key,
            CAST(ROUND(-amount * 100) AS BIGINT) AS out_cents,
            CASE WHEN {any_of("memo", AFTER_SALES)} THEN 1 ELSE 0 END AS is_noted,
            epoch_s(occurred_at) AS at_s
        FROM payments
        WHERE kind = 'transfer' AND amount < 0
    ) AS t
    JOIN (
        SELECT
            a.order_key,
            a.order_no,
            a.paid_cents,
            a.paid_s,
            COALESCE(a.delivered_s, a.platform_delivered_s) AS got_s,
            COALESCE(i.payer, a.pay_account) AS payer
        FROM audit_orders AS a
        LEFT JOIN (
            SELECT order_no, MIN(payer_key) AS payer
            FROM payments
            WHERE kind = 'trade_in' AND order_no IS NOT NULL AND payer_key NOT LIKE '%*%'
            GROUP BY order_no
        ) AS i ON i.order_no = a.order_no
        WHERE a.is_trade = 1 AND a.paid_s IS NOT NULL
    ) AS o
        ON t.order_no = o.order_no OR (t.order_no IS NULL AND t.payer_key = o.payer)
    WHERE t.at_s > o.paid_s AND t.at_s <= o.paid_s + {PAYBACK_S}
        AND (t.order_no = o.order_no OR t.payer_key NOT LIKE '%*%')
        AND t.out_cents >= o.paid_cents AND t.out_cents <= o.paid_cents + {COMMISSION_CENTS}
"""

# The same search turned round: transfers before the payment cannot pay it back, so whatever meets
# an order there meets it by chance (algorithms reference, section 7).
_CHANCE = _MEETS.replace(
    f"t.at_s > o.paid_s AND t.at_s <= o.paid_s + {PAYBACK_S}",
    f"t.at_s <= o.paid_s AND t.at_s > o.paid_s - {PAYBACK_S}",
)

PAY_BACKS = MeasureTable(
    name="audit_m_pay_backs",
    key="order_key",
    needs=("payments.kind=transfer",),
    query=f"""
        WITH met AS (SELECT * FROM ({_MEETS}) AS meets WHERE choice = 1)
        SELECT
            met.order_key,
            MAX(met.out_cents) AS payback_cents,
            MAX(met.extra_cents) AS payback_extra_cents,
            MAX(met.by_number) AS payback_by_number,
            MIN(met.after_s) AS payback_after_s,
            MAX(alike.times) AS payback_alike,
            MAX(COALESCE(chance.times, 0)) AS payback_by_chance,
            MIN(met.settled) AS payback_settled,
            CAST(MAX(alike.times) AS DOUBLE) / NULLIF(MAX(whole.orders), 0) AS payback_share
        FROM met
        CROSS JOIN (SELECT COUNT(*) AS orders FROM audit_orders WHERE is_trade = 1) AS whole
        JOIN (
            SELECT extra_cents, COUNT(*) AS times FROM met GROUP BY extra_cents
        ) AS alike ON alike.extra_cents = met.extra_cents
        LEFT JOIN (
            SELECT extra_cents, COUNT(DISTINCT payment_id) AS times
            FROM ({_CHANCE}) AS early
            GROUP BY extra_cents
        ) AS chance ON chance.extra_cents = met.extra_cents
        GROUP BY met.order_key
    """,
    measures=(
        Measure("payback_cents", Text("付款后转出的金额", "Money out after payment"), "fen",
                absent="0"),
        Measure("payback_extra_cents", Text("比实付多出", "Above what was paid"), "fen",
                absent="0"),
        Measure("payback_by_number", Text("转账写明订单号", "The transfer names the order"),
                absent="0"),
        Measure("payback_after_s", Text("付款到转出", "Time from payment to transfer"), "s",
                absent="0"),
        Measure("payback_alike", Text("同样差额的转账笔数", "Transfers with the same difference"),
                "transfers", absent="0"),
        Measure("payback_by_chance",
                Text("付款之前同样差额的转账（对照）", "The same before the payment, by chance"),
                "transfers", absent="0"),
        Measure("payback_settled",
                Text("在签收之后转出，并注明售后原因", "Sent after delivery, noted as after-sales"),
                absent="0"),
        Measure("payback_share",
                Text("同样差额的转账占全店订单", "Such transfers against the shop's orders"),
                "share", absent="0"),
    ),
)  # fmt: skip

PAYERS = MeasureTable(
    name="audit_m_payers",
    key="order_no",
    needs=("payments.payer_key", "buyers.key_strength"),
    query="""
        SELECT paid.order_no, MAX(shared.payer_buyers) AS payer_buyers
        FROM payments AS paid
        JOIN (
            SELECT p.payer_key, COUNT(DISTINCT o.buyer_key) AS payer_buyers
            FROM payments AS p
            JOIN audit_orders AS o ON o.order_no = p.order_no
            WHERE p.kind = 'trade_in' AND p.payer_key NOT LIKE '%*%'
            GROUP BY p.payer_key
        ) AS shared ON shared.payer_key = paid.payer_key
        WHERE paid.kind = 'trade_in' AND paid.order_no IS NOT NULL
        GROUP BY paid.order_no
    """,
    measures=(
        Measure(
            "payer_buyers",
            Text("该付款账号付过款的买家数", "Buyers this payer paid for"),
            "buyers",
        ),
    ),
)

STAFF = MeasureTable(
    name="audit_m_staff",
    key="order_key",
    needs=("people_register.role",),
    query="""
        SELECT
            order_key,
            MIN(person_ref) AS staff_ref,
            MIN(role) AS staff_role,
            COUNT(DISTINCT matched) AS staff_keys
        FROM (
            SELECT o.order_key, r.person_ref, r.role, 'phone' AS matched
            FROM audit_orders AS o
            JOIN people_register AS r ON r.phone_hash = o.phone_text
            UNION ALL
            SELECT o.order_key, r.person_ref, r.role, 'address' AS matched
            FROM audit_orders AS o
            JOIN people_register AS r ON r.address_hash = o.address_text
            UNION ALL
            SELECT o.order_key, r.person_ref, r.role, 'account' AS matched
            FROM audit_orders AS o
            JOIN people_register AS r ON r.pay_account = o.pay_account
            UNION ALL
            SELECT o.order_key, r.person_ref, r.role, 'buyer' AS matched
            FROM audit_orders AS o
            JOIN people_register AS r ON r.buyer_key = o.buyer_text
            UNION ALL
            SELECT o.order_key, r.person_ref, r.role, 'account' AS matched
            FROM audit_orders AS o
            JOIN payments AS p ON p.order_no = o.order_no AND p.kind = 'trade_in'
            JOIN people_register AS r ON r.pay_account = p.payer_key
            UNION ALL
            SELECT o.order_key, r.person_ref, r.role, 'payee' AS matched
            FROM audit_orders AS o
            JOIN payments AS p
                ON p.order_no = o.order_no AND p.kind = 'transfer' AND p.amount < 0
            JOIN people_register AS r ON r.pay_account = p.payer_key
        ) AS found
        GROUP BY order_key
    """,
    measures=(
        Measure("staff_ref", Text("名册中的人员编号", "Reference in the register")),
        Measure("staff_role", Text("名册中的角色", "Role in the register")),
        Measure(
            "staff_keys",
            Text("与名册相符的信息项数", "Kinds of key that match the register"),
            "keys",
            absent="0",
        ),
    ),
)

STAFF_NOTED = MeasureTable(
    name="audit_m_staff_noted",
    key="order_key",
    needs=("ledger.staff",),
    query="""
        SELECT order_key, staff_note AS staff_ref, 'staff' AS staff_role, 1 AS staff_keys
        FROM audit_orders
        WHERE staff_note IS NOT NULL
    """,
    measures=STAFF.measures,
)
"""A bare ledger names the staff itself."""

INVOICES = MeasureTable(
    name="audit_m_invoices",
    key="order_no",
    needs=("invoices.order_no",),
    query="""
        SELECT
            order_no,
            CAST(SUM(ROUND(amount_with_tax * 100)) AS BIGINT) AS invoice_cents,
            MAX(CASE WHEN buyer_tax_id IS NOT NULL THEN 1 ELSE 0 END) AS invoice_to_company
        FROM invoices
        WHERE order_no IS NOT NULL AND red_of_number IS NULL AND kind <> 'receipt'
            AND disputed IS NULL AND COALESCE(after_notice, FALSE) = FALSE
        GROUP BY order_no
    """,
    measures=(
        Measure("invoice_cents", Text("发票金额", "Amount invoiced"), "fen", absent="0"),
        Measure(
            "invoice_to_company",
            Text("发票抬头为单位", "Invoice made out to a company"),
            absent="0",
        ),
    ),
)

COMPANY_WEEKS = MeasureTable(
    name="audit_m_company_weeks",
    key="buyer_key, week_s",
    needs=("invoices.buyer_tax_id", "buyers.key_strength"),
    query="""
        SELECT
            o.buyer_key,
            {week_s} AS week_s,
            CAST(SUM(CASE WHEN i.invoice_to_company = 1 THEN 1 ELSE 0 END) AS DOUBLE)
                / NULLIF(COUNT(*), 0) AS company_share,
            CAST(SUM(CASE WHEN i.invoice_to_company = 1 THEN 1 ELSE 0 END) AS BIGINT)
                AS company_invoices
        FROM audit_orders AS o
        LEFT JOIN audit_m_invoices AS i ON i.order_no = o.order_no
        WHERE o.is_trade = 1 AND o.buyer_key IS NOT NULL
        GROUP BY o.buyer_key, {week_s}
    """,
    measures=(
        Measure(
            "company_invoices",
            Text("该买家当周的单位发票", "The buyer's company invoices"),
            "invoices",
        ),
        Measure(
            "company_share",
            Text(
                "该买家当周开具单位发票的订单占比",
                "Share of the buyer's week invoiced to a company",
            ),
            "share",
        ),
    ),
)

TABLES = (INCOME, PAY_BACKS, PAYERS, STAFF, STAFF_NOTED, INVOICES, COMPANY_WEEKS)
