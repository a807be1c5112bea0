"""G03: Talk that sounds like an errand."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

ERRAND_TALK = Signal(
    card=SignalCard(
        code="G03",
        name="chat.errand-talk",
        title=Text("对话像在交代任务", "Talk that sounds like an errand"),
        question=Text(
            "客服是否向买家交代搜索词、金额或截图，或买家主动回报完成？",
            (
                "Does the clerk dictate search words, sums or screenshots, or "
                "the buyer report that it is done?"
            ),
        ),
        family=Family.CHAT,
        weight=Weight.ASKS,
        why=Text(
            "真实买家不需要被告知怎么搜、拍多少钱。",
            ("A real buyer need not be told what to search and how much to pay."),
        ),
        innocent=(
            Text(
                "贵宾服务、改价拍下、活动指引。",
                "VIP service, an agreed price, guidance for a campaign.",
            ),
        ),
        blind_spots=(Text("在别的软件里交代的看不到。", "Errands given elsewhere are not seen."),),
        clears=(Text("前后文完整的会话，由人阅读。", "The whole thread, read by a person."),),
        observable="M",
        source="[U]",
    ),
    needs=("errand_lines",),
    asks="errand_lines >= 1",
    facts=(FactSpec("errand_lines", Text("此类发言", "Such lines"), unit="lines"),),
    examples=(
        Example(
            "a search word and a sum",
            {
                "orders": """
                    order_no paid_amount created_at
                    A1 50 2026-06-01T10:00
                    A2 50 2026-06-01T10:00
                """,
                "conversations": """
                    conversation_id
                    c1
                    c2
                """,
                "messages": """
                    conversation_id sender_role text order_no_mentioned
                    c1 agent 搜关键词示例抱枕然后付款后截图 A1
                    c2 agent 您好尺寸是四十五厘米 A2
                """,
            },
            frozenset({"A1"}),
        ),
        Example(
            "a buyer who asks for a discount",
            {
                "orders": """
                    order_no paid_amount created_at
                    A1 50 2026-06-01T10:00
                """,
                "conversations": """
                    conversation_id
                    c1
                """,
                "messages": """
                    conversation_id sender_role text order_no_mentioned
                    c1 buyer 能不能便宜点 A1
                """,
            },
        ),
    ),
    points=80,
    rests_on=("messages",),
)
