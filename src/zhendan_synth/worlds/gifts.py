"""H9: before a festival people send presents to relatives and friends, who may be surprised."""

from datetime import datetime, timedelta

from zhendan_synth.baskets import line
from zhendan_synth.facts import Account, Conduct, Label, Sale, Scene
from zhendan_synth.people import account
from zhendan_synth.places import address_in, any_address
from zhendan_synth.shop import Shop, WorldPlan

_SURPRISED_SHARE = 0.12
_NOTES = ("节日快乐，请代收", "送长辈的，附张贺卡", "礼物，麻烦别放小票", "中秋安康，祝好")


def festival_gifts(shop: Shop, plan: WorldPlan) -> Scene:
    """Givers with two to ten receivers each, one after the other within an evening."""
    stream = shop.stream("H9")
    sales: list[Sale] = []
    while len(sales) < plan.orders:
        giver = account(stream)
        start = shop.moment(stream, plan.day - timedelta(days=6), plan.day)
        for _ in range(min(stream.between(2, 10), plan.orders - len(sales))):
            sales.append(_gift(shop, plan, (len(sales), giver, start)))
            start += timedelta(minutes=stream.between(2, 14))
    return Scene(tuple(sales))


def _gift(shop: Shop, plan: WorldPlan, what: tuple[int, Account, datetime]) -> Sale:
    """One present for one receiver."""
    number, giver, start = what
    stream = shop.stream(f"H9/{number}")
    near = stream.chance(0.5)
    to = address_in(giver.home.city, stream) if near else any_address(stream)
    surprised = stream.chance(_SURPRISED_SHARE)
    return Sale(
        ref=f"H9/{number}",
        at=start,
        buyer=giver,
        to=to,
        lines=(line(stream.pick(shop.goods[:8]), stream.between(1, 2)),),
        conduct=Conduct(
            talk="surprised" if surprised else "natural",
            tracked=not stream.chance(plan.proof_missing),
        ),
        label=Label("look_alike", "H9", f"H9-{giver.key}", "RC03"),
        gift_note=stream.pick(_NOTES) if stream.chance(0.8) else "",
    )
