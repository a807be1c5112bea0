"""C08: Did the buyer use five or more addresses within seven days."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

ADDRESSES = 5  # starting value

MANY_ADDRESSES = Signal(
    card=SignalCard(
        code="C08",
        name="address.many-addresses",
        title=Text("一个买家短期寄往多个地址", "One buyer, many addresses"),
        question=Text(
            "该买家七天内是否用了五个以上收货地址？",
            "Did the buyer use five or more addresses within seven days?",
        ),
        family=Family.ADDRESS,
        weight=Weight.ASKS,
        why=Text(
            "用买来的名单充当收件人时会出现一人多址。",
            "Lists of bought receivers show up as one buyer with many addresses.",
        ),
        innocent=(
            Text("一件代发、企业送礼、节日送礼。", "Drop-shipping, company gifts, festival gifts."),
        ),
        blind_spots=(Text("每个账号只寄一处时看不出来。", "One address per account is not seen."),),
        clears=(
            Text(
                "分销协议、送礼名单与同意、企业发票。",
                "A reseller agreement, a gift list with consent, a company invoice.",
            ),
        ),
        observable="M",
        source="SH-4, C-4",
    ),
    needs=("buyer_addresses",),
    asks=f"buyer_addresses >= {ADDRESSES}",
    facts=(
        FactSpec(
            "buyer_addresses",
            Text("七天内的收货地址", "Addresses within seven days"),
            unit="addresses",
            window="7 d",
        ),
    ),
    examples=(
        Example(
            "one account, five doors",
            {
                "buyers": """
                    buyer_id
                    b1
                """,
                "orders": """
                    order_no buyer_id paid_amount created_at address_hash
                    A1 b1 50 2026-06-01T10:00 a1
                    A2 b1 50 2026-06-01T11:00 a2
                    A3 b1 50 2026-06-02T10:00 a3
                    A4 b1 50 2026-06-02T11:00 a4
                    A5 b1 50 2026-06-03T10:00 a5
                """,
            },
            frozenset({"A1", "A2", "A3", "A4", "A5"}),
        ),
        Example(
            "home and office",
            {
                "buyers": """
                    buyer_id
                    b1
                """,
                "orders": """
                    order_no buyer_id paid_amount created_at address_hash
                    A1 b1 50 2026-06-01T10:00 a1
                    A2 b1 50 2026-06-02T10:00 a2
                """,
            },
        ),
    ),
    points=80,
)
