"""Honest worlds that look suspicious: each sets off signals and has its innocent explanation."""

from collections.abc import Callable, Mapping

from zhendan_synth.facts import Scene
from zhendan_synth.shop import Shop, WorldPlan
from zhendan_synth.worlds.company import company_gifts
from zhendan_synth.worlds.dormitory import dormitory
from zhendan_synth.worlds.dropship import drop_shipping
from zhendan_synth.worlds.faults import data_faults
from zhendan_synth.worlds.forwarder import forwarder
from zhendan_synth.worlds.gifts import festival_gifts
from zhendan_synth.worlds.hunters import coupon_hunters
from zhendan_synth.worlds.levels import flat_promotion, level_shift, stop_and_catch_up
from zhendan_synth.worlds.live import live_broadcast
from zhendan_synth.worlds.loyal import loyal_club
from zhendan_synth.worlds.parcels import merged_parcels
from zhendan_synth.worlds.presale import presale
from zhendan_synth.worlds.promotion import promotion
from zhendan_synth.worlds.samples import sample_scheme
from zhendan_synth.worlds.store import store_sales
from zhendan_synth.worlds.trials import trial_orders

__all__ = ["WORLDS"]

WORLDS: Mapping[str, Callable[[Shop, WorldPlan], Scene]] = {
    "H1": promotion,
    "H2": live_broadcast,
    "H3": loyal_club,
    "H4": company_gifts,
    "H5": dormitory,
    "H6": forwarder,
    "H7": presale,
    "H8": drop_shipping,
    "H9": festival_gifts,
    "H10": coupon_hunters,
    "H11": merged_parcels,
    "H12": data_faults,
    "H13": trial_orders,
    "H14": sample_scheme,
    "H15": store_sales,
    "H16": level_shift,
    "H17": stop_and_catch_up,
    "H18": flat_promotion,
}
"""The worlds that can be placed, by their code."""
