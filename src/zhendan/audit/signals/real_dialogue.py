"""G06: Did the buyer write two or more concrete lines on use, size, delivery or after-sales."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

REAL_DIALOGUE = Signal(
    card=SignalCard(
        code="G06",
        name="chat.real-dialogue",
        title=Text("有具体真实的沟通", "A concrete, natural conversation"),
        question=Text(
            "买家是否有两条以上关于使用、尺寸、发货、售后的具体发言？",
            (
                "Did the buyer write two or more concrete lines on use, size, delivery or "
                "after-sales?"
            ),
        ),
        family=Family.CHAT,
        weight=Weight.FOR_SHOP,
        why=Text(
            "真正要用东西的人会问具体问题。",
            "Somebody who will use a thing asks concrete questions.",
        ),
        innocent=(Text("（本项对店铺有利）", "(Speaks for the shop.)"),),
        blind_spots=(
            Text(
                "假聊也可能写得具体；复制文本没有平台签名。",
                "Staged talk may be concrete; copied text bears no server signature.",
            ),
        ),
        clears=(Text("带编号和时间的会话导出。", "A thread export with ids and times."),),
        observable="M",
        source="method step 2",
    ),
    needs=("real_lines",),
    asks="real_lines >= 2 AND brushing_lines = 0",
    facts=(FactSpec("real_lines", Text("具体发言", "Concrete lines"), unit="lines"),),
    examples=(
        Example(
            "size, delivery and a broken corner",
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
                    conversation_id seq text order_no_mentioned
                    c1 1 身高180买多大尺寸合适 A1
                    c1 2 什么时候能到货 A1
                """,
            },
            frozenset({"A1"}),
        ),
        Example(
            "a bare greeting",
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
                    conversation_id seq text order_no_mentioned
                    c1 1 在吗 A1
                    c1 2 好的谢谢 A1
                """,
            },
        ),
    ),
    points=150,
    rests_on=("messages",),
)
