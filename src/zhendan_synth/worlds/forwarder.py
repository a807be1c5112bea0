"""H6: buyers abroad give a forwarder's warehouse as their address, some with a suite code."""

from dataclasses import replace
from datetime import timedelta

from zhendan_synth.baskets import basket
from zhendan_synth.facts import Address, Conduct, Label, Place, Records, Sale, Scene
from zhendan_synth.people import account
from zhendan_synth.places import BY_NAME
from zhendan_synth.shop import Shop, WorldPlan

_GATES = ("广州市", "深圳市", "厦门市", "青岛市")
_ONWARD_SHARE = 0.4
_SUITE_SHARE = 0.5


def forwarder(shop: Shop, plan: WorldPlan) -> Scene:
    """Weeks of orders to one warehouse near a port; for part of them the onward leg is known."""
    stream = shop.stream("H6")
    city = BY_NAME[stream.pick(_GATES)]
    hall = Address(city, "示例区", "样例镇", f"虚构集运园区{stream.between(1, 9)}号仓")
    sales = tuple(_sale(shop, plan, (number, hall)) for number in range(plan.orders))
    place = Place(hall.line(), "集运仓", "示例集运公司的转运仓，货到后统一发往境外")
    known = not stream.chance(plan.proof_missing)
    return Scene(sales, Records(places=(place,) if known else ()))


def _sale(shop: Shop, plan: WorldPlan, what: tuple[int, Address]) -> Sale:
    """One order; half of the buyers write their suite into the address."""
    number, hall = what
    stream = shop.stream(f"H6/{number}")
    suite = f" {stream.pick('ABCDEF')}{stream.between(100, 999)}"
    to = replace(hall, detail=hall.detail + (suite if stream.chance(_SUITE_SHARE) else ""))
    first = plan.day - timedelta(days=45)
    onward = stream.chance(_ONWARD_SHARE)
    return Sale(
        ref=f"H6/{number}",
        at=shop.moment(stream, first, plan.day),
        buyer=account(stream, home=to),
        to=to,
        lines=basket(shop, stream),
        conduct=Conduct(
            track="onward" if onward else "full", tracked=not stream.chance(plan.proof_missing)
        ),
        label=Label("look_alike", "H6", "H6-forwarder", "RC04"),
    )
