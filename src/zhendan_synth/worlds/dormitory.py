"""H5: many students on one address: one building, one pick-up station, over months."""

from datetime import timedelta

from zhendan_synth.baskets import basket
from zhendan_synth.facts import Address, Conduct, Label, Place, Records, Sale, Scene
from zhendan_synth.people import account
from zhendan_synth.places import any_city
from zhendan_synth.shop import Shop, WorldPlan


def dormitory(shop: Shop, plan: WorldPlan) -> Scene:
    """One building of an invented school; a month of orders before the notice, more earlier."""
    stream = shop.stream("H5")
    city = any_city(stream)
    building = Address(city, "示例区", "大学城街道", f"虚构大学{stream.between(1, 9)}号宿舍楼")
    sales = tuple(_sale(shop, plan, (number, building)) for number in range(plan.orders))
    place = Place(building.line(), "宿舍", "学生宿舍楼，快递统一由示例驿站代收")
    return Scene(sales, Records(places=(place,)))


def _sale(shop: Shop, plan: WorldPlan, what: tuple[int, Address]) -> Sale:
    """One student's order."""
    number, building = what
    stream = shop.stream(f"H5/{number}")
    recent = stream.chance(0.6)
    first = plan.day - timedelta(days=25) if recent else None
    return Sale(
        ref=f"H5/{number}",
        at=shop.moment(stream, first, plan.day),
        buyer=account(stream, home=building),
        to=building,
        lines=basket(shop, stream),
        conduct=Conduct(tracked=not stream.chance(plan.proof_missing)),
        label=Label("look_alike", "H5", "H5-dormitory", "RC04"),
    )
