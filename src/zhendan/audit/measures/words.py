"""Measures of words: chats, memos, reviews and the shop's own marks."""

from zhendan.audit.measure import Measure, MeasureTable
from zhendan.domain import Text

# Words that brushers and their organisers use among themselves. Each also occurs in innocent
# talk, so a line that refuses, jokes or asks about it is left out below.
BRUSHING_WORDS = (
    "返款", "本佣", "返佣", "放单", "刷单", "补单", "做任务", "空包", "礼品单", "垫付", "佣金",
    "拍A发B", "假聊", "已返",
)  # fmt: skip
_REFUSALS = (
    "不刷", "不做", "拒绝", "别刷", "没有刷", "从不", "骗", "举报", "违规", "禁止", "是不是刷",
    "是刷单", "像刷", "防刷", "恶意",
)  # fmt: skip


def speaks_of_brushing(column: str) -> str:
    """SQL: the text uses brushing words, and no word that turns it into a refusal."""
    words = " OR ".join(f"{column} LIKE '%{word}%'" for word in BRUSHING_WORDS)
    refusals = " OR ".join(f"{column} LIKE '%{word}%'" for word in _REFUSALS)
    return f"(({words}) AND NOT ({refusals}))"


# What somebody who wants to use a thing asks or tells: sizes, fit, delivery, faults.
_REAL_TALK = (
    "尺寸", "多大", "多高", "多重", "合适", "会不会", "能不能", "可以吗", "怎么用", "怎么装",
    "什么时候", "几天", "发货", "到货", "坏", "漏", "破", "退", "换", "开票", "发票", "过敏",
    "老人", "孩子", "颜色", "材质", "保修", "一起发", "改地址", "收到",
)  # fmt: skip
_IS_REAL = "(" + " OR ".join(f"m.text LIKE '%{word}%'" for word in _REAL_TALK) + ")"

# A chat belongs to an order that it names, or to its buyer's order within these days.
_BEFORE_S, _AFTER_S = 3 * 86400, 30 * 86400

CHATS = MeasureTable(
    name="audit_m_chats",
    key="order_key",
    needs=("messages.text",),
    query=f"""
        SELECT
            l.order_key,
            COUNT(*) AS chat_lines,
            CAST(SUM(CASE WHEN m.sender_role = 'buyer' THEN 1 ELSE 0 END) AS BIGINT)
                AS buyer_lines,
            CAST(SUM(CASE WHEN m.sender_role = 'buyer' AND LENGTH(m.text) >= 4
                AND {_IS_REAL} AND COALESCE(t.threads, 1) < 3 THEN 1 ELSE 0 END) AS BIGINT)
                AS real_lines,
            CAST(SUM(CASE WHEN m.sender_role = 'buyer' AND t.threads >= 3 THEN 1 ELSE 0 END)
                AS BIGINT) AS template_lines,
            CAST(SUM(CASE WHEN {speaks_of_brushing("m.text")} THEN 1 ELSE 0 END) AS BIGINT)
                AS brushing_lines
        FROM (
            SELECT o.order_key, m.conversation_id
            FROM messages AS m
            JOIN audit_orders AS o ON o.order_no = m.order_no_mentioned
            UNION
            SELECT o.order_key, c.conversation_id
            FROM conversations AS c
            JOIN audit_orders AS o ON o.buyer_key = key_of(c.buyer_id)
            WHERE o.t_s IS NOT NULL
                AND epoch_s(c.started_at) >= o.t_s - {_BEFORE_S}
                AND epoch_s(c.started_at) <= o.t_s + {_AFTER_S}
        ) AS l
        JOIN messages AS m ON m.conversation_id = l.conversation_id AND m.type = 'text'
        LEFT JOIN (
            SELECT text, COUNT(DISTINCT conversation_id) AS threads
            FROM messages
            WHERE sender_role = 'buyer' AND LENGTH(text) >= 8
            GROUP BY text
        ) AS t ON t.text = m.text
        GROUP BY l.order_key
    """,
    measures=(
        Measure("chat_lines", Text("聊天条数", "Chat lines"), "lines", absent="0"),
        Measure("real_lines", Text("买家的具体问答条数", "Concrete lines by the buyer"), "lines",
                absent="0"),
        Measure("template_lines", Text("与他人逐字相同的买家发言", "Buyer lines others sent too"),
                "lines", absent="0"),
        Measure("brushing_lines", Text("出现敏感用语的条数", "Lines with sensitive words"),
                "lines", absent="0"),
    ),
)  # fmt: skip

MEMOS = MeasureTable(
    name="audit_m_memos",
    key="order_key",
    needs=("orders.seller_memo",),
    query=f"""
        SELECT o.order_key, 1 AS memo_of_brushing
        FROM audit_orders AS o
        WHERE {speaks_of_brushing("o.memo")}
    """,
    measures=(
        Measure(
            "memo_of_brushing",
            Text("备注中出现敏感用语", "The memo uses sensitive words"),
            absent="0",
        ),
    ),
)

MARKS = MeasureTable(
    name="audit_m_marks",
    key="order_no",
    needs=("seller_marks.kind",),
    query="""
        SELECT
            order_no,
            CAST(SUM(CASE WHEN kind IN ('brushing_ledger', 'empty_parcel_service', 'confession')
                THEN 1 ELSE 0 END) AS BIGINT) AS own_confessions,
            CAST(SUM(CASE WHEN kind IN ('memo_pattern', 'cash_back') THEN 1 ELSE 0 END) AS BIGINT)
                AS own_patterns,
            CAST(SUM(CASE WHEN kind IN ('sample_or_trial', 'staff_order') THEN 1 ELSE 0 END)
                AS BIGINT) AS own_notes,
            CAST(MAX(ROUND(commission_amount * 100)) AS BIGINT) AS mark_commission_cents
        FROM seller_marks
        WHERE order_no IS NOT NULL
        GROUP BY order_no
    """,
    measures=(
        Measure("own_confessions", Text("店铺刷单表等记录条数", "Entries in the shop's own list"),
                "entries", absent="0"),
        Measure("own_patterns", Text("备注暗号等标记条数", "Memo codes and like marks"),
                "entries", absent="0"),
        Measure("own_notes", Text("样品或员工单标注条数", "Notes of samples or staff orders"),
                "entries", absent="0"),
        Measure("mark_commission_cents", Text("表中记录的佣金", "Commission the list names"),
                "fen"),
    ),
)  # fmt: skip

REVIEWS = MeasureTable(
    name="audit_m_reviews",
    key="order_no",
    needs=("reviews.content",),
    query="""
        SELECT
            v.order_no,
            COUNT(*) AS review_count,
            MAX(CASE WHEN v.result NOT IN ('default_good', 'none') OR v.result IS NULL
                THEN COALESCE(alike.orders, 1) ELSE 1 END) AS review_twins,
            MAX(CASE WHEN LENGTH(v.append_content) >= 4 THEN 1 ELSE 0 END) AS review_appended,
            MIN(epoch_s(v.created_at)) AS review_s
        FROM reviews AS v
        LEFT JOIN (
            SELECT content, COUNT(DISTINCT order_no) AS orders
            FROM reviews
            WHERE LENGTH(content) >= 8
                AND (result NOT IN ('default_good', 'none') OR result IS NULL)
            GROUP BY content
        ) AS alike ON alike.content = v.content
        WHERE v.order_no IS NOT NULL
        GROUP BY v.order_no
    """,
    measures=(
        Measure("review_twins", Text("内容逐字相同的评价订单数", "Orders with the same review"),
                "orders"),
        Measure("review_appended", Text("有追评", "The buyer added a later review")),
        Measure("review_s", Text("评价时间", "Reviewed at"), "s"),
    ),
)  # fmt: skip

TABLES = (CHATS, MEMOS, MARKS, REVIEWS)
