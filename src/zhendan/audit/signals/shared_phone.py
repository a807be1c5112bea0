"""C03: Do three or more buyer accounts use one receiver phone."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

BUYERS = 3  # starting value

SHARED_PHONE = Signal(
    card=SignalCard(
        code="C03",
        name="address.shared-phone",
        title=Text("同一收件电话多个买家", "One receiver phone, several buyers"),
        question=Text(
            "同一收件电话是否被三个以上买家账号使用？",
            "Do three or more buyer accounts use one receiver phone?",
        ),
        family=Family.ADDRESS,
        weight=Weight.ASKS,
        why=Text(
            "一部电话对应多个账号，可能是同一收件人。",
            "One phone behind many accounts may be one receiver.",
        ),
        innocent=(
            Text(
                "家人共用、团长代收；平台隐私号（已排除）。",
                "A family, a group leader; relay numbers, which are left out.",
            ),
        ),
        blind_spots=(
            Text("电话脱敏或为虚拟号时未核查。", "Not checked where phones are masked or relayed."),
        ),
        clears=(
            Text("团长说明、家庭关系说明。", "A statement of the group leader or the family."),
        ),
        observable="M",
        source="YY A7-A8",
    ),
    needs=("phone_buyers",),
    asks=f"phone_buyers >= {BUYERS}",
    facts=(
        FactSpec("phone_buyers", Text("使用该电话的买家", "Buyers with this phone"), unit="buyers"),
    ),
    examples=(
        Example(
            "three accounts, one phone",
            {
                "buyers": """
                    buyer_id
                    b1
                    b2
                    b3
                """,
                "orders": """
                    order_no buyer_id paid_amount created_at receiver_phone_hash
                    A1 b1 50 2026-06-01T10:00 p
                    A2 b2 50 2026-06-01T10:00 p
                    A3 b3 50 2026-06-01T10:00 p
                """,
            },
            frozenset({"A1", "A2", "A3"}),
        ),
        Example(
            "a relay number shared by design",
            {
                "buyers": """
                    buyer_id
                    b1
                    b2
                    b3
                """,
                "orders": """
                    order_no buyer_id paid_amount created_at receiver_phone_hash receiver_phone_kind
                    A1 b1 50 2026-06-01T10:00 p virtual
                    A2 b2 50 2026-06-01T10:00 p virtual
                    A3 b3 50 2026-06-01T10:00 p virtual
                """,
            },
        ),
    ),
    points=80,
)
