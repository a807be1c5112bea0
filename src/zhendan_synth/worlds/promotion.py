"""H1: a registered sale brings many first-time buyers, one price and fast payment."""

from datetime import datetime, timedelta

from zhendan_synth.baskets import line, quantity
from zhendan_synth.facts import Conduct, Label, Promotion, Records, Sale, Scene
from zhendan_synth.people import account
from zhendan_synth.shop import Shop, WorldPlan, at
from zhendan_synth.streams import Stream, running

_OFF = 20  # per cent off the list price for everybody
_HOURS = running([14, 5, 1, 0, 0, 0, 1, 2, 4, 5, 6, 5, 4, 4, 4, 4, 4, 3, 4, 6, 12, 9, 6, 5])
_EVE = running([3, 3, 3, 4])  # 20:00 to 23:59 of the evening before


def promotion(shop: Shop, plan: WorldPlan) -> Scene:
    """A sale from 20:00 of the evening before to midnight, planned two weeks ahead."""
    choice = shop.stream("H1/items")
    items = shop.goods[: choice.between(2, 3)]
    sales = tuple(_sale(shop, plan, number) for number in range(plan.orders))
    planned = plan.day - timedelta(days=14)
    names = "、".join(sku.code for sku in items)
    record = Promotion(
        name=f"{plan.day.month}.{plan.day.day}大促 全店八折",
        starts_at=at(plan.day - timedelta(days=1), 20),
        ends_at=at(plan.day, 23, 59, 59),
        scope="shop",
        source=f"内部活动排期表 {planned.isoformat()} 填报，主推 {names}",
    )
    return Scene(sales, Records(promotions=(record,)))


def _sale(shop: Shop, plan: WorldPlan, number: int) -> Sale:
    """One buyer of the sale: the pushed items mostly, paid quickly, shipped in the backlog."""
    stream = shop.stream(f"H1/{number}")
    pushed = shop.goods[: shop.stream("H1/items").between(2, 3)]
    chosen = [stream.pick(pushed)]
    if stream.chance(0.25):
        chosen.append(stream.weighted(shop.goods, shop.popularity))
    unique = {sku.code: sku for sku in chosen}
    buyer = account(stream)
    conduct = Conduct(
        pays_within=(4, 75) if stream.chance(0.85) else None,
        backlog_h=stream.between(0, 40),
        tracked=not stream.chance(plan.proof_missing),
    )
    return Sale(
        ref=f"H1/{number}",
        at=_moment(plan, stream),
        buyer=buyer,
        to=buyer.home,
        lines=tuple(line(sku, quantity(stream), off=_OFF) for sku in unique.values()),
        conduct=conduct,
        label=Label("look_alike", "H1", f"H1-{plan.day.isoformat()}", "RC01"),
    )


def _moment(plan: WorldPlan, stream: Stream) -> datetime:
    """Inside the sale; the first minutes and the evening are the fullest."""
    if stream.chance(0.22):
        hour = 20 + stream.weighted(range(4), _EVE)
        return at(plan.day - timedelta(days=1), hour, stream.below(60), stream.below(60))
    hour = stream.weighted(range(24), _HOURS)
    return at(plan.day, hour, stream.below(60), stream.below(60))
