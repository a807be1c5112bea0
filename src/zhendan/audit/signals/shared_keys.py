"""J01: Do both address and phone tie three or more accounts, short of a public place."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

TIED = 3  # starting value

SHARED_KEYS = Signal(
    card=SignalCard(
        code="J01",
        name="graph.shared-keys",
        title=Text("账号之间共用地址和电话", "Accounts share both address and phone"),
        question=Text(
            "该订单的地址和电话是否都把三个以上账号连在一起，而又不是众所周知的公共地点？",
            "Do both address and phone tie three or more accounts, short of a public place?",
        ),
        family=Family.GRAPH,
        weight=Weight.ASKS,
        why=Text(
            "多种信息同时相同的账号可能属于同一群组。",
            "Accounts that share several keys at once may belong together.",
        ),
        innocent=(
            Text(
                "家庭、宿舍、同事、驿站、集运仓。",
                "Families, dormitories, colleagues, stations, forwarders.",
            ),
        ),
        blind_spots=(
            Text("地址电话都分散的群组看不出来。", "Groups with scattered keys are not seen."),
        ),
        clears=(Text("地点类别、各人取件码。", "Class of the place, pick-up codes."),),
        observable="M/P",
        source="P-7, P-1",
    ),
    needs=("address_buyers", "phone_buyers", "address_popular"),
    asks=f"address_buyers >= {TIED} AND phone_buyers >= {TIED} "
    "AND address_buyers <= address_popular",
    facts=(
        FactSpec(
            "address_buyers",
            Text("同址买家", "Buyers at the address"),
            unit="buyers",
            baseline="address_popular",
            window="30 d",
        ),
        FactSpec("phone_buyers", Text("同电话买家", "Buyers with the phone"), unit="buyers"),
    ),
    examples=(
        Example(
            "three accounts, one door, one phone",
            {
                "buyers": """
                    buyer_id
                    b1
                    b2
                    b3
                """,
                "orders": """
                    order_no buyer_id paid_amount created_at address_hash receiver_phone_hash
                    A1 b1 50 2026-06-01T10:00 a p
                    A2 b2 50 2026-06-01T10:00 a p
                    A3 b3 50 2026-06-01T10:00 a p
                """,
            },
            frozenset({"A1", "A2", "A3"}),
        ),
        Example(
            "a dormitory: one door, many phones",
            {
                "buyers": """
                    buyer_id
                    b1
                    b2
                    b3
                """,
                "orders": """
                    order_no buyer_id paid_amount created_at address_hash receiver_phone_hash
                    A1 b1 50 2026-06-01T10:00 a p1
                    A2 b2 50 2026-06-01T10:00 a p2
                    A3 b3 50 2026-06-01T10:00 a p3
                """,
            },
        ),
    ),
    points=100,
)
