"""H8: a reseller's one account orders for many doors; suppliers send from their own towns."""

from datetime import timedelta

from zhendan_synth.baskets import basket
from zhendan_synth.facts import Account, City, Conduct, Label, Person, Records, Sale, Scene
from zhendan_synth.people import account
from zhendan_synth.places import CITIES, any_address
from zhendan_synth.shop import Shop, WorldPlan

_SUPPLIERS = 3


def drop_shipping(shop: Shop, plan: WorldPlan) -> Scene:
    """Weeks of orders of one reseller; goods never pass the shop's own shelf, scale or bill."""
    stream = shop.stream("H8")
    reseller = account(stream)
    towns = stream.sample([city for city in CITIES if city != shop.warehouse], _SUPPLIERS)
    sales = tuple(_sale(shop, plan, (number, reseller, towns)) for number in range(plan.orders))
    people = tuple(_supplier(shop, town, number) for number, town in enumerate(towns))
    known = not stream.chance(plan.proof_missing)
    return Scene(sales, Records(people=people if known else ()))


def _supplier(shop: Shop, town: City, number: int) -> Person:
    """A supplier as the shop's register names it."""
    own = account(shop.stream(f"H8/supplier/{number}"))
    since = shop.plan.first_day - timedelta(days=300)
    name = f"虚构供应商{'甲乙丙'[number]}"
    note = f"一件代发，{town.name}发货"
    ref, role = f"G{number + 1:02d}", "供应商"
    return Person(ref, role, name, own.phone, own.home, own.pay_account, own.nick, since, note=note)


def _sale(shop: Shop, plan: WorldPlan, what: tuple[int, Account, list[City]]) -> Sale:
    """One parcel to one of the reseller's own customers."""
    number, reseller, towns = what
    stream = shop.stream(f"H8/{number}")
    town = stream.pick(towns)
    first = plan.day - timedelta(days=30)
    return Sale(
        ref=f"H8/{number}",
        at=shop.moment(stream, first, plan.day),
        buyer=reseller,
        to=any_address(stream),
        lines=basket(shop, stream),
        conduct=Conduct(
            origin=town,
            outlet=f"{town.name}示例二部",
            goods_leave=False,
            weighed=False,
            billed=False,
            memo="一件代发 供应商直发",
            talk="none" if stream.chance(0.9) else "natural",
            tracked=not stream.chance(plan.proof_missing),
        ),
        label=Label("look_alike", "H8", "H8-reseller", "RC19"),
    )
