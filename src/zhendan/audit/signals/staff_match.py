"""B04: Does phone, address, payer or payee of the order stand in the shop's own register."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

STAFF_MATCH = Signal(
    card=SignalCard(
        code="B04",
        name="buyer.staff-match",
        title=Text(
            "收件或付款信息与员工、合作方名册一致",
            "Receiver or payer is in the staff and partner register",
        ),
        question=Text(
            "订单的电话、地址、付款账号，或为它转出款项的收款账号，是否在店铺自己的名册里？",
            "Is its phone, address, payer, or the payee of money sent back, in the register?",
        ),
        family=Family.BUYER,
        weight=Weight.DECIDES,
        why=Text(
            "员工或合作方为冲业绩自买是常见的违规来源。",
            "Staff or partners buying from the shop to reach a target is a common cause.",
        ),
        innocent=(
            Text(
                "制度允许的员工内购：按价付款、货寄到家。",
                "A staff purchase that the rules allow: full price, goods sent home.",
            ),
        ),
        blind_spots=(
            Text(
                "用亲友信息、未登记人员的订单看不出来。",
                "Relatives and unregistered people are not seen.",
            ),
        ),
        clears=(
            Text(
                "员工内购制度、审批记录、未返款、货物确实寄出。",
                "Staff-purchase policy, approval, no pay-back, goods that really left.",
            ),
        ),
        observable="M",
        source="LZ-1, TK-1, ET-1",
    ),
    needs=("staff_keys",),
    asks="staff_keys >= 1",
    decides=(
        "measured_g < 0.6 * expected_g OR is_traceless = 1 OR (stock_moves = 0 AND "
        "sku_moved * 10 >= sku_sent * 8 AND is_dropship = 0)"
    ),
    facts=(
        FactSpec("staff_keys", Text("与名册相符的信息项", "Kinds of key that match"), unit="keys"),
        FactSpec("measured_g", Text("包裹重量", "Parcel weight"), unit="g", baseline="expected_g"),
    ),
    examples=(
        Example(
            "a receiver whose phone is in the register",
            {
                "orders": """
                    order_no paid_amount created_at receiver_phone_hash
                    A1 50 2026-06-01T10:00 p1
                    A2 50 2026-06-01T10:00 p2
                """,
                "people_register": """
                    role phone_hash
                    staff p1
                """,
            },
            frozenset({"A1"}),
        ),
        Example(
            "a namesake with another phone",
            {
                "orders": """
                    order_no paid_amount created_at receiver_phone_hash
                    A1 50 2026-06-01T10:00 p3
                """,
                "people_register": """
                    role phone_hash
                    staff p1
                """,
            },
        ),
    ),
    points=250,
    rests_on=(
        "orders",
        "people_register",
    ),
)
