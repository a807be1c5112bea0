"""Measures of words: chats, memos, reviews and the shop's own marks."""

from zhendan.audit.measure import Measure, MeasureTable
from zhendan.domain import Text

# Words that brushers and their organisers use among themselves. Each also occurs in innocent
# talk, so a line that refuses, jokes or asks about it is left out below.
BRUSHING_WORDS = (
    "返款", "本佣", "返佣", "放单", "刷单", "补单", "做任务", "空包", "礼品单", "垫付", "佣金",
    "拍A发B", "假聊", "已返",
)  # fmt: skip
REFUSALS = (
    "不刷", "不做", "拒绝", "别刷", "没有刷", "从不", "骗", "举报", "违规", "禁止", "是不是刷",
    "是刷单", "像刷", "防刷", "恶意",
)  # fmt: skip


def speaks_of_brushing(column: str) -> str:
    """SQL: the text uses brushing words, and no word that turns it into a refusal."""
    words = " OR ".join(f"{column} LIKE '%{word}%'" for word in BRUSHING_WORDS)
    refusals = " OR ".join(f"{column} LIKE '%{word}%'" for word in REFUSALS)
    return f"(({words}) AND NOT ({refusals}))"


# What somebody who wants to use a thing asks or tells: sizes, fit, delivery, faults.
_REAL_TALK = (
    "尺寸", "多大", "多高", "多重", "合适", "会不会", "能不能", "可以吗", "怎么用", "怎么装",
    "什么时候", "几天", "发货", "到货", "坏", "漏", "破", "退", "换", "开票", "发票", "过敏",
    "老人", "孩子", "颜色", "材质", "保修", "一起发", "改地址", "收到",
)  # fmt: skip
_IS_REAL = "(" + " OR ".join(f"m.text LIKE '%{word}%'" for word in _REAL_TALK) + ")"

# Threats name what will be done and what is wanted; a complaint alone is none.
_THREATS = (
    "不给钱", "不转钱", "打钱", "封店", "刷死你", "搞垮", "差评轰炸", "勒索", "保护费", "继续刷",
    "让你店", "恶意下单",
)  # fmt: skip
DENIALS = (
    "不是我买", "没买过", "没有买过", "没下单", "没有下单", "没下过单", "我没买", "谁寄",
    "莫名其妙收到", "没在你家买", "不是我下", "没有购买",
)  # fmt: skip
# What a seller dictates to somebody who acts for him, and how that one reports back.
_ORDERS_GIVEN = (
    "搜关键词", "搜索关键词", "货比三家", "先收藏", "拍这个价", "按这个金额拍", "付款后截图",
    "下单截图", "好评模板", "按要求评价", "不要说",
)  # fmt: skip
_TASKS_DONE = ("已拍下截图", "任务完成", "任务已完成", "已按要求", "好评已发", "单已做好", "已截图")


def any_of(column: str, words: tuple[str, ...]) -> str:
    """SQL: the text holds one of the words."""
    return "(" + " OR ".join(f"{column} LIKE '%{word}%'" for word in words) + ")"


# A chat belongs to an order that it names, or to its buyer's order within these days.
_BEFORE_S, _AFTER_S = 3 * 86400, 30 * 86400

_GOT = "COALESCE(o.delivered_s, o.platform_delivered_s) AS got_s"

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
                AS brushing_lines,
            CAST(SUM(CASE WHEN m.sender_role = 'buyer' AND {any_of("m.text", _THREATS)}
                THEN 1 ELSE 0 END) AS BIGINT) AS threat_lines,
            CAST(SUM(CASE WHEN m.sender_role = 'buyer' AND {any_of("m.text", DENIALS)}
                THEN 1 ELSE 0 END) AS BIGINT) AS denial_lines,
            CAST(SUM(CASE WHEN (m.sender_role = 'agent' AND {any_of("m.text", _ORDERS_GIVEN)})
                OR (m.sender_role = 'buyer' AND {any_of("m.text", _TASKS_DONE)})
                THEN 1 ELSE 0 END) AS BIGINT) AS errand_lines,
            MIN(CASE WHEN m.sender_role = 'agent' THEN m.sender_label END) AS clerk,
            CAST(SUM(CASE WHEN m.sender_role = 'buyer' AND epoch_s(m.sent_at) > l.got_s
                THEN 1 ELSE 0 END) AS BIGINT) AS after_lines
        FROM (
            SELECT o.order_key, m.conversation_id, {_GOT}
            FROM messages AS m
            JOIN audit_orders AS o ON o.order_no = m.order_no_mentioned
            UNION
            SELECT o.order_key, c.conversation_id, {_GOT}
            FROM conversations AS c
            JOIN audit_orders AS o ON o.buyer_key = key_of(c.buyer_id)
            WHERE o.t_s IS NOT NULL
                AND epoch_s(c.started_at) >= o.t_s - {_BEFORE_S}
                AND epoch_s(c.started_at) <= o.t_s + {_AFTER_S}
        ) AS l
        JOIN messages AS m ON m.conversation_id = l.conversation_id AND m.type = 'text'
        LEFT JOIN (
            SELECT
                said.text,
                COUNT(DISTINCT COALESCE(c.buyer_id, said.conversation_id)) AS threads
            FROM messages AS said
            LEFT JOIN conversations AS c ON c.conversation_id = said.conversation_id
            WHERE said.sender_role = 'buyer' AND LENGTH(said.text) >= 8
            GROUP BY said.text
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
        Measure("threat_lines", Text("威胁用语的条数", "Lines with threats"), "lines",
                absent="0"),
        Measure("denial_lines", Text("表示没有下单的条数", "Lines that deny the order"), "lines",
                absent="0"),
        Measure("errand_lines", Text("像交代任务的条数", "Lines that sound like an errand"),
                "lines", absent="0"),
        Measure("clerk", Text("接待客服", "Service clerk"), needs=("messages.sender_label",)),
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

# What buyer and shop wrote on the order itself.
_GIFT = ("送礼", "礼物", "贺卡", "祝福", "生日快乐", "节日快乐", "员工福利", "福利", "代收")
_PICK_UP = ("自提", "到店取", "门店自取", "现场取货")
_TEST = ("测试", "试单", "联调")
_SUPPLIED = ("一件代发", "供应商直发", "厂家直发", "工厂直发", "供应商代发", "厂家代发")
_FILLER = ("补差", "差价", "补邮", "邮费", "运费", "专拍链接", "补拍")

NOTES = MeasureTable(
    name="audit_m_notes",
    key="order_key",
    needs=("orders.buyer_message|orders.seller_memo|order_lines.title",),
    query=f"""
        SELECT
            o.order_key,
            MAX(CASE WHEN {any_of("o.buyer_message", _GIFT)} THEN 1 ELSE 0 END) AS gift_note,
            MAX(CASE WHEN {any_of("o.buyer_message", _PICK_UP)} OR {any_of("o.memo", _PICK_UP)}
                THEN 1 ELSE 0 END) AS pick_up_note,
            MAX(CASE WHEN {any_of("o.memo", _TEST)} THEN 1 ELSE 0 END) AS test_note,
            MAX(CASE WHEN {any_of("o.memo", _SUPPLIED)} THEN 1 ELSE 0 END) AS dropship_note,
            MAX(CASE WHEN {any_of("l.title", _FILLER)} THEN 1 ELSE 0 END) AS is_filler
        FROM audit_orders AS o
        LEFT JOIN order_lines AS l ON l.order_id = o.order_id
        WHERE o.buyer_message IS NOT NULL OR o.memo IS NOT NULL OR {any_of("l.title", _FILLER)}
        GROUP BY o.order_key
    """,
    measures=(
        Measure("gift_note", Text("买家留言写明送礼", "The buyer's note says gift"), absent="0",
                needs=("orders.buyer_message",)),
        Measure("pick_up_note", Text("留言或备注写明自提", "A note says pick-up"), absent="0",
                needs=("orders.buyer_message|orders.seller_memo",)),
        Measure("test_note", Text("备注写明测试", "The memo says test"), absent="0",
                needs=("orders.seller_memo",)),
        Measure("dropship_note", Text("备注写明代发", "The memo says drop-shipped"), absent="0",
                needs=("orders.seller_memo",)),
        Measure("is_filler", Text("补差价、邮费一类链接", "A link for differences or freight"),
                absent="0", needs=("order_lines.title",)),
    ),
)  # fmt: skip

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

TABLES = (CHATS, MEMOS, NOTES, MARKS, REVIEWS)
