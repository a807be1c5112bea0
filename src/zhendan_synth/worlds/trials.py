"""H13: the shop's own test orders, closed at once, and one-yuan links for price differences."""

from zhendan_synth.baskets import line
from zhendan_synth.facts import Conduct, Label, Sale, Scene
from zhendan_synth.goods import price_link
from zhendan_synth.people import account, account_of
from zhendan_synth.shop import Shop, WorldPlan


def trial_orders(shop: Shop, plan: WorldPlan) -> Scene:
    """Half test orders of the shop's own people, half price links of ordinary buyers."""
    return Scene(tuple(_sale(shop, plan, number) for number in range(plan.orders)))


def _sale(shop: Shop, plan: WorldPlan, number: int) -> Sale:
    """A test order is closed and refunded within minutes and never shipped."""
    stream = shop.stream(f"H13/{number}")
    test = number % 2 == 0
    buyer = account_of(shop.people[0]) if test else account(stream)
    lines = (
        (line(stream.pick(shop.goods), 1),)
        if test
        else (line(price_link(), stream.between(1, 30)),)
    )
    conduct = Conduct(
        refund="test" if test else "never",
        goods_leave=False,
        talk="none" if test else "price_link",
        review="none",
        memo="系统测试单" if test else "补差价",
        pays_within=(3, 40),
    )
    return Sale(
        ref=f"H13/{number}",
        at=shop.moment(stream, None, plan.day),
        buyer=buyer,
        to=buyer.home,
        lines=lines,
        conduct=conduct,
        label=Label("look_alike", "H13", "H13-tests", "RC16" if test else "RC07"),
    )
