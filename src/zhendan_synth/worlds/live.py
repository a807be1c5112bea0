"""H2: a live broadcast: buyers arrive in the minutes after each product call."""

from datetime import timedelta

from zhendan_synth.baskets import line, quantity
from zhendan_synth.facts import Broadcast, Conduct, Label, Records, Sale, Scene
from zhendan_synth.people import account
from zhendan_synth.shop import Shop, WorldPlan, at

_CALLS = 6
_OFF = 15


def live_broadcast(shop: Shop, plan: WorldPlan) -> Scene:
    """One evening of three hours with six product calls, one item each."""
    calls = tuple(
        Broadcast(
            ref=f"LIVE{plan.day:%Y%m%d}{number + 1}",
            title=f"示例直播间 {shop.goods[number % 3].title}",
            host="虚构主播",
            item_id=shop.goods[number % 3].item_id,
            starts_at=at(plan.day, 19 + number // 2, 30 * (number % 2) + 4),
            ends_at=at(plan.day, 19 + number // 2, 30 * (number % 2) + 19),
        )
        for number in range(_CALLS)
    )
    sales = tuple(_sale(shop, plan, (number, calls)) for number in range(plan.orders))
    return Scene(sales, Records(broadcasts=calls))


def _sale(shop: Shop, plan: WorldPlan, what: tuple[int, tuple[Broadcast, ...]]) -> Sale:
    """One viewer who buys within a few minutes of a call."""
    number, calls = what
    stream = shop.stream(f"H2/{number}")
    which = stream.below(len(calls))
    sku = shop.goods[which % 3]
    lag = round(30 + 780 * stream.unit() * stream.unit())
    buyer = account(stream)
    return Sale(
        ref=f"H2/{number}",
        at=calls[which].starts_at + timedelta(seconds=lag),
        buyer=buyer,
        to=buyer.home,
        lines=(line(sku, quantity(stream), off=_OFF),),
        conduct=Conduct(
            pays_within=(2, 30),
            backlog_h=stream.between(0, 20),
            tracked=not stream.chance(plan.proof_missing),
        ),
        label=Label("look_alike", "H2", f"H2-{plan.day.isoformat()}", "RC05"),
        live=calls[which].ref,
    )
