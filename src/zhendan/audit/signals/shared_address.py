"""C01: Do far more buyers than usual in this shop share the address within 30 days."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

SHARED_ADDRESS = Signal(
    card=SignalCard(
        code="C01",
        name="address.shared-address",
        title=Text("同一地址多个买家", "One address, many buyers"),
        question=Text(
            "30 天内寄往该地址的不同买家数是否远超本店常见水平？",
            "Do far more buyers than usual in this shop share the address within 30 days?",
        ),
        family=Family.ADDRESS,
        weight=Weight.ASKS,
        why=Text(
            "一处收货却有许多账号，可能是同一人。",
            "Many accounts with one receiver may be one hand.",
        ),
        innocent=(
            Text(
                "驿站、快递柜、学校、宿舍、厂区、写字楼、医院、集运仓。",
                (
                    "Pick-up stations, schools, dormitories, factories, offices, hospitals, "
                    "forwarders."
                ),
            ),
        ),
        blind_spots=(
            Text(
                "地址脱敏时未核查；改写门牌的变体看不出来。",
                "Not checked where addresses are masked; altered house numbers are not seen.",
            ),
        ),
        clears=(
            Text(
                "地点类别、不同取件码、该地址更早的历史。",
                "Class of the place, different pick-up codes, older history of the address.",
            ),
        ),
        observable="M",
        source="YY, [U]",
    ),
    needs=("address_buyers", "address_cut"),
    asks="address_buyers >= address_cut",
    facts=(
        FactSpec(
            "address_buyers",
            Text("30 天内的不同买家", "Buyers within 30 days"),
            unit="buyers",
            baseline="address_cut",
            window="30 d",
        ),
    ),
    examples=(
        Example(
            "six accounts at one door",
            {
                "buyers": """
                    buyer_id
                    b1
                    b2
                    b3
                    b4
                    b5
                    b6
                """,
                "orders": """
                    order_no buyer_id paid_amount created_at address_hash
                    A1 b1 50 2026-06-01T10:00 a
                    A2 b2 50 2026-06-02T10:00 a
                    A3 b3 50 2026-06-03T10:00 a
                    A4 b4 50 2026-06-03T11:00 a
                    A5 b5 50 2026-06-03T12:00 a
                    A6 b6 50 2026-06-03T12:00 z
                """,
            },
            frozenset({"A1", "A2", "A3", "A4", "A5"}),
        ),
        Example(
            "a couple with two accounts",
            {
                "buyers": """
                    buyer_id
                    b1
                    b2
                """,
                "orders": """
                    order_no buyer_id paid_amount created_at address_hash
                    A1 b1 50 2026-06-01T10:00 a
                    A2 b2 50 2026-06-02T10:00 a
                """,
            },
        ),
    ),
    points=80,
)
