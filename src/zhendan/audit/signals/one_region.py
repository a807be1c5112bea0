"""C07: On the busy day, does one province take far more of the orders than it usually does."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

LEAST = 20  # a share of fewer orders says little
Z = 4  # robust z above 4, starting value
_PROVINCES = ("浙江省", "江苏省", "四川省", "湖北省", "广东省", "山东省")

_DAYS = [f"2026-{4 + n // 30:02d}-{1 + n % 30:02d}" for n in range(60)]
_HEAD = "order_no paid_amount created_at receiver_province"
_USUAL = [f"A{n} 50 {day}T10:00 {_PROVINCES[n % 6]}" for n, day in enumerate(_DAYS)]
_MANY = range(30)
BURST = "\n".join([_HEAD, *_USUAL, *(f"B{n} 50 2026-06-01T11:{n:02d} 湖北省" for n in _MANY)])
TWIN = "\n".join(
    [_HEAD, *_USUAL, *(f"B{n} 50 2026-06-01T11:{n:02d} {_PROVINCES[n % 6]}" for n in _MANY)]
)
LINES = "\n".join(
    ["order_id item_id", *(f"A{n} i1" for n in range(60)), *(f"B{n} i1" for n in _MANY)]
)


ONE_REGION = Signal(
    card=SignalCard(
        code="C07",
        name="address.one-region",
        title=Text("收货地集中到一省", "Receivers collapse into one province"),
        question=Text(
            "突增当天寄往同一省的占比是否远高于该省平时的占比？",
            (
                "On the busy day, does one province take far more of the "
                "orders than it usually does?"
            ),
        ),
        family=Family.ADDRESS,
        weight=Weight.ASKS,
        why=Text("雇来的买家常在同一地区。", "Hired buyers often live in one region."),
        innocent=(
            Text(
                "只在一城的活动、地方特产、当地团购群。",
                "A campaign in one city, local food, a regional group.",
            ),
        ),
        blind_spots=(
            Text("收件人分散各地的看不出来。", "Receivers spread over the country are not seen."),
        ),
        clears=(Text("活动范围、团购群记录。", "The campaign's area, the group's records."),),
        observable="M",
        source="[U]",
    ),
    needs=("crowd_placed", "place_usual_share"),
    asks=f"crowd_placed >= {LEAST} AND crowd_top_place > crowd_placed * place_usual_share "
    "AND (crowd_top_place - crowd_placed * place_usual_share) "
    "* (crowd_top_place - crowd_placed * place_usual_share) "
    f"> {Z * Z} * crowd_placed * place_usual_share "
    "* (1 - place_usual_share)",
    facts=(
        FactSpec(
            "crowd_top_place",
            Text("其中最多的一省", "Of these, the top province"),
            unit="orders",
            baseline="crowd_placed",
            window="1 d",
        ),
        FactSpec("place_usual_share", Text("该省平时占比", "Its usual share"), unit="share"),
    ),
    examples=(
        Example(
            "thirty orders to one province",
            {
                "orders": BURST,
                "order_lines": LINES,
            },
            frozenset(f"B{n}" for n in range(30)),
        ),
        Example(
            "thirty orders spread as usual",
            {
                "orders": TWIN,
                "order_lines": LINES,
            },
        ),
    ),
    points=40,
)
