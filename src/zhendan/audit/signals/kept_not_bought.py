"""D07: Were there three times the usual favourites and carts for each visitor that day."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

LEAST = 50  # fewer are a handful of people
TIMES = 3  # times the shop's own usual, starting value

_HEAD = "traffic_id item_id traffic_on visitors favourites carts"
_QUIET = [f"t{n} i1 2026-05-{n:02d} 100 5 5" for n in range(20, 32)]
KEPT = "\n".join([_HEAD, *_QUIET, "t99 i1 2026-06-01 110 90 60"])
USUAL = "\n".join([_HEAD, *_QUIET, "t99 i1 2026-06-01 700 40 30"])


KEPT_NOT_BOUGHT = Signal(
    card=SignalCard(
        code="D07",
        name="visit.favourites-inflated",
        title=Text("收藏加购异常多", "Favourites and carts out of proportion"),
        question=Text(
            "该商品当天每位访客的收藏加购次数是否达到往常的三倍？",
            ("Were there three times the usual favourites and carts for each visitor that day?"),
        ),
        family=Family.TIME,
        weight=Weight.ASKS,
        why=Text(
            "任务常要求先收藏加购，用来抬排名。",
            ("Errands often ask for favourites and carts first, to lift the ranking."),
        ),
        innocent=(
            Text(
                "加购有礼活动、大促前蓄水。",
                "A game that rewards carts, the days before a big promotion.",
            ),
        ),
        blind_spots=(
            Text(
                "没有收藏加购列的流量报表未核查。",
                "Not checked without these columns in the traffic report.",
            ),
        ),
        clears=(Text("活动页面。", "The campaign's page."),),
        observable="M",
        source="P-6",
    ),
    needs=("item_kept_share", "item_kept_usual"),
    asks=f"item_kept >= {LEAST} AND item_kept_share >= {TIMES} * item_kept_usual",
    facts=(
        FactSpec("item_kept", Text("收藏加购", "Favourites and carts"), unit="times", window="1 d"),
        FactSpec(
            "item_kept_share",
            Text("每位访客", "A visitor"),
            unit="times",
            baseline="item_kept_usual",
        ),
    ),
    examples=(
        Example(
            "a hundred and fifty from a hundred and ten visitors",
            {
                "orders": """
                    order_no paid_amount created_at
                    A1 50 2026-06-01T10:00
                    A2 50 2026-05-22T10:00
                """,
                "order_lines": """
                    order_id item_id
                    A1 i1
                    A2 i1
                """,
                "traffic": KEPT,
            },
            frozenset({"A1"}),
        ),
        Example(
            "more of them because more people came",
            {
                "orders": """
                    order_no paid_amount created_at
                    A1 50 2026-06-01T10:00
                    A2 50 2026-05-22T10:00
                """,
                "order_lines": """
                    order_id item_id
                    A1 i1
                    A2 i1
                """,
                "traffic": USUAL,
            },
        ),
    ),
    points=40,
)
