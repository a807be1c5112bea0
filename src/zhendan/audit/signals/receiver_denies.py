"""F16: Does the buyer say in the chat or the refund that he never ordered."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

RECEIVER_DENIES = Signal(
    card=SignalCard(
        code="F16",
        name="logistics.receiver-denies",
        title=Text("收件人说没有下过单", "The receiver says he ordered nothing"),
        question=Text(
            "聊天或退款留言中，买家是否表示没有下过这一单？",
            ("Does the buyer say in the chat or the refund that he never ordered?"),
        ),
        family=Family.CHAT,
        weight=Weight.SUPPORTS,
        why=Text(
            "不知情的收件人会来问是谁寄的。", "Receivers who know of nothing ask who sent it."
        ),
        innocent=(
            Text(
                "家人代买、收到礼物、忘记下单。",
                "Bought by the family, a present, a forgotten order.",
            ),
        ),
        blind_spots=(Text("没有来问的收件人看不到。", "Receivers who do not ask are not seen."),),
        clears=(Text("送礼留言、付款人说明。", "A gift note, the payer's word."),),
        observable="M",
        source="SH-4, C-4",
    ),
    needs=("denial_lines|refund_denies",),
    asks="COALESCE(denial_lines, 0) + COALESCE(refund_denies, 0) >= 1",
    facts=(FactSpec("denial_lines", Text("否认下单的发言", "Lines that deny it"), unit="lines"),),
    examples=(
        Example(
            "who sent me this",
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
                    c1 这个包裹谁寄的我没下单 A1
                    c2 我下单的颜色发错了 A2
                """,
            },
            frozenset({"A1"}),
        ),
        Example(
            "a question about delivery",
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
                    c1 请问什么时候能收到 A1
                """,
            },
        ),
    ),
    points=90,
    rests_on=("messages", "refunds"),
)
