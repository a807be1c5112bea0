"""Every kind of shop that can be asked for by name, as a plan of a given size."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from zhendan_synth.cases import CASES, scaled
from zhendan_synth.mixtures import drawn
from zhendan_synth.shop import NoticePlan, Plan, RingPlan, WorldPlan, at
from zhendan_synth.streams import Stream

LEDGERS = {"ledger": "ledger.parquet", "ledger-csv": "ledger.csv"}
"""Kinds that are no shop but one bare order ledger, for benches: their file."""

_LAST = date(2026, 11, 19)
_PLATFORMS = ("taobao", "jd", "pdd")
_ONLY_ON = {  # where an export shows what the world or ring is about
    "live": ("taobao",),
    "loyal": ("taobao", "jd"),
    "presale": ("taobao",),
    "company": ("taobao", "jd"),
    "dormitory": ("taobao", "jd"),
    "staff": ("taobao", "jd"),
    "forwarder": ("taobao", "jd"),
    "dropship": ("taobao", "jd"),
    "gifts": ("taobao",),
    "store": ("taobao",),
    "partner": ("taobao",),
    "loop": ("taobao", "jd"),
    "mutual": ("taobao", "jd"),
    "subsidy": ("taobao", "jd"),
    "takeover": ("taobao", "jd"),
    "flat": ("taobao",),
}
_WAREHOUSES = ("苏州市", "杭州市", "广州市", "郑州市", "长沙市")
_WORLD_CODES = {
    "promotion": "H1",
    "live": "H2",
    "loyal": "H3",
    "company": "H4",
    "dormitory": "H5",
    "forwarder": "H6",
    "presale": "H7",
    "dropship": "H8",
    "gifts": "H9",
    "hunters": "H10",
    "parcels": "H11",
    "faults": "H12",
    "trials": "H13",
    "samples": "H14",
    "store": "H15",
    "shift": "H16",
    "stop": "H17",
}
_RING_CODES = {
    "payback": "R1",
    "empty": "R2",
    "gift": "R3",
    "reused": "R4",
    "inside_payback": "R5",
    "staff": "R6",
    "partner": "R7",
    "loop": "R8",
    "mutual": "R9",
    "subsidy": "R10",
    "attack": "R11",
    "takeover": "R12",
}
_WORLD_SHARE = 0.12
_SHARES = {"H16": 0.2}  # a new level lasts for weeks
_PERIODS = {"loyal": (200, 300)}  # long enough for a history
_RING_SHARE = 0.04


def _honest(plan: Plan) -> Plan:
    """Nothing but ordinary trade, and a notice over orders at random."""
    return replace(plan, notice=replace(plan.notice, other=max(1, plan.orders // 40)))


def _world(code: str) -> Callable[[Plan], Plan]:
    """A shop with one look-alike world."""

    def place(plan: Plan) -> Plan:
        count = max(6, round(plan.orders * _SHARES.get(code, _WORLD_SHARE)))
        worlds = (WorldPlan(code, count, _LAST - timedelta(days=22)),)
        notice = replace(plan.notice, look_alike=max(3, count // 2), other=2)
        return replace(plan, worlds=worlds, notice=notice)

    return place


def _ring(code: str) -> Callable[[Plan], Plan]:
    """A shop with one ring inside a promotion, the hard and common case."""

    def place(plan: Plan) -> Plan:
        stream = Stream(plan.seed, "ring")
        count = max(8, round(plan.orders * _RING_SHARE))
        last = _LAST - timedelta(days=stream.between(16, 24))
        days = stream.between(2, 24)
        first = last - timedelta(days=1 if code == "R11" else days)
        ring = RingPlan(
            code,
            count,
            max(5, count * 2 // 3),
            first,
            last,
            camouflage=round(stream.span(0.0, 0.6), 2),
        )
        world = WorldPlan("H1", max(10, plan.orders // 15), last - timedelta(days=1))
        notice = replace(
            plan.notice, ring=max(5, count * 3 // 4), look_alike=max(3, count // 3), other=2
        )
        return replace(plan, worlds=(world,), rings=(ring,), notice=notice)

    return place


def _flat(plan: Plan) -> Plan:
    """A registered sale without visitors, and a ring on the very same day: no explanation."""
    placed = _ring("R1")(plan)
    (ring,) = placed.rings
    day = ring.last_day
    ring = replace(ring, first_day=day - timedelta(days=1), orders=2 * ring.orders)
    return replace(placed, worlds=(WorldPlan("H18", 0, day),), rings=(ring,))


def _blackmail(plan: Plan) -> Plan:
    """An attack whose senders ask for money, reported by nobody."""
    placed = _ring("R11")(plan)
    rings = tuple(replace(ring, threats=0.5, reported=False) for ring in placed.rings)
    return replace(placed, rings=rings)


_PLACES: Mapping[str, Callable[[Plan], Plan]] = {
    "honest": _honest,
    "flat": _flat,
    "blackmail": _blackmail,
    "drawn": lambda plan: drawn(plan, _WORLD_CODES.values(), _RING_CODES.values()),
    **{name: _world(code) for name, code in _WORLD_CODES.items()},
    **{name: _ring(code) for name, code in _RING_CODES.items()},
}
WORLD_KINDS = ("honest", *_WORLD_CODES)
"""Honest shops: ordinary trade, and each look-alike world by itself."""
RING_KINDS = tuple(_RING_CODES)
"""Shops with one ring each."""
MIXED_KINDS = ("flat", "blackmail", "drawn")
"""Shops in which several things happen, and attacks of another colour."""
KINDS = (*CASES, *_PLACES, *LEDGERS)
"""Every kind by name: the shipped cases, single worlds, single rings, and bare ledgers."""


def plan_for(
    kind: str, *, orders: int, seed: int, camouflage: float | None = None, richness: int = 3
) -> Plan:
    """The plan of a shop of `kind`; platform, period and ring are drawn from the seed.

    `richness` 1 leaves orders only, 2 adds parcels and chats, 3 the shop's own books.
    """
    if kind in CASES:
        plan = scaled(CASES[kind], seed=seed, orders=orders)
    else:
        plan = _drawn(kind, orders, seed)
    plan = replace(plan, richness=richness)
    if camouflage is None:
        return plan
    return replace(plan, rings=tuple(replace(r, camouflage=camouflage) for r in plan.rings))


def _drawn(kind: str, orders: int, seed: int) -> Plan:
    """A shop without a case around it."""
    stream = Stream(seed, f"plan/{kind}")
    platform = stream.pick(_ONLY_ON.get(kind, _PLATFORMS))
    themes = {"taobao": "home", "jd": "baby", "pdd": "snack"}
    first = _LAST - timedelta(days=stream.between(*_PERIODS.get(kind, (120, 200))))
    delivered = at(_LAST + timedelta(days=1), stream.between(9, 17), stream.below(60))
    bare = Plan(
        kind=kind,
        seed=seed,
        orders=orders,
        platform=platform,
        shop_name=f"示例{stream.pick(('青禾', '云杉', '拾光', '小满'))}旗舰店",
        theme=themes[platform],
        warehouse=stream.pick(_WAREHOUSES),
        first_day=first,
        last_day=_LAST,
        notice=NoticePlan(
            number=f"WG20261120{stream.below(1_000_000):06d}",
            delivered_at=delivered,
            deadline_at=at(_LAST + timedelta(days=6), 23, 59, 59),
            relative_days=3,
        ),
    )
    return _PLACES[kind](bare)
