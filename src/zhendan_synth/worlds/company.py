"""H4: a firm orders presents: one account, one payer, many addresses, a company invoice."""

from dataclasses import replace
from datetime import timedelta

from zhendan_synth.baskets import line
from zhendan_synth.facts import Account, Conduct, Label, Sale, Scene
from zhendan_synth.people import account
from zhendan_synth.places import address_in, any_address
from zhendan_synth.shop import Shop, WorldPlan, at

COMPANY = "示例（虚构）科技有限公司"


def company_gifts(shop: Shop, plan: WorldPlan) -> Scene:
    """One buyer of a company sends the same present to its people over one afternoon."""
    stream = shop.stream("H4")
    buyer = replace(account(stream), name="企**")
    sku = stream.pick(shop.goods[:6])
    start = at(plan.day, 13, stream.below(40))
    sales = []
    clock = start
    for number in range(plan.orders):
        clock += timedelta(seconds=stream.between(70, 420))
        sales.append(_gift(shop, plan, (number, buyer)))
        sales[-1] = replace(sales[-1], at=clock, lines=(line(sku, 1, off=5),))
    return Scene(tuple(sales))


def _gift(shop: Shop, plan: WorldPlan, who: tuple[int, Account]) -> Sale:
    """One present; the first order carries the talk about contract and invoice."""
    number, buyer = who
    stream = shop.stream(f"H4/{number}")
    near = stream.chance(0.6)
    to = address_in(buyer.home.city, stream) if near else any_address(stream)
    return Sale(
        ref=f"H4/{number}",
        at=at(plan.day),
        buyer=buyer,
        to=to,
        lines=(),
        conduct=Conduct(
            pays_within=(8, 90),
            talk="company" if number == 0 else "none",
            refund="never",
            memo="企业团购 开公司发票" if number % 3 == 0 else "企业团购",
            tracked=not stream.chance(plan.proof_missing),
        ),
        label=Label("look_alike", "H4", "H4-company", "RC03"),
        gift_note=f"{COMPANY} 员工福利，代收即可",
    )
