"""G02: Does the order's chat use brushing words, not as a refusal or a question."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

BRUSHING_WORDS = Signal(
    card=SignalCard(
        code="G02",
        name="chat.brushing-words",
        title=Text("聊天中出现返款等敏感用语", "The chat speaks of pay-backs and the like"),
        question=Text(
            "与该订单有关的聊天是否出现返款、刷单一类用语，而且不是在拒绝或询问？",
            "Does the order's chat use brushing words, not as a refusal or a question?",
        ),
        family=Family.CHAT,
        weight=Weight.SUPPORTS,
        why=Text("双方自己的话最直接。", "What both sides said themselves is the plainest sign."),
        innocent=(
            Text(
                "谈论、玩笑、否认、拒绝刷单；活动返现咨询。",
                "Talk about it, jokes, denials, refusals; questions about a cash-back.",
            ),
        ),
        blind_spots=(Text("在别的软件里说的话看不到。", "What was said elsewhere is not seen."),),
        clears=(Text("前后文完整的会话，由人阅读。", "The whole thread, read by a person."),),
        observable="M",
        source="[U]; must be shown to the user, never hidden",
    ),
    needs=("brushing_lines",),
    asks="brushing_lines >= 1",
    facts=(FactSpec("brushing_lines", Text("敏感用语条数", "Sensitive lines"), unit="lines"),),
    examples=(
        Example(
            "a promise to pay back",
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
                    conversation_id text order_no_mentioned
                    c1 收到货拍图本佣一起返款给你 A1
                    c2 发什么快递 A2
                """,
            },
            frozenset({"A1"}),
        ),
        Example(
            "a refusal to brush",
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
                    conversation_id text order_no_mentioned
                    c1 我们不刷单也没有返款请放心 A1
                """,
            },
        ),
    ),
    points=200,
    rests_on=("messages",),
)
