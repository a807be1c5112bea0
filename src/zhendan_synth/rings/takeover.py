"""R12: an outsider orders from old customers' accounts at odd hours, to addresses of his own."""

from datetime import timedelta

from zhendan_synth.baskets import basket, line
from zhendan_synth.facts import Account, Conduct, Label, Sale, Scene
from zhendan_synth.people import account
from zhendan_synth.places import any_address
from zhendan_synth.shop import RingPlan, Shop, at

_HISTORY = 3


def takeover(shop: Shop, plan: RingPlan) -> Scene:
    """Each victim's ordinary history, then the outsider's orders, undone once the owner sees."""
    sales: list[Sale] = []
    for number in range(plan.accounts):
        victim = account(shop.stream(f"{plan.prefix}/victim/{number}"))
        sales.extend(_past(shop, plan, (number, place, victim)) for place in range(_HISTORY))
    sales.extend(_hostile(shop, plan, number) for number in range(plan.orders))
    return Scene(tuple(sales))


def _past(shop: Shop, plan: RingPlan, what: tuple[int, int, Account]) -> Sale:
    """One order of the owner, before anything happened."""
    number, place, victim = what
    stream = shop.stream(f"{plan.prefix}/past/{number}/{place}")
    return Sale(
        ref=f"{plan.prefix}/past/{number}/{place}",
        at=shop.moment(stream, None, plan.first_day - timedelta(days=10)),
        buyer=victim,
        to=victim.home,
        lines=basket(shop, stream),
    )


def _hostile(shop: Shop, plan: RingPlan, number: int) -> Sale:
    """One order in the small hours; the owner writes once he sees it."""
    stream = shop.stream(f"{plan.prefix}/{number}")
    victim = account(shop.stream(f"{plan.prefix}/victim/{number % plan.accounts}"))
    night = plan.first_day + timedelta(days=stream.between(0, plan.days))
    seen = stream.chance(0.4)
    return Sale(
        ref=f"{plan.prefix}/{number}",
        at=at(night, stream.between(2, 4), stream.below(60), stream.below(60)),
        buyer=victim,
        to=any_address(stream),
        lines=(line(shop.goods[0], stream.between(2, 6)),),
        conduct=Conduct(
            refund="refused" if stream.chance(0.3) else "fast",
            talk="stolen" if seen else "none",
            review="none",
            pays_within=(5, 60),
        ),
        label=Label("ring", plan.code, plan.group, "RC17", ("attack",)),
    )
