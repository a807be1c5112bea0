"""F11: Was it sent from far off the shop's usual place, and not where this item comes from."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

RARE = 20  # at most one order in so many
CLUSTER = 3  # one or two are a detour
OWN = 0.5  # half of an item's parcels come from where its supplier is
FAR_KM = 300  # another region

_N = range(80)
ORDERS = "\n".join(
    ["order_no paid_amount created_at", *(f"A{n} 99 2026-06-{1 + n // 10:02d}T10:00" for n in _N)]
)
LINES = "\n".join(["order_id item_id", *(f"A{n} i{n % 3}" for n in _N)])
LINKS = "\n".join(["parcel_id order_id", *(f"w{n} A{n}" for n in _N)])
PARCELS = "\n".join(["parcel_id waybill_no", *(f"w{n} w{n}" for n in _N)])
_HEAD = "parcel_id event occurred_at city"


def _from(city: str, few: range) -> str:
    """Parcels of the shop's own city, and a few of another."""
    places = [city if n in few else "杭州市" for n in _N]
    scans = [f"w{n} accepted 2026-06-10T18:{n % 60:02d} {place}" for n, place in enumerate(places)]
    return "\n".join([_HEAD, *scans])


STRANGE = _from("昆明市", range(4))
NEAR = _from("宁波市", range(4))


SHIP_FROM_DRIFT = Signal(
    card=SignalCard(
        code="F11",
        name="logistics.ship-from-drift",
        title=Text("从陌生城市寄出", "Sent from a strange city"),
        question=Text(
            ("该单是否从远离本店常用寄件地的地方寄出，而该商品平时不从那里发？"),
            (
                "Was it sent from far off the shop's usual place, and not "
                "where this item comes from?"
            ),
        ),
        family=Family.LOGISTICS,
        weight=Weight.SUPPORTS,
        why=Text(
            "礼品代发站从自己的城市寄件。",
            "Sites that send gift parcels post them in their own city.",
        ),
        innocent=(
            Text(
                "供应商代发、多个仓库、退货后转寄。",
                ("A supplier who ships, several warehouses, goods sent on after a return."),
            ),
        ),
        blind_spots=(Text("轨迹没有城市时未核查。", "Not checked without cities in the track."),),
        clears=(
            Text(
                "供应商合同、采购单、仓库地址。",
                "Supplier contracts, purchase orders, warehouse addresses.",
            ),
        ),
        observable="M/C",
        source="LP (shape only)",
    ),
    needs=("origin_orders", "off_base_km"),
    asks=f"origin_orders >= {CLUSTER} AND origin_orders * {RARE} <= origins_known "
    f"AND origin_item_share < {OWN} AND off_base_km >= {FAR_KM}",
    facts=(
        FactSpec(
            "origin_orders",
            Text("从该地寄出", "Orders from there"),
            unit="orders",
            baseline="origins_known",
        ),
        FactSpec("off_base_km", Text("离常用寄件地", "From the usual place"), unit="km"),
    ),
    examples=(
        Example(
            "four parcels of eighty from Kunming",
            {
                "orders": ORDERS,
                "order_lines": LINES,
                "parcel_orders": LINKS,
                "parcels": PARCELS,
                "track_events": STRANGE,
            },
            frozenset(f"A{n}" for n in range(4)),
        ),
        Example(
            "a second warehouse in the next town",
            {
                "orders": ORDERS,
                "order_lines": LINES,
                "parcel_orders": LINKS,
                "parcels": PARCELS,
                "track_events": NEAR,
            },
        ),
    ),
    points=90,
    rests_on=("orders", "parcels"),
)
