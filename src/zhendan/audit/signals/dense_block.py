"""J02: Does the order lie in a set of accounts tied more closely than any other in this shop."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

ACCOUNTS = 5  # starting value

DENSE_BLOCK = Signal(
    card=SignalCard(
        code="J02",
        name="graph.dense-block",
        title=Text("本店联系最紧密的账号群组", "The most closely tied accounts of the shop"),
        question=Text(
            "该订单是否处于一组彼此联系特别紧密的账号之中（共用多个地址、电话，或多次同日同款）？",
            "Is the order in a set of accounts tied unusually closely by keys or by errands?",
        ),
        family=Family.GRAPH,
        weight=Weight.ASKS,
        why=Text(
            "同一批账号反复一起行动，值得一并查看；忠实顾客也会这样，所以只提问，不作结论。",
            "Accounts that act together again and again are worth a look; so do loyal customers.",
        ),
        innocent=(
            Text(
                "家庭、宿舍、同事、集运仓；会员日、直播间的老观众、社区团购、单位固定采购。",
                "Families, dormitories, colleagues, forwarders; member days, regulars of a "
                "broadcast, group purchases, standing orders.",
            ),
        ),
        blind_spots=(
            Text(
                "每次都换账号和地址的群组看不出来；买家或地址脱敏时未核查。",
                "Groups that change accounts and addresses each time; masked buyers and addresses.",
            ),
        ),
        clears=(
            Text(
                "称重、轨迹与付款记录；地点类别；促销或直播登记。",
                "Weights, tracks and payments; class of the place; promotions and broadcasts.",
            ),
        ),
        observable="M",
        source="P-2, P-5; FRAUDAR (KDD 2016)",
    ),
    needs=("ring_accounts",),
    asks=f"ring_accounts >= {ACCOUNTS}",
    facts=(
        FactSpec("ring_accounts", Text("群组中的账号", "Accounts of the ring"), unit="accounts"),
        FactSpec("ring_keys", Text("连接它们的信息", "Keys that tie them"), unit="keys"),
        FactSpec("ring_orders", Text("群组中的订单", "Orders inside it"), unit="orders"),
    ),
    examples=(
        Example(
            "five accounts, one door and one phone",
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
                    order_no buyer_id paid_amount created_at address_hash receiver_phone_hash
                    A1 b1 50 2026-06-01T10:00 a p
                    A2 b2 50 2026-06-02T10:00 a p
                    A3 b3 50 2026-06-03T10:00 a p
                    A4 b4 50 2026-06-04T10:00 a p
                    A5 b5 50 2026-06-05T10:00 a p
                    A6 b6 50 2026-06-05T10:00 z q
                """,
            },
            frozenset({"A1", "A2", "A3", "A4", "A5"}),
        ),
        Example(
            "a dormitory: one door, everyone's own phone",
            {
                "buyers": """
                    buyer_id
                    b1
                    b2
                    b3
                    b4
                    b5
                """,
                "orders": """
                    order_no buyer_id paid_amount created_at address_hash receiver_phone_hash
                    A1 b1 50 2026-06-01T10:00 a p1
                    A2 b2 50 2026-06-02T10:00 a p2
                    A3 b3 50 2026-06-03T10:00 a p3
                    A4 b4 50 2026-06-04T10:00 a p4
                    A5 b5 50 2026-06-05T10:00 a p5
                """,
            },
        ),
    ),
    points=30,
)
