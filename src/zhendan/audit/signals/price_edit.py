"""E11: Was the unit price below half of its mean on other days."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

LEAST = 10  # fewer orders know no usual price
SHARE = 0.5  # starting value
RARE = 0.02  # a shop whose prices move so every week is asked nothing

_HEAD = "order_no paid_amount created_at"
_USUAL = [f"A{n} 99 2026-05-{1 + n:02d}T10:00" for n in range(28)]
_MORE = [f"C{n} 99 2026-04-{1 + n:02d}T10:00" for n in range(28)]
ORDERS = "\n".join([_HEAD, *_USUAL, *_MORE, "B0 29 2026-06-01T10:00"])
_LINES = [f"{x}{n} K1 99" for x in "AC" for n in range(28)]
CUT = "\n".join(["order_id sku_code paid_amount", *_LINES, "B0 K1 29"])
LESS = "\n".join(["order_id sku_code paid_amount", *_LINES, "B0 K1 69"])


PRICE_EDIT = Signal(
    card=SignalCard(
        code="E11",
        name="money.price-edit",
        title=Text("单价比往常低一半以上", "The price fell by half"),
        question=Text(
            "该规格当天的单价是否不到其他日子均价的一半？",
            "Was the unit price below half of its mean on other days?",
        ),
        family=Family.MONEY,
        weight=Weight.ASKS,
        why=Text(
            "短暂改价可以低价刷量，或掩盖真实价格。",
            "A short price edit makes sales cheap, or hides the true price.",
        ),
        innocent=(
            Text(
                "清仓、换包装、换季、标错价。",
                "Clearance, a new packaging, a change of season, a wrong price.",
            ),
        ),
        blind_spots=(
            Text(
                "没有单价或成交金额的导出未核查。",
                "Not checked without unit prices or paid amounts.",
            ),
        ),
        clears=(Text("写明原因的改价记录。", "The log of price edits with reasons."),),
        observable="M",
        source="TB-2; > 50 % SV",
    ),
    needs=("unit_cents", "usual_unit_cents", "base_cut_share"),
    asks=f"price_orders >= {LEAST} AND unit_cents < {SHARE} * usual_unit_cents "
    f"AND base_cut_share < {RARE} "
    "AND COALESCE(is_trial, 0) = 0 AND COALESCE(is_gift, 0) = 0",
    facts=(
        FactSpec(
            "unit_cents",
            Text("当天单价", "Price that day"),
            unit="fen",
            baseline="usual_unit_cents",
        ),
    ),
    examples=(
        Example(
            "twenty-nine instead of ninety-nine",
            {
                "orders": ORDERS,
                "order_lines": CUT,
            },
            frozenset({"B0"}),
        ),
        Example(
            "an ordinary discount",
            {
                "orders": ORDERS,
                "order_lines": LESS,
            },
        ),
    ),
    points=40,
)
