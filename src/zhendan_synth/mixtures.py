"""A shop drawn as a whole: how much of it is a ring, which honest worlds, what the notice names."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from zhendan_synth.shop import Plan, RingPlan, WorldPlan
from zhendan_synth.streams import Stream, running

_BASE_RATES = ((0.0, 0.0), (0.001, 0.01), (0.01, 0.05), (0.2, 0.3))
"""Share of ring orders: none in a third of all shops, seldom more than one in five."""
_RARITY = running([34, 30, 31, 5])
_MOST_WORLDS = 4
_MOST_RINGS = 2


def drawn(plan: Plan, worlds: Iterable[str], rings: Iterable[str]) -> Plan:
    """Worlds, rings, their size, length and camouflage, and what the notice covers."""
    stream = Stream(plan.seed, "mixture")
    low, high = stream.weighted(_BASE_RATES, _RARITY)
    honest = tuple(
        _world(plan, stream, code)
        for code in stream.sample(sorted(worlds), stream.between(0, _MOST_WORLDS))
    )
    count = round(plan.orders * stream.span(low, high))
    kinds = stream.sample(sorted(rings), stream.between(1, _MOST_RINGS)) if count else []
    placed = tuple(_ring(plan, stream, code, max(2, count // len(kinds))) for code in kinds)
    alike = sum(world.orders for world in honest)
    notice = replace(
        plan.notice,
        ring=round(sum(ring.orders for ring in placed) * stream.span(0.2, 1.0)),
        look_alike=round(alike * stream.span(0.05, 0.8)),
        other=max(2, plan.orders // 80),
    )
    return replace(plan, worlds=honest, rings=placed, notice=notice)


def _world(plan: Plan, stream: Stream, code: str) -> WorldPlan:
    """One honest world; its proof is whole, or partly lost."""
    count = max(6, round(plan.orders * stream.span(0.02, 0.1)))
    day = plan.last_day - timedelta(days=stream.between(18, 40))
    lost = stream.span(0.1, 0.6) if stream.chance(0.4) else 0.0
    return WorldPlan(code, count, day, proof_missing=lost)


def _ring(plan: Plan, stream: Stream, code: str, count: int) -> RingPlan:
    """One ring of hours to weeks, with one to several orders an account."""
    last = plan.last_day - timedelta(days=stream.between(16, 34))
    length = 1 if code == "R11" else stream.pick((0, 2, 9, 24, 45))
    return RingPlan(
        code,
        count,
        max(2, count * stream.between(2, 10) // 10),
        last - timedelta(days=length),
        last,
        camouflage=round(stream.unit(), 2),
    )
