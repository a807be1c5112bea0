"""M03: Does the seller's memo speak of pay-backs, empty parcels and the like."""

from zhendan.audit.signal import Example, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

MEMO_WORDS = Signal(
    card=SignalCard(
        code="M03",
        name="marks.memo-words",
        title=Text("备注中出现敏感用语", "The memo uses sensitive words"),
        question=Text(
            "卖家备注是否写有返款、空包一类用语？",
            "Does the seller's memo speak of pay-backs, empty parcels and the like?",
        ),
        family=Family.MARKS,
        weight=Weight.ASKS,
        why=Text(
            "备注是店铺自己写的，审核人会看到。",
            "Memos are the shop's own words; a reviewer will read them.",
        ),
        innocent=(
            Text(
                "提醒客服拒绝刷单、记录恶意订单。",
                "A reminder to refuse brushing, a note on a hostile order.",
            ),
        ),
        blind_spots=(Text("用别的说法写的备注看不出来。", "Memos in other words are not seen."),),
        clears=(Text("说明该备注含义的凭证。", "An exhibit that explains the memo."),),
        observable="M",
        source="[U]",
    ),
    needs=("memo_of_brushing",),
    asks="memo_of_brushing >= 1",
    facts=(),
    examples=(
        Example(
            "a memo that says empty parcel",
            {
                "orders": """
                    order_no paid_amount created_at seller_memo
                    A1 199 2026-06-01T10:00 空包
                    A2 199 2026-06-01T10:00 老客~送袜子
                """,
            },
            frozenset({"A1"}),
        ),
        Example(
            "a memo about a hostile order",
            {
                "orders": """
                    order_no paid_amount created_at seller_memo
                    A1 199 2026-06-01T10:00 疑似恶意刷单已报平台
                """,
            },
        ),
    ),
    points=120,
)
