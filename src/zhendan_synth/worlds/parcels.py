"""H11: several orders of one household travel in one parcel; one order in several."""

from dataclasses import replace
from datetime import timedelta

from zhendan_synth.baskets import basket
from zhendan_synth.facts import Conduct, Label, Sale, Scene
from zhendan_synth.people import account
from zhendan_synth.shop import Shop, WorldPlan


def merged_parcels(shop: Shop, plan: WorldPlan) -> Scene:
    """Pairs of orders packed together, and now and then one order split in two."""
    sales: list[Sale] = []
    for number in range((plan.orders + 1) // 2):
        sales.extend(_pair(shop, plan, number))
    return Scene(tuple(sales[: plan.orders]))


def _pair(shop: Shop, plan: WorldPlan, number: int) -> tuple[Sale, Sale]:
    """Two orders of one household within an hour, or of the same buyer."""
    stream = shop.stream(f"H11/{number}")
    buyer = account(stream)
    second = buyer if stream.chance(0.6) else account(stream, home=buyer.home)
    label = Label("look_alike", "H11", f"H11-{number}", "RC06")
    first = plan.day - timedelta(days=20)
    one = Sale(
        ref=f"H11/{number}/a",
        at=shop.moment(stream, first, plan.day),
        buyer=buyer,
        to=buyer.home,
        lines=basket(shop, stream),
        label=label,
    )
    two = replace(
        one,
        ref=f"H11/{number}/b",
        at=one.at + timedelta(minutes=stream.between(2, 55)),
        buyer=second,
        lines=basket(shop, stream),
    )
    if stream.chance(0.25):
        return replace(one, conduct=Conduct(split=True)), two
    extra = sum(each.quantity * each.sku.true_g for each in two.lines)
    calm = Conduct(refund="never", memo="合单发货", pays_within=(5, 90))
    one = replace(one, conduct=replace(calm, extra_g=extra, backlog_h=20))
    return one, replace(two, conduct=replace(calm, joins=one.ref, message="和上一单一起发"))
