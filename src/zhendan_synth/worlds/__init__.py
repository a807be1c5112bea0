"""Honest worlds that look suspicious: each sets off signals and has its innocent explanation."""

from collections.abc import Callable, Mapping

from zhendan_synth.facts import Scene
from zhendan_synth.shop import Shop, WorldPlan
from zhendan_synth.worlds.company import company_gifts
from zhendan_synth.worlds.dormitory import dormitory
from zhendan_synth.worlds.live import live_broadcast
from zhendan_synth.worlds.loyal import loyal_club
from zhendan_synth.worlds.parcels import merged_parcels
from zhendan_synth.worlds.presale import presale
from zhendan_synth.worlds.promotion import promotion
from zhendan_synth.worlds.trials import trial_orders

__all__ = ["WORLDS"]

WORLDS: Mapping[str, Callable[[Shop, WorldPlan], Scene]] = {
    "H1": promotion,
    "H2": live_broadcast,
    "H3": loyal_club,
    "H4": company_gifts,
    "H5": dormitory,
    "H7": presale,
    "H11": merged_parcels,
    "H13": trial_orders,
}
"""The worlds that can be placed, by their code."""
