"""H15: sales in the shop's own store, entered online in the evening; picked up, never posted."""

from dataclasses import replace
from datetime import timedelta

from zhendan_synth.baskets import basket
from zhendan_synth.facts import Conduct, Label, Sale, Scene
from zhendan_synth.people import account
from zhendan_synth.places import address_in
from zhendan_synth.shop import Shop, WorldPlan, at

_PER_EVENING = 12


def store_sales(shop: Shop, plan: WorldPlan) -> Scene:
    """Batches of an evening, one order a minute, each with its till slip in the memo."""
    sales = []
    for number in range(plan.orders):
        evening, place = divmod(number, _PER_EVENING)
        moment = at(plan.day - timedelta(days=evening), 20, 10) + timedelta(seconds=50 * place)
        sales.append(replace(_sale(shop, plan, number), at=moment))
    return Scene(tuple(sales))


def _sale(shop: Shop, plan: WorldPlan, number: int) -> Sale:
    """One customer of the store, who lives in the same town."""
    stream = shop.stream(f"H15/{number}")
    buyer = account(stream, home=address_in(shop.warehouse, stream))
    slip = f"门店自提 小票{stream.between(1000, 9999)}"
    return Sale(
        ref=f"H15/{number}",
        at=at(plan.day),
        buyer=buyer,
        to=buyer.home,
        lines=basket(shop, stream),
        conduct=Conduct(
            pays_within=(2, 30),
            track="none",
            refund="never",
            memo="" if stream.chance(plan.proof_missing) else slip,
            talk="none",
        ),
        label=Label("look_alike", "H15", "H15-store", "RC08"),
    )
