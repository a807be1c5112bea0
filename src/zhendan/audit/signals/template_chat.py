"""G01: Do two or more lines of the buyer stand word for word in other threads too."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

_HEAD = "conversation_id seq text order_no_mentioned"
_LINES = ("这款看起来真的很不错呢", "我已经下单了请尽快安排哦")
SAME = "\n".join(
    [_HEAD, *(f"c{n} {s} {text} A{n}" for n in (1, 2, 3) for s, text in enumerate(_LINES))]
)
OWN = "\n".join([_HEAD, *(f"c{n} 1 第{n}个问题请问能不能分两次寄 A{n}" for n in (1, 2, 3))])

TEMPLATE_CHAT = Signal(
    card=SignalCard(
        code="G01",
        name="chat.template",
        title=Text("买家发言逐字相同", "Buyers say the same words"),
        question=Text(
            "该买家是否有两条以上发言与另外两个会话逐字相同？",
            "Do two or more lines of the buyer stand word for word in other threads too?",
        ),
        family=Family.CHAT,
        weight=Weight.SUPPORTS,
        why=Text(
            "按模板聊天是假聊的常见形态。", "Chats from a template are a usual form of staged talk."
        ),
        innocent=(
            Text("平台自动问题、快捷按钮。", "Automatic questions and buttons of the platform."),
        ),
        blind_spots=(
            Text("每次改写的假聊看不出来。", "Staged talk that is reworded is not seen."),
        ),
        clears=(
            Text(
                "去掉系统与按钮消息后的原始会话。",
                "The original thread without system and button lines.",
            ),
        ),
        observable="M",
        source="P-1 [detail U]",
    ),
    needs=("template_lines",),
    asks="template_lines >= 2 AND real_lines = 0",
    facts=(
        FactSpec("template_lines", Text("逐字相同的发言", "Lines others sent too"), unit="lines"),
    ),
    examples=(
        Example(
            "three buyers with the same two lines",
            {
                "orders": """
                    order_no paid_amount created_at
                    A1 50 2026-06-01T10:00
                    A2 50 2026-06-01T10:00
                    A3 50 2026-06-01T10:00
                """,
                "conversations": """
                    conversation_id
                    c1
                    c2
                    c3
                """,
                "messages": SAME,
            },
            frozenset({"A1", "A2", "A3"}),
        ),
        Example(
            "three buyers with words of their own",
            {
                "orders": """
                    order_no paid_amount created_at
                    A1 50 2026-06-01T10:00
                    A2 50 2026-06-01T10:00
                    A3 50 2026-06-01T10:00
                """,
                "conversations": """
                    conversation_id
                    c1
                    c2
                    c3
                """,
                "messages": OWN,
            },
        ),
    ),
    points=80,
    rests_on=("messages",),
)
