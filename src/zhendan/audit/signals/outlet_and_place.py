"""J09: One outlet keeps sending to one place."""

from zhendan.audit.signal import Example, FactSpec, Signal
from zhendan.domain import Family, SignalCard, Text, Weight

BUYERS = 5  # starting value
MOST = 0.5
RARE = 0.2  # a place with a fifth of the shop's orders is its home market

_N = range(60)
BUYERS_LIST = "\n".join(["buyer_id", *(f"b{n}" for n in _N)])
_HEAD = "order_no buyer_id paid_amount created_at"
ORDERS = "\n".join([_HEAD, *(f"A{n} b{n} 99 2026-06-{1 + n // 10:02d}T10:00" for n in _N)])
LINKS = "\n".join(["parcel_id order_id", *(f"w{n} A{n}" for n in _N)])
_SIX_OF_THEM = range(6)
_CITIES = ("成都市", "西安市", "济南市", "长沙市", "南昌市", "太原市")


def _sent(outlet: str) -> str:
    """Six parcels by the outlet, the others by the usual one."""
    named = [f"w{n} w{n} {outlet if n in _SIX_OF_THEM else '常用网点'}" for n in _N]
    return "\n".join(["parcel_id waybill_no outlet", *named])


SIDE = _sent("旁边网点")
USUAL = _sent("常用网点")
_SCANS = [f"w{n} delivered_self 2026-06-12T10:{n:02d} {_CITIES[n % 6]}" for n in _N[6:]]
_SIX = [f"w{n} delivered_self 2026-06-12T09:{n:02d} 武汉市" for n in _SIX_OF_THEM]
TRACKS = "\n".join(["parcel_id event occurred_at city", *_SIX, *_SCANS])


OUTLET_AND_PLACE = Signal(
    card=SignalCard(
        code="J09",
        name="graph.outlet-and-place",
        title=Text("一个网点反复寄往一地", "One outlet keeps sending to one place"),
        question=Text(
            ("该网点的包裹是否一半以上寄往同一地的不同买家，而该地在本店只占很小一部分？"),
            (
                "Does the outlet send half of its parcels to buyers in one "
                "place that matters little to this shop?"
            ),
        ),
        family=Family.GRAPH,
        weight=Weight.ASKS,
        why=Text(
            "网点、快递员和收件人反复同时出现，可能是一条线上的人。",
            ("An outlet and receivers that recur together may belong together."),
        ),
        innocent=(
            Text(
                "乡镇网点服务一个村、一家单位的多次采购。",
                ("A rural outlet that serves a village, a firm's repeated purchases."),
            ),
        ),
        blind_spots=(
            Text("没有网点信息的导出未核查。", "Not checked without outlets in the export."),
        ),
        clears=(Text("地图、单位证明。", "A map, the firm's letter."),),
        observable="C",
        source="C-4",
    ),
    needs=("triad_buyers", "place_share"),
    asks=f"triad_buyers >= {BUYERS} AND triad_share >= {MOST} AND place_share < {RARE}",
    facts=(
        FactSpec("triad_buyers", Text("该地买家", "Buyers there"), unit="buyers"),
        FactSpec(
            "triad_share", Text("占该网点", "Of the outlet"), unit="share", baseline="place_share"
        ),
    ),
    examples=(
        Example(
            "all six parcels of an outlet go to Wuhan",
            {
                "buyers": BUYERS_LIST,
                "orders": ORDERS,
                "parcels": SIDE,
                "parcel_orders": LINKS,
                "track_events": TRACKS,
            },
            frozenset(f"A{n}" for n in range(6)),
        ),
        Example(
            "the usual outlet serves Wuhan too",
            {
                "buyers": BUYERS_LIST,
                "orders": ORDERS,
                "parcels": USUAL,
                "parcel_orders": LINKS,
                "track_events": TRACKS,
            },
        ),
    ),
    points=40,
    rests_on=("orders", "parcels", "track_events"),
)
