"""F12: Numbers in a row over several days."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

RUN = 5  # starting value
DAYS = 2  # a wave goes out in one day
RARE = 0.05  # where rolls are used up slowly every shop has runs

_N = range(120)
ORDERS = "\n".join(
    ["order_no paid_amount created_at", *(f"A{n} 99 2026-06-{1 + n // 10:02d}T10:00" for n in _N)]
)
LINES = "\n".join(["order_id item_id", *(f"A{n} i{n % 3}" for n in _N)])
LINKS = "\n".join(["parcel_id order_id", *(f"w{n} A{n}" for n in _N)])
_HEAD = "parcel_id waybill_no carrier_code shipped_at"
_MIXED = [f"w{n} YT{70000 + 37 * n} yto 2026-06-{1 + n // 10:02d}T18:00" for n in _N[5:]]
BLOCK = "\n".join(
    [_HEAD, *(f"w{n} YT{90000 + n} yto 2026-06-0{1 + n}T18:00" for n in range(5)), *_MIXED]
)
WAVE = "\n".join(
    [_HEAD, *(f"w{n} YT{90000 + n} yto 2026-06-01T18:0{n}" for n in range(5)), *_MIXED]
)


NUMBERS_IN_A_ROW = Signal(
    card=SignalCard(
        code="F12",
        name="logistics.numbers-in-a-row",
        title=Text("运单号连号却分散在多天", "Numbers in a row over several days"),
        question=Text(
            ("该运单号是否处于五个以上连续号码之中，跨了几天才用完，而本店很少如此？"),
            (
                "Is the waybill in a run of five or more numbers used up over "
                "days, where that is rare in this shop?"
            ),
        ),
        family=Family.LOGISTICS,
        weight=Weight.SUPPORTS,
        why=Text(
            "成段买来的单号会连着用。", "Numbers bought in a block are used one after the other."
        ),
        innocent=(
            Text(
                "一卷面单按波次打印，几天内用完。",
                "A roll of labels printed for a wave and used up later.",
            ),
        ),
        blind_spots=(Text("打散使用的单号看不出来。", "Numbers used out of order are not seen."),),
        clears=(
            Text("含其他订单的波次拣货记录。", "The wave-picking log with other orders in it."),
        ),
        observable="M",
        source="[U]",
    ),
    needs=("run_length", "base_run_share"),
    asks=f"run_length >= {RUN} AND run_days >= {DAYS} AND base_run_share < {RARE}",
    facts=(
        FactSpec("run_length", Text("连号运单", "Waybills in the run"), unit="waybills"),
        FactSpec("run_days", Text("跨越天数", "Days"), unit="d"),
        FactSpec("base_run_share", Text("本店连号占比", "Share in the shop"), unit="share"),
    ),
    examples=(
        Example(
            "five numbers over five days",
            {
                "orders": ORDERS,
                "order_lines": LINES,
                "parcel_orders": LINKS,
                "parcels": BLOCK,
            },
            frozenset(f"A{n}" for n in range(5)),
        ),
        Example(
            "five numbers of one wave",
            {
                "orders": ORDERS,
                "order_lines": LINES,
                "parcel_orders": LINKS,
                "parcels": WAVE,
            },
        ),
    ),
    points=90,
    rests_on=("orders", "parcels"),
)
