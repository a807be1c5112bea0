"""H14: cheap samples for testers whose reviews are wanted: real goods, a doubtful practice."""

from dataclasses import replace
from datetime import timedelta

from zhendan_synth.baskets import line
from zhendan_synth.facts import Conduct, Label, Payback, Sale, Scene
from zhendan_synth.people import account
from zhendan_synth.shop import Shop, WorldPlan

_OFF = 70
_REWARD = 200  # far below the price; fen for pictures with the review
_REWARDED_SHARE = 0.5


def sample_scheme(shop: Shop, plan: WorldPlan) -> Scene:
    """Two weeks of samples of one item; half of the testers get a small reward for pictures."""
    return Scene(tuple(_sale(shop, plan, number) for number in range(plan.orders)))


def _sale(shop: Shop, plan: WorldPlan, number: int) -> Sale:
    """One tester's order."""
    stream = shop.stream(f"H14/{number}")
    buyer = account(stream)
    sale = Sale(
        ref=f"H14/{number}",
        at=shop.moment(stream, plan.day - timedelta(days=14), plan.day),
        buyer=buyer,
        to=buyer.home,
        lines=(line(shop.goods[2], 1, off=_OFF),),
        conduct=Conduct(
            review="wanted",
            refund="never",
            memo="试用活动 需晒图",
            tracked=not stream.chance(plan.proof_missing),
        ),
        label=Label("look_alike", "H14", "H14-samples", "RC18"),
    )
    if not stream.chance(_REWARDED_SHARE):
        return sale
    reward = Payback(
        payee=buyer.pay_account,
        payee_name=buyer.name,
        commission=_REWARD - sale.paid,
        days=stream.between(8, 14),
        handled_by=shop.clerks[0],
    )
    return replace(sale, conduct=replace(sale.conduct, payback=reward))
