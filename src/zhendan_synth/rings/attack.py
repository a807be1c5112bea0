"""R11: an outsider orders in bulk to get the shop punished; the shop gains nothing by it."""

from datetime import timedelta

from zhendan_synth.baskets import line
from zhendan_synth.facts import Conduct, Label, Records, Sale, Scene, Ticket
from zhendan_synth.people import account
from zhendan_synth.shop import RingPlan, Shop


def attack(shop: Shop, plan: RingPlan) -> Scene:
    """First-time accounts, one item in bulk, fast refunds, a few threats, a ticket meanwhile."""
    sales = tuple(_sale(shop, plan, number) for number in range(plan.orders))
    moments = sorted(sale.at for sale in sales)
    reported = moments[min(len(moments) - 1, len(moments) // 3)] + timedelta(minutes=40)
    ticket = Ticket(
        ref=f"TS{reported:%Y%m%d}{plan.part:04d}",
        at=reported,
        subject="疑似恶意下单，请协助核查",
        words="本店同一商品短时间内出现大量新账号批量下单并立即申请退款，已临时限购，附订单截图。",
        answer="已收到，正在核实。",
    )
    return Scene(sales, Records(tickets=(ticket,) if plan.reported else ()))


def _sale(shop: Shop, plan: RingPlan, number: int) -> Sale:
    """One hostile order: large quantity, refunded before it can be shipped, or refused."""
    stream = shop.stream(f"{plan.prefix}/{number}")
    buyer = account(shop.stream(f"{plan.prefix}/account/{number % plan.accounts}"))
    refused = stream.chance(0.2 + 0.4 * plan.camouflage)
    return Sale(
        ref=f"{plan.prefix}/{number}",
        at=shop.moment(stream, plan.first_day, plan.last_day),
        buyer=buyer,
        to=buyer.home,
        lines=(line(shop.goods[0], stream.between(4, 20)),),
        conduct=Conduct(
            refund="refused" if refused else "fast",
            talk="threat" if stream.chance(plan.threats) else "none",
            review="none",
            pays_within=(5, 90),
        ),
        label=Label("ring", "R11", plan.group, "RC13", ("attack",)),
    )
