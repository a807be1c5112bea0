"""E09: Do the promoter's orders come from few buyers who order again and again."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

LEAST = 12  # fewer orders are a beginning
EACH = 4  # orders a buyer, far above ordinary repurchase

_N = range(12)
ACCOUNTS = "\n".join(["buyer_id", *(f"b{n}" for n in _N)])
_HEAD = "order_no buyer_id paid_amount created_at creator_id"
FEW = "\n".join([_HEAD, *(f"A{n} b{n % 3} 50 2026-06-01T10:{n:02d} k1" for n in _N)])
MANY = "\n".join([_HEAD, *(f"A{n} b{n} 50 2026-06-01T10:{n:02d} k1" for n in _N)])


COMMISSION_LOOP = Signal(
    card=SignalCard(
        code="E09",
        name="money.commission-loop",
        title=Text("推广者的买家反复是同一批", "A promoter whose buyers are always the same"),
        question=Text(
            "该推广者带来的订单是否出自少数反复下单的买家？",
            ("Do the promoter's orders come from few buyers who order again and again?"),
        ),
        family=Family.MONEY,
        weight=Weight.ASKS,
        why=Text(
            "套佣的推广者用自己的账号下单。",
            "A promoter after commissions orders with accounts of his own.",
        ),
        innocent=(
            Text(
                "真实的粉丝群、复购率高的达人。",
                ("A real circle of fans, a promoter of goods that are bought again."),
            ),
        ),
        blind_spots=(
            Text("每单换账号的看不出来。", "A fresh account for every order is not seen."),
        ),
        clears=(
            Text(
                "推广内容、受众与买家分散的证明。", "The clip, the audience, proof of many buyers."
            ),
        ),
        observable="M",
        source="TK-6, [U]",
    ),
    needs=("creator_orders", "creator_buyers"),
    asks=f"creator_orders >= {LEAST} AND creator_buyers * {EACH} <= creator_orders",
    facts=(
        FactSpec("creator_orders", Text("推广订单", "Orders brought"), unit="orders"),
        FactSpec("creator_buyers", Text("其中买家", "Buyers among them"), unit="buyers"),
        FactSpec("creator_undone", Text("其中撤销", "Undone"), unit="orders"),
    ),
    examples=(
        Example(
            "twelve orders of three accounts",
            {
                "buyers": ACCOUNTS,
                "orders": FEW,
            },
            frozenset(f"A{n}" for n in range(12)),
        ),
        Example(
            "twelve orders of twelve fans",
            {
                "buyers": ACCOUNTS,
                "orders": MANY,
            },
        ),
    ),
    points=80,
)
