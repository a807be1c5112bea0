"""Rings: each has an organiser, a purpose and a money path, and its facts follow from them."""

from collections.abc import Callable, Mapping

from zhendan_synth.facts import Scene
from zhendan_synth.rings.attack import attack
from zhendan_synth.rings.gathering import gather
from zhendan_synth.rings.schemes import SCHEMES
from zhendan_synth.rings.takeover import takeover
from zhendan_synth.shop import RingPlan, Shop

__all__ = ["RINGS"]


def _own(shop: Shop, plan: RingPlan) -> Scene:
    """A ring of the shop's own side."""
    return gather(shop, plan, SCHEMES[plan.code])


RINGS: Mapping[str, Callable[[Shop, RingPlan], Scene]] = {
    **dict.fromkeys(SCHEMES, _own),
    "R11": attack,
    "R12": takeover,
}
"""The rings that can be placed, by their code."""
