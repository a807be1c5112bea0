"""H04: Was a return refunded without a return waybill, where this shop's returns have one."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

USUAL = 0.8  # the shop's own habit

_N = range(12)
ORDERS = "\n".join(["order_no paid_amount created_at", *(f"A{n} 50 2026-06-01T10:00" for n in _N)])
_HEAD = "refund_no order_no kind status amount return_waybill_no"
_WITH = [f"r{n} A{n} return_refund success 50 x{n}" for n in _N[1:]]
ONE = "\n".join([_HEAD, "r0 A0 return_refund success 50 -", *_WITH])
HABIT = "\n".join(
    [
        _HEAD,
        "rx A11 return_refund success 50 x",
        *(f"r{n} A{n} return_refund success 50 -" for n in _N),
    ]
)


RETURN_WITHOUT_GOODS = Signal(
    card=SignalCard(
        code="H04",
        name="refund.return-without-goods",
        title=Text("退货退款却没有退货运单", "A return without a return parcel"),
        question=Text(
            "退货退款已成功却没有退货运单，而本店的退货一般都有？",
            ("Was a return refunded without a return waybill, where this shop's returns have one?"),
        ),
        family=Family.REFUND,
        weight=Weight.ASKS,
        why=Text("只走流程的退款没有货物回来。", "A refund for the record brings no goods back."),
        innocent=(
            Text(
                "上门取件未登记、丢件赔付、当面退回。",
                "A pick-up not recorded, a lost parcel, handed back in person.",
            ),
        ),
        blind_spots=(
            Text(
                "本来就不登记退货运单的店铺未核查。",
                "Not asked of shops that never record return waybills.",
            ),
        ),
        clears=(
            Text("快递理赔记录、仓库收货记录。", "The courier's claim, the warehouse's record."),
        ),
        observable="M/C",
        source="[U]",
    ),
    needs=("refund_of_return", "base_return_share"),
    asks=f"refund_of_return = 1 AND refund_came_back = 0 AND base_return_share >= {USUAL}",
    facts=(
        FactSpec(
            "base_return_share", Text("本店退货有运单", "Returns with a waybill here"), unit="share"
        ),
    ),
    examples=(
        Example(
            "one of twelve returns",
            {
                "orders": ORDERS,
                "refunds": ONE,
            },
            frozenset({"A0"}),
        ),
        Example(
            "a shop that never records them",
            {
                "orders": ORDERS,
                "refunds": HABIT,
            },
        ),
    ),
    points=40,
    rests_on=("orders", "refunds"),
)
