"""Measures of where a parcel set out: outlet, city, label account, and runs of numbers."""

from zhendan.audit.measure import Measure, MeasureTable
from zhendan.audit.measures.lanes import distance
from zhendan.audit.measures.text import table_of
from zhendan.audit.measures.words import any_of
from zhendan.domain import Tables, Text

STEP = 3
"""A spoilt label or two leaves a gap."""
RUN = 5
"""So many numbers in a row, one after the other, are a block."""
_TRACK_PLACE = "track_events.city|track_events.place_raw"

# How usual a sender is: for the shop, and for the item (a supplier sends his own goods only).
_SHARES = """
    SELECT
        o.order_key,
        here.orders AS {name}_orders,
        whole.orders AS {name}s_known,
        CAST(own.orders AS DOUBLE) / NULLIF(items.orders, 0) AS {name}_item_share
    FROM audit_orders AS o
    JOIN (
        SELECT {column}, COUNT(*) AS orders FROM audit_orders
        WHERE is_trade = 1 AND {column} IS NOT NULL GROUP BY {column}
    ) AS here ON here.{column} = o.{column}
    CROSS JOIN (
        SELECT COUNT(*) AS orders FROM audit_orders WHERE is_trade = 1 AND {column} IS NOT NULL
    ) AS whole
    JOIN (
        SELECT item_key, {column}, COUNT(*) AS orders FROM audit_orders
        WHERE is_trade = 1 AND {column} IS NOT NULL GROUP BY item_key, {column}
    ) AS own ON own.{column} = o.{column} AND own.item_key = o.item_key
    JOIN (
        SELECT item_key, COUNT(*) AS orders FROM audit_orders
        WHERE is_trade = 1 AND {column} IS NOT NULL GROUP BY item_key
    ) AS items ON items.item_key = o.item_key
    WHERE o.is_trade = 1 AND here.orders * 20 <= whole.orders
"""


def _shares(name: str, column: str, needs: str, label: Text) -> MeasureTable:
    """Orders of a rare sender: how many, of how many known, and its share of the item."""
    return MeasureTable(
        name=f"audit_m_{name}s",
        key="order_key",
        needs=(needs,),
        query=_SHARES.format(name=name, column=column),
        measures=(
            Measure(f"{name}_orders", label, "orders",
                    sql=f"COALESCE(audit_m_{name}s.{name}_orders, "
                    f"CASE WHEN o.{column} IS NOT NULL THEN 1000000 END)"),
            Measure(f"{name}s_known", Text("可比的全部订单", "Orders that can be compared"),
                    "orders"),
            Measure(f"{name}_item_share", Text("在该商品中的占比", "Share of the item"), "share"),
        ),
    )  # fmt: skip


OUTLETS = _shares(
    "outlet", "outlet", "parcels.outlet", Text("由该网点寄出的订单", "Orders sent by this outlet")
)
ORIGINS = _shares(
    "origin", "first_place", _TRACK_PLACE, Text("由该地寄出的订单", "Orders sent from this place")
)
ISSUERS = _shares(
    "issuer",
    "sender_account",
    "parcels.sender_account",
    Text("该面单账号的订单", "Orders with this label account"),
)

FAR = MeasureTable(
    name="audit_far",
    key="first_place",
    needs=(_TRACK_PLACE,),
    measures=(
        Measure("off_base_km", Text("寄件地与本店常用寄件地距离", "From the shop's usual sender"),
                "km"),
    ),
)  # fmt: skip
"""Made beside the lanes, where distances are."""

RUNS = MeasureTable(
    name="audit_runs",
    key="waybill_key",
    needs=("parcels.waybill_no", "parcels.shipped_at"),
    measures=(
        Measure("run_length", Text("连号的运单数", "Waybills in one unbroken run"), "waybills",
                absent="1"),
        Measure("run_days", Text("连号运单跨越的天数", "Days the run is spread over"), "d",
                absent="0"),
    ),
)  # fmt: skip

TRIADS = MeasureTable(
    name="audit_m_triads",
    key="outlet, last_place",
    needs=("parcels.outlet", _TRACK_PLACE, "buyers.key_strength"),
    query="""
        SELECT
            own.outlet,
            own.last_place,
            own.buyers AS triad_buyers,
            CAST(own.orders AS DOUBLE) / NULLIF(outlets.orders, 0) AS triad_share,
            CAST(places.orders AS DOUBLE) / NULLIF(places.whole, 0) AS place_share
        FROM (
            SELECT outlet, last_place, COUNT(*) AS orders, COUNT(DISTINCT buyer_key) AS buyers
            FROM audit_orders
            WHERE is_trade = 1 AND outlet IS NOT NULL AND last_place IS NOT NULL
            GROUP BY outlet, last_place
            HAVING COUNT(*) >= 5
        ) AS own
        JOIN (
            SELECT outlet, COUNT(*) AS orders FROM audit_orders
            WHERE is_trade = 1 AND outlet IS NOT NULL GROUP BY outlet
        ) AS outlets ON outlets.outlet = own.outlet
        JOIN (
            SELECT last_place, COUNT(*) AS orders, MAX(whole.orders) AS whole
            FROM audit_orders
            CROSS JOIN (
                SELECT COUNT(*) AS orders FROM audit_orders
                WHERE is_trade = 1 AND last_place IS NOT NULL
            ) AS whole
            WHERE is_trade = 1 AND last_place IS NOT NULL
            GROUP BY last_place
        ) AS places ON places.last_place = own.last_place
    """,
    measures=(
        Measure("triad_buyers", Text("该网点寄往该地的买家", "Buyers there served by the outlet"),
                "buyers", absent="0"),
        Measure("triad_share", Text("占该网点寄件的比例", "Of what the outlet sends"), "share",
                absent="0"),
        Measure("place_share", Text("该地在本店的占比", "The place's share in the shop"), "share"),
    ),
)  # fmt: skip

# Labels swapped while packing: among the parcels of a day that ended in a wrong city, one went
# where this order should have gone, and one order should have gone where this parcel went.
SWAPS = MeasureTable(
    name="audit_m_swaps",
    key="order_key",
    needs=(_TRACK_PLACE, "orders.receiver_city"),
    query="""
        WITH strayed AS (
            SELECT
                o.order_key,
                e.meant_city,
                e.end_city,
                o.first_scan_s - o.first_scan_s % 86400 AS day_s
            FROM audit_orders AS o
            JOIN audit_ends AS e
                ON e.receiver_city = o.receiver_city AND e.last_place = o.last_place
            WHERE o.is_trade = 1 AND e.off_target_km >= 150 AND o.first_scan_s IS NOT NULL
        )
        SELECT DISTINCT here.order_key, 1 AS swapped
        FROM strayed AS here
        JOIN strayed AS mine
            ON mine.end_city = here.meant_city AND mine.order_key <> here.order_key
            AND mine.day_s >= here.day_s - 86400 AND mine.day_s <= here.day_s + 86400
        JOIN strayed AS theirs
            ON theirs.meant_city = here.end_city AND theirs.order_key <> here.order_key
            AND theirs.day_s >= here.day_s - 86400 AND theirs.day_s <= here.day_s + 86400
    """,
    measures=(
        Measure("swapped", Text("与同日错寄的包裹互换了去向", "Swapped with parcels of the day"),
                absent="0"),
    ),
)  # fmt: skip

# A supplier whom the shop's own register names with the town that he sends from.
SUPPLIERS = MeasureTable(
    name="audit_m_suppliers",
    key="first_place",
    needs=(_TRACK_PLACE, "people_register.note"),
    query="""
        SELECT o.first_place, 1 AS supplier_town
        FROM (SELECT DISTINCT first_place FROM audit_orders WHERE first_place IS NOT NULL) AS o
        WHERE EXISTS (
            SELECT 1 FROM people_register AS p
            WHERE p.role = 'supplier' AND p.note LIKE '%' || o.first_place || '%'
        )
    """,
    measures=(
        Measure("supplier_town", Text("寄出地有登记供应商", "A registered supplier is there"),
                absent="0"),
    ),
)  # fmt: skip

# A parcel that reached the order's own city and was sent on: a forwarder, or a changed address.
_ONWARD = ("集运", "转运仓", "转寄", "改派", "更址", "改址")
ONWARD = MeasureTable(
    name="audit_m_onward",
    key="order_key",
    needs=(_TRACK_PLACE, "orders.receiver_city"),
    query=f"""
        SELECT DISTINCT o.order_key, 1 AS sent_onward
        FROM audit_orders AS o
        JOIN audit_ends AS e
            ON e.receiver_city = o.receiver_city AND e.last_place = o.last_place
        JOIN parcel_orders AS p ON p.order_id = o.order_id
        JOIN track_events AS t ON t.parcel_id = p.parcel_id
        WHERE e.off_target_km >= 150 AND t.city = o.receiver_city
            AND o.all_delivered = 1 AND COALESCE(o.is_returned, 0) = 0
            AND ({any_of("t.event_raw", _ONWARD)} OR t.event IN ('forwarded', 'out_for_delivery'))
    """,
    measures=(
        Measure("sent_onward", Text("到达收货城市后转寄", "Sent on from the order's city"),
                absent="0"),
    ),
)  # fmt: skip

TABLES = (SWAPS, SUPPLIERS, ONWARD, OUTLETS, ORIGINS, ISSUERS, FAR, RUNS, TRIADS)


def make_senders(tables: Tables) -> None:
    """Make `audit_far` and `audit_runs` from the prepared orders."""
    rows = tables.rows(
        "SELECT first_place, COUNT(*) FROM audit_orders WHERE first_place IS NOT NULL "
        "GROUP BY first_place ORDER BY COUNT(*) DESC, first_place"
    )
    base = str(rows[0][0]) if rows else ""
    far = [(str(place), distance(base, str(place))) for place, _ in rows]
    columns = {"first_place": "VARCHAR", "off_base_km": "DOUBLE"}
    tables.make("audit_far", table_of(columns, far))
    numbers = tables.rows(
        "SELECT waybill_key, carrier_code, waybill_no, shipped_s FROM audit_orders "
        "WHERE waybill_no IS NOT NULL AND shipped_s IS NOT NULL"
    )
    columns = {"waybill_key": "BIGINT", "run_length": "BIGINT", "run_days": "BIGINT"}
    tables.make("audit_runs", table_of(columns, _runs(numbers)))


def _runs(numbers: list[tuple[object, ...]]) -> list[tuple[int, int, int]]:
    """Waybills that stand in unbroken runs of numbers, with the run's length and days."""
    known = set()
    for key, courier, text, shipped in numbers:
        digits = "".join(mark for mark in str(text) if mark.isdigit())
        head = str(text)[: len(str(text)) - len(digits)]
        if digits and str(text).endswith(digits):
            known.add((str(courier), head, int(digits), int(str(key)), int(str(shipped)) // 86400))
    found: list[tuple[int, int, int]] = []
    run: list[tuple[str, str, int, int, int]] = []
    for one in sorted(known):
        if run and one[:2] == run[-1][:2] and one[2] - run[-1][2] <= STEP:
            run.append(one)
            continue
        found += _run(run)
        run = [one]
    return sorted(set(found + _run(run)))


def _run(run: list[tuple[str, str, int, int, int]]) -> list[tuple[int, int, int]]:
    """One run, where it is long enough."""
    length = len({one[2] for one in run})
    if length < RUN:
        return []
    days = len({one[4] for one in run})
    return [(one[3], length, days) for one in run]
