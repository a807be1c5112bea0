"""H10: a price by mistake; coupon hunters find it and buy by the hundred within minutes."""

from dataclasses import replace
from datetime import timedelta

from zhendan_synth.baskets import line
from zhendan_synth.facts import Conduct, Label, Records, Sale, Scene, Ticket
from zhendan_synth.people import account
from zhendan_synth.shop import Shop, WorldPlan, at

_OFF = 85  # per cent: two coupons that should not have added up
_PER_HUNTER = 3


def coupon_hunters(shop: Shop, plan: WorldPlan) -> Scene:
    """One item, a quarter of an hour, real goods; the shop reports the mistake the same night."""
    stream = shop.stream("H10")
    start = at(plan.day, stream.pick((12, 20, 21)), stream.between(0, 30))
    minutes = stream.between(10, 40)
    moments = [start + timedelta(seconds=stream.below(minutes * 60)) for _ in range(plan.orders)]
    sales = tuple(
        replace(_sale(shop, plan, number), at=moment) for number, moment in enumerate(moments)
    )
    ticket = Ticket(
        ref=f"TS{plan.day:%Y%m%d}0007",
        at=start + timedelta(minutes=minutes + 25),
        subject="优惠叠加设置错误",
        words="两张券误设可叠加，短时间内被集中下单，已下架修正，订单照常发货。",
        answer="已记录。",
    )
    known = not stream.chance(plan.proof_missing)
    return Scene(sales, Records(tickets=(ticket,) if known else ()))


def _sale(shop: Shop, plan: WorldPlan, number: int) -> Sale:
    """One order of a hunter; a third of them come back with the same account."""
    stream = shop.stream(f"H10/{number}")
    hunter = number // _PER_HUNTER if number % _PER_HUNTER else number
    buyer = account(shop.stream(f"H10/hunter/{hunter}"))
    return Sale(
        ref=f"H10/{number}",
        at=at(plan.day),
        buyer=buyer,
        to=buyer.home,
        lines=(line(shop.goods[1], stream.between(1, 5), off=_OFF),),
        conduct=Conduct(
            pays_within=(2, 40),
            backlog_h=stream.between(10, 60),
            tracked=not stream.chance(plan.proof_missing),
        ),
        label=Label("look_alike", "H10", f"H10-{plan.day.isoformat()}", "RC14"),
    )
