"""M01: Does the shop's own brushing list, empty-parcel account or statement name the order."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

OWN_LIST = Signal(
    card=SignalCard(
        code="M01",
        name="marks.own-list",
        title=Text("店铺自己的刷单表等记录列有该单", "The shop's own list names this order"),
        question=Text(
            "店铺自己的刷单表、空包服务记录或书面说明是否列有该单？",
            (
                "Does the shop's own brushing list, empty-parcel account or statement name the "
                "order?"
            ),
        ),
        family=Family.MARKS,
        weight=Weight.DECIDES,
        why=Text(
            "店铺自己写下的记录，对方一查便知。", "What the shop wrote itself a reviewer will find."
        ),
        innocent=(
            Text(
                "记录错行、把真实订单误填进表。", "A wrong line, a real order entered by mistake."
            ),
        ),
        blind_spots=(Text("没有交来的表看不到。", "Lists that were not handed in are not seen."),),
        clears=(
            Text(
                "能说明误填的凭证，由负责人确认。",
                "An exhibit that shows the mistake, confirmed by a person.",
            ),
        ),
        observable="M",
        source="PRODUCT D2",
    ),
    needs=("own_confessions",),
    asks="own_confessions >= 1",
    facts=(
        FactSpec("own_confessions", Text("记录条数", "Entries"), unit="entries"),
        FactSpec("mark_commission_cents", Text("表中佣金", "Commission in the list"), unit="fen"),
    ),
    examples=(
        Example(
            "a line of the brushing list",
            {
                "orders": """
                    order_no paid_amount created_at
                    A1 199 2026-06-01T10:00
                    A2 199 2026-06-01T10:00
                """,
                "seller_marks": """
                    order_no kind commission_amount
                    A1 brushing_ledger 8
                """,
            },
            frozenset({"A1"}),
        ),
        Example(
            "a note that it was a sample",
            {
                "orders": """
                    order_no paid_amount created_at
                    A1 199 2026-06-01T10:00
                """,
                "seller_marks": """
                    order_no kind
                    A1 sample_or_trial
                """,
            },
        ),
    ),
    points=400,
    rests_on=(
        "orders",
        "seller_marks",
    ),
)
