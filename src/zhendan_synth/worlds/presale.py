"""H7: a pre-sale: the parcel waits near the buyer before the balance is paid."""

from datetime import timedelta

from zhendan_synth.baskets import line
from zhendan_synth.facts import Conduct, Label, Promotion, Records, Sale, Scene
from zhendan_synth.people import account
from zhendan_synth.shop import Shop, WorldPlan, at


def presale(shop: Shop, plan: WorldPlan) -> Scene:
    """Deposits over six days; the balance falls due on the day of the plan."""
    sales = tuple(_sale(shop, plan, number) for number in range(plan.orders))
    record = Promotion(
        name="预售 定金付款",
        starts_at=at(plan.day - timedelta(days=7), 20),
        ends_at=at(plan.day, 23, 59, 59),
        scope="shop",
        source="预售报名表：先下沉到当地仓，付尾款后派送",
    )
    return Scene(sales, Records(promotions=(record,)))


def _sale(shop: Shop, plan: WorldPlan, number: int) -> Sale:
    """One deposit; `presale` lets the track begin before the balance."""
    stream = shop.stream(f"H7/{number}")
    buyer = account(stream)
    first = plan.day - timedelta(days=7)
    return Sale(
        ref=f"H7/{number}",
        at=shop.moment(stream, first, plan.day - timedelta(days=4)),
        buyer=buyer,
        to=buyer.home,
        lines=(line(stream.pick(shop.goods[:4]), 1, off=10),),
        conduct=Conduct(
            track="presale",
            pays_at=at(plan.day, stream.between(8, 22), stream.below(60), stream.below(60)),
            refund="never",
            tracked=not stream.chance(plan.proof_missing),
        ),
        label=Label("look_alike", "H7", f"H7-{plan.day.isoformat()}", "RC06"),
    )
