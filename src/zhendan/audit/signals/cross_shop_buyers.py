"""B05: The receiver also buys at another of the shops."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

LEAST = 20  # fewer receivers know no usual overlap
USUAL = 0.1  # shops of one brand share more than a tenth of their customers

_HEAD = "order_no shop_id paid_amount created_at receiver_phone_hash"
_HERE = [f"A{n} here 50 2026-06-01T10:{n:02d} p{n}" for n in range(30)]
ONE = "\n".join(
    [_HEAD, *_HERE, "B0 there 50 2026-06-02T10:00 p3", "B1 there 50 2026-06-02T11:00 q"]
)
BRAND = "\n".join(
    [_HEAD, *_HERE, *(f"B{n} there 50 2026-06-02T10:{n:02d} p{n}" for n in range(30))]
)


CROSS_SHOP_BUYERS = Signal(
    card=SignalCard(
        code="B05",
        name="buyer.cross-shop",
        title=Text("收件人同时出现在别的店", "The receiver also buys at another of the shops"),
        question=Text(
            ("该收件电话是否也在您的另一家店下单，而两店平时几乎没有共同顾客？"),
            (
                "Does the receiver also order at another of your shops, though "
                "they share hardly any customers?"
            ),
        ),
        family=Family.BUYER,
        weight=Weight.ASKS,
        why=Text(
            "同一批受雇买家常在几家店轮流下单。",
            "One pool of hired buyers often goes round several shops.",
        ),
        innocent=(Text("同一品牌的几家店、联合促销。", "Shops of one brand, a joint promotion."),),
        blind_spots=(
            Text(
                "只有一家店的材料、或电话脱敏时未核查。",
                "Not checked with one shop's files, or with masked phones.",
            ),
        ),
        clears=(Text("联合促销方案。", "The plan of the joint promotion."),),
        observable="M (agency) / P",
        source="P-1, P-2, P-5",
    ),
    needs=("other_shops", "shared_phones"),
    asks=f"other_shops >= 1 AND shop_phones >= {LEAST} AND shared_phones < {USUAL} * shop_phones",
    facts=(
        FactSpec("orders_elsewhere", Text("在其他店的订单", "Orders elsewhere"), unit="orders"),
        FactSpec(
            "shared_phones",
            Text("两店共同的收件人", "Receivers in common"),
            unit="phones",
            baseline="shop_phones",
        ),
    ),
    examples=(
        Example(
            "one receiver of thirty",
            {
                "orders": ONE,
            },
            frozenset({"A3"}),
        ),
        Example(
            "two shops of one brand",
            {
                "orders": BRAND,
            },
        ),
    ),
    points=40,
)
